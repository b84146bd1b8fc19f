//! The board: every rule as a line, met or not.
//!
//! Findings tell what is wrong; a rule with none of its findings is met. So a rule is the codes of the findings that
//! would break it, in a part and where it has one, at a field. A finding that no rule claims stands on the board as it
//! is: nothing that is told elsewhere is missing here.

use super::{Finding, REPLY, Weight};
use crate::call::rules::{Demand, Rulebook, Slot, Text};
use crate::ground::Result;
use crate::proposal::rules::asked::Asked;
use crate::proposal::rules::content::Content;
use crate::proposal::rules::letters::slots_of;
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

/// Every rule, with the codes of the findings that break it.
pub const RULES: &[(&str, &[&str])] = &[
    ("title", &["title-missing"]),
    ("track", &["track-missing"]),
    ("replied", &["reply-missing"]),
    ("host", &["host-missing", "host-many"]),
    ("states", &["host-state", "host-state-unsure", "partner-state", "partner-state-unsure"]),
    ("hosting", &["hosting-state", "hosting-state-unsure", "hosting-lead"]),
    ("once", &["partner-alike"]),
    ("together", &["partners-few", "states-few", "states-several"]),
    ("affiliated", &["affiliated-to"]),
    ("declared", &["declaration-missing", "declaration-paper", "declaration-earlier", "declaration-another"]),
    (
        "answered",
        &[
            "answer-missing",
            "answer-unfit",
            "answer-early",
            "answer-late",
            "answer-cells",
            "answer-unequal",
            "answer-beyond",
        ],
    ),
    ("asked", &["asks-missing"]),
    ("asks-fit", &["ask-track", "ask-line", "ask-unfunded"]),
    ("cap", &["cap-exceeded"]),
    ("rate", &["rate-exceeded"]),
    ("budgeted", &["budget-missing"]),
    ("budget-rows", &["cost-partner", "cost-year"]),
    ("claims-stand", &["claim-declined"]),
    ("claims-last", &["claim-ends-cutoff", "claim-ends-year"]),
    ("claims-rated", &["claim-rate"]),
    ("claims-said", &["claim-vat-blank", "claim-aid-blank", "claim-evidence-blank", "claim-until-blank"]),
    ("matched", &["match-short"]),
    ("matched-total", &["match-short-total"]),
    ("financed", &["cost-open", "cost-beyond"]),
    ("document", &["document-missing", "letter-missing"]),
    ("pages", &["pages-surplus"]),
    ("signed", &["signoff-missing", "signoff-outdated"]),
];

/// Findings that break no rule, and why: they stand beside the rules where there are any.
pub const NO_RULE: &[(&str, &str)] = &[
    (
        "answer-vanished",
        "an answer that is kept and no longer asked for is worth knowing, and wrong in nothing",
    ),
    ("match-over", "more than the match asks is allowed"),
    ("money-uncounted", "money that does not count by its origin may be given all the same"),
    ("claim-unasked", "money may be given for what the EU is not asked for"),
];

impl Rule {
    fn new(code: &'static str, part: Part) -> Self {
        let breaks = RULES.iter().find(|(known, _)| *known == code).map_or(&[][..], |(_, breaks)| breaks);
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
    rules.extend(documents(book, content));
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
    let rule = |code| Rule::new(code, Part::Consortium);
    let mut rules = vec![
        Rule::new("title", Part::Basics).at("title"),
        Rule::new("track", Part::Basics).at("track"),
        rule("host"),
        rule("states"),
        rule("once"),
    ];
    if content.earlier.is_some() {
        rules.push(Rule::new("replied", Part::Basics).at(REPLY));
    }
    if !book.consortium.is_empty() {
        rules.push(rule("together"));
    }
    if content.hosting.is_some() {
        rules.push(rule("hosting").at("hosting.states"));
    }
    let affiliates =
        |one: &super::super::Partner| book.roles.iter().any(|role| role.affiliated && role.id == one.role);
    if content.partners.iter().any(affiliates) {
        rules.push(rule("affiliated"));
    }
    let asked = book.declarations.iter().filter(|one| content.partners.iter().any(|it| one.asks(&it.role)));
    rules.extend(asked.map(|one| rule("declared").about(&one.title)));
    rules
}

/// Every field that is asked and must be answered.
fn form(book: &Rulebook, content: &Content) -> Vec<Rule> {
    let asked = Asked::of(book, content);
    let mut rules = Vec::new();
    for section in &book.sections {
        for field in section.fields.iter().filter(|field| field.required && asked.contains(&field.id)) {
            let rule = Rule::new("answered", Part::Answers(section.id.clone()));
            rules.push(rule.about(&field.label).at(format!("answers.{}", field.id)).exactly());
        }
    }
    rules
}

fn money(book: &Rulebook, content: &Content) -> Result<Vec<Rule>> {
    let mut rules = vec![Rule::new("asked", Part::Money), Rule::new("asks-fit", Part::Money)];
    for line in &book.budget_lines {
        let asked = content.asks.iter().any(|ask| ask.line == line.id);
        if asked && line.cap_per_proposal.is_some() {
            rules.push(Rule::new("cap", Part::Money).about(&line.title));
        }
    }
    if !content.asks.is_empty() {
        rules.push(Rule::new("budgeted", Part::Money));
    }
    if !content.costs.is_empty() {
        rules.push(Rule::new("budget-rows", Part::Money));
    }
    for cost_type in &book.cost_types {
        if !content.eu_asked_for(&cost_type.id)?.is_zero() {
            rules.push(Rule::new("rate", Part::Money).about(&cost_type.title));
            if book.matching.per_cost_type {
                rules.push(Rule::new("matched", Part::Cofunding).about(&cost_type.title));
            }
        }
        if content.costs.iter().any(|cost| cost.cost_type == cost_type.id && !cost.amount.is_zero()) {
            rules.push(Rule::new("financed", Part::Cofunding).about(&cost_type.title));
        }
    }
    if !content.tranches.is_empty() {
        rules.push(Rule::new("claims-stand", Part::Cofunding));
        rules.push(Rule::new("claims-last", Part::Cofunding));
        if content.tranches.iter().any(|one| one.currency != "EUR") {
            rules.push(Rule::new("claims-rated", Part::Cofunding));
        }
        if !book.matching.claims_say.is_empty() {
            rules.push(Rule::new("claims-said", Part::Cofunding));
        }
    }
    // Where each cost type is tested, the match in all is the sum of what is said of each.
    if !book.matching.per_cost_type && !content.eu_asked()?.is_zero() {
        rules.push(Rule::new("matched-total", Part::Cofunding));
    }
    Ok(rules)
}

/// Slots that must be filled, by one file or by each funder's own; and where a file is, that it is not too long.
fn documents(book: &Rulebook, content: &Content) -> Vec<Rule> {
    let rule = |code, slot: &Slot| Rule::new(code, Part::Documents).about(&slot.title).at(slot.id.clone());
    let mut rules = Vec::new();
    for slot in &book.documents {
        if slot.required {
            rules.push(rule("document", slot).exactly());
        }
        let there = slots_of(slot, content).iter().any(|slot| content.document(slot).is_some());
        if slot.max_pages.is_some() && there {
            rules.push(rule("pages", slot));
        }
    }
    rules
}

fn signed(book: &Rulebook, content: &Content) -> Vec<Rule> {
    let mut rules = Vec::new();
    let parties = signatories(book, content);
    for (kind, part) in [("partner", Part::Consortium), ("funder", Part::Cofunding)] {
        if parties.iter().any(|(party, _, demand)| party.columns().0 == kind && *demand != Demand::None) {
            rules.push(Rule::new("signed", part));
        }
    }
    rules
}
