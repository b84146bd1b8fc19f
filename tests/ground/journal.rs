//! The journal: sealed in batches, and no change of the past goes unseen.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use diesel::prelude::*;
use rollcall::db::schema::{journal, journal_payloads, seals};
use rollcall::db::{Database, DatabaseUrl};
use rollcall::ground::ids::{EntryId, IdSource};
use rollcall::ground::{Entry, Moment, RecordClass};
use rollcall::journal::{BATCH, Finding, Health, check, record, seal_due};
use rollcall::keys::Keys;
use serde_json::json;

use super::scratch::{Scratch, connect};

const NOON: Moment = Moment::from_micros(1_700_000_000_000_000);

fn writes(database: &Database, ids: &IdSource, how_many: i64) {
    let fork = ids.fork();
    database
        .write_now(move |db| {
            let mut ids = fork.start();
            for i in 0..how_many {
                let entry =
                    Entry::new("test.done", ("thing", i), RecordClass::Call, json!({ "i": i, "ü": "é" }));
                let id: EntryId = ids.draw();
                record(db, &id, NOON.plus_seconds(i / 7), i32::try_from(i).unwrap(), "system", &entry)?;
            }
            Ok(())
        })
        .unwrap();
}

fn health(url: &DatabaseUrl, keys: &Keys) -> Health {
    check(&mut connect(url), &keys.public()).unwrap()
}

/// A journal of three seals, on each database.
fn sealed() -> Vec<(Scratch, Keys)> {
    let each = Scratch::both().into_iter().map(|scratch| {
        let (keys, ids) = (Keys::fresh().unwrap(), IdSource::seeded(1));
        for seal in 0..3 {
            writes(&scratch.database, &ids, 10);
            let sealed = seal_due(&scratch.database, &keys, NOON.plus_days(seal)).unwrap();
            assert_eq!(sealed, 10);
        }
        (scratch, keys)
    });
    each.collect()
}

#[test]
fn entries_are_sealed_in_batches_and_the_chain_holds() {
    let mut heads = Vec::new();
    for scratch in Scratch::both() {
        let keys = Keys::fresh().unwrap();
        let more = 2 * BATCH + 3;
        writes(&scratch.database, &IdSource::seeded(1), more);
        let before = health(&scratch.url, &keys);
        assert_eq!((before.seals, before.unsealed, before.head), (0, more, None));
        assert_eq!(seal_due(&scratch.database, &keys, NOON).unwrap(), usize::try_from(more).unwrap());
        assert_eq!(seal_due(&scratch.database, &keys, NOON).unwrap(), 0);
        let after = health(&scratch.url, &keys);
        assert_eq!((after.seals, after.unsealed, after.erased), (3, 0, 0));
        assert_eq!(after.entries, usize::try_from(more).unwrap());
        assert!(after.findings.is_empty(), "{:?}", after.findings);
        let order: Vec<String> = journal::table
            .order((journal::seal, journal::place))
            .select(journal::object_id)
            .load(&mut connect(&scratch.url))
            .unwrap();
        heads.push(order);
    }
    assert_eq!(heads[0], heads[1], "both databases seal in the same order");
}

/// Does something to the journal past the house, and tells what the check says about it.
fn after(tampering: impl Fn(&Scratch)) -> Vec<Vec<String>> {
    let found = sealed().into_iter().map(|(scratch, keys)| {
        assert!(health(&scratch.url, &keys).findings.is_empty());
        tampering(&scratch);
        health(&scratch.url, &keys).findings.iter().map(ToString::to_string).collect()
    });
    found.collect()
}

fn found(tampering: impl Fn(&Scratch), expected: &[Finding]) {
    let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
    for findings in after(tampering) {
        assert_eq!(findings, expected);
    }
}

#[test]
fn a_changed_entry_is_found() {
    for change in [
        "actor = 'somebody'",
        "verb = 'test.undone'",
        "object_id = 'another'",
        "object_kind = 'other'",
        "at = at + 1",
        "ordinal = ordinal + 100",
    ] {
        found(
            |scratch| scratch.run(&format!("UPDATE journal SET {change} WHERE seal = 2 AND place = 5")),
            &[Finding::Head(2)],
        );
    }
}

#[test]
fn a_removed_entry_is_found() {
    found(
        |scratch| {
            scratch.run(
                "DELETE FROM journal_payloads WHERE entry_id IN
                     (SELECT id FROM journal WHERE seal = 2 AND place = 5);
                 DELETE FROM journal WHERE seal = 2 AND place = 5",
            );
        },
        &[Finding::Head(2)],
    );
}

#[test]
fn an_entry_hidden_among_the_unsealed_is_found() {
    found(
        |scratch| scratch.run("UPDATE journal SET seal = NULL, place = NULL WHERE seal = 2 AND place = 5"),
        &[Finding::Head(2)],
    );
}

#[test]
fn an_entry_slipped_in_is_found() {
    found(
        |scratch| {
            scratch.run(
                "INSERT INTO journal (id, at, ordinal, actor, verb, object_kind, object_id, digest, seal, place)
                 SELECT 'new', at, 99, actor, verb, object_kind, object_id, digest, 2, 99
                 FROM journal WHERE seal = 2 AND place = 5",
            );
        },
        &[Finding::Head(2)],
    );
}

#[test]
fn a_swapped_order_is_found() {
    found(
        |scratch| {
            scratch.run(
                "UPDATE journal SET place = 100 WHERE seal = 2 AND place = 5;
                 UPDATE journal SET place = 5 WHERE seal = 2 AND place = 6;
                 UPDATE journal SET place = 6 WHERE seal = 2 AND place = 100",
            );
        },
        &[Finding::Head(2)],
    );
}

#[test]
fn a_changed_payload_is_found() {
    let which = "(SELECT entry_id FROM journal_payloads ORDER BY entry_id LIMIT 1)";
    for change in ["payload = '{\"i\":100}'", "salt = 'pepper'"] {
        for findings in after(|scratch| {
            scratch.run(&format!("UPDATE journal_payloads SET {change} WHERE entry_id = {which}"));
        }) {
            assert_eq!(findings.len(), 1);
            assert!(findings[0].starts_with("the payload of entry"), "{findings:?}");
        }
    }
}

#[test]
fn a_changed_seal_is_found() {
    let changes = [
        ("signature = 'AAAA'", vec![Finding::Signature(2)]),
        ("kid = 'unknown'", vec![Finding::Signature(2)]),
        ("entries = 9", vec![Finding::Head(2)]),
        ("at = at + 1", vec![Finding::Head(2)]),
        ("head = 'other'", vec![Finding::Head(2), Finding::Signature(2), Finding::Gap(3)]),
        ("previous = 'other'", vec![Finding::Gap(2), Finding::Head(2)]),
    ];
    for (change, findings) in changes {
        found(|scratch| scratch.run(&format!("UPDATE seals SET {change} WHERE number = 2")), &findings);
    }
}

/// Whoever can write to the database can chain again, and cannot sign.
#[test]
fn a_chain_made_again_without_the_key_is_found() {
    for (scratch, keys) in sealed() {
        scratch.run(
            "UPDATE journal SET actor = 'somebody' WHERE seal = 3 AND place = 5;
             UPDATE journal SET seal = NULL, place = NULL WHERE seal = 3; DELETE FROM seals WHERE number = 3",
        );
        let stranger = Keys::fresh().unwrap();
        seal_due(&scratch.database, &stranger, NOON.plus_days(2)).unwrap();
        assert_eq!(health(&scratch.url, &keys).findings, [Finding::Signature(3)]);
    }
}

#[test]
fn a_removed_seal_is_found() {
    found(
        |scratch| scratch.run("DELETE FROM seals WHERE number = 2"),
        &[Finding::Gap(3), Finding::Adrift(10)],
    );
    found(|scratch| scratch.run("DELETE FROM seals WHERE number = 3"), &[Finding::Adrift(10)]);
}

/// What was cut off at the end with everything it sealed shows by the last head alone.
#[test]
fn what_is_cut_off_at_the_end_shows_by_the_head() {
    for (scratch, keys) in sealed() {
        let before = health(&scratch.url, &keys).head;
        scratch.run(
            "DELETE FROM journal_payloads WHERE entry_id IN (SELECT id FROM journal WHERE seal = 3);
             DELETE FROM journal WHERE seal = 3; DELETE FROM seals WHERE number = 3",
        );
        let after = health(&scratch.url, &keys);
        assert!(after.findings.is_empty());
        assert_ne!(after.head, before);
    }
}

#[test]
fn an_erased_payload_leaves_the_chain_whole() {
    for (scratch, keys) in sealed() {
        scratch.run("DELETE FROM journal_payloads WHERE class = 'call'");
        let health = health(&scratch.url, &keys);
        assert!(health.findings.is_empty(), "{:?}", health.findings);
        assert_eq!((health.entries, health.erased), (30, 30));
    }
}

#[test]
fn a_key_that_was_retired_still_counts() {
    let scratch = Scratch::sqlite();
    let directory = tempfile::tempdir().unwrap();
    for day in 0..3 {
        Keys::make(directory.path(), NOON.plus_days(day)).unwrap();
        writes(&scratch.database, &IdSource::seeded(u64::try_from(day).unwrap()), 5);
        seal_due(&scratch.database, &Keys::read(directory.path()).unwrap(), NOON).unwrap();
    }
    let health = health(&scratch.url, &Keys::read(directory.path()).unwrap());
    assert!(health.findings.is_empty(), "{:?}", health.findings);
    assert_eq!(health.seals, 3);
}

/// The lease keeps sealers apart; should it fail, the chain is still one.
#[test]
fn two_sealers_cannot_fork_the_chain() {
    for scratch in Scratch::both() {
        let keys = Arc::new(Keys::fresh().unwrap());
        let over = Arc::new(AtomicBool::new(false));
        let sealers = (0..3).map(|_| {
            let (database, keys, over) = (scratch.database.clone(), keys.clone(), over.clone());
            std::thread::spawn(move || {
                while !over.load(Ordering::Acquire) {
                    seal_due(&database, &keys, NOON).unwrap();
                }
            })
        });
        let sealers: Vec<_> = sealers.collect();
        let ids = IdSource::seeded(1);
        for _ in 0..60 {
            writes(&scratch.database, &ids, 5);
        }
        over.store(true, Ordering::Release);
        sealers.into_iter().for_each(|sealer| sealer.join().unwrap());
        seal_due(&scratch.database, &keys, NOON).unwrap();
        let health = health(&scratch.url, &keys);
        assert!(health.findings.is_empty(), "{:?}", health.findings);
        assert_eq!((health.entries, health.unsealed), (300, 0));
        let mut db = connect(&scratch.url);
        let sealed: Vec<i32> = seals::table.select(seals::entries).load(&mut db).unwrap();
        assert_eq!(sealed.iter().sum::<i32>(), 300);
        let payloads: i64 = journal_payloads::table.count().get_result(&mut db).unwrap();
        assert_eq!(payloads, 300);
    }
}
