//! The one thread that writes to SQLite.
//!
//! Jobs wait in a queue. The thread takes as many as are there (up to [`GROUP`]), opens one `BEGIN IMMEDIATE`,
//! runs each in a savepoint of its own, commits once, and only then answers: an answer means that the commit
//! returned. One disk sync serves the whole group.
//!
//! What can go wrong, and what is done (each has a test in `tests/ground/faults.rs`):
//! - a job fails or panics: it is caught *inside* its savepoint, which is rolled back with all it opened;
//!   a panic caught outside would leave a level open, and the next "commit" would only release that level;
//! - SQLite gives up the whole transaction (disk full, I/O error): the savepoint is gone, the next statement
//!   would run in autocommit; the missing savepoint is noticed, the connection dropped, and each job of the
//!   group is run again alone, so that the innocent ones still succeed;
//! - the commit itself fails: the same;
//! - another process holds the lock for longer than the busy timeout: nothing was begun, and everybody who
//!   waited in the group is told at once, not one by one after a timeout each;
//! - the answer panics, as values may when they are dropped: it is caught too, and the thread goes on.

use std::sync::mpsc;

use diesel::connection::{
    AnsiTransactionManager, SimpleConnection, TransactionManager, TransactionManagerStatus,
};

use super::connect::{OpenError, sqlite_writer};
use super::url::DatabaseUrl;
use super::{Db, caught};
use crate::ground::{Error, Result};

/// The most jobs one commit carries.
const GROUP: usize = 64;
/// The most jobs that may wait. The gauge in front (`load`) lets fewer in.
const QUEUE: usize = 8_192;

pub(super) struct Handle {
    queue: Option<mpsc::SyncSender<Box<dyn Job>>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Handle {
    pub(super) fn start(url: &DatabaseUrl) -> Result<Self, OpenError> {
        let db = sqlite_writer(url)?;
        let (queue, jobs) = mpsc::sync_channel(QUEUE);
        let url = url.clone();
        let thread = std::thread::Builder::new()
            .name("rollcall-writer".into())
            .spawn(move || Thread { url, db: Some(db) }.run(&jobs))?;
        Ok(Self { queue: Some(queue), thread: Some(thread) })
    }

    /// Puts a job into the queue; `answer` is told what came of it, after the commit.
    pub(super) fn submit<T, F, A>(&self, act: F, answer: A) -> Result<()>
    where
        T: Send + 'static,
        F: Fn(&mut Db) -> Result<T> + Send + Sync + 'static,
        A: FnOnce(Result<T>) + Send + 'static,
    {
        let job = Box::new(Typed { act, outcome: None, answer });
        let queue = self.queue.as_ref().ok_or(Error::Busy)?;
        queue.try_send(job).map_err(|_full_or_closing| Error::Busy)
    }
}

impl Drop for Handle {
    /// Finishes what was accepted, then ends the thread.
    fn drop(&mut self) {
        drop(self.queue.take());
        // A job may hold the last hold on the database: then this *is* the writer thread, which ends by itself.
        if let Some(thread) = self.thread.take()
            && thread.thread().id() != std::thread::current().id()
            && thread.join().is_err()
        {
            tracing::error!("the writer thread ended in a panic");
        }
    }
}

trait Job: Send {
    /// Runs the closure and keeps what came of it. True where it may be committed.
    fn run(&mut self, db: &mut Db) -> bool;
    /// Gives the kept outcome to whoever waits.
    fn settle(self: Box<Self>);
    /// Gives an error instead: the outcome, if any, did not reach the database.
    fn fail(self: Box<Self>, error: Error);
}

struct Typed<T, F, A> {
    act: F,
    outcome: Option<Result<T>>,
    answer: A,
}

impl<T: Send, F: Fn(&mut Db) -> Result<T> + Send, A: FnOnce(Result<T>) + Send> Job for Typed<T, F, A> {
    fn run(&mut self, db: &mut Db) -> bool {
        // What the closure touched is rolled back with its savepoint, so nothing torn is seen afterwards. An
        // outcome of the group's attempt goes first, inside the net: dropping it may panic as well.
        let before = self.outcome.take();
        let outcome = caught(|| {
            drop(before);
            (self.act)(db)
        });
        let good = outcome.is_ok();
        self.outcome = Some(outcome);
        good
    }

    fn settle(self: Box<Self>) {
        let outcome = self.outcome.unwrap_or_else(|| Err(Error::internal("the job was never run")));
        (self.answer)(outcome);
    }

    fn fail(self: Box<Self>, error: Error) {
        // What the job itself ran into says more than the broken transaction it left.
        let error = match self.outcome {
            Some(Err(own)) => own,
            _ => error,
        };
        (self.answer)(Err(error));
    }
}

/// Why a group was not written.
enum Failed {
    /// Nothing was run: there is no connection, or no lock to be had.
    NotBegun(Error),
    /// The transaction around the group is gone or in doubt: nothing of it may be called done.
    Broken(Error),
}

/// The savepoint around a job. Not a name that a job would choose: `ROLLBACK TO` goes to the innermost one.
const SAVEPOINT: &str = "SAVEPOINT rollcall_job";
const ROLLBACK: &str = "ROLLBACK TO rollcall_job";
const RELEASE: &str = "RELEASE rollcall_job";

struct Thread {
    url: DatabaseUrl,
    db: Option<Db>,
}

impl Thread {
    fn run(mut self, jobs: &mpsc::Receiver<Box<dyn Job>>) {
        while let Ok(first) = jobs.recv() {
            let mut group = vec![first];
            group.extend(jobs.try_iter().take(GROUP - 1));
            let served = caught(|| {
                self.serve(group);
                Ok(())
            });
            if let Err(error) = served {
                tracing::error!(error.cause = %error, "the writer panicked and goes on with a new connection");
                self.db = None;
            }
        }
    }

    fn serve(&mut self, mut group: Vec<Box<dyn Job>>) {
        match self.attempt(&mut group) {
            Ok(()) => group.into_iter().for_each(settle),
            Err(Failed::NotBegun(error)) => group.into_iter().for_each(|job| fail(job, &error)),
            Err(Failed::Broken(error)) => {
                tracing::warn!(error.cause = %error, db.group = group.len(), "a group of writes broke; each runs again alone");
                self.serve_each_alone(group);
            }
        }
    }

    fn serve_each_alone(&mut self, group: Vec<Box<dyn Job>>) {
        let mut jobs = group.into_iter();
        while let Some(job) = jobs.next() {
            let mut alone = [job];
            let outcome = self.attempt(&mut alone);
            let [job] = alone;
            match outcome {
                Ok(()) => settle(job),
                Err(Failed::Broken(error)) => fail(job, &error),
                Err(Failed::NotBegun(error)) => {
                    fail(job, &error);
                    jobs.by_ref().for_each(|job| fail(job, &error));
                }
            }
        }
    }

    /// One transaction around the whole group. Where it broke, the connection is dropped, which rolls back
    /// whatever may still be open; on `Ok` the commit has returned.
    fn attempt(&mut self, group: &mut [Box<dyn Job>]) -> Result<(), Failed> {
        let mut db = match self.db.take() {
            Some(db) => db,
            None => sqlite_writer(&self.url).map_err(|error| Failed::NotBegun(Error::internal(error)))?,
        };
        db.batch_execute("BEGIN IMMEDIATE").map_err(|error| Failed::NotBegun(error.into()))?;
        for job in group {
            step(&mut db, SAVEPOINT)?;
            if !job.run(&mut db) {
                step(&mut db, ROLLBACK)?;
            }
            // Fails where the job, or SQLite itself, ended the transaction underneath.
            step(&mut db, RELEASE)?;
            at_depth_none(&mut db)?;
        }
        step(&mut db, "COMMIT")?;
        self.db = Some(db);
        Ok(())
    }
}

fn settle(job: Box<dyn Job>) {
    telling(|| job.settle());
}

fn fail(job: Box<dyn Job>, error: &Error) {
    let error = match error {
        Error::Busy => Error::Busy,
        other => Error::internal(other.to_string()),
    };
    telling(|| job.fail(error));
}

/// An answer that nobody waits for any more is dropped here, and may panic as it goes.
fn telling(tell: impl FnOnce()) {
    let told = caught(|| {
        tell();
        Ok(())
    });
    if let Err(error) = told {
        tracing::error!(error.cause = %error, "an answer panicked; what it answered stands as it is");
    }
}

fn step(db: &mut Db, sql: &str) -> Result<(), Failed> {
    db.batch_execute(sql).map_err(|error| Failed::Broken(Error::from(error)))
}

/// A job that opened a transaction through Diesel and left it open would swallow the next commit.
fn at_depth_none(db: &mut Db) -> Result<(), Failed> {
    let Db::Sqlite(sqlite) = db else { return Ok(()) };
    match AnsiTransactionManager::transaction_manager_status_mut(sqlite) {
        TransactionManagerStatus::Valid(status) if status.transaction_depth().is_none() => Ok(()),
        _ => Err(Failed::Broken(Error::internal("a job left a transaction of its own open"))),
    }
}
