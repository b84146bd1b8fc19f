//! What people type and programs send, read into what is stored.
//!
//! Everything arrives as text. What is wrong is told per field, by names that are the form's and become JSON
//! pointers over the API (`partners.0.country`, `/partners/0/country`). A draft may be empty anywhere: what is
//! missing is for [`super::readiness`] to say; only what is there must be well-formed.

mod answer;
mod budget;
mod cofunding;
mod consortium;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use answer::{answer, answers, has_shape, words};
pub use budget::{COSTS_MAX, TypedCost, cost, costs, costs_of};
pub use cofunding::{FunderNamed, NewTranche, TRANCHES_MAX, TypedTranche, is_same, origin_fits, tranches};
pub use consortium::{NewPartner, PARTNERS_MAX, TypedHosting, TypedPartner, hosting, partner, partners};

use super::content::{Answer, Ask};
use super::field::FieldKey;
use crate::call::rules::Rulebook;
use crate::ground::money::NotMoney;
use crate::ground::text::{self, BadText};
use crate::ground::{Euro, Problems, Result};

/// How amounts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// By people, in any of Europe's habits.
    Typed,
    /// By programs: `1234.50`.
    Machine,
}

impl Habit {
    fn read(self, text: &str) -> Result<Euro, NotMoney> {
        match self {
            Self::Typed => Euro::parse_typed(text),
            Self::Machine if text.is_empty() => Err(NotMoney::Empty),
            Self::Machine => Euro::parse(text)
                .and_then(|amount| if amount < Euro::ZERO { Err(NotMoney::Negative) } else { Ok(amount) }),
        }
    }
}

/// A row of a table of inputs, with its number in the form or the list.
#[derive(Clone, Debug)]
pub struct Row<T> {
    pub place: usize,
    pub typed: T,
}

impl<T> Row<T> {
    /// The rows of a list as programs send it.
    pub fn numbered(list: impl IntoIterator<Item = T>) -> Vec<Self> {
        list.into_iter().enumerate().map(|(place, typed)| Self { place, typed }).collect()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TypedBasics {
    pub acronym: String,
    #[serde(default)]
    pub title: String,
    /// Id of a track of the rulebook; empty while not chosen.
    #[serde(default)]
    pub track: String,
}

/// Acronym, title and track as they are stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basics {
    pub acronym: String,
    pub title: String,
    pub track: String,
}

pub const ACRONYM_MAX: usize = 30;
pub const TITLE_MAX: usize = 300;

pub fn basics(book: &Rulebook, typed: &TypedBasics) -> Result<Basics> {
    let mut problems = Problems::none();
    let mut read = |key: &FieldKey, typed: &str| own(book, &mut problems, key, typed);
    let acronym = read(&FieldKey::Acronym, &typed.acronym);
    let title = read(&FieldKey::Title, &typed.title);
    let track = read(&FieldKey::Track, &typed.track);
    problems.into_result()?;
    Ok(Basics { acronym, title, track })
}

/// Reads one of the proposal's own fields.
fn own(book: &Rulebook, problems: &mut Problems, key: &FieldKey, typed: &str) -> String {
    let name = key.form_name();
    match key {
        FieldKey::Acronym => line(problems, name, typed, ACRONYM_MAX, true),
        FieldKey::Title => line(problems, name, typed, TITLE_MAX, false),
        _ => {
            let track = typed.trim().to_owned();
            if !track.is_empty() && book.track(&track).is_none() {
                problems.add(name, "not-an-option");
            }
            track
        }
    }
}

/// Reads one field of a draft, whichever it is. Problems are named as the form names the field.
pub fn field(book: &Rulebook, key: &FieldKey, values: &[String], habit: Habit) -> Result<Answer, Problems> {
    match key.asked(book) {
        Some(asked) => answer(asked, values, habit),
        None => {
            let mut problems = Problems::none();
            let text = own(book, &mut problems, key, values.first().map_or("", String::as_str));
            if problems.is_empty() { Ok(Answer::Text(text)) } else { Err(problems) }
        }
    }
}

/// Reads a value as it is stored, or as a program sends it: the rulebook may ask otherwise than when it was stored.
pub fn field_stored(book: &Rulebook, key: &FieldKey, value: &Answer) -> Result<Answer, Problems> {
    if key.asked(book).is_some_and(|asked| !has_shape(asked, value)) {
        return Err(Problems::one(key.form_name(), "answer-shape"));
    }
    field(book, key, &value.values(), Habit::Machine)
}

/// Money asked from one budget line for one cost type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TypedAsk {
    pub line: String,
    pub cost_type: String,
    /// `1234.50`.
    pub amount: String,
}

/// Empty and zero amounts are nothing asked.
pub fn asks(book: &Rulebook, rows: &[Row<TypedAsk>], habit: Habit) -> Result<Vec<Ask>> {
    let mut problems = Problems::none();
    let mut asks: Vec<Ask> = Vec::new();
    for Row { place, typed } in rows {
        let at = |name: &str| format!("asks.{place}.{name}");
        let line = book.budget_line(&typed.line);
        if line.is_none() {
            problems.add(at("line"), "not-an-option");
        }
        if !line.is_some_and(|line| line.pays.contains(&typed.cost_type)) {
            problems.add(at("cost_type"), "not-an-option");
        }
        if asks.iter().any(|ask| (&ask.line, &ask.cost_type) == (&typed.line, &typed.cost_type)) {
            problems.add(at("cost_type"), "twice");
        }
        let Some(amount) = money(&mut problems, at("amount"), &typed.amount, habit) else { continue };
        if !amount.is_zero() {
            asks.push(Ask { line: typed.line.clone(), cost_type: typed.cost_type.clone(), amount });
        }
    }
    problems.into_result()?;
    Ok(asks)
}

/// Reads an amount; nothing typed is None, and so is what is wrong, after it was told.
pub fn money(problems: &mut Problems, field: String, text: &str, habit: Habit) -> Option<Euro> {
    let code = match habit.read(text.trim()) {
        Ok(amount) => return Some(amount),
        Err(NotMoney::Empty) => return None,
        Err(NotMoney::NotANumber) => "money-number",
        Err(NotMoney::FractionOfCent) => "money-cents",
        Err(NotMoney::TooLarge) => "money-large",
        Err(NotMoney::Negative) => "money-negative",
    };
    problems.add(field, code);
    None
}

/// Reads one line of text of at most `max` characters.
pub fn line(
    problems: &mut Problems,
    field: impl Into<String>,
    typed: &str,
    max: usize,
    required: bool,
) -> String {
    let field = field.into();
    match text::line(typed, max) {
        Ok(text) if text.contains('\n') => {
            problems.add(field, "one-line");
            text
        }
        Ok(text) => text,
        Err(BadText::Empty) if !required => String::new(),
        Err(bad) => {
            bad_text(problems, field, &bad);
            String::new()
        }
    }
}

fn bad_text(problems: &mut Problems, field: String, bad: &BadText) {
    match bad {
        BadText::Empty => problems.add(field, "required"),
        BadText::TooLong { max, has } => problems.add(field, "too-long").with("max", max).with("has", has),
        BadText::Nul => problems.add(field, "nul"),
    };
}
