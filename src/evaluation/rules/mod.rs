//! How proposals are judged: scores, reports, tasks, conflicts and who may see what, without a database.

mod aggregate;
mod card;
mod check;
mod conflict;
mod consensus;
mod facts;
mod report;
mod score;
mod sight;
mod task;

pub use aggregate::*;
pub use card::*;
pub use check::*;
pub use conflict::*;
pub use consensus::*;
pub use facts::*;
pub use report::*;
pub use score::*;
pub use sight::*;
pub use task::*;
