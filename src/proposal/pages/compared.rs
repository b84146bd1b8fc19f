//! Two contents side by side: only what differs, in the order of the form.
//!
//! `{{> compared changes}}`

use serde::Serialize;

use super::shown::{ShownAnswer, cost_type, track};
use crate::call::rules::Rulebook;
use crate::ground::{Euro, Result};
use crate::people::Look;
use crate::proposal::rules::Content;

#[derive(Clone, Debug, Serialize)]
pub struct Compared {
    pub label: String,
    /// Empty: it is new.
    pub before: String,
    /// Empty: it is gone.
    pub after: String,
}

pub fn compared(look: &Look<'_>, book: &Rulebook, old: &Content, new: &Content) -> Result<Vec<Compared>> {
    let mut rows = vec![
        row(look.say("proposal-title"), old.title.clone(), new.title.clone()),
        row(look.say("proposal-track"), track(look, book, &old.track), track(look, book, &new.track)),
        row(look.say("proposal-part-consortium"), partners(old), partners(new)),
    ];
    for field in book.fields() {
        let said = |content: &Content| {
            let answer = content.answers.get(&field.id);
            ShownAnswer::of(look.words(), look.language, field, answer).plain()
        };
        let label = field.label.in_language(look.language.code()).to_owned();
        rows.push(row(label, said(old), said(new)));
    }
    for one in &book.cost_types {
        let label = cost_type(look, book, &one.id);
        rows.push(row(label, money(look, old, &one.id)?, money(look, new, &one.id)?));
    }
    for slot in &book.documents {
        let file = |content: &Content| {
            let document = content.documents.iter().find(|document| document.slot == slot.id);
            document.map(|one| format!("{} ({}…)", one.name, one.sha256.get(..12).unwrap_or_default()))
        };
        let title = slot.title.in_language(look.language.code()).to_owned();
        rows.push(row(title, file(old).unwrap_or_default(), file(new).unwrap_or_default()));
    }
    rows.retain(|row| row.before != row.after);
    Ok(rows)
}

const fn row(label: String, before: String, after: String) -> Compared {
    Compared { label, before, after }
}

fn partners(content: &Content) -> String {
    let line = |one: &crate::proposal::rules::Partner| format!("{} ({})", one.name, one.country.eu());
    content.partners.iter().map(line).collect::<Vec<_>>().join("\n")
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
