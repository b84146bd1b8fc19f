//! Calls as rows: versions of their rulebooks, closings, published history and sealed editions.
//!
//! A rulebook is stored whole, by version, with its hash. What was parsed once is kept in memory under that
//! hash: a document never changes under its hash, so nothing in memory is ever out of date, whichever
//! process wrote the version that counts now.

mod addenda;
mod announcements;
mod confidence;
mod corrections;
pub mod edition;
mod interests;
mod published;
mod questions;
mod service;
mod standing;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use diesel::prelude::*;

use super::rules::Rulebook;
use crate::db::Db;
use crate::db::installation::{Installation, Kind};
use crate::db::schema::{calls, closings, rulebooks};
use crate::ground::ids::CallId;
use crate::ground::{Actor, Error, Moment, Result, Scope};
use crate::web::Headline;

pub use addenda::{Addendum, addenda, insert_addendum};
pub use announcements::{Announcement, announcements, concerned, insert_announcement};
pub use confidence::{answers_questions, reads_questions, sees_interests};
pub use corrections::*;
pub use interests::*;
pub use published::{history, replace_history};
pub use questions::*;
pub use service::*;
pub use standing::{Phase, Standing, standings};

/// The rulebook that counts now.
///
/// # Errors
/// `NotFound` where there is no such call.
pub fn rulebook(db: &mut Db, call: &CallId) -> Result<Arc<Rulebook>> {
    let hash = current(db, call)?.hash;
    rulebook_by_hash(db, &hash)
}

/// The rulebook of a closing, a submission or an edition, which name it by hash.
pub fn rulebook_by_hash(db: &mut Db, hash: &str) -> Result<Arc<Rulebook>> {
    if let Some(known) = kept().get(hash) {
        return Ok(Arc::clone(known));
    }
    let document: String =
        rulebooks::table.filter(rulebooks::hash.eq(hash)).select(rulebooks::document).first(db)?;
    let book = Arc::new(Rulebook::from_canonical(&document)?);
    let mut kept = kept();
    // Versions are few. Should they ever be many, starting over is better than growing without end.
    if kept.len() >= 256 {
        kept.clear();
    }
    kept.insert(hash.to_owned(), Arc::clone(&book));
    Ok(book)
}

type Kept = HashMap<String, Arc<Rulebook>>;

fn kept() -> std::sync::MutexGuard<'static, Kept> {
    static KEPT: OnceLock<Mutex<Kept>> = OnceLock::new();
    KEPT.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

/// One version of a rulebook, without the document.
#[derive(Clone, Debug, Queryable)]
pub struct Version {
    pub number: i32,
    pub hash: String,
    pub at: Moment,
    pub by: Option<String>,
    pub reason: String,
}

type VersionColumns =
    (rulebooks::version, rulebooks::hash, rulebooks::at, rulebooks::by_person, rulebooks::reason);
const VERSION: VersionColumns =
    (rulebooks::version, rulebooks::hash, rulebooks::at, rulebooks::by_person, rulebooks::reason);

/// The version that counts now.
pub fn current(db: &mut Db, call: &CallId) -> Result<Version> {
    Ok(calls::table
        .inner_join(
            rulebooks::table.on(rulebooks::call_id.eq(calls::id).and(rulebooks::version.eq(calls::version))),
        )
        .filter(calls::id.eq(call))
        .select(VERSION)
        .first(db)?)
}

/// All versions, the first one first.
pub fn versions(db: &mut Db, call: &CallId) -> Result<Vec<Version>> {
    let of_call = rulebooks::table.filter(rulebooks::call_id.eq(call));
    Ok(of_call.order(rulebooks::version).select(VERSION).load(db)?)
}

pub(super) fn insert_version(
    db: &mut Db,
    call: &CallId,
    version: &Version,
    document: &str,
    public: bool,
) -> Result<()> {
    if version.number == 1 {
        diesel::insert_into(calls::table)
            .values((
                calls::id.eq(call),
                calls::version.eq(version.number),
                calls::counter.eq(0),
                calls::public.eq(public),
            ))
            .execute(db)?;
    } else {
        diesel::update(calls::table.find(call))
            .set((calls::version.eq(version.number), calls::public.eq(public)))
            .execute(db)?;
    }
    diesel::insert_into(rulebooks::table)
        .values((
            rulebooks::call_id.eq(call),
            rulebooks::version.eq(version.number),
            rulebooks::hash.eq(&version.hash),
            rulebooks::document.eq(document),
            rulebooks::at.eq(version.at),
            rulebooks::by_person.eq(&version.by),
            rulebooks::reason.eq(&version.reason),
        ))
        .execute(db)?;
    Ok(())
}

/// The next reference of a call, such as `AIF-0007`. It tells neither cut-off nor how many were submitted.
pub fn next_reference(db: &mut Db, call: &CallId) -> Result<String> {
    let prefix = rulebook(db, call)?.call.prefix.clone();
    let counter: i32 = diesel::update(calls::table.find(call))
        .set(calls::counter.eq(calls::counter + 1))
        .returning(calls::counter)
        .get_result(db)?;
    Ok(format!("{prefix}-{counter:04}"))
}

/// What is written once when a cut-off has closed. Every submission looks for it in its own transaction.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Closing {
    pub call: CallId,
    pub cutoff: i32,
    pub cutoff_at: Moment,
    pub closed_at: Moment,
    /// Hash of the version that is fixed for this cut-off.
    pub rulebook: String,
    /// Receipts in the tree, and its root (RFC 6962) in lower-case hex.
    pub leaves: i32,
    pub root: String,
}

type ClosingColumns = (
    closings::call_id,
    closings::cutoff,
    closings::cutoff_at,
    closings::closed_at,
    closings::rulebook,
    closings::leaves,
    closings::root,
);
const CLOSING: ClosingColumns = (
    closings::call_id,
    closings::cutoff,
    closings::cutoff_at,
    closings::closed_at,
    closings::rulebook,
    closings::leaves,
    closings::root,
);

/// How a cut-off was closed; None while it has not been.
pub fn closed(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Option<Closing>> {
    Ok(closings::table.find((call, cutoff)).select(CLOSING).first(db).optional()?)
}

/// All closings of a call, by cut-off.
pub fn closings(db: &mut Db, call: &CallId) -> Result<Vec<Closing>> {
    let of_call = closings::table.filter(closings::call_id.eq(call));
    Ok(of_call.order(closings::cutoff).select(CLOSING).load(db)?)
}

/// Writes a closing. A second one of the same cut-off is an error of the database.
pub fn insert_closing(db: &mut Db, closing: &Closing) -> Result<()> {
    diesel::insert_into(closings::table)
        .values((
            closings::call_id.eq(&closing.call),
            closings::cutoff.eq(closing.cutoff),
            closings::cutoff_at.eq(closing.cutoff_at),
            closings::closed_at.eq(closing.closed_at),
            closings::rulebook.eq(&closing.rulebook),
            closings::leaves.eq(closing.leaves),
            closings::root.eq(&closing.root),
        ))
        .execute(db)?;
    Ok(())
}

/// All calls, public or not, by id: for the worker and the command line.
pub fn all(db: &mut Db) -> Result<Vec<CallId>> {
    Ok(calls::table.order(calls::id).select(calls::id).load(db)?)
}

/// The calls an actor sees: public ones first. One that is not public is seen by all in a rehearsal, and
/// else by those who hold a role in it.
pub fn visible_to(db: &mut Db, actor: &Actor) -> Result<Vec<Arc<Rulebook>>> {
    let rows: Vec<(CallId, bool)> =
        calls::table.order((calls::public.desc(), calls::id)).select((calls::id, calls::public)).load(db)?;
    let rehearsal = is_rehearsal(db)?;
    let seen = rows.into_iter().filter(|(call, public)| *public || rehearsal || holds_a_role(actor, call));
    seen.map(|(call, _)| rulebook(db, &call)).collect()
}

/// The rulebook of a call, where the actor sees the call.
///
/// # Errors
/// `NotFound` where there is none, or none for this actor.
pub fn seen(db: &mut Db, actor: &Actor, call: &CallId) -> Result<Arc<Rulebook>> {
    let public: bool = calls::table.find(call).select(calls::public).first(db)?;
    if public || holds_a_role(actor, call) || is_rehearsal(db)? {
        rulebook(db, call)
    } else {
        Err(Error::NotFound)
    }
}

fn is_rehearsal(db: &mut Db) -> Result<bool> {
    Ok(Installation::find(db)?.is_some_and(|installation| installation.kind == Kind::Rehearsal))
}

fn holds_a_role(actor: &Actor, call: &CallId) -> bool {
    let reaches = |scope: &Scope| match scope {
        Scope::Everything => true,
        Scope::Call(of) | Scope::Cutoff(of, _) => of == call,
        Scope::Funder(_) | Scope::Proposal(_) => false,
    };
    matches!(actor, Actor::System) || actor.grants().iter().any(|grant| reaches(&grant.scope))
}

/// What the bar of every page counts down to: the nearest cut-off of the public calls.
pub fn headline(db: &mut Db, now: Moment) -> Result<Option<Headline>> {
    let public: Vec<CallId> =
        calls::table.filter(calls::public.eq(true)).order(calls::id).select(calls::id).load(db)?;
    let mut nearest: Option<Headline> = None;
    for call in public {
        let book = rulebook(db, &call)?;
        let next = book.next_cutoff(now).and_then(|next| Some((next.number, book.cutoff_at(next.number)?)));
        if let Some((cutoff, at)) = next
            && nearest.as_ref().is_none_or(|nearest| at < nearest.at)
        {
            let titles = book.call.title.clone().into();
            nearest = Some(Headline { call: call.to_string(), titles, cutoff, at });
        }
    }
    Ok(nearest)
}
