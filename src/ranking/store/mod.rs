//! Rows of the ranking: the panel's findings, the Board's voices, decisions.

mod board;
mod decisions;
mod list;
mod panel;

pub use board::*;
pub use decisions::*;
pub use list::*;
pub use panel::*;
