//! The rulebook: everything about one call that is not common to all calls.
//!
//! It is read from `config/calls/*.toml` and stored as canonical JSON; both have these shapes. Money is text
//! (`"800000000.00"`), rates are basis points (5,000 is 50 %), scores are hundredths of a point (8,250 is
//! 82.50), and cut-offs are local time in the call's zone.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize};

use super::consortium::Partnership;
use super::declarations::{Declaration, Signoffs, is_default};
use super::emergency::Emergency;
use super::form::{Field, Section, Slot};
use super::money::{BudgetLine, Funding, Matching};
use super::reminders::ReminderDays;
use super::scoring::{Criterion, Scoring, TieBreak};
use super::service::Service;
use super::text::Text;
use super::track::{Need, TrackQuestion};
use crate::ground::ids::CallId;
use crate::ground::{Country, Moment};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rulebook {
    /// Days before a cut-off on which those who have not submitted are written to.
    #[serde(default, skip_serializing_if = "ReminderDays::is_empty")]
    pub reminder_days: ReminderDays,
    pub call: Head,
    pub tracks: Vec<Track>,
    pub cutoffs: Vec<Cutoff>,
    pub cost_types: Vec<CostType>,
    pub budget_lines: Vec<BudgetLine>,
    pub matching: Matching,
    pub states: Vec<State>,
    pub roles: Vec<PartnerRole>,
    #[serde(default, skip_serializing_if = "Partnership::is_empty")]
    pub consortium: Partnership,
    pub sections: Vec<Section>,
    pub documents: Vec<Slot>,
    /// What partners declare beside the form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declarations: Vec<Declaration>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub signoffs: Signoffs,
    pub checklists: Vec<Checklist>,
    pub scoring: Scoring,
    /// The order in which ties are broken; where all are used up, proposals stay ex aequo.
    pub ties: Vec<TieBreak>,
    pub funding: Funding,
    pub clocks: Clocks,
    pub instruments: Vec<InstrumentPlan>,
    /// The questions of "which track is mine?"; what answers decide stands with each track.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub track_check: Vec<TrackQuestion>,
    #[serde(default, skip_serializing_if = "Service::is_empty")]
    pub service: Service,
    /// Absent where the call has no such path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency: Option<Emergency>,
    /// What the sources do not tell, by key of this file, and why it was set so.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
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
    #[serde(deserialize_with = "local_time")]
    pub opens: NaiveDateTime,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
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
    /// What the check of tracks holds answers against.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cutoff {
    pub number: i32,
    /// In the call's zone. Local times that do not exist or exist twice are refused on loading.
    #[serde(deserialize_with = "local_time")]
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
    /// Budgets give it year by year.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_year: bool,
}

/// One state, and since when it takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    pub country: Country,
    pub may_host: bool,
    /// Absent: since before the call opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// How exactly `since` is known. A check that depends on an unknown day says so.
    #[serde(default)]
    pub precision: Precision,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
    /// Takes part without money: nothing may be asked for it, and it is not counted among the states that a call limits.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unfunded: bool,
    /// Organisations of this role belong to another one of the consortium.
    #[serde(default, skip_serializing_if = "is_default")]
    pub affiliated: bool,
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
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// A fact the program can look up and show beside the item: `received_in_time`, `documents_complete`,
    /// `host_may_host`, `partners_participate`, `one_state`, `match_met`, `caps_kept`. The officer decides all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
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
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub payee: String,
    /// Who receives the national part: `ju`, `vendor`, `host`, `partners`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub national_payee: String,
    /// The instrument that must be signed before this one may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Held only where money is asked for one of its cost types.
    #[serde(default)]
    pub optional: bool,
}

/// Local time with or without seconds; an offset is refused, since the zone of the call says it.
fn local_time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDateTime, D::Error> {
    let text = String::deserialize(deserializer)?;
    let parsed = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"]
        .into_iter()
        .find_map(|format| NaiveDateTime::parse_from_str(&text, format).ok());
    parsed.ok_or_else(|| {
        let reason = "is not a local time, such as 2025-12-31T17:00:00 (the zone stands in `call.zone`)";
        serde::de::Error::custom(format!("`{text}` {reason}"))
    })
}

/// Facts the program can look up for an item of a checklist.
pub const FACTS: [&str; 7] = [
    "received_in_time",
    "documents_complete",
    "host_may_host",
    "partners_participate",
    "one_state",
    "match_met",
    "caps_kept",
];
/// The id of the role that hosts, in every rulebook: contents, editions and reports know the hosting entity by it.
pub const HOST: &str = "host";
/// The id of the field, in every rulebook, that co-funders read and that is published of who is selected.
pub const ABSTRACT: &str = "abstract";
/// Who can receive the EU's part of an instrument.
pub const PAYEES: [&str; 3] = ["vendor", "host", "coordinator"];
/// Who can receive the national part of an instrument.
pub const NATIONAL_PAYEES: [&str; 4] = ["ju", "vendor", "host", "partners"];

/// Whether a state takes part on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakesPart {
    Yes {
        may_host: bool,
    },
    No,
    /// What is known of its dates does not decide it; the note says why.
    Unsure {
        may_host: bool,
        why: String,
    },
}

impl State {
    /// What is known of this entry on a day. A month or a year of entry decides nothing within itself.
    fn on(&self, day: NaiveDate) -> TakesPart {
        let may_host = self.may_host;
        if self.until.is_some_and(|until| day > until) {
            return TakesPart::No;
        }
        let unsure = |why: String| TakesPart::Unsure { may_host, why };
        match (self.since, self.precision) {
            (_, Precision::Recalled) => unsure(self.note.clone().unwrap_or_default()),
            (None, _) => TakesPart::Yes { may_host },
            (Some(since), Precision::Month) if (day.year(), day.month()) == (since.year(), since.month()) => {
                unsure(format!("joined in {}", since.format("%Y-%m")))
            }
            (Some(since), Precision::Year) if day.year() == since.year() => {
                unsure(format!("joined in {}", since.year()))
            }
            (Some(since), _) if day < since => TakesPart::No,
            (Some(_), _) => TakesPart::Yes { may_host },
        }
    }
}

impl Rulebook {
    /// Whether a country takes part on a day, by the dated list.
    pub fn takes_part(&self, country: Country, day: NaiveDate) -> TakesPart {
        let entries = self.states.iter().filter(|state| state.country == country);
        let standings: Vec<TakesPart> = entries.map(|state| state.on(day)).collect();
        let decided = standings.iter().find(|standing| matches!(standing, TakesPart::Yes { .. }));
        let open = || standings.iter().find(|standing| matches!(standing, TakesPart::Unsure { .. }));
        decided.or_else(open).cloned().unwrap_or(TakesPart::No)
    }

    /// The instant of a cut-off. The loader refuses local times that name none, so `None` means that there
    /// is no cut-off of this number.
    pub fn cutoff_at(&self, number: i32) -> Option<Moment> {
        let cutoff = self.cutoffs.iter().find(|cutoff| cutoff.number == number)?;
        Moment::from_local(cutoff.local, self.call.zone).ok()
    }

    /// From when on drafts are taken.
    pub fn opens_at(&self) -> Option<Moment> {
        Moment::from_local(self.call.opens, self.call.zone).ok()
    }

    /// Whether it has opened, and a cut-off is still to come.
    pub fn is_open(&self, now: Moment) -> bool {
        self.opens_at().is_none_or(|opens| now >= opens) && self.next_cutoff(now).is_some()
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
    /// Whether who has this role may receive money.
    pub fn funds_role(&self, role: &str) -> bool {
        !self.roles.iter().any(|one| one.unfunded && one.id == role)
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
