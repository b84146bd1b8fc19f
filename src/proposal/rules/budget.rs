//! The budget reckoned: what it costs, what is asked, what stands beside it, and what does not add up.
//!
//! All of it is whole cents. Rates are held by [`rate`](super::rate); a cost is financed where the EU's part and what
//! funders give make the whole of it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::content::{Ask, Content, Cost, Tranche};
use super::matching::{self, Gone};
use super::rate::{Rated, whole_of};
use crate::call::rules::Rulebook;
use crate::ground::ids::PartnerId;
use crate::ground::{BasisPoints, Euro, Result};

/// What the budget lines are asked for: the sums of a budget, by line and cost type.
pub fn asks_of(costs: &[Cost]) -> Result<Vec<Ask>> {
    let mut sums: BTreeMap<(&str, &str), Euro> = BTreeMap::new();
    for cost in costs.iter().filter(|cost| !cost.asked.is_zero()) {
        let sum = sums.entry((&cost.line, &cost.cost_type)).or_insert(Euro::ZERO);
        *sum = sum.plus(cost.asked)?;
    }
    let ask = |((line, cost_type), amount): ((&str, &str), Euro)| Ask {
        line: line.to_owned(),
        cost_type: cost_type.to_owned(),
        amount,
    };
    Ok(sums.into_iter().map(ask).collect())
}

/// A budget in which one partner's rows are others. Those of everybody else stay, in their order; the own ones stand
/// where they stood, and what is new comes after the last of them.
pub fn with_rows_of(before: &[Cost], partner: usize, own: Vec<Cost>) -> Vec<Cost> {
    let last = before.iter().rposition(|one| one.partner == Some(partner));
    let (mut own, mut all) = (own.into_iter(), Vec::new());
    for (at, cost) in before.iter().enumerate() {
        match cost.partner == Some(partner) {
            true => all.extend(own.next()),
            false => all.push(cost.clone()),
        }
        if Some(at) == last {
            all.extend(own.by_ref());
        }
    }
    all.extend(own);
    all
}

/// The money of one cost type, or of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TypeSum {
    /// None: the total cost of ownership.
    pub cost_type: Option<String>,
    pub cost: Euro,
    pub asked: Euro,
    /// `asked ÷ cost`; None where nothing is spent.
    pub rate: Option<BasisPoints>,
    /// The most the EU pays; None for the total, and where nothing is asked.
    pub max_rate: Option<BasisPoints>,
    /// What is asked above that rate.
    pub above_rate: Euro,
    /// What the rulebook asks beside the EU's part, and what counts toward it.
    pub needed: Euro,
    pub counted: Euro,
    /// All that funders give, whatever its origin.
    pub claimed: Euro,
    /// What they were asked for beside that and will not give.
    pub declined: Euro,
    /// What the match lacks because of that.
    pub missing: Euro,
    /// Of the cost, what nobody pays yet.
    pub open: Euro,
    /// What is promised beyond the cost.
    pub beyond: Euro,
}

/// What is asked of a budget line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineSum {
    pub line: String,
    pub asked: Euro,
    pub cap: Option<Euro>,
    pub above_cap: Euro,
}

/// What an organisation spends and receives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartnerSum {
    pub partner: Option<usize>,
    pub cost: Euro,
    pub asked: Euro,
}

/// What an organisation spends and receives of one cost type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CrossSum {
    pub partner: Option<usize>,
    pub cost_type: String,
    pub cost: Euro,
    pub asked: Euro,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearSum {
    pub year: Option<i32>,
    pub cost: Euro,
    pub asked: Euro,
    pub claimed: Euro,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reckoning {
    /// Every cost type that any money stands on, and then all together.
    pub types: Vec<TypeSum>,
    pub lines: Vec<LineSum>,
    pub partners: Vec<PartnerSum>,
    /// Each organisation by each cost type that it has rows of.
    pub cross: Vec<CrossSum>,
    pub years: Vec<YearSum>,
}

impl Content {
    /// The rows of one partner, with their places in the budget.
    pub fn costs_of(&self, partner: &PartnerId) -> impl Iterator<Item = (usize, &Cost)> {
        let place = self.partner(partner).map(|(place, _)| place);
        let rows = self.costs.iter().enumerate();
        rows.filter(move |(_, cost)| place.is_some() && cost.partner == place)
    }

    /// What is asked where only sums were stated, and no budget says who spends it.
    pub fn stated_asks(&self) -> &[Ask] {
        if self.costs.is_empty() { &self.asks } else { &[] }
    }
}

impl Reckoning {
    pub fn of(book: &Rulebook, content: &Content) -> Result<Self> {
        let mut types = Vec::new();
        for cost_type in &book.cost_types {
            let sum = type_sum(book, content, Some(&cost_type.id))?;
            let gone = sum.claimed.is_zero() && sum.declined.is_zero();
            if !(sum.cost.is_zero() && sum.asked.is_zero() && gone) {
                types.push(sum);
            }
        }
        types.push(type_sum(book, content, None)?);
        Ok(Self {
            types,
            lines: lines(book, content)?,
            partners: partners(content)?,
            cross: cross(content)?,
            years: years(content)?,
        })
    }
}

fn type_sum(book: &Rulebook, content: &Content, cost_type: Option<&str>) -> Result<TypeSum> {
    let here = |id: &str| cost_type.is_none_or(|wanted| wanted == id);
    let costs = || content.costs.iter().filter(|cost| here(&cost.cost_type));
    let cost = Euro::sum(costs().map(|cost| cost.amount))?;
    let asked = Euro::sum(content.asks.iter().filter(|ask| here(&ask.cost_type)).map(|ask| ask.amount))?;
    let tranches = || content.standing().filter(|one| here(&one.cost_type));
    let gone = Gone::of(&book.matching, content, cost_type)?;
    let counts = |one: &&Tranche| matching::counts(&book.matching, one.level, one.origin);
    let claimed = Euro::sum(tranches().map(|one| one.amount))?;
    let counted = Euro::sum(tranches().filter(counts).map(|one| one.amount))?;
    let rated = match cost_type {
        Some(id) => Rated::of(book, &content.asks, id, whole_of(content, id)?)?,
        None => None,
    };
    let paid = asked.plus(claimed)?;
    let needed = matching::needed(&book.matching, asked)?;
    let budgeted = costs().next().is_some();
    Ok(TypeSum {
        cost_type: cost_type.map(str::to_owned),
        rate: asked.ratio_to(cost),
        above_rate: rated.as_ref().map_or(Euro::ZERO, Rated::over),
        max_rate: rated.map(|rated| rated.rate),
        needed,
        counted,
        claimed,
        declined: gone.amount,
        missing: gone.missing(needed.less_at_most(counted)),
        open: cost.less_at_most(paid),
        beyond: if budgeted { paid.less_at_most(cost) } else { Euro::ZERO },
        cost,
        asked,
    })
}

fn lines(book: &Rulebook, content: &Content) -> Result<Vec<LineSum>> {
    let mut lines = Vec::new();
    for line in &book.budget_lines {
        let of_line = content.asks.iter().filter(|ask| ask.line == line.id);
        let asked = Euro::sum(of_line.map(|ask| ask.amount))?;
        if !asked.is_zero() {
            let above_cap = line.cap_per_proposal.map_or(Euro::ZERO, |cap| asked.less_at_most(cap));
            lines.push(LineSum { line: line.id.clone(), asked, cap: line.cap_per_proposal, above_cap });
        }
    }
    Ok(lines)
}

fn partners(content: &Content) -> Result<Vec<PartnerSum>> {
    let mut places: Vec<Option<usize>> = (0..content.partners.len()).map(Some).collect();
    places.push(None);
    let mut sums = Vec::new();
    for partner in places {
        let own = || content.costs.iter().filter(|cost| cost.partner == partner);
        if own().next().is_some() {
            let (cost, asked) =
                (Euro::sum(own().map(|one| one.amount))?, Euro::sum(own().map(|one| one.asked))?);
            sums.push(PartnerSum { partner, cost, asked });
        }
    }
    Ok(sums)
}

fn cross(content: &Content) -> Result<Vec<CrossSum>> {
    let mut sums: Vec<CrossSum> = Vec::new();
    for one in &content.costs {
        let here = |sum: &&mut CrossSum| sum.partner == one.partner && sum.cost_type == one.cost_type;
        match sums.iter_mut().find(here) {
            Some(sum) => (sum.cost, sum.asked) = (sum.cost.plus(one.amount)?, sum.asked.plus(one.asked)?),
            None => sums.push(CrossSum {
                partner: one.partner,
                cost_type: one.cost_type.clone(),
                cost: one.amount,
                asked: one.asked,
            }),
        }
    }
    Ok(sums)
}

fn years(content: &Content) -> Result<Vec<YearSum>> {
    let of_costs = content.costs.iter().map(|cost| cost.year);
    let all: std::collections::BTreeSet<Option<i32>> =
        of_costs.chain(content.tranches.iter().map(|one| Some(one.year))).collect();
    let mut sums = Vec::new();
    for year in all {
        let costs = || content.costs.iter().filter(|cost| cost.year == year);
        let tranches = content.standing().filter(|one| Some(one.year) == year);
        sums.push(YearSum {
            year,
            cost: Euro::sum(costs().map(|one| one.amount))?,
            asked: Euro::sum(costs().map(|one| one.asked))?,
            claimed: Euro::sum(tranches.map(|one| one.amount))?,
        });
    }
    Ok(sums)
}
