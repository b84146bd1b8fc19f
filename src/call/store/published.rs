//! Published history as documents: a row per cut-off and per award.

use diesel::prelude::*;

use crate::call::rules::History;
use crate::db::Db;
use crate::db::schema::{published_awards, published_cutoffs};
use crate::ground::Result;
use crate::ground::ids::CallId;

/// What was published about a call; without cut-offs and awards where nothing was.
pub fn history(db: &mut Db, call: &CallId) -> Result<History> {
    let cutoffs: Vec<String> = published_cutoffs::table
        .filter(published_cutoffs::call_id.eq(call))
        .order(published_cutoffs::cutoff)
        .select(published_cutoffs::document)
        .load(db)?;
    let awards: Vec<String> = published_awards::table
        .filter(published_awards::call_id.eq(call))
        .order((published_awards::cutoff, published_awards::place, published_awards::acronym))
        .select(published_awards::document)
        .load(db)?;
    let cutoffs = cutoffs.iter().map(|document| serde_json::from_str(document));
    let awards = awards.iter().map(|document| serde_json::from_str(document));
    Ok(History {
        call: call.clone(),
        cutoffs: cutoffs.collect::<Result<_, _>>()?,
        awards: awards.collect::<Result<_, _>>()?,
    })
}

/// Puts a history in the place of what was there.
pub fn replace_history(db: &mut Db, history: &History) -> Result<()> {
    let call = &history.call;
    diesel::delete(published_awards::table.filter(published_awards::call_id.eq(call))).execute(db)?;
    diesel::delete(published_cutoffs::table.filter(published_cutoffs::call_id.eq(call))).execute(db)?;
    for cutoff in &history.cutoffs {
        diesel::insert_into(published_cutoffs::table)
            .values((
                published_cutoffs::call_id.eq(call),
                published_cutoffs::cutoff.eq(cutoff.number),
                published_cutoffs::document.eq(serde_json_canonicalizer::to_string(cutoff)?),
            ))
            .execute(db)?;
    }
    for (place, award) in (0_i32..).zip(&history.awards) {
        diesel::insert_into(published_awards::table)
            .values((
                published_awards::call_id.eq(call),
                published_awards::cutoff.eq(award.cutoff),
                published_awards::acronym.eq(&award.acronym),
                published_awards::place.eq(place),
                published_awards::document.eq(serde_json_canonicalizer::to_string(award)?),
            ))
            .execute(db)?;
    }
    Ok(())
}
