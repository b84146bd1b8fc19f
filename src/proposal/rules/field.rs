//! The fields of a draft, one by one: those of the rulebook's form, and the proposal's own name and track.
//!
//! Each is saved, told apart by version and kept in a history by itself. A field goes by its id of the rulebook, or
//! by `basics.acronym`, `basics.title`, `basics.track`; ids hold no dots, so the two never meet.

use std::fmt;

use super::content::{Answer, Content};
use super::part::Part;
use crate::call::rules::{Field, Rulebook};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldKey {
    Acronym,
    Title,
    Track,
    /// By its id.
    Answer(String),
}

/// What the names of the proposal's own fields begin with.
pub const BASICS: &str = "basics.";

impl FieldKey {
    pub const OWN: [Self; 3] = [Self::Acronym, Self::Title, Self::Track];

    /// Reads the name in a URL or a row; None where the rulebook has no such field.
    pub fn parse(name: &str, book: &Rulebook) -> Option<Self> {
        let own = Self::OWN.into_iter().find(|key| key.to_string() == name);
        own.or_else(|| book.fields().any(|field| field.id == name).then(|| Self::Answer(name.to_owned())))
    }

    /// The fields of a part that is a form of such fields, in its order.
    pub fn of_part(part: &Part, book: &Rulebook) -> Vec<Self> {
        match part {
            Part::Basics => Self::OWN.to_vec(),
            _ => {
                let fields = part.section(book).map_or(&[][..], |section| &section.fields);
                fields.iter().map(|field| Self::Answer(field.id.clone())).collect()
            }
        }
    }

    /// All of them, in the order of the parts.
    pub fn all(book: &Rulebook) -> Vec<Self> {
        let answers = book.fields().map(|field| Self::Answer(field.id.clone()));
        Self::OWN.into_iter().chain(answers).collect()
    }

    /// What the control of it is called in a form.
    pub fn form_name(&self) -> String {
        match self {
            Self::Acronym => "acronym".to_owned(),
            Self::Title => "title".to_owned(),
            Self::Track => "track".to_owned(),
            Self::Answer(id) => format!("answers.{id}"),
        }
    }

    /// The part whose page it stands on.
    pub fn part(&self, book: &Rulebook) -> Option<Part> {
        match self {
            Self::Answer(id) => Part::of_field(book, id),
            _ => Some(Part::Basics),
        }
    }

    /// The question, where it is one of the rulebook's.
    pub fn asked<'b>(&self, book: &'b Rulebook) -> Option<&'b Field> {
        let Self::Answer(id) = self else { return None };
        book.fields().find(|field| field.id == *id)
    }

    /// What a content says in it; nothing said is an empty text.
    pub fn value_in(&self, content: &Content) -> Answer {
        match self {
            Self::Acronym => Answer::Text(content.acronym.clone()),
            Self::Title => Answer::Text(content.title.clone()),
            Self::Track => Answer::Text(content.track.clone()),
            Self::Answer(id) => content.answers.get(id).cloned().unwrap_or_else(nothing),
        }
    }
}

/// A field nobody has filled in.
pub fn nothing() -> Answer {
    Answer::Text(String::new())
}

/// Whether two answers say the same: nothing chosen is nothing written.
pub fn alike(one: &Answer, other: &Answer) -> bool {
    one == other || (one.is_empty() && other.is_empty())
}

/// So many characters that are gone at once are more than a slip of the pen.
const MUCH: usize = 100;

/// Whether a save leaves nothing of what stood in a field, or takes more than a hundred characters of it away at once,
/// whatever it puts in their place: all that stands between what both begin and end with.
pub fn takes_much_away(before: &Answer, after: &Answer) -> bool {
    if before.is_empty() {
        return false;
    }
    let text = |answer: &Answer| answer.values().join("\n").chars().collect::<Vec<char>>();
    let (before, after) = (text(before), text(after));
    let alike = |(one, other): &(&char, &char)| one == other;
    let begins = before.iter().zip(&after).take_while(alike).count();
    let rest = before.len().min(after.len()) - begins;
    let ends = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(alike).count();
    after.is_empty() || before.len() - begins - ends > MUCH
}

impl fmt::Display for FieldKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(id) => f.write_str(id),
            own => write!(f, "{BASICS}{}", own.form_name()),
        }
    }
}
