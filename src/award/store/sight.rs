//! Who may see an award, and do what to it.

use crate::ground::ids::{CallId, ProposalId};
use crate::ground::{Actor, Error, Result, Role, Scope};

/// What an actor may do with an award.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// Sees it with names and the forms of officers; the proposal's own team sees it without.
    pub office: bool,
    /// Staff: records steps, authorises payments.
    pub runs: bool,
    /// Finance: records payments.
    pub pays: bool,
}

/// The roles that see the awards of a call.
pub const OFFICES: [Role; 3] = [Role::Staff, Role::Finance, Role::Auditor];

/// What an actor sees of an award; None where it does not exist for them. Who belongs to the team acts on
/// nothing here, whatever else they are.
pub fn sight(actor: &Actor, call: &CallId, cutoff: i32, proposal: &ProposalId) -> Option<Sight> {
    let for_cutoff = |role: Role| actor.has_for_cutoff(role, call, cutoff);
    let member = [Role::Coordinator, Role::Contributor, Role::Reader]
        .into_iter()
        .any(|role| actor.has_for_proposal(role, proposal));
    let office = OFFICES.into_iter().any(for_cutoff) || actor.has_for_proposal(Role::Auditor, proposal);
    (office || member).then(|| Sight {
        office: office && !member,
        runs: !member && for_cutoff(Role::Staff),
        pays: !member && for_cutoff(Role::Finance),
    })
}

/// Whether an actor has an office in awards at all: for the list, never for an award.
pub fn must_hold_an_office(actor: &Actor) -> Result<()> {
    let holds = |role: &Role| {
        actor.scopes(*role).any(|scope| !matches!(scope, Scope::Funder(_) | Scope::Proposal(_)))
    };
    if OFFICES.iter().any(holds) { Ok(()) } else { Err(Error::NotFound) }
}

/// # Errors
/// `NotFound` for who does not see the cut-off's awards, `Forbidden` for officers without `role`.
pub fn must_hold(actor: &Actor, role: Role, call: &CallId, cutoff: i32) -> Result<()> {
    if actor.has_for_cutoff(role, call, cutoff) {
        return Ok(());
    }
    let sees = OFFICES.into_iter().any(|role| actor.has_for_cutoff(role, call, cutoff));
    Err(if sees { Error::Forbidden } else { Error::NotFound })
}
