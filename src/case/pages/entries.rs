//! What stands in a thread, in order: messages, steps of the due date, requests for more time; each with who has read it.

use serde::Serialize;

use crate::case::rules::{Matter, Message, Move, Request, Side};
use crate::case::store::{self, Receipt};
use crate::ground::{Moment, Result};
use crate::people::Look;
use crate::people::store::name;
use crate::proposal::pages::shown::size;
use crate::proposal::rules::Attachment;

#[derive(Serialize)]
pub struct EntryView {
    id: String,
    who: String,
    side: String,
    at: Moment,
    /// What it does, in a sentence; empty for a message.
    said: String,
    /// What follows from that; may be empty.
    note: String,
    text: String,
    proposed: String,
    files: Vec<FileView>,
    reads: Vec<ReadView>,
}

#[derive(Serialize)]
struct FileView {
    name: String,
    href: String,
    about: String,
}

#[derive(Serialize)]
struct ReadView {
    who: String,
    at: Moment,
}

/// Who put something at a place, and when.
struct Placed<'a> {
    kind: &'static str,
    place: i32,
    side: Side,
    by: &'a str,
    at: Moment,
}

pub fn entries(look: &mut Look<'_>, matter: &Matter) -> Result<Vec<EntryView>> {
    let receipts = store::receipts(look.db, &matter.id)?;
    let mut placed = Vec::new();
    for message in &matter.messages {
        placed.push((message.place, of_message(look, message, &receipts)?));
    }
    for step in &matter.moves {
        placed.push((step.place, of_move(look, matter, step, &receipts)?));
    }
    for request in &matter.requests {
        placed.push((request.place, of_request(look, matter, request, &receipts)?));
    }
    placed.sort_by_key(|(place, _)| *place);
    Ok(placed.into_iter().map(|(_, entry)| entry).collect())
}

fn entry(look: &mut Look<'_>, of: &Placed<'_>, receipts: &[Receipt]) -> Result<EntryView> {
    let mut reads: Vec<ReadView> = Vec::new();
    let mut known = Vec::new();
    // The first time of each person of the other side; receipts come in order of time.
    for one in receipts.iter().filter(|one| one.side != of.side && one.place >= of.place) {
        if !known.contains(&&one.person) {
            known.push(&one.person);
            reads.push(ReadView { who: name(look.db, one.person.as_str())?, at: one.at });
        }
    }
    Ok(EntryView {
        id: format!("{}-{}", of.kind, of.place),
        who: name(look.db, of.by)?,
        side: look.say(&format!("case-side-{}", of.side.name())),
        at: of.at,
        said: String::new(),
        note: String::new(),
        text: String::new(),
        proposed: String::new(),
        files: Vec::new(),
        reads,
    })
}

fn of_message(look: &mut Look<'_>, one: &Message, receipts: &[Receipt]) -> Result<EntryView> {
    let placed = Placed { kind: "message", place: one.place, side: one.side, by: &one.by, at: one.at };
    Ok(EntryView {
        text: one.text.clone(),
        proposed: one.proposed.clone().unwrap_or_default(),
        files: one.files.iter().map(|file| file_view(look, file)).collect(),
        ..entry(look, &placed, receipts)?
    })
}

fn of_move(look: &mut Look<'_>, matter: &Matter, one: &Move, receipts: &[Receipt]) -> Result<EntryView> {
    let placed = Placed { kind: "move", place: one.place, side: Side::Staff, by: &one.by, at: one.at };
    let key = if one.to > one.from { "case-moved-later" } else { "case-moved-forward" };
    let args = [("from", one.from.to_string()), ("to", one.to.to_string())];
    let note = if matter.reopens(one) { look.say("case-moved-reopens") } else { String::new() };
    Ok(EntryView {
        said: look.text(key, &args),
        note,
        text: one.reason.clone(),
        ..entry(look, &placed, receipts)?
    })
}

fn of_request(
    look: &mut Look<'_>,
    matter: &Matter,
    one: &Request,
    receipts: &[Receipt],
) -> Result<EntryView> {
    let placed = Placed { kind: "request", place: one.place, side: Side::Team, by: &one.by, at: one.at };
    let waits = matter.asks_for_time().is_some_and(|waiting| waiting.place == one.place);
    Ok(EntryView {
        said: look.text("case-time-asked", &[("day", one.day.to_string())]),
        note: if waits { look.say("case-time-waits") } else { String::new() },
        text: one.reason.clone(),
        ..entry(look, &placed, receipts)?
    })
}

fn file_view(look: &Look<'_>, file: &Attachment) -> FileView {
    FileView {
        name: file.name.clone(),
        href: format!("/attachments/{}", file.id),
        about: size(look, file.bytes),
    }
}
