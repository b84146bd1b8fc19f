//! Reading an archive that may have been cut off, changed or made up.
//!
//! The first pass believes nothing: it walks all entries, refuses every name, kind and size that an archive of
//! ours does not have, and holds sizes and hashes against the manifest. Only what passed is read again.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::BackupError;
use super::manifest::{Manifest, Name};
use crate::ground::text::hex;

/// Bytes. A manifest has about 100 per document, a row no more than the longest text a form takes, in places.
const MANIFEST_MAX: u64 = 256 << 20;
const LINE_MAX: u64 = 256 << 20;

struct Part {
    offset: u64,
    bytes: u64,
    sha256: String,
}

/// An archive whose every byte has been accounted for.
pub(super) struct Checked {
    file: File,
    pub manifest: Manifest,
    parts: BTreeMap<Name, Part>,
}

fn bad(what: impl std::fmt::Display) -> BackupError {
    BackupError::Archive(what.to_string())
}

impl Checked {
    pub(super) fn open(path: &Path) -> Result<Self, BackupError> {
        let failed = |cause| BackupError::File { path: path.to_owned(), cause };
        let mut file = File::open(path).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len();
        let mut parts = BTreeMap::new();
        let mut manifest = None;
        let mut archive = tar::Archive::new(BufReader::new(&mut file));
        // Raw: no extension may rename or resize what follows it.
        for entry in archive.entries().map_err(bad)?.raw(true) {
            let mut entry = entry.map_err(bad)?;
            if manifest.is_some() {
                return Err(bad("something follows the manifest"));
            }
            let (name, part) = (name(&entry)?, part(&mut entry, length)?);
            if name == Name::Manifest {
                manifest = Some(part);
            } else if parts.insert(name, part).is_some() {
                return Err(bad("an entry is there twice"));
            }
        }
        drop(archive);
        let part = manifest.ok_or_else(|| bad("it has no manifest: it was cut off, or is no archive"))?;
        let manifest = read_manifest(&mut file, &part)?;
        account(&manifest, &parts)?;
        Ok(Self { file, manifest, parts })
    }

    /// An entry's bytes, hashed again on the way: the file may have changed since it was checked.
    pub(super) fn part(&mut self, name: &Name) -> Result<Hashed<'_>, BackupError> {
        let part = self.parts.get(name).ok_or_else(|| bad(format_args!("{name} is missing")))?;
        self.file.seek(SeekFrom::Start(part.offset)).map_err(bad)?;
        let bytes = BufReader::with_capacity(1 << 16, (&self.file).take(part.bytes));
        Ok(Hashed { bytes, hash: Sha256::new(), expected: part.sha256.clone() })
    }
}

fn name<R: Read>(entry: &tar::Entry<'_, R>) -> Result<Name, BackupError> {
    let path = entry.path_bytes();
    let path = std::str::from_utf8(&path).map_err(|_not_utf8| bad("an entry's name is not text"))?;
    let name = Name::parse(path).ok_or_else(|| bad(format_args!("`{path}` does not belong in it")))?;
    match entry.header().entry_type() {
        tar::EntryType::Regular => Ok(name),
        _ => Err(bad(format_args!("{name} is not a plain file"))),
    }
}

fn part<R: Read>(entry: &mut tar::Entry<'_, R>, length: u64) -> Result<Part, BackupError> {
    let (offset, bytes) = (entry.raw_file_position(), entry.header().size().map_err(bad)?);
    if offset.checked_add(bytes).is_none_or(|end| end > length) {
        return Err(bad("it was cut off"));
    }
    let mut hash = Sha256::new();
    let read = std::io::copy(entry, &mut hash).map_err(bad)?;
    if read != bytes {
        return Err(bad("it was cut off"));
    }
    Ok(Part { offset, bytes, sha256: hex(&hash.finalize()) })
}

fn read_manifest(file: &mut File, part: &Part) -> Result<Manifest, BackupError> {
    if part.bytes > MANIFEST_MAX {
        return Err(bad("its manifest is too large"));
    }
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(part.offset)).map_err(bad)?;
    file.take(part.bytes).read_to_end(&mut bytes).map_err(bad)?;
    Manifest::parse(&bytes)
}

/// The manifest and the entries must be the same, one by one.
fn account(manifest: &Manifest, parts: &BTreeMap<Name, Part>) -> Result<(), BackupError> {
    let mut expected = 0;
    for (name, bytes, sha256) in manifest.parts() {
        expected += 1;
        let part = parts.get(&name).ok_or_else(|| bad(format_args!("{name} is missing")))?;
        if part.bytes != bytes || part.sha256 != sha256 {
            return Err(bad(format_args!("{name} is not what the manifest says")));
        }
    }
    if expected == parts.len() {
        Ok(())
    } else {
        Err(bad("it holds more than its manifest says, or the manifest names something twice"))
    }
}

/// The bytes of one entry.
pub(super) struct Hashed<'a> {
    bytes: BufReader<std::io::Take<&'a File>>,
    hash: Sha256,
    expected: String,
}

impl Hashed<'_> {
    /// The next line without its end; None after the last.
    pub(super) fn line(&mut self) -> Result<Option<Vec<u8>>, BackupError> {
        let mut line = Vec::new();
        let limited = &mut (&mut self.bytes).take(LINE_MAX);
        if limited.read_until(b'\n', &mut line).map_err(bad)? == 0 {
            return Ok(None);
        }
        self.hash.update(&line);
        match line.pop() {
            Some(b'\n') => Ok(Some(line)),
            _ => Err(bad("a row is too long, or was cut off")),
        }
    }

    /// True where all was read, and was what had been checked.
    pub(super) fn done(self) -> Result<(), BackupError> {
        if hex(&self.hash.finalize()) == self.expected {
            Ok(())
        } else {
            Err(bad("it changed while it was read"))
        }
    }

    pub(super) fn bytes(&mut self) -> &mut dyn Read {
        &mut self.bytes
    }
}
