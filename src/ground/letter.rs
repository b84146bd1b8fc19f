//! What an act sends. The row in the outbox is written with the act; the words are made at delivery, in the
//! recipient's language and with nothing but what the act put in.

use std::collections::BTreeMap;

use super::entry::RecordClass;
use super::ids::PersonId;

#[derive(Clone, Debug)]
pub struct Letter {
    pub to: Addressee,
    /// The Fluent keys `mail-TEMPLATE-subject` and `mail-TEMPLATE-body`.
    pub template: &'static str,
    pub args: BTreeMap<String, String>,
    pub class: RecordClass,
}

#[derive(Clone, Debug)]
pub enum Addressee {
    Person(PersonId),
    /// An address nobody has verified yet: only registration and invitations write to one.
    Address {
        email: String,
        language: String,
    },
}

impl Letter {
    pub fn to_person(person: PersonId, template: &'static str, class: RecordClass) -> Self {
        Self { to: Addressee::Person(person), template, args: BTreeMap::new(), class }
    }
    pub fn to_address(email: String, language: String, template: &'static str, class: RecordClass) -> Self {
        Self { to: Addressee::Address { email, language }, template, args: BTreeMap::new(), class }
    }
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }
}
