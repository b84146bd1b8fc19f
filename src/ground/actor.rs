//! Who acts, and what was granted to them.
//!
//! A right is a grant: person, role, scope, from, until, by whom, why. Rights are the union of the grants in
//! force; a conflict takes away per object. Nobody acts "as" somebody else.

use serde::{Deserialize, Serialize};

use super::ids::{CallId, FunderId, GrantId, PersonId, ProposalId};
use super::moment::Moment;

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident => $name:literal),+ $(,)?) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Role { $($(#[$doc])* $role),+ }

        impl Role {
            pub const ALL: &'static [Role] = &[$(Role::$role),+];
            pub const fn name(self) -> &'static str {
                match self { $(Role::$role => $name),+ }
            }
            pub fn parse(name: &str) -> Option<Role> {
                match name { $($name => Some(Role::$role),)+ _ => None }
            }
        }
    };
}

roles! {
    /// Of a proposal: writes all of it, submits, withdraws.
    Coordinator => "coordinator",
    /// Of a proposal: writes, does not submit.
    Contributor => "contributor",
    /// Of a proposal: reads.
    Reader => "reader",
    /// Expert of a call; what they see follows from assignments, not from this grant.
    Evaluator => "evaluator",
    /// Official of a funder.
    Funder => "funder",
    /// The Commission or a Participating State on the Governing Board, for a call.
    Board => "board",
    /// Runs a call: checks, assigns, ranks, records decisions.
    Staff => "staff",
    /// Records payments of a call's awards.
    Finance => "finance",
    /// Reads, writes nothing.
    Auditor => "auditor",
    /// Users, configuration, keys. Sees no evaluation for that reason alone.
    Administrator => "administrator",
}

/// What a grant reaches.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum Scope {
    Everything,
    Call(CallId),
    Cutoff(CallId, i32),
    Funder(FunderId),
    Proposal(ProposalId),
}

impl Scope {
    /// The pair of columns a scope is stored in: kind and id (a cut-off as `call/number`).
    pub fn columns(&self) -> (&'static str, String) {
        match self {
            Self::Everything => ("everything", String::new()),
            Self::Call(id) => ("call", id.to_string()),
            Self::Cutoff(id, number) => ("cutoff", format!("{id}/{number}")),
            Self::Funder(id) => ("funder", id.to_string()),
            Self::Proposal(id) => ("proposal", id.to_string()),
        }
    }

    pub fn from_columns(kind: &str, id: &str) -> Option<Self> {
        match kind {
            "everything" => Some(Self::Everything),
            "call" => Some(Self::Call(CallId::from_text(id))),
            "cutoff" => {
                let (call, number) = id.rsplit_once('/')?;
                Some(Self::Cutoff(CallId::from_text(call), number.parse().ok()?))
            }
            "funder" => Some(Self::Funder(FunderId::from_text(id))),
            "proposal" => Some(Self::Proposal(ProposalId::from_text(id))),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    pub id: GrantId,
    pub role: Role,
    pub scope: Scope,
    pub from: Moment,
    pub until: Option<Moment>,
}

/// Who acts: a person with the grants in force at the moment of the request, the system itself (worker,
/// command line), or nobody known.
#[derive(Clone, Debug)]
pub enum Actor {
    Visitor,
    Person { id: PersonId, name: String, language: String, grants: Vec<Grant> },
    System,
}

impl Actor {
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Person { id, .. } => Some(id),
            Self::Visitor | Self::System => None,
        }
    }

    pub fn grants(&self) -> &[Grant] {
        match self {
            Self::Person { grants, .. } => grants,
            Self::Visitor | Self::System => &[],
        }
    }

    /// Holds `role` anywhere at all. For menus; never for a decision about an object.
    pub fn has(&self, role: Role) -> bool {
        self.grants().iter().any(|grant| grant.role == role)
    }

    /// Holds `role` for a call as a whole: by a grant over everything or over that call.
    pub fn has_for_call(&self, role: Role, call: &CallId) -> bool {
        matches!(self, Self::System)
            || self.grants().iter().any(|grant| {
                grant.role == role
                    && match &grant.scope {
                        Scope::Everything => true,
                        Scope::Call(of) => of == call,
                        Scope::Cutoff(..) | Scope::Funder(_) | Scope::Proposal(_) => false,
                    }
            })
    }

    /// Holds `role` for one cut-off: for all of its call, or for just that cut-off.
    pub fn has_for_cutoff(&self, role: Role, call: &CallId, cutoff: i32) -> bool {
        self.has_for_call(role, call)
            || self
                .grants()
                .iter()
                .any(|grant| grant.role == role && grant.scope == Scope::Cutoff(call.clone(), cutoff))
    }

    pub fn has_for_proposal(&self, role: Role, proposal: &ProposalId) -> bool {
        self.grants()
            .iter()
            .any(|grant| grant.role == role && grant.scope == Scope::Proposal(proposal.clone()))
    }

    pub fn has_for_funder(&self, role: Role, funder: &FunderId) -> bool {
        self.grants().iter().any(|grant| {
            grant.role == role
                && (grant.scope == Scope::Everything || grant.scope == Scope::Funder(funder.clone()))
        })
    }

    /// The scopes in which `role` is held, for queries that start from what one may see.
    pub fn scopes(&self, role: Role) -> impl Iterator<Item = &Scope> {
        self.grants().iter().filter(move |grant| grant.role == role).map(|grant| &grant.scope)
    }
}
