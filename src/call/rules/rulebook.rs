//! The rulebook: everything about one call that is not common to all calls.
//!
//! It is read from `config/calls/*.toml` and stored as canonical JSON; both have these shapes. Money is text
//! (`"800000000.00"`), rates are basis points (5,000 is 50 %), scores are hundredths of a point (8,250 is
//! 82.50), and cut-offs are local time in the call's zone.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::text::Text;
use crate::ground::ids::CallId;
use crate::ground::{BasisPoints, Country, Euro, Moment};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rulebook {
    pub call: Head,
    pub tracks: Vec<Track>,
    pub cutoffs: Vec<Cutoff>,
    pub cost_types: Vec<CostType>,
    pub budget_lines: Vec<BudgetLine>,
    pub matching: Matching,
    pub states: Vec<State>,
    pub roles: Vec<PartnerRole>,
    pub sections: Vec<Section>,
    pub documents: Vec<Slot>,
    pub checklists: Vec<Checklist>,
    pub scoring: Scoring,
    /// The order in which ties are broken; where all are used up, proposals stay ex aequo.
    pub ties: Vec<TieBreak>,
    pub funding: Funding,
    pub clocks: Clocks,
    pub instruments: Vec<InstrumentPlan>,
    /// What the sources do not tell, by key of this file, and why it was set so.
    #[serde(default)]
    pub assumptions: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    pub id: CallId,
    pub title: Text,
    pub summary: Text,
    pub zone: Tz,
    /// `AIF` makes references `AIF-0001`, `AIF-0002`, …
    pub prefix: String,
    /// False keeps the call out of public results and out of every figure of other calls.
    pub public: bool,
    pub opens: NaiveDateTime,
    #[serde(default)]
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Track {
    pub id: String,
    pub title: Text,
    pub summary: Text,
    /// Cost types a proposal of this track may ask money for.
    pub cost_types: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cutoff {
    pub number: i32,
    /// In the call's zone. Local times that do not exist or exist twice are refused on loading.
    pub local: NaiveDateTime,
    /// The sources do not tell, or disagree; see the rulebook's `assumptions`.
    #[serde(default)]
    pub assumed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostType {
    pub id: String,
    pub title: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BudgetLine {
    pub id: String,
    pub title: Text,
    pub programme: String,
    /// The cost types this line pays.
    pub pays: Vec<String>,
    pub total: Euro,
    pub slices: Vec<Slice>,
    /// What a cut-off leaves of its slice is added to the next one's.
    pub carry_over: bool,
    #[serde(default)]
    pub cap_per_proposal: Option<Euro>,
    /// The most the EU pays of what it co-finances.
    pub max_rate: BasisPoints,
    #[serde(default)]
    pub commit_by: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slice {
    pub cutoff: i32,
    pub amount: Euro,
}

/// How much national money must stand beside the EU's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    /// National ÷ EU must be at least this: 10,000 is "at least as much".
    pub national_to_eu: BasisPoints,
    /// Tested for each cost type, and not only in total.
    pub per_cost_type: bool,
    /// Whether private money counts toward the match.
    pub private_counts: bool,
    /// Origins of money (`state`, `region`, `rrf`, `cohesion`, `private`) that count toward the match.
    pub origins: Vec<String>,
}

/// One state, and since when it takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    pub country: Country,
    pub may_host: bool,
    /// Absent: since before the call opened.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// How exactly `since` is known. A check that depends on an unknown day says so.
    #[serde(default)]
    pub precision: Precision,
    #[serde(default)]
    pub until: Option<NaiveDate>,
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    #[default]
    Day,
    Month,
    Year,
    Recalled,
}

/// A role an organisation can have in a consortium: host, beneficiary, affiliated, associated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnerRole {
    pub id: String,
    pub title: Text,
    /// Exactly one organisation must have the role that hosts.
    #[serde(default)]
    pub hosts: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub id: String,
    pub title: Text,
    pub fields: Vec<Field>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Never reused with another kind.
    pub id: String,
    pub label: Text,
    #[serde(default)]
    pub hint: Text,
    pub required: bool,
    #[serde(flatten)]
    pub kind: FieldKind,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FieldKind {
    /// Text of at most `max` characters, on one line or on many.
    Text {
        max: usize,
        #[serde(default)]
        lines: bool,
    },
    /// One of the options, or several.
    Choice {
        options: Vec<Choice>,
        #[serde(default)]
        many: bool,
    },
    YesNo,
    Number {
        min: i64,
        max: i64,
    },
    Date,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: String,
    pub label: Text,
}

/// A document slot: one file, of one kind, in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    pub id: String,
    pub title: Text,
    #[serde(default)]
    pub hint: Text,
    pub required: bool,
    /// Bytes.
    pub max_bytes: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// `admissibility`, `eligibility`: worked through in the order of the file.
    pub id: String,
    pub title: Text,
    pub items: Vec<CheckItem>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckItem {
    pub id: String,
    pub text: Text,
    /// The article or page that asks for it.
    #[serde(default)]
    pub source: String,
    /// A fact the program can look up and show beside the item: `received_in_time`, `documents_complete`,
    /// `host_may_host`, `partners_participate`, `match_met`, `caps_kept`. The officer decides all the same.
    #[serde(default)]
    pub fact: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    pub scale: Scale,
    pub criteria: Vec<Criterion>,
    pub aggregate: Aggregate,
    /// In hundredths, on the unweighted aggregate: weights rank only.
    #[serde(default)]
    pub overall_threshold: Option<i32>,
    pub experts_per_proposal: usize,
    /// Characters a comment must and may have.
    pub comment_min: usize,
    pub comment_max: usize,
}

/// Hundredths of a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    pub min: i32,
    pub max: i32,
    pub step: i32,
    /// What a score means, from the given hundredths upward.
    #[serde(default)]
    pub meanings: Vec<Meaning>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    pub from: i32,
    pub text: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub id: String,
    pub title: Text,
    #[serde(default)]
    pub hint: Text,
    /// In basis points of all weights, or any integers: only their proportion counts.
    pub weight: i32,
    /// In hundredths, on the unweighted score.
    #[serde(default)]
    pub threshold: Option<i32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregate {
    /// Σ weight × score ÷ Σ weight: a total on the scale itself (0–100).
    WeightedMean,
    /// Σ score, thresholds on it; Σ weight × score ranks (0–5 per criterion, 15 in total).
    Sum,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieBreak {
    /// The higher unweighted score on this criterion goes first.
    Criterion(String),
    /// The higher finding of the panel on this aspect goes first.
    Panel(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Funding {
    pub exhaustion: Exhaustion,
    /// Days after the decision that a place on the reserve list holds.
    pub reserve_days: i64,
    /// The reserve list of the cut-off before is served first.
    pub reserve_precedes: bool,
    /// Of each slice, kept back while redress can still succeed.
    pub redress_hold: BasisPoints,
}

/// What happens to the first proposal in rank order that the remaining money cannot pay in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exhaustion {
    /// The funding line is drawn: it and all below are in reserve.
    Stop,
    /// It is passed over; smaller ones below may still be paid.
    Skip,
    /// It is offered what is left, in proportion; then the line is drawn.
    PartialOffer,
}

/// Days, counted from the cut-off or from the step before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clocks {
    pub evaluate_days: i64,
    pub inform_days: i64,
    pub sign_days: i64,
    pub notification_read_days: i64,
    pub redress_days: i64,
}

/// An instrument that an award under this rulebook holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstrumentPlan {
    /// `hosting`, `acquisition`, `operation`, `services`, `platform`.
    pub kind: String,
    pub title: Text,
    /// The cost types whose money it carries; each cost type belongs to one instrument.
    pub cost_types: Vec<String>,
    /// Who pays the EU's part to whom: `vendor`, `host`, `coordinator`; empty where no money flows.
    #[serde(default)]
    pub payee: String,
    /// Who receives the national part: `ju`, `vendor`, `host`, `partners`.
    #[serde(default)]
    pub national_payee: String,
    /// The instrument that must be signed before this one may be.
    #[serde(default)]
    pub after: Option<String>,
    /// Held only where money is asked for one of its cost types.
    #[serde(default)]
    pub optional: bool,
}

impl Rulebook {
    /// The instant of a cut-off. The loader refuses local times that name none, so `None` means that there
    /// is no cut-off of this number.
    pub fn cutoff_at(&self, number: i32) -> Option<Moment> {
        let cutoff = self.cutoffs.iter().find(|cutoff| cutoff.number == number)?;
        Moment::from_local(cutoff.local, self.call.zone).ok()
    }

    /// The first cut-off later than `now`: where a draft of now is heading.
    pub fn next_cutoff(&self, now: Moment) -> Option<&Cutoff> {
        let later = |cutoff: &&Cutoff| self.cutoff_at(cutoff.number).is_some_and(|at| at > now);
        self.cutoffs.iter().filter(later).min_by_key(|cutoff| self.cutoff_at(cutoff.number))
    }

    pub fn cutoff(&self, number: i32) -> Option<&Cutoff> {
        self.cutoffs.iter().find(|cutoff| cutoff.number == number)
    }
    pub fn track(&self, id: &str) -> Option<&Track> {
        self.tracks.iter().find(|track| track.id == id)
    }
    pub fn budget_line(&self, id: &str) -> Option<&BudgetLine> {
        self.budget_lines.iter().find(|line| line.id == id)
    }
    pub fn cost_type(&self, id: &str) -> Option<&CostType> {
        self.cost_types.iter().find(|cost_type| cost_type.id == id)
    }
    pub fn slot(&self, id: &str) -> Option<&Slot> {
        self.documents.iter().find(|slot| slot.id == id)
    }
    pub fn checklist(&self, id: &str) -> Option<&Checklist> {
        self.checklists.iter().find(|list| list.id == id)
    }
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.scoring.criteria.iter().find(|criterion| criterion.id == id)
    }
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(|section| &section.fields)
    }
}
