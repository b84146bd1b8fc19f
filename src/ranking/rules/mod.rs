//! Order and money of a cut-off, without a database: the ranked list and the funding line.

mod decision;
mod edition;
mod limits;
mod line;
mod order;

pub use decision::*;
pub use edition::*;
pub use limits::*;
pub use line::*;
pub use order::*;
