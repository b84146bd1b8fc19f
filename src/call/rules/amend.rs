//! What staff change while a call runs: a cut-off moves, a budget line is topped up. Each makes the next
//! version of the rulebook; a cut-off that has passed is left alone.

use chrono::NaiveDateTime;

use super::money::Slice;
use super::rulebook::Rulebook;
use crate::ground::moment::NoSuchTime;
use crate::ground::{Euro, Moment, Problems, Result};

impl Rulebook {
    /// The rulebook with a later, or earlier, instant for a cut-off that is still to come. What was assumed
    /// about its date is assumed no longer.
    pub fn with_cutoff_moved(&self, number: i32, local: NaiveDateTime, now: Moment) -> Result<Self> {
        self.still_to_come(number, now, "cutoff")?;
        self.with_cutoff_extended(number, local, now)
    }

    /// [`Rulebook::with_cutoff_moved`] for a cut-off whose instant may have passed: that it has not closed is for
    /// the caller to see.
    pub fn with_cutoff_extended(&self, number: i32, local: NaiveDateTime, now: Moment) -> Result<Self> {
        let at = Moment::from_local(local, self.call.zone).map_err(|error| match error {
            NoSuchTime::Skipped { .. } => Problems::one("local", "cutoff-time-skipped"),
            NoSuchTime::Twice { .. } => Problems::one("local", "cutoff-time-twice"),
        })?;
        let instant = |cutoff: &super::Cutoff| self.cutoff_at(cutoff.number);
        let before = self.cutoffs.iter().filter(|cutoff| cutoff.number < number).filter_map(instant).max();
        let after = self.cutoffs.iter().filter(|cutoff| cutoff.number > number).filter_map(instant).min();
        if at <= now || before.is_some_and(|before| at <= before) || after.is_some_and(|after| at >= after) {
            return Err(Problems::one("local", "cutoff-order").into());
        }
        let mut moved = self.clone();
        for (index, cutoff) in moved.cutoffs.iter_mut().enumerate() {
            if cutoff.number == number {
                (cutoff.local, cutoff.assumed) = (local, false);
                moved.assumptions.remove(&format!("cutoffs[{index}].local"));
            }
        }
        Ok(moved)
    }

    /// The rulebook with more money in a budget line, set aside for a cut-off that is still to come.
    pub fn with_topped_up(&self, line: &str, cutoff: i32, amount: Euro, now: Moment) -> Result<Self> {
        self.still_to_come(cutoff, now, "slice")?;
        if amount <= Euro::ZERO {
            return Err(Problems::one("amount", "amount-positive").into());
        }
        let mut richer = self.clone();
        let Some(found) = richer.budget_lines.iter_mut().find(|found| found.id == line) else {
            return Err(Problems::one("line", "required").into());
        };
        found.total = found.total.plus(amount)?;
        match found.slices.iter_mut().find(|slice| slice.cutoff == cutoff) {
            Some(slice) => slice.amount = slice.amount.plus(amount)?,
            None => found.slices.push(Slice { cutoff, amount }),
        }
        Ok(richer)
    }

    fn still_to_come(&self, number: i32, now: Moment, field: &str) -> Result<()> {
        let coming = self.cutoff_at(number).is_some_and(|at| at > now);
        if coming { Ok(()) } else { Err(Problems::one(field, "cutoff-passed").into()) }
    }
}
