//! Closing a cut-off: one record, the root over all receipts, and the intake edition.

use serde_json::json;

use crate::act::Act;
use crate::call;
use crate::call::store::Closing;
use crate::call::store::edition::EditionKind;
use crate::db::Db;
use crate::ground::ids::CallId;
use crate::ground::{Actor, Entry, Error, Moment, RecordClass, Refusal, Result, Role};
use crate::proposal::rules::merkle::{self, hex};
use crate::proposal::rules::{GRACE_SECONDS, INTAKE_FORMAT, Intake, IntakeCounts, IntakeProposal, TakenBack};
use crate::proposal::store::{attempts, deposits, frozen, submission_count, submissions, withdrawn};
use crate::web::State;

/// How long ago a cut-off may have passed for the worker to close it, where nothing was submitted for it.
const RECENT_DAYS: i64 = 30;

/// Closes a cut-off once its instant has passed and what was received in time has had time to finish. Closing
/// it again finds it closed.
///
/// # Errors
/// `NotFound` where there is no such cut-off or the actor does not run the call; `cutoff-open` before its time,
/// `cutoff-held` while it is to be decided whether outages extend it.
pub fn close_cutoff(act: &mut Act<'_>, call: &CallId, cutoff: i32) -> Result<Closing> {
    if !act.actor.has_for_call(Role::Staff, call) {
        return Err(Error::NotFound);
    }
    if let Some(closing) = call::store::closed(act.db, call, cutoff)? {
        return Ok(closing);
    }
    let closing = closing(act.db, call, cutoff, act.received())?;
    call::store::insert_closing(act.db, &closing)?;
    let facts = json!({
        "call": call, "cutoff": cutoff, "at": closing.cutoff_at, "leaves": closing.leaves,
        "root": closing.root, "rulebook": closing.rulebook,
    });
    act.record(&Entry::new("cutoff.closed", ("call", call), RecordClass::Call, facts))?;
    let intake = intake(act.db, &closing)?;
    call::acts::seal(act, call, cutoff, EditionKind::Intake, &intake)?;
    Ok(closing)
}

fn closing(db: &mut Db, call: &CallId, cutoff: i32, now: Moment) -> Result<Closing> {
    let cutoff_at = call::store::rulebook(db, call)?.cutoff_at(cutoff).ok_or(Error::NotFound)?;
    let from = cutoff_at.plus_seconds(GRACE_SECONDS);
    if now < from {
        return Err(Refusal::new("cutoff-open").with("cutoff", cutoff).with("at", from).into());
    }
    if let Some(until) = call::store::held_until(db, call, cutoff, now)? {
        return Err(Refusal::new("cutoff-held").with("cutoff", cutoff).with("at", until).into());
    }
    let leaves = submissions::leaves(db, call, cutoff)?;
    let hashes: Vec<merkle::Hash> = leaves.iter().map(|leaf| merkle::leaf(leaf.receipt.as_bytes())).collect();
    Ok(Closing {
        call: call.clone(),
        cutoff,
        cutoff_at,
        closed_at: now,
        rulebook: call::store::current(db, call)?.hash,
        leaves: i32::try_from(leaves.len()).map_err(Error::internal)?,
        root: hex(&merkle::root(&hashes)),
    })
}

pub(super) fn intake(db: &mut Db, closing: &Closing) -> Result<Intake> {
    let (call, cutoff) = (&closing.call, closing.cutoff);
    let proposals: Vec<IntakeProposal> =
        frozen(db, call, cutoff)?.iter().map(IntakeProposal::of).collect::<Result<_>>()?;
    let taken = withdrawn(db, call, cutoff)?;
    let before: Vec<&TakenBack> = taken.iter().filter(|one| !one.after_cutoff).collect();
    let counts = IntakeCounts {
        received: proposals.len(),
        submissions: usize::try_from(submission_count(db, call, cutoff)?).unwrap_or_default(),
        withdrawn: before.len(),
        refused_attempts: attempts::count(db, call, cutoff)?,
    };
    Ok(Intake {
        format: INTAKE_FORMAT,
        call: call.to_string(),
        cutoff,
        cutoff_at: closing.cutoff_at,
        closed_at: closing.closed_at,
        rulebook: closing.rulebook.clone(),
        counts,
        proposals,
        withdrawn: before.into_iter().map(Into::into).collect(),
        supplements: deposits::let_in(db, call, cutoff)?,
    })
}

/// The cut-offs that wait to be closed: passed, with submissions or not long ago. One that passed long before
/// the call was here, and that nobody submitted for, is history and was never open in this house.
pub fn due(db: &mut Db, now: Moment) -> Result<Vec<(CallId, i32)>> {
    let mut due = Vec::new();
    for call in call::store::all(db)? {
        let closed: Vec<i32> =
            call::store::closings(db, &call)?.iter().map(|closing| closing.cutoff).collect();
        let book = call::store::rulebook(db, &call)?;
        for cutoff in book.cutoffs.iter().filter(|cutoff| !closed.contains(&cutoff.number)) {
            let Some(at) = book.cutoff_at(cutoff.number) else { continue };
            let passed = at.plus_seconds(GRACE_SECONDS) <= now;
            let recent = now < at.plus_days(RECENT_DAYS);
            let held = passed && call::store::held_until(db, &call, cutoff.number, now)?.is_some();
            if passed && !held && (recent || submission_count(db, &call, cutoff.number)? > 0) {
                due.push((call.clone(), cutoff.number));
            }
        }
    }
    Ok(due)
}

/// Closes every cut-off that is due; how many. The worker calls it under its lease; without one it would do no
/// harm, since a closing is written once.
pub fn close_due(state: &State) -> Result<usize> {
    let (now, wall) = (state.clock.now(), state.clock.wall());
    let due = state.database.read_now(move |db| due(db, now))?;
    for (call, cutoff) in &due {
        let (call, cutoff, fork, keys) = (call.clone(), *cutoff, state.ids.fork(), state.keys.clone());
        state.database.write_now(move |db| {
            let mut act = Act::new(db, &Actor::System, now, wall, fork, &keys);
            close_cutoff(&mut act, &call, cutoff)
        })?;
    }
    Ok(due.len())
}
