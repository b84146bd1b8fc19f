//! A step in an instrument's life: read from what was typed, and tested for order.

use chrono::NaiveDate;

use super::instrument::{InstrumentState, may_sign};
use crate::call::rules::InstrumentPlan;
use crate::ground::text::line;
use crate::ground::{Error, Problems, Result};
use crate::people::rules::text_problem;

/// Characters of a reference and of a party's name.
pub const REFERENCE_MAX: usize = 120;
pub const PARTY_MAX: usize = 200;

/// A step as typed.
#[derive(Clone, Debug, Default)]
pub struct TypedStep {
    /// The number of the last step that was seen.
    pub seen: i32,
    pub state: String,
    /// `2025-12-31`.
    pub effective_on: String,
    pub reference: String,
    /// The other party's name, where it was open until now.
    pub counterparty: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStep {
    pub state: InstrumentState,
    pub effective_on: NaiveDate,
    pub reference: String,
    /// Empty where it stays as it is.
    pub counterparty: String,
}

/// What an instrument and its award look like when a step is taken.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    pub plan: &'a InstrumentPlan,
    pub state: InstrumentState,
    pub step: i32,
    /// The day of its last step.
    pub since: NaiveDate,
    /// The other party is not known yet.
    pub open: bool,
    /// Kind, state and day of signature of every instrument of the award.
    pub held: &'a [(&'a str, InstrumentState, Option<NaiveDate>)],
}

impl NewStep {
    /// # Errors
    /// All that is wrong with the fields at once.
    pub fn read(typed: &TypedStep, standing: &Standing<'_>) -> Result<Self> {
        let mut problems = Problems::none();
        let state = InstrumentState::parse(&typed.state);
        if state.is_none() {
            problems.add("state", "required");
        }
        let effective_on = date(&mut problems, "effective_on", &typed.effective_on);
        let reference = text(&mut problems, "reference", &typed.reference, REFERENCE_MAX);
        let wanted = standing.open && state == Some(InstrumentState::Signed);
        let counterparty = match wanted {
            true => text(&mut problems, "counterparty", &typed.counterparty, PARTY_MAX),
            false => String::new(),
        };
        problems.into_result()?;
        match (state, effective_on) {
            (Some(state), Some(effective_on)) => Ok(Self { state, effective_on, reference, counterparty }),
            _ => Err(Error::internal("a step without problems has its parts")),
        }
    }

    /// Whether the step may be taken on a day.
    ///
    /// # Errors
    /// `Conflict` where somebody took one meanwhile; a move that is not in the table; an instrument that has
    /// to wait for another; days out of order or to come.
    pub fn may_be_taken(&self, seen: i32, standing: &Standing<'_>, today: NaiveDate) -> Result<()> {
        if seen != standing.step {
            return Err(Error::Conflict { current: i64::from(standing.step) });
        }
        standing.state.may_become(self.state)?;
        if self.state == InstrumentState::Signed {
            let held: Vec<(&str, InstrumentState)> =
                standing.held.iter().map(|(kind, state, _)| (*kind, *state)).collect();
            may_sign(standing.plan, &held)?;
        }
        let mut problems = Problems::none();
        if self.effective_on > today {
            problems.add("effective_on", "date-to-come").with("today", today);
        }
        if let Some(since) = self.too_early(standing) {
            problems.add("effective_on", "date-before").with("since", since);
        }
        problems.into_result()
    }

    /// The day this step must not come before, where it does.
    fn too_early(&self, standing: &Standing<'_>) -> Option<NaiveDate> {
        let first = |(kind, _, signed): &&(&str, InstrumentState, Option<NaiveDate>)| {
            standing.plan.after.as_deref() == Some(*kind) && signed.is_some()
        };
        let after = standing.held.iter().find(first).and_then(|(_, _, signed)| *signed);
        let after = after.filter(|_| self.state == InstrumentState::Signed);
        let since = after.map_or(standing.since, |after| after.max(standing.since));
        (self.effective_on < since).then_some(since)
    }
}

/// Reads a day of a form.
pub fn date(problems: &mut Problems, field: &str, typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    let day = NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok();
    if day.is_none() {
        problems.add(field, if typed.is_empty() { "required" } else { "not-a-day" });
    }
    day
}

/// Reads a line of text that must be there.
pub fn text(problems: &mut Problems, field: &str, typed: &str, max: usize) -> String {
    match line(typed, max) {
        Ok(text) => text,
        Err(bad) => {
            text_problem(problems, field, &bad);
            String::new()
        }
    }
}
