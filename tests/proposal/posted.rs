//! What the worker does about letters: a mail server that hangs holds nothing up.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rollcall::call::store;
use rollcall::ground::ids::CallId;
use rollcall::mail::Transport;
use rollcall::worker::Worker;

use super::world::*;
use crate::support::app::both_databases;
use crate::support::mailserver::MailServer;

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
