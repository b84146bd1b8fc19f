//! How far the evaluation of each proposal of a cut-off has come, for lists: a handful of queries, however many
//! proposals there are, and no contents.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::basis::Basis;
use super::conflicts::{Clearance, declared_something};
use super::experts::{Expert, experts_of};
use super::tasks::{Task, tasks_of_expert};
use crate::call::rules::Checklist;
use crate::db::Db;
use crate::db::schema::{assignments, check_outcomes, checks, proposals, reviews};
use crate::evaluation::rules::{
    Access, Duty, Finding, ReportKind, ReportState, Standing, TaskState, standing,
};
use crate::ground::ids::ProposalId;
use crate::ground::{Error, Moment, Result};
use crate::proposal::rules::PartyKey;
use crate::proposal::store::{Entry, with_parties};

/// Where one proposal stands.
#[derive(Clone, Debug)]
pub struct Progress {
    pub entry: Entry,
    /// The last conclusion on each list.
    passed: BTreeMap<String, bool>,
    /// The last word on each item of lists without a conclusion, by (list, item).
    findings: BTreeMap<(String, String), Finding>,
    /// Live tasks of evaluators, and how many of them are finished.
    pub evaluators: usize,
    pub reports: usize,
    pub consensus: Option<ReportState>,
}

impl Progress {
    /// Eligible once every checklist was passed; not, as soon as one was failed; None before.
    pub fn eligible(&self, basis: &Basis) -> Option<bool> {
        if self.passed.values().any(|passed| !passed) {
            return Some(false);
        }
        basis.rulebook.checklists.iter().all(|list| self.passed.contains_key(&list.id)).then_some(true)
    }

    pub fn standing(&self, list: &Checklist) -> Standing {
        let finding = |item: &str| self.findings.get(&(list.id.clone(), item.to_owned())).copied();
        standing(list, finding, self.passed.get(&list.id).copied())
    }
}

/// The progress of every frozen proposal, in order of reference.
pub fn progress(db: &mut Db, basis: &Basis) -> Result<Vec<Progress>> {
    let blank = |entry: Entry| {
        let (passed, findings) = (BTreeMap::new(), BTreeMap::new());
        Progress { entry, passed, findings, evaluators: 0, reports: 0, consensus: None }
    };
    let mut all: Vec<Progress> = basis.roll(db)?.into_iter().map(blank).collect();
    let places: HashMap<ProposalId, usize> =
        all.iter().enumerate().map(|(place, one)| (one.entry.proposal.clone(), place)).collect();
    let note = |all: &mut [Progress], proposal: &ProposalId, change: &mut dyn FnMut(&mut Progress)| {
        if let Some(progress) = places.get(proposal).and_then(|place| all.get_mut(*place)) {
            change(progress);
        }
    };
    for (proposal, list, passed) in conclusions(db, basis)? {
        note(&mut all, &proposal, &mut |progress| {
            progress.passed.insert(list.clone(), passed);
        });
    }
    let lists = basis.rulebook.checklists.len();
    let open = all.iter().filter(|one| one.passed.len() < lists).map(|one| &one.entry.proposal);
    let open: Vec<ProposalId> = open.cloned().collect();
    for (proposal, list, item, finding) in findings(db, basis, &open)? {
        note(&mut all, &proposal, &mut |progress| {
            progress.findings.insert((list.clone(), item.clone()), finding);
        });
    }
    for (proposal, state, count) in evaluators(db, basis)? {
        note(&mut all, &proposal, &mut |progress| {
            progress.evaluators += if state.is_live() { count } else { 0 };
            progress.reports += if state == TaskState::Finished { count } else { 0 };
        });
    }
    for (proposal, state) in consensuses(db, basis)? {
        note(&mut all, &proposal, &mut |progress| progress.consensus = Some(state));
    }
    Ok(all)
}

fn conclusions(db: &mut Db, basis: &Basis) -> Result<Vec<(ProposalId, String, bool)>> {
    Ok(check_outcomes::table
        .inner_join(proposals::table.on(proposals::id.eq(check_outcomes::proposal_id)))
        .filter(proposals::call_id.eq(&basis.call).and(check_outcomes::cutoff.eq(basis.cutoff)))
        .order((check_outcomes::proposal_id, check_outcomes::number))
        .select((check_outcomes::proposal_id, check_outcomes::list, check_outcomes::passed))
        .load(db)?)
}

type Found = (ProposalId, String, String, Finding);

/// The words on the items of some proposals, in the order they were said.
fn findings(db: &mut Db, basis: &Basis, of: &[ProposalId]) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for some in of.chunks(1_000) {
        let rows: Vec<(ProposalId, String, String, String)> = checks::table
            .filter(checks::proposal_id.eq_any(some).and(checks::cutoff.eq(basis.cutoff)))
            .order((checks::proposal_id, checks::number))
            .select((checks::proposal_id, checks::list, checks::item, checks::verdict))
            .load(db)?;
        for (proposal, list, item, verdict) in rows {
            let finding = Finding::parse(&verdict).ok_or_else(|| Error::internal("an unknown verdict"))?;
            found.push((proposal, list, item, finding));
        }
    }
    Ok(found)
}

/// How many evaluators' tasks there are, by proposal and state.
fn evaluators(db: &mut Db, basis: &Basis) -> Result<Vec<(ProposalId, TaskState, usize)>> {
    let rows: Vec<(ProposalId, String, i64)> = assignments::table
        .inner_join(proposals::table.on(proposals::id.eq(assignments::proposal_id)))
        .filter(proposals::call_id.eq(&basis.call).and(assignments::cutoff.eq(basis.cutoff)))
        .filter(assignments::duty.eq(Duty::Evaluator.name()))
        .group_by((assignments::proposal_id, assignments::state))
        .select((assignments::proposal_id, assignments::state, count_star()))
        .load(db)?;
    let counted = |(proposal, state, count): (ProposalId, String, i64)| {
        let state = TaskState::parse(&state).ok_or_else(|| Error::internal("an unknown state of a task"))?;
        Ok((proposal, state, usize::try_from(count).map_err(Error::internal)?))
    };
    rows.into_iter().map(counted).collect()
}

fn consensuses(db: &mut Db, basis: &Basis) -> Result<Vec<(ProposalId, ReportState)>> {
    let rows: Vec<(ProposalId, String)> = reviews::table
        .inner_join(proposals::table.on(proposals::id.eq(reviews::proposal_id)))
        .filter(proposals::call_id.eq(&basis.call).and(reviews::cutoff.eq(basis.cutoff)))
        .filter(reviews::kind.eq(ReportKind::Consensus.name()))
        .order(reviews::proposal_id)
        .select((reviews::proposal_id, reviews::state))
        .load(db)?;
    let state = |(proposal, state): (ProposalId, String)| {
        let state =
            ReportState::parse(&state).ok_or_else(|| Error::internal("an unknown state of a report"))?;
        Ok((proposal, state))
    };
    rows.into_iter().map(state).collect()
}

/// How many live tasks of a cut-off wait for a ruling of staff on a potential conflict.
pub fn awaited_rulings(db: &mut Db, basis: &Basis, now: Moment) -> Result<usize> {
    let mut awaited = 0;
    for expert in with_potential_conflicts(db, basis)? {
        let tasks = tasks_of_expert(db, &basis.call, basis.cutoff, &expert.person)?;
        let clearance = Clearance::load(db, basis, expert, now)?;
        let waits =
            |task: &&Task| task.state.is_live() && clearance.access(&task.proposal) == Access::AwaitsRuling;
        awaited += tasks.iter().filter(waits).count();
    }
    Ok(awaited)
}

/// The experts of whom a ruling may be wanted: those who declared something, or whose organisation takes part.
/// All other ties close a proposal without one.
fn with_potential_conflicts(db: &mut Db, basis: &Basis) -> Result<Vec<Expert>> {
    let declared = declared_something(db, basis)?;
    let mut experts = experts_of(db, &basis.call)?;
    let keys: Vec<PartyKey> = experts.iter().flat_map(Expert::parties).collect();
    let found = with_parties(db, &basis.call, basis.cutoff, &keys)?;
    let takes_part: BTreeSet<String> = found.into_iter().map(|(_, party)| party).collect();
    experts.retain(|expert| {
        declared.contains(&expert.person)
            || expert.parties().iter().any(|key| takes_part.contains(key.as_str()))
    });
    Ok(experts)
}
