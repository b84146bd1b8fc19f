//! Who acts, and what was granted to them.
//!
//! A right is a grant: person, role, scope, from, until, by whom, why. Rights are the union of the grants in
//! force; a conflict takes away: per object, and for who competes in a call per call. Nobody acts "as" somebody else.

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
    Person {
        id: PersonId,
        name: String,
        language: String,
        grants: Vec<Grant>,
        /// The calls in which they belong to the team of a proposal.
        competes: Vec<CallId>,
    },
    System,
}

/// What nobody is in a call they compete in, whatever was granted to them: what the others wrote, asked and filed is
/// their competitors'.
const DISINTERESTED: [Role; 2] = [Role::Staff, Role::Auditor];

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

    /// Holds `role` for a call as a whole: by a grant over everything or over that call, and by no conflict not.
    pub fn has_for_call(&self, role: Role, call: &CallId) -> bool {
        matches!(self, Self::System)
            || self.grants_in(role, call).any(|grant| match &grant.scope {
                Scope::Everything => true,
                Scope::Call(of) => of == call,
                Scope::Cutoff(..) | Scope::Funder(_) | Scope::Proposal(_) => false,
            })
    }

    /// Holds `role` for one cut-off: for all of its call, or for just that cut-off.
    pub fn has_for_cutoff(&self, role: Role, call: &CallId, cutoff: i32) -> bool {
        let this = Scope::Cutoff(call.clone(), cutoff);
        self.has_for_call(role, call) || self.grants_in(role, call).any(|grant| grant.scope == this)
    }

    /// Holds `role` for a call as a whole, or for some cut-off of it.
    pub fn has_in_call(&self, role: Role, call: &CallId) -> bool {
        let of_cutoff = |grant: &Grant| matches!(&grant.scope, Scope::Cutoff(of, _) if of == call);
        self.has_for_call(role, call) || self.grants_in(role, call).any(of_cutoff)
    }

    /// Belongs to the team of a proposal of the call.
    pub fn competes_in(&self, call: &CallId) -> bool {
        matches!(self, Self::Person { competes, .. } if competes.contains(call))
    }

    /// Would hold an office in the call, but competes in it.
    pub fn is_kept_out_of(&self, call: &CallId) -> bool {
        let reaches = |scope: &Scope| match scope {
            Scope::Everything => true,
            Scope::Call(of) | Scope::Cutoff(of, _) => of == call,
            Scope::Funder(_) | Scope::Proposal(_) => false,
        };
        let office = |grant: &Grant| DISINTERESTED.contains(&grant.role) && reaches(&grant.scope);
        self.competes_in(call) && self.grants().iter().any(office)
    }

    /// The grants of a role that a conflict in this call leaves.
    fn grants_in(&self, role: Role, call: &CallId) -> impl Iterator<Item = &Grant> {
        let lost = DISINTERESTED.contains(&role) && self.competes_in(call);
        self.grants().iter().filter(move |grant| grant.role == role && !lost)
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
