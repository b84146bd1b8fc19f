//! What anybody may see of a call: the start page, the calls, one call, one of its cut-offs, and what was
//! published about its results.

mod cutoff;
mod home;
mod results;
mod show;
mod standing;

pub use cutoff::show as cutoff;
pub use home::{home, list};
pub use results::show as results;
pub use show::show;
pub use standing::{Phase, Standing, standings};
