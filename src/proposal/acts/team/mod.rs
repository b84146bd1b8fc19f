//! Who belongs to a proposal. Roles are grants scoped to it; only a coordinator gives and takes them, and there is
//! always one.

mod handover;
mod invite;
mod left;

use serde_json::json;

use super::entry;
use crate::act::Act;
use crate::ground::ids::{PartnerId, PersonId};
use crate::ground::{Error, Grant, Problems, Refusal, Result, Role, Scope};
use crate::people;
use crate::proposal::store::{Proposal, content_of, for_lead, invitations, partners};

pub use handover::{accept_handover, decline_handover, offer_handover, withdraw_handover};
pub use invite::{Sending, accept, decline, invite, invite_again, revoke};
pub(super) use left::depart;

/// The grants of somebody in a proposal.
fn held(act: &mut Act<'_>, proposal: &Proposal, person: &PersonId) -> Result<Vec<Grant>> {
    let (scope, now) = (Scope::Proposal(proposal.id.clone()), act.received());
    let grants = people::store::grants_of(act.db, person, now)?;
    Ok(grants.into_iter().filter(|grant| grant.scope == scope).collect())
}

/// Everybody who coordinates a proposal.
fn coordinators(act: &mut Act<'_>, proposal: &Proposal) -> Result<Vec<people::store::Person>> {
    let (scope, now) = (Scope::Proposal(proposal.id.clone()), act.received());
    people::store::holders(act.db, Role::Coordinator, &scope, now)
}

fn revoke_all(act: &mut Act<'_>, grants: &[Grant]) -> Result<()> {
    let (by, now) = (act.by(), act.received());
    for grant in grants {
        people::store::revoke_grant(act.db, &grant.id, &by, now)?;
    }
    Ok(())
}

/// Takes somebody out of the team, with their binding to a partner and coordination that was offered to them.
///
/// # Errors
/// `NotFound` for who is no member; `last-coordinator`.
pub fn remove_member(act: &mut Act<'_>, key: &str, person: &PersonId) -> Result<()> {
    let (proposal, _may) = for_lead(act, key)?;
    let grants = held(act, &proposal, person)?;
    if grants.is_empty() {
        return Err(Error::NotFound);
    }
    let leads = grants.iter().any(|grant| grant.role == Role::Coordinator);
    if leads && coordinators(act, &proposal)?.len() < 2 {
        return Err(Refusal::new("last-coordinator").into());
    }
    revoke_all(act, &grants)?;
    let (by, now) = (act.by(), act.received());
    partners::bind(act.db, &proposal.id, person, None, (now, &by))?;
    if let Some(offer) = invitations::offered(act.db, &proposal.id)?
        && (offer.to == *person || offer.from == *person)
    {
        invitations::settle_offer(act.db, &offer.id, "withdrawn", now)?;
    }
    act.record(&entry("proposal.member_removed", &proposal, json!({ "person": person })))
}

/// Says what a contributor or reader may do, and which partner's part is theirs. A coordinator keeps the role, and may
/// be bound too.
///
/// # Errors
/// `NotFound` for who is no member; problems of `role` and `partner`.
pub fn set_member(
    act: &mut Act<'_>,
    key: &str,
    person: &PersonId,
    role: &str,
    partner: Option<&PartnerId>,
) -> Result<()> {
    let (proposal, _may) = for_lead(act, key)?;
    let grants = held(act, &proposal, person)?;
    let mut problems = Problems::none();
    let wanted = Role::parse(role).filter(|role| matches!(role, Role::Contributor | Role::Reader));
    let leads = grants.iter().any(|grant| grant.role == Role::Coordinator);
    if wanted.is_none() && !leads {
        problems.add("role", "required");
    }
    must_be_partner(act, &proposal, partner, &mut problems)?;
    if grants.is_empty() {
        return Err(Error::NotFound);
    }
    problems.into_result()?;
    let (by, now) = (act.by(), act.received());
    if let Some(role) = wanted.filter(|role| !leads && grants.iter().any(|grant| grant.role != *role)) {
        revoke_all(act, &grants)?;
        let scope = Scope::Proposal(proposal.id.clone());
        people::acts::grant(act, person, role, scope, "changed by the coordinator")?;
    }
    partners::bind(act.db, &proposal.id, person, partner, (now, &by))?;
    let facts = json!({ "person": person, "role": wanted.map(Role::name), "partner": partner });
    act.record(&entry("proposal.member_changed", &proposal, facts))
}

/// A partner that is named is one of the draft's.
fn must_be_partner(
    act: &mut Act<'_>,
    proposal: &Proposal,
    partner: Option<&PartnerId>,
    problems: &mut Problems,
) -> Result<()> {
    if let Some(id) = partner
        && content_of(act.db, proposal)?.partner(id).is_none()
    {
        problems.add("partner", "not-an-option");
    }
    Ok(())
}
