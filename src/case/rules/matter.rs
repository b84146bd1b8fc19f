//! A matter, and how it stands.

use super::due::{Move, Request};
use super::kind::{Kind, Side, Verdict};
use crate::ground::ids::{AttachmentId, MatterId};
use crate::ground::{Moment, Refusal};
use crate::proposal::rules::{Attachment, Correction, SupplementKind};

#[derive(Clone, Debug)]
pub struct Matter {
    pub id: MatterId,
    /// Counts the matters of the proposal from 1.
    pub number: i32,
    pub kind: Kind,
    /// Who opened it.
    pub side: Side,
    /// The submission it is about, and the cut-off that took it in.
    pub version: i32,
    pub cutoff: i32,
    /// What that submission called the proposal: the draft may be called otherwise by now.
    pub acronym: String,
    pub subject: String,
    /// Where the passage stands, in words; empty where the kind names none.
    pub place: String,
    /// The name of a field of the form; empty where none is meant.
    pub field: String,
    /// What the submission says there.
    pub said: String,
    /// The date that staff gave when they opened it; [`Matter::due`] says what holds.
    pub first_due: Option<Moment>,
    pub at: Moment,
    pub by: String,
    pub decision: Option<Decision>,
    /// The first one opened it.
    pub messages: Vec<Message>,
    /// Of the due date, the first one first.
    pub moves: Vec<Move>,
    /// For more time, the first one first.
    pub requests: Vec<Request>,
}

#[derive(Clone, Debug)]
pub struct Message {
    /// Counts what stands in the thread from 1: messages, moves of the date and requests for more time.
    pub place: i32,
    pub at: Moment,
    pub side: Side,
    pub by: String,
    pub text: String,
    /// What the team wants the passage to say.
    pub proposed: Option<String>,
    pub files: Vec<Attachment>,
}

#[derive(Clone, Debug)]
pub struct Decision {
    pub at: Moment,
    pub by: String,
    pub verdict: Verdict,
    pub reason: String,
}

/// How a matter stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    WaitsFor(Side),
    /// The due date passed unanswered. A late answer does not undo it, and only a later date does; staff decide all the
    /// same.
    Lapsed,
    Decided(Verdict),
}

impl Standing {
    pub const fn name(self) -> &'static str {
        match self {
            Self::WaitsFor(Side::Staff) => "waits-staff",
            Self::WaitsFor(Side::Team) => "waits-team",
            Self::Lapsed => "lapsed",
            Self::Decided(verdict) => verdict.name(),
        }
    }
}

impl Matter {
    pub fn standing(&self, now: Moment) -> Standing {
        if let Some(decision) = &self.decision {
            return Standing::Decided(decision.verdict);
        }
        if self.has_lapsed(now) {
            return Standing::Lapsed;
        }
        Standing::WaitsFor(self.messages.last().map_or(self.side, |last| last.side).other())
    }

    /// Whom it waits for, a lapse or not: until the team has answered it may still do so.
    pub fn waits_for(&self) -> Option<Side> {
        let last = self.messages.last().map_or(self.side, |last| last.side);
        self.decision.is_none().then(|| last.other())
    }

    /// Whether it stays open when the submission it is about is taken back. What would be added to that submission ends
    /// with it; anything else that staff and a team have to settle, such as what becomes of papers that were sent, may
    /// outlive it, and staff close it where it does not.
    pub fn outlives_withdrawal(&self) -> bool {
        self.kind.rule().adds.is_none()
    }

    /// The team's last words for the passage.
    pub fn proposed(&self) -> Option<&str> {
        let said = self.messages.iter().rev().filter(|one| one.side == Side::Team);
        said.filter_map(|one| one.proposed.as_deref()).next()
    }

    /// The files that the team sent, the first one first.
    pub fn files_of_team(&self) -> impl Iterator<Item = &Attachment> {
        self.files_of(Side::Team)
    }

    /// The files that a side sent, the first one first.
    pub fn files_of(&self, side: Side) -> impl Iterator<Item = &Attachment> {
        self.messages.iter().filter(move |one| one.side == side).flat_map(|one| &one.files)
    }
}

/// What an accepted matter adds to the submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addition {
    Correction(Correction),
    Document(AttachmentId),
}

impl Addition {
    pub const fn kind(&self) -> SupplementKind {
        match self {
            Self::Correction(_) => SupplementKind::Clarification,
            Self::Document(_) => SupplementKind::Document,
        }
    }
}

impl Matter {
    /// What a verdict adds to the submission, if anything.
    ///
    /// # Errors
    /// `case-decided` the second time; `case-verdict` for one that this kind does not know; `case-nothing-proposed`
    /// and `case-no-document` where there is nothing to accept.
    pub fn decide(&self, verdict: Verdict, file: Option<&AttachmentId>) -> Result<Option<Addition>, Refusal> {
        if self.decision.is_some() {
            return Err(Refusal::new("case-decided"));
        }
        let rule = self.kind.rule();
        if !rule.verdicts.contains(&verdict) {
            return Err(Refusal::new("case-verdict"));
        }
        if verdict != Verdict::Accepted {
            return Ok(None);
        }
        match rule.adds {
            None | Some(SupplementKind::Late) => Ok(None),
            Some(SupplementKind::Clarification) => {
                let after = self.proposed().ok_or_else(|| Refusal::new("case-nothing-proposed"))?;
                let (place, before) = (self.place.clone(), self.said.clone());
                Ok(Some(Addition::Correction(Correction { place, before, after: after.to_owned() })))
            }
            Some(SupplementKind::Document) => {
                let sent = file.and_then(|id| self.files_of_team().find(|sent| sent.id == *id));
                let sent = sent.ok_or_else(|| Refusal::new("case-no-document"))?;
                Ok(Some(Addition::Document(sent.id.clone())))
            }
        }
    }
}
