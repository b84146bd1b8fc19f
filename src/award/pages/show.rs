//! One award: for officers with names and forms, for the proposal's team without.

use actix_web::HttpResponse;
use actix_web::web::Path;

use super::view::view;
use crate::award::store;
use crate::ground::Result;
use crate::people::Signed;

pub async fn show(who: Signed, award: Path<String>) -> Result<HttpResponse> {
    let reference = award.into_inner();
    who.page(move |look| {
        let (award, sight) = store::find(look.db, &look.actor, &reference)?;
        view(look, &award, sight)
    })
    .await
}
