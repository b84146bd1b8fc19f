//! The whole application out and back in, as one ZIP.

use actix_web::web::{Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::files::{NotStaged, Staged};
use crate::ground::{Error, Problems, Refusal, Result};
use crate::keys::sha256_hex;
use crate::people::{Api, Reply};
use crate::proposal::acts;
use crate::proposal::archive::differ::{self, Difference};
use crate::proposal::archive::{take, write};
use crate::proposal::store;
use crate::proposal::upload::count;
use crate::web::Problem;

/// Read the whole application as a ZIP that can be imported again.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/archive", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, description = "The archive", content_type = "application/zip"),
        (status = 404, body = Problem)))]
pub async fn archive(api: Api, key: Path<String>) -> Result<HttpResponse> {
    let look = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = store::find(look.db, &actor, &key, look.now)?;
        let content = store::seen_content(look.db, &proposal, sight)?;
        let entries = write::entries(proposal.call.as_str(), &content)?;
        Ok((format!("{}-archive.zip", proposal.reference), entries))
    });
    let (name, entries) = look.await?;
    write::send(&api.state, &name, entries).await
}

#[derive(Deserialize)]
pub struct Asked {
    /// The differences are to be made; else they are only told.
    #[serde(default)]
    apply: bool,
}

/// What an import changes, or changed.
#[derive(Serialize, ToSchema)]
pub struct ImportOut {
    pub applied: bool,
    /// Of the draft, after it.
    pub version: i64,
    pub differences: Vec<Difference>,
    /// What the archive says and the draft does not take over: `declarations`, since partners declare for themselves;
    /// `reply`, where the draft takes up no earlier proposal; `acronym`, where another proposal of the same person in the
    /// call goes by it, and the draft keeps its own.
    #[schema(value_type = Vec<String>)]
    pub left: Vec<&'static str>,
}

/// Import an archive in place of what the draft says. Without `apply` it is checked whole, and what differs is told;
/// with it, `If-Match` names the draft's version. What does not fit changes nothing, and every problem is told with
/// its place.
#[utoipa::path(post, path = "/api/v1/proposals/{proposal}/import", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("apply" = Option<bool>, Query, description = "Make the differences; else only tell them"),
        ("If-Match" = Option<i64>, Header, description = "The version of the draft, with apply")),
    request_body(content_type = "application/zip", description = "The bytes of the archive"),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = ImportOut), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn import(
    api: Api,
    request: HttpRequest,
    key: Path<String>,
    asked: Query<Asked>,
    body: Payload,
) -> Result<HttpResponse> {
    let key = key.into_inner();
    let of = key.clone();
    let book = api.look("proposals:write", move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = store::find(look.db, &actor, &of, look.now)?;
        if !sight.may_write() {
            return Err(Error::Forbidden);
        }
        let call = store::open_call(look.db, &proposal.call)?;
        call.must_be_free(proposal.stage, proposal.last.as_ref(), look.now)?;
        Ok(call.book)
    });
    let book = book.await?;
    let sha256 = kept(&api, take::most_bytes(&book), body).await?;
    let received = api.state.clock.now();
    let import = take::take(&api.state, &book, &sha256).await??;
    if !asked.apply {
        return told(&api, key, import).await;
    }
    let version = api.if_match.ok_or_else(|| Refusal::new("if-match-missing"))?;
    let whole = format!("{} {}\n{sha256}", request.method(), request.path());
    let apply = move |act: &mut Act<'_>| {
        let (actor, now) = (act.actor, act.received());
        let (proposal, _) = store::find(act.db, actor, &key, now)?;
        let before = store::content_of(act.db, &proposal)?;
        let import = acts::named_apart(act.db, actor, &proposal, &import)?;
        let differences = differ::between(&before, &import)?;
        let left = import.left(&before);
        let version = acts::import(act, &key, version, &import)?;
        Ok(Reply::ok(&ImportOut { applied: true, version, differences, left })?.version(version))
    };
    api.act("proposals:write", received, &sha256_hex(whole.as_bytes()), apply).await
}

async fn kept(api: &Api, limit: i64, body: Payload) -> Result<String> {
    let staged: std::result::Result<Staged, NotStaged> = api.state.files.stage(body, limit).await;
    let many = count(&api.state, &api.witness()).await?;
    match (many, staged) {
        (Some(many), staged) => {
            if let Ok(staged) = staged {
                staged.discard().await;
            }
            let mut problems = Problems::none();
            many.tell(&mut problems, "archive");
            Err(problems.into())
        }
        (None, Ok(staged)) => staged.keep().await,
        (None, Err(NotStaged::TooLarge)) => Err(Problems::one("archive", "archive-too-large").into()),
        (None, Err(NotStaged::Broken(_))) => Err(Problems::one("archive", "document-broken").into()),
        (None, Err(NotStaged::Failed(error))) => Err(error),
    }
}

async fn told(api: &Api, key: String, import: acts::Import) -> Result<HttpResponse> {
    let look = api.look("proposals:write", move |look| {
        let actor = look.actor.clone();
        let (proposal, _) = store::find(look.db, &actor, &key, look.now)?;
        let before = store::content_of(look.db, &proposal)?;
        let call = store::open_call(look.db, &proposal.call)?;
        let import = acts::named_apart(look.db, &actor, &proposal, &import)?;
        acts::check_import(&call.book, &before, &import)?.into_result()?;
        let differences = differ::between(&before, &import)?;
        let (version, left) = (proposal.version, import.left(&before));
        Ok(Reply::ok(&ImportOut { applied: false, version, differences, left })?.version(version))
    });
    Ok(look.await?.respond())
}
