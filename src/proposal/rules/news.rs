//! What a draft says otherwise than what was submitted of it: it counts for nothing until it is submitted too.

use std::collections::BTreeSet;

use super::consortium::of_declaration;
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
            // What partners declare is saved by itself, and so no part of what a form of the part is filled in upon.
            Part::Consortium if declared(submitted) != declared(draft) => true,
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

/// A partner's place, a declaration, and the hash of the text that was declared.
type Said<'c> = (usize, &'c str, &'c str);
/// A slot, and the hash of the file in it.
type Paper<'c> = (&'c str, &'c str);

/// By partner and declaration the text that was declared, and by slot the papers that belong to it.
fn declared(content: &Content) -> (BTreeSet<Said<'_>>, BTreeSet<Paper<'_>>) {
    let said = content.declarations.iter();
    let said = said.map(|one| (one.partner, one.declaration.as_str(), one.text_sha256.as_str()));
    let papers = content.documents.iter().filter(|one| of_declaration(&one.slot).is_some());
    (said.collect(), papers.map(|one| (one.slot.as_str(), one.sha256.as_str())).collect())
}

fn slots(submitted: &Content, draft: &Content) -> BTreeSet<String> {
    let held = |content: &Content| -> BTreeSet<(String, String, String)> {
        let one = |one: &super::content::Document| (one.slot.clone(), one.name.clone(), one.sha256.clone());
        let own = content.documents.iter().filter(|one| of_declaration(&one.slot).is_none());
        own.map(one).collect()
    };
    held(submitted).symmetric_difference(&held(draft)).map(|(slot, ..)| slot.clone()).collect()
}
