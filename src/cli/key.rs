//! `rollcall key new`.

use clap::Subcommand;

use super::{Done, Failure, Place, say};
use crate::ground::Moment;
use crate::ground::moment::wall_now;
use crate::keys::Keys;

#[derive(Subcommand)]
pub enum Key {
    /// Make a new evidence key, retire the one in use, and make a session key where there is none
    New(Place),
}

pub fn run(Key::New(place): &Key) -> Done {
    let data = place.config()?.data_directory()?;
    let kid = Keys::make(&data, Moment::from_micros(wall_now().micros())).map_err(Failure::refused)?;
    say(format_args!("The evidence key is now {kid}, in {}.", data.join("keys").display()));
    Ok(())
}
