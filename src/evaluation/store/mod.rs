//! Rows of the evaluation. Every query that answers a person starts from what they may see: their tasks, or
//! the cut-offs they are staff of.

mod basis;
mod checks;
mod conflicts;
mod editions;
mod experts;
mod outcomes;
mod progress;
mod reports;
mod sight;
mod tasks;

pub use basis::*;
pub use checks::*;
pub use conflicts::*;
pub use editions::*;
pub use experts::*;
pub use outcomes::*;
pub use progress::*;
pub use reports::*;
pub use sight::*;
pub use tasks::*;
