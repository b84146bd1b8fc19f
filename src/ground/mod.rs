//! The words everything else is written in: ids, money, moments, countries, actors, entries, letters,
//! refusals and errors. Nothing here reads a file, a database, a clock or the network, but for
//! [`moment::wall_now`], the one place that asks the machine for the time.

pub mod actor;
pub mod country;
mod country_names;
pub mod currency;
pub mod entry;
pub mod error;
pub mod identifier;
pub mod ids;
pub mod letter;
pub mod moment;
pub mod money;
pub mod named;
pub mod refusal;
pub mod text;

pub use actor::{Actor, Grant, Role, Scope};
pub use country::Country;
pub use entry::{Entry, RecordClass};
pub use error::{Error, Result};
pub use letter::Letter;
pub use moment::Moment;
pub use money::{BasisPoints, Euro};
pub use refusal::{Problem, Problems, Refusal};
