//! What a proposal says: the same shape while it is drafted, when it is submitted and when it is read later.
//!
//! A submission stores this as canonical JSON (RFC 8785); its SHA-256 stands in the receipt. The ids of rows are
//! no part of that JSON, so that the same words give the same hash in every database; they are kept beside it
//! as [`Links`].

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::consortium::{Declared, Hosting, Partner};
use crate::call::rules::{HOST, Rulebook, Slot};
use crate::ground::ids::{DocumentId, FunderId, PartnerId, TrancheId};
use crate::ground::text::{Pic, bare};
use crate::ground::{Country, Error, Euro, Moment, Result};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub acronym: String,
    pub title: String,
    /// Id of a track of the rulebook; empty while not chosen.
    pub track: String,
    /// Answers by field id of the rulebook: text, the ids of what was chosen, or rows.
    pub answers: BTreeMap<String, Answer>,
    pub partners: Vec<Partner>,
    /// The states that pay jointly, where the host leads a hosting consortium of states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hosting: Option<Hosting>,
    /// What partners have declared, by the place of the partner and the id of the declaration.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declarations: Vec<Declared>,
    pub asks: Vec<Ask>,
    /// The budget; empty where only asks were stated. Its asks add up to `asks`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub costs: Vec<Cost>,
    pub tranches: Vec<Tranche>,
    pub documents: Vec<Document>,
    /// The proposal it takes up, where it is submitted anew after a decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Earlier>,
    /// Of a draft, the claims that their funders will not pay. No part of what it says: a submission has none, since
    /// claims count as they stood at the cut-off.
    #[serde(skip)]
    pub lost: BTreeMap<TrancheId, Lost>,
}

/// An earlier proposal of the same team that was decided upon, and the reply to its summary report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    pub reference: String,
    /// The submission that was evaluated.
    pub version: i32,
    pub cutoff: i32,
    pub reply: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    Text(String),
    Chosen(Vec<String>),
    /// Of a table: its rows, each with a cell for every column.
    Rows(Vec<Vec<String>>),
}

impl Answer {
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Chosen(ids) => ids.is_empty(),
            Self::Rows(rows) => rows.is_empty(),
        }
    }

    /// As a form sends it: one value, those that are chosen, or the cells of a table row by row.
    pub fn values(&self) -> Vec<String> {
        match self {
            Self::Text(text) => vec![text.clone()],
            Self::Chosen(ids) => ids.clone(),
            Self::Rows(rows) => rows.concat(),
        }
    }
}

/// Money asked from one budget line for one cost type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    pub line: String,
    pub cost_type: String,
    pub amount: Euro,
}

/// What an organisation spends of a cost type, and what of it is asked from a budget line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// The place of the organisation among the partners, from 0; absent for the consortium as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<usize>,
    pub cost_type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    pub line: String,
    /// All of it, whoever pays.
    pub amount: Euro,
    /// The EU's part.
    pub asked: Euro,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Money claimed from a funder, for one year and one cost type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tranche {
    #[serde(skip, default = "unlinked")]
    pub id: TrancheId,
    #[serde(skip, default = "unlinked")]
    pub funder: FunderId,
    pub funder_name: String,
    pub level: FunderLevel,
    /// Absent for a private funder of no one state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    pub year: i32,
    pub cost_type: String,
    pub kind: TrancheKind,
    /// In euro, after the rate.
    pub amount: Euro,
    /// ISO 4217; `EUR` with rate `1` where the funder pays in euro.
    pub currency: String,
    /// In cents of `currency`, written as money.
    pub stated: Euro,
    /// Euro per unit of `currency`, as a decimal.
    pub rate: String,
    pub rate_source: String,
    pub origin: Origin,
    /// The state-aid rule the money stands on, in the funder's words.
    pub aid_basis: String,
    /// What proves it so far.
    pub evidence: String,
    #[serde(flatten)]
    pub particulars: Particulars,
}

/// What a careful officer asks about money that is claimed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particulars {
    /// `included` or `excluded`: whether value-added tax is in the amount; empty where nobody said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub vat: String,
    /// The day of the rate of exchange, `2025-12-01`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rate_date: String,
    /// Other awards of the Union for the same item: cumulated money shows here, or nowhere.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub other_awards: String,
    /// The last day on which the funder's letter or decision holds, `2026-12-31`; empty where it does not end.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub valid_until: String,
}

impl Particulars {
    /// None where it does not end.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.valid_until.parse().ok()
    }
}

/// How a claim came to count for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    Declined,
    Lapsed,
    Replaced,
}

/// What can be said of value-added tax.
pub const VAT: [&str; 2] = ["included", "excluded"];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FunderLevel {
    State,
    Region,
    Private,
    /// Only in published history: what the EU itself gave.
    Eu,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrancheKind {
    Cash,
    InKind,
}

/// Where the money comes from. EU-origin money counts toward the match only where the rulebook says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    State,
    Region,
    Rrf,
    Cohesion,
    Private,
}

macro_rules! names {
    ($type:ident { $($variant:ident => $name:literal),+ $(,)? }) => {
        impl $type {
            pub const ALL: &'static [$type] = &[$($type::$variant),+];
            pub const fn name(self) -> &'static str {
                match self { $($type::$variant => $name),+ }
            }
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

names!(Lost { Declined => "declined", Lapsed => "lapsed", Replaced => "replaced" });
names!(FunderLevel { State => "state", Region => "region", Private => "private", Eu => "eu" });
names!(TrancheKind { Cash => "cash", InKind => "in_kind" });
names!(Origin { State => "state", Region => "region", Rrf => "rrf", Cohesion => "cohesion", Private => "private" });

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    #[serde(skip, default = "unlinked")]
    pub id: DocumentId,
    pub slot: String,
    pub name: String,
    /// Of the bytes, in lower-case hex.
    pub sha256: String,
    pub bytes: i64,
    /// None for what was uploaded before pages were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    pub at: Moment,
}

impl Document {
    /// How many pages stand beyond what its slot allows: those are blanked for whoever evaluates.
    pub fn surplus(&self, slot: &Slot) -> u32 {
        let (has, most) = (self.pages.unwrap_or_default(), slot.max_pages.unwrap_or(u32::MAX));
        has.saturating_sub(most)
    }
}

/// What somebody behind a proposal is recognised by elsewhere: `pic:…`, `name:…` or `funder:…`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartyKey(String);

impl PartyKey {
    pub fn pic(pic: &Pic) -> Self {
        Self(format!("pic:{pic}"))
    }
    /// None for a name without a letter or digit.
    pub fn name(name: &str) -> Option<Self> {
        Some(bare(name)).filter(|bare| !bare.is_empty()).map(|bare| Self(format!("name:{bare}")))
    }
    pub fn funder(id: &FunderId) -> Self {
        Self(format!("funder:{id}"))
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The rows behind a content, in the order of its lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Links {
    pub partners: Vec<PartnerId>,
    pub tranches: Vec<(TrancheId, FunderId)>,
    pub documents: Vec<DocumentId>,
}

/// Until [`Content::linked`] says which row it is.
pub(super) fn unlinked<Id: From<uuid::Uuid>>() -> Id {
    uuid::Uuid::nil().into()
}

impl Content {
    /// A content that says nothing yet.
    pub fn nothing() -> Self {
        Self {
            acronym: String::new(),
            title: String::new(),
            track: String::new(),
            answers: BTreeMap::new(),
            partners: Vec::new(),
            hosting: None,
            declarations: Vec::new(),
            asks: Vec::new(),
            costs: Vec::new(),
            tranches: Vec::new(),
            documents: Vec::new(),
            earlier: None,
            lost: BTreeMap::new(),
        }
    }

    /// The rows that stand behind it.
    pub fn links(&self) -> Links {
        Links {
            partners: self.partners.iter().map(|one| one.id.clone()).collect(),
            tranches: self.tranches.iter().map(|one| (one.id.clone(), one.funder.clone())).collect(),
            documents: self.documents.iter().map(|one| one.id.clone()).collect(),
        }
    }

    /// With the rows that stand behind it.
    ///
    /// # Errors
    /// Internal, where these are the links of another content.
    pub fn linked(mut self, links: Links) -> Result<Self> {
        let said = (self.partners.len(), self.tranches.len(), self.documents.len());
        if said != (links.partners.len(), links.tranches.len(), links.documents.len()) {
            return Err(Error::internal("a submission's links do not fit its content"));
        }
        for (partner, id) in self.partners.iter_mut().zip(links.partners) {
            partner.id = id;
        }
        for (tranche, (id, funder)) in self.tranches.iter_mut().zip(links.tranches) {
            (tranche.id, tranche.funder) = (id, funder);
        }
        for (document, id) in self.documents.iter_mut().zip(links.documents) {
            document.id = id;
        }
        Ok(self)
    }

    /// Everybody who stands behind it: partners by PIC and by name, and funders.
    pub fn parties(&self) -> BTreeSet<PartyKey> {
        let pics = self.partners.iter().filter_map(|one| one.pic.as_ref()).map(PartyKey::pic);
        let names = self.partners.iter().filter_map(|one| PartyKey::name(&one.name));
        let funders = self.tranches.iter().map(|one| PartyKey::funder(&one.funder));
        pics.chain(names).chain(funders).collect()
    }

    /// The one organisation with the role that hosts; None while there is none or more than one.
    pub fn host(&self) -> Option<&Partner> {
        let mut hosts = self.partners.iter().filter(|partner| partner.role == HOST);
        hosts.next().filter(|_| hosts.next().is_none())
    }

    /// The states of all who may receive money.
    pub fn funded_states(&self, book: &Rulebook) -> BTreeSet<Country> {
        let funded = self.partners.iter().filter(|partner| book.funds_role(&partner.role));
        funded.map(|partner| partner.country).collect()
    }

    pub fn eu_asked(&self) -> Result<Euro> {
        Euro::sum(self.asks.iter().map(|ask| ask.amount))
    }

    pub fn eu_asked_for(&self, cost_type: &str) -> Result<Euro> {
        Euro::sum(self.asks.iter().filter(|ask| ask.cost_type == cost_type).map(|ask| ask.amount))
    }

    /// The claims that may still be paid.
    pub fn standing(&self) -> impl Iterator<Item = &Tranche> {
        self.tranches.iter().filter(|tranche| !self.lost.contains_key(&tranche.id))
    }

    /// The claims that their funders will not pay, each with its place among all.
    pub fn gone(&self) -> impl Iterator<Item = (usize, &Tranche, Lost)> {
        let all = self.tranches.iter().enumerate();
        all.filter_map(|(place, tranche)| Some((place, tranche, *self.lost.get(&tranche.id)?)))
    }

    /// All that is claimed from funders, whatever its origin.
    pub fn claimed(&self) -> Result<Euro> {
        Euro::sum(self.tranches.iter().map(|tranche| tranche.amount))
    }

    pub fn claimed_for(&self, cost_type: &str) -> Result<Euro> {
        let of_type = self.tranches.iter().filter(|tranche| tranche.cost_type == cost_type);
        Euro::sum(of_type.map(|tranche| tranche.amount))
    }
}
