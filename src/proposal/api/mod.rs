//! Proposals over the API, by the same acts as the pages. They are named by their references.

mod attempts;
mod budget;
mod consortium;
mod document;
mod emergency;
mod field;
mod funders;
mod import;
mod lists;
mod notes;
mod paper;
mod reminders;
mod shape;
mod submission;
mod team;

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::acts::{self, Whole};
use super::store::{self, Proposal, Sight};
use crate::act::Act;
use crate::db::Db;
use crate::ground::ids::CallId;
use crate::ground::{Actor, Moment, Refusal, Result};
use crate::people::{Api, Reply};
use crate::proposal::rules::typed::TypedBasics;
use crate::web::{JsonInTime, Problem, json};

pub use attempts::*;
pub use budget::*;
pub use consortium::*;
pub use document::*;
pub use emergency::*;
pub use field::*;
pub use funders::*;
pub use import::*;
pub use lists::*;
pub use notes::*;
pub use paper::*;
pub use reminders::*;
pub use shape::*;
pub use submission::*;
pub use team::*;

/// A proposal to be begun.
#[derive(Deserialize, ToSchema)]
pub struct NewProposal {
    /// Id of the call, such as `ai-factories`.
    call: String,
    #[serde(flatten)]
    basics: TypedBasics,
}

/// The proposals one is a member of.
#[utoipa::path(get, path = "/api/v1/proposals", tag = "proposals",
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = ProposalList)))]
pub async fn list(api: Api) -> Result<HttpResponse> {
    let list = api.look("proposals:read", |look| {
        let (actor, now) = (look.actor.clone(), look.now);
        let mut proposals = Vec::new();
        for (proposal, sight) in store::mine(look.db, &actor)? {
            proposals.push(summary(look.db, proposal, sight, now)?);
        }
        Ok(ProposalList { proposals })
    });
    Ok(json(&list.await?))
}

#[derive(Serialize, ToSchema)]
pub struct ProposalList {
    proposals: Vec<ProposalSummary>,
}

/// Begin a proposal. Who begins it coordinates it.
#[utoipa::path(post, path = "/api/v1/proposals", tag = "proposals", request_body = NewProposal,
    security(("token" = ["proposals:write"])),
    responses((status = 201, body = ProposalDetail), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn create(api: Api, body: JsonInTime<NewProposal>) -> Result<HttpResponse> {
    let create = |act: &mut Act<'_>, new: &NewProposal| {
        let created = acts::create(act, &CallId::from_text(&new.call), &new.basics)?;
        let proposal = store::by_id(act.db, &created.id)?;
        let now = act.received();
        let detail = detail_of(act.db, proposal, Sight::Coordinator, now)?;
        let location = format!("/api/v1/proposals/{}", created.reference);
        Ok(Reply::created(location, &detail)?.version(1))
    };
    api.act_on("proposals:write", body, create).await
}

/// One proposal, whole. The `ETag` is the draft's version.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = ProposalDetail), (status = 404, body = Problem)))]
pub async fn show(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let (version, detail) = api
        .look("proposals:read", move |look| {
            let actor = look.actor.clone();
            detail(look.db, &actor, &key, look.now)
        })
        .await?;
    Ok(Reply::ok(&detail)?.version(version).respond())
}

/// Save all of a draft at once. `If-Match` names the version it was read at.
#[utoipa::path(put, path = "/api/v1/proposals/{proposal}", tag = "proposals", request_body = Whole,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("If-Match" = i64, Header, description = "The version that was read")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = ProposalDetail), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn save(api: Api, key: Path<String>, body: JsonInTime<Whole>) -> Result<HttpResponse> {
    let version = api.if_match.ok_or_else(|| Refusal::new("if-match-missing"))?;
    let save = move |act: &mut Act<'_>, whole: &Whole| {
        acts::save_whole(act, &key, version, whole)?;
        let (actor, now) = (act.actor, act.received());
        let (version, detail) = detail(act.db, actor, &key, now)?;
        Ok(Reply::ok(&detail)?.version(version))
    };
    api.act_on("proposals:write", body, save).await
}

fn detail(db: &mut Db, actor: &Actor, key: &str, now: Moment) -> Result<(i64, ProposalDetail)> {
    let (proposal, sight) = store::find(db, actor, key, now)?;
    let version = proposal.version;
    Ok((version, detail_of(db, proposal, sight, now)?))
}

fn detail_of(db: &mut Db, proposal: Proposal, sight: Sight, now: Moment) -> Result<ProposalDetail> {
    let call = store::open_call(db, &proposal.call)?;
    let content = store::seen_content(db, &proposal, sight)?;
    let measure = call.measured_by(now);
    let findings = store::findings_of(db, &proposal, (&call, measure), &content, sight)?;
    Ok(ProposalDetail::of(summary(db, proposal, sight, now)?, &content, &findings))
}

fn summary(db: &mut Db, proposal: Proposal, sight: Sight, now: Moment) -> Result<ProposalSummary> {
    let call = store::open_call(db, &proposal.call)?;
    let heading = call.heading(proposal.created, proposal.stage, proposal.last.as_ref(), now);
    Ok(ProposalSummary::of(proposal, sight, heading))
}
