//! `rollcall inspect-pdf` and `rollcall cut-pdf`: what the program runs for itself when a document arrives, and when a
//! copy of it is given to evaluators. Not for people: the process bounds its own memory and time before it reads a
//! byte.

use std::path::PathBuf;

use clap::Args;

use super::{Done, Failure, say};
use crate::files::pdf;
use crate::paper;

#[derive(Args)]
pub struct Inspect {
    /// The file to look at
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub fn run(inspect: &Inspect) -> Done {
    say(pdf::answer(&inspect.file)?);
    Ok(())
}

#[derive(Args)]
pub struct Cut {
    from: PathBuf,
    to: PathBuf,
    pages: u32,
    /// How many of them stay
    keep: u32,
    /// What stands on the others
    note: String,
}

pub fn cut(cut: &Cut) -> Done {
    pdf::confine_cutting();
    let file = std::fs::read(&cut.from).map_err(Failure::refused)?;
    let copy = paper::cut(file, cut.pages, cut.keep, &cut.note).map_err(Failure::refused)?;
    std::fs::write(&cut.to, copy).map_err(Failure::refused)
}
