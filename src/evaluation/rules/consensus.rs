//! The consensus report: drafted by the rapporteur, agreed by the evaluators, finished by the moderator.
//!
//! | from | verb | by | to | when |
//! |---|---|---|---|---|
//! | – | begin | rapporteur | open | all individual reports are in |
//! | open | propose | rapporteur | proposed | complete |
//! | proposed | revise | rapporteur | open | |
//! | proposed | finish | moderator | finished | every evaluator agreed to this version |

use super::report::Report;
use super::task::{Duty, TaskState};
use crate::call::rules::Scoring;
use crate::ground::ids::PersonId;
use crate::ground::{Refusal, text};
use crate::named;

named! {
    ReportKind {
        Individual => "individual",
        Consensus => "consensus",
    }

    ReportState {
        Open => "open",
        Proposed => "proposed",
        Finished => "finished",
    }
}

/// All individual reports are in: at least the number the rulebook asks for, and none still awaited.
pub fn individual_reports_in(scoring: &Scoring, tasks: impl IntoIterator<Item = (Duty, TaskState)>) -> bool {
    let live: Vec<_> = tasks
        .into_iter()
        .filter(|(duty, state)| *duty == Duty::Evaluator && state.is_live())
        .map(|(_, state)| state)
        .collect();
    let finished = live.iter().filter(|state| **state == TaskState::Finished).count();
    finished == live.len() && finished >= scoring.experts_per_proposal.max(1)
}

/// An evaluator's word on one version of the consensus report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    pub person: PersonId,
    pub version: i64,
    pub agrees: bool,
    pub reason: String,
}

/// The evaluators whose agreement to `version` is still missing.
pub fn not_agreed(evaluators: &[PersonId], consents: &[Consent], version: i64) -> Vec<PersonId> {
    let agreed = |person: &PersonId| {
        consents.iter().any(|word| word.person == *person && word.version == version && word.agrees)
    };
    evaluators.iter().filter(|person| !agreed(person)).cloned().collect()
}

/// Whether the moderator may finish a proposed consensus.
pub fn may_finish(
    state: ReportState,
    evaluators: &[PersonId],
    consents: &[Consent],
    version: i64,
) -> Result<(), Refusal> {
    if state != ReportState::Proposed {
        return Err(Refusal::new("consensus-not-proposed").with("state", state.name()));
    }
    match not_agreed(evaluators, consents, version).len() {
        0 => Ok(()),
        missing => Err(Refusal::new("consensus-not-agreed").with("missing", missing)),
    }
}

/// Where a text names an expert: the field and the name, to be pointed out before it leaves the room.
///
/// A name counts when all its words of three letters or more stand in the text, next to each other or not:
/// "Prof. Ada Example" and "Example, Ada" are the same person to a reader.
pub fn names_in<'a>(report: &'a Report, experts: &'a [String]) -> Vec<(String, &'a str)> {
    let fields = report
        .criteria
        .iter()
        .map(|(id, given)| (format!("comments.{id}"), given.comment.as_str()))
        .chain([("overall".to_owned(), report.overall.as_str())]);
    let mut found = Vec::new();
    for (field, words) in fields {
        let said = words_of(words);
        for expert in experts {
            let name: Vec<String> = words_of(expert).into_iter().filter(|w| w.chars().count() > 2).collect();
            if !name.is_empty() && name.iter().all(|word| said.contains(word)) {
                found.push((field.clone(), expert.as_str()));
            }
        }
    }
    found
}

fn words_of(words: &str) -> Vec<String> {
    text::folded(words).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
}
