//! A whole application from an archive, in place of what a draft says.

use serde_json::json;

use super::carry::put_reply;
use super::document::{Over, Uploaded, put_document, remove_document};
use super::draft::{Whole, save_whole};
use super::entry;
use crate::act::Act;
use crate::ground::{Problems, Result};
use crate::proposal::rules::{Content, of_declaration};
use crate::proposal::store::{self, documents, for_edit};

/// What an archive holds, after its documents were looked at and kept.
#[derive(Clone, Debug)]
pub struct Import {
    pub whole: Whole,
    /// To an earlier evaluation, empty where nothing is said; None where the archive cannot tell.
    pub reply: Option<String>,
    /// How many declarations go along, which are not taken over.
    pub declared: usize,
    /// By slot.
    pub documents: Vec<(String, Uploaded)>,
    /// SHA-256 of the archive.
    pub archive: String,
}

impl Import {
    /// What the archive says and a draft does not take over, by name: partners declare for themselves, and a reply needs
    /// an earlier evaluation.
    pub fn left(&self, before: &Content) -> Vec<&'static str> {
        let declared = (self.declared > 0).then_some("declarations");
        let replies = self.reply.as_ref().is_some_and(|reply| !reply.is_empty());
        let reply = (replies && before.earlier.is_none()).then_some("reply");
        declared.into_iter().chain(reply).collect()
    }
}

/// Makes a draft say what the archive says: what it has, and nothing beside. Documents that are replaced or taken
/// out stay as history. All of it happens, or nothing.
///
/// # Errors
/// `Conflict` where the draft is at another version; problems of what is not well-formed; those of [`for_edit`].
pub fn import(act: &mut Act<'_>, key: &str, version: i64, import: &Import) -> Result<i64> {
    save_whole(act, key, version, &import.whole)?;
    if let Some(reply) = &import.reply {
        put_reply(act, key, reply)?;
    }
    let mut put = Vec::new();
    for (place, (slot, file)) in import.documents.iter().enumerate() {
        let (proposal, ..) = for_edit(act, key)?;
        let known = store::slot_in_table(act.db, &proposal.id, slot);
        let at = || format!("manifest.documents.{place}.slot");
        let slot = known.map_err(|_unclaimed| Problems::one(at(), "archive-slot"))?;
        put_document(act, key, &slot, file, &Over::Whatever)?;
        put.push(slot);
    }
    let (proposal, ..) = for_edit(act, key)?;
    for held in documents::current(act.db, &proposal.id)? {
        // What partners declared is theirs, and stays.
        let declared = of_declaration(&held.slot).is_some();
        if !declared && !put.contains(&held.slot) {
            remove_document(act, key, &held.slot, &Over::Whatever)?;
        }
    }
    let (proposal, ..) = for_edit(act, key)?;
    act.record(&entry("proposal.imported", &proposal, json!({ "archive": import.archive })))?;
    Ok(proposal.version)
}
