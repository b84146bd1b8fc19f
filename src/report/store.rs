//! Reading what a report is made from.

use diesel::prelude::*;

use crate::call::rules::Rulebook;
use crate::call::store as calls;
use crate::call::store::edition::{self, Edition, EditionKind};
use crate::db::Db;
use crate::db::installation::{Installation, Kind};
use crate::db::schema::submissions;
use crate::ground::ids::CallId;
use crate::ground::{Actor, Error, Moment, Refusal, Result, Role};
use crate::report::rules::{
    Basis, Body, EditionMark, EditionName, EditionText, Mark, Published, Report, RulebookMark, Sealed,
    Standing,
};

/// What of a cut-off is to be reported.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Only what was known by then.
    pub as_of: Moment,
    /// None: what tells most.
    pub edition: Option<EditionName>,
}

/// The report of a cut-off for those who run or audit it. For others there is none.
pub fn seen(db: &mut Db, actor: &Actor, call: &CallId, cutoff: i32, wanted: Wanted) -> Result<Report> {
    calls::seen(db, actor, call)?;
    if ![Role::Staff, Role::Auditor].into_iter().any(|role| actor.has_for_cutoff(role, call, cutoff)) {
        return Err(Error::NotFound);
    }
    report(db, call, cutoff, wanted)
}

/// The report of a cut-off.
///
/// # Errors
/// Not found, where there is no such call or the call has no such cut-off; `report-no-edition` where an edition
/// is wanted that was not sealed by then.
pub fn report(db: &mut Db, call: &CallId, cutoff: i32, wanted: Wanted) -> Result<Report> {
    let hash = rulebook_of(db, call, cutoff)?;
    let book = calls::rulebook_by_hash(db, &hash)?;
    let body = match wanted.edition {
        Some(kind) => wanted_edition(db, &book, cutoff, wanted.as_of, kind)?,
        None => body(db, &book, cutoff, wanted.as_of)?,
    };
    finish(db, &book, hash, cutoff, body)
}

/// The report that a mark was put on, made from the same things again.
///
/// # Errors
/// `report-gone` where what it was made from is no longer here.
pub fn again(db: &mut Db, mark: &Mark) -> Result<Report> {
    let gone = || Error::from(Refusal::new("report-gone"));
    let book = calls::rulebook_by_hash(db, &mark.rulebook).map_err(|_unknown| gone())?;
    let body = match &mark.basis {
        Basis::Published { known_on, .. } => {
            let history = calls::history(db, &mark.call)?;
            let published = Published::of(&history, mark.cutoff, *known_on)?;
            Body::Published(Box::new(published.ok_or_else(gone)?))
        }
        Basis::Sealed { hash, .. } => {
            let last = edition::find(db, hash).map_err(|_unknown| gone())?;
            Body::Sealed(Box::new(sealed(db, &book, last)?))
        }
        Basis::Nothing { why, as_of } => nothing(*why, *as_of),
    };
    finish(db, &book, mark.rulebook.clone(), mark.cutoff, body)
}

/// The version that is fixed for a closed cut-off, else the current one.
fn rulebook_of(db: &mut Db, call: &CallId, cutoff: i32) -> Result<String> {
    match calls::closed(db, call, cutoff)? {
        Some(closing) => Ok(closing.rulebook),
        None => Ok(calls::current(db, call)?.hash),
    }
}

fn finish(db: &mut Db, book: &Rulebook, hash: String, cutoff: i32, body: Body) -> Result<Report> {
    let versions = calls::versions(db, &book.call.id)?;
    let version = versions.iter().find(|version| version.hash == hash).map(|version| version.number);
    let mark = RulebookMark { version: version.ok_or(Error::NotFound)?, hash };
    let rehearsal = Installation::find(db)?.is_some_and(|found| found.kind == Kind::Rehearsal);
    Report::new(book, mark, cutoff, rehearsal, body).ok_or(Error::NotFound)
}

fn body(db: &mut Db, book: &Rulebook, cutoff: i32, as_of: Moment) -> Result<Body> {
    let (call, at) = (&book.call.id, book.cutoff_at(cutoff).ok_or(Error::NotFound)?);
    if as_of < at {
        return Ok(nothing(Standing::Open, as_of));
    }
    let received = received(db, call, cutoff)?;
    let last = last_sealed(db, call, cutoff, as_of)?;
    let history = calls::history(db, call)?;
    let today = as_of.in_zone(book.call.zone).date_naive();
    // What this house received and sealed goes before what was told about it elsewhere.
    match (last, Published::of(&history, cutoff, today)?) {
        (Some(last), published) if received > 0 || published.is_none() => {
            Ok(Body::Sealed(Box::new(sealed(db, book, last)?)))
        }
        (_, Some(published)) => Ok(Body::Published(Box::new(published))),
        _ if received == 0 && !history.cutoffs.is_empty() => Ok(nothing(Standing::NoResults, as_of)),
        _ => Ok(nothing(Standing::NotSealed, as_of)),
    }
}

fn wanted_edition(
    db: &mut Db,
    book: &Rulebook,
    cutoff: i32,
    as_of: Moment,
    wanted: EditionName,
) -> Result<Body> {
    let all = sealed_by(db, &book.call.id, cutoff, as_of)?;
    let last = all.into_iter().rev().find(|edition| name_of(edition.kind) == wanted);
    let none = || Refusal::new("report-no-edition").with("edition", wanted.name()).with("cutoff", cutoff);
    Ok(Body::Sealed(Box::new(sealed(db, book, last.ok_or_else(none)?)?)))
}

/// The editions of a cut-off that were sealed by a moment, in the order they were sealed.
fn sealed_by(db: &mut Db, call: &CallId, cutoff: i32, as_of: Moment) -> Result<Vec<Edition>> {
    let mut all = edition::list(db, call, cutoff)?;
    all.retain(|edition| edition.at <= as_of);
    Ok(all)
}

/// The edition that tells most; the later one of a kind. The state of play is asked for by name.
fn last_sealed(db: &mut Db, call: &CallId, cutoff: i32, as_of: Moment) -> Result<Option<Edition>> {
    let all = sealed_by(db, call, cutoff, as_of)?.into_iter();
    let told = all.filter(|edition| edition.kind != EditionKind::State);
    Ok(told.max_by_key(|edition| (edition.kind, edition.at)))
}

/// The kinds of edition there are in a cut-off, for links.
pub fn kinds(db: &mut Db, call: &CallId, cutoff: i32, as_of: Moment) -> Result<Vec<EditionName>> {
    let all = sealed_by(db, call, cutoff, as_of)?;
    Ok(EditionName::ALL
        .iter()
        .copied()
        .filter(|kind| all.iter().any(|one| name_of(one.kind) == *kind))
        .collect())
}

/// Reads an edition with those before it.
fn sealed(db: &mut Db, book: &Rulebook, last: Edition) -> Result<Sealed> {
    let mut before = last.predecessor.clone();
    let mut chain = vec![read(last)];
    while let Some(hash) = before.take() {
        let edition = edition::find(db, &hash)?;
        before.clone_from(&edition.predecessor);
        chain.push(read(edition));
    }
    // Of a kind that was sealed again, the newest one before the last counts; the chain still names them all.
    chain.reverse();
    Sealed::of(book, chain)
}

fn read(edition: Edition) -> EditionText {
    let mark = EditionMark {
        kind: name_of(edition.kind),
        hash: edition.hash,
        sealed_at: edition.at,
        predecessor: edition.predecessor,
    };
    EditionText { mark, document: edition.document }
}

const fn name_of(kind: EditionKind) -> EditionName {
    match kind {
        EditionKind::Intake => EditionName::Intake,
        EditionKind::Eligible => EditionName::Eligible,
        EditionKind::Ranked => EditionName::Ranked,
        EditionKind::Decided => EditionName::Decided,
        EditionKind::State => EditionName::State,
    }
}

fn nothing(why: Standing, as_of: Moment) -> Body {
    match why {
        Standing::Open => Body::Open { as_of },
        Standing::NotSealed => Body::NotSealed { as_of },
        Standing::NoResults => Body::NoResults { as_of },
    }
}

/// How many submissions, resubmissions included, there were for a cut-off.
fn received(db: &mut Db, call: &CallId, cutoff: i32) -> Result<i64> {
    let of_cutoff =
        submissions::table.filter(submissions::call_id.eq(call).and(submissions::cutoff.eq(cutoff)));
    Ok(of_cutoff.count().get_result(db)?)
}
