//! Backup: one portable archive of all that a database and its document store hold.
//!
//! An archive is a tar file, uncompressed, that any machine can open:
//!
//! ```text
//! tables/people.jsonl     one row a line as a JSON object, columns by name, rows in the order of the key
//! documents/SHA256        the bytes of every document that a row names
//! manifest.json           format, schema, program, and of every part: size, rows, SHA-256; always last
//! ```
//! It is read in one transaction, so all of it belongs to one moment. Queues and leases are left out
//! (`Table::fleeting`). **Keys are not in it**: who has an archive must not be able to sign in our name; they
//! are copied apart from it, from `DIR/keys`. It does hold personal data and digests of secrets, and is
//! readable by its owner alone.
//!
//! [`restore`] reads an archive into an empty database of *either* kind, which is also the way from SQLite to
//! PostgreSQL and back. Whole numbers keep all their 64 bits, so the tables of SQLite → PostgreSQL → SQLite
//! are equal byte for byte. Nothing in an archive is believed before its checksums, and nothing is written
//! before all of it was believed.

mod columns;
mod dump;
mod fill;
mod manifest;
mod read;
mod write;

use std::io::Read;
use std::path::PathBuf;

use super::MigrateError;
use crate::ground::Error;

pub use dump::{Content, save};
pub use fill::restore;
pub use manifest::Manifest;

/// The layout described above. An archive of another one is refused.
pub const FORMAT: u32 = 1;

/// Where documents are kept. The store stands above the database in the house, so it is handed down.
pub trait Documents {
    fn open(&self, sha256: &str) -> std::io::Result<Box<dyn Read>>;
    /// Stores bytes that must have this hash; an error where they have another.
    fn put(&self, sha256: &str, bytes: &mut dyn Read) -> std::io::Result<()>;
    fn has(&self, sha256: &str) -> bool;
}

#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{path}: {cause}")]
    File { path: PathBuf, cause: std::io::Error },
    #[error("document {sha256} cannot be used: {cause}")]
    Document { sha256: String, cause: std::io::Error },
    #[error("the archive cannot be trusted and nothing was restored: {0}")]
    Archive(String),
    #[error("the archive has format {0}; this program reads {FORMAT}")]
    Format(u32),
    #[error(
        "the archive was made with schema {archive} and this database has {database}: \
         restore it with the program that made it, then run `rollcall migrate`"
    )]
    Schema { archive: String, database: String },
    #[error("the database is not empty: table {0} has rows. Restore into a fresh one")]
    NotEmpty(String),
    #[error("table {table} has a column or a value that an archive cannot hold: {what}")]
    Unknown { table: String, what: String },
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    #[error(transparent)]
    Open(#[from] super::OpenError),
    #[error(transparent)]
    Database(Error),
}

impl From<Error> for BackupError {
    /// A refusal travels out of a transaction inside of an internal error; here it comes out again.
    fn from(error: Error) -> Self {
        match error {
            Error::Internal(cause) => match cause.downcast::<Self>() {
                Ok(own) => *own,
                Err(other) => Self::Database(Error::Internal(other)),
            },
            other => Self::Database(other),
        }
    }
}

impl From<diesel::result::Error> for BackupError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error.into())
    }
}

impl From<serde_json::Error> for BackupError {
    fn from(error: serde_json::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Sends a refusal through a transaction, which rolls back for it.
fn through(error: BackupError) -> Error {
    match error {
        BackupError::Database(error) => error,
        other => Error::internal(other),
    }
}
