//! Payments: executed by the accounting system, recorded here, seen by two people.

use crate::award::rules::InstrumentState;
use crate::ground::ids::PersonId;
use crate::ground::{Euro, Problems, Refusal, Result};

/// What a cost item is to cost and what was recorded against it, authorised or not: a payment that waits for
/// the second person already takes its place, so that two of them cannot both pass the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    pub amount: Euro,
    pub recorded: Euro,
}

impl Account {
    pub fn unpaid(&self) -> Euro {
        self.amount.less_at_most(self.recorded)
    }
}

/// Whether a payment may be initiated: its instrument must bind, and the cost item must still hold the amount.
pub fn may_initiate(instrument: InstrumentState, account: Account, amount: Euro) -> Result<()> {
    if !instrument.binds() {
        return Err(Refusal::new("payment-unsigned").with("state", instrument.name()).into());
    }
    if amount.cents() <= 0 {
        return Err(Problems::one("amount", "amount-missing").into());
    }
    if amount > account.unpaid() {
        let mut problems = Problems::none();
        problems.add("amount", "amount-over-unpaid").with("unpaid_amount", account.unpaid());
        return Err(problems.into());
    }
    Ok(())
}

/// Whether somebody may authorise a payment that another initiated: never the same person, never twice.
pub fn may_authorise(
    initiated_by: &PersonId,
    authorised_by: Option<&PersonId>,
    person: &PersonId,
) -> Result<(), Refusal> {
    if authorised_by.is_some() {
        return Err(Refusal::new("payment-authorised"));
    }
    if initiated_by == person {
        return Err(Refusal::new("payment-same-person"));
    }
    Ok(())
}
