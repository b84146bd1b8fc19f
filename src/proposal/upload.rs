//! An upload, looked at: what it is decides, not what it is called.

use std::path::PathBuf;

use crate::call::rules::Slot;
use crate::files::pdf::{Facts, Fault};
use crate::files::{NotStaged, Staged};
use crate::ground::{Problems, Result};
use crate::web::State;

/// What was staged and may be kept, or why not.
pub type Taken = std::result::Result<(Staged, Facts), NotTaken>;

/// Why a file was not taken, as the code of the problem beside its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    None,
    Empty,
    TooLarge,
    /// With what it is instead.
    NotPdf(&'static str),
    Broken,
    /// A PDF, and one that is not taken.
    Pdf(Fault),
}

pub fn refused(slot: &Slot, why: NotTaken) -> Problems {
    let mut problems = Problems::none();
    problem(&mut problems, &slot.id, slot, why);
    problems
}

/// Tells why a file for a slot was not taken, at a place of the form or the archive.
pub fn problem(problems: &mut Problems, at: &str, slot: &Slot, why: NotTaken) {
    match why {
        NotTaken::None => problems.add(at, "document-none"),
        NotTaken::Empty => problems.add(at, "document-empty"),
        NotTaken::NotPdf(kind) => problems.add(at, "document-not-pdf").with("kind", kind),
        NotTaken::Broken => problems.add(at, "document-broken"),
        NotTaken::Pdf(fault) => problems.add(at, fault.name()),
        NotTaken::TooLarge => {
            problems.add(at, "document-large").with("megabytes", slot.max_bytes / 1_000_000)
        }
    };
}

/// Looks at what was staged; what is not wanted is taken away at once.
pub async fn take(state: &State, staged: std::result::Result<Staged, NotStaged>) -> Result<Taken> {
    let staged = match staged {
        Ok(staged) => staged,
        Err(NotStaged::TooLarge) => return Ok(Err(NotTaken::TooLarge)),
        Err(NotStaged::Broken(_)) => return Ok(Err(NotTaken::Broken)),
        Err(NotStaged::Failed(error)) => return Err(error),
    };
    let why = match staged.bytes {
        0 => NotTaken::Empty,
        _ if !staged.is_pdf() => NotTaken::NotPdf(staged.kind()),
        _ => match inspect(state, staged.path()?).await {
            Ok(Ok(facts)) => return Ok(Ok((staged, facts))),
            Ok(Err(fault)) => NotTaken::Pdf(fault),
            Err(error) => {
                staged.discard().await;
                return Err(error);
            }
        },
    };
    staged.discard().await;
    Ok(Err(why))
}

/// Looks at a PDF on disk, in a process of its own.
pub async fn inspect(state: &State, file: PathBuf) -> Result<std::result::Result<Facts, Fault>> {
    state.inspector.inspect(file).await
}
