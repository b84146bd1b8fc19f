//! The steps of tranches, append-only.

use diesel::prelude::*;

use crate::cofunding::rules::{Step, TrancheState};
use crate::db::Db;
use crate::db::schema::tranche_steps;
use crate::ground::ids::{FunderId, ProposalId, RowId, TrancheId};
use crate::ground::{Error, Euro, Moment, Result};

type Row = (TrancheId, FunderId, i32, String, Euro, Moment, String, String);
type Columns = (
    tranche_steps::tranche_id,
    tranche_steps::funder_id,
    tranche_steps::number,
    tranche_steps::state,
    tranche_steps::amount,
    tranche_steps::at,
    tranche_steps::evidence,
    tranche_steps::reason,
);
const COLUMNS: Columns = (
    tranche_steps::tranche_id,
    tranche_steps::funder_id,
    tranche_steps::number,
    tranche_steps::state,
    tranche_steps::amount,
    tranche_steps::at,
    tranche_steps::evidence,
    tranche_steps::reason,
);

fn read((tranche, funder, number, state, amount, at, evidence, reason): Row) -> Result<Step> {
    let state = TrancheState::parse(&state)
        .ok_or_else(|| Error::internal(format!("tranche {tranche} has an unknown state")))?;
    Ok(Step { tranche, funder, number, state, amount, at, evidence, reason })
}

/// All steps of a proposal's tranches, by tranche and number.
pub fn steps_of(db: &mut Db, proposal: &ProposalId) -> Result<Vec<Step>> {
    let rows: Vec<Row> = tranche_steps::table
        .filter(tranche_steps::proposal_id.eq(proposal))
        .order((tranche_steps::tranche_id, tranche_steps::number))
        .select(COLUMNS)
        .load(db)?;
    rows.into_iter().map(read).collect()
}

pub fn insert_step(
    db: &mut Db,
    id: &RowId,
    proposal: &ProposalId,
    step: &Step,
    by: Option<&str>,
) -> Result<()> {
    diesel::insert_into(tranche_steps::table)
        .values((
            tranche_steps::id.eq(id),
            tranche_steps::proposal_id.eq(proposal),
            tranche_steps::funder_id.eq(&step.funder),
            tranche_steps::tranche_id.eq(&step.tranche),
            tranche_steps::number.eq(step.number),
            tranche_steps::state.eq(step.state.name()),
            tranche_steps::amount.eq(step.amount),
            tranche_steps::at.eq(step.at),
            tranche_steps::by_person.eq(by),
            tranche_steps::evidence.eq(&step.evidence),
            tranche_steps::reason.eq(&step.reason),
        ))
        .execute(db)?;
    Ok(())
}
