//! `rollcall key new`.

use clap::{Args, Subcommand};
use diesel::prelude::*;

use super::{Done, Failure, Place, say};
use crate::db::schema::seals;
use crate::db::{Purpose, Standing, standing};
use crate::ground::Moment;
use crate::ground::moment::wall_now;
use crate::keys::Keys;

#[derive(Subcommand)]
pub enum Key {
    /// Make a new evidence key, retire the one in use, and make a session key where there is none
    New(New),
}

#[derive(Args)]
pub struct New {
    /// The keys that sealed the journal are gone: begin anew, though old seals and receipts can no longer be checked
    #[arg(long)]
    lost: bool,
    #[command(flatten)]
    place: Place,
}

pub fn run(Key::New(new): &Key) -> Done {
    let data = new.place.config()?.data_directory()?;
    let folder = data.join("keys");
    if !new.lost && !folder.is_dir() && is_sealed(&new.place) {
        return Err(Failure::refused(format!(
            "the journal is sealed by keys that are not here: copy the `keys` of the installation it comes from to \
             {}, or say --lost where there are none any more",
            folder.display()
        )));
    }
    let kid = Keys::make(&data, Moment::from_micros(wall_now().micros())).map_err(Failure::refused)?;
    say(format_args!("The evidence key is now {kid}, in {}.", folder.display()));
    Ok(())
}

/// Whether a database is there whose journal has seals. One that is not there yet, or needs `migrate`, has none that
/// this program could read.
fn is_sealed(place: &Place) -> bool {
    let fits = place.url().is_ok_and(|url| matches!(standing(&url), Ok(Standing::Fits)));
    fits && place.open(Purpose::ReadOnly).is_ok_and(|database| {
        let count = database.read_now(|db| Ok(seals::table.count().get_result::<i64>(db)?));
        count.is_ok_and(|count| count > 0)
    })
}
