//! On which days before a cut-off those who have not submitted are written to.

use serde::{Deserialize, Serialize};

use crate::ground::Moment;

/// Days before a cut-off, such as `[14, 7, 2, 1]`; none where the rulebook says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReminderDays(pub Vec<i32>);

impl ReminderDays {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The days of the reminder that is due at `now` for a cut-off, and since when: the last one whose day has come.
    /// Of those that were slept through only the last is worth a letter.
    pub fn due(&self, cutoff: Moment, now: Moment) -> Option<(i32, Moment)> {
        let began = |days: &i32| (*days, cutoff.plus_days(-i64::from(*days)));
        let come = self.0.iter().map(began).filter(|(_, since)| *since <= now && now < cutoff);
        come.min_by_key(|(days, _)| *days)
    }

    /// Days no reminder can have: none and negative ones, and those that stand twice.
    pub fn faults(&self) -> Vec<(usize, &'static str)> {
        let fault = |(place, days): (usize, &i32)| {
            if !(1..=365).contains(days) {
                return Some((place, "a reminder goes out 1 to 365 days before a cut-off"));
            }
            let twice = self.0.iter().take(place).any(|earlier| earlier == days);
            twice.then_some((place, "this day stands twice"))
        };
        self.0.iter().enumerate().filter_map(fault).collect()
    }
}
