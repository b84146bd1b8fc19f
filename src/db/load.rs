//! Bounded queues. When too much waits, reads and autosaves are turned away first and submissions last.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::ground::{Error, Result};

/// How many may wait or run at once. Above three quarters only what is weighty gets in.
pub(super) const READS: usize = 1_024;
pub(super) const WRITES: usize = 4_096;

/// What a request weighs at the deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Ordinary,
    /// Submitting and withdrawing: refused only when nothing more can be held at all.
    Submission,
}

#[derive(Clone)]
pub(super) struct Gauge {
    inside: Arc<AtomicUsize>,
    holds: usize,
}

/// A place in the queue; leaves it when dropped.
pub(super) struct Place(Arc<AtomicUsize>);

impl Gauge {
    pub(super) fn new(holds: usize) -> Self {
        Self { inside: Arc::new(AtomicUsize::new(0)), holds }
    }

    pub(super) fn enter(&self, weight: Weight) -> Result<Place> {
        let limit = match weight {
            Weight::Ordinary => self.holds / 4 * 3,
            Weight::Submission => self.holds,
        };
        let before = self.inside.fetch_add(1, Ordering::AcqRel);
        let place = Place(self.inside.clone());
        if before < limit { Ok(place) } else { Err(Error::Busy) }
    }

    pub(super) fn thousandths(&self) -> usize {
        self.inside.load(Ordering::Relaxed) * 1_000 / self.holds
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}
