//! Who belongs to a proposal. Roles are grants scoped to it; only a coordinator gives and takes them.

use serde_json::json;

use super::entry;
use crate::act::Act;
use crate::ground::ids::PersonId;
use crate::ground::{Error, Letter, Problems, RecordClass, Result, Role, Scope};
use crate::people;
use crate::proposal::store::for_lead;

/// Adds somebody who has an account, as contributor or reader.
///
/// # Errors
/// Problems of `email` and `role`.
pub fn add_member(act: &mut Act<'_>, key: &str, email: &str, role: &str) -> Result<()> {
    let (proposal, _may) = for_lead(act, key)?;
    let mut problems = Problems::none();
    let role = Role::parse(role).filter(|role| matches!(role, Role::Contributor | Role::Reader));
    if role.is_none() {
        problems.add("role", "required");
    }
    let address = people::rules::email(email);
    let person = match &address {
        Some(address) => people::store::by_email(act.db, address)?,
        None => None,
    };
    let person = person.filter(|person| person.verified_at.is_some() && person.disabled_at.is_none());
    let scope = Scope::Proposal(proposal.id.clone());
    match &person {
        _ if address.is_none() => drop(problems.add("email", "email")),
        None => drop(problems.add("email", "no-account")),
        Some(person) => {
            let grants = people::store::grants_of(act.db, &person.id, act.received())?;
            if grants.iter().any(|grant| grant.scope == scope) {
                problems.add("email", "already-member");
            }
        }
    }
    problems.into_result()?;
    let (Some(person), Some(role)) = (person, role) else { return Err(Error::NotFound) };
    people::acts::grant(act, &person.id, role, scope, "added by the coordinator")?;
    act.record(&entry("proposal.member_added", &proposal, json!({ "role": role.name() })))?;
    let letter = Letter::to_person(person.id, "proposal-joined", RecordClass::Proposal);
    act.post(&letter.with("reference", &proposal.reference).with("acronym", &proposal.acronym))
}

/// Takes a contributor or reader out of the team.
///
/// # Errors
/// `NotFound` where the person is neither.
pub fn remove_member(act: &mut Act<'_>, key: &str, person: &PersonId) -> Result<()> {
    let (proposal, _may) = for_lead(act, key)?;
    let scope = Scope::Proposal(proposal.id.clone());
    let (by, now) = (act.by(), act.received());
    let grants = people::store::grants_of(act.db, person, now)?;
    let mut found = false;
    for grant in grants.iter().filter(|grant| grant.scope == scope && grant.role != Role::Coordinator) {
        found |= people::store::revoke_grant(act.db, &grant.id, &by, now)?;
    }
    if !found {
        return Err(Error::NotFound);
    }
    act.record(&entry("proposal.member_removed", &proposal, json!({ "person": person })))
}
