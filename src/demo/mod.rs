//! The demonstration: real history, a live cut-off, and a rehearsal with a proposal in every stage.
//!
//! Everything is played through the acts that people use, each at a moment of its own, so that the journal,
//! the receipts and the letters of a demonstration are what the real thing would have left. Consortia, people
//! and money are invented and say so in their names.

mod cast;
mod consortia;
mod scene;
mod story;

pub use cast::ACCOUNTS;

use crate::call::rules::History;
use crate::call::{self, rules};
use crate::ground::{Error, Moment, Result};
use crate::web::State;

use cast::Cast;
use scene::{Played, Scene, as_far_as_it_goes};

/// Plays everything into a fresh rehearsal, as if it had happened before `at`.
pub fn play(state: &State, at: Moment) -> Result<()> {
    let scene = Scene::new(state, at);
    as_far_as_it_goes(played(&scene))
}

/// Every call of the program, and when it was loaded.
const CALLS: &[(&str, &str)] = &[
    ("ai-factories", "2024-09-10T09:00+02:00"),
    ("rehearsal", "2024-09-10T09:00+02:00"),
    ("ai-factory-antennas", "2025-04-10T09:00+02:00"),
    ("rehearsal-antennas", "2025-10-01T09:00+02:00"),
    ("rehearsal-gigafactories", "2025-10-01T09:00+02:00"),
    ("ai-gigafactories", "2025-12-15T09:00+01:00"),
];

fn played(scene: &Scene<'_>) -> Played<()> {
    let opened = scene.moment("2024-09-10T09:00+02:00")?;
    for (name, when) in CALLS {
        as_far_as_it_goes(loaded(scene, name, when))?;
    }
    let history = History::builtin().map_err(faulty)?;
    scene.system(opened, move |act| call::acts::publish_history(act, &history))?;
    let cast = Cast::hire(scene, opened)?;
    Ok(story::tell(scene, &cast)?)
}

fn loaded(scene: &Scene<'_>, name: &str, when: &str) -> Played<()> {
    let book = rules::builtin(name).map_err(faulty)?;
    let when = scene.moment(when)?;
    scene.system(when, move |act| call::acts::load(act, &book, "the demonstration begins").map(drop))
}

/// What the program carries is read by its tests, so a fault here is ours.
fn faulty(faults: Vec<rules::Fault>) -> Error {
    Error::internal(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}
