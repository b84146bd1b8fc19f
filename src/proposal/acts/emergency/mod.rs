//! The emergency path: a hash before the cut-off, the archive after it, a decision by name. What is let in enters by a
//! supplement; what was sealed at closing stays as it was.

mod decide;
mod deposit;
mod hand;

pub use decide::{Whose, decide_deposit};
pub use deposit::{deposit, deposit_for};
pub use hand::{Archive, hand_in};

use serde_json::json;

use super::entry;
use crate::act::Act;
use crate::ground::ids::{CallId, PersonId, RowId};
use crate::ground::{Letter, RecordClass, Refusal, Result};
use crate::people::store::staff_of as staff_of_call;
use crate::proposal::store::deposits::Deposit;
use crate::proposal::store::{Proposal, attempts};

/// Keeps a refused deposit or archive. The act that was refused left nothing behind, so this is one of its own.
pub fn note_refused_deposit(
    act: &mut Act<'_>,
    proposal: &Proposal,
    verb: &'static str,
    cutoff: Option<i32>,
    refusal: &Refusal,
) -> Result<()> {
    let refusal = match cutoff {
        Some(cutoff) => refusal.clone().with("cutoff", cutoff),
        None => refusal.clone(),
    };
    let (id, at): (RowId, _) = (act.id(), act.received());
    attempts::insert(act.db, &id, at, proposal, act.actor.person(), verb, &refusal)?;
    let facts = json!({ "reference": proposal.reference, "verb": verb, "code": refusal.code });
    act.record(&entry("proposal.attempt_refused", proposal, facts))
}

/// A letter about a deposit. It calls the proposal as it was called then: the draft may be called otherwise by now.
fn letter(person: PersonId, template: &'static str, of: &Deposit) -> Letter {
    Letter::to_person(person, template, RecordClass::Proposal)
        .with("reference", &of.reference)
        .with("acronym", &of.acronym)
        .with("number", of.number)
        .with("cutoff", of.cutoff)
        .with("sha256", &of.sha256)
}

/// Staff of the call, and of the cut-off, each once.
fn staff_of(act: &mut Act<'_>, call: &CallId, cutoff: i32) -> Result<Vec<PersonId>> {
    let staff = staff_of_call(act.db, call, Some(cutoff), act.received())?;
    Ok(staff.into_iter().map(|person| person.id).collect())
}
