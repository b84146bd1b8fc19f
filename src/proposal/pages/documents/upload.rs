//! A document arrives: read as a stream, looked at, kept, and put into its slot if nothing is there.

use actix_multipart::{Field as Part, Multipart};
use actix_web::http::StatusCode;
use actix_web::http::header::ContentDisposition;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt;

use super::{replace, view};
use crate::call::rules::Slot;
use crate::ground::{Error, Moment, Result};
use crate::people::{Look, Page, Signed};
use crate::proposal::acts::{self, DOCUMENT_HELD, Over, Uploaded};
use crate::proposal::attempt::{self, Tried};
use crate::proposal::pages::edit_href;
use crate::proposal::pages::overview::must_write;
use crate::proposal::pages::partners::must_belong;
use crate::proposal::rules::{Part as Of, slot_of as slot_of_book};
use crate::proposal::store::attempts::UPLOAD;
use crate::proposal::store::partners::Reach;
use crate::proposal::upload::{NotTaken, refused, take};
use crate::web::{State, check_token, csrf_field, see_other};

/// `POST /proposals/{proposal}/documents/{slot}`: `csrf` first, then `file`.
pub async fn upload(
    who: Signed,
    request: HttpRequest,
    path: Path<(String, String)>,
    mut parts: Multipart,
) -> Result<HttpResponse> {
    let (key, slot) = path.into_inner();
    let tried = Tried::now(&who.state, &key, UPLOAD);
    let arrived = arrive(&who, &request, &tried, slot, &mut parts).await;
    if let Err(error) = &arrived {
        attempt::keep(who.witness(), &tried, error).await;
    }
    arrived
}

async fn arrive(
    who: &Signed,
    request: &HttpRequest,
    tried: &Tried,
    slot: String,
    parts: &mut Multipart,
) -> Result<HttpResponse> {
    let key = tried.key.clone();
    // Before a byte is stored: may this person write here at all?
    let slot = slot_of(who, &key, &slot).await?;
    let (name, received, taken) = match read(request, &who.state, slot.max_bytes, parts).await? {
        Ok((name, received, staged)) => (name, received, take(&who.state, &who.witness(), staged).await?),
        Err(why) => (String::new(), who.state.clock.now(), Err(why)),
    };
    match taken {
        Ok((staged, facts)) => {
            let (bytes, pages) = (staged.bytes, Some(facts.pages));
            let file = Uploaded { name, bytes, pages, sha256: staged.keep().await? };
            put(who, received, key, slot, file).await
        }
        Err(why) => {
            let (problems, tried) = (refused(&slot, why), Tried { received, ..tried.clone() });
            // A form without a file is a slip, and nothing was refused.
            if why != NotTaken::None {
                attempt::keep(who.witness(), &tried, &problems.clone().into()).await;
            }
            let show = move |look: &mut Look<'_>| {
                Ok(Page::with_status(view(look, &key, &problems)?, StatusCode::UNPROCESSABLE_ENTITY))
            };
            who.page(show).await
        }
    }
}

/// Puts a kept file into an empty slot; where something is there, it is shown beside it first.
async fn put(
    who: &Signed,
    received: Moment,
    key: String,
    slot: Slot,
    file: Uploaded,
) -> Result<HttpResponse> {
    let (of, into, new) = (key.clone(), slot.id.clone(), file.clone());
    let pages = file.pages.unwrap_or_default();
    let put = who.act(received, move |act| acts::put_document(act, &of, &into, &new, &Over::Nothing)).await;
    match put {
        Ok(_) => {
            let surplus = slot.max_pages.is_some_and(|most| pages > most);
            let done = if surplus { "proposal-uploaded-surplus" } else { "proposal-uploaded" };
            Ok(see_other(&format!("{}?done={done}", edit_href(&key, &Of::Documents))))
        }
        Err(Error::Refused(refusal)) if refusal.code == DOCUMENT_HELD => {
            Ok(see_other(&replace::ask(who, key, slot.id, file).await?))
        }
        Err(other) => Err(other),
    }
}

async fn slot_of(who: &Signed, key: &str, slot: &str) -> Result<Slot> {
    let (key, slot) = (key.to_owned(), slot.to_owned());
    who.look(move |look| {
        let (_, call) = must_write(look, &key)?;
        if must_belong(look, &key)?.2 != Some(Reach::All) {
            return Err(Error::Forbidden);
        }
        slot_of_book(&call.book, &slot).ok_or(Error::NotFound)
    })
    .await
}

type Staging = std::result::Result<crate::files::Staged, crate::files::NotStaged>;
type Read = std::result::Result<(String, Moment, Staging), NotTaken>;

/// Reads a form of a token and a file: what the file is called, when the last byte was there, and what was staged.
pub async fn read(request: &HttpRequest, state: &State, limit: i64, parts: &mut Multipart) -> Result<Read> {
    let Some(Ok(mut token)) = parts.next().await else { return Ok(Err(NotTaken::Broken)) };
    if token.name() != Some(csrf_field()) {
        return check_token(request, "").map(|()| Err(NotTaken::Broken));
    }
    let text = token.bytes(1_024).await;
    let text = text.ok().and_then(std::result::Result::ok).unwrap_or_default();
    check_token(request, &String::from_utf8_lossy(&text))?;
    drop(token);
    let Some(Ok(mut file)) = parts.next().await else { return Ok(Err(NotTaken::None)) };
    let name = name_of(&file);
    let staged = state.files.stage(&mut file, limit).await;
    drop(file);
    // Up to the last boundary: only then was the whole request read.
    while let Some(Ok(_rest)) = parts.next().await {}
    Ok(Ok((name, state.clock.now(), staged)))
}

fn name_of(file: &Part) -> String {
    let name = file.content_disposition().and_then(ContentDisposition::get_filename);
    name.unwrap_or_default().to_owned()
}
