//! `rollcall restore FILE`: into a database that `rollcall migrate` made and nobody has used.

use std::path::PathBuf;

use clap::Args;

use super::{Done, Failure, Place, say};
use crate::db::{Purpose, backup};
use crate::files::Files;

#[derive(Args)]
pub struct Restore {
    /// An archive of `rollcall backup`, from either kind of database
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

pub fn run(restore: &Restore) -> Done {
    let data = restore.place.config()?.data_directory()?;
    let database = restore.place.open(Purpose::ReadWrite)?;
    let files = Files::open(&data).map_err(Failure::refused)?;
    let manifest = backup::restore(&database, &files, &restore.file).map_err(Failure::refused)?;
    say(format_args!(
        "{} rows and {} documents were restored, as they stood at {}. The keys belong in {}.",
        manifest.rows(),
        manifest.documents.len(),
        manifest.made_at,
        data.join("keys").display(),
    ));
    Ok(())
}
