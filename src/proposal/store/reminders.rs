//! Which reminders were written, and who wants none.

use diesel::prelude::*;

use super::may::{May, Note};
use super::{COLUMNS, Proposal, Row, read};
use crate::db::Db;
use crate::db::schema::{proposals, reminder_mutes, reminder_rounds, reminders};
use crate::ground::ids::{CallId, PersonId, ProposalId};
use crate::ground::{Moment, Result};

/// A day before a cut-off, and when it comes. A cut-off that is moved by more than a day has its days again: what was
/// written on the day as it was before is older than [`Day::counts_from`].
#[derive(Clone, Copy, Debug)]
pub struct Day {
    pub cutoff: i32,
    pub days: i32,
    pub since: Moment,
}

impl Day {
    /// A cut-off that is moved by hours, by an extension on its last day, is not worth a second letter: the one that
    /// tells of the move says it all.
    fn counts_from(self) -> Moment {
        self.since.plus_days(-1)
    }
}

/// Whether all reminders of a day before a cut-off are written.
pub fn is_done(db: &mut Db, call: &CallId, day: Day) -> Result<bool> {
    let done: i64 = reminder_rounds::table
        .find((call, day.cutoff, day.days))
        .filter(reminder_rounds::at.ge(day.counts_from()))
        .count()
        .get_result(db)?;
    Ok(done > 0)
}

pub fn set_done(db: &mut Db, call: &CallId, day: Day, at: Moment) -> Result<()> {
    diesel::delete(reminder_rounds::table.find((call, day.cutoff, day.days))).execute(db)?;
    diesel::insert_into(reminder_rounds::table)
        .values((
            reminder_rounds::call_id.eq(call),
            reminder_rounds::cutoff.eq(day.cutoff),
            reminder_rounds::days.eq(day.days),
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
pub fn note(db: &mut Db, proposal: &ProposalId, person: &PersonId, day: Day, at: Moment) -> Result<bool> {
    let key = (proposal, person, day.cutoff, day.days);
    let written = reminders::table.find(key).select(reminders::at).first::<Moment>(db).optional()?;
    if written.is_some_and(|written| written >= day.counts_from()) || is_mute(db, proposal, person)? {
        return Ok(false);
    }
    diesel::delete(reminders::table.find(key)).execute(db)?;
    diesel::insert_into(reminders::table)
        .values((
            reminders::proposal_id.eq(proposal),
            reminders::person_id.eq(person),
            reminders::cutoff.eq(day.cutoff),
            reminders::days.eq(day.days),
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
