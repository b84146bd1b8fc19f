//! What was published about a call's past cut-offs: facts as announced, with their sources and doubts.
//!
//! Nothing here is a proposal of ours. What was not published is `None` and shown as "not published": it is
//! never zero, and a sum over awards says how many of them it knows. Each fact carries the day it became
//! public, so that a view at a moment uses only what was known by then.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::text::Text;
use crate::ground::ids::CallId;
use crate::ground::{Country, Euro};
use crate::named;

named! {
    /// How well a figure is known.
    #[derive(Default)]
    Confidence {
        /// Read in a public page.
        #[default]
        Sourced => "sourced",
        /// Read in a digest that cites official pages.
        Secondary => "secondary",
        /// From memory, not verified.
        Recalled => "recalled",
    }

    /// Who gives money, as published.
    Level {
        Eu => "eu",
        State => "state",
        Region => "region",
        Private => "private",
    }

    /// What a fact says about the money it stands beside.
    Bearing {
        Secured => "secured",
        Unsecured => "unsecured",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct History {
    pub call: CallId,
    pub cutoffs: Vec<PublishedCutoff>,
    pub awards: Vec<PublishedAward>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedCutoff {
    pub number: i32,
    /// As published, in the call's zone; the rulebook's instant decides.
    pub local: NaiveDateTime,
    pub selected_on: NaiveDate,
    /// Of all projects together, public money of every origin, as announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announced_total: Option<Euro>,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
    #[serde(default)]
    pub confidence: Confidence,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedAward {
    pub cutoff: i32,
    pub acronym: String,
    pub host: String,
    pub site: String,
    pub country: Country,
    /// States beside the host's that take part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partner_states: Vec<Country>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<String>,
    /// Of the whole project, all funders together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Euro>,
    /// Of the total; the lines below may carry their own.
    #[serde(default)]
    pub confidence: Confidence,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub funding: Vec<FundingLine>,
    /// The total by what it is for, where that was told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<Contract>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_months: Option<u16>,
    /// An experimental platform was announced. False says only that none was.
    #[serde(default)]
    pub experimental_platform: bool,
    /// In hundredths of a point, out of 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_score: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_rank: Option<i32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
}

/// What one funder was said to give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundingLine {
    pub funder: String,
    pub level: Level,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    pub amount: Euro,
    #[serde(default)]
    pub confidence: Confidence,
    /// Absent: since the day of the selection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub what: Text,
    pub amount: Euro,
}

/// Another figure for the same thing, from another source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The funder of the line it disagrees with; absent where the project's total is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funder: Option<String>,
    /// In cents of `currency`, written as money.
    pub amount: Euro,
    #[serde(default = "euro")]
    pub currency: String,
    pub source: String,
    /// How the figures can both be right.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reading: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_on: Option<NaiveDate>,
}

fn euro() -> String {
    "EUR".to_owned()
}

/// The procurement contract of the supercomputer: another instrument than the project's total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    pub amount: Euro,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub what: Text,
    /// Whether it is part of the total; absent where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_total: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub known_on: NaiveDate,
    pub what: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bearing: Option<Bearing>,
}

impl History {
    /// What was known on a day: cut-offs whose results were out, their awards, and of those the facts by then.
    #[must_use]
    pub fn as_known_at(&self, day: NaiveDate) -> Self {
        let out = |cutoff: &&PublishedCutoff| cutoff.selected_on <= day;
        let cutoffs: Vec<PublishedCutoff> = self.cutoffs.iter().filter(out).cloned().collect();
        let published = |award: &&PublishedAward| cutoffs.iter().any(|cutoff| cutoff.number == award.cutoff);
        let awards = self.awards.iter().filter(published).map(|award| award.as_known_at(day)).collect();
        Self { call: self.call.clone(), cutoffs, awards }
    }

    pub fn awards_of(&self, cutoff: i32) -> impl Iterator<Item = &PublishedAward> {
        self.awards.iter().filter(move |award| award.cutoff == cutoff)
    }
}

impl PublishedAward {
    /// The award without what became known later than `day`. That it was selected at all is the history's
    /// to say, which knows the day of the selection.
    #[must_use]
    pub fn as_known_at(&self, day: NaiveDate) -> Self {
        let known = |since: Option<NaiveDate>| since.is_none_or(|since| since <= day);
        let mut award = self.clone();
        award.funding.retain(|line| known(line.known_on));
        for line in &mut award.funding {
            line.facts.retain(|fact| fact.known_on <= day);
        }
        award.claims.retain(|claim| known(claim.known_on));
        award.contract = award.contract.filter(|contract| known(contract.known_on));
        award.facts.retain(|fact| fact.known_on <= day);
        award
    }

    pub fn lines_of(&self, levels: &'static [Level]) -> impl Iterator<Item = &FundingLine> {
        self.funding.iter().filter(move |line| levels.contains(&line.level))
    }
}
