//! What of a draft is open to which funder. Nothing is, until a coordinator says so; what was open is kept.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::funder_openings;
use crate::ground::ids::{FunderId, ProposalId, RowId};
use crate::ground::{Moment, Result};

/// That a funder's officials read a draft.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Opening {
    pub proposal: ProposalId,
    pub funder: FunderId,
    /// The whole text and the documents; else the abstract and the money.
    pub whole: bool,
    /// Where the invitation went, if nobody spoke for the funder here.
    pub email: String,
    pub at: Moment,
    pub by: String,
}

type Columns = (
    funder_openings::proposal_id,
    funder_openings::funder_id,
    funder_openings::whole,
    funder_openings::email,
    funder_openings::at,
    funder_openings::by_person,
);
const COLUMNS: Columns = (
    funder_openings::proposal_id,
    funder_openings::funder_id,
    funder_openings::whole,
    funder_openings::email,
    funder_openings::at,
    funder_openings::by_person,
);

/// What is open of a proposal now, the earliest first.
pub fn of(db: &mut Db, proposal: &ProposalId) -> Result<Vec<Opening>> {
    Ok(funder_openings::table
        .filter(funder_openings::proposal_id.eq(proposal))
        .filter(funder_openings::ended_at.is_null())
        .order((funder_openings::at, funder_openings::id))
        .select(COLUMNS)
        .load(db)?)
}

/// What is open to a funder now, the earliest first.
pub fn to(db: &mut Db, funder: &FunderId) -> Result<Vec<Opening>> {
    Ok(funder_openings::table
        .filter(funder_openings::funder_id.eq(funder))
        .filter(funder_openings::ended_at.is_null())
        .order((funder_openings::at, funder_openings::id))
        .select(COLUMNS)
        .load(db)?)
}

pub fn insert(db: &mut Db, id: &RowId, new: &Opening) -> Result<()> {
    diesel::insert_into(funder_openings::table)
        .values((
            funder_openings::id.eq(id),
            funder_openings::proposal_id.eq(&new.proposal),
            funder_openings::funder_id.eq(&new.funder),
            funder_openings::whole.eq(new.whole),
            funder_openings::email.eq(&new.email),
            funder_openings::at.eq(new.at),
            funder_openings::by_person.eq(&new.by),
        ))
        .execute(db)?;
    Ok(())
}

/// Ends what is open to a funder; false where nothing was.
pub fn end(db: &mut Db, proposal: &ProposalId, funder: &FunderId, (at, by): (Moment, &str)) -> Result<bool> {
    let in_force = funder_openings::table
        .filter(funder_openings::proposal_id.eq(proposal))
        .filter(funder_openings::funder_id.eq(funder))
        .filter(funder_openings::ended_at.is_null());
    let ended = diesel::update(in_force)
        .set((funder_openings::ended_at.eq(at), funder_openings::ended_by.eq(by)))
        .execute(db)?;
    Ok(ended > 0)
}
