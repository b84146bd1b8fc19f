//! Commitments over the API: what is claimed from funders, where it stands, and their answers.

mod drafts;
mod requests;

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use drafts::*;
pub use requests::*;

use crate::cofunding::acts;
use crate::cofunding::rules::{Answer, Held, Typed, TypedItem};
use crate::cofunding::store::{self, Claim, OVERSEERS};
use crate::ground::ids::TrancheId;
use crate::ground::{Error, Result, Role};
use crate::people::{Api, Look, Reply};
use crate::proposal::rules::typed::Habit;
use crate::web::{JsonInTime, Problem, json};

/// One tranche of a commitment: what is claimed, and where it stands.
#[derive(Serialize, ToSchema)]
pub struct TrancheOut {
    pub tranche: String,
    pub call: String,
    pub cutoff: i32,
    /// The proposal's reference.
    pub proposal: String,
    pub acronym: String,
    /// The submission that was read; answers name it.
    pub version: i32,
    pub funder: String,
    pub funder_name: String,
    pub year: i32,
    pub cost_type: String,
    /// `cash` or `in_kind`.
    pub kind: String,
    /// In euro, `1234.50`.
    pub claimed: String,
    /// ISO 4217, with the amount in that currency and the rate it was turned into euro by.
    pub currency: String,
    pub stated: String,
    pub rate: String,
    pub rate_source: String,
    pub origin: String,
    pub aid_basis: String,
    /// `intended`, `letter`, `budget_decision`, `secured`, `paid`, `declined`, `lapsed` or `replaced`.
    pub state: String,
    /// What is claimed, or was confirmed last.
    pub amount: String,
    /// What is secured of what is claimed by now.
    pub secured: String,
    /// What is secured beyond it, where the claim was lowered since.
    pub beyond: String,
    pub paid: String,
    /// The number of the last step; answers name it. 0: not answered.
    pub step: i32,
    /// Once the Board has decided: `selected`, `reserve`, `rejected`.
    pub outcome: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct TranchesOut {
    pub tranches: Vec<TrancheOut>,
}

/// Commitments of the funders one speaks for, and of the calls one oversees.
#[utoipa::path(get, path = "/api/v1/commitments", tag = "cofunding",
    security(("token" = ["cofunding:read"])),
    responses((status = 200, body = TranchesOut), (status = 404, body = Problem)))]
pub async fn list(api: Api) -> Result<HttpResponse> {
    let tranches = api.look("cofunding:read", |look| {
        let sees = |role: &Role| look.actor.has(*role);
        if !OVERSEERS.iter().chain(&[Role::Funder]).any(sees) {
            return Err(Error::NotFound);
        }
        visible(look)
    });
    Ok(json(&TranchesOut { tranches: tranches.await? }))
}

fn visible(look: &mut Look<'_>) -> Result<Vec<TrancheOut>> {
    let mut claims = store::overseen(look.db, &look.actor, look.now)?;
    for funder in store::funders_of(look.db, &look.actor)? {
        claims.extend(store::portfolio(look.db, &funder.id)?);
    }
    let key = |claim: &Claim| (claim.submitted.reference.clone(), claim.commitment.funder.clone());
    claims.sort_by_key(key);
    claims.dedup_by_key(|claim| key(claim));
    let tranches = claims.iter().flat_map(|claim| {
        claim.commitment.tranches.iter().map(|held| tranche_out(claim, held)).collect::<Vec<_>>()
    });
    Ok(tranches.collect())
}

fn tranche_out(claim: &Claim, held: &Held) -> TrancheOut {
    let (submitted, tranche, standing) = (&claim.submitted, &held.tranche, held.standing);
    TrancheOut {
        tranche: tranche.id.to_string(),
        call: submitted.call.to_string(),
        cutoff: submitted.cutoff,
        proposal: submitted.reference.clone(),
        acronym: submitted.content.acronym.clone(),
        version: submitted.version,
        funder: tranche.funder.to_string(),
        funder_name: tranche.funder_name.clone(),
        year: tranche.year,
        cost_type: tranche.cost_type.clone(),
        kind: tranche.kind.name().to_owned(),
        claimed: tranche.amount.to_string(),
        currency: tranche.currency.clone(),
        stated: tranche.stated.to_string(),
        rate: tranche.rate.clone(),
        rate_source: tranche.rate_source.clone(),
        origin: tranche.origin.name().to_owned(),
        aid_basis: tranche.aid_basis.clone(),
        state: standing.state.name().to_owned(),
        amount: standing.amount.to_string(),
        secured: held.secured().to_string(),
        beyond: held.beyond().to_string(),
        paid: standing.paid.to_string(),
        step: standing.step,
        outcome: claim.outcome.clone(),
    }
}

#[derive(Deserialize, ToSchema)]
pub struct StepIn {
    /// The submission that was read: `version` of the tranche.
    version: i32,
    /// The last step that was read: `step` of the tranche.
    step: i32,
    /// `letter`, `budget_decision`, `secured` or `declined`.
    state: String,
    /// In euro, `1234.50`; left out: all that is claimed.
    #[serde(default)]
    amount: String,
    /// The reference of the letter or decision; needed to confirm.
    #[serde(default)]
    evidence: String,
    /// Needed to decline.
    #[serde(default)]
    reason: String,
}

/// Answer one tranche for the funder one speaks for.
#[utoipa::path(post, path = "/api/v1/commitments/{tranche}/steps", tag = "cofunding", request_body = StepIn,
    params(("tranche" = String, Path)),
    security(("token" = ["cofunding:write"])),
    responses((status = 201, body = TrancheOut), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn step(api: Api, tranche: Path<String>, json: JsonInTime<StepIn>) -> Result<HttpResponse> {
    let id = TrancheId::from_text(tranche.into_inner());
    let act = api.act_on("cofunding:write", json, move |act, body| {
        let claim = store::claim_of_tranche(act.db, act.actor, &id)?;
        let item = TypedItem {
            tranche: id.clone(),
            seen: body.step,
            amount: body.amount.clone(),
            field: "amount".to_owned(),
        };
        let typed = Typed {
            habit: Habit::Machine,
            state: body.state.clone(),
            evidence: body.evidence.clone(),
            reason: body.reason.clone(),
            items: vec![item],
        };
        let (funder, reference) = (&claim.commitment.funder, &claim.submitted.reference);
        acts::answer(act, funder, reference, body.version, &Answer::read(&typed)?)?;
        let after = store::claim_of_tranche(act.db, act.actor, &id)?;
        let held = after.commitment.tranches.iter().find(|held| held.tranche.id == id);
        let out = tranche_out(&after, held.ok_or(Error::NotFound)?);
        let location = format!("/funding/{}/{reference}", funder);
        Ok(Reply::created(location, &out)?.version(i64::from(out.step)))
    });
    act.await
}
