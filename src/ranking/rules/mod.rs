//! Order and money of a cut-off, without a database: the ranked list and the funding line.

mod line;
mod order;

pub use line::*;
pub use order::*;
