//! Configuration: read once, at start, from `rollcall.toml` and `ROLLCALL_…`; what is wrong names its key.
//!
//! Command line beats environment beats file. Secrets are never printed.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

use crate::db::DatabaseUrl;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The data directory: keys, documents and, unless `database` says otherwise, the database.
    pub data: Option<PathBuf>,
    pub database: Option<String>,
    pub http: Http,
    pub mail: Mail,
    pub documents: Documents,
    pub installation: Installation,
    pub session: Session,
    pub limits: Limits,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Http {
    pub bind: SocketAddr,
    /// What links in letters and receipts begin with, and the only origin that may post forms.
    pub public_url: String,
    pub workers: usize,
    /// True behind a proxy that sets `X-Forwarded-For`: its last entry is then where a request came from.
    pub behind_proxy: bool,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// `smtp://…` or `smtps://…`; without one, letters become files in `DIR/mail`.
    pub smtp: Option<String>,
    pub from: String,
}

/// How documents are looked at when they arrive.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Documents {
    /// The program that looks, in a process of its own; this one where none is named.
    pub inspector: Option<PathBuf>,
    /// How long a look may take by the clock before the file is refused. The look itself is bounded to two seconds of
    /// processor time; the rest is for a machine that has much else to do, so that no honest file is called heavy.
    pub patience_seconds: u64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Installation {
    pub name: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Session {
    pub hours: i64,
}

/// How much one person, or one side of a case, may leave with us. Far more than honest work needs: so that nobody can fill
/// a desk or a disk. The emergency path has no limit but its own.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Questions of one person about one call that wait for an answer.
    pub open_questions: usize,
    /// Files that one side may send in one matter of a case, and in all matters of a case.
    pub files_per_matter: usize,
    pub files_per_case: usize,
    /// Documents and archives to import that one person may upload within as many hours, taken or not.
    pub uploads: i32,
    pub upload_hours: i32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { open_questions: 20, files_per_matter: 10, files_per_case: 40, uploads: 200, upload_hours: 24 }
    }
}

impl Default for Http {
    fn default() -> Self {
        Self {
            bind: ([127, 0, 0, 1], 8080).into(),
            public_url: "http://127.0.0.1:8080".into(),
            workers: 2,
            behind_proxy: false,
        }
    }
}

impl Default for Mail {
    fn default() -> Self {
        Self { smtp: None, from: "Rollcall <rollcall@localhost>".into() }
    }
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The URL may hold a password.
        let smtp = self.smtp.as_ref().map(|_| "…");
        f.debug_struct("Mail").field("smtp", &smtp).field("from", &self.from).finish()
    }
}

impl Default for Documents {
    fn default() -> Self {
        Self { inspector: None, patience_seconds: 10 }
    }
}

impl Documents {
    /// The program that looks.
    pub fn inspector(&self) -> std::io::Result<PathBuf> {
        self.inspector.clone().map_or_else(std::env::current_exe, Ok)
    }
}

impl Default for Installation {
    fn default() -> Self {
        Self { name: "Rollcall".into() }
    }
}

impl Default for Session {
    fn default() -> Self {
        Self { hours: 12 }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum BadConfig {
    #[error("the configuration is wrong: {0}")]
    Figment(Box<figment::Error>),
    #[error("no database is named: give --data DIR or --database URL, or set `data` in rollcall.toml")]
    NoDatabase,
    #[error(transparent)]
    Url(#[from] crate::db::BadUrl),
    #[error("there is no data directory {0}: make it first, or correct the path")]
    NoDirectory(PathBuf),
}

impl Config {
    /// Reads `file` (or `rollcall.toml` where there is one) and the environment (`ROLLCALL_HTTP__BIND=…`).
    pub fn read(file: Option<&Path>) -> Result<Self, BadConfig> {
        let base = Figment::from(Serialized::defaults(Self::default()));
        let read = match file {
            Some(file) => base.merge(Toml::file_exact(file)),
            None => base.merge(Toml::file("rollcall.toml")),
        };
        // The tests' own variables share the prefix and are none of the program's.
        let environment = Env::prefixed("ROLLCALL_").filter(|key| !key.starts_with("test_")).split("__");
        read.merge(environment).extract().map_err(|error| BadConfig::Figment(Box::new(error)))
    }

    pub fn database_url(&self) -> Result<DatabaseUrl, BadConfig> {
        match (&self.database, &self.data) {
            (Some(url), _) => Ok(DatabaseUrl::parse(url)?),
            (None, Some(data)) => Ok(DatabaseUrl::in_directory(data)),
            (None, None) => Err(BadConfig::NoDatabase),
        }
    }

    /// The data directory: given, or the one the SQLite file stands in.
    pub fn data_directory(&self) -> Result<PathBuf, BadConfig> {
        let directory = match (&self.data, self.database_url()?) {
            (Some(data), _) => data.clone(),
            (None, DatabaseUrl::Sqlite(path)) => path.parent().map(Path::to_owned).unwrap_or_default(),
            (None, DatabaseUrl::Postgres(_)) => return Err(BadConfig::NoDatabase),
        };
        if directory.is_dir() { Ok(directory) } else { Err(BadConfig::NoDirectory(directory)) }
    }
}
