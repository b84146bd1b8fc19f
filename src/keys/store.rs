//! Keys on disk: made by `rollcall key new`, read at start.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey, spki::der::pem::LineEnding};

use super::{Keys, PublicKey, hex};
use crate::ground::Moment;

#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error(
        "there is no key at {0}: make one with `rollcall key new`, or, where the data came from a backup, copy the `keys` of the installation it was made of"
    )]
    Missing(PathBuf),
    #[error("{path} cannot be used: {cause}")]
    File { path: PathBuf, cause: std::io::Error },
    #[error("{0} does not hold a key of the right kind")]
    Malformed(PathBuf),
}

const EVIDENCE: &str = "evidence.pem";
const SESSION: &str = "session.key";
const RETIRED: &str = "retired";

impl Keys {
    /// Reads the keys of a data directory.
    pub fn read(data: &Path) -> Result<Self, KeyError> {
        let folder = data.join("keys");
        let (evidence, session) = (folder.join(EVIDENCE), folder.join(SESSION));
        let key = SigningKey::from_pkcs8_pem(&text(&evidence)?)
            .map_err(|_malformed| KeyError::Malformed(evidence))?;
        let secret = parse_hex(text(&session)?.trim()).ok_or(KeyError::Malformed(session))?;
        Self::assemble(key, secret, retired(&folder.join(RETIRED))?)
            .map_err(|_encoding| KeyError::Malformed(folder.join(EVIDENCE)))
    }

    /// Makes new keys. Where an evidence key is in use already, its public half is kept as retired; the
    /// session key is kept, so that nobody is signed out. Returns the new key's id.
    pub fn make(data: &Path, now: Moment) -> Result<String, KeyError> {
        let folder = data.join("keys");
        directory(&folder)?;
        directory(&folder.join(RETIRED))?;
        let evidence = folder.join(EVIDENCE);
        if evidence.exists() {
            retire(&folder, &evidence, now)?;
        }
        let key = SigningKey::from_bytes(&rand::random());
        let pem =
            key.to_pkcs8_pem(LineEnding::LF).map_err(|_encoding| KeyError::Malformed(evidence.clone()))?;
        write_private(&evidence, pem.as_bytes())?;
        let session = folder.join(SESSION);
        if !session.exists() {
            write_private(&session, hex(&rand::random::<[u8; 32]>()).as_bytes())?;
        }
        Ok(PublicKey::of(&key.verifying_key()).kid)
    }
}

fn retire(folder: &Path, evidence: &Path, now: Moment) -> Result<(), KeyError> {
    let malformed = || KeyError::Malformed(evidence.to_owned());
    let old = SigningKey::from_pkcs8_pem(&text(evidence)?).map_err(|_malformed| malformed())?;
    let public = PublicKey { retired_at: Some(now.to_string()), ..PublicKey::of(&old.verifying_key()) };
    let json = serde_json::to_vec_pretty(&public).map_err(|_encoding| malformed())?;
    write_private(&folder.join(RETIRED).join(format!("{}.json", public.kid)), &json)
}

fn retired(folder: &Path) -> Result<BTreeMap<String, PublicKey>, KeyError> {
    let mut keys = BTreeMap::new();
    let Ok(files) = fs::read_dir(folder) else { return Ok(keys) };
    for file in files {
        let path = file.map_err(|cause| KeyError::File { path: folder.to_owned(), cause })?.path();
        let key: PublicKey =
            serde_json::from_str(&text(&path)?).map_err(|_malformed| KeyError::Malformed(path.clone()))?;
        keys.insert(key.kid.clone(), key);
    }
    Ok(keys)
}

fn text(path: &Path) -> Result<String, KeyError> {
    fs::read_to_string(path).map_err(|cause| match cause.kind() {
        std::io::ErrorKind::NotFound => KeyError::Missing(path.to_owned()),
        _ => KeyError::File { path: path.to_owned(), cause },
    })
}

fn directory(path: &Path) -> Result<(), KeyError> {
    if path.is_dir() {
        return Ok(());
    }
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|cause| KeyError::File { path: path.to_owned(), cause })
}

/// Writes a file only its owner can read: under a new name first, so that no half-written key is ever there.
fn write_private(path: &Path, bytes: &[u8]) -> Result<(), KeyError> {
    let fresh = path.with_extension("new");
    let written = || -> std::io::Result<()> {
        let mut file =
            fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&fresh)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&fresh, path)
    };
    written().map_err(|cause| KeyError::File { path: path.to_owned(), cause })
}

fn parse_hex(text: &str) -> Option<[u8; 32]> {
    let bytes: Option<Vec<u8>> =
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect();
    bytes?.try_into().ok()
}
