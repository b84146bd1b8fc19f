//! The EU rate of a cost type: one rule, for the applicant's board, the officer's fact and the funding line alike.
//!
//! The EU's part of a cost type, from all budget lines together, is at most the smallest rate of those lines, of what
//! the cost type costs. Line by line nothing is told: two lines below the rate can be above it together.

use super::content::{Ask, Content};
use crate::call::rules::Rulebook;
use crate::ground::{BasisPoints, Euro, Result};

/// The EU's part of one cost type beside the most that its lines may pay of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    pub cost_type: String,
    /// From all lines together.
    pub asked: Euro,
    /// What it costs, whoever pays.
    pub whole: Euro,
    /// The smallest rate of the lines that are asked.
    pub rate: BasisPoints,
    /// That rate of the whole, rounded down to the cent.
    pub allowed: Euro,
}

impl Rated {
    /// None where nothing is asked for the cost type, or only from lines that the rulebook does not have.
    pub fn of(book: &Rulebook, asks: &[Ask], cost_type: &str, whole: Euro) -> Result<Option<Self>> {
        let asks = || asks.iter().filter(|ask| ask.cost_type == cost_type && !ask.amount.is_zero());
        let rates = asks().filter_map(|ask| book.budget_line(&ask.line)).map(|line| line.max_rate);
        let Some(rate) = rates.min() else { return Ok(None) };
        Ok(Some(Self {
            cost_type: cost_type.to_owned(),
            asked: Euro::sum(asks().map(|ask| ask.amount))?,
            whole,
            rate,
            allowed: whole.share_down(rate)?,
        }))
    }

    /// What is asked above the rate.
    pub fn over(&self) -> Euro {
        self.asked.less_at_most(self.allowed)
    }
}

/// What a cost type costs: what its budget says; without one, what the EU is asked for and what others give.
pub fn whole_of(content: &Content, cost_type: &str) -> Result<Euro> {
    let costs = || content.costs.iter().filter(|cost| cost.cost_type == cost_type);
    match costs().next() {
        Some(_) => Euro::sum(costs().map(|cost| cost.amount)),
        None => content.eu_asked_for(cost_type)?.plus(content.claimed_for(cost_type)?),
    }
}

/// Every cost type that something is asked for, in the order of the rulebook.
pub fn rated(book: &Rulebook, content: &Content) -> Result<Vec<Rated>> {
    let one = |id: &str| Rated::of(book, &content.asks, id, whole_of(content, id)?);
    let all = book.cost_types.iter().map(|cost_type| one(&cost_type.id));
    all.filter_map(Result::transpose).collect()
}
