//! What one report says, and when it is complete. Individual and consensus reports have the same shape.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::score::Score;
use crate::call::rules::Scoring;
use crate::ground::{Problems, text};

/// Score and comment per criterion of the rulebook, and the words on the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub criteria: BTreeMap<String, Assessment>,
    #[serde(default)]
    pub overall: String,
    /// Of [`FLAGS`]: what the panel should look at, whatever the scores.
    #[serde(default)]
    pub flags: Vec<String>,
}

pub const FLAGS: [&str; 3] = ["out_of_scope", "ethics", "capacity"];

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    #[serde(default)]
    pub comment: String,
}

/// How far one criterion is: what the table under the form says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    Open,
    ScoreMissing,
    CommentShort,
    CommentLong,
    Done,
}

impl Report {
    /// Reads a form: fields `scores.CRITERION`, `comments.CRITERION`, `overall` and `flags.FLAG`. Criteria the rulebook does
    /// not know are left out; a score that is no score is a problem of its field. Comments of any length pass:
    /// a draft is to be kept, and [`Report::missing`] says what is wrong with it.
    pub fn typed(scoring: &Scoring, fields: &BTreeMap<String, String>) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let mut report = Self::default();
        for criterion in &scoring.criteria {
            let score_field = format!("scores.{}", criterion.id);
            let score = match fields.get(&score_field).map(|typed| typed.trim()) {
                None | Some("") => None,
                Some(typed) => Score::parse(typed, &scoring.scale)
                    .map_err(|error| problems.0.push(error.problem(score_field)))
                    .ok(),
            };
            let comment = clean_field(fields, &format!("comments.{}", criterion.id), &mut problems);
            report.criteria.insert(criterion.id.clone(), Assessment { score, comment });
        }
        report.overall = clean_field(fields, "overall", &mut problems);
        let raised = FLAGS.iter().filter(|flag| fields.contains_key(&format!("flags.{flag}")));
        report.flags = raised.map(|flag| (*flag).to_owned()).collect();
        if problems.is_empty() { Ok(report) } else { Err(problems) }
    }

    pub fn score(&self, criterion: &str) -> Option<Score> {
        self.criteria.get(criterion)?.score
    }

    pub fn comment(&self, criterion: &str) -> &str {
        self.criteria.get(criterion).map_or("", |assessment| assessment.comment.as_str())
    }

    /// The scores given so far, by criterion.
    pub fn scores(&self) -> BTreeMap<String, Score> {
        self.criteria.iter().filter_map(|(id, given)| Some((id.clone(), given.score?))).collect()
    }

    /// Everything that stands between this report and its submission, field by field.
    pub fn missing(&self, scoring: &Scoring) -> Problems {
        let mut problems = Problems::none();
        for criterion in &scoring.criteria {
            let (scores, comments) =
                (format!("scores.{}", criterion.id), format!("comments.{}", criterion.id));
            if let Some(score) = self.score(&criterion.id) {
                // A rulebook may have changed its scale since the draft was saved.
                if let Err(error) = Score::parse(&score.to_string(), &scoring.scale) {
                    problems.0.push(error.problem(scores));
                }
            } else {
                problems.add(scores, "score-missing");
            }
            let has = self.comment(&criterion.id).chars().count();
            match has {
                has if has < scoring.comment_min => {
                    problems.add(comments, "comment-short").with("min", scoring.comment_min).with("has", has);
                }
                has if has > scoring.comment_max => {
                    problems.add(comments, "comment-long").with("max", scoring.comment_max).with("has", has);
                }
                _ => {}
            }
        }
        problems
    }

    pub fn progress(&self, scoring: &Scoring, criterion: &str) -> Progress {
        let length = self.comment(criterion).chars().count();
        match self.score(criterion) {
            None if length == 0 => Progress::Open,
            None => Progress::ScoreMissing,
            Some(_) if length < scoring.comment_min => Progress::CommentShort,
            Some(_) if length > scoring.comment_max => Progress::CommentLong,
            Some(_) => Progress::Done,
        }
    }

    /// How many criteria are done.
    pub fn done(&self, scoring: &Scoring) -> usize {
        let criteria = scoring.criteria.iter();
        criteria.filter(|criterion| self.progress(scoring, &criterion.id) == Progress::Done).count()
    }
}

fn clean_field(fields: &BTreeMap<String, String>, name: &str, problems: &mut Problems) -> String {
    let typed = fields.get(name).map_or("", String::as_str);
    text::clean(typed).unwrap_or_else(|_nul| {
        problems.add(name, "nul");
        String::new()
    })
}
