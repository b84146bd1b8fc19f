//! `rollcall ledger check`: does the chain hold, and do the payloads that are still there fit it?
//!
//! What the chain alone cannot tell: entries that no seal covers yet, and seals cut off at the end together
//! with their entries. The first are seconds old; against the second the last head is told, to be noted
//! somewhere else.

use diesel::prelude::*;

use super::{COLUMNS, Line, chained, digest};
use crate::db::Db;
use crate::db::schema::{journal, journal_payloads, seals};
use crate::ground::ids::EntryId;
use crate::ground::{Moment, Result};
use crate::keys::PublicKeys;

/// What a check found of a journal.
#[derive(Debug, Default)]
pub struct Health {
    pub seals: i64,
    pub entries: usize,
    /// Entries that were committed and not sealed yet.
    pub unsealed: i64,
    /// Entries whose payload was erased; they stay in the chain.
    pub erased: usize,
    /// The last seal's head; None before the first.
    pub head: Option<String>,
    pub findings: Vec<Finding>,
}

/// A place where the journal does not hold.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    #[error("seal {0} does not follow the one before it")]
    Gap(i64),
    #[error("seal {0} does not fit its entries: one was changed, added or taken away")]
    Head(i64),
    #[error("seal {0} is not signed by a key of this installation")]
    Signature(i64),
    #[error("the payload of entry {0} was changed")]
    Payload(EntryId),
    #[error("{0} entries name a seal that is not there")]
    Adrift(i64),
}

#[derive(Queryable)]
struct Seal {
    number: i64,
    at: Moment,
    entries: i32,
    previous: String,
    head: String,
    kid: String,
    signature: String,
}

/// Walks the whole chain.
pub fn check(db: &mut Db, keys: &PublicKeys) -> Result<Health> {
    let mut health = Health {
        unsealed: journal::table.filter(journal::seal.is_null()).count().get_result(db)?,
        ..Health::default()
    };
    let mut previous = (0, String::new());
    loop {
        let seal: Option<Seal> = seals::table
            .filter(seals::number.gt(previous.0))
            .order(seals::number)
            .select((
                seals::number,
                seals::at,
                seals::entries,
                seals::previous,
                seals::head,
                seals::kid,
                seals::signature,
            ))
            .first(db)
            .optional()?;
        let Some(seal) = seal else { break };
        check_seal(db, keys, &previous, &seal, &mut health)?;
        previous = (seal.number, seal.head);
    }
    let all: i64 = journal::table.count().get_result(db)?;
    let adrift = all - health.unsealed - i64::try_from(health.entries).unwrap_or(i64::MAX);
    if adrift != 0 {
        health.findings.push(Finding::Adrift(adrift));
    }
    health.head = (previous.0 > 0).then_some(previous.1);
    Ok(health)
}

fn check_seal(
    db: &mut Db,
    keys: &PublicKeys,
    previous: &(i64, String),
    seal: &Seal,
    health: &mut Health,
) -> Result<()> {
    let lines: Vec<Line> = journal::table
        .filter(journal::seal.eq(seal.number))
        .order(journal::place)
        .select(COLUMNS)
        .load(db)?;
    health.seals += 1;
    health.entries += lines.len();
    if (seal.number, &seal.previous) != (previous.0 + 1, &previous.1) {
        health.findings.push(Finding::Gap(seal.number));
    }
    let head = chained(&seal.previous, seal.number, seal.at, &lines)?;
    if head != seal.head || usize::try_from(seal.entries) != Ok(lines.len()) {
        health.findings.push(Finding::Head(seal.number));
    }
    if !keys.head_is_signed(&seal.kid, &seal.head, &seal.signature) {
        health.findings.push(Finding::Signature(seal.number));
    }
    let payloads: Vec<(EntryId, String, String)> = journal_payloads::table
        .inner_join(journal::table)
        .filter(journal::seal.eq(seal.number))
        .select((journal_payloads::entry_id, journal_payloads::salt, journal_payloads::payload))
        .load(db)?;
    health.erased += lines.len() - payloads.len();
    for (id, salt, payload) in payloads {
        let fits = lines.iter().any(|line| line.id == id && line.digest == digest(&salt, &payload));
        if !fits {
            health.findings.push(Finding::Payload(id));
        }
    }
    Ok(())
}
