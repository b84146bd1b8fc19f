//! What pages and programs are told alike, in the reader's words.

mod change;
mod news;
mod track;

pub use change::{read_local, read_reason};
pub use news::{AnswerRow, NewsRow, Wordings, answers, news};
pub use track::{day_of_states, origins, read_answers, reasons};
