//! Announcements of a call: what everybody is told.

use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::call::rules::{Facts, NewsKind};
use crate::db::Db;
use crate::db::schema::{announcements, grants, interests, people, proposals};
use crate::ground::ids::{AnnouncementId, CallId, PersonId};
use crate::ground::{Error, Moment, Result, Scope};

#[derive(Clone, Debug)]
pub struct Announcement {
    pub id: AnnouncementId,
    pub at: Moment,
    /// A person's id; None for the command line and the house itself.
    pub by: Option<String>,
    pub kind: NewsKind,
    pub facts: Facts,
    /// Staff's own words where they wrote it by hand; else empty.
    pub title: String,
    /// The reason, or the whole of what staff wrote.
    pub body: String,
}

type Row = (AnnouncementId, Moment, Option<String>, String, String, String, String);
type Columns = (
    announcements::id,
    announcements::at,
    announcements::by_person,
    announcements::kind,
    announcements::facts,
    announcements::title,
    announcements::body,
);
const COLUMNS: Columns = (
    announcements::id,
    announcements::at,
    announcements::by_person,
    announcements::kind,
    announcements::facts,
    announcements::title,
    announcements::body,
);

/// All that was announced about a call, the newest first; of one act in its own order.
pub fn announcements(db: &mut Db, call: &CallId) -> Result<Vec<Announcement>> {
    let rows: Vec<Row> = announcements::table
        .filter(announcements::call_id.eq(call))
        .order((announcements::at.desc(), announcements::ordinal, announcements::id))
        .select(COLUMNS)
        .load(db)?;
    rows.into_iter().map(read).collect()
}

fn read((id, at, by, kind, facts, title, body): Row) -> Result<Announcement> {
    let kind = NewsKind::parse(&kind)
        .ok_or_else(|| Error::internal(format!("announcement {id} is of an unknown kind")))?;
    Ok(Announcement { id, at, by, kind, facts: serde_json::from_str(&facts)?, title, body })
}

pub fn insert_announcement(db: &mut Db, call: &CallId, ordinal: i32, one: &Announcement) -> Result<()> {
    diesel::insert_into(announcements::table)
        .values((
            announcements::id.eq(&one.id),
            announcements::call_id.eq(call),
            announcements::at.eq(one.at),
            announcements::ordinal.eq(ordinal),
            announcements::by_person.eq(&one.by),
            announcements::kind.eq(one.kind.name()),
            announcements::facts.eq(serde_json_canonicalizer::to_string(&one.facts)?),
            announcements::title.eq(&one.title),
            announcements::body.eq(&one.body),
        ))
        .execute(db)?;
    Ok(())
}

/// Everybody whom news of a call concerns, each once, with the language they read: who belongs to a proposal of it,
/// one that was withdrawn too, since it can be submitted again, and who filed a letter of interest and did not take it
/// back. As of a moment, which may have passed: so it is known later who was told of something.
pub fn concerned(db: &mut Db, call: &CallId, at: Moment) -> Result<Vec<(PersonId, String)>> {
    let mut concerned = members(db, call, at)?;
    let known: BTreeSet<PersonId> = concerned.iter().map(|(person, _)| person.clone()).collect();
    let interested: Vec<(PersonId, String)> = interests::table
        .inner_join(people::table.on(interests::person_id.eq(people::id)))
        .filter(interests::call_id.eq(call))
        .filter(interests::at.le(at))
        .filter(interests::withdrawn_at.is_null().or(interests::withdrawn_at.gt(at)))
        .filter(people::disabled_at.is_null())
        .order((people::email_folded, interests::id))
        .select((people::id, people::language))
        .load(db)?;
    for (person, language) in interested {
        if !known.contains(&person) && concerned.last().is_none_or(|(last, _)| *last != person) {
            concerned.push((person, language));
        }
    }
    Ok(concerned)
}

/// Everybody who belongs to a proposal of a call, each once. Asked of the tables themselves: proposals stand above
/// calls in the house.
fn members(db: &mut Db, call: &CallId, at: Moment) -> Result<Vec<(PersonId, String)>> {
    let written: Vec<String> =
        proposals::table.filter(proposals::call_id.eq(call)).select(proposals::id).load(db)?;
    let written: BTreeSet<String> = written.into_iter().collect();
    let kind = Scope::Proposal(crate::ground::ids::ProposalId::from_text("")).columns().0;
    let held: Vec<(PersonId, String, String)> = grants::table
        .inner_join(people::table)
        .filter(grants::scope_kind.eq(kind))
        .filter(grants::revoked_at.is_null().or(grants::revoked_at.gt(at)))
        .filter(grants::from_at.le(at))
        .filter(grants::until_at.is_null().or(grants::until_at.gt(at)))
        .filter(people::disabled_at.is_null())
        .order((people::email_folded, grants::scope_id))
        .select((people::id, people::language, grants::scope_id))
        .load(db)?;
    let mut members: Vec<(PersonId, String)> = Vec::new();
    for (person, language, proposal) in held {
        let known = members.last().is_some_and(|(last, _)| *last == person);
        if !known && written.contains(&proposal) {
            members.push((person, language));
        }
    }
    Ok(members)
}
