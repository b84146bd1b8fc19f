//! What a running server holds. One value, made in `app`, shared by every request and by the worker.

use std::sync::Arc;

use serde::Serialize;

use super::clock::Clock;
use crate::config::Config;
use crate::db::installation::Kind;
use crate::db::{Database, Db};
use crate::files::Files;
use crate::ground::ids::IdSource;
use crate::ground::{Moment, Result};
use crate::keys::Keys;
use crate::words::Words;

/// What the bar counts down to: the next cut-off of a public call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Headline {
    pub call: String,
    pub cutoff: i32,
    pub at: Moment,
}

/// Finds the headline. Calls stand above the web in the house, so `app` hands this down.
pub type HeadlineOf = fn(&mut Db, Moment) -> Result<Option<Headline>>;

pub struct State {
    pub config: Config,
    pub kind: Kind,
    pub database: Database,
    pub files: Files,
    pub keys: Arc<Keys>,
    pub words: Words,
    pub clock: Clock,
    pub ids: IdSource,
    pub headline: HeadlineOf,
}

impl State {
    pub fn is_rehearsal(&self) -> bool {
        self.kind == Kind::Rehearsal
    }
}
