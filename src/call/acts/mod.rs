//! What is done to a call as a whole: a version of its rulebook is loaded, a cut-off moves, a budget line is
//! topped up, its history is published, an edition of a cut-off is sealed. What everybody must know of it is
//! announced in the same act.

mod announce;
mod correct;
mod extension;
mod interest;
mod question;
mod service;

pub use announce::{BODY_MAX, TITLE_MAX, announce};
pub use correct::{REASON_MAX, Wording, correct_announcement, correct_answer};
pub use extension::{decide_extension, propose_due};
pub use interest::{TypedNotice, change_interest, file_interest, withdraw_interest};
pub use question::{SUBJECT_MAX, TEXT_MAX, answer, ask, publish_answer};
pub use service::{outage_over, record_outage};

use chrono::NaiveDateTime;
use serde::Serialize;
use serde_json::json;

use crate::act::Act;
use crate::call::rules::{Change, History, Rulebook, changes, sha256_hex};
use crate::call::store::edition::{self, Edition, EditionKind};
use crate::call::store::{self, Version};
use crate::ground::ids::CallId;
use crate::ground::{Actor, Entry, Error, Euro, RecordClass, Refusal, Result, Role, text};

/// What loading a rulebook came to.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub version: i32,
    pub hash: String,
    /// The version that was current before; None where this is the call's first.
    pub replaces: Option<i32>,
    /// Nothing, where the file says what the current version says: then no version was made.
    pub changes: Vec<Change>,
}

/// Makes a checked rulebook the version that counts, for a reason that is kept with it. The same rulebook
/// again changes nothing.
///
/// # Errors
/// Refused where it reuses the id of a field for another kind, moves a cut-off that has closed, or changes
/// the id or the prefix of references.
pub fn load(act: &mut Act<'_>, book: &Rulebook, reason: &str) -> Result<Loaded> {
    load_after(act, book, reason, None)
}

/// [`load`], and where minutes of outage led to it, the announcement says so.
fn load_after(act: &mut Act<'_>, book: &Rulebook, reason: &str, outage: Option<i64>) -> Result<Loaded> {
    let call = &book.call.id;
    may_run(act, call)?;
    let (document, hash) = (book.canonical()?, book.hash()?);
    let versions = store::versions(act.db, call)?;
    let Some(last) = versions.last() else {
        return first(act, book, reason, &document, hash);
    };
    if last.hash == hash {
        return Ok(Loaded { version: last.number, hash, replaces: Some(last.number), changes: Vec::new() });
    }
    let reason = text::line(reason, 500).map_err(|_empty| Refusal::new("rulebook-reason-missing"))?;
    let mut earlier = Vec::new();
    for version in &versions {
        earlier.push(Rulebook::clone(&*store::rulebook_by_hash(act.db, &version.hash)?));
    }
    let closed: Vec<i32> = store::closings(act.db, call)?.iter().map(|closing| closing.cutoff).collect();
    if let Some(refusal) = book.may_follow(&earlier, &closed).into_iter().next() {
        return Err(refusal.into());
    }
    let changes = match earlier.last() {
        Some(before) => changes(before, book)?,
        None => Vec::new(),
    };
    insert(act, book, last.number + 1, &hash, &document, reason.clone())?;
    if let Some(before) = earlier.last() {
        announce::changed(act, before, book, last.number + 1, &reason, outage)?;
    }
    Ok(Loaded { version: last.number + 1, hash, replaces: Some(last.number), changes })
}

fn first(act: &mut Act<'_>, book: &Rulebook, reason: &str, document: &str, hash: String) -> Result<Loaded> {
    insert(act, book, 1, &hash, document, text::clean(reason).unwrap_or_default())?;
    Ok(Loaded { version: 1, hash, replaces: None, changes: Vec::new() })
}

fn insert(
    act: &mut Act<'_>,
    book: &Rulebook,
    number: i32,
    hash: &str,
    document: &str,
    reason: String,
) -> Result<()> {
    let by = act.actor.person().map(ToString::to_string);
    let version = Version { number, hash: hash.to_owned(), at: act.received(), by, reason };
    store::insert_version(act.db, &book.call.id, &version, document, book.call.public)?;
    let payload = json!({ "call": book.call.id, "version": number, "rulebook": hash });
    act.record(&Entry::new("call.loaded", ("call", &book.call.id), RecordClass::Call, payload))
}

/// Moves a cut-off that is still to come, for a reason: the next version of the rulebook.
pub fn move_cutoff(
    act: &mut Act<'_>,
    call: &CallId,
    number: i32,
    local: NaiveDateTime,
    reason: &str,
) -> Result<Loaded> {
    may_run(act, call)?;
    let now = act.received();
    let moved = store::rulebook(act.db, call)?.with_cutoff_moved(number, local, now)?;
    load(act, &moved, reason)
}

/// Puts more money into a budget line, for a cut-off that is still to come: the next version of the rulebook.
pub fn top_up(
    act: &mut Act<'_>,
    call: &CallId,
    line: &str,
    cutoff: i32,
    amount: Euro,
    reason: &str,
) -> Result<Loaded> {
    may_run(act, call)?;
    let now = act.received();
    let richer = store::rulebook(act.db, call)?.with_topped_up(line, cutoff, amount, now)?;
    load(act, &richer, reason)
}

/// Puts what was published about a call's past cut-offs in the place of what was there.
pub fn publish_history(act: &mut Act<'_>, history: &History) -> Result<()> {
    may_run(act, &history.call)?;
    store::current(act.db, &history.call)?;
    store::replace_history(act.db, history)?;
    let hash = sha256_hex(serde_json_canonicalizer::to_string(history)?.as_bytes());
    let payload = json!({ "call": history.call, "awards": history.awards.len(), "history": hash });
    act.record(&Entry::new("call.history_published", ("call", &history.call), RecordClass::Call, payload))
}

/// Seals an edition of a cut-off: its document in canonical form, by hash, naming the one before. Who may,
/// is for the act to say that seals it.
pub fn seal(
    act: &mut Act<'_>,
    call: &CallId,
    cutoff: i32,
    kind: EditionKind,
    document: &impl Serialize,
) -> Result<Edition> {
    let document = serde_json_canonicalizer::to_string(document)?;
    let hash = sha256_hex(document.as_bytes());
    let predecessor = edition::list(act.db, call, cutoff)?.pop().map(|before| before.hash);
    let edition = Edition {
        id: act.id(),
        call: call.clone(),
        cutoff,
        kind,
        at: act.received(),
        by: act.actor.person().cloned(),
        hash,
        predecessor,
        document,
    };
    edition::save(act.db, &edition)?;
    let payload = json!({
        "call": call, "cutoff": cutoff, "kind": kind.name(),
        "edition": edition.hash, "predecessor": edition.predecessor,
    });
    act.record(&Entry::new("edition.sealed", ("edition", &edition.id), RecordClass::Award, payload))?;
    Ok(edition)
}

/// Staff of a call, and the command line.
fn may_run(act: &Act<'_>, call: &CallId) -> Result<()> {
    if runs(act.actor, call) { Ok(()) } else { Err(Error::Forbidden) }
}

/// Whether somebody may change a call.
pub fn runs(actor: &Actor, call: &CallId) -> bool {
    actor.has_for_call(Role::Staff, call)
}
