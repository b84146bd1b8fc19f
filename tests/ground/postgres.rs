//! PostgreSQL when transactions cross, and reads on both databases.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex, mpsc};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use rollcall::db::{Database, Db, Purpose, Weight, change};
use rollcall::ground::{Error, Refusal, Result};

use super::scratch::{Scratch, insert, numbers, scratch};

const LOST: &str = "DO $$ BEGIN RAISE EXCEPTION 'crossed on purpose' USING ERRCODE = '40001'; END $$";

/// Writes, losing the race `times` times first; tells the answer and how often the act was run.
fn loses(scratch: &Scratch, times: usize) -> (Result<()>, usize) {
    let runs = Arc::new(AtomicUsize::new(0));
    let counted = runs.clone();
    let answer = scratch.database.write_now(move |db| {
        insert(db, 1)?;
        if counted.fetch_add(1, Ordering::SeqCst) < times {
            db.batch_execute(LOST)?;
        }
        Ok(())
    });
    (answer, runs.load(Ordering::SeqCst))
}

#[test]
fn a_lost_race_is_run_again() {
    let scratch = Scratch::postgres();
    let (answer, runs) = loses(&scratch, 7);
    answer.unwrap();
    assert_eq!((runs, scratch.numbers()), (8, vec![1]));
}

#[test]
fn a_race_lost_too_often_is_busy_and_leaves_nothing() {
    let scratch = Scratch::postgres();
    let (answer, runs) = loses(&scratch, 8);
    assert!(matches!(answer, Err(Error::Busy)), "{answer:?}");
    assert_eq!((runs, scratch.numbers()), (8, vec![]));
}

/// An act that wraps the error it got must not keep the race from being run again.
#[test]
fn a_lost_race_is_seen_through_a_wrapped_error() {
    let scratch = Scratch::postgres();
    let runs = AtomicUsize::new(0);
    let answer = scratch.database.write_now(move |db| {
        if runs.fetch_add(1, Ordering::SeqCst) == 0 {
            db.batch_execute(LOST).map_err(Error::from).map_err(Error::internal)?;
        }
        insert(db, 1)
    });
    answer.unwrap();
}

#[test]
fn of_a_deadlock_both_get_through() {
    let scratch = Scratch::postgres();
    scratch.run("INSERT INTO scratch VALUES (1), (2)");
    let (meet, tries) = (Arc::new(Barrier::new(2)), Arc::new(AtomicUsize::new(0)));
    let locks = |first: i64, second: i64| {
        let (database, meet, tries) = (scratch.database.clone(), meet.clone(), tries.clone());
        let met = AtomicUsize::new(0);
        std::thread::spawn(move || {
            database.write_now(move |db| {
                tries.fetch_add(1, Ordering::SeqCst);
                db.batch_execute(&format!("SELECT 1 FROM scratch WHERE n = {first} FOR UPDATE"))?;
                if met.fetch_add(1, Ordering::SeqCst) == 0 {
                    meet.wait();
                }
                db.batch_execute(&format!("SELECT 1 FROM scratch WHERE n = {second} FOR UPDATE"))?;
                Ok(())
            })
        })
    };
    let (one, other) = (locks(1, 2), locks(2, 1));
    one.join().unwrap().unwrap();
    other.join().unwrap().unwrap();
    assert!(tries.load(Ordering::SeqCst) >= 3, "there was no deadlock");
}

#[test]
fn a_failed_statement_that_was_swallowed_does_not_count_as_done() {
    let scratch = Scratch::postgres();
    let answer = scratch.database.write_now(|db| {
        insert(db, 1)?;
        let _swallowed = db.batch_execute("SELECT 1 / 0");
        Ok(())
    });
    assert!(answer.is_err());
    assert!(scratch.numbers().is_empty());
    scratch.database.write_now(|db| insert(db, 2)).unwrap();
    assert_eq!(scratch.numbers(), [2]);
}

#[test]
fn a_panic_rolls_back_and_leaves_the_connection_fit() {
    let scratch = Scratch::postgres();
    // More than the pool holds: none may be lost or left inside a transaction.
    for _ in 0..20 {
        let answer = scratch.database.write_now(|db| -> Result<()> {
            insert(db, 1)?;
            panic!("a fault on purpose")
        });
        assert!(answer.unwrap_err().to_string().contains("a fault on purpose"));
    }
    assert!(scratch.numbers().is_empty());
    scratch.database.write_now(|db| insert(db, 2)).unwrap();
    assert_eq!(scratch.numbers(), [2]);
}

/// Two doctors are on call; each may leave while the other stays. Both look, then both leave.
#[test]
fn two_that_each_looked_before_the_other_wrote_cannot_both_write() {
    for scratch in Scratch::both() {
        scratch.run("INSERT INTO scratch VALUES (1), (2)");
        let meet = Arc::new(Barrier::new(2));
        let on_postgres = matches!(scratch.url, rollcall::db::DatabaseUrl::Postgres(_));
        let leaves = |n: i64| {
            let (database, meet, met) = (scratch.database.clone(), meet.clone(), AtomicUsize::new(0));
            std::thread::spawn(move || {
                database.write_now(move |db| {
                    let on_call: i64 = scratch::table.count().get_result(db)?;
                    // SQLite has one writer: the second cannot look before the first is done.
                    if on_postgres && met.fetch_add(1, Ordering::SeqCst) == 0 {
                        meet.wait();
                    }
                    if on_call < 2 {
                        return Err(Refusal::new("form-stale").into());
                    }
                    diesel::delete(scratch::table.find(n)).execute(db)?;
                    Ok(())
                })
            })
        };
        let (one, other) = (leaves(1), leaves(2));
        let answers = [one.join().unwrap(), other.join().unwrap()];
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert_eq!(scratch.numbers().len(), 1);
    }
}

#[test]
fn a_read_sees_one_moment_and_writes_nothing() {
    for scratch in Scratch::both() {
        scratch.database.write_now(|db| insert(db, 1)).unwrap();
        let other = scratch.database.clone();
        let seen = scratch.database.read_now(move |db| {
            let before = numbers(db)?;
            other.write_now(|db| insert(db, 2))?;
            Ok((before, numbers(db)?))
        });
        assert_eq!(seen.unwrap(), (vec![1], vec![1]));
        assert!(scratch.database.read_now(|db| insert(db, 3)).is_err());
        assert!(scratch.database.read_now(|db| Ok(db.batch_execute("CREATE TABLE x (y INTEGER)")?)).is_err());
        assert_eq!(scratch.numbers(), [1, 2]);
    }
}

#[test]
fn a_database_opened_for_reading_cannot_write() {
    for scratch in Scratch::both() {
        let reader = Database::open(&scratch.url, Purpose::ReadOnly).unwrap();
        assert!(reader.write_now(|db| insert(db, 1)).is_err());
        assert!(reader.read_now(|db| insert(db, 1)).is_err());
        assert!(scratch.numbers().is_empty());
    }
}

#[test]
fn a_read_that_panics_leaves_its_connection_fit() {
    for scratch in Scratch::both() {
        for _ in 0..20 {
            let answer = scratch.database.read_now(|db| -> Result<()> {
                numbers(db)?;
                panic!("a fault on purpose")
            });
            assert!(answer.unwrap_err().to_string().contains("a fault on purpose"));
        }
        scratch.database.write_now(|db| insert(db, 1)).unwrap();
        // Not one connection may still stand in the transaction of before.
        for _ in 0..20 {
            assert_eq!(scratch.database.read_now(numbers).unwrap(), [1]);
        }
    }
}

/// All connections are out: the next one waits a little, and is told to come again.
#[test]
fn without_a_free_connection_a_read_is_busy_after_a_while() {
    for scratch in Scratch::both() {
        let (held, release) = (Arc::new(Barrier::new(17)), Arc::new(Barrier::new(17)));
        let holds = if matches!(scratch.url, rollcall::db::DatabaseUrl::Sqlite(_)) { 8 } else { 16 };
        let holders: Vec<_> = (0..16)
            .map(|i| {
                let (database, held, release) = (scratch.database.clone(), held.clone(), release.clone());
                std::thread::spawn(move || {
                    if i < holds {
                        database
                            .read_now(|_| {
                                held.wait();
                                release.wait();
                                Ok(())
                            })
                            .unwrap();
                    } else {
                        held.wait();
                        release.wait();
                    }
                })
            })
            .collect();
        held.wait();
        let begun = Instant::now();
        let answer = scratch.database.read_now(numbers);
        assert!(matches!(answer, Err(Error::Busy)), "{answer:?}");
        assert!(begun.elapsed() < Duration::from_secs(8));
        release.wait();
        holders.into_iter().for_each(|holder| holder.join().unwrap());
        scratch.database.read_now(numbers).unwrap();
    }
}

/// Takes a writer and keeps it until it is told to let go.
async fn holds_a_writer(database: &Database) -> mpsc::Sender<()> {
    let (release, released) = mpsc::channel::<()>();
    let (inside, is_inside) = tokio::sync::oneshot::channel();
    let (released, inside) = (Mutex::new(released), Mutex::new(Some(inside)));
    let database = database.clone();
    tokio::spawn(async move {
        let act = move |_: &mut Db| {
            if let Some(inside) = inside.lock().unwrap().take() {
                inside.send(()).unwrap();
                released.lock().unwrap().recv().unwrap();
            }
            Ok(())
        };
        database.write(Weight::Ordinary, act).await.unwrap();
    });
    is_inside.await.unwrap();
    release
}

/// All four writers are busy, others wait, and then one writer serves the whole line.
#[test]
fn submissions_are_written_before_what_is_typed_and_do_not_starve_it() {
    use Weight::{Ordinary, Submission};
    let scratch = Scratch::postgres();
    let order = Arc::new(Mutex::new(Vec::new()));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        let mut held = Vec::new();
        for _ in 0..4 {
            held.push(holds_a_writer(&scratch.database).await);
        }
        // Who typed was there first.
        let asked = [Ordinary, Ordinary, Submission, Submission, Submission, Submission, Submission];
        let mut waiting = Vec::new();
        for (number, weight) in asked.into_iter().enumerate() {
            let (database, order) = (scratch.database.clone(), order.clone());
            waiting.push(tokio::spawn(async move {
                let note = move |_: &mut Db| {
                    order.lock().unwrap().push((weight, number));
                    Ok(())
                };
                database.write(weight, note).await.unwrap();
            }));
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        held.pop().unwrap().send(()).unwrap();
        for one in waiting {
            one.await.unwrap();
        }
        for one in held {
            one.send(()).unwrap();
        }
    });
    let order = order.lock().unwrap().clone();
    let submissions = |from: usize, to: usize| (from..=to).map(|number| (Submission, number));
    let expected: Vec<_> =
        submissions(2, 4).chain([(Ordinary, 0)]).chain(submissions(5, 6)).chain([(Ordinary, 1)]).collect();
    assert_eq!(order, expected);
}

diesel::table! {
    pg_prepared_statements (name) {
        name -> Text,
        statement -> Text,
    }
}

/// Diesel alone has every change planned anew; what people wait for is planned once per connection.
#[test]
fn a_change_of_one_text_is_planned_once() {
    let scratch = Scratch::postgres();
    scratch.run("INSERT INTO scratch VALUES (1), (2), (3)");
    let planned = scratch.database.write_now(|db| {
        let (at, to) = (|n: i64| scratch::n.eq(n), |n: i64| scratch::n.eq(n + 10));
        let planned =
            pg_prepared_statements::table.filter(pg_prepared_statements::statement.like("UPDATE %")).count();
        diesel::update(scratch::table.filter(at(1))).set(to(1)).execute(db)?;
        let before: i64 = planned.get_result(db)?;
        for n in [2, 3] {
            assert_eq!(change(scratch::table, to(n), at(n)).execute(db)?, 1);
        }
        Ok((before, planned.get_result::<i64>(db)?))
    });
    assert_eq!(planned.unwrap(), (0, 1));
    assert_eq!(scratch.numbers(), [11, 12, 13]);
}
