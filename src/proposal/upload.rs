//! An upload, looked at: what it is decides, not what it is called.

use crate::call::rules::Slot;
use crate::files::{NotStaged, Staged};
use crate::ground::{Problems, Result};

/// What was staged and may be kept, or why not.
pub type Taken = std::result::Result<Staged, NotTaken>;

/// Why a file was not taken, as the code of the problem beside its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    None,
    Empty,
    TooLarge,
    NotPdf,
    Broken,
}

pub fn refused(slot: &Slot, why: NotTaken) -> Problems {
    let mut problems = Problems::none();
    match why {
        NotTaken::None => problems.add(&slot.id, "document-none"),
        NotTaken::Empty => problems.add(&slot.id, "document-empty"),
        NotTaken::NotPdf => problems.add(&slot.id, "document-not-pdf"),
        NotTaken::Broken => problems.add(&slot.id, "document-broken"),
        NotTaken::TooLarge => {
            problems.add(&slot.id, "document-large").with("megabytes", slot.max_bytes / 1_000_000)
        }
    };
    problems
}

/// Looks at what was staged; what is not wanted is taken away at once.
pub async fn take(staged: std::result::Result<Staged, NotStaged>) -> Result<Taken> {
    let staged = match staged {
        Ok(staged) => staged,
        Err(NotStaged::TooLarge) => return Ok(Err(NotTaken::TooLarge)),
        Err(NotStaged::Broken(_)) => return Ok(Err(NotTaken::Broken)),
        Err(NotStaged::Failed(error)) => return Err(error),
    };
    let why = match staged.bytes {
        0 => NotTaken::Empty,
        _ if !staged.is_pdf() => NotTaken::NotPdf,
        _ => return Ok(Ok(staged)),
    };
    staged.discard().await;
    Ok(Err(why))
}
