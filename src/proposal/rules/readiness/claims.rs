//! Claims one by one: that nobody declined them, that they last long enough, and that they say what the call asks of
//! them. Each finding leads to the field that would mend it.

use chrono::NaiveDate;

use super::Finding;
use super::money::title_of;
use crate::call::rules::{ClaimSays, Rulebook};
use crate::proposal::rules::content::{Content, Lost, Tranche};
use crate::proposal::rules::exchange;
use crate::proposal::rules::open::day_of;
use crate::proposal::rules::part::Part;

pub fn findings(book: &Rulebook, cutoff: i32, content: &Content) -> Vec<Finding> {
    let mut findings = declined(book, content);
    for (place, tranche) in content.tranches.iter().enumerate() {
        // Of one that is lost, nothing else matters.
        if content.lost.contains_key(&tranche.id) {
            continue;
        }
        let of = |code: &'static str, field: &str| {
            let finding = Finding::warns(code, Part::Cofunding).about(&title_of(book, &tranche.cost_type));
            let finding = finding.with("name", &tranche.funder_name).with("year", tranche.year);
            finding.at(format!("tranches.{place}.{field}"))
        };
        findings.extend(too_short(book, cutoff, tranche, &of));
        findings.extend(doubted(tranche, &of));
        for asked in &book.matching.claims_say {
            findings.extend(blank(*asked, tranche).then(|| of(code_of(*asked), asked.name())));
        }
    }
    findings
}

/// Claims that their funders will not pay: they count for nothing, and stand there until somebody takes them out.
fn declined(book: &Rulebook, content: &Content) -> Vec<Finding> {
    let finding = |(place, tranche, lost): (usize, &Tranche, Lost)| {
        let finding = Finding::warns("claim-declined", Part::Cofunding);
        let finding = finding.about(&title_of(book, &tranche.cost_type)).with("name", &tranche.funder_name);
        let finding = finding.with("amount", tranche.amount).with("lost", lost.name());
        finding.at(format!("tranches.{place}.stated"))
    };
    content.gone().map(finding).collect()
}

/// A promise that ends before it is needed: at the cut-off, or when its year begins.
fn too_short(
    book: &Rulebook,
    cutoff: i32,
    tranche: &Tranche,
    of: &impl Fn(&'static str, &str) -> Finding,
) -> Option<Finding> {
    let last = tranche.particulars.last_day()?;
    let finding = |code| of(code, "valid_until").with("day", last);
    if let Some(day) = day_of(book, cutoff).filter(|day| last < *day) {
        return Some(finding("claim-ends-cutoff").with("cutoff", day));
    }
    let begins = NaiveDate::from_ymd_opt(tranche.year, 1, 1)?;
    (last < begins).then(|| finding("claim-ends-year"))
}

/// A rate that cannot well be meant: written the wrong way round, it makes other money of the same figures.
fn doubted(tranche: &Tranche, of: &impl Fn(&'static str, &str) -> Finding) -> Option<Finding> {
    let doubt = exchange::doubt(&tranche.currency, &tranche.rate)?;
    let finding = of("claim-rate", "rate").with("currency", &tranche.currency);
    let finding = finding.with("rate_decimal", &tranche.rate);
    let finding = finding.with("turned_decimal", exchange::turned(&tranche.rate).unwrap_or_default());
    let finding = finding.with("stated_amount", tranche.stated).with("amount", tranche.amount);
    Some(doubt.args().into_iter().fold(finding, |finding, (name, value)| finding.with(name, value)))
}

fn blank(asked: ClaimSays, tranche: &Tranche) -> bool {
    match asked {
        ClaimSays::Vat => tranche.particulars.vat.is_empty(),
        ClaimSays::AidBasis => tranche.aid_basis.is_empty(),
        ClaimSays::Evidence => tranche.evidence.is_empty(),
        ClaimSays::ValidUntil => tranche.particulars.valid_until.is_empty(),
    }
}

const fn code_of(asked: ClaimSays) -> &'static str {
    match asked {
        ClaimSays::Vat => "claim-vat-blank",
        ClaimSays::AidBasis => "claim-aid-blank",
        ClaimSays::Evidence => "claim-evidence-blank",
        ClaimSays::ValidUntil => "claim-until-blank",
    }
}
