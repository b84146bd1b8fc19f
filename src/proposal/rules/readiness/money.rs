//! Money asked and money claimed, held against lines, tracks, rates and the match.

use super::Finding;
use crate::call::rules::{Rulebook, Text};
use crate::ground::{Euro, Result};
use crate::proposal::rules::content::{Ask, Content};
use crate::proposal::rules::matching::{self, MatchFinding};
use crate::proposal::rules::part::Part;

pub fn findings(book: &Rulebook, content: &Content) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    if content.eu_asked()?.is_zero() {
        findings.push(Finding::warns("asks-missing", Part::Money));
    }
    findings.extend(content.asks.iter().filter_map(|ask| misplaced(book, content, ask)));
    findings.extend(over_caps(book, content)?);
    let matches = matches(book, content)?;
    let short =
        |subject: &Text| matches.iter().any(|one| one.code == "match-short" && one.subject == *subject);
    // What is short of its match mostly passes the rate as well; once said is enough.
    findings.extend(over_rates(book, content)?.into_iter().filter(|one| !short(&one.subject)));
    findings.extend(matches);
    findings.extend(beside_the_point(book, content)?);
    Ok(findings)
}

fn title_of(book: &Rulebook, cost_type: &str) -> Text {
    book.cost_type(cost_type).map_or_else(|| Text::plain(cost_type), |one| one.title.clone())
}

/// Money for a cost type that the track does not know, or that the line does not pay.
fn misplaced(book: &Rulebook, content: &Content, ask: &Ask) -> Option<Finding> {
    let (line, track) = (book.budget_line(&ask.line), book.track(&content.track));
    let on_track = line.is_some_and(|line| line.serves(&content.track))
        && track.is_none_or(|track| track.cost_types.contains(&ask.cost_type));
    let code = match line.is_some_and(|line| line.pays.contains(&ask.cost_type)) {
        false => "ask-line",
        true if !on_track => "ask-track",
        true => return None,
    };
    let finding = Finding::warns(code, Part::Money).about(&title_of(book, &ask.cost_type));
    Some(finding.with("asked_amount", ask.amount))
}

fn over_caps(book: &Rulebook, content: &Content) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for line in &book.budget_lines {
        let of_line = content.asks.iter().filter(|ask| ask.line == line.id);
        let asked = Euro::sum(of_line.map(|ask| ask.amount))?;
        if let Some(cap) = line.cap_per_proposal.filter(|cap| asked > *cap) {
            let finding = Finding::warns("cap-exceeded", Part::Money).about(&line.title);
            findings.push(finding.with("asked_amount", asked).with("cap_amount", cap));
        }
    }
    Ok(findings)
}

/// The EU's part of all the money for a cost type, whatever its origin, stays below the line's rate.
fn over_rates(book: &Rulebook, content: &Content) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for cost_type in &book.cost_types {
        let eu = content.eu_asked_for(&cost_type.id)?;
        let all = eu.plus(content.claimed_for(&cost_type.id)?)?;
        let asked = content.asks.iter().filter(|ask| ask.cost_type == cost_type.id);
        let rate = asked.filter_map(|ask| book.budget_line(&ask.line)).map(|line| line.max_rate).min();
        if let Some(rate) = rate
            && eu > all.share_down(rate)?
        {
            let finding = Finding::warns("rate-exceeded", Part::Money).about(&cost_type.title);
            findings.push(
                finding.with("asked_amount", eu).with("all_amount", all).with("rate", rate.percent(".")),
            );
        }
    }
    Ok(findings)
}

/// Too little beside the EU's money warns, too much informs; per cost type where the rulebook says so.
fn matches(book: &Rulebook, content: &Content) -> Result<Vec<Finding>> {
    let types: Vec<&str> = book.cost_types.iter().map(|one| one.id.as_str()).collect();
    let (asked, beside) = (matching::asked(content), matching::beside(content));
    let matched = matching::matched(&book.matching, &types, &asked, &beside)?;
    let found = matching::findings(&book.matching, &matched, &[], &[])?;
    let as_finding = |one: matching::MatchResult| {
        let subject = one.cost_type.as_deref().map(|id| title_of(book, id)).unwrap_or_default();
        let finding = match (one.finding, &one.cost_type) {
            (MatchFinding::Short, Some(_)) => Finding::warns("match-short", Part::Cofunding),
            (MatchFinding::Short, None) => Finding::warns("match-short-total", Part::Cofunding),
            (MatchFinding::Over, Some(_)) => Finding::informs("match-over", Part::Cofunding),
            // More in all than asked is the sum of what was said per cost type.
            (MatchFinding::Over, None) | (MatchFinding::Unequal, _) => return None,
        };
        Some(finding.about(&subject).with("amount", one.amount))
    };
    let findings: Vec<Finding> = found.into_iter().filter_map(as_finding).collect();
    // In all it can be short though each cost type is met only where cost types are not tested.
    let told = findings.iter().any(|one| one.code == "match-short");
    Ok(findings.into_iter().filter(|one| !told || one.code != "match-short-total").collect())
}

/// Money that does not count by its origin, and claims for what nothing is asked for.
fn beside_the_point(book: &Rulebook, content: &Content) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for cost_type in &book.cost_types {
        let of_type = || content.tranches.iter().filter(|one| one.cost_type == cost_type.id);
        let uncounted = of_type().filter(|one| !matching::counts(&book.matching, one.origin));
        let uncounted = Euro::sum(uncounted.map(|one| one.amount))?;
        if !uncounted.is_zero() {
            let finding = Finding::informs("money-uncounted", Part::Cofunding);
            findings.push(finding.about(&cost_type.title).with("amount", uncounted));
        }
        let claimed = content.claimed_for(&cost_type.id)?;
        if !claimed.is_zero() && content.eu_asked_for(&cost_type.id)?.is_zero() {
            let finding = Finding::informs("claim-unasked", Part::Cofunding);
            findings.push(finding.about(&cost_type.title).with("amount", claimed));
        }
    }
    Ok(findings)
}
