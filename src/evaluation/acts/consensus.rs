//! The consensus: drafted by the rapporteur, agreed by the evaluators, finished by the moderator.

use serde_json::json;

use super::reports::begin;
use super::tasks::settle;
use super::{must_be_unsealed, object};
use crate::act::Act;
use crate::evaluation::rules::{
    Consent, Duty, Report, ReportKind, ReportState, TaskState, TaskVerb, may_finish, names_in,
};
use crate::evaluation::store::{self, Desk, Evaluation, ReportRow};
use crate::ground::ids::AssignmentId;
use crate::ground::{Entry, Error, Letter, Problems, RecordClass, Refusal, Result, text};

/// What the rapporteur wants with what they wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Keep,
    /// To the evaluators, for their agreement. It must be complete and name no expert.
    Propose,
}

/// Keeps or proposes the consensus report. A proposed one goes back to being written by keeping it: the
/// version counts on, and agreements to the one before do not carry over.
pub fn write_consensus(
    act: &mut Act<'_>,
    id: &AssignmentId,
    report: &Report,
    seen: i64,
    purpose: Purpose,
) -> Result<i64> {
    let (desk, evaluation) = desk_of(act, id, Duty::Rapporteur)?;
    if !evaluation.all_in {
        return Err(Refusal::new("consensus-too-early").into());
    }
    let found = evaluation.consensus().cloned();
    if found.as_ref().is_some_and(|row| row.state == ReportState::Finished) {
        return Err(Refusal::new("consensus-finished").into());
    }
    if purpose == Purpose::Propose {
        complete(act, &desk, &evaluation, report)?;
    }
    let state = if purpose == Purpose::Propose { ReportState::Proposed } else { ReportState::Open };
    let version = match found {
        None if seen == 0 => {
            let row = ReportRow { state, ..begin(act, &desk, report, ReportKind::Consensus) };
            store::insert_report(act.db, &row)?;
            row.version
        }
        None => return Err(Error::Conflict { current: 0 }),
        Some(row) => {
            let row = ReportRow { state, report: report.clone(), task: desk.task.id.clone(), ..row };
            store::save_report(act.db, &row, seen)?
        }
    };
    if purpose == Purpose::Propose {
        announce(act, &desk, &evaluation, version)?;
    }
    Ok(version)
}

/// The desk of a rapporteur or moderator who accepted, and the evaluation on it.
fn desk_of(act: &mut Act<'_>, id: &AssignmentId, duty: Duty) -> Result<(Desk, Evaluation)> {
    let desk = Desk::load(act.db, act.actor, id, act.received())?;
    desk.must_read()?;
    must_be_unsealed(act, &desk.basis)?;
    if desk.task.duty != duty {
        return Err(Error::NotFound);
    }
    if desk.task.state == TaskState::Assigned {
        return Err(Refusal::new("accept-first").into());
    }
    let evaluation = Evaluation::load(act.db, &desk.basis, &desk.task.proposal)?;
    Ok((desk, evaluation))
}

/// Everything scored and commented, and no expert named.
fn complete(act: &mut Act<'_>, desk: &Desk, evaluation: &Evaluation, report: &Report) -> Result<()> {
    let mut problems = report.missing(&desk.basis.rulebook.scoring);
    let mut names: Vec<String> = evaluation.tasks.iter().map(|task| task.name.clone()).collect();
    names.extend(store::experts_of(act.db, &desk.basis.call)?.into_iter().map(|expert| expert.name));
    names.sort();
    names.dedup();
    for (field, name) in names_in(report, &names) {
        problems.add(field, "names-expert").with("name", name);
    }
    problems.into_result()
}

fn announce(act: &mut Act<'_>, desk: &Desk, evaluation: &Evaluation, version: i64) -> Result<()> {
    let facts = json!({ "version": version, "cutoff": desk.task.cutoff });
    let proposal = &desk.task.proposal;
    act.record(&Entry::new(
        "evaluation.consensus_proposed",
        object(proposal),
        RecordClass::Evaluation,
        facts,
    ))?;
    let asked = evaluation.with_duty(Duty::Evaluator).chain(evaluation.with_duty(Duty::Moderator));
    for task in asked {
        let letter =
            Letter::to_person(task.person.clone(), "evaluation-consensus-proposed", RecordClass::Evaluation);
        act.post(&letter.with("reference", &desk.task.reference))?;
    }
    Ok(())
}

/// An evaluator agrees to the version they saw, or says why not.
pub fn consent(act: &mut Act<'_>, id: &AssignmentId, version: i64, agrees: bool, reason: &str) -> Result<()> {
    let desk = Desk::load(act.db, act.actor, id, act.received())?;
    desk.must_read()?;
    if desk.task.duty != Duty::Evaluator || desk.task.state != TaskState::Finished {
        return Err(Error::NotFound);
    }
    let row = store::consensus_of(act.db, &desk.task.proposal, desk.task.cutoff)?.ok_or(Error::NotFound)?;
    if row.state != ReportState::Proposed {
        return Err(Refusal::new("consensus-not-proposed").with("state", row.state.name()).into());
    }
    if row.version != version {
        return Err(Error::Conflict { current: row.version });
    }
    let reason = text::clean(reason).unwrap_or_default();
    if !agrees && reason.is_empty() {
        return Err(Problems::one("reason", "evaluation-reason").into());
    }
    let word = Consent { person: desk.task.person.clone(), version, agrees, reason };
    store::put_consent(act.db, &row.id, &word, act.received())?;
    let facts = json!({ "version": version, "agrees": agrees });
    let entry =
        Entry::new("evaluation.consented", object(&desk.task.proposal), RecordClass::Evaluation, facts);
    act.record(&entry)?;
    if agrees {
        return Ok(());
    }
    let tasks = store::tasks_of_proposal(act.db, &desk.task.proposal, desk.task.cutoff)?;
    for task in tasks.iter().filter(|task| task.duty == Duty::Rapporteur && task.state.is_live()) {
        let letter = Letter::to_person(task.person.clone(), "evaluation-not-agreed", RecordClass::Evaluation);
        act.post(&letter.with("reference", &task.reference))?;
    }
    Ok(())
}

/// The moderator finishes a consensus that every evaluator agreed to.
pub fn finish_consensus(act: &mut Act<'_>, id: &AssignmentId, version: i64) -> Result<()> {
    let (desk, evaluation) = desk_of(act, id, Duty::Moderator)?;
    let row = evaluation.consensus().ok_or_else(|| Refusal::new("consensus-too-early"))?;
    let consents = store::consents_of(act.db, &row.id)?;
    may_finish(row.state, &evaluation.evaluators(), &consents, row.version)?;
    let row = ReportRow { state: ReportState::Finished, finished: Some(act.received()), ..row.clone() };
    store::save_report(act.db, &row, version)?;
    let by = act.by();
    store::set_finished_by(act.db, &row.id, &by)?;
    let facts = json!({ "cutoff": desk.task.cutoff });
    let entry = Entry::new(
        "evaluation.consensus_finished",
        object(&desk.task.proposal),
        RecordClass::Evaluation,
        facts,
    );
    act.record(&entry)?;
    let closing = evaluation.tasks.iter().filter(|task| task.duty != Duty::Evaluator);
    for task in closing.filter(|task| task.state == TaskState::Open) {
        settle(act, task, task.state.after(TaskVerb::Finish)?, "", "evaluation.task_finished")?;
    }
    Ok(())
}
