//! What making an award, its steps and its payments write, and the decisions that wait for awards.

use diesel::prelude::*;

use super::award::Decision;
use crate::award::rules::{CostItem, NewPayment, NewStep, Source};
use crate::db::Db;
use crate::db::schema::{
    awards, cost_items, decision_outcomes, decisions, instrument_steps, instruments, payments, proposals,
};
use crate::ground::ids::{AwardId, DecisionId, InstrumentId, PaymentId, ProposalId, RowId};
use crate::ground::{Moment, Result};

type DecisionColumns =
    (decisions::id, decisions::call_id, decisions::cutoff, decisions::reference, decisions::decided_on);
const DECISION: DecisionColumns =
    (decisions::id, decisions::call_id, decisions::cutoff, decisions::reference, decisions::decided_on);

pub fn decision(db: &mut Db, id: &DecisionId) -> Result<Decision> {
    Ok(decisions::table.find(id).select(DECISION).first(db)?)
}

/// All decisions, by call and cut-off.
pub fn decisions(db: &mut Db) -> Result<Vec<Decision>> {
    Ok(decisions::table.order((decisions::call_id, decisions::cutoff)).select(DECISION).load(db)?)
}

/// The outcome of a proposal in a decision.
pub fn outcome(db: &mut Db, decision: &DecisionId, proposal: &ProposalId) -> Result<String> {
    Ok(decision_outcomes::table.find((decision, proposal)).select(decision_outcomes::outcome).first(db)?)
}

/// The selected proposals of a decision that have no award yet, by reference.
pub fn without_award(db: &mut Db, decision: &DecisionId) -> Result<Vec<(ProposalId, String, String)>> {
    let made: Vec<ProposalId> = awards::table.select(awards::proposal_id).load(db)?;
    let selected: Vec<(ProposalId, String, String)> = decision_outcomes::table
        .inner_join(proposals::table.on(decision_outcomes::proposal_id.eq(proposals::id)))
        .filter(decision_outcomes::decision_id.eq(decision))
        .filter(decision_outcomes::outcome.eq("selected"))
        .order(proposals::reference)
        .select((proposals::id, proposals::reference, proposals::acronym))
        .load(db)?;
    Ok(selected.into_iter().filter(|(proposal, ..)| !made.contains(proposal)).collect())
}

/// The id and reference of a proposal's award.
pub fn made_for(db: &mut Db, proposal: &ProposalId) -> Result<Option<(AwardId, String)>> {
    let of_proposal = awards::table.filter(awards::proposal_id.eq(proposal));
    Ok(of_proposal.select((awards::id, awards::reference)).first(db).optional()?)
}

pub fn proposal_reference(db: &mut Db, proposal: &ProposalId) -> Result<String> {
    Ok(proposals::table.find(proposal).select(proposals::reference).first(db)?)
}

pub fn insert_award(
    db: &mut Db,
    id: &AwardId,
    reference: &str,
    decision: &Decision,
    proposal: &ProposalId,
    (at, by): (Moment, Option<&str>),
) -> Result<()> {
    diesel::insert_into(awards::table)
        .values((
            awards::id.eq(id),
            awards::reference.eq(reference),
            awards::call_id.eq(&decision.call),
            awards::cutoff.eq(decision.cutoff),
            awards::proposal_id.eq(proposal),
            awards::decision_id.eq(&decision.id),
            awards::at.eq(at),
            awards::by_person.eq(by),
        ))
        .execute(db)?;
    Ok(())
}

pub fn insert_instrument(
    db: &mut Db,
    id: &InstrumentId,
    award: &AwardId,
    place: i32,
    kind: &str,
    counterparty: &str,
) -> Result<()> {
    diesel::insert_into(instruments::table)
        .values((
            instruments::id.eq(id),
            instruments::award_id.eq(award),
            instruments::place.eq(place),
            instruments::kind.eq(kind),
            instruments::counterparty.eq(counterparty),
        ))
        .execute(db)?;
    Ok(())
}

/// The other side of an instrument became known.
pub fn set_counterparty(db: &mut Db, id: &InstrumentId, name: &str) -> Result<()> {
    diesel::update(instruments::table.find(id)).set(instruments::counterparty.eq(name)).execute(db)?;
    Ok(())
}

pub fn insert_item(db: &mut Db, id: &RowId, instrument: &InstrumentId, item: &CostItem) -> Result<()> {
    let (line, funder, tranche) = match &item.source {
        Source::Eu { line } => (Some(line), None, None),
        Source::Funder { funder, tranche } => (None, Some(funder), Some(tranche)),
    };
    diesel::insert_into(cost_items::table)
        .values((
            cost_items::id.eq(id),
            cost_items::instrument_id.eq(instrument),
            cost_items::cost_type.eq(&item.cost_type),
            cost_items::line.eq(line),
            cost_items::funder_id.eq(funder),
            cost_items::tranche_id.eq(tranche),
            cost_items::amount.eq(item.amount),
        ))
        .execute(db)?;
    Ok(())
}

pub fn insert_step(
    db: &mut Db,
    id: &RowId,
    instrument: &InstrumentId,
    number: i32,
    step: &NewStep,
    (at, by): (Moment, Option<&str>),
) -> Result<()> {
    diesel::insert_into(instrument_steps::table)
        .values((
            instrument_steps::id.eq(id),
            instrument_steps::instrument_id.eq(instrument),
            instrument_steps::number.eq(number),
            instrument_steps::step.eq(step.state.name()),
            instrument_steps::effective_on.eq(step.effective_on.to_string()),
            instrument_steps::reference.eq(&step.reference),
            instrument_steps::at.eq(at),
            instrument_steps::by_person.eq(by),
        ))
        .execute(db)?;
    Ok(())
}

pub fn insert_payment(
    db: &mut Db,
    id: &PaymentId,
    (instrument, item): (&InstrumentId, &RowId),
    payment: &NewPayment,
    (at, by): (Moment, &str),
) -> Result<()> {
    diesel::insert_into(payments::table)
        .values((
            payments::id.eq(id),
            payments::instrument_id.eq(instrument),
            payments::cost_item_id.eq(item),
            payments::payer.eq(&payment.payer),
            payments::payee.eq(&payment.payee),
            payments::amount.eq(payment.amount),
            payments::reference.eq(&payment.reference),
            payments::executed_on.eq(payment.executed_on.to_string()),
            payments::at.eq(at),
            payments::initiated_by.eq(by),
        ))
        .execute(db)?;
    Ok(())
}

/// Authorises a payment that waits; false where it does not wait any more.
pub fn authorise_payment(db: &mut Db, id: &PaymentId, at: Moment, by: &str) -> Result<bool> {
    let waits = payments::table
        .find(id)
        .filter(payments::authorised_at.is_null())
        .filter(payments::withdrawn_at.is_null());
    let values = (payments::authorised_at.eq(at), payments::authorised_by.eq(by));
    Ok(diesel::update(waits).set(values).execute(db)? == 1)
}

/// Takes a payment back that waits; false where it does not wait any more.
pub fn withdraw_payment(db: &mut Db, id: &PaymentId, at: Moment, by: &str) -> Result<bool> {
    let waits = payments::table
        .find(id)
        .filter(payments::authorised_at.is_null())
        .filter(payments::withdrawn_at.is_null());
    let values = (payments::withdrawn_at.eq(at), payments::withdrawn_by.eq(by));
    Ok(diesel::update(waits).set(values).execute(db)? == 1)
}
