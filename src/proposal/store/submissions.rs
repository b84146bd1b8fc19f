//! Everything that was submitted, whole, and what was taken back.

use std::sync::Arc;

use diesel::prelude::*;

use super::Proposal;
use super::may::{May, Submit};
use super::stored::{self, Stored};
use super::trees;
use crate::call;
use crate::call::rules::Rulebook;
use crate::call::store::edition::EditionKind;
use crate::db::Db;
use crate::db::schema::{proposals, submission_parties, submissions, withdrawals};
use crate::ground::ids::{CallId, ProposalId, RowId, SubmissionId};
use crate::ground::{Actor, Error, Moment, Result};
use crate::proposal::rules::merkle::Inclusion;
use crate::proposal::rules::{
    Content, Document, Frozen, Last, PartyKey, Stage, Submitted, TakenBack, Withdrawn,
};

/// A submission in the history of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmissionRow {
    pub version: i32,
    pub cutoff: i32,
    pub at: Moment,
    pub by: String,
    pub content_hash: String,
    /// When it was taken back, and why.
    pub withdrawn: Option<(Moment, String)>,
}

/// What a submission leaves beside what was submitted.
#[derive(Clone, Debug)]
pub struct Sealed {
    pub stored: Stored,
    /// SHA-256 of the canonical JSON.
    pub content_hash: String,
    pub rulebook: String,
    /// The JWS.
    pub receipt: String,
    /// The addendum that lets it in after its cut-off has closed.
    pub addendum: Option<i32>,
}

/// Writes a submission and moves the proposal on; spends the proof.
pub fn insert(
    db: &mut Db,
    may: May<Submit>,
    id: &SubmissionId,
    call: &CallId,
    submitted: &Submitted,
    sealed: &Sealed,
    by: &str,
) -> Result<()> {
    let (content, proposal) = (&submitted.content, may.id().clone());
    may.move_to(db, Stage::Submitted)?;
    diesel::insert_into(submissions::table)
        .values((
            (
                submissions::id.eq(id),
                submissions::proposal_id.eq(&proposal),
                submissions::call_id.eq(call),
                submissions::cutoff.eq(submitted.cutoff),
                submissions::version.eq(submitted.version),
                submissions::draft_version.eq(submitted.draft_version),
                submissions::at.eq(submitted.received),
                submissions::by_person.eq(by),
                submissions::rulebook.eq(&sealed.rulebook),
                submissions::addendum.eq(sealed.addendum),
            ),
            (
                submissions::content.eq(&sealed.stored.content),
                submissions::links.eq(&sealed.stored.links),
                submissions::content_hash.eq(&sealed.content_hash),
                submissions::receipt.eq(&sealed.receipt),
                submissions::acronym.eq(&content.acronym),
                submissions::title.eq(&content.title),
                submissions::track.eq(&content.track),
                submissions::host_country.eq(content.host().map_or("", |host| host.country.iso())),
                submissions::eu_asked.eq(content.eu_asked()?.cents()),
                submissions::national_claimed.eq(content.claimed()?.cents()),
            ),
        ))
        .execute(db)?;
    insert_parties(db, id, content)
}

/// Writes who stands behind a submission, for [`with_parties`].
pub fn insert_parties(db: &mut Db, id: &SubmissionId, content: &Content) -> Result<()> {
    for party in content.parties() {
        diesel::insert_into(submission_parties::table)
            .values((submission_parties::submission_id.eq(id), submission_parties::party.eq(party.as_str())))
            .execute(db)?;
    }
    Ok(())
}

/// Writes that the submissions for a cut-off were taken back; spends the proof. Earlier versions go with the
/// last one: a withdrawal never brings an older text back.
pub fn take_back(
    db: &mut Db,
    may: May<Submit>,
    withdrawn: &Withdrawn,
    ids: Vec<RowId>,
    by: &str,
) -> Result<()> {
    let proposal = may.id().clone();
    may.move_to(db, Stage::Withdrawn)?;
    let done: Vec<i32> = withdrawals::table
        .filter(withdrawals::proposal_id.eq(&proposal))
        .select(withdrawals::submission_version)
        .load(db)?;
    let versions: Vec<i32> = submissions::table
        .filter(submissions::proposal_id.eq(&proposal))
        .filter(submissions::cutoff.eq(withdrawn.cutoff))
        .order(submissions::version)
        .select(submissions::version)
        .load(db)?;
    let open = versions.into_iter().filter(|version| !done.contains(version));
    for (version, id) in open.zip(ids) {
        diesel::insert_into(withdrawals::table)
            .values((
                withdrawals::id.eq(id),
                withdrawals::proposal_id.eq(&proposal),
                withdrawals::submission_version.eq(version),
                withdrawals::at.eq(withdrawn.at),
                withdrawals::by_person.eq(by),
                withdrawals::reason.eq(&withdrawn.reason),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// The last version that was submitted, withdrawn or not.
pub fn last(db: &mut Db, proposal: &ProposalId) -> Result<Option<Last>> {
    let row: Option<(i32, i32, Moment, i64)> = submissions::table
        .filter(submissions::proposal_id.eq(proposal))
        .order(submissions::version.desc())
        .select((submissions::version, submissions::cutoff, submissions::at, submissions::draft_version))
        .first(db)
        .optional()?;
    Ok(row.map(|(version, cutoff, received, draft_version)| Last {
        version,
        cutoff,
        received,
        draft_version,
    }))
}

/// A version that was submitted, without what it says.
///
/// # Errors
/// `NotFound` where there is no such version.
pub fn last_of(db: &mut Db, proposal: &ProposalId, version: i32) -> Result<Last> {
    let (cutoff, received, draft_version) = submissions::table
        .filter(submissions::proposal_id.eq(proposal).and(submissions::version.eq(version)))
        .select((submissions::cutoff, submissions::at, submissions::draft_version))
        .first(db)?;
    Ok(Last { version, cutoff, received, draft_version })
}

/// What a version called the proposal: acronym, title and track.
///
/// # Errors
/// `NotFound` where there is no such version.
pub fn called(db: &mut Db, proposal: &ProposalId, version: i32) -> Result<(String, String, String)> {
    let of_version = submissions::table
        .filter(submissions::proposal_id.eq(proposal).and(submissions::version.eq(version)));
    Ok(of_version.select((submissions::acronym, submissions::title, submissions::track)).first(db)?)
}

/// What was submitted as a version.
///
/// # Errors
/// `NotFound` where there is no such version.
pub fn submitted(db: &mut Db, proposal: &Proposal, version: i32) -> Result<Submitted> {
    type Row = (i64, i32, Moment, (String, String));
    let (draft_version, cutoff, received, content): Row = submissions::table
        .filter(submissions::proposal_id.eq(&proposal.id))
        .filter(submissions::version.eq(version))
        .select((
            submissions::draft_version,
            submissions::cutoff,
            submissions::at,
            (submissions::content, submissions::links),
        ))
        .first(db)?;
    let book = call::store::rulebook(db, &proposal.call)?;
    Ok(Submitted {
        reference: proposal.reference.clone(),
        version,
        draft_version,
        cutoff,
        cutoff_at: book.cutoff_at(cutoff).unwrap_or(received),
        received,
        content: stored::read(&content)?,
    })
}

/// When the Board's decision on what was submitted last was sealed.
pub fn decided(db: &mut Db, proposal: &Proposal) -> Result<Option<Moment>> {
    let Some(last) = proposal.last else { return Ok(None) };
    let editions = call::store::edition::list(db, &proposal.call, last.cutoff)?;
    Ok(editions.into_iter().find(|edition| edition.kind == EditionKind::Decided).map(|edition| edition.at))
}

/// All submissions of a proposal, the last one first.
pub fn history(db: &mut Db, proposal: &ProposalId) -> Result<Vec<SubmissionRow>> {
    type Row = (i32, i32, Moment, String, String);
    let rows: Vec<Row> = submissions::table
        .filter(submissions::proposal_id.eq(proposal))
        .order(submissions::version.desc())
        .select((
            submissions::version,
            submissions::cutoff,
            submissions::at,
            submissions::by_person,
            submissions::content_hash,
        ))
        .load(db)?;
    let taken: Vec<(i32, Moment, String)> = withdrawals::table
        .filter(withdrawals::proposal_id.eq(proposal))
        .select((withdrawals::submission_version, withdrawals::at, withdrawals::reason))
        .load(db)?;
    let row = |(version, cutoff, at, by, content_hash): Row| {
        let withdrawn = taken.iter().find(|(of, ..)| *of == version);
        let withdrawn = withdrawn.map(|(_, at, reason)| (*at, reason.clone()));
        SubmissionRow { version, cutoff, at, by, content_hash, withdrawn }
    };
    Ok(rows.into_iter().map(row).collect())
}

/// The cut-offs a proposal was ever submitted for.
pub(super) fn cutoffs_of(db: &mut Db, proposal: &ProposalId) -> Result<Vec<i32>> {
    let mut cutoffs: Vec<i32> = submissions::table
        .filter(submissions::proposal_id.eq(proposal))
        .order(submissions::cutoff)
        .select(submissions::cutoff)
        .load(db)?;
    cutoffs.dedup();
    Ok(cutoffs)
}

/// The receipt (JWS) of a version.
pub fn receipt(db: &mut Db, proposal: &ProposalId, version: i32) -> Result<String> {
    let of_version = submissions::table
        .filter(submissions::proposal_id.eq(proposal))
        .filter(submissions::version.eq(version));
    Ok(of_version.select(submissions::receipt).first(db)?)
}

/// The receipt (JWS) of a version of a proposal by its reference, and the hash of the rulebook it was submitted under;
/// whoever asks: for the letter to those who submitted it.
pub fn receipt_to_enclose(db: &mut Db, reference: &str, version: i32) -> Result<Option<(String, String)>> {
    let of_version = submissions::table
        .inner_join(proposals::table.on(submissions::proposal_id.eq(proposals::id)))
        .filter(proposals::reference.eq(reference).and(submissions::version.eq(version)));
    Ok(of_version.select((submissions::receipt, submissions::rulebook)).first(db).optional()?)
}

/// A leaf of the tree over a cut-off's receipts.
#[derive(Clone, Debug, Queryable)]
pub struct Leaf {
    pub reference: String,
    pub version: i32,
    /// The JWS, whose bytes are the leaf.
    pub receipt: String,
}

/// Every receipt of a cut-off that was given in time, by reference and version: superseded and withdrawn ones too.
pub fn leaves(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Vec<Leaf>> {
    Ok(submissions::table
        .inner_join(proposals::table.on(submissions::proposal_id.eq(proposals::id)))
        .filter(submissions::call_id.eq(call).and(submissions::cutoff.eq(cutoff)))
        .filter(submissions::addendum.is_null())
        .order((proposals::reference, submissions::version))
        .select((proposals::reference, submissions::version, submissions::receipt))
        .load(db)?)
}

/// The receipts of what was let in after a cut-off had closed, in the order of the addenda.
pub fn late_leaves(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Vec<Leaf>> {
    Ok(submissions::table
        .inner_join(proposals::table.on(submissions::proposal_id.eq(proposals::id)))
        .filter(submissions::call_id.eq(call).and(submissions::cutoff.eq(cutoff)))
        .filter(submissions::addendum.is_not_null())
        .order((submissions::addendum, proposals::reference))
        .select((proposals::reference, submissions::version, submissions::receipt))
        .load(db)?)
}

/// The addendum that let a version in; None for one that was received in time.
pub fn addendum_of(db: &mut Db, proposal: &ProposalId, version: i32) -> Result<Option<i32>> {
    let of_version = submissions::table
        .filter(submissions::proposal_id.eq(proposal))
        .filter(submissions::version.eq(version));
    Ok(of_version.select(submissions::addendum).first(db)?)
}

/// The root that was published over the receipt of a version: the cut-off's, or that of the last addendum.
pub fn published_root(db: &mut Db, held: &Held) -> Result<Option<String>> {
    let (call, cutoff) = (&held.proposal.call, held.submitted.cutoff);
    if addendum_of(db, &held.proposal.id, held.submitted.version)?.is_some() {
        return Ok(call::store::addenda(db, call, cutoff)?.pop().map(|last| last.root));
    }
    Ok(call::store::closed(db, call, cutoff)?.map(|closing| closing.root))
}

/// How many submissions there were for a cut-off, superseded and withdrawn ones too.
pub fn submission_count(db: &mut Db, call: &CallId, cutoff: i32) -> Result<i64> {
    let of_cutoff = submissions::table.filter(submissions::call_id.eq(call));
    Ok(of_cutoff.filter(submissions::cutoff.eq(cutoff)).count().get_result(db)?)
}

/// What a cut-off took in: of each proposal the last version submitted for it, where it was not withdrawn
/// before the cut-off; by reference. Before the cut-off has closed this is how things stand.
pub fn frozen(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Vec<Frozen>> {
    roll(db, call, cutoff)?.into_iter().map(|entry| whole(db, entry)).collect()
}

/// One of [`frozen`], by its reference.
///
/// # Errors
/// `NotFound` where the cut-off took in no such proposal.
pub fn frozen_one(db: &mut Db, call: &CallId, cutoff: i32, reference: &str) -> Result<Frozen> {
    let id = proposals::table.filter(proposals::reference.eq(reference)).select(proposals::id).first(db)?;
    frozen_of(db, call, cutoff, &id)
}

/// One of [`frozen`], by its id.
///
/// # Errors
/// `NotFound` where the cut-off took in no such proposal.
pub fn frozen_of(db: &mut Db, call: &CallId, cutoff: i32, proposal: &ProposalId) -> Result<Frozen> {
    let rows: Vec<Entry> = submissions::table
        .inner_join(proposals::table.on(submissions::proposal_id.eq(proposals::id)))
        // The few of the proposal, and not those of the whole cut-off: SQLite would take the index over call and
        // cut-off, were they named here.
        .filter(submissions::proposal_id.eq(proposal).and(proposals::call_id.eq(call)))
        .order((proposals::reference, submissions::version.desc()))
        .select(ENTRY)
        .load(db)?;
    let rows: Vec<Entry> = rows.into_iter().filter(|entry| entry.cutoff == cutoff).collect();
    let Some(reference) = rows.first().map(|entry| entry.reference.clone()) else {
        return Err(Error::NotFound);
    };
    let (at, taken): (_, Vec<(i32, Moment)>) = (
        instant(db, call, cutoff)?,
        withdrawals::table
            .filter(withdrawals::proposal_id.eq(proposal))
            .select((withdrawals::submission_version, withdrawals::at))
            .load(db)?,
    );
    let taken = taken.into_iter().map(|(version, when)| TakenBack {
        proposal: proposal.clone(),
        reference: reference.clone(),
        version,
        at: when,
        after_cutoff: at.is_some_and(|at| when >= at),
    });
    let entry = counting(rows, &taken.collect::<Vec<_>>()).pop().ok_or(Error::NotFound)?;
    whole(db, entry)
}

/// When a cut-off was, or will be.
fn instant(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Option<Moment>> {
    match call::store::closed(db, call, cutoff)? {
        Some(closing) => Ok(Some(closing.cutoff_at)),
        None => Ok(call::store::rulebook(db, call)?.cutoff_at(cutoff)),
    }
}

/// A line of the roll of a cut-off: what it took in, without what it says.
#[derive(Clone, Debug, Queryable)]
pub struct Entry {
    pub proposal: ProposalId,
    pub submission: SubmissionId,
    pub reference: String,
    pub version: i32,
    pub cutoff: i32,
    pub received: Moment,
    pub content_hash: String,
    pub rulebook: String,
    pub acronym: String,
    /// Of the host, as ISO 3166 has it; empty where there is not one host.
    pub host_country: String,
}

const ENTRY: (
    proposals::id,
    submissions::id,
    proposals::reference,
    submissions::version,
    submissions::cutoff,
    submissions::at,
    submissions::content_hash,
    submissions::rulebook,
    submissions::acronym,
    submissions::host_country,
) = (
    proposals::id,
    submissions::id,
    proposals::reference,
    submissions::version,
    submissions::cutoff,
    submissions::at,
    submissions::content_hash,
    submissions::rulebook,
    submissions::acronym,
    submissions::host_country,
);

/// What [`frozen`] answers, without what the proposals say: for lists.
pub fn roll(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Vec<Entry>> {
    let rows: Vec<Entry> = submissions::table
        .inner_join(proposals::table.on(submissions::proposal_id.eq(proposals::id)))
        .filter(submissions::call_id.eq(call).and(submissions::cutoff.eq(cutoff)))
        .order((proposals::reference, submissions::version.desc()))
        .select(ENTRY)
        .load(db)?;
    Ok(counting(rows, &withdrawn(db, call, cutoff)?))
}

/// Of each proposal the last version, unless it was taken back before the cut-off. Expects the last one first.
fn counting(rows: Vec<Entry>, taken: &[TakenBack]) -> Vec<Entry> {
    let mut seen: Option<ProposalId> = None;
    let mut counting = Vec::new();
    for entry in rows {
        let older = seen.as_ref() == Some(&entry.proposal);
        seen = Some(entry.proposal.clone());
        let out = |one: &TakenBack| {
            one.proposal == entry.proposal && one.version == entry.version && !one.after_cutoff
        };
        if !older && !taken.iter().any(out) {
            counting.push(entry);
        }
    }
    counting
}

fn whole(db: &mut Db, entry: Entry) -> Result<Frozen> {
    let stored = submissions::table
        .find(&entry.submission)
        .select((submissions::content, submissions::links))
        .first(db)?;
    Ok(Frozen {
        proposal: entry.proposal,
        submission: entry.submission,
        reference: entry.reference,
        version: entry.version,
        cutoff: entry.cutoff,
        received: entry.received,
        content: stored::read(&stored)?,
        content_hash: entry.content_hash,
        rulebook: entry.rulebook,
    })
}

/// The proposals of which a version for a cut-off has one of these parties behind it, with the party.
///
/// The call and the cut-off are compared here: in the query they would make SQLite begin with every submission of the
/// cut-off.
pub fn with_parties(
    db: &mut Db,
    call: &CallId,
    cutoff: i32,
    parties: &[PartyKey],
) -> Result<Vec<(ProposalId, String)>> {
    type Row = (ProposalId, CallId, i32, String);
    let rows: Vec<Row> = submission_parties::table
        .inner_join(submissions::table.on(submissions::id.eq(submission_parties::submission_id)))
        .filter(submission_parties::party.eq_any(parties.iter().map(PartyKey::as_str)))
        .select((
            submissions::proposal_id,
            submissions::call_id,
            submissions::cutoff,
            submission_parties::party,
        ))
        .load(db)?;
    let ours = rows.into_iter().filter(|(_, of, number, _)| of == call && *number == cutoff);
    Ok(ours.map(|(proposal, _, _, party)| (proposal, party)).collect())
}

/// The proposals whose last version for a cut-off was taken back, by reference.
pub fn withdrawn(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Vec<TakenBack>> {
    let at = instant(db, call, cutoff)?;
    let rows: Vec<(ProposalId, String, i32, Moment)> = withdrawals::table
        .inner_join(proposals::table.on(withdrawals::proposal_id.eq(proposals::id)))
        .inner_join(
            submissions::table.on(submissions::proposal_id
                .eq(withdrawals::proposal_id)
                .and(submissions::version.eq(withdrawals::submission_version))),
        )
        .filter(submissions::call_id.eq(call).and(submissions::cutoff.eq(cutoff)))
        .order((proposals::reference, withdrawals::submission_version.desc()))
        .select((proposals::id, proposals::reference, submissions::version, withdrawals::at))
        .load(db)?;
    let mut taken: Vec<TakenBack> = Vec::new();
    for (proposal, reference, version, when) in rows {
        let after_cutoff = at.is_some_and(|at| when >= at);
        let older = taken.last().is_some_and(|one| one.proposal == proposal);
        // A version withdrawn and then followed by another was not the last word.
        if !older && last_for(db, &proposal, cutoff)? == Some(version) {
            taken.push(TakenBack { proposal, reference, version, at: when, after_cutoff });
        }
    }
    Ok(taken)
}

fn last_for(db: &mut Db, proposal: &ProposalId, cutoff: i32) -> Result<Option<i32>> {
    Ok(submissions::table
        .filter(submissions::proposal_id.eq(proposal).and(submissions::cutoff.eq(cutoff)))
        .select(diesel::dsl::max(submissions::version))
        .first(db)?)
}

/// The documents of every submission of a proposal, with the cut-off it was for.
pub(super) fn documents_of(db: &mut Db, proposal: &ProposalId) -> Result<Vec<(i32, Vec<Document>)>> {
    let rows: Vec<(i32, (String, String))> = submissions::table
        .filter(submissions::proposal_id.eq(proposal))
        .order(submissions::version)
        .select((submissions::cutoff, (submissions::content, submissions::links)))
        .load(db)?;
    let documents = |(cutoff, content)| Ok((cutoff, stored::read(&content)?.documents));
    rows.into_iter().map(documents).collect()
}

/// A submission with its receipt.
#[derive(Clone, Debug)]
pub struct Held {
    pub proposal: Proposal,
    pub submitted: Submitted,
    /// The JWS.
    pub jws: String,
    /// The versions that the asker sees, the last one first.
    pub versions: Vec<SubmissionRow>,
}

/// A version, or the last one where none is named, for those who may see it: officials see what a passed cut-off
/// took in.
///
/// # Errors
/// `NotFound` where there is none, or none for this actor.
pub fn held(db: &mut Db, actor: &Actor, key: &str, version: Option<i32>, now: Moment) -> Result<Held> {
    let (proposal, sight) = super::find(db, actor, key, now)?;
    let seen = super::seen_submissions(db, actor, (&proposal, sight), now)?;
    let wanted = seen.iter().find(|row| version.is_none_or(|version| version == row.version));
    let version = wanted.ok_or(Error::NotFound)?.version;
    let submitted = submitted(db, &proposal, version)?;
    let jws = receipt(db, &proposal.id, version)?;
    Ok(Held { proposal, submitted, jws, versions: seen })
}

/// The rulebook that a submission is read by: the one that was fixed when its cut-off closed, and until then the one it
/// was submitted under.
pub fn book_of(db: &mut Db, proposal: &Proposal, submitted: &Submitted) -> Result<Arc<Rulebook>> {
    let hash = match call::store::closed(db, &proposal.call, submitted.cutoff)? {
        Some(closing) => closing.rulebook,
        None => submissions::table
            .filter(submissions::proposal_id.eq(&proposal.id))
            .filter(submissions::version.eq(submitted.version))
            .select(submissions::rulebook)
            .first(db)?,
    };
    call::store::rulebook_by_hash(db, &hash)
}

/// The proof that a receipt is among those of its cut-off, or of what was let in later; None until the cut-off has
/// closed.
pub fn inclusion(db: &mut Db, held: &Held) -> Result<Option<Inclusion>> {
    let Some(root) = published_root(db, held)? else { return Ok(None) };
    let late = addendum_of(db, &held.proposal.id, held.submitted.version)?.is_some();
    trees::prove(db, held, &root, late)
}
