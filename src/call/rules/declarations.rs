//! What organisations have to declare beside the form, and who has to sign a proposal off.

use serde::{Deserialize, Serialize};

use super::canonical::sha256_hex;
use super::form::Slot;
use super::rulebook::{CheckItem, Rulebook};
use super::text::Text;
use crate::named;

named! {
    /// What follows where something that is asked for is not there.
    #[derive(Default)]
    Demand {
        /// It is not asked for.
        #[default]
        None => "none",
        Warn => "warn",
        /// No submission without it.
        Block => "block",
    }
    /// Who stands behind a declaration.
    #[derive(Default)]
    Giver {
        #[default]
        Partner => "partner",
        /// The state of the host: the host hands in its paper.
        State => "state",
    }
}

/// Something that partners of some roles declare, ticked and signed in the portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    pub id: String,
    pub title: Text,
    /// What is declared, in full. Another text is another declaration: who gave the earlier one is asked again.
    pub text: Text,
    /// Ids of the roles it is asked of; none named: of every partner.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: Giver,
    /// A signed paper belongs to it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub document: bool,
    /// A signed paper may be added to it, and nothing is missing without.
    #[serde(default, skip_serializing_if = "is_default")]
    pub may_add_document: bool,
    /// Where it is missing.
    #[serde(default = "warn", skip_serializing_if = "is_warn")]
    pub missing: Demand,
    /// The item of a checklist that it speaks for, as `eligibility/honour`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub serves: String,
}

/// Who has to sign a proposal off before it is submitted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Signoffs {
    pub partners: Demand,
    pub funders: Demand,
}

impl Signoffs {
    /// Whether a missing one is in the way of submitting.
    pub const fn block(&self) -> bool {
        matches!(self.partners, Demand::Block) || matches!(self.funders, Demand::Block)
    }
}

const fn warn() -> Demand {
    Demand::Warn
}

fn is_warn(demand: &Demand) -> bool {
    *demand == Demand::Warn
}

pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// The largest paper that may belong to a declaration, in bytes.
pub const DECLARATION_BYTES: i64 = 10_000_000;

impl Declaration {
    pub fn asks(&self, role: &str) -> bool {
        self.roles.is_empty() || self.roles.iter().any(|one| one == role)
    }

    /// Whether a paper has a place beside it, asked for or not.
    pub const fn takes_paper(&self) -> bool {
        self.document || self.may_add_document
    }

    /// The place of its paper on the page of a partner.
    pub fn slot(&self) -> Slot {
        Slot {
            id: format!("paper-{}", self.id),
            title: self.title.clone(),
            hint: Text::default(),
            required: self.document,
            max_bytes: DECLARATION_BYTES,
            max_pages: None,
            per_funder: false,
        }
    }

    /// Of title and text in all languages: what somebody who declares it puts their name to.
    pub fn text_sha256(&self) -> String {
        let said = serde_json_canonicalizer::to_vec(&(&self.title, &self.text)).unwrap_or_default();
        sha256_hex(&said)
    }
}

impl Rulebook {
    pub fn declaration(&self, id: &str) -> Option<&Declaration> {
        self.declarations.iter().find(|one| one.id == id)
    }

    /// The declarations that speak for an item of a checklist.
    pub fn declarations_for(&self, list: &str, item: &CheckItem) -> Vec<&Declaration> {
        let place = format!("{list}/{}", item.id);
        self.declarations.iter().filter(|one| one.serves == place).collect()
    }
}
