//! Whether a proposal is ready: everything that is missing or doubtful at once, each with the spot to mend it.
//!
//! An incomplete form, a missing document and a consortium without one host *block* a submission: the call
//! could do nothing with it. Money that does not match, and doubts about who may take part, *warn* loudly and
//! block nothing: to judge them is for staff, who see the same findings beside their checklists.

mod board;
mod claims;
mod consortium;
mod declarations;
mod form;
mod money;

use serde::Serialize;

use super::content::Content;
use super::part::Part;
use crate::call::rules::{Rulebook, Text};
use crate::ground::Result;
use crate::ground::refusal::Args;
use crate::named;

pub use board::{NO_RULE, RULES, Rule, board};
pub use declarations::{Declaring, declaring, unsigned};

/// The field of what concerns the reply to an earlier evaluation, which has a page of its own.
pub const REPLY: &str = "reply";

named! {
    /// How much a finding matters.
    Weight {
        /// No submission before it is mended.
        Blocks => "blocks",
        /// Submit if you must; somebody will ask.
        Warns => "warns",
        Informs => "informs",
    }
}

/// One thing that is missing, wrong or worth knowing. Its words stand under `ready-CODE`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub weight: Weight,
    pub code: &'static str,
    /// In machine form, as a refusal's.
    pub args: Args,
    /// The field, slot, line or cost type it is about, by its title in the rulebook; the words name it
    /// `$subject`.
    pub subject: Text,
    #[serde(skip)]
    pub part: Part,
    /// The name of the form field to go to; empty for the part as a whole.
    pub field: String,
}

/// Every code there is, so that a test can hold that each has its words.
pub const READINESS_CODES: &[&str] = &[
    "title-missing",
    "track-missing",
    "reply-missing",
    "answer-missing",
    "answer-unfit",
    "answer-early",
    "answer-late",
    "answer-cells",
    "answer-unequal",
    "answer-beyond",
    "answer-vanished",
    "document-missing",
    "letter-missing",
    "pages-surplus",
    "host-missing",
    "host-many",
    "host-state",
    "host-state-unsure",
    "partner-state",
    "partner-state-unsure",
    "partners-few",
    "states-few",
    "states-several",
    "partner-alike",
    "affiliated-to",
    "hosting-state",
    "hosting-state-unsure",
    "hosting-lead",
    "declaration-missing",
    "declaration-paper",
    "declaration-earlier",
    "declaration-another",
    "signoff-missing",
    "signoff-outdated",
    "asks-missing",
    "ask-track",
    "ask-line",
    "ask-unfunded",
    "budget-missing",
    "cost-partner",
    "cost-year",
    "cost-open",
    "cost-beyond",
    "cap-exceeded",
    "rate-exceeded",
    "claim-declined",
    "claim-ends-cutoff",
    "claim-ends-year",
    "claim-rate",
    "claim-vat-blank",
    "claim-aid-blank",
    "claim-evidence-blank",
    "claim-until-blank",
    "match-short",
    "match-short-total",
    "match-over",
    "money-uncounted",
    "claim-unasked",
];

impl Finding {
    fn new(weight: Weight, code: &'static str, part: Part) -> Self {
        let (args, subject, field) = (Args::new(), Text::default(), String::new());
        Self { weight, code, args, subject, part, field }
    }
    fn blocks(code: &'static str, part: Part) -> Self {
        Self::new(Weight::Blocks, code, part)
    }
    fn warns(code: &'static str, part: Part) -> Self {
        Self::new(Weight::Warns, code, part)
    }
    fn informs(code: &'static str, part: Part) -> Self {
        Self::new(Weight::Informs, code, part)
    }
    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.insert(name, value.to_string());
        self
    }
    fn about(mut self, subject: &Text) -> Self {
        self.subject = subject.clone();
        self
    }
    fn at(mut self, field: impl Into<String>) -> Self {
        self.field = field.into();
        self
    }
}

/// All findings, in the order of the parts. States are looked up at the day of the cut-off.
pub fn readiness(book: &Rulebook, cutoff: i32, content: &Content) -> Result<Vec<Finding>> {
    let mut findings = form::basics(book, content);
    findings.extend(consortium::findings(book, cutoff, content));
    findings.extend(declarations::findings(book, content));
    findings.extend(form::answers(book, content));
    findings.extend(form::restated(book, content)?);
    findings.extend(money::findings(book, content)?);
    findings.extend(claims::findings(book, cutoff, content));
    findings.extend(form::documents(book, content));
    Ok(findings)
}
