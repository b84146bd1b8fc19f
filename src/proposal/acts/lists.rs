//! Putting a list of a draft back as it was.

use serde_json::json;

use super::{consortium, entry};
use crate::act::Act;
use crate::call::rules::Rulebook;
use crate::ground::ids::PartnerId;
use crate::ground::{Error, Problems, Result};
use crate::proposal::rules::{Content, Cost, Part, budget, must_have_been};
use crate::proposal::store::{self, Changes, content_of, for_partner, lists};

/// Puts back what a list said as of a version of the draft, as a new version. What stands there stays in the history.
///
/// # Errors
/// `Forbidden` for who is bound to one partner: a list is everybody's. `NotFound` where nothing was kept of that version;
/// `version-ahead` for a base that the draft has not reached; `Conflict` where the list changed since `base`; problems
/// where the rulebook does not know any more what it named.
pub fn restore_list(act: &mut Act<'_>, key: &str, part: &Part, base: i64, past: i64) -> Result<i64> {
    let (proposal, call, may) = for_partner(act, key, None)?;
    let kept = lists::find(act.db, &proposal.id, part, past)?.ok_or(Error::NotFound)?;
    must_have_been(base, proposal.version)?;
    if lists::version(act.db, &proposal.id, part)? > base {
        return Err(Error::Conflict { current: proposal.version });
    }
    must_fit(&call.book, &kept.content)?;
    let before = content_of(act.db, &proposal)?;
    let changes = Changes { restored: true, ..changes(part, &before, kept.content)? };
    if !changes.say_more_than(&before) {
        return Ok(proposal.version);
    }
    let (by, at) = (act.by(), act.received());
    let version = store::save(act.db, may, &proposal, &changes, &by, at)?;
    consortium::note_gone(act, &proposal, &before, &changes)?;
    let facts = json!({ "part": part.to_string(), "from": past, "version": version });
    act.record(&entry("proposal.list_restored", &proposal, facts))?;
    Ok(version)
}

/// Partners and tranches that come back are who they were. A cost whose partner is gone is the consortium's.
fn changes(part: &Part, before: &Content, kept: Content) -> Result<Changes> {
    let mut changes = Changes::default();
    match part {
        Part::Consortium => {
            changes.partners = Some(kept.partners);
            changes.hosting = Some(kept.hosting);
        }
        Part::Money => {
            let now = |place: usize| {
                let id = &kept.partners.get(place)?.id;
                before.partners.iter().position(|partner| partner.id == *id)
            };
            let costs = kept.costs.iter().cloned();
            let costs: Vec<Cost> =
                costs.map(|cost| Cost { partner: cost.partner.and_then(now), ..cost }).collect();
            changes.asks = Some(if costs.is_empty() { kept.asks } else { budget::asks_of(&costs)? });
            let rows: Vec<PartnerId> = before.partners.iter().map(|partner| partner.id.clone()).collect();
            changes.costs = Some((costs, rows));
        }
        Part::Cofunding => changes.tranches = Some(kept.tranches),
        Part::Basics | Part::Answers(_) | Part::Documents => return Err(Error::NotFound),
    }
    Ok(changes)
}

/// What was right under an earlier rulebook may name what this one has not.
fn must_fit(book: &Rulebook, kept: &Content) -> Result<()> {
    let mut problems = Problems::none();
    for (place, partner) in kept.partners.iter().enumerate() {
        if !book.roles.iter().any(|role| role.id == partner.role) {
            problems.add(format!("partners.{place}.role"), "not-an-option");
        }
    }
    for (place, cost) in kept.costs.iter().enumerate() {
        if !book.budget_line(&cost.line).is_some_and(|line| line.pays.contains(&cost.cost_type)) {
            problems.add(format!("costs.{place}.line"), "not-an-option");
        }
    }
    for (place, tranche) in kept.tranches.iter().enumerate() {
        if book.cost_type(&tranche.cost_type).is_none() {
            problems.add(format!("tranches.{place}.cost_type"), "not-an-option");
        }
    }
    problems.into_result().map(drop)
}
