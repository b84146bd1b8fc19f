//! An award as a whole: its decision, its instruments with steps, cost items and payments.

use std::sync::Arc;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::sight::{Sight, sight};
use crate::award::rules::{AwardState, CostItem, InstrumentState, Position, Source, Standing, award_state};
use crate::call;
use crate::call::rules::{InstrumentPlan, Rulebook};
use crate::cofunding;
use crate::cofunding::rules::{Commitment, Held};
use crate::db::Db;
use crate::db::schema::{
    awards, cost_items, decision_outcomes, decisions, instrument_steps, instruments, payments,
};
use crate::db::schema::{proposals, submissions};
use crate::ground::ids::{AwardId, CallId, DecisionId, FunderId, InstrumentId, PaymentId, ProposalId};
use crate::ground::ids::{RowId, TrancheId};
use crate::ground::{Actor, Error, Euro, Moment, Result};
use crate::proposal;
use crate::proposal::rules::{Content, Tranche};

#[derive(Clone, Debug)]
pub struct Award {
    pub id: AwardId,
    pub reference: String,
    pub call: CallId,
    pub cutoff: i32,
    pub proposal: ProposalId,
    pub proposal_reference: String,
    /// The Board's decision: reference and day.
    pub decision: String,
    pub decided_on: String,
    /// What the selection depends on; empty where nothing.
    pub condition: String,
    pub at: Moment,
    /// As frozen for the decision.
    pub content: Content,
    pub rulebook: Arc<Rulebook>,
    pub instruments: Vec<Instrument>,
}

#[derive(Clone, Debug)]
pub struct Instrument {
    pub id: InstrumentId,
    pub kind: String,
    /// The other side's name; empty while it is open.
    pub counterparty: String,
    pub steps: Vec<InstrumentStep>,
    pub items: Vec<Item>,
    pub payments: Vec<Payment>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentStep {
    pub number: i32,
    pub state: InstrumentState,
    pub effective_on: NaiveDate,
    pub reference: String,
    pub at: Moment,
    pub by: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Item {
    pub id: RowId,
    pub position: Position,
}

#[derive(Clone, Debug, Queryable)]
pub struct Payment {
    pub id: PaymentId,
    pub item: RowId,
    pub payer: String,
    pub payee: String,
    pub amount: Euro,
    pub reference: String,
    pub executed_on: String,
    pub at: Moment,
    pub initiated_by: String,
    pub authorised_at: Option<Moment>,
    pub authorised_by: Option<String>,
    pub withdrawn_at: Option<Moment>,
}

impl Payment {
    /// Recorded and not taken back, authorised or not.
    pub fn counts(&self) -> bool {
        self.withdrawn_at.is_none()
    }
}

impl Instrument {
    pub fn state(&self) -> InstrumentState {
        self.steps.last().map_or(InstrumentState::Planned, |step| step.state)
    }
    pub fn step(&self) -> i32 {
        self.steps.last().map_or(0, |step| step.number)
    }
    /// The day it was signed.
    pub fn signed_on(&self) -> Option<NaiveDate> {
        let signed = self.steps.iter().find(|step| step.state == InstrumentState::Signed);
        signed.map(|step| step.effective_on)
    }
    pub fn amount(&self) -> Result<Euro> {
        Euro::sum(self.items.iter().map(|item| item.position.item.amount))
    }
    pub fn item(&self, id: &str) -> Result<&Item> {
        self.items.iter().find(|item| item.id.as_str() == id).ok_or(Error::NotFound)
    }
}

impl Award {
    pub fn state(&self) -> AwardState {
        let states: Vec<InstrumentState> = self.instruments.iter().map(Instrument::state).collect();
        award_state(&states)
    }

    /// The state as it was known at a moment.
    pub fn state_at(&self, moment: Moment) -> AwardState {
        let known = |instrument: &Instrument| {
            let last = instrument.steps.iter().rfind(|step| step.at <= moment);
            last.map_or(InstrumentState::Planned, |step| step.state)
        };
        award_state(&self.instruments.iter().map(known).collect::<Vec<_>>())
    }

    /// The day by which the call's clock wants everything signed, counted from the decision.
    pub fn sign_by(&self) -> Option<NaiveDate> {
        let days = u64::try_from(self.rulebook.clocks.sign_days).ok()?;
        self.decided_on.parse::<NaiveDate>().ok()?.checked_add_days(chrono::Days::new(days))
    }

    pub fn positions(&self) -> Vec<Position> {
        let items = self.instruments.iter().flat_map(|instrument| &instrument.items);
        items.map(|item| item.position.clone()).collect()
    }

    pub fn instrument(&self, kind: &str) -> Result<&Instrument> {
        self.instruments.iter().find(|instrument| instrument.kind == kind).ok_or(Error::NotFound)
    }

    pub fn payment(&self, id: &PaymentId) -> Result<(&Instrument, &Payment)> {
        let all = self.instruments.iter().flat_map(|one| one.payments.iter().map(move |paid| (one, paid)));
        all.into_iter().find(|(_, payment)| payment.id == *id).ok_or(Error::NotFound)
    }

    pub fn plan(&self, kind: &str) -> Result<&InstrumentPlan> {
        self.rulebook.instruments.iter().find(|plan| plan.kind == kind).ok_or(Error::NotFound)
    }

    pub fn tranche(&self, source: &Source) -> Option<&Tranche> {
        let Source::Funder { tranche, .. } = source else { return None };
        self.content.tranches.iter().find(|one| one.id == *tranche)
    }

    /// Kind, state and day of signature of every instrument, for the rules of order.
    pub fn held(&self) -> Vec<(&str, InstrumentState, Option<NaiveDate>)> {
        self.instruments.iter().map(|one| (one.kind.as_str(), one.state(), one.signed_on())).collect()
    }

    /// What the rules look at when `instrument` takes a step; `held` is [`Award::held`].
    pub fn standing<'a>(
        &'a self,
        instrument: &'a Instrument,
        held: &'a [(&'a str, InstrumentState, Option<NaiveDate>)],
    ) -> Result<Standing<'a>> {
        Ok(Standing {
            plan: self.plan(&instrument.kind)?,
            state: instrument.state(),
            step: instrument.step(),
            since: instrument.steps.last().map_or(NaiveDate::MIN, |step| step.effective_on),
            open: instrument.counterparty.is_empty(),
            held,
        })
    }
}

type Head = (AwardId, String, CallId, i32, ProposalId, String, DecisionId, String, String, Moment);

/// An award by its reference, where the actor sees it.
///
/// # Errors
/// `NotFound` for everybody else.
pub fn find(db: &mut Db, actor: &Actor, reference: &str) -> Result<(Award, Sight)> {
    let head = heads(db)?.into_iter().find(|head| head.1 == reference).ok_or(Error::NotFound)?;
    let sight = sight(actor, &head.2, head.3, &head.4).ok_or(Error::NotFound)?;
    Ok((award(db, head)?, sight))
}

/// The awards an actor sees, in order of reference.
pub fn visible_to(db: &mut Db, actor: &Actor) -> Result<Vec<(Award, Sight)>> {
    let mut seen = Vec::new();
    for head in heads(db)? {
        if let Some(sight) = sight(actor, &head.2, head.3, &head.4) {
            seen.push((award(db, head)?, sight));
        }
    }
    Ok(seen)
}

/// The award of a proposal, where it has one. Whoever asks says who may know.
pub fn of_proposal(db: &mut Db, proposal: &ProposalId) -> Result<Option<Award>> {
    let head = heads(db)?.into_iter().find(|head| head.4 == *proposal);
    head.map(|head| award(db, head)).transpose()
}

/// The reference of a proposal's award, for a link to it.
pub fn reference_of(db: &mut Db, proposal: &ProposalId) -> Result<Option<String>> {
    let of_proposal = awards::table.filter(awards::proposal_id.eq(proposal));
    Ok(of_proposal.select(awards::reference).first(db).optional()?)
}

/// The awards of a call, in order of reference.
pub fn of_call(db: &mut Db, call: &CallId) -> Result<Vec<Award>> {
    let heads = heads(db)?.into_iter().filter(|head| head.2 == *call);
    heads.map(|head| award(db, head)).collect()
}

fn heads(db: &mut Db) -> Result<Vec<Head>> {
    Ok(awards::table
        .inner_join(proposals::table.on(awards::proposal_id.eq(proposals::id)))
        .inner_join(decisions::table.on(awards::decision_id.eq(decisions::id)))
        .order(awards::reference)
        .select((
            awards::id,
            awards::reference,
            awards::call_id,
            awards::cutoff,
            awards::proposal_id,
            proposals::reference,
            decisions::id,
            decisions::reference,
            decisions::decided_on,
            awards::at,
        ))
        .load(db)?)
}

fn award(db: &mut Db, head: Head) -> Result<Award> {
    let (id, reference, call, cutoff, proposal, proposal_reference, decided, decision, decided_on, at) = head;
    let condition: String = decision_outcomes::table
        .find((&decided, &proposal))
        .select(decision_outcomes::condition)
        .first(db)?;
    let (content, rulebook) = decided_upon(db, &call, cutoff, &proposal)?;
    let commitments =
        cofunding::store::standing_at(db, &proposal, &content.tranches, Moment::from_micros(i64::MAX))?;
    let instruments = instruments_of(db, &id, &commitments)?;
    Ok(Award {
        id,
        reference,
        call,
        cutoff,
        proposal,
        proposal_reference,
        decision,
        decided_on,
        condition,
        at,
        content,
        rulebook,
        instruments,
    })
}

/// What a decision on a cut-off was about: the last submission up to that cut-off, since a proposal may have
/// waited on the reserve list, and the rulebook that was fixed when the cut-off closed.
pub fn decided_upon(
    db: &mut Db,
    call: &CallId,
    cutoff: i32,
    proposal: &ProposalId,
) -> Result<(Content, Arc<Rulebook>)> {
    let (content, submitted_under): ((String, String), String) = submissions::table
        .filter(submissions::proposal_id.eq(proposal))
        .filter(submissions::cutoff.le(cutoff))
        .order((submissions::cutoff.desc(), submissions::version.desc()))
        .select(((submissions::content, submissions::links), submissions::rulebook))
        .first(db)?;
    let closing = call::store::closed(db, call, cutoff)?;
    let hash = closing.map_or(submitted_under, |closing| closing.rulebook);
    Ok((proposal::store::stored::read(&content)?, call::store::rulebook_by_hash(db, &hash)?))
}

fn instruments_of(db: &mut Db, award: &AwardId, commitments: &[Commitment]) -> Result<Vec<Instrument>> {
    let rows: Vec<(InstrumentId, String, String)> = instruments::table
        .filter(instruments::award_id.eq(award))
        .order(instruments::place)
        .select((instruments::id, instruments::kind, instruments::counterparty))
        .load(db)?;
    let mut all = Vec::new();
    for (id, kind, counterparty) in rows {
        let payments = payments_of(db, &id)?;
        let items = items_of(db, &id, &payments, commitments)?;
        all.push(Instrument { steps: steps_of(db, &id)?, id, kind, counterparty, items, payments });
    }
    Ok(all)
}

fn steps_of(db: &mut Db, instrument: &InstrumentId) -> Result<Vec<InstrumentStep>> {
    type Row = (i32, String, String, String, Moment, Option<String>);
    let rows: Vec<Row> = instrument_steps::table
        .filter(instrument_steps::instrument_id.eq(instrument))
        .order(instrument_steps::number)
        .select((
            instrument_steps::number,
            instrument_steps::step,
            instrument_steps::effective_on,
            instrument_steps::reference,
            instrument_steps::at,
            instrument_steps::by_person,
        ))
        .load(db)?;
    let read = |(number, state, day, reference, at, by): Row| {
        let state = InstrumentState::parse(&state)
            .ok_or_else(|| Error::internal(format!("instrument {instrument} has an unknown state")))?;
        let effective_on = day.parse::<NaiveDate>().map_err(Error::internal)?;
        Ok(InstrumentStep { number, state, effective_on, reference, at, by })
    };
    rows.into_iter().map(read).collect()
}

fn payments_of(db: &mut Db, instrument: &InstrumentId) -> Result<Vec<Payment>> {
    Ok(payments::table
        .filter(payments::instrument_id.eq(instrument))
        .order((payments::executed_on, payments::reference, payments::at))
        .select((
            payments::id,
            payments::cost_item_id,
            payments::payer,
            payments::payee,
            payments::amount,
            payments::reference,
            payments::executed_on,
            payments::at,
            payments::initiated_by,
            payments::authorised_at,
            payments::authorised_by,
            payments::withdrawn_at,
        ))
        .load(db)?)
}

type ItemRow = (RowId, String, Option<String>, Option<FunderId>, Option<TrancheId>, Euro);

fn items_of(
    db: &mut Db,
    instrument: &InstrumentId,
    payments: &[Payment],
    commitments: &[Commitment],
) -> Result<Vec<Item>> {
    let rows: Vec<ItemRow> = cost_items::table
        .filter(cost_items::instrument_id.eq(instrument))
        .select((
            cost_items::id,
            cost_items::cost_type,
            cost_items::line,
            cost_items::funder_id,
            cost_items::tranche_id,
            cost_items::amount,
        ))
        .load(db)?;
    let held: Vec<&Held> = commitments.iter().flat_map(|commitment| &commitment.tranches).collect();
    let read = |row: ItemRow| item(row, payments, &held);
    let mut items: Vec<Item> = rows.into_iter().map(read).collect::<Result<_>>()?;
    // The EU's lines first, then tranches as the proposal lists them: rows have no order of their own.
    items.sort_by_key(|item| {
        let place = |one: &Held| Some(one) == item.position.held.as_ref();
        let line = match &item.position.item.source {
            Source::Eu { line } => line.clone(),
            Source::Funder { .. } => String::new(),
        };
        (held.iter().position(|one| place(one)), item.position.item.cost_type.clone(), line)
    });
    Ok(items)
}

fn item(row: ItemRow, payments: &[Payment], held: &[&Held]) -> Result<Item> {
    let (id, cost_type, line, funder, tranche, amount) = row;
    let of_item = || payments.iter().filter(|payment| payment.item == id && payment.counts());
    let recorded = Euro::sum(of_item().map(|payment| payment.amount))?;
    let authorised = of_item().filter(|payment| payment.authorised_at.is_some());
    let paid = Euro::sum(authorised.map(|payment| payment.amount))?;
    let source = match (line, funder, tranche) {
        (Some(line), ..) => Source::Eu { line },
        (None, Some(funder), Some(tranche)) => Source::Funder { funder, tranche },
        _ => return Err(Error::internal(format!("cost item {id} has no source"))),
    };
    let held = match &source {
        Source::Eu { .. } => None,
        Source::Funder { tranche, .. } => {
            held.iter().find(|one| one.tranche.id == *tranche).copied().cloned()
        }
    };
    let item = CostItem { cost_type, source, amount };
    Ok(Item { id, position: Position { item, held, recorded, paid } })
}

/// A decision as awards name it.
#[derive(Clone, Debug, Queryable)]
pub struct Decision {
    pub id: DecisionId,
    pub call: CallId,
    pub cutoff: i32,
    pub reference: String,
    pub decided_on: String,
}
