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

use crate::call::rules::{History, Rulebook};
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

fn played(scene: &Scene<'_>) -> Played<()> {
    let (live, rehearsal, history) = calls()?;
    let opened = scene.moment("2024-09-10T09:00+02:00")?;
    for book in [live, rehearsal] {
        scene
            .system(opened, move |act| call::acts::load(act, &book, "the demonstration begins").map(drop))?;
    }
    scene.system(opened, move |act| call::acts::publish_history(act, &history))?;
    let cast = Cast::hire(scene, opened)?;
    Ok(story::tell(scene, &cast)?)
}

/// The rulebooks and the history that the program carries. Tests read all three, so a fault here is ours.
fn calls() -> Result<(Rulebook, Rulebook, History)> {
    let faulty = |faults: Vec<rules::Fault>| {
        Error::internal(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    };
    Ok((
        rules::builtin("ai-factories").map_err(faulty)?,
        rules::builtin("rehearsal").map_err(faulty)?,
        History::builtin().map_err(faulty)?,
    ))
}
