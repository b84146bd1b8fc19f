//! Awards over the API: what they hold, steps of instruments and payments.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::acts;
use super::rules::{Source, TypedPayment, TypedStep};
use super::store::{self, Award, Instrument, Item, Payment, Sight};
use crate::ground::ids::{CallId, PaymentId};
use crate::ground::{Error, Result};
use crate::people::{Api, Reply};
use crate::proposal::rules::typed::Habit;
use crate::ranking;
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct AwardsOut {
    pub awards: Vec<AwardOut>,
}

#[derive(Serialize, ToSchema)]
pub struct AwardOut {
    pub award: String,
    pub call: String,
    pub cutoff: i32,
    /// The proposal's reference.
    pub proposal: String,
    pub acronym: String,
    /// Two letters, as the EU writes them.
    pub host: Option<String>,
    /// The Board's decision, and its day.
    pub decision: String,
    pub decided_on: String,
    /// Derived from the instruments: `preparing`, `signing`, `signed`, `running`, `ended`, `terminated`.
    pub state: String,
    pub instruments: Vec<InstrumentOut>,
}

#[derive(Serialize, ToSchema)]
pub struct InstrumentOut {
    pub kind: String,
    pub counterparty: String,
    /// `planned`, `signed`, `running`, `ended` or `terminated`.
    pub state: String,
    /// The number of the last step; the next one names it.
    pub step: i32,
    pub steps: Vec<StepOut>,
    pub items: Vec<ItemOut>,
    pub payments: Vec<PaymentOut>,
}

#[derive(Serialize, ToSchema)]
pub struct StepOut {
    pub number: i32,
    pub state: String,
    pub effective_on: String,
    pub reference: String,
}

/// What the instrument is to cost, from one source. Amounts are in euro, `1234.50`.
#[derive(Serialize, ToSchema)]
pub struct ItemOut {
    pub item: String,
    pub cost_type: String,
    /// The budget line, for the EU's money.
    pub line: Option<String>,
    pub funder: Option<String>,
    pub funder_name: Option<String>,
    pub tranche: Option<String>,
    pub year: Option<i32>,
    pub amount: String,
    /// Where a pledge stands.
    pub state: Option<String>,
    pub secured: String,
    /// Recorded, authorised or not.
    pub recorded: String,
    pub paid: String,
}

#[derive(Serialize, ToSchema)]
pub struct PaymentOut {
    pub payment: String,
    pub item: String,
    pub payer: String,
    pub payee: String,
    pub amount: String,
    pub reference: String,
    pub executed_on: String,
    /// `waits`, `authorised` or `withdrawn`.
    pub state: String,
}

/// The awards one oversees, and those of one's own proposals.
#[utoipa::path(get, path = "/api/v1/awards", tag = "awards",
    security(("token" = ["awards:read"])),
    responses((status = 200, body = AwardsOut)))]
pub async fn list(api: Api) -> Result<HttpResponse> {
    let awards = api.look("awards:read", |look| {
        let seen = store::visible_to(look.db, &look.actor)?;
        Ok(seen.iter().map(|(award, sight)| award_out(award, *sight)).collect())
    });
    Ok(json(&AwardsOut { awards: awards.await? }))
}

/// One award.
#[utoipa::path(get, path = "/api/v1/awards/{award}", tag = "awards", params(("award" = String, Path)),
    security(("token" = ["awards:read"])),
    responses((status = 200, body = AwardOut), (status = 404, body = Problem)))]
pub async fn show(api: Api, award: Path<String>) -> Result<HttpResponse> {
    let reference = award.into_inner();
    let award = api.look("awards:read", move |look| {
        let (award, sight) = store::find(look.db, &look.actor, &reference)?;
        Ok(award_out(&award, sight))
    });
    Ok(json(&award.await?))
}

fn award_out(award: &Award, sight: Sight) -> AwardOut {
    AwardOut {
        award: award.reference.clone(),
        call: award.call.to_string(),
        cutoff: award.cutoff,
        proposal: award.proposal_reference.clone(),
        acronym: award.content.acronym.clone(),
        host: award.content.host().map(|host| host.country.eu().to_owned()),
        decision: award.decision.clone(),
        decided_on: award.decided_on.clone(),
        state: award.state().name().to_owned(),
        instruments: award.instruments.iter().map(|one| instrument_out(one, sight)).collect(),
    }
}

fn instrument_out(instrument: &Instrument, sight: Sight) -> InstrumentOut {
    let steps = instrument.steps.iter().map(|step| StepOut {
        number: step.number,
        state: step.state.name().to_owned(),
        effective_on: step.effective_on.to_string(),
        reference: step.reference.clone(),
    });
    let shown = |payment: &&Payment| sight.office || payment.authorised_at.is_some();
    InstrumentOut {
        kind: instrument.kind.clone(),
        counterparty: instrument.counterparty.clone(),
        state: instrument.state().name().to_owned(),
        step: instrument.step(),
        steps: steps.collect(),
        items: instrument.items.iter().map(|item| item_out(item, sight)).collect(),
        payments: instrument.payments.iter().filter(shown).map(payment_out).collect(),
    }
}

fn item_out(item: &Item, sight: Sight) -> ItemOut {
    let position = &item.position;
    // What waits to be authorised is the office's business.
    let recorded = if sight.office { position.recorded } else { position.paid };
    let held = position.held.as_ref();
    ItemOut {
        item: item.id.to_string(),
        cost_type: position.item.cost_type.clone(),
        line: match &position.item.source {
            Source::Eu { line } => Some(line.clone()),
            Source::Funder { .. } => None,
        },
        funder: held.map(|held| held.tranche.funder.to_string()),
        funder_name: held.map(|held| held.tranche.funder_name.clone()),
        tranche: held.map(|held| held.tranche.id.to_string()),
        year: held.map(|held| held.tranche.year),
        amount: position.item.amount.to_string(),
        state: held.map(|held| held.standing.state.name().to_owned()),
        secured: position.secured().to_string(),
        recorded: recorded.to_string(),
        paid: position.paid.to_string(),
    }
}

fn payment_out(payment: &Payment) -> PaymentOut {
    let state = match (payment.authorised_at.is_some(), payment.counts()) {
        (true, _) => "authorised",
        (false, true) => "waits",
        (false, false) => "withdrawn",
    };
    PaymentOut {
        payment: payment.id.to_string(),
        item: payment.item.to_string(),
        payer: payment.payer.clone(),
        payee: payment.payee.clone(),
        amount: payment.amount.to_string(),
        reference: payment.reference.clone(),
        executed_on: payment.executed_on.clone(),
        state: state.to_owned(),
    }
}

#[derive(Deserialize, ToSchema)]
pub struct StepIn {
    /// The last step that was read: `step` of the instrument.
    step: i32,
    /// `signed`, `running`, `ended` or `terminated`.
    state: String,
    /// `2025-12-31`.
    effective_on: String,
    reference: String,
    /// The other party, where it was open until now.
    #[serde(default)]
    counterparty: String,
}

/// Record a step of an instrument.
#[utoipa::path(post, path = "/api/v1/awards/{award}/instruments/{kind}/steps", tag = "awards",
    params(("award" = String, Path), ("kind" = String, Path)), request_body = StepIn,
    security(("token" = ["awards:write"])),
    responses((status = 201, body = AwardOut), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn step(api: Api, path: Path<(String, String)>, json: JsonInTime<StepIn>) -> Result<HttpResponse> {
    let (reference, kind) = path.into_inner();
    let act = api.act_on("awards:write", json, move |act, body| {
        let typed = TypedStep {
            seen: body.step,
            state: body.state.clone(),
            effective_on: body.effective_on.clone(),
            reference: body.reference.clone(),
            counterparty: body.counterparty.clone(),
        };
        acts::step(act, &reference, &kind, &typed)?;
        let (award, sight) = store::find(act.db, act.actor, &reference)?;
        Reply::created(format!("/api/v1/awards/{reference}"), &award_out(&award, sight))
    });
    act.await
}

#[derive(Deserialize, ToSchema)]
pub struct PaymentIn {
    /// The instrument's kind, and the cost item of it.
    instrument: String,
    item: String,
    payer: String,
    payee: String,
    /// In euro, `1234.50`.
    amount: String,
    /// The accounting system's reference of the executed order.
    reference: String,
    /// `2025-12-31`.
    executed_on: String,
}

/// Record a payment that was executed; somebody else authorises it.
#[utoipa::path(post, path = "/api/v1/awards/{award}/payments", tag = "awards",
    params(("award" = String, Path)), request_body = PaymentIn,
    security(("token" = ["awards:write"])),
    responses((status = 201, body = PaymentOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn pay(api: Api, award: Path<String>, json: JsonInTime<PaymentIn>) -> Result<HttpResponse> {
    let reference = award.into_inner();
    let act = api.act_on("awards:write", json, move |act, body| {
        let typed = TypedPayment {
            habit: Habit::Machine,
            payer: body.payer.clone(),
            payee: body.payee.clone(),
            amount: body.amount.clone(),
            reference: body.reference.clone(),
            executed_on: body.executed_on.clone(),
        };
        let id = acts::initiate(act, &reference, &body.instrument, &body.item, &typed)?;
        payment_reply(act, &reference, &id)
    });
    act.await
}

/// Authorise a payment that another person recorded.
#[utoipa::path(post, path = "/api/v1/awards/{award}/payments/{payment}/authorise", tag = "awards",
    params(("award" = String, Path), ("payment" = String, Path)),
    security(("token" = ["awards:write"])),
    responses((status = 201, body = PaymentOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
pub async fn authorise(
    api: Api,
    path: Path<(String, String)>,
    json: JsonInTime<serde_json::Value>,
) -> Result<HttpResponse> {
    let (reference, payment) = path.into_inner();
    let id = PaymentId::from_text(payment);
    let act = api.act_on("awards:write", json, move |act, _nothing| {
        acts::authorise(act, &reference, &id)?;
        payment_reply(act, &reference, &id)
    });
    act.await
}

/// Take back a payment that was recorded wrongly and waits.
#[utoipa::path(post, path = "/api/v1/awards/{award}/payments/{payment}/withdraw", tag = "awards",
    params(("award" = String, Path), ("payment" = String, Path)),
    security(("token" = ["awards:write"])),
    responses((status = 201, body = PaymentOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
pub async fn withdraw(
    api: Api,
    path: Path<(String, String)>,
    json: JsonInTime<serde_json::Value>,
) -> Result<HttpResponse> {
    let (reference, payment) = path.into_inner();
    let id = PaymentId::from_text(payment);
    let act = api.act_on("awards:write", json, move |act, _nothing| {
        acts::withdraw(act, &reference, &id)?;
        payment_reply(act, &reference, &id)
    });
    act.await
}

/// Make the awards of all selected proposals of a cut-off that have none, as staff of the call.
#[utoipa::path(post, path = "/api/v1/calls/{call}/cut-offs/{number}/awards", tag = "awards",
    params(("call" = String, Path), ("number" = i32, Path)),
    security(("token" = ["awards:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn make(
    api: Api,
    path: Path<(CallId, i32)>,
    json: JsonInTime<serde_json::Value>,
) -> Result<HttpResponse> {
    let (call, cutoff) = path.into_inner();
    let act = api.act_on("awards:write", json, move |act, _nothing| {
        let decision = ranking::store::decision_of(act.db, &call, cutoff)?.ok_or(Error::NotFound)?;
        let made = acts::make_awards(act, &decision.id)?;
        Reply::ok(&serde_json::json!({ "made": made }))
    });
    act.await
}

fn payment_reply(act: &mut crate::act::Act<'_>, reference: &str, id: &PaymentId) -> Result<Reply> {
    let (award, _) = store::find(act.db, act.actor, reference)?;
    let (_, payment) = award.payment(id).map_err(|_gone| Error::NotFound)?;
    Reply::created(format!("/api/v1/awards/{reference}"), &payment_out(payment))
}
