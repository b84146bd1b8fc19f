//! Who takes part: exactly one host, states that may, and nobody twice.

use super::Finding;
use crate::call::rules::{Rulebook, TakesPart};
use crate::proposal::rules::consortium::{Alike, Partner, first_alike};
use crate::proposal::rules::content::Content;
use crate::proposal::rules::open::day_of;
use crate::proposal::rules::part::Part;

pub fn findings(book: &Rulebook, cutoff: i32, content: &Content) -> Vec<Finding> {
    let mut findings = hosts(book, content);
    findings.extend(states(book, cutoff, content));
    findings.extend(hosting(book, cutoff, content));
    for (place, earlier, _) in first_alike(&content.partners, |alike| alike == Alike::Name) {
        let finding = Finding::warns("partner-alike", Part::Consortium).with("name", &earlier.name);
        findings.push(finding.at(format!("partners.{place}.name")));
    }
    findings.extend(as_a_whole(book, content));
    for (place, partner) in content.partners.iter().enumerate() {
        let belongs = book.roles.iter().any(|role| role.affiliated && role.id == partner.role);
        if belongs && partner.details.affiliated_to.is_empty() {
            let finding = Finding::warns("affiliated-to", Part::Consortium).with("name", &partner.name);
            findings.push(finding.at(format!("partners.{place}.affiliated_to")));
        }
    }
    findings
}

fn is_host(book: &Rulebook, partner: &Partner) -> bool {
    book.roles.iter().any(|role| role.hosts && role.id == partner.role)
}

fn hosts(book: &Rulebook, content: &Content) -> Vec<Finding> {
    match content.partners.iter().filter(|partner| is_host(book, partner)).count() {
        0 => vec![Finding::blocks("host-missing", Part::Consortium)],
        1 => Vec::new(),
        many => vec![Finding::blocks("host-many", Part::Consortium).with("count", many)],
    }
}

fn states(book: &Rulebook, cutoff: i32, content: &Content) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Some(day) = day_of(book, cutoff) else { return findings };
    for (place, partner) in content.partners.iter().enumerate() {
        let code = match (book.takes_part(partner.country, day), is_host(book, partner)) {
            (TakesPart::Yes { may_host: true }, _) | (TakesPart::Yes { .. }, false) => continue,
            (TakesPart::Unsure { may_host: true, .. }, true) => "host-state-unsure",
            (_, true) => "host-state",
            (TakesPart::Unsure { .. }, false) => "partner-state-unsure",
            (TakesPart::No, false) => "partner-state",
        };
        let finding = Finding::warns(code, Part::Consortium).with("name", &partner.name);
        let finding = finding.with("country", partner.country.eu()).with("day", day);
        findings.push(finding.at(format!("partners.{place}.country")));
    }
    findings
}

/// How many organisations and states there must be, and whether the money stays in one.
fn as_a_whole(book: &Rulebook, content: &Content) -> Vec<Finding> {
    let asked = &book.consortium;
    let states = content.funded_states(book);
    let few = |code, least: usize, has: usize| {
        (has < least).then(|| Finding::blocks(code, Part::Consortium).with("min", least).with("has", has))
    };
    let partners = asked.partners.and_then(|least| few("partners-few", least, content.partners.len()));
    let several = asked.states.and_then(|least| few("states-few", least, states.len()));
    let one = (asked.one_state && states.len() > 1).then(|| {
        let list: Vec<&str> = states.iter().map(|state| state.eu()).collect();
        Finding::warns("states-several", Part::Consortium).with("states", list.join(", "))
    });
    partners.into_iter().chain(several).chain(one).collect()
}

/// The states that host jointly take part, and the one that leads is the host's.
fn hosting(book: &Rulebook, cutoff: i32, content: &Content) -> Vec<Finding> {
    let (Some(hosting), Some(day)) = (&content.hosting, day_of(book, cutoff)) else { return Vec::new() };
    let mut findings = Vec::new();
    let told = |code, field: &str| Finding::warns(code, Part::Consortium).at(format!("hosting.{field}"));
    for state in &hosting.states {
        let code = match book.takes_part(*state, day) {
            TakesPart::Yes { .. } => continue,
            TakesPart::Unsure { .. } => "hosting-state-unsure",
            TakesPart::No => "hosting-state",
        };
        findings.push(told(code, "states").with("country", state.eu()).with("day", day));
    }
    if content.host().is_some_and(|host| host.country != hosting.lead) {
        findings.push(told("hosting-lead", "lead").with("country", hosting.lead.eu()));
    }
    findings
}
