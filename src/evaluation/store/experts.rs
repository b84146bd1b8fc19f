//! Experts of a call, and what the program knows about them.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::{experts, people};
use crate::evaluation::rules::ExpertFacts;
use crate::ground::ids::{CallId, PersonId, ProposalId};
use crate::ground::text::Pic;
use crate::ground::{Actor, Country, Error, Moment, Result, Role, Scope};
use crate::proposal::rules::PartyKey;

#[derive(Clone, Debug)]
pub struct Expert {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    pub country: Country,
    pub organisation: String,
    pub pic: Option<Pic>,
    pub expertise: String,
}

impl Expert {
    /// What the expert's organisation is recognised by among the parties of proposals.
    pub fn parties(&self) -> Vec<PartyKey> {
        self.pic.iter().map(PartyKey::pic).chain(PartyKey::name(&self.organisation)).collect()
    }
}

type Row = (PersonId, String, String, Country, String, Option<String>, String);

type Columns = (
    people::id,
    people::name,
    people::email,
    experts::country,
    experts::organisation,
    experts::pic,
    experts::expertise,
);
const COLUMNS: Columns = (
    people::id,
    people::name,
    people::email,
    experts::country,
    experts::organisation,
    experts::pic,
    experts::expertise,
);

/// The experts of a call, by name.
pub fn experts_of(db: &mut Db, call: &CallId) -> Result<Vec<Expert>> {
    let rows: Vec<Row> = experts::table
        .inner_join(people::table.on(experts::person_id.eq(people::id)))
        .filter(experts::call_id.eq(call))
        .order((people::name, people::email_folded))
        .select(COLUMNS)
        .load(db)?;
    rows.into_iter().map(read).collect()
}

/// # Errors
/// Not found, where the person is no expert of the call.
pub fn expert(db: &mut Db, call: &CallId, person: &PersonId) -> Result<Expert> {
    let row: Row = experts::table
        .inner_join(people::table.on(experts::person_id.eq(people::id)))
        .filter(experts::call_id.eq(call))
        .filter(experts::person_id.eq(person))
        .select(COLUMNS)
        .first(db)?;
    read(row)
}

fn read((person, name, email, country, organisation, pic, expertise): Row) -> Result<Expert> {
    let pic = pic.map(|pic| Pic::parse(&pic)).transpose().map_err(Error::internal)?;
    Ok(Expert { person, name, email, country, organisation, pic, expertise })
}

/// Takes an expert onto the list of a call, or changes what is known of them.
pub fn put_expert(db: &mut Db, call: &CallId, expert: &Expert, at: Moment, by: &str) -> Result<()> {
    diesel::delete(experts::table.find((call, &expert.person))).execute(db)?;
    diesel::insert_into(experts::table)
        .values((
            experts::call_id.eq(call),
            experts::person_id.eq(&expert.person),
            experts::country.eq(expert.country),
            experts::organisation.eq(&expert.organisation),
            experts::pic.eq(expert.pic.as_ref().map(Pic::as_str)),
            experts::expertise.eq(&expert.expertise),
            experts::at.eq(at),
            experts::by_person.eq(by),
        ))
        .execute(db)?;
    Ok(())
}

/// What a person holds that conflicts look at: funders, a seat on the Board, teams of proposals.
#[derive(Clone, Debug)]
pub struct Ties {
    pub facts: ExpertFacts,
    pub teams: Vec<ProposalId>,
}

pub fn ties_of(db: &mut Db, call: &CallId, expert: &Expert, now: Moment) -> Result<Ties> {
    let actor = crate::people::store::actor_of_person(db, &expert.person, now)?;
    let funders = actor.scopes(Role::Funder).filter_map(|scope| match scope {
        Scope::Funder(funder) => Some(funder.clone()),
        _ => None,
    });
    let facts = ExpertFacts {
        organisation: expert.organisation.clone(),
        pic: expert.pic.clone(),
        funders: funders.collect(),
        board: actor.has_for_call(Role::Board, call),
    };
    Ok(Ties { facts, teams: teams_of(&actor) })
}

/// The proposals whose team somebody belongs to.
pub fn teams_of(actor: &Actor) -> Vec<ProposalId> {
    let roles = [Role::Coordinator, Role::Contributor, Role::Reader];
    let scopes = roles.into_iter().flat_map(|role| actor.scopes(role));
    let proposals = scopes.filter_map(|scope| match scope {
        Scope::Proposal(proposal) => Some(proposal.clone()),
        _ => None,
    });
    proposals.collect()
}
