//! The ranked list and the decision over the API, as they were sealed; what staff, the Board and applicants do with
//! them.

pub mod board;
pub mod office;
pub mod outcome;

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::act::Act;
use crate::call::store::edition::{EditionKind, latest};
use crate::evaluation::store::must_oversee;
use crate::ground::ids::CallId;
use crate::ground::{Error, Result};
use crate::people::{Api, Reply};
use crate::proposal;
use crate::ranking::acts;
use crate::web::{JsonInTime, Problem, json};

/// The sealed ranked list of a cut-off: scores, thresholds, ties, funding line.
#[utoipa::path(get, path = "/api/v1/calls/{call}/cut-offs/{number}/ranking", tag = "ranking",
    params(("call" = String, Path), ("number" = i32, Path)),
    security(("token" = ["staff:read"])),
    responses((status = 200, body = Object), (status = 404, body = Problem)))]
pub async fn ranking(api: Api, place: Path<(String, i32)>) -> Result<HttpResponse> {
    sealed(api, place, EditionKind::Ranked).await
}

/// The sealed decision of the Board on a cut-off.
#[utoipa::path(get, path = "/api/v1/calls/{call}/cut-offs/{number}/decision", tag = "ranking",
    params(("call" = String, Path), ("number" = i32, Path)),
    security(("token" = ["staff:read"])),
    responses((status = 200, body = Object), (status = 404, body = Problem)))]
pub async fn decision(api: Api, place: Path<(String, i32)>) -> Result<HttpResponse> {
    sealed(api, place, EditionKind::Decided).await
}

/// What was begun.
#[derive(Serialize, ToSchema)]
pub struct ResubmissionOut {
    /// Of the new proposal.
    pub reference: String,
}

/// Take up a proposal that the Board did not select: text, money, documents and team begin a new one.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/resubmission", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference of the proposal that was decided on")),
    security(("token" = ["proposals:write"])),
    responses((status = 201, body = ResubmissionOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn resubmit(api: Api, key: Path<String>, body: JsonInTime<Value>) -> Result<HttpResponse> {
    let begin = move |act: &mut Act<'_>, _: &Value| {
        let begun = acts::resubmit(act, &key)?;
        let location = format!("/api/v1/proposals/{}", begun.reference);
        Reply::created(location, &ResubmissionOut { reference: begun.reference })
    };
    api.act_on("proposals:write", body, begin).await
}

#[derive(Clone, Deserialize, ToSchema)]
pub struct ReplyIn {
    /// The reply this one was written upon: empty for the first.
    #[serde(default)]
    pub seen: String,
    #[serde(default)]
    pub reply: String,
}

/// Reply to the summary report of the proposal that is taken up; evaluators read it.
#[utoipa::path(put, path = "/api/v1/proposals/{proposal}/reply", tag = "proposals",
    request_body = ReplyIn, params(("proposal" = String, Path, description = "Reference")),
    security(("token" = ["proposals:write"])),
    responses((status = 200), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 412, body = Problem), (status = 422, body = Problem)))]
pub async fn reply(api: Api, key: Path<String>, body: JsonInTime<ReplyIn>) -> Result<HttpResponse> {
    let save = move |act: &mut Act<'_>, sent: &ReplyIn| {
        let version = proposal::acts::reply(act, &key, &sent.seen, &sent.reply)?;
        Ok(Reply::ok(&serde_json::json!({ "version": version }))?.version(version))
    };
    api.act_on("proposals:write", body, save).await
}

async fn sealed(api: Api, place: Path<(String, i32)>, kind: EditionKind) -> Result<HttpResponse> {
    let (call, cutoff) = place.into_inner();
    let call = CallId::from_text(call);
    let document = api.look("staff:read", move |look| {
        must_oversee(&look.actor, &call, cutoff)?;
        let edition = latest(look.db, &call, cutoff, kind)?.ok_or(Error::NotFound)?;
        Ok(serde_json::from_str::<Value>(&edition.document)?)
    });
    Ok(json(&document.await?))
}
