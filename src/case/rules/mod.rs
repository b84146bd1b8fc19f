//! What a matter is and may become, without database, clock or HTTP.

mod kind;
mod matter;
mod typed;

pub use kind::*;
pub use matter::*;
pub use typed::*;
