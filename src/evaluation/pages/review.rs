//! One task: the proposal on the one side, the report on the other. The same page serves the evaluator, the
//! rapporteur and the moderator, each with what their duty lets them do.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::Serialize;

use super::form::{self, Filling, ReportForm};
use super::tasks::access_tag;
use super::{Shown, document_answer, report_tag, shown, task_tag};
use crate::act::Act;
use crate::evaluation::acts::{self, Purpose};
use crate::evaluation::rules::{
    Access, Duty, Report, ReportKind, ReportState, Score, Sight, TaskState, not_agreed,
};
use crate::evaluation::store::{self, Desk, Evaluation, ReportRow};
use crate::ground::ids::{AssignmentId, DocumentId};
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Page, Signed, View};
use crate::web::{InTime, see_other};
use crate::words::parts::{Action, Crumb, Field, Kind, Notice, Tag};

#[derive(Serialize)]
struct ReviewView {
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
pub(super) struct ReadReport {
    pub heading: String,
    pub state: Tag,
    pub criteria: Vec<ReadCriterion>,
    pub overall: String,
    pub flags: String,
}

#[derive(Serialize)]
pub(super) struct ReadCriterion {
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

type Typed = BTreeMap<String, String>;

/// What a post left behind, to be shown again.
#[derive(Default)]
struct Again {
    typed: Option<Typed>,
    problems: Problems,
    /// The version it stands at, where it was saved elsewhere meanwhile.
    stale: Option<i64>,
}

pub async fn show(who: Signed, id: Path<String>) -> Result<HttpResponse> {
    let id = AssignmentId::from_text(id.into_inner());
    who.page(move |look| view(look, &id, &Again::default())).await
}

pub async fn accept(who: Signed, id: Path<String>, form: InTime<Typed>) -> Result<HttpResponse> {
    let id = AssignmentId::from_text(id.into_inner());
    let task = id.clone();
    who.act(form.received, move |act| acts::accept(act, &task)).await?;
    Ok(see_other(&format!("/reviews/{id}?done=task-accepted")))
}

pub async fn decline(who: Signed, id: Path<String>, form: InTime<Typed>) -> Result<HttpResponse> {
    let (id, InTime { form, received }) = (AssignmentId::from_text(id.into_inner()), form);
    let (task, reason) = (id.clone(), form.get("reason").cloned().unwrap_or_default());
    match who.act(received, move |act| acts::decline(act, &task, &reason)).await {
        Ok(()) => Ok(see_other("/reviews?done=task-declined")),
        Err(error) => again(&who, id, form, error).await,
    }
}

/// Saves, and then submits or proposes where that was asked for: what was typed is kept even where it is not
/// complete yet.
pub async fn report(who: Signed, id: Path<String>, form: InTime<Typed>) -> Result<HttpResponse> {
    let (id, InTime { form, received }) = (AssignmentId::from_text(id.into_inner()), form);
    let verb = form.get("do").map_or("save", String::as_str).to_owned();
    let seen: i64 = form.get("version").and_then(|version| version.parse().ok()).unwrap_or_default();
    let (task, typed) = (id.clone(), form.clone());
    let saved = who.act(received, move |act| save(act, &task, &typed, seen)).await;
    let version = match saved {
        Ok(version) => version,
        Err(error) => return again(&who, id, form, error).await,
    };
    if verb == "save" {
        return Ok(see_other(&format!("/reviews/{id}?done=report-saved")));
    }
    let (task, typed) = (id.clone(), form.clone());
    match who.act(received, move |act| hand_in(act, &task, &typed, version)).await {
        Ok(()) => Ok(see_other(&format!("/reviews/{id}?done=report-submitted"))),
        Err(error) => {
            let mut form = form;
            form.insert("version".to_owned(), version.to_string());
            again(&who, id, form, error).await
        }
    }
}

fn save(act: &mut Act<'_>, id: &AssignmentId, typed: &Typed, seen: i64) -> Result<i64> {
    let (duty, report) = read(act, id, typed)?;
    match duty {
        Duty::Rapporteur => acts::write_consensus(act, id, &report, seen, Purpose::Keep),
        Duty::Evaluator | Duty::Moderator => acts::save_draft(act, id, &report, seen),
    }
}

fn hand_in(act: &mut Act<'_>, id: &AssignmentId, typed: &Typed, seen: i64) -> Result<()> {
    let (duty, report) = read(act, id, typed)?;
    match duty {
        Duty::Rapporteur => acts::write_consensus(act, id, &report, seen, Purpose::Propose).map(drop),
        Duty::Evaluator | Duty::Moderator => acts::submit_report(act, id, &report, seen),
    }
}

fn read(act: &mut Act<'_>, id: &AssignmentId, typed: &Typed) -> Result<(Duty, Report)> {
    let desk = Desk::load(act.db, act.actor, id, act.received())?;
    let report = Report::typed(&desk.basis.rulebook.scoring, typed)?;
    Ok((desk.task.duty, report))
}

pub async fn consent(who: Signed, id: Path<String>, form: InTime<Typed>) -> Result<HttpResponse> {
    let (id, InTime { form, received }) = (AssignmentId::from_text(id.into_inner()), form);
    let version: i64 = form.get("version").and_then(|version| version.parse().ok()).unwrap_or_default();
    let agrees = form.get("do").is_some_and(|verb| verb == "agree");
    let (task, reason) = (id.clone(), form.get("reason").cloned().unwrap_or_default());
    match who.act(received, move |act| acts::consent(act, &task, version, agrees, &reason)).await {
        Ok(()) => Ok(see_other(&format!("/reviews/{id}?done=consensus-answered"))),
        Err(error) => again(&who, id, form, error).await,
    }
}

pub async fn finish(who: Signed, id: Path<String>, form: InTime<Typed>) -> Result<HttpResponse> {
    let (id, InTime { form, received }) = (AssignmentId::from_text(id.into_inner()), form);
    let version: i64 = form.get("version").and_then(|version| version.parse().ok()).unwrap_or_default();
    let task = id.clone();
    who.act(received, move |act| acts::finish_consensus(act, &task, version)).await?;
    Ok(see_other(&format!("/reviews/{id}?done=consensus-finished")))
}

/// A document of the proposal, for an expert who may read it.
pub async fn document(who: Signed, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (id, document) = path.into_inner();
    let (id, wanted) = (AssignmentId::from_text(id), DocumentId::from_text(document));
    let found = who
        .look(move |look| {
            let desk = Desk::load(look.db, &look.actor, &id, look.now)?;
            desk.must_read()?;
            let documents = &desk.proposal()?.content.documents;
            documents.iter().find(|document| document.id == wanted).cloned().ok_or(Error::NotFound)
        })
        .await?;
    document_answer(&who.state.files, &found).await
}

/// The page again, with what was typed and what is wrong; other errors stay errors.
async fn again(who: &Signed, id: AssignmentId, typed: Typed, error: Error) -> Result<HttpResponse> {
    let (again, status) = match error {
        Error::Invalid(problems) => {
            (Again { typed: Some(typed), problems, stale: None }, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Error::Conflict { current } => {
            let (typed, problems) = (Some(typed), Problems::none());
            (Again { typed, problems, stale: Some(current) }, StatusCode::CONFLICT)
        }
        other => return Err(other),
    };
    who.page(move |look| Ok(Page::with_status(view(look, &id, &again)?, status))).await
}

fn view(look: &mut Look<'_>, id: &AssignmentId, again: &Again) -> Result<ReviewView> {
    let actor = look.actor.clone();
    let desk = Desk::load(look.db, &actor, id, look.now)?;
    let frozen = desk.proposal()?;
    let evaluation = Evaluation::load(look.db, &desk.basis, &desk.task.proposal)?;
    let may_read = desk.may_read();
    let documents = format!("/reviews/{id}/documents");
    let proposal = may_read
        .then(|| shown(&desk.basis.rulebook, frozen, look.language.code(), &documents))
        .transpose()?;
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
        notice: notice(look, &desk, &evaluation),
        accept: (may_read && desk.task.state == TaskState::Assigned)
            .then(|| Action::post(look.say("evaluation-accept"), format!("/reviews/{id}/accept")).primary()),
        decline: decline_form(look, &desk, again),
        proposal,
        form,
        reports,
        consent: consent_form(look, &desk, consensus, again),
        finish: finish_form(look, &desk, &evaluation)?,
        words: agreements(look, &evaluation, consensus)?,
    })
}

/// What stands in the way, or comes next.
fn notice(look: &Look<'_>, desk: &Desk, evaluation: &Evaluation) -> Option<Notice> {
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
        Access::Granted => None,
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
        let in_form = writing
            && (row.task == desk.task.id
                || (row.kind == ReportKind::Consensus && desk.task.duty == Duty::Rapporteur));
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
pub(super) fn read_report(
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
