//! `rollcall ledger check`: does the journal hold?

use clap::Subcommand;

use super::{Done, Failure, Place, say};
use crate::db::Purpose;
use crate::journal;
use crate::keys::Keys;

#[derive(Subcommand)]
pub enum Ledger {
    /// Walk the journal's whole chain: entries, order, payloads and signatures
    Check(Place),
}

pub fn run(Ledger::Check(place): &Ledger) -> Done {
    let keys = Keys::read(&place.config()?.data_directory()?).map_err(Failure::refused)?;
    let database = place.open(Purpose::ReadOnly)?;
    let health = database.read_now(move |db| journal::check(db, &keys.public()))?;
    say(format_args!(
        "{} entries under {} seals, {} of them without their payload; {} not sealed yet.",
        health.entries, health.seals, health.erased, health.unsealed
    ));
    if let Some(head) = &health.head {
        say(format_args!(
            "The last head is {head}. Note it elsewhere: what is cut off at the end shows by it."
        ));
    }
    if health.findings.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = health.findings.iter().map(ToString::to_string).collect();
    Err(Failure::Refused(format!("the journal does not hold:\n{}", lines.join("\n"))))
}
