//! The money of a proposal as bars: what is asked from the EU, and what is claimed beside it.

use crate::call::rules::{Matching, Rulebook};
use crate::ground::{Euro, Result};
use crate::people::Look;
use crate::proposal::rules::Content;
use crate::proposal::rules::matching::{self, Beside, Gone, Matched, Payer};
use crate::words::charts::{LegendItem, MatchBar, MatchBars, Money};
use crate::words::parts::Tag;

use super::shown;

/// One bar per cost type that any money stands on, and one for the whole; none where there is no money at all. A cost
/// type is held against its match only where the rulebook tests cost types.
pub fn bars(look: &Look<'_>, book: &Rulebook, content: &Content) -> Result<Option<MatchBars>> {
    let types: Vec<&str> = book.cost_types.iter().map(|one| one.id.as_str()).collect();
    let (asked, beside) = (matching::asked(content), matching::beside(content));
    let matched = matching::matched(&book.matching, &types, &asked, &beside)?;
    // The whole comes last, and says nothing new beside a single cost type, which is the whole then.
    let single = matched.len() <= 2;
    let mut bars = Vec::new();
    for one in matched.iter().filter(|one| !single || one.cost_type.is_some()) {
        let tested = single || one.is_tested(&book.matching);
        let gone = Gone::of(&book.matching, content, one.cost_type.as_deref())?;
        bars.push(with_declined(look, bar(look, book, &beside, one, tested)?, one, gone));
    }
    if bars.is_empty() {
        return Ok(None);
    }
    let uncounted = matched.iter().any(|one| !one.uncounted.is_zero());
    let mut legend = vec![
        (Money::Eu, "proposal-money-eu"),
        (Money::State, "proposal-money-state"),
        (Money::Region, "proposal-money-region"),
        (Money::Private, "proposal-money-private"),
    ];
    legend.extend(uncounted.then_some((Money::Uncounted, "proposal-money-uncounted")));
    let legend = legend.into_iter().map(|(kind, key)| LegendItem { kind, label: look.say(key) });
    Ok(Some(MatchBars { bars, legend: legend.collect() }))
}

fn bar(look: &Look<'_>, book: &Rulebook, sides: &[Beside], one: &Matched, tested: bool) -> Result<MatchBar> {
    let label = match &one.cost_type {
        Some(id) => shown::cost_type(look, book, id),
        None => look.say("proposal-money-total"),
    };
    let mut parts = Vec::new();
    for kind in [Money::State, Money::Region, Money::Private, Money::Uncounted] {
        let here = sides.iter().filter(|side| {
            kind_of(&book.matching, side) == kind
                && one.cost_type.as_ref().is_none_or(|id| *id == side.cost_type)
        });
        parts.push((kind, Euro::sum(here.map(|side| side.amount))?));
    }
    let beside = Euro::sum(parts.iter().map(|(_, amount)| *amount))?;
    let voice = look.words().voice(look.language);
    let note =
        look.text("proposal-money-note", &[("eu", voice.meur(one.eu)), ("beside", voice.meur(beside))]);
    let mut args = vec![
        ("label", label.clone()),
        ("eu_amount", one.eu.to_string()),
        ("beside_amount", beside.to_string()),
    ];
    if !tested {
        let alt = look.text("proposal-money-alt-untested", &args);
        return Ok(MatchBar::unmarked(label, one.eu, &parts).note(note, with_uncounted(look, alt, one)));
    }
    args.push(("needed_amount", one.needed.to_string()));
    let alt = with_uncounted(look, look.text("proposal-money-alt", &args), one);
    let bar = MatchBar::of(label, one.eu, &parts, book.matching.national_to_eu).note(note, alt);
    Ok(bar.tag(finding(look, one)))
}

/// What was declined is no part of a bar, and is told beside it with what is missing because of it.
fn with_declined(look: &Look<'_>, bar: MatchBar, one: &Matched, gone: Gone) -> MatchBar {
    if gone.amount.is_zero() {
        return bar;
    }
    let voice = look.words().voice(look.language);
    let note = [("note", bar.note.clone()), ("declined", voice.meur(gone.amount))];
    let args = [
        ("alt", bar.alt.clone()),
        ("declined_amount", gone.amount.to_string()),
        ("missing_amount", gone.missing(one.short()).to_string()),
    ];
    let note = look.text("proposal-money-note-declined", &note);
    let alt = look.text("proposal-money-alt-declined", &args);
    bar.note(note, alt)
}

/// The words of a bar, and what of its money does not count.
pub fn with_uncounted(look: &Look<'_>, alt: String, one: &Matched) -> String {
    match one.uncounted.is_zero() {
        true => alt,
        false => {
            let args = [("alt", alt), ("uncounted_amount", one.uncounted.to_string())];
            look.text("proposal-money-alt-uncounted", &args)
        }
    }
}

/// How money beside the EU's is drawn: by who pays, where it counts.
pub fn kind_of(matching: &Matching, side: &Beside) -> Money {
    match side.payer() {
        _ if !side.counts(matching) => Money::Uncounted,
        Payer::State => Money::State,
        Payer::Region => Money::Region,
        Payer::Private => Money::Private,
    }
}

/// Short is an alarm, over is an information; they are never mixed. What millions would round to nothing is told to
/// the cent.
fn finding(look: &Look<'_>, one: &Matched) -> Tag {
    let voice = look.words().voice(look.language);
    let amount = |key: &str, amount: Euro| {
        let said = match amount < HUNDREDTH {
            true => look.text("proposal-money-exact", &[("amount", amount.to_string())]),
            false => format!("{} M€", voice.meur(amount)),
        };
        look.text(key, &[("by", said)])
    };
    if one.short() > Euro::ZERO {
        Tag::bad(amount("proposal-money-short", one.short()))
    } else if one.over() > Euro::ZERO {
        Tag::plain(amount("proposal-money-over", one.over()))
    } else {
        Tag::good(look.say("proposal-money-matched"))
    }
}

/// Of a million: the last figure that bars tell.
const HUNDREDTH: Euro = Euro::from_cents(1_000_000);
