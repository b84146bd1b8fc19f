//! The tables of a report from sealed editions.

use std::collections::BTreeMap;

use super::Teller;
use super::table::{Cell, Table, TableId};
use crate::call::rules::{Text, TieBreak};
use crate::ground::{Country, Euro, Result};
use crate::proposal::rules::matching::{MatchFinding, MatchResult};
use crate::report::rules::{ProposalRow, Sealed, Stand, Weight, is_private};

pub fn tables(tell: Teller<'_>, sealed: &Sealed) -> Result<Vec<Table>> {
    let mut tables = vec![proposals(tell, sealed), findings(tell, sealed), lines(tell, sealed)];
    tables.push(money(tell, sealed)?);
    if sealed.counts.over_thresholds.is_some() {
        tables.push(scores(tell, sealed));
    }
    tables.push(states(sealed)?);
    tables.push(facts(tell, sealed));
    Ok(tables)
}

fn named(tell: Teller<'_>, names: &BTreeMap<String, Text>, id: &str) -> String {
    names.get(id).map_or(id, |title| title.in_language(tell.language.code())).to_owned()
}

/// A class of the stylesheet for a row of the list.
fn class(row: &ProposalRow, next: Option<&ProposalRow>) -> &'static str {
    let paid = |row: &ProposalRow| matches!(row.stands, Stand::Main | Stand::Selected);
    match row.stands {
        Stand::Main | Stand::Selected if next.is_some_and(|next| !paid(next)) => "line",
        Stand::NotEligible | Stand::Below | Stand::Rejected | Stand::OnReserve | Stand::Reserve => "below",
        _ => "",
    }
}

/// Seventeen columns are too many to see at once.
const BENEATH: &[(&str, &str)] =
    &[("acronym", "reference"), ("track", "reference"), ("country", "host"), ("received", "state")];

fn proposals(tell: Teller<'_>, sealed: &Sealed) -> Table {
    let columns = [
        "rank",
        "reference",
        "acronym",
        "host",
        "country",
        "partner-states",
        "track",
        "received",
        "state",
        "score",
        "eu-asked",
        "eu-offered",
        "national",
        "private",
        "secured",
        "ratio",
        "findings",
    ];
    let mut table = Table::new(TableId::Proposals, &columns).reads_beneath(BENEATH);
    for (place, row) in sealed.proposals.iter().enumerate() {
        let told = row.findings.iter().filter(|one| one.finding == MatchFinding::Short);
        let told = told.map(|one| tell.say(&format!("report-finding-{}", one.finding.name())));
        let mut told: Vec<String> = told.collect();
        told.dedup();
        table.classed(
            class(row, sealed.proposals.get(place + 1)),
            vec![
                Cell::Number(row.rank.and_then(|rank| i64::try_from(rank).ok())),
                Cell::text(&row.reference),
                Cell::text(&row.acronym),
                Cell::text(&row.host),
                Cell::Countries(row.country.into_iter().collect()),
                Cell::Countries(row.partner_countries.clone()),
                Cell::text(named(tell, &sealed.names.tracks, &row.track)),
                Cell::At(Some(row.received)),
                Cell::text(tell.say(&format!("report-stand-{}", row.stands.name()))),
                Cell::Score(row.total.map(|total| total.hundredths())),
                Cell::Millions(Some(row.eu_asked)),
                row.eu_offered.map_or(Cell::Empty, |amount| Cell::Millions(Some(amount))),
                Cell::Millions(Some(row.national)),
                Cell::Millions(Some(row.private)),
                row.secured.map_or(Cell::Empty, |amount| Cell::Millions(Some(amount))),
                Cell::Ratio(row.national_to_eu),
                Cell::text(told.join("; ")),
            ],
        );
    }
    let sums = &sealed.sums;
    let mut foot = vec![Cell::text(""), Cell::text(tell.say("report-sum-all"))];
    foot.extend((0..8).map(|_| Cell::text("")));
    foot.push(Cell::Millions(Some(sums.eu_asked)));
    foot.push(sums.eu_offered.map_or(Cell::Empty, |amount| Cell::Millions(Some(amount))));
    foot.extend([Cell::Millions(Some(sums.national)), Cell::Millions(Some(sums.private))]);
    foot.extend((0..3).map(|_| Cell::text("")));
    table.foot = Some(foot);
    table
}

fn weight(finding: MatchFinding) -> Weight {
    match finding {
        MatchFinding::Short => Weight::Alarm,
        MatchFinding::Over => Weight::Information,
        MatchFinding::Unequal => Weight::DataQuality,
    }
}

fn findings(tell: Teller<'_>, sealed: &Sealed) -> Table {
    let columns = ["weight", "reference", "acronym", "cost-type", "finding", "amount", "more"];
    let mut table = Table::new(TableId::Findings, &columns);
    let mut all: Vec<(&ProposalRow, &MatchResult)> = sealed.findings().collect();
    all.sort_by(|a, b| {
        let key = |(row, one): &(&ProposalRow, &MatchResult)| {
            (weight(one.finding), row.reference.clone(), one.cost_type.clone())
        };
        key(a).cmp(&key(b))
    });
    for (row, one) in all {
        let weight = weight(one.finding);
        let of = match &one.cost_type {
            Some(id) => named(tell, &sealed.names.cost_types, id),
            None => tell.say("report-overall"),
        };
        let args = [("amount", one.amount.to_string()), ("what", of.clone())];
        table.classed(
            if weight == Weight::Alarm { "alarm" } else { "" },
            vec![
                Cell::text(tell.say(&format!("report-weight-{}", weight.name()))),
                Cell::text(&row.reference),
                Cell::text(&row.acronym),
                Cell::text(of),
                Cell::text(tell.say(&format!("report-finding-{}", one.finding.name()))),
                Cell::Money(Some(one.amount)),
                Cell::text(tell.text(&format!("report-match-{}", one.finding.name()), &args)),
            ],
        );
    }
    table
}

fn lines(tell: Teller<'_>, sealed: &Sealed) -> Table {
    let columns = ["line", "slice", "carried", "held", "available", "asked", "offered", "left", "carries"];
    let mut table = Table::new(TableId::Lines, &columns);
    for row in &sealed.lines {
        let drawn = |of: fn(&crate::ranking::rules::LineStanding) -> Euro| {
            row.standing.as_ref().map_or(Cell::Empty, |standing| Cell::Money(Some(of(standing))))
        };
        table.row(vec![
            Cell::text(named(tell, &sealed.names.lines, &row.line)),
            Cell::Money(Some(row.slice)),
            drawn(|standing| standing.purse.carried),
            drawn(|standing| standing.purse.held),
            drawn(|standing| standing.available),
            Cell::Money(Some(row.asked)),
            drawn(|standing| standing.offered),
            drawn(|standing| standing.left),
            drawn(|standing| standing.carries),
        ]);
    }
    table
}

fn money(tell: Teller<'_>, sealed: &Sealed) -> Result<Table> {
    let columns = [
        "reference",
        "acronym",
        "payer",
        "level",
        "country",
        "cost-type",
        "kind",
        "origin",
        "asked",
        "offered",
    ];
    let mut table = Table::new(TableId::Money, &columns);
    for row in &sealed.proposals {
        let head = || [Cell::text(&row.reference), Cell::text(&row.acronym)];
        for ask in &row.asks {
            let same = |offer: &&crate::proposal::rules::Ask| {
                offer.line == ask.line && offer.cost_type == ask.cost_type
            };
            let offered = Euro::sum(row.offers.iter().filter(same).map(|offer| offer.amount))?;
            let mut cells: Vec<Cell> = head().into();
            cells.extend([
                Cell::text(named(tell, &sealed.names.lines, &ask.line)),
                Cell::text(tell.say("report-level-eu")),
                Cell::Empty,
                Cell::text(named(tell, &sealed.names.cost_types, &ask.cost_type)),
                Cell::text(tell.say("report-kind-cash")),
                Cell::text(""),
                Cell::Money(Some(ask.amount)),
                row.eu_offered.map_or(Cell::Empty, |_| Cell::Money(Some(offered))),
            ]);
            table.row(cells);
        }
        for claim in &row.claims {
            let level = if is_private(claim) { "private" } else { claim.level.name() };
            let mut cells: Vec<Cell> = head().into();
            cells.extend([
                Cell::text(&claim.funder),
                Cell::text(tell.say(&format!("report-level-{level}"))),
                claim.country.map_or(Cell::Empty, |country| Cell::Countries(vec![country])),
                Cell::text(named(tell, &sealed.names.cost_types, &claim.cost_type)),
                Cell::text(tell.say(&format!("report-kind-{}", claim.kind.name()))),
                Cell::text(tell.say(&format!("report-origin-{}", claim.origin.name()))),
                Cell::Money(Some(claim.amount)),
                Cell::Empty,
            ]);
            table.row(cells);
        }
    }
    Ok(table)
}

fn scores(tell: Teller<'_>, sealed: &Sealed) -> Table {
    let mut table = Table::new(TableId::Scores, &["rank", "reference", "acronym", "criterion", "score"]);
    for row in &sealed.proposals {
        for (criterion, score) in &row.scores {
            table.row(vec![
                Cell::Number(row.rank.and_then(|rank| i64::try_from(rank).ok())),
                Cell::text(&row.reference),
                Cell::text(&row.acronym),
                Cell::text(named(tell, &sealed.names.criteria, criterion)),
                Cell::Score(Some(score.hundredths())),
            ]);
        }
    }
    table
}

fn states(sealed: &Sealed) -> Result<Table> {
    let mut table = Table::new(TableId::States, &["country", "hosts", "takes-part", "national", "eu-hosted"]);
    for country in sealed.countries() {
        let listed = |wanted: fn(&ProposalRow, Country) -> bool| {
            let those = sealed.proposals.iter().filter(|row| wanted(row, country));
            those.map(|row| row.reference.as_str()).collect::<Vec<_>>().join(", ")
        };
        let claims = sealed.proposals.iter().flat_map(|row| &row.claims);
        let theirs = claims.filter(|claim| claim.country == Some(country) && !is_private(claim));
        let hosted = sealed.proposals.iter().filter(|row| row.country == Some(country));
        table.row(vec![
            Cell::Countries(vec![country]),
            Cell::text(listed(|row, country| row.country == Some(country))),
            Cell::text(listed(|row, country| row.partner_countries.contains(&country))),
            Cell::Millions(Some(Euro::sum(theirs.map(|claim| claim.amount))?)),
            Cell::Millions(Some(Euro::sum(hosted.map(|row| row.eu_asked))?)),
        ]);
    }
    Ok(table)
}

/// Why each proposal stands where it does: withdrawals, failed checks, ties, thresholds, reasons, conditions.
fn facts(tell: Teller<'_>, sealed: &Sealed) -> Table {
    let mut table = Table::new(TableId::Facts, &["reference", "acronym", "kind", "more"]);
    let mut fact = |reference: &str, acronym: &str, kind: &str, more: String| {
        let kind = tell.say(&format!("report-fact-{kind}"));
        table.row(vec![Cell::text(reference), Cell::text(acronym), Cell::text(kind), Cell::text(more)]);
    };
    for one in &sealed.withdrawn {
        let args = [("version", one.version.to_string()), ("at", one.at.to_string())];
        fact(&one.reference, "", "withdrawn", tell.text("report-withdrawn", &args));
    }
    for row in &sealed.proposals {
        let mut of_row = |kind: &str, more: String| fact(&row.reference, &row.acronym, kind, more);
        for list in &row.failed_lists {
            let name = named(tell, &sealed.names.lists, &list.list);
            of_row("not-eligible", format!("{name}: {}", list.reason));
        }
        for failed in &row.failed_thresholds {
            of_row("threshold", threshold(tell, sealed, failed));
        }
        if let Some(tie) = &row.tie {
            of_row("tie", broken(tell, sealed, tie));
        }
        if !row.ex_aequo.is_empty() {
            of_row("ex-aequo", row.ex_aequo.join(", "));
        }
        if let Some(reason) = &row.outcome_reason {
            of_row("reason", reason.clone());
        }
        if let Some(condition) = &row.condition {
            of_row("condition", condition.clone());
        }
    }
    for one in &sealed.waiting {
        let args =
            [("asked_amount", one.eu_asked.to_string()), ("offered_amount", one.eu_offered.to_string())];
        fact(&one.reference, &one.acronym, "waiting", tell.text("report-waiting", &args));
    }
    for one in &sealed.line_findings {
        let (reference, more) = drawn(tell, sealed, one);
        fact(&reference, "", "line", more);
    }
    table
}

fn threshold(tell: Teller<'_>, sealed: &Sealed, failed: &crate::evaluation::rules::Failed) -> String {
    let voice = tell.words.voice(tell.language);
    let of = match &failed.criterion {
        Some(id) => named(tell, &sealed.names.criteria, id),
        None => tell.say("report-overall"),
    };
    let args = [
        ("what", of),
        ("score", voice.score(failed.reached.hundredths().into(), None)),
        ("threshold", voice.score(failed.threshold.hundredths().into(), None)),
    ];
    tell.text("report-under-threshold", &args)
}

/// "Goes before AIF-0003: on quality 90 over 86."
fn broken(tell: Teller<'_>, sealed: &Sealed, tie: &crate::ranking::rules::Tie) -> String {
    let voice = tell.words.voice(tell.language);
    let (by, higher, lower) = match &tie.by {
        TieBreak::Criterion(id) => (
            named(tell, &sealed.names.criteria, id),
            voice.score(tie.higher.into(), None),
            voice.score(tie.lower.into(), None),
        ),
        TieBreak::Panel(id) => {
            (named(tell, &sealed.names.aspects, id), tie.higher.to_string(), tie.lower.to_string())
        }
    };
    let args = [("over", tie.over.clone()), ("by", by), ("higher", higher), ("lower", lower)];
    tell.text("report-tie-broken", &args)
}

/// What drawing the funding line came upon: whom it concerns, and in words.
fn drawn(
    tell: Teller<'_>,
    sealed: &Sealed,
    finding: &crate::ranking::rules::LineFinding,
) -> (String, String) {
    use crate::ranking::rules::LineFinding as F;
    let of_line = |line: &str| named(tell, &sealed.names.lines, line);
    let said = |key: &str, line: String, asked: Euro, other: Euro| {
        let args = [("line", line), ("asked_amount", asked.to_string()), ("other_amount", other.to_string())];
        tell.text(key, &args)
    };
    match finding {
        F::Exhausted { reference, line, asked, left } => {
            (reference.clone(), said("report-line-exhausted", of_line(line), *asked, *left))
        }
        F::Skipped { reference, line, asked, left } => {
            (reference.clone(), said("report-line-skipped", of_line(line), *asked, *left))
        }
        F::Partial { reference, asked, offered } => {
            (reference.clone(), said("report-line-partial", String::new(), *asked, *offered))
        }
        F::TieAtLine { references, line, asked, left } => {
            (references.join(" "), said("report-line-tie", of_line(line), *asked, *left))
        }
        F::OverCap { reference, line, asked, payable } => {
            (reference.clone(), said("report-line-over-cap", of_line(line), *asked, *payable))
        }
        F::OverRate { reference, line, cost_type, asked, payable } => {
            let of = format!("{}, {}", of_line(line), named(tell, &sealed.names.cost_types, cost_type));
            (reference.clone(), said("report-line-over-rate", of, *asked, *payable))
        }
    }
}
