//! What a report says, without a database, a clock or words.

mod mark;
mod published;
mod sealed;

use chrono_tz::Tz;
use serde::Serialize;

pub use mark::*;
pub use published::*;
pub use sealed::*;

use crate::call::rules::{Finding, Rulebook, Text, sha256_hex};
use crate::ground::ids::CallId;
use crate::ground::{Moment, Result};
use crate::named;

/// The shape of the JSON. It changes when a reader of the older one would be misled.
pub const SHAPE: &str = "rollcall/cutoff-report/1";

/// The report of one cut-off. Amounts are euro as text, scores hundredths of a point.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    pub shape: &'static str,
    pub call: CallId,
    pub title: Text,
    pub cutoff: i32,
    pub cutoff_at: Moment,
    /// The sources do not tell the moment, or disagree.
    pub assumed: bool,
    pub zone: Tz,
    pub rulebook: RulebookMark,
    /// It was issued by a rehearsal: whatever is not public history is invented.
    pub rehearsal: bool,
    #[serde(flatten)]
    pub body: Body,
}

/// Which version of the rulebook the report was made under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RulebookMark {
    pub version: i32,
    pub hash: String,
}

/// What there is to tell. What is not there yet is said, and not shown as zero.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "stands", rename_all = "snake_case")]
pub enum Body {
    /// The cut-off had not passed.
    Open { as_of: Moment },
    /// It has passed, and what came in is not sealed yet.
    NotSealed { as_of: Moment },
    /// It has passed, nothing was received here, and no result was published by then.
    NoResults { as_of: Moment },
    /// Built from what was published about the cut-off.
    Published(Box<Published>),
    /// Built from editions sealed here.
    Sealed(Box<Sealed>),
}

named! {
    /// How much a finding matters; never mixed.
    Weight {
        Alarm => "alarm",
        Information => "information",
        DataQuality => "data_quality",
    }
}

pub fn weight(finding: &Finding) -> Weight {
    match finding {
        Finding::ShortMatch { .. } | Finding::Unsecured { .. } => Weight::Alarm,
        Finding::OverMatch { .. } => Weight::Information,
        Finding::LinesDiffer { .. } | Finding::RivalFigures { .. } => Weight::DataQuality,
    }
}

impl Report {
    /// What all reports of a cut-off say; None where the rulebook has no such cut-off.
    pub fn new(
        book: &Rulebook,
        mark: RulebookMark,
        cutoff: i32,
        rehearsal: bool,
        body: Body,
    ) -> Option<Self> {
        let stated = book.cutoff(cutoff)?;
        Some(Self {
            shape: SHAPE,
            call: book.call.id.clone(),
            title: book.call.title.clone(),
            cutoff,
            cutoff_at: book.cutoff_at(cutoff)?,
            assumed: stated.assumed,
            zone: book.call.zone,
            rulebook: mark,
            rehearsal,
            body,
        })
    }

    /// RFC 8785, without anything about how it is shown: the same over formats, languages and releases.
    pub fn canonical(&self) -> Result<String> {
        Ok(serde_json_canonicalizer::to_string(self)?)
    }

    /// SHA-256 of [`Report::canonical`].
    pub fn hash(&self) -> Result<String> {
        Ok(sha256_hex(self.canonical()?.as_bytes()))
    }

    /// What the report was made from.
    pub fn basis(&self) -> Basis {
        match &self.body {
            Body::Open { as_of } => Basis::Nothing { why: Standing::Open, as_of: *as_of },
            Body::NotSealed { as_of } => Basis::Nothing { why: Standing::NotSealed, as_of: *as_of },
            Body::NoResults { as_of } => Basis::Nothing { why: Standing::NoResults, as_of: *as_of },
            Body::Published(published) => {
                Basis::Published { known_on: published.known_on, hash: published.history.clone() }
            }
            Body::Sealed(sealed) => {
                Basis::Sealed { kind: sealed.edition.kind, hash: sealed.edition.hash.clone() }
            }
        }
    }
}
