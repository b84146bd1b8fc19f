//! Notes between partners over the API: the team's alone, as on the pages.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::db::Db;
use crate::ground::ids::RowId;
use crate::ground::{Actor, Error, Moment, Result};
use crate::people::{self, Api, Reply};
use crate::proposal::acts::{self, Place};
use crate::proposal::store::{self, notes};
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct NotesOut {
    /// The open ones first, then the newest.
    threads: Vec<ThreadOut>,
}

#[derive(Serialize, ToSchema)]
pub struct ThreadOut {
    thread: String,
    /// Name of a field; empty for the proposal as a whole.
    field: String,
    resolved: bool,
    notes: Vec<NoteOut>,
}

#[derive(Serialize, ToSchema)]
pub struct NoteOut {
    /// RFC 3339, UTC.
    at: String,
    by: String,
    text: String,
}

/// A note: in a new thread about `field` (the whole proposal where that is empty), or in `thread`.
#[derive(Deserialize, ToSchema)]
pub struct NewNote {
    #[serde(default)]
    field: String,
    #[serde(default)]
    thread: String,
    #[serde(default)]
    text: String,
}

#[derive(Deserialize, ToSchema)]
pub struct Resolution {
    #[serde(default)]
    resolved: bool,
}

/// What the partners say to each other. Nobody but the team sees it, and it is never submitted.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/notes", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = NotesOut), (status = 404, body = Problem)))]
pub async fn notes(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let notes = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        notes_out(look.db, &actor, &key, look.now)
    });
    Ok(json(&notes.await?))
}

fn notes_out(db: &mut Db, actor: &Actor, key: &str, now: Moment) -> Result<NotesOut> {
    let (proposal, sight) = store::find(db, actor, key, now)?;
    if !sight.is_member() {
        return Err(Error::NotFound);
    }
    let mut threads = Vec::new();
    for thread in notes::threads(db, &proposal.id, None)? {
        let mut said = Vec::new();
        for note in thread.notes {
            let by = people::store::name(db, &note.by)?;
            said.push(NoteOut { at: note.at.to_string(), by, text: note.text });
        }
        let (id, resolved) = (thread.id.to_string(), thread.resolved.is_some());
        threads.push(ThreadOut { thread: id, field: thread.field, resolved, notes: said });
    }
    Ok(NotesOut { threads })
}

/// Write a note to the team. A reply opens a resolved thread again.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/notes", tag = "proposals", request_body = NewNote,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = NotesOut), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn write_note(api: Api, key: Path<String>, body: JsonInTime<NewNote>) -> Result<HttpResponse> {
    let write = move |act: &mut Act<'_>, new: &NewNote| {
        let place = match new.thread.as_str() {
            "" => Place::About(new.field.clone()),
            id => Place::Thread(RowId::from_text(id)),
        };
        acts::write_note(act, &key, &place, &new.text)?;
        let (actor, now) = (act.actor, act.received());
        Reply::ok(&notes_out(act.db, actor, &key, now)?)
    };
    api.act_on("proposals:write", body, write).await
}

/// Say that a thread is resolved, or open again.
#[utoipa::path(put, path = "/api/v1/proposals/{proposal}/notes/{thread}", tag = "proposals",
    request_body = Resolution,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("thread" = String, Path, description = "As the list of notes names it")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = NotesOut), (status = 404, body = Problem)))]
pub async fn resolve_notes(
    api: Api,
    path: Path<(String, String)>,
    body: JsonInTime<Resolution>,
) -> Result<HttpResponse> {
    let (key, thread) = path.into_inner();
    let resolve = move |act: &mut Act<'_>, asked: &Resolution| {
        acts::resolve_notes(act, &key, &RowId::from_text(&thread), asked.resolved)?;
        let (actor, now) = (act.actor, act.received());
        Reply::ok(&notes_out(act.db, actor, &key, now)?)
    };
    api.act_on("proposals:write", body, resolve).await
}
