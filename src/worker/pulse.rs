//! The service's own pulse: every few seconds it proves that it can write, and when it could not, it writes down
//! how long, once it can again.
//!
//! Gaps are measured in wall time, which a rehearsal's clock does not shift, and told in business time. The last
//! beat stands in the database: a program that was killed finds it when it comes back.

use std::sync::{Mutex, PoisonError};

use actix_web::web::Data;

use crate::act::Act;
use crate::call::acts::record_outage;
use crate::call::store::{self, OUTAGE_SECONDS, Outage, OutageKind};
use crate::db::Db;
use crate::ground::moment::Wall;
use crate::ground::{Actor, Moment, Result};
use crate::web::State;

/// How often the heart beats, in seconds.
const EVERY: i64 = 5;
/// A write that takes longer is a failed probe.
const SLOW_SECONDS: i64 = 5;

pub struct Pulse {
    state: Data<State>,
    felt: Mutex<Felt>,
}

/// What this process knows of the last beats.
#[derive(Clone, Copy, Debug, Default)]
struct Felt {
    last: Option<Wall>,
    /// Since when, and how, beats have gone wrong.
    ill: Option<(Wall, OutageKind)>,
}

impl Pulse {
    pub fn new(state: Data<State>) -> Self {
        Self { state, felt: Mutex::default() }
    }

    /// Beats where a beat is due; whether all is well. Until it is, nothing should be decided upon that an outage
    /// would change.
    pub fn feel(&self) -> bool {
        let mut felt = self.felt.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.state.clock.wall();
        let due = felt.last.is_none_or(|last| now.since(last) >= EVERY * 1_000_000);
        if due {
            *felt = self.beat(*felt, now);
        }
        felt.ill.is_none()
    }

    fn beat(&self, before: Felt, begun: Wall) -> Felt {
        let written = self.write(begun, before.ill);
        let done = self.state.clock.wall();
        let ill = |kind: OutageKind| {
            // A stretch keeps when it began; that it failed altogether is worse than that it was slow.
            before.ill.map_or((begun, kind), |(since, known)| (since, known.min(kind)))
        };
        let ill = match written {
            Err(error) => {
                tracing::error!(error.cause = %error, "the service cannot write");
                Some(ill(OutageKind::Failing))
            }
            Ok(()) if done.since(begun) > SLOW_SECONDS * 1_000_000 => Some(ill(OutageKind::Slow)),
            Ok(()) => None,
        };
        Felt { last: Some(begun), ill }
    }

    /// One write: the beat, and the outage that it ends.
    fn write(&self, now: Wall, ill: Option<(Wall, OutageKind)>) -> Result<()> {
        let (state, ahead) = (&self.state, self.state.clock.offset());
        let (fork, keys) = (state.ids.fork(), state.keys.clone());
        state.database.write_now(move |db: &mut Db| {
            let last = store::last_beat(db)?;
            store::beat(db, now)?;
            let Some(outage) = ended(last, ill, now, ahead) else { return Ok(()) };
            let at = Moment::from_micros(now.micros().saturating_add(ahead));
            record_outage(&mut Act::new(db, &Actor::System, at, now, fork, &keys), &outage)
        })
    }
}

/// The outage that a beat ends: no beat for too long, or beats that went wrong for too long. What was ill tells
/// more than the gap it left.
fn ended(last: Option<Wall>, ill: Option<(Wall, OutageKind)>, now: Wall, ahead: i64) -> Option<Outage> {
    let long = |since: Wall| now.since(since) >= OUTAGE_SECONDS * 1_000_000;
    let gap = last.filter(|last| long(*last)).map(|last| (last, OutageKind::Silent));
    let (since, kind) = match (gap, ill.filter(|(since, _)| long(*since))) {
        (Some((last, _)), Some((since, kind))) => (last.min(since), kind),
        (gap, ill) => ill.or(gap)?,
    };
    let business = |at: Wall| Moment::from_micros(at.micros().saturating_add(ahead));
    Some(Outage { from: business(since), until: business(now), kind })
}
