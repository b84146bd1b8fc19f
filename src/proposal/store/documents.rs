//! Documents in their fixed slots. The one in a slot is the last; the ones before stay, with when they went.

use diesel::prelude::*;

use super::may::{Edit, May};
use super::{by_id, is_official, membership, received_cutoffs, submissions};
use crate::db::Db;
use crate::db::schema::{documents, proposals};
use crate::ground::ids::{CallId, DocumentId, ProposalId};
use crate::ground::{Actor, Moment, Result};
use crate::people;
use crate::proposal::rules::Document;

pub const PDF: &str = "application/pdf";

/// A document, whoever it belongs to. Knowing it is not being allowed to read it: [`may_read_document`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentOf {
    pub id: DocumentId,
    pub proposal: ProposalId,
    pub reference: String,
    pub call: CallId,
    pub slot: String,
    pub name: String,
    pub sha256: String,
    pub bytes: i64,
    pub media_type: String,
    pub at: Moment,
    pub replaced_at: Option<Moment>,
}

type Row =
    (DocumentId, ProposalId, String, String, String, (i64, Option<i32>), String, Moment, Option<Moment>);
type Columns = (
    documents::id,
    documents::proposal_id,
    documents::slot,
    documents::name,
    documents::sha256,
    (documents::bytes, documents::pages),
    documents::media_type,
    documents::at,
    documents::replaced_at,
);
const COLUMNS: Columns = (
    documents::id,
    documents::proposal_id,
    documents::slot,
    documents::name,
    documents::sha256,
    (documents::bytes, documents::pages),
    documents::media_type,
    documents::at,
    documents::replaced_at,
);

fn document((id, _, slot, name, sha256, (bytes, pages), _, at, _): Row) -> Document {
    let pages = pages.and_then(|pages| u32::try_from(pages).ok());
    Document { id, slot, name, sha256, bytes, pages, at }
}

/// The document in each slot, by slot.
pub fn current(db: &mut Db, proposal: &ProposalId) -> Result<Vec<Document>> {
    let rows: Vec<Row> = documents::table
        .filter(documents::proposal_id.eq(proposal))
        .filter(documents::replaced_at.is_null())
        .order((documents::slot, documents::at, documents::sha256))
        .select(COLUMNS)
        .load(db)?;
    Ok(rows.into_iter().map(document).collect())
}

/// What stood in each slot just before a moment, by slot.
pub(super) fn held_at(db: &mut Db, proposal: &ProposalId, at: Moment) -> Result<Vec<Document>> {
    let mut rows: Vec<Row> = documents::table
        .filter(documents::proposal_id.eq(proposal))
        .order((documents::slot, documents::at, documents::sha256))
        .select(COLUMNS)
        .load(db)?;
    rows.retain(|row| row.7 < at && row.8.is_none_or(|replaced| replaced >= at));
    Ok(rows.into_iter().map(document).collect())
}

/// Documents that were replaced, the newest first.
pub fn replaced(db: &mut Db, proposal: &ProposalId) -> Result<Vec<(Document, Moment)>> {
    let rows: Vec<Row> = documents::table
        .filter(documents::proposal_id.eq(proposal))
        .filter(documents::replaced_at.is_not_null())
        .order((documents::replaced_at.desc(), documents::slot, documents::sha256))
        .select(COLUMNS)
        .load(db)?;
    let gone = |row: Row| row.8.map(|replaced| (document(row), replaced));
    Ok(rows.into_iter().filter_map(gone).collect())
}

/// Who put the document of a slot there, by name; None where nothing is there.
pub fn put_by(db: &mut Db, document: &DocumentId) -> Result<Option<String>> {
    let by: Option<String> =
        documents::table.find(document).select(documents::by_person).first(db).optional()?;
    match by {
        Some(by) => Ok(Some(people::store::name(db, &by)?)),
        None => Ok(None),
    }
}

/// A document by its id.
///
/// # Errors
/// `NotFound` where there is none.
pub fn document_of(db: &mut Db, id: &DocumentId) -> Result<DocumentOf> {
    let row: Row = documents::table.find(id).select(COLUMNS).first(db)?;
    let (id, proposal, slot, name, sha256, (bytes, _), media_type, at, replaced_at) = row;
    let (reference, call): (String, CallId) =
        proposals::table.find(&proposal).select((proposals::reference, proposals::call_id)).first(db)?;
    Ok(DocumentOf { id, proposal, reference, call, slot, name, sha256, bytes, media_type, at, replaced_at })
}

/// Whether an actor reads a document by this stage's rules: members all of theirs; staff and auditors those that
/// were submitted for a cut-off that has passed. Evaluation adds its experts to this.
pub fn may_read_document(db: &mut Db, actor: &Actor, document: &DocumentOf, now: Moment) -> Result<bool> {
    if membership(actor, &document.proposal).is_some() {
        return Ok(true);
    }
    let proposal = by_id(db, &document.proposal)?;
    let passed = received_cutoffs(db, &proposal, now)?;
    for (cutoff, documents) in submissions::documents_of(db, &document.proposal)? {
        let there = documents.iter().any(|one| one.id == document.id);
        if passed.contains(&cutoff) && there && is_official(actor, &document.call, cutoff) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Puts a document into its slot; the one there before stays as history. Spends the proof.
pub fn put(db: &mut Db, may: May<Edit>, document: &Document, by: &str) -> Result<i64> {
    let proposal = may.id().clone();
    let version = may.save(db, document.at)?;
    diesel::update(
        documents::table
            .filter(documents::proposal_id.eq(&proposal))
            .filter(documents::slot.eq(&document.slot))
            .filter(documents::replaced_at.is_null()),
    )
    .set(documents::replaced_at.eq(document.at))
    .execute(db)?;
    diesel::insert_into(documents::table)
        .values((
            documents::id.eq(&document.id),
            documents::proposal_id.eq(&proposal),
            documents::slot.eq(&document.slot),
            documents::name.eq(&document.name),
            documents::sha256.eq(&document.sha256),
            documents::bytes.eq(document.bytes),
            documents::pages.eq(document.pages.and_then(|pages| i32::try_from(pages).ok())),
            documents::media_type.eq(PDF),
            documents::at.eq(document.at),
            documents::by_person.eq(by),
        ))
        .execute(db)?;
    Ok(version)
}

/// Takes the document out of a slot; it stays as history. Spends the proof.
pub fn take_out(db: &mut Db, may: May<Edit>, slot: &str, at: Moment) -> Result<i64> {
    let proposal = may.id().clone();
    let version = may.save(db, at)?;
    diesel::update(
        documents::table
            .filter(documents::proposal_id.eq(&proposal))
            .filter(documents::slot.eq(slot))
            .filter(documents::replaced_at.is_null()),
    )
    .set(documents::replaced_at.eq(at))
    .execute(db)?;
    Ok(version)
}
