//! `rollcall backup --out FILE`.

use std::path::PathBuf;

use clap::Args;

use super::{Done, Failure, Place, say};
use crate::db::Purpose;
use crate::db::backup::{self, Content};
use crate::files::Files;
use crate::ground::moment::wall_now;

#[derive(Args)]
pub struct Backup {
    /// The archive to make; nothing is written over
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    place: Place,
}

pub fn run(backup: &Backup) -> Done {
    let data = backup.place.config()?.data_directory()?;
    let database = backup.place.open(Purpose::ReadOnly)?;
    let files = Files::open(&data).map_err(Failure::refused)?;
    let made = backup::save(&database, &files, &backup.out, Content::Everything, wall_now());
    let manifest = made.map_err(Failure::refused)?;
    say(format_args!(
        "{} rows and {} documents are in {}. The keys are not: copy {} apart from it.",
        manifest.rows(),
        manifest.documents.len(),
        backup.out.display(),
        data.join("keys").display(),
    ));
    Ok(())
}
