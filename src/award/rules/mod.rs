//! Instruments, their money and their payments, without a database.

mod instrument;
mod payment;

pub use instrument::*;
pub use payment::*;
