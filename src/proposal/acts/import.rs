//! A whole application from an archive, in place of what a draft says.

use serde_json::json;

use super::carry::put_reply;
use super::document::{Over, Uploaded, put_document, remove_document};
use super::draft::{Whole, save_whole};
use super::entry;
use crate::act::Act;
use crate::db::Db;
use crate::ground::text::folded;
use crate::ground::{Actor, Problems, Result};
use crate::proposal::rules::{Content, of_declaration};
use crate::proposal::store::{self, Proposal, documents, for_edit};

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
    /// The acronym that the archive has, and the reference of the person's other proposal that goes by it: the draft
    /// keeps its own. [`named_apart`] finds it.
    pub namesake: Option<(String, String)>,
}

impl Import {
    /// What the archive says and a draft does not take over, by name: partners declare for themselves, a reply needs
    /// an earlier evaluation, and an acronym goes with one proposal of a person.
    pub fn left(&self, before: &Content) -> Vec<&'static str> {
        let declared = (self.declared > 0).then_some("declarations");
        let replies = self.reply.as_ref().is_some_and(|reply| !reply.is_empty());
        let reply = (replies && before.earlier.is_none()).then_some("reply");
        let acronym = self.namesake.as_ref().map(|_| "acronym");
        declared.into_iter().chain(reply).chain(acronym).collect()
    }
}

/// The archive as a draft takes it: where its acronym is that of another proposal of the same person in the call, which
/// nobody can begin either, the draft keeps its own. To refuse it would keep everybody from beginning a proposal from
/// the archive of an earlier one.
pub fn named_apart(db: &mut Db, actor: &Actor, proposal: &Proposal, import: &Import) -> Result<Import> {
    let (name, mut apart) = (folded(&import.whole.basics.acronym), import.clone());
    if name == folded(&proposal.acronym) {
        return Ok(apart);
    }
    let own = store::mine(db, actor)?;
    let alike =
        |one: &Proposal| one.id != proposal.id && one.call == proposal.call && folded(&one.acronym) == name;
    if let Some((other, _)) = own.iter().find(|(one, _)| alike(one)) {
        let taken = std::mem::replace(&mut apart.whole.basics.acronym, proposal.acronym.clone());
        apart.namesake = Some((taken, other.reference.clone()));
    }
    Ok(apart)
}

/// Makes a draft say what the archive says: what it has, and nothing beside. Documents that are replaced or taken
/// out stay as history. All of it happens, or nothing.
///
/// # Errors
/// `Conflict` where the draft is at another version; problems of what is not well-formed; those of [`for_edit`].
pub fn import(act: &mut Act<'_>, key: &str, version: i64, import: &Import) -> Result<i64> {
    let (proposal, ..) = for_edit(act, key)?;
    let import = &named_apart(act.db, act.actor, &proposal, import)?;
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
