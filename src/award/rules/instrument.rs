//! The instruments of an award, derived from the rulebook's plan and the proposal, and their lives.
//!
//! | from | to |
//! |---|---|
//! | planned | signed, terminated |
//! | signed | running, ended, terminated |
//! | running | ended, terminated |
//! | ended, terminated | – |
//!
//! The award's state is derived from them and stored nowhere.

use serde::{Deserialize, Serialize};

use crate::call::rules::{InstrumentPlan, Rulebook};
use crate::ground::ids::{FunderId, TrancheId};
use crate::ground::{Euro, Refusal, Result};
use crate::named;
use crate::proposal::rules::{Ask, Tranche};

named! {
    InstrumentState {
        Planned => "planned",
        Signed => "signed",
        Running => "running",
        Ended => "ended",
        Terminated => "terminated",
    }

    /// What the instruments of an award make it.
    AwardState {
        /// Nothing is signed.
        Preparing => "preparing",
        /// Some instruments are signed, some are still planned.
        Signing => "signing",
        /// All are signed, none runs yet.
        Signed => "signed",
        Running => "running",
        /// All have ended; some may have been terminated.
        Ended => "ended",
        /// All were terminated.
        Terminated => "terminated",
    }
}

use InstrumentState as I;

/// Every move there is.
pub const INSTRUMENT_MOVES: &[(InstrumentState, &[InstrumentState])] = &[
    (I::Planned, &[I::Signed, I::Terminated]),
    (I::Signed, &[I::Running, I::Ended, I::Terminated]),
    (I::Running, &[I::Ended, I::Terminated]),
    (I::Ended, &[]),
    (I::Terminated, &[]),
];

impl InstrumentState {
    pub fn nexts(self) -> &'static [InstrumentState] {
        INSTRUMENT_MOVES.iter().find(|(from, _)| *from == self).map_or(&[], |(_, to)| to)
    }

    /// # Errors
    /// `instrument-not-so` for a move that is not in the table.
    pub fn may_become(self, to: InstrumentState) -> Result<(), Refusal> {
        if self.nexts().contains(&to) {
            return Ok(());
        }
        Err(Refusal::new("instrument-not-so").with("from", self.name()).with("to", to.name()))
    }

    /// Signed now or once.
    pub const fn binds(self) -> bool {
        matches!(self, Self::Signed | Self::Running | Self::Ended)
    }
}

/// The state of an award from those of its instruments.
pub fn award_state(instruments: &[InstrumentState]) -> AwardState {
    let all = |is: fn(InstrumentState) -> bool| instruments.iter().all(|state| is(*state));
    let any = |is: InstrumentState| instruments.contains(&is);
    if all(|state| state == I::Planned) {
        AwardState::Preparing
    } else if all(|state| state == I::Terminated) {
        AwardState::Terminated
    } else if all(|state| matches!(state, I::Ended | I::Terminated)) {
        AwardState::Ended
    } else if any(I::Running) {
        AwardState::Running
    } else if any(I::Planned) {
        AwardState::Signing
    } else {
        AwardState::Signed
    }
}

/// Whose money a cost item is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Source {
    Eu { line: String },
    Funder { funder: FunderId, tranche: TrancheId },
}

/// An amount that one instrument is to cost, from one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostItem {
    pub cost_type: String,
    pub source: Source,
    pub amount: Euro,
}

/// An instrument that an award is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned<'a> {
    pub plan: &'a InstrumentPlan,
    pub items: Vec<CostItem>,
}

impl Planned<'_> {
    pub fn amount(&self) -> Result<Euro> {
        Euro::sum(self.items.iter().map(|item| item.amount))
    }
}

/// The instruments of an award, in the rulebook's order, with what each is to cost. `offers` is what the EU
/// pays after the decision (the asks, or what was offered of them); each offer and each tranche becomes one
/// cost item of exactly one instrument. Optional instruments without money are left out.
///
/// # Errors
/// `cost-type-homeless` where no instrument carries a cost type that money stands on, `cost-type-shared` where
/// two do: such a rulebook could pay twice.
pub fn instruments<'a>(
    rulebook: &'a Rulebook,
    offers: &[Ask],
    tranches: &[Tranche],
) -> Result<Vec<Planned<'a>>> {
    let eu = offers.iter().map(|offer| CostItem {
        cost_type: offer.cost_type.clone(),
        source: Source::Eu { line: offer.line.clone() },
        amount: offer.amount,
    });
    let national = tranches.iter().map(|tranche| CostItem {
        cost_type: tranche.cost_type.clone(),
        source: Source::Funder { funder: tranche.funder.clone(), tranche: tranche.id.clone() },
        amount: tranche.amount,
    });
    let mut planned: Vec<Planned<'a>> =
        rulebook.instruments.iter().map(|plan| Planned { plan, items: Vec::new() }).collect();
    for item in eu.chain(national).filter(|item| !item.amount.is_zero()) {
        home_of(&mut planned, &item.cost_type)?.items.push(item);
    }
    planned.retain(|one| !one.plan.optional || !one.items.is_empty());
    Ok(planned)
}

fn home_of<'p, 'a>(
    planned: &'p mut [Planned<'a>],
    cost_type: &str,
) -> std::result::Result<&'p mut Planned<'a>, Refusal> {
    let mut homes = planned.iter_mut().filter(|one| one.plan.cost_types.iter().any(|id| id == cost_type));
    match (homes.next(), homes.next()) {
        (Some(home), None) => Ok(home),
        (None, _) => Err(Refusal::new("cost-type-homeless").with("cost_type", cost_type)),
        (Some(_), Some(_)) => Err(Refusal::new("cost-type-shared").with("cost_type", cost_type)),
    }
}

/// Whether an instrument may be signed: the one it comes after, if the award holds it, must bind already.
pub fn may_sign(plan: &InstrumentPlan, held: &[(&str, InstrumentState)]) -> Result<(), Refusal> {
    let waits_for =
        |(kind, state): &&(&str, InstrumentState)| plan.after.as_deref() == Some(*kind) && !state.binds();
    match held.iter().find(waits_for) {
        None => Ok(()),
        Some((kind, _)) => Err(Refusal::new("instrument-after").with("kind", &plan.kind).with("after", kind)),
    }
}
