//! When a section or a field is asked.

use serde::{Deserialize, Serialize};

/// `when = { track = ["LOT-1"] }`, or `when = { field = "platform", is = ["yes"] }`, or both: then both must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Only on these tracks; empty: on every one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub track: Vec<String>,
    /// Only where the answer to this field, which is asked before, is one of `is`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub is: Vec<String>,
}

impl Condition {
    /// Whether it holds on a track, by the answers to a field. A draft without a track is asked everything that
    /// any track may be asked.
    pub fn holds(&self, track: &str, given: impl Fn(&str) -> Vec<String>) -> bool {
        let on_track = self.track.is_empty() || track.is_empty() || self.track.iter().any(|one| one == track);
        let answered = |field: &String| given(field).iter().any(|value| self.is.contains(value));
        on_track && self.field.as_ref().is_none_or(answered)
    }
}
