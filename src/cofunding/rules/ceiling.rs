//! A funder's claims over several proposals, held against what it can give.

use super::standing::Commitment;
use crate::ground::{Euro, Result};

/// What of a ceiling is taken. A proposal counts once: by its draft where that is open to the funder, since that is what
/// it will claim, else by what it submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Secured, or paid already, of what is claimed.
    pub secured: Euro,
    /// Secured beyond what is claimed by now: bound, until the funder says it anew.
    pub beyond: Euro,
    /// Claimed in submissions, and neither secured nor lost.
    pub claimed: Euro,
    /// Claimed in open drafts, beyond what of the same proposals is secured.
    pub drafts: Euro,
}

impl Taken {
    /// `submitted` with the place of its draft in `drafts`, where there is one.
    pub fn of(submitted: &[(&Commitment, Option<usize>)], drafts: &[Euro]) -> Result<Self> {
        let mut taken = Self {
            secured: Euro::ZERO,
            beyond: Euro::ZERO,
            claimed: Euro::ZERO,
            drafts: Euro::sum(drafts.iter().copied())?,
        };
        for (commitment, draft) in submitted {
            let (kept, beyond) = (commitment.secured()?, commitment.beyond()?);
            taken.secured = taken.secured.plus(kept)?;
            taken.beyond = taken.beyond.plus(beyond)?;
            let secured = kept.plus(beyond)?;
            let drafted = draft.and_then(|place| drafts.get(place)).copied();
            if let Some(drafted) = drafted {
                taken.drafts = taken.drafts.minus(secured.min(drafted))?;
                continue;
            }
            let open = commitment.tranches.iter().filter(|held| !held.standing.state.is_lost());
            for held in open {
                let amount = held.tranche.amount;
                let amount = if held.standing.step > 0 { held.standing.amount.min(amount) } else { amount };
                taken.claimed = taken.claimed.plus(amount.less_at_most(held.secured()))?;
            }
        }
        Ok(taken)
    }

    pub fn all(&self) -> Result<Euro> {
        Euro::sum([self.secured, self.beyond, self.claimed, self.drafts])
    }

    /// What is left of a ceiling, and what is beyond it: one of them is nothing.
    pub fn against(&self, ceiling: Euro) -> Result<(Euro, Euro)> {
        let all = self.all()?;
        Ok(if all > ceiling { (Euro::ZERO, all.minus(ceiling)?) } else { (ceiling.minus(all)?, Euro::ZERO) })
    }
}
