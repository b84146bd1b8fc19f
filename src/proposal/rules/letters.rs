//! Documents that each co-funder gives for itself: a letter of commitment, in place of one file for all.

use super::content::{Content, Document, Tranche};
use crate::call::rules::{Rulebook, Slot};
use crate::ground::ids::FunderId;

/// Ids of a rulebook hold no point, so that this is never the slot of anything else.
const BETWEEN: char = '.';

/// The slot of one funder's own document. In a content it ends with the funder's place (from 1, by its first claim),
/// since contents hold no ids; in the table of documents with its id.
pub fn letter_slot(slot: &str, funder: impl std::fmt::Display) -> String {
    format!("{slot}{BETWEEN}{funder}")
}

/// The slot of the rulebook and the funder that a slot belongs to, where it is one of [`letter_slot`].
pub fn of_letter(slot: &str) -> Option<(&str, &str)> {
    slot.split_once(BETWEEN)
}

/// A slot as the rulebook has it, or a funder's own of one that asks each of them; it goes by the id it was asked by.
pub fn slot_of(book: &Rulebook, id: &str) -> Option<Slot> {
    let Some((of, _)) = of_letter(id) else { return book.slot(id).cloned() };
    let own = book.slot(of).filter(|slot| slot.per_funder)?;
    Some(Slot { id: id.to_owned(), ..own.clone() })
}

/// The funders that claims name, in the order of their first claims.
pub fn funders_in(tranches: &[Tranche]) -> Vec<(&FunderId, &str)> {
    let mut named: Vec<&Tranche> = Vec::new();
    for tranche in tranches {
        // Contents that came from JSON alone know funders by name and country.
        let of = |one: &Tranche| (one.funder_name.clone(), one.country);
        if !named.iter().any(|one| of(one) == of(tranche)) {
            named.push(tranche);
        }
    }
    named.into_iter().map(|one| (&one.funder, one.funder_name.as_str())).collect()
}

/// The slots a slot of the rulebook stands for: its own, and one for each funder that is claimed from.
pub fn slots_of(slot: &Slot, content: &Content) -> Vec<String> {
    let own = (1..=content.funders().len()).filter(|_| slot.per_funder);
    std::iter::once(slot.id.clone()).chain(own.map(|place| letter_slot(&slot.id, place))).collect()
}

impl Content {
    /// The letters that one funder gave, among its documents.
    pub fn letters_of(&self, funder: &FunderId) -> impl Iterator<Item = &Document> {
        let place =
            self.funders().iter().position(|(id, _)| *id == funder).map(|place| (place + 1).to_string());
        let own = move |slot: &str| of_letter(slot).is_some_and(|(_, of)| place.as_deref() == Some(of));
        self.documents.iter().filter(move |one| own(&one.slot))
    }

    /// The funders it names, in the order of their first claims.
    pub fn funders(&self) -> Vec<(&FunderId, &str)> {
        funders_in(&self.tranches)
    }

    /// The funder at the end of a slot of a content.
    pub fn funder_at(&self, place: &str) -> Option<(&FunderId, &str)> {
        let place = place.parse::<usize>().ok()?.checked_sub(1)?;
        self.funders().get(place).copied()
    }

    pub fn document(&self, slot: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.slot == slot)
    }

    /// Whether a slot is filled: by its one document, or by each funder's own.
    pub fn fills(&self, slot: &Slot) -> bool {
        self.document(&slot.id).is_some() || (self.has_letters(slot) && self.letterless(slot).is_empty())
    }

    /// Whether any funder gave its own document for a slot.
    pub fn has_letters(&self, slot: &Slot) -> bool {
        let own = |document: &Document| of_letter(&document.slot).is_some_and(|(of, _)| of == slot.id);
        slot.per_funder && self.documents.iter().any(own)
    }

    /// The names of the funders that gave no document of their own for a slot.
    pub fn letterless(&self, slot: &Slot) -> Vec<&str> {
        let funders = self.funders().into_iter().zip(1..);
        let without = funders.filter(|(_, place)| self.document(&letter_slot(&slot.id, place)).is_none());
        without.map(|((_, name), _)| name).collect()
    }
}
