//! A budget or a co-funding plan that is not stored yet, as sums need it.

use crate::db::Db;
use crate::ground::ids::TrancheId;
use crate::ground::{Moment, Result};
use crate::proposal::rules::typed::{FunderNamed, NewTranche, is_same};
use crate::proposal::rules::{Content, FunderLevel, Tranche};
use crate::proposal::store::funders;

/// Of a tranche that is not stored yet, what sums need.
pub fn reckoned_tranche(db: &mut Db, stored: &Content, new: NewTranche, now: Moment) -> Result<Tranche> {
    Ok(Tranche {
        id: lost_id(stored, &new).unwrap_or_else(|| uuid::Uuid::nil().into()),
        funder: uuid::Uuid::nil().into(),
        funder_name: String::new(),
        level: level_of(db, stored, &new.funder, now)?,
        country: None,
        year: new.year,
        cost_type: new.cost_type,
        kind: new.kind,
        amount: new.amount,
        currency: new.currency,
        stated: new.stated,
        rate: new.rate,
        rate_source: new.rate_source,
        origin: new.origin,
        aid_basis: new.aid_basis,
        evidence: new.evidence,
        particulars: new.particulars,
    })
}

/// The id of a stored claim that its funder will not pay, where the row still is that money: typing elsewhere in the form
/// does not make it count again.
pub fn lost_id(stored: &Content, new: &NewTranche) -> Option<TrancheId> {
    let same = |old: &Tranche| {
        let funder = match &new.funder {
            FunderNamed::Known(id) => old.funder == *id,
            FunderNamed::New { name, .. } => old.funder_name == *name,
        };
        funder && new.id.as_ref().is_none_or(|id| old.id == *id) && is_same(old, new)
    };
    stored.gone().map(|(_, tranche, _)| tranche).find(|old| same(old)).map(|old| old.id.clone())
}

/// The level of the funder that a row means. A name that is typed is not looked up: that another draft names it is
/// nobody's to know.
fn level_of(db: &mut Db, stored: &Content, named: &FunderNamed, now: Moment) -> Result<FunderLevel> {
    let id = match named {
        FunderNamed::New { level, .. } => return Ok(*level),
        FunderNamed::Known(id) => id,
    };
    if let Some(own) = stored.tranches.iter().find(|tranche| tranche.funder == *id) {
        return Ok(own.level);
    }
    let found = if funders::has_official(db, id, now)? { funders::find(db, id)? } else { None };
    Ok(found.and_then(|funder| FunderLevel::parse(&funder.level)).unwrap_or(FunderLevel::State))
}
