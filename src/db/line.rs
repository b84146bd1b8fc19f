//! Where requests wait for a connection: first come, first served, and submissions before the rest.
//!
//! A pool hands its next connection to anybody, and of 64 who ask one waits for much longer than the others. Here each
//! waits in the order they came, in one of two lanes: what is submitted at 16:58 does not wait behind what is typed.
//! Typing is not starved all the same: while both lanes hold somebody, it gets every fourth turn.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;

use super::Weight;
use crate::ground::{Error, Result};

/// While submissions wait, one turn in so many goes to what is ordinary.
const SHARE: u32 = 4;

pub(super) struct Line(Mutex<Waiting>);

struct Waiting {
    free: usize,
    weighty: VecDeque<oneshot::Sender<Turn>>,
    ordinary: VecDeque<oneshot::Sender<Turn>>,
    /// Turns that submissions took from what is ordinary, since that had one.
    overtaken: u32,
}

/// That it is one's turn. The next in line has theirs when this is dropped.
pub(super) struct Turn(Option<Arc<Line>>);

impl Line {
    /// A line before so many connections.
    pub(super) fn before(connections: u32) -> Arc<Self> {
        let free = usize::try_from(connections).unwrap_or(1);
        let (weighty, ordinary) = (VecDeque::new(), VecDeque::new());
        Arc::new(Self(Mutex::new(Waiting { free, weighty, ordinary, overtaken: 0 })))
    }

    /// Waits for one's turn.
    ///
    /// # Errors
    /// `Busy` after `patience`.
    pub(super) async fn turn(self: &Arc<Self>, weight: Weight, patience: Duration) -> Result<Turn> {
        let waiting = {
            let mut line = self.lock();
            if line.free > 0 {
                line.free -= 1;
                return Ok(Turn(Some(self.clone())));
            }
            let (tell, told) = oneshot::channel();
            match weight {
                Weight::Submission => line.weighty.push_back(tell),
                Weight::Ordinary => line.ordinary.push_back(tell),
            }
            told
        };
        tokio::time::timeout(patience, waiting)
            .await
            .map_err(|_too_long| Error::Busy)?
            .map_err(Error::internal)
    }

    /// Nothing in here can be left torn by a panic.
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who has the next turn; where nobody waits, a connection is free.
    fn next(&self) -> Option<oneshot::Sender<Turn>> {
        let mut line = self.lock();
        let next = line.take();
        if next.is_none() {
            line.free += 1;
        }
        next
    }
}

impl Waiting {
    fn take(&mut self) -> Option<oneshot::Sender<Turn>> {
        let both_wait = !self.weighty.is_empty() && !self.ordinary.is_empty();
        if both_wait && self.overtaken + 1 < SHARE {
            self.overtaken += 1;
            return self.weighty.pop_front();
        }
        self.overtaken = 0;
        if both_wait {
            self.ordinary.pop_front()
        } else {
            self.weighty.pop_front().or_else(|| self.ordinary.pop_front())
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let Some(line) = self.0.take() else { return };
        while let Some(next) = line.next() {
            match next.send(Turn(Some(line.clone()))) {
                Ok(()) => return,
                // Whoever waited has lost patience: the turn is nobody's, and is not passed on a second time.
                Err(mut turn) => turn.0 = None,
            }
        }
    }
}
