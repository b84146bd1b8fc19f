//! The ranked list of a cut-off as it would be sealed now, from what the evaluation came to and what earlier
//! decisions left.

use std::collections::BTreeMap;

use super::decisions::{decided_edition, decisions_of};
use super::panel::findings_of;
use crate::call::store::edition::{EditionKind, latest};
use crate::cofunding;
use crate::db::Db;
use crate::evaluation::rules::Card;
use crate::evaluation::store::{Basis, Outcome, outcomes};
use crate::ground::ids::{CallId, ProposalId};
use crate::ground::{Error, Euro, Moment, Result};
use crate::proposal;
use crate::proposal::rules::Frozen;
use crate::ranking::rules::{
    Demand, Entry, RankedEdition, RankedProposal, Verdict, funding_line, purses, rank,
};

/// A list as it would be sealed, and what still stands in the way.
#[derive(Clone, Debug)]
pub struct Draft {
    pub basis: Basis,
    pub edition: RankedEdition,
    pub demands: Vec<Demand>,
    /// Ids by reference: of what was frozen, and of what waits on earlier reserve lists.
    pub ids: BTreeMap<String, ProposalId>,
    /// References without a conclusion on eligibility, or eligible without a finished consensus.
    pub unsettled: Vec<String>,
}

impl Draft {
    pub fn load(db: &mut Db, call: &CallId, cutoff: i32, now: Moment) -> Result<Self> {
        let (basis, outcomes) = outcomes(db, call, cutoff)?;
        let findings = findings_of(db, call, cutoff)?;
        let unsettled = outcomes.iter().filter(|outcome| !outcome.settled());
        let unsettled = unsettled.map(|outcome| outcome.frozen.reference.clone()).collect();
        let (mut entries, mut demands, mut proposals, mut by_reference) =
            (Vec::new(), Vec::new(), Vec::new(), BTreeMap::new());
        for outcome in &outcomes {
            let reference = &outcome.frozen.reference;
            let found = findings.get(&outcome.frozen.proposal).cloned().unwrap_or_default();
            if let Some(report) = outcome.consensus.as_ref().filter(|_| outcome.eligible == Some(true)) {
                let values = found.iter().map(|(aspect, finding)| (aspect.clone(), finding.value));
                entries.push(Entry {
                    reference: reference.clone(),
                    scores: report.scores(),
                    findings: values.collect(),
                });
                demands.push(Demand::of(reference, &outcome.frozen.content)?);
            }
            if !found.is_empty() {
                by_reference.insert(reference.clone(), found);
            }
            proposals.push(proposal_of(db, &basis, outcome)?);
        }
        let book = &basis.rulebook;
        let ranking = rank(&book.scoring, &book.ties, &entries)?;
        let purses = purses(book, cutoff, &carried(db, call, cutoff)?)?;
        let waiting = waiting(db, call, cutoff, now)?;
        let queue = waiting.iter().map(|frozen| Demand::of(&frozen.reference, &frozen.content));
        let queue = queue.collect::<Result<Vec<_>>>()?;
        let funding = funding_line(book, &purses, &queue, &ranking, &demands)?;
        demands.extend(queue);
        let of = |frozen: &Frozen| (frozen.reference.clone(), frozen.proposal.clone());
        let ids = outcomes.iter().map(|outcome| of(&outcome.frozen)).chain(waiting.iter().map(of)).collect();
        let cards = waiting.iter().map(Card::of).collect::<Result<_>>()?;
        let edition = RankedEdition { proposals, waiting: cards, ranking, funding, findings: by_reference };
        Ok(Self { basis, edition, demands, ids, unsettled })
    }
}

fn proposal_of(db: &mut Db, basis: &Basis, outcome: &Outcome) -> Result<RankedProposal> {
    let steps = cofunding::store::steps_of(db, &outcome.frozen.proposal)?;
    let claimed = &outcome.frozen.content.tranches;
    let commitments = cofunding::rules::commitments(claimed, &steps, basis.at);
    let secured = commitments.iter().map(cofunding::rules::Commitment::secured);
    let failed = outcome.conclusions.values().find(|row| !row.passed);
    Ok(RankedProposal {
        card: Card::of(&outcome.frozen)?,
        eligible: outcome.eligible == Some(true),
        reason: failed.map_or(String::new(), |row| row.reason.clone()),
        individual: outcome.individual.clone(),
        consensus_at: outcome.finished,
        secured: Euro::sum(secured.collect::<Result<Vec<_>>>()?)?,
    })
}

/// What the last decision before a cut-off carries over, by budget line.
pub fn carried(db: &mut Db, call: &CallId, cutoff: i32) -> Result<BTreeMap<String, Euro>> {
    let earlier = decisions_of(db, call)?.into_iter().rfind(|decision| decision.cutoff < cutoff);
    let Some(earlier) = earlier else { return Ok(BTreeMap::new()) };
    let Some(edition) = decided_edition(db, call, earlier.cutoff)? else { return Ok(BTreeMap::new()) };
    Ok(edition.lines.into_iter().map(|line| (line.purse.line, line.carries)).collect())
}

/// The reserve lists of earlier cut-offs whose time has not run out, in the order they wait: what was decided
/// since about a proposal takes it off.
pub fn waiting(db: &mut Db, call: &CallId, cutoff: i32, now: Moment) -> Result<Vec<Frozen>> {
    let decisions = decisions_of(db, call)?;
    let mut waiting = Vec::new();
    for decision in decisions.iter().filter(|decision| decision.cutoff < cutoff) {
        let basis = Basis::load(db, call, decision.cutoff)?;
        if decision.at.plus_days(basis.rulebook.funding.reserve_days) < now {
            continue;
        }
        let Some(edition) = decided_edition(db, call, decision.cutoff)? else { continue };
        for decided in edition.decisions.iter().filter(|one| one.verdict == Verdict::Reserve) {
            let decided_since = decisions
                .iter()
                .filter(|later| later.cutoff > decision.cutoff)
                .any(|later| later.outcomes.iter().any(|outcome| outcome.reference == decided.reference));
            if decided_since {
                continue;
            }
            waiting.push(proposal::store::frozen_one(db, call, decision.cutoff, &decided.reference)?);
        }
    }
    Ok(waiting)
}

/// The sealed list of a cut-off: its hash and what it holds.
pub fn ranked_edition(
    db: &mut Db,
    call: &CallId,
    cutoff: i32,
) -> Result<Option<(String, Moment, RankedEdition)>> {
    let Some(edition) = latest(db, call, cutoff, EditionKind::Ranked)? else { return Ok(None) };
    let holds = serde_json::from_str(&edition.document).map_err(Error::internal)?;
    Ok(Some((edition.hash, edition.at, holds)))
}
