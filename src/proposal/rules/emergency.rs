//! The emergency path: the hash of an archive before a cut-off, the archive itself after it, and a decision.
//!
//! ```text
//! deposited (before) ──▶ handed in (within hours after) ──▶ decided by staff ──▶ let in by a supplement
//!        │                                                        └────────────▶ refused
//!        └─ the hours pass: lapsed
//! ```

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::{Moment, Refusal};
use crate::named;

/// The `typ` of the header of a deposit's receipt.
pub const DEPOSIT_TYP: &str = "rollcall-deposit+jwt";

/// Hashes that may wait for one cut-off of one proposal.
pub const MOST_DEPOSITS: usize = 20;

named! {
    /// How a hash reached the house.
    Means {
        Portal => "portal",
        Api => "api",
        /// The moment is that of the mail's header.
        Mail => "mail",
        Phone => "phone",
        Other => "other",
    }
}

impl Means {
    /// Those by which staff enter one for somebody.
    pub const FOR_OTHERS: [Self; 3] = [Self::Mail, Self::Phone, Self::Other];
}

/// What is signed when a hash is deposited: no ids, no free text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepositReceipt {
    pub reference: String,
    /// Counts the deposits of the proposal from 1.
    pub number: i32,
    pub call: String,
    pub cutoff: i32,
    pub cutoff_at: Moment,
    pub archive_sha256: String,
    /// When it reached the house.
    pub received: Moment,
    pub means: Means,
    /// `live`, or `rehearsal`: then nothing of it is real.
    pub installation: String,
}

impl DepositReceipt {
    pub fn is_rehearsal(&self) -> bool {
        self.installation == "rehearsal"
    }
}

/// A SHA-256 as people paste it: 64 hexadecimal digits, whatever stands around them on the line that `sha256sum` prints.
pub fn parse_sha256(typed: &str) -> Option<String> {
    let first = typed.split_whitespace().next()?;
    let digits = first.len() == 64 && first.bytes().all(|byte| byte.is_ascii_hexdigit());
    digits.then(|| first.to_ascii_lowercase())
}

/// How a deposit stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DepositStanding {
    /// The cut-off is still to come.
    Deposited,
    /// The archive can be handed in.
    Open,
    /// Nobody handed anything in.
    Lapsed,
    /// It waits for a decision.
    Waits,
    Accepted,
    Refused,
}

impl DepositStanding {
    pub const ALL: [Self; 6] =
        [Self::Deposited, Self::Open, Self::Lapsed, Self::Waits, Self::Accepted, Self::Refused];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Deposited => "deposited",
            Self::Open => "open",
            Self::Lapsed => "lapsed",
            Self::Waits => "waits",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
        }
    }

    /// `window` is the cut-off and the end of the hours after it.
    pub fn of(decided: Option<bool>, handed: bool, window: (Moment, Moment), now: Moment) -> Self {
        let (at, until) = window;
        match (decided, handed) {
            (Some(true), _) => Self::Accepted,
            (Some(false), _) => Self::Refused,
            (None, true) => Self::Waits,
            (None, false) if now < at => Self::Deposited,
            (None, false) if now < until => Self::Open,
            (None, false) => Self::Lapsed,
        }
    }
}

/// Whether an archive may be handed in at a moment.
///
/// # Errors
/// `emergency-early` before the cut-off, `emergency-over` after the hours.
pub fn may_hand_in((at, until): (Moment, Moment), now: Moment) -> Result<(), Refusal> {
    if now < at {
        return Err(Refusal::new("emergency-early").with("at", at));
    }
    if now >= until {
        return Err(Refusal::new("emergency-over").with("until", until));
    }
    Ok(())
}

/// A hash that reached staff otherwise, as it was typed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct TypedDeposit {
    /// Of the proposal, such as AIF-0007.
    pub reference: String,
    pub cutoff: String,
    /// 64 hexadecimal digits.
    pub sha256: String,
    /// `mail`, `phone` or `other`.
    pub means: String,
    /// When it reached the house: `2025-12-31T16:58:12`, in the zone of the call.
    pub at: String,
    /// How that is known, and why it did not come by the portal. At most 1,000 characters.
    pub note: String,
}

/// A decision about what was handed in, as it was typed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct TypedVerdict {
    /// `yes` lets it in, `no` refuses it.
    pub accepted: String,
    /// Told to the coordinators. At most 2,000 characters.
    pub reason: String,
    /// Where it is let in: by which rule. At most 300 characters.
    pub legal_basis: String,
}
