//! Matters as rows, and who hears of them.
//!
//! Whoever sees a proposal by the rules of its own stage hears its case: the team at once, staff and auditors once a
//! cut-off has taken it in. The team's coordinators and contributors speak for it, staff of the cut-off for the call;
//! readers and auditors read. Everybody else finds nothing there, funders and experts too.

mod read;
mod reads;
mod write;

pub use read::{matter, matters, to_be_reminded};
pub use reads::{Receipt, note_read, note_reminder, receipts, unread, was_reminded};
pub use write::{decide, insert_matter, insert_message};

use read::open_matters;

use super::rules::{Matter, Side};
use crate::db::Db;
use crate::ground::ids::{AttachmentId, CallId};
use crate::ground::{Actor, Error, Moment, Result, Role, Scope};
use crate::proposal::rules::Attachment;
use crate::proposal::store::{self, Proposal, Sight, attachments};

/// As whom somebody reads a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// None for auditors, who are on no side.
    pub side: Option<Side>,
    pub writes: bool,
}

impl Voice {
    /// The side this person writes for.
    ///
    /// # Errors
    /// `Forbidden` for who only reads.
    pub fn speaks(self) -> Result<Side> {
        self.side.filter(|_| self.writes).ok_or(Error::Forbidden)
    }
}

/// A proposal, and as whom the actor reads its case.
///
/// # Errors
/// `NotFound` for everybody who does not see the proposal.
pub fn heard(db: &mut Db, actor: &Actor, key: &str, now: Moment) -> Result<(Proposal, Voice)> {
    let (proposal, sight) = store::find(db, actor, key, now)?;
    let voice = voice(db, actor, &proposal, sight, now)?;
    Ok((proposal, voice))
}

/// As whom somebody who sees a proposal reads its case.
pub fn voice(db: &mut Db, actor: &Actor, proposal: &Proposal, sight: Sight, now: Moment) -> Result<Voice> {
    if sight.is_member() {
        return Ok(Voice { side: Some(Side::Team), writes: sight.may_write() });
    }
    let runs = store::is_run_by(db, actor, proposal, now)?;
    Ok(Voice { side: runs.then_some(Side::Staff), writes: runs })
}

/// Whether an actor oversees the cases of a call: its staff and auditors, those of a cut-off for their own.
pub fn oversees(actor: &Actor, call: &CallId) -> bool {
    let of_cutoff =
        |role: Role| actor.scopes(role).any(|scope| matches!(scope, Scope::Cutoff(of, _) if of == call));
    [Role::Staff, Role::Auditor].into_iter().any(|role| actor.has_for_call(role, call) || of_cutoff(role))
}

/// The open matters that an overseer of a call hears, the oldest due date first: not those of a proposal they are a
/// member of, or of a cut-off that is not theirs.
pub fn seen_of_call(
    db: &mut Db,
    actor: &Actor,
    call: &CallId,
    now: Moment,
) -> Result<Vec<(Proposal, Voice, Matter)>> {
    let mut seen = Vec::new();
    for (id, number) in open_matters(db, call)? {
        let (proposal, voice) = match heard(db, actor, id.as_str(), now) {
            Err(Error::NotFound) => continue,
            heard => heard?,
        };
        if voice.side != Some(Side::Team) {
            let matter = matter(db, &proposal, number)?;
            seen.push((proposal, voice, matter));
        }
    }
    Ok(seen)
}

/// A file of a case, for who hears the case.
///
/// # Errors
/// `NotFound` for everybody else.
pub fn file(db: &mut Db, actor: &Actor, id: &AttachmentId, now: Moment) -> Result<Attachment> {
    let (proposal, file) = attachments::find(db, id)?;
    heard(db, actor, proposal.as_str(), now)?;
    Ok(file)
}
