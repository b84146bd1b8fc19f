//! What a case looks like as JSON.

use serde::Serialize;
use utoipa::ToSchema;

use crate::case::rules::{Decision, Matter, Message, Move, Request, Side};
use crate::case::store::{self, Voice};
use crate::ground::Result;
use crate::people::Look;
use crate::people::store::name;
use crate::proposal::rules::{Attachment, Supplement};
use crate::proposal::store::Proposal;

#[derive(Serialize, ToSchema)]
pub struct MatterList {
    pub matters: Vec<MatterOut>,
}

#[derive(Serialize, ToSchema)]
pub struct MatterOut {
    reference: String,
    number: i32,
    /// `clarification`, `missing_document` or `other`.
    kind: String,
    /// Who opened it: `staff` or `team`.
    side: String,
    subject: String,
    /// `waits-team`, `waits-staff`, `lapsed`, `accepted`, `refused` or `closed`.
    standing: String,
    opened_at: String,
    /// As it was moved last.
    due_at: Option<String>,
    /// The team asked for more time, and nobody has answered yet.
    asks_for_time: bool,
    /// The submission it is about.
    version: i32,
    /// Something was written that the reader has not had before them on its page.
    unread: bool,
}

#[derive(Serialize, ToSchema)]
pub struct ThreadOfMatter {
    #[serde(flatten)]
    matter: MatterOut,
    /// Of a clarification: where, in words.
    place: String,
    field: String,
    said: String,
    proposed: Option<String>,
    messages: Vec<CaseMessageOut>,
    /// How the due date was moved.
    moves: Vec<CaseMoveOut>,
    /// For more time.
    requests: Vec<CaseRequestOut>,
    decision: Option<CaseDecisionOut>,
    /// Experts who finished their reports before anything was accepted here: for staff who may decide, while it is open.
    finished_reports: Option<usize>,
}

#[derive(Serialize, ToSchema)]
pub struct CaseMessageOut {
    /// Counts messages, moves and requests of the matter from 1, in the order of the thread.
    place: i32,
    at: String,
    side: String,
    by: String,
    text: String,
    proposed: Option<String>,
    files: Vec<AttachmentOut>,
    reads: Vec<CaseReadOut>,
}

#[derive(Serialize, ToSchema)]
pub struct CaseMoveOut {
    /// As that of a message.
    place: i32,
    at: String,
    by: String,
    from: String,
    to: String,
    reason: String,
    /// It had lapsed, and was opened again by this.
    reopened: bool,
    reads: Vec<CaseReadOut>,
}

#[derive(Serialize, ToSchema)]
pub struct CaseRequestOut {
    /// As that of a message.
    place: i32,
    at: String,
    by: String,
    /// Until when, such as `2026-01-22`.
    day: String,
    reason: String,
    reads: Vec<CaseReadOut>,
}

#[derive(Serialize, ToSchema)]
pub struct AttachmentOut {
    id: String,
    name: String,
    sha256: String,
    bytes: i64,
    media_type: String,
}

#[derive(Serialize, ToSchema)]
pub struct CaseReadOut {
    by: String,
    at: String,
}

#[derive(Serialize, ToSchema)]
pub struct CaseDecisionOut {
    at: String,
    by: String,
    verdict: String,
    reason: String,
}

#[derive(Serialize, ToSchema)]
pub struct SupplementList {
    pub supplements: Vec<SupplementOut>,
}

#[derive(Serialize, ToSchema)]
pub struct SupplementOut {
    number: i32,
    /// `clarification` or `document`.
    kind: String,
    /// The submission it adds to.
    version: i32,
    place: Option<String>,
    before: Option<String>,
    after: Option<String>,
    document: Option<AttachmentOut>,
    reason: String,
    legal_basis: String,
    at: String,
    by: String,
}

pub(super) fn file(one: &Attachment) -> AttachmentOut {
    AttachmentOut {
        id: one.id.to_string(),
        name: one.name.clone(),
        sha256: one.sha256.clone(),
        bytes: one.bytes,
        media_type: one.media_type.clone(),
    }
}

pub(super) fn matter(
    look: &mut Look<'_>,
    proposal: &Proposal,
    voice: Voice,
    one: &Matter,
) -> Result<MatterOut> {
    let actor = look.actor.clone();
    Ok(MatterOut {
        reference: proposal.reference.clone(),
        number: one.number,
        kind: one.kind.name().to_owned(),
        side: one.side.name().to_owned(),
        subject: one.subject.clone(),
        standing: one.standing(look.now).name().to_owned(),
        opened_at: one.at.to_string(),
        due_at: one.due().map(|due| due.to_string()),
        asks_for_time: one.asks_for_time().is_some(),
        version: one.version,
        unread: store::unread(look.db, &actor, voice, one)?.is_some(),
    })
}

pub(super) fn thread(
    look: &mut Look<'_>,
    proposal: &Proposal,
    voice: Voice,
    one: &Matter,
) -> Result<ThreadOfMatter> {
    let mut messages = Vec::new();
    let receipts = store::receipts(look.db, &one.id)?;
    for said in &one.messages {
        messages.push(message(look, said, &receipts)?);
    }
    let (mut moves, mut requests) = (Vec::new(), Vec::new());
    for step in &one.moves {
        moves.push(moved(look, one, step, &receipts)?);
    }
    for asked in &one.requests {
        requests.push(request(look, asked, &receipts)?);
    }
    let decision = match &one.decision {
        Some(decision) => Some(decided(look, decision)?),
        None => None,
    };
    let decides = voice.writes && voice.side == Some(Side::Staff) && one.decision.is_none();
    let adds = decides && one.kind.rule().adds.is_some();
    let finished = if adds { Some(store::finished(look.db, proposal, one)?.len()) } else { None };
    Ok(ThreadOfMatter {
        matter: matter(look, proposal, voice, one)?,
        place: one.place.clone(),
        field: one.field.clone(),
        said: one.said.clone(),
        proposed: one.proposed().map(str::to_owned),
        messages,
        moves,
        requests,
        decision,
        finished_reports: finished,
    })
}

/// Who of the other side had what a side put at a place before them.
fn reads(
    look: &mut Look<'_>,
    (side, place): (Side, i32),
    receipts: &[store::Receipt],
) -> Result<Vec<CaseReadOut>> {
    let mut reads = Vec::new();
    for read in receipts.iter().filter(|read| read.side != side && read.place >= place) {
        reads.push(CaseReadOut { by: name(look.db, read.person.as_str())?, at: read.at.to_string() });
    }
    Ok(reads)
}

fn moved(
    look: &mut Look<'_>,
    matter: &Matter,
    one: &Move,
    receipts: &[store::Receipt],
) -> Result<CaseMoveOut> {
    Ok(CaseMoveOut {
        place: one.place,
        at: one.at.to_string(),
        by: name(look.db, &one.by)?,
        from: one.from.to_string(),
        to: one.to.to_string(),
        reason: one.reason.clone(),
        reopened: matter.reopens(one),
        reads: reads(look, (Side::Staff, one.place), receipts)?,
    })
}

fn request(look: &mut Look<'_>, one: &Request, receipts: &[store::Receipt]) -> Result<CaseRequestOut> {
    Ok(CaseRequestOut {
        place: one.place,
        at: one.at.to_string(),
        by: name(look.db, &one.by)?,
        day: one.day.to_string(),
        reason: one.reason.clone(),
        reads: reads(look, (Side::Team, one.place), receipts)?,
    })
}

fn message(look: &mut Look<'_>, one: &Message, receipts: &[store::Receipt]) -> Result<CaseMessageOut> {
    Ok(CaseMessageOut {
        place: one.place,
        at: one.at.to_string(),
        side: one.side.name().to_owned(),
        by: name(look.db, &one.by)?,
        text: one.text.clone(),
        proposed: one.proposed.clone(),
        files: one.files.iter().map(file).collect(),
        reads: reads(look, (one.side, one.place), receipts)?,
    })
}

fn decided(look: &mut Look<'_>, one: &Decision) -> Result<CaseDecisionOut> {
    Ok(CaseDecisionOut {
        at: one.at.to_string(),
        by: name(look.db, &one.by)?,
        verdict: one.verdict.name().to_owned(),
        reason: one.reason.clone(),
    })
}

pub(super) fn supplement(look: &mut Look<'_>, one: Supplement) -> Result<SupplementOut> {
    let (place, before, after) = match one.correction {
        Some(one) => (Some(one.place), Some(one.before), Some(one.after)),
        None => (None, None, None),
    };
    Ok(SupplementOut {
        number: one.number,
        kind: one.kind.name().to_owned(),
        version: one.version,
        place,
        before,
        after,
        document: one.document.as_ref().map(file),
        reason: one.reason,
        legal_basis: one.legal_basis,
        at: one.at.to_string(),
        by: name(look.db, &one.by)?,
    })
}
