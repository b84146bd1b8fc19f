//! Reading what a report is made from.

use diesel::prelude::*;

use crate::call::rules::Rulebook;
use crate::call::store as calls;
use crate::db::Db;
use crate::db::installation::{Installation, Kind};
use crate::db::schema::submissions;
use crate::ground::ids::CallId;
use crate::ground::{Actor, Error, Moment, Refusal, Result, Role};
use crate::report::rules::{Basis, Body, Mark, Published, Report, RulebookMark, Standing};

/// The report of a cut-off for those who run or audit it. For others there is none.
pub fn seen(db: &mut Db, actor: &Actor, call: &CallId, cutoff: i32, as_of: Moment) -> Result<Report> {
    calls::seen(db, actor, call)?;
    if ![Role::Staff, Role::Auditor].into_iter().any(|role| actor.has_for_cutoff(role, call, cutoff)) {
        return Err(Error::NotFound);
    }
    report(db, call, cutoff, as_of)
}

/// The report of a cut-off as of a moment.
///
/// # Errors
/// Not found, where there is no such call or the call has no such cut-off.
pub fn report(db: &mut Db, call: &CallId, cutoff: i32, as_of: Moment) -> Result<Report> {
    let hash = rulebook_of(db, call, cutoff)?;
    let book = calls::rulebook_by_hash(db, &hash)?;
    let body = body(db, &book, cutoff, as_of)?;
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
    let at = book.cutoff_at(cutoff).ok_or(Error::NotFound)?;
    if as_of < at {
        return Ok(nothing(Standing::Open, as_of));
    }
    let history = calls::history(db, &book.call.id)?;
    let today = as_of.in_zone(book.call.zone).date_naive();
    if let Some(published) = Published::of(&history, cutoff, today)? {
        return Ok(Body::Published(Box::new(published)));
    }
    let silent = !history.cutoffs.is_empty() && received(db, &book.call.id, cutoff)? == 0;
    Ok(nothing(if silent { Standing::NoResults } else { Standing::NotSealed }, as_of))
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
