//! The demonstration: real history, a live cut-off, and a rehearsal with a proposal in every stage.

use crate::act::Act;
use crate::call::acts::{load, publish_history};
use crate::call::rules::{Fault, History, builtin};
use crate::ground::{Actor, Error, Moment, Result};
use crate::web::State;

/// The accounts of a demonstration: name before `@demo.example`, and what it is for.
pub const ACCOUNTS: &[(&str, &str)] = &[];

/// Plays everything into a fresh rehearsal, as if it had happened before `at`.
pub fn play(state: &State, at: Moment) -> Result<()> {
    calls(state, at)
}

/// The real call with its published history, and the rehearsal with invented cut-offs, both from the day they
/// opened.
fn calls(state: &State, at: Moment) -> Result<()> {
    for name in ["ai-factories", "rehearsal"] {
        let book = builtin(name).map_err(faulty)?;
        let opens = Moment::from_local(book.call.opens, book.call.zone).map_err(Error::internal)?;
        plays(state, opens.min(at), move |act| load(act, &book, "as it came with the program").map(drop))?;
    }
    let history = History::builtin().map_err(faulty)?;
    plays(state, at, move |act| publish_history(act, &history))
}

fn faulty(faults: Vec<Fault>) -> Error {
    Error::internal(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

/// One act of the system, at a moment of the past.
fn plays(
    state: &State,
    at: Moment,
    act: impl Fn(&mut Act<'_>) -> Result<()> + Send + Sync + 'static,
) -> Result<()> {
    let (wall, fork, keys) = (state.clock.wall(), state.ids.fork(), state.keys.clone());
    state.database.write_now(move |db| act(&mut Act::new(db, &Actor::System, at, wall, fork, &keys)))
}
