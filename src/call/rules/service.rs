//! What a call promises beside its money: until when questions are taken, when somebody helps, and what outages
//! before a cut-off give back.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::rulebook::Rulebook;
use super::text::Text;
use crate::ground::{Moment, Refusal};

/// How long closing waits at most for a decision on a proposed extension.
pub const HOLD_HOURS: i64 = 24;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Questions are taken until this many days before a cut-off, at its hour. Absent: until the cut-off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub questions_close_days: Option<i64>,
    /// When somebody helps, in the call's zone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub help: Vec<HelpHours>,
    /// How to reach whoever helps.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub contact: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<ExtensionRule>,
}

/// `{ days = ["mon", "tue"], from = "09:00", until = "17:30" }`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpHours {
    pub days: Vec<String>,
    pub from: String,
    pub until: String,
}

/// Outages of more than `outage_minutes` that touch the last `within_hours` before a cut-off propose to extend it by
/// `extend_minutes`. A person decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtensionRule {
    pub outage_minutes: i64,
    pub within_hours: i64,
    pub extend_minutes: i64,
}

/// The days of a week as a file writes them.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// `09:00`
pub fn clock_time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

impl Service {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A stretch of business time.
pub type Span = (Moment, Moment);

/// Stretches that overlap or meet, made one; by their beginning.
pub fn stretches(spans: &[Span]) -> Vec<Span> {
    let mut sorted: Vec<Span> = spans.iter().copied().filter(|(begin, end)| begin < end).collect();
    sorted.sort_unstable();
    let mut whole: Vec<Span> = Vec::new();
    for (begin, end) in sorted {
        match whole.last_mut() {
            Some((_, until)) if begin <= *until => *until = end.max(*until),
            _ => whole.push((begin, end)),
        }
    }
    whole
}

impl Rulebook {
    /// When questions about a cut-off are no longer taken; None where there is no such cut-off.
    pub fn questions_close(&self, cutoff: i32) -> Option<Moment> {
        let at = self.cutoff_at(cutoff)?;
        let Some(days) = self.service.questions_close_days else { return Some(at) };
        let local = self.cutoff(cutoff)?.local - TimeDelta::days(days);
        // The same hour some days before, which a change of the clocks may have left out.
        Some(Moment::from_local(local, self.call.zone).unwrap_or_else(|_no_such| at.plus_days(-days)))
    }

    /// The cut-off that a question asked now is about.
    ///
    /// # Errors
    /// `questions-closed` with the cut-off and the moment; `questions-over` after the last cut-off.
    pub fn asks_about(&self, now: Moment) -> Result<i32, Refusal> {
        let Some(next) = self.next_cutoff(now).map(|next| next.number) else {
            return Err(Refusal::new("questions-over"));
        };
        match self.questions_close(next) {
            Some(closes) if now >= closes => {
                Err(Refusal::new("questions-closed").with("cutoff", next).with("at", closes))
            }
            _ => Ok(next),
        }
    }

    /// The local time a cut-off is extended to: so many minutes after its instant, or after `now` where that has
    /// passed, because people must learn of it first. Whole minutes.
    pub fn extended(&self, cutoff: i32, minutes: i64, now: Moment) -> Option<NaiveDateTime> {
        let at = self.cutoff_at(cutoff)?;
        let minute = 60_000_000;
        let rounded =
            Moment::from_micros(now.micros().saturating_add(minute - 1).div_euclid(minute) * minute);
        let to = at.max(rounded).plus_seconds(minutes.saturating_mul(60));
        Some(to.in_zone(self.call.zone).naive_local())
    }

    /// Seconds of outage that count for a cut-off by the rule: of the outages that touch its hours before the instant,
    /// the whole length, and of that what no earlier decision has counted. One that began before those hours or went on
    /// over the cut-off took as much from everybody as one in their midst. None where there is no rule, or too little
    /// for it.
    pub fn outage_that_counts(&self, cutoff: i32, outages: &[Span], counted: Option<Moment>) -> Option<i64> {
        let (rule, at) = (self.service.extension.as_ref()?, self.cutoff_at(cutoff)?);
        let begins = at.plus_seconds(-rule.within_hours.saturating_mul(3_600));
        let touching = stretches(outages).into_iter().filter(|(from, until)| *from < at && begins < *until);
        let lengths = touching.map(|(from, until)| {
            let from = counted.map_or(from, |counted| counted.max(from));
            until.since(from).max(0)
        });
        let seconds = lengths.sum::<i64>() / 1_000_000;
        (seconds > rule.outage_minutes.saturating_mul(60)).then_some(seconds)
    }
}
