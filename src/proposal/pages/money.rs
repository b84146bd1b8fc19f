//! The money of a proposal as bars: what is asked from the EU, and what is claimed beside it.

use crate::call::rules::Rulebook;
use crate::ground::{Euro, Result};
use crate::people::Look;
use crate::proposal::rules::Content;
use crate::proposal::rules::matching::{self, Beside, Matched, Payer};
use crate::words::charts::{LegendItem, MatchBar, MatchBars, Money};
use crate::words::parts::Tag;

use super::shown;

/// One bar per cost type that any money stands on; none where there is no money at all.
pub fn bars(look: &Look<'_>, book: &Rulebook, content: &Content) -> Result<Option<MatchBars>> {
    let types: Vec<&str> = book.cost_types.iter().map(|one| one.id.as_str()).collect();
    let (asked, beside) = (matching::asked(content), matching::beside(content));
    let matched = matching::matched(&book.matching, &types, &asked, &beside)?;
    let mut bars = Vec::new();
    for one in &matched {
        // The whole comes last, and says nothing new beside a single cost type.
        let single = one.cost_type.is_none() && matched.len() <= 2;
        if !single {
            bars.push(bar(look, book, content, one)?);
        }
    }
    if bars.is_empty() {
        return Ok(None);
    }
    let legend = [
        (Money::Eu, "proposal-money-eu"),
        (Money::State, "proposal-money-state"),
        (Money::Region, "proposal-money-region"),
        (Money::Private, "proposal-money-private"),
    ];
    let legend = legend.into_iter().map(|(kind, key)| LegendItem { kind, label: look.say(key) });
    Ok(Some(MatchBars { bars, legend: legend.collect() }))
}

fn bar(look: &Look<'_>, book: &Rulebook, content: &Content, one: &Matched) -> Result<MatchBar> {
    let label = match &one.cost_type {
        Some(id) => shown::cost_type(look, book, id),
        None => look.say("proposal-money-total"),
    };
    let mut parts = Vec::new();
    let beside = matching::beside(content);
    for kind in [Money::State, Money::Region, Money::Private] {
        let here = beside.iter().filter(|side| {
            kind_of(side) == kind && one.cost_type.as_ref().is_none_or(|id| *id == side.cost_type)
        });
        parts.push((kind, Euro::sum(here.map(|side| side.amount))?));
    }
    let beside = Euro::sum(parts.iter().map(|(_, amount)| *amount))?;
    let voice = look.words().voice(look.language);
    let note =
        look.text("proposal-money-note", &[("eu", voice.meur(one.eu)), ("beside", voice.meur(beside))]);
    let alt = look.text(
        "proposal-money-alt",
        &[
            ("label", label.clone()),
            ("eu_amount", one.eu.to_string()),
            ("beside_amount", beside.to_string()),
            ("needed_amount", one.needed.to_string()),
        ],
    );
    let bar = MatchBar::of(label, one.eu, &parts, book.matching.national_to_eu).note(note, alt);
    Ok(bar.tag(finding(look, one)))
}

/// How money beside the EU's is drawn: by who pays.
pub fn kind_of(side: &Beside) -> Money {
    match side.payer() {
        Payer::State => Money::State,
        Payer::Region => Money::Region,
        Payer::Private => Money::Private,
    }
}

/// Short is an alarm, over is an information; they are never mixed.
fn finding(look: &Look<'_>, one: &Matched) -> Tag {
    let voice = look.words().voice(look.language);
    let amount = |key: &str, amount: Euro| look.text(key, &[("millions", voice.meur(amount))]);
    if one.short() > Euro::ZERO {
        Tag::bad(amount("proposal-money-short", one.short()))
    } else if one.over() > Euro::ZERO {
        Tag::plain(amount("proposal-money-over", one.over()))
    } else {
        Tag::good(look.say("proposal-money-matched"))
    }
}
