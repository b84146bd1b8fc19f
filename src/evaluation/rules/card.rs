//! A proposal in a few lines, as editions and lists of a cut-off carry it.

use serde::{Deserialize, Serialize};

use crate::call::rules::HOST;
use crate::ground::{Country, Euro, Moment, Result};
use crate::proposal::rules::{Ask, Frozen, FunderLevel, Origin, TrancheKind};

/// No id stands here: what leaves the house names proposals by their reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub reference: String,
    /// Of the submission.
    pub version: i32,
    pub received: Moment,
    pub content_hash: String,
    pub acronym: String,
    pub title: String,
    pub track: String,
    pub partners: Vec<CardPartner>,
    pub asks: Vec<Ask>,
    pub claims: Vec<CardClaim>,
    pub eu_asked: Euro,
    pub claimed: Euro,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPartner {
    pub name: String,
    pub country: Country,
    pub role: String,
}

/// What the proposal claims from a funder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardClaim {
    pub funder: String,
    pub level: FunderLevel,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    pub year: i32,
    pub cost_type: String,
    pub kind: TrancheKind,
    pub origin: Origin,
    pub amount: Euro,
}

impl Card {
    pub fn of(frozen: &Frozen) -> Result<Self> {
        let content = &frozen.content;
        let partners = content.partners.iter().map(|partner| CardPartner {
            name: partner.name.clone(),
            country: partner.country,
            role: partner.role.clone(),
        });
        let claims = content.tranches.iter().map(|tranche| CardClaim {
            funder: tranche.funder_name.clone(),
            level: tranche.level,
            country: tranche.country,
            year: tranche.year,
            cost_type: tranche.cost_type.clone(),
            kind: tranche.kind,
            origin: tranche.origin,
            amount: tranche.amount,
        });
        Ok(Self {
            reference: frozen.reference.clone(),
            version: frozen.version,
            received: frozen.received,
            content_hash: frozen.content_hash.clone(),
            acronym: content.acronym.clone(),
            title: content.title.clone(),
            track: content.track.clone(),
            partners: partners.collect(),
            asks: content.asks.clone(),
            claims: claims.collect(),
            eu_asked: content.eu_asked()?,
            claimed: content.claimed()?,
        })
    }

    pub fn host(&self) -> Option<&CardPartner> {
        self.partners.iter().find(|partner| partner.role == HOST)
    }
}
