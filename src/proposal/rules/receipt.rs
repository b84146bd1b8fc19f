//! What an applicant holds in hand: signed facts of one submission. No ids, no free text but the names of files.

use serde::{Deserialize, Serialize};

use super::life::Submitted;
use crate::ground::Moment;

/// The `typ` of a receipt's header.
pub const RECEIPT_TYP: &str = "rollcall-receipt+jwt";

/// The claims of a receipt (JWS, EdDSA).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub reference: String,
    /// Counts submissions of the proposal from 1; the last one before the cut-off counts.
    pub version: i32,
    pub call: String,
    pub cutoff: i32,
    pub cutoff_at: Moment,
    /// When the whole request had been read.
    pub received: Moment,
    /// SHA-256 of the content's canonical JSON (RFC 8785).
    pub content_sha256: String,
    pub documents: Vec<ReceiptDocument>,
    /// SHA-256 of the rulebook it was submitted under.
    pub rulebook_sha256: String,
    /// `live`, or `rehearsal`: then nothing of it is real.
    pub installation: String,
    /// It was let in after its cut-off had closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<LateReceipt>,
}

/// What stands behind a late receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateReceipt {
    /// When the hash of the archive was received.
    pub deposited: Moment,
    /// Of the archive, as it was deposited and handed in.
    pub archive_sha256: String,
    /// The number of the supplement by which it was let in.
    pub supplement: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptDocument {
    pub slot: String,
    pub name: String,
    pub sha256: String,
    pub bytes: i64,
}

impl Receipt {
    /// `rulebook` and `content` are hashes in lower-case hex.
    pub fn of(of: &Submitted, call: &str, rulebook: &str, content: &str, installation: &str) -> Self {
        let documents = of.content.documents.iter().map(|document| ReceiptDocument {
            slot: document.slot.clone(),
            name: document.name.clone(),
            sha256: document.sha256.clone(),
            bytes: document.bytes,
        });
        Self {
            reference: of.reference.clone(),
            version: of.version,
            call: call.to_owned(),
            cutoff: of.cutoff,
            cutoff_at: of.cutoff_at,
            received: of.received,
            content_sha256: content.to_owned(),
            documents: documents.collect(),
            rulebook_sha256: rulebook.to_owned(),
            installation: installation.to_owned(),
            late: None,
        }
    }

    pub fn is_rehearsal(&self) -> bool {
        self.installation == "rehearsal"
    }
}

/// What the signed form is called where it is downloaded, and where it is said how to check it.
pub fn receipt_name(reference: &str, version: i32) -> String {
    format!("{reference}-{version}.jws")
}
