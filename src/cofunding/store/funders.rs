//! The register of funders, and who speaks for each.

use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::{closings, funders, submission_parties, submissions};
use crate::ground::ids::FunderId;
use crate::ground::text::folded;
use crate::ground::{Actor, Country, Error, Moment, Result, Role, Scope};
use crate::people::store::{Person, holders};
use crate::proposal::rules::{FunderLevel, PartyKey};
use crate::proposal::store::funders::has_official;

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

/// The register as staff keep it, by country and name: what they entered, who has an official here, and who was
/// claimed from in a cut-off that has closed. A funder that only drafts name is not in it.
pub fn register(db: &mut Db, now: Moment) -> Result<Vec<Funder>> {
    let entered: Vec<FunderId> =
        funders::table.filter(funders::registered.eq(true)).select(funders::id).load(db)?;
    let claimed: Vec<String> = submission_parties::table
        .inner_join(submissions::table.on(submissions::id.eq(submission_parties::submission_id)))
        .inner_join(
            closings::table
                .on(closings::call_id.eq(submissions::call_id).and(closings::cutoff.eq(submissions::cutoff))),
        )
        .filter(submission_parties::party.like("funder:%"))
        .select(submission_parties::party)
        .distinct()
        .load(db)?;
    let mut known: BTreeSet<String> = claimed.into_iter().collect();
    known.extend(entered.iter().map(|id| PartyKey::funder(id).as_str().to_owned()));
    let mut all = funders(db)?;
    let mut listed = Vec::new();
    for funder in all.drain(..) {
        if known.contains(PartyKey::funder(&funder.id).as_str()) || has_official(db, &funder.id, now)? {
            listed.push(funder);
        }
    }
    Ok(listed)
}

/// One of the register.
///
/// # Errors
/// `NotFound` for a funder that only drafts name, too.
pub fn listed(db: &mut Db, id: &FunderId, now: Moment) -> Result<Funder> {
    register(db, now)?.into_iter().find(|funder| funder.id == *id).ok_or(Error::NotFound)
}

fn funders(db: &mut Db) -> Result<Vec<Funder>> {
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

/// Enters a funder in the register, or takes over the entry that a draft made of it. Its id.
pub fn enter(db: &mut Db, funder: Funder, at: Moment) -> Result<FunderId> {
    if let Some(known) = of_name(db, &funder.name, funder.country)? {
        diesel::update(funders::table.find(&known))
            .set((
                funders::name.eq(&funder.name),
                funders::level.eq(funder.level.name()),
                funders::registered.eq(true),
            ))
            .execute(db)?;
        return Ok(known);
    }
    diesel::insert_into(funders::table)
        .values((
            funders::id.eq(&funder.id),
            funders::name.eq(&funder.name),
            funders::name_folded.eq(folded(&funder.name)),
            funders::level.eq(funder.level.name()),
            funders::country.eq(funder.country.map_or("", Country::iso)),
            funders::at.eq(at),
            funders::registered.eq(true),
        ))
        .execute(db)?;
    Ok(funder.id)
}

/// Whether a funder of this name stands in the register for this country.
pub fn is_registered(db: &mut Db, name: &str, country: Option<Country>, now: Moment) -> Result<bool> {
    let Some(known) = of_name(db, name, country)? else { return Ok(false) };
    Ok(register(db, now)?.iter().any(|funder| funder.id == known))
}

fn of_name(db: &mut Db, name: &str, country: Option<Country>) -> Result<Option<FunderId>> {
    let same = funders::table
        .filter(funders::name_folded.eq(folded(name)))
        .filter(funders::country.eq(country.map_or("", Country::iso)));
    Ok(same.select(funders::id).first(db).optional()?)
}

/// Who may keep the register: staff of any call, and administrators.
///
/// # Errors
/// `NotFound` for everybody else.
pub fn must_keep_register(actor: &Actor) -> Result<()> {
    let keeps = matches!(actor, Actor::System) || actor.has(Role::Staff) || actor.has(Role::Administrator);
    if keeps { Ok(()) } else { Err(Error::NotFound) }
}
