//! The organisations of a draft as rows, who writes for them, and those that left.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::{costs, partner_departures, partner_people, partners, proposals};
use crate::ground::ids::{PartnerId, PersonId, ProposalId, RowId};
use crate::ground::text::Pic;
use crate::ground::{Actor, Country, Error, Moment, Result};
use crate::proposal::rules::{Hosting, Partner};

/// The partners of a draft, in its order.
pub fn of(db: &mut Db, id: &ProposalId) -> Result<Vec<Partner>> {
    type Row = (PartnerId, String, Country, String, Option<String>, String);
    let rows: Vec<Row> = partners::table
        .filter(partners::proposal_id.eq(id))
        .order(partners::place)
        .select((
            partners::id,
            partners::name,
            partners::country,
            partners::role,
            partners::pic,
            partners::details,
        ))
        .load(db)?;
    let partner = |(id, name, country, role, pic, details): Row| {
        let pic = pic.map(|digits| Pic::parse(&digits).map_err(Error::internal)).transpose()?;
        Ok(Partner { id, name, country, role, pic, details: serde_json::from_str(&details)? })
    };
    rows.into_iter().map(partner).collect()
}

pub(super) fn save(db: &mut Db, id: &ProposalId, all: &[Partner]) -> Result<()> {
    diesel::delete(partners::table.filter(partners::proposal_id.eq(id))).execute(db)?;
    for (place, partner) in (0_i32..).zip(all) {
        diesel::insert_into(partners::table)
            .values((
                partners::id.eq(&partner.id),
                partners::proposal_id.eq(id),
                partners::place.eq(place),
                partners::name.eq(&partner.name),
                partners::country.eq(partner.country),
                partners::role.eq(&partner.role),
                partners::pic.eq(partner.pic.as_ref().map(Pic::as_str)),
                partners::details.eq(serde_json::to_string(&partner.details)?),
            ))
            .execute(db)?;
    }
    Ok(())
}

pub(super) fn hosting_of(db: &mut Db, id: &ProposalId) -> Result<Option<Hosting>> {
    let stored: String = proposals::table.find(id).select(proposals::hosting).first(db)?;
    if stored.is_empty() { Ok(None) } else { Ok(Some(serde_json::from_str(&stored)?)) }
}

pub(super) fn save_hosting(db: &mut Db, id: &ProposalId, hosting: Option<&Hosting>) -> Result<()> {
    let stored = hosting.map(serde_json::to_string).transpose()?.unwrap_or_default();
    diesel::update(proposals::table.find(id)).set(proposals::hosting.eq(stored)).execute(db)?;
    Ok(())
}

/// How far a writer of a proposal reaches into its consortium.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Coordinators, and contributors whom a coordinator bound to no partner: they write for the consortium. Who loses a
    /// partner that leaves does not come to reach this far; they stop being contributors.
    All,
    /// Who is bound to a partner writes that one's entry, and reads the others'.
    Only(PartnerId),
}

impl Reach {
    pub fn covers(&self, partner: &PartnerId) -> bool {
        match self {
            Self::All => true,
            Self::Only(own) => own == partner,
        }
    }
}

/// How far an actor who may write reaches; `leads` is whether they coordinate.
pub fn reach(db: &mut Db, actor: &Actor, proposal: &ProposalId, leads: bool) -> Result<Reach> {
    let Some(person) = actor.person().filter(|_| !leads) else { return Ok(Reach::All) };
    Ok(bound_to(db, proposal, person)?.map_or(Reach::All, Reach::Only))
}

/// The partner somebody belongs to in a proposal.
pub fn bound_to(db: &mut Db, proposal: &ProposalId, person: &PersonId) -> Result<Option<PartnerId>> {
    let row = partner_people::table.find((proposal, person));
    Ok(row.select(partner_people::partner_id).first(db).optional()?)
}

/// Whether an actor speaks in a partner's name: who is bound to it, and who coordinates, on its behalf.
pub fn speaks(
    db: &mut Db,
    actor: &Actor,
    proposal: &ProposalId,
    leads: bool,
    partner: &PartnerId,
) -> Result<bool> {
    let Some(person) = actor.person() else { return Ok(leads) };
    Ok(leads || bound_to(db, proposal, person)?.as_ref() == Some(partner))
}

/// Who belongs to which partner, in the order of the people's ids.
pub fn bindings(db: &mut Db, proposal: &ProposalId) -> Result<Vec<(PersonId, PartnerId)>> {
    Ok(partner_people::table
        .filter(partner_people::proposal_id.eq(proposal))
        .order(partner_people::person_id)
        .select((partner_people::person_id, partner_people::partner_id))
        .load(db)?)
}

/// Binds somebody to a partner, or to none.
pub fn bind(
    db: &mut Db,
    proposal: &ProposalId,
    person: &PersonId,
    partner: Option<&PartnerId>,
    (at, by): (Moment, &str),
) -> Result<()> {
    diesel::delete(partner_people::table.find((proposal, person))).execute(db)?;
    if let Some(partner) = partner {
        diesel::insert_into(partner_people::table)
            .values((
                partner_people::proposal_id.eq(proposal),
                partner_people::person_id.eq(person),
                partner_people::partner_id.eq(partner),
                partner_people::at.eq(at),
                partner_people::by_person.eq(by),
            ))
            .execute(db)?;
    }
    Ok(())
}

/// A partner that is no longer there.
#[derive(Clone, Debug)]
pub struct Departure {
    /// As it was when it went.
    pub partner: Partner,
    pub at: Moment,
    pub by: String,
    /// Empty where the row was only taken out of the list.
    pub reason: String,
    pub replaced_by: Option<PartnerId>,
}

/// Records that a partner went, and unbinds its people; what they may do then is for the act to say. Its rows of the budget are those of the one in its place; where
/// nobody takes it, they are the consortium's.
pub fn depart(db: &mut Db, id: &RowId, proposal: &ProposalId, departure: &Departure) -> Result<()> {
    let entry = serde_json::to_string(&departure.partner)?;
    diesel::insert_into(partner_departures::table)
        .values((
            partner_departures::id.eq(id),
            partner_departures::proposal_id.eq(proposal),
            partner_departures::partner_id.eq(&departure.partner.id),
            partner_departures::entry.eq(entry),
            partner_departures::at.eq(departure.at),
            partner_departures::by_person.eq(&departure.by),
            partner_departures::reason.eq(&departure.reason),
            partner_departures::replaced_by.eq(&departure.replaced_by),
        ))
        .execute(db)?;
    if let Some(heir) = &departure.replaced_by {
        let costs = costs::table.filter(costs::proposal_id.eq(proposal));
        diesel::update(costs.filter(costs::partner_id.eq(&departure.partner.id)))
            .set(costs::partner_id.eq(heir))
            .execute(db)?;
    }
    let bound = partner_people::table.filter(partner_people::proposal_id.eq(proposal));
    diesel::delete(bound.filter(partner_people::partner_id.eq(&departure.partner.id))).execute(db)?;
    Ok(())
}

/// The partners that went, the last one first.
pub fn departures(db: &mut Db, proposal: &ProposalId) -> Result<Vec<Departure>> {
    type Row = (PartnerId, String, Moment, String, String, Option<PartnerId>);
    let rows: Vec<Row> = partner_departures::table
        .filter(partner_departures::proposal_id.eq(proposal))
        .order((partner_departures::at.desc(), partner_departures::entry, partner_departures::id))
        .select((
            partner_departures::partner_id,
            partner_departures::entry,
            partner_departures::at,
            partner_departures::by_person,
            partner_departures::reason,
            partner_departures::replaced_by,
        ))
        .load(db)?;
    let departure = |(id, entry, at, by, reason, replaced_by): Row| {
        let mut partner: Partner = serde_json::from_str(&entry)?;
        partner.id = id;
        Ok(Departure { partner, at, by, reason, replaced_by })
    };
    rows.into_iter().map(departure).collect()
}
