//! The evaluation over the API: an expert's tasks and reports here, then consensus, conflicts, and the desk of staff.

pub mod conflicts;
pub mod consensus;
pub mod desk;
pub mod experts;
pub mod office;
pub mod tasks;

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::evaluation::acts;
use crate::evaluation::rules::{Assessment, Duty, Report, ReportKind, ReportState, Score, Sight};
use crate::evaluation::store::{self, Basis, Desk, Evaluation, ReportRow, Task};
use crate::ground::ids::{AssignmentId, ProposalId};
use crate::ground::{Error, Moment, Refusal, Result};
use crate::people::{Api, Look, Reply};
use crate::proposal::rules::{Content, Supplement, of_declaration};
use crate::proposal::store::supplements;
use crate::web::{JsonInTime, Problem, json};

/// A task of the token's owner.
#[derive(Serialize, ToSchema)]
pub struct TaskBody {
    id: String,
    call: String,
    cutoff: i32,
    /// The proposal's reference.
    proposal: String,
    /// `evaluator`, `rapporteur` or `moderator`.
    duty: String,
    /// `assigned`, `open`, `finished` or `declined`.
    state: String,
    /// RFC 3339.
    due: Option<String>,
}

impl TaskBody {
    fn of(task: &Task) -> Self {
        Self {
            id: task.id.to_string(),
            call: task.call.to_string(),
            cutoff: task.cutoff,
            proposal: task.reference.clone(),
            duty: task.duty.name().to_owned(),
            state: task.state.name().to_owned(),
            due: task.due.map(|due: Moment| due.to_string()),
        }
    }
}

/// A report that somebody may read.
#[derive(Serialize, ToSchema)]
pub struct ReadBody {
    /// `individual` or `consensus`.
    kind: &'static str,
    /// `open`, `proposed` or `finished`.
    state: &'static str,
    /// Counts saves.
    version: i64,
    /// Who wrote it.
    by: String,
    report: ReportBody,
    /// Of a consensus that was proposed: what the evaluators said to it.
    words: Vec<WordBody>,
}

/// What an evaluator said to a version of the consensus.
#[derive(Serialize, ToSchema)]
pub struct WordBody {
    by: String,
    /// Null where nothing was said yet.
    agrees: Option<bool>,
    reason: String,
}

/// The reports an actor may read now, by kind and author. Whether the proposal is open to them was asked before.
fn readable(look: &mut Look<'_>, basis: &Basis, evaluation: &Evaluation) -> Result<Vec<ReadBody>> {
    let mut read = Vec::new();
    for row in &evaluation.reports {
        let sight = evaluation.sight(&look.actor, &basis.call, basis.cutoff, row);
        let shared = row.state != ReportState::Open || sight == Sight::Write;
        let live =
            row.kind == ReportKind::Consensus || evaluation.individual().any(|(task, _)| task.id == row.task);
        if sight < Sight::Read || !shared || !live {
            continue;
        }
        let by = evaluation.tasks.iter().find(|task| task.id == row.task);
        read.push(ReadBody {
            kind: row.kind.name(),
            state: row.state.name(),
            version: row.version,
            by: by.map_or_else(String::new, |task| task.name.clone()),
            report: ReportBody::of(&row.report),
            words: words(look, evaluation, row)?,
        });
    }
    read.sort_by(|a, b| (a.kind, &a.by).cmp(&(b.kind, &b.by)));
    Ok(read)
}

fn words(look: &mut Look<'_>, evaluation: &Evaluation, row: &ReportRow) -> Result<Vec<WordBody>> {
    if row.kind != ReportKind::Consensus || row.state == ReportState::Open {
        return Ok(Vec::new());
    }
    let consents = store::consents_of(look.db, &row.id)?;
    // Finishing counts the version on once more; the words are about the one before.
    let version = if row.state == ReportState::Finished { row.version - 1 } else { row.version };
    let said = evaluation.with_duty(Duty::Evaluator).map(|task| {
        let word = consents.iter().find(|word| word.person == task.person && word.version == version);
        WordBody {
            by: task.name.clone(),
            agrees: word.map(|word| word.agrees),
            reason: word.map_or_else(String::new, |word| word.reason.clone()),
        }
    });
    Ok(said.collect())
}

#[derive(Serialize, ToSchema)]
pub struct ReviewBody {
    #[serde(flatten)]
    task: TaskBody,
    /// `granted`, `must_declare`, `awaits_ruling` or `denied`. Content and report are there once granted.
    access: String,
    /// The proposal as it was frozen.
    #[schema(value_type = Option<Object>)]
    content: Option<Content>,
    report: Option<ReportBody>,
    /// All that may be read now, the consensus and one's own among them.
    reports: Vec<ReadBody>,
    /// What was accepted beside the proposal, once content is there.
    supplements: Vec<SupplementBody>,
}

/// What was accepted beside a submission after its cut-off.
#[derive(Serialize, ToSchema)]
pub struct SupplementBody {
    number: i32,
    /// The submission it adds to.
    version: i32,
    /// Where a passage stands, what it says, and what it is to be read as; null for a document.
    place: Option<String>,
    before: Option<String>,
    after: Option<String>,
    /// Read at `documents/ID`.
    document: Option<String>,
    name: Option<String>,
    reason: String,
    legal_basis: String,
    /// RFC 3339, UTC.
    at: String,
}

impl SupplementBody {
    fn of(one: Supplement) -> Self {
        let (place, before, after) = match one.correction {
            Some(passage) => (Some(passage.place), Some(passage.before), Some(passage.after)),
            None => (None, None, None),
        };
        Self {
            number: one.number,
            version: one.version,
            place,
            before,
            after,
            document: one.document.as_ref().map(|file| file.id.to_string()),
            name: one.document.map(|file| file.name),
            reason: one.reason,
            legal_basis: one.legal_basis,
            at: one.at.to_string(),
        }
    }
}

/// What was accepted beside what a cut-off took in of a proposal, for whom the handler has cleared.
fn beside(look: &mut Look<'_>, proposal: &ProposalId, cutoff: i32) -> Result<Vec<SupplementBody>> {
    let all = supplements::of_cutoff(look.db, proposal, cutoff)?;
    Ok(all.into_iter().map(SupplementBody::of).collect())
}

/// A report: scores as text with a decimal point, such as `"82.5"`.
#[derive(Serialize, Deserialize, ToSchema, Clone, Default)]
pub struct ReportBody {
    #[serde(default)]
    criteria: BTreeMap<String, AssessmentBody>,
    #[serde(default)]
    overall: String,
    /// `out_of_scope`, `ethics`, `capacity`.
    #[serde(default)]
    flags: Vec<String>,
}

#[derive(Serialize, Deserialize, ToSchema, Clone, Default)]
pub struct AssessmentBody {
    #[serde(default)]
    score: Option<String>,
    #[serde(default)]
    comment: String,
}

impl ReportBody {
    pub fn of(report: &Report) -> Self {
        let body = |given: &Assessment| AssessmentBody {
            score: given.score.map(|score: Score| score.to_string()),
            comment: given.comment.clone(),
        };
        Self {
            criteria: report.criteria.iter().map(|(id, given)| (id.clone(), body(given))).collect(),
            overall: report.overall.clone(),
            flags: report.flags.clone(),
        }
    }

    /// A consensus as applicants get it: what the experts flagged is for the office.
    pub fn summary(report: &Report) -> Self {
        Self { flags: Vec::new(), ..Self::of(report) }
    }

    /// As the form of the page sends it: both are read by the same rule.
    fn fields(&self) -> BTreeMap<String, String> {
        let mut fields = BTreeMap::from([("overall".to_owned(), self.overall.clone())]);
        for (id, given) in &self.criteria {
            fields.insert(format!("scores.{id}"), given.score.clone().unwrap_or_default());
            fields.insert(format!("comments.{id}"), given.comment.clone());
        }
        fields.extend(self.flags.iter().map(|flag| (format!("flags.{flag}"), "true".to_owned())));
        fields
    }
}

/// Your tasks.
#[utoipa::path(get, path = "/api/v1/reviews", tag = "reviews",
    security(("token" = ["reviews:read"])),
    responses((status = 200, body = Vec<TaskBody>), (status = 401, body = Problem)))]
pub async fn list(api: Api) -> Result<HttpResponse> {
    let tasks = api.look("reviews:read", |look| {
        let actor = look.actor.clone();
        store::tasks_visible_to(look.db, &actor)
    });
    let bodies: Vec<TaskBody> = tasks.await?.iter().map(TaskBody::of).collect();
    Ok(json(&bodies))
}

/// One of your tasks, with the proposal and your report where they are open to you. The `ETag` is the version
/// of your report.
#[utoipa::path(get, path = "/api/v1/reviews/{id}", tag = "reviews", params(("id" = String, Path)),
    security(("token" = ["reviews:read"])),
    responses((status = 200, body = ReviewBody), (status = 404, body = Problem)))]
pub async fn show(api: Api, id: Path<String>) -> Result<HttpResponse> {
    let id = AssignmentId::from_text(id.into_inner());
    Ok(api.look("reviews:read", move |look| body(look, &id)).await?.respond())
}

fn body(look: &mut Look<'_>, id: &AssignmentId) -> Result<Reply> {
    let desk = Desk::load(look.db, &look.actor, id, look.now)?;
    let report = store::report_of_task(look.db, id, ReportKind::Individual)?;
    let version = report.as_ref().map_or(0, |row| row.version);
    let open = desk.may_read();
    let (reports, supplements) = match open {
        true => {
            let evaluation = Evaluation::load(look.db, &desk.basis, &desk.task.proposal)?;
            let reports = readable(look, &desk.basis, &evaluation)?;
            (reports, beside(look, &desk.task.proposal, desk.task.cutoff)?)
        }
        false => (Vec::new(), Vec::new()),
    };
    let body = ReviewBody {
        reports,
        supplements,
        task: TaskBody::of(&desk.task),
        access: desk.access.name().to_owned(),
        content: open.then(|| judged(desk.proposal.content)),
        report: report.filter(|_| open).map(|row| ReportBody::of(&row.report)),
    };
    Ok(Reply::ok(&body)?.version(version))
}

/// What experts get of a proposal: what partners declare is for the officers who check it.
fn judged(mut content: Content) -> Content {
    content.declarations.clear();
    content.documents.retain(|document| of_declaration(&document.slot).is_none());
    content
}

/// Keep a draft of your report. `If-Match` names the version you saw: `"0"` before the first save.
#[utoipa::path(put, path = "/api/v1/reviews/{id}", tag = "reviews", params(("id" = String, Path)),
    request_body = ReportBody,
    security(("token" = ["reviews:write"])),
    responses((status = 200, body = ReportBody), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn save(api: Api, id: Path<String>, json: JsonInTime<ReportBody>) -> Result<HttpResponse> {
    let (id, seen) = (AssignmentId::from_text(id.into_inner()), api.if_match);
    api.act_on("reviews:write", json, move |act, body| {
        let (report, seen) = read(act, &id, body, seen)?;
        let version = acts::save_draft(act, &id, &report, seen)?;
        Ok(Reply::ok(&ReportBody::of(&report))?.version(version))
    })
    .await
}

/// Submit your report, complete.
#[utoipa::path(post, path = "/api/v1/reviews/{id}/submission", tag = "reviews", params(("id" = String, Path)),
    request_body = ReportBody,
    security(("token" = ["reviews:write"])),
    responses((status = 200, body = ReportBody), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn submit(api: Api, id: Path<String>, json: JsonInTime<ReportBody>) -> Result<HttpResponse> {
    let (id, seen) = (AssignmentId::from_text(id.into_inner()), api.if_match);
    api.act_on("reviews:write", json, move |act, body| {
        let (report, seen) = read(act, &id, body, seen)?;
        acts::submit_report(act, &id, &report, seen)?;
        Reply::ok(&ReportBody::of(&report))
    })
    .await
}

fn read(
    act: &mut Act<'_>,
    id: &AssignmentId,
    body: &ReportBody,
    seen: Option<i64>,
) -> Result<(Report, i64), Error> {
    let seen = seen.ok_or_else(|| Refusal::new("if-match-missing"))?;
    let desk = Desk::load(act.db, act.actor, id, act.received())?;
    let report = Report::typed(&desk.basis.rulebook.scoring, &body.fields())?;
    Ok((report, seen))
}
