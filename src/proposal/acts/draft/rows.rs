//! Rows of a consortium and of claims: which ones stay themselves, and whom they name.

use crate::act::Act;
use crate::ground::ids::{FunderId, TrancheId};
use crate::ground::{Country, Problems, Result};
use crate::proposal::rules::typed::{FunderNamed, NewPartner, NewTranche, is_same, origin_fits};
use crate::proposal::rules::{Content, FunderLevel, Partner, Tranche};
use crate::proposal::store::funders::{self, Funder};

/// Rows keep the id they had; one without, or with another's, is new. A program sends no ids: there a row keeps
/// the id of the one that says the same, or has an identifier of it.
pub fn partners(act: &mut Act<'_>, before: &Content, read: Vec<NewPartner>) -> Vec<Partner> {
    let mut left: Vec<&Partner> = before.partners.iter().collect();
    let (mut partners, mut renamed) = (Vec::new(), Vec::new());
    for new in read {
        let found = kept(&left, &new).map(|at| left.remove(at));
        let id = found.map_or_else(|| act.id(), |old| old.id.clone());
        renamed.extend(found.map(|old| (old.name.clone(), new.partner.name.clone())));
        partners.push(Partner { id, ..new.partner });
    }
    rename(&mut partners, &renamed);
    partners
}

/// The place of the partner that a row tells of, among those that no other row tells of.
pub fn kept(left: &[&Partner], new: &NewPartner) -> Option<usize> {
    match &new.id {
        Some(id) => left.iter().position(|old| old.id == *id),
        None => {
            let same = |old: &&Partner| (&old.name, old.country) == (&new.partner.name, new.partner.country);
            left.iter()
                .position(same)
                .or_else(|| left.iter().position(|old| old.alike(&new.partner).is_some()))
        }
    }
}

/// Who belongs to a partner that has another name now belongs to it still.
fn rename(partners: &mut [Partner], renamed: &[(String, String)]) {
    let names: Vec<String> = partners.iter().map(|one| one.name.clone()).collect();
    for partner in partners {
        let named = &mut partner.details.affiliated_to;
        if names.contains(named) {
            continue;
        }
        if let Some((_, now)) = renamed.iter().find(|(before, _)| before == named) {
            now.clone_into(named);
        }
    }
}

/// As [`partners`]. What a funder has said hangs on a tranche's id, so a tranche is the same one only while it is the
/// same money: another funder, year, type of cost, kind, origin or currency makes it another tranche, another amount
/// does not.
pub fn tranches(act: &mut Act<'_>, before: &Content, read: Vec<NewTranche>) -> Result<Vec<Tranche>> {
    let (mut tranches, mut named, mut problems) = (Vec::new(), Vec::new(), Problems::none());
    for new in read {
        match funder(act, before, &new.funder)? {
            Some(who) => {
                if !origin_fits(who.level, new.origin) {
                    problems.add(format!("tranches.{}.origin", new.place), "origin-of-private");
                }
                named.push((who, new));
            }
            None => drop(problems.add(format!("tranches.{}.funder", new.place), "not-an-option")),
        }
    }
    problems.into_result()?;
    as_typed_last(&mut named);
    let ids = kept_ids(before, &named);
    for ((who, new), id) in named.into_iter().zip(ids) {
        tranches.push(Tranche {
            id: id.unwrap_or_else(|| act.id()),
            funder: who.id,
            funder_name: who.name,
            level: who.level,
            country: who.country,
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
        });
    }
    Ok(tranches)
}

/// One funder goes by one name in a draft, and has one level: as it was typed last, where staff have not entered it.
fn as_typed_last(rows: &mut [(Who, NewTranche)]) {
    let typed: Vec<Who> = rows.iter().filter(|(who, _)| who.typed).map(|(who, _)| who.clone()).collect();
    for (who, _) in rows {
        if let Some(last) = typed.iter().rev().find(|last| last.id == who.id) {
            *who = last.clone();
        }
    }
}

/// The id each row keeps, where it keeps one. Rows of a form, which name theirs, choose first; then those whose amount
/// stands there already: a program sends no ids, and what was said of one amount is not to become another's.
fn kept_ids(before: &Content, rows: &[(Who, NewTranche)]) -> Vec<Option<TrancheId>> {
    let mut left: Vec<&Tranche> = before.tranches.iter().collect();
    let mut ids: Vec<Option<TrancheId>> = vec![None; rows.len()];
    let named = |old: &Tranche, new: &NewTranche| new.id.as_ref() == Some(&old.id);
    let exact = |old: &Tranche, new: &NewTranche| new.id.is_none() && old.stated == new.stated;
    let alike = |_: &Tranche, new: &NewTranche| new.id.is_none();
    let rounds: [Chooses<'_>; 3] = [&named, &exact, &alike];
    for chooses in rounds {
        for (slot, (who, new)) in ids.iter_mut().zip(rows).filter(|(slot, _)| slot.is_none()) {
            let same = |old: &&Tranche| old.funder == who.id && is_same(old, new) && chooses(old, new);
            *slot = left.iter().position(same).map(|at| left.remove(at).id.clone());
        }
    }
    ids
}

/// Whether a row that was sent may be the one that stood there.
type Chooses<'a> = &'a dyn Fn(&Tranche, &NewTranche) -> bool;

#[derive(Clone)]
struct Who {
    id: FunderId,
    name: String,
    level: FunderLevel,
    country: Option<Country>,
    /// Named and ranked by the row itself.
    typed: bool,
}

/// The funder that a row means; one that is named anew is entered. Until staff enter it in the register, a draft calls
/// and ranks it as was typed there: a name that meets what others typed must not tell of it, nor be overruled by it.
fn funder(act: &mut Act<'_>, before: &Content, named: &FunderNamed) -> Result<Option<Who>> {
    let now = act.received();
    match named {
        FunderNamed::Known(id) => {
            // Only what was offered can be picked: an id that was guessed tells nothing and does nothing.
            let own = before.tranches.iter().find(|tranche| tranche.funder == *id);
            if own.is_none() && !funders::has_official(act.db, id, now)? {
                return Ok(None);
            }
            let Some(found) = funders::find(act.db, id)? else { return Ok(None) };
            Ok(Some(match own.filter(|_| !found.registered) {
                Some(own) => Who {
                    id: found.id,
                    name: own.funder_name.clone(),
                    level: own.level,
                    country: own.country,
                    typed: false,
                },
                None => registered(found),
            }))
        }
        FunderNamed::New { name, level, country } => {
            if funders::named(act.db, name, *country)?.is_none() {
                let id = act.id::<FunderId>();
                funders::insert(act.db, &id, name, *level, *country, now)?;
            }
            let found = funders::named(act.db, name, *country)?;
            Ok(found.map(|found| match found.registered {
                true => registered(found),
                false => {
                    Who { id: found.id, name: name.clone(), level: *level, country: *country, typed: true }
                }
            }))
        }
    }
}

fn registered(found: Funder) -> Who {
    Who {
        level: FunderLevel::parse(&found.level).unwrap_or(FunderLevel::State),
        country: Country::parse(&found.country).ok(),
        id: found.id,
        name: found.name,
        typed: false,
    }
}
