//! An archive that was kept, taken apart: its documents are looked at like any upload, and kept by their hashes.

use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::read::Archive;
use super::{DocumentOf, Manifest, Opened};
use crate::call::rules::{Rulebook, Slot};
use crate::db::backup::Documents;
use crate::files::pack::Scratch;
use crate::files::{Files, is_pdf, kind_of};
use crate::ground::{Error, Problems, Result};
use crate::proposal::acts::{Import, Uploaded};
use crate::proposal::rules::slot_of;
use crate::proposal::rules::typed::TRANCHES_MAX;
use crate::proposal::upload::{NotTaken, inspect, problem};
use crate::web::State;

/// What the archive itself may have beyond its documents, in bytes.
const BESIDE: i64 = 16 << 20;
/// The files beside documents: what the archive says of itself, of the application, and of declarations.
const TEXTS: usize = 3;

/// How many documents a slot stands for: one for all, and one of each funder, where they may give their own.
fn holds(slot: &Slot) -> usize {
    if slot.per_funder { TRANCHES_MAX + 1 } else { 1 }
}

/// How large an archive of this call can be.
pub fn most_bytes(book: &Rulebook) -> i64 {
    let of = |slot: &Slot| slot.max_bytes.saturating_mul(i64::try_from(holds(slot)).unwrap_or(i64::MAX));
    book.documents.iter().map(of).fold(BESIDE, i64::saturating_add)
}

/// How many files an archive of this call can have.
pub fn most_files(book: &Rulebook) -> usize {
    book.documents.iter().map(holds).fold(TEXTS, usize::saturating_add)
}

/// What an import would put there, or all that is wrong with the archive.
pub async fn take(
    state: &State,
    book: &Arc<Rulebook>,
    sha256: &str,
) -> Result<std::result::Result<Import, Problems>> {
    let (import, problems) = read(state, book, sha256).await?;
    Ok(import.filter(|_| problems.is_empty()).ok_or(problems))
}

/// As much of an archive as can be read: documents that may not be taken are left out of it, and told with all that is
/// wrong. None where it does not say what an application says.
pub async fn read(state: &State, book: &Arc<Rulebook>, sha256: &str) -> Result<(Option<Import>, Problems)> {
    let (path, files, of) = (state.files.place(sha256)?, state.files.clone(), book.clone());
    let unpacked = tokio::task::spawn_blocking(move || unpack(&path, &files, &of));
    let Unpacked { opened, parts, mut problems } = unpacked.await.map_err(Error::internal)??;
    let Some(opened) = opened else { return Ok((None, problems)) };
    let mut documents = Vec::new();
    for part in parts {
        match look(state, &part).await? {
            Ok(pages) => documents.push((part, pages)),
            Err(why) => problem(&mut problems, &format!("documents.{}", part.of.slot), &part.slot, why),
        }
    }
    let files = state.files.clone();
    let kept = tokio::task::spawn_blocking(move || keep(&files, documents));
    let documents = kept.await.map_err(Error::internal)??;
    let Opened { whole, reply, declared, .. } = opened;
    Ok((
        Some(Import { whole, reply, declared, documents, archive: sha256.to_owned(), namesake: None }),
        problems,
    ))
}

/// A document on its own.
struct Part {
    of: DocumentOf,
    slot: Slot,
    sha256: String,
    bytes: u64,
    at: Scratch,
}

/// An archive taken apart, and what is wrong with it.
struct Unpacked {
    opened: Option<Opened>,
    parts: Vec<Part>,
    problems: Problems,
}

fn unpack(path: &Path, files: &Files, book: &Rulebook) -> Result<Unpacked> {
    let file = File::open(path).map_err(Error::internal)?;
    let opened = Archive::open(BufReader::new(file), most_files(book));
    let (opened, mut archive) = match opened.and_then(|mut archive| Ok((archive.read()?, archive))) {
        Ok(opened) => opened,
        Err(problems) => return Ok(Unpacked { opened: None, parts: Vec::new(), problems }),
    };
    let (mut problems, mut parts) = (Problems::none(), Vec::new());
    let fits = opened.manifest.call == book.call.id.as_str();
    if !fits {
        problems.add("manifest.call", "archive-call").with("call", &opened.manifest.call);
    }
    for (place, document) in opened.manifest.documents.iter().enumerate() {
        let Some(slot) = slot_of(book, &document.slot) else {
            problems.add(format!("manifest.documents.{place}.slot"), "archive-slot");
            continue;
        };
        match part(&mut archive, &opened.manifest, document, &slot, files)? {
            Ok(part) => parts.push(part),
            Err(found) => problems.0.extend(found.0),
        }
    }
    Ok(Unpacked { opened: Some(opened).filter(|_| fits), parts, problems })
}

fn part(
    archive: &mut Archive<BufReader<File>>,
    manifest: &Manifest,
    document: &DocumentOf,
    slot: &Slot,
    files: &Files,
) -> Result<std::result::Result<Part, Problems>> {
    let at = files.scratch()?;
    let mut file = File::create_new(at.path()).map_err(Error::internal)?;
    let most = u64::try_from(slot.max_bytes).unwrap_or_default();
    let unpacked = archive.document(manifest, &document.file, most, &mut file);
    file.flush().map_err(Error::internal)?;
    let listed = manifest.files.iter().find(|one| one.name == document.file);
    let sha256 = listed.map(|one| one.sha256.clone()).unwrap_or_default();
    let (of, slot) = (document.clone(), slot.clone());
    Ok(unpacked.map(|bytes| Part { of, slot, sha256, bytes, at }))
}

async fn look(state: &State, part: &Part) -> Result<std::result::Result<u32, NotTaken>> {
    let path = part.at.path().to_owned();
    let head = tokio::task::spawn_blocking(move || head(path));
    let head = head.await.map_err(Error::internal)??;
    if part.bytes == 0 {
        return Ok(Err(NotTaken::Empty));
    }
    if !is_pdf(&head) {
        return Ok(Err(NotTaken::NotPdf(kind_of(&head))));
    }
    let looked = inspect(state, part.at.path().to_owned()).await?;
    Ok(looked.map(|facts| facts.pages).map_err(NotTaken::Pdf))
}

fn head(path: PathBuf) -> Result<Vec<u8>> {
    let mut head = Vec::new();
    let file = File::open(path).map_err(Error::internal)?;
    file.take(4_096).read_to_end(&mut head).map_err(Error::internal)?;
    Ok(head)
}

fn keep(files: &Files, documents: Vec<(Part, u32)>) -> Result<Vec<(String, Uploaded)>> {
    let kept = documents.into_iter().map(|(part, pages)| {
        let mut file = File::open(part.at.path()).map_err(Error::internal)?;
        Documents::put(files, &part.sha256, &mut file).map_err(Error::internal)?;
        let bytes = i64::try_from(part.bytes).map_err(Error::internal)?;
        let (name, sha256, pages) = (part.of.name, part.sha256, Some(pages));
        Ok((part.of.slot, Uploaded { name, sha256, bytes, pages }))
    });
    kept.collect()
}
