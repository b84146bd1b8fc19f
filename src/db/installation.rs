//! What kind of database this is, and how far its business clock stands from wall time.

use diesel::prelude::*;

use super::Db;
use super::schema::installation;
use crate::ground::moment::Wall;
use crate::ground::{Error, Result};

/// A database is made for real use or as a rehearsal, and stays what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Live,
    Rehearsal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Installation {
    pub kind: Kind,
    /// Microseconds that business time is ahead of wall time; zero unless this is a rehearsal.
    pub clock_offset: i64,
}

impl Installation {
    /// What the database says of itself; None before `found` was called.
    pub fn find(db: &mut Db) -> Result<Option<Self>> {
        let row: Option<(String, i64)> = installation::table
            .select((installation::kind, installation::clock_offset))
            .first(db)
            .optional()?;
        Ok(row.map(|(kind, clock_offset)| {
            let kind = if kind == "rehearsal" { Kind::Rehearsal } else { Kind::Live };
            Self { kind, clock_offset }
        }))
    }

    /// Marks a fresh database. A second call is an error: what it is must not change.
    pub fn found(db: &mut Db, kind: Kind, clock_offset: i64, now: Wall) -> Result<()> {
        let word = match kind {
            Kind::Live => "live",
            Kind::Rehearsal => "rehearsal",
        };
        diesel::insert_into(installation::table)
            .values((
                installation::id.eq(1),
                installation::kind.eq(word),
                installation::made_at.eq(now),
                installation::clock_offset.eq(clock_offset),
            ))
            .execute(db)?;
        Ok(())
    }

    /// Moves a rehearsal's clock. It only moves forward.
    pub fn move_clock(db: &mut Db, offset: i64) -> Result<()> {
        let forward = installation::clock_offset.lt(offset).and(installation::kind.eq("rehearsal"));
        let moved = diesel::update(installation::table.filter(forward))
            .set(installation::clock_offset.eq(offset))
            .execute(db)?;
        if moved == 1 {
            Ok(())
        } else {
            Err(Error::Refused(crate::ground::Refusal::new("clock-only-forward")))
        }
    }
}
