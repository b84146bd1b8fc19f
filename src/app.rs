//! The composition root: the one place where the parts become a program. `main` and the tests use it alike.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{Data, FormConfig, PayloadConfig};
use actix_web::{App, HttpResponse};

use crate::call;
use crate::config::{BadConfig, Config};
use crate::db::installation::{Installation, Kind};
use crate::db::{Database, MigrateError, OpenError, Purpose, Standing};
use crate::desk;
use crate::files::Files;
use crate::files::pdf::Inspector;
use crate::ground::ids::IdSource;
use crate::ground::{Error, Result};
use crate::keys::{KeyError, Keys};
use crate::paper::Press;
use crate::people;
use crate::probes;
use crate::web::{BODY_LIMIT, Clock, Load, State, guard, render_errors, security_headers};
use crate::words::{Words, WordsError};

/// Why a program does not start. Each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Config(#[from] BadConfig),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Words(#[from] WordsError),
    #[error("the documents' folder cannot be used: {0}")]
    Files(std::io::Error),
    #[error("the database is {pending} migrations behind this program: run `rollcall migrate`")]
    Behind { pending: usize },
    #[error("the database was migrated by a newer program: use that one")]
    Ahead,
    #[error("the database says neither that it is real nor that it is a rehearsal: run `rollcall migrate`")]
    Unmarked,
    #[error("this is a rehearsal's database, which `serve` refuses: use `rollcall demo`")]
    Rehearsal,
    #[error("this is a real database, which `demo` refuses: use `rollcall serve`")]
    NotRehearsal,
    #[error(transparent)]
    Other(#[from] Error),
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

/// Opens all that `config` names and makes the state of a server for a database of the wanted kind.
pub fn build(config: Config, wanted: Kind) -> Result<State, StartError> {
    let data = config.data_directory()?;
    let url = config.database_url()?;
    match crate::db::standing(&url)? {
        Standing::Fits => {}
        Standing::Behind { pending } => return Err(StartError::Behind { pending }),
        Standing::Ahead => return Err(StartError::Ahead),
    }
    let database = Database::open(&url, Purpose::ReadWrite)?;
    let installation = database.read_now(Installation::find)?.ok_or(StartError::Unmarked)?;
    match (installation.kind, wanted) {
        (Kind::Rehearsal, Kind::Live) => return Err(StartError::Rehearsal),
        (Kind::Live, Kind::Rehearsal) => return Err(StartError::NotRehearsal),
        _ => {}
    }
    let files = Files::open(&data).map_err(StartError::Files)?;
    let keys = Keys::read(&data)?;
    let clock = Clock::running(installation.clock_offset);
    assemble(config, installation.kind, database, files, keys, clock, IdSource::random())
}

/// Puts parts together that are open already: tests bring their own clock, keys and ids.
pub fn assemble(
    config: Config,
    kind: Kind,
    database: Database,
    files: Files,
    keys: Keys,
    clock: Clock,
    ids: IdSource,
) -> Result<State, StartError> {
    let words = Words::load()?;
    let patience = std::time::Duration::from_secs(config.documents.patience_seconds);
    let inspector = Inspector::new(config.documents.inspector()?, patience);
    Ok(State {
        config,
        kind,
        database,
        files,
        inspector,
        press: Press::default(),
        keys: std::sync::Arc::new(keys),
        words,
        clock,
        ids,
        load: Load::default(),
        headline: call::store::headline,
        alarm: crate::proposal::pages::alarm::of_page,
        frame: people::frame_of_error,
        name: desk::name_of,
    })
}

/// The service: the table of routes inside what every request passes.
pub fn app(
    state: Data<State>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    App::new()
        .app_data(state)
        .app_data(PayloadConfig::new(BODY_LIMIT))
        .app_data(FormConfig::default().limit(BODY_LIMIT))
        .configure(crate::routes::configure)
        .default_service(actix_web::web::to(nothing_here))
        .wrap(from_fn(guard))
        .wrap(from_fn(render_errors))
        .wrap(from_fn(security_headers))
        .wrap(Compress::default())
        .wrap(from_fn(probes::measure))
        .wrap(tracing_actix_web::TracingLogger::default())
}

async fn nothing_here() -> Result<HttpResponse> {
    Err(Error::NotFound)
}
