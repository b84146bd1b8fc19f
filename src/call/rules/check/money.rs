//! Budget lines, slices, rates, and which cost type is paid and carried by what.

use super::Faults;
use crate::call::rules::money::{BudgetLine, ORIGINS};
use crate::call::rules::rulebook::Rulebook;
use crate::ground::{BasisPoints, Euro};

pub(super) fn check(book: &Rulebook, faults: &mut Faults) {
    let types: Vec<&str> = book.cost_types.iter().map(|cost_type| cost_type.id.as_str()).collect();
    faults.ids("cost_types", "id", types.iter().copied());
    for (index, cost_type) in book.cost_types.iter().enumerate() {
        faults.words(format!("cost_types[{index}].title"), &cost_type.title);
    }
    for (index, track) in book.tracks.iter().enumerate() {
        let key = format!("tracks[{index}].cost_types");
        faults.unless(!track.cost_types.is_empty(), &key, "a track asks for money of at least one cost type");
        faults.known(&key, "cost type", &track.cost_types, &types);
    }
    faults.ids("budget_lines", "id", book.budget_lines.iter().map(|line| line.id.as_str()));
    for (index, line) in book.budget_lines.iter().enumerate() {
        budget_line(book, &format!("budget_lines[{index}]"), line, faults);
        faults.known(&format!("budget_lines[{index}].pays"), "cost type", &line.pays, &types);
        let tracks: Vec<&str> = book.tracks.iter().map(|track| track.id.as_str()).collect();
        faults.known(&format!("budget_lines[{index}].tracks"), "track", &line.tracks, &tracks);
    }
    for (index, id) in types.iter().enumerate() {
        let paid = book.budget_lines.iter().any(|line| line.pays.iter().any(|pays| pays == id));
        faults.unless(paid, format!("cost_types[{index}].id"), format!("no budget line pays `{id}`"));
    }
    carried(book, &types, faults);
    rates(book, faults);
}

fn budget_line(book: &Rulebook, key: &str, line: &BudgetLine, faults: &mut Faults) {
    faults.words(format!("{key}.title"), &line.title);
    faults.unless(line.total > Euro::ZERO, format!("{key}.total"), "a budget line holds money");
    rate(line.max_rate, 1, &format!("{key}.max_rate"), faults);
    if let Some(cap) = line.cap_per_proposal {
        let holds = cap > Euro::ZERO && cap <= line.total;
        faults.unless(
            holds,
            format!("{key}.cap_per_proposal"),
            "the cap is above the line's total, or not above zero",
        );
    }
    for (index, slice) in line.slices.iter().enumerate() {
        let at = |name: &str| format!("{key}.slices[{index}].{name}");
        let number = slice.cutoff;
        faults.unless(book.cutoff(number).is_some(), at("cutoff"), format!("there is no cut-off {number}"));
        let twice = line.slices.iter().take(index).any(|earlier| earlier.cutoff == number);
        faults.unless(!twice, at("cutoff"), format!("cut-off {number} already has a slice"));
        faults.unless(slice.amount >= Euro::ZERO, at("amount"), "a slice cannot be negative");
    }
    let sum = Euro::sum(line.slices.iter().map(|slice| slice.amount));
    let reason = match &sum {
        Ok(sum) => format!("the slices sum to {sum}, above the total of {}", line.total),
        Err(_overflow) => "the slices sum to more than any amount can be".to_owned(),
    };
    faults.unless(sum.is_ok_and(|sum| sum <= line.total), format!("{key}.slices"), reason);
}

/// Each cost type belongs to exactly one instrument, so that nothing is paid twice.
fn carried(book: &Rulebook, types: &[&str], faults: &mut Faults) {
    let mut carrier = std::collections::BTreeMap::new();
    for (at, plan) in book.instruments.iter().enumerate() {
        faults.known(&format!("instruments[{at}].cost_types"), "cost type", &plan.cost_types, types);
        for (index, id) in plan.cost_types.iter().enumerate() {
            match carrier.insert(id.as_str(), at) {
                Some(first) if first != at => {
                    let reason =
                        format!("`{id}` already belongs to instruments[{first}]: it would be paid twice");
                    faults.add(format!("instruments[{at}].cost_types[{index}]"), reason);
                }
                _ => {}
            }
        }
    }
    for (index, id) in types.iter().enumerate() {
        let reason = format!("no instrument carries `{id}`");
        faults.unless(carrier.contains_key(id), format!("cost_types[{index}].id"), reason);
    }
}

fn rates(book: &Rulebook, faults: &mut Faults) {
    rate(book.funding.redress_hold, 0, "funding.redress_hold", faults);
    let matched = book.matching.national_to_eu.points() >= 0;
    faults.unless(matched, "matching.national_to_eu", "a ratio cannot be negative");
    faults.known("matching.origins", "origin of money", &book.matching.origins, &ORIGINS);
    for (index, asked) in book.matching.claims_say.iter().enumerate() {
        let twice = book.matching.claims_say.iter().take(index).any(|one| one == asked);
        let reason = format!("`{}` is asked twice", asked.name());
        faults.unless(!twice, format!("matching.claims_say[{index}]"), reason);
    }
    let private = book.matching.origins.iter().position(|origin| origin == "private");
    if let (Some(index), false) = (private, book.matching.private_counts) {
        let reason = "private money does not count toward the match: `private_counts` is false";
        faults.add(format!("matching.origins[{index}]"), reason);
    }
}

fn rate(rate: BasisPoints, least: i32, key: &str, faults: &mut Faults) {
    let points = rate.points();
    let reason = format!("{points} basis points is not a rate between {least} and 10000 (100 %)");
    faults.unless((least..=10_000).contains(&points), key, reason);
}
