//! Rows of the outbox.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::TRIES;
use crate::db::schema::{outbox, people};
use crate::db::{Db, change};
use crate::ground::ids::{LetterId, PersonId};
use crate::ground::letter::Addressee;
use crate::ground::moment::Wall;
use crate::ground::{Error, Letter, Moment, Result};

/// A letter as it waits or was sent, with the address it goes to.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: LetterId,
    pub at: Moment,
    pub email: String,
    pub language: String,
    pub template: String,
    pub args: BTreeMap<String, String>,
    pub state: String,
    pub attempts: i32,
}

pub fn post(db: &mut Db, id: &LetterId, at: Moment, ordinal: i32, wall: Wall, letter: &Letter) -> Result<()> {
    let (person, email, language) = match &letter.to {
        Addressee::Person(person) => (Some(person), None, None),
        Addressee::Address { email, language } => (None, Some(email), Some(language)),
    };
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(id),
            outbox::at.eq(at),
            outbox::ordinal.eq(ordinal),
            outbox::person_id.eq(person),
            outbox::email.eq(email),
            outbox::language.eq(language),
            outbox::template.eq(letter.template),
            outbox::args.eq(serde_json::to_string(&letter.args)?),
            outbox::class.eq(letter.class.name()),
            outbox::state.eq("queued"),
            outbox::attempts.eq(0),
            outbox::next_try_wall.eq(wall),
            outbox::urgency.eq(i32::from(!FIRST.contains(&letter.template))),
        ))
        .execute(db)?;
    Ok(())
}

type Stored =
    (LetterId, Moment, Option<PersonId>, Option<String>, Option<String>, String, String, String, i32);

const COLUMNS: (
    outbox::id,
    outbox::at,
    outbox::person_id,
    outbox::email,
    outbox::language,
    outbox::template,
    outbox::args,
    outbox::state,
    outbox::attempts,
) = (
    outbox::id,
    outbox::at,
    outbox::person_id,
    outbox::email,
    outbox::language,
    outbox::template,
    outbox::args,
    outbox::state,
    outbox::attempts,
);

/// The address is the person's as it stands now, not as it stood when the letter was written.
fn addressed(db: &mut Db, stored: Stored) -> Result<Row> {
    let (id, at, person, email, language, template, args, state, attempts) = stored;
    let (email, language) = match person {
        Some(person) => people::table.find(person).select((people::email, people::language)).first(db)?,
        None => (email.unwrap_or_default(), language.unwrap_or_default()),
    };
    Ok(Row { id, at, email, language, template, args: serde_json::from_str(&args)?, state, attempts })
}

/// The newest letters, newest first: the rehearsal's mail page.
pub fn recent(db: &mut Db, limit: i64) -> Result<Vec<Row>> {
    let rows: Vec<Stored> = outbox::table
        .order((outbox::at.desc(), outbox::ordinal.desc(), outbox::id))
        .limit(limit)
        .select(COLUMNS)
        .load(db)?;
    rows.into_iter().map(|row| addressed(db, row)).collect()
}

/// Letters that others wait behind: receipts, and what somebody needs to get in or to keep others out.
const FIRST: [&str; 6] = [
    "proposal-submitted",
    "emergency-deposited",
    "verify-address",
    "registered-again",
    "reset-password",
    "password-changed",
];

/// Claims the letter that is due and next, until `deadline`.
pub(super) fn claim(db: &mut Db, now: Wall, deadline: Wall) -> Result<Option<Row>> {
    let next: Option<Stored> = outbox::table
        .filter(outbox::settled_wall.is_null())
        .filter(outbox::next_try_wall.le(now))
        .order((outbox::urgency, outbox::at, outbox::ordinal, outbox::id))
        .select(COLUMNS)
        .first(db)
        .optional()?;
    let Some(row) = next else { return Ok(None) };
    let claimed = (
        outbox::state.eq("claimed"),
        outbox::attempts.eq(outbox::attempts + 1),
        outbox::next_try_wall.eq(deadline),
    );
    change(outbox::table, claimed, outbox::id.eq(&row.0)).execute(db)?;
    addressed(db, row).map(Some)
}

pub(super) fn sent(db: &mut Db, id: &LetterId, now: Wall) -> Result<()> {
    let settled = (outbox::state.eq("sent"), outbox::settled_wall.eq(now), outbox::error.eq(None::<String>));
    change(outbox::table, settled, outbox::id.eq(id)).execute(db)?;
    Ok(())
}

/// Puts a letter back for later, or gives it up after the last try. `attempts` counts the failed one.
pub(super) fn failed(db: &mut Db, id: &LetterId, attempts: i32, cause: &str, now: Wall) -> Result<()> {
    let last = attempts >= TRIES;
    let pause =
        2_i64.checked_pow(u32::try_from(attempts).map_err(Error::internal)?).unwrap_or(i64::MAX).min(86_400)
            * 30;
    diesel::update(outbox::table.find(id))
        .set((
            outbox::state.eq(if last { "given_up" } else { "queued" }),
            outbox::next_try_wall.eq(now.plus_seconds(pause)),
            outbox::settled_wall.eq(last.then_some(now)),
            outbox::error.eq(cause),
        ))
        .execute(db)?;
    Ok(())
}
