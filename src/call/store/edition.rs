//! Sealed editions: all that a report of a cut-off needs, as canonical JSON, by hash, naming the one before.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::editions;
use crate::ground::ids::{CallId, EditionId, PersonId};
use crate::ground::{Moment, Result};
use crate::named;

named! {
    /// The states of a cut-off that are sealed, in the order they are reached.
    EditionKind {
        /// The morning after: what was submitted.
        Intake => "intake",
        Eligible => "eligible",
        Ranked => "ranked",
        Decided => "decided",
        /// The state of play at a date.
        State => "state",
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub id: EditionId,
    pub call: CallId,
    pub cutoff: i32,
    pub kind: EditionKind,
    pub at: Moment,
    pub by: Option<PersonId>,
    /// SHA-256 of the document, in lower-case hex.
    pub hash: String,
    /// Hash of the edition of the same cut-off that was sealed before this one.
    pub predecessor: Option<String>,
    /// Canonical JSON (RFC 8785).
    pub document: String,
}

type Row = (EditionId, CallId, i32, String, Moment, Option<PersonId>, String, Option<String>, String);
type Columns = (
    editions::id,
    editions::call_id,
    editions::cutoff,
    editions::kind,
    editions::at,
    editions::by_person,
    editions::hash,
    editions::predecessor,
    editions::document,
);
const COLUMNS: Columns = (
    editions::id,
    editions::call_id,
    editions::cutoff,
    editions::kind,
    editions::at,
    editions::by_person,
    editions::hash,
    editions::predecessor,
    editions::document,
);

fn edition((id, call, cutoff, kind, at, by, hash, predecessor, document): Row) -> Edition {
    // The database holds the kind to the same names.
    let kind = EditionKind::parse(&kind).unwrap_or(EditionKind::State);
    Edition { id, call, cutoff, kind, at, by, hash, predecessor, document }
}

/// Writes an edition. Acts seal by [`crate::call::acts::seal`], which journals it too.
pub fn save(db: &mut Db, edition: &Edition) -> Result<()> {
    diesel::insert_into(editions::table)
        .values((
            editions::id.eq(&edition.id),
            editions::call_id.eq(&edition.call),
            editions::cutoff.eq(edition.cutoff),
            editions::kind.eq(edition.kind.name()),
            editions::at.eq(edition.at),
            editions::by_person.eq(&edition.by),
            editions::hash.eq(&edition.hash),
            editions::predecessor.eq(&edition.predecessor),
            editions::document.eq(&edition.document),
        ))
        .execute(db)?;
    Ok(())
}

/// An edition by its hash.
pub fn find(db: &mut Db, hash: &str) -> Result<Edition> {
    let of_hash = editions::table.filter(editions::hash.eq(hash)).order(editions::at);
    Ok(edition(of_hash.select(COLUMNS).first(db)?))
}

/// The newest edition of a kind; None while there is none.
pub fn latest(db: &mut Db, call: &CallId, cutoff: i32, kind: EditionKind) -> Result<Option<Edition>> {
    let row: Option<Row> = editions::table
        .filter(editions::call_id.eq(call).and(editions::cutoff.eq(cutoff)))
        .filter(editions::kind.eq(kind.name()))
        .order(editions::at.desc())
        .select(COLUMNS)
        .first(db)
        .optional()?;
    Ok(row.map(edition))
}

/// All editions of a cut-off in the order they were sealed.
pub fn list(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Vec<Edition>> {
    let rows: Vec<Row> = editions::table
        .filter(editions::call_id.eq(call).and(editions::cutoff.eq(cutoff)))
        .select(COLUMNS)
        .load(db)?;
    let mut editions: Vec<Edition> = rows.into_iter().map(edition).collect();
    // Of one moment, as a rehearsal may seal them, in the order they are reached: their names sort otherwise.
    editions.sort_by(|a, b| (a.at, a.kind, &a.hash).cmp(&(b.at, b.kind, &b.hash)));
    Ok(editions)
}
