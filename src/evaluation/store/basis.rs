//! What an evaluation stands on: the rulebook as it was when the cut-off closed, and what was frozen then.
//!
//! What was frozen is asked for one by one, or as a roll without contents: a cut-off may have a thousand.

use std::sync::Arc;

use crate::call::rules::Rulebook;
use crate::call::store as calls;
use crate::db::Db;
use crate::ground::ids::{CallId, ProposalId};
use crate::ground::{Error, Moment, Refusal, Result};
use crate::proposal::rules::Frozen;
use crate::proposal::store::{self as proposals, Entry};

/// A cut-off with its rulebook.
#[derive(Clone, Debug)]
pub struct Basis {
    pub call: CallId,
    pub cutoff: i32,
    pub at: Moment,
    /// None until the cut-off has closed; nothing is frozen before.
    pub closed: Option<Moment>,
    pub rulebook: Arc<Rulebook>,
    /// The hash of the rulebook's version.
    pub rulebook_hash: String,
}

impl Basis {
    /// # Errors
    /// Not found, where the call has no such cut-off.
    pub fn load(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Self> {
        let closing = calls::closed(db, call, cutoff)?;
        let rulebook_hash = match &closing {
            Some(closing) => closing.rulebook.clone(),
            None => calls::current(db, call)?.hash,
        };
        let rulebook = calls::rulebook_by_hash(db, &rulebook_hash)?;
        let at = rulebook.cutoff_at(cutoff).ok_or(Error::NotFound)?;
        let closed = closing.map(|closing| closing.closed_at);
        Ok(Self { call: call.clone(), cutoff, at, closed, rulebook, rulebook_hash })
    }

    /// # Errors
    /// `cutoff-open` while the cut-off has not closed.
    pub fn must_be_closed(&self) -> Result<()> {
        match self.closed {
            Some(_) => Ok(()),
            None => Err(Refusal::new("evaluation-cutoff-open").with("at", self.at).into()),
        }
    }

    /// What was frozen, in order of reference; nothing before the cut-off has closed.
    pub fn frozen(&self, db: &mut Db) -> Result<Vec<Frozen>> {
        if self.closed.is_none() {
            return Ok(Vec::new());
        }
        proposals::frozen(db, &self.call, self.cutoff)
    }

    /// The same without contents.
    pub fn roll(&self, db: &mut Db) -> Result<Vec<Entry>> {
        if self.closed.is_none() {
            return Ok(Vec::new());
        }
        proposals::roll(db, &self.call, self.cutoff)
    }

    /// # Errors
    /// `NotFound` for what was not frozen.
    pub fn by_reference(&self, db: &mut Db, reference: &str) -> Result<Frozen> {
        self.closed.ok_or(Error::NotFound)?;
        proposals::frozen_one(db, &self.call, self.cutoff, reference)
    }

    /// # Errors
    /// `NotFound` for what was not frozen.
    pub fn of(&self, db: &mut Db, proposal: &ProposalId) -> Result<Frozen> {
        self.closed.ok_or(Error::NotFound)?;
        proposals::frozen_of(db, &self.call, self.cutoff, proposal)
    }

    /// When the individual reports are due, by the call's clock.
    pub fn due(&self) -> Moment {
        self.at.plus_days(self.rulebook.clocks.evaluate_days)
    }
}
