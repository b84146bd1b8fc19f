//! The register of funders, and who speaks for each.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::funders;
use crate::ground::ids::FunderId;
use crate::ground::text::folded;
use crate::ground::{Actor, Country, Error, Moment, Result, Role, Scope};
use crate::people::store::{Person, holders};
use crate::proposal::rules::FunderLevel;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funder {
    pub id: FunderId,
    pub name: String,
    pub level: FunderLevel,
    /// None for a private funder of no one state.
    pub country: Option<Country>,
}

type Row = (FunderId, String, String, String);
type Columns = (funders::id, funders::name, funders::level, funders::country);
const COLUMNS: Columns = (funders::id, funders::name, funders::level, funders::country);

fn read((id, name, level, country): Row) -> Result<Funder> {
    let level = FunderLevel::parse(&level)
        .ok_or_else(|| Error::internal(format!("funder {id} has an unknown level")))?;
    Ok(Funder { id, name, level, country: Country::parse(&country).ok() })
}

pub fn funder(db: &mut Db, id: &FunderId) -> Result<Funder> {
    read(funders::table.find(id).select(COLUMNS).first(db)?)
}

/// All of the register, by country and name.
pub fn funders(db: &mut Db) -> Result<Vec<Funder>> {
    let by_name = funders::table.order((funders::country, funders::name_folded, funders::id));
    by_name.select(COLUMNS).load::<Row>(db)?.into_iter().map(read).collect()
}

/// The funders whose portfolio an actor reads: those they speak for, and those they audit.
pub fn funders_of(db: &mut Db, actor: &Actor) -> Result<Vec<Funder>> {
    let mut all = funders(db)?;
    all.retain(|funder| reads(actor, &funder.id));
    Ok(all)
}

fn reads(actor: &Actor, funder: &FunderId) -> bool {
    actor.has_for_funder(Role::Funder, funder) || audits(actor, funder)
}

/// An auditor with a mandate for one funder's money.
pub fn audits(actor: &Actor, funder: &FunderId) -> bool {
    actor.scopes(Role::Auditor).any(|scope| *scope == Scope::Funder(funder.clone()))
}

/// A funder whose portfolio the actor reads.
///
/// # Errors
/// `NotFound` for everybody else.
pub fn read_funder(db: &mut Db, actor: &Actor, id: &FunderId) -> Result<Funder> {
    if reads(actor, id) { funder(db, id) } else { Err(Error::NotFound) }
}

/// A funder the actor speaks for.
///
/// # Errors
/// `NotFound` for everybody else, those of other funders included.
pub fn own_funder(db: &mut Db, actor: &Actor, id: &FunderId) -> Result<Funder> {
    if actor.has_for_funder(Role::Funder, id) { funder(db, id) } else { Err(Error::NotFound) }
}

/// The officials of just this funder, by name.
pub fn officials(db: &mut Db, funder: &FunderId, now: Moment) -> Result<Vec<Person>> {
    holders(db, Role::Funder, &Scope::Funder(funder.clone()), now)
}

pub fn insert_funder(db: &mut Db, funder: &Funder, at: Moment) -> Result<()> {
    diesel::insert_into(funders::table)
        .values((
            funders::id.eq(&funder.id),
            funders::name.eq(&funder.name),
            funders::name_folded.eq(folded(&funder.name)),
            funders::level.eq(funder.level.name()),
            funders::country.eq(funder.country.map_or("", Country::iso)),
            funders::at.eq(at),
        ))
        .execute(db)?;
    Ok(())
}

/// Whether a funder of this name stands in the register for this country.
pub fn is_registered(db: &mut Db, name: &str, country: Option<Country>) -> Result<bool> {
    let same = funders::table
        .filter(funders::name_folded.eq(folded(name)))
        .filter(funders::country.eq(country.map_or("", Country::iso)));
    let found: Option<FunderId> = same.select(funders::id).first(db).optional()?;
    Ok(found.is_some())
}

/// Who may keep the register: staff of any call, and administrators.
///
/// # Errors
/// `NotFound` for everybody else.
pub fn must_keep_register(actor: &Actor) -> Result<()> {
    let keeps = matches!(actor, Actor::System) || actor.has(Role::Staff) || actor.has(Role::Administrator);
    if keeps { Ok(()) } else { Err(Error::NotFound) }
}
