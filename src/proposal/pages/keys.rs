//! The public keys that receipts are checked with.

use actix_web::HttpResponse;
use actix_web::http::header;

use crate::ground::Result;
use crate::people::Visitor;

/// `/.well-known/jwks.json`: keys in use and retired, for ever.
pub async fn jwks(who: Visitor) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .json(who.state.keys.public()))
}
