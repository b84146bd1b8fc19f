//! Two workers, one lease: whoever holds it works, the other takes over when it ends, and the fence tells.

use diesel::prelude::*;
use rollcall::db::schema::{journal, leases};
use rollcall::ground::{Entry, RecordClass};
use rollcall::mail::Transport;
use rollcall::worker::Worker;
use serde_json::json;

use crate::support::app::{App, both_databases};

fn worker(app: &App) -> (tempfile::TempDir, Worker) {
    let directory = tempfile::tempdir().unwrap();
    let transport = Transport::files(directory.path().join("mail")).unwrap();
    (directory, Worker::new(app.state().clone(), transport).unwrap())
}

/// Who holds the lease, and its fence.
fn held(app: &App) -> (String, i64) {
    let held = |db: &mut rollcall::db::Db| {
        Ok(leases::table.find("worker").select((leases::holder, leases::fence)).first(db)?)
    };
    app.state().database.read_now(held).unwrap()
}

fn unsealed(app: &App) -> i64 {
    let count = |db: &mut rollcall::db::Db| {
        Ok(journal::table.filter(journal::seal.is_null()).count().get_result(db)?)
    };
    app.state().database.read_now(count).unwrap()
}

fn something_happens(app: &App) {
    app.acts(|act| act.record(&Entry::new("test.done", ("thing", 1), RecordClass::Call, json!({}))));
}

#[test]
fn one_of_two_workers_works_and_the_other_takes_over() {
    both_databases(async |app| {
        let ((_a, one), (_b, other)) = (worker(&app), worker(&app));
        something_happens(&app);
        one.round().unwrap();
        assert_eq!(unsealed(&app), 0);
        let (holder, fence) = held(&app);
        assert_eq!(fence, 1);
        something_happens(&app);
        other.round().unwrap();
        assert_eq!((unsealed(&app), held(&app)), (1, (holder.clone(), 1)), "the lease is the first one's");
        app.passes(20);
        one.round().unwrap();
        assert_eq!((unsealed(&app), held(&app)), (0, (holder.clone(), 1)), "renewed, in the same hands");
        app.passes(29);
        something_happens(&app);
        other.round().unwrap();
        assert_eq!(unsealed(&app), 1, "a renewed lease holds from its renewal");
        app.passes(1);
        other.round().unwrap();
        let (new_holder, fence) = held(&app);
        assert_eq!((unsealed(&app), fence), (0, 2), "the lease ended and changed hands");
        assert_ne!(new_holder, holder);
        one.round().unwrap();
        assert_eq!(held(&app), (new_holder, 2));
    });
}

/// Leases run in wall time: a rehearsal's clock that is moved by weeks takes nobody's lease away.
#[test]
fn a_rehearsals_clock_ends_no_lease() {
    both_databases(async |app| {
        let ((_a, one), (_b, other)) = (worker(&app), worker(&app));
        one.round().unwrap();
        app.clock_to("2026-03-01T10:00:00+01:00");
        let before = held(&app);
        other.round().unwrap();
        assert_eq!(held(&app), before);
    });
}

#[test]
fn many_who_reach_for_a_lease_get_it_one_at_a_time() {
    both_databases(async |app| {
        let workers: Vec<_> = (0..6).map(|_| worker(&app)).collect();
        std::thread::scope(|scope| {
            for (_, worker) in &workers {
                scope.spawn(|| worker.round().unwrap());
            }
        });
        assert_eq!(held(&app).1, 1, "the first one got it, nobody took it from them");
    });
}
