//! Announcements and public answers over the API.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::call::acts;
use crate::call::store;
use crate::call::told::news;
use crate::ground::Result;
use crate::ground::ids::CallId;
use crate::people::{Api, Reply};
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct AnnouncementList {
    /// The newest first.
    announcements: Vec<AnnouncementOut>,
}

#[derive(Serialize, ToSchema)]
pub struct AnnouncementOut {
    id: String,
    /// RFC 3339, UTC.
    at: String,
    /// Who; null for the house itself.
    by: Option<String>,
    /// In the language asked for by `Accept-Language`, or English; as staff wrote it where they wrote it by hand.
    title: String,
    /// The reason, or what staff wrote.
    text: String,
    /// Version of the rulebook that says so.
    rulebook_version: Option<i32>,
}

/// What was announced about a call.
#[utoipa::path(get, path = "/api/v1/calls/{call}/announcements", tag = "calls", params(("call" = String, Path)),
    responses((status = 200, body = AnnouncementList), (status = 404, body = Problem)))]
pub async fn announcements(who: Api, call: Path<CallId>) -> Result<HttpResponse> {
    let rows = who.look_public(move |look| {
        let actor = look.actor.clone();
        let book = store::seen(look.db, &actor, &call)?;
        news(look, &book)
    });
    let announcements = rows.await?.into_iter().map(|row| AnnouncementOut {
        id: row.id,
        at: row.at.to_string(),
        by: row.by,
        title: row.title,
        text: row.body,
        rulebook_version: row.version,
    });
    Ok(json(&AnnouncementList { announcements: announcements.collect() }))
}

#[derive(Clone, Deserialize, ToSchema)]
pub struct AnnouncementIn {
    /// At most 200 characters.
    title: String,
    /// At most 4,000 characters.
    body: String,
}

/// Announce something to everybody, as staff of the call.
#[utoipa::path(post, path = "/api/v1/calls/{call}/announcements", tag = "calls", request_body = AnnouncementIn,
    params(("call" = String, Path)), security(("token" = ["staff:write"])),
    responses((status = 201), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
pub async fn announce(
    api: Api,
    call: Path<CallId>,
    body: JsonInTime<AnnouncementIn>,
) -> Result<HttpResponse> {
    let announce = move |act: &mut Act<'_>, asked: &AnnouncementIn| {
        let id = acts::announce(act, &call, &asked.title, &asked.body)?;
        Reply::created(format!("/calls/{call}/announcements#{id}"), &serde_json::json!({ "id": id }))
    };
    api.act_on("staff:write", body, announce).await
}

#[derive(Serialize, ToSchema)]
pub struct AnswerList {
    /// In order of their numbers.
    answers: Vec<AnswerOut>,
}

#[derive(Serialize, ToSchema)]
pub struct AnswerOut {
    number: i32,
    at: String,
    question: String,
    answer: String,
}

/// What was answered to all.
#[utoipa::path(get, path = "/api/v1/calls/{call}/answers", tag = "calls", params(("call" = String, Path)),
    responses((status = 200, body = AnswerList), (status = 404, body = Problem)))]
pub async fn answers(who: Api, call: Path<CallId>) -> Result<HttpResponse> {
    let found = who.look_public(move |look| {
        let actor = look.actor.clone();
        store::seen(look.db, &actor, &call)?;
        store::public_answers(look.db, &call)
    });
    let answers = found.await?.into_iter().map(|one| AnswerOut {
        number: one.number,
        at: one.at.to_string(),
        question: one.question,
        answer: one.answer,
    });
    Ok(json(&AnswerList { answers: answers.collect() }))
}
