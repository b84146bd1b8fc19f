//! The operator's commands, as an operator runs them: the program itself, on both kinds of database.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use diesel::connection::SimpleConnection;
use rollcall::db::DatabaseUrl;
use tempfile::TempDir;

use super::scratch::connect;
use crate::support::postgres;

/// A data directory with keys, and a database that is not there yet.
struct Site {
    directory: TempDir,
    url: DatabaseUrl,
}

impl Site {
    fn sqlite() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let url = DatabaseUrl::in_directory(directory.path());
        Self::with_keys(directory, url)
    }

    fn postgres() -> Self {
        Self::with_keys(tempfile::tempdir().unwrap(), postgres::empty())
    }

    fn with_keys(directory: TempDir, url: DatabaseUrl) -> Self {
        let site = Self { directory, url };
        site.does(&["key", "new"]);
        site
    }

    fn runs(&self, words: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rollcall"));
        command.args(words).arg("--data").arg(self.directory.path());
        if let DatabaseUrl::Postgres(url) = &self.url {
            command.arg("--database").arg(url);
        }
        // No file of the place the tests run in may speak here.
        command.current_dir(self.directory.path()).output().unwrap()
    }

    /// Runs a command that succeeds; answers what it said.
    #[track_caller]
    fn does(&self, words: &[&str]) -> String {
        let output = self.runs(words);
        let (said, complained) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success(), "{words:?}: {said}{complained}");
        said
    }

    /// Runs a command that is refused; answers why.
    #[track_caller]
    fn refuses(&self, words: &[&str]) -> String {
        let output = self.runs(words);
        assert_eq!(output.status.code(), Some(1), "{words:?}: {}", text(&output.stdout));
        text(&output.stderr)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn run(&self, sql: &str) {
        connect(&self.url).batch_execute(sql).unwrap();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        postgres::discard(&self.url);
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_database_is_made_saved_and_moved_to_the_other_kind() {
    for (from, to) in [(Site::sqlite(), Site::postgres()), (Site::postgres(), Site::sqlite())] {
        assert!(from.does(&["migrate"]).contains("was made"));
        assert!(from.does(&["migrate"]).contains("fits this program already"));
        from.run("INSERT INTO calls (id, version, counter, public) VALUES ('a-call', 1, 0, TRUE)");
        let archive = from.file("saved.tar");
        assert!(from.does(&["backup", "--out", path(&archive)]).contains("0 documents"));
        assert!(from.refuses(&["backup", "--out", path(&archive)]).contains("saved.tar"));
        to.refuses(&["restore", path(&archive)]);
        to.does(&["migrate"]);
        assert!(to.does(&["restore", path(&archive)]).contains("rows and 0 documents were restored"));
        assert!(to.refuses(&["restore", path(&archive)]).contains("not empty"));
        to.does(&["ledger", "check"]);
        to.does(&["backup", "--out", path(&to.file("again.tar"))]);
        // Times of making differ; what was saved does not.
        let tables = |file: &Path| super::backup::tables_of(file);
        assert_eq!(tables(&archive), tables(&to.file("again.tar")));
    }
}

/// The last migration is made undone, as far as the record of it goes: the tables are saved before it runs, and
/// its failure leaves them as they were.
#[test]
fn migrating_saves_the_tables_first() {
    for site in [Site::sqlite(), Site::postgres()] {
        site.does(&["migrate"]);
        site.run("INSERT INTO calls (id, version, counter, public) VALUES ('a-call', 1, 0, TRUE)");
        site.run(
            "DELETE FROM __diesel_schema_migrations
             WHERE version = (SELECT MAX(version) FROM __diesel_schema_migrations)",
        );
        let saved = site.file("before.tar");
        let why = site.refuses(&["migrate", "--backup", path(&saved)]);
        assert!(why.contains("rolled back"), "{why}");
        assert!(super::backup::tables_of(&saved)["tables/calls.jsonl"].contains("a-call"));
    }
}

#[test]
fn a_journal_that_was_tampered_with_is_refused() {
    let site = Site::sqlite();
    site.does(&["migrate"]);
    site.run(
        "INSERT INTO journal (id, at, ordinal, actor, verb, object_kind, object_id, digest, seal, place)
         VALUES ('e', 1, 1, 'system', 'v', 'k', 'o', 'd', 7, 1)",
    );
    assert!(site.refuses(&["ledger", "check"]).contains("name a seal that is not there"));
}

#[test]
fn a_command_that_is_not_told_where_says_so() {
    let directory = tempfile::tempdir().unwrap();
    for words in [&["migrate"][..], &["backup", "--out", "x.tar"], &["ledger", "check"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_rollcall"))
            .args(words)
            .current_dir(directory.path())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{words:?}: {}", text(&output.stderr));
    }
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0, "nothing was made on the way");
}

/// A restored journal is sealed by keys that a backup does not hold: new ones would not check it.
#[test]
fn new_keys_are_not_made_over_a_journal_that_others_sealed() {
    for site in [Site::sqlite(), Site::postgres()] {
        site.does(&["migrate"]);
        site.run(
            "INSERT INTO seals (number, at, entries, previous, head, kid, signature)
             VALUES (1, 1, 0, 'p', 'h', 'k', 's')",
        );
        site.does(&["key", "new"]);
        std::fs::remove_dir_all(site.file("keys")).unwrap();
        assert!(site.refuses(&["ledger", "check"]).contains("copy the `keys`"));
        assert!(site.refuses(&["key", "new"]).contains("copy the `keys`"));
        assert!(!site.file("keys").exists());
        site.does(&["key", "new", "--lost"]);
        assert!(site.file("keys").is_dir());
    }
}

#[test]
fn a_rehearsal_that_goes_on_does_not_begin_at_another_moment() {
    let site = Site::sqlite();
    site.does(&["migrate"]);
    let why = site.refuses(&["demo", "--port", "0", "--at", "2026-05-01T09:00+02:00"]);
    assert!(why.contains("--at starts a fresh one"), "{why}");
}
