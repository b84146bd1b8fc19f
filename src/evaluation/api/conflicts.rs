//! Conflicts of interest over the API: every proposal of a cut-off, by its acronym and partners alone.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::evaluation::acts::{self, Declaration};
use crate::evaluation::rules::Degree;
use crate::evaluation::store::{self, Basis, Clearance};
use crate::ground::ids::CallId;
use crate::ground::{Error, Result};
use crate::people::{Api, Look, Reply};
use crate::proposal::rules::Frozen;
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct ConflictList {
    /// Those of one's own tasks first.
    proposals: Vec<ConflictOut>,
}

#[derive(Serialize, ToSchema)]
pub struct ConflictOut {
    reference: String,
    acronym: String,
    /// Name and country.
    partners: Vec<String>,
    /// One has a task on it.
    mine: bool,
    /// What the house found by itself: `team`, `organisation-pic`, `organisation-name`, `funder`, `board`,
    /// `competing-team`, `competing-organisation`, `competing-declared`.
    evident: Vec<EvidentOut>,
    /// What one declared; null where nothing was.
    declared: Option<DeclarationBody>,
}

#[derive(Serialize, ToSchema)]
pub struct EvidentOut {
    code: &'static str,
    /// An organisation, a funder or another proposal; may be empty.
    subject: String,
}

#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct DeclarationBody {
    /// `none`, `potential` or `disqualifying`.
    #[serde(default)]
    degree: String,
    /// Demanded where there is one.
    #[serde(default)]
    detail: String,
}

/// What you have to declare about the proposals of a cut-off, and what you declared.
#[utoipa::path(get, path = "/api/v1/calls/{call}/cut-offs/{number}/conflicts", tag = "reviews",
    params(("call" = String, Path), ("number" = i32, Path)),
    security(("token" = ["reviews:read"])),
    responses((status = 200, body = ConflictList), (status = 404, body = Problem)))]
pub async fn conflicts(api: Api, place: Path<(String, i32)>) -> Result<HttpResponse> {
    let (call, cutoff) = place.into_inner();
    let call = CallId::from_text(call);
    Ok(json(&api.look("reviews:read", move |look| list(look, &call, cutoff)).await?))
}

fn list(look: &mut Look<'_>, call: &CallId, cutoff: i32) -> Result<ConflictList> {
    let actor = look.actor.clone();
    let person = actor.person().cloned().ok_or(Error::NotFound)?;
    let mut mine = store::tasks_visible_to(look.db, &actor)?;
    mine.retain(|task| task.call == *call && task.cutoff == cutoff);
    if mine.is_empty() {
        return Err(Error::NotFound);
    }
    let basis = Basis::load(look.db, call, cutoff)?;
    let expert = store::expert(look.db, call, &person)?;
    let clearance = Clearance::load(look.db, &basis, expert, look.now)?;
    let one = |frozen: &Frozen| {
        let mine = mine.iter().any(|task| task.proposal == frozen.proposal);
        conflict(&clearance, frozen, mine)
    };
    let mut proposals: Vec<ConflictOut> = basis.frozen(look.db)?.iter().map(one).collect();
    proposals.sort_by_key(|row| !row.mine);
    Ok(ConflictList { proposals })
}

fn conflict(clearance: &Clearance, frozen: &Frozen, mine: bool) -> ConflictOut {
    let declared = clearance.declared(&frozen.proposal);
    let evident = clearance.evident(&frozen.proposal);
    let partners = frozen.content.partners.iter();
    ConflictOut {
        reference: frozen.reference.clone(),
        acronym: frozen.content.acronym.clone(),
        partners: partners.map(|one| format!("{} ({})", one.name, one.country.eu())).collect(),
        mine,
        evident: evident
            .iter()
            .map(|one| EvidentOut { code: one.code(), subject: one.subject().to_owned() })
            .collect(),
        declared: declared.map(|declared| DeclarationBody {
            degree: declared.degree.name().to_owned(),
            detail: declared.detail.clone(),
        }),
    }
}

/// A word on every proposal of the cut-off, competing ones included.
#[derive(Deserialize, ToSchema)]
pub struct DeclarationsIn {
    /// By reference.
    #[serde(default)]
    declarations: BTreeMap<String, DeclarationBody>,
}

/// Declare your conflicts about every proposal of a cut-off at once. A disqualifying one declines your task by itself;
/// a potential one waits for staff.
#[utoipa::path(put, path = "/api/v1/calls/{call}/cut-offs/{number}/conflicts", tag = "reviews",
    params(("call" = String, Path), ("number" = i32, Path)), request_body = DeclarationsIn,
    security(("token" = ["reviews:write"])),
    responses((status = 200), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn declare_conflicts(
    api: Api,
    place: Path<(String, i32)>,
    json: JsonInTime<DeclarationsIn>,
) -> Result<HttpResponse> {
    let (call, cutoff) = place.into_inner();
    let call = CallId::from_text(call);
    let declare = move |act: &mut Act<'_>, sent: &DeclarationsIn| {
        let said = sent.declarations.iter().map(|(reference, word)| {
            let degree = Degree::parse(&word.degree);
            (reference.clone(), Declaration { degree, detail: word.detail.clone() })
        });
        acts::declare(act, &call, cutoff, &said.collect())?;
        Reply::ok(&serde_json::json!({ "declared": sent.declarations.len() }))
    };
    api.act_on("reviews:write", json, declare).await
}
