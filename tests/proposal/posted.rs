//! What the worker does about letters: the receipt's, with the receipt; and a mail server that hangs holds nothing up.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use mail_parser::{MessageParser, MimeHeaders};
use rollcall::call::store;
use rollcall::ground::ids::CallId;
use rollcall::mail::Transport;
use rollcall::worker::{Post, Worker};

use super::world::*;
use crate::support::app::both_databases;
use crate::support::mailserver::MailServer;

#[test]
fn the_letter_encloses_the_receipt_and_it_verifies_from_there() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        app.reads_all_letters();
        submits(&ana, &reference).await.is(303);
        let server = MailServer::start();
        let post = Post::new(app.state().clone(), Transport::smtp(&server.url()).unwrap()).unwrap();
        while post.next() {}
        let id = book().call.id;
        let rulebook = app.state().database.read_now(move |db| Ok(store::current(db, &id)?.hash)).unwrap();
        let letters = server.take(1);
        assert!(letters[0].text.contains(&rulebook), "{}", letters[0].text);
        assert!(letters[0].text.contains(&format!("{reference}-1.jws")), "{}", letters[0].text);
        let message = MessageParser::default().parse(&letters[0].raw).unwrap();
        let enclosed = message.attachment(0).expect("an attachment");
        let name = enclosed.attachment_name().unwrap().to_owned();
        assert_eq!(name, format!("{reference}-1.jws"));
        let held = ana.gets(&format!("/proposals/{reference}/receipt.jws")).await.is(200);
        assert_eq!(enclosed.contents(), held.body);
        // As it was enclosed, on another machine.
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(&name), enclosed.contents()).unwrap();
        std::fs::write(folder.path().join("part-b.pdf"), PDF).unwrap();
        let jwks = app.visitor().gets("/.well-known/jwks.json").await.body;
        std::fs::write(folder.path().join("jwks.json"), jwks).unwrap();
        let mut verify = Command::new(env!("CARGO_BIN_EXE_rollcall"));
        verify.args(["verify", &name, "part-b.pdf", "--keys", "jwks.json"]).current_dir(folder.path());
        let done = verify.output().unwrap();
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(done.status.success() && said.contains("+ The receipt was signed"), "{said}");
        app.reads_all_letters();
    });
}

#[test]
fn a_mail_server_that_hangs_holds_no_closing_up() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        submits(&ana, &reference).await.is(303);
        app.reads_all_letters();
        app.clock_to(AFTER);
        // As patient as it is in production: much longer than this test waits.
        let transport = Transport::smtp(&MailServer::hanging().url()).unwrap();
        let worker = Worker::new(app.state().clone(), transport).unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let (stopping, begun) = (stop.clone(), Instant::now());
        let thread = std::thread::spawn(move || worker.run(&stopping));
        let closed = || {
            let closing =
                |db: &mut rollcall::db::Db| store::closed(db, &CallId::from_text("ai-factories"), 5);
            app.state().database.read_now(closing).unwrap().is_some()
        };
        while !closed() && begun.elapsed() < Duration::from_secs(8) {
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(closed(), "the letter is still on its way, and the cut-off is closed");
        stop.store(true, Ordering::Release);
        thread.join().unwrap();
        app.reads_all_letters();
    });
}
