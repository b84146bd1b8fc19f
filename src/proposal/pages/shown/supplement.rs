//! What was accepted beside a submission, as it is read beside it.
//!
//! `{{> supplements this}}` with the list.

use serde::Serialize;

use crate::ground::ids::ProposalId;
use crate::ground::{Moment, Result};
use crate::people::Look;
use crate::people::store::name;
use crate::proposal::rules::Supplement;
use crate::proposal::store::supplements;

#[derive(Clone, Debug, Serialize)]
pub struct ShownSupplement {
    /// `supplement-1`
    pub id: String,
    /// `Supplement 1: clarification`
    pub heading: String,
    pub at: Moment,
    pub by: String,
    /// To which version.
    pub version: i32,
    pub correction: Option<ShownCorrection>,
    pub file: Option<ShownFile>,
    pub reason: String,
    pub legal_basis: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownCorrection {
    pub place: String,
    pub before: String,
    pub after: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownFile {
    pub name: String,
    pub href: String,
}

impl ShownSupplement {
    /// What was accepted for a cut-off; files are found under `files/ID`.
    pub fn of_cutoff(
        look: &mut Look<'_>,
        proposal: &ProposalId,
        cutoff: i32,
        files: &str,
    ) -> Result<Vec<Self>> {
        let all = supplements::of_cutoff(look.db, proposal, cutoff)?;
        Self::each(look, all, files)
    }

    /// Some that the reader may see.
    pub fn each(look: &mut Look<'_>, some: Vec<Supplement>, files: &str) -> Result<Vec<Self>> {
        some.into_iter().map(|one| Self::of(look, one, files)).collect()
    }

    fn of(look: &mut Look<'_>, one: Supplement, files: &str) -> Result<Self> {
        let kind = look.say(&format!("supplement-kind-{}", one.kind.name()));
        let args = [("number", one.number.to_string()), ("kind", kind)];
        Ok(Self {
            id: format!("supplement-{}", one.number),
            heading: look.text("supplement-title", &args),
            at: one.at,
            by: name(look.db, &one.by)?,
            version: one.version,
            correction: one.correction.map(|one| ShownCorrection {
                place: one.place,
                before: one.before,
                after: one.after,
            }),
            file: one
                .document
                .map(|file| ShownFile { href: format!("{files}/{}", file.id), name: file.name }),
            reason: one.reason,
            legal_basis: one.legal_basis,
        })
    }
}
