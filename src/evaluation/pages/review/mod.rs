//! One task: the proposal on the one side, the report on the other. The same page serves the evaluator, the
//! rapporteur and the moderator, each with what their duty lets them do.

mod view;

use view::view;
pub(super) use view::{ReadReport, read_report};

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::{held, held_answer};
use crate::act::Act;
use crate::evaluation::acts::{self, Purpose};
use crate::evaluation::rules::{Duty, Report};
use crate::evaluation::store::Desk;
use crate::ground::ids::AssignmentId;
use crate::ground::{Error, Problems, Result};
use crate::people::{Page, Signed};
use crate::proposal::dossier::{of_frozen, send};
use crate::proposal::rules::of_declaration;
use crate::web::{InTime, see_other};

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
        Ok(()) => {
            let done = if verb == "propose" { "consensus-proposed" } else { "report-submitted" };
            Ok(see_other(&format!("/reviews/{id}?done={done}")))
        }
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

/// All of the proposal as one ZIP, for an expert who may read it.
pub async fn dossier(who: Signed, id: Path<String>) -> Result<HttpResponse> {
    let id = AssignmentId::from_text(id.into_inner());
    let made = who.look(move |look| {
        let desk = Desk::load(look.db, &look.actor, &id, look.now)?;
        desk.must_read()?;
        of_frozen(look, &desk.basis.rulebook, &desk.proposal)
    });
    send(&who.state, made.await?).await
}

/// A document of the proposal, for an expert who may read it.
pub async fn document(who: Signed, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (id, document) = path.into_inner();
    let id = AssignmentId::from_text(id);
    let found = who
        .look(move |look| {
            let desk = Desk::load(look.db, &look.actor, &id, look.now)?;
            desk.must_read()?;
            // What partners declare is for the officers who check it.
            held(look, &desk.basis.rulebook, &desk.proposal, &document, |one| {
                of_declaration(&one.slot).is_none()
            })
        })
        .await?;
    held_answer(&who.state, &found).await
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
