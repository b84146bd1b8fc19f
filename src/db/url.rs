//! Where a database is: `sqlite:PATH` or `postgres://…`.

use std::fmt;
use std::path::{Path, PathBuf};

/// The address of a database. Its display and debug forms hide a password.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    Sqlite(PathBuf),
    Postgres(String),
}

#[derive(Debug, thiserror::Error)]
pub enum BadUrl {
    #[error("the database URL `{0}` has an unknown scheme: use sqlite:PATH or postgres://USER@HOST/NAME")]
    Scheme(String),
    #[error("the database URL names no file: write sqlite:PATH")]
    NoPath,
    #[error("there is no directory {0} for the database: make it first, or correct the path")]
    NoDirectory(PathBuf),
    #[error("there is no database at {0}: make one with `rollcall migrate`, or correct the path")]
    NoFile(PathBuf),
}

impl DatabaseUrl {
    pub fn parse(text: &str) -> Result<Self, BadUrl> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return if path.is_empty() { Err(BadUrl::NoPath) } else { Ok(Self::Sqlite(path.into())) };
        }
        match text.split_once("://") {
            Some(("postgres" | "postgresql", _)) => Ok(Self::Postgres(text.to_owned())),
            Some((scheme, _)) => Err(BadUrl::Scheme(scheme.to_owned())),
            None => Err(BadUrl::Scheme(text.split(':').next().unwrap_or_default().to_owned())),
        }
    }

    /// The database of a data directory: `DIR/rollcall.sqlite`.
    pub fn in_directory(directory: &Path) -> Self {
        Self::Sqlite(directory.join("rollcall.sqlite"))
    }

    /// A SQLite database must be there already, and its directory too; PostgreSQL answers for itself.
    pub fn must_exist(&self) -> Result<(), BadUrl> {
        let Self::Sqlite(path) = self else { return Ok(()) };
        self.directory_must_exist()?;
        if path.is_file() { Ok(()) } else { Err(BadUrl::NoFile(path.clone())) }
    }

    pub fn directory_must_exist(&self) -> Result<(), BadUrl> {
        let Self::Sqlite(path) = self else { return Ok(()) };
        let directory = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        if directory.is_dir() { Ok(()) } else { Err(BadUrl::NoDirectory(directory.to_owned())) }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => match (url.split_once("://"), url.rsplit_once('@')) {
                (Some((scheme, _)), Some((_, place))) => write!(f, "{scheme}://…@{place}"),
                _ => f.write_str(url),
            },
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
