//! Due dates as rows: steps and requests are added and never changed, and what holds follows from the last step.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::read::unknown;
use crate::case::rules::{Matter, Move, NewRequest, REMIND_DAYS, Request};
use crate::db::Db;
use crate::db::schema::{matter_moves, matter_requests, matters, proposals};
use crate::ground::ids::{CallId, ProposalId, RowId};
use crate::ground::{Moment, Result};

/// The steps of each matter of a proposal, the first one first.
pub(super) fn moves(db: &mut Db, proposal: &ProposalId) -> Result<BTreeMap<String, Vec<Move>>> {
    type Row = (RowId, String, i32, Moment, String, Moment, Moment, String);
    let rows: Vec<Row> = matter_moves::table
        .inner_join(matters::table.on(matters::id.eq(matter_moves::matter_id)))
        .filter(matters::proposal_id.eq(proposal))
        .order((matter_moves::matter_id, matter_moves::place))
        .select((
            matter_moves::id,
            matter_moves::matter_id,
            matter_moves::place,
            matter_moves::at,
            matter_moves::by_person,
            matter_moves::from_at,
            matter_moves::to_at,
            matter_moves::reason,
        ))
        .load(db)?;
    let mut moved: BTreeMap<String, Vec<Move>> = BTreeMap::new();
    for (id, matter, place, at, by, from, to, reason) in rows {
        moved.entry(matter).or_default().push(Move { id, place, at, by, from, to, reason });
    }
    Ok(moved)
}

/// The requests of each matter of a proposal, the first one first.
pub(super) fn requests(db: &mut Db, proposal: &ProposalId) -> Result<BTreeMap<String, Vec<Request>>> {
    type Row = (String, i32, Moment, String, String, String);
    let rows: Vec<Row> = matter_requests::table
        .inner_join(matters::table.on(matters::id.eq(matter_requests::matter_id)))
        .filter(matters::proposal_id.eq(proposal))
        .order((matter_requests::matter_id, matter_requests::place))
        .select((
            matter_requests::matter_id,
            matter_requests::place,
            matter_requests::at,
            matter_requests::by_person,
            matter_requests::day,
            matter_requests::reason,
        ))
        .load(db)?;
    let mut asked: BTreeMap<String, Vec<Request>> = BTreeMap::new();
    for (matter, place, at, by, day, reason) in rows {
        let day = day.parse().map_err(|_bad| unknown("day"))?;
        asked.entry(matter).or_default().push(Request { place, at, by, day, reason });
    }
    Ok(asked)
}

pub fn insert_move(db: &mut Db, matter: &Matter, step: &Move) -> Result<()> {
    diesel::insert_into(matter_moves::table)
        .values((
            matter_moves::id.eq(&step.id),
            matter_moves::matter_id.eq(&matter.id),
            matter_moves::place.eq(step.place),
            matter_moves::at.eq(step.at),
            matter_moves::by_person.eq(&step.by),
            matter_moves::from_at.eq(step.from),
            matter_moves::to_at.eq(step.to),
            matter_moves::reason.eq(&step.reason),
        ))
        .execute(db)?;
    Ok(())
}

/// Writes a request at the end of a thread; its place.
pub fn insert_request(
    db: &mut Db,
    id: &RowId,
    matter: &Matter,
    new: &NewRequest,
    (at, by): (Moment, &str),
) -> Result<i32> {
    let place = matter.last_place() + 1;
    diesel::insert_into(matter_requests::table)
        .values((
            matter_requests::id.eq(id),
            matter_requests::matter_id.eq(&matter.id),
            matter_requests::place.eq(place),
            matter_requests::at.eq(at),
            matter_requests::by_person.eq(by),
            matter_requests::day.eq(new.day.to_string()),
            matter_requests::reason.eq(&new.reason),
        ))
        .execute(db)?;
    Ok(place)
}

/// The undecided matters of a call, as proposal and number: those due first, as their dates stand, then those without a
/// date, by reference and number.
pub(super) fn open_matters(db: &mut Db, call: &CallId) -> Result<Vec<(ProposalId, i32)>> {
    type Row = (String, ProposalId, i32, Option<Moment>);
    let mut rows: Vec<Row> = matters::table
        .inner_join(proposals::table.on(proposals::id.eq(matters::proposal_id)))
        .filter(proposals::call_id.eq(call).and(matters::decided_at.is_null()))
        .order((proposals::reference, matters::number))
        .select((matters::id, proposals::id, matters::number, matters::due_at))
        .load(db)?;
    let moved: Vec<(String, Moment)> = matter_moves::table
        .inner_join(matters::table.on(matters::id.eq(matter_moves::matter_id)))
        .inner_join(proposals::table.on(proposals::id.eq(matters::proposal_id)))
        .filter(proposals::call_id.eq(call).and(matters::decided_at.is_null()))
        .order((matter_moves::matter_id, matter_moves::place))
        .select((matter_moves::matter_id, matter_moves::to_at))
        .load(db)?;
    let moved: BTreeMap<String, Moment> = moved.into_iter().collect();
    rows.sort_by_key(|(id, .., first)| moved.get(id).copied().or(*first).map_or(i64::MAX, Moment::micros));
    Ok(rows.into_iter().map(|(_, proposal, number, _)| (proposal, number)).collect())
}

/// The undecided matters that had a near due date at some time, as proposal and number: whether it holds still is for
/// the matter to say.
pub fn to_be_reminded(db: &mut Db, now: Moment) -> Result<Vec<(ProposalId, i32)>> {
    let until = now.plus_days(REMIND_DAYS);
    let mut near: Vec<(ProposalId, i32)> = matters::table
        .filter(matters::due_at.gt(now))
        .filter(matters::due_at.le(until))
        .filter(matters::decided_at.is_null())
        .order((matters::due_at, matters::proposal_id, matters::number))
        .select((matters::proposal_id, matters::number))
        .load(db)?;
    let moved: Vec<(ProposalId, i32)> = matter_moves::table
        .inner_join(matters::table.on(matters::id.eq(matter_moves::matter_id)))
        .filter(matter_moves::to_at.gt(now).and(matter_moves::to_at.le(until)))
        .filter(matters::decided_at.is_null())
        .order((matter_moves::to_at, matters::proposal_id, matters::number))
        .select((matters::proposal_id, matters::number))
        .load(db)?;
    for one in moved {
        if !near.contains(&one) {
            near.push(one);
        }
    }
    Ok(near)
}
