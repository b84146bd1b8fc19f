//! The Board: who sees a sealed list, and what its members said.

use diesel::prelude::*;

use crate::call::store::edition::{Edition, EditionKind, latest};
use crate::db::Db;
use crate::db::schema::{board_voices, editions, people};
use crate::ground::ids::{CallId, PersonId};
use crate::ground::{Actor, Error, Moment, Result, Role};
use crate::ranking::rules::Vote;

#[derive(Clone, Debug)]
pub struct Voice {
    pub person: PersonId,
    pub name: String,
    pub interest: String,
    pub vote: Vote,
    pub at: Moment,
}

/// What the members said about a list, by name.
pub fn voices_of(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Vec<Voice>> {
    let rows: Vec<(PersonId, String, String, String, Moment)> = board_voices::table
        .inner_join(people::table.on(board_voices::person_id.eq(people::id)))
        .filter(board_voices::call_id.eq(call))
        .filter(board_voices::cutoff.eq(cutoff))
        .order((people::name, people::email_folded))
        .select((people::id, people::name, board_voices::interest, board_voices::vote, board_voices::at))
        .load(db)?;
    let read = |(person, name, interest, vote, at): (PersonId, String, String, String, Moment)| {
        let vote = Vote::parse(&vote).ok_or_else(|| Error::internal("an unknown vote"))?;
        Ok(Voice { person, name, interest, vote, at })
    };
    rows.into_iter().map(read).collect()
}

pub fn put_voice(db: &mut Db, call: &CallId, cutoff: i32, voice: &Voice) -> Result<()> {
    diesel::delete(board_voices::table.find((call, cutoff, &voice.person))).execute(db)?;
    diesel::insert_into(board_voices::table)
        .values((
            board_voices::call_id.eq(call),
            board_voices::cutoff.eq(cutoff),
            board_voices::person_id.eq(&voice.person),
            board_voices::interest.eq(&voice.interest),
            board_voices::vote.eq(voice.vote.name()),
            board_voices::at.eq(voice.at),
        ))
        .execute(db)?;
    Ok(())
}

/// A member of the Board sees a cut-off once its list is sealed: the sealed list, and nothing before.
///
/// # Errors
/// Not found for everybody else, and before.
pub fn list_before_board(db: &mut Db, actor: &Actor, call: &CallId, cutoff: i32) -> Result<Edition> {
    if !actor.has_for_cutoff(Role::Board, call, cutoff) {
        return Err(Error::NotFound);
    }
    latest(db, call, cutoff, EditionKind::Ranked)?.ok_or(Error::NotFound)
}

/// The sealed lists a member may see, newest first: call, cut-off, when.
pub fn lists_before_board(db: &mut Db, actor: &Actor) -> Result<Vec<(CallId, i32, Moment)>> {
    let mut lists: Vec<(CallId, i32, Moment)> = editions::table
        .filter(editions::kind.eq(EditionKind::Ranked.name()))
        .order((editions::call_id, editions::cutoff.desc()))
        .select((editions::call_id, editions::cutoff, editions::at))
        .load(db)?;
    lists.retain(|(call, cutoff, _)| actor.has_for_cutoff(Role::Board, call, *cutoff));
    Ok(lists)
}
