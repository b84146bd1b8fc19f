//! The path for when the portal or an applicant's line fails before a cut-off: a hash before, the archive after.

use serde::{Deserialize, Serialize};

use super::rulebook::Rulebook;
use super::text::Text;
use crate::ground::Moment;

/// For so many hours after a cut-off, archives whose hash was sent before it are taken; a person decides about each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emergency {
    pub hours: i64,
    /// What the path is for, told on its page.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}

impl Rulebook {
    /// From when until when archives are taken for a cut-off; None where the call has no such path, or no such cut-off.
    pub fn emergency_window(&self, cutoff: i32) -> Option<(Moment, Moment)> {
        let (rule, at) = (self.emergency.as_ref()?, self.cutoff_at(cutoff)?);
        Some((at, at.plus_seconds(rule.hours.saturating_mul(3_600))))
    }
}
