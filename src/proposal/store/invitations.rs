//! Invitations to a team, and coordination that is offered.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::{handovers, invitations, people};
use crate::ground::ids::{InvitationId, PartnerId, PersonId, ProposalId, RowId};
use crate::ground::moment::Wall;
use crate::ground::text::folded;
use crate::ground::{Actor, Moment, Result, Role};
use crate::proposal::rules::Partner;

#[derive(Clone, Debug, Queryable)]
pub struct Invitation {
    pub id: InvitationId,
    pub proposal: ProposalId,
    pub email: String,
    /// Name of a role.
    pub role: String,
    pub partner: Option<PartnerId>,
    pub state: String,
    pub sent: Moment,
    pub sent_by: String,
    pub expires: Wall,
}

type Columns = (
    invitations::id,
    invitations::proposal_id,
    invitations::email,
    invitations::role,
    invitations::partner_id,
    invitations::state,
    invitations::sent_at,
    invitations::sent_by,
    invitations::expires_wall,
);
const COLUMNS: Columns = (
    invitations::id,
    invitations::proposal_id,
    invitations::email,
    invitations::role,
    invitations::partner_id,
    invitations::state,
    invitations::sent_at,
    invitations::sent_by,
    invitations::expires_wall,
);

pub const OPEN: &str = "open";

impl Invitation {
    /// What accepting gives. Who was asked to write for one partner does not come to write for all where that one is
    /// gone by now: they read.
    pub fn gives(&self, there: &[Partner]) -> Option<Role> {
        let gone = self.partner.as_ref().is_some_and(|id| there.iter().all(|one| one.id != *id));
        Role::parse(&self.role)
            .map(|role| if gone && role == Role::Contributor { Role::Reader } else { role })
    }

    /// Neither settled nor too old.
    pub fn holds(&self, now: Wall) -> bool {
        self.state == OPEN && self.expires > now
    }
}

pub fn insert(db: &mut Db, new: &Invitation, digest: &str) -> Result<()> {
    diesel::insert_into(invitations::table)
        .values((
            invitations::id.eq(&new.id),
            invitations::proposal_id.eq(&new.proposal),
            invitations::email.eq(&new.email),
            invitations::email_folded.eq(folded(&new.email)),
            invitations::role.eq(&new.role),
            invitations::partner_id.eq(&new.partner),
            invitations::digest.eq(digest),
            invitations::state.eq(&new.state),
            invitations::sent_at.eq(new.sent),
            invitations::sent_by.eq(&new.sent_by),
            invitations::expires_wall.eq(new.expires),
        ))
        .execute(db)?;
    Ok(())
}

/// The open invitations of a proposal, too old ones among them, by address.
pub fn open(db: &mut Db, proposal: &ProposalId) -> Result<Vec<Invitation>> {
    Ok(invitations::table
        .filter(invitations::proposal_id.eq(proposal))
        .filter(invitations::state.eq(OPEN))
        .order((invitations::email_folded, invitations::id))
        .select(COLUMNS)
        .load(db)?)
}

/// An invitation by its id.
pub fn find(db: &mut Db, id: &InvitationId) -> Result<Invitation> {
    Ok(invitations::table.find(id).select(COLUMNS).first(db)?)
}

/// The invitation that a letter's secret belongs to, where it still holds.
pub fn by_secret(db: &mut Db, digest: &str, now: Wall) -> Result<Option<Invitation>> {
    let found: Option<Invitation> =
        invitations::table.filter(invitations::digest.eq(digest)).select(COLUMNS).first(db).optional()?;
    Ok(found.filter(|one| one.holds(now)))
}

/// The invitations that hold and went to an address that is verified to be the actor's.
pub fn to(db: &mut Db, actor: &Actor, now: Wall) -> Result<Vec<Invitation>> {
    let Some(email) = verified_address(db, actor)? else { return Ok(Vec::new()) };
    let all: Vec<Invitation> = invitations::table
        .filter(invitations::email_folded.eq(folded(&email)))
        .filter(invitations::state.eq(OPEN))
        .order((invitations::sent_at.desc(), invitations::id))
        .select(COLUMNS)
        .load(db)?;
    Ok(all.into_iter().filter(|one| one.holds(now)).collect())
}

/// Whether an actor owns the address an invitation went to.
pub fn is_to(db: &mut Db, actor: &Actor, invitation: &Invitation) -> Result<bool> {
    let own = verified_address(db, actor)?;
    Ok(own.is_some_and(|email| folded(&email) == folded(&invitation.email)))
}

fn verified_address(db: &mut Db, actor: &Actor) -> Result<Option<String>> {
    let Some(person) = actor.person() else { return Ok(None) };
    let verified = people::table.find(person).filter(people::verified_at.is_not_null());
    Ok(verified.select(people::email).first(db).optional()?)
}

/// A new secret and a new term: the letter before no longer opens anything.
pub fn renew(
    db: &mut Db,
    id: &InvitationId,
    digest: &str,
    until: Wall,
    (at, by): (Moment, &str),
) -> Result<()> {
    diesel::update(invitations::table.find(id))
        .set((
            invitations::digest.eq(digest),
            invitations::expires_wall.eq(until),
            invitations::sent_at.eq(at),
            invitations::sent_by.eq(by),
        ))
        .execute(db)?;
    Ok(())
}

/// Open invitations for one partner are for the one in its place.
pub fn rebind(db: &mut Db, proposal: &ProposalId, gone: &PartnerId, heir: &PartnerId) -> Result<()> {
    let open = invitations::table.filter(invitations::state.eq(OPEN));
    let open = open.filter(invitations::proposal_id.eq(proposal));
    diesel::update(open.filter(invitations::partner_id.eq(gone)))
        .set(invitations::partner_id.eq(heir))
        .execute(db)?;
    Ok(())
}

/// Settles an open invitation: `accepted`, `declined` or `revoked`.
pub fn settle(db: &mut Db, id: &InvitationId, state: &str, (at, by): (Moment, &str)) -> Result<()> {
    diesel::update(invitations::table.find(id).filter(invitations::state.eq(OPEN)))
        .set((invitations::state.eq(state), invitations::settled_at.eq(at), invitations::settled_by.eq(by)))
        .execute(db)?;
    Ok(())
}

/// Coordination that was offered and not answered.
#[derive(Clone, Debug, Queryable)]
pub struct Handover {
    pub id: RowId,
    pub from: PersonId,
    pub to: PersonId,
    pub at: Moment,
}

pub fn offered(db: &mut Db, proposal: &ProposalId) -> Result<Option<Handover>> {
    Ok(handovers::table
        .filter(handovers::proposal_id.eq(proposal))
        .filter(handovers::state.eq("offered"))
        .order((handovers::at.desc(), handovers::id))
        .select((handovers::id, handovers::from_person, handovers::to_person, handovers::at))
        .first(db)
        .optional()?)
}

pub fn offer(db: &mut Db, proposal: &ProposalId, new: &Handover) -> Result<()> {
    diesel::insert_into(handovers::table)
        .values((
            handovers::id.eq(&new.id),
            handovers::proposal_id.eq(proposal),
            handovers::from_person.eq(&new.from),
            handovers::to_person.eq(&new.to),
            handovers::state.eq("offered"),
            handovers::at.eq(new.at),
        ))
        .execute(db)?;
    Ok(())
}

/// Settles an offer: `accepted`, `declined` or `withdrawn`.
pub fn settle_offer(db: &mut Db, id: &RowId, state: &str, at: Moment) -> Result<()> {
    diesel::update(handovers::table.find(id))
        .set((handovers::state.eq(state), handovers::settled_at.eq(at)))
        .execute(db)?;
    Ok(())
}
