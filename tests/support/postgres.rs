//! A PostgreSQL database for one test, on the throw-away cluster that `tests/run` starts.
//!
//! The migrations run once, in a template; each test's database is a copy of it. The cluster's locale is an
//! ICU one on purpose: whatever relies on byte order without saying `COLLATE "C"` shows up here.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use rollcall::db::{self, DatabaseUrl};

/// A migrated, empty database. It goes with the cluster; [`discard`] drops it earlier.
pub fn fresh() -> DatabaseUrl {
    let name = new_name();
    on_cluster(&format!("CREATE DATABASE {name} TEMPLATE {}", template()));
    DatabaseUrl::Postgres(url_of(&name))
}

/// A database without any table.
pub fn empty() -> DatabaseUrl {
    let name = new_name();
    on_cluster(&format!("CREATE DATABASE {name} TEMPLATE template0"));
    DatabaseUrl::Postgres(url_of(&name))
}

/// Drops a test's database, whoever is still connected to it. Each takes about 8 MB until then.
pub fn discard(url: &DatabaseUrl) {
    let DatabaseUrl::Postgres(url) = url else { return };
    let name = url.split('?').next().unwrap().rsplit('/').next().unwrap();
    on_cluster(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
}

/// The URL of the cluster's first database.
fn cluster() -> String {
    std::env::var("ROLLCALL_TEST_POSTGRES").unwrap_or_else(|_unset| {
        panic!(
            "ROLLCALL_TEST_POSTGRES is not set: run tests/run, which starts a PostgreSQL server for the tests"
        )
    })
}

/// Process and counter make names unique on a cluster that is used again.
fn new_name() -> String {
    static COUNTER: AtomicUsize = AtomicUsize::new(0);
    format!("rollcall_test_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed))
}

fn template() -> &'static str {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let name = format!("rollcall_template_{}", std::process::id());
        on_cluster(&format!("DROP DATABASE IF EXISTS {name}"));
        on_cluster(&format!("CREATE DATABASE {name} TEMPLATE template0"));
        db::migrate(&DatabaseUrl::Postgres(url_of(&name))).unwrap();
        name
    })
}

/// The cluster's URL with another database's name, its parameters kept.
fn url_of(name: &str) -> String {
    let cluster = cluster();
    let (place, parameters) = cluster.split_once('?').unwrap_or((&cluster, ""));
    let (server, _database) = place.rsplit_once('/').unwrap();
    format!("{server}/{name}{}{parameters}", if parameters.is_empty() { "" } else { "?" })
}

fn on_cluster(sql: &str) {
    let mut connection = PgConnection::establish(&cluster()).unwrap();
    connection.batch_execute(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
}
