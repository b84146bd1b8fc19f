//! Announcements and public answers over the API.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::call::acts::{self, Wording};
use crate::call::store;
use crate::call::told::{self, Wordings, news};
use crate::ground::ids::{AnnouncementId, CallId};
use crate::ground::{Refusal, Result};
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
    wordings: WordingsOut,
}

/// How often what stands published was put right.
#[derive(Serialize, ToSchema)]
pub struct WordingsOut {
    /// The number of the wording that stands, from 1: a correction names it by `If-Match`.
    number: i32,
    /// Null where the first one stands.
    corrected: Option<CorrectedOut>,
    /// The wordings before it, the newest first.
    earlier: Vec<EarlierOut>,
}

#[derive(Serialize, ToSchema)]
pub struct CorrectedOut {
    at: String,
    by: Option<String>,
    /// What was wrong.
    reason: String,
}

#[derive(Serialize, ToSchema)]
pub struct EarlierOut {
    at: String,
    /// Heading, or question.
    title: String,
    /// Text, or answer.
    text: String,
}

impl WordingsOut {
    fn of(wordings: Wordings) -> Self {
        let corrected = wordings.corrected.map(|row| CorrectedOut {
            at: row.at.to_string(),
            by: row.by,
            reason: row.reason,
        });
        let earlier = wordings.earlier.into_iter().map(|one| EarlierOut {
            at: one.at.to_string(),
            title: one.title,
            text: one.body,
        });
        Self { number: wordings.number, corrected, earlier: earlier.collect() }
    }
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
        wordings: WordingsOut::of(row.wordings),
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
    wordings: WordingsOut,
}

/// What was answered to all.
#[utoipa::path(get, path = "/api/v1/calls/{call}/answers", tag = "calls", params(("call" = String, Path)),
    responses((status = 200, body = AnswerList), (status = 404, body = Problem)))]
pub async fn answers(who: Api, call: Path<CallId>) -> Result<HttpResponse> {
    let found = who.look_public(move |look| {
        let actor = look.actor.clone();
        let book = store::seen(look.db, &actor, &call)?;
        told::answers(look, &book)
    });
    let answers = found.await?.into_iter().map(|one| AnswerOut {
        number: one.number,
        at: one.at.to_string(),
        question: one.question,
        answer: one.answer,
        wordings: WordingsOut::of(one.wordings),
    });
    Ok(json(&AnswerList { answers: answers.collect() }))
}

/// The next wording of an announcement.
#[derive(Deserialize, ToSchema)]
pub struct AnnouncementCorrection {
    #[serde(default)]
    title: String,
    #[serde(default)]
    body: String,
    /// What was wrong: everybody reads it.
    #[serde(default)]
    reason: String,
}

/// The next wording of an answer to all.
#[derive(Deserialize, ToSchema)]
pub struct AnswerCorrection {
    #[serde(default)]
    question: String,
    #[serde(default)]
    answer: String,
    /// What was wrong: everybody reads it.
    #[serde(default)]
    reason: String,
}

fn wording(version: i32) -> Result<Reply> {
    Ok(Reply::ok(&serde_json::json!({ "number": version }))?.version(version.into()))
}

/// Correct an announcement that staff wrote, as staff of the call. `If-Match` names the wording that was read; the
/// earlier one stays readable.
#[utoipa::path(put, path = "/api/v1/calls/{call}/announcements/{announcement}", tag = "calls",
    request_body = AnnouncementCorrection,
    params(("call" = String, Path), ("announcement" = String, Path),
        ("If-Match" = i64, Header, description = "`number` of its `wordings`")),
    security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn correct_announcement(
    api: Api,
    path: Path<(CallId, AnnouncementId)>,
    body: JsonInTime<AnnouncementCorrection>,
) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    let seen = seen(&api)?;
    let correct = move |act: &mut Act<'_>, sent: &AnnouncementCorrection| {
        let (title, body, reason) = (sent.title.clone(), sent.body.clone(), sent.reason.clone());
        let typed = Wording { title, body, reason };
        wording(acts::correct_announcement(act, &call, &id, seen, &typed)?)
    };
    api.act_on("staff:write", body, correct).await
}

/// Correct an answer to all, as staff of the call. `If-Match` names the wording that was read; the earlier one stays
/// readable, and who asked gets a letter.
#[utoipa::path(put, path = "/api/v1/calls/{call}/answers/{number}", tag = "calls", request_body = AnswerCorrection,
    params(("call" = String, Path), ("number" = i32, Path),
        ("If-Match" = i64, Header, description = "`number` of its `wordings`")),
    security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn correct_answer(
    api: Api,
    path: Path<(CallId, i32)>,
    body: JsonInTime<AnswerCorrection>,
) -> Result<HttpResponse> {
    let (call, number) = path.into_inner();
    let seen = seen(&api)?;
    let correct = move |act: &mut Act<'_>, sent: &AnswerCorrection| {
        let (title, body, reason) = (sent.question.clone(), sent.answer.clone(), sent.reason.clone());
        let typed = Wording { title, body, reason };
        wording(acts::correct_answer(act, &call, number, seen, &typed)?)
    };
    api.act_on("staff:write", body, correct).await
}

fn seen(api: &Api) -> Result<i32> {
    let named = api.if_match.and_then(|version| i32::try_from(version).ok());
    Ok(named.ok_or_else(|| Refusal::new("if-match-missing"))?)
}
