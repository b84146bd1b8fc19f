//! What a proposal may be paid at most: one rule, whether the funding line offers it or the Board selects it from the
//! reserve list later.

use std::collections::BTreeMap;

use super::line::{Demand, LineFinding};
use crate::call::rules::Rulebook;
use crate::ground::{Euro, Refusal, Result};
use crate::proposal::rules::Ask;
use crate::proposal::rules::rate::Rated;

/// What a proposal may be paid at most, whoever selects it and whenever: cut to what the rate allows of each cost type,
/// and of a line to its cap. The asks that come last are cut first; each limit holds for all asks under it together.
/// With it stand the findings that say what was cut.
///
/// # Errors
/// `line-unknown` where it asks from a line that the rulebook does not have.
pub fn within_limits(rulebook: &Rulebook, demand: &Demand) -> Result<(Vec<Ask>, Vec<LineFinding>)> {
    let (mut of_line, mut of_type) = (BTreeMap::new(), BTreeMap::new());
    let (mut asks, mut cuts) = (Vec::new(), Vec::new());
    for ask in demand.asks.iter().filter(|ask| !ask.amount.is_zero()) {
        let line = rulebook.budget_line(&ask.line);
        let line = line.ok_or_else(|| Refusal::new("line-unknown").with("line", &ask.line))?;
        let by_rate = match of_type.get(&ask.cost_type) {
            Some(left) => *left,
            None => allowed(rulebook, demand, &ask.cost_type)?,
        };
        let by_cap = *of_line.entry(&line.id).or_insert(line.cap_per_proposal);
        let rated = ask.amount.min(by_rate);
        let payable = by_cap.map_or(rated, |cap| rated.min(cap));
        of_type.insert(&ask.cost_type, by_rate.minus(payable)?);
        of_line.insert(&line.id, by_cap.map(|cap| cap.less_at_most(payable)));
        cuts.extend(cut(&demand.reference, ask, rated, payable));
        asks.push(Ask { amount: payable, ..ask.clone() });
    }
    asks.retain(|ask| !ask.amount.is_zero());
    Ok((asks, cuts))
}

/// What the rate allows of a cost type, from all lines together.
fn allowed(rulebook: &Rulebook, demand: &Demand, cost_type: &str) -> Result<Euro> {
    let cost = demand.cost.get(cost_type).copied().unwrap_or_default();
    let rated = Rated::of(rulebook, &demand.asks, cost_type, cost)?;
    Ok(rated.map_or(Euro::ZERO, |rated| rated.allowed))
}

/// What the rate cut from an ask, and what the cap of its line cut from the rest.
fn cut(reference: &str, ask: &Ask, rated: Euro, payable: Euro) -> impl Iterator<Item = LineFinding> {
    let (reference, line) = (reference.to_owned(), ask.line.clone());
    let by_rate = (rated < ask.amount).then(|| LineFinding::OverRate {
        reference: reference.clone(),
        line: line.clone(),
        cost_type: ask.cost_type.clone(),
        asked: ask.amount,
        payable: rated,
    });
    let by_cap = (payable < rated).then_some(LineFinding::OverCap { reference, line, asked: rated, payable });
    by_rate.into_iter().chain(by_cap)
}
