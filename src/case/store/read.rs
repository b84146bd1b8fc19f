//! Reading matters.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::due::{moves, requests};
use crate::case::rules::{Decision, Kind, Matter, Message, Move, Request, Side, Verdict};
use crate::db::Db;
use crate::db::schema::{attachments, matter_messages, matters, submissions};
use crate::ground::ids::{AttachmentId, MatterId, ProposalId, RowId};
use crate::ground::{Error, Moment, Result};
use crate::proposal::rules::Attachment;
use crate::proposal::store::{self, Proposal};

type Head = (MatterId, i32, String, String, (i32, i32, String));
type Words = (String, String, String, String);
type Times = (Option<Moment>, Moment, String);
type Ending = (Option<Moment>, Option<String>, Option<String>, Option<String>);
type Row = (Head, Words, Times, Ending);
type Columns = (
    (
        matters::id,
        matters::number,
        matters::kind,
        matters::side,
        (matters::submission_version, submissions::cutoff, submissions::acronym),
    ),
    (matters::subject, matters::place, matters::field, matters::said),
    (matters::due_at, matters::at, matters::by_person),
    (matters::decided_at, matters::decided_by, matters::verdict, matters::reason),
);
const COLUMNS: Columns = (
    (
        matters::id,
        matters::number,
        matters::kind,
        matters::side,
        (matters::submission_version, submissions::cutoff, submissions::acronym),
    ),
    (matters::subject, matters::place, matters::field, matters::said),
    (matters::due_at, matters::at, matters::by_person),
    (matters::decided_at, matters::decided_by, matters::verdict, matters::reason),
);

/// What stands in the thread of a matter.
type Thread = (Vec<Message>, Vec<Move>, Vec<Request>);

pub(super) fn unknown(what: &str) -> Error {
    Error::internal(format!("a matter has an unknown {what}"))
}

fn read(row: Row, (messages, moves, requests): Thread) -> Result<Matter> {
    let ((id, number, kind, side, about), words, times, ending) = row;
    let (version, cutoff, acronym) = about;
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
        cutoff,
        acronym,
        subject,
        place,
        field,
        said,
        first_due: due,
        at,
        by,
        decision,
        messages,
        moves,
        requests,
    })
}

/// The matters of a proposal, the first one first, each with its thread, whoever asks.
pub fn matters(db: &mut Db, proposal: &Proposal) -> Result<Vec<Matter>> {
    let of_version = submissions::proposal_id
        .eq(matters::proposal_id)
        .and(submissions::version.eq(matters::submission_version));
    let rows: Vec<Row> = matters::table
        .inner_join(submissions::table.on(of_version))
        .filter(matters::proposal_id.eq(&proposal.id))
        .order(matters::number)
        .select(COLUMNS)
        .load(db)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let (mut said, mut moved) = (messages(db, &proposal.id)?, moves(db, &proposal.id)?);
    let mut asked = requests(db, &proposal.id)?;
    rows.into_iter()
        .map(|row| {
            let id = row.0.0.as_str();
            let (said, moved) = (said.remove(id).unwrap_or_default(), moved.remove(id).unwrap_or_default());
            let asked = asked.remove(id).unwrap_or_default();
            read(row, (said, moved, asked))
        })
        .collect()
}

/// One matter, by its number, whoever asks: who hears it is for [`super::heard_matter`].
///
/// # Errors
/// `NotFound` where the proposal has no such matter.
pub fn matter(db: &mut Db, proposal: &Proposal, number: i32) -> Result<Matter> {
    let all = matters(db, proposal)?;
    all.into_iter().find(|one| one.number == number).ok_or(Error::NotFound)
}

/// The number of the matter that a file was sent in; None for one that came in otherwise.
pub(super) fn matter_of_file(db: &mut Db, id: &AttachmentId) -> Result<Option<i32>> {
    Ok(attachments::table
        .inner_join(matter_messages::table.on(attachments::message_id.eq(matter_messages::id.nullable())))
        .inner_join(matters::table.on(matters::id.eq(matter_messages::matter_id)))
        .filter(attachments::id.eq(id))
        .select(matters::number)
        .first(db)
        .optional()?)
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
    for (message, file) in store::attachments::with_messages(db, proposal)? {
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
