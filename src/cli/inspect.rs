//! `rollcall inspect-pdf`: what the program runs for itself when a document arrives. Not for people: the answer is
//! one line of JSON, and the process bounds its own memory and time before it reads a byte.

use std::path::PathBuf;

use clap::Args;

use super::{Done, say};
use crate::files::pdf;

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
