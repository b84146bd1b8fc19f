//! The register of attempts that were refused or failed: nobody has to prove that they tried.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{Proposal, Sight};
use crate::db::Db;
use crate::db::schema::{proposals, refused_attempts};
use crate::ground::ids::{CallId, PersonId, ProposalId, RowId};
use crate::ground::{Error, Moment, Refusal, Result};

/// The verb of a document that was not taken.
pub const UPLOAD: &str = "upload";

#[derive(Clone, Debug)]
pub struct Attempt {
    pub at: Moment,
    pub reference: String,
    pub verb: String,
    /// Shown by the words of `refusal-CODE`, or of `problem-CODE` where the arguments name a field.
    pub code: String,
    pub args: BTreeMap<String, String>,
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
        .order((
            refused_attempts::at.desc(),
            refused_attempts::verb,
            refused_attempts::code,
            refused_attempts::id,
        ))
        .select(COLUMNS)
        .load(db)?;
    rows.into_iter().map(attempt).collect()
}

/// The register of a call, the newest first: for its staff.
pub fn of_call(db: &mut Db, call: &CallId) -> Result<Vec<Attempt>> {
    let rows: Vec<Row> = refused_attempts::table
        .inner_join(proposals::table.on(refused_attempts::proposal_id.eq(proposals::id.nullable())))
        .filter(refused_attempts::call_id.eq(call))
        .order((
            refused_attempts::at.desc(),
            proposals::reference,
            refused_attempts::verb,
            refused_attempts::code,
            refused_attempts::id,
        ))
        .select(COLUMNS)
        .load(db)?;
    rows.into_iter().map(attempt).collect()
}

/// What somebody may know of the attempts upon a proposal they see. What officials see is what was received: of uploads
/// they learn those before the cut-off that took the proposal in, and of a draft none.
pub fn seen_of(db: &mut Db, proposal: &Proposal, sight: Sight, now: Moment) -> Result<Vec<Attempt>> {
    let rows = of_proposal(db, &proposal.id)?;
    if sight.is_member() {
        return Ok(rows);
    }
    let until = taken_in(db, proposal, now)?;
    Ok(rows.into_iter().filter(|one| open_to_officials(one, until)).collect())
}

/// [`of_call`], for its officials.
pub fn seen_of_call(db: &mut Db, call: &CallId, now: Moment) -> Result<Vec<Attempt>> {
    let mut known: BTreeMap<String, Option<Moment>> = BTreeMap::new();
    let mut seen = Vec::new();
    for attempt in of_call(db, call)? {
        let until = match known.get(&attempt.reference) {
            Some(until) => *until,
            None if attempt.verb == UPLOAD => {
                let proposal = super::of_call(db, call, &attempt.reference)?;
                let until = taken_in(db, &proposal, now)?;
                known.insert(attempt.reference.clone(), until);
                until
            }
            None => None,
        };
        if open_to_officials(&attempt, until) {
            seen.push(attempt);
        }
    }
    Ok(seen)
}

/// The instant of the last cut-off that took a proposal in.
fn taken_in(db: &mut Db, proposal: &Proposal, now: Moment) -> Result<Option<Moment>> {
    let Some(last) = super::received(db, proposal, now)? else { return Ok(None) };
    Ok(crate::call::store::rulebook(db, &proposal.call)?.cutoff_at(last.cutoff))
}

fn open_to_officials(attempt: &Attempt, taken_in: Option<Moment>) -> bool {
    attempt.verb != UPLOAD || taken_in.is_some_and(|until| attempt.at < until)
}

/// How many attempts to submit for a cut-off were refused.
pub fn count(db: &mut Db, call: &CallId, cutoff: i32) -> Result<usize> {
    let named = cutoff.to_string();
    let of_cutoff = |attempt: &Attempt| attempt.args.get("cutoff") == Some(&named);
    Ok(of_call(db, call)?.iter().filter(|attempt| of_cutoff(attempt)).count())
}
