//! Money asked and money claimed, held against lines, tracks, rates and the match.

use super::Finding;
use crate::call::rules::{Rulebook, Text};
use crate::ground::{Euro, Result};
use crate::proposal::rules::budget::Reckoning;
use crate::proposal::rules::content::{Ask, Content, Cost};
use crate::proposal::rules::matching::{self, Gone, MatchFinding};
use crate::proposal::rules::part::Part;
use crate::proposal::rules::rate::{Rated, rated};

pub fn findings(book: &Rulebook, content: &Content) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    if content.eu_asked()?.is_zero() {
        findings.push(Finding::warns("asks-missing", Part::Money));
    }
    findings.extend(content.asks.iter().filter_map(|ask| misplaced(book, content, ask)));
    findings.extend(unfunded(book, content));
    findings.extend(over_caps(book, content)?);
    let matches = matches(book, content)?;
    findings.extend(over_rates(book, content)?);
    findings.extend(matches);
    findings.extend(unfinanced(book, content)?);
    findings.extend(unplaced(book, content));
    findings.extend(beside_the_point(book, content)?);
    Ok(findings)
}

pub(super) fn title_of(book: &Rulebook, cost_type: &str) -> Text {
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

/// Money asked for an organisation whose role may receive none.
fn unfunded(book: &Rulebook, content: &Content) -> Vec<Finding> {
    let finding = |(place, cost): (usize, &Cost)| {
        let partner = cost.partner.and_then(|at| content.partners.get(at))?;
        if cost.asked.is_zero() || book.funds_role(&partner.role) {
            return None;
        }
        let finding = Finding::warns("ask-unfunded", Part::Money).with("name", &partner.name);
        Some(finding.with("asked_amount", cost.asked).at(format!("costs.{place}.asked")))
    };
    content.costs.iter().enumerate().filter_map(finding).collect()
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

fn over_rates(book: &Rulebook, content: &Content) -> Result<Vec<Finding>> {
    let over = rated(book, content)?.into_iter().filter(|one| !one.over().is_zero());
    let finding = |one: Rated| {
        let finding = Finding::warns("rate-exceeded", Part::Money).about(&title_of(book, &one.cost_type));
        let finding = finding.with("asked_amount", one.asked).with("all_amount", one.whole);
        finding.with("rate", one.rate.percent("."))
    };
    Ok(over.map(finding).collect())
}

/// Too little beside the EU's money warns, too much informs; per cost type where the rulebook says so.
fn matches(book: &Rulebook, content: &Content) -> Result<Vec<Finding>> {
    let types: Vec<&str> = book.cost_types.iter().map(|one| one.id.as_str()).collect();
    let (asked, beside) = (matching::asked(content), matching::beside(content));
    let matched = matching::matched(&book.matching, &types, &asked, &beside)?;
    let found = matching::findings(&book.matching, &matched, &[], &[])?;
    let as_finding = |one: matching::MatchResult| -> Result<Option<Finding>> {
        let gone = Gone::of(&book.matching, content, one.cost_type.as_deref())?.missing(one.amount);
        let subject = one.cost_type.as_deref().map(|id| title_of(book, id)).unwrap_or_default();
        let finding = match (one.finding, &one.cost_type) {
            (MatchFinding::Short, Some(_)) => Finding::warns("match-short", Part::Cofunding),
            (MatchFinding::Short, None) => Finding::warns("match-short-total", Part::Cofunding),
            (MatchFinding::Over, Some(_)) => Finding::informs("match-over", Part::Cofunding),
            // More in all than asked is the sum of what was said per cost type.
            (MatchFinding::Over, None) | (MatchFinding::Unequal, _) => return Ok(None),
        };
        let finding = finding.about(&subject).with("amount", one.amount);
        let because = if gone.is_zero() { "other" } else { "declined" };
        Ok(Some(finding.with("because", because).with("declined_amount", gone)))
    };
    let findings = found.into_iter().filter_map(|one| as_finding(one).transpose());
    let findings = findings.collect::<Result<Vec<Finding>>>()?;
    // In all it can be short though each cost type is met only where cost types are not tested.
    let told = findings.iter().any(|one| one.code == "match-short");
    Ok(findings.into_iter().filter(|one| !told || one.code != "match-short-total").collect())
}

/// Costs that nobody pays yet, and money beyond the costs: told with what is missing, per cost type.
fn unfinanced(book: &Rulebook, content: &Content) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for sum in Reckoning::of(book, content)?.types {
        let Some(id) = sum.cost_type.filter(|_| !sum.cost.is_zero()) else { continue };
        let finding = match (sum.open.is_zero(), sum.beyond.is_zero()) {
            (false, _) => Finding::warns("cost-open", Part::Cofunding).with("amount", sum.open),
            (_, false) => Finding::warns("cost-beyond", Part::Cofunding).with("amount", sum.beyond),
            _ => continue,
        };
        let finding = finding.with("cost_amount", sum.cost).about(&title_of(book, &id));
        findings.push(finding);
    }
    Ok(findings)
}

/// Rows of the budget that name no organisation, or no year where the cost type is given by years; and money asked
/// without a budget.
fn unplaced(book: &Rulebook, content: &Content) -> Vec<Finding> {
    let mut findings = Vec::new();
    if content.costs.is_empty() && !content.asks.is_empty() {
        findings.push(Finding::warns("budget-missing", Part::Money));
    }
    for (place, cost) in content.costs.iter().enumerate() {
        let by_year = book.cost_type(&cost.cost_type).is_some_and(|one| one.by_year);
        let code = match (cost.partner, cost.year) {
            (None, _) => "cost-partner",
            (_, None) if by_year => "cost-year",
            _ => continue,
        };
        let finding = Finding::warns(code, Part::Money).about(&title_of(book, &cost.cost_type));
        findings.push(
            finding
                .with("amount", cost.amount)
                .with("row", place + 1)
                .at(format!("costs.{place}.{}", code.trim_start_matches("cost-"))),
        );
    }
    findings
}

/// Money that does not count by its origin, and claims for what nothing is asked for.
fn beside_the_point(book: &Rulebook, content: &Content) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for cost_type in &book.cost_types {
        let of_type = || content.standing().filter(|one| one.cost_type == cost_type.id);
        let uncounted = of_type().filter(|one| !matching::counts(&book.matching, one.level, one.origin));
        let uncounted = Euro::sum(uncounted.map(|one| one.amount))?;
        if !uncounted.is_zero() {
            let finding = Finding::informs("money-uncounted", Part::Cofunding);
            findings.push(finding.about(&cost_type.title).with("amount", uncounted));
        }
        let claimed = Euro::sum(of_type().map(|one| one.amount))?;
        if !claimed.is_zero() && content.eu_asked_for(&cost_type.id)?.is_zero() {
            let finding = Finding::informs("claim-unasked", Part::Cofunding);
            findings.push(finding.about(&cost_type.title).with("amount", claimed));
        }
    }
    Ok(findings)
}
