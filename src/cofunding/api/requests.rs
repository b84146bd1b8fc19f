//! Requests to be appointed for a funder, over the API.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::cofunding::acts::{self, TypedRequest};
use crate::cofunding::store::{self, Request};
use crate::ground::Result;
use crate::ground::ids::{CallId, FunderId, FunderRequestId};
use crate::people::{self, Api, Look, Reply};
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct AppointmentList {
    requests: Vec<AppointmentOut>,
}

/// A request to be appointed for a funder.
#[derive(Serialize, ToSchema)]
pub struct AppointmentOut {
    id: String,
    call: String,
    at: String,
    /// As who asked calls it.
    funder: String,
    /// What they are there.
    function: String,
    reason: String,
    /// Who asked; for staff alone.
    by: Option<String>,
    email: Option<String>,
    /// `waits`, `appointed` or `declined`.
    state: &'static str,
    settled_at: Option<String>,
    /// Id of the funder of the register that they were appointed for.
    appointed: Option<String>,
    /// Why it was declined.
    answer: Option<String>,
}

fn out(look: &mut Look<'_>, told: bool, one: Request) -> Result<AppointmentOut> {
    let person = if told { Some(people::store::find(look.db, &one.person)?) } else { None };
    let state = match &one.settled {
        None => "waits",
        Some(settled) if settled.funder.is_some() => "appointed",
        Some(_) => "declined",
    };
    let answer = one.settled.as_ref().map(|settled| settled.answer.clone());
    Ok(AppointmentOut {
        id: one.id.to_string(),
        call: one.call.to_string(),
        at: one.at.to_string(),
        funder: one.funder,
        function: one.function,
        reason: one.reason,
        by: person.as_ref().map(|person| person.name.clone()),
        email: person.map(|person| person.email),
        state,
        settled_at: one.settled.as_ref().map(|settled| settled.at.to_string()),
        appointed: one.settled.and_then(|settled| settled.funder).map(|funder| funder.to_string()),
        answer: answer.filter(|answer| !answer.is_empty()),
    })
}

/// One's own requests to be appointed for a funder.
#[utoipa::path(get, path = "/api/v1/appointments", tag = "cofunding", security(("token" = ["cofunding:read"])),
    responses((status = 200, body = AppointmentList)))]
pub async fn appointments(api: Api) -> Result<HttpResponse> {
    let found = api.look("cofunding:read", |look| {
        let actor = look.actor.clone();
        let own = store::requests_of(look.db, &actor)?;
        own.into_iter().map(|one| out(look, false, one)).collect::<Result<_>>()
    });
    Ok(json(&AppointmentList { requests: found.await? }))
}

/// Ask the staff of a call to be appointed for a funder. No proposal is named.
#[utoipa::path(post, path = "/api/v1/appointments", tag = "cofunding", request_body = TypedRequest,
    security(("token" = ["cofunding:write"])), responses((status = 201), (status = 422, body = Problem)))]
pub async fn request_appointment(api: Api, body: JsonInTime<TypedRequest>) -> Result<HttpResponse> {
    let base = api.state.config.http.public_url.trim_end_matches('/').to_owned();
    let ask = move |act: &mut Act<'_>, typed: &TypedRequest| {
        let id = acts::request_appointment(act, typed, &base)?;
        Reply::created("/api/v1/appointments".to_owned(), &serde_json::json!({ "id": id }))
    };
    api.act_on("cofunding:write", body, ask).await
}

/// Who asks to be appointed for a funder, for staff of the call: those that wait first.
#[utoipa::path(get, path = "/api/v1/calls/{call}/appointments", tag = "cofunding", params(("call" = String, Path)),
    security(("token" = ["staff:read"])),
    responses((status = 200, body = AppointmentList), (status = 404, body = Problem)))]
pub async fn appointments_of_call(api: Api, call: Path<CallId>) -> Result<HttpResponse> {
    let found = api.look("staff:read", move |look| {
        let actor = look.actor.clone();
        let all = store::requests_of_call(look.db, &actor, &call)?;
        all.into_iter().map(|one| out(look, true, one)).collect::<Result<_>>()
    });
    Ok(json(&AppointmentList { requests: found.await? }))
}

/// How a request is settled.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct SettlementIn {
    /// Id of the funder of the register to appoint for; left out to decline.
    funder: String,
    /// Why it is declined.
    answer: String,
}

/// Appoint who asked for a funder of the register, or decline with a reason, as staff of the call.
#[utoipa::path(post, path = "/api/v1/calls/{call}/appointments/{request}/settlement", tag = "cofunding",
    request_body = SettlementIn, params(("call" = String, Path), ("request" = String, Path)),
    security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn settle_appointment(
    api: Api,
    path: Path<(CallId, FunderRequestId)>,
    body: JsonInTime<SettlementIn>,
) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    let settle = move |act: &mut Act<'_>, asked: &SettlementIn| {
        match asked.funder.trim() {
            "" => acts::decline_requested(act, &call, &id, &asked.answer)?,
            funder => acts::appoint_requested(act, &call, &id, &FunderId::from_text(funder))?,
        }
        Reply::ok(&serde_json::json!({ "id": id }))
    };
    api.act_on("staff:write", body, settle).await
}
