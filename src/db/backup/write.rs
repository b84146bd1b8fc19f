//! Writing the tar file. An entry's size stands before its bytes and is known after them, so the header is
//! written twice: nothing has to be held in memory or spooled.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::BackupError;
use super::manifest::Name;
use crate::ground::text::hex;

const BLOCK: u64 = 512;

pub(super) struct Archive {
    path: PathBuf,
    part: PathBuf,
    file: BufWriter<File>,
}

/// An entry being written: counts and hashes on the way.
pub(super) struct Entry<'a> {
    file: &'a mut BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Write for Entry<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file.write_all(bytes)?;
        self.hash.update(bytes);
        self.bytes += u64::try_from(bytes.len()).map_err(std::io::Error::other)?;
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Archive {
    /// Begins an archive beside where it will stand. What is there already is never written over.
    pub(super) fn create(path: &Path) -> Result<Self, BackupError> {
        let failed = |cause| BackupError::File { path: path.to_owned(), cause };
        if path.exists() {
            return Err(failed(std::io::ErrorKind::AlreadyExists.into()));
        }
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part);
        Ok(Self { path: path.to_owned(), part, file: BufWriter::new(file.map_err(failed)?) })
    }

    /// Writes one entry; returns its size and hash.
    pub(super) fn entry<E: From<BackupError>>(
        &mut self,
        name: &Name,
        fill: impl FnOnce(&mut Entry<'_>) -> Result<(), E>,
    ) -> Result<(u64, String), E> {
        let begins = self.at(|file| {
            let begins = file.stream_position()?;
            file.write_all(header(name, 0)?.as_bytes())?;
            Ok(begins)
        })?;
        let mut entry = Entry { file: &mut self.file, hash: Sha256::new(), bytes: 0 };
        fill(&mut entry)?;
        let (bytes, hash) = (entry.bytes, hex(&entry.hash.finalize()));
        self.at(|file| {
            let padding = (BLOCK - bytes % BLOCK) % BLOCK;
            std::io::copy(&mut std::io::repeat(0).take(padding), file)?;
            file.seek(SeekFrom::Start(begins))?;
            file.write_all(header(name, bytes)?.as_bytes())?;
            file.seek(SeekFrom::End(0)).map(drop)
        })?;
        Ok((bytes, hash))
    }

    /// Ends the archive, synced, under its own name.
    pub(super) fn finish(mut self) -> Result<(), BackupError> {
        self.at(|file| {
            std::io::copy(&mut std::io::repeat(0).take(2 * BLOCK), file)?;
            file.flush()?;
            file.get_ref().sync_all()
        })?;
        self.at(|_| Ok(()))?;
        // A hard link fails where somebody made a file of that name meanwhile; a rename would replace it.
        let placed = std::fs::hard_link(&self.part, &self.path).and_then(|()| {
            let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
            File::open(folder.unwrap_or_else(|| Path::new(".")))?.sync_all()
        });
        placed.map_err(|cause| BackupError::File { path: self.path.clone(), cause })
    }

    fn at<T>(
        &mut self,
        step: impl FnOnce(&mut BufWriter<File>) -> std::io::Result<T>,
    ) -> Result<T, BackupError> {
        step(&mut self.file).map_err(|cause| BackupError::File { path: self.path.clone(), cause })
    }
}

impl Drop for Archive {
    /// Finished or not, nothing half-written stays.
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_file(&self.part) {
            tracing::warn!(error.cause = %error, "{} could not be removed", self.part.display());
        }
    }
}

/// Time, owner and group are left out, so that equal tables make equal entries.
fn header(name: &Name, bytes: u64) -> std::io::Result<tar::Header> {
    let mut header = tar::Header::new_ustar();
    header.set_path(name.to_string())?;
    header.set_mode(0o600);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_entry_type(tar::EntryType::Regular);
    header.set_size(bytes);
    header.set_cksum();
    Ok(header)
}
