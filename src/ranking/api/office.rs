//! What staff do with a ranked list, over the API: the panel's findings, the seal, the Board's decision.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::act::Act;
use crate::evaluation::store::must_run;
use crate::ground::ids::CallId;
use crate::ground::{Error, Problems, Result};
use crate::people::{Api, Reply};
use crate::ranking::acts::{self, Minutes};
use crate::ranking::rules::{Said, Verdict};
use crate::web::{JsonInTime, Problem};

#[derive(Deserialize, ToSchema)]
pub struct FindingsIn {
    /// Of the tie-break that waits for the panel.
    #[serde(default)]
    aspect: String,
    #[serde(default)]
    findings: Vec<FindingIn>,
}

#[derive(Deserialize, ToSchema)]
pub struct FindingIn {
    /// Of a proposal in the tie.
    reference: String,
    /// Higher first.
    value: i32,
    #[serde(default)]
    reason: String,
}

/// Note what the panel found about the proposals of a tie.
#[utoipa::path(post, path = "/api/v1/calls/{call}/cut-offs/{number}/ranking/findings", tag = "ranking",
    params(("call" = String, Path), ("number" = i32, Path)), request_body = FindingsIn,
    security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn find(
    api: Api,
    place: Path<(String, i32)>,
    json: JsonInTime<FindingsIn>,
) -> Result<HttpResponse> {
    let (call, cutoff) = place.into_inner();
    let call = CallId::from_text(call);
    let find = move |act: &mut Act<'_>, sent: &FindingsIn| {
        must_run(act.actor, &call, cutoff)?;
        let mut problems = Problems::none();
        if sent.findings.is_empty() {
            problems.add("findings", "required");
        }
        for one in &sent.findings {
            let about = (one.reference.as_str(), sent.aspect.as_str());
            match acts::find(act, &call, cutoff, about, one.value, &one.reason) {
                Err(Error::Invalid(wrong)) => problems.0.extend(wrong.0),
                other => other?,
            }
        }
        problems.into_result()?;
        Reply::ok(&serde_json::json!({ "found": sent.findings.len() }))
    };
    api.act_on("staff:write", json, find).await
}

#[derive(Deserialize, ToSchema)]
pub struct SealIn {}

/// Seal the ranked list of a cut-off: from here on the evaluation does not move, and the Board may see the list.
#[utoipa::path(post, path = "/api/v1/calls/{call}/cut-offs/{number}/ranking/seal", tag = "ranking",
    params(("call" = String, Path), ("number" = i32, Path)), request_body = SealIn,
    security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
pub async fn seal(api: Api, place: Path<(String, i32)>, json: JsonInTime<SealIn>) -> Result<HttpResponse> {
    let (call, cutoff) = place.into_inner();
    let call = CallId::from_text(call);
    let seal = move |act: &mut Act<'_>, _: &SealIn| {
        let edition = acts::rank(act, &call, cutoff)?;
        Reply::ok(&serde_json::json!({ "sha256": edition.hash }))
    };
    api.act_on("staff:write", json, seal).await
}

/// What the Board decided.
#[derive(Deserialize, ToSchema)]
pub struct DecisionIn {
    /// The Board's own number.
    #[serde(default)]
    reference: String,
    /// `2026-03-20`.
    #[serde(default)]
    decided_on: String,
    /// By reference of the proposal: every one of the list.
    #[serde(default)]
    verdicts: BTreeMap<String, VerdictIn>,
}

#[derive(Deserialize, ToSchema)]
pub struct VerdictIn {
    /// `selected`, `reserve` or `rejected`.
    #[serde(default)]
    verdict: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    condition: String,
}

/// Record what the Board decided on a sealed list. Every coordinator is written to.
#[utoipa::path(post, path = "/api/v1/calls/{call}/cut-offs/{number}/decision", tag = "ranking",
    params(("call" = String, Path), ("number" = i32, Path)), request_body = DecisionIn,
    security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn decide(
    api: Api,
    place: Path<(String, i32)>,
    json: JsonInTime<DecisionIn>,
) -> Result<HttpResponse> {
    let (call, cutoff) = place.into_inner();
    let call = CallId::from_text(call);
    let decide = move |act: &mut Act<'_>, sent: &DecisionIn| {
        let said = sent.verdicts.iter().map(|(reference, word)| {
            let said = Said {
                verdict: Verdict::parse(&word.verdict),
                reason: word.reason.clone(),
                condition: word.condition.clone(),
            };
            (reference.clone(), said)
        });
        let minutes = Minutes {
            reference: sent.reference.clone(),
            decided_on: sent.decided_on.clone(),
            said: said.collect(),
        };
        let edition = acts::decide(act, &call, cutoff, &minutes)?;
        Reply::ok(&serde_json::json!({ "sha256": edition.hash }))
    };
    api.act_on("staff:write", json, decide).await
}
