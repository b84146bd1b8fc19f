//! What a matter is and may become, without database, clock or HTTP.

mod due;
mod kind;
mod matter;
mod typed;

pub use due::*;
pub use kind::*;
pub use matter::*;
pub use typed::*;
