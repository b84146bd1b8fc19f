//! Reading published history from its file, refused like a rulebook: file, line, key, reason.

use std::collections::BTreeMap;

use super::published::{History, PublishedAward};
use super::source::{Fault, Layer, Source};
use super::text::Text;
use crate::ground::{Euro, Result};

/// The history that comes with the program.
pub const HISTORY: Layer<'static> = Layer {
    file: "config/history/ai-factories.toml",
    text: include_str!("../../../config/history/ai-factories.toml"),
};

impl History {
    /// Reads and checks a file of published results.
    ///
    /// # Errors
    /// All faults there are, each with file, line, key and reason.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let source = Source::read(&[Layer { file, text }])?;
        let history: Self = source.decode().map_err(|fault| vec![fault])?;
        let mut faults = Faults(Vec::new());
        faults.cutoffs(&history);
        let mut seen = BTreeMap::new();
        for (index, award) in history.awards.iter().enumerate() {
            let key = format!("awards[{index}]");
            if let Some(first) = seen.insert((award.cutoff, award.acronym.as_str()), index) {
                faults
                    .add(format!("{key}.acronym"), format!("`{}` is already awards[{first}]", award.acronym));
            }
            faults.award(&history, &key, award);
        }
        let faults: Vec<Fault> =
            faults.0.into_iter().map(|(key, reason)| source.fault(&key, reason)).collect();
        if faults.is_empty() { Ok(history) } else { Err(faults) }
    }

    /// The history that comes with the program.
    pub fn builtin() -> Result<Self, Vec<Fault>> {
        Self::from_toml(HISTORY.file, HISTORY.text)
    }
}

struct Faults(Vec<(String, String)>);

impl Faults {
    fn add(&mut self, key: impl Into<String>, reason: impl Into<String>) {
        self.0.push((key.into(), reason.into()));
    }

    fn cutoffs(&mut self, history: &History) {
        for (index, cutoff) in history.cutoffs.iter().enumerate() {
            let key = format!("cutoffs[{index}]");
            let earlier = history.cutoffs.iter().take(index);
            if earlier.clone().any(|other| other.number >= cutoff.number) {
                self.add(format!("{key}.number"), "cut-offs come in the order of their numbers, each once");
            }
            if cutoff.selected_on < cutoff.local.date() {
                self.add(format!("{key}.selected_on"), "the selection comes before the cut-off");
            }
            self.positive(format!("{key}.announced_total"), cutoff.announced_total);
        }
    }

    fn award(&mut self, history: &History, key: &str, award: &PublishedAward) {
        if history.cutoffs.iter().all(|cutoff| cutoff.number != award.cutoff) {
            self.add(format!("{key}.cutoff"), format!("there is no cut-off {} in this file", award.cutoff));
        }
        self.positive(format!("{key}.total"), award.total);
        self.positive(
            format!("{key}.contract.amount"),
            award.contract.as_ref().map(|contract| contract.amount),
        );
        for (index, line) in award.funding.iter().enumerate() {
            let key = format!("{key}.funding[{index}]");
            self.positive(format!("{key}.amount"), Some(line.amount));
            let twice = award.funding.iter().take(index).any(|other| other.funder == line.funder);
            if twice {
                self.add(format!("{key}.funder"), format!("`{}` already has a line", line.funder));
            }
            for (at, fact) in line.facts.iter().enumerate() {
                self.words(format!("{key}.facts[{at}].what"), &fact.what);
            }
        }
        for (index, claim) in award.claims.iter().enumerate() {
            self.positive(format!("{key}.claims[{index}].amount"), Some(claim.amount));
            let code =
                claim.currency.len() == 3 && claim.currency.bytes().all(|byte| byte.is_ascii_uppercase());
            if !code {
                let reason = format!("`{}` is no currency code of three capital letters", claim.currency);
                self.add(format!("{key}.claims[{index}].currency"), reason);
            }
        }
        for (index, fact) in award.facts.iter().enumerate() {
            self.words(format!("{key}.facts[{index}].what"), &fact.what);
        }
        if award.published_score.is_some_and(|score| !(0..=10_000).contains(&score)) {
            self.add(
                format!("{key}.published_score"),
                "a score is between 0 and 10000 hundredths of a point",
            );
        }
        if award.published_rank.is_some_and(|rank| rank < 1) {
            self.add(format!("{key}.published_rank"), "ranks count from 1");
        }
    }

    fn positive(&mut self, key: String, amount: Option<Euro>) {
        if amount.is_some_and(|amount| amount <= Euro::ZERO) {
            self.add(key, "an amount that was published is above zero; leave out what was not published");
        }
    }

    fn words(&mut self, key: String, text: &Text) {
        if !text.has("en") {
            self.add(key, "English words are missing: every other language falls back to them");
        }
    }
}
