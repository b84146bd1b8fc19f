//! Invitations by mail. Whether an address has an account is asked nowhere on the way out: the same is done and said
//! for any. Whoever shows that the address is theirs, by an account in which it is verified, accepts or declines.

use serde_json::json;

use super::{coordinators, held, must_be_partner};
use crate::act::Act;
use crate::ground::ids::{InvitationId, PartnerId};
use crate::ground::text::folded;
use crate::ground::{Actor, Error, Letter, Problems, RecordClass, Refusal, Result, Role, Scope};
use crate::keys::sha256_hex;
use crate::people;
use crate::people::limits;
use crate::proposal::acts::entry;
use crate::proposal::rules::{INVITATION_DAYS, INVITATIONS_MAX};
use crate::proposal::store::invitations::{self, Invitation, OPEN};
use crate::proposal::store::{Proposal, by_id, content_of, for_lead, partners};

/// What a letter needs that is drawn outside of the act.
#[derive(Clone, Debug)]
pub struct Sending {
    /// Stands in the link; only its digest is kept.
    pub secret: String,
    /// What links begin with.
    pub base: String,
}

/// Invites somebody by mail, to a role and, for who writes, to a partner's part.
///
/// # Errors
/// Problems of `email`, `role` and `partner`; `too-many-letters` for who sends very many.
pub fn invite(
    act: &mut Act<'_>,
    key: &str,
    (email, role): (&str, &str),
    partner: Option<&PartnerId>,
    sending: &Sending,
) -> Result<InvitationId> {
    let (proposal, _may) = for_lead(act, key)?;
    let mut problems = Problems::none();
    let role =
        Role::parse(role).filter(|role| matches!(role, Role::Coordinator | Role::Contributor | Role::Reader));
    if role.is_none() {
        problems.add("role", "required");
    }
    must_be_partner(act, &proposal, partner, &mut problems)?;
    let address = people::rules::email(email);
    match &address {
        None => drop(problems.add("email", "email")),
        Some(address) => must_be_news(act, &proposal, address, &mut problems)?,
    }
    problems.into_result()?;
    let (Some(email), Some(role)) = (address, role) else { return Err(Error::NotFound) };
    limits::count_invitation(act)?;
    let new = Invitation {
        id: act.id(),
        proposal: proposal.id.clone(),
        email,
        role: role.name().to_owned(),
        partner: partner.cloned(),
        state: OPEN.to_owned(),
        sent: act.received(),
        sent_by: act.by(),
        expires: act.wall().plus_days(INVITATION_DAYS),
    };
    invitations::insert(act.db, &new, &sha256_hex(sending.secret.as_bytes()))?;
    post(act, &proposal, &new, sending)?;
    let facts = json!({ "invitation": new.id, "role": new.role, "partner": new.partner });
    act.record(&entry("proposal.invited", &proposal, facts))?;
    Ok(new.id)
}

/// Not of the team, which the coordinator sees, and not invited already.
fn must_be_news(
    act: &mut Act<'_>,
    proposal: &Proposal,
    address: &str,
    problems: &mut Problems,
) -> Result<()> {
    let (scope, now) = (Scope::Proposal(proposal.id.clone()), act.received());
    for role in [Role::Coordinator, Role::Contributor, Role::Reader] {
        let members = people::store::holders(act.db, role, &scope, now)?;
        if members.iter().any(|member| folded(&member.email) == folded(address)) {
            problems.add("email", "already-member");
            return Ok(());
        }
    }
    let open = invitations::open(act.db, &proposal.id)?;
    if open.iter().any(|one| folded(&one.email) == folded(address)) {
        problems.add("email", "already-invited");
    } else if open.len() >= INVITATIONS_MAX {
        problems.add("email", "too-many").with("max", INVITATIONS_MAX);
    }
    Ok(())
}

fn post(act: &mut Act<'_>, proposal: &Proposal, to: &Invitation, sending: &Sending) -> Result<()> {
    let (language, name) = match act.actor {
        Actor::Person { language, name, .. } => (language.clone(), name.clone()),
        Actor::Visitor | Actor::System => ("en".to_owned(), "Rollcall".to_owned()),
    };
    let letter = Letter::to_address(to.email.clone(), language, "proposal-invited", RecordClass::Proposal);
    let letter = letter
        .with("reference", &proposal.reference)
        .with("acronym", &proposal.acronym)
        .with("name", name)
        .with("role", &to.role)
        .with("days", INVITATION_DAYS)
        .with("url", format!("{}/invitation?key={}", sending.base, sending.secret));
    act.post(&letter)
}

/// An open invitation of a proposal one coordinates, too old or not.
fn for_sender(act: &mut Act<'_>, key: &str, id: &InvitationId) -> Result<(Proposal, Invitation)> {
    let (proposal, _may) = for_lead(act, key)?;
    let found = invitations::open(act.db, &proposal.id)?.into_iter().find(|one| one.id == *id);
    Ok((proposal, found.ok_or(Error::NotFound)?))
}

/// Sends the letter again, with a new link and a new term; the link before no longer works.
pub fn invite_again(act: &mut Act<'_>, key: &str, id: &InvitationId, sending: &Sending) -> Result<()> {
    let (proposal, invitation) = for_sender(act, key, id)?;
    limits::count_invitation(act)?;
    let (until, at, by) = (act.wall().plus_days(INVITATION_DAYS), act.received(), act.by());
    let digest = sha256_hex(sending.secret.as_bytes());
    invitations::renew(act.db, id, &digest, until, (at, &by))?;
    post(act, &proposal, &invitation, sending)?;
    act.record(&entry("proposal.invited_again", &proposal, json!({ "invitation": id })))
}

/// Takes an invitation back; its link no longer works.
pub fn revoke(act: &mut Act<'_>, key: &str, id: &InvitationId) -> Result<()> {
    let (proposal, _) = for_sender(act, key, id)?;
    let (at, by) = (act.received(), act.by());
    invitations::settle(act.db, id, "revoked", (at, &by))?;
    act.record(&entry("proposal.invitation_revoked", &proposal, json!({ "invitation": id })))
}

/// The invitation, for the verified owner of its address.
///
/// # Errors
/// `NotFound` for anybody else; `invitation-over` where it is settled, or too old.
fn for_invited(act: &mut Act<'_>, id: &InvitationId) -> Result<(Proposal, Invitation)> {
    let invitation = invitations::find(act.db, id)?;
    if !invitations::is_to(act.db, act.actor, &invitation)? {
        return Err(Error::NotFound);
    }
    if !invitation.holds(act.wall()) {
        return Err(Refusal::new("invitation-over").into());
    }
    Ok((by_id(act.db, &invitation.proposal)?, invitation))
}

/// Joins the team; to read, where the partner to write for is gone. Who belongs to it already keeps what they have.
pub fn accept(act: &mut Act<'_>, id: &InvitationId) -> Result<String> {
    let (proposal, invitation) = for_invited(act, id)?;
    let person = act.actor.person().cloned().ok_or(Error::SignIn)?;
    let there = content_of(act.db, &proposal)?.partners;
    let role = invitation.gives(&there).ok_or_else(|| Error::internal("an invitation to no role"))?;
    let (at, by) = (act.received(), act.by());
    if held(act, &proposal, &person)?.is_empty() {
        let scope = Scope::Proposal(proposal.id.clone());
        people::acts::grant_by(act, &person, role, scope, (&invitation.sent_by, "accepted an invitation"))?;
        let partner = invitation.partner.as_ref().filter(|id| there.iter().any(|one| one.id == **id));
        partners::bind(act.db, &proposal.id, &person, partner, (at, &invitation.sent_by))?;
    }
    invitations::settle(act.db, id, "accepted", (at, &by))?;
    let facts = json!({ "invitation": id, "role": role.name(), "partner": invitation.partner });
    act.record(&entry("proposal.member_joined", &proposal, facts))?;
    let joined = match role.name() == invitation.role {
        true => "proposal-joined",
        false => "proposal-joined-reader",
    };
    tell(act, &proposal, &invitation, joined)?;
    Ok(proposal.reference)
}

pub fn decline(act: &mut Act<'_>, id: &InvitationId) -> Result<()> {
    let (proposal, invitation) = for_invited(act, id)?;
    let (at, by) = (act.received(), act.by());
    invitations::settle(act.db, id, "declined", (at, &by))?;
    act.record(&entry("proposal.invitation_declined", &proposal, json!({ "invitation": id })))?;
    tell(act, &proposal, &invitation, "proposal-declined")
}

/// Every coordinator hears of the answer, by the address they wrote to.
fn tell(act: &mut Act<'_>, proposal: &Proposal, invitation: &Invitation, said: &'static str) -> Result<()> {
    let own = act.actor.person().cloned();
    for person in coordinators(act, proposal)? {
        if Some(&person.id) == own.as_ref() {
            continue;
        }
        let letter = Letter::to_person(person.id, said, RecordClass::Proposal);
        let letter = letter.with("reference", &proposal.reference).with("acronym", &proposal.acronym);
        act.post(&letter.with("email", &invitation.email))?;
    }
    Ok(())
}
