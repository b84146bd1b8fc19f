//! Drafts that are open to a funder over the API, its sign-off, and its ceiling.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Path;
use futures_util::StreamExt;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::act::Act;
use crate::cofunding::acts;
use crate::cofunding::store::{self, Opened};
use crate::ground::ids::{CallId, FunderId};
use crate::ground::{Error, Result};
use crate::people::{Api, Look, Reply};
use crate::proposal::acts::Whole;
use crate::proposal::api::{DocumentOut, Nothing, SigningOut, signed_off, whole};
use crate::proposal::rules::Party;
use crate::proposal::rules::typed::{Habit, TypedTranche};
use crate::proposal::store::documents::PDF;
use crate::proposal::store::signoffs;
use crate::web::{JsonInTime, Problem, json};

/// A draft that its coordinator opened to a funder.
#[derive(Serialize, ToSchema)]
pub struct DraftOut {
    /// Reference.
    pub proposal: String,
    pub call: String,
    /// Counts saves.
    pub version: i64,
    pub acronym: String,
    pub title: String,
    /// Claimed from this funder, in euro: `1234.50`.
    pub claimed: String,
    /// `money` or `whole`.
    pub open: &'static str,
    pub signoff: SigningOut,
}

#[derive(Serialize, ToSchema)]
pub struct DraftsOut {
    pub drafts: Vec<DraftOut>,
}

/// What of a draft a funder reads.
#[derive(Serialize, ToSchema)]
pub struct DraftDetail {
    #[serde(flatten)]
    pub draft: DraftOut,
    #[serde(rename = "abstract")]
    pub about: String,
    /// The claims from this funder alone.
    pub claims: Vec<TypedTranche>,
    /// All of it, where the whole draft is open.
    pub content: Option<Whole>,
    /// The funder's own letter, and the rest where the whole draft is open: read at `documents/SLOT`.
    pub documents: Vec<DocumentOut>,
}

fn draft_out(look: &mut Look<'_>, funder: &FunderId, opened: &Opened) -> Result<DraftOut> {
    let (proposal, content) = (&opened.proposal, opened.content());
    let signed = signoffs::of(look.db, &proposal.id)?;
    Ok(DraftOut {
        proposal: proposal.reference.clone(),
        call: proposal.call.to_string(),
        version: proposal.version,
        acronym: content.acronym.clone(),
        title: content.title.clone(),
        claimed: opened.claimed()?.to_string(),
        open: if opened.opening.whole { "whole" } else { "money" },
        signoff: signed_off(content, &Party::Funder(funder.clone()), &signed)?,
    })
}

/// The drafts that are open to a funder one speaks for.
#[utoipa::path(get, path = "/api/v1/funders/{funder}/drafts", tag = "cofunding",
    params(("funder" = String, Path, description = "Id of the funder")),
    security(("token" = ["cofunding:read"])),
    responses((status = 200, body = DraftsOut), (status = 404, body = Problem)))]
pub async fn drafts(api: Api, funder: Path<String>) -> Result<HttpResponse> {
    let list = api.look("cofunding:read", move |look| {
        let funder = store::read_funder(look.db, &look.actor, &FunderId::from_text(funder.into_inner()))?;
        let mut drafts = Vec::new();
        for opened in store::opened(look.db, &funder.id, look.now)? {
            drafts.push(draft_out(look, &funder.id, &opened)?);
        }
        Ok(DraftsOut { drafts })
    });
    Ok(json(&list.await?))
}

/// One of them: its abstract, the claims, and all of it where that is open.
#[utoipa::path(get, path = "/api/v1/funders/{funder}/drafts/{proposal}", tag = "cofunding",
    params(("funder" = String, Path, description = "Id of the funder"),
        ("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["cofunding:read"])),
    responses((status = 200, body = DraftDetail), (status = 404, body = Problem)))]
pub async fn draft(api: Api, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (funder, reference) = path.into_inner();
    let found = api.look("cofunding:read", move |look| {
        let funder = store::read_funder(look.db, &look.actor, &FunderId::from_text(funder))?;
        let opened = store::opened_one(look.db, &funder.id, &reference, look.now)?;
        let content = opened.shown();
        let all = whole(&content);
        let own = content.tranches.iter().zip(&all.tranches);
        let own = own.filter(|(tranche, _)| tranche.funder == funder.id).map(|(_, typed)| typed.clone());
        Ok(DraftDetail {
            draft: draft_out(look, &funder.id, &opened)?,
            about: crate::cofunding::rules::about(&content),
            claims: own.collect(),
            content: opened.opening.whole.then_some(all),
            documents: content.documents.iter().map(DocumentOut::of).collect(),
        })
    });
    Ok(json(&found.await?))
}

/// A document of an open draft, by its slot: the funder's own letter, and the rest where the whole draft is open.
#[utoipa::path(get, path = "/api/v1/funders/{funder}/drafts/{proposal}/documents/{slot}", tag = "cofunding",
    params(("funder" = String, Path, description = "Id of the funder"),
        ("proposal" = String, Path, description = "Reference, such as AIF-0007"),
        ("slot" = String, Path, description = "As the draft lists it")),
    security(("token" = ["cofunding:read"])),
    responses((status = 200, description = "The bytes of the PDF", content_type = "application/pdf"),
        (status = 404, body = Problem)))]
pub async fn draft_document(api: Api, path: Path<(String, String, String)>) -> Result<HttpResponse> {
    let (funder, reference, slot) = path.into_inner();
    let found = api.look("cofunding:read", move |look| {
        let funder = store::read_funder(look.db, &look.actor, &FunderId::from_text(funder))?;
        let opened = store::opened_one(look.db, &funder.id, &reference, look.now)?;
        opened.shown().documents.into_iter().find(|one| one.slot == slot).ok_or(Error::NotFound)
    });
    let stored = api.state.files.read(&found.await?.sha256).await?;
    let body = stored.into_stream().map(|part| part.map_err(Error::internal));
    Ok(HttpResponse::Ok()
        .content_type(PDF)
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .streaming(body))
}

/// What is signed off.
#[derive(Deserialize, ToSchema)]
pub struct SignsOff {
    /// `fingerprint` of what was read.
    fingerprint: String,
}

/// Sign off, for the funder one speaks for, what a draft claims from it.
#[utoipa::path(put, path = "/api/v1/funders/{funder}/drafts/{proposal}/signoff", tag = "cofunding",
    request_body = SignsOff,
    params(("funder" = String, Path, description = "Id of the funder"),
        ("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["cofunding:write"])),
    responses((status = 200), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn sign_draft_off(
    api: Api,
    path: Path<(String, String)>,
    body: JsonInTime<SignsOff>,
) -> Result<HttpResponse> {
    let (funder, reference) = path.into_inner();
    let sign = move |act: &mut Act<'_>, body: &SignsOff| {
        acts::sign_off(act, &FunderId::from_text(&funder), &reference, &body.fingerprint)?;
        Reply::ok(&serde_json::json!({}))
    };
    api.act_on("cofunding:write", body, sign).await
}

/// Take the funder's sign-off back.
#[utoipa::path(delete, path = "/api/v1/funders/{funder}/drafts/{proposal}/signoff", tag = "cofunding",
    request_body = Nothing,
    params(("funder" = String, Path, description = "Id of the funder"),
        ("proposal" = String, Path, description = "Reference, such as AIF-0007")),
    security(("token" = ["cofunding:write"])),
    responses((status = 200), (status = 404, body = Problem)))]
pub async fn sign_draft_off_undo(
    api: Api,
    path: Path<(String, String)>,
    body: JsonInTime<Nothing>,
) -> Result<HttpResponse> {
    let (funder, reference) = path.into_inner();
    let undo = move |act: &mut Act<'_>, _: &Nothing| {
        acts::take_sign_off_back(act, &FunderId::from_text(&funder), &reference)?;
        Reply::ok(&serde_json::json!({}))
    };
    api.act_on("cofunding:write", body, undo).await
}

/// What a funder can give for a call in all.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct CeilingBody {
    /// In euro, `1234.50`; empty where none is said.
    #[serde(default)]
    amount: String,
    /// Where it is decided.
    #[serde(default)]
    note: String,
}

/// The ceiling of a funder for a call; only the funder's own people see it.
#[utoipa::path(get, path = "/api/v1/funders/{funder}/ceilings/{call}", tag = "cofunding",
    params(("funder" = String, Path, description = "Id of the funder"), ("call" = String, Path)),
    security(("token" = ["cofunding:read"])),
    responses((status = 200, body = CeilingBody), (status = 404, body = Problem)))]
pub async fn ceiling(api: Api, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (funder, call) = path.into_inner();
    let found = api.look("cofunding:read", move |look| {
        let funder = store::read_funder(look.db, &look.actor, &FunderId::from_text(funder))?;
        let set = store::ceiling(look.db, &funder.id, &CallId::from_text(call))?;
        let said = set.map(|set| CeilingBody { amount: set.amount.to_string(), note: set.note });
        Ok(said.unwrap_or(CeilingBody { amount: String::new(), note: String::new() }))
    });
    Ok(json(&found.await?))
}

/// Say what a funder can give for a call in all.
#[utoipa::path(put, path = "/api/v1/funders/{funder}/ceilings/{call}", tag = "cofunding",
    request_body = CeilingBody,
    params(("funder" = String, Path, description = "Id of the funder"), ("call" = String, Path)),
    security(("token" = ["cofunding:write"])),
    responses((status = 200), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn set_ceiling(
    api: Api,
    path: Path<(String, String)>,
    body: JsonInTime<CeilingBody>,
) -> Result<HttpResponse> {
    let (funder, call) = path.into_inner();
    let set = move |act: &mut Act<'_>, body: &CeilingBody| {
        let said = (body.amount.as_str(), body.note.as_str());
        acts::set_ceiling(act, &FunderId::from_text(&funder), &call, said, Habit::Machine)?;
        Reply::ok(&serde_json::json!({}))
    };
    api.act_on("cofunding:write", body, set).await
}
