//! What staff and experts do. Each loads for its verb, lets the rules decide, saves, leaves evidence and mail.

mod checks;
mod conflicts;
mod consensus;
mod experts;
mod reports;
mod tasks;

pub use checks::*;
pub use conflicts::*;
pub use consensus::*;
pub use experts::*;
pub use reports::*;
pub use tasks::*;

use crate::act::Act;
use crate::call::store::edition::EditionKind;
use crate::evaluation::store::Basis;
use crate::ground::ids::{CallId, ProposalId};
use crate::ground::{Letter, RecordClass, Refusal, Result};
use crate::people;

/// A letter to everybody who is staff of a call.
fn tell_staff(act: &mut Act<'_>, call: &CallId, template: &'static str, args: &[(&str, &str)]) -> Result<()> {
    let now = act.received();
    for person in people::store::staff_of(act.db, call, None, now)? {
        let letter = Letter::to_person(person.id, template, RecordClass::Evaluation);
        let letter = args.iter().fold(letter, |letter, (name, value)| letter.with(name, value));
        act.post(&letter)?;
    }
    Ok(())
}

/// After the ranked list is sealed nothing of the evaluation moves any more.
fn must_be_unsealed(act: &mut Act<'_>, basis: &Basis) -> Result<()> {
    match crate::evaluation::store::latest(act.db, &basis.call, basis.cutoff, EditionKind::Ranked)? {
        None => Ok(()),
        Some(edition) => Err(Refusal::new("evaluation-sealed").with("at", edition.at).into()),
    }
}

/// The object of a journal entry about a proposal.
fn object(proposal: &ProposalId) -> (&'static str, String) {
    ("proposal", proposal.to_string())
}
