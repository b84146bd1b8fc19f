//! A late archive on its way in: compared with what was deposited, kept, taken apart and looked at. Pages and programs
//! do it alike, outside of any transaction.

use std::sync::Arc;

use super::acts::{Archive, Import, preview};
use super::archive::take;
use super::rules::{Content, Draft, OpenCall, may_hand_in};
use super::store::{self, Proposal, content_before, deposits, signoffs};
use crate::call;
use crate::call::rules::Rulebook;
use crate::db::Db;
use crate::files::Staged;
use crate::ground::ids::{CallId, DepositId};
use crate::ground::{Actor, Error, Moment, Refusal, Result};
use crate::people::Look;
use crate::web::State;

/// What came of looking.
pub enum Looked {
    /// It is the archive that was deposited, whatever is wrong with it: to mend it would make it another.
    Deposited(Archive),
    /// It is not what was deposited, or not the time.
    Refused(Refusal),
}

/// What an archive is held against.
pub struct Awaited {
    book: Arc<Rulebook>,
    /// Its hash.
    rulebook: String,
    cutoff: i32,
    draft: Draft,
    received: Moment,
}

/// The deposit that waits for an archive of this hash, which was received whole at a moment.
///
/// # Errors
/// `emergency-hash`, `emergency-early`, `emergency-over`; `NotFound` for who does not lead the proposal.
pub fn awaited(look: &mut Look<'_>, key: &str, sha256: &str, received: Moment) -> Result<Awaited> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    if !sight.leads() {
        return Err(Error::Forbidden);
    }
    let known = deposits::of_proposal(look.db, &proposal.id)?;
    let deposit = known.into_iter().find(|one| one.sha256 == sha256);
    let deposit = deposit.ok_or_else(|| Refusal::new("emergency-hash").with("sha256", sha256))?;
    let rulebook = call::store::current(look.db, &proposal.call)?.hash;
    let book = call::store::rulebook_by_hash(look.db, &rulebook)?;
    let window = book.emergency_window(deposit.cutoff).ok_or(Error::NotFound)?;
    may_hand_in(window, received)?;
    let draft = draft(look.db, &proposal, window.0)?;
    Ok(Awaited { book, rulebook, cutoff: deposit.cutoff, draft, received })
}

/// With what partners had declared by the cut-off.
fn draft(db: &mut Db, proposal: &Proposal, cutoff: Moment) -> Result<Draft> {
    Ok(Draft {
        reference: proposal.reference.clone(),
        stage: proposal.stage,
        version: proposal.version,
        last: proposal.last,
        content: content_before(db, proposal, cutoff)?,
        signed: signoffs::of(db, &proposal.id)?,
    })
}

/// Looks at an archive that was staged: `find` says what it is held against, by its hash.
pub async fn look_at<F>(state: &State, staged: Staged, find: impl FnOnce(String) -> F) -> Result<Looked>
where
    F: Future<Output = Result<Awaited>>,
{
    let (sha256, bytes) = (staged.sha256.clone(), staged.bytes);
    let awaited = match find(sha256.clone()).await {
        Ok(awaited) => awaited,
        Err(error) => {
            staged.discard().await;
            return match error {
                Error::Refused(refusal) => Ok(Looked::Refused(refusal)),
                other => Err(other),
            };
        }
    };
    staged.keep().await?;
    let (import, mut faults) = take::read(state, &awaited.book, &sha256).await?;
    let mut missing = 0;
    if let Some(import) = import {
        match blocking(&awaited, &import) {
            Ok(count) => missing = count,
            Err(Error::Invalid(problems)) => faults.0.extend(problems.0),
            Err(other) => return Err(other),
        }
    }
    Ok(Looked::Deposited(Archive { sha256, bytes, blocking: missing, faults }))
}

fn blocking(awaited: &Awaited, import: &Import) -> Result<usize> {
    let Awaited { book, rulebook, cutoff, draft, received } = awaited;
    let content: Content = preview(book, &draft.content, import, *received)?;
    let open = OpenCall { book: book.clone(), rulebook: rulebook.clone(), closed: Vec::new() };
    Draft { content, ..draft.clone() }.blocking(&open, *cutoff)
}

/// The archive that a decision is about, read again from the beginning, without documents that may not be taken; None
/// where nothing was handed in, or it cannot be read.
pub async fn handed_in(state: &State, deposit: (Arc<Rulebook>, Option<String>)) -> Result<Option<Import>> {
    let (book, Some(sha256)) = deposit else { return Ok(None) };
    Ok(take::read(state, &book, &sha256).await?.0)
}

/// What [`handed_in`] reads, for who decides.
///
/// # Errors
/// `NotFound` for who does not oversee the cut-off, `Forbidden` for auditors and members of the team.
pub fn to_decide(
    db: &mut Db,
    actor: &Actor,
    call: &CallId,
    id: &DepositId,
) -> Result<(Arc<Rulebook>, Option<String>)> {
    let deposit = deposits::find(db, actor, call, id)?;
    if !deposits::decides(actor, &deposit) {
        return Err(Error::Forbidden);
    }
    let book = match call::store::closed(db, call, deposit.cutoff)? {
        Some(closing) => call::store::rulebook_by_hash(db, &closing.rulebook)?,
        None => call::store::rulebook(db, call)?,
    };
    Ok((book, deposit.handed.map(|_| deposit.sha256)))
}
