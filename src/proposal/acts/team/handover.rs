//! Coordination changes hands: offered by one, taken by the other. Roles swap in one act, so that there is a
//! coordinator at every moment.

use serde_json::json;

use super::{held, revoke_all};
use crate::act::Act;
use crate::ground::ids::PersonId;
use crate::ground::{Error, Letter, Problems, RecordClass, Refusal, Result, Role, Scope};
use crate::people;
use crate::proposal::acts::entry;
use crate::proposal::store::invitations::{self, Handover};
use crate::proposal::store::{Proposal, find, for_lead};

/// Offers one's coordination to another member; an offer before it is taken back.
///
/// # Errors
/// A problem of `person` for who is no member, or coordinates already.
pub fn offer_handover(act: &mut Act<'_>, key: &str, to: &PersonId) -> Result<()> {
    let (proposal, _may) = for_lead(act, key)?;
    let from = act.actor.person().cloned().ok_or(Error::SignIn)?;
    let grants = held(act, &proposal, to)?;
    if grants.is_empty() || grants.iter().any(|grant| grant.role == Role::Coordinator) {
        return Err(Problems::one("person", "not-an-option").into());
    }
    let at = act.received();
    if let Some(before) = invitations::offered(act.db, &proposal.id)? {
        invitations::settle_offer(act.db, &before.id, "withdrawn", at)?;
    }
    let new = Handover { id: act.id(), from, to: to.clone(), at };
    invitations::offer(act.db, &proposal.id, &new)?;
    act.record(&entry("proposal.handover_offered", &proposal, json!({ "to": to })))?;
    let letter = Letter::to_person(to.clone(), "proposal-handover", RecordClass::Proposal);
    post(act, &proposal, letter)
}

fn post(act: &mut Act<'_>, proposal: &Proposal, letter: Letter) -> Result<()> {
    act.post(&letter.with("reference", &proposal.reference).with("acronym", &proposal.acronym))
}

/// Takes an offer back.
pub fn withdraw_handover(act: &mut Act<'_>, key: &str) -> Result<()> {
    let (proposal, _may) = for_lead(act, key)?;
    let offer = invitations::offered(act.db, &proposal.id)?.ok_or(Error::NotFound)?;
    let at = act.received();
    invitations::settle_offer(act.db, &offer.id, "withdrawn", at)?;
    act.record(&entry("proposal.handover_withdrawn", &proposal, json!({ "to": offer.to })))
}

/// The offer that waits for the actor's word.
fn for_offered(act: &mut Act<'_>, key: &str) -> Result<(Proposal, Handover)> {
    let (actor, now) = (act.actor, act.received());
    let (proposal, _) = find(act.db, actor, key, now)?;
    let offer = invitations::offered(act.db, &proposal.id)?;
    let own = offer.filter(|offer| act.actor.person() == Some(&offer.to));
    Ok((proposal, own.ok_or(Error::NotFound)?))
}

/// Takes the coordination over: who had it becomes a contributor.
///
/// # Errors
/// `NotFound` where nothing was offered to the actor; `handover-over` where who offered it no longer coordinates.
pub fn accept_handover(act: &mut Act<'_>, key: &str) -> Result<()> {
    let (proposal, offer) = for_offered(act, key)?;
    let theirs = held(act, &proposal, &offer.from)?;
    if theirs.iter().all(|grant| grant.role != Role::Coordinator) {
        return Err(Refusal::new("handover-over").into());
    }
    let own = held(act, &proposal, &offer.to)?;
    revoke_all(act, &theirs)?;
    revoke_all(act, &own)?;
    let scope = Scope::Proposal(proposal.id.clone());
    let why = "coordination was handed over";
    people::acts::grant_by(act, &offer.to, Role::Coordinator, scope.clone(), (offer.from.as_str(), why))?;
    people::acts::grant_by(act, &offer.from, Role::Contributor, scope, (offer.to.as_str(), why))?;
    let at = act.received();
    invitations::settle_offer(act.db, &offer.id, "accepted", at)?;
    let facts = json!({ "from": offer.from, "to": offer.to });
    act.record(&entry("proposal.handed_over", &proposal, facts))?;
    let letter = Letter::to_person(offer.to, "proposal-coordinates", RecordClass::Proposal);
    post(act, &proposal, letter)?;
    let letter = Letter::to_person(offer.from, "proposal-handed-over", RecordClass::Proposal);
    post(act, &proposal, letter)
}

pub fn decline_handover(act: &mut Act<'_>, key: &str) -> Result<()> {
    let (proposal, offer) = for_offered(act, key)?;
    let at = act.received();
    invitations::settle_offer(act.db, &offer.id, "declined", at)?;
    act.record(&entry("proposal.handover_declined", &proposal, json!({ "from": offer.from })))?;
    let letter = Letter::to_person(offer.from, "proposal-handover-declined", RecordClass::Proposal);
    post(act, &proposal, letter)
}
