//! Questions over the API: one's own, and for staff and auditors of the call everybody's.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::call::acts;
use crate::call::store::{self, Question};
use crate::ground::Result;
use crate::ground::ids::{CallId, QuestionId};
use crate::people::store::name;
use crate::people::{Api, Look, Reply};
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct QuestionList {
    /// The newest first.
    questions: Vec<QuestionOut>,
}

#[derive(Serialize, ToSchema)]
pub struct QuestionOut {
    id: String,
    at: String,
    /// The cut-off that was next when it was asked.
    cutoff: i32,
    subject: String,
    body: String,
    /// Who asked; for staff and auditors alone.
    by: Option<String>,
    answer: Option<String>,
    answered_at: Option<String>,
    /// The number under which an answer was published.
    published: Option<i32>,
}

fn out(look: &mut Look<'_>, told: bool, question: Question) -> Result<QuestionOut> {
    let by = if told { Some(name(look.db, question.person.as_str())?) } else { None };
    Ok(QuestionOut {
        id: question.id.to_string(),
        at: question.at.to_string(),
        cutoff: question.cutoff,
        subject: question.subject,
        body: question.body,
        by,
        answered_at: question.answer.as_ref().map(|answer| answer.at.to_string()),
        answer: question.answer.map(|answer| answer.text),
        published: question.published,
    })
}

/// Questions about a call that were asked in private: one's own; for its staff and auditors, all.
#[utoipa::path(get, path = "/api/v1/calls/{call}/questions", tag = "calls", params(("call" = String, Path)),
    security(("token" = ["calls:read"])),
    responses((status = 200, body = QuestionList), (status = 404, body = Problem)))]
pub async fn questions(api: Api, call: Path<CallId>) -> Result<HttpResponse> {
    let found = api.look("calls:read", move |look| {
        let actor = look.actor.clone();
        store::seen(look.db, &actor, &call)?;
        let told = store::reads_questions(&actor, &call);
        let all = store::questions_seen(look.db, &actor, &call)?;
        all.into_iter().map(|one| out(look, told, one)).collect::<Result<_>>()
    });
    Ok(json(&QuestionList { questions: found.await? }))
}

/// One question: for who asked it, and staff and auditors of the call.
#[utoipa::path(get, path = "/api/v1/calls/{call}/questions/{question}", tag = "calls",
    params(("call" = String, Path), ("question" = String, Path)), security(("token" = ["calls:read"])),
    responses((status = 200, body = QuestionOut), (status = 404, body = Problem)))]
pub async fn question(api: Api, path: Path<(CallId, QuestionId)>) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    let found = api.look("calls:read", move |look| {
        let actor = look.actor.clone();
        let question = store::question(look.db, &actor, &call, &id)?;
        let told = store::reads_questions(&actor, &call);
        out(look, told, question)
    });
    Ok(json(&found.await?))
}

#[derive(Clone, Deserialize, ToSchema)]
pub struct QuestionIn {
    /// At most 200 characters.
    subject: String,
    /// At most 4,000 characters.
    body: String,
}

/// Ask about a call, in private, until questions close.
#[utoipa::path(post, path = "/api/v1/calls/{call}/questions", tag = "calls", request_body = QuestionIn,
    params(("call" = String, Path)), security(("token" = ["calls:write"])),
    responses((status = 201), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn ask(api: Api, call: Path<CallId>, body: JsonInTime<QuestionIn>) -> Result<HttpResponse> {
    let most = api.state.config.limits.open_questions;
    let ask = move |act: &mut Act<'_>, asked: &QuestionIn| {
        let id = acts::ask(act, &call, (&asked.subject, &asked.body), most)?;
        Reply::created(format!("/api/v1/calls/{call}/questions/{id}"), &serde_json::json!({ "id": id }))
    };
    api.act_on("calls:write", body, ask).await
}

#[derive(Clone, Deserialize, ToSchema)]
pub struct AnswerIn {
    answer: String,
}

/// Answer who asked, as staff of the call.
#[utoipa::path(post, path = "/api/v1/calls/{call}/questions/{question}/answer", tag = "calls",
    request_body = AnswerIn, params(("call" = String, Path), ("question" = String, Path)),
    security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn answer(
    api: Api,
    path: Path<(CallId, QuestionId)>,
    body: JsonInTime<AnswerIn>,
) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    let answer = move |act: &mut Act<'_>, asked: &AnswerIn| {
        acts::answer(act, &call, &id, &asked.answer)?;
        Reply::ok(&serde_json::json!({ "id": id }))
    };
    api.act_on("staff:write", body, answer).await
}

#[derive(Clone, Deserialize, ToSchema)]
pub struct PublicationIn {
    /// In words that do not give away who asked.
    question: String,
    answer: String,
}

/// Tell an answer to all at once, as staff of the call.
#[utoipa::path(post, path = "/api/v1/calls/{call}/questions/{question}/publication", tag = "calls",
    request_body = PublicationIn, params(("call" = String, Path), ("question" = String, Path)),
    security(("token" = ["staff:write"])),
    responses((status = 201), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn publish(
    api: Api,
    path: Path<(CallId, QuestionId)>,
    body: JsonInTime<PublicationIn>,
) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    let publish = move |act: &mut Act<'_>, asked: &PublicationIn| {
        let number = acts::publish_answer(act, &call, &id, &asked.question, &asked.answer)?;
        let told = serde_json::json!({ "number": number });
        Reply::created(format!("/calls/{call}/answers#answer-{number}"), &told)
    };
    api.act_on("staff:write", body, publish).await
}
