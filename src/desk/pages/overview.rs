//! `/proposals/{proposal}`: the proposal's own page, with what later stages tell of it.

use actix_web::HttpResponse;
use actix_web::web::Path;

use super::later;
use crate::ground::Result;
use crate::people::{Look, Signed};
use crate::proposal::pages::overview::{self, OverviewView};

pub async fn show(who: Signed, key: Path<String>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &key)).await
}

fn view(look: &mut Look<'_>, key: &str) -> Result<OverviewView> {
    let (mut page, proposal, sight) = overview::view(look, key)?;
    later::put(look, &proposal, sight, &mut page)?;
    Ok(page)
}
