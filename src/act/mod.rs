//! The one context every act gets.
//!
//! An act is one transaction: what it changes, the evidence of it and the letters about it are in the
//! database together, or none of them is. It may run more than once, so it draws ids from a fork that starts
//! again, and touches nothing but the database.

use serde::Serialize;

use crate::db::Db;
use crate::ground::ids::{EntryId, Fork, Ids, LetterId};
use crate::ground::moment::Wall;
use crate::ground::{Actor, Entry, Letter, Moment, Result};
use crate::keys::Keys;
use crate::{journal, mail};

pub struct Act<'a> {
    pub db: &'a mut Db,
    pub actor: &'a Actor,
    received: Moment,
    wall: Wall,
    ids: Ids,
    keys: &'a Keys,
    ordinal: i32,
}

impl<'a> Act<'a> {
    pub fn new(
        db: &'a mut Db,
        actor: &'a Actor,
        received: Moment,
        wall: Wall,
        fork: Fork,
        keys: &'a Keys,
    ) -> Self {
        Self { db, actor, received, wall, ids: fork.start(), keys, ordinal: 0 }
    }

    /// The moment the request had been read whole: taken once, and the only "now" an act knows.
    pub fn received(&self) -> Moment {
        self.received
    }

    /// Wall time, for tokens and sessions alone.
    pub fn wall(&self) -> Wall {
        self.wall
    }

    pub fn id<Id: From<uuid::Uuid>>(&mut self) -> Id {
        self.ids.draw()
    }

    /// The id of the person acting, or `system`, as journal and records hold it.
    pub fn by(&self) -> String {
        self.actor.person().map_or_else(|| "system".to_owned(), ToString::to_string)
    }

    /// Leaves evidence of this act.
    pub fn record(&mut self, entry: &Entry) -> Result<()> {
        let id: EntryId = self.ids.draw();
        let by = self.by();
        self.ordinal += 1;
        journal::record(self.db, &id, self.received, self.ordinal, &by, entry)
    }

    /// Puts a letter into the outbox.
    pub fn post(&mut self, letter: &Letter) -> Result<()> {
        let id: LetterId = self.ids.draw();
        self.ordinal += 1;
        mail::post(self.db, &id, self.received, self.ordinal, self.wall, letter)
    }

    /// Signs evidence that leaves the house, such as a receipt.
    pub fn sign<C: Serialize>(&self, typ: &str, claims: &C) -> Result<String> {
        self.keys.sign_jws(typ, claims)
    }
}
