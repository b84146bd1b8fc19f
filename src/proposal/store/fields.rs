//! Fields of a draft as rows: what stands in each, since when and by whom, and every value it had.
//!
//! What somebody types is saved about once a second. So that typing does not make thousands of rows, the saves of one
//! person in one field within [`TYPING_SECONDS`] are one entry of the history, whose value the next one replaces. What
//! somebody else may have begun to write upon must be found again, though: opening a page that shows the field, a
//! conflict and a submission close the entry, and the next save begins another. So does a save that takes away much of
//! what stood there ([`takes_much_away`]): what is deleted by mistake can be taken back.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::Proposal;
use super::may::{Edit, May, Written};
use crate::db::schema::{answer_history, answers, answers_aside, proposals};
use crate::db::{Changing, Db, change};
use crate::ground::ids::{ProposalId, RowId};
use crate::ground::text::folded;
use crate::ground::{Error, Moment, Result};
use crate::named;
use crate::proposal::rules::{Answer, FieldKey, alike, nothing, takes_much_away};

/// How long one entry of the history takes in what the same person goes on typing.
pub const TYPING_SECONDS: i64 = 600;

named! {
    /// How a value came to stand in a field.
    How {
        /// Saved while it was being typed.
        Typed => "typed",
        /// Saved by a button, or by a program.
        Saved => "saved",
        /// Taken back out of the history.
        Restored => "restored",
    }
}

/// When, by whom and as which version of the draft something is written.
#[derive(Clone, Copy, Debug)]
pub struct Stamp<'a> {
    pub version: i64,
    pub at: Moment,
    pub by: &'a str,
    pub how: How,
}

/// Since when, by whom and as which version of the draft something stands there.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Since {
    pub version: i64,
    pub at: Moment,
    pub by: String,
}

/// A field as it stands. A field nobody wrote in is empty since version 0.
#[derive(Clone, Debug)]
pub struct Current {
    pub value: Answer,
    pub since: Option<Since>,
}

impl Current {
    /// A field nobody has written in.
    pub fn untouched() -> Self {
        Self { value: nothing(), since: None }
    }

    pub fn version(&self) -> i64 {
        self.since.as_ref().map_or(0, |since| since.version)
    }
}

pub fn current(db: &mut Db, proposal: &Proposal, key: &FieldKey) -> Result<Current> {
    let written: Written = match key {
        FieldKey::Answer(id) => answers::table
            .find((&proposal.id, id))
            .select((answers::value, (answers::version, answers::at, answers::by_person)))
            .first(db)
            .optional()?,
        _ => None,
    };
    current_of(db, proposal, key, written)
}

/// [`current`] where the row of a field of the rulebook has been read.
pub fn current_of(db: &mut Db, proposal: &Proposal, key: &FieldKey, written: Written) -> Result<Current> {
    let value = match key {
        FieldKey::Acronym => &proposal.acronym,
        FieldKey::Title => &proposal.title,
        FieldKey::Track => &proposal.track,
        FieldKey::Answer(_) => {
            let Some((value, since)) = written else { return Ok(Current::untouched()) };
            return Ok(Current { value: serde_json::from_str(&value)?, since: Some(since_of(since)) });
        }
    };
    let since: Option<(i64, Moment, String)> = answer_history::table
        .filter(answer_history::proposal_id.eq(&proposal.id))
        .filter(answer_history::field.eq(key.to_string()))
        .order(answer_history::version.desc())
        .select((answer_history::version, answer_history::at, answer_history::by_person))
        .first(db)
        .optional()?;
    Ok(Current { value: Answer::Text(value.clone()), since: since.map(since_of) })
}

fn since_of((version, at, by): (i64, Moment, String)) -> Since {
    Since { version, at, by }
}

/// Since when each field stands as it does, by the field's name.
pub fn since(db: &mut Db, proposal: &ProposalId) -> Result<BTreeMap<String, Since>> {
    type Row = (String, (i64, Moment, String));
    let mut rows: Vec<Row> = answers::table
        .filter(answers::proposal_id.eq(proposal))
        .order(answers::field)
        .select((answers::field, (answers::version, answers::at, answers::by_person)))
        .load(db)?;
    let own: Vec<String> = FieldKey::OWN.iter().map(ToString::to_string).collect();
    let basics: Vec<Row> = answer_history::table
        .filter(answer_history::proposal_id.eq(proposal))
        .filter(answer_history::field.eq_any(own))
        .order((answer_history::field, answer_history::version))
        .select((
            answer_history::field,
            (answer_history::version, answer_history::at, answer_history::by_person),
        ))
        .load(db)?;
    // Of a field's entries the last one stays.
    rows.extend(basics);
    Ok(rows.into_iter().map(|(field, since)| (field, since_of(since))).collect())
}

/// What stood in a field at a version of the draft; nothing where nobody had written in it by then.
pub fn before(db: &mut Db, proposal: &ProposalId, field: &str, version: i64) -> Result<Answer> {
    let value: Option<String> = answer_history::table
        .filter(answer_history::proposal_id.eq(proposal))
        .filter(answer_history::field.eq(field))
        .filter(answer_history::version.le(version))
        .order(answer_history::version.desc())
        .select(answer_history::value)
        .first(db)
        .optional()?;
    value.map_or_else(|| Ok(nothing()), |value| Ok(serde_json::from_str(&value)?))
}

/// Stores one field and spends the proof. The new version, and whether a new entry of the history was begun.
pub fn save(
    db: &mut Db,
    may: May<Edit>,
    proposal: &Proposal,
    (key, value, before): (&FieldKey, &Answer, &Current),
    (how, by, at): (How, &str, Moment),
) -> Result<(i64, bool)> {
    let stamp = Stamp { version: may.next(), at, by, how };
    let begun = match key {
        FieldKey::Answer(field) if goes_on(proposal, value, before, &stamp) => {
            type_on(db, may, (field, value, before), &stamp)?
        }
        _ => {
            may.save(db, at)?;
            put(db, proposal, (key, value, before), &stamp)?
        }
    };
    Ok((stamp.version, begun))
}

/// Saves what somebody types on in a field of the rulebook, which is what most requests of a call's last day are: the
/// draft, the field and the entry of its history are changed in one go. Whether a new entry was begun.
fn type_on(
    db: &mut Db,
    may: May<Edit>,
    (field, value, before): (&str, &Answer, &Current),
    stamp: &Stamp<'_>,
) -> Result<bool> {
    let (id, json) = (may.id().clone(), serde_json::to_string(value)?);
    let both = (answered(&id, field, &json, stamp), gone_on(&id, field, before.version(), &json, stamp));
    let [there, open] = may.save_with(db, stamp.at, both)?;
    if there == 0 {
        answer(db, &id, field, &json, stamp)?;
    }
    if open == 0 {
        begin(db, &id, field, &json, stamp)?;
    }
    Ok(open == 0)
}

/// Writes a value that is another than what stood there. Whether a new entry of the history was begun.
pub fn put(
    db: &mut Db,
    proposal: &Proposal,
    (key, value, before): (&FieldKey, &Answer, &Current),
    stamp: &Stamp<'_>,
) -> Result<bool> {
    let (id, json) = (&proposal.id, serde_json::to_string(value)?);
    match (key, value) {
        (FieldKey::Answer(field), _) => {
            if answered(id, field, &json, stamp).make(db)? == 0 {
                answer(db, id, field, &json, stamp)?;
            }
        }
        (own, Answer::Text(text)) => write_own(db, id, own, text)?,
        _ => return Err(Error::internal(format!("{key} is a text"))),
    }
    let field = key.to_string();
    if goes_on(proposal, value, before, stamp)
        && gone_on(id, &field, before.version(), &json, stamp).make(db)? == 1
    {
        return Ok(false);
    }
    begin(db, id, &field, &json, stamp)?;
    Ok(true)
}

/// Whether a value may take the place of the one before it in the history, where somebody types on. What was submitted
/// stays an entry of its own.
fn goes_on(proposal: &Proposal, value: &Answer, before: &Current, stamp: &Stamp<'_>) -> bool {
    let submitted = proposal.last.as_ref().map_or(0, |last| last.draft_version);
    stamp.how == How::Typed && before.version() > submitted && !takes_much_away(&before.value, value)
}

/// A value in the row of its field.
fn answered(id: &ProposalId, field: &str, json: &str, stamp: &Stamp<'_>) -> impl Changing {
    let values = (
        answers::value.eq(json),
        answers::version.eq(stamp.version),
        answers::at.eq(stamp.at),
        answers::by_person.eq(stamp.by),
    );
    let one = answers::proposal_id.eq(id).and(answers::field.eq(field));
    change(answers::table, values, one)
}

/// A field's first value.
fn answer(db: &mut Db, id: &ProposalId, field: &str, json: &str, stamp: &Stamp<'_>) -> Result<()> {
    diesel::insert_into(answers::table)
        .values((
            answers::proposal_id.eq(id),
            answers::field.eq(field),
            answers::value.eq(json),
            answers::version.eq(stamp.version),
            answers::at.eq(stamp.at),
            answers::by_person.eq(stamp.by),
        ))
        .execute(db)?;
    Ok(())
}

fn write_own(db: &mut Db, id: &ProposalId, key: &FieldKey, text: &str) -> Result<()> {
    let row = proposals::table.find(id);
    match key {
        FieldKey::Acronym => diesel::update(row)
            .set((proposals::acronym.eq(text), proposals::acronym_folded.eq(folded(text))))
            .execute(db)?,
        FieldKey::Title => diesel::update(row).set(proposals::title.eq(text)).execute(db)?,
        _ => diesel::update(row).set(proposals::track.eq(text)).execute(db)?,
    };
    Ok(())
}

/// The value in the entry that is being typed; of an entry that is another's, closed or too old there is none.
fn gone_on(id: &ProposalId, field: &str, since: i64, json: &str, stamp: &Stamp<'_>) -> impl Changing {
    let open = answer_history::proposal_id
        .eq(id.to_string())
        .and(answer_history::field.eq(field))
        .and(answer_history::version.eq(since))
        .and(answer_history::by_person.eq(stamp.by))
        .and(answer_history::how.eq(How::Typed.name()))
        .and(answer_history::closed.eq(false))
        .and(answer_history::begun_at.gt(stamp.at.plus_seconds(-TYPING_SECONDS)));
    let values = (
        answer_history::version.eq(stamp.version),
        answer_history::at.eq(stamp.at),
        answer_history::value.eq(json),
    );
    change(answer_history::table, values, open)
}

/// Begins an entry of the history.
pub(super) fn begin(db: &mut Db, id: &ProposalId, field: &str, json: &str, stamp: &Stamp<'_>) -> Result<()> {
    diesel::insert_into(answer_history::table)
        .values((
            answer_history::proposal_id.eq(id),
            answer_history::field.eq(field),
            answer_history::version.eq(stamp.version),
            answer_history::begun_at.eq(stamp.at),
            answer_history::at.eq(stamp.at),
            answer_history::by_person.eq(stamp.by),
            answer_history::how.eq(stamp.how.name()),
            answer_history::closed.eq(stamp.how != How::Typed),
            answer_history::value.eq(json),
        ))
        .execute(db)?;
    Ok(())
}

/// Whether some field of a proposal is being typed, so that its entry may still change.
pub fn is_being_typed(db: &mut Db, proposal: &ProposalId, now: Moment) -> Result<bool> {
    let open: i64 = answer_history::table
        .filter(answer_history::proposal_id.eq(proposal))
        .filter(answer_history::closed.eq(false))
        .filter(answer_history::begun_at.gt(now.plus_seconds(-TYPING_SECONDS)))
        .count()
        .get_result(db)?;
    Ok(open > 0)
}

/// Closes what is being typed, since somebody was shown it: in one field, or in all.
pub fn close(db: &mut Db, proposal: &ProposalId, field: Option<&str>) -> Result<()> {
    let open = answer_history::table
        .filter(answer_history::proposal_id.eq(proposal.to_string()))
        .filter(answer_history::closed.eq(false));
    let close = answer_history::closed.eq(true);
    match field {
        Some(field) => {
            diesel::update(open.filter(answer_history::field.eq(field.to_owned()))).set(close).execute(db)?
        }
        None => diesel::update(open).set(close).execute(db)?,
    };
    Ok(())
}

/// Keeps a text that met another one; what the same person sent against the same version shortly before is the same
/// text, typed on. Whether it is a new one.
pub fn set_aside(
    db: &mut Db,
    id: &RowId,
    proposal: &ProposalId,
    (field, value, against): (&str, &Answer, i64),
    (by, at): (&str, Moment),
) -> Result<bool> {
    let json = serde_json::to_string(value)?;
    let same = answers_aside::table
        .filter(answers_aside::proposal_id.eq(proposal.to_string()))
        .filter(answers_aside::field.eq(field.to_owned()))
        .filter(answers_aside::against.eq(against))
        .filter(answers_aside::by_person.eq(by.to_owned()))
        .filter(answers_aside::value.eq(json.clone()));
    if diesel::update(same).set(answers_aside::at.eq(at)).execute(db)? > 0 {
        return Ok(false);
    }
    diesel::insert_into(answers_aside::table)
        .values((
            answers_aside::id.eq(id),
            answers_aside::proposal_id.eq(proposal),
            answers_aside::field.eq(field),
            answers_aside::against.eq(against),
            answers_aside::value.eq(json),
            answers_aside::at.eq(at),
            answers_aside::by_person.eq(by),
        ))
        .execute(db)?;
    Ok(true)
}

/// A value that stood in a field.
#[derive(Clone, Debug)]
pub struct Entry {
    pub version: i64,
    pub begun: Moment,
    pub at: Moment,
    pub by: String,
    pub how: How,
    pub value: Answer,
}

/// A text that met another one and was not stored.
#[derive(Clone, Debug)]
pub struct Aside {
    pub id: RowId,
    /// The version that stood in the field.
    pub against: i64,
    pub at: Moment,
    pub by: String,
    pub value: Answer,
}

/// Every value a field had, the newest first.
pub fn history(db: &mut Db, proposal: &ProposalId, field: &str) -> Result<Vec<Entry>> {
    type Row = (i64, Moment, Moment, String, String, String);
    let rows: Vec<Row> = answer_history::table
        .filter(answer_history::proposal_id.eq(proposal))
        .filter(answer_history::field.eq(field))
        .order(answer_history::version.desc())
        .select((
            answer_history::version,
            answer_history::begun_at,
            answer_history::at,
            answer_history::by_person,
            answer_history::how,
            answer_history::value,
        ))
        .load(db)?;
    let entry = |(version, begun, at, by, how, value): Row| {
        let how = How::parse(&how).unwrap_or(How::Saved);
        Ok(Entry { version, begun, at, by, how, value: serde_json::from_str(&value)? })
    };
    rows.into_iter().map(entry).collect()
}

/// The texts that met another one in a field, the newest first.
pub fn asides(db: &mut Db, proposal: &ProposalId, field: &str) -> Result<Vec<Aside>> {
    type Row = (RowId, i64, Moment, String, String);
    let rows: Vec<Row> = answers_aside::table
        .filter(answers_aside::proposal_id.eq(proposal))
        .filter(answers_aside::field.eq(field))
        .order((answers_aside::at.desc(), answers_aside::id))
        .select((
            answers_aside::id,
            answers_aside::against,
            answers_aside::at,
            answers_aside::by_person,
            answers_aside::value,
        ))
        .load(db)?;
    let aside = |(id, against, at, by, value): Row| {
        Ok(Aside { id, against, at, by, value: serde_json::from_str(&value)? })
    };
    rows.into_iter().map(aside).collect()
}

/// Writes what differs of a whole list of answers, each as saved by a button or a program.
pub(super) fn put_all(
    db: &mut Db,
    proposal: &Proposal,
    answers: &BTreeMap<String, Answer>,
    stamp: &Stamp<'_>,
) -> Result<()> {
    for (field, answer) in answers {
        let key = FieldKey::Answer(field.clone());
        let before = current(db, proposal, &key)?;
        if !alike(&before.value, answer) {
            put(db, proposal, (&key, answer, &before), stamp)?;
        }
    }
    Ok(())
}
