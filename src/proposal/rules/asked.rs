//! Which fields of the form a proposal is asked: by its track, and by what it answered before.

use std::collections::BTreeSet;

use super::content::Content;
use crate::call::rules::Rulebook;

/// The ids of the fields that are asked.
#[derive(Clone, Debug)]
pub struct Asked<'b>(BTreeSet<&'b str>);

impl<'b> Asked<'b> {
    /// In the order of the form. A condition looks back, and an answer to what is not asked decides nothing.
    pub fn of(book: &'b Rulebook, content: &Content) -> Self {
        let mut asked = BTreeSet::new();
        for section in &book.sections {
            for field in &section.fields {
                let given = |id: &str| match content.answers.get(id).filter(|_| asked.contains(id)) {
                    Some(answer) => answer.values(),
                    None => Vec::new(),
                };
                let mut conditions = [&section.when, &field.when].into_iter().flatten();
                if conditions.all(|condition| condition.holds(&content.track, given)) {
                    asked.insert(field.id.as_str());
                }
            }
        }
        Self(asked)
    }

    pub fn contains(&self, field: &str) -> bool {
        self.0.contains(field)
    }
}
