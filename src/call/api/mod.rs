//! Calls over the API: public, so a token is welcome and not needed; what one asks and tells in private needs one.

pub mod interest;
pub mod news;
pub mod questions;
pub mod service;
pub mod versions;

use actix_web::HttpResponse;
use actix_web::web::Path;
use chrono::NaiveDateTime;
use serde::Serialize;
use utoipa::ToSchema;

use crate::call::rules::{Finding, History, PublishedAward, Rulebook};
use crate::call::store::{self, Standing, standings};
use crate::ground::ids::CallId;
use crate::ground::{Error, Result};
use crate::people::{Api, Look};
use crate::web::{Problem, json};

#[derive(Serialize, ToSchema)]
pub struct CallList {
    calls: Vec<CallSummary>,
}

#[derive(Serialize, ToSchema)]
pub struct CallSummary {
    id: String,
    /// In the language asked for by `Accept-Language`, or English.
    title: String,
    summary: String,
    /// False for a rehearsal, which counts in no public figure.
    public: bool,
    next_cutoff: Option<CutoffSummary>,
}

#[derive(Serialize, ToSchema)]
pub struct CutoffSummary {
    number: i32,
    /// RFC 3339, UTC.
    at: Option<String>,
    /// No source tells the date; see the rulebook's `assumptions`.
    assumed: bool,
    /// `open`, `planned`, `closed`, `published` or `silent` (passed, and no results are known).
    phase: String,
}

#[derive(Serialize, ToSchema)]
pub struct CallDetail {
    #[serde(flatten)]
    summary: CallSummary,
    /// Version of the rulebook that counts now.
    version: i32,
    /// SHA-256 of the rulebook's canonical JSON (RFC 8785), in lower-case hex.
    hash: String,
    cutoffs: Vec<CutoffSummary>,
    /// The whole rulebook. Money is text in euro, rates are basis points, scores hundredths of a point.
    #[schema(value_type = Object)]
    rulebook: serde_json::Value,
}

#[derive(Serialize, ToSchema)]
pub struct CutoffDetail {
    call: String,
    #[serde(flatten)]
    summary: CutoffSummary,
    /// In the call's zone.
    #[schema(value_type = String)]
    local: NaiveDateTime,
    zone: String,
    closing: Option<ClosingDetail>,
    /// What was published about it and its awards, as known now; null where nothing was.
    #[schema(value_type = Object)]
    published: Option<serde_json::Value>,
}

#[derive(Serialize, ToSchema)]
pub struct ClosingDetail {
    closed_at: String,
    /// Hash of the rulebook version that is fixed for this cut-off.
    rulebook: String,
    /// Number of receipts, and the root of the tree over them (RFC 6962), in lower-case hex.
    leaves: i32,
    root: String,
    /// Roots over what was let in after it had closed, the first one first: each over all of it so far.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    addenda: Vec<String>,
}

/// An award as published, and what its figures tell.
#[derive(Serialize)]
struct AwardDetail<'a> {
    #[serde(flatten)]
    award: &'a PublishedAward,
    findings: Vec<Finding>,
}

/// The calls there are.
#[utoipa::path(get, path = "/api/v1/calls", tag = "calls", responses((status = 200, body = CallList)))]
pub async fn list(who: Api) -> Result<HttpResponse> {
    let calls = who.look_public(|look| {
        let actor = look.actor.clone();
        let books = store::visible_to(look.db, &actor)?;
        books.iter().map(|book| summary(look, book).map(|(summary, ..)| summary)).collect::<Result<_>>()
    });
    Ok(json(&CallList { calls: calls.await? }))
}

/// One call with its whole rulebook.
#[utoipa::path(get, path = "/api/v1/calls/{call}", tag = "calls", params(("call" = String, Path)),
    responses((status = 200, body = CallDetail), (status = 404, body = Problem)))]
pub async fn show(who: Api, call: Path<CallId>) -> Result<HttpResponse> {
    let detail = who.look_public(move |look| {
        let actor = look.actor.clone();
        let book = store::seen(look.db, &actor, &call)?;
        let version = store::current(look.db, &call)?;
        let (summary, cutoffs, _) = summary(look, &book)?;
        let cutoffs = cutoffs.iter().map(cutoff).collect();
        let rulebook = serde_json::to_value(&*book)?;
        Ok(CallDetail { summary, version: version.number, hash: version.hash, cutoffs, rulebook })
    });
    Ok(json(&detail.await?))
}

/// One cut-off: when it is, how it was closed, and what was published about it.
#[utoipa::path(get, path = "/api/v1/calls/{call}/cut-offs/{number}", tag = "calls",
    params(("call" = String, Path), ("number" = i32, Path)),
    responses((status = 200, body = CutoffDetail), (status = 404, body = Problem)))]
pub async fn show_cutoff(who: Api, path: Path<(CallId, i32)>) -> Result<HttpResponse> {
    let detail = who.look_public(move |look| detail(look, &path.0, path.1));
    Ok(json(&detail.await?))
}

fn detail(look: &mut Look<'_>, call: &CallId, number: i32) -> Result<CutoffDetail> {
    let actor = look.actor.clone();
    let book = store::seen(look.db, &actor, call)?;
    let local = book.cutoff(number).ok_or(Error::NotFound)?.local;
    let (all, history) = standings(look.db, look.now, &book)?;
    let standing = all.into_iter().find(|standing| standing.number == number).ok_or(Error::NotFound)?;
    let addenda = store::addenda(look.db, call, number)?;
    let closing = standing.closing.as_ref().map(|closing| ClosingDetail {
        closed_at: closing.closed_at.to_string(),
        rulebook: closing.rulebook.clone(),
        leaves: closing.leaves,
        root: closing.root.clone(),
        addenda: addenda.into_iter().map(|one| one.root).collect(),
    });
    Ok(CutoffDetail {
        call: call.to_string(),
        summary: cutoff(&standing),
        local,
        zone: book.call.zone.name().to_owned(),
        closing,
        published: published(&history, number)?,
    })
}

fn published(history: &History, number: i32) -> Result<Option<serde_json::Value>> {
    let Some(cutoff) = history.cutoffs.iter().find(|cutoff| cutoff.number == number) else {
        return Ok(None);
    };
    let mut awards = Vec::new();
    for award in history.awards_of(number) {
        awards.push(AwardDetail { award, findings: award.findings()? });
    }
    Ok(Some(serde_json::json!({ "cutoff": cutoff, "awards": awards })))
}

fn summary(look: &mut Look<'_>, book: &Rulebook) -> Result<(CallSummary, Vec<Standing>, History)> {
    let (cutoffs, history) = standings(look.db, look.now, book)?;
    let next = book.next_cutoff(look.now).map(|next| next.number);
    let language = look.language.code();
    let summary = CallSummary {
        id: book.call.id.to_string(),
        title: book.call.title.in_language(language).to_owned(),
        summary: book.call.summary.in_language(language).to_owned(),
        public: book.call.public,
        next_cutoff: cutoffs.iter().find(|standing| Some(standing.number) == next).map(cutoff),
    };
    Ok((summary, cutoffs, history))
}

fn cutoff(standing: &Standing) -> CutoffSummary {
    CutoffSummary {
        number: standing.number,
        at: standing.at.map(|at| at.to_string()),
        assumed: standing.assumed,
        phase: standing.phase.name().to_owned(),
    }
}
