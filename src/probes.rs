//! For machines that watch the service.

use std::time::Instant;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use diesel::prelude::*;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::db::{Db, Weight};
use crate::ground::moment::Wall;
use crate::ground::{Error, Result};
use crate::web::State;

/// A node whose clock is further from the database's than this is not ready: it would judge "in time" wrong.
const MAX_SKEW_MICROS: i64 = 250_000;

pub async fn healthz() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n")
}

/// Ready means: the database answers, its schema fits, and its clock and ours agree.
pub async fn readyz(state: Data<State>) -> HttpResponse {
    let wall = state.clock.wall();
    match state.database.read(Weight::Ordinary, move |db| skew(db, wall)).await {
        Ok(skew) if skew.abs() <= MAX_SKEW_MICROS => healthz().await,
        Ok(skew) => not_ready(&format!("the clock is {} ms off the database's\n", skew / 1_000)),
        Err(error) => {
            tracing::error!(error.cause = %error, "the service is not ready");
            not_ready("the database does not answer\n")
        }
    }
}

fn not_ready(why: &str) -> HttpResponse {
    HttpResponse::ServiceUnavailable().content_type("text/plain; charset=utf-8").body(why.to_owned())
}

/// Microseconds that our clock is ahead of the database's. SQLite has no clock but the machine's own.
fn skew(db: &mut Db, ours: Wall) -> Result<i64> {
    let micros = diesel::dsl::sql::<diesel::sql_types::BigInt>(
        "CAST(extract(epoch from clock_timestamp()) * 1000000 AS BIGINT)",
    );
    match db {
        Db::Sqlite(sqlite) => {
            diesel::select(diesel::dsl::sql::<diesel::sql_types::Integer>("1")).get_result::<i32>(sqlite)?;
            Ok(0)
        }
        Db::Postgres(postgres) => Ok(ours.micros() - diesel::select(micros).get_result::<i64>(postgres)?),
    }
}

/// The recorder behind `/metrics`. Installing it twice in one process (tests) keeps the first.
pub fn recorder() -> PrometheusHandle {
    static HANDLE: std::sync::OnceLock<PrometheusHandle> = std::sync::OnceLock::new();
    let install = || {
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        if metrics::set_global_recorder(recorder).is_err() {
            tracing::warn!("another metrics recorder is installed; /metrics will stay empty");
        }
        handle
    };
    HANDLE.get_or_init(install).clone()
}

/// Counts and durations, for this machine alone: they tell how busy a deadline is.
pub async fn metrics(request: HttpRequest, state: Data<State>) -> Result<HttpResponse> {
    // A proxy on this machine asks from loopback too, for whoever asked it.
    let forwarded =
        request.headers().contains_key("x-forwarded-for") || request.headers().contains_key("forwarded");
    let here = request.peer_addr().is_some_and(|address| address.ip().is_loopback());
    if forwarded || !here {
        return Err(Error::NotFound);
    }
    let (reads, writes) = state.database.load();
    metrics::gauge!("rollcall_queue_reads_thousandths")
        .set(f64::from(u32::try_from(reads).unwrap_or(u32::MAX)));
    metrics::gauge!("rollcall_queue_writes_thousandths")
        .set(f64::from(u32::try_from(writes).unwrap_or(u32::MAX)));
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(recorder().render()))
}

/// Times a request into the histogram of its status.
pub async fn measure(
    request: actix_web::dev::ServiceRequest,
    next: actix_web::middleware::Next<impl actix_web::body::MessageBody>,
) -> Result<actix_web::dev::ServiceResponse<impl actix_web::body::MessageBody>, actix_web::Error> {
    let begun = Instant::now();
    let state = request.app_data::<Data<State>>().filter(|_| is_felt(request.path())).cloned();
    let answered = felt(state.as_ref().map(Data::get_ref), next.call(request)).await;
    let status = answered.as_ref().map_or_else(
        |error| error.as_response_error().status_code().as_u16(),
        |response| response.status().as_u16(),
    );
    metrics::histogram!("rollcall_request_seconds", "status" => status.to_string())
        .record(begun.elapsed().as_secs_f64());
    answered
}

/// What people wait for: not the machines' own questions, nor what a browser keeps.
fn is_felt(path: &str) -> bool {
    !(path.starts_with("/static/") || ["/healthz", "/readyz", "/metrics"].contains(&path))
}

/// Counts an answer into the load gauge. Its time is that of the state's clock, which tests hold still.
async fn felt<T>(state: Option<&State>, answer: impl Future<Output = T>) -> T {
    let Some(state) = state else { return answer.await };
    let (begun, _on_its_way) = (state.clock.wall(), state.load.enter());
    let answered = answer.await;
    let now = state.clock.wall();
    state.load.answered(now, now.since(begun));
    answered
}
