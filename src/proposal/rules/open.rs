//! The call as a submission meets it: which cut-off is next, which have closed, and what that means for a draft.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::life::{Last, Stage};
use crate::call::rules::Rulebook;
use crate::ground::{Moment, Refusal};

/// How long after a cut-off's instant requests that were received in time may take to finish.
pub const GRACE_SECONDS: i64 = 60;

/// A call's rulebook and the numbers of its cut-offs that have closed.
#[derive(Clone, Debug)]
pub struct OpenCall {
    pub book: Arc<Rulebook>,
    /// The SHA-256 that the rulebook goes by, as receipts and closings name it.
    pub rulebook: String,
    pub closed: Vec<i32>,
}

/// Where a proposal is going.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "heading", rename_all = "snake_case")]
pub enum Heading {
    /// To the next cut-off. `missed` are those that closed over the draft: it rolled over them.
    Next { cutoff: i32, at: Moment, missed: Vec<i32> },
    /// Its last version was received for a cut-off that has passed; it is in other hands.
    Received { cutoff: i32, at: Moment },
    /// There is no cut-off any more.
    Over { missed: Vec<i32> },
}

impl OpenCall {
    /// Whether a submission for a cut-off is in time, and the cut-off's instant. In time is strictly before.
    ///
    /// # Errors
    /// `call-not-open` before the call opens; `cutoff-passed` at and after the instant, and once the cut-off is
    /// closed; `cutoff-not-next` for a cut-off that is not the next one, or does not exist.
    pub fn in_time(&self, cutoff: i32, received: Moment) -> Result<Moment, Refusal> {
        let Some(at) = self.book.cutoff_at(cutoff) else {
            return Err(Refusal::new("cutoff-not-next").with("cutoff", cutoff));
        };
        if let Some(opens) = self.opens().filter(|opens| received < *opens) {
            return Err(Refusal::new("call-not-open").with("at", opens));
        }
        if received >= at || self.closed.contains(&cutoff) {
            return Err(Refusal::new("cutoff-passed").with("cutoff", cutoff).with("at", at));
        }
        match self.book.next_cutoff(received) {
            Some(next) if next.number == cutoff => Ok(at),
            _ => Err(Refusal::new("cutoff-not-next").with("cutoff", cutoff)),
        }
    }

    pub fn opens(&self) -> Option<Moment> {
        self.book.opens_at()
    }

    /// What a cut-off took in is no longer the applicants' to change.
    ///
    /// # Errors
    /// `proposal-received` with cut-off and instant.
    pub fn must_be_free(&self, stage: Stage, last: Option<&Last>, now: Moment) -> Result<(), Refusal> {
        match self.taken_in(stage, last, now) {
            Some((cutoff, at)) => {
                Err(Refusal::new("proposal-received").with("cutoff", cutoff).with("at", at))
            }
            None => Ok(()),
        }
    }

    fn taken_in(&self, stage: Stage, last: Option<&Last>, now: Moment) -> Option<(i32, Moment)> {
        let last = last.filter(|_| stage == Stage::Submitted)?;
        let at = self.book.cutoff_at(last.cutoff)?;
        (now >= at || self.closed.contains(&last.cutoff)).then_some((last.cutoff, at))
    }

    /// Where a proposal is going at `now`. Nothing is stored about it: a draft rolls over because a cut-off
    /// closed without it.
    pub fn heading(&self, created: Moment, stage: Stage, last: Option<&Last>, now: Moment) -> Heading {
        if let Some((cutoff, at)) = self.taken_in(stage, last, now) {
            return Heading::Received { cutoff, at };
        }
        let closed_over =
            |number: &&i32| self.book.cutoff_at(**number).is_some_and(|at| created < at && at <= now);
        let mut missed: Vec<i32> = self.closed.iter().filter(closed_over).copied().collect();
        missed.sort_unstable();
        let next = self.book.next_cutoff(now).map(|next| next.number);
        match next.and_then(|number| Some((number, self.book.cutoff_at(number)?))) {
            Some((cutoff, at)) => Heading::Next { cutoff, at, missed },
            None => Heading::Over { missed },
        }
    }

    /// The cut-off that a draft of `now` has to be ready for: the next, or else the last there was.
    pub fn measured_by(&self, now: Moment) -> i32 {
        let last = self.book.cutoffs.iter().map(|cutoff| cutoff.number).max();
        self.book.next_cutoff(now).map(|next| next.number).or(last).unwrap_or_default()
    }
}

/// The day of a cut-off where the call is at home: the day that states' membership is looked up for.
pub fn day_of(book: &Rulebook, cutoff: i32) -> Option<NaiveDate> {
    book.cutoff_at(cutoff).map(|at| at.in_zone(book.call.zone).date_naive())
}
