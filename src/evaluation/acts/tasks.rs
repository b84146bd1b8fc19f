//! Tasks: given by staff, taken or declined by experts.

use serde_json::json;

use super::{must_be_unsealed, object, tell_staff};
use crate::act::Act;
use crate::evaluation::rules::{Degree, Duty, ReportKind, ReportState, TaskState, TaskVerb};
use crate::evaluation::store::{self, Basis, Clearance, Desk, Task, conclusions_of, eligible, must_run};
use crate::ground::ids::{AssignmentId, CallId, PersonId};
use crate::ground::{Entry, Error, Letter, Problems, RecordClass, Refusal, Result, text};
use crate::proposal::rules::Frozen;

/// Gives somebody a task. An evident conflict is refused with its reason; so is a proposal that is not
/// eligible. One expert has one duty as evaluator or moderator of a proposal, never both: a moderator has no
/// view of their own.
pub fn assign(
    act: &mut Act<'_>,
    call: &CallId,
    cutoff: i32,
    reference: &str,
    person: &PersonId,
    duty: Duty,
) -> Result<()> {
    must_run(act.actor, call, cutoff)?;
    let basis = Basis::load(act.db, call, cutoff)?;
    basis.must_be_closed()?;
    must_be_unsealed(act, &basis)?;
    let frozen = basis.by_reference(act.db, reference)?;
    if eligible(&basis, &conclusions_of(act.db, &frozen.proposal, cutoff)?) != Some(true) {
        return Err(Refusal::new("assign-not-eligible").into());
    }
    let expert = store::expert(act.db, call, person)
        .map_err(|_unknown| Error::from(Problems::one("person", "expert-unknown")))?;
    let clearance = Clearance::about(act.db, &basis, expert, &frozen.proposal, act.received())?;
    let evident = clearance.evident(&frozen.proposal);
    if let Some(reason) = evident.iter().find(|reason| reason.degree() == Degree::Disqualifying) {
        let refusal = Refusal::new("assign-conflict").with("expert", &clearance.expert.name);
        return Err(refusal.with("why", reason.code()).with("subject", reason.subject()).into());
    }
    let tasks = store::tasks_of_proposal(act.db, &frozen.proposal, cutoff)?;
    let moderates = |duty: Duty| duty == Duty::Moderator;
    let clash = |task: &&Task| {
        let both = moderates(duty) != moderates(task.duty);
        task.person == *person && task.state.is_live() && both
    };
    if tasks.iter().any(|task| clash(&task)) {
        return Err(Refusal::new("assign-moderator-apart").into());
    }
    let single = |task: &&Task| task.duty == duty && task.state.is_live() && duty != Duty::Evaluator;
    if let Some(other) = tasks.iter().find(single).filter(|other| other.person != *person) {
        return Err(Refusal::new("assign-taken").with("expert", &other.name).into());
    }
    let earlier = tasks.iter().find(|task| task.person == *person && task.duty == duty);
    give(act, &basis, &frozen, &clearance, duty, earlier)
}

/// Makes the task, or brings back one that was declined or taken away.
fn give(
    act: &mut Act<'_>,
    basis: &Basis,
    frozen: &Frozen,
    clearance: &Clearance,
    duty: Duty,
    earlier: Option<&Task>,
) -> Result<()> {
    let expert = &clearance.expert;
    let at = act.received();
    if let Some(task) = earlier {
        let to = task.state.after(TaskVerb::AssignAgain)?;
        store::move_task(act.db, task, to, at, "")?;
    } else {
        let task = Task {
            id: act.id(),
            call: basis.call.clone(),
            cutoff: basis.cutoff,
            proposal: frozen.proposal.clone(),
            reference: frozen.reference.clone(),
            person: expert.person.clone(),
            name: expert.name.clone(),
            duty,
            state: TaskState::Assigned,
            due: Some(basis.due().max(at)),
            at,
            settled: None,
            reason: String::new(),
        };
        let by = act.by();
        store::insert_task(act.db, &task, &by)?;
    }
    let facts = json!({ "expert": expert.person, "duty": duty.name(), "cutoff": basis.cutoff });
    act.record(&Entry::new("evaluation.assigned", object(&frozen.proposal), RecordClass::Evaluation, facts))?;
    let letter = Letter::to_person(expert.person.clone(), "evaluation-assigned", RecordClass::Evaluation)
        .with("reference", &frozen.reference)
        .with("duty", duty.name())
        .with("due", basis.due().max(at));
    act.post(&letter)
}

/// Staff take a task away, or open a finished one again. A report stays as it is; a removed one does not count.
pub fn manage(
    act: &mut Act<'_>,
    call: &CallId,
    cutoff: i32,
    id: &AssignmentId,
    verb: TaskVerb,
    reason: &str,
) -> Result<()> {
    must_run(act.actor, call, cutoff)?;
    let basis = Basis::load(act.db, call, cutoff)?;
    must_be_unsealed(act, &basis)?;
    let tasks = store::tasks_of_cutoff(act.db, call, cutoff)?;
    let task = tasks.into_iter().find(|task| task.id == *id).ok_or(Error::NotFound)?;
    if !matches!(verb, TaskVerb::Remove | TaskVerb::Reopen) {
        return Err(Error::Forbidden);
    }
    let reason = text::clean(reason).unwrap_or_default();
    if reason.is_empty() {
        return Err(Problems::one("reason", "evaluation-reason").into());
    }
    let consensus = store::consensus_of(act.db, &task.proposal, cutoff)?;
    if consensus.is_some_and(|row| row.state == ReportState::Finished) {
        return Err(Refusal::new("consensus-finished").into());
    }
    let to = task.state.after(verb)?;
    let at = act.received();
    store::move_task(act.db, &task, to, at, &reason)?;
    let report = store::report_of_task(act.db, &task.id, ReportKind::Individual)?;
    if let Some(mut row) = report.filter(|_| verb == TaskVerb::Reopen) {
        row.state = ReportState::Open;
        store::save_report(act.db, &row, row.version)?;
    }
    let facts = json!({ "expert": task.person, "duty": task.duty.name(), "to": to.name() });
    act.record(&Entry::new("evaluation.task_moved", object(&task.proposal), RecordClass::Evaluation, facts))?;
    let template = if verb == TaskVerb::Reopen { "evaluation-reopened" } else { "evaluation-removed" };
    let letter = Letter::to_person(task.person, template, RecordClass::Evaluation);
    act.post(&letter.with("reference", &task.reference).with("reason", reason))
}

/// The expert takes the task on. Conflicts come first: without access there is nothing to accept.
pub fn accept(act: &mut Act<'_>, id: &AssignmentId) -> Result<()> {
    let desk = Desk::load(act.db, act.actor, id, act.received())?;
    match desk.access {
        crate::evaluation::rules::Access::Granted => {}
        crate::evaluation::rules::Access::MustDeclare => return Err(Refusal::new("declare-first").into()),
        crate::evaluation::rules::Access::AwaitsRuling => return Err(Refusal::new("ruling-awaited").into()),
        crate::evaluation::rules::Access::Denied => return Err(Error::NotFound),
    }
    let to = desk.task.state.after(TaskVerb::Accept)?;
    settle(act, &desk.task, to, "", "evaluation.accepted")
}

/// The expert turns the task down; staff are told.
pub fn decline(act: &mut Act<'_>, id: &AssignmentId, reason: &str) -> Result<()> {
    let task = store::task_visible_to(act.db, act.actor, id)?;
    let reason = text::clean(reason).unwrap_or_default();
    if reason.is_empty() {
        return Err(Problems::one("reason", "evaluation-reason").into());
    }
    let to = task.state.after(TaskVerb::Decline)?;
    settle(act, &task, to, &reason, "evaluation.declined")?;
    tell_staff(
        act,
        &task.call,
        "evaluation-declined",
        &[("reference", &task.reference), ("name", &task.name)],
    )
}

/// Moves a task and leaves evidence of it.
pub(super) fn settle(
    act: &mut Act<'_>,
    task: &Task,
    to: TaskState,
    reason: &str,
    verb: &'static str,
) -> Result<()> {
    let at = act.received();
    store::move_task(act.db, task, to, at, reason)?;
    let facts = json!({ "expert": task.person, "duty": task.duty.name(), "to": to.name() });
    act.record(&Entry::new(verb, object(&task.proposal), RecordClass::Evaluation, facts))
}
