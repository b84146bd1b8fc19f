//! The board: every rule as a line, met or not.
//!
//! Findings tell what is wrong; a rule with none of its findings is met. So a rule is the codes of the findings that
//! would break it, in a part and where it has one, at a field. A finding that no rule claims stands on the board as it
//! is: nothing that is told elsewhere is missing here.

use super::{Finding, REPLY, Weight};
use crate::call::rules::{Demand, Rulebook, Text};
use crate::ground::Result;
use crate::proposal::rules::asked::Asked;
use crate::proposal::rules::content::Content;
use crate::proposal::rules::part::Part;
use crate::proposal::rules::signoffs::signatories;

/// A rule of the rulebook, and what is wrong with it. Its words stand under `rule-CODE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub code: &'static str,
    /// The field, slot, line, cost type or declaration it is about; the words name it `$subject`.
    pub subject: Text,
    pub part: Part,
    /// Where to look at it; empty for the part as a whole.
    pub field: String,
    /// None: it is met.
    pub findings: Vec<Finding>,
    breaks: &'static [&'static str],
    /// Only findings at the field count, and not those of the whole part.
    exact: bool,
}

/// Every rule's code, so that a test can hold that each has its words.
pub const RULE_CODES: &[&str] = &[
    "title",
    "track",
    "replied",
    "host",
    "states",
    "hosting",
    "once",
    "together",
    "affiliated",
    "declared",
    "answered",
    "asked",
    "asks-fit",
    "cap",
    "rate",
    "matched",
    "document",
    "signed",
];

impl Rule {
    fn new(code: &'static str, part: Part, breaks: &'static [&'static str]) -> Self {
        let (subject, field, findings) = (Text::default(), String::new(), Vec::new());
        Self { code, subject, part, field, findings, breaks, exact: false }
    }
    fn about(mut self, subject: &Text) -> Self {
        self.subject = subject.clone();
        self
    }
    fn at(mut self, field: impl Into<String>) -> Self {
        self.field = field.into();
        self
    }
    fn exactly(mut self) -> Self {
        self.exact = true;
        self
    }

    pub fn is_met(&self) -> bool {
        self.findings.iter().all(|finding| finding.weight == Weight::Informs)
    }

    /// How heavy what is wrong is; None where it is met.
    pub fn weight(&self) -> Option<Weight> {
        let heavy = self.findings.iter().map(|finding| finding.weight);
        heavy.filter(|weight| *weight != Weight::Informs).min()
    }

    fn claims(&self, finding: &Finding) -> bool {
        let here = self.part == finding.part && self.breaks.contains(&finding.code);
        let spot = !self.exact || self.field == finding.field;
        let subject = self.subject.is_empty() || self.subject == finding.subject;
        here && spot && subject
    }
}

/// All rules in the order of the parts, with the findings that break them; then what no rule claims.
pub fn board(book: &Rulebook, content: &Content, findings: &[Finding]) -> Result<(Vec<Rule>, Vec<Finding>)> {
    let mut rules = consortium(book, content);
    rules.extend(form(book, content));
    rules.extend(money(book, content)?);
    rules.extend(documents(book));
    rules.extend(signed(book, content));
    let mut beside = Vec::new();
    for finding in findings {
        match rules.iter_mut().find(|rule| rule.claims(finding)) {
            Some(rule) => rule.findings.push(finding.clone()),
            None => beside.push(finding.clone()),
        }
    }
    rules.sort_by_key(|rule| Part::all(book).iter().position(|part| *part == rule.part));
    Ok((rules, beside))
}

fn consortium(book: &Rulebook, content: &Content) -> Vec<Rule> {
    let rule = |code, breaks| Rule::new(code, Part::Consortium, breaks);
    let mut rules = vec![
        Rule::new("title", Part::Basics, &["title-missing"]).at("title"),
        Rule::new("track", Part::Basics, &["track-missing"]).at("track"),
        rule("host", &["host-missing", "host-many"]),
        rule("states", &["host-state", "host-state-unsure", "partner-state", "partner-state-unsure"]),
        rule("once", &["partner-alike"]),
    ];
    if content.earlier.is_some() {
        rules.push(Rule::new("replied", Part::Basics, &["reply-missing"]).at(REPLY));
    }
    if !book.consortium.is_empty() {
        rules.push(rule("together", &["partners-few", "states-few", "states-several"]));
    }
    if content.hosting.is_some() {
        rules.push(
            rule("hosting", &["hosting-state", "hosting-state-unsure", "hosting-lead"]).at("hosting.states"),
        );
    }
    let affiliates =
        |one: &super::super::Partner| book.roles.iter().any(|role| role.affiliated && role.id == one.role);
    if content.partners.iter().any(affiliates) {
        rules.push(rule("affiliated", &["affiliated-to"]));
    }
    let asked = book.declarations.iter().filter(|one| content.partners.iter().any(|it| one.asks(&it.role)));
    let broken = &["declaration-missing", "declaration-paper", "declaration-earlier"];
    rules.extend(asked.map(|one| rule("declared", broken).about(&one.title)));
    rules
}

/// Every field that is asked and must be answered.
fn form(book: &Rulebook, content: &Content) -> Vec<Rule> {
    let asked = Asked::of(book, content);
    let mut rules = Vec::new();
    for section in &book.sections {
        for field in section.fields.iter().filter(|field| field.required && asked.contains(&field.id)) {
            let breaks = &["answer-missing", "answer-unfit", "answer-cells"];
            let rule = Rule::new("answered", Part::Answers(section.id.clone()), breaks);
            rules.push(rule.about(&field.label).at(format!("answers.{}", field.id)).exactly());
        }
    }
    rules
}

fn money(book: &Rulebook, content: &Content) -> Result<Vec<Rule>> {
    let mut rules = vec![
        Rule::new("asked", Part::Money, &["asks-missing"]),
        Rule::new("asks-fit", Part::Money, &["ask-track", "ask-line", "ask-unfunded"]),
    ];
    for line in &book.budget_lines {
        let asked = content.asks.iter().any(|ask| ask.line == line.id);
        if asked && line.cap_per_proposal.is_some() {
            rules.push(Rule::new("cap", Part::Money, &["cap-exceeded"]).about(&line.title));
        }
    }
    for cost_type in &book.cost_types {
        if !content.eu_asked_for(&cost_type.id)?.is_zero() {
            rules.push(Rule::new("rate", Part::Money, &["rate-exceeded"]).about(&cost_type.title));
            if book.matching.per_cost_type {
                rules.push(Rule::new("matched", Part::Cofunding, &["match-short"]).about(&cost_type.title));
            }
        }
    }
    Ok(rules)
}

fn documents(book: &Rulebook) -> Vec<Rule> {
    let rule = |slot: &crate::call::rules::Slot| {
        Rule::new("document", Part::Documents, &["document-missing"])
            .about(&slot.title)
            .at(slot.id.clone())
            .exactly()
    };
    book.documents.iter().filter(|slot| slot.required).map(rule).collect()
}

fn signed(book: &Rulebook, content: &Content) -> Vec<Rule> {
    let mut rules = Vec::new();
    let parties = signatories(book, content);
    for (kind, part) in [("partner", Part::Consortium), ("funder", Part::Cofunding)] {
        if parties.iter().any(|(party, _, demand)| party.columns().0 == kind && *demand != Demand::None) {
            rules.push(Rule::new("signed", part, &["signoff-missing", "signoff-outdated"]));
        }
    }
    rules
}
