//! Signing off: each partner and each co-funder says that what the proposal tells of them is right.
//!
//! A sign-off holds a fingerprint of what concerns its party. When that changes, it is not taken away: it shows as
//! signed off at that version, and changed since.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::content::Content;
use super::letters::of_letter;
use crate::call::rules::{Demand, Rulebook};
use crate::ground::ids::{FunderId, PartnerId};
use crate::ground::text::hex;
use crate::ground::{Euro, Moment, Result};

/// Who signs off.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    Partner(PartnerId),
    Funder(FunderId),
}

impl Party {
    /// How it is stored: kind and id.
    pub fn columns(&self) -> (&'static str, &str) {
        match self {
            Self::Partner(id) => ("partner", id.as_str()),
            Self::Funder(id) => ("funder", id.as_str()),
        }
    }

    pub fn from_columns(kind: &str, id: &str) -> Option<Self> {
        match kind {
            "partner" => Some(Self::Partner(PartnerId::from_text(id))),
            "funder" => Some(Self::Funder(FunderId::from_text(id))),
            _ => None,
        }
    }
}

/// A sign-off as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedOff {
    pub party: Party,
    /// Of the draft.
    pub version: i64,
    /// [`fingerprint`] of what was signed.
    pub fingerprint: String,
    pub at: Moment,
    pub signed_by: String,
    /// By the coordinator, who is not bound to the partner.
    pub on_behalf: bool,
}

/// How a party stands to the proposal as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signing<'s> {
    Missing,
    /// What concerns the party is as it was signed.
    Holds(&'s SignedOff),
    /// Something of it was changed since.
    Outdated(&'s SignedOff),
}

/// What of a proposal concerns a party: a partner's entry, declarations and rows of the budget; a funder's claims, its
/// letters, and the sums beside which it was shown them, type of cost by type of cost. Texts are nobody's. None where
/// the content does not name the party.
pub fn concerns(content: &Content, party: &Party) -> Result<Option<Value>> {
    Ok(match party {
        Party::Partner(id) => content
            .partner(id)
            .map(|(place, partner)| -> Result<Value> {
                let own = content.declarations.iter().filter(|one| one.partner == place);
                let declared: Vec<_> = own.map(|one| (&one.declaration, &one.text_sha256)).collect();
                let costs: Vec<_> = content.costs.iter().filter(|one| one.partner == Some(place)).collect();
                let mut costs = serde_json::to_value(costs)?;
                // Its place among the partners may change, and is nothing of its own.
                for cost in
                    costs.as_array_mut().into_iter().flatten().filter_map(serde_json::Value::as_object_mut)
                {
                    cost.remove("partner");
                }
                Ok(json!({ "partner": partner, "declarations": declared, "costs": costs }))
            })
            .transpose()?,
        Party::Funder(id) => {
            let claims: Vec<_> = content.tranches.iter().filter(|one| one.funder == *id).collect();
            if claims.is_empty() {
                return Ok(None);
            }
            let letters: BTreeMap<&str, &str> =
                content.letters_of(id).map(|one| (letter_of(&one.slot), one.sha256.as_str())).collect();
            Some(json!({ "claims": claims, "letters": letters, "sheet": sums(content)? }))
        }
    })
}

/// The slot of the rulebook that a funder's letter is of: the funder's place in the list is nothing of its own.
fn letter_of(slot: &str) -> &str {
    of_letter(slot).map_or(slot, |(of, _)| of)
}

/// What the EU is asked and what is claimed from funders, by type of cost.
fn sums(content: &Content) -> Result<BTreeMap<&str, (Euro, Euro)>> {
    let asked = content.asks.iter().map(|one| one.cost_type.as_str());
    let types: BTreeSet<&str> =
        asked.chain(content.tranches.iter().map(|one| one.cost_type.as_str())).collect();
    let sum =
        |id: &str| -> Result<(Euro, Euro)> { Ok((content.eu_asked_for(id)?, content.claimed_for(id)?)) };
    types.into_iter().map(|id| Ok((id, sum(id)?))).collect()
}

/// SHA-256 over the canonical JSON of [`concerns`], in lower-case hex.
pub fn signing_fingerprint(content: &Content, party: &Party) -> Result<Option<String>> {
    let Some(concerned) = concerns(content, party)? else { return Ok(None) };
    let bytes = serde_json_canonicalizer::to_vec(&concerned)?;
    Ok(Some(hex(&Sha256::digest(bytes))))
}

/// How one party stands.
pub fn signing<'s>(content: &Content, party: &Party, signed: &'s [SignedOff]) -> Result<Signing<'s>> {
    let Some(last) = signed.iter().find(|one| one.party == *party) else { return Ok(Signing::Missing) };
    let now = signing_fingerprint(content, party)?;
    let holds = now.as_deref() == Some(last.fingerprint.as_str());
    Ok(if holds { Signing::Holds(last) } else { Signing::Outdated(last) })
}

/// Everybody whose word the proposal waits for, by the rulebook, with their names: partners in their order, funders in
/// that of their first claims.
pub fn signatories(book: &Rulebook, content: &Content) -> Vec<(Party, String, Demand)> {
    let mut parties = Vec::new();
    if book.signoffs.partners != Demand::None {
        let of =
            |one: &super::Partner| (Party::Partner(one.id.clone()), one.name.clone(), book.signoffs.partners);
        parties.extend(content.partners.iter().map(of));
    }
    if book.signoffs.funders != Demand::None {
        for tranche in &content.tranches {
            let party = Party::Funder(tranche.funder.clone());
            if parties.iter().all(|(known, ..)| *known != party) {
                parties.push((party, tranche.funder_name.clone(), book.signoffs.funders));
            }
        }
    }
    parties
}
