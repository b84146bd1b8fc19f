//! What can be taken away from a proposal: the dossier that evaluators get, receipts on paper, the versions that were
//! submitted, and what differs between two of them.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::{Error, Result};
use crate::people::Api;
use crate::proposal::archive::differ::{self, Difference};
use crate::proposal::dossier::{self, Dossier, Standing, source};
use crate::proposal::rules::Content;
use crate::proposal::store;
use crate::proposal::store::submissions::{self, Held, SubmissionRow};
use crate::web::{Problem, json};

/// Which state of a proposal is asked for.
#[derive(Deserialize)]
pub struct AsOf {
    version: Option<i32>,
    supplements: Option<bool>,
}

/// The whole dossier as evaluators get it: one ZIP of the application as PDF and every document, surplus pages blanked.
/// The draft, for its members, where no version is named. What was accepted beside it lies in `supplements/`; where a
/// version is named it is left out unless it is asked for, so that the ZIP of a version is the same bytes for ever.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/dossier", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("version" = Option<i32>, Query, description = "A version that was submitted; the draft where none is named"),
        ("supplements" = Option<bool>, Query,
            description = "Whether with what was accepted beside it; false where a version is named, else true")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, description = "The ZIP", content_type = "application/zip"),
        (status = 404, body = Problem)))]
pub async fn dossier(api: Api, key: Path<String>, as_of: Query<AsOf>) -> Result<HttpResponse> {
    let beside = as_of.supplements.unwrap_or(as_of.version.is_none());
    let made = dossier_of(&api, key.into_inner(), as_of.version, beside).await?;
    dossier::send(&api.state, made).await
}

/// The application alone, as PDF. The draft, for its members, where no version is named.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/application", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("version" = Option<i32>, Query, description = "A version that was submitted; the draft where none is named")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, description = "The PDF", content_type = "application/pdf"),
        (status = 404, body = Problem)))]
pub async fn application(api: Api, key: Path<String>, as_of: Query<AsOf>) -> Result<HttpResponse> {
    let Dossier { name, application, .. } = dossier_of(&api, key.into_inner(), as_of.version, false).await?;
    let name = format!("{}-application.pdf", name.trim_end_matches(".zip"));
    Ok(dossier::pdf(&name, &api.state.press.print(application).await?))
}

async fn dossier_of(api: &Api, key: String, version: Option<i32>, beside: bool) -> Result<Dossier> {
    let look = api.look("proposals:read", move |look| {
        let (proposal, source) = source(look, &key, version)?;
        match beside {
            true => Dossier::as_it_is_read(look, &source, &proposal.id),
            false => Dossier::of(look, &source),
        }
    });
    look.await
}

/// The receipt as PDF, in the language of `Accept-Language`. What counts is the signed form that is printed in it.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/receipt.pdf", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("version" = Option<i32>, Query, description = "The last one where none is named")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, description = "The PDF", content_type = "application/pdf"),
        (status = 404, body = Problem)))]
pub async fn receipt_pdf(api: Api, key: Path<String>, as_of: Query<AsOf>) -> Result<HttpResponse> {
    let look = api.look("proposals:read", move |look| dossier::receipt_of(look, &key, as_of.version));
    let (name, paper) = look.await?;
    Ok(dossier::pdf(&name, &api.state.press.print(paper).await?))
}

#[derive(Serialize, ToSchema)]
pub struct VersionList {
    /// The newest first.
    submissions: Vec<VersionSummary>,
}

/// A version that was submitted.
#[derive(Serialize, ToSchema)]
pub struct VersionSummary {
    /// Counts submissions from 1.
    version: i32,
    cutoff: i32,
    /// RFC 3339, UTC, to the microsecond.
    received: String,
    /// SHA-256 over the canonical JSON of the content.
    content_sha256: String,
    /// When it was taken back, RFC 3339, UTC; null where it was not.
    withdrawn: Option<String>,
}

impl VersionSummary {
    fn of(row: &SubmissionRow) -> Self {
        Self {
            version: row.version,
            cutoff: row.cutoff,
            received: row.at.to_string(),
            content_sha256: row.content_hash.clone(),
            withdrawn: row.withdrawn.as_ref().map(|(at, _)| at.to_string()),
        }
    }
}

/// The versions that were submitted: all of them for members, those that a passed cut-off took in for officials.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/submissions", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = VersionList), (status = 404, body = Problem)))]
pub async fn submissions(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let list = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = store::find(look.db, &actor, &key, look.now)?;
        let rows = store::seen_submissions(look.db, &actor, (&proposal, sight), look.now)?;
        Ok(VersionList { submissions: rows.iter().map(VersionSummary::of).collect() })
    });
    Ok(json(&list.await?))
}

/// A version that was submitted, with what it says.
#[derive(Serialize, ToSchema)]
pub struct VersionOut {
    #[serde(flatten)]
    summary: VersionSummary,
    /// What was submitted: its canonical JSON (RFC 8785) has the hash `content_sha256`.
    #[schema(value_type = Object)]
    content: Content,
}

/// One version that was submitted, with its content.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/submissions/{version}", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("version" = i32, Path, description = "Counts submissions from 1")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = VersionOut), (status = 404, body = Problem)))]
pub async fn submitted_version(api: Api, path: Path<(String, i32)>) -> Result<HttpResponse> {
    let (key, version) = path.into_inner();
    let out = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let held = submissions::held(look.db, &actor, &key, Some(version), look.now)?;
        let Held { proposal, submitted, .. } = held;
        let rows = submissions::history(look.db, &proposal.id)?;
        let row = rows.iter().find(|row| row.version == version).ok_or(Error::NotFound)?;
        Ok(VersionOut { summary: VersionSummary::of(row), content: submitted.content })
    });
    Ok(json(&out.await?))
}

#[derive(Deserialize)]
pub struct Between {
    from: Option<i32>,
    to: Option<i32>,
}

#[derive(Serialize, ToSchema)]
pub struct ComparisonOut {
    /// A version that was submitted.
    from: i32,
    /// Another; null for the draft.
    to: Option<i32>,
    differences: Vec<Difference>,
}

/// What differs between two versions: `from` one that was submitted, the last where none is named, `to` another, or to
/// the draft for its members.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/comparison", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("from" = Option<i32>, Query, description = "A version that was submitted; the last where none is named"),
        ("to" = Option<i32>, Query, description = "Another; the draft where none is named")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = ComparisonOut), (status = 404, body = Problem)))]
pub async fn comparison(api: Api, key: Path<String>, between: Query<Between>) -> Result<HttpResponse> {
    let Between { from, to } = between.into_inner();
    let out = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let before = submissions::held(look.db, &actor, &key, from, look.now)?.submitted;
        let (_, after) = source(look, &key, to)?;
        let to = match after.standing {
            Standing::Draft { .. } => None,
            Standing::Submitted { version, .. } => Some(version),
        };
        let differences = differ::contents(&before.content, &after.content)?;
        Ok(ComparisonOut { from: before.version, to, differences })
    });
    Ok(json(&out.await?))
}
