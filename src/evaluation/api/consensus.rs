//! The consensus over the API: written and proposed by the rapporteur, agreed by the evaluators, finished by the
//! moderator. It is read with the task.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ReportBody, read};
use crate::act::Act;
use crate::evaluation::acts::{self, Purpose};
use crate::ground::Result;
use crate::ground::ids::AssignmentId;
use crate::people::{Api, Reply};
use crate::web::{JsonInTime, Problem};

/// Keep the consensus report, as its rapporteur. `If-Match` names the version you saw: `"0"` before the first save. One
/// that was proposed goes back to being written.
#[utoipa::path(put, path = "/api/v1/reviews/{id}/consensus", tag = "reviews", params(("id" = String, Path)),
    request_body = ReportBody,
    security(("token" = ["reviews:write"])),
    responses((status = 200, body = ReportBody), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn keep_consensus(
    api: Api,
    id: Path<String>,
    json: JsonInTime<ReportBody>,
) -> Result<HttpResponse> {
    write(api, id.into_inner(), json, Purpose::Keep).await
}

/// Propose the consensus report to the evaluators, complete and without any expert's name.
#[utoipa::path(post, path = "/api/v1/reviews/{id}/consensus/proposal", tag = "reviews",
    params(("id" = String, Path)), request_body = ReportBody,
    security(("token" = ["reviews:write"])),
    responses((status = 200, body = ReportBody), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn propose_consensus(
    api: Api,
    id: Path<String>,
    json: JsonInTime<ReportBody>,
) -> Result<HttpResponse> {
    write(api, id.into_inner(), json, Purpose::Propose).await
}

async fn write(api: Api, id: String, json: JsonInTime<ReportBody>, purpose: Purpose) -> Result<HttpResponse> {
    let (id, seen) = (AssignmentId::from_text(id), api.if_match);
    let write = move |act: &mut Act<'_>, body: &ReportBody| {
        let (report, seen) = read(act, &id, body, seen)?;
        let version = acts::write_consensus(act, &id, &report, seen, purpose)?;
        Ok(Reply::ok(&ReportBody::of(&report))?.version(version))
    };
    api.act_on("reviews:write", json, write).await
}

#[derive(Deserialize, ToSchema)]
pub struct ConsentIn {
    /// Of the consensus that was proposed.
    #[serde(default)]
    version: i64,
    #[serde(default)]
    agrees: bool,
    /// Demanded where one does not agree.
    #[serde(default)]
    reason: String,
}

#[derive(Serialize, ToSchema)]
pub struct ConsentOut {
    version: i64,
    agrees: bool,
}

/// Agree to the proposed consensus, or not, as an evaluator whose report is in.
#[utoipa::path(post, path = "/api/v1/reviews/{id}/consensus/answer", tag = "reviews",
    params(("id" = String, Path)), request_body = ConsentIn,
    security(("token" = ["reviews:write"])),
    responses((status = 200, body = ConsentOut), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn consent(api: Api, id: Path<String>, json: JsonInTime<ConsentIn>) -> Result<HttpResponse> {
    let id = AssignmentId::from_text(id.into_inner());
    let consent = move |act: &mut Act<'_>, sent: &ConsentIn| {
        acts::consent(act, &id, sent.version, sent.agrees, &sent.reason)?;
        Reply::ok(&ConsentOut { version: sent.version, agrees: sent.agrees })
    };
    api.act_on("reviews:write", json, consent).await
}

#[derive(Deserialize, ToSchema)]
pub struct FinishIn {
    /// Of the consensus that was proposed.
    #[serde(default)]
    version: i64,
}

/// Finish the consensus, as its moderator, once all evaluators agree.
#[utoipa::path(post, path = "/api/v1/reviews/{id}/consensus/finish", tag = "reviews",
    params(("id" = String, Path)), request_body = FinishIn,
    security(("token" = ["reviews:write"])),
    responses((status = 200), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn finish_consensus(
    api: Api,
    id: Path<String>,
    json: JsonInTime<FinishIn>,
) -> Result<HttpResponse> {
    let id = AssignmentId::from_text(id.into_inner());
    let finish = move |act: &mut Act<'_>, sent: &FinishIn| {
        acts::finish_consensus(act, &id, sent.version)?;
        Reply::ok(&serde_json::json!({ "state": "finished" }))
    };
    api.act_on("reviews:write", json, finish).await
}
