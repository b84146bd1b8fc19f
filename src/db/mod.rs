//! The database behind two verbs: [`Database::read`] and [`Database::write`].
//!
//! Stages never see a pool or a connection of their own: they are handed a [`Db`] inside a transaction that
//! this module opens and closes. A write closure may run more than once (SQLite runs a broken group again one
//! by one, PostgreSQL runs a serialization failure again), so it touches nothing but the database: no hashing
//! of passwords, no rendering, no files, no network.
//!
//! | | SQLite | PostgreSQL |
//! |---|---|---|
//! | write | one thread, jobs in groups, a savepoint each ([`writer`]) | `SERIALIZABLE`, again up to 8 times, the last ones alone ([`postgres`]) |
//! | read | a pool of its own, WAL, one deferred transaction | `REPEATABLE READ READ ONLY` |

pub mod backup;
mod change;
mod connect;
mod constraint;
pub mod installation;
mod line;
mod load;
mod migrate;
mod postgres;
pub mod schema;
mod tables;
mod url;
mod writer;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::{MultiConnection, PgConnection, SqliteConnection};

use crate::ground::{Error, Result};

pub use change::{Change, Changing, change, changes};
pub use connect::{OpenError, Purpose};
pub use load::Weight;
pub use migrate::{MigrateError, Standing, is_new, migrate, standing};
pub use tables::{TABLES, Table};
pub use url::{BadUrl, DatabaseUrl};

/// A connection inside a transaction, to either kind of database.
#[derive(MultiConnection)]
pub enum Db {
    Postgres(PgConnection),
    Sqlite(SqliteConnection),
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Postgres(_) => "Db::Postgres",
            Self::Sqlite(_) => "Db::Sqlite",
        })
    }
}

/// An open database. Cloning shares it.
#[derive(Clone)]
pub struct Database(Arc<Inner>);

/// How long a reader waits for a connection before it is told to come back; and a writer, who may be submitting.
const PATIENCE: [Duration; 2] = [Duration::from_secs(5), Duration::from_secs(15)];

struct Inner {
    url: DatabaseUrl,
    pool: r2d2::Pool<connect::Manager>,
    writer: Writer,
    reads: load::Gauge,
    writes: load::Gauge,
    lines: Lines,
    turned_away: AtomicU64,
}

/// Where requests wait for a connection.
struct Lines {
    reads: Arc<line::Line>,
    /// SQLite's one writer has a queue of its own.
    writes: Arc<line::Line>,
}

enum Writer {
    Sqlite(writer::Handle),
    /// Few connections of their own: see [`postgres::AT_ONCE`].
    Postgres(r2d2::Pool<connect::Manager>, postgres::Turn),
    /// Commands that only read open the database so.
    None,
}

impl Database {
    /// Opens a database for `purpose`.
    ///
    /// # Errors
    /// A missing SQLite file, a directory that does not exist and a server that does not answer are errors;
    /// nothing is created here ([`migrate`] creates, and only when asked).
    pub fn open(url: &DatabaseUrl, purpose: Purpose) -> Result<Self, OpenError> {
        url.must_exist()?;
        let [reads, writes] = PATIENCE;
        let pool = |size, patience, manager| {
            r2d2::Pool::builder()
                .max_size(size)
                .min_idle(Some(1))
                .connection_timeout(patience)
                // Asking before every use would cost a round trip; a broken one is found by its first statement.
                .test_on_check_out(false)
                .error_handler(Box::new(connect::LogPoolErrors))
                .build(manager)
        };
        let writer = match (url, purpose) {
            (_, Purpose::ReadOnly) => Writer::None,
            (DatabaseUrl::Postgres(_), Purpose::ReadWrite) => {
                let manager = connect::Manager::writers(url);
                Writer::Postgres(pool(postgres::AT_ONCE, writes, manager)?, postgres::Turn::default())
            }
            (DatabaseUrl::Sqlite(_), Purpose::ReadWrite) => Writer::Sqlite(writer::Handle::start(url)?),
        };
        let size = if matches!(url, DatabaseUrl::Sqlite(_)) { 8 } else { 16 };
        let pool = pool(size, reads, connect::Manager::readers(url, purpose))?;
        let gauges = (load::Gauge::new(load::READS), load::Gauge::new(load::WRITES));
        let turned_away = AtomicU64::new(0);
        let lines = Lines { reads: line::Line::before(size), writes: line::Line::before(postgres::AT_ONCE) };
        Ok(Self(Arc::new(Inner {
            url: url.clone(),
            pool,
            writer,
            reads: gauges.0,
            writes: gauges.1,
            lines,
            turned_away,
        })))
    }

    pub fn url(&self) -> &DatabaseUrl {
        &self.0.url
    }

    /// Runs `look` in one read transaction: all it sees belongs to one moment.
    pub async fn read<T, F>(&self, weight: Weight, look: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Db) -> Result<T> + Send + 'static,
    {
        let answer = self.read_in_turn(weight, look).await;
        self.count(answer)
    }

    async fn read_in_turn<T, F>(&self, weight: Weight, look: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Db) -> Result<T> + Send + 'static,
    {
        let place = self.0.reads.enter(weight)?;
        let turn = self.0.lines.reads.turn(weight, PATIENCE[0]).await?;
        let database = self.clone();
        let task = tokio::task::spawn_blocking(move || {
            let (_place, _turn) = (place, turn);
            database.read_now(look)
        });
        task.await.map_err(Error::internal)?
    }

    /// Runs `act` in one write transaction: all of it is in the database, or none. May run `act` again.
    pub async fn write<T, F>(&self, weight: Weight, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut Db) -> Result<T> + Send + Sync + 'static,
    {
        let answer = self.write_in_turn(weight, act).await;
        self.count(answer)
    }

    async fn write_in_turn<T, F>(&self, weight: Weight, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut Db) -> Result<T> + Send + Sync + 'static,
    {
        let place = self.0.writes.enter(weight)?;
        match &self.0.writer {
            Writer::Sqlite(writer) => {
                let (tell, told) = tokio::sync::oneshot::channel();
                // Nobody may be waiting any more: the client went away. The act stands all the same, and
                // holds its place until it is done.
                let answer = move |answer| {
                    drop(place);
                    drop(tell.send(answer));
                };
                writer.submit(act, answer)?;
                told.await.map_err(Error::internal)?
            }
            Writer::Postgres(..) | Writer::None => {
                let database = self.clone();
                // A task of its own: whoever asked may go away while it waits in line, and the act stands all the same.
                let task = tokio::spawn(async move {
                    let turn = database.0.lines.writes.turn(weight, PATIENCE[1]).await?;
                    let task = tokio::task::spawn_blocking(move || {
                        let (_place, _turn) = (place, turn);
                        database.write_now(act)
                    });
                    task.await.map_err(Error::internal)?
                });
                task.await.map_err(Error::internal)?
            }
        }
    }

    /// [`Database::read`] for threads that may block: the worker and the command line.
    pub fn read_now<T>(&self, look: impl FnOnce(&mut Db) -> Result<T>) -> Result<T> {
        let mut db = self.0.pool.get().map_err(|error| busy_or(&error))?;
        db.batch_execute(match *db {
            Db::Sqlite(_) => "BEGIN DEFERRED",
            Db::Postgres(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        })?;
        // The transaction must end whatever happens, a panic included: the connection goes back to the pool.
        let answer = caught(|| look(&mut db));
        let ended = db.batch_execute("ROLLBACK");
        answer.and_then(|answer| ended.map(|()| answer).map_err(Error::from))
    }

    /// [`Database::write`] for threads that may block.
    pub fn write_now<T, F>(&self, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut Db) -> Result<T> + Send + Sync + 'static,
    {
        match &self.0.writer {
            Writer::Sqlite(writer) => {
                let (tell, told) = std::sync::mpsc::sync_channel(1);
                writer.submit(act, move |answer| drop(tell.send(answer)))?;
                told.recv().map_err(Error::internal)?
            }
            Writer::Postgres(pool, turn) => {
                let mut db = pool.get().map_err(|error| busy_or(&error))?;
                postgres::write(&mut db, turn, &act)
            }
            Writer::None => Err(Error::internal("this database was opened for reading only")),
        }
    }

    fn count<T>(&self, answer: Result<T>) -> Result<T> {
        if matches!(answer, Err(Error::Busy)) {
            self.0.turned_away.fetch_add(1, Ordering::Relaxed);
        }
        answer
    }

    /// How many requests were turned away for want of room since it was opened. For the pulse.
    pub fn turned_away(&self) -> u64 {
        self.0.turned_away.load(Ordering::Relaxed)
    }

    /// How full the queues are, in thousandths of what they hold: (reads, writes). For the load gauge.
    pub fn load(&self) -> (usize, usize) {
        (self.0.reads.thousandths(), self.0.writes.thousandths())
    }
}

fn busy_or(error: &r2d2::Error) -> Error {
    tracing::warn!(error.cause = %error, "no database connection became free in time");
    Error::Busy
}

/// Runs what may panic; a panic becomes an error for the log. Whoever calls this rolls back what was torn.
fn caught<T>(run: impl FnOnce() -> Result<T>) -> Result<T> {
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(answer) => answer,
        Err(panic) => Err(panicked(panic)),
    }
}

/// What a caught panic says.
fn panicked(panic: Box<dyn std::any::Any + Send>) -> Error {
    let words = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message");
    let error = Error::internal(format!("a panic inside a transaction: {words}"));
    // What was thrown may throw again as it goes; what that throws is not given another chance.
    if let Err(again) = catch_unwind(AssertUnwindSafe(|| drop(panic))) {
        std::mem::forget(again);
    }
    error
}

/// Tells whether a database error means that the transaction as a whole lost, and may be run again.
fn lost_a_race(error: &Error) -> bool {
    let Error::Internal(cause) = error else { return false };
    if let Some(wrapped) = cause.downcast_ref::<Error>() {
        return lost_a_race(wrapped);
    }
    match cause.downcast_ref::<diesel::result::Error>() {
        Some(diesel::result::Error::DatabaseError(kind, info)) => {
            // Diesel has no kind for a deadlock. The server says the word in (nearly) every language it has.
            matches!(kind, diesel::result::DatabaseErrorKind::SerializationFailure)
                || info.message().to_lowercase().contains("deadlock")
        }
        _ => false,
    }
}
