//! A commitment: all tranches of one funder for one proposal, and where they stand at a moment.

use serde::Serialize;

use super::tranche::{Step, TrancheStanding, TrancheState, standing_at};
use crate::ground::ids::FunderId;
use crate::ground::{Euro, Moment, Result};
use crate::proposal::rules::Tranche;

/// A claimed tranche with its standing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    pub tranche: Tranche,
    pub standing: TrancheStanding,
}

impl Held {
    /// What is secured of the claim. A claim that was raised since has what the funder said and no more; one that was
    /// lowered has no more than it claims, but for what was paid.
    pub fn secured(&self) -> Euro {
        let standing = self.standing;
        standing.secured().min(self.tranche.amount.max(standing.paid))
    }

    /// What the funder secured beyond a claim that was lowered since.
    pub fn beyond(&self) -> Euro {
        self.standing.secured().less_at_most(self.secured())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Commitment {
    pub funder: FunderId,
    pub funder_name: String,
    /// In the proposal's order.
    pub tranches: Vec<Held>,
}

/// "Secured to 2026: 18 of 75."
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SecuredTo {
    pub year: i32,
    /// Secured or paid, of tranches due by the end of that year.
    pub secured: Euro,
    /// Claimed, of tranches due by the end of that year.
    pub due: Euro,
    /// Claimed in all years.
    pub of: Euro,
}

/// The commitments of a proposal as they stood at a moment, in the order in which funders first appear.
pub fn commitments(claimed: &[Tranche], steps: &[Step], moment: Moment) -> Vec<Commitment> {
    let mut commitments: Vec<Commitment> = Vec::new();
    for tranche in claimed {
        let standing = standing_at(tranche.amount, &tranche.id, steps, moment);
        let held = Held { tranche: tranche.clone(), standing };
        match commitments.iter_mut().find(|commitment| commitment.funder == tranche.funder) {
            Some(commitment) => commitment.tranches.push(held),
            None => commitments.push(Commitment {
                funder: tranche.funder.clone(),
                funder_name: tranche.funder_name.clone(),
                tranches: vec![held],
            }),
        }
    }
    commitments
}

impl Commitment {
    pub fn claimed(&self) -> Result<Euro> {
        Euro::sum(self.tranches.iter().map(|held| held.tranche.amount))
    }

    pub fn secured(&self) -> Result<Euro> {
        Euro::sum(self.tranches.iter().map(Held::secured))
    }

    /// What is secured beyond what is claimed by now.
    pub fn beyond(&self) -> Result<Euro> {
        Euro::sum(self.tranches.iter().map(Held::beyond))
    }

    pub fn paid(&self) -> Result<Euro> {
        Euro::sum(self.tranches.iter().map(|held| held.standing.paid))
    }

    /// What was declined, has lapsed or was replaced.
    pub fn lost(&self) -> Result<Euro> {
        let lost = self.tranches.iter().filter(|held| held.standing.state.is_lost());
        Euro::sum(lost.map(|held| held.tranche.amount))
    }

    /// What stands in a state, as last confirmed.
    pub fn in_state(&self, state: TrancheState) -> Result<Euro> {
        let there = self.tranches.iter().filter(|held| held.standing.state == state);
        Euro::sum(there.map(|held| held.standing.amount))
    }

    pub fn secured_to(&self, year: i32) -> Result<SecuredTo> {
        secured_to(std::slice::from_ref(self), year)
    }

    /// Tranches the funder has not answered.
    pub fn unanswered(&self) -> usize {
        let intended = |held: &&Held| held.standing.state == TrancheState::Intended;
        self.tranches.iter().filter(intended).count()
    }
}

/// Over several commitments: of a proposal, or of a funder's portfolio.
pub fn secured_to(commitments: &[Commitment], year: i32) -> Result<SecuredTo> {
    let mut all = SecuredTo { year, secured: Euro::ZERO, due: Euro::ZERO, of: Euro::ZERO };
    for held in commitments.iter().flat_map(|commitment| &commitment.tranches) {
        all.of = all.of.plus(held.tranche.amount)?;
        if held.tranche.year <= year {
            all.due = all.due.plus(held.tranche.amount)?;
            all.secured = all.secured.plus(held.secured())?;
        }
    }
    Ok(all)
}
