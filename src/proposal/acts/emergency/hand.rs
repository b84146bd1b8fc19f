//! Handing in the archive whose hash was deposited.

use serde_json::json;

use super::{letter, staff_of};
use crate::act::Act;
use crate::ground::ids::AttachmentId;
use crate::ground::{Error, Problems, Refusal, Result};
use crate::proposal::acts::entry;
use crate::proposal::rules::{Attachment, may_hand_in};
use crate::proposal::store::deposits::{self, Fault, Handed};
use crate::proposal::store::{self, attachments};

/// An archive that was read whole, found to be the one that was deposited, and kept under its hash.
#[derive(Clone, Debug)]
pub struct Archive {
    pub sha256: String,
    pub bytes: i64,
    /// Things missing in it that must not be.
    pub blocking: usize,
    /// All that is wrong with it.
    pub faults: Problems,
}

/// Hands in an archive; the number of the deposit it belongs to. The same archive again changes nothing.
///
/// # Errors
/// `NotFound` and `Forbidden` as for [`super::deposit`]; `emergency-hash` where no deposit names this hash, byte for
/// byte; `emergency-early` and `emergency-over` outside of the hours.
pub fn hand_in(act: &mut Act<'_>, key: &str, archive: &Archive, base: &str) -> Result<i32> {
    let (actor, now) = (act.actor, act.received());
    let (proposal, sight) = store::find(act.db, actor, key, now)?;
    let book = crate::call::store::rulebook(act.db, &proposal.call)?;
    if book.emergency.is_none() || !sight.is_member() {
        return Err(Error::NotFound);
    }
    if !sight.leads() {
        return Err(Error::Forbidden);
    }
    let known = deposits::of_proposal(act.db, &proposal.id)?;
    let deposit = known.into_iter().find(|one| one.sha256 == archive.sha256);
    let deposit = deposit.ok_or_else(|| Refusal::new("emergency-hash").with("sha256", &archive.sha256))?;
    if deposit.handed.is_some() || deposit.decision.is_some() {
        return Ok(deposit.number);
    }
    may_hand_in(book.emergency_window(deposit.cutoff).ok_or(Error::NotFound)?, now)?;
    let by = act.by();
    let file = Attachment {
        id: act.id::<AttachmentId>(),
        name: format!("{}-archive.zip", proposal.reference),
        sha256: archive.sha256.clone(),
        bytes: archive.bytes,
        pages: None,
        media_type: "application/zip".to_owned(),
        at: now,
    };
    attachments::insert(act.db, &proposal.id, None, &file, &by)?;
    let blocking = i32::try_from(archive.blocking).unwrap_or(i32::MAX);
    let faults = archive.faults.0.iter().map(|problem| Fault {
        field: problem.field.clone(),
        code: problem.code.to_owned(),
        args: problem.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
    });
    let handed = Handed { at: now, by, file: file.id, blocking, faults: faults.collect() };
    if !deposits::hand_in(act.db, &deposit.id, &handed)? {
        return Ok(deposit.number);
    }
    let facts = json!({
        "number": deposit.number, "cutoff": deposit.cutoff, "archive": archive.sha256,
        "faults": archive.faults.0.len(),
    });
    act.record(&entry("proposal.archive_handed_in", &proposal, facts))?;
    for person in staff_of(act, &proposal.call, deposit.cutoff)? {
        let url = format!("{base}/staff/{}/emergency/{}", proposal.call, deposit.id);
        act.post(&letter(person, "emergency-handed-in", &deposit).with("url", url))?;
    }
    Ok(deposit.number)
}
