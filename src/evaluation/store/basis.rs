//! What an evaluation stands on: the rulebook as it was when the cut-off closed, and what was frozen then.

use std::sync::Arc;

use diesel::prelude::*;

use crate::call::rules::Rulebook;
use crate::call::store as calls;
use crate::db::Db;
use crate::db::schema::{proposals, submissions, withdrawals};
use crate::evaluation::rules::Card;
use crate::ground::ids::{CallId, ProposalId};
use crate::ground::{Error, Moment, Refusal, Result};
use crate::proposal::rules::Content;

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

/// A proposal as it stood when the cut-off closed.
#[derive(Clone, Debug)]
pub struct Frozen {
    pub proposal: ProposalId,
    pub reference: String,
    pub version: i32,
    pub received: Moment,
    pub content: Content,
    pub content_hash: String,
}

impl Frozen {
    pub fn card(&self) -> Result<Card> {
        Card::of(&self.reference, (self.version, self.received, &self.content_hash), &self.content)
    }
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
        let frozen = if closing.is_some() { frozen(db, call, cutoff)? } else { Vec::new() };
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

type Row = (ProposalId, String, i32, Moment, String, String);

/// The last submission of each proposal to a cut-off, without those withdrawn.
fn frozen(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Vec<Frozen>> {
    let rows: Vec<Row> = submissions::table
        .inner_join(proposals::table.on(submissions::proposal_id.eq(proposals::id)))
        .filter(submissions::call_id.eq(call))
        .filter(submissions::cutoff.eq(cutoff))
        .order((proposals::reference, submissions::version.desc()))
        .select((
            proposals::id,
            proposals::reference,
            submissions::version,
            submissions::at,
            submissions::content,
            submissions::content_hash,
        ))
        .load(db)?;
    let withdrawn: Vec<(ProposalId, i32)> =
        withdrawals::table.select((withdrawals::proposal_id, withdrawals::submission_version)).load(db)?;
    let mut frozen: Vec<Frozen> = Vec::new();
    for (proposal, reference, version, received, content, content_hash) in rows {
        let seen = frozen.last().is_some_and(|last: &Frozen| last.proposal == proposal);
        if seen || withdrawn.contains(&(proposal.clone(), version)) {
            continue;
        }
        let content = serde_json::from_str(&content)?;
        frozen.push(Frozen { proposal, reference, version, received, content, content_hash });
    }
    Ok(frozen)
}
