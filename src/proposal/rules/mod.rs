//! What a proposal is and may become, without database, clock or HTTP.

mod content;
pub mod matching;

pub use content::*;
