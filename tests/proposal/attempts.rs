//! The register of attempts that brought no receipt: whatever came of them, and who may know.

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::http::{Method, header};
use actix_web::test::TestRequest;
use diesel::connection::SimpleConnection;
use rollcall::ground::{Role, Scope};
use rollcall::people::Claims;
use rollcall::people::acts::sign_out;
use rollcall::web::SESSION_COOKIE;
use serde_json::json;

use super::world::*;
use crate::support::app::{Answer, App, Person, both_databases};

/// What the log says while a story is told.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn listens(&self) -> tracing::subscriber::DefaultGuard {
        let log = self.clone();
        let format = tracing_subscriber::fmt().with_ansi(false).with_writer(move || log.clone());
        tracing::subscriber::set_default(format.finish())
    }
    fn said(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn run(app: &App, sql: &'static str) {
    app.state().database.write_now(move |db| Ok(db.batch_execute(sql)?)).unwrap();
}

async fn overview(person: &Person, reference: &str) -> Answer {
    person.gets(&format!("/proposals/{reference}")).await.is(200)
}

/// Presses the button of a page that was opened before.
async fn presses(person: &Person, reference: &str, version: &str) -> Answer {
    let form = [("version", version), ("cutoff", "5")];
    person.posts(&format!("/proposals/{reference}/submit"), &form).await
}

#[test]
fn whatever_came_of_an_attempt_is_kept_and_told() {
    both_databases(async |app| {
        call(&app);
        let (mut ana, rita, ben) =
            (app.person("Ana").await, app.person("Rita").await, app.person("Ben").await);
        let reference = writes(&ana, "DEMO-NORTH").await;
        rita.joins(&reference, Role::Reader);
        let version = base(&ana, &reference, "basics").await[0].clone();
        let told = async |person: &Person, verb: &str, why: &str| {
            let page = overview(person, &reference).await;
            assert!(page.shows(&format!("{verb} {why}")), "{verb} {why} in {}", page.words());
        };

        // Another version than the one that was looked at.
        let page = presses(&ana, &reference, "1").await.is(409);
        assert!(page.shows("The attempt was noted in the register."), "{}", page.words());
        told(&ana, "Submitting", "What was named had changed meanwhile").await;
        // By somebody who may look and not submit.
        presses(&rita, &reference, &version).await.is(403);
        told(&ana, "Submitting", "The role of whoever tried does not allow it.").await;
        // By somebody who may not know of it: nothing to be kept.
        presses(&ben, &reference, &version).await.is(404);
        // With a form of another session.
        let cookie = format!("{SESSION_COOKIE}={}", ana.cookie.as_deref().unwrap());
        let stale = TestRequest::post().uri(&format!("/proposals/{reference}/submit"));
        let stale = stale.insert_header((header::COOKIE, cookie));
        let stale = stale.insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"));
        app.serve("Ana", stale.set_payload("version=1&cutoff=5&csrf=of-another")).await.is(409);
        told(&ana, "Submitting", "The form was made for a session that had ended").await;
        // With a session that ended meanwhile.
        let claims: Claims = app.state().keys.read_session(ana.cookie.as_deref().unwrap()).unwrap();
        app.acts(move |act| sign_out(act, &claims.sid));
        presses(&ana, &reference, &version).await.is(303);
        ana.signs_in();
        told(&ana, "Submitting", "The session or token had ended").await;
        // By a program whose token was made for something else.
        let narrow = app.with_scopes(&ana, &["proposals:read"]);
        let at = format!("/api/v1/proposals/{reference}/submission");
        let body = Some(json!({ "version": 1, "cutoff": 5 }));
        narrow.calls(Method::POST, &at, body.clone(), &[]).await.is(403);
        told(&ana, "Submitting", "The access token was not made for").await;
        // Withdrawing what was never submitted, and without a reason.
        ana.calls(Method::DELETE, &at, Some(json!({ "version": 1, "reason": "x" })), &[]).await.is(409);
        told(&ana, "Withdrawing", "Nothing was submitted that could be withdrawn.").await;
        ana.calls(Method::POST, &at, Some(json!({ "version": "one" })), &[]).await.is(422);
        told(&ana, "Submitting", "version:").await;

        let list = format!("/api/v1/proposals/{reference}/attempts");
        let list = ana.calls(Method::GET, &list, None, &[]).await.is(200).json();
        assert_eq!(list["attempts"].as_array().unwrap().len(), 7, "{list:#}");
    });
}

#[test]
fn what_failed_is_kept_after_the_answer() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        let version: i64 = base(&ana, &reference, "basics").await[0].parse().unwrap();
        run(&app, "ALTER TABLE submissions RENAME TO away");
        let at = format!("/api/v1/proposals/{reference}/submission");
        let body = Some(json!({ "version": version, "cutoff": 5 }));
        let failed = ana.calls(Method::POST, &at, body, &[]).await.is(500).json();
        app.hides(failed["reference"].as_str().unwrap());
        run(&app, "ALTER TABLE away RENAME TO submissions");
        let of_call =
            |db: &mut rollcall::db::Db| rollcall::proposal::store::attempts::of_call(db, &book().call.id);
        for _ in 0..200 {
            if !app.state().database.read_now(of_call).unwrap().is_empty() {
                break;
            }
            actix_web::rt::time::sleep(Duration::from_millis(20)).await;
        }
        let page = overview(&ana, &reference).await;
        assert!(page.shows("Submitting The service failed."), "{}", page.words());
        assert!(frozen(&app).is_empty());
    });
}

#[test]
fn a_register_that_cannot_be_written_changes_no_answer_and_the_log_says_so() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        let version = base(&ana, &reference, "basics").await[0].clone();
        app.clock_to(CUTOFF);
        run(&app, "ALTER TABLE refused_attempts RENAME TO away");
        let log = Log::default();
        let page = {
            let _listening = log.listens();
            presses(&ana, &reference, &version).await.is(409)
        };
        run(&app, "ALTER TABLE away RENAME TO refused_attempts");
        assert!(page.shows("Cut-off 5 passed on 31 December 2025, 17:00 Brussels."), "{}", page.words());
        assert!(!page.shows("was noted in the register"), "{}", page.words());
        let said = log.said();
        let line = said.lines().find(|line| line.contains("an attempt could not be noted in the register"));
        let line = line.unwrap_or_else(|| panic!("{said}"));
        for fact in [reference.as_str(), "submit", "cutoff-passed", "2025-12-31T16:00:00"] {
            assert!(line.contains(fact), "{fact} in {line}");
        }
    });
}

#[test]
fn a_document_that_was_not_taken_is_the_teams_to_know_and_staffs_once_it_was_received() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let sam = app.person_with("Sam", Role::Staff, Scope::Call(book().call.id)).await;
        let (north, south) = (writes(&ana, "DEMO-NORTH").await, begins(&ben, "DEMO-SOUTH").await);
        uploads(&ana, &north, "annex", b"<html>").await.is(422);
        let at = format!("/api/v1/proposals/{south}/documents/part-b");
        ben.sends(Method::PUT, &at, "application/pdf", b"").await.is(422);
        let page = overview(&ana, &north).await;
        assert!(page.shows("Uploading a document Annex: This is not a PDF"), "{}", page.words());
        let page = overview(&ben, &south).await;
        assert!(page.shows("Uploading a document Proposal, part B: The file is empty."), "{}", page.words());
        submits(&ana, &north).await.is(303);
        // A reason that was forgotten is asked for again; nothing was tried yet.
        let forgot = [("version", "1"), ("reason", "")];
        ana.posts(&format!("/proposals/{north}/withdraw"), &forgot).await.is(422);
        let page = overview(&ana, &north).await;
        assert!(!page.shows("Withdrawing"), "{}", page.words());
        let register = "/staff/ai-factories/attempts";
        assert!(!sam.gets(register).await.is(200).shows("Uploading"));
        app.clock_to(AFTER);
        app.works();
        let page = sam.gets(register).await.is(200);
        assert!(page.shows("Annex: This is not a PDF"), "{}", page.words());
        assert!(!page.shows(&south), "a draft is none of theirs: {}", page.words());
        assert!(overview(&sam, &north).await.shows("Annex: This is not a PDF"));
        app.reads_all_letters();
    });
}
