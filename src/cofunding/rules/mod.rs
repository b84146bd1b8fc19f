//! Commitments, match and ratios, without a database.

mod answer;
mod standing;
mod tranche;

pub use crate::proposal::rules::matching::*;
pub use answer::*;
pub use standing::*;
pub use tranche::*;
