//! Who may see which part of an evaluation: the rules' verdicts, fed from rows.

use super::basis::Basis;
use super::conflicts::Clearance;
use super::experts::expert;
use super::reports::{ReportRow, reports_of};
use super::tasks::{Task, task_visible_to, tasks_of_proposal};
use crate::call::store::edition::EditionKind;
use crate::db::Db;
use crate::evaluation::rules::{
    Access, Duty, Phase, ReportKind, ReportState, Sight, TaskState, Viewer, individual_reports_in, widest,
};
use crate::ground::ids::{AssignmentId, CallId, ProposalId};
use crate::ground::{Actor, Error, Moment, Result, Role};
use crate::proposal::rules::Frozen;

/// May this person see the evaluation of a cut-off as its staff or auditor?
///
/// # Errors
/// Not found for everybody else: administrators included.
pub fn must_oversee(actor: &Actor, call: &CallId, cutoff: i32) -> Result<()> {
    let may = [Role::Staff, Role::Auditor].iter().any(|role| actor.has_for_cutoff(*role, call, cutoff));
    if may { Ok(()) } else { Err(Error::NotFound) }
}

/// May this person run the evaluation of a cut-off?
///
/// # Errors
/// Not found for those who do not even see it, forbidden for those who only read.
pub fn must_run(actor: &Actor, call: &CallId, cutoff: i32) -> Result<()> {
    must_oversee(actor, call, cutoff)?;
    if actor.has_for_cutoff(Role::Staff, call, cutoff) { Ok(()) } else { Err(Error::Forbidden) }
}

/// One of an expert's tasks with all that decides what they may see of it.
#[derive(Clone, Debug)]
pub struct Desk {
    pub task: Task,
    pub basis: Basis,
    pub proposal: Frozen,
    pub access: Access,
}

impl Desk {
    /// # Errors
    /// Not found, where the task is not the actor's.
    pub fn load(db: &mut Db, actor: &Actor, id: &AssignmentId, now: Moment) -> Result<Self> {
        let task = task_visible_to(db, actor, id)?;
        let basis = Basis::load(db, &task.call, task.cutoff)?;
        let expert = expert(db, &task.call, &task.person)?;
        let proposal = basis.of(db, &task.proposal)?;
        let access = Clearance::about(db, &basis, expert, &task.proposal, now)?.access(&task.proposal);
        Ok(Self { task, basis, proposal, access })
    }

    /// The expert may read the proposal: cleared of conflicts, and the task is theirs and not declined.
    pub fn may_read(&self) -> bool {
        self.access == Access::Granted && self.task.state.is_live()
    }

    /// # Errors
    /// Not found, where the content is closed to the expert: even that it could be read is not told.
    pub fn must_read(&self) -> Result<()> {
        if self.may_read() { Ok(()) } else { Err(Error::NotFound) }
    }
}

/// An evaluation of one proposal as far as it goes: tasks and reports.
#[derive(Clone, Debug)]
pub struct Evaluation {
    pub tasks: Vec<Task>,
    pub reports: Vec<ReportRow>,
    pub all_in: bool,
    pub decided: bool,
}

impl Evaluation {
    pub fn load(db: &mut Db, basis: &Basis, proposal: &ProposalId) -> Result<Self> {
        let tasks = tasks_of_proposal(db, proposal, basis.cutoff)?;
        let reports = reports_of(db, proposal, basis.cutoff)?;
        let states = tasks.iter().map(|task| (task.duty, task.state));
        let all_in = individual_reports_in(&basis.rulebook.scoring, states);
        let decided = super::editions::latest(db, &basis.call, basis.cutoff, EditionKind::Decided)?.is_some();
        Ok(Self { tasks, reports, all_in, decided })
    }

    pub fn consensus(&self) -> Option<&ReportRow> {
        self.reports.iter().find(|row| row.kind == ReportKind::Consensus)
    }

    /// The individual reports that count: of tasks that were not taken away or declined.
    pub fn individual(&self) -> impl Iterator<Item = (&Task, &ReportRow)> {
        let reports = self.reports.iter().filter(|row| row.kind == ReportKind::Individual);
        reports.filter_map(|row| {
            let task = self.tasks.iter().find(|task| task.id == row.task)?;
            task.state.is_live().then_some((task, row))
        })
    }

    /// The people who have a live task of a duty.
    pub fn with_duty(&self, duty: Duty) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(move |task| task.duty == duty && task.state.is_live())
    }

    /// Evaluators who wrote a report: those whose agreement the consensus needs.
    pub fn evaluators(&self) -> Vec<crate::ground::ids::PersonId> {
        let finished = self.with_duty(Duty::Evaluator).filter(|task| task.state == TaskState::Finished);
        finished.map(|task| task.person.clone()).collect()
    }

    /// What an actor may do with one report. Access by conflict was tested before.
    pub fn sight(&self, actor: &Actor, call: &CallId, cutoff: i32, row: &ReportRow) -> Sight {
        let mut viewers = Vec::new();
        if let Some(person) = actor.person() {
            for task in self.tasks.iter().filter(|task| task.person == *person && task.state.is_live()) {
                viewers.push(match task.duty {
                    Duty::Evaluator if task.id == row.task => Viewer::Author,
                    Duty::Evaluator => Viewer::Evaluator,
                    Duty::Rapporteur => Viewer::Rapporteur,
                    Duty::Moderator => Viewer::Moderator,
                });
            }
        }
        for (role, viewer) in [(Role::Staff, Viewer::Staff), (Role::Auditor, Viewer::Auditor)] {
            if actor.has_for_cutoff(role, call, cutoff) {
                viewers.push(viewer);
            }
        }
        let phase = Phase {
            kind: row.kind,
            state: row.state,
            all_in: self.all_in,
            consensus_finished: self.consensus().is_some_and(|row| row.state == ReportState::Finished),
            decided: self.decided,
        };
        widest(&viewers, phase)
    }
}
