//! Sealing editions of a cut-off, with a head that says what each stands on.

use serde::Serialize;

use super::basis::Basis;
use crate::act::Act;
use crate::call;
use crate::call::store::edition::{self, Edition, EditionKind};
use crate::db::Db;
use crate::ground::ids::CallId;
use crate::ground::{Moment, Result};

/// The newest edition of a kind; None while there is none.
pub fn latest(db: &mut Db, call: &CallId, cutoff: i32, kind: EditionKind) -> Result<Option<Edition>> {
    edition::latest(db, call, cutoff, kind)
}

/// What every edition says of itself, before what it holds.
#[derive(Serialize)]
struct Sealed<'a, T> {
    call: &'a CallId,
    cutoff: i32,
    cutoff_at: Moment,
    kind: EditionKind,
    sealed_at: Moment,
    /// Hash of the rulebook's version.
    rulebook: &'a str,
    /// Hash of the edition before it.
    predecessor: Option<String>,
    #[serde(flatten)]
    holds: &'a T,
}

/// Seals an edition of a cut-off: what it holds, under a head that names rulebook and predecessor.
pub fn seal<T: Serialize>(act: &mut Act<'_>, basis: &Basis, kind: EditionKind, holds: &T) -> Result<Edition> {
    let predecessor = edition::list(act.db, &basis.call, basis.cutoff)?.pop().map(|before| before.hash);
    let sealed = Sealed {
        call: &basis.call,
        cutoff: basis.cutoff,
        cutoff_at: basis.at,
        kind,
        sealed_at: act.received(),
        rulebook: &basis.rulebook_hash,
        predecessor,
        holds,
    };
    call::acts::seal(act, &basis.call, basis.cutoff, kind, &sealed)
}
