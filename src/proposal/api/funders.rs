//! The co-funders of a draft over the API: what is open to each, and whether it signed off.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Nothing, SigningOut, signed_off};
use crate::act::Act;
use crate::ground::ids::FunderId;
use crate::ground::{Error, Euro, Result};
use crate::people::{Api, Reply};
use crate::proposal::acts::{self, Opens};
use crate::proposal::rules::Party;
use crate::proposal::store::{self, content_of, funders as register, openings, signoffs};
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct FunderOut {
    /// Id of the funder.
    pub funder: String,
    pub name: String,
    /// Claimed from it by the draft, in euro: `1234.50`.
    pub claimed: String,
    /// `closed`, `money` (the abstract and the money) or `whole`.
    pub open: &'static str,
    /// Whether anybody speaks for it here.
    pub official: bool,
    pub signoff: SigningOut,
}

#[derive(Serialize, ToSchema)]
pub struct FundersOut {
    /// In the order of their first claims.
    pub funders: Vec<FunderOut>,
}

/// The co-funders of a draft.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/funders", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = FundersOut), (status = 404, body = Problem)))]
pub async fn funders(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let list = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = store::find(look.db, &actor, &key, look.now)?;
        if !sight.is_member() {
            return Err(Error::NotFound);
        }
        let (content, signed) = (content_of(look.db, &proposal)?, signoffs::of(look.db, &proposal.id)?);
        let open = openings::of(look.db, &proposal.id)?;
        let mut funders = Vec::new();
        for (funder, name) in content.funders() {
            let own = content.tranches.iter().filter(|one| one.funder == *funder);
            funders.push(FunderOut {
                funder: funder.to_string(),
                name: name.to_owned(),
                claimed: Euro::sum(own.map(|one| one.amount))?.to_string(),
                open: match open.iter().find(|one| one.funder == *funder) {
                    None => "closed",
                    Some(one) if one.whole => "whole",
                    Some(_) => "money",
                },
                official: register::has_official(look.db, funder, look.now)?,
                signoff: signed_off(&content, &Party::Funder(funder.clone()), &signed)?,
            });
        }
        Ok(FundersOut { funders })
    });
    Ok(json(&list.await?))
}

/// How far a draft is opened.
#[derive(Deserialize, ToSchema)]
pub struct OpeningIn {
    /// The whole draft; else the abstract and the money.
    #[serde(default)]
    whole: bool,
    /// Of somebody at the funder, where nobody speaks for it here yet; may be left out.
    #[serde(default)]
    email: String,
}

/// Open a draft to a funder that it claims from. Its officials have a letter.
#[utoipa::path(put, path = "/api/v1/proposals/{proposal}/funders/{funder}/opening", tag = "proposals",
    request_body = OpeningIn,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("funder" = String, Path, description = "Id of the funder, from the list")),
    security(("token" = ["proposals:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
pub async fn open_to_funder(
    api: Api,
    path: Path<(String, String)>,
    body: JsonInTime<OpeningIn>,
) -> Result<HttpResponse> {
    let (key, funder) = path.into_inner();
    let base = api.state.config.http.public_url.trim_end_matches('/').to_owned();
    let open = move |act: &mut Act<'_>, body: &OpeningIn| {
        let opens = Opens { whole: body.whole, email: body.email.clone(), base: base.clone() };
        acts::open_to_funder(act, &key, &FunderId::from_text(&funder), &opens)?;
        Reply::ok(&serde_json::json!({}))
    };
    api.act_on("proposals:write", body, open).await
}

/// Close a draft to a funder again.
#[utoipa::path(delete, path = "/api/v1/proposals/{proposal}/funders/{funder}/opening", tag = "proposals",
    request_body = Nothing,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("funder" = String, Path, description = "Id of the funder, from the list")),
    security(("token" = ["proposals:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn close_to_funder(
    api: Api,
    path: Path<(String, String)>,
    body: JsonInTime<Nothing>,
) -> Result<HttpResponse> {
    let (key, funder) = path.into_inner();
    let close = move |act: &mut Act<'_>, _: &Nothing| {
        acts::close_to_funder(act, &key, &FunderId::from_text(&funder))?;
        Reply::ok(&serde_json::json!({}))
    };
    api.act_on("proposals:write", body, close).await
}
