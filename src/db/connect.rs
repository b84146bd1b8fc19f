//! Making connections, each with the settings its purpose needs.

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};

use super::Db;
use super::url::{BadUrl, DatabaseUrl};

/// What a program wants of a database. Commands that only read must not be able to write by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    ReadOnly,
    ReadWrite,
}

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Url(#[from] BadUrl),
    #[error("the database does not answer: {0}")]
    Connect(#[from] diesel::ConnectionError),
    #[error("the database refuses its settings: {0}")]
    Settings(#[from] diesel::result::Error),
    #[error("the database does not answer: {0}")]
    Pool(#[from] r2d2::Error),
    #[error("the writer thread did not start: {0}")]
    Thread(#[from] std::io::Error),
}

/// Pragmas go one statement each, `busy_timeout` first: the ones after it may have to wait for a lock.
const SQLITE_EVERYWHERE: [&str; 4] = [
    "PRAGMA busy_timeout = 10000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -16000",
];
const SQLITE_WRITER: [&str; 2] = ["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"];
const SQLITE_READER: [&str; 1] = ["PRAGMA query_only = ON"];

pub(super) fn sqlite_writer(url: &DatabaseUrl) -> Result<Db, OpenError> {
    let mut db = connect(url)?;
    for pragma in SQLITE_EVERYWHERE.iter().chain(&SQLITE_WRITER) {
        db.batch_execute(pragma)?;
    }
    Ok(db)
}

/// A statement here reads a few rows by an index. Where the planner finds none, it thinks the work so great that it
/// first compiles the query to machine code, which takes longer by far than any of ours: 45 submissions a second with
/// it, and 240 without.
const POSTGRES_EVERYWHERE: &str = "SET idle_in_transaction_session_timeout = '30s'; SET jit = off";

/// Whoever reads a small table from end to end has read every row of it, in the eyes of PostgreSQL, and crosses with
/// whoever writes one: submissions of different proposals would make each other run again. By an index they read what
/// they ask for.
const POSTGRES_WRITER: &str = "SET default_transaction_isolation = 'serializable'; SET enable_seqscan = off";

/// One connection with the settings of a reader: SQLite cannot write through it; PostgreSQL's is told so only where
/// nothing is to be written at all.
fn pooled(url: &DatabaseUrl, purpose: Purpose, writes: bool) -> Result<Db, OpenError> {
    let mut db = connect(url)?;
    match &mut db {
        Db::Sqlite(sqlite) => {
            for pragma in SQLITE_EVERYWHERE.iter().chain(&SQLITE_READER) {
                sqlite.batch_execute(pragma)?;
            }
        }
        Db::Postgres(postgres) => {
            postgres.batch_execute(POSTGRES_EVERYWHERE)?;
            if writes {
                postgres.batch_execute(POSTGRES_WRITER)?;
            }
            if purpose == Purpose::ReadOnly {
                postgres.batch_execute("SET default_transaction_read_only = on")?;
            }
        }
    }
    Ok(db)
}

/// A plain connection, outside of any pool: migrations and backups use it.
pub(super) fn connect(url: &DatabaseUrl) -> Result<Db, OpenError> {
    Ok(match url {
        DatabaseUrl::Sqlite(path) => Db::Sqlite(SqliteConnection::establish(&path.to_string_lossy())?),
        DatabaseUrl::Postgres(url) => Db::Postgres(PgConnection::establish(url)?),
    })
}

pub(super) struct Manager {
    url: DatabaseUrl,
    purpose: Purpose,
    writes: bool,
}

impl Manager {
    pub(super) fn readers(url: &DatabaseUrl, purpose: Purpose) -> Self {
        Self { url: url.clone(), purpose, writes: false }
    }

    /// Of PostgreSQL: SQLite has one writer, and no pool of them.
    pub(super) fn writers(url: &DatabaseUrl) -> Self {
        Self { url: url.clone(), purpose: Purpose::ReadWrite, writes: true }
    }
}

impl r2d2::ManageConnection for Manager {
    type Connection = Db;
    type Error = OpenError;

    fn connect(&self) -> Result<Db, OpenError> {
        pooled(&self.url, self.purpose, self.writes)
    }

    fn is_valid(&self, db: &mut Db) -> Result<(), OpenError> {
        Ok(db.batch_execute("SELECT 1")?)
    }

    fn has_broken(&self, db: &mut Db) -> bool {
        // PostgreSQL's connections know whether the server is still there; a file does not go away.
        match db {
            Db::Postgres(postgres) => diesel::r2d2::R2D2Connection::is_broken(postgres),
            Db::Sqlite(_) => std::thread::panicking(),
        }
    }
}

#[derive(Debug)]
pub(super) struct LogPoolErrors;

impl r2d2::HandleError<OpenError> for LogPoolErrors {
    fn handle_error(&self, error: OpenError) {
        tracing::error!(error.cause = %error, "a database connection could not be made");
    }
}
