//! Experts declare conflicts before they see anything; staff rule on those that are theirs to rule on.

use std::collections::BTreeMap;

use serde_json::json;

use super::tasks::settle;
use super::{must_be_unsealed, object, tell_staff};
use crate::act::Act;
use crate::evaluation::rules::{Access, Declared, Degree, Ruling, TaskVerb};
use crate::evaluation::store::{self, Basis, Clearance, ConflictRow, must_run, tasks_visible_to};
use crate::ground::ids::{CallId, PersonId, ProposalId};
use crate::ground::{Entry, Error, Letter, Problems, RecordClass, Result, text};
use crate::proposal;

/// A declaration about one proposal, by its reference.
#[derive(Clone, Debug)]
pub struct Declaration {
    pub degree: Option<Degree>,
    pub detail: String,
}

/// An expert declares about every proposal of a cut-off at once, competing ones included. A disqualifying
/// conflict declines the expert's tasks on that proposal by itself; a potential one waits for staff.
pub fn declare(
    act: &mut Act<'_>,
    call: &CallId,
    cutoff: i32,
    said: &BTreeMap<String, Declaration>,
) -> Result<()> {
    let person = act.actor.person().cloned().ok_or(Error::NotFound)?;
    let mine: Vec<_> = tasks_visible_to(act.db, act.actor)?
        .into_iter()
        .filter(|task| task.call == *call && task.cutoff == cutoff)
        .collect();
    if mine.is_empty() {
        return Err(Error::NotFound);
    }
    let basis = Basis::load(act.db, call, cutoff)?;
    must_be_unsealed(act, &basis)?;
    let roll = basis.roll(act.db)?;
    let words = complete(&roll, said)?;
    let before = store::declarations(act.db, &basis, &person)?;
    for (proposal, degree, detail) in words {
        let last = before.get(proposal);
        let same = |row: &&ConflictRow| row.declared.degree == degree && row.declared.detail == detail;
        if last.filter(same).is_some() {
            continue;
        }
        let row = ConflictRow {
            id: act.id(),
            number: last.map_or(1, |row| row.number + 1),
            declared: Declared { degree, detail, ruling: None },
            at: act.received(),
        };
        store::insert_declaration(act.db, &row, proposal, cutoff, &person)?;
        let facts = json!({ "degree": degree.name(), "cutoff": cutoff });
        let verb = "evaluation.conflict_declared";
        act.record(&Entry::new(verb, object(proposal), RecordClass::Evaluation, facts))?;
    }
    follow(act, &basis, &person, &mine)
}

/// What was said about each proposal, or what is missing.
fn complete<'a>(
    roll: &'a [proposal::store::Entry],
    said: &BTreeMap<String, Declaration>,
) -> Result<Vec<(&'a ProposalId, Degree, String)>> {
    let mut problems = Problems::none();
    let mut words = Vec::new();
    for entry in roll {
        let word = said.get(&entry.reference);
        let Some(degree) = word.and_then(|word| word.degree) else {
            problems.add(format!("degree.{}", entry.reference), "degree-missing");
            continue;
        };
        let detail = word.and_then(|word| text::clean(&word.detail).ok()).unwrap_or_default();
        if degree != Degree::None && detail.is_empty() {
            problems.add(format!("detail.{}", entry.reference), "evaluation-reason");
        }
        words.push((&entry.proposal, degree, detail));
    }
    problems.into_result()?;
    Ok(words)
}

/// What follows from declarations for the expert's own tasks.
fn follow(act: &mut Act<'_>, basis: &Basis, person: &PersonId, mine: &[store::Task]) -> Result<()> {
    let expert = store::expert(act.db, &basis.call, person)?;
    let clearance = Clearance::load(act.db, basis, expert, act.received())?;
    for task in mine {
        let args = [("reference", task.reference.as_str()), ("name", task.name.as_str())];
        match clearance.access(&task.proposal) {
            Access::Denied if task.state.is_pending() => {
                let to = task.state.after(TaskVerb::Decline)?;
                settle(act, task, to, "conflict of interest", "evaluation.declined_by_conflict")?;
                tell_staff(act, &basis.call, "evaluation-declined", &args)?;
            }
            Access::AwaitsRuling => tell_staff(act, &basis.call, "evaluation-ruling-asked", &args)?,
            Access::MustDeclare | Access::Granted | Access::Denied => {}
        }
    }
    Ok(())
}

/// Staff rule on a potential conflict. What is barred declines the expert's tasks; what is allowed opens the
/// proposal.
pub fn rule(
    act: &mut Act<'_>,
    call: &CallId,
    cutoff: i32,
    reference: &str,
    person: &PersonId,
    ruling: Ruling,
) -> Result<()> {
    must_run(act.actor, call, cutoff)?;
    let basis = Basis::load(act.db, call, cutoff)?;
    must_be_unsealed(act, &basis)?;
    let frozen = basis.by_reference(act.db, reference)?;
    let declared = store::declarations(act.db, &basis, person)?;
    let row = declared.get(&frozen.proposal).ok_or(Error::NotFound)?;
    let by = act.by();
    store::set_ruling(act.db, &row.id, ruling, act.received(), &by)?;
    let facts = json!({ "expert": person, "ruling": ruling.name() });
    let entry =
        Entry::new("evaluation.conflict_ruled", object(&frozen.proposal), RecordClass::Evaluation, facts);
    act.record(&entry)?;
    let tasks = store::tasks_of_proposal(act.db, &frozen.proposal, cutoff)?;
    let theirs: Vec<_> = tasks.into_iter().filter(|task| task.person == *person).collect();
    if ruling == Ruling::Barred {
        for task in theirs.iter().filter(|task| task.state.is_pending()) {
            let to = task.state.after(TaskVerb::Decline)?;
            settle(act, task, to, "conflict of interest", "evaluation.declined_by_conflict")?;
        }
    }
    let template = match ruling {
        Ruling::Allowed => "evaluation-ruled-allowed",
        Ruling::Barred => "evaluation-ruled-barred",
    };
    act.post(
        &Letter::to_person(person.clone(), template, RecordClass::Evaluation).with("reference", reference),
    )
}
