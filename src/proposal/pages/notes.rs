//! Notes between partners: threads about a field, or about the whole proposal. Nobody else ever sees them.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};

use super::said::label;
use super::{crumbs, href};
use crate::call::rules::Rulebook;
use crate::ground::ids::RowId;
use crate::ground::{Error, Problems, Result};
use crate::people::{self, Look, Page, Signed, View, Who};
use crate::proposal::acts::{self, NOTE_MAX, Place};
use crate::proposal::rules::FieldKey;
use crate::proposal::store::notes::{self, Thread};
use crate::proposal::store::{self, Proposal};
use crate::web::{InTime, see_other};
use crate::words::parts::{Choice, Crumb, Empty, Field, Summary, Tag};

#[derive(Serialize)]
struct NotesView {
    title: String,
    crumbs: Vec<Crumb>,
    action: String,
    resolve: String,
    /// What the page is about, where it is about one field.
    about: String,
    all: String,
    history: String,
    threads: Vec<ThreadView>,
    empty: Option<Empty>,
    fields: Vec<Field>,
    summary: Option<Summary>,
}

#[derive(Serialize)]
struct ThreadView {
    id: String,
    /// The field's question, or that it is about the whole proposal.
    about: String,
    tag: Tag,
    /// Who resolved it; empty while it is open.
    resolved: String,
    at: Option<String>,
    notes: Vec<NoteView>,
    reply: Field,
}

#[derive(Serialize)]
struct NoteView {
    who: String,
    at: String,
    text: String,
}

impl View for NotesView {
    const TEMPLATE: &'static str = "proposal/notes";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct About {
    #[serde(default)]
    field: String,
}

/// `/proposals/{proposal}/notes?field=…`
pub async fn show(who: Signed, key: Path<String>, about: Query<About>) -> Result<HttpResponse> {
    let written = Written { field: about.into_inner().field, ..Written::default() };
    who.page(move |look| view(look, &key, &written, &Problems::none())).await
}

/// A note as it is sent.
#[derive(Deserialize, Clone, Default)]
pub struct Written {
    #[serde(default)]
    field: String,
    /// Where it is a reply.
    #[serde(default)]
    thread: String,
    #[serde(default)]
    text: String,
}

fn view(look: &mut Look<'_>, key: &str, written: &Written, problems: &Problems) -> Result<NotesView> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    if !sight.is_member() {
        return Err(Error::NotFound);
    }
    let book = crate::call::store::rulebook(look.db, &proposal.call)?;
    let field = FieldKey::parse(&written.field, &book);
    if field.is_none() && !written.field.is_empty() {
        return Err(Error::NotFound);
    }
    let own = format!("{}/notes", href(&proposal.reference));
    let only = field.as_ref().map(|_| written.field.as_str());
    let mut threads = Vec::new();
    for thread in notes::threads(look.db, &proposal.id, only)? {
        threads.push(thread_view(look, &book, thread, written)?);
    }
    let heading = look.say("drafting-notes");
    let empty = Empty::new(look.say("drafting-notes-empty"), look.say("drafting-notes-empty-more"));
    Ok(NotesView {
        title: format!("{}: {heading}", proposal.acronym),
        crumbs: crumbs(look, &proposal, Some(heading)),
        resolve: format!("{own}/resolve"),
        about: field.as_ref().map(|field| label(look, &book, field)).unwrap_or_default(),
        history: field.map(|_| history(&proposal, &written.field)).unwrap_or_default(),
        all: own.clone(),
        action: own,
        empty: threads.is_empty().then_some(empty),
        threads,
        fields: new_thread(look, &book, written, problems),
        summary: look.words().summary(look.language, problems),
    })
}

fn history(proposal: &Proposal, field: &str) -> String {
    format!("{}/history/{field}", href(&proposal.reference))
}

fn new_thread(look: &Look<'_>, book: &Rulebook, written: &Written, problems: &Problems) -> Vec<Field> {
    let whole = Choice::new("", look.say("drafting-notes-whole"));
    let fields = FieldKey::all(book).into_iter();
    let fields = fields.map(|key| Choice::new(key.to_string(), label(look, book, &key)));
    let is_new = written.thread.is_empty();
    let about =
        Field::select("field", look.say("drafting-notes-about"), [whole].into_iter().chain(fields).collect());
    let text = Field::lines("text", look.say("drafting-notes-text")).max(NOTE_MAX);
    let errors = look.words().errors(look.language, problems, "text");
    let text = text.value(if is_new { written.text.as_str() } else { "" });
    vec![about.value(&written.field).required(), text.required().errors(errors)]
}

fn thread_view(
    look: &mut Look<'_>,
    book: &Rulebook,
    thread: Thread,
    written: &Written,
) -> Result<ThreadView> {
    let about = match FieldKey::parse(&thread.field, book) {
        Some(key) => label(look, book, &key),
        None if thread.field.is_empty() => look.say("drafting-notes-whole"),
        None => thread.field.clone(),
    };
    let (resolved, at) = match &thread.resolved {
        Some((at, by)) => (people::store::name(look.db, by)?, Some(at.to_string())),
        None => (String::new(), None),
    };
    let mut notes = Vec::new();
    for note in thread.notes {
        let who = people::store::name(look.db, &note.by)?;
        notes.push(NoteView { who, at: note.at.to_string(), text: note.text });
    }
    let tag = match at {
        Some(_) => Tag::good(look.say("drafting-notes-resolved")),
        None => Tag::warn(look.say("drafting-notes-unresolved")),
    };
    let mut reply = Field::lines("text", look.say("drafting-notes-reply")).max(NOTE_MAX).required();
    // Every thread has a box of its own, and ids stand once on a page.
    reply.id = format!("{}-{}", reply.id, thread.id);
    if written.thread == thread.id.as_str() {
        reply = reply.value(&written.text);
    }
    Ok(ThreadView { id: thread.id.to_string(), about, tag, resolved, at, notes, reply })
}

pub async fn write(who: Signed, key: Path<String>, form: InTime<Written>) -> Result<HttpResponse> {
    let (key, InTime { form, received }) = (key.into_inner(), form);
    let (of, typed) = (key.clone(), form.clone());
    let written = who.act(received, move |act| {
        let place = match typed.thread.as_str() {
            "" => Place::About(typed.field.clone()),
            id => Place::Thread(RowId::from_text(id)),
        };
        acts::write_note(act, &of, &place, &typed.text)
    });
    match Who::problems_of(written.await)? {
        Ok(()) => Ok(see_other(&back(&key, &form.field, "drafting-noted"))),
        Err(problems) => {
            let show =
                move |look: &mut Look<'_>| Ok(Page::again(view(look, &key, &form, &problems)?, &problems));
            who.page(show).await
        }
    }
}

fn back(key: &str, field: &str, done: &str) -> String {
    let about = if field.is_empty() { String::new() } else { format!("&field={field}") };
    format!("{}/notes?done={done}{about}", href(key))
}

#[derive(Deserialize)]
pub struct Resolved {
    #[serde(default)]
    thread: String,
    #[serde(default)]
    open: bool,
}

pub async fn resolve(who: Signed, key: Path<String>, form: InTime<Resolved>) -> Result<HttpResponse> {
    let (key, InTime { form, received }) = (key.into_inner(), form);
    let (of, thread, resolved) = (key.clone(), RowId::from_text(form.thread), !form.open);
    who.act(received, move |act| acts::resolve_notes(act, &of, &thread, resolved)).await?;
    let done = if resolved { "drafting-notes-resolved" } else { "drafting-notes-opened" };
    Ok(see_other(&back(&key, "", done)))
}
