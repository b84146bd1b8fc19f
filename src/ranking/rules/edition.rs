//! What the editions `ranked` and `decided` hold: all that a report of the cut-off needs, by reference.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::decision::{Decided, Tally};
use super::line::{FundingOutcome, LineStanding};
use super::order::Ranking;
use crate::evaluation::rules::{Card, Score};
use crate::ground::{Euro, Moment};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankedEdition {
    /// Every frozen proposal, in order of reference.
    pub proposals: Vec<RankedProposal>,
    /// What waited on the reserve lists of earlier cut-offs, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<Card>,
    pub ranking: Ranking,
    pub funding: FundingOutcome,
    /// What the panel found, by reference and aspect.
    pub findings: BTreeMap<String, BTreeMap<String, PanelFinding>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankedProposal {
    #[serde(flatten)]
    pub card: Card,
    pub eligible: bool,
    /// Where not eligible: the words of the list that failed it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Scores of the single reports, without names, in no telling order.
    pub individual: Vec<BTreeMap<String, Score>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consensus_at: Option<Moment>,
    /// Of what is claimed beside the EU's part, what was secured at the cut-off.
    pub secured: Euro,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelFinding {
    pub value: i32,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedEdition {
    /// The Board's own number for its decision.
    pub reference: String,
    /// The day of the decision, `2026-03-20`.
    pub decided_on: chrono::NaiveDate,
    /// Hash of the ranked list it stands on.
    pub ranked: String,
    pub votes: Tally,
    /// In the order of the list; those not eligible last.
    pub decisions: Vec<Decided>,
    pub lines: Vec<LineStanding>,
}
