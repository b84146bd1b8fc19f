//! Commitments, match and ratios, without a database.

mod answer;
mod ceiling;
mod standing;
mod tranche;

pub use crate::proposal::rules::matching::*;
pub use answer::*;
pub use ceiling::*;
pub use standing::*;
pub use tranche::*;

use crate::call::rules::ABSTRACT;
use crate::proposal::rules::{Answer as Said, Content};

/// The abstract; the rest of the text is not the funder's to read.
pub fn about(content: &Content) -> String {
    match content.answers.get(ABSTRACT) {
        Some(Said::Text(text)) => text.clone(),
        _ => String::new(),
    }
}
