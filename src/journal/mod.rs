//! The journal: evidence of every act, and not the source of state.
//!
//! An act writes its entry with a salted digest of the payload, in its own transaction, and reads nothing
//! here. The *sealer* (one per installation, under a lease) later takes the committed entries that have no
//! seal, in order, chains them in a batch and signs the head. Chaining inside the act would make every act
//! wait for every other: on PostgreSQL that cost nine tenths of the throughput in a trial.
//!
//! The chain covers digests: `head = SHA-256(previous head, number, moment, entry, entry, …)`, each entry as
//! canonical JSON. Payload and salt stand in a table of their own and can be erased by record class without
//! breaking the chain; an entry whose payload is gone still proves that something was done, when and by whom.

mod check;
mod seal;

use diesel::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::db::Db;
use crate::db::schema::{journal, journal_payloads};
use crate::ground::ids::EntryId;
use crate::ground::{Entry, Moment, Result};
use crate::keys::{fresh_secret, hex};

pub use check::{Finding, Health, check};
pub use seal::{BATCH, seal_due};

/// An entry as the chain sees it.
#[derive(Serialize, Queryable, Clone, Debug)]
struct Line {
    id: EntryId,
    at: Moment,
    ordinal: i32,
    actor: String,
    verb: String,
    object_kind: String,
    object_id: String,
    digest: String,
}

/// Writes an act's entry. `ordinal` numbers the entries of one act.
pub fn record(db: &mut Db, id: &EntryId, at: Moment, ordinal: i32, actor: &str, entry: &Entry) -> Result<()> {
    let payload = serde_json_canonicalizer::to_string(&entry.payload)?;
    let salt = fresh_secret();
    diesel::insert_into(journal::table)
        .values((
            journal::id.eq(id),
            journal::at.eq(at),
            journal::ordinal.eq(ordinal),
            journal::actor.eq(actor),
            journal::verb.eq(entry.verb),
            journal::object_kind.eq(entry.object.0),
            journal::object_id.eq(&entry.object.1),
            journal::digest.eq(digest(&salt, &payload)),
        ))
        .execute(db)?;
    diesel::insert_into(journal_payloads::table)
        .values((
            journal_payloads::entry_id.eq(id),
            journal_payloads::class.eq(entry.class.name()),
            journal_payloads::salt.eq(&salt),
            journal_payloads::payload.eq(&payload),
        ))
        .execute(db)?;
    Ok(())
}

fn digest(salt: &str, payload: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(salt.as_bytes());
    hash.update([0]);
    hash.update(payload.as_bytes());
    hex(&hash.finalize())
}

/// The head that a batch of lines makes after `previous`.
fn chained(previous: &str, number: i64, at: Moment, lines: &[Line]) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(previous.as_bytes());
    hash.update(number.to_be_bytes());
    hash.update(at.micros().to_be_bytes());
    for line in lines {
        let json = serde_json_canonicalizer::to_vec(line)?;
        hash.update(u64::try_from(json.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(json);
    }
    Ok(hex(&hash.finalize()))
}

/// The columns of a [`Line`], in its order.
type Columns = (
    journal::id,
    journal::at,
    journal::ordinal,
    journal::actor,
    journal::verb,
    journal::object_kind,
    journal::object_id,
    journal::digest,
);
const COLUMNS: Columns = (
    journal::id,
    journal::at,
    journal::ordinal,
    journal::actor,
    journal::verb,
    journal::object_kind,
    journal::object_id,
    journal::digest,
);
