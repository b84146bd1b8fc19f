//! Who has seen what, and who was reminded.

use diesel::prelude::*;

use super::Voice;
use crate::case::rules::{Matter, Side};
use crate::db::Db;
use crate::db::schema::{matter_move_reminders, matter_reads, matter_reminders};
use crate::ground::ids::{MatterId, PersonId};
use crate::ground::{Actor, Error, Moment, Result};

/// That somebody had a matter before them for the first time after a message.
#[derive(Clone, Debug)]
pub struct Receipt {
    pub person: PersonId,
    pub side: Side,
    /// Up to which message.
    pub place: i32,
    pub at: Moment,
}

/// The receipts of a matter, the first one first.
pub fn receipts(db: &mut Db, matter: &MatterId) -> Result<Vec<Receipt>> {
    let rows: Vec<(PersonId, String, i32, Moment)> = matter_reads::table
        .filter(matter_reads::matter_id.eq(matter))
        .order((matter_reads::at, matter_reads::person_id, matter_reads::place))
        .select((matter_reads::person_id, matter_reads::side, matter_reads::place, matter_reads::at))
        .load(db)?;
    let read = |(person, side, place, at): (PersonId, String, i32, Moment)| {
        let side = Side::parse(&side).ok_or_else(|| Error::internal("a receipt of an unknown side"))?;
        Ok(Receipt { person, side, place, at })
    };
    rows.into_iter().map(read).collect()
}

/// The last thing of the other side that somebody has not had before them; None where there is none, or they are on no side. One's
/// own words need no receipt.
pub fn unread(db: &mut Db, actor: &Actor, voice: Voice, matter: &Matter) -> Result<Option<i32>> {
    let (Some(person), Some(side)) = (actor.person(), voice.side) else { return Ok(None) };
    let Some(last) = matter.last_of(side.other()) else { return Ok(None) };
    let known: i64 = matter_reads::table
        .filter(matter_reads::matter_id.eq(&matter.id))
        .filter(matter_reads::person_id.eq(person))
        .filter(matter_reads::place.ge(last))
        .count()
        .get_result(db)?;
    Ok((known == 0).then_some(last))
}

pub fn note_read(
    db: &mut Db,
    matter: &MatterId,
    person: &PersonId,
    (side, place): (Side, i32),
    at: Moment,
) -> Result<()> {
    diesel::insert_into(matter_reads::table)
        .values((
            matter_reads::matter_id.eq(matter),
            matter_reads::person_id.eq(person),
            matter_reads::place.eq(place),
            matter_reads::side.eq(side.name()),
            matter_reads::at.eq(at),
        ))
        .execute(db)?;
    Ok(())
}

/// Whether the letters that remind of the date as it stands were written.
pub fn was_reminded(db: &mut Db, matter: &Matter) -> Result<bool> {
    let count: i64 = match matter.moves.last() {
        None => matter_reminders::table
            .filter(matter_reminders::matter_id.eq(&matter.id))
            .count()
            .get_result(db)?,
        Some(step) => matter_move_reminders::table
            .filter(matter_move_reminders::move_id.eq(&step.id))
            .count()
            .get_result(db)?,
    };
    Ok(count > 0)
}

/// Notes that somebody is reminded of the date as it stands; false where they were already.
pub fn note_reminder(db: &mut Db, matter: &Matter, person: &PersonId, at: Moment) -> Result<bool> {
    let Some(step) = matter.moves.last() else { return note_first_reminder(db, &matter.id, person, at) };
    let known: i64 = matter_move_reminders::table.find((&step.id, person)).count().get_result(db)?;
    if known > 0 {
        return Ok(false);
    }
    diesel::insert_into(matter_move_reminders::table)
        .values((
            matter_move_reminders::move_id.eq(&step.id),
            matter_move_reminders::person_id.eq(person),
            matter_move_reminders::at.eq(at),
        ))
        .execute(db)?;
    Ok(true)
}

fn note_first_reminder(db: &mut Db, matter: &MatterId, person: &PersonId, at: Moment) -> Result<bool> {
    let known: i64 = matter_reminders::table.find((matter, person)).count().get_result(db)?;
    if known > 0 {
        return Ok(false);
    }
    diesel::insert_into(matter_reminders::table)
        .values((
            matter_reminders::matter_id.eq(matter),
            matter_reminders::person_id.eq(person),
            matter_reminders::at.eq(at),
        ))
        .execute(db)?;
    Ok(true)
}
