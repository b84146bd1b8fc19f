//! Writing matters. Messages are added and never changed; a decision is written once.

use diesel::prelude::*;

use crate::case::rules::{Decision, Matter, NewMatter, Side};
use crate::db::Db;
use crate::db::schema::{matter_messages, matters};
use crate::ground::ids::{MatterId, ProposalId, RowId};
use crate::ground::{Moment, Result};

/// Writes a new matter, without its first message; its number.
pub fn insert_matter(
    db: &mut Db,
    id: &MatterId,
    proposal: &ProposalId,
    (side, version): (Side, i32),
    new: &NewMatter,
    (at, by): (Moment, &str),
) -> Result<i32> {
    let last: Option<i32> = matters::table
        .filter(matters::proposal_id.eq(proposal))
        .select(diesel::dsl::max(matters::number))
        .first(db)?;
    let number = last.unwrap_or_default() + 1;
    diesel::insert_into(matters::table)
        .values((
            matters::id.eq(id),
            matters::proposal_id.eq(proposal),
            matters::number.eq(number),
            matters::kind.eq(new.kind.name()),
            matters::side.eq(side.name()),
            matters::submission_version.eq(version),
            matters::subject.eq(&new.subject),
            matters::place.eq(&new.place),
            matters::field.eq(&new.field),
            matters::said.eq(&new.said),
            matters::due_at.eq(new.due),
            matters::at.eq(at),
            matters::by_person.eq(by),
        ))
        .execute(db)?;
    Ok(number)
}

pub fn insert_message(
    db: &mut Db,
    id: &RowId,
    (matter, place): (&MatterId, i32),
    side: Side,
    (text, proposed): (&str, Option<&str>),
    (at, by): (Moment, &str),
) -> Result<()> {
    diesel::insert_into(matter_messages::table)
        .values((
            matter_messages::id.eq(id),
            matter_messages::matter_id.eq(matter),
            matter_messages::place.eq(place),
            matter_messages::at.eq(at),
            matter_messages::side.eq(side.name()),
            matter_messages::by_person.eq(by),
            matter_messages::text.eq(text),
            matter_messages::proposed.eq(proposed),
        ))
        .execute(db)?;
    Ok(())
}

/// Writes a decision down; false where there is one already.
pub fn decide(db: &mut Db, matter: &Matter, decision: &Decision) -> Result<bool> {
    let open = matters::table.find(&matter.id).filter(matters::decided_at.is_null());
    let written = diesel::update(open)
        .set((
            matters::decided_at.eq(decision.at),
            matters::decided_by.eq(&decision.by),
            matters::verdict.eq(decision.verdict.name()),
            matters::reason.eq(&decision.reason),
        ))
        .execute(db)?;
    Ok(written == 1)
}
