//! The last entry of an archive: what has to be in it, and how it can be told that it is.

use serde::{Deserialize, Serialize};

use super::{BackupError, FORMAT};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub format: u32,
    /// The last migration that the database had seen.
    pub schema: String,
    /// The version of the program that made the archive.
    pub program: String,
    /// Wall time, RFC 3339.
    pub made_at: String,
    /// False where only the tables were saved: before a migration, which touches no document.
    pub with_documents: bool,
    pub tables: Vec<TablePart>,
    pub documents: Vec<DocumentPart>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TablePart {
    pub name: String,
    pub rows: u64,
    pub bytes: u64,
    pub sha256: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentPart {
    pub sha256: String,
    pub bytes: u64,
}

/// What an entry of an archive may be called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Name {
    Table(String),
    Document(String),
    Manifest,
}

impl Name {
    /// Every other name, and with it every path that leads somewhere, is refused.
    pub(super) fn parse(path: &str) -> Option<Self> {
        if path == "manifest.json" {
            return Some(Self::Manifest);
        }
        match path.split_once('/')? {
            ("tables", file) => {
                let name = file.strip_suffix(".jsonl")?;
                let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
                (plain && !name.is_empty()).then(|| Self::Table(name.to_owned()))
            }
            ("documents", hash) => {
                let hex =
                    hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
                hex.then(|| Self::Document(hash.to_owned()))
            }
            _ => None,
        }
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Table(name) => write!(f, "tables/{name}.jsonl"),
            Self::Document(sha256) => write!(f, "documents/{sha256}"),
            Self::Manifest => f.write_str("manifest.json"),
        }
    }
}

impl Manifest {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, BackupError> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let unreadable = |error: serde_json::Error| BackupError::Archive(format!("manifest.json: {error}"));
        // The format first: of another one nothing else can be said.
        let Format { format } = serde_json::from_slice(bytes).map_err(unreadable)?;
        if format != FORMAT {
            return Err(BackupError::Format(format));
        }
        serde_json::from_slice(bytes).map_err(unreadable)
    }

    /// What should be in the archive: name, size and hash.
    pub(super) fn parts(&self) -> impl Iterator<Item = (Name, u64, &str)> {
        let tables = self
            .tables
            .iter()
            .map(|table| (Name::Table(table.name.clone()), table.bytes, table.sha256.as_str()));
        let documents = self.documents.iter().map(|document| {
            (Name::Document(document.sha256.clone()), document.bytes, document.sha256.as_str())
        });
        tables.chain(documents)
    }

    /// For people: what an archive holds.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}
