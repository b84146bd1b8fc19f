//! Proposals that take up earlier ones.

use diesel::prelude::*;

use super::may::{Edit, May};
use super::reference;
use crate::db::Db;
use crate::db::schema::carryovers;
use crate::ground::ids::ProposalId;
use crate::ground::{Moment, Result};
use crate::proposal::rules::Earlier;

/// What a proposal takes up; None for one that began blank.
pub fn earlier_of(db: &mut Db, proposal: &ProposalId) -> Result<Option<Earlier>> {
    let row: Option<(ProposalId, i32, i32, String)> = carryovers::table
        .find(proposal)
        .select((
            carryovers::from_proposal,
            carryovers::from_version,
            carryovers::from_cutoff,
            carryovers::reply,
        ))
        .first(db)
        .optional()?;
    let Some((from, version, cutoff, reply)) = row else { return Ok(None) };
    Ok(Some(Earlier { reference: reference(db, &from)?, version, cutoff, reply }))
}

/// The earlier proposal itself.
pub fn taken_up_by(db: &mut Db, proposal: &ProposalId) -> Result<Option<ProposalId>> {
    let found = carryovers::table.find(proposal).select(carryovers::from_proposal);
    Ok(found.first(db).optional()?)
}

/// The reference of the proposal that takes this one up.
pub fn successor(db: &mut Db, proposal: &ProposalId) -> Result<Option<String>> {
    let found = carryovers::table.filter(carryovers::from_proposal.eq(proposal));
    let next: Option<ProposalId> = found.select(carryovers::proposal_id).first(db).optional()?;
    next.map(|id| reference(db, &id)).transpose()
}

pub fn insert(
    db: &mut Db,
    proposal: &ProposalId,
    (from, version, cutoff): (&ProposalId, i32, i32),
    at: Moment,
    by: &str,
) -> Result<()> {
    diesel::insert_into(carryovers::table)
        .values((
            carryovers::proposal_id.eq(proposal),
            carryovers::from_proposal.eq(from),
            carryovers::from_version.eq(version),
            carryovers::from_cutoff.eq(cutoff),
            carryovers::reply.eq(""),
            carryovers::at.eq(at),
            carryovers::by_person.eq(by),
        ))
        .execute(db)?;
    Ok(())
}

/// Writes the reply, and spends the proof. The new version of the draft.
pub fn save_reply(db: &mut Db, may: May<Edit>, reply: &str, at: Moment) -> Result<i64> {
    let proposal = may.id().clone();
    let version = may.save(db, at)?;
    diesel::update(carryovers::table.find(&proposal)).set(carryovers::reply.eq(reply)).execute(db)?;
    Ok(version)
}
