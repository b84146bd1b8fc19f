//! Matters as rows, and who hears of them.
//!
//! Whoever sees a proposal by the rules of its own stage hears its case: the team at once, staff and auditors once a
//! cut-off has taken it in. The team's coordinators and contributors speak for it, staff of the cut-off for the call;
//! readers and auditors read. Everybody else finds nothing there, funders and experts too.
//!
//! A proposal that was taken back may have been taken in by a later cut-off: a matter belongs to the cut-off of the
//! submission it is about, and officials of another one neither see it nor get its letters.

mod due;
mod finished;
mod read;
mod reads;
mod write;

pub use due::{insert_move, insert_request, to_be_reminded};
pub use finished::finished;
pub use read::matter;
pub use reads::{Receipt, note_read, note_reminder, receipts, unread, was_reminded};
pub use write::{decide, insert_matter, insert_message};

use due::open_matters;
pub(super) use read::matters;

use super::rules::{Matter, Side};
use crate::db::Db;
use crate::ground::ids::{AttachmentId, CallId};
use crate::ground::{Actor, Error, Moment, Result, Role};
use crate::proposal::rules::{Attachment, Last, Supplement};
use crate::proposal::store::{self, Proposal, Sight, attachments, submissions, supplements};

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

impl Voice {
    /// As whom the same person reads a matter; None where it belongs to a cut-off that is not theirs.
    fn in_matter(self, actor: &Actor, proposal: &Proposal, matter: &Matter) -> Option<Self> {
        let (call, cutoff) = (&proposal.call, matter.cutoff);
        if self.side == Some(Side::Team) {
            return Some(self);
        }
        let runs = actor.has_for_cutoff(Role::Staff, call, cutoff);
        let side = runs.then_some(Side::Staff);
        store::is_official(actor, call, cutoff).then_some(Self { side, writes: runs })
    }
}

/// The matters of a proposal that somebody who hears its case hears, the first one first, each with the voice they have
/// in it.
pub fn heard_matters(
    db: &mut Db,
    actor: &Actor,
    (proposal, voice): (&Proposal, Voice),
) -> Result<Vec<(Matter, Voice)>> {
    let all = matters(db, proposal)?.into_iter();
    let heard = |matter: Matter| Some((voice.in_matter(actor, proposal, &matter)?, matter));
    Ok(all.filter_map(heard).map(|(voice, matter)| (matter, voice)).collect())
}

/// One matter, by its number, and as whom the actor reads it.
///
/// # Errors
/// As [`heard`]; `NotFound` too for a matter of a cut-off that is not theirs, and where there is none.
pub fn heard_matter(
    db: &mut Db,
    actor: &Actor,
    key: &str,
    number: i32,
    now: Moment,
) -> Result<(Proposal, Matter, Voice)> {
    let (proposal, voice) = heard(db, actor, key, now)?;
    let matter = matter(db, &proposal, number)?;
    let voice = voice.in_matter(actor, &proposal, &matter).ok_or(Error::NotFound)?;
    Ok((proposal, matter, voice))
}

/// The submission that a matter which somebody opens now is about: the last one that was taken in, for staff by a cut-off
/// that they run.
pub fn about(
    db: &mut Db,
    actor: &Actor,
    (proposal, side): (&Proposal, Side),
    now: Moment,
) -> Result<Option<Last>> {
    if side == Side::Team {
        return store::received(db, proposal, now);
    }
    let seen = store::seen_submissions(db, actor, (proposal, Sight::Official), now)?;
    let runs = |cutoff| actor.has_for_cutoff(Role::Staff, &proposal.call, cutoff);
    let last = seen.into_iter().find(|one| runs(one.cutoff));
    last.map(|one| submissions::last_of(db, &proposal.id, one.version)).transpose()
}

/// What was accepted beside the submissions of a proposal, as far as somebody hears its case.
pub fn heard_supplements(
    db: &mut Db,
    actor: &Actor,
    (proposal, voice): (&Proposal, Voice),
) -> Result<Vec<Supplement>> {
    let mut all = supplements::of_proposal(db, &proposal.id)?;
    if voice.side != Some(Side::Team) {
        all.retain(|one| store::is_official(actor, &proposal.call, one.cutoff));
    }
    Ok(all)
}

/// Whether an actor oversees the cases of a call: its staff and auditors, those of a cut-off for their own.
pub fn oversees(actor: &Actor, call: &CallId) -> bool {
    [Role::Staff, Role::Auditor].into_iter().any(|role| actor.has_in_call(role, call))
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
        let (proposal, matter, voice) = match heard_matter(db, actor, id.as_str(), number, now) {
            Err(Error::NotFound) => continue,
            heard => heard?,
        };
        if voice.side != Some(Side::Team) {
            seen.push((proposal, voice, matter));
        }
    }
    Ok(seen)
}

/// A file of a case, for who hears the matter it was sent in. What came in otherwise, as the archive of an emergency
/// does, is the team's: whoever decides about it is given it there.
///
/// # Errors
/// `NotFound` for everybody else.
pub fn file(db: &mut Db, actor: &Actor, id: &AttachmentId, now: Moment) -> Result<Attachment> {
    let (proposal, file) = attachments::find(db, id)?;
    match read::matter_of_file(db, id)? {
        Some(number) => heard_matter(db, actor, proposal.as_str(), number, now).map(|_| file),
        None => match heard(db, actor, proposal.as_str(), now)?.1.side {
            Some(Side::Team) => Ok(file),
            _ => Err(Error::NotFound),
        },
    }
}
