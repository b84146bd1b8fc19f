//! The service's own pulse: every few seconds it proves that it can write, and when it could not, it writes down
//! how long, once it can again.
//!
//! An outage is one row. It is written with the first beat that succeeds after it, or, where beats succeed and are too
//! slow, as soon as it is one, and lengthened with every beat until it is over: a service that is restarted because it
//! was slow has not forgotten it. Requests that were turned away for want of room make a beat a slow one.
//!
//! Gaps are measured in wall time, which a rehearsal's clock does not shift, and told in business time. The last
//! beat stands in the database: a program that was killed finds it when it comes back.

use std::sync::{Mutex, PoisonError};

use actix_web::web::Data;

use crate::act::Act;
use crate::call::acts::{outage_over, record_outage};
use crate::call::store::{self, OUTAGE_SECONDS, Outage, OutageKind};
use crate::db::Db;
use crate::ground::ids::RowId;
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
#[derive(Clone, Debug, Default)]
struct Felt {
    last: Option<Wall>,
    /// Since when, and how, beats have gone wrong.
    ill: Option<(Wall, OutageKind)>,
    /// The row of the outage that this is by now, and since when.
    row: Option<(RowId, Wall)>,
    /// How many requests had been turned away for want of room.
    turned_away: u64,
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
            *felt = self.beat(&felt, now);
        }
        felt.ill.is_none()
    }

    fn beat(&self, before: &Felt, begun: Wall) -> Felt {
        let written = self.write(begun, before);
        let done = self.state.clock.wall();
        let turned_away = self.state.database.turned_away();
        // What this process does not know of yet is no sign of its first beat.
        let crowded = before.last.is_some() && turned_away > before.turned_away;
        let ill = |kind: OutageKind| {
            // A stretch keeps when it began; that it failed altogether is worse than that it was slow.
            before.ill.map_or((begun, kind), |(since, known)| (since, known.min(kind)))
        };
        let (row, ill) = match written {
            Err(error) => {
                tracing::error!(error.cause = %error, "the service cannot write");
                (before.row.clone(), Some(ill(OutageKind::Failing)))
            }
            Ok(row) if crowded || done.since(begun) > SLOW_SECONDS * 1_000_000 => {
                (row, Some(ill(OutageKind::Slow)))
            }
            Ok(row) => {
                self.over(before, row.as_ref(), begun);
                (None, None)
            }
        };
        Felt { last: Some(begun), ill, row, turned_away }
    }

    /// One write: the beat, and the outage that it ends or makes longer. Answers the outage's row.
    fn write(&self, now: Wall, before: &Felt) -> Result<Option<(RowId, Wall)>> {
        let (state, ahead) = (&self.state, self.state.clock.offset());
        let (fork, keys) = (state.ids.fork(), state.keys.clone());
        let (ill, row) = (before.ill, before.row.clone());
        state.database.write_now(move |db: &mut Db| {
            let last = store::last_beat(db)?;
            store::beat(db, now)?;
            let Some((since, kind)) = stretch(last, ill, now) else { return Ok(None) };
            let outage = Outage { from: business(since, ahead), until: business(now, ahead), kind };
            if let Some((id, since)) = &row {
                store::lengthen_outage(db, id, &outage)?;
                return Ok(Some((id.clone(), *since)));
            }
            let at = business(now, ahead);
            let mut act = Act::new(db, &Actor::System, at, now, fork, &keys);
            Ok(Some((record_outage(&mut act, &outage)?, since)))
        })
    }

    /// Records how long an outage lasted that was on record before it was over. Its row says so already.
    fn over(&self, before: &Felt, row: Option<&(RowId, Wall)>, now: Wall) {
        let (Some(_), Some((id, since))) = (&before.row, row.cloned()) else { return };
        let (state, ahead) = (&self.state, self.state.clock.offset());
        let (fork, keys) = (state.ids.fork(), state.keys.clone());
        let recorded = state.database.write_now(move |db: &mut Db| {
            let (from, until) = (business(since, ahead), business(now, ahead));
            outage_over(&mut Act::new(db, &Actor::System, until, now, fork, &keys), &id, (from, until))
        });
        if let Err(error) = recorded {
            tracing::error!(error.cause = %error, "the end of an outage is not in the journal");
        }
    }
}

fn business(at: Wall, ahead: i64) -> Moment {
    Moment::from_micros(at.micros().saturating_add(ahead))
}

/// The outage that a beat meets: no beat for too long, or beats that went wrong for too long. What was ill tells
/// more than the gap it left.
fn stretch(last: Option<Wall>, ill: Option<(Wall, OutageKind)>, now: Wall) -> Option<(Wall, OutageKind)> {
    let long = |since: Wall| now.since(since) >= OUTAGE_SECONDS * 1_000_000;
    let gap = last.filter(|last| long(*last)).map(|last| (last, OutageKind::Silent));
    match (gap, ill.filter(|(since, _)| long(*since))) {
        (Some((last, _)), Some((since, kind))) => Some((last.min(since), kind)),
        (gap, ill) => ill.or(gap),
    }
}
