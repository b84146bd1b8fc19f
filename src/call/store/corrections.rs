//! The wordings of what was published: the first stands with what was published, the next ones here.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::corrections;
use crate::ground::ids::{CallId, RowId};
use crate::ground::{Moment, Result};
use crate::named;

named! {
    /// What can be corrected.
    Published {
        Announcement => "announcement",
        /// To all: its question is the title, its answer the body.
        Answer => "answer",
    }
}

/// A wording after the first.
#[derive(Clone, Debug, Queryable)]
pub struct Correction {
    /// Of what was published.
    pub subject: String,
    /// Counts wordings: 2 for the first correction.
    pub version: i32,
    pub at: Moment,
    pub by: String,
    /// What was wrong.
    pub reason: String,
    pub title: String,
    pub body: String,
}

/// The corrections of a call by what they are about, the oldest first.
pub fn corrections(
    db: &mut Db,
    call: &CallId,
    about: Published,
) -> Result<BTreeMap<String, Vec<Correction>>> {
    let rows: Vec<Correction> = corrections::table
        .filter(corrections::call_id.eq(call))
        .filter(corrections::about.eq(about.name()))
        .order((corrections::subject_id, corrections::version))
        .select((
            corrections::subject_id,
            corrections::version,
            corrections::at,
            corrections::by_person,
            corrections::reason,
            corrections::title,
            corrections::body,
        ))
        .load(db)?;
    let mut found: BTreeMap<String, Vec<Correction>> = BTreeMap::new();
    for row in rows {
        found.entry(row.subject.clone()).or_default().push(row);
    }
    Ok(found)
}

pub fn insert_correction(
    db: &mut Db,
    id: &RowId,
    call: &CallId,
    about: Published,
    one: &Correction,
) -> Result<()> {
    diesel::insert_into(corrections::table)
        .values((
            corrections::id.eq(id),
            corrections::call_id.eq(call),
            corrections::about.eq(about.name()),
            corrections::subject_id.eq(&one.subject),
            corrections::version.eq(one.version),
            corrections::at.eq(one.at),
            corrections::by_person.eq(&one.by),
            corrections::reason.eq(&one.reason),
            corrections::title.eq(&one.title),
            corrections::body.eq(&one.body),
        ))
        .execute(db)?;
    Ok(())
}
