//! The lists of a draft as they were: every save of one keeps what it says, and by that what it replaced.

use diesel::prelude::*;

use super::Proposal;
use super::content::content_of;
use super::fields::{How, Stamp};
use super::stored::{self, Stored};
use crate::db::Db;
use crate::db::schema::list_history;
use crate::ground::ids::ProposalId;
use crate::ground::{Moment, Result};
use crate::proposal::rules::{Content, Part};

/// What a list said since a version of the draft.
#[derive(Clone, Debug)]
pub struct Entry {
    pub version: i64,
    pub at: Moment,
    /// A person's id; empty for what stood there before anything was kept.
    pub by: String,
    pub how: How,
    /// [`Part::list_in`] of what the draft said.
    pub content: Content,
}

type Row = (i64, Moment, String, String, (String, String));

fn entry((version, at, by, how, content): Row) -> Result<Entry> {
    let how = How::parse(&how).unwrap_or(How::Saved);
    Ok(Entry { version, at, by, how, content: stored::read(&content)? })
}

/// Keeps the lists that say something else than `before`, now that they are written. The first time it keeps what stood
/// there before, too.
pub(super) fn keep(db: &mut Db, proposal: &Proposal, before: &Content, stamp: &Stamp<'_>) -> Result<()> {
    let after = content_of(db, proposal)?;
    for part in Part::LISTS.iter().filter(|part| !part.says_alike(before, &after)) {
        if !part.says_alike(before, &Content::nothing()) && version(db, &proposal.id, part)? == 0 {
            let first = Stamp { version: proposal.version, at: proposal.changed, by: "", how: How::Saved };
            insert(db, &proposal.id, part, before, &first)?;
        }
        insert(db, &proposal.id, part, &after, stamp)?;
    }
    Ok(())
}

fn insert(db: &mut Db, id: &ProposalId, part: &Part, content: &Content, stamp: &Stamp<'_>) -> Result<()> {
    let Stored { content, links } = Stored::of(&part.list_in(content))?;
    diesel::insert_into(list_history::table)
        .values((
            list_history::proposal_id.eq(id),
            list_history::part.eq(part.to_string()),
            list_history::version.eq(stamp.version),
            list_history::at.eq(stamp.at),
            list_history::by_person.eq(stamp.by),
            list_history::how.eq(stamp.how.name()),
            list_history::content.eq(content),
            list_history::links.eq(links),
        ))
        .execute(db)?;
    Ok(())
}

/// The version of the draft since which a list says what it says; 0 where nothing of it was ever kept.
pub fn version(db: &mut Db, id: &ProposalId, part: &Part) -> Result<i64> {
    let last: Option<i64> = list_history::table
        .filter(list_history::proposal_id.eq(id))
        .filter(list_history::part.eq(part.to_string()))
        .order(list_history::version.desc())
        .select(list_history::version)
        .first(db)
        .optional()?;
    Ok(last.unwrap_or_default())
}

/// What a list said, the newest first: so many entries, after those that are skipped.
pub fn history(db: &mut Db, id: &ProposalId, part: &Part, (skipped, most): (i64, i64)) -> Result<Vec<Entry>> {
    let rows: Vec<Row> = list_history::table
        .filter(list_history::proposal_id.eq(id))
        .filter(list_history::part.eq(part.to_string()))
        .order(list_history::version.desc())
        .select((
            list_history::version,
            list_history::at,
            list_history::by_person,
            list_history::how,
            (list_history::content, list_history::links),
        ))
        .offset(skipped)
        .limit(most)
        .load(db)?;
    rows.into_iter().map(entry).collect()
}

/// What a list said as of one version.
pub fn find(db: &mut Db, id: &ProposalId, part: &Part, version: i64) -> Result<Option<Entry>> {
    let row: Option<Row> = list_history::table
        .find((id, part.to_string(), version))
        .select((
            list_history::version,
            list_history::at,
            list_history::by_person,
            list_history::how,
            (list_history::content, list_history::links),
        ))
        .first(db)
        .optional()?;
    row.map(entry).transpose()
}
