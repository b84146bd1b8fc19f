//! How proposals are scored and how ties are broken.

use serde::{Deserialize, Serialize};

use super::text::Text;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    pub scale: Scale,
    pub criteria: Vec<Criterion>,
    pub aggregate: Aggregate,
    /// What a panel looks at across proposals; tie-breaks of the panel name these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aspects: Vec<Aspect>,
    /// In hundredths, on the unweighted aggregate: weights rank only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overall_threshold: Option<i32>,
    pub experts_per_proposal: usize,
    /// Characters a comment must and may have.
    pub comment_min: usize,
    pub comment_max: usize,
}

/// Hundredths of a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    pub min: i32,
    pub max: i32,
    pub step: i32,
    /// What a score means, from the given hundredths upward.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meanings: Vec<Meaning>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    pub from: i32,
    pub text: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub id: String,
    pub title: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hint: Text,
    /// In basis points of all weights, or any integers: only their proportion counts.
    pub weight: i32,
    /// In hundredths, on the unweighted score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aspect {
    pub id: String,
    pub title: Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregate {
    /// Σ weight × score ÷ Σ weight: a total on the scale itself (0–100).
    WeightedMean,
    /// Σ score, thresholds on it; Σ weight × score ranks (0–5 per criterion, 15 in total).
    Sum,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieBreak {
    /// The higher unweighted score on this criterion goes first.
    Criterion(String),
    /// The higher finding of the panel on this of the `aspects` goes first.
    Panel(String),
}
