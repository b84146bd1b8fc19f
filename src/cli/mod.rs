//! The command line. Exit codes: 0 done, 1 refused (the reason on stderr), 2 usage.

mod backup;
mod call;
mod demo;
mod inspect;
mod key;
mod ledger;
mod migrate;
mod openapi;
mod report;
mod restore;
mod serve;
mod user;
mod verify;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::app::StartError;
use crate::config::{BadConfig, Config};
use crate::db::{Database, DatabaseUrl, Purpose};
use crate::ground::Moment;

/// Rollcall runs a rolling call for proposals from the first draft to the last payment.
#[derive(Parser)]
#[command(name = "rollcall", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Show the product: real history, a live cut-off and a rehearsal with a proposal in every stage
    Demo(demo::Demo),
    /// Run the service
    Serve(Place),
    /// Calls and their rulebooks
    #[command(subcommand)]
    Call(call::Call),
    /// Print the description of the API
    Openapi,
    /// Reports
    #[command(subcommand)]
    Report(report::Report),
    /// People
    #[command(subcommand)]
    User(user::User),
    /// Keys
    #[command(subcommand)]
    Key(key::Key),
    /// Make a database for real use, or bring one to this program's schema
    Migrate(migrate::Migrate),
    /// Save all data and documents into one archive
    Backup(backup::Backup),
    /// Read an archive into an empty database of either kind
    Restore(restore::Restore),
    /// The journal of everything that was done
    #[command(subcommand)]
    Ledger(ledger::Ledger),
    /// Check a receipt, the files it stands for and its inclusion proof
    Verify(verify::Verify),
    /// Look at one PDF in this process, which bounds itself: the service runs it
    #[command(hide = true)]
    InspectPdf(inspect::Inspect),
    /// Copy one PDF with blank pages beyond a limit: the service runs it
    #[command(hide = true)]
    CutPdf(inspect::Cut),
}

/// Where the data are.
#[derive(Args, Clone, Debug, Default)]
pub struct Place {
    /// The data directory: keys, documents and, unless --database is given, the database
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// sqlite:PATH or postgres://USER@HOST/NAME
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// The configuration file; otherwise rollcall.toml, where there is one
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Why a command was not done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The command line or the configuration does not say enough: exit code 2.
    #[error("{0}")]
    Usage(String),
    /// It was understood and refused, or failed: exit code 1.
    #[error("{0}")]
    Refused(String),
}

impl Failure {
    pub fn refused(cause: impl std::fmt::Display) -> Self {
        Self::Refused(cause.to_string())
    }
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        match error {
            StartError::Config(error) => error.into(),
            other => Self::refused(other),
        }
    }
}

impl From<BadConfig> for Failure {
    fn from(error: BadConfig) -> Self {
        match error {
            BadConfig::NoDatabase => Self::Usage(error.to_string()),
            other => Self::refused(other),
        }
    }
}

impl From<crate::ground::Error> for Failure {
    fn from(error: crate::ground::Error) -> Self {
        Self::Refused(said(&error))
    }
}

/// An error in words: refusals and problems as the pages say them, in English.
fn said(error: &crate::ground::Error) -> String {
    use crate::ground::Error;
    use crate::words::{Language, Words};
    let Ok(words) = Words::load() else { return error.to_string() };
    match error {
        Error::Refused(refusal) => words.refusal(Language::En, refusal),
        Error::Invalid(problems) => {
            let lines = problems.0.iter().map(|p| format!("{}: {}", p.field, words.problem(Language::En, p)));
            lines.collect::<Vec<_>>().join("\n")
        }
        other => other.to_string(),
    }
}

type Done = Result<(), Failure>;

impl Place {
    pub fn config(&self) -> Result<Config, Failure> {
        let mut config = Config::read(self.config.as_deref())?;
        if self.data.is_some() {
            config.data.clone_from(&self.data);
            // --data names a database too, unless --database names another.
            config.database = None;
        }
        if self.database.is_some() {
            config.database.clone_from(&self.database);
        }
        Ok(config)
    }

    pub fn url(&self) -> Result<DatabaseUrl, Failure> {
        Ok(self.config()?.database_url()?)
    }

    /// Opens the database, which must be there and fit this program.
    pub fn open(&self, purpose: Purpose) -> Result<Database, Failure> {
        use crate::db::Standing;
        let url = self.url()?;
        match crate::db::standing(&url).map_err(Failure::refused)? {
            Standing::Fits => Database::open(&url, purpose).map_err(Failure::refused),
            Standing::Behind { pending } => Err(StartError::Behind { pending }.into()),
            Standing::Ahead => Err(StartError::Ahead.into()),
        }
    }
}

/// Prints a line for people or for the next program in a pipe. A closed pipe is not our failure.
pub fn say(line: impl std::fmt::Display) {
    let _closed = writeln!(std::io::stdout(), "{line}");
}

pub fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Demo(demo) => demo::run(&demo),
        Command::Serve(place) => serve::run(&place),
        Command::Call(call) => call::run(&call),
        Command::Openapi => openapi::run(),
        Command::Report(report) => report::run(&report),
        Command::User(user) => user::run(&user),
        Command::Key(key) => key::run(&key),
        Command::Migrate(migrate) => migrate::run(&migrate),
        Command::Backup(backup) => backup::run(&backup),
        Command::Restore(restore) => restore::run(&restore),
        Command::Ledger(ledger) => ledger::run(&ledger),
        Command::Verify(verify) => verify::run(&verify),
        Command::InspectPdf(inspect) => inspect::run(&inspect),
        Command::CutPdf(cut) => inspect::cut(&cut),
    };
    let Err(failure) = outcome else { return ExitCode::SUCCESS };
    let _closed = writeln!(std::io::stderr(), "rollcall: {failure}");
    match failure {
        Failure::Usage(_) => ExitCode::from(2),
        Failure::Refused(_) => ExitCode::from(1),
    }
}

/// A moment on the command line: RFC 3339, seconds may be left out.
pub fn moment(text: &str) -> Result<Moment, String> {
    text.parse().map_err(|_error| format!("`{text}` is not a moment: write 2025-12-22T10:00+01:00"))
}
