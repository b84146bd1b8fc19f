//! The last minute before a cut-off: two thousand proposals, half of them submitted in it, while others type and
//! upload. What was received whole in time is accepted, and nothing after it.
//!
//! The server says when it had received each request; what it said is held against the cut-off afterwards, in the
//! database: every accepted submission before it, every refused one at it or after it, and none lost. The clients keep
//! the time too: whatever had left one of them in time must be accepted.
//!
//! One in ten is submitted as a browser does, from the page that asks, while somebody types in that very draft.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use rollcall::db::schema::{refused_attempts, submissions};
use rollcall::ground::Moment;
use rollcall::ground::moment::wall_now;

use crate::client::{Answer, Client};
use crate::proposals::{self, Draft, pdf, stamped};
use crate::rows::{asks_to_submit, presses_submit, submission, upload};
use crate::scene::{OPEN, Scene};
use crate::server::Server;

pub const PROPOSALS: usize = 2_000;
/// Half of them are submitted in the last minute.
const LATE: usize = PROPOSALS / 2;
const MINUTE: Duration = Duration::from_secs(60);
/// And some of those try on when it has passed.
const AFTER: Duration = Duration::from_secs(4);
/// How long a small request may be on its way over loopback before its last byte is read: of what left later than this
/// before the cut-off, the server alone can say whether it was in time.
const ON_ITS_WAY: i64 = 500;
/// One in so many is submitted from the page.
const BY_PAGE: usize = 10;
const SUBMITTERS: usize = 48;
const TYPISTS: usize = 12;
const UPLOADERS: usize = 4;

/// What became of the submissions, as their senders were told.
#[derive(Default)]
struct Told {
    accepted: AtomicUsize,
    refused: AtomicUsize,
    waits: Mutex<Vec<Duration>>,
    /// Saves and uploads that were told to come back later, and all of them.
    turned_away: AtomicUsize,
    beside: AtomicUsize,
}

pub fn run(scene: &Scene, server: &Server) {
    let drafts = proposals::for_the_storm(scene, PROPOSALS);
    let before = submitted(scene);
    let (early, late) = drafts.split_at(PROPOSALS - LATE);
    for draft in early {
        ask(server, &submission(&draft.reference, &draft.coordinator.token, version(draft), OPEN), 200..=201);
    }
    let cutoff = scene.near_cutoff(Moment::from_micros(wall_now().micros()).plus_seconds(64));
    let (told, over) = (Told::default(), AtomicBool::new(false));
    let next = AtomicUsize::new(0);
    let begun = Instant::now();
    // The last request leaves some seconds after the cut-off, so that some are surely late.
    let pace = (MINUTE + AFTER + Duration::from_secs(4)).div_f64(late.len() as f64);
    std::thread::scope(|scope| {
        let submitters: Vec<_> = (0..SUBMITTERS)
            .map(|_| scope.spawn(|| submits((scene, server), (late, &next), (begun, pace), cutoff, &told)))
            .collect();
        for client in 0..TYPISTS {
            let (scene, over, told) = (&scene, &over, &told);
            scope.spawn(move || types(scene, server, client, over, told));
        }
        for client in 0..UPLOADERS {
            let (scene, over, told) = (&scene, &over, &told);
            scope.spawn(move || uploads(scene, server, TYPISTS + client, over, told));
        }
        for thread in submitters {
            thread.join().unwrap();
        }
        over.store(true, Ordering::Relaxed);
    });
    holds(scene, (cutoff, before), late.len(), &told);
}

fn version(draft: &Draft) -> u64 {
    draft.version.try_into().unwrap()
}

fn ask(server: &Server, request: &[u8], expected: std::ops::RangeInclusive<u16>) {
    let mut client = Client::connect(server.port).unwrap();
    let answer = client.ask(request).unwrap();
    assert!(expected.contains(&answer.status), "{answer:?}: {}", client.body());
}

/// Takes the next proposal when its turn has come, and submits it once.
fn submits(
    (scene, server): (&Scene, &Server),
    (drafts, next): (&[Draft], &AtomicUsize),
    (begun, pace): (Instant, Duration),
    cutoff: Moment,
    told: &Told,
) {
    let mut client = Client::connect(server.port).unwrap();
    loop {
        let place = next.fetch_add(1, Ordering::Relaxed);
        let Some(draft) = drafts.get(place) else { return };
        let due = begun + pace * u32::try_from(place).unwrap();
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        let request = match place % BY_PAGE {
            0 => from_the_page(scene, &mut client, draft),
            _ => submission(&draft.reference, &draft.coordinator.token, version(draft), OPEN),
        };
        let sent = Instant::now();
        let answer = client.ask(&request).unwrap();
        let late = client.body().contains("cutoff-") || client.body().contains("passed on");
        let count = match (answer.status, &answer.location) {
            (200 | 201, _) => &told.accepted,
            (303, Some(to)) if to.contains("/receipt?done=proposal-submitted") => &told.accepted,
            (409, _) if late => {
                let spare = (cutoff.micros() - answer.sent.micros()) / 1_000;
                assert!(spare < ON_ITS_WAY, "{}: left {spare} ms before, refused", draft.reference);
                &told.refused
            }
            (other, _) => panic!("{}: {other}: {}", draft.reference, client.body()),
        };
        count.fetch_add(1, Ordering::Relaxed);
        told.waits.lock().unwrap().push(sent.elapsed());
    }
}

/// Opens the page that asks, lets somebody type in the draft, and answers what its button sends.
fn from_the_page(scene: &Scene, client: &mut Client, draft: &Draft) -> Vec<u8> {
    let (reference, person) = (&draft.reference, &draft.coordinator);
    let token = scene.form_token(person);
    let page = client.ask(&asks_to_submit(reference, person)).unwrap();
    assert_eq!(page.status, 200, "{}", client.body());
    let body = client.body();
    // After the cut-off there is no button, and it is pressed all the same.
    let shown = body.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let shown = shown.map_or_else(|| version(draft).to_string(), str::to_owned);
    let typed = client.ask(&crate::rows::types(reference, person, &token, version(draft))).unwrap();
    assert!(matches!(typed.status, 200 | 503), "{}: {}", typed.status, client.body());
    presses_submit(reference, person, &token, &shown)
}

/// Others go on typing in drafts of their own. A save may be told to come back later, a submission never.
fn types(scene: &Scene, server: &Server, client: usize, over: &AtomicBool, told: &Told) {
    let mut connection = Client::connect(server.port).unwrap();
    let row = crate::rows::typing(scene);
    for turn in 0.. {
        if over.load(Ordering::Relaxed) {
            return;
        }
        for request in (row.requests)(client, turn) {
            let answer = connection.ask(&request).unwrap();
            must_be_fair(&answer, &connection, told);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Others upload files of 2 MB.
fn uploads(scene: &Scene, server: &Server, client: usize, over: &AtomicBool, told: &Told) {
    let mut connection = Client::connect(server.port).unwrap();
    let (draft, document) = (&scene.drafts[client], pdf(2_000_000));
    for turn in 0.. {
        if over.load(Ordering::Relaxed) {
            return;
        }
        let file = stamped(&document, &format!("{client} {turn}"));
        match connection.ask(&upload(&draft.reference, &draft.coordinator.token, &file)) {
            Ok(answer) => must_be_fair(&answer, &connection, told),
            // Turned away before the file was read, as what a cut-off has taken in is: the line is closed on the rest.
            Err(_closed) => connection = Client::connect(server.port).unwrap(),
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// Done, told to come back later, or told that the cut-off has taken the proposal in: earlier rows submitted it.
fn must_be_fair(answer: &Answer, connection: &Client, told: &Told) {
    told.beside.fetch_add(1, Ordering::Relaxed);
    if answer.status == 503 {
        told.turned_away.fetch_add(1, Ordering::Relaxed);
    }
    let taken_in = answer.status == 409 && connection.body().contains("took this proposal in");
    assert!(matches!(answer.status, 200..=201 | 503) || taken_in, "{answer:?}: {}", connection.body());
}

fn submitted(scene: &Scene) -> usize {
    let count = scene.read(|db| {
        let of_cutoff = submissions::table.filter(submissions::cutoff.eq(OPEN));
        Ok(of_cutoff.count().get_result::<i64>(db)?)
    });
    usize::try_from(count).unwrap()
}

/// The server's own moments, held against the cut-off.
fn holds(scene: &Scene, (cutoff, before): (Moment, usize), asked: usize, told: &Told) {
    let (accepted, refused) = (told.accepted.load(Ordering::Relaxed), told.refused.load(Ordering::Relaxed));
    assert_eq!(accepted + refused, asked, "every submission was answered");
    assert!(
        refused > 0 && accepted > 0,
        "{accepted} accepted, {refused} refused: the storm missed its cut-off"
    );
    let (last, first) = scene.read(move |db| {
        let last: Option<Moment> = submissions::table
            .filter(submissions::cutoff.eq(OPEN))
            .select(diesel::dsl::max(submissions::at))
            .first(db)?;
        let first: Option<Moment> = refused_attempts::table
            .filter(refused_attempts::code.eq("cutoff-passed"))
            .select(diesel::dsl::min(refused_attempts::at))
            .first(db)?;
        Ok((last, first))
    });
    let (last, first) = (last.unwrap(), first.unwrap());
    assert!(last < cutoff, "received at {last}, accepted for {cutoff}");
    assert!(first >= cutoff, "received at {first}, refused for {cutoff}");
    let kept = submitted(scene) - before;
    assert_eq!(kept, accepted + PROPOSALS - LATE, "what was accepted is there");
    let mut waits = std::mem::take(&mut *told.waits.lock().unwrap());
    waits.sort();
    let at = |hundredths: usize| waits[(waits.len() - 1) * hundredths / 100].as_secs_f64() * 1e3;
    println!(
        "storm: {accepted} of {asked} accepted in time, {refused} refused after it, none otherwise; p50 {:.1} ms, p99 {:.1} ms, longest {:.1} ms; of {} saves and uploads beside it {} were told to come back",
        at(50),
        at(99),
        at(100),
        told.beside.load(Ordering::Relaxed),
        told.turned_away.load(Ordering::Relaxed)
    );
}
