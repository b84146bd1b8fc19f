//! The writer of SQLite when things go wrong: what was answered with Ok is in the file, what was not is not.
//!
//! Every test looks with a connection of its own, opened after the fact, and then writes once more: the
//! writer has to survive whatever it was given.

use std::collections::BTreeSet;
use std::future::Future;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::task::Poll;
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use rollcall::db::{Database, DatabaseUrl, Db, Purpose, Weight};
use rollcall::ground::{Error, Refusal, Result};

use super::scratch::{Scratch, connect, insert, numbers};

type Act = Arc<dyn Fn(&mut Db) -> Result<i64> + Send + Sync>;

fn act(act: impl Fn(&mut Db) -> Result<i64> + Send + Sync + 'static) -> Act {
    Arc::new(act)
}

fn inserts(n: i64) -> Act {
    act(move |db| insert(db, n).map(|()| n))
}

/// Runs acts as one group: the writer is held until all of them wait in its queue.
fn as_one_group(database: &Database, acts: Vec<Act>) -> Vec<Result<i64>> {
    let (open, gate) = mpsc::channel::<()>();
    let gate = std::sync::Mutex::new(gate);
    let held = database.clone();
    let holder = std::thread::spawn(move || {
        held.write_now(move |_| {
            let _opened = gate.lock().unwrap().recv();
            Ok(())
        })
    });
    // The holder has to be in the queue first.
    std::thread::sleep(Duration::from_millis(50));
    let answers = tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
        let waiting = acts.into_iter().map(|act| database.write(Weight::Ordinary, move |db| act(db)));
        let mut waiting: Vec<_> = waiting.map(Box::pin).collect();
        std::future::poll_fn(|context| {
            assert!(waiting.iter_mut().all(|write| write.as_mut().poll(context).is_pending()));
            Poll::Ready(())
        })
        .await;
        open.send(()).unwrap();
        let mut answers = Vec::new();
        for write in waiting {
            answers.push(write.await);
        }
        answers
    });
    holder.join().unwrap().unwrap();
    answers
}

/// Runs one act that is to fail between two that are to succeed, then one more, and tells how it failed.
fn fails_alone(scratch: &Scratch, bad: Act) -> Error {
    let runs = Arc::new(AtomicUsize::new(0));
    let counted = runs.clone();
    let neighbour = act(move |db| {
        counted.fetch_add(1, Ordering::SeqCst);
        insert(db, 1).map(|()| 1)
    });
    let mut answers = as_one_group(&scratch.database, vec![neighbour, bad, inserts(3)]);
    assert_eq!(answers.pop().unwrap().unwrap(), 3);
    let error = answers.pop().unwrap().unwrap_err();
    assert_eq!(answers.pop().unwrap().unwrap(), 1);
    assert!(runs.load(Ordering::SeqCst) <= 2, "in the group, and at most once again alone");
    assert_eq!(scratch.numbers(), [1, 3]);
    scratch.database.write_now(|db| insert(db, 4)).unwrap();
    assert_eq!(scratch.numbers(), [1, 3, 4]);
    error
}

#[test]
fn a_job_that_fails_leaves_nothing() {
    let scratch = Scratch::sqlite();
    let error = fails_alone(
        &scratch,
        act(|db| {
            insert(db, 2)?;
            Err(Refusal::new("form-stale").into())
        }),
    );
    assert!(matches!(error, Error::Refused(_)));
}

#[test]
fn a_job_that_panics_leaves_nothing() {
    let scratch = Scratch::sqlite();
    let error = fails_alone(
        &scratch,
        act(|db| {
            insert(db, 2)?;
            panic!("a fault on purpose")
        }),
    );
    assert!(error.to_string().contains("a fault on purpose"), "{error}");
}

#[test]
fn a_panic_inside_a_savepoint_of_the_jobs_own_leaves_nothing() {
    for name in ["inner", "act", "diesel_savepoint_1"] {
        let scratch = Scratch::sqlite();
        let error = fails_alone(
            &scratch,
            act(move |db| {
                insert(db, 2)?;
                db.batch_execute(&format!("SAVEPOINT {name}"))?;
                insert(db, 22)?;
                panic!("a fault on purpose")
            }),
        );
        assert!(error.to_string().contains("a fault on purpose"), "{error}");
    }
}

#[test]
fn a_savepoint_that_a_job_left_open_costs_only_that_job() {
    let scratch = Scratch::sqlite();
    let answers = as_one_group(
        &scratch.database,
        vec![
            inserts(1),
            act(|db| {
                db.batch_execute("SAVEPOINT inner")?;
                insert(db, 2)?;
                Ok(2)
            }),
            inserts(3),
        ],
    );
    let done: Vec<i64> = answers.into_iter().filter_map(Result::ok).collect();
    assert_eq!(scratch.numbers(), done, "what was answered with Ok is there, and nothing else");
    assert!(done.contains(&1) && done.contains(&3));
}

#[test]
fn a_transaction_that_a_job_left_open_through_diesel_is_found_out() {
    let scratch = Scratch::sqlite();
    fails_alone(
        &scratch,
        act(|db| {
            let Db::Sqlite(sqlite) = db else { panic!("not SQLite") };
            sqlite.batch_execute("ROLLBACK")?;
            AnsiTransactionManager::begin_transaction(sqlite)?;
            insert(db, 2).map(|()| 2)
        }),
    );
}

/// The same, with a savepoint of our name inside: it is released as if nothing had happened, and only the depth
/// that Diesel counts tells. Without that, the neighbour before would be answered Ok and be gone.
#[test]
fn a_transaction_dressed_up_as_ours_is_found_out_by_its_depth() {
    let scratch = Scratch::sqlite();
    fails_alone(
        &scratch,
        act(|db| {
            let Db::Sqlite(sqlite) = db else { panic!("not SQLite") };
            sqlite.batch_execute("ROLLBACK")?;
            AnsiTransactionManager::begin_transaction(sqlite)?;
            sqlite.batch_execute("SAVEPOINT rollcall_job")?;
            insert(db, 2).map(|()| 2)
        }),
    );
}

#[test]
fn a_job_that_ends_the_transaction_is_found_out() {
    let scratch = Scratch::sqlite();
    fails_alone(
        &scratch,
        act(|db| {
            insert(db, 2)?;
            db.batch_execute("ROLLBACK")?;
            Ok(2)
        }),
    );
}

/// A deferred reference is checked at the commit: the job that broke it has long been called good.
#[test]
fn a_commit_that_fails_costs_only_the_job_that_broke_it() {
    let scratch = Scratch::sqlite();
    scratch.run(
        "CREATE TABLE child (n BIGINT REFERENCES scratch (n) DEFERRABLE INITIALLY DEFERRED);
         PRAGMA foreign_keys = ON",
    );
    let error = fails_alone(
        &scratch,
        act(|db| {
            insert(db, 2)?;
            db.batch_execute("INSERT INTO child VALUES (99)")?;
            Ok(2)
        }),
    );
    assert!(error.to_string().contains("FOREIGN KEY"), "{error}");
}

#[test]
fn a_full_disk_costs_only_the_job_that_found_it_full() {
    let scratch = Scratch::sqlite();
    let error = fails_alone(
        &scratch,
        act(|db| {
            insert(db, 2)?;
            // The limit goes with the connection, which the writer drops once the transaction broke.
            db.batch_execute("PRAGMA max_page_count = 1; CREATE TABLE big (bytes BLOB NOT NULL)")?;
            db.batch_execute("INSERT INTO big SELECT randomblob(1000000)")?;
            Ok(2)
        }),
    );
    assert!(error.to_string().contains("full"), "{error}");
}

/// The disk is full for everybody who writes much: nothing of theirs is called done, and little things pass.
#[test]
fn a_disk_that_stays_full_answers_errors_and_heals() {
    let scratch = Scratch::sqlite();
    let fill = |from: i64| {
        act(move |db| {
            db.batch_execute("PRAGMA max_page_count = 1")?;
            for n in from..from + 20_000 {
                insert(db, n)?;
            }
            Ok(from)
        })
    };
    let answers = as_one_group(&scratch.database, vec![fill(0), inserts(-1), fill(100_000), inserts(-2)]);
    assert_eq!(answers.iter().map(Result::is_ok).collect::<Vec<_>>(), [false, true, false, true]);
    assert_eq!(scratch.numbers(), [-2, -1]);
    scratch.database.write_now(|db| insert(db, 1)).unwrap();
}

/// What a job answers is dropped on the writer's thread where nobody waits any more, or where it runs again.
struct Explosive;

impl Drop for Explosive {
    fn drop(&mut self) {
        panic!("a fault on purpose, in a drop")
    }
}

#[test]
fn an_answer_that_panics_does_not_end_the_writer() {
    let scratch = Scratch::sqlite();
    let (database, url) = (scratch.database.clone(), scratch.url.clone());
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
        let mut write = Box::pin(database.write(Weight::Ordinary, |db| {
            std::thread::sleep(Duration::from_millis(100));
            insert(db, 1).map(|()| Explosive)
        }));
        std::future::poll_fn(|context| {
            assert!(write.as_mut().poll(context).is_pending());
            Poll::Ready(())
        })
        .await;
        drop(write);
    });
    for n in 2..5 {
        scratch.database.write_now(move |db| insert(db, n)).unwrap();
    }
    assert_eq!(numbers(&mut connect(&url)).unwrap(), [1, 2, 3, 4]);
}

#[test]
fn a_panic_whose_payload_panics_does_not_end_the_writer() {
    let scratch = Scratch::sqlite();
    let failed = scratch.database.write_now(|db| -> Result<()> {
        insert(db, 1)?;
        std::panic::panic_any(Explosive)
    });
    assert!(failed.is_err());
    scratch.database.write_now(|db| insert(db, 2)).unwrap();
    assert_eq!(scratch.numbers(), [2]);
}

#[test]
fn in_a_mixed_group_every_ok_is_in_the_file_and_nothing_else() {
    let scratch = Scratch::sqlite();
    scratch.run("CREATE TABLE child (n BIGINT REFERENCES scratch (n) DEFERRABLE INITIALLY DEFERRED)");
    for (round, breaks_the_group) in [(0, false), (1_000, true)] {
        let acts = (0..64).map(|i| {
            let n = round + i;
            act(move |db| {
                insert(db, n)?;
                match i % 8 {
                    1 => Err(Error::NotFound),
                    2 => panic!("a fault on purpose"),
                    3 => {
                        db.batch_execute("SAVEPOINT inner")?;
                        panic!("a fault on purpose")
                    }
                    4 => insert(db, round).map(|()| n),
                    5 if breaks_the_group => {
                        db.batch_execute("INSERT INTO child VALUES (-1)")?;
                        Ok(n)
                    }
                    6 if breaks_the_group => {
                        db.batch_execute("ROLLBACK")?;
                        Ok(n)
                    }
                    _ => Ok(n),
                }
            })
        });
        let answers = as_one_group(&scratch.database, acts.collect());
        let answered: Vec<i64> = answers.iter().filter_map(|answer| answer.as_ref().ok().copied()).collect();
        let there: Vec<i64> = scratch.numbers().into_iter().filter(|n| *n >= round).collect();
        assert_eq!(answered, there);
        let good = |i: &i64| matches!(i % 8, 0 | 7) || (!breaks_the_group && matches!(i % 8, 5 | 6));
        assert_eq!(there, (0..64).filter(good).map(|i| round + i).collect::<Vec<_>>());
    }
}

/// Another process writes: the command line, or a copy being made. It is waited for, and not for ever.
#[test]
fn another_process_that_holds_the_lock_makes_writers_busy_and_not_wait_for_ever() {
    let scratch = Scratch::sqlite();
    let mut other = connect(&scratch.url);
    other.batch_execute("BEGIN IMMEDIATE").unwrap();
    let begun = Instant::now();
    let writers = (0..8).map(|n| {
        let database = scratch.database.clone();
        std::thread::spawn(move || database.write_now(move |db| insert(db, n)))
    });
    for writer in writers.collect::<Vec<_>>() {
        let answer = writer.join().unwrap();
        assert!(matches!(answer, Err(Error::Busy)), "{answer:?}");
    }
    // The first waits for the lock, those that came meanwhile wait once more, together.
    assert!(begun.elapsed() < Duration::from_secs(25), "eight writers waited {:?}", begun.elapsed());
    other.batch_execute("COMMIT").unwrap();
    scratch.database.write_now(|db| insert(db, 100)).unwrap();
    assert_eq!(scratch.numbers(), [100]);
}

#[test]
fn a_lock_that_is_given_back_in_time_costs_nothing() {
    let scratch = Scratch::sqlite();
    let mut other = connect(&scratch.url);
    other.batch_execute("BEGIN IMMEDIATE; INSERT INTO scratch VALUES (1)").unwrap();
    let release = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(300));
        other.batch_execute("COMMIT").unwrap();
    });
    scratch.database.write_now(|db| insert(db, 2)).unwrap();
    release.join().unwrap();
    assert_eq!(scratch.numbers(), [1, 2]);
}

const CHILD: &str = "ROLLCALL_TEST_WRITES_TO";

/// Not a test by itself: the process that the next one kills.
#[test]
fn a_child_that_writes_until_it_is_killed() {
    let Ok(path) = std::env::var(CHILD) else { return };
    let database = Database::open(&DatabaseUrl::Sqlite(path.into()), Purpose::ReadWrite).unwrap();
    let threads = (0..16_i64).map(|thread| {
        let database = database.clone();
        std::thread::spawn(move || {
            for i in 0.. {
                let n = i * 16 + thread;
                database.write_now(move |db| insert(db, n)).unwrap();
                println!("receipt {n} is given");
            }
        })
    });
    threads.collect::<Vec<_>>().into_iter().for_each(|thread| thread.join().unwrap());
}

#[test]
fn whatever_was_answered_outlives_a_kill() {
    let scratch = Scratch::sqlite();
    let DatabaseUrl::Sqlite(path) = &scratch.url else { unreachable!("SQLite") };
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "ground::faults::a_child_that_writes_until_it_is_killed", "--nocapture"])
        .env(CHILD, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap());
    let (tell, told) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        // A line that the kill cut off is no receipt.
        for line in lines.split(b'\n').map_while(std::io::Result::ok) {
            let line = String::from_utf8(line).unwrap();
            let number = line.strip_prefix("receipt ").and_then(|rest| rest.strip_suffix(" is given"));
            if let Some(number) = number {
                tell.send(number.parse::<i64>().unwrap()).unwrap();
            }
        }
    });
    let mut given: BTreeSet<i64> = (0..100).map(|_| told.recv().unwrap()).collect();
    std::thread::sleep(Duration::from_millis(rand::random::<u64>() % 300));
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap();
    given.extend(told.iter());
    let there: BTreeSet<i64> = scratch.numbers().into_iter().collect();
    let lost: Vec<&i64> = given.difference(&there).collect();
    assert!(given.len() >= 100);
    assert!(lost.is_empty(), "{} of {} receipts were given and lost: {lost:?}", lost.len(), given.len());
    // What was in flight may be there without having been answered, and no more than what was in flight.
    assert!(there.difference(&given).count() <= 16, "{} are there, {} were given", there.len(), given.len());
    let again = Database::open(&scratch.url, Purpose::ReadWrite).unwrap();
    again.write_now(|db| insert(db, -1)).unwrap();
}
