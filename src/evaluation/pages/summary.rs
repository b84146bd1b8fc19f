//! The summary report of a proposal: the consensus, without a name.
//!
//! `{{> summary_report summary}}`

use serde::Serialize;

use crate::call::rules::Rulebook;
use crate::evaluation::rules::{Report, Score, total};

#[derive(Serialize)]
pub struct SummaryReport {
    /// Hundredths.
    total: Option<i32>,
    criteria: Vec<SummaryCriterion>,
    overall: String,
}

#[derive(Serialize)]
struct SummaryCriterion {
    title: String,
    given: Option<i32>,
    threshold: Option<i32>,
    comment: String,
}

impl SummaryReport {
    pub fn of(book: &Rulebook, report: &Report, language: &str) -> Self {
        let criteria = book.scoring.criteria.iter().map(|criterion| SummaryCriterion {
            title: criterion.title.in_language(language).to_owned(),
            given: report.score(&criterion.id).map(Score::hundredths),
            threshold: criterion.threshold,
            comment: report.comment(&criterion.id).to_owned(),
        });
        let whole = total(&book.scoring, &report.scores()).ok();
        Self {
            total: whole.map(|total| total.weighted.rounded().hundredths()),
            criteria: criteria.collect(),
            overall: report.overall.clone(),
        }
    }
}
