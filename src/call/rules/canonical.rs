//! A rulebook as one document: canonical JSON with its hash, and TOML again for `call export`.

use sha2::{Digest, Sha256};

use super::rulebook::Rulebook;
use crate::ground::{Error, Result};

/// SHA-256 in lower-case hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Rulebook {
    /// RFC 8785: the form that is stored, hashed and compared.
    pub fn canonical(&self) -> Result<String> {
        Ok(serde_json_canonicalizer::to_string(self)?)
    }

    /// Of [`Rulebook::canonical`].
    pub fn hash(&self) -> Result<String> {
        Ok(sha256_hex(self.canonical()?.as_bytes()))
    }

    /// Reads a stored version. It was checked before it was stored.
    pub fn from_canonical(document: &str) -> Result<Self> {
        Ok(serde_json::from_str(document)?)
    }

    /// The whole rulebook as a file that [`Rulebook::from_toml`] reads back to the same hash.
    pub fn to_toml(&self) -> Result<String> {
        toml::to_string_pretty(self).map_err(Error::internal)
    }
}
