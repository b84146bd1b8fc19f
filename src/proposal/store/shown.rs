//! What a draft said when somebody was last asked whether to submit it.

use diesel::prelude::*;

use super::stored::{self, Stored};
use crate::db::Db;
use crate::db::schema::shown_drafts;
use crate::ground::ids::{PersonId, ProposalId};
use crate::ground::{Moment, Result};
use crate::proposal::rules::Content;

/// The version that somebody was shown last.
pub fn version(db: &mut Db, proposal: &ProposalId, person: &PersonId) -> Result<Option<i64>> {
    Ok(shown_drafts::table.find((proposal, person)).select(shown_drafts::version).first(db).optional()?)
}

/// What the draft said at a version, where that is the one they were shown last.
pub fn content(
    db: &mut Db,
    proposal: &ProposalId,
    person: &PersonId,
    version: i64,
) -> Result<Option<Content>> {
    let row: Option<(String, String)> = shown_drafts::table
        .find((proposal, person))
        .filter(shown_drafts::version.eq(version))
        .select((shown_drafts::content, shown_drafts::links))
        .first(db)
        .optional()?;
    row.as_ref().map(stored::read).transpose()
}

/// Keeps what somebody is shown, in place of what they were shown before.
pub fn keep(
    db: &mut Db,
    (proposal, person): (&ProposalId, &PersonId),
    (version, stored): (i64, &Stored),
    at: Moment,
) -> Result<()> {
    diesel::delete(shown_drafts::table.find((proposal, person))).execute(db)?;
    diesel::insert_into(shown_drafts::table)
        .values((
            shown_drafts::proposal_id.eq(proposal),
            shown_drafts::person_id.eq(person),
            shown_drafts::version.eq(version),
            shown_drafts::at.eq(at),
            shown_drafts::content.eq(&stored.content),
            shown_drafts::links.eq(&stored.links),
        ))
        .execute(db)?;
    Ok(())
}
