//! Taking a task or turning it down, and the papers that belong to it.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Path;
use futures_util::StreamExt;
use serde::Deserialize;
use utoipa::ToSchema;

use super::TaskBody;
use crate::act::Act;
use crate::call::rules::Rulebook;
use crate::evaluation::acts;
use crate::evaluation::store::{self, Desk};
use crate::ground::ids::{AssignmentId, AttachmentId};
use crate::ground::{Error, Result};
use crate::people::{Api, Look, Reply};
use crate::proposal::dossier::{Given, of_frozen, send};
use crate::proposal::rules::{Attachment, Document, Frozen, of_declaration};
use crate::proposal::store::documents::PDF;
use crate::proposal::store::supplements;
use crate::web::{JsonInTime, Problem};

/// A body that says nothing.
#[derive(Deserialize, ToSchema)]
pub struct Nothing {}

fn task(act: &mut Act<'_>, id: &AssignmentId) -> Result<Reply> {
    Reply::ok(&TaskBody::of(&store::task_visible_to(act.db, act.actor, id)?))
}

/// Accept one of your tasks, once you are cleared of conflicts.
#[utoipa::path(post, path = "/api/v1/reviews/{id}/acceptance", tag = "reviews", params(("id" = String, Path)),
    request_body = Nothing,
    security(("token" = ["reviews:write"])),
    responses((status = 200, body = TaskBody), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn accept(api: Api, id: Path<String>, body: JsonInTime<Nothing>) -> Result<HttpResponse> {
    let id = AssignmentId::from_text(id.into_inner());
    let accept = move |act: &mut Act<'_>, _: &Nothing| {
        acts::accept(act, &id)?;
        task(act, &id)
    };
    api.act_on("reviews:write", body, accept).await
}

#[derive(Deserialize, ToSchema)]
pub struct Declining {
    /// For staff alone.
    #[serde(default)]
    reason: String,
}

/// Turn one of your tasks down. Staff are told.
#[utoipa::path(post, path = "/api/v1/reviews/{id}/decline", tag = "reviews", params(("id" = String, Path)),
    request_body = Declining,
    security(("token" = ["reviews:write"])),
    responses((status = 200, body = TaskBody), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub async fn decline(api: Api, id: Path<String>, body: JsonInTime<Declining>) -> Result<HttpResponse> {
    let id = AssignmentId::from_text(id.into_inner());
    let decline = move |act: &mut Act<'_>, sent: &Declining| {
        acts::decline(act, &id, &sent.reason)?;
        task(act, &id)
    };
    api.act_on("reviews:write", body, decline).await
}

/// The whole dossier of the proposal of one of your tasks, as one ZIP.
#[utoipa::path(get, path = "/api/v1/reviews/{id}/dossier", tag = "reviews", params(("id" = String, Path)),
    security(("token" = ["reviews:read"])),
    responses((status = 200, description = "The ZIP", content_type = "application/zip"),
        (status = 404, body = Problem)))]
pub async fn review_dossier(api: Api, id: Path<String>) -> Result<HttpResponse> {
    let id = AssignmentId::from_text(id.into_inner());
    let made = api.look("reviews:read", move |look| {
        let desk = Desk::load(look.db, &look.actor, &id, look.now)?;
        desk.must_read()?;
        of_frozen(look, &desk.basis.rulebook, &desk.proposal)
    });
    send(&api.state, made.await?).await
}

/// A document of the proposal of one of your tasks, by its slot, or of a supplement, by its id. Pages beyond the limit of
/// its slot are blank, as in the dossier.
#[utoipa::path(get, path = "/api/v1/reviews/{id}/documents/{slot}", tag = "reviews",
    params(("id" = String, Path), ("slot" = String, Path, description = "Id of a document slot of the rulebook")),
    security(("token" = ["reviews:read"])),
    responses((status = 200, description = "The bytes of the PDF", content_type = "application/pdf"),
        (status = 404, body = Problem)))]
pub async fn review_document(api: Api, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (id, slot) = path.into_inner();
    let id = AssignmentId::from_text(id);
    let find = api.look("reviews:read", move |look| {
        let desk = Desk::load(look.db, &look.actor, &id, look.now)?;
        desk.must_read()?;
        // What partners declare is for the officers who check it.
        held(look, &desk.basis.rulebook, &desk.proposal, &slot, |document| {
            of_declaration(&document.slot).is_none()
        })
    });
    held_answer(&api, &find.await?).await
}

/// A file that goes with a frozen proposal.
pub(super) enum Held {
    /// As evaluators get it.
    Submitted(Given),
    Beside(Attachment),
}

/// A document of what was submitted by its slot, or one that was accepted beside it by its id.
pub(super) fn held(
    look: &mut Look<'_>,
    rulebook: &Rulebook,
    frozen: &Frozen,
    wanted: &str,
    may: impl Fn(&Document) -> bool,
) -> Result<Held> {
    let mut documents = frozen.content.documents.iter().filter(|document| may(document));
    if let Some(document) = documents.find(|document| document.slot == wanted) {
        return Ok(Held::Submitted(Given::of(look, rulebook, &frozen.content, document)));
    }
    let id = AttachmentId::from_text(wanted);
    supplements::document(look.db, &frozen.proposal, frozen.cutoff, &id).map(Held::Beside)
}

/// The bytes of it, for whom the handler has cleared. It is another's file: nothing in it may run under our name.
pub(super) async fn held_answer(api: &Api, held: &Held) -> Result<HttpResponse> {
    let (media_type, stored) = match held {
        Held::Submitted(given) => (PDF, given.open(&api.state).await?),
        Held::Beside(file) => (file.media_type.as_str(), api.state.files.read(&file.sha256).await?),
    };
    let body = stored.into_stream().map(|part| part.map_err(Error::internal));
    Ok(HttpResponse::Ok()
        .content_type(media_type)
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .streaming(body))
}
