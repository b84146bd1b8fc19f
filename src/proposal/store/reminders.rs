//! Which reminders were written, and who wants none.

use diesel::prelude::*;

use super::may::{May, Note};
use super::{COLUMNS, Proposal, Row, read};
use crate::db::Db;
use crate::db::schema::{proposals, reminder_mutes, reminder_rounds, reminders};
use crate::ground::ids::{CallId, PersonId, ProposalId};
use crate::ground::{Moment, Result};

/// Whether all reminders of a day before a cut-off are written.
pub fn is_done(db: &mut Db, call: &CallId, cutoff: i32, days: i32) -> Result<bool> {
    let done: i64 = reminder_rounds::table
        .filter(reminder_rounds::call_id.eq(call))
        .filter(reminder_rounds::cutoff.eq(cutoff))
        .filter(reminder_rounds::days.eq(days))
        .count()
        .get_result(db)?;
    Ok(done > 0)
}

pub fn set_done(db: &mut Db, call: &CallId, cutoff: i32, days: i32, at: Moment) -> Result<()> {
    diesel::insert_into(reminder_rounds::table)
        .values((
            reminder_rounds::call_id.eq(call),
            reminder_rounds::cutoff.eq(cutoff),
            reminder_rounds::days.eq(days),
            reminder_rounds::at.eq(at),
        ))
        .execute(db)?;
    Ok(())
}

/// The proposals of a call after a reference, in their order, no more than `limit`, that were begun by a moment.
pub fn after(
    db: &mut Db,
    call: &CallId,
    reference: &str,
    begun_by: Moment,
    limit: i64,
) -> Result<Vec<Proposal>> {
    let rows: Vec<Row> = proposals::table
        .filter(proposals::call_id.eq(call))
        .filter(proposals::reference.gt(reference))
        .filter(proposals::created_at.lt(begun_by))
        .order(proposals::reference)
        .limit(limit)
        .select(COLUMNS)
        .load(db)?;
    rows.into_iter().map(|row| read(db, row)).collect()
}

/// Notes that somebody is written to; false where they were already, or want no letters about this proposal.
pub fn note(
    db: &mut Db,
    proposal: &ProposalId,
    person: &PersonId,
    (cutoff, days): (i32, i32),
    at: Moment,
) -> Result<bool> {
    let known: i64 = reminders::table.find((proposal, person, cutoff, days)).count().get_result(db)?;
    if known > 0 || is_mute(db, proposal, person)? {
        return Ok(false);
    }
    diesel::insert_into(reminders::table)
        .values((
            reminders::proposal_id.eq(proposal),
            reminders::person_id.eq(person),
            reminders::cutoff.eq(cutoff),
            reminders::days.eq(days),
            reminders::at.eq(at),
        ))
        .execute(db)?;
    Ok(true)
}

pub fn is_mute(db: &mut Db, proposal: &ProposalId, person: &PersonId) -> Result<bool> {
    let mute: i64 = reminder_mutes::table.find((proposal, person)).count().get_result(db)?;
    Ok(mute > 0)
}

/// Wants no letters about a proposal any more, or wants them again.
pub fn set_mute(db: &mut Db, may: &May<Note>, person: &PersonId, mute: bool, at: Moment) -> Result<()> {
    let proposal = may.id();
    diesel::delete(reminder_mutes::table.find((proposal, person))).execute(db)?;
    if mute {
        diesel::insert_into(reminder_mutes::table)
            .values((
                reminder_mutes::proposal_id.eq(proposal),
                reminder_mutes::person_id.eq(person),
                reminder_mutes::at.eq(at),
            ))
            .execute(db)?;
    }
    Ok(())
}
