//! Several documents as one ZIP archive. It is written to a file of its own, so that memory does not grow with it,
//! and is gone from disk as soon as it is opened to be sent.
//!
//! The same entries give the same bytes: entries carry no time, and PDFs are stored as they are.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use object_store::path::Path as Key;
use object_store::{GetResult, ObjectStoreExt};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Copied, Files, STAGING, address};
use crate::ground::{Error, Result};
use crate::keys::fresh_secret;

/// A file of an archive.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: String,
    pub what: What,
}

#[derive(Clone, Debug)]
pub enum What {
    /// Written small: text, JSON.
    Text(String),
    /// As it is.
    Bytes(Arc<Vec<u8>>),
    /// A kept document, by its hash.
    Kept(String),
    /// A copy of a kept document.
    Copied(Copied),
}

/// A file of its own beside the uploads, removed with the last who knows of it.
#[derive(Clone, Debug)]
pub struct Scratch(Arc<Removed>);

#[derive(Debug)]
struct Removed(PathBuf);

impl Drop for Removed {
    fn drop(&mut self) {
        // Whatever is left is collected with the uploads that nobody kept.
        let _gone = fs::remove_file(&self.0);
    }
}

impl Scratch {
    pub fn path(&self) -> &Path {
        &self.0.0
    }
}

impl Files {
    /// A place for a file that is not there yet.
    pub fn scratch(&self) -> Result<Scratch> {
        let path =
            self.on_disk(&Key::from(format!("{STAGING}/{}", fresh_secret()))).map_err(Error::internal)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Error::internal)?;
        }
        Ok(Scratch(Arc::new(Removed(path))))
    }

    /// Where a kept document stands on disk.
    pub fn place(&self, sha256: &str) -> Result<PathBuf> {
        self.on_disk(&address(sha256)).map_err(Error::internal)
    }

    /// Packs the entries, in their order, and opens the archive.
    pub async fn pack(&self, entries: Vec<Entry>) -> Result<GetResult> {
        let key = Key::from(format!("{STAGING}/{}", fresh_secret()));
        let path = self.on_disk(&key).map_err(Error::internal)?;
        let files = self.clone();
        let packed = tokio::task::spawn_blocking(move || files.write(&path, &entries));
        packed.await.map_err(Error::internal)??;
        let opened = self.store.get(&key).await.map_err(Error::internal)?;
        // What is open stays readable to its end.
        self.store.delete(&key).await.map_err(Error::internal)?;
        Ok(opened)
    }

    fn write(&self, path: &Path, entries: &[Entry]) -> Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Error::internal)?;
        }
        let mut archive = ZipWriter::new(File::create_new(path).map_err(Error::internal)?);
        for entry in entries {
            let method = match entry.what {
                What::Text(_) => CompressionMethod::Deflated,
                _ => CompressionMethod::Stored,
            };
            let options = SimpleFileOptions::default().compression_method(method);
            let options = options.last_modified_time(DateTime::default()).unix_permissions(0o644);
            archive.start_file(&entry.name, options).map_err(Error::internal)?;
            self.copy(&entry.what, &mut archive).map_err(Error::internal)?;
        }
        archive.finish().map_err(Error::internal)?;
        Ok(())
    }

    fn copy(&self, what: &What, to: &mut impl Write) -> std::io::Result<()> {
        let from = match what {
            What::Text(text) => return to.write_all(text.as_bytes()),
            What::Bytes(bytes) => return to.write_all(bytes),
            What::Kept(sha256) => self.on_disk(&address(sha256))?,
            What::Copied(copy) => copy.path().to_owned(),
        };
        std::io::copy(&mut File::open(from)?, to).map(drop)
    }
}
