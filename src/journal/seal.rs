//! The sealer: chains what was committed since the last seal and signs the head.

use diesel::prelude::*;

use super::{COLUMNS, Line, chained};
use crate::db::schema::{journal, seals};
use crate::db::{Database, Db, change};
use crate::ground::{Moment, Result};
use crate::keys::Keys;

/// The most entries one seal covers: long enough to keep up, short enough not to hold the writer.
pub const BATCH: i64 = 256;

/// A batch that was read and signed, ready to be written.
#[derive(Clone)]
struct Sealed {
    number: i64,
    at: Moment,
    previous: String,
    head: String,
    kid: String,
    signature: String,
    lines: Vec<Line>,
}

/// Seals everything that is due; returns how many entries were sealed. Call it under the sealer's lease.
///
/// Reading and signing happen outside of the write: a write closure may run twice and must be short. The
/// write checks that no other seal came between, so that even two sealers could not fork the chain.
pub fn seal_due(database: &Database, keys: &Keys, now: Moment) -> Result<usize> {
    let mut sealed = 0;
    loop {
        let Some(batch) = database.read_now(|db| next_batch(db, keys, now))? else { return Ok(sealed) };
        let count = batch.lines.len();
        if !database.write_now(move |db| write(db, &batch))? {
            return Ok(sealed);
        }
        sealed += count;
    }
}

fn next_batch(db: &mut Db, keys: &Keys, now: Moment) -> Result<Option<Sealed>> {
    let lines: Vec<Line> = journal::table
        .filter(journal::seal.is_null())
        .order((journal::at, journal::ordinal, journal::id))
        .limit(BATCH)
        .select(COLUMNS)
        .load(db)?;
    if lines.is_empty() {
        return Ok(None);
    }
    let (number, previous) = last(db)?;
    let head = chained(&previous, number + 1, now, &lines)?;
    let signature = keys.sign_head(&head);
    Ok(Some(Sealed {
        number: number + 1,
        at: now,
        previous,
        head,
        kid: keys.kid().to_owned(),
        signature,
        lines,
    }))
}

/// Number and head of the last seal; `(0, "")` before the first.
fn last(db: &mut Db) -> Result<(i64, String)> {
    let last =
        seals::table.order(seals::number.desc()).select((seals::number, seals::head)).first(db).optional()?;
    Ok(last.unwrap_or_default())
}

fn write(db: &mut Db, batch: &Sealed) -> Result<bool> {
    if last(db)? != (batch.number - 1, batch.previous.clone()) {
        return Ok(false);
    }
    diesel::insert_into(seals::table)
        .values((
            seals::number.eq(batch.number),
            seals::at.eq(batch.at),
            seals::entries.eq(i32::try_from(batch.lines.len()).unwrap_or(i32::MAX)),
            seals::previous.eq(&batch.previous),
            seals::head.eq(&batch.head),
            seals::kid.eq(&batch.kid),
            seals::signature.eq(&batch.signature),
        ))
        .execute(db)?;
    for (place, line) in (1_i32..).zip(&batch.lines) {
        let placed = (journal::seal.eq(batch.number), journal::place.eq(place));
        change(journal::table, placed, journal::id.eq(&line.id)).execute(db)?;
    }
    Ok(true)
}
