//! Files on their way out.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt;

use crate::ground::{Error, Result};
use crate::proposal::pages::documents::attachment;
use crate::proposal::rules::Attachment;
use crate::web::State;

/// Sends a file that the asker may read. It is another's: nothing in it may run under our name.
pub async fn send(state: &State, request: Option<&HttpRequest>, file: &Attachment) -> Result<HttpResponse> {
    let tag = format!("\"{}\"", file.sha256);
    let known = request.and_then(|request| request.headers().get(header::IF_NONE_MATCH));
    if known.and_then(|value| value.to_str().ok()) == Some(tag.as_str()) {
        return Ok(HttpResponse::NotModified().insert_header((header::ETAG, tag)).finish());
    }
    let stored = state.files.read(&file.sha256).await?;
    let body = stored.into_stream().map(|part| part.map_err(Error::internal));
    Ok(HttpResponse::Ok()
        .content_type(file.media_type.as_str())
        .insert_header(attachment(&file.name))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CACHE_CONTROL, "private, no-cache"))
        .insert_header((header::ETAG, tag))
        .streaming(body))
}
