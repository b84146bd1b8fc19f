//! The life of one claimed tranche.
//!
//! | from | to |
//! |---|---|
//! | intended | letter, budget_decision, secured, declined, lapsed, replaced |
//! | letter | letter, budget_decision, secured, declined, lapsed, replaced |
//! | budget_decision | budget_decision, secured, declined, lapsed, replaced |
//! | secured | secured, paid, declined, lapsed, replaced |
//! | paid | paid |
//! | lapsed | letter, budget_decision, secured, declined, replaced |
//! | declined, replaced | – |
//!
//! A step onto the same state confirms it anew: another amount, other evidence, another instalment. Money that
//! was paid cannot be declined any more; what is not paid of it is another tranche's matter.

use serde::{Deserialize, Serialize};

use crate::ground::ids::{FunderId, TrancheId};
use crate::ground::{Euro, Moment, Refusal, Result};
use crate::named;

named! {
    /// Where a tranche stands.
    TrancheState {
        /// The proposal claims it; the funder has not answered.
        Intended => "intended",
        Letter => "letter",
        BudgetDecision => "budget_decision",
        Secured => "secured",
        Paid => "paid",
        Declined => "declined",
        Lapsed => "lapsed",
        Replaced => "replaced",
    }
}

use TrancheState as T;

/// Every move there is.
pub const TRANCHE_MOVES: &[(TrancheState, &[TrancheState])] = &[
    (T::Intended, &[T::Letter, T::BudgetDecision, T::Secured, T::Declined, T::Lapsed, T::Replaced]),
    (T::Letter, &[T::Letter, T::BudgetDecision, T::Secured, T::Declined, T::Lapsed, T::Replaced]),
    (T::BudgetDecision, &[T::BudgetDecision, T::Secured, T::Declined, T::Lapsed, T::Replaced]),
    (T::Secured, &[T::Secured, T::Paid, T::Declined, T::Lapsed, T::Replaced]),
    (T::Paid, &[T::Paid]),
    (T::Lapsed, &[T::Letter, T::BudgetDecision, T::Secured, T::Declined, T::Replaced]),
    (T::Declined, &[]),
    (T::Replaced, &[]),
];

impl TrancheState {
    pub fn nexts(self) -> &'static [TrancheState] {
        TRANCHE_MOVES.iter().find(|(from, _)| *from == self).map_or(&[], |(_, to)| to)
    }

    /// # Errors
    /// `tranche-not-so` for a move that is not in the table.
    pub fn may_become(self, to: TrancheState) -> Result<(), Refusal> {
        if self.nexts().contains(&to) {
            return Ok(());
        }
        Err(Refusal::new("tranche-not-so").with("from", self.name()).with("to", to.name()))
    }

    /// The funder's word is binding, or the money is there.
    pub const fn is_secured(self) -> bool {
        matches!(self, Self::Secured | Self::Paid)
    }

    /// The money will not come.
    pub const fn is_lost(self) -> bool {
        matches!(self, Self::Declined | Self::Lapsed | Self::Replaced)
    }
}

/// One step in a tranche's life. `amount` is what the step stands for: the amount confirmed, or the instalment
/// paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub tranche: TrancheId,
    pub funder: FunderId,
    /// From 1, without gaps.
    pub number: i32,
    pub state: TrancheState,
    pub amount: Euro,
    pub at: Moment,
    pub evidence: String,
    pub reason: String,
}

/// Where a tranche stands after some of its steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TrancheStanding {
    pub state: TrancheState,
    /// What is claimed or was last confirmed.
    pub amount: Euro,
    pub paid: Euro,
    /// The number of the last step counted; 0 before any.
    pub step: i32,
}

impl TrancheStanding {
    pub const fn claimed(amount: Euro) -> Self {
        Self { state: TrancheState::Intended, amount, paid: Euro::ZERO, step: 0 }
    }

    /// After one more step.
    ///
    /// # Errors
    /// A move that is not in the table; `amount-missing` where the step needs one; `reason-missing` where money
    /// is lost without a word why; `paid-over-secured` where instalments pass what was secured.
    pub fn after(self, to: TrancheState, amount: Euro, reason: &str) -> Result<Self> {
        self.state.may_become(to)?;
        if to.is_lost() && reason.trim().is_empty() {
            return Err(Refusal::new("tranche-reason-missing").into());
        }
        if !to.is_lost() && amount.cents() <= 0 {
            return Err(Refusal::new("tranche-amount-missing").into());
        }
        let step = self.step + 1;
        if to == TrancheState::Paid {
            let paid = self.paid.plus(amount)?;
            if paid > self.amount {
                let unpaid = self.amount.less_at_most(self.paid);
                return Err(Refusal::new("paid-over-secured").with("unpaid_amount", unpaid).into());
            }
            return Ok(Self { state: to, paid, step, ..self });
        }
        let amount = if to.is_lost() { self.amount } else { amount };
        Ok(Self { state: to, amount, step, ..self })
    }

    /// What counts as secured: nothing of what was lost, all of what was confirmed as binding.
    pub const fn secured(self) -> Euro {
        if self.state.is_secured() { self.amount } else { Euro::ZERO }
    }
}

/// Where a claimed tranche stood at a moment. Steps of other tranches and later steps are passed over; their
/// order in the slice means nothing.
pub fn standing_at(claimed: Euro, tranche: &TrancheId, steps: &[Step], moment: Moment) -> TrancheStanding {
    let mut known: Vec<&Step> =
        steps.iter().filter(|step| step.tranche == *tranche && step.at <= moment).collect();
    known.sort_by_key(|step| step.number);
    known.into_iter().fold(TrancheStanding::claimed(claimed), |standing, step| {
        // What is stored was checked when it was made; a step that would not pass today still happened.
        standing.after(step.state, step.amount, &step.reason).unwrap_or(TrancheStanding {
            state: step.state,
            step: step.number,
            ..standing
        })
    })
}
