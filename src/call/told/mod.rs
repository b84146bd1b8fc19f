//! What pages and programs are told alike, in the reader's words.

mod change;
mod keys;
mod news;
mod rule;
mod track;

pub use change::{read_local, read_reason};
pub use keys::{Entries, Keys};
pub use news::{AnswerRow, NewsRow, Wordings, answers, news};
pub use rule::{Assumed, RuleTold, assumptions, rule_of};
pub use track::{Reason, day_of_states, origins, read_answers, reasons};
