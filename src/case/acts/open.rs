//! Opening a matter, writing in one, and having one before one's eyes.

use serde_json::json;

use super::told::{self, About};
use super::{Base, entry, of};
use crate::act::Act;
use crate::call;
use crate::case::rules::{Matter, Side, TypedMatter, TypedMessage};
use crate::case::store::{self, heard, heard_matter};
use crate::ground::ids::{AttachmentId, MatterId, RowId};
use crate::ground::{Error, Problems, Refusal, Result};
use crate::proposal::rules::Attachment;
use crate::proposal::store::{Proposal, attachments};

/// A file that was read whole, found to be one that may be taken, and kept under its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub name: String,
    pub sha256: String,
    pub bytes: i64,
    pub pages: Option<u32>,
    pub media_type: &'static str,
    pub room: Room,
}

/// How many files one side may send: in the matter, and in all matters of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub matter: usize,
    pub case: usize,
}

/// Opens a matter; its number.
///
/// # Errors
/// `NotFound` for who does not see the proposal, `Forbidden` for who only reads; `case-not-received` where no cut-off
/// has taken it in; problems of what was typed, and of `file` where the side has sent as many as it may.
pub fn open(
    act: &mut Act<'_>,
    key: &str,
    typed: &TypedMatter,
    file: Option<&Sent>,
    base: Base<'_>,
) -> Result<i32> {
    let (actor, now) = (act.actor, act.received());
    let (proposal, voice) = heard(act.db, actor, key, now)?;
    let side = voice.speaks()?;
    let last = store::about(act.db, actor, (&proposal, side), now)?;
    let last = last.ok_or_else(|| Refusal::new("case-not-received"))?;
    let book = call::store::rulebook(act.db, &proposal.call)?;
    let new = typed.read(side, &book, now)?;
    must_have_room(act, &proposal, None, side, file)?;
    let (id, by): (MatterId, _) = (act.id(), act.by());
    let number = store::insert_matter(act.db, &id, &proposal.id, (side, last.version), &new, (now, &by))?;
    let first = (id, 1);
    message(act, &proposal, &first, side, (&new.text, new.proposed.as_deref()), file)?;
    let facts = json!({
        "reference": proposal.reference, "number": number, "kind": new.kind.name(), "side": side.name(),
        "version": last.version, "due": new.due,
    });
    act.record(&entry("case.opened", &first.0, facts))?;
    let due = new.due.map(|due| due.to_string()).unwrap_or_default();
    let letter = |letter: crate::ground::Letter| letter.with("due", &due).with("dated", !due.is_empty());
    let matter = store::matter(act.db, &proposal, number)?;
    let about = About { proposal: &proposal, matter: &matter };
    told::tell(act, about, side.other(), "case-opened", base, &letter)?;
    Ok(number)
}

/// Writes in a matter.
///
/// # Errors
/// As [`open`]; `case-decided` once it is decided; `NotFound` for a number that is not there.
pub fn write(
    act: &mut Act<'_>,
    key: &str,
    number: i32,
    typed: &TypedMessage,
    file: Option<&Sent>,
    base: Base<'_>,
) -> Result<()> {
    let (actor, now) = (act.actor, act.received());
    let (proposal, matter, voice) = heard_matter(act.db, actor, key, number, now)?;
    let side = voice.speaks()?;
    if matter.decision.is_some() {
        return Err(Refusal::new("case-decided").into());
    }
    let new = typed.read(&matter, side, file.is_some())?;
    must_have_room(act, &proposal, Some(&matter), side, file)?;
    let place = (matter.id.clone(), matter.last_place() + 1);
    message(act, &proposal, &place, side, (&new.text, new.proposed.as_deref()), file)?;
    let mut facts = of(&matter, &proposal.reference);
    if let Some(facts) = facts.as_object_mut() {
        facts.insert("place".to_owned(), json!(place.1));
        facts.insert("side".to_owned(), json!(side.name()));
        facts.insert("file".to_owned(), json!(file.map(|file| &file.sha256)));
    }
    act.record(&entry("case.written", &matter.id, facts))?;
    let about = About { proposal: &proposal, matter: &matter };
    told::tell(act, about, side.other(), "case-message", base, &|letter| letter)
}

/// Refuses a file where its side has sent as many as it may. Each side is counted for itself, so that neither can keep
/// the other from answering.
fn must_have_room(
    act: &mut Act<'_>,
    proposal: &Proposal,
    matter: Option<&Matter>,
    side: Side,
    file: Option<&Sent>,
) -> Result<()> {
    let Some(Room { matter: most, case: most_of_case }) = file.map(|file| file.room) else { return Ok(()) };
    let sent = |matter: &Matter| matter.files_of(side).count();
    if matter.map_or(0, sent) >= most {
        let mut problems = Problems::none();
        problems.add("file", "case-files-of-matter").with("most", most);
        return problems.into_result();
    }
    let all = store::matters(act.db, proposal)?;
    if all.iter().map(sent).sum::<usize>() >= most_of_case {
        let mut problems = Problems::none();
        problems.add("file", "case-files-of-case").with("most", most_of_case);
        return problems.into_result();
    }
    Ok(())
}

fn message(
    act: &mut Act<'_>,
    proposal: &Proposal,
    (matter, place): &(MatterId, i32),
    side: Side,
    said: (&str, Option<&str>),
    file: Option<&Sent>,
) -> Result<()> {
    let (id, at, by): (RowId, _, _) = (act.id(), act.received(), act.by());
    store::insert_message(act.db, &id, (matter, *place), side, said, (at, &by))?;
    let Some(file) = file else { return Ok(()) };
    let file = Attachment {
        id: act.id::<AttachmentId>(),
        name: file.name.clone(),
        sha256: file.sha256.clone(),
        bytes: file.bytes,
        pages: file.pages,
        media_type: file.media_type.to_owned(),
        at,
    };
    attachments::insert(act.db, &proposal.id, Some(&id), &file, &by)
}

/// Notes that the one who acts has a matter before them. It is no receipt for one's own side, and the same page again
/// leaves none.
///
/// # Errors
/// As [`write`].
pub fn note_seen(act: &mut Act<'_>, key: &str, number: i32) -> Result<()> {
    let (actor, now) = (act.actor, act.received());
    let (proposal, matter, voice) = heard_matter(act.db, actor, key, number, now)?;
    let Some(place) = store::unread(act.db, actor, voice, &matter)? else { return Ok(()) };
    let (person, side) = (actor.person().ok_or(Error::SignIn)?, voice.side.ok_or(Error::Forbidden)?);
    store::note_read(act.db, &matter.id, person, (side, place), now)?;
    let facts = json!({ "reference": proposal.reference, "number": number, "place": place });
    act.record(&entry("case.read", &matter.id, facts))
}
