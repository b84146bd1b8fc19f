//! `rollcall demo`: the product, ready to be walked through.

use std::path::{Path, PathBuf};

use clap::Args;

use super::serve::{log_to_stderr, serve};
use super::{Done, Failure, moment, say};
use crate::app;
use crate::config::Config;
use crate::db::installation::{Installation, Kind};
use crate::db::{Database, DatabaseUrl, Purpose};
use crate::ground::Moment;
use crate::ground::moment::wall_now;
use crate::keys::Keys;

/// When a demonstration begins: the last cut-off is nine days away.
const BEGINS: &str = "2025-12-22T10:00+01:00";

#[derive(Args)]
pub struct Demo {
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Where to keep it; a rehearsal that is there already goes on. Default: a fresh one, gone at the end
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Where the business clock of a fresh one starts. Default: 2025-12-22T10:00+01:00
    #[arg(long, value_name = "MOMENT", value_parser = moment)]
    at: Option<Moment>,
}

pub fn run(demo: &Demo) -> Done {
    log_to_stderr();
    let scratch = Scratch::new(demo.data.as_deref()).map_err(Failure::refused)?;
    let at = demo.at.map_or_else(|| moment(BEGINS), Ok).map_err(Failure::refused)?;
    let fresh = prepare(scratch.path(), at)?;
    if demo.at.is_some() && !fresh {
        let path = scratch.path().display();
        return Err(Failure::refused(format!(
            "the rehearsal in {path} goes on where it was: --at starts a fresh one, in another directory"
        )));
    }
    let mut config = Config { data: Some(scratch.path().to_owned()), ..Config::default() };
    config.http.bind = ([127, 0, 0, 1], demo.port).into();
    config.http.public_url = format!("http://127.0.0.1:{}", demo.port);
    let state = app::build(config, Kind::Rehearsal)?;
    if fresh {
        crate::demo::play(&state, at)?;
    }
    let address = state.config.http.public_url.clone();
    serve(state, move || announce(&address))?;
    Ok(())
}

fn announce(address: &str) {
    say(format_args!("Rollcall is at {address}\n\nSign in with the password `rehearsal` as"));
    for (account, what) in crate::demo::ACCOUNTS {
        say(format_args!("  {:<28}{what}", format!("{account}@demo.example")));
    }
    say("\nThe business clock is shifted; staff move it forward on the page Rehearsal. Ctrl-C ends it.");
}

/// Makes keys and database where they are missing; true where the database is new.
fn prepare(data: &Path, at: Moment) -> Result<bool, Failure> {
    let url = DatabaseUrl::in_directory(data);
    let fresh = url.must_exist().is_err();
    if fresh {
        crate::db::migrate(&url).map_err(Failure::refused)?;
        let wall = wall_now();
        let offset = at.micros().saturating_sub(wall.micros());
        let database = Database::open(&url, Purpose::ReadWrite).map_err(Failure::refused)?;
        database.write_now(move |db| Installation::found(db, Kind::Rehearsal, offset, wall))?;
    }
    if !data.join("keys").is_dir() {
        Keys::make(data, at).map_err(Failure::refused)?;
    }
    Ok(fresh)
}

/// The data directory: the one that was named, or one of our own that is removed at the end.
struct Scratch {
    path: PathBuf,
    ours: bool,
}

impl Scratch {
    fn new(named: Option<&Path>) -> std::io::Result<Self> {
        let path = match named {
            Some(path) => path.to_owned(),
            None => std::env::temp_dir().join(format!("rollcall-demo-{}", std::process::id())),
        };
        std::fs::create_dir_all(&path)?;
        Ok(Self { ours: named.is_none(), path })
    }

    fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if self.ours
            && let Err(error) = std::fs::remove_dir_all(&self.path)
        {
            tracing::warn!(error.cause = %error, "the demonstration's data could not be removed");
        }
    }
}
