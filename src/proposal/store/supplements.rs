//! Supplements: rows are added and never changed.

use diesel::prelude::*;

use super::{Proposal, attachments};
use crate::db::Db;
use crate::db::schema::supplements;
use crate::ground::ids::{AttachmentId, MatterId, ProposalId, RowId};
use crate::ground::{Error, Moment, Result};
use crate::proposal::rules::{Attachment, Correction, Last, Supplement, SupplementKind};

type Row = (
    (i32, i32, i32),
    String,
    (String, String, String),
    Option<AttachmentId>,
    (String, String),
    Moment,
    String,
);

/// What was accepted beside the submissions of a proposal, in order of the numbers.
pub fn of_proposal(db: &mut Db, proposal: &ProposalId) -> Result<Vec<Supplement>> {
    let rows: Vec<Row> = supplements::table
        .filter(supplements::proposal_id.eq(proposal))
        .order(supplements::number)
        .select((
            (supplements::number, supplements::submission_version, supplements::cutoff),
            supplements::kind,
            (supplements::place, supplements::said_before, supplements::said_after),
            supplements::attachment_id,
            (supplements::reason, supplements::legal_basis),
            supplements::decided_at,
            supplements::decided_by,
        ))
        .load(db)?;
    rows.into_iter().map(|row| read(db, row)).collect()
}

/// What is read beside the submission for a cut-off: what was accepted to any of its versions.
pub fn of_cutoff(db: &mut Db, proposal: &ProposalId, cutoff: i32) -> Result<Vec<Supplement>> {
    let mut all = of_proposal(db, proposal)?;
    all.retain(|one| one.cutoff == cutoff);
    Ok(all)
}

fn read(db: &mut Db, row: Row) -> Result<Supplement> {
    let ((number, version, cutoff), kind, said, file, (reason, legal_basis), at, by) = row;
    let (place, before, after) = said;
    let kind =
        SupplementKind::parse(&kind).ok_or_else(|| Error::internal("an unknown kind of supplement"))?;
    let document: Option<Attachment> = match file {
        Some(id) => Some(attachments::find(db, &id)?.1),
        None => None,
    };
    let correction = (kind == SupplementKind::Clarification).then_some(Correction { place, before, after });
    Ok(Supplement { number, version, cutoff, kind, correction, document, reason, legal_basis, at, by })
}

/// A file that was accepted for a cut-off, by its id: for those who read the submission.
///
/// # Errors
/// `NotFound` where there is none.
pub fn document(db: &mut Db, proposal: &ProposalId, cutoff: i32, id: &AttachmentId) -> Result<Attachment> {
    let accepted = of_cutoff(db, proposal, cutoff)?.into_iter().filter_map(|one| one.document);
    accepted.into_iter().find(|file| file.id == *id).ok_or(Error::NotFound)
}

/// A supplement to be recorded; its number is the next of the proposal.
#[derive(Clone, Debug)]
pub struct NewSupplement<'a> {
    pub kind: SupplementKind,
    pub to: Last,
    pub matter: Option<&'a MatterId>,
    pub correction: Option<&'a Correction>,
    pub document: Option<&'a AttachmentId>,
    pub reason: &'a str,
    pub legal_basis: &'a str,
}

/// Records a supplement; its number.
pub fn insert(
    db: &mut Db,
    id: &RowId,
    proposal: &Proposal,
    new: &NewSupplement<'_>,
    (at, by): (Moment, &str),
) -> Result<i32> {
    let last: Option<i32> = supplements::table
        .filter(supplements::proposal_id.eq(&proposal.id))
        .select(diesel::dsl::max(supplements::number))
        .first(db)?;
    let number = last.unwrap_or_default() + 1;
    let correction = new.correction.cloned();
    let correction = correction.unwrap_or(Correction {
        place: String::new(),
        before: String::new(),
        after: String::new(),
    });
    diesel::insert_into(supplements::table)
        .values((
            supplements::id.eq(id),
            supplements::proposal_id.eq(&proposal.id),
            supplements::number.eq(number),
            supplements::cutoff.eq(new.to.cutoff),
            supplements::submission_version.eq(new.to.version),
            supplements::kind.eq(new.kind.name()),
            supplements::matter_id.eq(new.matter),
            supplements::place.eq(&correction.place),
            supplements::said_before.eq(&correction.before),
            supplements::said_after.eq(&correction.after),
            supplements::attachment_id.eq(new.document),
            supplements::reason.eq(new.reason),
            supplements::legal_basis.eq(new.legal_basis),
            supplements::decided_at.eq(at),
            supplements::decided_by.eq(by),
        ))
        .execute(db)?;
    Ok(number)
}
