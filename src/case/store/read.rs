//! Reading matters.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::case::rules::{Decision, Kind, Matter, Message, REMIND_DAYS, Side, Verdict};
use crate::db::Db;
use crate::db::schema::{matter_messages, matters, proposals};
use crate::ground::ids::{CallId, MatterId, ProposalId, RowId};
use crate::ground::{Error, Moment, Result};
use crate::proposal::rules::Attachment;
use crate::proposal::store::{Proposal, attachments};

type Head = (MatterId, i32, String, String, i32);
type Words = (String, String, String, String);
type Times = (Option<Moment>, Moment, String);
type Ending = (Option<Moment>, Option<String>, Option<String>, Option<String>);
type Row = (Head, Words, Times, Ending);
type Columns = (
    (matters::id, matters::number, matters::kind, matters::side, matters::submission_version),
    (matters::subject, matters::place, matters::field, matters::said),
    (matters::due_at, matters::at, matters::by_person),
    (matters::decided_at, matters::decided_by, matters::verdict, matters::reason),
);
const COLUMNS: Columns = (
    (matters::id, matters::number, matters::kind, matters::side, matters::submission_version),
    (matters::subject, matters::place, matters::field, matters::said),
    (matters::due_at, matters::at, matters::by_person),
    (matters::decided_at, matters::decided_by, matters::verdict, matters::reason),
);

fn unknown(what: &str) -> Error {
    Error::internal(format!("a matter has an unknown {what}"))
}

fn read(row: Row, messages: Vec<Message>) -> Result<Matter> {
    let ((id, number, kind, side, version), words, times, ending) = row;
    let ((subject, place, field, said), (due, at, by)) = (words, times);
    let (decided, decided_by, verdict, reason) = ending;
    let decision = match decided.zip(verdict) {
        Some((at, verdict)) => Some(Decision {
            at,
            by: decided_by.unwrap_or_default(),
            verdict: Verdict::parse(&verdict).ok_or_else(|| unknown("verdict"))?,
            reason: reason.unwrap_or_default(),
        }),
        None => None,
    };
    Ok(Matter {
        id,
        number,
        kind: Kind::parse(&kind).ok_or_else(|| unknown("kind"))?,
        side: Side::parse(&side).ok_or_else(|| unknown("side"))?,
        version,
        subject,
        place,
        field,
        said,
        due,
        at,
        by,
        decision,
        messages,
    })
}

/// The matters of a proposal, the first one first, each with its messages.
pub fn matters(db: &mut Db, proposal: &Proposal) -> Result<Vec<Matter>> {
    let rows: Vec<Row> = matters::table
        .filter(matters::proposal_id.eq(&proposal.id))
        .order(matters::number)
        .select(COLUMNS)
        .load(db)?;
    let mut said = messages(db, &proposal.id)?;
    rows.into_iter()
        .map(|row| {
            let messages = said.remove(row.0.0.as_str()).unwrap_or_default();
            read(row, messages)
        })
        .collect()
}

/// One matter, by its number.
///
/// # Errors
/// `NotFound` where the proposal has no such matter.
pub fn matter(db: &mut Db, proposal: &Proposal, number: i32) -> Result<Matter> {
    let all = matters(db, proposal)?;
    all.into_iter().find(|one| one.number == number).ok_or(Error::NotFound)
}

/// The messages of each matter, the first one first.
fn messages(db: &mut Db, proposal: &ProposalId) -> Result<BTreeMap<String, Vec<Message>>> {
    type Row = (RowId, String, i32, Moment, String, String, String, Option<String>);
    let rows: Vec<Row> = matter_messages::table
        .inner_join(matters::table.on(matters::id.eq(matter_messages::matter_id)))
        .filter(matters::proposal_id.eq(proposal))
        .order((matter_messages::matter_id, matter_messages::place))
        .select((
            matter_messages::id,
            matter_messages::matter_id,
            matter_messages::place,
            matter_messages::at,
            matter_messages::side,
            matter_messages::by_person,
            matter_messages::text,
            matter_messages::proposed,
        ))
        .load(db)?;
    let mut files: BTreeMap<String, Vec<Attachment>> = BTreeMap::new();
    for (message, file) in attachments::with_messages(db, proposal)? {
        files.entry(message.to_string()).or_default().push(file);
    }
    let mut said: BTreeMap<String, Vec<Message>> = BTreeMap::new();
    for (id, matter, place, at, side, by, text, proposed) in rows {
        let side = Side::parse(&side).ok_or_else(|| unknown("side"))?;
        let files = files.remove(id.as_str()).unwrap_or_default();
        let message = Message { place, at, side, by, text, proposed, files };
        said.entry(matter).or_default().push(message);
    }
    Ok(said)
}

/// The undecided matters of a call, as proposal and number: those due first, then those without a date, by reference and
/// number.
pub(super) fn open_matters(db: &mut Db, call: &CallId) -> Result<Vec<(ProposalId, i32)>> {
    let mut rows: Vec<(ProposalId, i32, Option<Moment>)> = matters::table
        .inner_join(proposals::table.on(proposals::id.eq(matters::proposal_id)))
        .filter(proposals::call_id.eq(call).and(matters::decided_at.is_null()))
        .order((proposals::reference, matters::number))
        .select((proposals::id, matters::number, matters::due_at))
        .load(db)?;
    rows.sort_by_key(|(.., due)| due.map_or(i64::MAX, Moment::micros));
    Ok(rows.into_iter().map(|(proposal, number, _)| (proposal, number)).collect())
}

/// The undecided matters whose due date is near, as proposal and number.
pub fn to_be_reminded(db: &mut Db, now: Moment) -> Result<Vec<(ProposalId, i32)>> {
    Ok(matters::table
        .filter(matters::due_at.gt(now))
        .filter(matters::due_at.le(now.plus_days(REMIND_DAYS)))
        .filter(matters::decided_at.is_null())
        .order((matters::due_at, matters::proposal_id, matters::number))
        .select((matters::proposal_id, matters::number))
        .load(db)?)
}
