//! Rows of co-funding: the register of funders, the steps of tranches, and what was submitted to whom.

mod drafts;
mod funders;
mod portfolio;
mod requests;
mod steps;

pub use drafts::*;
pub use funders::*;
pub use portfolio::*;
pub use requests::*;
pub use steps::*;
