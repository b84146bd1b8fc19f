//! An upload, looked at: what it is decides, not what it is called.

use std::path::PathBuf;

use crate::act::Act;
use crate::call::rules::Slot;
use crate::db::Weight;
use crate::files::pdf::{Facts, Fault};
use crate::files::{NotStaged, Staged};
use crate::ground::{Error, Problem, Problems, Result};
use crate::people::Witness;
use crate::people::limits::count_upload;
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
    /// One more than a person may upload.
    Many(Many),
}

/// How many files one person may upload within how many hours; the minutes to wait, and the hours where they are many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Many {
    pub most: i32,
    pub hours: i32,
    pub minutes: i64,
    pub wait: i64,
}

impl Many {
    /// As a problem of a field.
    pub fn tell<'a>(self, problems: &'a mut Problems, at: &str) -> &'a mut Problem {
        let problem = problems.add(at, "uploads-many");
        let problem = problem.with("most", self.most).with("hours", self.hours);
        problem.with("minutes", self.minutes).with("wait", self.wait)
    }
}

/// Counts an upload of whoever sends one, taken or not; Some where it is one too many.
pub async fn count(state: &State, by: &Witness) -> Result<Option<Many>> {
    let (most, hours) = (state.config.limits.uploads, state.config.limits.upload_hours);
    let note = move |act: &mut Act<'_>| count_upload(act, (most, hours));
    match by.note(Weight::Ordinary, state.clock.now(), note).await {
        Ok(()) => Ok(None),
        Err(Error::Refused(refusal)) if refusal.code == "uploads-many" => {
            let told = |name| refusal.args.get(name).and_then(|told| told.parse().ok()).unwrap_or_default();
            Ok(Some(Many { most, hours, minutes: told("minutes"), wait: told("wait") }))
        }
        Err(other) => Err(other),
    }
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
        NotTaken::Many(many) => many.tell(problems, at),
        NotTaken::TooLarge => {
            problems.add(at, "document-large").with("megabytes", slot.max_bytes / 1_000_000)
        }
    };
}

/// Counts what was staged, and looks at it; what is not wanted is taken away at once.
pub async fn take(
    state: &State,
    by: &Witness,
    staged: std::result::Result<Staged, NotStaged>,
) -> Result<Taken> {
    let many = count(state, by).await;
    let staged = match (many, staged) {
        (Ok(None), staged) => staged,
        (counted, staged) => {
            if let Ok(staged) = staged {
                staged.discard().await;
            }
            return counted.map(|many| Err(many.map_or(NotTaken::Broken, NotTaken::Many)));
        }
    };
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
