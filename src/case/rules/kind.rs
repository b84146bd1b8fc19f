//! The kinds of matters, as one table: who opens them, how they end, and what an accepted one adds.

use crate::named;
use crate::proposal::rules::SupplementKind;

named! {
    /// Who speaks.
    Side {
        /// Who runs the call, or the cut-off.
        Staff => "staff",
        /// Who wrote the proposal.
        Team => "team",
    }
    Kind {
        /// A clerical error: what the submission says, and what it was meant to say.
        Clarification => "clarification",
        /// A document that should be there.
        MissingDocument => "missing_document",
        Other => "other",
    }
    /// How a matter ends.
    Verdict {
        Accepted => "accepted",
        Refused => "refused",
        /// Settled, and nothing was to be accepted.
        Closed => "closed",
    }
}

impl Side {
    pub const fn other(self) -> Self {
        match self {
            Self::Staff => Self::Team,
            Self::Team => Self::Staff,
        }
    }
}

#[derive(Debug)]
pub struct KindRule {
    pub kind: Kind,
    pub opened_by: &'static [Side],
    pub verdicts: &'static [Verdict],
    /// A passage of the submission is named, with what it says and what it should say.
    pub corrects: bool,
    /// What is added to the submission where it is accepted.
    pub adds: Option<SupplementKind>,
}

/// Every kind there is. A later stage that settles something here adds a row.
pub const KINDS: &[KindRule] = &[
    KindRule {
        kind: Kind::Clarification,
        opened_by: &[Side::Staff, Side::Team],
        verdicts: &[Verdict::Accepted, Verdict::Refused],
        corrects: true,
        adds: Some(SupplementKind::Clarification),
    },
    KindRule {
        kind: Kind::MissingDocument,
        opened_by: &[Side::Staff],
        verdicts: &[Verdict::Accepted, Verdict::Refused],
        corrects: false,
        adds: Some(SupplementKind::Document),
    },
    KindRule {
        kind: Kind::Other,
        opened_by: &[Side::Staff, Side::Team],
        verdicts: &[Verdict::Closed],
        corrects: false,
        adds: None,
    },
];

impl Kind {
    /// Its row of the table. A kind without one would be a plain matter.
    pub fn rule(self) -> &'static KindRule {
        const PLAIN: &KindRule = &KindRule {
            kind: Kind::Other,
            opened_by: &[Side::Staff],
            verdicts: &[Verdict::Closed],
            corrects: false,
            adds: None,
        };
        KINDS.iter().find(|rule| rule.kind == self).unwrap_or(PLAIN)
    }

    /// The kinds that a side may open.
    pub fn opened_by(side: Side) -> impl Iterator<Item = Self> {
        KINDS.iter().filter(move |rule| rule.opened_by.contains(&side)).map(|rule| rule.kind)
    }
}
