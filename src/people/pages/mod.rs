//! The pages of accounts: signing in and out, registering, passwords, one's own account, and the
//! administrator's list of people.

pub mod account;
pub mod admin;
pub mod password;
pub mod register;
pub mod session;

use serde::Serialize;

use crate::ground::Problems;
use crate::people::{Look, View};
use crate::words::parts::{Field, Summary};

/// A page that is one form, or one sentence.
#[derive(Serialize)]
pub struct FormView {
    title: String,
    intro: Option<String>,
    action: String,
    fields: Vec<Field>,
    submit: Option<String>,
    summary: Option<Summary>,
    links: Vec<Link>,
}

#[derive(Serialize)]
pub struct Link {
    pub href: &'static str,
    pub label: String,
}

impl View for FormView {
    const TEMPLATE: &'static str = "people/form";
    fn title(&self) -> String {
        self.title.clone()
    }
}

impl FormView {
    pub fn new(look: &Look<'_>, title: &str, action: impl Into<String>) -> Self {
        let title = look.say(title);
        Self {
            title,
            intro: None,
            action: action.into(),
            fields: vec![],
            submit: None,
            summary: None,
            links: vec![],
        }
    }
    #[must_use]
    pub fn intro(mut self, intro: String) -> Self {
        self.intro = Some(intro);
        self
    }
    #[must_use]
    pub fn field(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }
    #[must_use]
    pub fn submit(mut self, label: String) -> Self {
        self.submit = Some(label);
        self
    }
    #[must_use]
    pub fn link(mut self, href: &'static str, label: String) -> Self {
        self.links.push(Link { href, label });
        self
    }
    /// Where a letter that was sent can be read, in a rehearsal: nothing leaves the machine.
    #[must_use]
    pub fn letter(self, look: &Look<'_>) -> Self {
        if look.state.is_rehearsal() { self.link("/rehearsal", look.say("people-letter-here")) } else { self }
    }
    /// Puts each problem beside its field and all of them above the form.
    #[must_use]
    pub fn problems(mut self, look: &Look<'_>, problems: &Problems) -> Self {
        let errors = |name: &str| look.words().errors(look.language, problems, name);
        self.fields = self
            .fields
            .into_iter()
            .map(|field| {
                let found = errors(&field.name);
                field.errors(found)
            })
            .collect();
        self.summary = look.words().summary(look.language, problems);
        self
    }
}
