//! `/attachments/{attachment}`: a file of a case, for who hears the case.

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};

use crate::case::store;
use crate::ground::Result;
use crate::ground::ids::AttachmentId;
use crate::people::Signed;
use crate::proposal::download::send;

pub async fn download(who: Signed, request: HttpRequest, id: Path<AttachmentId>) -> Result<HttpResponse> {
    let found = who.look(move |look| {
        let actor = look.actor.clone();
        store::file(look.db, &actor, &id, look.now)
    });
    send(&who.state, Some(&request), &found.await?).await
}
