//! What a field says, in words of one text: for comparing, and for two texts side by side.

use crate::call::rules::{FieldKind, Rulebook};
use crate::ground::{Moment, Result};
use crate::people::{self, Look};
use crate::proposal::acts::Met;
use crate::proposal::rules::{Answer, FieldKey};
use crate::words::ZONE;

use super::shown::{ShownAnswer, track};

/// The question, as the reader reads it.
pub fn label(look: &Look<'_>, book: &Rulebook, key: &FieldKey) -> String {
    match key.asked(book) {
        Some(asked) => asked.label.in_language(look.language.code()).to_owned(),
        None if *key == FieldKey::Acronym => look.say("proposal-acronym"),
        None if *key == FieldKey::Title => look.say("proposal-title"),
        None => look.say("proposal-track"),
    }
}

/// What is said in a field: choices by their names, yes and no as words, text as it was written.
pub fn said(look: &Look<'_>, book: &Rulebook, key: &FieldKey, value: &Answer) -> String {
    match key.asked(book) {
        Some(asked) => ShownAnswer::of(look.words(), look.language, asked, Some(value)).plain(),
        None if *key == FieldKey::Track => track(look, book, &value.values().concat()),
        None => value.values().concat(),
    }
}

/// Whether two values of a field can be brought together in one text.
pub fn is_text(book: &Rulebook, key: &FieldKey) -> bool {
    match key.asked(book) {
        Some(asked) => matches!(asked.kind, FieldKind::Text(_)),
        None => *key != FieldKey::Track,
    }
}

/// Who put there what one met, and when: oneself, too, in another window.
pub fn by(look: &mut Look<'_>, met: &Met) -> Result<String> {
    let own = look.actor.person().is_some_and(|person| person.as_str() == met.by);
    let who = people::store::name(look.db, &met.by)?;
    let time = met.at.map(|at| at.in_zone(ZONE).format("%H:%M").to_string()).unwrap_or_default();
    let args = [("who", who), ("time", time)];
    Ok(if own { look.text("drafting-met-self", &args) } else { look.text("drafting-met-by", &args) })
}

/// Who put there what stands there, and when, told to a page that is open.
pub fn now_by(look: &mut Look<'_>, by: &str, at: Moment) -> Result<String> {
    let own = look.actor.person().is_some_and(|person| person.as_str() == by);
    let who = people::store::name(look.db, by)?;
    let args = [("who", who), ("time", at.in_zone(ZONE).format("%H:%M").to_string())];
    Ok(if own { look.text("drafting-met-self", &args) } else { look.text("drafting-now-by", &args) })
}
