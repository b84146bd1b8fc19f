//! What is done in a case: a matter is opened, messages are written, due dates are moved, staff decide; what was read is
//! noted, and those who owe an answer are reminded. The journal says that something was written, and not what.

mod decide;
mod due;
mod open;
mod remind;
mod told;

pub use decide::decide;
pub use due::{ask_for_time, move_due};
pub use open::{Room, Sent, note_seen, open, write};
pub use remind::remind_due;

use serde_json::Value;

use crate::case::rules::Matter;
use crate::ground::ids::MatterId;
use crate::ground::{Entry, RecordClass};

/// Where this installation stands in the web, for the links of letters.
pub type Base<'a> = &'a str;

fn entry(verb: &'static str, id: &MatterId, facts: Value) -> Entry {
    Entry::new(verb, ("matter", id), RecordClass::Proposal, facts)
}

fn of(matter: &Matter, reference: &str) -> Value {
    serde_json::json!({ "reference": reference, "number": matter.number, "kind": matter.kind.name() })
}
