//! `rollcall call check FILE`, `call load FILE`, `call publish FILE`, `call export CALL`.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Done, Failure, Place, say};
use crate::act::Act;
use crate::call::acts::{self, Loaded};
use crate::call::rules::{Change, Fault, History, Layer, MOST_LAYERS, Rulebook};
use crate::call::store;
use crate::db::Purpose;
use crate::db::installation::Installation;
use crate::ground::ids::{CallId, IdSource};
use crate::ground::moment::wall_now;
use crate::ground::{Actor, Moment};
use crate::keys::Keys;

#[derive(Subcommand)]
pub enum Call {
    /// Check a rulebook; every fault is told with file, line and key
    Check {
        /// config/calls/NAME.toml
        file: PathBuf,
    },
    /// Load a rulebook: the first version of a call, or the next one
    Load(Load),
    /// Load what was published about a call's past cut-offs
    Publish(Publish),
    /// Write the rulebook that counts now as a file that can be checked and loaded again
    Export(Export),
}

#[derive(Args)]
pub struct Load {
    file: PathBuf,
    /// Why the call changes; kept with the version. Needed for every version but the first
    #[arg(long, default_value = "")]
    reason: String,
    #[command(flatten)]
    place: Place,
}

#[derive(Args)]
pub struct Publish {
    /// config/history/NAME.toml
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

#[derive(Args)]
pub struct Export {
    /// The id of the call, such as ai-factories
    call: String,
    #[command(flatten)]
    place: Place,
}

pub fn run(call: &Call) -> Done {
    match call {
        Call::Check { file } => check(file),
        Call::Load(load) => load_file(load),
        Call::Publish(publish) => publish_file(publish),
        Call::Export(export) => export_call(export),
    }
}

fn check(file: &Path) -> Done {
    let book = read(file)?;
    let hash = book.hash()?;
    say(format_args!("{}: the rulebook of `{}` is in order (sha-256 {hash})", file.display(), book.call.id));
    Ok(())
}

fn load_file(load: &Load) -> Done {
    let book = read(&load.file)?;
    let (call, reason) = (book.call.id.clone(), load.reason.clone());
    let loaded = act(&load.place, move |act| acts::load(act, &book, &reason))?;
    tell(&call, &loaded);
    Ok(())
}

fn tell(call: &CallId, loaded: &Loaded) {
    match loaded.replaces {
        None => say(format_args!("Loaded `{call}`, version 1 (sha-256 {})", loaded.hash)),
        Some(before) if before == loaded.version => {
            say(format_args!("`{call}` stands at version {before} and says just this: nothing was changed"));
        }
        Some(before) => {
            say(format_args!(
                "Loaded `{call}`, version {}, in the place of version {before}:",
                loaded.version
            ));
            loaded.changes.iter().for_each(|change| say(format_args!("  {}", line(change))));
        }
    }
}

/// `cutoffs[5].local: 2025-12-31T17:00:00 → 2026-01-31T17:00:00`.
fn line(change: &Change) -> String {
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!("{}: {before} → {after}", change.key),
        (None, Some(after)) => format!("{}: new, {after}", change.key),
        (Some(before), None) => format!("{}: gone, was {before}", change.key),
        (None, None) => change.key.clone(),
    }
}

fn publish_file(publish: &Publish) -> Done {
    let history = History::from_toml(&publish.file.display().to_string(), &text_of(&publish.file)?);
    let history = history.map_err(|faults| told(&faults))?;
    let (call, count) = (history.call.clone(), history.awards.len());
    act(&publish.place, move |act| acts::publish_history(act, &history))?;
    say(format_args!("Published {count} awards of `{call}`"));
    Ok(())
}

fn export_call(export: &Export) -> Done {
    let database = export.place.open(Purpose::ReadOnly)?;
    let call = CallId::from_text(export.call.as_str());
    let book = database.read_now(|db| store::rulebook(db, &call)).map_err(|error| match error {
        crate::ground::Error::NotFound => {
            Failure::refused(format_args!("there is no call `{}`", export.call))
        }
        other => other.into(),
    })?;
    say(book.to_toml()?.trim_end());
    Ok(())
}

/// Runs an act as the system. The command line has no session, and a rehearsal keeps its own time.
fn act<T: Send + 'static>(
    place: &Place,
    run: impl Fn(&mut Act<'_>) -> crate::ground::Result<T> + Send + Sync + 'static,
) -> Result<T, Failure> {
    let database = place.open(Purpose::ReadWrite)?;
    let keys = Keys::read(&place.config()?.data_directory()?).map_err(Failure::refused)?;
    let (wall, fork) = (wall_now(), IdSource::random().fork());
    let offset = database.read_now(Installation::find)?.map_or(0, |found| found.clock_offset);
    let now = Moment::from_micros(wall.micros().saturating_add(offset));
    let done = database.write_now(move |db| run(&mut Act::new(db, &Actor::System, now, wall, fork, &keys)));
    Ok(done?)
}

/// Reads a rulebook and, where it extends another, that one from the same folder, and so on.
fn read(file: &Path) -> Result<Rulebook, Failure> {
    let mut files = vec![(file.display().to_string(), text_of(file)?)];
    while let Some(below) = files.first().and_then(|(_, text)| Rulebook::extends(text)) {
        if files.len() == MOST_LAYERS {
            return Err(Failure::refused(format_args!("{} extends too many files", file.display())));
        }
        let path = file.with_file_name(below);
        files.insert(0, (path.display().to_string(), text_of(&path)?));
    }
    let layers: Vec<Layer<'_>> = files.iter().map(|(file, text)| Layer { file, text }).collect();
    Rulebook::from_layers(&layers).map_err(|faults| told(&faults))
}

fn text_of(file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file)
        .map_err(|error| Failure::refused(format_args!("{} cannot be read: {error}", file.display())))
}

/// One fault a line, as compilers tell them, so that an editor can jump there.
fn told(faults: &[Fault]) -> Failure {
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    Failure::Refused(format!("refused\n{}", lines.join("\n")))
}
