//! What the shared partials show. Each struct names its partial; texts are already in the reader's language.

use serde::Serialize;

/// `{{> crumbs crumbs}}`, a list: where this page stands.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    pub label: String,
    pub href: Option<String>,
}

impl Crumb {
    pub fn to(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: Some(href.into()) }
    }
    pub fn here(label: impl Into<String>) -> Self {
        Self { label: label.into(), href: None }
    }
}

/// `{{> steps steps}}`, a list: the life of a proposal, or of a cut-off.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    pub label: String,
    /// When, or how much; may be empty.
    pub note: String,
    pub state: StepState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StepState {
    Done,
    Now,
    Todo,
    /// Ended here, and not well: rejected, withdrawn.
    Stopped,
}

impl Step {
    pub fn new(label: impl Into<String>, note: impl Into<String>, state: StepState) -> Self {
        Self { label: label.into(), note: note.into(), state }
    }
}

/// `{{> next next}}`: the box "what to do next". One primary action a page: it stands here.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Next {
    pub items: Vec<NextItem>,
    pub primary: Option<Action>,
    pub others: Vec<Action>,
    pub note: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct NextItem {
    pub text: String,
    pub href: Option<String>,
}

impl Next {
    #[must_use]
    pub fn item(mut self, text: impl Into<String>, href: Option<String>) -> Self {
        self.items.push(NextItem { text: text.into(), href });
        self
    }
    #[must_use]
    pub fn primary(mut self, action: Action) -> Self {
        self.primary = Some(action.primary());
        self
    }
    #[must_use]
    pub fn other(mut self, action: Action) -> Self {
        self.others.push(action);
        self
    }
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

/// `{{> action action}}`: a link that looks like a button, or a form of one button that posts.
#[derive(Clone, Debug, Serialize)]
pub struct Action {
    pub label: String,
    pub href: String,
    pub post: bool,
    pub primary: bool,
    /// Sent along when posting.
    pub hidden: Vec<Hidden>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Hidden {
    pub name: String,
    pub value: String,
}

impl Action {
    pub fn go(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into(), post: false, primary: false, hidden: Vec::new() }
    }
    pub fn post(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { post: true, ..Self::go(label, href) }
    }
    #[must_use]
    pub fn primary(mut self) -> Self {
        self.primary = true;
        self
    }
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.hidden.push(Hidden { name: name.to_owned(), value: value.to_string() });
        self
    }
}

/// `{{> tag tag}}`: a status as word, shape and colour.
#[derive(Clone, Debug, Serialize)]
pub struct Tag {
    pub kind: Kind,
    pub label: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Good,
    Warn,
    Bad,
    Plain,
}

impl Tag {
    pub fn new(kind: Kind, label: impl Into<String>) -> Self {
        Self { kind, label: label.into() }
    }
    pub fn good(label: impl Into<String>) -> Self {
        Self::new(Kind::Good, label)
    }
    pub fn warn(label: impl Into<String>) -> Self {
        Self::new(Kind::Warn, label)
    }
    pub fn bad(label: impl Into<String>) -> Self {
        Self::new(Kind::Bad, label)
    }
    pub fn plain(label: impl Into<String>) -> Self {
        Self::new(Kind::Plain, label)
    }
}

/// `{{> figures figures}}`, a list: key figures in a row.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    pub value: String,
    pub label: String,
}

impl Figure {
    pub fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into() }
    }
}

/// `{{> notice notice}}`: something the reader must not miss. `bad` is loud and is announced.
#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    pub kind: Kind,
    pub title: String,
    pub text: String,
    pub action: Option<Action>,
}

impl Notice {
    pub fn new(kind: Kind, title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { kind, title: title.into(), text: text.into(), action: None }
    }
    #[must_use]
    pub fn action(mut self, action: Action) -> Self {
        self.action = Some(action);
        self
    }
}

/// `{{> empty empty}}`: nothing here yet, and how to begin.
#[derive(Clone, Debug, Serialize)]
pub struct Empty {
    pub title: String,
    pub text: String,
    pub action: Option<Action>,
}

impl Empty {
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { title: title.into(), text: text.into(), action: None }
    }
    #[must_use]
    pub fn action(mut self, action: Action) -> Self {
        self.action = Some(action);
        self
    }
}

/// `{{> summary summary}}`: all that is wrong with a form, above it. From [`super::Words::summary`]; null
/// shows nothing.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    pub items: Vec<SummaryItem>,
}

#[derive(Clone, Debug, Serialize)]
pub struct SummaryItem {
    /// The `id` of the field; None for what no field is to blame for.
    pub id: Option<String>,
    /// What the field is called: [`super::Words::page`] takes it from the field, which is in the same view.
    pub label: String,
    pub text: String,
}

mod field;
mod table;

pub use field::{CellRow, Cells, Choice, Control, Field, Reading, When, field_id};
pub use table::{Cell, Column, Table};
