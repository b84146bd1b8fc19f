//! What was accepted beside a submission, by a decision with a reason and a legal basis. It is read beside the
//! submission, and changes nothing of it.

use serde::Serialize;

use crate::ground::Moment;
use crate::ground::ids::AttachmentId;
use crate::named;

named! {
    /// What a supplement adds.
    SupplementKind {
        /// A clerical error, and what the passage was meant to say.
        Clarification => "clarification",
        /// A document that was missing.
        Document => "document",
        /// A whole proposal that was let in after its cut-off had closed.
        Late => "late",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Supplement {
    /// Counts the supplements of the proposal from 1.
    pub number: i32,
    /// The submission it adds to, and the cut-off that took it in.
    pub version: i32,
    pub cutoff: i32,
    pub kind: SupplementKind,
    pub correction: Option<Correction>,
    pub document: Option<Attachment>,
    pub reason: String,
    pub legal_basis: String,
    pub at: Moment,
    /// Who decided.
    pub by: String,
}

/// A passage of the submission, and what it is to be read as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// Where it stands, in words.
    pub place: String,
    pub before: String,
    pub after: String,
}

/// A file beside what was submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attachment {
    pub id: AttachmentId,
    pub name: String,
    pub sha256: String,
    pub bytes: i64,
    pub pages: Option<u32>,
    pub media_type: String,
    pub at: Moment,
}
