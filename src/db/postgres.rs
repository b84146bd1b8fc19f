//! Writing to PostgreSQL: serializable, and again when the database says that two transactions crossed.

use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use diesel::connection::SimpleConnection;
use rand::RngExt;

use super::{Db, caught, lost_a_race};
use crate::ground::{Error, Result};

/// How often a transaction is begun before its caller is told to come back later.
const TRIES: u32 = 8;

/// How often it may lose before it is run while nothing else of this node writes. Who reads a growing table and writes
/// to it, as the sealer of the journal does, would else lose to a stream of small writes again and again.
const IN_COMPANY: u32 = 3;

/// Whose turn it is to write: several share it, or one has it alone.
#[derive(Default)]
pub(super) struct Turn(RwLock<()>);

impl Turn {
    fn during<T>(&self, attempt: u32, run: impl FnOnce() -> T) -> T {
        if attempt <= IN_COMPANY {
            let _shared = self.0.read().unwrap_or_else(PoisonError::into_inner);
            run()
        } else {
            let _alone = self.0.write().unwrap_or_else(PoisonError::into_inner);
            run()
        }
    }
}

/// How many write at once from one node. What crosses is run again, so more hands do less: 64 submissions at once, each
/// with its own transaction, lost one another eight times over, while four at a time hardly ever meet.
pub(super) const AT_ONCE: u32 = 4;

pub(super) fn write<T>(db: &mut Db, turn: &Turn, act: &impl Fn(&mut Db) -> Result<T>) -> Result<T> {
    for attempt in 1..=TRIES {
        match turn.during(attempt, || attempt_once(db, act)) {
            Err(error) if lost_a_race(&error) => {
                tracing::debug!(db.attempt = attempt, "a transaction lost a race and is run again");
                std::thread::sleep(pause(attempt));
            }
            settled => return settled,
        }
    }
    Err(Error::Busy)
}

fn attempt_once<T>(db: &mut Db, act: &impl Fn(&mut Db) -> Result<T>) -> Result<T> {
    // Serializable, as all of a writer's connection: see `connect`.
    db.batch_execute("BEGIN")?;
    // The closure sees the database alone, and what it did there is rolled back: nothing can be left torn.
    match caught(|| act(db)) {
        Ok(answer) => {
            // A statement that failed and was swallowed leaves the transaction aborted: COMMIT then answers
            // ROLLBACK without an error. Any other statement is refused, so one goes before it that costs nothing:
            // there are no cursors.
            db.batch_execute("CLOSE ALL; COMMIT").map_err(|error| {
                let _already_rolled_back = db.batch_execute("ROLLBACK");
                Error::internal(error)
            })?;
            Ok(answer)
        }
        Err(error) => {
            db.batch_execute("ROLLBACK")?;
            Err(error)
        }
    }
}

/// Longer with every attempt, and never the same for two transactions that met.
fn pause(attempt: u32) -> Duration {
    let most = 2_u64.saturating_pow(attempt).saturating_mul(1_000);
    Duration::from_micros(rand::rng().random_range(200..=most))
}
