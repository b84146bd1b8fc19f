//! Roots over what was let in after a cut-off had closed. The cut-off's own root never changes; each addendum has one
//! over all late receipts so far, in the order they were let in, so that every root published once stays checkable.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::addenda;
use crate::ground::ids::CallId;
use crate::ground::{Moment, Result};

#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Addendum {
    /// From 1; as many receipts are in its tree.
    pub number: i32,
    pub at: Moment,
    /// In lower-case hex.
    pub root: String,
}

/// The addenda of a cut-off, the first one first.
pub fn addenda(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Vec<Addendum>> {
    Ok(addenda::table
        .filter(addenda::call_id.eq(call).and(addenda::cutoff.eq(cutoff)))
        .order(addenda::number)
        .select((addenda::number, addenda::at, addenda::root))
        .load(db)?)
}

pub fn insert_addendum(db: &mut Db, call: &CallId, cutoff: i32, one: &Addendum) -> Result<()> {
    diesel::insert_into(addenda::table)
        .values((
            addenda::call_id.eq(call),
            addenda::cutoff.eq(cutoff),
            addenda::number.eq(one.number),
            addenda::at.eq(one.at),
            addenda::root.eq(&one.root),
        ))
        .execute(db)?;
    Ok(())
}
