//! What staff do on the desk of a cut-off, over the API.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use super::tasks::Nothing;
use crate::act::Act;
use crate::evaluation::acts::{self, Word};
use crate::evaluation::rules::{Duty, Finding, Ruling, TaskVerb};
use crate::evaluation::store::must_run;
use crate::ground::ids::{AssignmentId, CallId, PersonId};
use crate::ground::{Error, Problems, Result};
use crate::people::{Api, Reply};
use crate::web::{JsonInTime, Problem};

/// Seal the list of what is eligible, once every proposal is checked.
#[utoipa::path(post, path = "/api/v1/calls/{call}/cut-offs/{number}/evaluation/seal", tag = "evaluation",
    params(("call" = String, Path), ("number" = i32, Path)), request_body = Nothing,
    security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
pub async fn seal_eligible(
    api: Api,
    place: Path<(String, i32)>,
    json: JsonInTime<Nothing>,
) -> Result<HttpResponse> {
    let (call, cutoff) = place.into_inner();
    let call = CallId::from_text(call);
    let seal = move |act: &mut Act<'_>, _: &Nothing| {
        let edition = acts::seal_eligible(act, &call, cutoff)?;
        Reply::ok(&serde_json::json!({ "sha256": edition.hash }))
    };
    api.act_on("staff:write", json, seal).await
}

/// What an act upon a proposal came to: the evaluation of it is read by a request of its own.
fn done() -> Result<Reply> {
    Reply::ok(&serde_json::json!({ "done": true }))
}

type Place = Path<(String, i32, String)>;

async fn run<T, F>(api: Api, place: Place, json: JsonInTime<T>, act: F) -> Result<HttpResponse>
where
    T: Send + Sync + 'static,
    F: Fn(&mut Act<'_>, &CallId, i32, &str, &T) -> Result<()> + Send + Sync + 'static,
{
    let (call, cutoff, reference) = place.into_inner();
    let call = CallId::from_text(call);
    let act = move |context: &mut Act<'_>, sent: &T| {
        // Before a word of what was sent is judged.
        must_run(context.actor, &call, cutoff)?;
        act(context, &call, cutoff, &reference, sent)?;
        done()
    };
    api.act_on("staff:write", json, act).await
}

#[derive(Deserialize, ToSchema)]
pub struct ChecksIn {
    /// Id of a checklist of the rulebook.
    #[serde(default)]
    list: String,
    #[serde(default)]
    items: Vec<CheckIn>,
}

#[derive(Deserialize, ToSchema)]
pub struct CheckIn {
    item: String,
    /// `met`, `not_met` or `not_applicable`.
    finding: String,
    /// Demanded where it is not met, and where the facts say otherwise.
    #[serde(default)]
    reason: String,
}

/// Note what was found about items of a checklist.
#[utoipa::path(post, path = "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}/checks",
    tag = "evaluation", params(("call" = String, Path), ("number" = i32, Path), ("reference" = String, Path)),
    request_body = ChecksIn, security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn check(api: Api, place: Place, json: JsonInTime<ChecksIn>) -> Result<HttpResponse> {
    let check = |act: &mut Act<'_>, call: &CallId, cutoff: i32, reference: &str, sent: &ChecksIn| {
        let mut problems = Problems::none();
        let mut words = Vec::new();
        for (place, one) in sent.items.iter().enumerate() {
            match Finding::parse(&one.finding) {
                Some(finding) => {
                    words.push(Word { item: one.item.clone(), finding, reason: one.reason.clone() });
                }
                None => drop(problems.add(format!("items.{place}.finding"), "not-an-option")),
            }
        }
        problems.into_result()?;
        acts::check(act, call, cutoff, reference, &sent.list, &words)
    };
    run(api, place, json, check).await
}

#[derive(Deserialize, ToSchema)]
pub struct ConclusionIn {
    #[serde(default)]
    list: String,
    #[serde(default)]
    passed: bool,
    #[serde(default)]
    reason: String,
}

/// Conclude a checklist.
#[utoipa::path(post, path = "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}/conclusions",
    tag = "evaluation", params(("call" = String, Path), ("number" = i32, Path), ("reference" = String, Path)),
    request_body = ConclusionIn, security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn conclude(api: Api, place: Place, json: JsonInTime<ConclusionIn>) -> Result<HttpResponse> {
    let conclude = |act: &mut Act<'_>, call: &CallId, cutoff: i32, reference: &str, sent: &ConclusionIn| {
        acts::conclude(act, call, cutoff, reference, (&sent.list, sent.passed, &sent.reason))
    };
    run(api, place, json, conclude).await
}

#[derive(Deserialize, ToSchema)]
pub struct AssignmentIn {
    /// Id of an expert of the call.
    #[serde(default)]
    person: String,
    /// `evaluator`, `rapporteur` or `moderator`.
    #[serde(default)]
    duty: String,
}

/// Give an expert a task on a proposal.
#[utoipa::path(post, path = "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}/tasks",
    tag = "evaluation", params(("call" = String, Path), ("number" = i32, Path), ("reference" = String, Path)),
    request_body = AssignmentIn, security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn assign(api: Api, place: Place, json: JsonInTime<AssignmentIn>) -> Result<HttpResponse> {
    let assign = |act: &mut Act<'_>, call: &CallId, cutoff: i32, reference: &str, sent: &AssignmentIn| {
        let duty = Duty::parse(&sent.duty).ok_or_else(|| Problems::one("duty", "required"))?;
        acts::assign(act, call, cutoff, reference, &PersonId::from_text(&sent.person), duty)
    };
    run(api, place, json, assign).await
}

#[derive(Deserialize, ToSchema)]
pub struct TaskVerbIn {
    /// `reopen` or `remove`.
    #[serde(default)]
    verb: String,
    #[serde(default)]
    reason: String,
}

/// Reopen a finished task, or take one away. One that was declined or taken away is given again as it was first.
#[utoipa::path(post, path = "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}/tasks/{task}",
    tag = "evaluation", params(("call" = String, Path), ("number" = i32, Path), ("reference" = String, Path),
        ("task" = String, Path)),
    request_body = TaskVerbIn, security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn manage(
    api: Api,
    place: Path<(String, i32, String, String)>,
    json: JsonInTime<TaskVerbIn>,
) -> Result<HttpResponse> {
    let (call, cutoff, _reference, task) = place.into_inner();
    let (call, task) = (CallId::from_text(call), AssignmentId::from_text(task));
    let manage = move |act: &mut Act<'_>, sent: &TaskVerbIn| {
        must_run(act.actor, &call, cutoff)?;
        let verb = TaskVerb::parse(&sent.verb).ok_or(Error::NotFound)?;
        acts::manage(act, &call, cutoff, &task, verb, &sent.reason)?;
        done()
    };
    api.act_on("staff:write", json, manage).await
}

#[derive(Deserialize, ToSchema)]
pub struct RulingIn {
    /// Id of the expert who declared a potential conflict.
    #[serde(default)]
    person: String,
    /// `allowed` or `barred`.
    #[serde(default)]
    ruling: String,
}

/// Rule on a potential conflict.
#[utoipa::path(post, path = "/api/v1/calls/{call}/cut-offs/{number}/evaluation/{reference}/rulings",
    tag = "evaluation", params(("call" = String, Path), ("number" = i32, Path), ("reference" = String, Path)),
    request_body = RulingIn, security(("token" = ["staff:write"])),
    responses((status = 200), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
pub async fn rule(api: Api, place: Place, json: JsonInTime<RulingIn>) -> Result<HttpResponse> {
    let rule = |act: &mut Act<'_>, call: &CallId, cutoff: i32, reference: &str, sent: &RulingIn| {
        let ruling = Ruling::parse(&sent.ruling).ok_or(Error::NotFound)?;
        acts::rule(act, call, cutoff, reference, &PersonId::from_text(&sent.person), ruling)
    };
    run(api, place, json, rule).await
}
