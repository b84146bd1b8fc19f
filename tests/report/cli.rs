//! `rollcall report cutoff`, run as a program beside a server on the same database.

use std::process::{Command, Output};

use rollcall::call::rules::History;

use super::published::loads;
use crate::support::app::{App, both_databases};

fn report(app: &App, more: &[&str]) -> Output {
    let url = match app.state().database.url() {
        rollcall::db::DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        rollcall::db::DatabaseUrl::Postgres(url) => url.clone(),
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_rollcall"));
    command.args(["report", "cutoff", "ai-factories"]).args(more).args(["--database", &url]);
    command.output().unwrap()
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_report_is_written_verified_and_a_changed_byte_is_refused() {
    both_databases(async |app| {
        loads(&app, History::builtin().unwrap());
        let folder = tempfile::tempdir().unwrap();
        for format in ["html", "csv", "json"] {
            let file = folder.path().join(format!("report.{format}"));
            let path = file.to_str().unwrap();
            let at = "2025-12-22T10:00+01:00";
            let made =
                report(&app, &["1", "--format", format, "--out", path, "--at", at, "--language", "fr"]);
            assert!(made.status.success(), "{}", words(&made));
            let same = report(&app, &["1", "--verify", path]);
            assert!(same.status.success(), "{}", words(&same));
            let mut bytes = std::fs::read(&file).unwrap();
            let place = bytes.len() - 3;
            bytes[place] ^= 1;
            std::fs::write(&file, bytes).unwrap();
            let changed = report(&app, &["1", "--verify", path]);
            assert_eq!(changed.status.code(), Some(1), "{format}");
        }
        // The business clock of the installation is taken where no moment is named.
        let open = report(&app, &["5", "--format", "json"]);
        assert!(String::from_utf8(open.stdout).unwrap().contains(r#""stands":"open""#));
        let nothing = report(&app, &["9"]);
        assert_eq!(nothing.status.code(), Some(1));
        assert!(words(&nothing).contains("there is no cut-off 9"));
        assert_eq!(report(&app, &["1", "--format", "docx"]).status.code(), Some(2));
    });
}
