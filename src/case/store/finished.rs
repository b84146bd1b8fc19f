//! Experts whose reports about a proposal are finished. Asked of the tables themselves: the evaluation stands above cases
//! in the house.

use diesel::prelude::*;

use crate::case::rules::Matter;
use crate::db::Db;
use crate::db::schema::{assignments, people};
use crate::ground::Result;
use crate::ground::ids::{AssignmentId, PersonId};
use crate::proposal::store::Proposal;

/// The finished tasks of the cut-off that took in what a matter is about, and whose they are, each person once.
pub fn finished(db: &mut Db, proposal: &Proposal, matter: &Matter) -> Result<Vec<(AssignmentId, PersonId)>> {
    let rows: Vec<(AssignmentId, PersonId)> = assignments::table
        .inner_join(people::table.on(people::id.eq(assignments::person_id)))
        .filter(assignments::proposal_id.eq(&proposal.id).and(assignments::cutoff.eq(matter.cutoff)))
        .filter(assignments::state.eq("finished"))
        .filter(people::disabled_at.is_null())
        .order((people::email_folded, assignments::id))
        .select((assignments::id, assignments::person_id))
        .load(db)?;
    let mut finished: Vec<(AssignmentId, PersonId)> = Vec::new();
    for row in rows {
        if finished.last().is_none_or(|(_, person)| *person != row.1) {
            finished.push(row);
        }
    }
    Ok(finished)
}
