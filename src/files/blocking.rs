//! The store for threads that may block: backups read and fill it.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use object_store::path::Path as Key;
use sha2::{Digest, Sha256};

use super::{Files, STAGING, address};
use crate::db::backup::Documents;
use crate::keys::{fresh_secret, hex};

impl Files {
    /// Where a key is on disk.
    pub(super) fn on_disk(&self, key: &Key) -> std::io::Result<PathBuf> {
        self.store.path_to_filesystem(key).map_err(std::io::Error::other)
    }
}

impl Documents for Files {
    fn open(&self, sha256: &str) -> std::io::Result<Box<dyn Read>> {
        Ok(Box::new(File::open(self.on_disk(&address(sha256))?)?))
    }

    fn put(&self, sha256: &str, bytes: &mut dyn Read) -> std::io::Result<()> {
        let staged = self.on_disk(&Key::from(format!("{STAGING}/{}", fresh_secret())))?;
        let placed =
            stage(&staged, sha256, bytes).and_then(|()| place(&staged, &self.on_disk(&address(sha256))?));
        if placed.is_err() {
            // Whatever is left is collected later.
            let _gone = fs::remove_file(&staged);
        }
        placed
    }

    fn has(&self, sha256: &str) -> bool {
        self.on_disk(&address(sha256)).is_ok_and(|path| path.is_file())
    }
}

fn stage(staged: &Path, sha256: &str, bytes: &mut dyn Read) -> std::io::Result<()> {
    if let Some(folder) = staged.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = File::create_new(staged)?;
    let (mut hash, mut buffer) = (Sha256::new(), [0_u8; 1 << 16]);
    loop {
        let read = bytes.read(&mut buffer)?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
        hash.update(part);
        file.write_all(part)?;
    }
    if hex(&hash.finalize()) == sha256 {
        file.sync_all()
    } else {
        Err(std::io::Error::other("its bytes are not those of its hash"))
    }
}

/// Moves a staged file to its place, and both folders' new entries to disk.
pub(super) fn place(staged: &Path, to: &Path) -> std::io::Result<()> {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder)?;
    fs::rename(staged, to)?;
    File::open(folder)?.sync_all()?;
    folder.parent().map_or(Ok(()), |above| File::open(above)?.sync_all())
}
