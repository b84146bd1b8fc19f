//! Letters on their way out, to a mail server that speaks SMTP, from both databases.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use rollcall::db::{self, Database, DatabaseUrl, Purpose};
use rollcall::ground::ids::{IdSource, LetterId};
use rollcall::ground::moment::{Wall, wall_now};
use rollcall::ground::{Letter, Moment, RecordClass};
use rollcall::mail::{self, Parcel, Transport};

use crate::support::mailserver::MailServer;
use crate::support::{postgres, sqlite};

#[test]
fn a_letter_arrives_as_it_was_written() {
    on_both(|database| {
        let (server, now) = (MailServer::start(), wall_now());
        let id = post(database, now);
        assert_eq!(deliver(database, &server, now), 1);
        let [letter] = server.take(1).try_into().unwrap();
        assert_eq!(letter.from, "call@rollcall.example");
        assert_eq!(letter.to, ["ana@example.org"]);
        assert_eq!(letter.subject, "Reçu : AIF-0007");
        assert_eq!(letter.text.trim_end(), "Votre proposition a été reçue.\n.\nUne ligne avec un point.");
        assert_eq!(letter.message_id, format!("{id}@rollcall.example"));
        assert!(
            letter.raw.contains("Auto-Submitted: auto-generated"),
            "no machine answers it: {}",
            letter.raw
        );
        assert!(letter.raw.is_ascii(), "a server without 8BITMIME can carry it");
        assert_eq!(deliver(database, &server, now.plus_seconds(86_400)), 0, "once is enough");
    });
}

#[test]
fn a_letter_that_was_refused_for_now_is_tried_again_later() {
    on_both(|database| {
        let (server, now) = (MailServer::start(), wall_now());
        post(database, now);
        server.refuse_next("450 4.2.0 come back later");
        assert_eq!(deliver(database, &server, now), 0);
        assert_eq!(deliver(database, &server, now), 0, "not at once");
        assert_eq!(deliver(database, &server, now.plus_seconds(3_600)), 1);
        assert_eq!(server.take(1).len(), 1);
    });
}

#[test]
fn a_letter_that_is_always_refused_is_given_up_visibly() {
    on_both(|database| {
        let (server, now) = (MailServer::start(), wall_now());
        post(database, now);
        for day in 0..12 {
            server.refuse_next("550 5.1.1 nobody of that name");
            assert_eq!(deliver(database, &server, now.plus_seconds(day * 86_400)), 0);
        }
        let [letter] = database.read_now(|db| mail::recent(db, 10)).unwrap().try_into().unwrap();
        assert_eq!((letter.state.as_str(), letter.attempts), ("given_up", mail::TRIES));
    });
}

#[test]
fn receipts_and_what_lets_people_in_overtake_what_concerns_all() {
    on_both(|database| {
        let (server, now) = (MailServer::start(), wall_now());
        for template in ["call-cutoff-moved", "call-cutoff-moved", "proposal-submitted", "reset-password"] {
            post_of(database, now, template);
        }
        let subjects = |row: &mail::Row| {
            Ok(Parcel { subject: row.template.clone(), text: "…".into(), enclosed: Vec::new() })
        };
        let transport = Transport::smtp(&server.url()).unwrap();
        let from = "Rollcall <call@rollcall.example>".parse().unwrap();
        let next = |now| mail::deliver_next(database, &transport, &from, &subjects, now).unwrap();
        assert_eq!(next(now), Some(true));
        // What is posted while others wait is the next all the same.
        post_of(database, now, "proposal-submitted");
        while next(now).is_some() {}
        let arrived: Vec<String> = server.take(5).into_iter().map(|letter| letter.subject).collect();
        let mut first = arrived[..3].to_vec();
        first.sort_unstable();
        assert_eq!(first, ["proposal-submitted", "proposal-submitted", "reset-password"]);
        assert_eq!(arrived[3..], ["call-cutoff-moved", "call-cutoff-moved"]);
    });
}

#[test]
fn a_server_that_hangs_is_not_waited_for_and_one_letter_is_claimed_at_a_time() {
    on_both(|database| {
        let (server, now) = (MailServer::hanging(), wall_now());
        post(database, now);
        post(database, now);
        let transport = Transport::smtp_within(&server.url(), Duration::from_millis(300)).unwrap();
        let from = "Rollcall <call@rollcall.example>".parse().unwrap();
        let begun = Instant::now();
        let carried =
            mail::deliver_next(database, &transport, &from, &|row| Ok(words(&row.args)), now).unwrap();
        assert_eq!(carried, Some(false));
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
        let letters = database.read_now(|db| mail::recent(db, 10)).unwrap();
        let tried: Vec<i32> = letters.iter().map(|letter| letter.attempts).collect();
        assert_eq!(tried.iter().sum::<i32>(), 1, "the other one is nobody's yet: {tried:?}");
        // Another server has both: nothing is lost.
        let server = MailServer::start();
        assert_eq!(deliver(database, &server, now.plus_seconds(3_600)), 2);
        assert_eq!(server.take(2).len(), 2);
    });
}

fn on_both(test: impl Fn(&Database)) {
    let (_directory, sqlite) = sqlite::fresh();
    let postgres = postgres::fresh();
    for url in [&sqlite, &postgres] {
        test(&open(url));
    }
    postgres::discard(&postgres);
}

fn open(url: &DatabaseUrl) -> Database {
    Database::open(url, Purpose::ReadWrite).unwrap_or_else(|error| panic!("{url}: {error}"))
}

fn post(database: &Database, now: Wall) -> LetterId {
    post_of(database, now, "received")
}

fn post_of(database: &Database, now: Wall, template: &'static str) -> LetterId {
    let id: LetterId = IdSource::random().fork().start().draw();
    let letter = Letter::to_address("ana@example.org".into(), "fr".into(), template, RecordClass::Proposal)
        .with("reference", "AIF-0007");
    let at: Moment = "2025-12-22T10:00:00+01:00".parse().unwrap();
    let posted = id.clone();
    database.write_now(move |db: &mut db::Db| mail::post(db, &posted, at, 0, now, &letter)).unwrap();
    id
}

fn deliver(database: &Database, server: &MailServer, now: Wall) -> usize {
    let transport = Transport::smtp(&server.url()).unwrap();
    let from = "Rollcall <call@rollcall.example>".parse().unwrap();
    mail::deliver_due(database, &transport, &from, &|row| Ok(words(&row.args)), now).unwrap()
}

fn words(args: &BTreeMap<String, String>) -> Parcel {
    Parcel {
        subject: format!("Reçu : {}", args["reference"]),
        text: "Votre proposition a été reçue.\n.\nUne ligne avec un point.\n".to_owned(),
        enclosed: Vec::new(),
    }
}
