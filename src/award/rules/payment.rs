//! Payments: executed by the accounting system, recorded here, seen by two people.

use chrono::NaiveDate;

use super::instrument::InstrumentState;
use super::step::{PARTY_MAX, REFERENCE_MAX, date, text};
use crate::ground::ids::PersonId;
use crate::ground::{Error, Euro, Problems, Refusal, Result};
use crate::proposal::rules::typed::{Habit, money};

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

/// A payment as typed.
#[derive(Clone, Debug)]
pub struct TypedPayment {
    /// Pages send amounts as people write them, programs as machines do.
    pub habit: Habit,
    pub payer: String,
    pub payee: String,
    pub amount: String,
    /// The accounting system's reference of the executed order.
    pub reference: String,
    /// `2025-12-31`.
    pub executed_on: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPayment {
    pub payer: String,
    pub payee: String,
    pub amount: Euro,
    pub reference: String,
    pub executed_on: NaiveDate,
}

impl NewPayment {
    /// # Errors
    /// All that is wrong with the fields at once; `signed` is the day the instrument was signed.
    pub fn read(typed: &TypedPayment, signed: Option<NaiveDate>, today: NaiveDate) -> Result<Self> {
        let mut problems = Problems::none();
        let payer = text(&mut problems, "payer", &typed.payer, PARTY_MAX);
        let payee = text(&mut problems, "payee", &typed.payee, PARTY_MAX);
        if typed.amount.trim().is_empty() {
            problems.add("amount", "required");
        }
        let amount = money(&mut problems, "amount".to_owned(), &typed.amount, typed.habit);
        let reference = text(&mut problems, "reference", &typed.reference, REFERENCE_MAX);
        let executed_on = date(&mut problems, "executed_on", &typed.executed_on);
        if executed_on.is_some_and(|day| day > today) {
            problems.add("executed_on", "date-to-come").with("today", today);
        }
        if let Some(signed) = signed.filter(|signed| executed_on.is_some_and(|day| day < *signed)) {
            problems.add("executed_on", "date-before").with("since", signed);
        }
        problems.into_result()?;
        match (amount, executed_on) {
            (Some(amount), Some(executed_on)) => Ok(Self { payer, payee, amount, reference, executed_on }),
            _ => Err(Error::internal("a payment without problems has its parts")),
        }
    }
}
