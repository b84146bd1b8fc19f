//! `rollcall serve`: the service, until it is told to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actix_web::HttpServer;
use actix_web::web::Data;

use super::{Done, Failure, Place};
use crate::app::{self, StartError};
use crate::config::Config;
use crate::db::installation::Kind;
use crate::mail::Transport;
use crate::probes;
use crate::web::State;
use crate::worker::Worker;

pub fn run(place: &Place) -> Done {
    log_to_stderr();
    let config = place.config()?;
    let (bind, url) = (config.http.bind, config.http.public_url.clone());
    let state = app::build(config, Kind::Live)?;
    let ready = move || tracing::info!("listening on {bind}; people come by {url}");
    serve(state, ready).map_err(Failure::from)
}

/// Readable lines on stderr; `RUST_LOG` chooses what is said.
pub fn log_to_stderr() {
    use tracing_subscriber::{EnvFilter, fmt};
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_unset| EnvFilter::new("info,actix_server=warn"));
    // A second call (tests) keeps the first.
    let _kept = fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).try_init();
}

/// Runs server and worker; `ready` is called once the address is bound.
pub fn serve(state: State, ready: impl FnOnce()) -> Result<(), StartError> {
    probes::recorder();
    let config = state.config.clone();
    let transport = transport(&config)?;
    let state = Data::new(state);
    let worker = Worker::new(state.clone(), transport)?;
    let stop = Arc::new(AtomicBool::new(false));
    let stopping = stop.clone();
    let thread =
        std::thread::Builder::new().name("rollcall-worker".into()).spawn(move || worker.run(&stopping))?;
    let served = actix_web::rt::System::new().block_on(async move {
        let server = HttpServer::new(move || app::app(state.clone()))
            .workers(config.http.workers)
            .shutdown_timeout(10)
            .bind(config.http.bind)?
            .run();
        ready();
        server.await
    });
    stop.store(true, Ordering::Release);
    if thread.join().is_err() {
        tracing::error!("the worker ended in a panic");
    }
    Ok(served?)
}

fn transport(config: &Config) -> Result<Transport, StartError> {
    let transport = match &config.mail.smtp {
        Some(url) => Transport::smtp(url),
        None => Transport::files(config.data_directory()?.join("mail")),
    };
    Ok(transport.map_err(crate::ground::Error::from)?)
}
