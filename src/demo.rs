//! The demonstration: real history, a live cut-off, and a rehearsal with a proposal in every stage.

use crate::act::Act;
use crate::ground::{Actor, Moment, Result};
use crate::web::State;

/// The accounts of a demonstration: name before `@demo.example`, and what it is for.
pub const ACCOUNTS: &[(&str, &str)] = &[];

/// Plays everything into a fresh rehearsal, as if it had happened before `at`.
pub fn play(state: &State, at: Moment) -> Result<()> {
    let (wall, fork) = (state.clock.wall(), state.ids.fork());
    let _nothing_yet =
        state.database.read_now(|db| Ok(Act::new(db, &Actor::System, at, wall, fork, &state.keys).by()))?;
    Ok(())
}
