//! What the program can look up for an item of a checklist. The officer decides all the same.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::call::rules::{Rulebook, TakesPart};
use crate::cofunding::rules::{asked, beside, findings, matched};
use crate::ground::{Euro, Moment, Result};
use crate::proposal::rules::rate::rated;
use crate::proposal::rules::{Asked, Content, Partner};

/// A fact beside an item: whether it speaks for the item, and why. Words: `evaluation-fact-CODE`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// None: what is known does not decide it.
    pub holds: Option<bool>,
    pub code: &'static str,
    pub args: BTreeMap<&'static str, String>,
}

impl Fact {
    fn new(holds: Option<bool>, code: &'static str) -> Self {
        Self { holds, code, args: BTreeMap::new() }
    }
    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.insert(name, value.to_string());
        self
    }
}

/// What a fact is looked up in: a proposal as it was received.
#[derive(Clone, Copy, Debug)]
pub struct Received<'a> {
    pub content: &'a Content,
    pub at: Moment,
    pub cutoff_at: Moment,
}

/// The fact of this name; None where the rulebook names none that is known here.
pub fn fact(name: &str, rulebook: &Rulebook, received: Received<'_>) -> Result<Option<Fact>> {
    Ok(Some(match name {
        "received_in_time" => in_time(received),
        "documents_complete" => complete(rulebook, received.content),
        "host_may_host" => host(rulebook, received),
        "partners_participate" => partners(rulebook, received),
        "one_state" => one_state(rulebook, received),
        "match_met" => match_met(rulebook, received.content)?,
        "caps_kept" => caps_kept(rulebook, received.content)?,
        _ => return Ok(None),
    }))
}

fn in_time(received: Received<'_>) -> Fact {
    let holds = received.at < received.cutoff_at;
    Fact::new(Some(holds), if holds { "in-time" } else { "late" }).with("at", received.at)
}

/// Every document that is required, and every required answer that this proposal is asked for.
fn complete(rulebook: &Rulebook, content: &Content) -> Fact {
    let asked = Asked::of(rulebook, content);
    let answered = |field: &str| content.answers.get(field).is_some_and(|answer| !answer.is_empty());
    let slots =
        rulebook.documents.iter().filter(|slot| slot.required && !content.fills(slot)).map(|slot| &slot.id);
    let wanting = rulebook.fields().filter(|field| field.required && asked.contains(&field.id));
    let fields = wanting.filter(|field| !answered(&field.id)).map(|field| &field.id);
    let missing: Vec<&str> = slots.chain(fields).map(String::as_str).collect();
    if missing.is_empty() {
        return Fact::new(Some(true), "complete");
    }
    Fact::new(Some(false), "incomplete").with("missing", missing.join(", "))
}

fn host(rulebook: &Rulebook, received: Received<'_>) -> Fact {
    let Some(host) = received.content.host() else { return Fact::new(Some(false), "host-none") };
    let country = host.country.eu();
    match rulebook.takes_part(host.country, day_of(rulebook, received.cutoff_at)) {
        TakesPart::Yes { may_host: true } => Fact::new(Some(true), "host-yes").with("country", country),
        TakesPart::Unsure { may_host: true, why } => {
            Fact::new(None, "host-unsure").with("country", country).with("why", why)
        }
        _ => Fact::new(Some(false), "host-no").with("country", country),
    }
}

fn partners(rulebook: &Rulebook, received: Received<'_>) -> Fact {
    let day = day_of(rulebook, received.cutoff_at);
    let named = |wanted: fn(&TakesPart) -> bool| {
        let those = received.content.partners.iter();
        let those = those.filter(|partner| wanted(&rulebook.takes_part(partner.country, day)));
        let told = |partner: &Partner| format!("{} ({})", partner.name, partner.country.eu());
        those.map(told).collect::<Vec<_>>().join(", ")
    };
    let (outside, unsure) = (
        named(|standing| matches!(standing, TakesPart::No)),
        named(|standing| matches!(standing, TakesPart::Unsure { .. })),
    );
    match (outside.is_empty(), unsure.is_empty()) {
        (false, _) => Fact::new(Some(false), "partners-no").with("partners", outside),
        (true, false) => Fact::new(None, "partners-unsure").with("partners", unsure),
        (true, true) => Fact::new(Some(true), "partners-yes"),
    }
}

/// Whether all who may receive money are in one state that takes part.
fn one_state(rulebook: &Rulebook, received: Received<'_>) -> Fact {
    let states = received.content.funded_states(rulebook);
    let named: Vec<&str> = states.iter().map(|state| state.eu()).collect();
    let told = |holds, code| Fact::new(holds, code).with("states", named.join(", "));
    let mut states = states.iter();
    let (Some(one), None) = (states.next(), states.next()) else {
        return told(Some(false), if named.is_empty() { "one-state-none" } else { "one-state-several" });
    };
    match rulebook.takes_part(*one, day_of(rulebook, received.cutoff_at)) {
        TakesPart::Yes { .. } => told(Some(true), "one-state-yes"),
        TakesPart::Unsure { why, .. } => told(None, "one-state-unsure").with("why", why),
        TakesPart::No => told(Some(false), "one-state-outside"),
    }
}

fn day_of(rulebook: &Rulebook, at: Moment) -> chrono::NaiveDate {
    at.in_zone(rulebook.call.zone).date_naive()
}

fn match_met(rulebook: &Rulebook, content: &Content) -> Result<Fact> {
    let types: Vec<&str> = rulebook.cost_types.iter().map(|cost_type| cost_type.id.as_str()).collect();
    let matched = matched(&rulebook.matching, &types, &asked(content), &beside(content))?;
    let found = findings(&rulebook.matching, &matched, &[], &[])?;
    let short = found.iter().find(|found| found.finding == crate::cofunding::rules::MatchFinding::Short);
    Ok(match short {
        None => Fact::new(Some(true), "match-met"),
        Some(short) => Fact::new(Some(false), "match-short")
            .with("cost_type", short.cost_type.as_deref().unwrap_or("–"))
            .with("amount", short.amount),
    })
}

fn caps_kept(rulebook: &Rulebook, content: &Content) -> Result<Fact> {
    for line in &rulebook.budget_lines {
        let asks = content.asks.iter().filter(|ask| ask.line == line.id);
        let asked = Euro::sum(asks.map(|ask| ask.amount))?;
        if line.cap_per_proposal.is_some_and(|cap| asked > cap) {
            return Ok(Fact::new(Some(false), "caps-over").with("line", &line.id).with("amount", asked));
        }
    }
    let over = rated(rulebook, content)?.into_iter().find(|rated| !rated.over().is_zero());
    Ok(match over {
        None => Fact::new(Some(true), "caps-kept"),
        Some(over) => Fact::new(Some(false), "rate-over")
            .with("cost_type", &over.cost_type)
            .with("asked_amount", over.asked)
            .with("all_amount", over.whole)
            .with("rate", over.rate.percent(".")),
    })
}
