//! Individual reports: kept while incomplete, submitted when complete, the expert's own until then.

use serde_json::json;

use super::tasks::settle;
use super::{must_be_unsealed, object};
use crate::act::Act;
use crate::evaluation::rules::{
    Duty, Report, ReportKind, ReportState, TaskState, TaskVerb, individual_reports_in,
};
use crate::evaluation::store::{self, Desk, ReportRow};
use crate::ground::ids::AssignmentId;
use crate::ground::{Entry, Error, Letter, RecordClass, Refusal, Result};

/// Keeps a draft. `seen` is the version the expert was looking at (0 before the first save).
///
/// # Errors
/// A conflict with the version it stands at, where it was saved elsewhere meanwhile.
pub fn save_draft(act: &mut Act<'_>, id: &AssignmentId, report: &Report, seen: i64) -> Result<i64> {
    let desk = open_desk(act, id)?;
    keep(act, &desk, report, seen, ReportState::Open).map(|row| row.version)
}

/// Saves and submits the report. It must be complete; afterwards only staff can open it again.
pub fn submit_report(act: &mut Act<'_>, id: &AssignmentId, report: &Report, seen: i64) -> Result<()> {
    let desk = open_desk(act, id)?;
    report.missing(&desk.basis.rulebook.scoring).into_result()?;
    let row = keep(act, &desk, report, seen, ReportState::Finished)?;
    let by = act.by();
    store::set_finished_by(act.db, &row.id, &by)?;
    let to = desk.task.state.after(TaskVerb::Finish)?;
    settle(act, &desk.task, to, "", "evaluation.report_submitted")?;
    tell_if_all_in(act, &desk)
}

/// The desk of an evaluator whose task is open and whose report can still be written.
fn open_desk(act: &mut Act<'_>, id: &AssignmentId) -> Result<Desk> {
    let desk = Desk::load(act.db, act.actor, id, act.received())?;
    desk.must_read()?;
    must_be_unsealed(act, &desk.basis)?;
    if desk.task.duty != Duty::Evaluator {
        return Err(Error::NotFound);
    }
    match desk.task.state {
        TaskState::Open => Ok(desk),
        TaskState::Assigned => Err(Refusal::new("accept-first").into()),
        state => Err(Refusal::new("report-submitted").with("state", state.name()).into()),
    }
}

fn keep(act: &mut Act<'_>, desk: &Desk, report: &Report, seen: i64, state: ReportState) -> Result<ReportRow> {
    let found = store::report_of_task(act.db, &desk.task.id, ReportKind::Individual)?;
    let (mut row, seen) = match found {
        Some(row) => (row, seen),
        None if seen != 0 => return Err(Error::Conflict { current: 0 }),
        None => {
            let row = begin(act, desk, report, ReportKind::Individual);
            store::insert_report(act.db, &row)?;
            if state == ReportState::Open {
                return Ok(row);
            }
            (row, 1)
        }
    };
    row.report = report.clone();
    row.state = state;
    row.finished = (state == ReportState::Finished).then(|| act.received());
    row.version = store::save_report(act.db, &row, seen)?;
    Ok(row)
}

/// A new report row at version 1.
pub(super) fn begin(act: &mut Act<'_>, desk: &Desk, report: &Report, kind: ReportKind) -> ReportRow {
    ReportRow {
        id: act.id(),
        proposal: desk.task.proposal.clone(),
        cutoff: desk.task.cutoff,
        task: desk.task.id.clone(),
        kind,
        state: ReportState::Open,
        version: 1,
        report: report.clone(),
        begun: act.received(),
        finished: None,
    }
}

/// When the last report is in, the rapporteur and the moderator may begin.
fn tell_if_all_in(act: &mut Act<'_>, desk: &Desk) -> Result<()> {
    let tasks = store::tasks_of_proposal(act.db, &desk.task.proposal, desk.task.cutoff)?;
    let states = tasks.iter().map(|task| (task.duty, task.state));
    if !individual_reports_in(&desk.basis.rulebook.scoring, states) {
        return Ok(());
    }
    for task in tasks.iter().filter(|task| task.duty != Duty::Evaluator && task.state.is_pending()) {
        let letter = Letter::to_person(task.person.clone(), "evaluation-all-in", RecordClass::Evaluation);
        act.post(&letter.with("reference", &task.reference))?;
    }
    let facts = json!({ "cutoff": desk.task.cutoff });
    let entry = Entry::new("evaluation.all_in", object(&desk.task.proposal), RecordClass::Evaluation, facts);
    act.record(&entry)
}
