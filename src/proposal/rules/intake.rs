//! The intake edition: all that a report about a cut-off's submissions needs, sealed when it closes.

use serde::{Deserialize, Serialize};

use super::content::{Ask, FunderLevel, Origin, TrancheKind};
use super::frozen::{Frozen, TakenBack};
use crate::call::rules::HOST;
use crate::ground::{Country, Euro, Moment, Result};

/// The shape of [`Intake`]; a reader of another shape must not guess.
pub const INTAKE_FORMAT: i32 = 1;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    pub format: i32,
    pub call: String,
    pub cutoff: i32,
    pub cutoff_at: Moment,
    pub closed_at: Moment,
    /// Hash of the rulebook fixed for this cut-off.
    pub rulebook: String,
    pub counts: IntakeCounts,
    /// By reference.
    pub proposals: Vec<IntakeProposal>,
    /// Taken back before the cut-off, by reference.
    pub withdrawn: Vec<IntakeWithdrawn>,
    /// Let in after the cut-off had closed, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplements: Vec<IntakeSupplement>,
}

/// Why an edition holds something that the one before it did not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeSupplement {
    pub reference: String,
    pub version: i32,
    pub at: Moment,
    pub legal_basis: String,
    /// The root over all that was let in so far.
    pub root: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeCounts {
    /// Proposals that count.
    pub received: usize,
    /// Submissions in all, superseded and withdrawn ones too: as many receipts there are.
    pub submissions: usize,
    pub withdrawn: usize,
    pub refused_attempts: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeProposal {
    pub reference: String,
    pub acronym: String,
    pub title: String,
    pub track: String,
    /// Empty, and the country absent, where there is not exactly one host.
    pub host: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// Countries of the other partners, each once, by code.
    pub partner_countries: Vec<Country>,
    pub partners: usize,
    pub received: Moment,
    /// The version that counts; as many were submitted.
    pub version: i32,
    pub content_sha256: String,
    /// Per budget line and cost type.
    pub asks: Vec<Ask>,
    /// Per funder, cost type, kind and origin, summed over the years.
    pub claims: Vec<IntakeClaim>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeClaim {
    pub funder: String,
    pub level: FunderLevel,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    pub cost_type: String,
    pub kind: TrancheKind,
    pub origin: Origin,
    pub amount: Euro,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeWithdrawn {
    pub reference: String,
    pub version: i32,
    pub at: Moment,
}

impl IntakeProposal {
    pub fn of(frozen: &Frozen) -> Result<Self> {
        let content = &frozen.content;
        let host = content.host();
        let mut countries: Vec<Country> =
            content.partners.iter().filter(|one| one.role != HOST).map(|one| one.country).collect();
        countries.sort_unstable();
        countries.dedup();
        let mut asks = content.asks.clone();
        asks.sort_by(|a, b| (&a.line, &a.cost_type).cmp(&(&b.line, &b.cost_type)));
        Ok(Self {
            reference: frozen.reference.clone(),
            acronym: content.acronym.clone(),
            title: content.title.clone(),
            track: content.track.clone(),
            host: host.map(|host| host.name.clone()).unwrap_or_default(),
            country: host.map(|host| host.country),
            partner_countries: countries,
            partners: content.partners.len(),
            received: frozen.received,
            version: frozen.version,
            content_sha256: frozen.content_hash.clone(),
            asks,
            claims: claims(frozen)?,
        })
    }
}

fn claims(frozen: &Frozen) -> Result<Vec<IntakeClaim>> {
    let mut claims: Vec<IntakeClaim> = Vec::new();
    for tranche in &frozen.content.tranches {
        let same = |claim: &&mut IntakeClaim| {
            claim.funder == tranche.funder_name
                && (claim.level, claim.country) == (tranche.level, tranche.country)
                && claim.cost_type == tranche.cost_type
                && (claim.kind, claim.origin) == (tranche.kind, tranche.origin)
        };
        match claims.iter_mut().find(same) {
            Some(claim) => claim.amount = claim.amount.plus(tranche.amount)?,
            None => claims.push(IntakeClaim {
                funder: tranche.funder_name.clone(),
                level: tranche.level,
                country: tranche.country,
                cost_type: tranche.cost_type.clone(),
                kind: tranche.kind,
                origin: tranche.origin,
                amount: tranche.amount,
            }),
        }
    }
    let key = |claim: &IntakeClaim| {
        let country = claim.country.map(|country| country.iso());
        (claim.funder.clone(), country, claim.cost_type.clone(), claim.kind.name(), claim.origin.name())
    };
    claims.sort_by_key(key);
    Ok(claims)
}

impl From<&TakenBack> for IntakeWithdrawn {
    fn from(taken: &TakenBack) -> Self {
        Self { reference: taken.reference.clone(), version: taken.version, at: taken.at }
    }
}
