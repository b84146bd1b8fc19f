//! `rollcall migrate`: makes a database, or brings one to this program's schema.
//!
//! What it makes is for real use: only `demo` makes rehearsals. Where there are data already, the tables are
//! saved first; documents are not touched by a migration.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Done, Failure, Place, say};
use crate::app::StartError;
use crate::db::backup::{self, Content};
use crate::db::installation::{Installation, Kind};
use crate::db::{self, Database, DatabaseUrl, Purpose, Standing};
use crate::files::Files;
use crate::ground::moment::wall_now;

#[derive(Args)]
pub struct Migrate {
    /// Where to save the tables first, where there are any. Default: before-migration-….tar beside the data
    #[arg(long, value_name = "FILE")]
    backup: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

pub fn run(migrate: &Migrate) -> Done {
    let url = migrate.place.url()?;
    if db::is_new(&url).map_err(Failure::refused)? {
        db::migrate(&url).map_err(Failure::refused)?;
        found(&url)?;
        say(format_args!("A database was made at {url}."));
        return Ok(());
    }
    match db::standing(&url).map_err(Failure::refused)? {
        Standing::Ahead => Err(StartError::Ahead.into()),
        Standing::Fits => {
            found(&url)?;
            say("The database fits this program already.");
            Ok(())
        }
        Standing::Behind { .. } => {
            let saved = save(migrate, &url)?;
            let ran = db::migrate(&url).map_err(Failure::refused)?;
            found(&url)?;
            say(format_args!("{ran} migrations ran. The tables as they were are in {}.", saved.display()));
            Ok(())
        }
    }
}

/// Marks a database as real, unless it says already what it is.
fn found(url: &DatabaseUrl) -> Done {
    let database = Database::open(url, Purpose::ReadWrite).map_err(Failure::refused)?;
    let now = wall_now();
    Ok(database.write_now(move |db| match Installation::find(db)? {
        Some(_) => Ok(()),
        None => Installation::found(db, Kind::Live, 0, now),
    })?)
}

fn save(migrate: &Migrate, url: &DatabaseUrl) -> Result<PathBuf, Failure> {
    let data = migrate.place.config()?.data_directory()?;
    let now = wall_now();
    let to = migrate.backup.clone().unwrap_or_else(|| beside(&data, now.epoch_seconds()));
    let database = Database::open(url, Purpose::ReadOnly).map_err(Failure::refused)?;
    let files = Files::open(&data).map_err(Failure::refused)?;
    backup::save(&database, &files, &to, Content::TablesOnly, now).map_err(Failure::refused)?;
    Ok(to)
}

fn beside(data: &Path, now: i64) -> PathBuf {
    data.join(format!("before-migration-{now}.tar"))
}
