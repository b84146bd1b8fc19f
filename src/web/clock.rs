//! The two clocks of a running program.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::ground::Moment;
use crate::ground::moment::{Wall, wall_now};

/// Wall time comes from the machine (or stands still in a test); business time is wall time plus the offset
/// of the database, which is zero unless it is a rehearsal and only ever grows.
#[derive(Debug)]
pub struct Clock {
    standing: Option<AtomicI64>,
    offset: AtomicI64,
}

impl Clock {
    pub fn running(offset: i64) -> Self {
        Self { standing: None, offset: AtomicI64::new(offset) }
    }

    /// A clock that moves only when told, for tests.
    pub fn standing(at: Wall, offset: i64) -> Self {
        Self { standing: Some(AtomicI64::new(at.micros())), offset: AtomicI64::new(offset) }
    }

    pub fn wall(&self) -> Wall {
        match &self.standing {
            Some(at) => Wall::from_micros(at.load(Ordering::Acquire)),
            None => wall_now(),
        }
    }

    pub fn now(&self) -> Moment {
        Moment::from_micros(self.wall().micros().saturating_add(self.offset.load(Ordering::Acquire)))
    }

    /// Takes over the offset that the database holds, which another process may have moved.
    pub fn follow(&self, offset: i64) {
        self.offset.fetch_max(offset, Ordering::AcqRel);
    }

    pub fn offset(&self) -> i64 {
        self.offset.load(Ordering::Acquire)
    }

    /// Lets a standing clock go on by some seconds; a running one needs no help.
    pub fn tick(&self, seconds: i64) {
        if let Some(at) = &self.standing {
            at.fetch_add(seconds.saturating_mul(1_000_000), Ordering::AcqRel);
        }
    }
}
