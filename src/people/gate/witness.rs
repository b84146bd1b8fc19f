//! Whoever sent a request, for noting what became of it: beside the request's own act, and after its answer too.
//!
//! A session or token that ended within the last day still says whose request it was. That is enough for a line of a
//! register, since that it ended may be what the line tells, and for nothing else.

use actix_web::web::Data;

use super::Claims;
use crate::act::Act;
use crate::db::{Db, Weight};
use crate::ground::moment::Wall;
use crate::ground::{Actor, Error, Moment, Result};
use crate::people::store;
use crate::web::State;

/// For how long what has ended still says whose it was, in seconds.
const REMEMBERED: i64 = 24 * 3_600;

#[derive(Clone)]
pub struct Witness {
    state: Data<State>,
    by: By,
}

#[derive(Clone)]
pub(super) enum By {
    Session(Option<Claims>),
    /// The digest of a bearer token.
    Token(Option<String>),
}

impl Witness {
    pub(super) fn new(state: &Data<State>, by: By) -> Self {
        Self { state: state.clone(), by }
    }

    /// Writes a note in a transaction of its own.
    ///
    /// # Errors
    /// `SignIn` where nothing says whose request it was.
    pub async fn note<F>(&self, weight: Weight, received: Moment, note: F) -> Result<()>
    where
        F: Fn(&mut Act<'_>) -> Result<()> + Send + Sync + 'static,
    {
        let (state, by) = (self.state.clone(), self.by.clone());
        let (fork, wall) = (state.ids.fork(), state.clock.wall());
        let write = move |db: &mut Db| {
            let actor = by.actor(db, wall, received)?;
            note(&mut Act::new(db, &actor, received, wall, fork, &state.keys))
        };
        self.state.database.write(weight, write).await
    }
}

impl By {
    fn actor(&self, db: &mut Db, wall: Wall, now: Moment) -> Result<Actor> {
        let since = wall.plus_seconds(-REMEMBERED);
        let person = match self {
            Self::Session(claims) => match claims {
                Some(claims) => store::holder_of_session(db, &claims.sid, since)?,
                None => None,
            },
            Self::Token(digest) => match digest {
                Some(digest) => store::holder_of_token(db, digest, since)?,
                None => None,
            },
        };
        store::actor_of_person(db, &person.ok_or(Error::SignIn)?, now)
    }
}
