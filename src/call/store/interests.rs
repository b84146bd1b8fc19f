//! Letters of interest: notices of coming proposals, which bind nobody. Who filed one sees it, and staff of the
//! call who do not compete in it; nobody else.

use diesel::prelude::*;

use super::confidence::sees_interests;
use crate::db::Db;
use crate::db::schema::interests;
use crate::ground::ids::{CallId, InterestId, PersonId};
use crate::ground::{Actor, Country, Error, Euro, Moment, Result};

#[derive(Clone, Debug)]
pub struct Interest {
    pub id: InterestId,
    pub call: CallId,
    pub person: PersonId,
    /// Counts changes.
    pub version: i32,
    pub at: Moment,
    pub changed: Moment,
    pub notice: Notice,
    pub withdrawn: Option<Moment>,
}

/// What a letter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub cutoff: i32,
    pub track: String,
    /// May be empty.
    pub acronym: String,
    pub country: Country,
    pub partners: Vec<Country>,
    /// What is expected to be asked of the EU.
    pub amount: Option<Euro>,
}

type Row = (
    InterestId,
    CallId,
    PersonId,
    i32,
    Moment,
    Moment,
    i32,
    String,
    String,
    Country,
    String,
    Option<Euro>,
    Option<Moment>,
);
type Columns = (
    interests::id,
    interests::call_id,
    interests::person_id,
    interests::version,
    interests::at,
    interests::changed_at,
    interests::cutoff,
    interests::track,
    interests::acronym,
    interests::country,
    interests::partner_countries,
    interests::amount,
    interests::withdrawn_at,
);
const COLUMNS: Columns = (
    interests::id,
    interests::call_id,
    interests::person_id,
    interests::version,
    interests::at,
    interests::changed_at,
    interests::cutoff,
    interests::track,
    interests::acronym,
    interests::country,
    interests::partner_countries,
    interests::amount,
    interests::withdrawn_at,
);

fn read(row: Row) -> Interest {
    let (
        id,
        call,
        person,
        version,
        at,
        changed,
        cutoff,
        track,
        acronym,
        country,
        partners,
        amount,
        withdrawn,
    ) = row;
    let partners = partners.split_whitespace().filter_map(|code| Country::parse(code).ok()).collect();
    let notice = Notice { cutoff, track, acronym, country, partners, amount };
    Interest { id, call, person, version, at, changed, notice, withdrawn }
}

fn codes(countries: &[Country]) -> String {
    countries.iter().map(|country| country.iso()).collect::<Vec<_>>().join(" ")
}

/// The letters of a call that an actor sees, by cut-off and time: one's own, and for who
/// [`sees_interests`] all of them.
pub fn interests_seen(db: &mut Db, actor: &Actor, call: &CallId) -> Result<Vec<Interest>> {
    let all = sees_interests(actor, call);
    let own = actor.person().map(ToString::to_string).unwrap_or_default();
    let mut query = interests::table.filter(interests::call_id.eq(call)).select(COLUMNS).into_boxed();
    if !all {
        query = query.filter(interests::person_id.eq(own));
    }
    let rows: Vec<Row> = query.order((interests::cutoff, interests::at, interests::id)).load(db)?;
    Ok(rows.into_iter().map(read).collect())
}

/// One letter.
///
/// # Errors
/// `NotFound` for everybody but who filed it and who [`sees_interests`].
pub fn interest(db: &mut Db, actor: &Actor, call: &CallId, id: &InterestId) -> Result<Interest> {
    let found: Option<Row> =
        interests::table.find(id).filter(interests::call_id.eq(call)).select(COLUMNS).first(db).optional()?;
    let interest = found.map(read).ok_or(Error::NotFound)?;
    let own = actor.person() == Some(&interest.person);
    if own || sees_interests(actor, call) { Ok(interest) } else { Err(Error::NotFound) }
}

pub fn insert_interest(db: &mut Db, interest: &Interest) -> Result<()> {
    let notice = &interest.notice;
    diesel::insert_into(interests::table)
        .values((
            interests::id.eq(&interest.id),
            interests::call_id.eq(&interest.call),
            interests::person_id.eq(&interest.person),
            interests::version.eq(interest.version),
            interests::at.eq(interest.at),
            interests::changed_at.eq(interest.changed),
            interests::cutoff.eq(notice.cutoff),
            interests::track.eq(&notice.track),
            interests::acronym.eq(&notice.acronym),
            interests::country.eq(notice.country),
            interests::partner_countries.eq(codes(&notice.partners)),
            interests::amount.eq(notice.amount),
        ))
        .execute(db)?;
    Ok(())
}

/// Puts a new notice in the place of version `version`; false where that is not the last.
pub fn change_interest(
    db: &mut Db,
    id: &InterestId,
    version: i32,
    notice: &Notice,
    at: Moment,
) -> Result<bool> {
    let current = interests::table.find(id).filter(interests::version.eq(version));
    let changed = diesel::update(current.filter(interests::withdrawn_at.is_null()))
        .set((
            interests::version.eq(version + 1),
            interests::changed_at.eq(at),
            interests::cutoff.eq(notice.cutoff),
            interests::track.eq(&notice.track),
            interests::acronym.eq(&notice.acronym),
            interests::country.eq(notice.country),
            interests::partner_countries.eq(codes(&notice.partners)),
            interests::amount.eq(notice.amount),
        ))
        .execute(db)?;
    Ok(changed == 1)
}

/// Takes a letter back; false where that was done already.
pub fn withdraw_interest(db: &mut Db, id: &InterestId, at: Moment) -> Result<bool> {
    let open = interests::table.find(id).filter(interests::withdrawn_at.is_null());
    Ok(diesel::update(open).set(interests::withdrawn_at.eq(at)).execute(db)? == 1)
}
