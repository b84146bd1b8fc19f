//! What the page of a task shows: to the evaluator, the rapporteur and the moderator.

use serde::Serialize;

use super::super::form::{self, Filling, ReportForm};
use super::super::tasks::access_tag;
use super::super::{EarlierShown, Shown, earlier, report_tag, shown, task_tag};
use super::Again;
use crate::evaluation::rules::{
    Access, Duty, Report, ReportKind, ReportState, Score, Sight, TaskState, not_agreed,
};
use crate::evaluation::store::{self, Desk, Evaluation, ReportRow};
use crate::ground::Result;
use crate::ground::ids::AssignmentId;
use crate::people::{Look, View};
use crate::words::parts::{Action, Crumb, Field, Kind, Notice, Tag};

#[derive(Serialize)]
pub(super) struct ReviewView {
    title: String,
    crumbs: Vec<Crumb>,
    reference: String,
    duty: String,
    state: Tag,
    due: Option<String>,
    access: Option<Tag>,
    notice: Option<Notice>,
    /// Taking the task on, where that is what comes next.
    accept: Option<Action>,
    decline: Option<DeclineForm>,
    proposal: Option<Shown>,
    earlier: Option<EarlierShown>,
    form: Option<ReportForm>,
    reports: Vec<ReadReport>,
    consent: Option<ConsentForm>,
    finish: Option<FinishForm>,
    words: Vec<Agreement>,
}

#[derive(Serialize)]
struct DeclineForm {
    action: String,
    reason: Field,
}

/// A report that may be read.
#[derive(Serialize)]
pub(in crate::evaluation::pages) struct ReadReport {
    pub heading: String,
    pub state: Tag,
    pub criteria: Vec<ReadCriterion>,
    pub overall: String,
    pub flags: String,
}

#[derive(Serialize)]
pub(in crate::evaluation::pages) struct ReadCriterion {
    pub title: String,
    pub score: String,
    pub comment: String,
}

#[derive(Serialize)]
struct ConsentForm {
    action: String,
    version: i64,
    reason: Field,
}

#[derive(Serialize)]
struct FinishForm {
    action: String,
    version: i64,
    missing: String,
}

/// What an evaluator said about a version of the consensus.
#[derive(Serialize)]
struct Agreement {
    name: String,
    word: Tag,
    reason: String,
}

impl View for ReviewView {
    const TEMPLATE: &'static str = "evaluation/review";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub(super) fn view(look: &mut Look<'_>, id: &AssignmentId, again: &Again) -> Result<ReviewView> {
    let actor = look.actor.clone();
    let desk = Desk::load(look.db, &actor, id, look.now)?;
    let frozen = &desk.proposal;
    let evaluation = Evaluation::load(look.db, &desk.basis, &desk.task.proposal)?;
    let may_read = desk.may_read();
    let documents = format!("/reviews/{id}/documents");
    let proposal = may_read.then(|| shown(look, &desk.basis.rulebook, frozen, &documents)).transpose()?;
    let earlier = match may_read {
        true => earlier(look, &desk.basis.rulebook, &desk.task.proposal, &frozen.content)?,
        false => None,
    };
    let own = evaluation.reports.iter().find(|row| row.task == desk.task.id);
    let form = if may_read { writing(look, &desk, &evaluation, own, again)? } else { None };
    let reports = if may_read { readable(look, &desk, &evaluation, form.is_some()) } else { Vec::new() };
    let consensus = evaluation.consensus().filter(|_| may_read);
    Ok(ReviewView {
        title: format!("{} {}", frozen.reference, frozen.content.acronym),
        crumbs: vec![Crumb::to(look.say("evaluation-tasks"), "/reviews"), Crumb::here(&frozen.reference)],
        reference: frozen.reference.clone(),
        duty: look.say(&format!("evaluation-duty-{}", desk.task.duty.name())),
        state: task_tag(look, desk.task.state),
        due: desk.task.due.map(|due| due.to_string()),
        access: access_tag(look, desk.access),
        notice: notice(look, &desk, &evaluation, consensus),
        accept: (may_read && desk.task.state == TaskState::Assigned)
            .then(|| Action::post(look.say("evaluation-accept"), format!("/reviews/{id}/accept")).primary()),
        decline: decline_form(look, &desk, again),
        proposal,
        earlier,
        form,
        reports,
        consent: consent_form(look, &desk, consensus, again),
        finish: finish_form(look, &desk, &evaluation)?,
        words: agreements(look, &evaluation, consensus)?,
    })
}

/// What stands in the way, or comes next.
fn notice(
    look: &Look<'_>,
    desk: &Desk,
    evaluation: &Evaluation,
    consensus: Option<&ReportRow>,
) -> Option<Notice> {
    let declare = format!("/reviews/conflicts/{}/{}", desk.task.call, desk.task.cutoff);
    let told = |kind: Kind, key: &str| Notice::new(kind, look.say(key), look.say(&format!("{key}-more")));
    match desk.access {
        Access::MustDeclare => Some(
            told(Kind::Warn, "evaluation-notice-declare")
                .action(Action::go(look.say("evaluation-declare"), declare)),
        ),
        Access::AwaitsRuling => Some(told(Kind::Warn, "evaluation-notice-ruling")),
        Access::Denied => Some(told(Kind::Bad, "evaluation-notice-denied")),
        Access::Granted if desk.task.duty != Duty::Evaluator && !evaluation.all_in => {
            Some(told(Kind::Plain, "evaluation-notice-wait"))
        }
        Access::Granted => match (desk.task.duty, consensus.map(|row| row.state)) {
            (_, Some(ReportState::Finished)) => Some(told(Kind::Good, "evaluation-notice-finished")),
            (Duty::Rapporteur, Some(ReportState::Proposed)) => {
                Some(told(Kind::Good, "evaluation-notice-proposed"))
            }
            (Duty::Moderator, None | Some(ReportState::Open)) => {
                Some(told(Kind::Plain, "evaluation-notice-written"))
            }
            (Duty::Evaluator, None | Some(ReportState::Open)) if desk.task.state == TaskState::Finished => {
                Some(told(Kind::Plain, "evaluation-notice-in"))
            }
            _ => None,
        },
    }
}

fn decline_form(look: &Look<'_>, desk: &Desk, again: &Again) -> Option<DeclineForm> {
    desk.task.state.is_pending().then(|| DeclineForm {
        action: format!("/reviews/{}/decline", desk.task.id),
        reason: Field::text("reason", look.say("evaluation-decline-reason"))
            .max(400)
            .required()
            .errors(look.words().errors(look.language, &again.problems, "reason")),
    })
}

/// The form, for whom the report is to write now.
fn writing(
    look: &Look<'_>,
    desk: &Desk,
    evaluation: &Evaluation,
    own: Option<&ReportRow>,
    again: &Again,
) -> Result<Option<ReportForm>> {
    let rapporteur = desk.task.duty == Duty::Rapporteur;
    let consensus = evaluation.consensus();
    let may_write = desk.task.state == TaskState::Open
        && match desk.task.duty {
            Duty::Evaluator => own.is_none_or(|row| row.state == ReportState::Open),
            Duty::Rapporteur => {
                evaluation.all_in && consensus.is_none_or(|row| row.state != ReportState::Finished)
            }
            Duty::Moderator => false,
        };
    if !may_write {
        return Ok(None);
    }
    let rulebook = &desk.basis.rulebook;
    let beside: Vec<(String, Report)> = if rapporteur {
        evaluation.individual().map(|(task, row)| (task.name.clone(), row.report.clone())).collect()
    } else {
        Vec::new()
    };
    let row = if rapporteur { consensus } else { own };
    let report = match row {
        Some(row) => row.report.clone(),
        None if rapporteur => form::first_draft(rulebook, &beside),
        None => Report::default(),
    };
    let elsewhere = again.stale.and(Some(&report));
    let filling = Filling {
        report: &report,
        typed: again.typed.as_ref().filter(|typed| typed.contains_key("version")),
        problems: &again.problems,
        beside: &beside,
        elsewhere,
    };
    let version = row.map_or(0, |row| row.version);
    let kind = if rapporteur { "consensus" } else { "individual" };
    Ok(Some(ReportForm {
        action: format!("/reviews/{}/report", desk.task.id),
        version,
        criteria: form::criteria(look, rulebook, &filling),
        flags: form::flags(look, &filling),
        overall: form::overall(look, &filling),
        summary: look.words().summary(look.language, &again.problems),
        stale: again
            .stale
            .map(|_| Notice::new(Kind::Bad, look.say("evaluation-stale"), look.say("evaluation-stale-more"))),
        verb: if rapporteur { "propose" } else { "submit" },
        button: look.say(if rapporteur { "evaluation-propose" } else { "evaluation-submit" }),
        seen_by: look.say(&format!("evaluation-seen-{kind}")),
    }))
}

/// The reports this actor may read now; the one in the form is left out.
fn readable(look: &Look<'_>, desk: &Desk, evaluation: &Evaluation, writing: bool) -> Vec<ReadReport> {
    let mut shown = Vec::new();
    for row in &evaluation.reports {
        let sight = evaluation.sight(&look.actor, &desk.task.call, desk.task.cutoff, row);
        // A rapporteur has the single reports beside each criterion of the form.
        let drafting = writing && desk.task.duty == Duty::Rapporteur;
        let in_form = drafting || (writing && row.task == desk.task.id);
        let live =
            row.kind == ReportKind::Consensus || evaluation.individual().any(|(task, _)| task.id == row.task);
        if sight >= Sight::Read && !in_form && live && row.state != ReportState::Open {
            let author = evaluation.tasks.iter().find(|task| task.id == row.task);
            let name = author.map_or("", |task| task.name.as_str());
            shown.push(read_report(look, &desk.basis.rulebook, row, name));
        }
    }
    shown.sort_by_key(|report| report.heading.clone());
    shown
}

/// A report as it is read.
pub(in crate::evaluation::pages) fn read_report(
    look: &Look<'_>,
    rulebook: &crate::call::rules::Rulebook,
    row: &ReportRow,
    author: &str,
) -> ReadReport {
    let decimal = look.language.decimal();
    let shown = |score: Score| score.shown(decimal);
    let criteria = rulebook.scoring.criteria.iter().map(|criterion| ReadCriterion {
        title: criterion.title.in_language(look.language.code()).to_owned(),
        score: row.report.score(&criterion.id).map_or("–".to_owned(), shown),
        comment: row.report.comment(&criterion.id).to_owned(),
    });
    let flags = row.report.flags.iter();
    let flags = flags.map(|flag| look.say(&format!("evaluation-flag-{}", flag.replace('_', "-"))));
    let heading = match row.kind {
        ReportKind::Individual => look.text("evaluation-report-of", &[("name", author.to_owned())]),
        ReportKind::Consensus => look.say("evaluation-consensus"),
    };
    ReadReport {
        heading,
        state: report_tag(look, row.state),
        criteria: criteria.collect(),
        overall: row.report.overall.clone(),
        flags: flags.collect::<Vec<_>>().join(", "),
    }
}

fn consent_form(
    look: &Look<'_>,
    desk: &Desk,
    consensus: Option<&ReportRow>,
    again: &Again,
) -> Option<ConsentForm> {
    let row = consensus.filter(|row| row.state == ReportState::Proposed)?;
    let asked = desk.task.duty == Duty::Evaluator && desk.task.state == TaskState::Finished;
    asked.then(|| ConsentForm {
        action: format!("/reviews/{}/consent", desk.task.id),
        version: row.version,
        reason: Field::text("reason", look.say("evaluation-disagree-reason"))
            .max(1_000)
            .errors(look.words().errors(look.language, &again.problems, "reason")),
    })
}

fn finish_form(look: &mut Look<'_>, desk: &Desk, evaluation: &Evaluation) -> Result<Option<FinishForm>> {
    let proposed = evaluation.consensus().filter(|row| row.state == ReportState::Proposed);
    let Some(row) = proposed.filter(|_| {
        desk.may_read() && desk.task.duty == Duty::Moderator && desk.task.state == TaskState::Open
    }) else {
        return Ok(None);
    };
    let consents = store::consents_of(look.db, &row.id)?;
    let missing = not_agreed(&evaluation.evaluators(), &consents, row.version).len();
    Ok(Some(FinishForm {
        action: format!("/reviews/{}/finish", desk.task.id),
        version: row.version,
        missing: look.text("evaluation-agreements-missing", &[("count", missing.to_string())]),
    }))
}

fn agreements(
    look: &mut Look<'_>,
    evaluation: &Evaluation,
    consensus: Option<&ReportRow>,
) -> Result<Vec<Agreement>> {
    let Some(row) = consensus.filter(|row| row.state != ReportState::Open) else { return Ok(Vec::new()) };
    let consents = store::consents_of(look.db, &row.id)?;
    // Finishing counts the version on once more; the words are about the one before.
    let version = if row.state == ReportState::Finished { row.version - 1 } else { row.version };
    let evaluators = evaluation.with_duty(Duty::Evaluator);
    let words = evaluators.map(|task| {
        let word = consents.iter().find(|word| word.person == task.person && word.version == version);
        Agreement {
            name: task.name.clone(),
            word: match word.map(|word| word.agrees) {
                None => Tag::plain(look.say("evaluation-word-none")),
                Some(true) => Tag::good(look.say("evaluation-word-agrees")),
                Some(false) => Tag::bad(look.say("evaluation-word-disagrees")),
            },
            reason: word.map_or(String::new(), |word| word.reason.clone()),
        }
    });
    Ok(words.collect())
}
