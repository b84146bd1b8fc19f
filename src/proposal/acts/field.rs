//! Saving a draft field by field: as it is typed, by the button of a page, and out of the history.
//!
//! Whatever was sent is in the database afterwards, or was told to be wrong: what met another text is *set aside* in
//! the history of its field, so that nobody's words hang on a browser that stays open.
//!
//! The journal holds one entry for each entry of the history: who changed which field, and when that began. What the
//! same person goes on typing in it within ten minutes changes the history's entry and adds none: an act a second for
//! each who types would bury what matters, and prove nothing that the history does not.

use std::collections::BTreeMap;

use serde_json::json;

use super::entry;
use crate::act::Act;
use crate::call::rules::Rulebook;
use crate::ground::ids::RowId;
use crate::ground::{Error, Moment, Problems, Result};
use crate::proposal::rules::typed::{self, Habit};
use crate::proposal::rules::{Answer, FieldKey, Meeting, Part, alike, meet, must_have_been};
use crate::proposal::store::fields::{self, Current, How, Stamp};
use crate::proposal::store::{self, Proposal, for_field, for_fields};

/// A field as it was sent, and the version of the draft that it was begun upon.
#[derive(Clone, Debug)]
pub struct Sent {
    pub key: FieldKey,
    pub base: i64,
    pub values: Vec<String>,
}

/// A value for one field, by who sends it.
#[derive(Clone, Debug)]
pub enum Typing {
    /// The values of its controls, while somebody types.
    Form(Vec<String>),
    Program(Answer),
}

impl Typing {
    fn read(&self, book: &Rulebook, key: &FieldKey) -> Result<Answer, Problems> {
        match self {
            Self::Form(values) => typed::field(book, key, values, Habit::Typed),
            Self::Program(value) => typed::field_stored(book, key, value),
        }
    }

    fn how(&self) -> How {
        match self {
            Self::Form(_) => How::Typed,
            Self::Program(_) => How::Saved,
        }
    }
}

/// What stands in a field now, put there by somebody else.
#[derive(Clone, Debug)]
pub struct Met {
    pub version: i64,
    pub value: Answer,
    /// A person's id.
    pub by: String,
    pub at: Option<Moment>,
}

/// What became of a text that was sent.
#[derive(Clone, Debug)]
pub enum Kept {
    /// It stands in the field since this version, which is new or was there already.
    Stored { version: i64 },
    /// Somebody else changed the field, and what was sent is what stood there before.
    Theirs(Met),
    /// Both changed it. What was sent is set aside.
    Both(Met),
}

impl Met {
    fn of(current: Current) -> Self {
        let version = current.version();
        let (by, at) = current.since.map_or((String::new(), None), |since| (since.by, Some(since.at)));
        Self { version, value: current.value, by, at }
    }
}

/// Saves what is being typed in one field.
///
/// # Errors
/// `NotFound` where there is no such field; `version-ahead` for a base that the draft has not reached; problems of what
/// was typed, named as the form names them.
pub fn save_field(act: &mut Act<'_>, key: &str, name: &str, base: i64, sent: &Typing) -> Result<Kept> {
    let (proposal, book, may, written) = for_field(act, key, name)?;
    let field = FieldKey::parse(name, &book).ok_or(Error::NotFound)?;
    must_have_been(base, proposal.version)?;
    let mine = sent.read(&book, &field)?;
    let current = fields::current_of(act.db, &proposal, &field, written)?;
    match meeting(act, &proposal, &field, base, &current, &mine)? {
        Meeting::Same => Ok(Kept::Stored { version: current.version() }),
        Meeting::Theirs => Ok(Kept::Theirs(Met::of(current))),
        Meeting::Both => {
            aside(act, &proposal, &field, &mine, &current)?;
            Ok(Kept::Both(Met::of(current)))
        }
        Meeting::Mine => {
            let (by, at) = (act.by(), act.received());
            let typed = (sent.how(), by.as_str(), at);
            let (version, begun) = fields::save(act.db, may, &proposal, (&field, &mine, &current), typed)?;
            if begun {
                let facts = json!({ "field": name, "version": version });
                act.record(&entry("proposal.field_saved", &proposal, facts))?;
            }
            Ok(Kept::Stored { version })
        }
    }
}

/// Finds out who was there; what stood there when mine was begun is looked up only where that matters.
fn meeting(
    act: &mut Act<'_>,
    proposal: &Proposal,
    field: &FieldKey,
    base: i64,
    current: &Current,
    mine: &Answer,
) -> Result<Meeting> {
    let now = (current.version(), &current.value);
    match meet(base, None, now, mine) {
        Meeting::Both => {
            let before = fields::before(act.db, &proposal.id, &field.to_string(), base)?;
            Ok(meet(base, Some(&before), now, mine))
        }
        plain => Ok(plain),
    }
}

/// Keeps what met another text, and closes the entry of that: whoever sent it has been shown it now.
fn aside(
    act: &mut Act<'_>,
    proposal: &Proposal,
    field: &FieldKey,
    mine: &Answer,
    current: &Current,
) -> Result<()> {
    let (id, by, at, name): (RowId, _, _, _) = (act.id(), act.by(), act.received(), field.to_string());
    fields::close(act.db, &proposal.id, Some(&name))?;
    let against = current.version();
    if fields::set_aside(act.db, &id, &proposal.id, (&name, mine, against), (&by, at))? {
        let facts = json!({ "field": name, "against": against });
        act.record(&entry("proposal.field_set_aside", proposal, facts))?;
    }
    Ok(())
}

/// What became of the fields of a page.
#[derive(Clone, Debug, Default)]
pub struct SavedFields {
    pub reference: String,
    /// The draft's version afterwards.
    pub version: i64,
    pub stored: usize,
    pub problems: Problems,
    /// What stands in fields that others changed too, and in fields that only they changed.
    pub met: BTreeMap<FieldKey, Met>,
    pub theirs: BTreeMap<FieldKey, Met>,
}

/// Saves the fields of a page, each by itself: one that is wrong or met another text is in no other's way.
///
/// # Errors
/// `NotFound` where the rulebook has no such part; `version-ahead` for a base that the draft has not reached.
pub fn save_fields(act: &mut Act<'_>, key: &str, part: &Part, sent: &[Sent]) -> Result<SavedFields> {
    let (proposal, book, may) = for_fields(act, key)?;
    let own = FieldKey::of_part(part, &book);
    let mut saved = SavedFields {
        reference: proposal.reference.clone(),
        version: proposal.version,
        ..SavedFields::default()
    };
    let mut stored = Vec::new();
    for one in sent.iter().filter(|one| own.contains(&one.key)) {
        must_have_been(one.base, proposal.version)?;
        let Some((mine, current)) = judged(act, &proposal, &book, one, &mut saved)? else { continue };
        stored.push((one.key.clone(), mine, current));
    }
    if stored.is_empty() {
        return Ok(saved);
    }
    let (by, at) = (act.by(), act.received());
    saved.version = store::turn(act.db, may, at)?;
    let stamp = Stamp { version: saved.version, at, by: &by, how: How::Saved };
    for (field, mine, current) in &stored {
        fields::put(act.db, &proposal, (field, mine, current), &stamp)?;
    }
    saved.stored = stored.len();
    let names: Vec<String> = stored.iter().map(|(field, ..)| field.to_string()).collect();
    let facts = json!({ "part": part.to_string(), "fields": names, "version": saved.version });
    act.record(&entry("proposal.saved", &proposal, facts))?;
    Ok(saved)
}

/// Reads one field of a page; what is to be stored of it, with what stands there.
fn judged(
    act: &mut Act<'_>,
    proposal: &Proposal,
    book: &Rulebook,
    sent: &Sent,
    saved: &mut SavedFields,
) -> Result<Option<(Answer, Current)>> {
    let current = fields::current(act.db, proposal, &sent.key)?;
    let mine = match typed::field(book, &sent.key, &sent.values, Habit::Typed) {
        Ok(mine) => mine,
        Err(found) => {
            saved.problems.0.extend(found.0);
            // What is wrong is shown again, beside what somebody else wrote meanwhile.
            if current.version() > sent.base {
                saved.met.insert(sent.key.clone(), Met::of(current));
            }
            return Ok(None);
        }
    };
    match meeting(act, proposal, &sent.key, sent.base, &current, &mine)? {
        Meeting::Same => Ok(None),
        Meeting::Mine => Ok(Some((mine, current))),
        Meeting::Theirs => {
            saved.theirs.insert(sent.key.clone(), Met::of(current));
            Ok(None)
        }
        Meeting::Both => {
            aside(act, proposal, &sent.key, &mine, &current)?;
            saved.met.insert(sent.key.clone(), Met::of(current));
            Ok(None)
        }
    }
}

/// A text of the history.
#[derive(Clone, Debug)]
pub enum Past {
    /// What stood in the field as of this version.
    Entry(i64),
    /// What was set aside.
    Aside(RowId),
}

impl Past {
    /// `12`, or `aside:` and the id of what was set aside.
    pub fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix("aside:") {
            Some(id) => Some(Self::Aside(RowId::from_text(id))),
            None => text.parse().ok().map(Self::Entry),
        }
    }
}

/// Puts a text of the history back into its field, as a new version. What stood there stays in the history.
///
/// # Errors
/// `NotFound` where there is no such field or text; `version-ahead` for a base that the draft has not reached;
/// `Conflict` where the field changed since `base`; problems where the rulebook does not take the text any more.
pub fn restore_field(act: &mut Act<'_>, key: &str, name: &str, base: i64, past: &Past) -> Result<i64> {
    let (proposal, book, may) = for_fields(act, key)?;
    let field = FieldKey::parse(name, &book).ok_or(Error::NotFound)?;
    let value = past_value(act, &proposal, name, past)?;
    must_have_been(base, proposal.version)?;
    let mine = typed::field_stored(&book, &field, &value)?;
    let current = fields::current(act.db, &proposal, &field)?;
    if alike(&current.value, &mine) {
        return Ok(current.version());
    }
    if current.version() > base {
        return Err(Error::Conflict { current: current.version() });
    }
    let (by, at) = (act.by(), act.received());
    let restored = (How::Restored, by.as_str(), at);
    let (version, _) = fields::save(act.db, may, &proposal, (&field, &mine, &current), restored)?;
    let from = match past {
        Past::Entry(version) => json!(version),
        Past::Aside(id) => json!(id),
    };
    let facts = json!({ "field": name, "from": from, "version": version });
    act.record(&entry("proposal.field_restored", &proposal, facts))?;
    Ok(version)
}

fn past_value(act: &mut Act<'_>, proposal: &Proposal, name: &str, past: &Past) -> Result<Answer> {
    let found = match past {
        Past::Entry(version) => {
            let entries = fields::history(act.db, &proposal.id, name)?;
            entries.into_iter().find(|entry| entry.version == *version).map(|entry| entry.value)
        }
        Past::Aside(id) => {
            let asides = fields::asides(act.db, &proposal.id, name)?;
            asides.into_iter().find(|aside| aside.id == *id).map(|aside| aside.value)
        }
    };
    found.ok_or(Error::NotFound)
}

/// Closes what is being typed in a proposal, because its fields are about to be shown to whoever may write upon them.
pub fn close_typing(act: &mut Act<'_>, key: &str) -> Result<()> {
    let (proposal, _, _) = for_fields(act, key)?;
    fields::close(act.db, &proposal.id, None)
}
