//! The ranked list and the decision over the API, as they were sealed.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde_json::Value;

use crate::call::store::edition::{EditionKind, latest};
use crate::evaluation::store::must_oversee;
use crate::ground::ids::CallId;
use crate::ground::{Error, Result};
use crate::people::Api;
use crate::web::{Problem, json};

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
