//! Documents: uploaded and kept before, then named by an act.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::entry;
use crate::act::Act;
use crate::ground::{Error, Problems, Refusal, Result, text};
use crate::proposal::rules::{Document, of_declaration, slot_of};
use crate::proposal::store::{self, documents, for_partner};

/// The code of the refusal to replace a document that nobody asked to be replaced.
pub const DOCUMENT_HELD: &str = "document-held";

/// A file that was read whole, found to be a PDF that may be taken, and kept under its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uploaded {
    pub name: String,
    pub sha256: String,
    pub bytes: i64,
    pub pages: Option<u32>,
}

/// What whoever puts a document, or takes one out, knows of the slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    /// They think it is empty.
    Nothing,
    /// They saw the document with this SHA-256 in it, and want it replaced.
    Seen(String),
    /// They want it replaced whatever it is.
    Whatever,
}

/// Puts a document into a slot; what was there stays as history. The same file again changes nothing.
///
/// # Errors
/// `NotFound` where the rulebook has no such slot; `document-held` where a document is there that was not to be
/// replaced; `Forbidden` for who is bound to a partner, since what stands in a slot is everybody's; and those of
/// [`for_partner`].
pub fn put_document(act: &mut Act<'_>, key: &str, slot: &str, file: &Uploaded, over: &Over) -> Result<i64> {
    let (proposal, call, may) = for_partner(act, key, None)?;
    let slot = store::slot_in_table(act.db, &proposal.id, slot)?;
    let slot = &slot_of(&call.book, &slot).ok_or(Error::NotFound)?;
    if file.bytes > slot.max_bytes {
        let mut problems = Problems::none();
        problems.add(&slot.id, "document-large").with("megabytes", slot.max_bytes / 1_000_000);
        return Err(problems.into());
    }
    let before = documents::current(act.db, &proposal.id)?;
    let name = file_name(&file.name, &slot.id);
    let same = |old: &Document| old.slot == slot.id && old.sha256 == file.sha256 && old.name == name;
    if before.iter().any(same) {
        return Ok(proposal.version);
    }
    if let Some(held) = before.iter().find(|old| old.slot == slot.id) {
        may_replace(held, over)?;
    }
    let document = Document {
        id: act.id(),
        slot: slot.id.clone(),
        name,
        sha256: file.sha256.clone(),
        bytes: file.bytes,
        pages: file.pages,
        at: act.received(),
    };
    let by = act.by();
    let version = documents::put(act.db, may, &document, &by)?;
    let facts = json!({ "slot": document.slot, "sha256": document.sha256, "bytes": document.bytes });
    act.record(&entry("proposal.document_put", &proposal, facts))?;
    Ok(version)
}

pub(super) fn may_replace(held: &Document, over: &Over) -> Result<()> {
    let may = match over {
        Over::Nothing => false,
        Over::Seen(sha256) => *sha256 == held.sha256,
        Over::Whatever => true,
    };
    if may {
        return Ok(());
    }
    Err(Refusal::new(DOCUMENT_HELD).with("name", &held.name).with("sha256", &held.sha256).into())
}

/// Takes a document out of its slot; it stays as history. Who is bound to a partner does not.
///
/// # Errors
/// `NotFound` where there is none; `document-held` where another one is there than was to be taken out; and those of
/// [`for_partner`].
pub fn remove_document(act: &mut Act<'_>, key: &str, slot: &str, over: &Over) -> Result<i64> {
    let (proposal, _, may) = for_partner(act, key, None)?;
    if of_declaration(slot).is_some() {
        // What belongs to a declaration is its partner's.
        return Err(Error::NotFound);
    }
    let slot = &store::slot_in_table(act.db, &proposal.id, slot)?;
    let before = documents::current(act.db, &proposal.id)?;
    let document = before.into_iter().find(|old| old.slot == *slot).ok_or(Error::NotFound)?;
    may_replace(&document, over)?;
    let version = documents::take_out(act.db, may, slot, act.received())?;
    let facts = json!({ "slot": slot, "sha256": document.sha256 });
    act.record(&entry("proposal.document_removed", &proposal, facts))?;
    Ok(version)
}

/// The last step of what a browser calls the file, on one line and without control characters.
pub(super) fn file_name(given: &str, slot: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control() && *c != '"').take(150).collect();
    match text::clean(&plain) {
        Ok(name) if !name.is_empty() => name,
        _ => format!("{slot}.pdf"),
    }
}
