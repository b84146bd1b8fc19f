//! `rollcall report cutoff`: the report of a cut-off, to a file or a pipe. Reads, and writes nothing into the
//! database: it may run beside a server.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{Done, Failure, Place, moment, say};
use crate::db::installation::Installation;
use crate::db::{Database, Purpose};
use crate::ground::ids::CallId;
use crate::ground::moment::wall_now;
use crate::ground::{Error, Moment};
use crate::report::render::{Issued, TableId, Teller, Verdict, issue, verify};
use crate::report::rules::{EditionName, Format, Mark};
use crate::report::store::{self, Wanted};
use crate::words::{Language, Words};

#[derive(Subcommand)]
pub enum Report {
    /// What came in at a cut-off, what was decided, and the EU and national money of each proposal
    Cutoff(Cutoff),
}

#[derive(Args)]
pub struct Cutoff {
    /// The call, such as ai-factories
    call: String,
    /// The number of the cut-off
    number: i32,
    #[arg(long, value_enum, default_value = "html")]
    format: FormatName,
    /// Which sealed edition; otherwise what tells most
    #[arg(long, value_enum)]
    edition: Option<EditionArg>,
    /// Which table a CSV file holds
    #[arg(long, value_enum, default_value = "proposals")]
    table: TableName,
    /// Where to write it; otherwise standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// As known at this moment; otherwise now, by the business clock
    #[arg(long, value_name = "MOMENT", value_parser = moment)]
    at: Option<Moment>,
    #[arg(long, value_enum, default_value = "en")]
    language: LanguageName,
    /// Make the report of this file again, from what the file says it was made from, and compare
    #[arg(long, value_name = "FILE", conflicts_with_all = ["out", "at", "edition"])]
    verify: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, ValueEnum)]
enum FormatName {
    Html,
    Csv,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum TableName {
    Proposals,
    Money,
    States,
    Findings,
    Facts,
    Scores,
    Lines,
}

#[derive(Clone, Copy, ValueEnum)]
enum EditionArg {
    Intake,
    Eligible,
    Ranked,
    Decided,
    State,
}

#[derive(Clone, Copy, ValueEnum)]
enum LanguageName {
    En,
    Fr,
}

pub fn run(Report::Cutoff(asked): &Report) -> Done {
    let database = asked.place.open(Purpose::ReadOnly)?;
    let words = Words::load().map_err(Failure::refused)?;
    match &asked.verify {
        Some(file) => hold(&database, words, asked, &std::fs::read(file).map_err(Failure::refused)?),
        None => write(asked, &made(&database, words, asked)?),
    }
}

fn made(database: &Database, words: &Words, asked: &Cutoff) -> Result<Issued, Failure> {
    let (call, number, at) = (CallId::from_text(&asked.call), asked.number, asked.at);
    let edition = asked.edition.map(EditionName::from);
    let report = database.read_now(|db| {
        let as_of = match at {
            Some(at) => at,
            None => {
                let offset = Installation::find(db)?.map_or(0, |found| found.clock_offset);
                Moment::from_micros(wall_now().micros().saturating_add(offset))
            }
        };
        store::report(db, &call, number, Wanted { as_of, edition })
    });
    let report = report.map_err(|error| unknown(error, asked))?;
    let tell = Teller { words, language: asked.language.into() };
    Ok(issue(tell, &report, asked.format.into(), asked.table.into())?)
}

/// A call or cut-off that is not there is named, since nobody is to be kept from knowing here.
fn unknown(error: Error, asked: &Cutoff) -> Failure {
    match error {
        Error::NotFound => {
            Failure::Refused(format!("there is no cut-off {} of a call `{}` here", asked.number, asked.call))
        }
        other => other.into(),
    }
}

fn write(asked: &Cutoff, issued: &Issued) -> Done {
    match &asked.out {
        Some(file) => std::fs::write(file, &issued.bytes)
            .map_err(|error| Failure::Refused(format!("{} cannot be written: {error}", file.display()))),
        None => {
            // A closed pipe is not our failure.
            let _closed = std::io::stdout().write_all(&issued.bytes);
            Ok(())
        }
    }
}

fn hold(database: &Database, words: &Words, asked: &Cutoff, file: &[u8]) -> Done {
    let text = String::from_utf8_lossy(file);
    let mark = Mark::find(&text)
        .ok_or_else(|| Failure::Refused("the file does not say what report it is".to_owned()))?;
    if mark.call.as_str() != asked.call || mark.cutoff != asked.number {
        return Err(Failure::Refused(format!("the file is of cut-off {} of {}", mark.cutoff, mark.call)));
    }
    let report = database.read_now(|db| store::again(db, &mark))?;
    let tell = Teller { words, language: Language::of(&mark.language) };
    match verify(tell, &report, &mark, file)? {
        Verdict::SameBytes => say("The file is byte for byte what this program makes of the same things."),
        Verdict::SameContent { by } => {
            say(format_args!("Rollcall {by} made the file, and what it says is the same."));
        }
        Verdict::NotComparable { by, states_the_same } => {
            let hash =
                if states_the_same { "the hash it states is right" } else { "the hash it states is wrong" };
            return Err(Failure::Refused(format!(
                "Rollcall {by} made the file: over versions only JSON can be compared ({hash})"
            )));
        }
        Verdict::Differs { at: Some(at) } => {
            let reason = format!("the file differs from what it says it was made from, first at byte {at}");
            return Err(Failure::Refused(reason));
        }
        Verdict::Differs { at: None } => {
            return Err(Failure::Refused(
                "the file says something else than what it was made from".to_owned(),
            ));
        }
    }
    Ok(())
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Html => Self::Html,
            FormatName::Csv => Self::Csv,
            FormatName::Json => Self::Json,
        }
    }
}

impl From<TableName> for TableId {
    fn from(name: TableName) -> Self {
        match name {
            TableName::Proposals => Self::Proposals,
            TableName::Money => Self::Money,
            TableName::States => Self::States,
            TableName::Findings => Self::Findings,
            TableName::Facts => Self::Facts,
            TableName::Scores => Self::Scores,
            TableName::Lines => Self::Lines,
        }
    }
}

impl From<EditionArg> for EditionName {
    fn from(name: EditionArg) -> Self {
        match name {
            EditionArg::Intake => Self::Intake,
            EditionArg::Eligible => Self::Eligible,
            EditionArg::Ranked => Self::Ranked,
            EditionArg::Decided => Self::Decided,
            EditionArg::State => Self::State,
        }
    }
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::En => Self::En,
            LanguageName::Fr => Self::Fr,
        }
    }
}
