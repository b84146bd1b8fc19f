//! Two contents side by side: only what differs, in the order of the form.
//!
//! `{{> compared changes}}`

use serde::Serialize;

use super::shown::{ShownAnswer, cost_type, track};
use crate::call::rules::{Rulebook, Slot};
use crate::ground::{Euro, Result};
use crate::people::Look;
use crate::proposal::rules::diff::{self, Piece};
use crate::proposal::rules::{Content, Document, Partner, Tranche, of_letter};

#[derive(Clone, Debug, Serialize)]
pub struct Compared {
    pub label: String,
    /// Empty: it is new.
    pub before: String,
    /// Empty: it is gone.
    pub after: String,
    /// Both word by word, where they are too long to be read side by side.
    pub pieces: Vec<Piece>,
}

/// More signs than that are compared word by word.
const SHORT: usize = 160;

pub fn compared(look: &Look<'_>, book: &Rulebook, old: &Content, new: &Content) -> Result<Vec<Compared>> {
    let mut rows = vec![
        row(look.say("proposal-title"), old.title.clone(), new.title.clone()),
        row(look.say("proposal-track"), track(look, book, &old.track), track(look, book, &new.track)),
        row(look.say("proposal-part-consortium"), partners(look, book, old), partners(look, book, new)),
        row(look.say("consortium-hosting"), hosting(look, old), hosting(look, new)),
    ];
    for field in book.fields() {
        let said = |content: &Content| {
            let answer = content.answers.get(&field.id);
            ShownAnswer::of(look.words(), look.language, field, answer).plain()
        };
        let label = field.label.in_language(look.language.code()).to_owned();
        rows.push(worded(row(label, said(old), said(new))));
    }
    for one in &book.cost_types {
        let label = cost_type(look, book, &one.id);
        rows.push(row(label, money(look, old, &one.id)?, money(look, new, &one.id)?));
    }
    let claims = |content: &Content| listed(content.tranches.iter().map(|one| claim(look, book, one)));
    rows.push(row(look.say("proposal-part-cofunding"), claims(old), claims(new)));
    for slot in &book.documents {
        let title = slot.title.in_language(look.language.code()).to_owned();
        rows.push(row(title, files(slot, old), files(slot, new)));
    }
    rows.retain(|row| row.before != row.after);
    Ok(rows)
}

fn row(label: String, before: String, after: String) -> Compared {
    Compared { label, before, after, pieces: Vec::new() }
}

/// A text, word by word where it is long. Lists are not: a line of them says nothing without its neighbours' words.
fn worded(row: Compared) -> Compared {
    let both = !row.before.is_empty() && !row.after.is_empty() && row.before != row.after;
    let long = row.before.chars().count().max(row.after.chars().count()) > SHORT;
    if !both || !long {
        return row;
    }
    Compared { pieces: diff::shortened(diff::words(&row.before, &row.after)), ..row }
}

fn listed(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// One line for each, with its role and what it is recognised by.
fn partners(look: &Look<'_>, book: &Rulebook, content: &Content) -> String {
    let role = |one: &Partner| {
        let found = book.roles.iter().find(|role| role.id == one.role);
        found.map_or(one.role.clone(), |role| role.title.in_language(look.language.code()).to_owned())
    };
    let line = |one: &Partner| {
        let details = &one.details;
        let known = [
            one.pic.as_ref().map(|pic| format!("PIC {pic}")),
            details.ror.as_ref().map(|ror| format!("ROR {ror}")),
            details.vat.as_ref().map(ToString::to_string),
        ];
        let said = [format!("{} ({})", one.name, one.country.eu()), role(one)];
        said.into_iter().chain(known.into_iter().flatten()).collect::<Vec<_>>().join(", ")
    };
    listed(content.partners.iter().map(line))
}

/// The states that host jointly.
fn hosting(look: &Look<'_>, content: &Content) -> String {
    let Some(hosting) = &content.hosting else { return String::new() };
    let states: Vec<&str> = hosting.states.iter().map(|state| state.eu()).collect();
    let args = [("states", states.join(", ")), ("lead", hosting.lead.eu().to_owned())];
    look.text("consortium-hosting-said", &args)
}

/// Who pays what, when and how.
fn claim(look: &Look<'_>, book: &Rulebook, one: &Tranche) -> String {
    let country = one.country.map(|country| format!(" ({})", country.eu())).unwrap_or_default();
    let said = [
        format!("{}{country}", one.funder_name),
        one.year.to_string(),
        cost_type(look, book, &one.cost_type),
        look.say(&format!("proposal-kind-{}", one.kind.name())),
        look.say(&format!("proposal-origin-{}", one.origin.name())),
        look.words().voice(look.language).euro(one.amount),
    ];
    said.join(", ")
}

/// The document of a slot, and each funder's own by the funder's name.
fn files(slot: &Slot, content: &Content) -> String {
    let file = |one: &Document| format!("{} ({}…)", one.name, one.sha256.get(..12).unwrap_or_default());
    let line = |one: &Document| match of_letter(&one.slot) {
        None => (one.slot == slot.id).then(|| file(one)),
        Some((of, funder)) if of == slot.id => {
            let funder = content.funder_at(funder).map_or(funder, |(_, name)| name);
            Some(format!("{funder}: {}", file(one)))
        }
        Some(_) => None,
    };
    listed(content.documents.iter().filter_map(line))
}

/// What is spent, asked and claimed for a cost type, where any of it is.
fn money(look: &Look<'_>, content: &Content, id: &str) -> Result<String> {
    let cost = content.costs.iter().filter(|cost| cost.cost_type == id).map(|cost| cost.amount);
    let amounts = [
        ("proposal-budget-cost", Euro::sum(cost)?),
        ("proposal-budget-asked", content.eu_asked_for(id)?),
        ("proposal-reckoned-claimed", content.claimed_for(id)?),
    ];
    let voice = look.words().voice(look.language);
    let said = amounts.iter().filter(|(_, amount)| !amount.is_zero());
    let said = said.map(|(key, amount)| format!("{}: {}", look.say(key), voice.euro(*amount)));
    Ok(said.collect::<Vec<_>>().join("\n"))
}
