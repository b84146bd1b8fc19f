//! Cases over the API, by the same acts as the pages. Reading over the API leaves no receipt: a program has nothing
//! before its eyes.

mod matters;
mod shape;

pub use matters::*;
pub use shape::*;
