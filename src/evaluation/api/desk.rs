//! The desk of a cut-off over the API, for those who oversee it: how far each proposal is.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;
use utoipa::ToSchema;

use super::tasks::{held, held_answer};
use super::{ReadBody, SupplementBody, beside, readable};
use crate::evaluation::rules::Standing;
use crate::evaluation::store::{
    self, Basis, Clearance, Evaluation, Progress, Task, checks_of, conclusions_of, must_oversee,
};
use crate::ground::Result;
use crate::ground::ids::CallId;
use crate::people::{Api, Look};
use crate::proposal::dossier::{of_frozen, send};
use crate::proposal::rules::Frozen;
use crate::web::{Problem, json};

#[derive(Serialize, ToSchema)]
pub struct EvaluationList {
    /// Every proposal that the cut-off took in, but those of one's own teams.
    proposals: Vec<ProgressOut>,
}

/// How far the evaluation of a proposal is.
#[derive(Serialize, ToSchema)]
pub struct ProgressOut {
    reference: String,
    acronym: String,
    /// By id of the checklist: `open`, `clear`, `failing`, `passed` or `failed`.
    #[schema(value_type = Object)]
    checklists: BTreeMap<String, Standing>,
    /// Null until every checklist is concluded.
    eligible: Option<bool>,
    evaluators: usize,
    /// Individual reports that are in.
    reports: usize,
    /// `open`, `proposed` or `finished`; null where nobody began.
    consensus: Option<String>,
}

/// Every proposal of a cut-off and how far its evaluation is.
#[utoipa::path(get, path = "/api/v1/calls/{call}/cut-offs/{number}/evaluation", tag = "evaluation",
    params(("call" = String, Path), ("number" = i32, Path)),
    security(("token" = ["staff:read"])),
    responses((status = 200, body = EvaluationList), (status = 404, body = Problem)))]
pub async fn evaluation(api: Api, place: Path<(String, i32)>) -> Result<HttpResponse> {
    let (call, cutoff) = place.into_inner();
    let call = CallId::from_text(call);
    let list = api.look("staff:read", move |look| {
        must_oversee(&look.actor, &call, cutoff)?;
        let basis = Basis::load(look.db, &call, cutoff)?;
        let all = store::progress(look.db, &basis)?;
        Ok(EvaluationList { proposals: all.iter().map(|one| progress(&basis, one)).collect() })
    });
    Ok(json(&list.await?))
}

fn progress(basis: &Basis, one: &Progress) -> ProgressOut {
    let lists = basis.rulebook.checklists.iter();
    ProgressOut {
        reference: one.entry.reference.clone(),
        acronym: one.entry.acronym.clone(),
        checklists: lists.map(|list| (list.id.clone(), one.standing(list))).collect(),
        eligible: one.eligible(basis),
        evaluators: one.evaluators,
        reports: one.reports,
        consensus: one.consensus.map(|state| state.name().to_owned()),
    }
}

/// The evaluation of one proposal.
#[derive(Serialize, ToSchema)]
pub struct EvaluationOut {
    reference: String,
    checks: Vec<CheckOut>,
    conclusions: Vec<ConclusionOut>,
    tasks: Vec<OfficeTask>,
    /// Those that one may read now.
    reports: Vec<ReadBody>,
    /// What was accepted beside the proposal.
    supplements: Vec<SupplementBody>,
}

/// The last word on an item of a checklist.
#[derive(Serialize, ToSchema)]
pub struct CheckOut {
    list: String,
    item: String,
    /// `met`, `not_met` or `not_applicable`.
    finding: String,
    reason: String,
    /// RFC 3339, UTC.
    at: String,
}

#[derive(Serialize, ToSchema)]
pub struct ConclusionOut {
    list: String,
    passed: bool,
    reason: String,
    at: String,
}

#[derive(Serialize, ToSchema)]
pub struct OfficeTask {
    id: String,
    /// Id of the person.
    person: String,
    name: String,
    /// `evaluator`, `rapporteur` or `moderator`.
    duty: String,
    /// `assigned`, `open`, `finished`, `declined` or `removed`.
    state: String,
    /// `granted`, `must_declare`, `awaits_ruling` or `denied`.
    access: String,
}

/// The evaluation of one proposal: what was checked, who evaluates, and the reports that may be read.
#[utoipa::path(get, path = "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}", tag = "evaluation",
    params(("call" = String, Path), ("number" = i32, Path), ("reference" = String, Path)),
    security(("token" = ["staff:read"])),
    responses((status = 200, body = EvaluationOut), (status = 404, body = Problem)))]
pub async fn evaluation_of(api: Api, place: Path<(String, i32, String)>) -> Result<HttpResponse> {
    let (call, cutoff, reference) = place.into_inner();
    let call = CallId::from_text(call);
    let out = api.look("staff:read", move |look| {
        let (basis, frozen) = overseen(look, &call, cutoff, &reference)?;
        let evaluation = Evaluation::load(look.db, &basis, &frozen.proposal)?;
        let checks = checks_of(look.db, &frozen.proposal, cutoff)?;
        let conclusions = conclusions_of(look.db, &frozen.proposal, cutoff)?;
        let mut tasks = Vec::new();
        for task in &evaluation.tasks {
            tasks.push(office_task(look, &basis, task)?);
        }
        Ok(EvaluationOut {
            reference: frozen.reference,
            checks: checks
                .into_iter()
                .map(|((list, item), row)| CheckOut {
                    list,
                    item,
                    finding: row.checked.finding.name().to_owned(),
                    reason: row.checked.reason,
                    at: row.at.to_string(),
                })
                .collect(),
            conclusions: conclusions
                .into_iter()
                .map(|(list, row)| ConclusionOut {
                    list,
                    passed: row.passed,
                    reason: row.reason,
                    at: row.at.to_string(),
                })
                .collect(),
            tasks,
            supplements: beside(look, &frozen.proposal, cutoff)?,
            reports: readable(look, &basis, &evaluation)?,
        })
    });
    Ok(json(&out.await?))
}

fn overseen(look: &mut Look<'_>, call: &CallId, cutoff: i32, reference: &str) -> Result<(Basis, Frozen)> {
    must_oversee(&look.actor, call, cutoff)?;
    let basis = Basis::load(look.db, call, cutoff)?;
    let frozen = basis.by_reference(look.db, reference)?;
    Ok((basis, frozen))
}

fn office_task(look: &mut Look<'_>, basis: &Basis, task: &Task) -> Result<OfficeTask> {
    let expert = store::expert(look.db, &task.call, &task.person)?;
    let clearance = Clearance::about(look.db, basis, expert, &task.proposal, look.now)?;
    Ok(OfficeTask {
        id: task.id.to_string(),
        person: task.person.to_string(),
        name: task.name.clone(),
        duty: task.duty.name().to_owned(),
        state: task.state.name().to_owned(),
        access: clearance.access(&task.proposal).name().to_owned(),
    })
}

/// The whole dossier of a proposal as experts get it, as one ZIP.
#[utoipa::path(get, path = "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}/dossier",
    tag = "evaluation", params(("call" = String, Path), ("number" = i32, Path), ("reference" = String, Path)),
    security(("token" = ["staff:read"])),
    responses((status = 200, description = "The ZIP", content_type = "application/zip"),
        (status = 404, body = Problem)))]
pub async fn office_dossier(api: Api, place: Path<(String, i32, String)>) -> Result<HttpResponse> {
    let (call, cutoff, reference) = place.into_inner();
    let call = CallId::from_text(call);
    let made = api.look("staff:read", move |look| {
        let (basis, frozen) = overseen(look, &call, cutoff, &reference)?;
        of_frozen(look, &basis.rulebook, &frozen)
    });
    send(&api.state, made.await?).await
}

/// A document of a proposal that a cut-off took in, by its slot, or of a supplement, by its id: papers of declarations,
/// too. It is given as experts get it, with blank pages beyond the limit of its slot.
#[utoipa::path(get, path = "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}/documents/{slot}",
    tag = "evaluation", params(("call" = String, Path), ("number" = i32, Path), ("reference" = String, Path),
        ("slot" = String, Path)),
    security(("token" = ["staff:read"])),
    responses((status = 200, description = "The bytes of the PDF", content_type = "application/pdf"),
        (status = 404, body = Problem)))]
pub async fn office_document(api: Api, place: Path<(String, i32, String, String)>) -> Result<HttpResponse> {
    let (call, cutoff, reference, slot) = place.into_inner();
    let call = CallId::from_text(call);
    let find = api.look("staff:read", move |look| {
        let (basis, frozen) = overseen(look, &call, cutoff, &reference)?;
        held(look, &basis.rulebook, &frozen, &slot, |_| true)
    });
    held_answer(&api, &find.await?).await
}
