//! What a cut-off took in.

use serde::Serialize;

use super::content::Content;
use crate::ground::Moment;
use crate::ground::ids::{ProposalId, SubmissionId};

/// The version of a proposal that counts for a cut-off: the last one submitted before it and not withdrawn
/// before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Frozen {
    pub proposal: ProposalId,
    pub submission: SubmissionId,
    pub reference: String,
    /// Counts submissions of the proposal from 1.
    pub version: i32,
    pub cutoff: i32,
    pub received: Moment,
    pub content: Content,
    /// SHA-256 of the content's canonical JSON, as the receipt says it.
    pub content_hash: String,
    /// Hash of the rulebook it was submitted under.
    pub rulebook: String,
}

/// A proposal whose submitted version was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TakenBack {
    pub proposal: ProposalId,
    pub reference: String,
    pub version: i32,
    pub at: Moment,
    /// After the cut-off: it is frozen all the same, and staff decide what follows.
    pub after_cutoff: bool,
}
