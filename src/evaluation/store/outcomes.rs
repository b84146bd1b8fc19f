//! What the evaluation of a cut-off came to: eligible or not, and the finished consensus.

use std::collections::BTreeMap;

use super::basis::Basis;
use super::checks::{OutcomeRow, conclusions_of};
use super::sight::Evaluation;
use crate::db::Db;
use crate::evaluation::rules::{Report, ReportState, Score};
use crate::ground::ids::CallId;
use crate::ground::{Moment, Result};
use crate::proposal::rules::Frozen;

/// Where one frozen proposal stands.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub frozen: Frozen,
    /// None while a checklist has no conclusion; false once one was failed.
    pub eligible: Option<bool>,
    /// Conclusions by checklist.
    pub conclusions: BTreeMap<String, OutcomeRow>,
    /// The consensus, once the moderator finished it.
    pub consensus: Option<Report>,
    pub finished: Option<Moment>,
    /// Scores of the finished individual reports, without names, in no telling order.
    pub individual: Vec<BTreeMap<String, Score>>,
}

impl Outcome {
    /// Ready to be ranked, or out of the ranking for good.
    pub fn settled(&self) -> bool {
        self.eligible == Some(false) || self.consensus.is_some()
    }
}

/// The outcomes of a cut-off in order of reference, with what they stand on.
pub fn outcomes(db: &mut Db, call: &CallId, cutoff: i32) -> Result<(Basis, Vec<Outcome>)> {
    let basis = Basis::load(db, call, cutoff)?;
    let frozen = basis.frozen(db)?;
    let outcomes = frozen.into_iter().map(|frozen| outcome(db, &basis, frozen)).collect::<Result<_>>()?;
    Ok((basis, outcomes))
}

fn outcome(db: &mut Db, basis: &Basis, frozen: Frozen) -> Result<Outcome> {
    let conclusions = conclusions_of(db, &frozen.proposal, basis.cutoff)?;
    let evaluation = Evaluation::load(db, basis, &frozen.proposal)?;
    let finished = evaluation.consensus().filter(|row| row.state == ReportState::Finished);
    let mut individual: Vec<_> = evaluation
        .individual()
        .filter(|(_, row)| row.state == ReportState::Finished)
        .map(|(_, row)| row.report.scores())
        .collect();
    individual.sort();
    Ok(Outcome {
        eligible: eligible(basis, &conclusions),
        consensus: finished.map(|row| row.report.clone()),
        finished: finished.and_then(|row| row.finished),
        frozen,
        conclusions,
        individual,
    })
}

/// Eligible once every checklist of the rulebook was passed; not, as soon as one was failed.
pub fn eligible(basis: &Basis, conclusions: &BTreeMap<String, OutcomeRow>) -> Option<bool> {
    if conclusions.values().any(|row| !row.passed) {
        return Some(false);
    }
    let lists = &basis.rulebook.checklists;
    lists.iter().all(|list| conclusions.contains_key(&list.id)).then_some(true)
}
