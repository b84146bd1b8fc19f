//! Moving a due date, and asking for it.

use serde_json::json;

use super::told::{self, About};
use super::{Base, entry, of};
use crate::act::Act;
use crate::call;
use crate::case::rules::{Matter, Move, Side, TypedMove, TypedRequest};
use crate::case::store::{self, heard_matter};
use crate::ground::ids::RowId;
use crate::ground::{Error, Letter, Moment, Refusal, Result};
use crate::proposal::store::Proposal;

/// Moves the due date of a matter, as a named member of staff. It is the one thing that opens a lapsed matter again.
///
/// # Errors
/// `NotFound` for who does not see the proposal, `Forbidden` for all but staff; `case-decided` once it is settled,
/// `case-undated` where there is no date, `case-due-met` where it was moved meanwhile; problems of what was typed.
pub fn move_due(act: &mut Act<'_>, key: &str, number: i32, typed: &TypedMove, base: Base<'_>) -> Result<()> {
    let (proposal, matter, due) = movable(act, key, number, Side::Staff)?;
    if matter.moves.len() != typed.seen {
        return Err(Refusal::new("case-due-met").with("due", due).into());
    }
    let book = call::store::rulebook(act.db, &proposal.call)?;
    let new = typed.read(due, &book, act.received())?;
    let step = Move {
        id: act.id::<RowId>(),
        place: matter.last_place() + 1,
        at: act.received(),
        by: act.by(),
        from: due,
        to: new.to,
        reason: new.reason,
    };
    let reopens = matter.reopens(&step);
    store::insert_move(act.db, &matter, &step)?;
    let mut facts = of(&matter, &proposal.reference);
    if let Some(facts) = facts.as_object_mut() {
        facts.insert("place".to_owned(), json!(step.place));
        facts.insert("from".to_owned(), json!(step.from));
        facts.insert("to".to_owned(), json!(step.to));
        facts.insert("lapsed".to_owned(), json!(reopens));
    }
    act.record(&entry("case.due_moved", &matter.id, facts))?;
    let letter = |letter: Letter| letter.with("from", step.from).with("to", step.to).with("lapsed", reopens);
    told::tell(
        act,
        About { proposal: &proposal, matter: &matter },
        Side::Team,
        "case-due-moved",
        base,
        &letter,
    )
}

/// Asks for more time, for the team. The date stays what it is.
///
/// # Errors
/// `NotFound` for who does not see the proposal, `Forbidden` for all but the team's writers; `case-decided` once it is
/// settled, `case-undated` where there is no date, `case-request-open` while another one waits; problems of what was
/// typed.
pub fn ask_for_time(
    act: &mut Act<'_>,
    key: &str,
    number: i32,
    typed: &TypedRequest,
    base: Base<'_>,
) -> Result<()> {
    let (proposal, matter, due) = movable(act, key, number, Side::Team)?;
    if matter.asks_for_time().is_some() {
        return Err(Refusal::new("case-request-open").into());
    }
    let book = call::store::rulebook(act.db, &proposal.call)?;
    let new = typed.read(due, &book, act.received())?;
    let (id, at, by): (RowId, _, _) = (act.id(), act.received(), act.by());
    let place = store::insert_request(act.db, &id, &matter, &new, (at, &by))?;
    let mut facts = of(&matter, &proposal.reference);
    if let Some(facts) = facts.as_object_mut() {
        facts.insert("place".to_owned(), json!(place));
        facts.insert("day".to_owned(), json!(new.day));
    }
    act.record(&entry("case.time_asked", &matter.id, facts))?;
    let letter = |letter: Letter| letter.with("day", new.day).with("due", due);
    told::tell(
        act,
        About { proposal: &proposal, matter: &matter },
        Side::Staff,
        "case-time-asked",
        base,
        &letter,
    )
}

/// A matter whose date can be moved, and the date, for somebody who speaks for a side.
fn movable(act: &mut Act<'_>, key: &str, number: i32, side: Side) -> Result<(Proposal, Matter, Moment)> {
    let (actor, now) = (act.actor, act.received());
    let (proposal, matter, voice) = heard_matter(act.db, actor, key, number, now)?;
    // A step has a name: the house itself makes none.
    if voice.speaks()? != side || actor.person().is_none() {
        return Err(Error::Forbidden);
    }
    let due = matter.movable()?;
    Ok((proposal, matter, due))
}
