//! Collecting what nobody needs any more: uploads that were never kept, and documents that no row names.
//!
//! A document is kept before the transaction that names it, so a young one may still find its row. An old one
//! is moved aside first and looked at again: whoever uploads the same bytes meanwhile puts a young file in
//! its place, or has named it by then, and it goes back. Nothing that a row names is ever removed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use diesel::prelude::*;
use object_store::path::Path as Key;

use super::blocking::place;
use super::copies::COPIES;
use super::{Files, STAGING, address};
use crate::db::Database;
use crate::db::schema::{attachments, documents};
use crate::ground::moment::Wall;
use crate::ground::{Error, Result};

/// How old a document that no row names may grow.
pub const DOCUMENT_DAYS: i64 = 7;
/// How old an upload may grow that is not kept: far longer than any upload takes.
pub const STAGED_DAYS: i64 = 1;
/// Names asked for in one query.
const CHUNK: usize = 500;
/// What a file is called while it is decided upon.
const ASIDE: &str = "aside-";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    pub documents: usize,
    pub staged: usize,
}

/// Walks the store once. Call it under a lease, from a thread that may block.
pub fn collect(files: &Files, database: &Database, now: Wall) -> Result<Collected> {
    let mut collected = Collected { staged: staged(files, database, now)?, ..Collected::default() };
    let old = old_documents(files, now.plus_days(-DOCUMENT_DAYS))?;
    for chunk in old.chunks(CHUNK) {
        let named = named(database, chunk)?;
        for sha256 in chunk.iter().filter(|sha256| !named.contains(*sha256)) {
            let aside = on_disk(files, &Key::from(format!("{STAGING}/{ASIDE}{sha256}")))?;
            move_aside(&on_disk(files, &address(sha256))?, &aside)?;
            collected.documents += usize::from(decide(files, database, &aside, sha256, now)?);
        }
    }
    copies(files, now)?;
    Ok(collected)
}

/// Removes the copies whose document is gone. They can be made again, so nothing is asked.
fn copies(files: &Files, now: Wall) -> Result<()> {
    for folder in inside(&on_disk(files, &Key::from(COPIES))?)? {
        for path in inside(&folder)? {
            let (Some(first), Some(rest)) = (name(&folder), name(&path)) else { continue };
            let sha256 = format!("{first}{}", rest.split('-').next().unwrap_or_default());
            let gone = !on_disk(files, &address(&sha256))?.is_file();
            if gone && is_older(&path, now.plus_days(-STAGED_DAYS))? {
                fs::remove_file(&path).map_err(Error::internal)?;
            }
        }
    }
    Ok(())
}

/// Removes what was staged and forgotten. What an interrupted collection left aside is decided now.
fn staged(files: &Files, database: &Database, now: Wall) -> Result<usize> {
    let mut removed = 0;
    for path in inside(&on_disk(files, &Key::from(STAGING))?)? {
        let aside = name(&path).and_then(|name| name.strip_prefix(ASIDE).map(str::to_owned));
        if let Some(sha256) = aside {
            removed += usize::from(decide(files, database, &path, &sha256, now)?);
        } else if is_older(&path, now.plus_days(-STAGED_DAYS))? {
            fs::remove_file(&path).map_err(Error::internal)?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Old files of the store, by hash.
fn old_documents(files: &Files, before: Wall) -> Result<Vec<String>> {
    let mut old = Vec::new();
    for folder in inside(&on_disk(files, &Key::from("sha256"))?)? {
        for path in inside(&folder)? {
            if let (Some(first), Some(rest)) = (name(&folder), name(&path))
                && is_older(&path, before)?
            {
                old.push(format!("{first}{rest}"));
            }
        }
    }
    Ok(old)
}

fn named(database: &Database, some: &[String]) -> Result<BTreeSet<String>> {
    let rows = database.read_now(|db| {
        let named = documents::table.filter(documents::sha256.eq_any(some)).select(documents::sha256);
        let mut named: Vec<String> = named.load(db)?;
        let beside = attachments::table.filter(attachments::sha256.eq_any(some)).select(attachments::sha256);
        named.extend(beside.load::<String>(db)?);
        Ok(named)
    })?;
    Ok(rows.into_iter().collect())
}

/// True where the file was removed; else it stands in its place again.
fn decide(files: &Files, database: &Database, aside: &Path, sha256: &str, now: Wall) -> Result<bool> {
    let one = [sha256.to_owned()];
    let needed = !is_older(aside, now.plus_days(-DOCUMENT_DAYS))? || named(database, &one)?.contains(sha256);
    if needed {
        place(aside, &on_disk(files, &address(sha256))?).map_err(Error::internal)?;
    } else {
        fs::remove_file(aside).map_err(Error::internal)?;
    }
    Ok(!needed)
}

fn move_aside(from: &Path, aside: &Path) -> Result<()> {
    if let Some(folder) = aside.parent() {
        fs::create_dir_all(folder).map_err(Error::internal)?;
    }
    fs::rename(from, aside).map_err(Error::internal)
}

fn on_disk(files: &Files, key: &Key) -> Result<PathBuf> {
    files.on_disk(key).map_err(Error::internal)
}

/// What stands in a folder; nothing where there is no such folder yet.
fn inside(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(Error::internal)?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<_>>>()
        .map_err(Error::internal)?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> Option<String> {
    path.file_name().map(|name| name.to_string_lossy().into_owned())
}

/// False where the file is gone: somebody kept or removed it meanwhile.
fn is_older(path: &Path, than: Wall) -> Result<bool> {
    let modified = match fs::metadata(path) {
        Ok(found) if found.is_file() => found.modified().map_err(Error::internal)?,
        Ok(_) => return Ok(false),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(Error::internal(error)),
    };
    let age = modified.duration_since(UNIX_EPOCH).unwrap_or_default().as_micros();
    Ok(i64::try_from(age).unwrap_or(i64::MAX) < than.micros())
}
