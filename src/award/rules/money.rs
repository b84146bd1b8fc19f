//! Where the money of an award stands: what the EU pays, what funders pledged, secured and paid, and what is
//! overdue. The three findings on the match are the co-funding stage's; here they are fed with what is left
//! of the pledges.

use serde::Serialize;

use super::instrument::{CostItem, Source};
use super::payment::Account;
use crate::call::rules::Rulebook;
use crate::cofunding::rules::{Beside, Held, MatchResult, Matched, Stated, findings, matched};
use crate::ground::{Euro, Refusal, Result};

/// A cost item with its tranche, where a funder is to pay it, and what was recorded against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    pub item: CostItem,
    /// The tranche as claimed, with its standing; None for the EU's money.
    pub held: Option<Held>,
    /// Payments recorded, authorised or not.
    pub recorded: Euro,
    /// Payments authorised.
    pub paid: Euro,
}

impl Position {
    pub fn is_eu(&self) -> bool {
        matches!(self.item.source, Source::Eu { .. })
    }

    /// What is still to be counted on: the EU's part whole, a pledge as far as it was not lost or reduced.
    pub fn standing(&self) -> Euro {
        match &self.held {
            None => self.item.amount,
            Some(held) if held.standing.state.is_lost() => Euro::ZERO,
            Some(held) => held.standing.amount.min(self.item.amount),
        }
    }

    /// What is binding: the EU's part, and pledges that were secured.
    pub fn secured(&self) -> Euro {
        match &self.held {
            None => self.item.amount,
            Some(held) => held.standing.secured().min(self.item.amount),
        }
    }

    /// What payments are tested against.
    ///
    /// # Errors
    /// `payment-unsecured` where the funder has not secured what is to be paid.
    pub fn account(&self) -> Result<Account, Refusal> {
        match &self.held {
            Some(held) if !held.standing.state.is_secured() => {
                Err(Refusal::new("payment-unsecured").with("funder", &held.tranche.funder_name))
            }
            _ => Ok(Account { amount: self.secured(), recorded: self.recorded }),
        }
    }

    /// Of what stands, what no authorised payment covers.
    pub fn unpaid(&self) -> Euro {
        self.standing().less_at_most(self.paid)
    }

    /// A pledge due in a year that is over, and not paid in full.
    pub fn overdue(&self, year: i32) -> Euro {
        match &self.held {
            Some(held) if held.tranche.year < year => self.unpaid(),
            _ => Euro::ZERO,
        }
    }
}

/// The pledges of an award, to the cent: `claimed` = `secured` + `only_claimed` + `lost`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pledges {
    pub claimed: Euro,
    pub secured: Euro,
    /// A claim, a letter or a budget decision, and no more.
    pub only_claimed: Euro,
    /// Declined, lapsed, replaced, or confirmed with less than was claimed.
    pub lost: Euro,
    pub paid: Euro,
    /// Pledged for years that are over, and unpaid.
    pub overdue: Euro,
}

/// Sums up the funders' part. `year` is the current one.
pub fn pledges<'a>(positions: impl IntoIterator<Item = &'a Position>, year: i32) -> Result<Pledges> {
    let mut sums = Pledges::default();
    for position in positions.into_iter().filter(|one| !one.is_eu()) {
        sums.claimed = sums.claimed.plus(position.item.amount)?;
        sums.secured = sums.secured.plus(position.secured())?;
        sums.only_claimed = sums.only_claimed.plus(position.standing().minus(position.secured())?)?;
        sums.lost = sums.lost.plus(position.item.amount.minus(position.standing())?)?;
        sums.paid = sums.paid.plus(position.paid)?;
        sums.overdue = sums.overdue.plus(position.overdue(year))?;
    }
    Ok(sums)
}

/// The EU's part by cost type, as the match looks at it.
pub fn eu_part<'a>(positions: impl IntoIterator<Item = &'a Position>) -> Vec<(String, Euro)> {
    let eu = positions.into_iter().filter(|one| one.is_eu());
    eu.map(|one| (one.item.cost_type.clone(), one.item.amount)).collect()
}

/// What stands beside it, as the match looks at it: `amount` says how much of a pledge counts.
pub fn beside_part<'a>(
    positions: impl IntoIterator<Item = &'a Position>,
    amount: fn(&Position) -> Euro,
) -> Vec<Beside> {
    let pledged = positions.into_iter().filter_map(|one| one.held.as_ref().map(|held| (one, held)));
    let beside = pledged.map(|(one, held)| Beside {
        cost_type: one.item.cost_type.clone(),
        origin: held.tranche.origin,
        level: held.tranche.level,
        amount: amount(one),
    });
    beside.filter(|beside| !beside.amount.is_zero()).collect()
}

/// The match of an award with what stands of its pledges, and with what is secured of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwardMatch {
    /// Per cost type, then in all.
    pub standing: Vec<Matched>,
    pub secured: Vec<Matched>,
    /// Short, over and unequal, apart.
    pub findings: Vec<MatchResult>,
}

/// Tests the match. `stated` are the totals that the award's lines must add up to.
pub fn award_match(rulebook: &Rulebook, positions: &[Position], stated: &[Stated]) -> Result<AwardMatch> {
    let types: Vec<&str> = rulebook.cost_types.iter().map(|one| one.id.as_str()).collect();
    let eu = eu_part(positions);
    let standing = matched(&rulebook.matching, &types, &eu, &beside_part(positions, Position::standing))?;
    let secured = matched(&rulebook.matching, &types, &eu, &beside_part(positions, Position::secured))?;
    let lines: Vec<(String, Euro)> =
        positions.iter().map(|one| (one.item.cost_type.clone(), one.item.amount)).collect();
    let findings = findings(&rulebook.matching, &standing, &lines, stated)?;
    Ok(AwardMatch { standing, secured, findings })
}
