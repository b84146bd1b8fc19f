//! What a proposal is and may become, without database, clock or HTTP.
//!
//! [`Draft::submit`] and [`Submitted::withdraw`] are its life ([`TRANSITIONS`]); [`readiness`] tells all that is
//! missing or doubtful; [`OpenCall`] knows which cut-off a submission counts for and where a draft rolls to;
//! [`typed`] reads what people and programs write; [`merkle`] is the tree over all receipts of a cut-off.

mod asked;
pub mod budget;
mod consortium;
mod content;
pub mod diff;
mod emergency;
pub mod exchange;
mod field;
mod frozen;
mod intake;
mod letters;
mod life;
pub mod matching;
mod merge;
pub mod merkle;
mod news;
mod open;
mod part;
pub mod rate;
mod readiness;
mod receipt;
mod signoffs;
mod supplement;
mod team;
pub mod typed;

pub use asked::Asked;
pub use consortium::*;
pub use content::*;
pub use emergency::*;
pub use field::*;
pub use frozen::*;
pub use intake::*;
pub use letters::*;
pub use life::*;
pub use merge::*;
pub use news::*;
pub use open::*;
pub use part::*;
pub use readiness::*;
pub use receipt::*;
pub use signoffs::*;
pub use supplement::*;
pub use team::*;
