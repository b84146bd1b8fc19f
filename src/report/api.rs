//! Reports over the API.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::ground::ids::CallId;
use crate::ground::{Error, Result};
use crate::people::{Api, Look};
use crate::report::asked::{Asked, file};
use crate::report::render::{Teller, issue};
use crate::report::store;
use crate::web::Problem;
use crate::words::Language;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReportQuery {
    /// `json` (the default), `csv` or `html`.
    format: Option<String>,
    /// Of a CSV file: `proposals` (the default), `money`, `states`, `findings`, `facts`, `scores`, `lines`.
    table: Option<String>,
    /// `intake`, `eligible`, `ranked` or `decided`; otherwise what tells most.
    edition: Option<String>,
    /// `en` or `fr`; otherwise what `Accept-Language` prefers.
    language: Option<String>,
}

/// The report of a cut-off, for its staff and auditors. A token needs the scope `staff:read`.
#[utoipa::path(get, path = "/api/v1/calls/{call}/cut-offs/{number}/report", tag = "reports",
    params(("call" = String, Path), ("number" = i32, Path), ReportQuery),
    security(("token" = ["staff:read"])),
    responses((status = 200, description = "The report, in the format asked for", content_type = "application/json", body = Object),
        (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn cutoff(who: Api, path: Path<(CallId, i32)>, asked: Query<ReportQuery>) -> Result<HttpResponse> {
    let (call, number) = path.into_inner();
    let ReportQuery { format, table, edition, language } = asked.into_inner();
    let asked = Asked { format, table, edition };
    let (format, table) = asked.parsed()?;
    let named = language.map(|code| Language::parse(&code).ok_or(Error::NotFound)).transpose()?;
    let language = named.unwrap_or(who.language);
    let read =
        move |look: &mut Look<'_>| store::seen(look.db, &look.actor, &call, number, asked.wanted(look.now)?);
    let report = who.look("staff:read", read).await?;
    Ok(file(issue(Teller { words: who.state.words, language }, &report, format, table)?))
}
