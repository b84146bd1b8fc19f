//! Requests to be appointed for a funder, as rows. Whoever asked sees theirs, and staff of the call who do not compete in
//! it; nobody else.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::funder_requests;
use crate::ground::ids::{CallId, FunderId, FunderRequestId, PersonId};
use crate::ground::{Actor, Error, Moment, Result, Role};

#[derive(Clone, Debug)]
pub struct Request {
    pub id: FunderRequestId,
    pub call: CallId,
    pub person: PersonId,
    pub at: Moment,
    /// As they call it: the register may know it otherwise, or not.
    pub funder: String,
    /// What they are there.
    pub function: String,
    pub reason: String,
    /// None while it waits.
    pub settled: Option<Settled>,
}

/// How a request ended.
#[derive(Clone, Debug)]
pub struct Settled {
    pub at: Moment,
    pub by: String,
    /// The funder they were appointed for; None where it was declined.
    pub funder: Option<FunderId>,
    /// Why it was declined; empty where they were appointed.
    pub answer: String,
}

type Ending = (Option<Moment>, Option<String>, Option<FunderId>, Option<String>);
type Row = (FunderRequestId, CallId, PersonId, Moment, (String, String, String), Ending);
type Columns = (
    funder_requests::id,
    funder_requests::call_id,
    funder_requests::person_id,
    funder_requests::at,
    (funder_requests::funder, funder_requests::function, funder_requests::reason),
    (
        funder_requests::settled_at,
        funder_requests::settled_by,
        funder_requests::funder_id,
        funder_requests::answer,
    ),
);
const COLUMNS: Columns = (
    funder_requests::id,
    funder_requests::call_id,
    funder_requests::person_id,
    funder_requests::at,
    (funder_requests::funder, funder_requests::function, funder_requests::reason),
    (
        funder_requests::settled_at,
        funder_requests::settled_by,
        funder_requests::funder_id,
        funder_requests::answer,
    ),
);

fn read((id, call, person, at, (funder, function, reason), ending): Row) -> Request {
    let (settled, by, appointed, answer) = ending;
    let settled = settled.map(|at| Settled {
        at,
        by: by.unwrap_or_default(),
        funder: appointed,
        answer: answer.unwrap_or_default(),
    });
    Request { id, call, person, at, funder, function, reason, settled }
}

/// Whether an actor settles what is asked in a call: its staff, but for those who compete in it. Who speaks for a funder
/// of another consortium is nothing for them.
pub fn settles_requests(actor: &Actor, call: &CallId) -> bool {
    actor.has_for_call(Role::Staff, call)
}

/// An actor's own requests, the newest first.
pub fn requests_of(db: &mut Db, actor: &Actor) -> Result<Vec<Request>> {
    let Some(person) = actor.person() else { return Ok(Vec::new()) };
    let rows: Vec<Row> = funder_requests::table
        .filter(funder_requests::person_id.eq(person))
        .order((funder_requests::at.desc(), funder_requests::id))
        .select(COLUMNS)
        .load(db)?;
    Ok(rows.into_iter().map(read).collect())
}

/// The requests of a call for who settles them: those that wait first, then the newest.
///
/// # Errors
/// `NotFound` for everybody else.
pub fn requests_of_call(db: &mut Db, actor: &Actor, call: &CallId) -> Result<Vec<Request>> {
    if !settles_requests(actor, call) {
        return Err(Error::NotFound);
    }
    let rows: Vec<Row> = funder_requests::table
        .filter(funder_requests::call_id.eq(call))
        .order((funder_requests::at.desc(), funder_requests::id))
        .select(COLUMNS)
        .load(db)?;
    let mut requests: Vec<Request> = rows.into_iter().map(read).collect();
    requests.sort_by_key(|request| request.settled.is_some());
    Ok(requests)
}

/// One request of a call, for who settles it.
///
/// # Errors
/// `NotFound` for everybody else, but `Forbidden` for who asked.
pub fn request(db: &mut Db, actor: &Actor, call: &CallId, id: &FunderRequestId) -> Result<Request> {
    let found: Option<Row> = funder_requests::table
        .find(id)
        .filter(funder_requests::call_id.eq(call))
        .select(COLUMNS)
        .first(db)
        .optional()?;
    let request = found.map(read).ok_or(Error::NotFound)?;
    if settles_requests(actor, call) {
        return Ok(request);
    }
    Err(if actor.person() == Some(&request.person) { Error::Forbidden } else { Error::NotFound })
}

pub fn insert_request(db: &mut Db, new: &Request) -> Result<()> {
    diesel::insert_into(funder_requests::table)
        .values((
            funder_requests::id.eq(&new.id),
            funder_requests::call_id.eq(&new.call),
            funder_requests::person_id.eq(&new.person),
            funder_requests::at.eq(new.at),
            funder_requests::funder.eq(&new.funder),
            funder_requests::function.eq(&new.function),
            funder_requests::reason.eq(&new.reason),
        ))
        .execute(db)?;
    Ok(())
}

/// Writes down how a request ended; false where it has already.
pub fn settle_request(db: &mut Db, id: &FunderRequestId, settled: &Settled) -> Result<bool> {
    let open = funder_requests::table.find(id).filter(funder_requests::settled_at.is_null());
    let written = diesel::update(open)
        .set((
            funder_requests::settled_at.eq(settled.at),
            funder_requests::settled_by.eq(&settled.by),
            funder_requests::funder_id.eq(&settled.funder),
            funder_requests::answer.eq(&settled.answer),
        ))
        .execute(db)?;
    Ok(written == 1)
}
