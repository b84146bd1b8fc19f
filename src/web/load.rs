//! How busy this server is, measured by itself: requests in flight, how long answers took in the last minute,
//! and how full the database's queues are.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use crate::ground::moment::Wall;
use crate::named;

/// A minute in slots, so that old answers drop out a few seconds at a time.
const SLOTS: usize = 12;
const SLOT_MICROS: i64 = 5_000_000;

/// Upper bounds of what an answer took, in milliseconds; slower ones count as the last.
const BOUNDS: [i64; 12] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];

named! {
    /// In a word.
    Busyness {
        Calm => "calm",
        Busy => "busy",
        VeryBusy => "very-busy",
    }
}

/// From here on it is busy, and very busy: milliseconds of half of all answers, thousandths of a queue, requests
/// in flight. People notice a wait of some tenths of a second and turn impatient after a second.
const BUSY: Limits = Limits { p50: 200, queue: 100, in_flight: 64 };
const VERY_BUSY: Limits = Limits { p50: 1_000, queue: 500, in_flight: 512 };

struct Limits {
    p50: i64,
    queue: usize,
    in_flight: usize,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    /// Which stretch of five seconds it counts.
    number: i64,
    counts: [u32; BOUNDS.len()],
}

/// The gauge. One for each running program.
#[derive(Default)]
pub struct Load {
    inside: AtomicUsize,
    slots: Mutex<[Slot; SLOTS]>,
}

/// What the gauge tells at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LoadTold {
    pub busyness: Busyness,
    /// Requests that are being answered, the one that asks among them.
    pub in_flight: usize,
    /// Answers in the last minute.
    pub answers: u32,
    /// Half of them took at most so many milliseconds; None where there were none.
    pub p50_ms: Option<i64>,
    /// The fuller of the database's queues, in thousandths of what it holds.
    pub queue: usize,
}

/// A request on its way; the gauge counts it until this is dropped.
pub struct OnItsWay<'a>(&'a Load);

impl Load {
    pub fn enter(&self) -> OnItsWay<'_> {
        self.inside.fetch_add(1, Ordering::Relaxed);
        OnItsWay(self)
    }

    /// Counts an answer that took so many microseconds.
    pub fn answered(&self, now: Wall, micros: i64) {
        let number = now.micros().div_euclid(SLOT_MICROS);
        let took = micros.div_euclid(1_000);
        let bound = BOUNDS.iter().position(|bound| took < *bound).unwrap_or(BOUNDS.len() - 1);
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let place = usize::try_from(number.rem_euclid(12)).unwrap_or_default();
        let Some(slot) = slots.get_mut(place) else { return };
        if slot.number != number {
            *slot = Slot { number, ..Slot::default() };
        }
        if let Some(count) = slot.counts.get_mut(bound) {
            *count = count.saturating_add(1);
        }
    }

    /// `queues` is what [`crate::db::Database::load`] tells.
    pub fn told(&self, now: Wall, queues: (usize, usize)) -> LoadTold {
        let (answers, p50_ms) = self.last_minute(now);
        let (in_flight, queue) = (self.inside.load(Ordering::Relaxed), queues.0.max(queues.1));
        let over = |limits: &Limits| {
            p50_ms.is_some_and(|p50| p50 > limits.p50)
                || queue >= limits.queue
                || in_flight >= limits.in_flight
        };
        let busyness = match () {
            () if over(&VERY_BUSY) => Busyness::VeryBusy,
            () if over(&BUSY) => Busyness::Busy,
            () => Busyness::Calm,
        };
        LoadTold { busyness, in_flight, answers, p50_ms, queue }
    }

    fn last_minute(&self, now: Wall) -> (u32, Option<i64>) {
        let number = now.micros().div_euclid(SLOT_MICROS);
        let mut sums = [0_u32; BOUNDS.len()];
        let slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        for slot in slots.iter().filter(|slot| (number - 11..=number).contains(&slot.number)) {
            for (sum, count) in sums.iter_mut().zip(slot.counts) {
                *sum = sum.saturating_add(count);
            }
        }
        let all = sums.iter().fold(0_u32, |all, count| all.saturating_add(*count));
        let mut seen = 0_u32;
        let half = sums.iter().zip(BOUNDS).find(|(count, _)| {
            seen = seen.saturating_add(**count);
            seen.saturating_mul(2) >= all
        });
        (all, half.map(|(_, bound)| bound).filter(|_| all > 0))
    }
}

impl Drop for OnItsWay<'_> {
    fn drop(&mut self) {
        self.0.inside.fetch_sub(1, Ordering::Relaxed);
    }
}
