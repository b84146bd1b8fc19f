//! What an evaluation stands on: the rulebook as it was when the cut-off closed, and what was frozen then.

use std::sync::Arc;

use crate::call::rules::Rulebook;
use crate::call::store as calls;
use crate::db::Db;
use crate::ground::ids::{CallId, ProposalId};
use crate::ground::{Error, Moment, Refusal, Result};
use crate::proposal::rules::Frozen;

/// A cut-off with its rulebook and what was frozen, in order of reference.
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
    pub frozen: Vec<Frozen>,
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
        let frozen =
            if closing.is_some() { crate::proposal::store::frozen(db, call, cutoff)? } else { Vec::new() };
        let closed = closing.map(|closing| closing.closed_at);
        Ok(Self { call: call.clone(), cutoff, at, closed, rulebook, rulebook_hash, frozen })
    }

    /// # Errors
    /// `cutoff-open` while the cut-off has not closed.
    pub fn must_be_closed(&self) -> Result<()> {
        match self.closed {
            Some(_) => Ok(()),
            None => Err(Refusal::new("evaluation-cutoff-open").with("at", self.at).into()),
        }
    }

    pub fn by_reference(&self, reference: &str) -> Result<&Frozen> {
        self.frozen.iter().find(|frozen| frozen.reference == reference).ok_or(Error::NotFound)
    }

    pub fn of(&self, proposal: &ProposalId) -> Result<&Frozen> {
        self.frozen.iter().find(|frozen| frozen.proposal == *proposal).ok_or(Error::NotFound)
    }

    /// When the individual reports are due, by the call's clock.
    pub fn due(&self) -> Moment {
        self.at.plus_days(self.rulebook.clocks.evaluate_days)
    }
}
