//! What the Board decided about a proposal, and what a proposal takes up, over the API.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;
use utoipa::ToSchema;

use crate::evaluation;
use crate::evaluation::api::ReportBody;
use crate::evaluation::rules::ReportState;
use crate::evaluation::store::Basis;
use crate::ground::ids::ProposalId;
use crate::ground::{Error, Result};
use crate::people::{Api, Look};
use crate::proposal;
use crate::proposal::store::carryovers;
use crate::ranking::store;
use crate::web::{Problem, json};

#[derive(Serialize, ToSchema)]
pub struct OutcomeOut {
    /// The Board's decision, and its day.
    decision: String,
    decided_on: String,
    cutoff: i32,
    /// `selected`, `reserve` or `rejected`.
    verdict: &'static str,
    reason: String,
    condition: String,
    /// What is offered, line by line.
    offers: Vec<OfferOut>,
    /// The summary report: the consensus, without a name; null where the proposal never came to one.
    summary: Option<ReportBody>,
    /// The notification counts as read from here on, and can be contested until then: RFC 3339, UTC.
    read_at: String,
    redress_until: String,
}

#[derive(Serialize, ToSchema)]
pub struct OfferOut {
    /// Id of a budget line, and of a cost type.
    line: String,
    cost_type: String,
    /// In euro, `1234.50`.
    amount: String,
}

/// What the Board decided about a proposal, for its team and those who oversee its cut-off.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/outcome", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = OutcomeOut), (status = 404, body = Problem)))]
pub async fn outcome(api: Api, key: Path<String>) -> Result<HttpResponse> {
    Ok(json(&api.look("proposals:read", move |look| outcome_out(look, &key)).await?))
}

fn outcome_out(look: &mut Look<'_>, key: &str) -> Result<OutcomeOut> {
    let actor = look.actor.clone();
    let (proposal, _) = proposal::store::find(look.db, &actor, key, look.now)?;
    let (decision, outcome) = store::outcome_of(look.db, &proposal.id)?.ok_or(Error::NotFound)?;
    let basis = Basis::load(look.db, &decision.call, decision.cutoff)?;
    let offers = store::offers_of(look.db, &decision.call, decision.cutoff, &outcome.reference)?;
    let read_at = decision.at.plus_days(basis.rulebook.clocks.notification_read_days);
    Ok(OutcomeOut {
        decision: decision.reference,
        decided_on: decision.decided_on,
        cutoff: decision.cutoff,
        verdict: outcome.verdict.name(),
        reason: outcome.reason,
        condition: outcome.condition,
        offers: offers
            .into_iter()
            .map(|ask| OfferOut { line: ask.line, cost_type: ask.cost_type, amount: ask.amount.to_string() })
            .collect(),
        summary: summary(look, &proposal.id, decision.cutoff)?,
        read_at: read_at.to_string(),
        redress_until: read_at.plus_days(basis.rulebook.clocks.redress_days).to_string(),
    })
}

/// The consensus of a decided cut-off as applicants get it.
fn summary(look: &mut Look<'_>, proposal: &ProposalId, cutoff: i32) -> Result<Option<ReportBody>> {
    let consensus = evaluation::store::consensus_of(look.db, proposal, cutoff)?;
    let finished = consensus.filter(|row| row.state == ReportState::Finished);
    Ok(finished.map(|row| ReportBody::summary(&row.report)))
}

#[derive(Serialize, ToSchema)]
pub struct EarlierOut {
    /// The proposal that is taken up: its reference, the version, and the cut-off that decided on it.
    reference: String,
    version: i32,
    cutoff: i32,
    /// The reply so far: `seen` of the next one.
    reply: String,
    /// The earlier summary report; null where that proposal never came to one.
    summary: Option<ReportBody>,
}

/// The earlier proposal that a proposal takes up: its summary report, and the reply to it. For its members.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/reply", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = EarlierOut), (status = 404, body = Problem)))]
pub async fn earlier(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let out = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = proposal::store::find(look.db, &actor, &key, look.now)?;
        if !sight.is_member() {
            return Err(Error::NotFound);
        }
        let earlier = carryovers::earlier_of(look.db, &proposal.id)?.ok_or(Error::NotFound)?;
        let from = carryovers::taken_up_by(look.db, &proposal.id)?.ok_or(Error::NotFound)?;
        Ok(EarlierOut {
            summary: summary(look, &from, earlier.cutoff)?,
            reference: earlier.reference,
            version: earlier.version,
            cutoff: earlier.cutoff,
            reply: earlier.reply,
        })
    });
    Ok(json(&out.await?))
}
