//! What the Board decides on a ranked list, and what that does to the money.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::limits::within_limits;
use super::line::{Demand, FundingOutcome, LineStanding, List};
use crate::call::rules::Rulebook;
use crate::ground::{Euro, Problems, Result};
use crate::named;
use crate::proposal::rules::Ask;

named! {
    /// What becomes of a proposal.
    Verdict {
        Selected => "selected",
        Reserve => "reserve",
        Rejected => "rejected",
    }

    /// A member's vote on the list as a whole. Who declared an interest steps out.
    Vote {
        For => "for",
        Against => "against",
        Abstained => "abstained",
        SteppedOut => "stepped_out",
    }
}

impl Verdict {
    /// What follows from the list, unless the Board decides otherwise.
    pub const fn by_default(list: List) -> Self {
        match list {
            List::Main => Self::Selected,
            List::Reserve => Self::Reserve,
            List::Below => Self::Rejected,
        }
    }
}

/// What the Board decided about one proposal of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    pub reference: String,
    pub verdict: Verdict,
    /// Demanded where it is not what follows from the list, and of every rejection.
    pub reason: String,
    /// What a selection depends on; empty where nothing.
    pub condition: String,
    /// What the EU offers, where selected.
    pub offers: Vec<Ask>,
}

/// What was typed about one proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub verdict: Option<Verdict>,
    pub reason: String,
    pub condition: String,
}

/// Turns what was typed into decisions, in the order of the list.
///
/// # Errors
/// Problems per field (`verdict.REFERENCE`, `reason.REFERENCE`): what is missing, a selection of what is below
/// threshold, and a budget line that the selections would overspend.
pub fn decide(
    rulebook: &Rulebook,
    funding: &FundingOutcome,
    demands: &[Demand],
    said: &BTreeMap<String, Said>,
) -> Result<(Vec<Decided>, Vec<LineStanding>)> {
    let mut problems = Problems::none();
    let mut decided = Vec::new();
    for place in &funding.places {
        let reference = &place.reference;
        let word = said.get(reference).cloned().unwrap_or_default();
        let Some(verdict) = word.verdict else {
            problems.add(format!("verdict.{reference}"), "verdict-missing");
            continue;
        };
        if verdict == Verdict::Selected && place.list == List::Below {
            problems.add(format!("verdict.{reference}"), "verdict-below");
        }
        let unlike_list = verdict != Verdict::by_default(place.list);
        if unlike_list && word.reason.trim().is_empty() {
            problems.add(format!("reason.{reference}"), "verdict-reason");
        }
        let offers = match verdict {
            Verdict::Selected if place.offers.is_empty() => payable(rulebook, demands, reference)?,
            Verdict::Selected => place.offers.clone(),
            Verdict::Reserve | Verdict::Rejected => Vec::new(),
        };
        let (reason, condition) = (word.reason, word.condition);
        decided.push(Decided { reference: reference.clone(), verdict, reason, condition, offers });
    }
    problems.into_result()?;
    let lines = spent(rulebook, funding, &decided)?;
    Ok((decided, lines))
}

/// What a proposal is offered that the list offered nothing: all that it asks, within the rates and caps that held for
/// those that were on the main list.
fn payable(rulebook: &Rulebook, demands: &[Demand], reference: &str) -> Result<Vec<Ask>> {
    match demands.iter().find(|demand| demand.reference == reference) {
        Some(demand) => Ok(within_limits(rulebook, demand)?.0),
        None => Ok(Vec::new()),
    }
}

/// Where each line stands after the decision.
fn spent(rulebook: &Rulebook, funding: &FundingOutcome, decided: &[Decided]) -> Result<Vec<LineStanding>> {
    let mut lines = Vec::new();
    for line in &funding.lines {
        let offers = decided.iter().flat_map(|one| &one.offers).filter(|ask| ask.line == line.purse.line);
        let offered = Euro::sum(offers.map(|ask| ask.amount))?;
        if offered > line.available {
            let mut problems = Problems::none();
            let over = offered.minus(line.available)?;
            problems.add("lines", "line-overspent").with("line", &line.purse.line).with("amount", over);
            return Err(problems.into());
        }
        let left = line.available.minus(offered)?;
        let on = rulebook.budget_line(&line.purse.line).is_some_and(|line| line.carry_over);
        let carries = if on { left.plus(line.purse.held)? } else { Euro::ZERO };
        lines.push(LineStanding { offered, left, carries, ..line.clone() });
    }
    Ok(lines)
}

/// How the members voted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub votes_for: usize,
    pub against: usize,
    pub abstained: usize,
    pub stepped_out: usize,
}

pub fn tally(votes: impl IntoIterator<Item = Vote>) -> Tally {
    let mut tally = Tally::default();
    for vote in votes {
        match vote {
            Vote::For => tally.votes_for += 1,
            Vote::Against => tally.against += 1,
            Vote::Abstained => tally.abstained += 1,
            Vote::SteppedOut => tally.stepped_out += 1,
        }
    }
    tally
}

/// A member's word: who declares an interest steps out, and who steps out declares one.
pub fn voice(interest: &str, vote: Vote) -> Result<(), Problems> {
    match (interest.trim().is_empty(), vote) {
        (true, Vote::SteppedOut) => Err(Problems::one("interest", "interest-missing")),
        (false, Vote::For | Vote::Against | Vote::Abstained) => {
            Err(Problems::one("vote", "interest-steps-out"))
        }
        _ => Ok(()),
    }
}
