//! The funders' pages: the portfolio, the answer to one proposal, and the register of funders.

pub mod answer;
pub mod appointment;
pub mod appointments;
pub mod ceiling;
mod claim;
pub mod draft;
pub mod funders;
pub mod portfolio;

use super::rules::{Beside, MatchFinding, TrancheState, findings, matched};
use crate::call::rules::Rulebook;
use crate::ground::{Euro, Result};
use crate::people::Look;
use crate::proposal::pages::money;
use crate::words::charts::{LegendItem, MatchBar, MatchBars, Money};
use crate::words::parts::{Kind, Tag};

/// Where a tranche stands, as word, shape and colour.
pub fn standing_tag(look: &Look<'_>, state: TrancheState) -> Tag {
    let kind = match state {
        TrancheState::Secured | TrancheState::Paid => Kind::Good,
        TrancheState::Intended | TrancheState::Letter | TrancheState::BudgetDecision => Kind::Warn,
        TrancheState::Declined | TrancheState::Lapsed | TrancheState::Replaced => Kind::Bad,
    };
    Tag::new(kind, look.say(&format!("cofunding-state-{}", state.name())))
}

/// What the Board decided, once it has.
pub fn outcome_tag(look: &Look<'_>, outcome: &str) -> Tag {
    let kind = match outcome {
        "selected" => Kind::Good,
        "reserve" => Kind::Warn,
        _ => Kind::Bad,
    };
    Tag::new(kind, look.say(&format!("cofunding-outcome-{outcome}")))
}

/// The name of a cost type in the reader's language.
pub fn cost_type(look: &Look<'_>, book: &Rulebook, id: &str) -> String {
    book.cost_type(id).map_or(id, |found| found.title.in_language(look.language.code())).to_owned()
}

/// National or private money beside the EU's, and whether more than a claim stands for it.
pub struct Side {
    pub beside: Beside,
    pub certain: bool,
}

/// EU money and what stands beside it, a bar per cost type that any money stands on and one for the whole. What is no
/// more than claimed is hatched, and so is, after the mark, what does not count. Short matches are tagged as an alarm, over-matches as an information.
pub fn match_bars(
    look: &Look<'_>,
    book: &Rulebook,
    eu: &[(String, Euro)],
    sides: &[Side],
) -> Result<MatchBars> {
    let beside: Vec<Beside> = sides.iter().map(|side| side.beside.clone()).collect();
    let types: Vec<&str> = book.cost_types.iter().map(|one| one.id.as_str()).collect();
    let matched = matched(&book.matching, &types, eu, &beside)?;
    let found = findings(&book.matching, &matched, eu, &[])?;
    let voice = look.words().voice(look.language);
    // The whole says nothing new beside a single cost type, which is the whole then.
    let single = matched.len() <= 2;
    let mut bars = Vec::new();
    for one in matched.iter().filter(|one| !single || one.cost_type.is_some()) {
        let label = match one.cost_type.as_deref() {
            Some(id) => cost_type(look, book, id),
            None => look.say("proposal-money-total"),
        };
        let parts = parts(book, sides, one.cost_type.as_deref())?;
        let all = Euro::sum(parts.iter().map(|(_, amount)| *amount))?;
        let (eu, beside) = (("eu", voice.meur(one.eu)), ("beside", voice.meur(all)));
        let note = look.text("cofunding-bar-note", &[eu.clone(), beside.clone()]);
        let alt = look.text("cofunding-bar-alt", &[("name", label.clone()), eu, beside]);
        let alt = money::with_uncounted(look, alt, one);
        let bar = match single || one.is_tested(&book.matching) {
            true => MatchBar::of(label, one.eu, &parts, book.matching.national_to_eu),
            false => MatchBar::unmarked(label, one.eu, &parts),
        };
        let finding = found
            .iter()
            .find(|found| found.cost_type == one.cost_type || single && found.cost_type.is_none());
        let bar = bar.note(note, alt);
        bars.push(match finding {
            Some(finding) => bar.tag(finding_tag(look, finding.finding, finding.amount)),
            None => bar,
        });
    }
    Ok(MatchBars { bars, legend: legend(look, book, sides) })
}

/// One of the three findings on a match, with its amount in millions.
pub fn finding_tag(look: &Look<'_>, finding: MatchFinding, amount: Euro) -> Tag {
    let kind = match finding {
        MatchFinding::Short => Kind::Bad,
        MatchFinding::Over => Kind::Plain,
        MatchFinding::Unequal => Kind::Warn,
    };
    let by = look.words().voice(look.language).meur(amount);
    Tag::new(kind, look.text(&format!("cofunding-match-{}", finding.name()), &[("by", by)]))
}

/// Money beside the EU's on one cost type, or in all, by who pays; then what is only claimed, and what does not count.
fn parts(book: &Rulebook, sides: &[Side], cost_type: Option<&str>) -> Result<Vec<(Money, Euro)>> {
    let mut parts = Vec::new();
    for kind in [Money::State, Money::Region, Money::Private, Money::Letter, Money::Uncounted] {
        let here = |side: &&Side| {
            cost_type.is_none_or(|id| side.beside.cost_type == id) && kind_of(book, side) == kind
        };
        let amount = Euro::sum(sides.iter().filter(here).map(|side| side.beside.amount))?;
        if !amount.is_zero() {
            parts.push((kind, amount));
        }
    }
    Ok(parts)
}

fn kind_of(book: &Rulebook, side: &Side) -> Money {
    match money::kind_of(&book.matching, &side.beside) {
        Money::Uncounted => Money::Uncounted,
        _ if !side.certain => Money::Letter,
        certain => certain,
    }
}

fn legend(look: &Look<'_>, book: &Rulebook, sides: &[Side]) -> Vec<LegendItem> {
    let all = [
        (Money::Eu, "eu"),
        (Money::State, "state"),
        (Money::Region, "region"),
        (Money::Private, "private"),
        (Money::Letter, "claimed"),
        (Money::Uncounted, "uncounted"),
    ];
    let there = |kind: Money| kind == Money::Eu || sides.iter().any(|side| kind_of(book, side) == kind);
    let shown = all.into_iter().filter(|(kind, _)| there(*kind));
    shown
        .map(|(kind, name)| LegendItem { kind, label: look.say(&format!("cofunding-legend-{name}")) })
        .collect()
}
