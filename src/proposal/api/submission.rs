//! Submitting, withdrawing and the receipt over the API.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::ground::{Error, Result};
use crate::keys::PublicKeys;
use crate::people::{Api, Reply};
use crate::proposal::acts::{self, Receipted};
use crate::proposal::attempt::{self, Tried};
use crate::proposal::proof::examine;
use crate::proposal::rules::merkle::Inclusion;
use crate::proposal::rules::{Receipt, Submission, Verb};
use crate::proposal::store::{Ahead, submissions};
use crate::web::{JsonInTime, Problem, json};

/// The small request that submits what is stored.
#[derive(Clone, Copy, Deserialize, ToSchema)]
pub struct SubmissionIn {
    /// Of the draft, as it was read.
    version: i64,
    /// The cut-off it is meant for; another one is refused, never taken instead.
    cutoff: i32,
}

#[derive(Serialize, ToSchema)]
pub struct SubmissionOut {
    pub reference: String,
    /// Counts submissions from 1; the last one before the cut-off counts.
    pub version: i32,
    /// RFC 3339, UTC, to the microsecond.
    pub received: String,
    /// A JWS (EdDSA), to be checked with `/.well-known/jwks.json`.
    pub receipt: String,
}

/// Submit a draft. An attempt that is refused or fails is kept in a register.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/submission", tag = "proposals",
    request_body = SubmissionIn, params(("proposal" = String, Path, description = "Reference")),
    security(("token" = ["proposals:submit"])),
    responses((status = 201, body = SubmissionOut), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn submit(
    api: Api,
    key: Path<String>,
    body: Result<JsonInTime<SubmissionIn>, actix_web::Error>,
) -> Result<HttpResponse, actix_web::Error> {
    let mut tried = Tried::now(&api.state, &key, Verb::Submit.name());
    let body = whole(&api, &tried, body).await?;
    (tried.cutoff, tried.received) = (Some(body.body.cutoff), body.received);
    let (of, read) = (key.clone(), key.clone());
    let ahead = api.look("proposals:submit", move |look| {
        let actor = look.actor.clone();
        Ahead::read(look.db, &actor, &read, look.now)
    });
    // Why nothing can be read is told by the act.
    let ahead = ahead.await.ok().flatten();
    let submit = move |act: &mut Act<'_>, asked: &SubmissionIn| {
        let asked = Submission { version: asked.version, cutoff: asked.cutoff };
        let Receipted { reference, version, received, receipt, .. } =
            acts::submit_read(act, &of, &asked, ahead.as_ref())?;
        let location = format!("/api/v1/proposals/{reference}/receipt?version={version}");
        let received = received.to_string();
        Reply::created(location, &SubmissionOut { reference, version, received, receipt })
    };
    let done = api.act_on("proposals:submit", body, submit).await;
    Ok(kept(&api, &tried, done).await?)
}

/// The request, where it arrived whole and says something; else that is kept.
async fn whole<T>(
    api: &Api,
    tried: &Tried,
    body: Result<JsonInTime<T>, actix_web::Error>,
) -> Result<JsonInTime<T>, actix_web::Error> {
    if let Err(error) = &body {
        attempt::keep(api.witness(), tried, &attempt::of_request(error)).await;
    }
    body
}

/// The refused act left nothing behind; that it was tried is kept by an act of its own.
async fn kept(api: &Api, tried: &Tried, done: Result<HttpResponse>) -> Result<HttpResponse> {
    if let Err(error) = &done {
        attempt::keep(api.witness(), tried, error).await;
    }
    done
}

#[derive(Clone, Deserialize, ToSchema)]
pub struct WithdrawalIn {
    /// The submission that is taken back.
    version: i32,
    reason: String,
}

#[derive(Serialize, ToSchema)]
pub struct WithdrawalOut {
    /// `withdrawn`
    stage: &'static str,
    /// From when it counts: RFC 3339, UTC.
    at: String,
    /// It was received before the cut-off and done after the cut-off had closed: the cut-off counts the submission as
    /// received.
    too_late: bool,
}

/// Take back what was submitted. The draft stays.
#[utoipa::path(delete, path = "/api/v1/proposals/{proposal}/submission", tag = "proposals",
    request_body = WithdrawalIn, params(("proposal" = String, Path, description = "Reference")),
    security(("token" = ["proposals:submit"])),
    responses((status = 200, body = WithdrawalOut), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn withdraw(
    api: Api,
    key: Path<String>,
    body: Result<JsonInTime<WithdrawalIn>, actix_web::Error>,
) -> Result<HttpResponse, actix_web::Error> {
    let mut tried = Tried::now(&api.state, &key, Verb::Withdraw.name());
    let body = whole(&api, &tried, body).await?;
    tried.received = body.received;
    let of = key.into_inner();
    let withdraw = move |act: &mut Act<'_>, asked: &WithdrawalIn| {
        let counts = acts::withdraw(act, &of, asked.version, &asked.reason)?;
        Reply::ok(&WithdrawalOut { stage: "withdrawn", at: counts.at.to_string(), too_late: counts.too_late })
    };
    let done = api.act_on("proposals:submit", body, withdraw).await;
    Ok(kept(&api, &tried, done).await?)
}

#[derive(Deserialize)]
pub struct Which {
    version: Option<i32>,
}

#[derive(Serialize, ToSchema)]
pub struct ReceiptOut {
    /// A JWS (EdDSA).
    pub receipt: String,
    /// What it says.
    #[schema(value_type = Object)]
    pub claims: Receipt,
    /// That it is among the receipts sealed when the cut-off closed (RFC 6962); null until then.
    #[schema(value_type = Object)]
    pub inclusion: Option<Inclusion>,
}

/// The receipt of the last submission, or of a version.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/receipt", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference"),
        ("version" = Option<i32>, Query, description = "The last one where none is named")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = ReceiptOut), (status = 404, body = Problem)))]
pub async fn receipt(api: Api, key: Path<String>, which: Query<Which>) -> Result<HttpResponse> {
    let version = which.version;
    let found = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let held = submissions::held(look.db, &actor, &key, version, look.now)?;
        let inclusion = submissions::inclusion(look.db, &held)?;
        let claims = claims(&held.jws, &look.state.keys.public())?;
        Ok(ReceiptOut { receipt: held.jws, claims, inclusion })
    });
    Ok(json(&found.await?))
}

fn claims(jws: &str, keys: &PublicKeys) -> Result<Receipt> {
    let verdict = examine(jws, keys, &[], None);
    verdict.receipt.ok_or_else(|| Error::internal("a receipt of ours does not verify"))
}
