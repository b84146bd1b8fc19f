//! Out: the archive of what a reader sees.

use actix_web::HttpResponse;
use actix_web::http::header;
use futures_util::TryStreamExt;
use serde::Serialize;

use super::{APPLICATION, DECLARATIONS, DOCUMENTS, DocumentOf, FORMAT, FileOf, MANIFEST, Manifest, VERSION};
use crate::files::pack::{Entry, What};
use crate::ground::{Error, Result};
use crate::keys::sha256_hex;
use crate::proposal::acts::Whole;
use crate::proposal::api::whole;
use crate::proposal::pages::documents::attachment;
use crate::proposal::rules::{Content, of_declaration};
use crate::web::State;

/// `application.json`
#[derive(Serialize)]
struct Application<'a> {
    #[serde(flatten)]
    whole: &'a Whole,
    #[serde(skip_serializing_if = "str::is_empty")]
    reply: &'a str,
}

/// The files of an archive, in their order.
pub fn entries(call: &str, content: &Content) -> Result<Vec<Entry>> {
    let mut said = whole(content);
    // A field that was emptied says no more than one that was never filled.
    said.answers.retain(|_, answer| !answer.is_empty());
    let reply = content.earlier.as_ref().map_or("", |earlier| earlier.reply.as_str());
    let application = serde_json::to_string_pretty(&Application { whole: &said, reply })? + "\n";
    let mut texts = vec![(APPLICATION, application)];
    if !content.declarations.is_empty() {
        texts.push((DECLARATIONS, serde_json::to_string_pretty(&content.declarations)? + "\n"));
    }
    let listed = texts.iter().map(|(name, text)| {
        let bytes = u64::try_from(text.len()).map_err(Error::internal)?;
        Ok(FileOf { name: (*name).to_owned(), bytes, sha256: sha256_hex(text.as_bytes()) })
    });
    let mut files = listed.collect::<Result<Vec<_>>>()?;
    let (mut documents, mut kept) = (Vec::new(), Vec::new());
    // What partners declare is signed here, and cannot be carried in from elsewhere.
    let carried = content.documents.iter().filter(|document| of_declaration(&document.slot).is_none());
    for document in carried {
        let file = format!("{DOCUMENTS}{}.pdf", document.slot);
        let bytes = u64::try_from(document.bytes).map_err(Error::internal)?;
        files.push(FileOf { name: file.clone(), bytes, sha256: document.sha256.clone() });
        kept.push(Entry { name: file.clone(), what: What::Kept(document.sha256.clone()) });
        documents.push(DocumentOf { slot: document.slot.clone(), name: document.name.clone(), file });
    }
    let (format, call) = (FORMAT.to_owned(), call.to_owned());
    let manifest = Manifest { format, version: VERSION, call, files, documents };
    let manifest = serde_json::to_string_pretty(&manifest)? + "\n";
    texts.insert(0, (MANIFEST, manifest));
    let texts = texts.into_iter().map(|(name, text)| Entry { name: name.to_owned(), what: What::Text(text) });
    Ok(texts.chain(kept).collect())
}

pub async fn send(state: &State, name: &str, entries: Vec<Entry>) -> Result<HttpResponse> {
    let packed = state.files.pack(entries).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header(attachment(name))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .streaming(packed.into_stream().map_err(Error::internal)))
}
