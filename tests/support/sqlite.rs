//! A SQLite database for one test: a copy of a file that was migrated once.

use std::sync::OnceLock;

use rollcall::db::{self, DatabaseUrl};
use tempfile::TempDir;

/// A migrated, empty database in a directory of its own, which is removed when the `TempDir` is dropped.
pub fn fresh() -> (TempDir, DatabaseUrl) {
    let directory = tempfile::tempdir().unwrap();
    let url = DatabaseUrl::in_directory(directory.path());
    let DatabaseUrl::Sqlite(path) = &url else { unreachable!("a directory holds SQLite") };
    std::fs::write(path, template()).unwrap();
    (directory, url)
}

/// The bytes of a migrated database. Migrations leave no write-ahead log behind, so one file is all of it.
fn template() -> &'static [u8] {
    static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let directory = tempfile::tempdir().unwrap();
        let url = DatabaseUrl::in_directory(directory.path());
        db::migrate(&url).unwrap();
        let DatabaseUrl::Sqlite(path) = &url else { unreachable!("a directory holds SQLite") };
        std::fs::read(path).unwrap()
    })
}
