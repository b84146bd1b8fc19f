//! An award is made from a decision.

use chrono::NaiveDate;
use serde_json::json;

use super::tell_coordinators;
use crate::act::Act;
use crate::award::rules::{InstrumentState, NewStep, Party, Planned, counterparty, instruments};
use crate::award::store::{self, Decision, must_hold};
use crate::ground::ids::{AwardId, DecisionId, InstrumentId, ProposalId, RowId};
use crate::ground::{Entry, Error, Letter, RecordClass, Refusal, Result, Role, Scope};
use crate::people;
use crate::proposal::rules::Content;
use crate::ranking;

/// Makes the award of a selected proposal and answers its reference. Made once: asked again, it only answers.
///
/// # Errors
/// `award-not-selected` where the decision says otherwise; a rulebook in which a cost type belongs to no
/// instrument, or to two.
pub fn make_award(act: &mut Act<'_>, decision: &DecisionId, proposal: &ProposalId) -> Result<String> {
    let decision = store::decision(act.db, decision)?;
    must_hold(act.actor, Role::Staff, &decision.call, decision.cutoff)?;
    if store::outcome(act.db, &decision.id, proposal)? != "selected" {
        return Err(Refusal::new("award-not-selected").into());
    }
    if let Some((_, reference)) = store::made_for(act.db, proposal)? {
        return Ok(reference);
    }
    let reference = insert(act, &decision, proposal)?;
    announce(act, proposal)?;
    Ok(reference)
}

/// Makes the awards of all selected proposals of a decision that have none; how many were made.
pub fn make_awards(act: &mut Act<'_>, decision: &DecisionId) -> Result<usize> {
    let head = store::decision(act.db, decision)?;
    must_hold(act.actor, Role::Staff, &head.call, head.cutoff)?;
    let missing = store::without_award(act.db, decision)?;
    for (proposal, ..) in &missing {
        make_award(act, decision, proposal)?;
    }
    Ok(missing.len())
}

fn insert(act: &mut Act<'_>, decision: &Decision, proposal: &ProposalId) -> Result<String> {
    let (content, book) = store::decided_upon(act.db, &decision.call, decision.cutoff, proposal)?;
    let of = store::proposal_reference(act.db, proposal)?;
    // What was offered may be less than what was asked: caps, rates, or the last money of a line.
    let offers = ranking::store::offers_of(act.db, &decision.call, decision.cutoff, &of)?;
    let offers = if offers.is_empty() { &content.asks } else { &offers };
    let planned = instruments(&book, offers, &content.tranches)?;
    let (id, reference) = (act.id::<AwardId>(), format!("{of}-A"));
    let by = act.actor.person().map(ToString::to_string);
    let when = (act.received(), by.as_deref());
    store::insert_award(act.db, &id, &reference, decision, proposal, when)?;
    for (place, one) in (1_i32..).zip(&planned) {
        insert_instrument(act, &id, place, one, &content, decision)?;
    }
    let amounts = planned.iter().map(Planned::amount).collect::<Result<Vec<_>>>()?;
    let facts = json!({
        "award": reference, "proposal": proposal, "decision": decision.reference,
        "instruments": planned.iter().zip(amounts).map(|(one, amount)| json!([one.plan.kind, amount])).collect::<Vec<_>>(),
    });
    act.record(&Entry::new("award.made", ("award", &id), RecordClass::Award, facts))?;
    Ok(reference)
}

fn insert_instrument(
    act: &mut Act<'_>,
    award: &AwardId,
    place: i32,
    planned: &Planned<'_>,
    content: &Content,
    decision: &Decision,
) -> Result<()> {
    let id: InstrumentId = act.id();
    let name = match counterparty(planned.plan, content) {
        Party::Named(name) => name,
        Party::Ju | Party::Open => String::new(),
    };
    store::insert_instrument(act.db, &id, award, place, &planned.plan.kind, &name)?;
    for item in &planned.items {
        let row: RowId = act.id();
        store::insert_item(act.db, &row, &id, item)?;
    }
    let step = NewStep {
        state: InstrumentState::Planned,
        effective_on: decision.decided_on.parse::<NaiveDate>().map_err(Error::internal)?,
        reference: decision.reference.clone(),
        counterparty: String::new(),
    };
    let by = act.actor.person().map(ToString::to_string);
    let row: RowId = act.id();
    store::insert_step(act.db, &row, &id, 1, &step, (act.received(), by.as_deref()))
}

/// Coordinators hear of the award; funders whose money it stands on are asked to secure it.
fn announce(act: &mut Act<'_>, proposal: &ProposalId) -> Result<()> {
    let award = store::of_proposal(act.db, proposal)?.ok_or(Error::NotFound)?;
    tell_coordinators(act, &award, "award-made", &[])?;
    let commitments = crate::cofunding::store::standing_at(
        act.db,
        proposal,
        &award.content.tranches,
        crate::ground::Moment::from_micros(i64::MAX),
    )?;
    for commitment in commitments {
        let open = commitment.claimed()?.minus(commitment.lost()?)?.less_at_most(commitment.secured()?);
        if open.is_zero() {
            continue;
        }
        let scope = Scope::Funder(commitment.funder.clone());
        for person in people::store::holders(act.db, Role::Funder, &scope, act.received())? {
            let letter = Letter::to_person(person.id, "award-secure", RecordClass::Award)
                .with("reference", &award.proposal_reference)
                .with("acronym", &award.content.acronym)
                .with("funder", &commitment.funder_name)
                .with("open_amount", open);
            act.post(&letter)?;
        }
    }
    Ok(())
}
