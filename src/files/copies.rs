//! Copies of documents whose surplus pages are blank. Making one takes long, so each is made once and kept beside the
//! documents, under the hash of what it is a copy of: nothing in the database names it, no backup carries it, and it
//! goes when its document goes.
//!
//! What cannot be copied leaves an empty file in the copy's place, so that not every reader waits to learn it; after
//! an hour it is tried again.

use std::fs::{self, File};
use std::path::PathBuf;
use std::time::Duration;

use object_store::path::Path as Key;
use object_store::{GetResult, ObjectStoreExt};

use super::blocking::place;
use super::pdf::Inspector;
use super::{Files, address};
use crate::ground::{Error, Result};
use crate::keys::sha256_hex;

/// The folder of copies.
pub(super) const COPIES: &str = "copies";
/// How long nobody tries again what failed.
const AGAIN: Duration = Duration::from_secs(3_600);

/// Which copy of which document.
#[derive(Clone, Debug)]
pub struct Cutting {
    /// Of the whole document.
    pub sha256: String,
    pub pages: u32,
    /// How many of them stay.
    pub keep: u32,
    /// Stands on each of the others.
    pub note: String,
}

/// A copy that was made.
#[derive(Clone, Debug)]
pub struct Copied {
    key: Key,
    path: PathBuf,
}

impl Copied {
    pub(super) fn path(&self) -> &PathBuf {
        &self.path
    }
}

impl Files {
    /// The copy: kept already, or made now; None where it cannot be made.
    ///
    /// # Errors
    /// Where the program that makes it could not be started, or there is no room for it.
    pub async fn cut(&self, inspector: &Inspector, of: &Cutting) -> Result<Option<Copied>> {
        let copy = self.copy_of(of)?;
        if let Some(known) = known(&copy)? {
            return Ok(known.then_some(copy));
        }
        // One at a time: the other child that may run is for uploads.
        let _turn = inspector.cutting().await;
        if let Some(known) = known(&copy)? {
            return Ok(known.then_some(copy));
        }
        let (from, to) = (self.place(&of.sha256)?, self.scratch()?);
        let made = inspector.cut(from, to.path().to_owned(), of.pages, of.keep, &of.note).await?;
        if !made {
            tracing::warn!(document.sha256 = %of.sha256, "surplus pages could not be blanked");
        }
        let placing = copy.path.clone();
        let placed = tokio::task::spawn_blocking(move || {
            let file = if made { File::open(to.path())? } else { File::create(to.path())? };
            file.sync_all()?;
            place(to.path(), &placing)
        });
        placed.await.map_err(Error::internal)?.map_err(Error::internal)?;
        Ok(made.then_some(copy))
    }

    /// Whether it is known that a copy cannot be made; nothing is tried.
    pub fn cannot_cut(&self, of: &Cutting) -> Result<bool> {
        Ok(known(&self.copy_of(of)?)? == Some(false))
    }

    /// Opens a copy for reading.
    pub async fn read_copy(&self, copy: &Copied) -> Result<GetResult> {
        self.store.get(&copy.key).await.map_err(Error::internal)
    }

    /// `copies/ab/cdef…-KEEP-DIGEST`: what else it depends on is in the digest, the program that makes it, too.
    fn copy_of(&self, of: &Cutting) -> Result<Copied> {
        let how = format!("{} {} {} {}", of.pages, of.keep, of.note, env!("CARGO_PKG_VERSION"));
        let digest: String = sha256_hex(how.as_bytes()).chars().take(16).collect();
        let document = address(&of.sha256).to_string();
        let document = document.trim_start_matches("sha256/");
        let key = Key::from(format!("{COPIES}/{document}-{}-{digest}", of.keep));
        let path = self.on_disk(&key).map_err(Error::internal)?;
        Ok(Copied { key, path })
    }
}

/// True for a copy that is there, false for one that failed lately, None for what was not tried.
fn known(copy: &Copied) -> Result<Option<bool>> {
    let found = match fs::metadata(&copy.path) {
        Ok(found) => found,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::internal(error)),
    };
    if found.len() > 0 {
        return Ok(Some(true));
    }
    let age = found.modified().map_err(Error::internal)?.elapsed().unwrap_or_default();
    Ok((age < AGAIN).then_some(false))
}
