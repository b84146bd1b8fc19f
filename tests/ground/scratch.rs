//! A table of numbers to write to, and eyes of one's own to look with.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use rollcall::db::{Database, DatabaseUrl, Db, Purpose};
use rollcall::ground::Result;
use tempfile::TempDir;

use crate::support::{postgres, sqlite};

diesel::table! {
    scratch (n) {
        n -> BigInt,
    }
}

/// An open database with the table, and where it is.
pub struct Scratch {
    pub database: Database,
    pub url: DatabaseUrl,
    _directory: Option<TempDir>,
}

impl Scratch {
    pub fn sqlite() -> Self {
        let (directory, url) = sqlite::fresh();
        Self::open(url, Some(directory))
    }

    pub fn postgres() -> Self {
        Self::open(postgres::fresh(), None)
    }

    pub fn both() -> [Self; 2] {
        [Self::sqlite(), Self::postgres()]
    }

    fn open(url: DatabaseUrl, directory: Option<TempDir>) -> Self {
        connect(&url).batch_execute("CREATE TABLE scratch (n BIGINT NOT NULL PRIMARY KEY)").unwrap();
        let database = Database::open(&url, Purpose::ReadWrite).unwrap();
        Self { database, url, _directory: directory }
    }

    /// What a connection that was opened just now sees.
    pub fn numbers(&self) -> Vec<i64> {
        numbers(&mut connect(&self.url)).unwrap()
    }

    pub fn run(&self, sql: &str) {
        connect(&self.url).batch_execute(sql).unwrap();
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        postgres::discard(&self.url);
    }
}

/// A plain connection, past the house.
pub fn connect(url: &DatabaseUrl) -> Db {
    match url {
        DatabaseUrl::Sqlite(path) => {
            let mut sqlite = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
            sqlite.batch_execute("PRAGMA busy_timeout = 10000").unwrap();
            Db::Sqlite(sqlite)
        }
        DatabaseUrl::Postgres(url) => Db::Postgres(PgConnection::establish(url).unwrap()),
    }
}

pub fn insert(db: &mut Db, n: i64) -> Result<()> {
    diesel::insert_into(scratch::table).values(scratch::n.eq(n)).execute(db)?;
    Ok(())
}

pub fn numbers(db: &mut Db) -> Result<Vec<i64>> {
    Ok(scratch::table.order(scratch::n).select(scratch::n).load(db)?)
}
