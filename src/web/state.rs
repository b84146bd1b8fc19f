//! What a running server holds. One value, made in `app`, shared by every request and by the worker.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::HttpRequest;
use serde::Serialize;

use super::clock::Clock;
use super::load::{Load, LoadTold};
use crate::config::Config;
use crate::db::installation::Kind;
use crate::db::{Database, Db};
use crate::files::Files;
use crate::files::pdf::Inspector;
use crate::ground::ids::IdSource;
use crate::ground::{Actor, Moment, Result, Scope};
use crate::keys::Keys;
use crate::paper::Press;
use crate::words::{Frame, Words};

/// What the bar counts down to: the next cut-off of a public call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Headline {
    pub call: String,
    /// What the call is called, by language.
    pub titles: BTreeMap<String, String>,
    pub cutoff: i32,
    pub at: Moment,
}

/// What a page says before all else: in machine form, with the keys of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    pub title: &'static str,
    pub text: &'static str,
    pub args: Vec<(&'static str, String)>,
    /// What it counts down to.
    pub until: Option<Moment>,
    /// Where one can do something about it: the key of the words, and the page.
    pub link: (&'static str, String),
}

/// Finds what a page has to say before all else, by its path and who looks at it. Proposals stand above the web in the
/// house, so `app` hands this down too.
pub type AlarmOf = fn(&mut Db, &Actor, &str, Moment) -> Result<Option<Alarm>>;

/// Finds the headline. Calls stand above the web in the house, so `app` hands this down.
pub type HeadlineOf = fn(&mut Db, Moment) -> Result<Option<Headline>>;

/// What a grant reaches, by name, for the person who holds it: a text, and a page where there is one. Handed down
/// like the headline.
pub type NameOf = fn(&mut Db, &Scope, &str) -> Result<Option<(String, String)>>;

/// The frame around a page that says what went wrong: the signed-in person's, as far as it can be read. People
/// stand above the web in the house, so `app` hands this down too.
pub type FrameOf = fn(&HttpRequest) -> Pin<Box<dyn Future<Output = Option<Frame>>>>;

pub struct State {
    pub config: Config,
    pub kind: Kind,
    pub database: Database,
    pub files: Files,
    /// Looks at PDFs, in processes of their own.
    pub inspector: Inspector,
    /// Prints papers, and remembers the last.
    pub press: Press,
    pub keys: Arc<Keys>,
    pub words: &'static Words,
    pub clock: Clock,
    pub ids: IdSource,
    pub load: Load,
    pub headline: HeadlineOf,
    pub alarm: AlarmOf,
    pub frame: FrameOf,
    pub name: NameOf,
}

impl State {
    pub fn is_rehearsal(&self) -> bool {
        self.kind == Kind::Rehearsal
    }

    /// How busy this server is.
    pub fn load(&self) -> LoadTold {
        self.load.told(self.clock.wall(), self.database.load())
    }
}
