//! The lists of a draft over the API: what each said, and putting it back.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json as object};
use utoipa::ToSchema;

use crate::act::Act;
use crate::ground::{Error, Refusal, Result};
use crate::people::{self, Api, Look, Reply};
use crate::proposal::acts;
use crate::proposal::rules::{Content, Part};
use crate::proposal::store::{self, lists};
use crate::web::{JsonInTime, Problem};

/// Entries of one answer.
const MOST: i64 = 20;

#[derive(Deserialize)]
pub struct Skip {
    #[serde(default)]
    skip: i64,
}

#[derive(Serialize, ToSchema)]
pub struct ListOut {
    /// `consortium`, `money` or `cofunding`.
    part: String,
    /// The version of the draft since which the list says what it says; 0 where nobody has saved it yet.
    version: i64,
    /// The newest first, up to twenty.
    history: Vec<PastListOut>,
}

#[derive(Serialize, ToSchema)]
pub struct PastListOut {
    /// The version of the draft that it made; names it to be restored.
    version: i64,
    /// `saved` or `restored`.
    how: &'static str,
    /// RFC 3339, UTC.
    at: String,
    /// Absent for what stood there before anything was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    /// As in a submission's content: `partners` and `hosting`; `costs`, `asks` and the `partners` whose places they name;
    /// or `tranches`.
    #[schema(value_type = Object)]
    content: Value,
}

/// A list of a draft with its history. The `ETag` is the list's version.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/lists/{part}", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("part" = String, Path, description = "consortium, money or cofunding"),
        ("skip" = Option<i64>, Query, description = "So many of the newest entries are left out")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, body = ListOut), (status = 404, body = Problem)))]
pub async fn list_history(api: Api, path: Path<(String, String)>, skip: Query<Skip>) -> Result<HttpResponse> {
    let ((key, name), skip) = (path.into_inner(), skip.skip.max(0));
    let list = api.look("proposals:read", move |look| list_out(look, &key, &name, skip)).await?;
    Ok(Reply::ok(&list)?.version(list.version).respond())
}

fn list_out(look: &mut Look<'_>, key: &str, name: &str, skip: i64) -> Result<ListOut> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    if !sight.is_member() {
        return Err(Error::NotFound);
    }
    let part = Part::list(name).ok_or(Error::NotFound)?;
    let version = lists::version(look.db, &proposal.id, &part)?;
    let mut history = Vec::new();
    for one in lists::history(look.db, &proposal.id, &part, (skip, MOST))? {
        let by = (!one.by.is_empty()).then(|| people::store::name(look.db, &one.by)).transpose()?;
        let (how, at) = (one.how.name(), one.at.to_string());
        history.push(PastListOut { version: one.version, how, at, by, content: said(&part, &one.content) });
    }
    Ok(ListOut { part: part.to_string(), version, history })
}

fn said(part: &Part, content: &Content) -> Value {
    match part {
        Part::Money => object!({
            "partners": content.partners.iter().map(|one| &one.name).collect::<Vec<_>>(),
            "costs": content.costs, "asks": content.asks,
        }),
        Part::Cofunding => object!({ "tranches": content.tranches }),
        _ => object!({ "partners": content.partners, "hosting": content.hosting }),
    }
}

/// A list as it was.
#[derive(Deserialize, ToSchema)]
pub struct RestoreListIn {
    /// `version` of an entry of the history.
    #[serde(default)]
    past: i64,
}

#[derive(Serialize, ToSchema)]
pub struct ListSaved {
    part: String,
    /// Of the draft.
    version: i64,
}

/// Put a list of a draft back as it was, as a new version. `If-Match` names the version that was read, of the list or of
/// the draft: a list that somebody changed since then is a conflict.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/lists/{part}/restoration", tag = "proposals",
    request_body = RestoreListIn,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("part" = String, Path, description = "consortium, money or cofunding"),
        ("If-Match" = i64, Header, description = "The version that was read")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = ListSaved), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn restore_list(
    api: Api,
    path: Path<(String, String)>,
    body: JsonInTime<RestoreListIn>,
) -> Result<HttpResponse> {
    let (key, name) = path.into_inner();
    let base = api.if_match.ok_or_else(|| Refusal::new("if-match-missing"))?;
    let restore = move |act: &mut Act<'_>, sent: &RestoreListIn| {
        // Who may not write learns no more of a request that names nothing.
        store::for_edit(act, &key)?;
        let part = Part::list(&name).ok_or(Error::NotFound)?;
        let version = acts::restore_list(act, &key, &part, base, sent.past)?;
        Ok(Reply::ok(&ListSaved { part: part.to_string(), version })?.version(version))
    };
    api.act_on("proposals:write", body, restore).await
}
