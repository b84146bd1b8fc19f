//! The experts of a call over the API, for its staff.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::evaluation::acts::{self, NewExpert, must_run_call};
use crate::evaluation::store::{self, Expert};
use crate::ground::ids::CallId;
use crate::ground::{Error, Result};
use crate::keys::fresh_secret;
use crate::people::{Api, Reply};
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct ExpertList {
    experts: Vec<ExpertOut>,
}

#[derive(Serialize, ToSchema)]
pub struct ExpertOut {
    /// Id of the person: an assignment names it.
    person: String,
    name: String,
    email: String,
    /// ISO 3166, with the EU's `EL` and `UK`.
    country: String,
    organisation: String,
    pic: Option<String>,
    expertise: String,
}

impl ExpertOut {
    fn of(expert: &Expert) -> Self {
        Self {
            person: expert.person.to_string(),
            name: expert.name.clone(),
            email: expert.email.clone(),
            country: expert.country.eu().to_owned(),
            organisation: expert.organisation.clone(),
            pic: expert.pic.as_ref().map(ToString::to_string),
            expertise: expert.expertise.clone(),
        }
    }
}

/// The experts of a call, for staff of the whole call.
#[utoipa::path(get, path = "/api/v1/calls/{call}/experts", tag = "evaluation", params(("call" = String, Path)),
    security(("token" = ["staff:read"])),
    responses((status = 200, body = ExpertList), (status = 404, body = Problem)))]
pub async fn experts(api: Api, call: Path<String>) -> Result<HttpResponse> {
    let call = CallId::from_text(call.into_inner());
    let experts = api.look("staff:read", move |look| {
        must_run_call(&look.actor, &call)?;
        store::experts_of(look.db, &call)
    });
    Ok(json(&ExpertList { experts: experts.await?.iter().map(ExpertOut::of).collect() }))
}

#[derive(Deserialize, ToSchema)]
pub struct ExpertIn {
    #[serde(default)]
    email: String,
    /// Needed where there is no account yet.
    #[serde(default)]
    name: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    pic: String,
    #[serde(default)]
    expertise: String,
}

/// Put somebody onto the call's list of experts, as staff of the whole call. Where the address has no account one is
/// made, and a letter with a link to choose a password goes out.
#[utoipa::path(post, path = "/api/v1/calls/{call}/experts", tag = "evaluation", params(("call" = String, Path)),
    request_body = ExpertIn,
    security(("token" = ["staff:write"])),
    responses((status = 201, body = ExpertOut), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn add_expert(api: Api, call: Path<String>, json: JsonInTime<ExpertIn>) -> Result<HttpResponse> {
    let call = CallId::from_text(call.into_inner());
    let (secret, base) = (fresh_secret(), api.state.config.http.public_url.clone());
    let add = move |act: &mut Act<'_>, sent: &ExpertIn| {
        let new = NewExpert {
            email: sent.email.trim().to_owned(),
            name: sent.name.clone(),
            country: sent.country.clone(),
            organisation: sent.organisation.clone(),
            pic: sent.pic.clone(),
            expertise: sent.expertise.clone(),
        };
        let person = acts::add_expert(act, &call, &new, &secret, &base)?;
        let all = store::experts_of(act.db, &call)?;
        let expert = all.iter().find(|expert| expert.person == person).ok_or(Error::NotFound)?;
        Reply::created(format!("/api/v1/calls/{call}/experts"), &ExpertOut::of(expert))
    };
    api.act_on("staff:write", json, add).await
}
