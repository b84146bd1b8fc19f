//! The register of refused attempts: nobody has to prove that they tried.

use diesel::prelude::*;

use super::Proposal;
use crate::db::Db;
use crate::db::schema::{proposals, refused_attempts};
use crate::ground::ids::{CallId, PersonId, ProposalId, RowId};
use crate::ground::{Error, Moment, Refusal, Result};

#[derive(Clone, Debug)]
pub struct Attempt {
    pub at: Moment,
    pub reference: String,
    pub verb: String,
    /// Shown by the words of `refusal-CODE`.
    pub code: String,
    pub args: std::collections::BTreeMap<String, String>,
}

type Row = (Moment, String, String, String, String);
type Columns = (
    refused_attempts::at,
    proposals::reference,
    refused_attempts::verb,
    refused_attempts::code,
    refused_attempts::args,
);
const COLUMNS: Columns = (
    refused_attempts::at,
    proposals::reference,
    refused_attempts::verb,
    refused_attempts::code,
    refused_attempts::args,
);

fn attempt((at, reference, verb, code, args): Row) -> Result<Attempt> {
    Ok(Attempt { at, reference, verb, code, args: serde_json::from_str(&args).map_err(Error::internal)? })
}

pub fn insert(
    db: &mut Db,
    id: &RowId,
    at: Moment,
    proposal: &Proposal,
    person: Option<&PersonId>,
    verb: &str,
    refusal: &Refusal,
) -> Result<()> {
    diesel::insert_into(refused_attempts::table)
        .values((
            refused_attempts::id.eq(id),
            refused_attempts::at.eq(at),
            refused_attempts::call_id.eq(&proposal.call),
            refused_attempts::proposal_id.eq(&proposal.id),
            refused_attempts::person_id.eq(person),
            refused_attempts::verb.eq(verb),
            refused_attempts::code.eq(refusal.code),
            refused_attempts::args.eq(serde_json::to_string(&refusal.args)?),
        ))
        .execute(db)?;
    Ok(())
}

/// The refused attempts upon a proposal, the newest first.
pub fn of_proposal(db: &mut Db, proposal: &ProposalId) -> Result<Vec<Attempt>> {
    let rows: Vec<Row> = refused_attempts::table
        .inner_join(proposals::table.on(refused_attempts::proposal_id.eq(proposals::id.nullable())))
        .filter(refused_attempts::proposal_id.eq(proposal))
        .order((refused_attempts::at.desc(), refused_attempts::code, refused_attempts::id))
        .select(COLUMNS)
        .load(db)?;
    rows.into_iter().map(attempt).collect()
}

/// The register of a call, the newest first: for its staff.
pub fn of_call(db: &mut Db, call: &CallId) -> Result<Vec<Attempt>> {
    let rows: Vec<Row> = refused_attempts::table
        .inner_join(proposals::table.on(refused_attempts::proposal_id.eq(proposals::id.nullable())))
        .filter(refused_attempts::call_id.eq(call))
        .order((refused_attempts::at.desc(), proposals::reference, refused_attempts::id))
        .select(COLUMNS)
        .load(db)?;
    rows.into_iter().map(attempt).collect()
}

/// How many attempts to submit for a cut-off were refused.
pub fn count(db: &mut Db, call: &CallId, cutoff: i32) -> Result<usize> {
    let named = cutoff.to_string();
    let of_cutoff = |attempt: &Attempt| attempt.args.get("cutoff") == Some(&named);
    Ok(of_call(db, call)?.iter().filter(|attempt| of_cutoff(attempt)).count())
}
