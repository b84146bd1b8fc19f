//! Documents over the API: the bytes of one PDF as the body.

use actix_web::http::header;
use actix_web::web::{Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::DocumentOut;
use super::consortium::Nothing;
use crate::act::Act;
use crate::call::rules::Slot;
use crate::files::{NotStaged, Staged};
use crate::ground::{Error, Result};
use crate::keys::sha256_hex;
use crate::people::{Api, Reply};
use crate::proposal::acts::{self, Over, Uploaded};
use crate::proposal::attempt::{self, Tried};
use crate::proposal::rules::slot_of;
use crate::proposal::store::attempts::UPLOAD;
use crate::proposal::store::partners::{self, Reach};
use crate::proposal::store::{self, documents};
use crate::proposal::upload::{refused, take};
use crate::web::{JsonInTime, Problem};

#[derive(Deserialize)]
pub struct Named {
    /// What the file is called; the slot's id where nothing is said.
    #[serde(default)]
    pub(super) name: String,
    /// Whatever is in the slot is to be replaced.
    #[serde(default)]
    pub(super) replace: bool,
}

/// Put a PDF into a slot. One that is there already is replaced, and stays as history, where `If-Match` names it
/// (the `ETag` it is read with) or `replace` says so.
#[utoipa::path(put, path = "/api/v1/proposals/{proposal}/documents/{slot}", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("slot" = String, Path, description = "Id of a document slot of the rulebook"),
        ("name" = Option<String>, Query, description = "What the file is called"),
        ("replace" = Option<bool>, Query, description = "Replace whatever is there"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the document to replace")),
    request_body(content_type = "application/pdf", description = "The bytes of the PDF"),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = DocumentOut), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn put_document(
    api: Api,
    request: HttpRequest,
    path: Path<(String, String)>,
    named: Query<Named>,
    body: Payload,
) -> Result<HttpResponse> {
    let (key, slot) = path.into_inner();
    let tried = Tried::now(&api.state, &key, UPLOAD);
    let put = put(&api, &request, (key, slot), named.into_inner(), body).await;
    if let Err(error) = &put {
        attempt::keep(api.witness(), &tried, error).await;
    }
    put
}

async fn put(
    api: &Api,
    request: &HttpRequest,
    (key, slot): (String, String),
    Named { name, replace }: Named,
    body: Payload,
) -> Result<HttpResponse> {
    let slot = writable(api, &key, &slot).await?;
    let over = over(request, replace);
    let file = kept(api, &slot, name, body).await?;
    // Taken after the last byte: this is when the document was received.
    let received = api.state.clock.now();
    let whole = format!("{} {}\n{}", request.method(), request.path(), file.sha256);
    let put = move |act: &mut Act<'_>| {
        let version = acts::put_document(act, &key, &slot.id, &file, &over)?;
        let (actor, now) = (act.actor, act.received());
        let (proposal, _) = store::find(act.db, actor, &key, now)?;
        let (held, slot) = (
            documents::current(act.db, &proposal.id)?,
            store::slot_in_table(act.db, &proposal.id, &slot.id)?,
        );
        let document = held.iter().find(|one| one.slot == slot).ok_or(Error::NotFound)?;
        Ok(Reply::ok(&DocumentOut::of(document))?.version(version))
    };
    api.act("proposals:write", received, &sha256_hex(whole.as_bytes()), put).await
}

/// Before a byte is stored: may this program write here at all?
async fn writable(api: &Api, key: &str, slot: &str) -> Result<Slot> {
    let (key, slot) = (key.to_owned(), slot.to_owned());
    let find = api.look("proposals:write", move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = store::find(look.db, &actor, &key, look.now)?;
        if !sight.may_write() {
            return Err(Error::Forbidden);
        }
        if partners::reach(look.db, &actor, &proposal.id, sight.leads())? != Reach::All {
            return Err(Error::Forbidden);
        }
        let call = store::open_call(look.db, &proposal.call)?;
        call.must_be_free(proposal.stage, proposal.last.as_ref(), look.now)?;
        slot_of(&call.book, &slot).ok_or(Error::NotFound)
    });
    find.await
}

/// What the program knows of the slot.
pub(super) fn over(request: &HttpRequest, replace: bool) -> Over {
    let named = request.headers().get(header::IF_MATCH).and_then(|value| value.to_str().ok());
    match named.map(|tag| tag.trim().trim_matches('"')) {
        _ if replace => Over::Whatever,
        Some("*") => Over::Whatever,
        Some(sha256) => Over::Seen(sha256.to_owned()),
        None => Over::Nothing,
    }
}

pub(super) async fn kept(api: &Api, slot: &Slot, name: String, body: Payload) -> Result<Uploaded> {
    let staged: std::result::Result<Staged, NotStaged> = api.state.files.stage(body, slot.max_bytes).await;
    match take(&api.state, &api.witness(), staged).await? {
        Ok((staged, facts)) => {
            let (bytes, pages) = (staged.bytes, Some(facts.pages));
            Ok(Uploaded { name, bytes, pages, sha256: staged.keep().await? })
        }
        Err(why) => Err(refused(slot, why).into()),
    }
}

/// Read the document in a slot, as a draft has it now.
#[utoipa::path(get, path = "/api/v1/proposals/{proposal}/documents/{slot}", tag = "proposals",
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("slot" = String, Path, description = "Id of a document slot of the rulebook")),
    security(("token" = ["proposals:read"])),
    responses((status = 200, description = "The bytes of the PDF", content_type = "application/pdf"),
        (status = 404, body = Problem)))]
pub async fn get_document(api: Api, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (key, slot) = path.into_inner();
    let find = api.look("proposals:read", move |look| {
        let actor = look.actor.clone();
        let (proposal, sight) = store::find(look.db, &actor, &key, look.now)?;
        let content = store::seen_content(look.db, &proposal, sight)?;
        content.documents.into_iter().find(|one| one.slot == slot).ok_or(Error::NotFound)
    });
    let document = find.await?;
    let stored = api.state.files.read(&document.sha256).await?;
    let body = stored.into_stream().map(|part| part.map_err(Error::internal));
    Ok(HttpResponse::Ok()
        .content_type(documents::PDF)
        .insert_header((header::ETAG, format!("\"{}\"", document.sha256)))
        .streaming(body))
}

/// What is left where something was taken away.
#[derive(Serialize, ToSchema)]
pub struct DraftVersion {
    /// Of the draft.
    version: i64,
}

/// Take a document out of its slot: the one that `If-Match` names (the `ETag` it is read with), `*` for whatever is there.
/// It stays as history.
#[utoipa::path(delete, path = "/api/v1/proposals/{proposal}/documents/{slot}", tag = "proposals",
    request_body = Nothing,
    params(("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("slot" = String, Path, description = "Id of a document slot of the rulebook"),
        ("If-Match" = String, Header, description = "The ETag of the document to take out")),
    security(("token" = ["proposals:write"])),
    responses((status = 200, body = DraftVersion), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn remove_document(
    api: Api,
    request: HttpRequest,
    path: Path<(String, String)>,
    body: JsonInTime<Nothing>,
) -> Result<HttpResponse> {
    let (key, slot) = path.into_inner();
    let over = over(&request, false);
    let remove = move |act: &mut Act<'_>, _: &Nothing| {
        let version = acts::remove_document(act, &key, &slot, &over)?;
        Ok(Reply::ok(&DraftVersion { version })?.version(version))
    };
    api.act_on("proposals:write", body, remove).await
}
