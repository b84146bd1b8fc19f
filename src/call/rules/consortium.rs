//! What a call asks of a consortium as a whole.

use serde::{Deserialize, Serialize};

/// `[consortium]` of a rulebook. What is left out is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partnership {
    /// All organisations that receive money are in one Participating State.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub one_state: bool,
    /// The least number of organisations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partners: Option<usize>,
    /// The least number of different states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub states: Option<usize>,
}

impl Partnership {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
