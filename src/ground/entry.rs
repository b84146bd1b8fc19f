//! What an act leaves in the journal.

use serde::Serialize;
use serde_json::Value;

/// How long a record is kept, and why it may be erased. Every table, letter and journal entry declares one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordClass {
    /// Accounts, sessions, grants: while the account is used, then two years.
    Account,
    /// Calls, rulebooks, cut-offs, published results: for good.
    Call,
    /// Proposals, their documents and receipts: 10 years where funded, 5 where not.
    Proposal,
    /// Reports of experts, conflicts, consensus: as the proposal.
    Evaluation,
    /// Rankings, decisions, awards, commitments, payments: 10 years after the last payment.
    Award,
    /// Leases, queues, limits: as long as they work.
    System,
}

impl RecordClass {
    pub const ALL: [RecordClass; 6] =
        [Self::Account, Self::Call, Self::Proposal, Self::Evaluation, Self::Award, Self::System];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Call => "call",
            Self::Proposal => "proposal",
            Self::Evaluation => "evaluation",
            Self::Award => "award",
            Self::System => "system",
        }
    }
}

/// Evidence of one act: who did what to which object, with a payload of machine facts. Free text does not
/// belong here: it could name a person, and the journal outlives the right to be forgotten.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `proposal.submitted`: stage and verb in the past tense.
    pub verb: &'static str,
    /// What kind of object, and which: `("proposal", id)`.
    pub object: (&'static str, String),
    pub class: RecordClass,
    pub payload: Value,
}

impl Entry {
    pub fn new(
        verb: &'static str,
        object: (&'static str, impl ToString),
        class: RecordClass,
        payload: Value,
    ) -> Self {
        Self { verb, object: (object.0, object.1.to_string()), class, payload }
    }
}
