//! A stage for acts: anybody, at any moment before the demonstration begins.

use crate::act::Act;
use crate::db::Db;
use crate::ground::ids::PersonId;
use crate::ground::{Actor, Error, Moment, Result};
use crate::people;
use crate::web::State;

pub struct Scene<'a> {
    pub state: &'a State,
    /// When the demonstration begins: nothing is played after it.
    pub begins: Moment,
}

impl<'a> Scene<'a> {
    pub fn new(state: &'a State, begins: Moment) -> Self {
        Self { state, begins }
    }

    /// A moment written as RFC 3339.
    pub fn moment(&self, text: &str) -> Result<Moment> {
        text.parse().map_err(Error::internal)
    }

    /// Whether something that happens at `when` has happened by the time the demonstration begins.
    pub fn has_come(&self, when: Moment) -> bool {
        when <= self.begins
    }

    /// The house itself acts.
    pub fn system<T: Send + 'static>(
        &self,
        when: Moment,
        act: impl Fn(&mut Act<'_>) -> Result<T> + Send + Sync + 'static,
    ) -> Result<T> {
        self.play(None, when, act)
    }

    /// Somebody acts, with what they were granted by then.
    pub fn person<T: Send + 'static>(
        &self,
        who: &PersonId,
        when: Moment,
        act: impl Fn(&mut Act<'_>) -> Result<T> + Send + Sync + 'static,
    ) -> Result<T> {
        self.play(Some(who.clone()), when, act)
    }

    fn play<T: Send + 'static>(
        &self,
        who: Option<PersonId>,
        when: Moment,
        act: impl Fn(&mut Act<'_>) -> Result<T> + Send + Sync + 'static,
    ) -> Result<T> {
        // The closure outlives this borrow, so it carries what it needs of the keys behind the state's own Arc.
        let (wall, fork, keys) = (self.state.clock.wall(), self.state.ids.fork(), self.state.keys.clone());
        self.state.database.write_now(move |db: &mut Db| {
            let actor = match &who {
                Some(who) => people::store::actor_of_person(db, who, when)?,
                None => Actor::System,
            };
            act(&mut Act::new(db, &actor, when, wall, fork, &keys))
        })
    }
}
