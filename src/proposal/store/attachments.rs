//! Files beside what was submitted. Knowing one is not being allowed to read it: who may is for the stage to say that
//! the file was sent in.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::attachments;
use crate::ground::ids::{AttachmentId, ProposalId, RowId};
use crate::ground::{Moment, Result};
use crate::proposal::rules::Attachment;

type Row = (AttachmentId, String, String, i64, Option<i32>, String, Moment);
type Columns = (
    attachments::id,
    attachments::name,
    attachments::sha256,
    attachments::bytes,
    attachments::pages,
    attachments::media_type,
    attachments::at,
);
const COLUMNS: Columns = (
    attachments::id,
    attachments::name,
    attachments::sha256,
    attachments::bytes,
    attachments::pages,
    attachments::media_type,
    attachments::at,
);

fn read((id, name, sha256, bytes, pages, media_type, at): Row) -> Attachment {
    let pages = pages.and_then(|pages| u32::try_from(pages).ok());
    Attachment { id, name, sha256, bytes, pages, media_type, at }
}

/// A file and the proposal it belongs to, whoever asks.
///
/// # Errors
/// `NotFound` where there is none.
pub fn find(db: &mut Db, id: &AttachmentId) -> Result<(ProposalId, Attachment)> {
    let (proposal, row): (ProposalId, Row) =
        attachments::table.find(id).select((attachments::proposal_id, COLUMNS)).first(db)?;
    Ok((proposal, read(row)))
}

/// The files of a proposal that came with messages, each with its message, the first one first.
pub fn with_messages(db: &mut Db, proposal: &ProposalId) -> Result<Vec<(RowId, Attachment)>> {
    let rows: Vec<(Option<RowId>, Row)> = attachments::table
        .filter(attachments::proposal_id.eq(proposal))
        .filter(attachments::message_id.is_not_null())
        .order((attachments::at, attachments::id))
        .select((attachments::message_id, COLUMNS))
        .load(db)?;
    Ok(rows.into_iter().filter_map(|(message, row)| Some((message?, read(row)))).collect())
}

pub fn insert(
    db: &mut Db,
    proposal: &ProposalId,
    message: Option<&RowId>,
    file: &Attachment,
    by: &str,
) -> Result<()> {
    diesel::insert_into(attachments::table)
        .values((
            attachments::id.eq(&file.id),
            attachments::proposal_id.eq(proposal),
            attachments::message_id.eq(message),
            attachments::name.eq(&file.name),
            attachments::sha256.eq(&file.sha256),
            attachments::bytes.eq(file.bytes),
            attachments::pages.eq(file.pages.and_then(|pages| i32::try_from(pages).ok())),
            attachments::media_type.eq(&file.media_type),
            attachments::at.eq(file.at),
            attachments::by_person.eq(by),
        ))
        .execute(db)?;
    Ok(())
}
