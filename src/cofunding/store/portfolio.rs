//! What was submitted, as far as it claims money: a funder's portfolio, and where a proposal's claims stand.

use std::collections::BTreeMap;

use diesel::dsl::max;
use diesel::prelude::*;

use super::steps::steps_of;
use crate::call;
use crate::cofunding::rules::{Commitment, Step, commitments};
use crate::db::Db;
use crate::db::schema::{decision_outcomes, decisions, proposals, submissions, withdrawals};
use crate::ground::ids::{CallId, FunderId, ProposalId, TrancheId};
use crate::ground::{Actor, Error, Moment, Result, Role};
use crate::proposal::rules::{Content, Tranche};
use crate::proposal::store::stored;

/// The end of time: all steps count.
const EVER: Moment = Moment::from_micros(i64::MAX);

/// A proposal as it was submitted last, and not withdrawn.
#[derive(Clone, Debug)]
pub struct Submitted {
    pub proposal: ProposalId,
    pub call: CallId,
    pub cutoff: i32,
    pub reference: String,
    pub version: i32,
    pub at: Moment,
    /// Hash of the rulebook it was submitted under.
    pub rulebook: String,
    pub content: Content,
}

/// What one proposal claims from one funder, and where that stands.
#[derive(Clone, Debug)]
pub struct Claim {
    pub submitted: Submitted,
    pub commitment: Commitment,
    /// The steps of just this funder's tranches, by tranche and number.
    pub steps: Vec<Step>,
    /// The outcome, once the Board has decided: `selected`, `reserve`, `rejected`.
    pub outcome: Option<String>,
}

type Row = (ProposalId, CallId, i32, String, i32, Moment, String, (String, String));

/// The last submission of each proposal, where it is linked to something and it was not withdrawn, in order
/// of reference.
fn last_submissions(db: &mut Db, naming: &str) -> Result<Vec<Submitted>> {
    let last = last_versions(db)?;
    let rows: Vec<Row> = submissions::table
        .inner_join(proposals::table.on(submissions::proposal_id.eq(proposals::id)))
        .filter(submissions::links.like(format!("%{naming}%")))
        .order((proposals::reference, submissions::version.desc()))
        .select((
            proposals::id,
            submissions::call_id,
            submissions::cutoff,
            proposals::reference,
            submissions::version,
            submissions::at,
            submissions::rulebook,
            (submissions::content, submissions::links),
        ))
        .load(db)?;
    let counts = |row: &Row| last.get(&row.0) == Some(&row.4);
    rows.into_iter().filter(counts).map(read).collect()
}

/// The number of the last submission of each proposal that was not withdrawn after it.
fn last_versions(db: &mut Db) -> Result<BTreeMap<ProposalId, i32>> {
    let last: Vec<(ProposalId, Option<i32>)> = submissions::table
        .group_by(submissions::proposal_id)
        .select((submissions::proposal_id, max(submissions::version)))
        .load(db)?;
    let withdrawn: Vec<(ProposalId, i32)> =
        withdrawals::table.select((withdrawals::proposal_id, withdrawals::submission_version)).load(db)?;
    let last = last.into_iter().filter_map(|(proposal, version)| Some((proposal, version?)));
    Ok(last.filter(|one| !withdrawn.contains(one)).collect())
}

fn read((proposal, call, cutoff, reference, version, at, rulebook, content): Row) -> Result<Submitted> {
    let content = stored::read(&content)?;
    Ok(Submitted { proposal, call, cutoff, reference, version, at, rulebook, content })
}

/// What a proposal submitted last; None before its first submission and after its withdrawal.
pub fn submitted(db: &mut Db, proposal: &ProposalId) -> Result<Option<Submitted>> {
    let row: Option<Row> = submissions::table
        .inner_join(proposals::table.on(submissions::proposal_id.eq(proposals::id)))
        .filter(submissions::proposal_id.eq(proposal))
        .order(submissions::version.desc())
        .select((
            proposals::id,
            submissions::call_id,
            submissions::cutoff,
            proposals::reference,
            submissions::version,
            submissions::at,
            submissions::rulebook,
            (submissions::content, submissions::links),
        ))
        .first(db)
        .optional()?;
    let Some(found) = row.map(read).transpose()? else { return Ok(None) };
    let withdrawn: Option<ProposalId> = withdrawals::table
        .filter(withdrawals::proposal_id.eq(proposal))
        .filter(withdrawals::submission_version.eq(found.version))
        .select(withdrawals::proposal_id)
        .first(db)
        .optional()?;
    Ok(withdrawn.is_none().then_some(found))
}

/// Every submitted proposal that claims money from a funder, in order of reference. Drafts are not here.
pub fn portfolio(db: &mut Db, funder: &FunderId) -> Result<Vec<Claim>> {
    let mut claims = Vec::new();
    for submitted in last_submissions(db, funder.as_str())? {
        claims.extend(claim_of(db, submitted, funder)?);
    }
    Ok(claims)
}

/// What was submitted in the calls an actor oversees as staff, finance officer or auditor, by funder; from
/// its cut-off on, as all that staff see of proposals.
pub fn overseen(db: &mut Db, actor: &Actor, now: Moment) -> Result<Vec<Claim>> {
    let mut claims = Vec::new();
    for submitted in last_submissions(db, "")? {
        let over = |role: &Role| actor.has_for_cutoff(*role, &submitted.call, submitted.cutoff);
        let at = call::store::rulebook(db, &submitted.call)?.cutoff_at(submitted.cutoff);
        if !OVERSEERS.iter().any(over) || at.is_none_or(|at| at > now) {
            continue;
        }
        let mut funders: Vec<FunderId> = Vec::new();
        for tranche in &submitted.content.tranches {
            if !funders.contains(&tranche.funder) {
                funders.push(tranche.funder.clone());
            }
        }
        for funder in funders {
            claims.extend(claim_of(db, submitted.clone(), &funder)?);
        }
    }
    Ok(claims)
}

/// Who sees all money of a call, whoever pays it.
pub const OVERSEERS: [Role; 3] = [Role::Staff, Role::Finance, Role::Auditor];

/// The claim a tranche belongs to, where the actor speaks for its funder.
///
/// # Errors
/// `NotFound` for everybody else, and for what is not in a last submission.
pub fn claim_of_tranche(db: &mut Db, actor: &Actor, id: &TrancheId) -> Result<Claim> {
    for submitted in last_submissions(db, id.as_str())? {
        let tranche = submitted.content.tranches.iter().find(|tranche| tranche.id == *id);
        let funder = tranche.map(|tranche| tranche.funder.clone());
        if let Some(funder) = funder.filter(|funder| actor.has_for_funder(Role::Funder, funder)) {
            return claim_of(db, submitted, &funder)?.ok_or(Error::NotFound);
        }
    }
    Err(Error::NotFound)
}

/// What one proposal claims from a funder.
///
/// # Errors
/// `NotFound` where it claims nothing, or nothing was submitted.
pub fn claim(db: &mut Db, funder: &FunderId, reference: &str) -> Result<Claim> {
    let id: ProposalId =
        proposals::table.filter(proposals::reference.eq(reference)).select(proposals::id).first(db)?;
    let submitted = submitted(db, &id)?.ok_or(Error::NotFound)?;
    claim_of(db, submitted, funder)?.ok_or(Error::NotFound)
}

fn claim_of(db: &mut Db, submitted: Submitted, funder: &FunderId) -> Result<Option<Claim>> {
    let own: Vec<Tranche> =
        submitted.content.tranches.iter().filter(|one| one.funder == *funder).cloned().collect();
    let mut steps = steps_of(db, &submitted.proposal)?;
    steps.retain(|step| step.funder == *funder);
    let outcome = outcome_of(db, &submitted.proposal)?;
    let commitment = commitments(&own, &steps, EVER).into_iter().next();
    Ok(commitment.map(|commitment| Claim { submitted, commitment, steps, outcome }))
}

/// What the Board decided last about a proposal; None before.
pub fn outcome_of(db: &mut Db, proposal: &ProposalId) -> Result<Option<String>> {
    Ok(decision_outcomes::table
        .inner_join(decisions::table.on(decision_outcomes::decision_id.eq(decisions::id)))
        .filter(decision_outcomes::proposal_id.eq(proposal))
        .order((decisions::at.desc(), decisions::reference.desc()))
        .select(decision_outcomes::outcome)
        .first(db)
        .optional()?)
}

/// Where the claims of a proposal's last submission stand now, funder by funder; empty before it.
pub fn standing_of(db: &mut Db, proposal: &ProposalId) -> Result<Vec<Commitment>> {
    match submitted(db, proposal)? {
        Some(submitted) => standing_at(db, proposal, &submitted.content.tranches, EVER),
        None => Ok(Vec::new()),
    }
}

/// Where claims stood at a moment: at a cut-off, for its file of eligibility, whatever was said later.
pub fn standing_at(
    db: &mut Db,
    proposal: &ProposalId,
    claimed: &[Tranche],
    moment: Moment,
) -> Result<Vec<Commitment>> {
    Ok(commitments(claimed, &steps_of(db, proposal)?, moment))
}
