//! Letters: a row written with the act, delivered by the worker.
//!
//! A row is *queued*; the worker *claims* one at a time with a deadline, receipts first, delivers it, and marks it
//! *sent*. A claim that
//! was not settled in time is anybody's again, so a letter may arrive twice and is never lost; its Message-ID
//! comes from the row, so that mail programs show it once. After [`TRIES`] it is *given up*, visibly.

mod deliver;
mod outbox;

pub use deliver::{Enclosed, Parcel, Transport, TransportError, deliver_due, deliver_next};
pub use outbox::{Row, post, recent};

/// How often delivery is tried before a letter is given up: over about a day.
pub const TRIES: i32 = 10;
