//! The rows of a list, each in one line with all that it says: for comparing what stands there with what was typed, and
//! what a save replaced.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{claim, cost_type, hosting_words, shown_partner};
use crate::call::rules::Rulebook;
use crate::people::Look;
use crate::proposal::rules::diff::{Marked, Piece};
use crate::proposal::rules::{Ask, Content, Cost, Part, Partner, Tranche};

/// What a list says, row by row.
pub fn rows_of(look: &Look<'_>, book: &Rulebook, content: &Content, part: &Part) -> Vec<String> {
    match part {
        Part::Consortium => {
            let partners = content.partners.iter().map(|one| partner_row(look, book, one));
            partners.chain(hosting_words(look, content)).collect()
        }
        Part::Money if content.costs.is_empty() => {
            let voice = look.words().voice(look.language);
            let ask = |one: &Ask| {
                joined([
                    line_title(look, book, &one.line),
                    cost_type(look, book, &one.cost_type),
                    voice.euro(one.amount),
                ])
            };
            content.asks.iter().map(ask).collect()
        }
        Part::Money => content.costs.iter().map(|one| cost_row(look, book, content, one)).collect(),
        Part::Cofunding => content.tranches.iter().map(|one| claim_row(look, book, one)).collect(),
        Part::Basics | Part::Answers(_) | Part::Documents => Vec::new(),
    }
}

fn line_title(look: &Look<'_>, book: &Rulebook, id: &str) -> String {
    book.budget_line(id).map_or(id, |line| line.title.in_language(look.language.code())).to_owned()
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn partner_row(look: &Look<'_>, book: &Rulebook, partner: &Partner) -> String {
    let shown = shown_partner(look, book, partner);
    let beside = shown.ids.into_iter().chain(shown.about);
    joined([shown.name, shown.short_name, shown.country, shown.role].into_iter().chain(beside))
}

fn cost_row(look: &Look<'_>, book: &Rulebook, content: &Content, cost: &Cost) -> String {
    let voice = look.words().voice(look.language);
    let partner = cost.partner.and_then(|place| content.partners.get(place));
    let partner = partner.map_or_else(|| look.say("proposal-budget-consortium"), |one| one.name.clone());
    let line = line_title(look, book, &cost.line);
    let year = cost.year.map(|year| year.to_string()).unwrap_or_default();
    let money = [("cost", voice.euro(cost.amount)), ("asked", voice.euro(cost.asked))];
    let money = look.text("proposal-budget-row", &money);
    joined([partner, cost_type(look, book, &cost.cost_type), year, line, money, cost.note.clone()])
}

fn claim_row(look: &Look<'_>, book: &Rulebook, tranche: &Tranche) -> String {
    let voice = look.words().voice(look.language);
    let shown = claim(look, book, tranche);
    let who = [shown.funder, shown.year.to_string(), shown.cost_type, shown.kind, shown.origin];
    let how = [
        format!("EUR {}", voice.euro(shown.amount)),
        shown.stated,
        shown.aid_basis,
        shown.particulars,
        shown.evidence,
    ];
    joined(who.into_iter().chain(how))
}

/// Two lists side by side: the rows that only one of them has, and how many both have.
#[derive(Clone, Debug, Serialize)]
pub struct Beside {
    /// Who put there what stands there, and when.
    pub by: String,
    pub mine: Vec<String>,
    pub theirs: Vec<String>,
    /// In words; empty where no row is in both.
    pub alike: String,
}

impl Beside {
    pub fn of(look: &Look<'_>, by: String, mine: &[String], theirs: &[String]) -> Self {
        let (own, others) = (without(mine, theirs), without(theirs, mine));
        let count = mine.len() - own.len();
        let alike = match count {
            0 => String::new(),
            count => look.text("proposal-conflict-alike", &[("count", count.to_string())]),
        };
        let owned = |rows: Vec<&String>| rows.into_iter().cloned().collect();
        Self { by, mine: owned(own), theirs: owned(others), alike }
    }
}

/// The rows of one list that the other has not, as often as it has not.
fn without<'a>(rows: &'a [String], others: &[String]) -> Vec<&'a String> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for other in others {
        *left.entry(other).or_default() += 1;
    }
    let mut gone = |row: &&String| match left.get_mut(row.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    rows.iter().filter(|row| gone(row)).collect()
}

/// What a save took out of a list and what it put in, row by row.
pub fn changed(was: &[String], is: &[String]) -> Vec<Piece> {
    let piece = |mark: Marked| move |row: &String| Piece { mark, text: format!("{row}\n") };
    let out = without(was, is).into_iter().map(piece(Marked::Removed));
    out.chain(without(is, was).into_iter().map(piece(Marked::Added))).collect()
}
