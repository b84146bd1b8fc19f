//! The parts a proposal is written in: one page, one save and one conflict each.

use std::fmt;

use serde_json::{Value, json};

use super::content::{Content, Cost};
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

    /// The parts that are lists: each is saved whole, and has a history of its own.
    pub const LISTS: [Self; 3] = [Self::Consortium, Self::Money, Self::Cofunding];

    /// Reads the name of a list in a URL.
    pub fn list(name: &str) -> Option<Self> {
        Self::LISTS.into_iter().find(|part| part.to_string() == name)
    }

    /// What a content says in a list, and nothing else; a budget names its partners.
    pub fn list_in(&self, content: &Content) -> Content {
        let mut list = Content::nothing();
        match self {
            Self::Consortium => {
                list.partners.clone_from(&content.partners);
                list.hosting.clone_from(&content.hosting);
            }
            Self::Money => {
                list.partners.clone_from(&content.partners);
                list.asks.clone_from(&content.asks);
                list.costs.clone_from(&content.costs);
            }
            Self::Cofunding => list.tranches.clone_from(&content.tranches),
            Self::Basics | Self::Answers(_) | Self::Documents => {}
        }
        list
    }

    /// Whether two contents say the same in a list. A budget's row is of the same partner wherever that one stands.
    pub fn says_alike(&self, one: &Content, other: &Content) -> bool {
        let (one, other) = (self.list_in(one), self.list_in(other));
        if *self != Self::Money {
            return one == other;
        }
        let costs = |of: &Content| {
            let id = |place: usize| of.partners.get(place).map(|partner| partner.id.clone());
            let cost = |cost: &Cost| (cost.partner.and_then(id), Cost { partner: None, ..cost.clone() });
            of.costs.iter().map(cost).collect::<Vec<_>>()
        };
        one.asks == other.asks && costs(&one) == costs(&other)
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
