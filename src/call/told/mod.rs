//! What pages and programs are told alike, in the reader's words.

mod news;
mod track;

pub use news::{NewsRow, news};
pub use track::{day_of_states, origins, read_answers, reasons};
