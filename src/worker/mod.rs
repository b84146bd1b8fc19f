//! Due work, done by whichever node holds the lease: closing cut-offs, reminding of them, sealing the journal,
//! collecting documents that nobody names. Before anything else it feels the service's own pulse. Every piece is
//! idempotent by what it writes, so that a lost lease repeats nothing. Letters go out in a thread of their own, and
//! need no lease: each is claimed by itself.

mod post;
mod pulse;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use actix_web::web::Data;
use diesel::prelude::*;

use crate::call;
use crate::case;
use crate::db::Db;
use crate::db::installation::Installation;
use crate::db::schema::leases;
use crate::ground::Result;
use crate::ground::moment::Wall;
use crate::mail::Transport;
use crate::proposal;
use crate::web::State;
use crate::{files, journal};

pub use post::Post;
pub use pulse::Pulse;

/// How long a lease holds without being renewed.
const LEASE_SECONDS: i64 = 30;
/// How often the worker looks for something to do.
const PAUSE: Duration = Duration::from_millis(500);

/// How often the store is searched for orphans, in seconds. It takes a walk over all of it.
const COLLECT_SECONDS: i64 = 6 * 3_600;

/// What a worker needs beside the state.
pub struct Worker {
    state: Data<State>,
    post: Arc<Post>,
    /// Who this is among several nodes.
    holder: String,
    /// When this worker last searched for orphans, in seconds of wall time.
    collected: AtomicI64,
    pulse: Arc<Pulse>,
}

impl Worker {
    pub fn new(state: Data<State>, transport: Transport) -> Result<Self> {
        let post = Arc::new(Post::new(state.clone(), transport)?);
        let (holder, pulse) = (crate::keys::fresh_secret(), Arc::new(Pulse::new(state.clone())));
        Ok(Self { state, post, holder, collected: AtomicI64::new(0), pulse })
    }

    /// Runs until `stop` says so. A failure is logged and tried again: nothing due is ever dropped.
    pub fn run(self, stop: &Arc<AtomicBool>) {
        let pulse = self.pulse.clone();
        let heart = beside("rollcall-pulse", stop, move || {
            pulse.feel();
            false
        });
        let post = self.post.clone();
        let letters = beside("rollcall-post", stop, move || post.next());
        while !stop.load(Ordering::Acquire) {
            if let Err(error) = self.round() {
                tracing::error!(error.cause = %error, "due work failed and will be tried again");
            }
            std::thread::sleep(PAUSE);
        }
        for (name, thread) in [("pulse", heart), ("post", letters)] {
            if thread.is_some_and(|thread| thread.join().is_err()) {
                tracing::error!(thread.name = name, "a thread beside the worker ended in a panic");
            }
        }
    }

    /// Everything that is due now, once.
    pub fn round(&self) -> Result<()> {
        let (state, holder, wall) = (&self.state, self.holder.clone(), self.state.clock.wall());
        let offset = state
            .database
            .read_now(|db| Ok(Installation::find(db)?.map_or(0, |found| found.clock_offset)))?;
        state.clock.follow(offset);
        // An outage that is just over must be written down before a cut-off closes over it.
        if !self.pulse.feel() {
            return Ok(());
        }
        if !state.database.write_now(move |db| take_lease(db, "worker", &holder, wall))? {
            return Ok(());
        }
        due(state)?;
        journal::seal_due(&state.database, &state.keys, state.clock.now())?;
        self.collect(wall)
    }

    fn collect(&self, now: Wall) -> Result<()> {
        if now.epoch_seconds() - self.collected.load(Ordering::Relaxed) < COLLECT_SECONDS {
            return Ok(());
        }
        self.collected.store(now.epoch_seconds(), Ordering::Relaxed);
        let collected = files::collect(&self.state.files, &self.state.database, now)?;
        if collected != files::Collected::default() {
            tracing::info!(
                files.documents = collected.documents,
                files.staged = collected.staged,
                "orphans were removed"
            );
        }
        Ok(())
    }
}

/// A thread of its own, until `stop` says so: a mail server that does not answer must neither look like an outage nor
/// hold up a closing. `step` says whether there is more to be done at once.
fn beside(
    name: &str,
    stop: &Arc<AtomicBool>,
    step: impl Fn() -> bool + Send + 'static,
) -> Option<JoinHandle<()>> {
    let stop = stop.clone();
    let run = move || {
        while !stop.load(Ordering::Acquire) {
            if !step() {
                std::thread::sleep(PAUSE);
            }
        }
    };
    let begun = std::thread::Builder::new().name(name.into()).spawn(run);
    begun
        .inspect_err(|error| tracing::error!(error.cause = %error, thread.name = name, "there is no thread"))
        .ok()
}

/// The due work of the stages, in the order of a proposal's life.
pub fn due(state: &State) -> Result<()> {
    call::acts::propose_due(state)?;
    proposal::acts::close_due(state)?;
    proposal::acts::remind_due(state)?;
    case::acts::remind_due(state)?;
    Ok(())
}

/// Takes or renews a lease; false while another holder's runs.
fn take_lease(db: &mut Db, name: &str, holder: &str, now: Wall) -> Result<bool> {
    let until = now.plus_seconds(LEASE_SECONDS);
    let held: Option<(String, Wall, i64)> = leases::table
        .find(name)
        .select((leases::holder, leases::until_wall, leases::fence))
        .first(db)
        .optional()?;
    let Some((by, ends, fence)) = held else {
        diesel::insert_into(leases::table)
            .values((
                leases::name.eq(name),
                leases::holder.eq(holder),
                leases::until_wall.eq(until),
                leases::fence.eq(1_i64),
            ))
            .execute(db)?;
        return Ok(true);
    };
    if by != holder && ends > now {
        return Ok(false);
    }
    // The fence grows with every change of hands, so that a holder that slept through can be told.
    let fence = if by == holder { fence } else { fence + 1 };
    diesel::update(leases::table.find(name))
        .set((leases::holder.eq(holder), leases::until_wall.eq(until), leases::fence.eq(fence)))
        .execute(db)?;
    Ok(true)
}
