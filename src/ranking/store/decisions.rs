//! Decisions of the Board.

use diesel::prelude::*;

use crate::call::store::edition::{EditionKind, latest};
use crate::db::Db;
use crate::db::schema::{decision_outcomes, decisions, proposals};
use crate::ground::ids::{CallId, DecisionId, ProposalId};
use crate::ground::{Error, Moment, Result};
use crate::proposal::rules::Ask;
use crate::ranking::rules::{DecidedEdition, Verdict};

#[derive(Clone, Debug)]
pub struct Decision {
    pub id: DecisionId,
    pub call: CallId,
    pub cutoff: i32,
    /// The Board's own number.
    pub reference: String,
    /// `2026-03-20`.
    pub decided_on: String,
    /// Hash of the list it stands on.
    pub ranked: String,
    pub at: Moment,
    pub by: String,
    /// In order of the proposals' references.
    pub outcomes: Vec<OutcomeOf>,
}

#[derive(Clone, Debug)]
pub struct OutcomeOf {
    pub proposal: ProposalId,
    pub reference: String,
    pub verdict: Verdict,
    pub reason: String,
    pub condition: String,
}

type Row = (DecisionId, CallId, i32, String, String, String, Moment, String);
type Columns = (
    decisions::id,
    decisions::call_id,
    decisions::cutoff,
    decisions::reference,
    decisions::decided_on,
    decisions::ranked_edition,
    decisions::at,
    decisions::by_person,
);
const COLUMNS: Columns = (
    decisions::id,
    decisions::call_id,
    decisions::cutoff,
    decisions::reference,
    decisions::decided_on,
    decisions::ranked_edition,
    decisions::at,
    decisions::by_person,
);

/// The decision on a cut-off; None while there is none.
pub fn decision_of(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Option<Decision>> {
    let row: Option<Row> = decisions::table
        .filter(decisions::call_id.eq(call))
        .filter(decisions::cutoff.eq(cutoff))
        .select(COLUMNS)
        .first(db)
        .optional()?;
    row.map(|row| read(db, row)).transpose()
}

/// All decisions on a call, by cut-off.
pub fn decisions_of(db: &mut Db, call: &CallId) -> Result<Vec<Decision>> {
    let rows: Vec<Row> = decisions::table
        .filter(decisions::call_id.eq(call))
        .order(decisions::cutoff)
        .select(COLUMNS)
        .load(db)?;
    rows.into_iter().map(|row| read(db, row)).collect()
}

fn read(db: &mut Db, row: Row) -> Result<Decision> {
    let (id, call, cutoff, reference, decided_on, ranked, at, by) = row;
    let rows: Vec<(ProposalId, String, String, String, String)> = decision_outcomes::table
        .inner_join(proposals::table.on(decision_outcomes::proposal_id.eq(proposals::id)))
        .filter(decision_outcomes::decision_id.eq(&id))
        .order(proposals::reference)
        .select((
            proposals::id,
            proposals::reference,
            decision_outcomes::outcome,
            decision_outcomes::reason,
            decision_outcomes::condition,
        ))
        .load(db)?;
    let outcome = |(proposal, reference, verdict, reason, condition): (_, _, String, _, _)| {
        let verdict = Verdict::parse(&verdict).ok_or_else(|| Error::internal("an unknown outcome"))?;
        Ok(OutcomeOf { proposal, reference, verdict, reason, condition })
    };
    let outcomes = rows.into_iter().map(outcome).collect::<Result<_>>()?;
    Ok(Decision { id, call, cutoff, reference, decided_on, ranked, at, by, outcomes })
}

/// What was decided last about a proposal, for those who may see the proposal: the decision and the outcome.
pub fn outcome_of(db: &mut Db, proposal: &ProposalId) -> Result<Option<(Decision, OutcomeOf)>> {
    let row: Option<Row> = decisions::table
        .inner_join(decision_outcomes::table.on(decision_outcomes::decision_id.eq(decisions::id)))
        .filter(decision_outcomes::proposal_id.eq(proposal))
        .order((decisions::at.desc(), decisions::cutoff.desc()))
        .select(COLUMNS)
        .first(db)
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    let decision = read(db, row)?;
    let outcome = decision.outcomes.iter().find(|outcome| outcome.proposal == *proposal).cloned();
    Ok(outcome.map(|outcome| (decision, outcome)))
}

/// What the EU offers a selected proposal, as the sealed decision says it.
pub fn offers_of(db: &mut Db, call: &CallId, cutoff: i32, reference: &str) -> Result<Vec<Ask>> {
    let Some(edition) = decided_edition(db, call, cutoff)? else { return Ok(Vec::new()) };
    let decided = edition.decisions.into_iter().find(|decided| decided.reference == reference);
    Ok(decided.map_or(Vec::new(), |decided| decided.offers))
}

/// What the sealed decision of a cut-off holds.
pub fn decided_edition(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Option<DecidedEdition>> {
    let edition = latest(db, call, cutoff, EditionKind::Decided)?;
    Ok(edition.map(|edition| serde_json::from_str(&edition.document)).transpose()?)
}

pub fn insert_decision(db: &mut Db, decision: &Decision) -> Result<()> {
    diesel::insert_into(decisions::table)
        .values((
            decisions::id.eq(&decision.id),
            decisions::call_id.eq(&decision.call),
            decisions::cutoff.eq(decision.cutoff),
            decisions::reference.eq(&decision.reference),
            decisions::decided_on.eq(&decision.decided_on),
            decisions::ranked_edition.eq(&decision.ranked),
            decisions::at.eq(decision.at),
            decisions::by_person.eq(&decision.by),
        ))
        .execute(db)?;
    for outcome in &decision.outcomes {
        diesel::insert_into(decision_outcomes::table)
            .values((
                decision_outcomes::decision_id.eq(&decision.id),
                decision_outcomes::proposal_id.eq(&outcome.proposal),
                decision_outcomes::outcome.eq(outcome.verdict.name()),
                decision_outcomes::reason.eq(&outcome.reason),
                decision_outcomes::condition.eq(&outcome.condition),
            ))
            .execute(db)?;
    }
    Ok(())
}
