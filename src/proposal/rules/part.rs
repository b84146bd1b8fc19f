//! The parts a proposal is written in: one page, one save and one conflict each.

use std::fmt;

use serde_json::{Value, json};

use super::content::Content;
use crate::call::rules::{Rulebook, Section};
use crate::ground::Result;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Acronym, title, track.
    Basics,
    /// The answers of one section of the rulebook's form.
    Answers(String),
    Consortium,
    /// What is asked from the EU.
    Money,
    /// What is claimed from funders.
    Cofunding,
    Documents,
}

const ANSWERS: &str = "answers-";

impl Part {
    /// All parts in the order they are filled in.
    pub fn all(book: &Rulebook) -> Vec<Self> {
        let sections = book.sections.iter().map(|section| Self::Answers(section.id.clone()));
        let money = [Self::Money, Self::Cofunding, Self::Documents];
        [Self::Basics, Self::Consortium].into_iter().chain(sections).chain(money).collect()
    }

    /// Reads the name in a URL; None where the rulebook has no such part.
    pub fn parse(name: &str, book: &Rulebook) -> Option<Self> {
        Self::all(book).into_iter().find(|part| part.to_string() == name)
    }

    pub fn section<'b>(&self, book: &'b Rulebook) -> Option<&'b Section> {
        let Self::Answers(id) = self else { return None };
        book.sections.iter().find(|section| section.id == *id)
    }

    /// The part that a field of the form stands in.
    pub fn of_field(book: &Rulebook, field: &str) -> Option<Self> {
        let holds = |section: &&Section| section.fields.iter().any(|one| one.id == field);
        book.sections.iter().find(holds).map(|section| Self::Answers(section.id.clone()))
    }

    /// What is stored of this part, for telling whether somebody else changed it: two people may save
    /// different parts of one draft, and neither is in the other's way.
    pub fn of(&self, book: &Rulebook, content: &Content) -> Result<Value> {
        Ok(match self {
            Self::Basics => json!([content.acronym, content.title, content.track]),
            Self::Answers(_) => {
                let fields = self.section(book).map_or(&[][..], |section| &section.fields);
                let answers = fields.iter().map(|field| (&field.id, content.answers.get(&field.id)));
                serde_json::to_value(answers.collect::<Vec<_>>())?
            }
            Self::Consortium => json!([content.partners, content.hosting]),
            Self::Money => json!([content.asks, content.costs]),
            Self::Cofunding => serde_json::to_value(&content.tranches)?,
            Self::Documents => serde_json::to_value(&content.documents)?,
        })
    }
}

/// As it stands in URLs: `basics`, `answers-summary`, `consortium`, …
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Basics => f.write_str("basics"),
            Self::Answers(section) => write!(f, "{ANSWERS}{section}"),
            Self::Consortium => f.write_str("consortium"),
            Self::Money => f.write_str("money"),
            Self::Cofunding => f.write_str("cofunding"),
            Self::Documents => f.write_str("documents"),
        }
    }
}
