//! Style sheet, script and mark, out of the binary. Their address holds their hash, so they never go stale.

use actix_web::http::header;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};

use crate::ground::{Error, Result};
use crate::words;

pub async fn serve_static(name: Path<String>, request: HttpRequest) -> Result<HttpResponse> {
    let words::Asset { bytes, content_type, etag } = words::asset_bytes(&name).ok_or(Error::NotFound)?;
    let known =
        request.headers().get(header::IF_NONE_MATCH).is_some_and(|value| value.as_bytes() == etag.as_bytes());
    let mut answer = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((header::ETAG, etag));
    let cache = if request.query_string().is_empty() {
        "public, max-age=300"
    } else {
        "public, max-age=31536000, immutable"
    };
    answer.insert_header((header::CACHE_CONTROL, cache));
    Ok(if known { answer.finish() } else { answer.content_type(content_type).body(bytes.into_owned()) })
}
