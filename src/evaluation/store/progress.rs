//! How far the evaluation of each proposal of a cut-off has come, for lists: a handful of queries, however many
//! proposals there are, and no contents.

use std::collections::{BTreeMap, HashMap};

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::basis::Basis;
use super::conflicts::Clearance;
use super::experts::expert;
use super::tasks::{Task, tasks_of_cutoff};
use crate::call::rules::Checklist;
use crate::db::Db;
use crate::db::schema::{check_outcomes, checks, proposals, reviews};
use crate::evaluation::rules::{
    Access, Duty, Finding, ReportKind, ReportState, Standing, TaskState, standing,
};
use crate::ground::ids::{PersonId, ProposalId};
use crate::ground::{Error, Moment, Result};
use crate::proposal::store::Entry;

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
    let roll = basis.roll(db)?;
    let places: HashMap<ProposalId, usize> =
        roll.iter().enumerate().map(|(place, entry)| (entry.proposal.clone(), place)).collect();
    let blank = |entry| Progress {
        entry,
        passed: BTreeMap::new(),
        findings: BTreeMap::new(),
        evaluators: 0,
        reports: 0,
        consensus: None,
    };
    let mut all: Vec<Progress> = roll.into_iter().map(blank).collect();
    let mut note = |proposal: &ProposalId, change: &mut dyn FnMut(&mut Progress)| {
        if let Some(progress) = places.get(proposal).and_then(|place| all.get_mut(*place)) {
            change(progress);
        }
    };
    for (proposal, list, passed) in conclusions(db, basis)? {
        note(&proposal, &mut |progress| {
            progress.passed.insert(list.clone(), passed);
        });
    }
    for (proposal, list, item, finding) in open_findings(db, basis)? {
        note(&proposal, &mut |progress| {
            progress.findings.insert((list.clone(), item.clone()), finding);
        });
    }
    let evaluates = |task: &&Task| task.duty == Duty::Evaluator && task.state.is_live();
    for task in tasks_of_cutoff(db, &basis.call, basis.cutoff)?.iter().filter(evaluates) {
        note(&task.proposal, &mut |progress| {
            progress.evaluators += 1;
            progress.reports += usize::from(task.state == TaskState::Finished);
        });
    }
    for (proposal, state) in consensuses(db, basis)? {
        note(&proposal, &mut |progress| progress.consensus = Some(state));
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

/// The words on items, in the order they were said, where their list has no conclusion yet.
fn open_findings(db: &mut Db, basis: &Basis) -> Result<Vec<Found>> {
    let concluded = check_outcomes::table
        .filter(check_outcomes::proposal_id.eq(checks::proposal_id))
        .filter(check_outcomes::cutoff.eq(checks::cutoff).and(check_outcomes::list.eq(checks::list)));
    let rows: Vec<(ProposalId, String, String, String)> = checks::table
        .inner_join(proposals::table.on(proposals::id.eq(checks::proposal_id)))
        .filter(proposals::call_id.eq(&basis.call).and(checks::cutoff.eq(basis.cutoff)))
        .filter(not(exists(concluded)))
        .order((checks::proposal_id, checks::number))
        .select((checks::proposal_id, checks::list, checks::item, checks::verdict))
        .load(db)?;
    let found = |(proposal, list, item, verdict): (ProposalId, String, String, String)| {
        let finding = Finding::parse(&verdict).ok_or_else(|| Error::internal("an unknown verdict"))?;
        Ok((proposal, list, item, finding))
    };
    rows.into_iter().map(found).collect()
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

/// How many live tasks of a cut-off wait for a ruling of staff on a potential conflict; without some proposals.
pub fn awaited_rulings(db: &mut Db, basis: &Basis, without: &[ProposalId], now: Moment) -> Result<usize> {
    let mut clearances: HashMap<PersonId, Clearance> = HashMap::new();
    let mut awaited = 0;
    for task in tasks_of_cutoff(db, &basis.call, basis.cutoff)? {
        if !task.state.is_live() || without.contains(&task.proposal) {
            continue;
        }
        if !clearances.contains_key(&task.person) {
            let expert = expert(db, &basis.call, &task.person)?;
            clearances.insert(task.person.clone(), Clearance::load(db, basis, expert, now)?);
        }
        let access = clearances.get(&task.person).map(|clearance| clearance.access(&task.proposal));
        awaited += usize::from(access == Some(Access::AwaitsRuling));
    }
    Ok(awaited)
}
