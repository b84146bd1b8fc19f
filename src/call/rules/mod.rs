//! What a call is, as pure data and rules.
//!
//! [`Rulebook`] is one call; [`Rulebook::from_toml`] reads it from a file and refuses it with file, line, key
//! and reason; [`changes`] and [`Rulebook::may_follow`] compare two versions; [`History`] is what was published
//! about past cut-offs, with [`PublishedAward::findings`] about its money.

mod amend;
mod asked;
mod builtin;
mod canonical;
mod change;
mod check;
mod consortium;
mod declarations;
mod emergency;
mod findings;
mod form;
mod history;
mod money;
mod news;
mod parse;
mod published;
mod reminders;
mod rulebook;
mod scoring;
mod service;
mod source;
mod stated;
mod text;
mod track;

pub use asked::Condition;
pub use builtin::{MOST_LAYERS, RULEBOOKS, builtin};
pub use canonical::sha256_hex;
pub use change::{Change, changes};
pub use consortium::Partnership;
pub use declarations::*;
pub use emergency::Emergency;
pub use findings::*;
pub use form::*;
pub use history::HISTORY;
pub use money::*;
pub use news::{Facts, News, NewsKind, news};
pub use parse::Layer;
pub use published::*;
pub use reminders::ReminderDays;
pub use rulebook::*;
pub use scoring::*;
pub use service::*;
pub use source::Fault;
pub use text::Text;
pub use track::*;
