//! The form in which a report is written: individual or consensus, criterion by criterion.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::call::rules::{Criterion, Rulebook};
use crate::evaluation::rules::{FLAGS, Progress, Report, Score, meaning};
use crate::ground::Problems;
use crate::people::Look;
use crate::words::parts::{Choice, Field, Notice, Summary, Tag};

/// Above this many steps a scale is typed, not clicked.
const CLICKABLE: i32 = 25;

#[derive(Serialize)]
pub(super) struct ReportForm {
    pub action: String,
    pub version: i64,
    pub criteria: Vec<CriterionForm>,
    pub flags: Vec<Field>,
    pub overall: Field,
    pub summary: Option<Summary>,
    pub stale: Option<Notice>,
    /// What the main button does (`submit` or `propose`), and says.
    pub verb: &'static str,
    pub button: String,
    /// Who sees this, and from when on.
    pub seen_by: String,
}

#[derive(Serialize)]
pub(super) struct CriterionForm {
    pub number: usize,
    pub title: String,
    pub hint: String,
    pub weight: i32,
    pub threshold: Option<String>,
    pub score: Field,
    pub comment: Field,
    pub meaning: String,
    pub state: Tag,
    /// What the single experts wrote, beside a consensus.
    pub beside: Vec<Beside>,
    /// What stands saved, where somebody saved something else meanwhile.
    pub elsewhere: Option<Beside>,
}

#[derive(Serialize)]
pub(super) struct Beside {
    pub name: String,
    pub score: String,
    pub comment: String,
}

/// What the form is filled with.
pub(super) struct Filling<'a> {
    pub report: &'a Report,
    /// As typed, where it goes before what was saved.
    pub typed: Option<&'a BTreeMap<String, String>>,
    pub problems: &'a Problems,
    /// Reports of single experts, by name.
    pub beside: &'a [(String, Report)],
    /// What was saved meanwhile, where it is not what was typed on.
    pub elsewhere: Option<&'a Report>,
}

impl Filling<'_> {
    fn value(&self, field: &str, kept: String) -> String {
        self.typed.map_or(kept, |typed| typed.get(field).cloned().unwrap_or_default())
    }
}

pub(super) fn criteria(look: &Look<'_>, rulebook: &Rulebook, filling: &Filling<'_>) -> Vec<CriterionForm> {
    let all = rulebook.scoring.criteria.iter().enumerate();
    all.map(|(place, criterion)| one(look, rulebook, filling, place + 1, criterion)).collect()
}

fn one(
    look: &Look<'_>,
    rulebook: &Rulebook,
    filling: &Filling<'_>,
    number: usize,
    criterion: &Criterion,
) -> CriterionForm {
    let (scoring, language) = (&rulebook.scoring, look.language.code());
    let (score, comment) = (format!("scores.{}", criterion.id), format!("comments.{}", criterion.id));
    let decimal = look.language.decimal();
    let given = filling.report.score(&criterion.id);
    let shown = given.map_or(String::new(), |score| score.shown(decimal));
    let progress = filling.report.progress(scoring, &criterion.id);
    let errors = |name: &str| look.words().errors(look.language, filling.problems, name);
    let beside = filling.beside.iter().map(|(name, report)| beside(name, report, &criterion.id, decimal));
    CriterionForm {
        number,
        title: criterion.title.in_language(language).to_owned(),
        hint: criterion.hint.in_language(language).to_owned(),
        weight: criterion.weight,
        threshold: criterion.threshold.map(|t| Score::from_hundredths(t).shown(decimal)),
        // Neither is optional for a report that is handed in; a draft may lack them, so the form is sent anyway.
        score: score_field(look, rulebook, &score)
            .required()
            .value(filling.value(&score, shown))
            .errors(errors(&score)),
        comment: Field::lines(&comment, look.say("evaluation-comment"))
            .hint(look.text(
                "evaluation-comment-hint",
                &[("min", scoring.comment_min.to_string()), ("max", scoring.comment_max.to_string())],
            ))
            .value(filling.value(&comment, filling.report.comment(&criterion.id).to_owned()))
            .max(scoring.comment_max)
            .required()
            .errors(errors(&comment)),
        meaning: given
            .and_then(|score| meaning(scoring, score))
            .map_or(String::new(), |found| found.text.in_language(language).to_owned()),
        state: progress_tag(look, progress),
        beside: beside.collect(),
        elsewhere: filling.elsewhere.map(|saved| {
            self::beside(&look.say("evaluation-saved-elsewhere"), saved, &criterion.id, decimal)
        }),
    }
}

fn beside(name: &str, report: &Report, criterion: &str, decimal: &str) -> Beside {
    Beside {
        name: name.to_owned(),
        score: report.score(criterion).map_or("–".to_owned(), |score| score.shown(decimal)),
        comment: report.comment(criterion).to_owned(),
    }
}

fn score_field(look: &Look<'_>, rulebook: &Rulebook, name: &str) -> Field {
    let scale = &rulebook.scoring.scale;
    let decimal = look.language.decimal();
    let ends = [
        ("min", Score::from_hundredths(scale.min).shown(decimal)),
        ("max", Score::from_hundredths(scale.max).shown(decimal)),
    ];
    let label = look.text("evaluation-score-label", &ends);
    let steps = if scale.step > 0 { (scale.max - scale.min) / scale.step } else { i32::MAX };
    if steps > CLICKABLE {
        return Field::number(name, label);
    }
    let choices = (0..=steps).map(|place| {
        let shown = Score::from_hundredths(scale.min + place * scale.step).shown(decimal);
        Choice::new(shown.clone(), shown)
    });
    Field::scores(name, label, choices.collect())
}

pub(super) fn progress_tag(look: &Look<'_>, progress: Progress) -> Tag {
    match progress {
        Progress::Open => Tag::plain(look.say("evaluation-progress-open")),
        Progress::ScoreMissing => Tag::warn(look.say("evaluation-progress-score-missing")),
        Progress::CommentShort => Tag::warn(look.say("evaluation-progress-comment-short")),
        Progress::CommentLong => Tag::bad(look.say("evaluation-progress-comment-long")),
        Progress::Done => Tag::good(look.say("evaluation-progress-done")),
    }
}

pub(super) fn flags(look: &Look<'_>, filling: &Filling<'_>) -> Vec<Field> {
    let fields = FLAGS.iter().map(|flag| {
        let name = format!("flags.{flag}");
        let raised = match filling.typed {
            Some(typed) => typed.contains_key(&name),
            None => filling.report.flags.iter().any(|raised| raised == flag),
        };
        let label = look.say(&format!("evaluation-flag-{}", flag.replace('_', "-")));
        Field::check(&name, label).value(if raised { "true" } else { "" })
    });
    fields.collect()
}

pub(super) fn overall(look: &Look<'_>, filling: &Filling<'_>) -> Field {
    Field::lines("overall", look.say("evaluation-overall"))
        .value(filling.value("overall", filling.report.overall.clone()))
        .errors(look.words().errors(look.language, filling.problems, "overall"))
}

/// A consensus report to begin from: the middle score of each criterion, and what the experts wrote.
pub(super) fn first_draft(rulebook: &Rulebook, beside: &[(String, Report)]) -> Report {
    let mut draft = Report::default();
    for criterion in &rulebook.scoring.criteria {
        let mut scores: Vec<Score> =
            beside.iter().filter_map(|(_, report)| report.score(&criterion.id)).collect();
        scores.sort_unstable();
        let comments = beside.iter().map(|(_, report)| report.comment(&criterion.id));
        let comment = comments.filter(|comment| !comment.is_empty()).collect::<Vec<_>>().join("\n\n");
        let score = scores.get(scores.len() / 2).copied();
        let given = crate::evaluation::rules::Assessment { score, comment };
        draft.criteria.insert(criterion.id.clone(), given);
    }
    draft
}
