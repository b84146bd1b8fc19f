//! The money of a call: its budget lines, the match it asks of the states, and how it is handed out.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::text::Text;
use crate::ground::{BasisPoints, Euro};
use crate::named;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BudgetLine {
    pub id: String,
    pub title: Text,
    pub programme: String,
    /// The cost types this line pays.
    pub pays: Vec<String>,
    /// The tracks it pays for; empty: all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<String>,
    pub total: Euro,
    pub slices: Vec<Slice>,
    /// What a cut-off leaves of its slice is added to the next one's.
    pub carry_over: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap_per_proposal: Option<Euro>,
    /// The most the EU pays of what it co-finances.
    pub max_rate: BasisPoints,
    /// The day by which the programme's money must be committed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit_by: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slice {
    pub cutoff: i32,
    pub amount: Euro,
}

impl BudgetLine {
    /// Whether it pays for a track; every line does for a draft that has none yet.
    pub fn serves(&self, track: &str) -> bool {
        track.is_empty() || self.tracks.is_empty() || self.tracks.iter().any(|one| one == track)
    }

    /// What the file sets aside for a cut-off, before anything is carried over.
    pub fn slice(&self, cutoff: i32) -> Euro {
        let slice = self.slices.iter().find(|slice| slice.cutoff == cutoff);
        slice.map_or(Euro::ZERO, |slice| slice.amount)
    }
}

/// Where national money can come from; EU-origin money counts only where a rulebook says so.
pub const ORIGINS: [&str; 5] = ["state", "region", "rrf", "cohesion", "private"];

/// How much national money must stand beside the EU's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    /// National ÷ EU must be at least this: 10,000 is "at least as much".
    pub national_to_eu: BasisPoints,
    /// Tested for each cost type, and not only in total.
    pub per_cost_type: bool,
    /// Whether private money counts toward the match.
    pub private_counts: bool,
    /// Origins of money (`state`, `region`, `rrf`, `cohesion`, `private`) that count toward the match.
    pub origins: Vec<String>,
    /// What every claim should say beside its amount: a draft is warned where one does not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims_say: Vec<ClaimSays>,
}

named! {
    /// Something an officer asks about money that is claimed, by the name of the field that says it.
    ClaimSays {
        Vat => "vat",
        AidBasis => "aid_basis",
        Evidence => "evidence",
        ValidUntil => "valid_until",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Funding {
    pub exhaustion: Exhaustion,
    /// Days after the decision that a place on the reserve list holds.
    pub reserve_days: i64,
    /// The reserve list of the cut-off before is served first.
    pub reserve_precedes: bool,
    /// Of each slice, kept back while redress can still succeed.
    pub redress_hold: BasisPoints,
}

/// What happens to the first proposal in rank order that the remaining money cannot pay in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exhaustion {
    /// The funding line is drawn: it and all below are in reserve.
    Stop,
    /// It is passed over; smaller ones below may still be paid.
    Skip,
    /// It is offered what is left, in proportion; then the line is drawn.
    PartialOffer,
}
