//! Rows of awards. Every query that answers a person starts from what they may see ([`sight`]).

mod award;
mod insert;
mod money;
mod sight;

pub use award::*;
pub use insert::*;
pub use money::*;
pub use sight::*;
