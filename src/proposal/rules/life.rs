//! The life of a proposal, up to the cut-off.
//!
//! | from | verb | to |
//! |---|---|---|
//! | draft | save | draft |
//! | draft | submit | submitted |
//! | submitted | save | submitted |
//! | submitted | submit | submitted |
//! | submitted | withdraw | withdrawn |
//! | withdrawn | save | withdrawn |
//! | withdrawn | submit | submitted |
//!
//! The last submitted version counts; what was saved after it does not. A withdrawal takes back what was
//! submitted, and not the right to submit again before a cut-off. *Frozen*, *received* and *rolled over* are no
//! stages: they follow from the cut-off's instant and its closing ([`super::OpenCall`]).

use super::content::Content;
use super::open::OpenCall;
use super::readiness::{Weight, readiness, unsigned};
use super::signoffs::SignedOff;
use crate::ground::{Moment, Refusal};
use crate::named;

named! {
    /// Where a proposal stands.
    Stage {
        Draft => "draft",
        Submitted => "submitted",
        Withdrawn => "withdrawn",
    }
    /// What applicants do to it.
    Verb {
        Save => "save",
        Submit => "submit",
        Withdraw => "withdraw",
    }
}

/// Every move there is.
pub const TRANSITIONS: &[(Stage, Verb, Stage)] = &[
    (Stage::Draft, Verb::Save, Stage::Draft),
    (Stage::Draft, Verb::Submit, Stage::Submitted),
    (Stage::Submitted, Verb::Save, Stage::Submitted),
    (Stage::Submitted, Verb::Submit, Stage::Submitted),
    (Stage::Submitted, Verb::Withdraw, Stage::Withdrawn),
    (Stage::Withdrawn, Verb::Save, Stage::Withdrawn),
    (Stage::Withdrawn, Verb::Submit, Stage::Submitted),
];

impl Stage {
    /// The stage after a verb.
    ///
    /// # Errors
    /// `not-submitted` and `already-withdrawn` for a withdrawal that has nothing to take back.
    pub fn after(self, verb: Verb) -> Result<Stage, Refusal> {
        let found = TRANSITIONS.iter().find(|(from, by, _)| (*from, *by) == (self, verb));
        found.map(|(_, _, to)| *to).ok_or_else(|| {
            let withdrawn = self == Self::Withdrawn;
            Refusal::new(if withdrawn { "already-withdrawn" } else { "not-submitted" })
        })
    }
}

/// The last version that was submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Last {
    /// Counts submissions of this proposal from 1.
    pub version: i32,
    pub cutoff: i32,
    pub received: Moment,
    /// The version of the draft that it submitted.
    pub draft_version: i64,
}

/// What is being written, whatever was submitted of it before.
#[derive(Clone, Debug)]
pub struct Draft {
    pub reference: String,
    pub stage: Stage,
    /// Counts saves.
    pub version: i64,
    pub last: Option<Last>,
    pub content: Content,
    pub signed: Vec<SignedOff>,
}

/// The small request that submits: it names what is stored already, and the cut-off the person was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Submission {
    pub version: i64,
    pub cutoff: i32,
}

/// A version that counts, until another one or a withdrawal takes its place.
#[derive(Clone, Debug)]
pub struct Submitted {
    pub reference: String,
    pub version: i32,
    pub draft_version: i64,
    pub cutoff: i32,
    pub cutoff_at: Moment,
    pub received: Moment,
    pub content: Content,
}

/// A submitted version that was taken back.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    pub reference: String,
    pub version: i32,
    pub cutoff: i32,
    pub at: Moment,
    pub reason: String,
}

impl Draft {
    /// Whether there is something that a submission would change.
    pub fn has_news(&self) -> bool {
        match (self.stage, self.last) {
            (Stage::Submitted, Some(last)) => last.draft_version != self.version,
            _ => true,
        }
    }

    /// # Errors
    /// `proposal-received` once a cut-off has taken it in; `cutoff-passed`, `cutoff-not-next`, `call-not-open`
    /// by the call's dates; `nothing-new`; `not-ready` with the number of things missing.
    pub fn submit(
        self,
        call: &OpenCall,
        asked: &Submission,
        received: Moment,
    ) -> crate::ground::Result<Submitted> {
        let to = self.stage.after(Verb::Submit)?;
        debug_assert_eq!(to, Stage::Submitted);
        call.must_be_free(self.stage, self.last.as_ref(), received)?;
        let cutoff_at = call.in_time(asked.cutoff, received)?;
        if !self.has_news() {
            return Err(Refusal::new("nothing-new").into());
        }
        self.must_be_ready(call, asked.cutoff)?;
        Ok(self.submitted(asked.cutoff, cutoff_at, received))
    }

    /// Lets in what was deposited before a cut-off and handed in after it, by a decision. It has to be as complete as
    /// whatever was submitted in time.
    ///
    /// # Errors
    /// `emergency-moved-on` where it was submitted for a later cut-off meanwhile; `not-ready`.
    pub fn let_in(self, call: &OpenCall, cutoff: i32, received: Moment) -> crate::ground::Result<Submitted> {
        let cutoff_at = call.book.cutoff_at(cutoff).ok_or(crate::ground::Error::NotFound)?;
        if let Some(later) = self.last.filter(|last| last.cutoff > cutoff) {
            return Err(Refusal::new("emergency-moved-on").with("cutoff", later.cutoff).into());
        }
        self.must_be_ready(call, cutoff)?;
        Ok(self.submitted(cutoff, cutoff_at, received))
    }

    /// How many things are missing that must not be.
    pub fn blocking(&self, call: &OpenCall, cutoff: i32) -> crate::ground::Result<usize> {
        let mut findings = readiness(&call.book, cutoff, &self.content)?;
        findings.extend(unsigned(&call.book, &self.content, &self.signed)?);
        Ok(findings.iter().filter(|finding| finding.weight == Weight::Blocks).count())
    }

    fn must_be_ready(&self, call: &OpenCall, cutoff: i32) -> crate::ground::Result<()> {
        match self.blocking(call, cutoff)? {
            0 => Ok(()),
            blocking => Err(Refusal::new("not-ready").with("count", blocking).into()),
        }
    }

    fn submitted(self, cutoff: i32, cutoff_at: Moment, received: Moment) -> Submitted {
        Submitted {
            reference: self.reference,
            version: self.last.map_or(0, |last| last.version) + 1,
            draft_version: self.version,
            cutoff,
            cutoff_at,
            received,
            content: self.content,
        }
    }
}

/// Whether there is still something to take back, by when the Board decided on the cut-off.
pub fn may_withdraw(decided: Option<Moment>) -> Result<(), Refusal> {
    match decided {
        None => Ok(()),
        Some(day) => Err(Refusal::new("withdraw-decided").with("day", day)),
    }
}

impl Submitted {
    /// Takes a version back. After its cut-off, too: the frozen set stays what it was, and staff see it. Not once the
    /// Board has decided: commitments and awards stand on what was decided upon.
    ///
    /// # Errors
    /// `withdraw-decided`
    pub fn withdraw(self, at: Moment, decided: Option<Moment>, reason: String) -> Result<Withdrawn, Refusal> {
        Stage::Submitted.after(Verb::Withdraw)?;
        may_withdraw(decided)?;
        Ok(Withdrawn { reference: self.reference, version: self.version, cutoff: self.cutoff, at, reason })
    }
}
