//! What partners say to each other while they write: threads about a field, or about the whole proposal. They belong
//! to the team alone, and are no part of what a draft says.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::may::{May, Note};
use crate::db::Db;
use crate::db::schema::{note_threads, notes};
use crate::ground::ids::{ProposalId, RowId};
use crate::ground::{Error, Moment, Result};

#[derive(Clone, Debug)]
pub struct Thread {
    pub id: RowId,
    /// The name of a field; empty for the proposal as a whole.
    pub field: String,
    /// When and by whom it was resolved, where it is.
    pub resolved: Option<(Moment, String)>,
    pub notes: Vec<Said>,
}

#[derive(Clone, Debug)]
pub struct Said {
    pub at: Moment,
    pub by: String,
    pub text: String,
}

type Row = (RowId, String, Option<Moment>, Option<String>);

/// All threads of a proposal, or those about one field; the open ones first, then the newest.
pub fn threads(db: &mut Db, proposal: &ProposalId, field: Option<&str>) -> Result<Vec<Thread>> {
    let rows: Vec<Row> = note_threads::table
        .filter(note_threads::proposal_id.eq(proposal))
        .order((note_threads::begun_at.desc(), note_threads::field, note_threads::id))
        .select((note_threads::id, note_threads::field, note_threads::resolved_at, note_threads::resolved_by))
        .load(db)?;
    let mut said = said(db, proposal)?;
    let thread = |(id, of, at, by): Row| {
        let notes = said.remove(id.as_str()).unwrap_or_default();
        Thread { id, field: of, resolved: at.zip(by), notes }
    };
    let mut threads: Vec<Thread> = rows.into_iter().map(thread).collect();
    threads.retain(|thread| field.is_none_or(|field| thread.field == field));
    threads.sort_by_key(|thread| thread.resolved.is_some());
    Ok(threads)
}

/// The notes of each thread, the first one first.
fn said(db: &mut Db, proposal: &ProposalId) -> Result<BTreeMap<String, Vec<Said>>> {
    type Row = (String, Moment, String, String);
    let rows: Vec<Row> = notes::table
        .inner_join(note_threads::table.on(note_threads::id.eq(notes::thread_id)))
        .filter(note_threads::proposal_id.eq(proposal))
        .order((notes::thread_id, notes::place))
        .select((notes::thread_id, notes::at, notes::by_person, notes::text))
        .load(db)?;
    let mut said: BTreeMap<String, Vec<Said>> = BTreeMap::new();
    for (thread, at, by, text) in rows {
        said.entry(thread).or_default().push(Said { at, by, text });
    }
    Ok(said)
}

/// How many threads are open, by field.
pub fn open(db: &mut Db, proposal: &ProposalId) -> Result<BTreeMap<String, usize>> {
    let fields: Vec<String> = note_threads::table
        .filter(note_threads::proposal_id.eq(proposal))
        .filter(note_threads::resolved_at.is_null())
        .select(note_threads::field)
        .load(db)?;
    let mut open = BTreeMap::new();
    for field in fields {
        *open.entry(field).or_insert(0) += 1;
    }
    Ok(open)
}

/// Begins a thread.
pub fn begin(db: &mut Db, may: &May<Note>, id: &RowId, field: &str, at: Moment) -> Result<()> {
    diesel::insert_into(note_threads::table)
        .values((
            note_threads::id.eq(id),
            note_threads::proposal_id.eq(may.id()),
            note_threads::field.eq(field),
            note_threads::begun_at.eq(at),
        ))
        .execute(db)?;
    Ok(())
}

/// Adds a note at the end of a thread, which is open again by that.
///
/// # Errors
/// `NotFound` where the proposal has no such thread.
pub fn add(
    db: &mut Db,
    may: &May<Note>,
    thread: &RowId,
    (id, by, at, text): (&RowId, &str, Moment, &str),
) -> Result<()> {
    resolve(db, may, thread, None)?;
    let places: Vec<i32> = notes::table.filter(notes::thread_id.eq(thread)).select(notes::place).load(db)?;
    diesel::insert_into(notes::table)
        .values((
            notes::id.eq(id),
            notes::thread_id.eq(thread),
            notes::place.eq(places.into_iter().max().unwrap_or(0) + 1),
            notes::at.eq(at),
            notes::by_person.eq(by),
            notes::text.eq(text),
        ))
        .execute(db)?;
    Ok(())
}

/// Says that a thread is resolved, or that it is open again.
///
/// # Errors
/// `NotFound` where the proposal has no such thread.
pub fn resolve(db: &mut Db, may: &May<Note>, thread: &RowId, by: Option<(&str, Moment)>) -> Result<()> {
    let own = note_threads::table
        .filter(note_threads::id.eq(thread.to_string()))
        .filter(note_threads::proposal_id.eq(may.id().to_string()));
    let changed = diesel::update(own)
        .set((
            note_threads::resolved_at.eq(by.map(|(_, at)| at)),
            note_threads::resolved_by.eq(by.map(|(by, _)| by)),
        ))
        .execute(db)?;
    if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
}
