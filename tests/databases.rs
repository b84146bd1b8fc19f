//! The databases that tests are given: migrated, empty, and each test's own.

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, RunQueryDsl, sql_query};
use rollcall::db::{self, DatabaseUrl, Standing};

use crate::support::{postgres, sqlite};

#[test]
fn a_fresh_sqlite_database_fits_the_program() {
    let (_directory, url) = sqlite::fresh();
    assert_eq!(db::standing(&url).unwrap(), Standing::Fits);
}

#[test]
fn a_fresh_postgres_database_fits_the_program_and_is_apart_from_others() {
    let (one, other) = (postgres::fresh(), postgres::fresh());
    assert_eq!(db::standing(&one).unwrap(), Standing::Fits);
    connect(&one).batch_execute("DROP TABLE journal_payloads").unwrap();
    connect(&other).batch_execute("SELECT 1 FROM journal_payloads").unwrap();
    for url in [one, other] {
        postgres::discard(&url);
    }
}

#[test]
fn the_cluster_sorts_unlike_bytes_where_no_collation_is_named() {
    #[derive(diesel::QueryableByName)]
    struct Order {
        #[diesel(sql_type = diesel::sql_types::Bool)]
        by_locale: bool,
        #[diesel(sql_type = diesel::sql_types::Bool)]
        by_bytes: bool,
    }
    let url = postgres::empty();
    let order: Order =
        sql_query(r#"SELECT 'a' < 'B' AS by_locale, 'a' COLLATE "C" < 'B' COLLATE "C" AS by_bytes"#)
            .get_result(&mut connect(&url))
            .unwrap();
    assert!(order.by_locale && !order.by_bytes, "start the cluster with an ICU locale, as tests/run does");
    postgres::discard(&url);
}

fn connect(url: &DatabaseUrl) -> PgConnection {
    let DatabaseUrl::Postgres(url) = url else { panic!("not PostgreSQL: {url}") };
    PgConnection::establish(url).unwrap()
}
