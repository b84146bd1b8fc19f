//! A stage for acts: anybody, at any moment before the demonstration begins.

use crate::act::Act;
use crate::db::Db;
use crate::ground::ids::PersonId;
use crate::ground::{Actor, Error, Moment, Result};
use crate::people;
use crate::web::State;

/// Why a story goes no further: the demonstration begins before that, or something failed.
#[derive(Debug)]
pub enum Stop {
    NotYet,
    Failed(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

pub type Played<T> = std::result::Result<T, Stop>;

/// A thread of the story as far as it has come by the time the demonstration begins.
pub fn as_far_as_it_goes<T>(thread: Played<T>) -> Result<()> {
    match thread {
        Ok(_) | Err(Stop::NotYet) => Ok(()),
        Err(Stop::Failed(error)) => Err(error),
    }
}

pub struct Scene<'a> {
    pub state: &'a State,
    /// When the demonstration begins: nothing is played after it.
    begins: Moment,
}

impl<'a> Scene<'a> {
    pub fn new(state: &'a State, begins: Moment) -> Self {
        Self { state, begins }
    }

    /// A moment written as RFC 3339.
    pub fn moment(&self, text: &str) -> Result<Moment> {
        text.parse().map_err(Error::internal)
    }

    /// The house itself acts.
    #[track_caller]
    pub fn system<T: Send + 'static>(
        &self,
        when: Moment,
        act: impl Fn(&mut Act<'_>) -> Result<T> + Send + Sync + 'static,
    ) -> Played<T> {
        self.play(None, when, act)
    }

    /// Somebody acts, with what they were granted by then.
    #[track_caller]
    pub fn person<T: Send + 'static>(
        &self,
        who: &PersonId,
        when: Moment,
        act: impl Fn(&mut Act<'_>) -> Result<T> + Send + Sync + 'static,
    ) -> Played<T> {
        self.play(Some(who.clone()), when, act)
    }

    #[track_caller]
    fn play<T: Send + 'static>(
        &self,
        who: Option<PersonId>,
        when: Moment,
        act: impl Fn(&mut Act<'_>) -> Result<T> + Send + Sync + 'static,
    ) -> Played<T> {
        if when > self.begins {
            return Err(Stop::NotYet);
        }
        // The closure outlives this borrow, so it carries what it needs of the keys behind the state's own Arc.
        let (wall, fork, keys) = (self.state.clock.wall(), self.state.ids.fork(), self.state.keys.clone());
        let played = self.state.database.write_now(move |db: &mut Db| {
            let actor = match &who {
                Some(who) => people::store::actor_of_person(db, who, when)?,
                None => Actor::System,
            };
            act(&mut Act::new(db, &actor, when, wall, fork, &keys))
        });
        if let Err(error) = &played {
            let place = std::panic::Location::caller();
            tracing::error!(error.cause = %error, demo.at = %when, "the story does not go on at {place}");
        }
        Ok(played?)
    }
}
