//! Sealed editions of a cut-off: canonical JSON by hash, each naming the one before.

use diesel::prelude::*;
use serde::Serialize;
use serde_json::Value;

use crate::act::Act;
use crate::db::Db;
use crate::db::schema::editions;
use crate::ground::ids::{CallId, EditionId};
use crate::ground::{Entry, Moment, RecordClass, Result};
use crate::keys::sha256_hex;

#[derive(Clone, Debug)]
pub struct Edition {
    pub id: EditionId,
    pub kind: String,
    pub at: Moment,
    pub hash: String,
    pub predecessor: Option<String>,
    pub document: String,
}

type Row = (EditionId, String, Moment, String, Option<String>, String);

/// The last edition of a kind.
pub fn latest(db: &mut Db, call: &CallId, cutoff: i32, kind: &str) -> Result<Option<Edition>> {
    let row: Option<Row> = editions::table
        .filter(editions::call_id.eq(call))
        .filter(editions::cutoff.eq(cutoff))
        .filter(editions::kind.eq(kind))
        .order((editions::at.desc(), editions::id))
        .select((
            editions::id,
            editions::kind,
            editions::at,
            editions::hash,
            editions::predecessor,
            editions::document,
        ))
        .first(db)
        .optional()?;
    let read =
        |(id, kind, at, hash, predecessor, document)| Edition { id, kind, at, hash, predecessor, document };
    Ok(row.map(read))
}

/// What every edition says of itself, before what it holds.
#[derive(Serialize)]
struct Sealed<'a, T> {
    call: &'a CallId,
    cutoff: i32,
    kind: &'a str,
    sealed_at: Moment,
    rulebook: &'a str,
    predecessor: &'a Option<String>,
    #[serde(flatten)]
    holds: &'a T,
}

/// Seals an edition: canonical JSON of `holds` with a head, stored by hash and journaled. `before` is the kind
/// of edition it follows.
pub fn seal<T: Serialize>(
    act: &mut Act<'_>,
    call: &CallId,
    cutoff: i32,
    (kind, before): (&'static str, &str),
    rulebook: &str,
    holds: &T,
) -> Result<Edition> {
    let predecessor = latest(act.db, call, cutoff, before)?.map(|edition| edition.hash);
    let at = act.received();
    let sealed = Sealed { call, cutoff, kind, sealed_at: at, rulebook, predecessor: &predecessor, holds };
    let document = serde_json_canonicalizer::to_string(&sealed)?;
    let edition = Edition {
        id: act.id(),
        kind: kind.to_owned(),
        at,
        hash: sha256_hex(document.as_bytes()),
        predecessor,
        document,
    };
    insert(act, call, cutoff, &edition)?;
    let facts = serde_json::json!({ "kind": kind, "cutoff": cutoff, "hash": edition.hash });
    act.record(&Entry::new("edition.sealed", ("call", call), RecordClass::Award, facts))?;
    Ok(edition)
}

fn insert(act: &mut Act<'_>, call: &CallId, cutoff: i32, edition: &Edition) -> Result<()> {
    let by = act.actor.person().map(ToString::to_string);
    diesel::insert_into(editions::table)
        .values((
            editions::id.eq(&edition.id),
            editions::call_id.eq(call),
            editions::cutoff.eq(cutoff),
            editions::kind.eq(&edition.kind),
            editions::at.eq(edition.at),
            editions::by_person.eq(by),
            editions::hash.eq(&edition.hash),
            editions::predecessor.eq(&edition.predecessor),
            editions::document.eq(&edition.document),
        ))
        .execute(act.db)?;
    Ok(())
}

impl Edition {
    pub fn json(&self) -> Result<Value> {
        Ok(serde_json::from_str(&self.document)?)
    }
}
