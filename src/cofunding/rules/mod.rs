//! Commitments, match and ratios, without a database.

mod matching;
mod standing;
mod tranche;

pub use matching::*;
pub use standing::*;
pub use tranche::*;
