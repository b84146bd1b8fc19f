//! The register of funders, as far as claims name them.
//!
//! A name that another consortium typed would tell of its draft. So a list to pick from holds the funders that
//! have an official in this system, and those the proposal itself names; a name typed anew meets an entry of the
//! same name and country in silence, and each draft keeps what it typed until staff enter the funder in the register.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::{funders, grants, tranches};
use crate::ground::ids::{FunderId, ProposalId};
use crate::ground::text::folded;
use crate::ground::{Country, Moment, Result, Role};
use crate::proposal::rules::FunderLevel;

#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Funder {
    pub id: FunderId,
    pub name: String,
    pub level: String,
    /// Empty for a private funder of no one state.
    pub country: String,
    /// By staff: it is called and ranked as they say.
    pub registered: bool,
}

type Columns = (funders::id, funders::name, funders::level, funders::country, funders::registered);
const COLUMNS: Columns = (funders::id, funders::name, funders::level, funders::country, funders::registered);

pub fn find(db: &mut Db, id: &FunderId) -> Result<Option<Funder>> {
    Ok(funders::table.find(id).select(COLUMNS).first(db).optional()?)
}

/// The funders a proposal may pick from, by country and name.
pub fn offered(db: &mut Db, proposal: &ProposalId, now: Moment) -> Result<Vec<Funder>> {
    let own: Vec<(FunderId, String, String)> = tranches::table
        .filter(tranches::proposal_id.eq(proposal))
        .select((tranches::funder_id, tranches::named, tranches::named_level))
        .load(db)?;
    let official = with_officials(db, now)?;
    let ids: Vec<String> = own.iter().map(|(id, ..)| id.to_string()).chain(official).collect();
    let mut all: Vec<Funder> = funders::table
        .filter(funders::id.eq_any(ids))
        .order((funders::country, funders::name_folded))
        .select(COLUMNS)
        .load(db)?;
    for funder in all.iter_mut().filter(|funder| !funder.registered) {
        let typed = own.iter().find(|(id, named, _)| *id == funder.id && !named.is_empty());
        if let Some((_, named, level)) = typed {
            (funder.name, funder.level) = (named.clone(), level.clone());
        }
    }
    Ok(all)
}

fn with_officials(db: &mut Db, now: Moment) -> Result<Vec<String>> {
    Ok(grants::table
        .filter(grants::role.eq(Role::Funder.name()))
        .filter(grants::scope_kind.eq("funder"))
        .filter(grants::revoked_at.is_null())
        .filter(grants::until_at.is_null().or(grants::until_at.gt(now)))
        .select(grants::scope_id)
        .load(db)?)
}

/// Whether anybody answers for a funder here.
pub fn has_official(db: &mut Db, id: &FunderId, now: Moment) -> Result<bool> {
    Ok(with_officials(db, now)?.iter().any(|of| of == id.as_str()))
}

/// The funder of a name and country, where there is one.
pub fn named(db: &mut Db, name: &str, country: Option<Country>) -> Result<Option<Funder>> {
    let of_name = funders::table.filter(funders::name_folded.eq(folded(name)));
    let of_country = of_name.filter(funders::country.eq(code(country)));
    Ok(of_country.select(COLUMNS).first(db).optional()?)
}

/// Enters a funder that a draft names, so far unknown to the register of staff.
pub fn insert(
    db: &mut Db,
    id: &FunderId,
    name: &str,
    level: FunderLevel,
    country: Option<Country>,
    at: Moment,
) -> Result<()> {
    diesel::insert_into(funders::table)
        .values((
            funders::id.eq(id),
            funders::name.eq(name),
            funders::name_folded.eq(folded(name)),
            funders::level.eq(level.name()),
            funders::country.eq(code(country)),
            funders::at.eq(at),
            funders::registered.eq(false),
        ))
        .execute(db)?;
    Ok(())
}

fn code(country: Option<Country>) -> &'static str {
    country.map_or("", Country::iso)
}
