//! What a draft says otherwise than what was submitted of it: it counts for nothing until it is submitted too.

use std::collections::BTreeSet;

use super::content::Content;
use super::field::{FieldKey, alike};
use super::part::Part;
use crate::call::rules::Rulebook;

/// Something a draft says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    Field(FieldKey),
    /// What is no list of fields: partners, money, claims.
    Part(Part),
    /// A document's slot.
    Slot(String),
}

/// All of it, in the order of the parts.
pub fn news(book: &Rulebook, submitted: &Content, draft: &Content) -> Vec<News> {
    let differs = |key: &FieldKey| !alike(&key.value_in(submitted), &key.value_in(draft));
    let mut all = Vec::new();
    for part in Part::all(book) {
        let part_differs = match &part {
            Part::Basics | Part::Answers(_) => {
                all.extend(FieldKey::of_part(&part, book).into_iter().filter(differs).map(News::Field));
                false
            }
            Part::Documents => {
                all.extend(slots(submitted, draft).into_iter().map(News::Slot));
                false
            }
            // What is stored of a part says it all; where it cannot be told, it has changed.
            other => match (other.of(book, submitted), other.of(book, draft)) {
                (Ok(was), Ok(is)) => was != is,
                _ => true,
            },
        };
        if part_differs {
            all.push(News::Part(part));
        }
    }
    all
}

fn slots(submitted: &Content, draft: &Content) -> BTreeSet<String> {
    let held = |content: &Content| -> BTreeSet<(String, String, String)> {
        let one = |one: &super::content::Document| (one.slot.clone(), one.name.clone(), one.sha256.clone());
        content.documents.iter().map(one).collect()
    };
    held(submitted).symmetric_difference(&held(draft)).map(|(slot, ..)| slot.clone()).collect()
}
