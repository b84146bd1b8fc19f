//! A report from what was published about a cut-off: facts as announced, known sums, findings apart.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use crate::call::rules::{
    Confidence, EU, Finding, History, KnownSum, Level, NATIONAL, PRIVATE, PublishedAward, Text, sha256_hex,
};
use crate::ground::{BasisPoints, Country, Euro, Result};

/// What was published about one cut-off, as known on a day.
#[derive(Clone, Debug, Serialize)]
pub struct Published {
    pub known_on: NaiveDate,
    /// SHA-256 of the history of this cut-off as known on that day, in canonical form and order.
    pub history: String,
    pub selected_on: NaiveDate,
    /// Of all projects together, as announced.
    pub announced_total: Option<Euro>,
    pub confidence: Confidence,
    pub note: Text,
    pub sums: Sums,
    pub states: Vec<StateRow>,
    /// In order of acronym.
    pub awards: Vec<AwardRow>,
}

/// Sums over the awards, each telling how many of them it knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sums {
    pub awards: usize,
    pub total: KnownSum,
    pub eu: KnownSum,
    pub national: KnownSum,
    pub private: KnownSum,
    pub national_to_eu: KnownRatio,
    pub total_to_eu: KnownRatio,
}

/// A ratio over the awards of which both sides were published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct KnownRatio {
    pub numerator: Euro,
    pub denominator: Euro,
    pub of: usize,
    pub out_of: usize,
    /// In basis points; None where no award published both.
    pub value: Option<BasisPoints>,
}

/// One selected project.
#[derive(Clone, Debug, Serialize)]
pub struct AwardRow {
    #[serde(flatten)]
    pub award: PublishedAward,
    pub eu: Option<Euro>,
    pub national: Option<Euro>,
    pub private: Option<Euro>,
    pub findings: Vec<Finding>,
}

/// What a state has to do with a cut-off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StateRow {
    pub country: Country,
    /// Acronyms of the projects it hosts, and of those it takes part in.
    pub hosts: Vec<String>,
    pub takes_part: Vec<String>,
    /// What it and its regions give to these projects, where that was published.
    pub national: KnownSum,
}

impl Published {
    /// What was known on `known_on` about a cut-off; None where its result was not out by then.
    pub fn of(history: &History, cutoff: i32, known_on: NaiveDate) -> Result<Option<Self>> {
        let history = ordered(history.as_known_at(known_on), cutoff);
        let hash = sha256_hex(serde_json_canonicalizer::to_string(&history)?.as_bytes());
        let Some(head) = history.cutoffs.first() else { return Ok(None) };
        let awards: Vec<AwardRow> = history.awards.iter().map(AwardRow::of).collect::<Result<_>>()?;
        Ok(Some(Self {
            known_on,
            history: hash,
            selected_on: head.selected_on,
            announced_total: head.announced_total,
            confidence: head.confidence,
            note: head.note.clone(),
            sums: Sums::over(&awards)?,
            states: states(&awards)?,
            awards,
        }))
    }

    /// All findings with the project they are about.
    pub fn findings(&self) -> impl Iterator<Item = (&str, &Finding)> {
        self.awards
            .iter()
            .flat_map(|row| row.findings.iter().map(|finding| (row.award.acronym.as_str(), finding)))
    }
}

/// One cut-off of a history, in an order that its content alone decides: rows may come in any.
fn ordered(mut history: History, cutoff: i32) -> History {
    history.cutoffs.retain(|published| published.number == cutoff);
    history.awards.retain(|award| award.cutoff == cutoff);
    history.awards.sort_by(|a, b| a.acronym.cmp(&b.acronym));
    for award in &mut history.awards {
        award.partner_states.sort();
        award.funding.sort_by(|a, b| (a.level, &a.funder).cmp(&(b.level, &b.funder)));
        award.claims.sort_by(|a, b| {
            (&a.funder, &a.currency, a.amount, &a.source).cmp(&(&b.funder, &b.currency, b.amount, &b.source))
        });
        award.facts.sort_by_key(|fact| fact.known_on);
        for line in &mut award.funding {
            line.facts.sort_by_key(|fact| fact.known_on);
        }
    }
    history
}

impl AwardRow {
    fn of(award: &PublishedAward) -> Result<Self> {
        Ok(Self {
            eu: award.published_of(EU)?,
            national: award.published_of(NATIONAL)?,
            private: award.published_of(PRIVATE)?,
            findings: award.findings()?,
            award: award.clone(),
        })
    }

    fn countries(&self) -> impl Iterator<Item = Country> {
        std::iter::once(self.award.country).chain(self.award.partner_states.iter().copied())
    }

    /// What the lines of one state and its regions sum to; None where none was published.
    fn given_by(&self, country: Country) -> Result<Option<Euro>> {
        let of_state = |level: &Level| NATIONAL.contains(level);
        let mut lines = self
            .award
            .funding
            .iter()
            .filter(|line| line.country == Some(country) && of_state(&line.level))
            .peekable();
        if lines.peek().is_none() {
            return Ok(None);
        }
        Euro::sum(lines.map(|line| line.amount)).map(Some)
    }
}

impl Sums {
    fn over(awards: &[AwardRow]) -> Result<Self> {
        Ok(Self {
            awards: awards.len(),
            total: KnownSum::over(awards.iter().map(|row| row.award.total))?,
            eu: KnownSum::over(awards.iter().map(|row| row.eu))?,
            national: KnownSum::over(awards.iter().map(|row| row.national))?,
            private: KnownSum::over(awards.iter().map(|row| row.private))?,
            national_to_eu: KnownRatio::over(awards.iter().map(|row| row.national.zip(row.eu)))?,
            total_to_eu: KnownRatio::over(awards.iter().map(|row| row.award.total.zip(row.eu)))?,
        })
    }
}

impl KnownRatio {
    fn over(pairs: impl Iterator<Item = Option<(Euro, Euro)>>) -> Result<Self> {
        let (mut numerator, mut denominator, mut of, mut out_of) = (Euro::ZERO, Euro::ZERO, 0, 0);
        for pair in pairs {
            out_of += 1;
            if let Some((above, below)) = pair {
                numerator = numerator.plus(above)?;
                denominator = denominator.plus(below)?;
                of += 1;
            }
        }
        Ok(Self { numerator, denominator, of, out_of, value: numerator.ratio_to(denominator) })
    }
}

fn states(awards: &[AwardRow]) -> Result<Vec<StateRow>> {
    let countries: BTreeSet<Country> = awards.iter().flat_map(AwardRow::countries).collect();
    let mut rows = BTreeMap::new();
    for country in countries {
        let of = |wanted: fn(&AwardRow, Country) -> bool| {
            let those = awards.iter().filter(|row| wanted(row, country));
            those.map(|row| row.award.acronym.clone()).collect::<Vec<_>>()
        };
        let theirs = awards.iter().filter(|row| row.countries().any(|one| one == country));
        let amounts = theirs.map(|row| row.given_by(country)).collect::<Result<Vec<_>>>()?;
        let hosts = of(|row, country| row.award.country == country);
        let takes_part = of(|row, country| row.award.partner_states.contains(&country));
        rows.insert(country, StateRow { country, hosts, takes_part, national: KnownSum::over(amounts)? });
    }
    Ok(rows.into_values().collect())
}
