//! Letters of interest over the API.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::call::acts::{self, TypedNotice};
use crate::call::store::{self, Interest};
use crate::ground::Result;
use crate::ground::ids::{CallId, InterestId};
use crate::people::{Api, Look, Reply};
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct InterestList {
    /// By cut-off and time.
    letters: Vec<InterestOut>,
}

#[derive(Serialize, ToSchema)]
pub struct InterestOut {
    id: String,
    version: i32,
    at: String,
    changed_at: String,
    /// Null while it stands.
    withdrawn_at: Option<String>,
    cutoff: i32,
    track: String,
    acronym: String,
    /// ISO 3166-1 alpha-2.
    country: String,
    partners: Vec<String>,
    /// EU money expected to be asked for, in euro as text; null where not told.
    amount: Option<String>,
    /// Who filed it; for staff alone.
    by: Option<String>,
}

fn out(look: &mut Look<'_>, staff: bool, interest: Interest) -> Result<InterestOut> {
    let by = if staff { Some(crate::people::store::name(look.db, interest.person.as_str())?) } else { None };
    let notice = interest.notice;
    Ok(InterestOut {
        id: interest.id.to_string(),
        version: interest.version,
        at: interest.at.to_string(),
        changed_at: interest.changed.to_string(),
        withdrawn_at: interest.withdrawn.map(|at| at.to_string()),
        cutoff: notice.cutoff,
        track: notice.track,
        acronym: notice.acronym,
        country: notice.country.iso().to_owned(),
        partners: notice.partners.iter().map(|country| country.iso().to_owned()).collect(),
        amount: notice.amount.map(|amount| amount.to_string()),
        by,
    })
}

/// Letters of interest: one's own; for staff of the call, all.
#[utoipa::path(get, path = "/api/v1/calls/{call}/interest", tag = "calls", params(("call" = String, Path)),
    security(("token" = ["calls:read"])),
    responses((status = 200, body = InterestList), (status = 404, body = Problem)))]
pub async fn interests(api: Api, call: Path<CallId>) -> Result<HttpResponse> {
    let found = api.look("calls:read", move |look| {
        let actor = look.actor.clone();
        store::seen(look.db, &actor, &call)?;
        let staff = store::sees_interests(&actor, &call);
        let all = store::interests_seen(look.db, &actor, &call)?;
        all.into_iter().map(|one| out(look, staff, one)).collect::<Result<_>>()
    });
    Ok(json(&InterestList { letters: found.await? }))
}

/// One letter: for who filed it, and staff of the call.
#[utoipa::path(get, path = "/api/v1/calls/{call}/interest/{interest}", tag = "calls",
    params(("call" = String, Path), ("interest" = String, Path)), security(("token" = ["calls:read"])),
    responses((status = 200, body = InterestOut), (status = 404, body = Problem)))]
pub async fn interest(api: Api, path: Path<(CallId, InterestId)>) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    let found = api.look("calls:read", move |look| {
        let actor = look.actor.clone();
        let interest = store::interest(look.db, &actor, &call, &id)?;
        let staff = store::sees_interests(&actor, &call);
        out(look, staff, interest)
    });
    Ok(json(&found.await?))
}

#[derive(Clone, Deserialize, ToSchema)]
pub struct InterestIn {
    cutoff: i32,
    track: String,
    #[serde(default)]
    acronym: String,
    country: String,
    #[serde(default)]
    partners: Vec<String>,
    /// Euro as text; left out where not told.
    #[serde(default)]
    amount: Option<String>,
}

impl InterestIn {
    fn typed(&self) -> TypedNotice {
        TypedNotice {
            cutoff: self.cutoff.to_string(),
            track: self.track.clone(),
            acronym: self.acronym.clone(),
            country: self.country.clone(),
            partners: self.partners.join(" "),
            amount: self.amount.clone().unwrap_or_default(),
        }
    }
}

/// File a notice of a coming proposal. It binds nobody.
#[utoipa::path(post, path = "/api/v1/calls/{call}/interest", tag = "calls", request_body = InterestIn,
    params(("call" = String, Path)), security(("token" = ["calls:write"])),
    responses((status = 201), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn file_interest(
    api: Api,
    call: Path<CallId>,
    body: JsonInTime<InterestIn>,
) -> Result<HttpResponse> {
    let file = move |act: &mut Act<'_>, asked: &InterestIn| {
        let id = acts::file_interest(act, &call, &asked.typed())?;
        Reply::created(format!("/api/v1/calls/{call}/interest/{id}"), &serde_json::json!({ "id": id }))
    };
    api.act_on("calls:write", body, file).await
}

#[derive(Clone, Deserialize, ToSchema)]
pub struct InterestChange {
    /// The version that is changed.
    version: i32,
    #[serde(flatten)]
    letter: InterestIn,
}

/// Change a letter of one's own.
#[utoipa::path(put, path = "/api/v1/calls/{call}/interest/{interest}", tag = "calls",
    request_body = InterestChange, params(("call" = String, Path), ("interest" = String, Path)),
    security(("token" = ["calls:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn change_interest(
    api: Api,
    path: Path<(CallId, InterestId)>,
    body: JsonInTime<InterestChange>,
) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    let change = move |act: &mut Act<'_>, asked: &InterestChange| {
        acts::change_interest(act, &call, &id, asked.version, &asked.letter.typed())?;
        Reply::ok(&serde_json::json!({ "id": id }))
    };
    api.act_on("calls:write", body, change).await
}

/// Take back a letter of one's own.
#[utoipa::path(delete, path = "/api/v1/calls/{call}/interest/{interest}", tag = "calls",
    params(("call" = String, Path), ("interest" = String, Path)), security(("token" = ["calls:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
pub async fn withdraw_interest(
    api: Api,
    path: Path<(CallId, InterestId)>,
    body: JsonInTime<serde_json::Value>,
) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    let withdraw = move |act: &mut Act<'_>, _: &serde_json::Value| {
        acts::withdraw_interest(act, &call, &id)?;
        Reply::ok(&serde_json::json!({ "id": id }))
    };
    api.act_on("calls:write", body, withdraw).await
}
