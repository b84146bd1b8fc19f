//! A refusal is a value: why an act was not done, told alike on pages and over the API.
//!
//! A refusal concerns the act as a whole (the cut-off has passed); a [`Problem`] concerns one field of what
//! was sent. Both carry a code and arguments; the words stand in `config/locales` under `refusal-CODE` and
//! `problem-CODE`, and a test holds that every code in the source has them in every language.

use std::collections::BTreeMap;

use serde::Serialize;

/// The arguments of a message, by name, already in machine form (RFC 3339, `1234.50`, plain text).
pub type Args = BTreeMap<&'static str, String>;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    pub code: &'static str,
    pub args: Args,
}

impl Refusal {
    pub fn new(code: &'static str) -> Self {
        Self { code, args: Args::new() }
    }
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.insert(name, value.to_string());
        self
    }
}

/// What is wrong with one field. `field` is the name of the form field; over the API it becomes a JSON
/// pointer (`partners.0.country` → `/partners/0/country`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    pub field: String,
    pub code: &'static str,
    pub args: Args,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    pub fn none() -> Self {
        Self::default()
    }
    pub fn one(field: impl Into<String>, code: &'static str) -> Self {
        let mut problems = Self::none();
        problems.add(field, code);
        problems
    }
    pub fn add(&mut self, field: impl Into<String>, code: &'static str) -> &mut Problem {
        self.add_with(field, code, Args::new())
    }
    pub fn add_with(&mut self, field: impl Into<String>, code: &'static str, args: Args) -> &mut Problem {
        // Insert and return by index would need a bound check that cannot fail; push and look at the end.
        self.0.push(Problem { field: field.into(), code, args });
        let last = self.0.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "pushed on the line above")]
        &mut self.0[last]
    }
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Whether the act as a whole is refused, and no field is to blame.
    pub fn is_refusal(&self) -> bool {
        self.0.iter().any(Problem::is_refusal)
    }
    /// Nothing wrong, or all that is wrong at once: a person mends a form in one go.
    pub fn into_result(self) -> super::error::Result<()> {
        if self.is_empty() { Ok(()) } else { Err(super::error::Error::Invalid(self)) }
    }
}

/// A form that is shown again tells a refusal where it tells what is wrong with fields, so that nothing typed is lost.
impl From<Refusal> for Problems {
    fn from(Refusal { code, args }: Refusal) -> Self {
        Self(vec![Problem { field: String::new(), code, args }])
    }
}

/// The arguments that say where in a sheet a problem stands: the number of its row, the letters of its column (`none`
/// where it has none) and what that is called, and what the row is about as it is written there, which may be empty.
pub const SHEET_ROW: &str = "sheet_row";
pub const SHEET_COLUMN: &str = "sheet_column";
pub const SHEET_HEAD: &str = "sheet_head";
pub const SHEET_ABOUT: &str = "sheet_about";

impl Problem {
    /// A refusal has no field, and its words under `refusal-CODE`.
    pub fn is_refusal(&self) -> bool {
        self.field.is_empty()
    }
    pub fn with(&mut self, name: &'static str, value: impl ToString) -> &mut Self {
        self.args.insert(name, value.to_string());
        self
    }
}
