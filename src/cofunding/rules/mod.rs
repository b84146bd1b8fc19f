//! Commitments, match and ratios, without a database.

mod standing;
mod tranche;

pub use crate::proposal::rules::matching::*;
pub use standing::*;
pub use tranche::*;
