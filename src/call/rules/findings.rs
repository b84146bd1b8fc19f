//! What published figures tell when they are laid side by side.
//!
//! Three findings about money are never mixed: a *short match* is an alarm, an *over-match* is information,
//! and lines that do not sum to the stated total are a question of data quality. Two more stand beside them:
//! sources that disagree, and national money that was said not to be secured.

use chrono::NaiveDate;
use serde::Serialize;

use super::published::{Bearing, Claim, FundingLine, Level, PublishedAward};
use super::text::Text;
use crate::ground::{Euro, Result};

/// National money: the states' and their regions'.
pub const NATIONAL: &[Level] = &[Level::State, Level::Region];
pub const EU: &[Level] = &[Level::Eu];
pub const PRIVATE: &[Level] = &[Level::Private];

/// A sum that says how much of the truth it knows: `of` figures were published, `out_of` there should be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct KnownSum {
    pub amount: Euro,
    pub of: usize,
    pub out_of: usize,
}

impl KnownSum {
    pub fn over(figures: impl IntoIterator<Item = Option<Euro>>) -> Result<Self> {
        figures.into_iter().try_fold(Self::default(), |sum, figure| {
            let amount = sum.amount.plus(figure.unwrap_or_default())?;
            Ok(Self { amount, of: sum.of + usize::from(figure.is_some()), out_of: sum.out_of + 1 })
        })
    }

    /// Everything there should be was published.
    pub fn is_whole(&self) -> bool {
        self.of == self.out_of
    }

    /// Nothing was published: to be shown so, and not as zero.
    pub fn is_unknown(&self) -> bool {
        self.of == 0
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Finding {
    /// Alarm: the EU gives more than the states.
    ShortMatch { eu: Euro, national: Euro, short_by: Euro },
    /// Information: the states give more than the EU.
    OverMatch { eu: Euro, national: Euro, over_by: Euro },
    /// Data quality: EU, national and private lines do not sum to the stated total.
    LinesDiffer { lines: Euro, total: Euro },
    /// Data quality: another source has another figure. `funder` is absent where the total is meant,
    /// `stated` where no figure of ours stands against it.
    RivalFigures {
        funder: Option<String>,
        stated: Option<Euro>,
        rival: Euro,
        currency: String,
        source: String,
        reading: Text,
    },
    /// Alarm: money that was announced was later said not to be secured.
    Unsecured { funder: String, amount: Euro, known_on: NaiveDate, what: Text },
}

impl PublishedAward {
    /// The sum of the lines of some levels; None where no such line was published.
    pub fn published_of(&self, levels: &'static [Level]) -> Result<Option<Euro>> {
        let mut lines = self.lines_of(levels).peekable();
        if lines.peek().is_none() {
            return Ok(None);
        }
        Euro::sum(lines.map(|line| line.amount)).map(Some)
    }

    /// What the EU gives, where it was published.
    pub fn eu(&self) -> Result<Option<Euro>> {
        self.published_of(EU)
    }

    /// What states and regions give, where any of it was published.
    pub fn national(&self) -> Result<Option<Euro>> {
        self.published_of(NATIONAL)
    }

    /// All findings, as known by what this award holds; see [`PublishedAward::as_known_at`].
    pub fn findings(&self) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        findings.extend(self.matching()?);
        findings.extend(self.lines_differ()?);
        findings.extend(self.claims.iter().filter_map(|claim| self.rival(claim)));
        findings.extend(self.funding.iter().filter_map(unsecured));
        Ok(findings)
    }

    /// Short or over-match. Both sides must have been published: what is unknown is not short.
    fn matching(&self) -> Result<Option<Finding>> {
        let (Some(eu), Some(national)) = (self.eu()?, self.national()?) else { return Ok(None) };
        Ok(match eu.cmp(&national) {
            std::cmp::Ordering::Greater => {
                Some(Finding::ShortMatch { eu, national, short_by: eu.minus(national)? })
            }
            std::cmp::Ordering::Less => {
                Some(Finding::OverMatch { eu, national, over_by: national.minus(eu)? })
            }
            std::cmp::Ordering::Equal => None,
        })
    }

    /// Only where lines of both sides were published: one line alone is a part, and no sum at all.
    fn lines_differ(&self) -> Result<Option<Finding>> {
        let (Some(total), Some(_), Some(_)) = (self.total, self.eu()?, self.national()?) else {
            return Ok(None);
        };
        let lines = Euro::sum(self.funding.iter().map(|line| line.amount))?;
        Ok((lines != total).then_some(Finding::LinesDiffer { lines, total }))
    }

    fn rival(&self, claim: &Claim) -> Option<Finding> {
        let stated = match &claim.funder {
            None => self.total,
            Some(funder) => self.funding.iter().find(|line| line.funder == *funder).map(|line| line.amount),
        };
        let agrees = claim.currency == "EUR" && stated == Some(claim.amount);
        (!agrees).then(|| Finding::RivalFigures {
            funder: claim.funder.clone(),
            stated,
            rival: claim.amount,
            currency: claim.currency.clone(),
            source: claim.source.clone(),
            reading: claim.reading.clone(),
        })
    }
}

/// The last fact that bears on a line's money says it is not secured.
fn unsecured(line: &FundingLine) -> Option<Finding> {
    let bearing = line.facts.iter().filter(|fact| fact.bearing.is_some());
    let last = bearing.max_by_key(|fact| fact.known_on)?;
    (last.bearing == Some(Bearing::Unsecured)).then(|| Finding::Unsecured {
        funder: line.funder.clone(),
        amount: line.amount,
        known_on: last.known_on,
        what: last.what.clone(),
    })
}
