//! What becomes of the people of a partner that is no longer there. Whoever wrote for one partner alone must not come
//! to write for all because that one went: they read, until the coordinator says for whom they write.

use serde_json::json;

use super::{coordinators, held, revoke_all};
use crate::act::Act;
use crate::ground::ids::{PartnerId, PersonId, RowId};
use crate::ground::{Letter, RecordClass, Result, Role, Scope};
use crate::people;
use crate::proposal::acts::entry;
use crate::proposal::store::partners::{self, Departure};
use crate::proposal::store::{Proposal, content_of, invitations};

/// Records that a partner went. Its contributors become readers; where they follow to the one in its place, they write
/// for that one, and so do those who were invited for it. Who coordinates goes on doing so.
pub fn depart(act: &mut Act<'_>, proposal: &Proposal, departure: &Departure, follow: bool) -> Result<()> {
    let (row, gone): (RowId, _) = (act.id(), &departure.partner);
    let bound = partners::bindings(act.db, &proposal.id)?.into_iter();
    let people: Vec<PersonId> = bound.filter(|(_, of)| *of == gone.id).map(|(person, _)| person).collect();
    partners::depart(act.db, &row, &proposal.id, departure)?;
    let facts = json!({ "partner": gone.id, "replaced_by": departure.replaced_by });
    act.record(&entry("proposal.partner_left", proposal, facts))?;
    match departure.replaced_by.as_ref().filter(|_| follow) {
        Some(heir) => people_follow(act, proposal, departure, (&people, heir)),
        None => people_read(act, proposal, &gone.name, &people),
    }
}

fn people_follow(
    act: &mut Act<'_>,
    proposal: &Proposal,
    departure: &Departure,
    (people, heir): (&[PersonId], &PartnerId),
) -> Result<()> {
    let name = content_of(act.db, proposal)?.partner(heir).map(|(_, heir)| heir.name.clone());
    for person in people {
        partners::bind(act.db, &proposal.id, person, Some(heir), (departure.at, &departure.by))?;
        let facts = json!({ "person": person, "partner": heir });
        act.record(&entry("proposal.member_changed", proposal, facts))?;
        let letter = letter(proposal, person, "proposal-partner-follows", &departure.partner.name);
        act.post(&letter.with("heir", name.as_deref().unwrap_or_default()))?;
    }
    invitations::rebind(act.db, &proposal.id, &departure.partner.id, heir)
}

fn people_read(act: &mut Act<'_>, proposal: &Proposal, partner: &str, people: &[PersonId]) -> Result<()> {
    let mut names = Vec::new();
    for person in people {
        if read_only(act, proposal, person)? {
            act.post(&letter(proposal, person, "proposal-partner-left", partner))?;
            names.push(people::store::name(act.db, person.as_str())?);
        }
    }
    if names.is_empty() {
        return Ok(());
    }
    names.sort();
    for person in coordinators(act, proposal)? {
        let letter = letter(proposal, &person.id, "proposal-partner-people", partner);
        act.post(&letter.with("names", names.join(", ")).with("count", names.len()))?;
    }
    Ok(())
}

/// A contributor becomes a reader; whether this one was a contributor.
fn read_only(act: &mut Act<'_>, proposal: &Proposal, person: &PersonId) -> Result<bool> {
    let grants = held(act, proposal, person)?;
    let (writes, others): (Vec<_>, Vec<_>) =
        grants.into_iter().partition(|grant| grant.role == Role::Contributor);
    if writes.is_empty() || others.iter().any(|grant| grant.role == Role::Coordinator) {
        return Ok(false);
    }
    revoke_all(act, &writes)?;
    if others.is_empty() {
        let scope = Scope::Proposal(proposal.id.clone());
        people::acts::grant(act, person, Role::Reader, scope, "the partner they wrote for left")?;
    }
    let facts = json!({ "person": person, "role": Role::Reader.name(), "partner": null });
    act.record(&entry("proposal.member_changed", proposal, facts))?;
    Ok(true)
}

fn letter(proposal: &Proposal, to: &PersonId, template: &'static str, partner: &str) -> Letter {
    Letter::to_person(to.clone(), template, RecordClass::Proposal)
        .with("reference", &proposal.reference)
        .with("acronym", &proposal.acronym)
        .with("partner", partner)
}
