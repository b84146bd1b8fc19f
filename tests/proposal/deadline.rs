//! An honest deadline: the service measures its own outages, a rule proposes what they give back, and a named
//! person decides. Meanwhile nothing closes, and nothing late is let in.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
use std::time::Duration;

use actix_web::http::Method;
use diesel::connection::SimpleConnection;
use rollcall::call::rules::{builtin, stretches};
use rollcall::call::store;
use rollcall::db::Weight;
use rollcall::ground::ids::CallId;
use rollcall::ground::{Moment, Role, Scope};
use rollcall::worker::Pulse;
use serde_json::{Value, json};

use super::world::*;
use crate::support::app::{App, Person, both_databases};

/// The service goes away and comes back: what it knew in memory is gone.
fn is_away(app: &App, seconds: i64) {
    assert!(Pulse::new(app.state().clone()).feel());
    app.passes(seconds);
    assert!(Pulse::new(app.state().clone()).feel());
}

async fn service(app: &App) -> Value {
    app.visitor().calls(Method::GET, "/api/v1/service", None, &[]).await.is(200).json()
}

fn closed(app: &App) -> bool {
    let closing = |db: &mut rollcall::db::Db| store::closed(db, &CallId::from_text("ai-factories"), 5);
    app.state().database.read_now(closing).unwrap().is_some()
}

async fn staff(app: &App) -> Person {
    app.person_with("Sam Staff", Role::Staff, Scope::Call(CallId::from_text("ai-factories"))).await
}

const LIST: &str = "/staff/ai-factories/extensions";

/// Where the decision on the one proposal is posted.
async fn open_extension(staff: &Person) -> String {
    let page = staff.gets(LIST).await.is(200).text();
    let id = page.split(&format!("action=\"{LIST}/")).nth(1).expect("a form").split('"').next().unwrap();
    format!("{LIST}/{id}")
}

#[test]
fn the_service_writes_down_when_it_was_not_there() {
    both_databases(async |app| {
        let pulse = Pulse::new(app.state().clone());
        assert!(pulse.feel(), "the first beat ends nothing");
        app.passes(59);
        assert!(pulse.feel());
        assert_eq!(service(&app).await["outages"], json!([]));
        is_away(&app, 130);
        let told = service(&app).await;
        assert_eq!(told["outages"][0]["kind"], "silent");
        assert_eq!(told["outages"][0]["from"], "2025-12-22T09:00:59.000000Z");
        assert_eq!(told["outages"][0]["seconds"], 130);
        let page = app.visitor().gets("/service").await.is(200);
        assert!(page.shows("not there") && page.shows("2 min 10 s"), "{}", page.words());
    });
}

#[test]
fn what_it_could_not_write_is_written_once_it_can() {
    both_databases(async |app| {
        let run = |sql: &'static str| {
            app.state().database.write_now(move |db| Ok(db.batch_execute(sql)?)).unwrap();
        };
        let pulse = Pulse::new(app.state().clone());
        assert!(pulse.feel());
        run("ALTER TABLE heartbeats RENAME TO away");
        for _ in 0..12 {
            app.passes(10);
            assert!(!pulse.feel());
        }
        run("ALTER TABLE away RENAME TO heartbeats");
        app.passes(10);
        assert!(pulse.feel());
        let told = service(&app).await;
        assert_eq!(told["outages"].as_array().unwrap().len(), 1);
        assert_eq!(told["outages"][0]["kind"], "failing");
        // From the last beat that was written.
        assert_eq!(told["outages"][0]["seconds"], 130);
    });
}

/// Feels a pulse whose write waits for another one, while six seconds go by.
fn feels_slowly(app: &App, pulse: &Pulse) -> bool {
    let (holding, release) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let wait = |flag: &AtomicBool| {
        while !flag.load(Ordering::Acquire) {
            std::thread::sleep(Duration::from_millis(5));
        }
    };
    let database = app.state().database.clone();
    let (held, released) = (holding.clone(), release.clone());
    let holder = std::thread::spawn(move || {
        database.write_now(move |db| {
            db.batch_execute("UPDATE heartbeats SET at_wall = at_wall")?;
            held.store(true, Ordering::Release);
            wait(&released);
            Ok(())
        })
    });
    wait(&holding);
    std::thread::scope(|scope| {
        let felt = scope.spawn(|| pulse.feel());
        // The beat has begun by then.
        std::thread::sleep(Duration::from_millis(300));
        app.passes(6);
        release.store(true, Ordering::Release);
        holder.join().unwrap().unwrap();
        felt.join().unwrap()
    })
}

fn outages_in_the_journal(app: &App) -> Vec<String> {
    use diesel::prelude::*;
    use rollcall::db::schema::journal;
    let verbs = |db: &mut rollcall::db::Db| {
        let ours = journal::table.filter(journal::verb.like("service.%"));
        Ok(ours.order((journal::at, journal::ordinal)).select(journal::verb).load(db)?)
    };
    app.state().database.read_now(verbs).unwrap()
}

#[test]
fn a_slow_stretch_is_one_outage_however_long_it_lasts() {
    both_databases(async |app| {
        let pulse = Pulse::new(app.state().clone());
        assert!(pulse.feel());
        for _ in 0..12 {
            app.passes(5);
            assert!(!feels_slowly(&app, &pulse));
        }
        // It is on record before it is over, and grows.
        let told = service(&app).await;
        assert_eq!(told["outages"].as_array().unwrap().len(), 1, "{told}");
        assert_eq!(told["outages"][0]["kind"], "slow");
        let so_far = told["outages"][0]["seconds"].as_i64().unwrap();
        app.passes(5);
        assert!(!feels_slowly(&app, &pulse));
        app.passes(5);
        assert!(pulse.feel(), "well again");
        app.passes(5);
        assert!(pulse.feel());
        let told = service(&app).await;
        assert_eq!(told["outages"].as_array().unwrap().len(), 1, "{told}");
        assert_eq!(told["outages"][0]["from"], "2025-12-22T09:00:05.000000Z");
        let whole = told["outages"][0]["seconds"].as_i64().unwrap();
        assert!(so_far >= 60 && whole >= so_far + 16, "{so_far}, then {whole}");
        assert_eq!(outages_in_the_journal(&app), ["service.outage", "service.outage_over"]);
    });
}

/// Fills all places for reading that ordinary requests have, and asks once more.
async fn turns_somebody_away(app: &App) {
    let release = Arc::new(AtomicBool::new(false));
    let waits = || {
        let release = release.clone();
        app.state().database.read(Weight::Ordinary, move |_| {
            while !release.load(Ordering::Acquire) {
                std::thread::sleep(Duration::from_millis(2));
            }
            Ok(())
        })
    };
    let mut reading: Vec<_> = (0..768).map(|_| Box::pin(waits())).collect();
    std::future::poll_fn(|context| {
        assert!(reading.iter_mut().all(|read| read.as_mut().poll(context).is_pending()));
        Poll::Ready(())
    })
    .await;
    let turned_away = app.state().database.read(Weight::Ordinary, |_| Ok(())).await;
    assert!(matches!(turned_away, Err(rollcall::ground::Error::Busy)), "{turned_away:?}");
    release.store(true, Ordering::Release);
    for read in reading {
        read.await.unwrap();
    }
}

#[test]
fn turning_requests_away_for_a_minute_is_an_outage() {
    both_databases(async |app| {
        let pulse = Pulse::new(app.state().clone());
        assert!(pulse.feel());
        app.passes(5);
        turns_somebody_away(&app).await;
        assert!(!pulse.feel());
        app.passes(5);
        assert!(pulse.feel(), "once is none");
        assert_eq!(service(&app).await["outages"], json!([]));
        for _ in 0..7 {
            app.passes(10);
            turns_somebody_away(&app).await;
            assert!(!pulse.feel());
        }
        app.passes(10);
        assert!(pulse.feel());
        let told = service(&app).await;
        assert_eq!(told["outages"].as_array().unwrap().len(), 1, "{told}");
        assert_eq!(
            (&told["outages"][0]["kind"], &told["outages"][0]["seconds"]),
            (&json!("slow"), &json!(70))
        );
    });
}

#[test]
fn the_gauge_says_how_busy_it_is() {
    both_databases(async |app| {
        call(&app);
        let told = service(&app).await;
        assert_eq!(told["load"]["word"], "calm");
        assert_eq!(told["load"]["in_flight"], 1, "the one that asks");
        let page = app.visitor().gets("/calls/ai-factories").await.is(200);
        for shown in ["calm", "Help:", "Mon, Tue, Wed, Thu, Fri 09:00–17:00", "No outage was measured"] {
            assert!(page.shows(shown), "{shown} in {}", page.words());
        }
        let load = rollcall::web::Load::default();
        let now = app.state().clock.wall();
        for _ in 0..3 {
            load.answered(now, 700_000);
        }
        load.answered(now, 10);
        let told = load.told(now, (0, 0));
        assert_eq!((told.busyness.name(), told.p50_ms, told.answers), ("busy", Some(1_000), 4));
        assert_eq!(load.told(now, (0, 600)).busyness.name(), "very-busy");
        assert_eq!(load.told(now.plus_seconds(61), (0, 0)).p50_ms, None);
    });
}

#[test]
fn outages_that_touch_the_hours_before_are_counted_whole_and_once() {
    let at = |minute: i64| Moment::from_micros(minute * 60_000_000);
    let spans = [(at(10), at(20)), (at(15), at(30)), (at(50), at(70)), (at(0), at(5))];
    assert_eq!(stretches(&spans), [(at(0), at(5)), (at(10), at(30)), (at(50), at(70))]);
    assert_eq!(stretches(&[(at(3), at(4)), (at(2), at(3)), (at(9), at(9))]), [(at(2), at(4))]);
    assert_eq!(stretches(&[]), []);
    let book = builtin("ai-factories").unwrap();
    let cutoff = book.cutoff_at(5).unwrap();
    let outage = |hours: i64, minutes: i64| {
        let from = cutoff.plus_seconds(-hours * 3_600);
        vec![(from, from.plus_seconds(minutes * 60))]
    };
    assert_eq!(book.outage_that_counts(5, &outage(3, 31), None), Some(31 * 60));
    assert_eq!(book.outage_that_counts(5, &outage(3, 30), None), None, "more than, not as much as");
    assert_eq!(book.outage_that_counts(5, &outage(30, 120), None), None, "too long before");
    let counted = Some(cutoff.plus_seconds(-2 * 3_600));
    assert_eq!(book.outage_that_counts(5, &outage(3, 40), counted), None, "decided upon already");
    let spans =
        |from: i64, until: i64| vec![(cutoff.plus_seconds(from * 60), cutoff.plus_seconds(until * 60))];
    let counts = |from, until| book.outage_that_counts(5, &spans(from, until), None);
    assert_eq!(counts(-29, 120), Some(149 * 60), "dead from 16:31 to 19:00");
    assert_eq!(counts(-1, 29), None, "30 minutes, and not more");
    assert_eq!(counts(-1, 30), Some(31 * 60));
    assert_eq!(counts(0, 120), None, "from the cut-off on nobody could submit anyway");
    let hours = book.service.extension.as_ref().unwrap().within_hours * 60;
    assert_eq!(counts(-hours - 60, -hours + 1), Some(61 * 60), "it went on into the hours before");
    assert_eq!(counts(-hours - 60, -hours), None, "over when they began");
    let seen = Some(cutoff.plus_seconds(-10 * 60));
    assert_eq!(book.outage_that_counts(5, &spans(-29, 40), seen), Some(50 * 60), "the rest of it");
    assert_eq!(book.outage_that_counts(5, &spans(-29, 20), seen), None);
    // It was slow and then away: one outage, though the second row begins after the cut-off.
    let rows = [spans(-20, 5), spans(5, 25)].concat();
    assert_eq!(book.outage_that_counts(5, &rows, None), Some(45 * 60));
}

#[test]
fn an_outage_proposes_an_extension_and_a_person_grants_it_before_the_cutoff() {
    both_databases(async |app| {
        call(&app);
        let (ana, sam) = (app.person("Ana").await, staff(&app).await);
        begins(&ana, "DEMO-NORTH").await;
        app.clock_to("2025-12-31T14:00:00+01:00");
        is_away(&app, 45 * 60);
        app.works();
        app.works();
        assert!(sam.gets("/").await.is(200).shows("Outages propose 120 minutes more for everybody."));
        let page = sam.gets(LIST).await.is(200);
        for shown in
            ["Cut-off 5: 120 minutes more", "45 min 0 s", "31 December 2025, 19:00 Brussels", "to be decided"]
        {
            assert!(page.shows(shown), "{shown} in {}", page.words());
        }
        ana.gets(LIST).await.is(404);
        // Nothing moved by itself.
        assert!(app.visitor().gets("/calls/ai-factories").await.shows("31 December 2025, 17:00 Brussels"));
        let decide = open_extension(&sam).await;
        ana.posts(&decide, &[("granted", "yes"), ("reason", "x")]).await.is(404);
        assert!(
            sam.posts(&decide, &[("granted", ""), ("reason", "")])
                .await
                .is(422)
                .shows("Please fill this in.")
        );
        sam.posts(&decide, &[("granted", "yes"), ("reason", "the machine room was dark")]).await.is(303);
        assert!(
            sam.posts(&decide, &[("granted", "no"), ("reason", "x")]).await.is(409).shows("decided already")
        );
        let page = app.visitor().gets("/calls/ai-factories").await.is(200);
        let says = "Cut-off 5 is extended from 31 December 2025, 17:00 Brussels to 31 December 2025, 19:00 Brussels, after 45 minutes of outage";
        assert!(page.shows(says) && page.shows("the machine room was dark") && page.shows("Sam Staff"));
        assert!(ana.letters().iter().any(|letter| letter.template == "call-cutoff-moved"));
        // The same outage proposes nothing again.
        app.works();
        assert!(sam.gets(LIST).await.is(200).shows("granted"));
        assert_eq!(sam.gets(LIST).await.text().matches("<form method=\"post\" action=\"/staff").count(), 0);
    });
}

#[test]
fn closing_waits_for_the_decision_and_what_is_late_stays_out_until_then() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben, sam) = (app.person("Ana").await, app.person("Ben").await, staff(&app).await);
        let (north, early) = (writes(&ana, "DEMO-NORTH").await, writes(&ben, "DEMO-EARLY").await);
        submits(&ben, &early).await.is(303);
        ben.letters();
        let path = format!("/proposals/{north}/submit");
        let page = ana.gets(&path).await.is(200);
        let (version, cutoff) = (value(&page, "version"), value(&page, "cutoff"));
        app.clock_to("2025-12-31T16:20:00+01:00");
        // Away over the cut-off itself: all 45 minutes of it count.
        is_away(&app, 45 * 60);
        app.works();
        assert!(!closed(&app), "it waits");
        let late = [("version", version.as_str()), ("cutoff", cutoff.as_str())];
        ana.posts(&path, &late).await.is(409);
        assert!(ana.gets(&format!("/proposals/{north}")).await.shows("Refused attempts"));
        // What came in could open again, so staff do not read it yet.
        sam.gets(&format!("/proposals/{early}")).await.is(404);
        let page = sam.gets(LIST).await.is(200);
        assert!(page.shows("45 min 0 s") && page.shows("Its time has passed"), "{}", page.words());
        let decide = open_extension(&sam).await;
        sam.posts(&decide, &[("granted", "yes"), ("reason", "we were away")]).await.is(303);
        // Two hours from the decision, since the old time has passed.
        assert!(app.visitor().gets("/calls/ai-factories").await.shows("31 December 2025, 19:05 Brussels"));
        app.works();
        assert!(!closed(&app));
        submits(&ana, &north).await.is(303);
        app.clock_to("2025-12-31T19:06:01+01:00");
        app.works();
        assert!(closed(&app));
        assert_eq!(frozen(&app).len(), 2);
        sam.gets(&format!("/proposals/{early}")).await.is(200);
        app.reads_all_letters();
    });
}

#[test]
fn a_no_is_told_with_its_reason_and_what_nobody_decides_lapses() {
    both_databases(async |app| {
        call(&app);
        let sam = staff(&app).await;
        app.clock_to("2025-12-31T16:00:00+01:00");
        is_away(&app, 40 * 60);
        app.works();
        let api = "/api/v1/calls/ai-factories/extensions";
        let told = sam.calls(Method::GET, api, None, &[]).await.is(200).json();
        assert_eq!(told["extensions"][0]["granted"], json!(null));
        // Whoever withdrew may submit again, and whoever filed a letter of interest waits for the word too.
        let (ana, ivo) = (app.person("Ana").await, app.person("Ivo").await);
        begins(&ana, "DEMO-NORTH").await;
        let letter = [
            ("cutoff", "5"),
            ("track", "EUROHPC-2024-CEI-AI-01"),
            ("acronym", "DEMO-OULU"),
            ("country", "fi"),
            ("partners", "EE"),
            ("amount", "1"),
        ];
        ivo.posts("/calls/ai-factories/interest", &letter).await.is(303);
        app.reads_all_letters();
        let decide = format!("{api}/{}/decision", told["extensions"][0]["id"].as_str().unwrap());
        let no = json!({ "granted": false, "reason": "everybody could still submit" });
        sam.calls(Method::POST, &decide, Some(no), &[]).await.is(200);
        for person in [&ana, &ivo] {
            let letters = person.letters();
            assert_eq!(letters.len(), 1, "{letters:?}");
            assert_eq!(letters[0].template, "call-cutoff-stays");
            assert!(letters[0].text.contains("everybody could still submit"), "{}", letters[0].text);
        }
        let page = app.visitor().gets("/calls/ai-factories").await.is(200);
        assert!(
            page.shows("Cut-off 5 stays on 31 December 2025, 17:00 Brussels")
                && page.shows("everybody could still submit")
        );
        app.clock_to("2025-12-31T17:01:01+01:00");
        app.works();
        assert!(closed(&app), "nothing waits any more");
    });
    both_databases(async |app| {
        call(&app);
        let sam = staff(&app).await;
        app.clock_to("2025-12-31T16:00:00+01:00");
        is_away(&app, 40 * 60);
        app.works();
        let decide = open_extension(&sam).await;
        app.clock_to("2026-01-01T16:59:59+01:00");
        app.works();
        assert!(!closed(&app));
        app.clock_to("2026-01-01T17:00:00+01:00");
        app.works();
        assert!(closed(&app), "a day is long enough");
        assert!(sam.gets(LIST).await.is(200).shows("lapsed"));
        let late = sam.posts(&decide, &[("granted", "yes"), ("reason", "late")]).await.is(409);
        assert!(late.shows("has closed and cannot move any more"));
    });
}
