//! Proposals as rows: who sees which, and the proofs that writing needs.
//!
//! Every query starts from what the actor may see. A [`May`] is made here alone, by loading a proposal *for* a
//! verb; it is bound to the proposal and the version that was loaded, and every write takes one and spends it.
//! Proposals are named by their reference in URLs; their id is read as well.

pub mod attachments;
pub mod attempts;
pub mod carryovers;
mod content;
pub mod declarations;
pub mod deposits;
pub mod documents;
pub mod fields;
pub mod funders;
pub mod invitations;
pub mod lists;
mod may;
pub mod notes;
pub mod openings;
pub mod organisations;
pub mod partners;
pub mod reminders;
pub mod shown;
pub mod signoffs;
pub mod stored;
pub mod submissions;
pub mod supplements;
mod trees;

use diesel::prelude::*;

use super::rules::{Content, FieldKey, Finding, Last, OpenCall, Stage, readiness, unsigned};
use crate::call;
use crate::call::rules::HOLD_HOURS;
use crate::db::Db;
use crate::db::schema::proposals;
use crate::ground::ids::{CallId, ProposalId};
use crate::ground::text::folded;
use crate::ground::{Actor, Error, Moment, Result, Role, Scope};

pub use content::{Changes, content_before, content_of, save, slot_in_table, tranches_of};
pub use may::{
    Ahead, Edit, Late, Lead, May, Note, Submit, Written, begun_now, for_edit, for_field, for_fields,
    for_late, for_lead, for_note, for_partner, for_submit, reach_of, turn,
};
pub use submissions::{
    Entry, frozen, frozen_of, frozen_one, roll, submission_count, with_parties, withdrawn,
};

/// A proposal, without what it says.
#[derive(Clone, Debug)]
pub struct Proposal {
    pub id: ProposalId,
    pub call: CallId,
    pub reference: String,
    pub stage: Stage,
    /// Counts saves.
    pub version: i64,
    pub acronym: String,
    pub title: String,
    pub track: String,
    pub created: Moment,
    pub changed: Moment,
    /// The last version that was submitted, withdrawn or not.
    pub last: Option<Last>,
}

/// Why an actor sees a proposal, and so how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Staff and auditors of the call: what was received, once its cut-off has passed; never a draft.
    Official,
    Reader,
    Contributor,
    Coordinator,
}

impl Sight {
    pub fn is_member(self) -> bool {
        self != Self::Official
    }
    pub fn may_write(self) -> bool {
        self >= Self::Contributor
    }
    pub fn leads(self) -> bool {
        self == Self::Coordinator
    }
}

type Row = (ProposalId, CallId, String, String, i64, String, String, String, Moment, Moment);
type Columns = (
    proposals::id,
    proposals::call_id,
    proposals::reference,
    proposals::stage,
    proposals::version,
    proposals::acronym,
    proposals::title,
    proposals::track,
    proposals::created_at,
    proposals::changed_at,
);
const COLUMNS: Columns = (
    proposals::id,
    proposals::call_id,
    proposals::reference,
    proposals::stage,
    proposals::version,
    proposals::acronym,
    proposals::title,
    proposals::track,
    proposals::created_at,
    proposals::changed_at,
);

fn read(db: &mut Db, row: Row) -> Result<Proposal> {
    let (id, call, reference, stage, version, acronym, title, track, created, changed) = row;
    let stage = Stage::parse(&stage)
        .ok_or_else(|| Error::internal(format!("{reference} stands at an unknown stage")))?;
    // Nothing leads back to a draft: of one nothing was submitted.
    let last = if stage == Stage::Draft { None } else { submissions::last(db, &id)? };
    Ok(Proposal { id, call, reference, stage, version, acronym, title, track, created, changed, last })
}

/// The proposals an actor is a member of, by reference, each with the strongest of the actor's roles in it.
pub fn mine(db: &mut Db, actor: &Actor) -> Result<Vec<(Proposal, Sight)>> {
    let mut ids: Vec<&str> = Vec::new();
    for role in [Role::Coordinator, Role::Contributor, Role::Reader] {
        ids.extend(actor.scopes(role).filter_map(|scope| match scope {
            Scope::Proposal(id) => Some(id.as_str()),
            _ => None,
        }));
    }
    let rows: Vec<Row> = proposals::table
        .filter(proposals::id.eq_any(ids))
        .order(proposals::reference)
        .select(COLUMNS)
        .load(db)?;
    let mut found = Vec::new();
    for row in rows {
        let proposal = read(db, row)?;
        if let Some(sight) = membership(actor, &proposal.id) {
            found.push((proposal, sight));
        }
    }
    Ok(found)
}

/// Every proposal of a call that an actor sees, by reference: one's own, and for officials what was received.
pub fn visible_to(db: &mut Db, actor: &Actor, call: &CallId, now: Moment) -> Result<Vec<(Proposal, Sight)>> {
    let rows: Vec<Row> = proposals::table
        .filter(proposals::call_id.eq(call))
        .order(proposals::reference)
        .select(COLUMNS)
        .load(db)?;
    let mut seen = Vec::new();
    for row in rows {
        let proposal = read(db, row)?;
        if let Some(sight) = sight(db, actor, &proposal, now)? {
            seen.push((as_seen(db, actor, (proposal, sight), now)?, sight));
        }
    }
    Ok(seen)
}

/// What somebody knows of a proposal who sees it. Officials know it as the last of their cut-offs took it in: who took it
/// back after that writes on, may call it otherwise, and may have submitted for a cut-off that is still open.
fn as_seen(
    db: &mut Db,
    actor: &Actor,
    (mut proposal, sight): (Proposal, Sight),
    now: Moment,
) -> Result<Proposal> {
    if sight.is_member() {
        return Ok(proposal);
    }
    let seen = seen_submissions(db, actor, (&proposal, sight), now)?;
    let row = seen.first().ok_or(Error::NotFound)?;
    let last = submissions::last_of(db, &proposal.id, row.version)?;
    (proposal.acronym, proposal.title, proposal.track) = submissions::called(db, &proposal.id, row.version)?;
    proposal.stage = if row.withdrawn.is_some() { Stage::Withdrawn } else { Stage::Submitted };
    (proposal.version, proposal.changed) = (last.draft_version, last.received);
    proposal.last = Some(last);
    Ok(proposal)
}

/// A proposal by its reference, or by its id, where the actor sees it.
///
/// # Errors
/// `NotFound` where there is none, or none for this actor.
pub fn find(db: &mut Db, actor: &Actor, key: &str, now: Moment) -> Result<(Proposal, Sight)> {
    let proposal = named(db, key)?;
    let sight = sight(db, actor, &proposal, now)?.ok_or(Error::NotFound)?;
    Ok((as_seen(db, actor, (proposal, sight), now)?, sight))
}

/// A proposal by its reference or id, whoever asks: what it is for them is still to be asked.
fn named(db: &mut Db, key: &str) -> Result<Proposal> {
    let by_reference = proposals::table.filter(proposals::reference.eq(key)).select(COLUMNS).first(db);
    let row: Row = match by_reference.optional()? {
        Some(row) => row,
        None => proposals::table.find(key).select(COLUMNS).first(db)?,
    };
    read(db, row)
}

/// A proposal by its id, whoever asks: for acts of later stages, which have decided who may.
pub fn by_id(db: &mut Db, id: &ProposalId) -> Result<Proposal> {
    let row: Row = proposals::table.find(id).select(COLUMNS).first(db)?;
    read(db, row)
}

fn sight(db: &mut Db, actor: &Actor, proposal: &Proposal, now: Moment) -> Result<Option<Sight>> {
    if let Some(member) = membership(actor, &proposal.id) {
        return Ok(Some(member));
    }
    for cutoff in received_cutoffs(db, proposal, now)? {
        if is_official(actor, &proposal.call, cutoff) {
            return Ok(Some(Sight::Official));
        }
    }
    Ok(None)
}

fn membership(actor: &Actor, proposal: &ProposalId) -> Option<Sight> {
    let roles = [
        (Role::Coordinator, Sight::Coordinator),
        (Role::Contributor, Sight::Contributor),
        (Role::Reader, Sight::Reader),
    ];
    roles.into_iter().find(|(role, _)| actor.has_for_proposal(*role, proposal)).map(|(_, sight)| sight)
}

/// Staff and auditors of a cut-off, and the house itself.
pub fn is_official(actor: &Actor, call: &CallId, cutoff: i32) -> bool {
    [Role::Staff, Role::Auditor].into_iter().any(|role| actor.has_for_cutoff(role, call, cutoff))
}

/// The passed cut-offs a proposal was submitted for. One that may still be extended has not passed for officials:
/// it could open again.
pub fn received_cutoffs(db: &mut Db, proposal: &Proposal, now: Moment) -> Result<Vec<i32>> {
    if proposal.last.is_none() {
        return Ok(Vec::new());
    }
    let book = call::store::rulebook(db, &proposal.call)?;
    let mut passed = Vec::new();
    for number in submissions::cutoffs_of(db, &proposal.id)? {
        let Some(at) = book.cutoff_at(number).filter(|at| *at <= now) else { continue };
        // Nothing is held for longer than that, so of most there is nothing to ask.
        let recent = now < at.plus_seconds(HOLD_HOURS * 3_600);
        if !recent || call::store::held_until(db, &proposal.call, number, now)?.is_none() {
            passed.push(number);
        }
    }
    Ok(passed)
}

/// The last version that a cut-off has taken in; None where none has, or none that officials may know of yet.
pub fn received(db: &mut Db, proposal: &Proposal, now: Moment) -> Result<Option<Last>> {
    let passed = received_cutoffs(db, proposal, now)?;
    let history = submissions::history(db, &proposal.id)?;
    let Some(last) = history.iter().find(|one| passed.contains(&one.cutoff)) else { return Ok(None) };
    submissions::last_of(db, &proposal.id, last.version).map(Some)
}

/// Whether an actor runs a passed cut-off that the proposal was submitted for.
pub fn is_run_by(db: &mut Db, actor: &Actor, proposal: &Proposal, now: Moment) -> Result<bool> {
    let passed = received_cutoffs(db, proposal, now)?;
    Ok(passed.into_iter().any(|cutoff| actor.has_for_cutoff(Role::Staff, &proposal.call, cutoff)))
}

/// The versions that an actor sees, the newest first: all for members, those that a passed cut-off took in for its
/// officials.
pub fn seen_submissions(
    db: &mut Db,
    actor: &Actor,
    (proposal, sight): (&Proposal, Sight),
    now: Moment,
) -> Result<Vec<submissions::SubmissionRow>> {
    let mut rows = submissions::history(db, &proposal.id)?;
    if !sight.is_member() {
        let passed = received_cutoffs(db, proposal, now)?;
        rows.retain(|row| passed.contains(&row.cutoff) && is_official(actor, &proposal.call, row.cutoff));
    }
    Ok(rows)
}

/// What an actor reads who was shown the proposal: the draft, or for officials the last version that a cut-off of theirs
/// took in.
///
/// # Errors
/// `NotFound` for officials where there is none.
pub fn seen_content(db: &mut Db, proposal: &Proposal, sight: Sight) -> Result<Content> {
    if sight.is_member() {
        return content_of(db, proposal);
    }
    // Officials are shown a proposal as it was received.
    let last = proposal.last.ok_or(Error::NotFound)?;
    Ok(submissions::submitted(db, proposal, last.version)?.content)
}

/// All that is missing or doubtful. Members are told of sign-offs too; what was received has none.
pub fn findings_of(
    db: &mut Db,
    proposal: &Proposal,
    (call, cutoff): (&OpenCall, i32),
    content: &Content,
    sight: Sight,
) -> Result<Vec<Finding>> {
    let mut findings = readiness(&call.book, cutoff, content)?;
    if sight.is_member() {
        let signed = signoffs::of(db, &proposal.id)?;
        findings.extend(unsigned(&call.book, content, &signed)?);
    }
    Ok(findings)
}

/// The call as a submission meets it, read in the submission's own transaction.
pub fn open_call(db: &mut Db, call: &CallId) -> Result<OpenCall> {
    let rulebook = call::store::current(db, call)?.hash;
    open_call_by(db, call, rulebook)
}

/// [`open_call`] where the rulebook that counts is known by its hash.
fn open_call_by(db: &mut Db, call: &CallId, rulebook: String) -> Result<OpenCall> {
    let book = call::store::rulebook_by_hash(db, &rulebook)?;
    let closed = call::store::closings(db, call)?.into_iter().map(|closing| closing.cutoff).collect();
    Ok(OpenCall { book, rulebook, closed })
}

/// Begins a draft.
///
/// # Errors
/// A problem of `acronym` where another proposal of the call has it.
pub(super) fn insert(
    db: &mut Db,
    id: &ProposalId,
    call: &CallId,
    reference: &str,
    basics: &super::rules::typed::Basics,
    by: &str,
    at: Moment,
) -> Result<()> {
    diesel::insert_into(proposals::table)
        .values((
            proposals::id.eq(id),
            proposals::call_id.eq(call),
            proposals::reference.eq(reference),
            proposals::stage.eq(Stage::Draft.name()),
            proposals::version.eq(1_i64),
            proposals::acronym.eq(&basics.acronym),
            proposals::acronym_folded.eq(folded(&basics.acronym)),
            proposals::title.eq(&basics.title),
            proposals::track.eq(&basics.track),
            proposals::created_at.eq(at),
            proposals::created_by.eq(by),
            proposals::changed_at.eq(at),
        ))
        .execute(db)?;
    let stamp = fields::Stamp { version: 1, at, by, how: fields::How::Saved };
    let own = [
        (FieldKey::Acronym, &basics.acronym),
        (FieldKey::Title, &basics.title),
        (FieldKey::Track, &basics.track),
    ];
    for (key, text) in own.into_iter().filter(|(key, text)| *key != FieldKey::Track || !text.is_empty()) {
        fields::begin(db, id, &key.to_string(), &serde_json::to_string(text)?, &stamp)?;
    }
    Ok(())
}

/// Whether somebody belongs to the team of a proposal.
pub fn is_member(actor: &Actor, proposal: &ProposalId) -> bool {
    membership(actor, proposal).is_some()
}

/// A proposal of a call by its reference, whoever asks: for acts that have decided who may.
///
/// # Errors
/// `NotFound` where the call has none of this reference.
pub fn of_call(db: &mut Db, call: &CallId, reference: &str) -> Result<Proposal> {
    let named = proposals::table.filter(proposals::reference.eq(reference));
    let row: Row = named.filter(proposals::call_id.eq(call)).select(COLUMNS).first(db)?;
    read(db, row)
}

/// The reference of a proposal, for those who may know that it exists.
pub fn reference(db: &mut Db, id: &ProposalId) -> Result<String> {
    Ok(proposals::table.find(id).select(proposals::reference).first(db)?)
}
