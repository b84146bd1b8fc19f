//! What a call is, as pure data and rules.

mod rulebook;
mod text;

pub use rulebook::*;
pub use text::Text;
