//! What a funder answers to a claim: read from what was typed, then held against what is claimed and where
//! it stands.

use super::tranche::{TrancheStanding, TrancheState};
use crate::ground::ids::TrancheId;
use crate::ground::text::{self, BadText};
use crate::ground::{Error, Euro, Problems, Refusal, Result};
use crate::people::rules::text_problem;
use crate::proposal::rules::typed::{Habit, money};

/// What an official can answer; the other states follow from payments, time and other claims.
pub const ANSWERS: [TrancheState; 4] =
    [TrancheState::Letter, TrancheState::BudgetDecision, TrancheState::Secured, TrancheState::Declined];

/// Characters of the evidence's reference and of a reason.
pub const EVIDENCE_MAX: usize = 200;
pub const REASON_MAX: usize = 2_000;

/// An answer as typed, to one or several tranches at once.
#[derive(Clone, Debug)]
pub struct Typed {
    /// Pages send amounts as people write them, programs as machines do.
    pub habit: Habit,
    pub state: String,
    /// A letter's or decision's reference, as the funder files it.
    pub evidence: String,
    pub reason: String,
    pub items: Vec<TypedItem>,
}

#[derive(Clone, Debug)]
pub struct TypedItem {
    pub tranche: TrancheId,
    /// The number of the step the official saw last; 0 for a claim without an answer.
    pub seen: i32,
    /// Empty: all that is claimed.
    pub amount: String,
    /// The name of the amount's field, for problems.
    pub field: String,
}

#[derive(Clone, Debug)]
pub struct Answer {
    pub state: TrancheState,
    pub evidence: String,
    pub reason: String,
    pub items: Vec<AnswerItem>,
}

#[derive(Clone, Debug)]
pub struct AnswerItem {
    pub tranche: TrancheId,
    pub seen: i32,
    /// None: all that is claimed.
    pub amount: Option<Euro>,
    pub field: String,
}

impl Answer {
    /// # Errors
    /// All that is wrong at once: no state, no evidence for a confirmation, no reason for a refusal, nothing
    /// chosen, amounts that are none.
    pub fn read(typed: &Typed) -> Result<Self> {
        let mut problems = Problems::none();
        let state = TrancheState::parse(&typed.state).filter(|state| ANSWERS.contains(state));
        if state.is_none() {
            problems.add("state", "required");
        }
        let declines = state == Some(TrancheState::Declined);
        let evidence =
            read_text(&mut problems, "evidence", &typed.evidence, EVIDENCE_MAX, state.is_some() && !declines);
        let reason = read_text(&mut problems, "reason", &typed.reason, REASON_MAX, declines);
        if typed.items.is_empty() {
            problems.add("tranches", "tranches-none");
        }
        let items = typed.items.iter().map(|item| AnswerItem {
            tranche: item.tranche.clone(),
            seen: item.seen,
            amount: match declines {
                true => None,
                false => money(&mut problems, item.field.clone(), &item.amount, typed.habit),
            },
            field: item.field.clone(),
        });
        let items = items.collect();
        problems.into_result()?;
        let state = state.ok_or_else(|| Error::internal("an answer without problems has a state"))?;
        Ok(Self { state, evidence, reason, items })
    }
}

/// Text that was typed: cleaned, and empty where it may be.
fn read_text(problems: &mut Problems, field: &str, typed: &str, max: usize, needed: bool) -> String {
    match text::line(typed, max) {
        Ok(text) => text,
        Err(BadText::Empty) if !needed => String::new(),
        Err(bad) => {
            text_problem(problems, field, &bad);
            String::new()
        }
    }
}

/// What the step says that answers one claim: its amount. A refusal says how much goes missing.
///
/// # Errors
/// `Conflict` where the tranche was answered after the official looked; a move that is not in the table; an
/// amount that is nothing, or more than is claimed.
pub fn answered(
    answer: &Answer,
    item: &AnswerItem,
    claimed: Euro,
    standing: TrancheStanding,
) -> Result<Euro> {
    if item.seen != standing.step {
        return Err(Error::Conflict { current: i64::from(standing.step) });
    }
    let amount = if answer.state.is_lost() { standing.amount } else { item.amount.unwrap_or(claimed) };
    if amount > claimed && !answer.state.is_lost() {
        let mut problems = Problems::none();
        problems.add(item.field.clone(), "amount-over-claimed").with("claimed_amount", claimed);
        return Err(problems.into());
    }
    if amount.is_zero() {
        return Err(Problems::one(item.field.clone(), "amount-missing").into());
    }
    standing.after(answer.state, amount, &answer.reason)?;
    Ok(amount)
}

/// Whether an official may answer for a funder on a proposal: nobody confirms money to a team of their own.
pub fn may_answer(in_team: bool) -> Result<(), Refusal> {
    if in_team { Err(Refusal::new("cofunding-own-proposal")) } else { Ok(()) }
}
