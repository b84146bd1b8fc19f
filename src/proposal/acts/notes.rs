//! Notes between the people of a team. The journal says that there was one, and not what it says.

use serde_json::json;

use super::entry;
use crate::act::Act;
use crate::call;
use crate::ground::ids::RowId;
use crate::ground::text;
use crate::ground::{Error, Problems, Result};
use crate::people;
use crate::proposal::rules::FieldKey;
use crate::proposal::store::{for_note, notes};

pub const NOTE_MAX: usize = 4_000;

/// Where a note is written.
#[derive(Clone, Debug)]
pub enum Place {
    /// A new thread, about a field or, with an empty name, about the whole proposal.
    About(String),
    Thread(RowId),
}

/// Writes a note, in a new thread or as a reply. A reply opens a resolved thread again.
///
/// # Errors
/// Problems of `text`; `NotFound` where there is no such field or thread.
pub fn write_note(act: &mut Act<'_>, key: &str, place: &Place, typed: &str) -> Result<()> {
    let (proposal, may) = for_note(act, key)?;
    let said = read(typed)?;
    let (at, by) = (act.received(), act.by());
    let (thread, field) = match place {
        Place::Thread(id) => (id.clone(), None),
        Place::About(field) => {
            let book = call::store::rulebook(act.db, &proposal.call)?;
            if !field.is_empty() && FieldKey::parse(field, &book).is_none() {
                return Err(Error::NotFound);
            }
            let id: RowId = act.id();
            notes::begin(act.db, &may, &id, field, at)?;
            (id, Some(field))
        }
    };
    let id: RowId = act.id();
    notes::add(act.db, &may, &thread, (&id, &by, at, &said))?;
    let facts = json!({ "thread": thread, "field": field });
    act.record(&entry("proposal.note_written", &proposal, facts))
}

fn read(typed: &str) -> Result<String> {
    text::line(typed, NOTE_MAX).map_err(|bad| {
        let mut problems = Problems::none();
        people::rules::text_problem(&mut problems, "text", &bad);
        problems.into()
    })
}

/// Says that a thread is resolved, or open again.
///
/// # Errors
/// `NotFound` where the proposal has no such thread.
pub fn resolve_notes(act: &mut Act<'_>, key: &str, thread: &RowId, resolved: bool) -> Result<()> {
    let (proposal, may) = for_note(act, key)?;
    let (by, at) = (act.by(), act.received());
    notes::resolve(act.db, &may, thread, resolved.then_some((by.as_str(), at)))?;
    let verb = if resolved { "proposal.notes_resolved" } else { "proposal.notes_reopened" };
    act.record(&entry(verb, &proposal, json!({ "thread": thread })))
}
