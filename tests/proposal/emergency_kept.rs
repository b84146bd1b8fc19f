//! What stays of the emergency path: the name that was deposited, and attempts that met no room or a fault.

use std::time::Duration;

use actix_web::http::Method;
use diesel::connection::SimpleConnection;
use rollcall::ground::ids::CallId;
use rollcall::ground::{Role, Scope};
use rollcall::keys::sha256_hex;
use serde_json::json;

use super::world::*;
use crate::support::app::{Answer, App, Person, both_databases};

async fn staff(app: &App) -> Person {
    app.person_with("Sam", Role::Staff, Scope::Call(CallId::from_text("ai-factories"))).await
}

async fn archive(person: &Person, reference: &str) -> Vec<u8> {
    person.gets(&format!("/proposals/{reference}/archive.zip")).await.is(200).body
}

#[test]
fn letters_call_a_proposal_as_it_was_called_when_it_was_deposited() {
    both_databases(async |app| {
        call(&app);
        let (ana, sam) = (app.person("Ana").await, staff(&app).await);
        let reference = writes(&ana, "NORTH").await;
        let zip = archive(&ana, &reference).await;
        app.clock_to("2025-12-31T16:59:00+01:00");
        let hash = sha256_hex(&zip);
        let form = [("sha256", hash.as_str()), ("cutoff", "5")];
        ana.posts(&format!("/proposals/{reference}/emergency"), &form).await.is(303);
        app.reads_all_letters();
        // The draft is called otherwise before the archive comes.
        let version = base(&ana, &reference, "basics").await[0].clone();
        let field = format!("/api/v1/proposals/{reference}/fields/basics.acronym");
        let tag = format!("\"{version}\"");
        let body = Some(json!({ "value": "RENAMED" }));
        ana.calls(Method::PUT, &field, body, &[("if-match", &tag)]).await.is(200);
        app.clock_to(AFTER);
        app.works();
        app.reads_all_letters();
        let path = format!("/proposals/{reference}/emergency/archive");
        ana.parts(&path, &[], Some(("a.zip", &zip))).await.is(303);
        let letter = sam.letters().pop().unwrap();
        assert_eq!(letter.template, "emergency-handed-in");
        assert!(letter.text.contains("NORTH") && !letter.text.contains("RENAMED"), "{}", letter.text);
        let list = sam.gets("/staff/ai-factories/emergency").await.is(200).text();
        let at = list.find("/staff/ai-factories/emergency/").expect("a deposit");
        let page = list[at..].split('"').next().unwrap();
        sam.posts(page, &[("accepted", "no"), ("reason", "No outage was measured.")]).await.is(303);
        let letter = ana.letters().pop().unwrap();
        assert_eq!(letter.template, "emergency-decided");
        assert!(!format!("{} {}", letter.subject, letter.text).contains("RENAMED"), "{}", letter.text);
    });
}

fn run(app: &App, sql: &'static str) {
    app.state().database.write_now(move |db| Ok(db.batch_execute(sql)?)).unwrap();
}

/// Waits until the register holds as many lines, which are written after the answers.
async fn register_holds(app: &App, lines: usize) {
    let of_call =
        |db: &mut rollcall::db::Db| rollcall::proposal::store::attempts::of_call(db, &book().call.id);
    for _ in 0..200 {
        if app.state().database.read_now(of_call).unwrap().len() >= lines {
            return;
        }
        actix_web::rt::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{} lines", app.state().database.read_now(of_call).unwrap().len());
}

/// The service failed, and told by which reference it can be found in the log.
fn failed(app: &App, answer: Answer) {
    let text = answer.is(500).text();
    let before = if text.starts_with('{') { "\"reference\":\"" } else { "<code>" };
    let reference = text.split(before).nth(1);
    app.hides(reference.unwrap().split(['<', '"']).next().unwrap());
}

#[test]
fn what_failed_on_the_emergency_path_is_kept_after_the_answer() {
    both_databases(async |app| {
        call(&app);
        let (ana, sam, ben) = (app.person("Ana").await, staff(&app).await, app.person("Ben").await);
        let reference = writes(&ana, "NORTH").await;
        let zip = archive(&ana, &reference).await;
        let (hash, own) = (sha256_hex(&zip), format!("/proposals/{reference}/emergency"));
        run(&app, "ALTER TABLE deposits RENAME TO away");
        // By hand and by a program, a hash and an archive, and by staff for somebody.
        failed(&app, ana.posts(&own, &[("sha256", &hash), ("cutoff", "5")]).await);
        let body = json!({ "sha256": hash, "cutoff": 5 });
        failed(&app, ana.calls(Method::POST, &format!("/api/v1{own}"), Some(body), &[]).await);
        failed(&app, ana.parts(&format!("{own}/archive"), &[], Some(("a.zip", &zip))).await);
        let path = format!("/api/v1{own}/archive");
        failed(&app, ana.sends(Method::POST, &path, "application/zip", &zip).await);
        let typed = [
            ("reference", reference.as_str()),
            ("cutoff", "5"),
            ("sha256", &hash),
            ("means", "mail"),
            ("at", "2025-12-20T10:00"),
            ("note", "A letter to the desk."),
        ];
        failed(&app, sam.posts("/staff/ai-factories/emergency", &typed).await);
        // Whose it is not leaves nothing there.
        ben.posts(&own, &[("sha256", &hash), ("cutoff", "5")]).await.is(404);
        ben.posts("/staff/ai-factories/emergency", &typed).await.is(404);
        run(&app, "ALTER TABLE away RENAME TO deposits");
        register_holds(&app, 5).await;
        let page = sam.gets("/staff/ai-factories/attempts").await.is(200);
        assert_eq!(page.words().matches("The service failed.").count(), 5, "{}", page.words());
        assert_eq!(page.words().matches("Handing in an archive").count(), 2, "{}", page.words());
        // What is typed wrong is shown again, and is no attempt.
        ana.posts(&own, &[("sha256", "none"), ("cutoff", "5")]).await.is(422);
        register_holds(&app, 5).await;
    });
}

#[test]
fn a_deposit_with_a_session_that_ended_is_kept() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "NORTH").await;
        let claims: rollcall::people::Claims =
            app.state().keys.read_session(ana.cookie.as_deref().unwrap()).unwrap();
        app.acts(move |act| rollcall::people::acts::sign_out(act, &claims.sid));
        let form = [("sha256", sha256_hex(b"x")), ("cutoff", "5".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        ana.posts(&format!("/proposals/{reference}/emergency"), &form).await.is(303);
        register_holds(&app, 1).await;
    });
}
