//! Submitting, withdrawing and the receipt over the API.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::ground::{Error, Refusal, Result};
use crate::keys::PublicKeys;
use crate::people::{Api, Reply};
use crate::proposal::acts::{self, Receipted};
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

/// Submit a draft. A refused attempt is kept in a register.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/submission", tag = "proposals",
    request_body = SubmissionIn, params(("proposal" = String, Path, description = "Reference")),
    security(("token" = ["proposals:submit"])),
    responses((status = 201, body = SubmissionOut), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn submit(api: Api, key: Path<String>, body: JsonInTime<SubmissionIn>) -> Result<HttpResponse> {
    let (asked, received, of) = (body.body, body.received, key.clone());
    let read = key.clone();
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
    match api.act_on("proposals:submit", body, submit).await {
        Err(Error::Refused(refusal)) => {
            note(&api, &key, Verb::Submit, Some(asked.cutoff), refusal, received).await
        }
        other => other,
    }
}

#[derive(Clone, Deserialize, ToSchema)]
pub struct WithdrawalIn {
    /// The submission that is taken back.
    version: i32,
    reason: String,
}

/// Take back what was submitted. The draft stays.
#[utoipa::path(delete, path = "/api/v1/proposals/{proposal}/submission", tag = "proposals",
    request_body = WithdrawalIn, params(("proposal" = String, Path, description = "Reference")),
    security(("token" = ["proposals:submit"])),
    responses((status = 200), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn withdraw(api: Api, key: Path<String>, body: JsonInTime<WithdrawalIn>) -> Result<HttpResponse> {
    let (received, of) = (body.received, key.clone());
    let withdraw = move |act: &mut Act<'_>, asked: &WithdrawalIn| {
        acts::withdraw(act, &of, asked.version, &asked.reason)?;
        Reply::ok(&serde_json::json!({ "stage": "withdrawn" }))
    };
    match api.act_on("proposals:submit", body, withdraw).await {
        Err(Error::Refused(refusal)) => note(&api, &key, Verb::Withdraw, None, refusal, received).await,
        other => other,
    }
}

/// The refused act left nothing behind; that it was tried is kept by an act of its own.
async fn note(
    api: &Api,
    key: &str,
    verb: Verb,
    cutoff: Option<i32>,
    refusal: Refusal,
    received: crate::ground::Moment,
) -> Result<HttpResponse> {
    // What concerns the token or the key of the request is no attempt upon the proposal.
    if !matches!(refusal.code, "token-scope" | "idempotency-key-reused") {
        let (key, kept) = (key.to_owned(), refusal.clone());
        api.note("proposals:submit", received, move |act| acts::note_attempt(act, &key, verb, cutoff, &kept))
            .await?;
    }
    Err(refusal.into())
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
