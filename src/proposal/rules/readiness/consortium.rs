//! Who takes part: exactly one host, and states that may.

use std::collections::BTreeSet;

use super::Finding;
use crate::call::rules::{Rulebook, TakesPart};
use crate::ground::Country;
use crate::proposal::rules::content::{Content, Partner};
use crate::proposal::rules::open::day_of;
use crate::proposal::rules::part::Part;

pub fn findings(book: &Rulebook, cutoff: i32, content: &Content) -> Vec<Finding> {
    let hosting = |partner: &Partner| book.roles.iter().any(|role| role.hosts && role.id == partner.role);
    let hosts = content.partners.iter().filter(|partner| hosting(partner)).count();
    let mut findings = Vec::new();
    match hosts {
        0 => findings.push(Finding::blocks("host-missing", Part::Consortium)),
        1 => {}
        many => findings.push(Finding::blocks("host-many", Part::Consortium).with("count", many)),
    }
    findings.extend(as_a_whole(book, content));
    let Some(day) = day_of(book, cutoff) else { return findings };
    for (place, partner) in content.partners.iter().enumerate() {
        let code = match (book.takes_part(partner.country, day), hosting(partner)) {
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
    let unfunded =
        |partner: &&Partner| book.roles.iter().any(|role| role.unfunded && role.id == partner.role);
    let funded = content.partners.iter().filter(|partner| !unfunded(partner));
    let states: BTreeSet<Country> = funded.map(|partner| partner.country).collect();
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
