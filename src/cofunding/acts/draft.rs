//! What a funder does about drafts that are opened to it, and its own ceiling.

use serde_json::json;

use crate::act::Act;
use crate::call;
use crate::cofunding::rules::may_answer;
use crate::cofunding::store;
use crate::ground::ids::{CallId, FunderId, RowId};
use crate::ground::{Entry, Error, Euro, Problems, RecordClass, Result};
use crate::proposal;
use crate::proposal::rules::typed::Habit;

/// Signs off what a draft claims from a funder, as it was shown: `seen` is its fingerprint.
///
/// # Errors
/// `NotFound` for everybody but its officials, and for a draft that is not open to it; `Conflict` where a claim is another
/// by now; `cofunding-own-proposal` for who belongs to the team.
pub fn sign_off(act: &mut Act<'_>, funder: &FunderId, reference: &str, seen: &str) -> Result<()> {
    let proposal = opened(act, funder, reference)?;
    proposal::acts::sign_off_for_funder(act, &proposal, funder, seen)
}

/// Takes the funder's sign-off back.
pub fn take_sign_off_back(act: &mut Act<'_>, funder: &FunderId, reference: &str) -> Result<()> {
    let proposal = opened(act, funder, reference)?;
    proposal::acts::take_sign_off_back_for_funder(act, &proposal, funder)
}

fn opened(act: &mut Act<'_>, funder: &FunderId, reference: &str) -> Result<proposal::store::Proposal> {
    let funder = store::own_funder(act.db, act.actor, funder)?;
    let opened = store::opened_one(act.db, &funder.id, reference, act.received())?;
    may_answer(super::in_team(act.actor, &opened.proposal.id))?;
    Ok(opened.proposal)
}

/// Says what a funder can give for a call in all; with an empty amount, that it does not say.
///
/// # Errors
/// `NotFound` for everybody but its officials, and for a call they do not see; problems of `amount` and `note`.
pub fn set_ceiling(
    act: &mut Act<'_>,
    funder: &FunderId,
    call: &str,
    (amount, note): (&str, &str),
    habit: Habit,
) -> Result<()> {
    let funder = store::own_funder(act.db, act.actor, funder)?;
    let call = CallId::from_text(call);
    must_concern(act, &funder, &call)?;
    let mut problems = Problems::none();
    let amount = amount.trim();
    let read = match amount.is_empty() {
        true => None,
        false => proposal::rules::typed::money(&mut problems, "amount".to_owned(), amount, habit),
    };
    let note = proposal::rules::typed::line(&mut problems, "note", note, 200, false);
    problems.into_result()?;
    let (row, at, by): (RowId, _, _) = (act.id(), act.received(), act.by());
    let new: Option<(Euro, &str)> = read.map(|amount| (amount, note.as_str()));
    store::set_ceiling(act.db, &row, (&funder.id, &call), new, (at, &by))?;
    // How much it is stays the funder's.
    let facts = json!({ "call": call, "set": read.is_some() });
    act.record(&Entry::new("funder.ceiling_set", ("funder", &funder.id), RecordClass::Award, facts))
}

/// A call that the official sees, or in which something is claimed from the funder.
fn must_concern(act: &mut Act<'_>, funder: &store::Funder, call: &CallId) -> Result<()> {
    if call::store::seen(act.db, act.actor, call).is_ok() {
        return Ok(());
    }
    let claims = store::portfolio(act.db, &funder.id)?;
    let drafts = store::opened(act.db, &funder.id, act.received())?;
    let there = claims.iter().any(|one| one.submitted.call == *call)
        || drafts.iter().any(|one| one.proposal.call == *call);
    if there { Ok(()) } else { Err(Error::NotFound) }
}
