//! Documents as bytes, addressed by their SHA-256.
//!
//! An upload is *staged* first: streamed to a file of its own, counted and hashed on the way, so that memory
//! does not grow with size. What is wanted is *kept*: moved to its hash and synced to disk, and only then may
//! a transaction name it. What is never kept, and what no row names any more, is an orphan for the worker to
//! collect. A document is served by its id and the policy of what it belongs to, never by its hash.

mod blocking;
mod copies;
mod orphans;
pub mod pack;
pub mod pdf;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures_util::{Stream, StreamExt};
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{GetResult, ObjectStoreExt, WriteMultipart};
use sha2::{Digest, Sha256};

use crate::ground::{Error, Result};
use crate::keys::{fresh_secret, hex};

pub use copies::{Copied, Cutting};
pub use orphans::{Collected, DOCUMENT_DAYS, STAGED_DAYS, collect};

/// How many bytes of a document are looked at to tell what it is.
const HEAD: usize = 4_096;
/// The folder of uploads that nobody has kept yet.
const STAGING: &str = "staging";
/// Parts of an upload that may be on their way to the disk at once: a line that is faster than the disk waits for it,
/// and is not held in memory.
const PARTS: usize = 2;
/// What uploads leave free on the disk, in bytes: a database that finds it full refuses submissions too.
const RESERVE: u64 = 1 << 30;

#[derive(Clone, Debug)]
pub struct Files {
    store: Arc<LocalFileSystem>,
    folder: Arc<Path>,
    reserve: u64,
}

/// An upload that was read whole and not kept yet.
#[derive(Debug)]
pub struct Staged {
    files: Files,
    key: Key,
    pub sha256: String,
    pub bytes: i64,
    /// The first bytes, for telling what kind of file it is.
    pub head: Vec<u8>,
}

/// Why an upload was not read to its end.
#[derive(Debug)]
pub enum NotStaged {
    TooLarge,
    /// The client went away, or sent something that is not what it said.
    Broken(String),
    Failed(Error),
}

impl Files {
    /// Opens the store in `DIR/documents`, which is made where it is missing.
    pub fn open(data: &Path) -> std::io::Result<Self> {
        let folder = data.join("documents");
        std::fs::create_dir_all(&folder)?;
        let store = LocalFileSystem::new_with_prefix(&folder).map_err(std::io::Error::other)?;
        let store = Arc::new(store.with_fsync(true).with_automatic_cleanup(false));
        Ok(Self { store, folder: folder.into(), reserve: RESERVE })
    }

    /// The same store, leaving so many bytes of the disk free.
    #[must_use]
    pub fn with_reserve(self, reserve: u64) -> Self {
        Self { reserve, ..self }
    }

    /// # Errors
    /// `Busy` where an upload of `limit` bytes would leave less than the reserve.
    fn must_have_room(&self, limit: i64) -> Result<()> {
        let disk = nix::sys::statvfs::statvfs(&*self.folder).map_err(Error::internal)?;
        let free = disk.blocks_available().saturating_mul(disk.fragment_size());
        // What has no limit of its own was at hand before, as what a backup brings.
        let wanted = if limit == i64::MAX { 0 } else { u64::try_from(limit).unwrap_or(0) };
        if free >= self.reserve.saturating_add(wanted) {
            return Ok(());
        }
        tracing::error!(disk.free = free, "the disk is nearly full: uploads are turned away");
        Err(Error::Busy)
    }

    /// Reads an upload of at most `limit` bytes. Where the disk is nearly full it fails with `Busy` before a byte is
    /// read, so that there is room for what is submitted.
    pub async fn stage<S, B, E>(&self, mut parts: S, limit: i64) -> Result<Staged, NotStaged>
    where
        S: Stream<Item = Result<B, E>> + Unpin,
        B: AsRef<[u8]>,
        E: std::fmt::Display,
    {
        self.must_have_room(limit).map_err(NotStaged::Failed)?;
        let key = Key::from(format!("{STAGING}/{}", fresh_secret()));
        let upload = self
            .store
            .put_multipart(&key)
            .await
            .map_err(|error| NotStaged::Failed(Error::internal(error)))?;
        let mut writer = WriteMultipart::new(upload);
        let (mut hash, mut bytes, mut head) = (Sha256::new(), 0_i64, Vec::with_capacity(HEAD));
        while let Some(part) = parts.next().await {
            let problem = match &part {
                Ok(part) => {
                    let part = part.as_ref();
                    bytes = bytes.saturating_add(i64::try_from(part.len()).unwrap_or(i64::MAX));
                    (bytes > limit).then_some(NotStaged::TooLarge)
                }
                Err(error) => Some(NotStaged::Broken(error.to_string())),
            };
            if let Some(problem) = problem {
                discard(writer).await;
                return Err(problem);
            }
            if let Ok(part) = part {
                hash.update(part.as_ref());
                head.extend(part.as_ref().iter().take(HEAD - head.len()));
                if let Err(error) = writer.wait_for_capacity(PARTS).await {
                    discard(writer).await;
                    return Err(NotStaged::Failed(Error::internal(error)));
                }
                writer.write(part.as_ref());
            }
        }
        writer.finish().await.map_err(|error| NotStaged::Failed(Error::internal(error)))?;
        Ok(Staged { files: self.clone(), key, sha256: hex(&hash.finalize()), bytes, head })
    }

    /// Opens a kept document for reading.
    pub async fn read(&self, sha256: &str) -> Result<GetResult> {
        self.store.get(&address(sha256)).await.map_err(|error| match error {
            object_store::Error::NotFound { .. } => {
                Error::internal(format!("document {sha256} is missing on disk"))
            }
            other => Error::internal(other),
        })
    }

    /// All of a kept document, for seals, archives and checks.
    pub async fn bytes(&self, sha256: &str) -> Result<Vec<u8>> {
        Ok(self.read(sha256).await?.bytes().await.map_err(Error::internal)?.to_vec())
    }

    /// Stores bytes that are already at hand (backups, demonstrations). Returns their hash.
    pub async fn put(&self, bytes: &[u8]) -> Result<String> {
        let one = futures_util::stream::iter([Ok::<_, std::convert::Infallible>(bytes)]);
        match self.stage(one, i64::MAX).await {
            Ok(staged) => staged.keep().await,
            Err(NotStaged::Failed(error)) => Err(error),
            Err(other) => Err(Error::internal(format!("{other:?}"))),
        }
    }
}

impl Staged {
    /// Moves the upload to its hash, synced: from here on a row may name it.
    pub async fn keep(self) -> Result<String> {
        let to = address(&self.sha256);
        self.files.store.rename(&self.key, &to).await.map_err(Error::internal)?;
        Ok(self.sha256)
    }

    /// Takes the upload away again.
    pub async fn discard(self) {
        if let Err(error) = self.files.store.delete(&self.key).await {
            tracing::warn!(error.cause = %error, "a refused upload could not be removed; it will be collected");
        }
    }

    /// Whether the content is a PDF, whatever name and type the sender gave it. Readers tolerate up to a
    /// kilobyte before the header, and so do attackers; here it must come first.
    pub fn is_pdf(&self) -> bool {
        is_pdf(&self.head)
    }

    /// What the content is, where it is not a PDF, as far as its first bytes tell: for saying so.
    pub fn kind(&self) -> &'static str {
        kind_of(&self.head)
    }

    /// Where the upload stands on disk.
    pub fn path(&self) -> Result<PathBuf> {
        self.files.on_disk(&self.key).map_err(Error::internal)
    }
}

/// Whether a file's first bytes are those of a PDF.
pub fn is_pdf(head: &[u8]) -> bool {
    head.starts_with(b"%PDF-") && infer::is(head, "pdf")
}

/// The media type of a picture that is taken beside PDFs; None for anything else.
pub fn picture_type(head: &[u8]) -> Option<&'static str> {
    let found = infer::get(head)?.mime_type();
    ["image/png", "image/jpeg"].into_iter().find(|taken| *taken == found)
}

/// What a file is by its first bytes: `word`, `sheet`, `slides`, `zip`, `picture`, `page`, `text` or `other`.
pub fn kind_of(head: &[u8]) -> &'static str {
    match infer::get(head).map(|found| (found.extension(), found.matcher_type())) {
        Some(("doc" | "docx" | "odt" | "rtf", _)) => "word",
        Some(("xls" | "xlsx" | "ods", _)) => "sheet",
        Some(("ppt" | "pptx" | "odp", _)) => "slides",
        Some(("html" | "xml", _)) => "page",
        Some((_, infer::MatcherType::Archive)) => "zip",
        Some((_, infer::MatcherType::Image)) => "picture",
        Some(_) => "other",
        None if head.contains(&0) => "other",
        None => "text",
    }
}

async fn discard(writer: WriteMultipart) {
    if let Err(error) = writer.abort().await {
        tracing::warn!(error.cause = %error, "a broken upload could not be removed; it will be collected");
    }
}

/// `sha256/ab/cdef…`: two levels keep folders small.
fn address(sha256: &str) -> Key {
    let (first, rest) = sha256.split_at(sha256.len().min(2));
    Key::from(format!("sha256/{first}/{rest}"))
}
