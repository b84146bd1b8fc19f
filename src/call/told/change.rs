//! What staff send to change a running call, read alike from forms and from programs.

use chrono::NaiveDateTime;

use crate::ground::{Problems, text};
use crate::people::rules::text_problem;

/// `2026-01-15T17:00`, in the call's zone; the default where it cannot be read, after it was told.
pub fn read_local(problems: &mut Problems, field: &str, typed: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(typed.trim(), "%Y-%m-%dT%H:%M").unwrap_or_else(|_unreadable| {
        problems.add(field, "cutoff-time");
        NaiveDateTime::default()
    })
}

/// Why a call is changed: one paragraph that everybody reads.
pub fn read_reason(problems: &mut Problems, field: &str, typed: &str) -> String {
    text::line(typed, 500).unwrap_or_else(|bad| {
        text_problem(problems, field, &bad);
        String::new()
    })
}
