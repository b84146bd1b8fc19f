//! How the service itself fared: its heartbeat, the outages it measured, and the extensions they led to.

use diesel::prelude::*;
use serde::Serialize;

use crate::call::rules::{HOLD_HOURS, Span};
use crate::db::Db;
use crate::db::schema::{extensions, heartbeats, outages};
use crate::ground::ids::{CallId, ExtensionId, RowId};
use crate::ground::moment::Wall;
use crate::ground::{Error, Moment, Result};
use crate::named;

named! {
    /// What an outage was like.
    OutageKind {
        /// Nothing proved that the service was there.
        Silent => "silent",
        /// It was there, and could not write.
        Failing => "failing",
        /// It wrote and took too long, or turned requests away for want of room.
        Slow => "slow",
    }
}

/// A gap or a bad stretch shorter than this is a hiccup and no outage.
pub const OUTAGE_SECONDS: i64 = 60;

/// How far back outages are told to everybody, in days.
pub const LISTED_DAYS: i64 = 90;

/// A stretch in which the service was not what it should be, as it measured it itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outage {
    pub from: Moment,
    pub until: Moment,
    pub kind: OutageKind,
}

impl Outage {
    /// Whole seconds.
    pub fn seconds(&self) -> i64 {
        self.until.since(self.from) / 1_000_000
    }
}

/// When the service last proved that it could write; None before the first time.
pub fn last_beat(db: &mut Db) -> Result<Option<Wall>> {
    Ok(heartbeats::table.find(SERVICE).select(heartbeats::at_wall).first(db).optional()?)
}

const SERVICE: &str = "service";

/// Writes down that the service can write. An earlier moment does not take the place of a later one.
pub fn beat(db: &mut Db, now: Wall) -> Result<()> {
    let known = last_beat(db)?;
    if known.is_none() {
        diesel::insert_into(heartbeats::table)
            .values((heartbeats::name.eq(SERVICE), heartbeats::at_wall.eq(now)))
            .execute(db)?;
        return Ok(());
    }
    diesel::update(heartbeats::table.find(SERVICE).filter(heartbeats::at_wall.lt(now)))
        .set(heartbeats::at_wall.eq(now))
        .execute(db)?;
    Ok(())
}

pub fn insert_outage(db: &mut Db, id: &RowId, outage: &Outage) -> Result<()> {
    diesel::insert_into(outages::table)
        .values((
            outages::id.eq(id),
            outages::from_at.eq(outage.from),
            outages::until_at.eq(outage.until),
            outages::kind.eq(outage.kind.name()),
        ))
        .execute(db)?;
    Ok(())
}

/// Moves the end of an outage on, and says what it was like by then. It never gets shorter.
pub fn lengthen_outage(db: &mut Db, id: &RowId, outage: &Outage) -> Result<()> {
    diesel::update(outages::table.find(id).filter(outages::until_at.le(outage.until)))
        .set((outages::until_at.eq(outage.until), outages::kind.eq(outage.kind.name())))
        .execute(db)?;
    Ok(())
}

/// The outages that ended after a moment, the newest first.
pub fn outages_since(db: &mut Db, since: Moment) -> Result<Vec<Outage>> {
    let rows: Vec<(Moment, Moment, String)> = outages::table
        .filter(outages::until_at.gt(since))
        .order((outages::from_at.desc(), outages::until_at.desc(), outages::id))
        .select((outages::from_at, outages::until_at, outages::kind))
        .load(db)?;
    let read = |(from, until, kind): (Moment, Moment, String)| {
        let kind = OutageKind::parse(&kind).ok_or_else(|| Error::internal("an unknown kind of outage"))?;
        Ok(Outage { from, until, kind })
    };
    rows.into_iter().map(read).collect()
}

/// Outages as bare stretches, for the rules.
pub fn spans(outages: &[Outage]) -> Vec<Span> {
    outages.iter().map(|outage| (outage.from, outage.until)).collect()
}

/// An extension that outages proposed.
#[derive(Clone, Debug)]
pub struct Extension {
    pub id: ExtensionId,
    pub call: CallId,
    pub cutoff: i32,
    /// The instant it would move.
    pub cutoff_at: Moment,
    pub proposed: Moment,
    pub outage_seconds: i64,
    /// Outages up to here are counted; later ones may propose again.
    pub counted_until: Moment,
    pub minutes: i64,
    pub decision: Option<ExtensionDecision>,
}

#[derive(Clone, Debug)]
pub struct ExtensionDecision {
    pub at: Moment,
    pub by: String,
    pub granted: bool,
    pub reason: String,
    pub moved_to: Option<Moment>,
}

impl Extension {
    /// Until when closing waits for the decision.
    pub fn holds_until(&self) -> Moment {
        self.cutoff_at.plus_seconds(HOLD_HOURS * 3_600)
    }

    /// Whether closing waits at a moment.
    pub fn holds(&self, now: Moment) -> bool {
        self.decision.is_none() && now < self.holds_until()
    }
}

type Row = (
    ExtensionId,
    CallId,
    i32,
    Moment,
    Moment,
    i64,
    Moment,
    i64,
    Option<Moment>,
    Option<String>,
    Option<bool>,
    Option<String>,
    Option<Moment>,
);
type Columns = (
    extensions::id,
    extensions::call_id,
    extensions::cutoff,
    extensions::cutoff_at,
    extensions::proposed_at,
    extensions::outage_seconds,
    extensions::counted_until,
    extensions::minutes,
    extensions::decided_at,
    extensions::decided_by,
    extensions::granted,
    extensions::reason,
    extensions::moved_to,
);
const COLUMNS: Columns = (
    extensions::id,
    extensions::call_id,
    extensions::cutoff,
    extensions::cutoff_at,
    extensions::proposed_at,
    extensions::outage_seconds,
    extensions::counted_until,
    extensions::minutes,
    extensions::decided_at,
    extensions::decided_by,
    extensions::granted,
    extensions::reason,
    extensions::moved_to,
);

fn read(row: Row) -> Extension {
    let (
        id,
        call,
        cutoff,
        cutoff_at,
        proposed,
        outage_seconds,
        counted_until,
        minutes,
        at,
        by,
        granted,
        why,
        to,
    ) = row;
    let decision = at.zip(granted).map(|(at, granted)| ExtensionDecision {
        at,
        by: by.unwrap_or_default(),
        granted,
        reason: why.unwrap_or_default(),
        moved_to: to,
    });
    Extension { id, call, cutoff, cutoff_at, proposed, outage_seconds, counted_until, minutes, decision }
}

/// What was proposed for a call, the newest first.
pub fn extensions(db: &mut Db, call: &CallId) -> Result<Vec<Extension>> {
    let rows: Vec<Row> = extensions::table
        .filter(extensions::call_id.eq(call))
        .order((extensions::proposed_at.desc(), extensions::cutoff, extensions::id))
        .select(COLUMNS)
        .load(db)?;
    Ok(rows.into_iter().map(read).collect())
}

/// Until when closing a cut-off waits for a decision; None where nothing waits.
pub fn held_until(db: &mut Db, call: &CallId, cutoff: i32, now: Moment) -> Result<Option<Moment>> {
    let waiting: Vec<Row> = extensions::table
        .filter(extensions::call_id.eq(call))
        .filter(extensions::cutoff.eq(cutoff))
        .filter(extensions::decided_at.is_null())
        .select(COLUMNS)
        .load(db)?;
    let waiting = waiting.into_iter().map(read).filter(|one| one.holds(now));
    Ok(waiting.map(|one| one.holds_until()).max())
}

pub fn insert_extension(db: &mut Db, one: &Extension) -> Result<()> {
    diesel::insert_into(extensions::table)
        .values((
            extensions::id.eq(&one.id),
            extensions::call_id.eq(&one.call),
            extensions::cutoff.eq(one.cutoff),
            extensions::cutoff_at.eq(one.cutoff_at),
            extensions::proposed_at.eq(one.proposed),
            extensions::outage_seconds.eq(one.outage_seconds),
            extensions::counted_until.eq(one.counted_until),
            extensions::minutes.eq(one.minutes),
        ))
        .execute(db)?;
    Ok(())
}

/// Writes a decision down; false where there is one already.
pub fn decide_extension(db: &mut Db, id: &ExtensionId, decision: &ExtensionDecision) -> Result<bool> {
    let open = extensions::table.find(id).filter(extensions::decided_at.is_null());
    let written = diesel::update(open)
        .set((
            extensions::decided_at.eq(decision.at),
            extensions::decided_by.eq(&decision.by),
            extensions::granted.eq(decision.granted),
            extensions::reason.eq(&decision.reason),
            extensions::moved_to.eq(decision.moved_to),
        ))
        .execute(db)?;
    Ok(written == 1)
}
