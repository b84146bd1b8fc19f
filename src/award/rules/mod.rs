//! Instruments, cost items, steps and payments, without a database.

mod instrument;
mod money;
mod party;
mod payment;
mod step;
mod sums;

pub use instrument::*;
pub use money::*;
pub use party::*;
pub use payment::*;
pub use step::*;
pub use sums::*;
