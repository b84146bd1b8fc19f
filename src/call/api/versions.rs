//! The versions of a rulebook over the API, and the two changes a running call meets.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::call::acts::{self, Loaded};
use crate::call::rules::{Change, Rulebook, changes};
use crate::call::store::{self, Version};
use crate::call::told::{read_local, read_reason};
use crate::ground::ids::CallId;
use crate::ground::{Error, Euro, Problems, Result};
use crate::people::store::name;
use crate::people::{Api, Look, Reply};
use crate::web::{JsonInTime, Problem, json};

#[derive(Serialize, ToSchema)]
pub struct VersionList {
    /// The newest first.
    versions: Vec<VersionOut>,
}

#[derive(Serialize, ToSchema)]
pub struct VersionOut {
    /// Counts from 1.
    number: i32,
    /// SHA-256 of the rulebook's canonical JSON (RFC 8785), in lower-case hex.
    hash: String,
    /// RFC 3339, UTC.
    at: String,
    /// Who loaded it; null where it came from the command line.
    by: Option<String>,
    reason: String,
    /// Cut-offs that closed under this version.
    fixed_for: Vec<i32>,
    /// Against the version before; nothing for the first.
    changes: Vec<ChangeOut>,
}

/// One key that differs.
#[derive(Serialize, ToSchema)]
pub struct ChangeOut {
    /// `cutoffs[5].local`, `sections[summary].fields[abstract].max`.
    key: String,
    /// Null where the key is new, or gone.
    before: Option<String>,
    after: Option<String>,
}

impl ChangeOut {
    fn of(change: Change) -> Self {
        Self { key: change.key, before: change.before, after: change.after }
    }
}

/// The versions of a call's rulebook, with what each changed and why.
#[utoipa::path(get, path = "/api/v1/calls/{call}/versions", tag = "calls", params(("call" = String, Path)),
    responses((status = 200, body = VersionList), (status = 404, body = Problem)))]
pub async fn versions(who: Api, call: Path<CallId>) -> Result<HttpResponse> {
    let versions = who.look_public(move |look| all(look, &call).map(|versions| VersionList { versions }));
    Ok(json(&versions.await?))
}

fn all(look: &mut Look<'_>, call: &CallId) -> Result<Vec<VersionOut>> {
    let actor = look.actor.clone();
    store::seen(look.db, &actor, call)?;
    let (mut out, mut before) = (Vec::new(), None);
    for version in store::versions(look.db, call)? {
        let book = store::rulebook_by_hash(look.db, &version.hash)?;
        out.push(version_out(look, call, version, (before.as_deref(), &book))?);
        before = Some(book);
    }
    out.reverse();
    Ok(out)
}

fn version_out(
    look: &mut Look<'_>,
    call: &CallId,
    version: Version,
    (before, book): (Option<&Rulebook>, &Rulebook),
) -> Result<VersionOut> {
    let closings = store::closings(look.db, call)?;
    let fixed = closings.iter().filter(|closing| closing.rulebook == version.hash);
    let changed = before.map(|before| changes(before, book)).transpose()?.unwrap_or_default();
    Ok(VersionOut {
        number: version.number,
        at: version.at.to_string(),
        by: version.by.map(|by| name(look.db, &by)).transpose()?,
        reason: version.reason,
        fixed_for: fixed.map(|closing| closing.cutoff).collect(),
        changes: changed.into_iter().map(ChangeOut::of).collect(),
        hash: version.hash,
    })
}

#[derive(Serialize, ToSchema)]
pub struct VersionDetail {
    #[serde(flatten)]
    version: VersionOut,
    /// The whole rulebook as it was: its canonical JSON has the hash.
    #[schema(value_type = Object)]
    rulebook: serde_json::Value,
}

/// One version of a call's rulebook, whole.
#[utoipa::path(get, path = "/api/v1/calls/{call}/versions/{version}", tag = "calls",
    params(("call" = String, Path), ("version" = i32, Path)),
    responses((status = 200, body = VersionDetail), (status = 404, body = Problem)))]
pub async fn version(who: Api, path: Path<(CallId, i32)>) -> Result<HttpResponse> {
    let (call, number) = path.into_inner();
    let detail = who.look_public(move |look| {
        let found = all(look, &call)?.into_iter().find(|version| version.number == number);
        let version = found.ok_or(Error::NotFound)?;
        let book = store::rulebook_by_hash(look.db, &version.hash)?;
        Ok(VersionDetail { rulebook: serde_json::to_value(&*book)?, version })
    });
    Ok(json(&detail.await?))
}

/// What a change came to.
#[derive(Serialize, ToSchema)]
pub struct LoadedOut {
    /// The version that counts now.
    version: i32,
    hash: String,
    /// Nothing where it said so already: then no version was made.
    changes: Vec<ChangeOut>,
}

fn loaded(call: &CallId, Loaded { version, hash, changes, .. }: Loaded) -> Result<Reply> {
    let changes = changes.into_iter().map(ChangeOut::of).collect();
    let location = format!("/api/v1/calls/{call}/versions/{version}");
    Reply::created(location, &LoadedOut { version, hash, changes })
}

/// Before a word of what was sent is judged: 404 for who does not see the call, 403 for who only sees it.
fn must_run(act: &mut Act<'_>, call: &CallId) -> Result<()> {
    store::seen(act.db, act.actor, call)?;
    if acts::runs(act.actor, call) { Ok(()) } else { Err(Error::Forbidden) }
}

#[derive(Deserialize, ToSchema)]
pub struct MoveIn {
    /// In the call's zone: `2026-01-15T17:00`.
    #[serde(default)]
    local: String,
    /// Announced to everybody.
    #[serde(default)]
    reason: String,
}

/// Move a cut-off that is still to come, as staff of the call: the next version of the rulebook, announced.
#[utoipa::path(post, path = "/api/v1/calls/{call}/cut-offs/{number}/move", tag = "calls", request_body = MoveIn,
    params(("call" = String, Path), ("number" = i32, Path)),
    security(("token" = ["staff:write"])),
    responses((status = 201, body = LoadedOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn move_cutoff(
    api: Api,
    path: Path<(CallId, i32)>,
    body: JsonInTime<MoveIn>,
) -> Result<HttpResponse> {
    let (call, number) = path.into_inner();
    let act = move |act: &mut Act<'_>, sent: &MoveIn| {
        must_run(act, &call)?;
        let mut problems = Problems::none();
        let local = read_local(&mut problems, "local", &sent.local);
        let reason = read_reason(&mut problems, "reason", &sent.reason);
        problems.into_result()?;
        loaded(&call, acts::move_cutoff(act, &call, number, local, &reason)?)
    };
    api.act_on("staff:write", body, act).await
}

#[derive(Deserialize, ToSchema)]
pub struct TopUpIn {
    /// Id of a budget line of the rulebook.
    #[serde(default)]
    line: String,
    /// Number of the cut-off it is for, which is still to come.
    #[serde(default)]
    slice: i32,
    /// In euro, `1234.50`.
    #[serde(default)]
    amount: String,
    /// Announced to everybody.
    #[serde(default)]
    reason: String,
}

/// Put more money into a budget line for a cut-off that is still to come, as staff of the call: the next version of the
/// rulebook, announced.
#[utoipa::path(post, path = "/api/v1/calls/{call}/top-ups", tag = "calls", request_body = TopUpIn,
    params(("call" = String, Path)),
    security(("token" = ["staff:write"])),
    responses((status = 201, body = LoadedOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn top_up(api: Api, call: Path<CallId>, body: JsonInTime<TopUpIn>) -> Result<HttpResponse> {
    let act = move |act: &mut Act<'_>, sent: &TopUpIn| {
        must_run(act, &call)?;
        let mut problems = Problems::none();
        let amount = Euro::parse(&sent.amount).unwrap_or_else(|reason| {
            problems.add("amount", "amount-unread").with("reason", reason);
            Euro::ZERO
        });
        let reason = read_reason(&mut problems, "reason", &sent.reason);
        problems.into_result()?;
        loaded(&call, acts::top_up(act, &call, &sent.line, sent.slice, amount, &reason)?)
    };
    api.act_on("staff:write", body, act).await
}
