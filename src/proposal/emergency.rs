//! A late archive on its way in: compared with what was deposited, kept, taken apart and looked at. Pages and programs
//! do it alike, outside of any transaction.

use std::sync::Arc;

use super::acts::{Archive, Import, preview};
use super::archive::take;
use super::rules::{Content, Draft, OpenCall, may_hand_in};
use super::store::{self, Proposal, content_of, deposits, signoffs};
use crate::call;
use crate::call::rules::Rulebook;
use crate::db::Db;
use crate::files::Staged;
use crate::ground::ids::{CallId, DepositId};
use crate::ground::{Actor, Error, Moment, Problems, Refusal, Result};
use crate::people::Look;
use crate::web::State;

/// What came of looking.
pub enum Looked {
    Fits(Archive),
    /// It is the archive that was deposited, and not one that can be read.
    Wrong(Problems),
    /// It is not what was deposited, or not the time.
    Refused(Refusal),
}

/// What an archive is held against.
pub struct Awaited {
    book: Arc<Rulebook>,
    cutoff: i32,
    draft: Draft,
    now: Moment,
}

/// The deposit that waits for an archive of this hash.
///
/// # Errors
/// `emergency-hash`, `emergency-early`, `emergency-over`; `NotFound` for who does not lead the proposal.
pub fn awaited(look: &mut Look<'_>, key: &str, sha256: &str) -> Result<Awaited> {
    let actor = look.actor.clone();
    let (proposal, sight) = store::find(look.db, &actor, key, look.now)?;
    if !sight.leads() {
        return Err(Error::Forbidden);
    }
    let known = deposits::of_proposal(look.db, &proposal.id)?;
    let deposit = known.into_iter().find(|one| one.sha256 == sha256);
    let deposit = deposit.ok_or_else(|| Refusal::new("emergency-hash").with("sha256", sha256))?;
    let book = call::store::rulebook(look.db, &proposal.call)?;
    may_hand_in(book.emergency_window(deposit.cutoff).ok_or(Error::NotFound)?, look.now)?;
    let draft = draft(look.db, &proposal)?;
    Ok(Awaited { book, cutoff: deposit.cutoff, draft, now: look.now })
}

fn draft(db: &mut Db, proposal: &Proposal) -> Result<Draft> {
    Ok(Draft {
        reference: proposal.reference.clone(),
        stage: proposal.stage,
        version: proposal.version,
        last: proposal.last,
        content: content_of(db, proposal)?,
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
    let import = match take::take(state, &awaited.book, &sha256).await? {
        Ok(import) => import,
        Err(problems) => return Ok(Looked::Wrong(problems)),
    };
    match blocking(&awaited, &import) {
        Ok(blocking) => Ok(Looked::Fits(Archive { sha256, bytes, blocking })),
        Err(Error::Invalid(problems)) => Ok(Looked::Wrong(problems)),
        Err(other) => Err(other),
    }
}

fn blocking(awaited: &Awaited, import: &Import) -> Result<usize> {
    let Awaited { book, cutoff, draft, now } = awaited;
    let content: Content = preview(book, &draft.content, import, *now)?;
    let open = OpenCall { book: book.clone(), closed: Vec::new() };
    Draft { content, ..draft.clone() }.blocking(&open, *cutoff)
}

/// The archive that a decision is about, read again from the beginning; None where nothing was handed in, or it can no
/// longer be read.
pub async fn handed_in(state: &State, deposit: (Arc<Rulebook>, Option<String>)) -> Result<Option<Import>> {
    let (book, Some(sha256)) = deposit else { return Ok(None) };
    Ok(take::take(state, &book, &sha256).await?.ok())
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
