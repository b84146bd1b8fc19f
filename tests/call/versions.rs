//! Rulebooks and editions in the database.

use actix_web::http::Method;
use rollcall::call::acts;
use rollcall::call::rules::{Days, FieldKind, History, Rulebook, builtin};
use rollcall::call::store::edition::{self, EditionKind};
use rollcall::call::store::{self, Closing};
use rollcall::ground::ids::CallId;
use rollcall::ground::{Error, Moment, Role, Scope};
use serde_json::json;

use crate::support::app::{App, both_databases};

/// The AI Factories call and its rehearsal, with the history.
pub fn loads_the_calls(app: &App) {
    for name in ["ai-factories", "rehearsal"] {
        app.acts(move |act| acts::load(act, &builtin(name).unwrap(), "made for this test"));
    }
    app.acts(|act| acts::publish_history(act, &History::builtin().unwrap()));
}

fn call() -> CallId {
    CallId::from_text("ai-factories")
}

fn code(error: Error) -> String {
    match error {
        Error::Refused(refusal) => refusal.code.to_owned(),
        other => panic!("not a refusal: {other}"),
    }
}

#[test]
fn a_version_follows_a_version_and_says_what_changed() {
    both_databases(async |app| {
        let first = app.acts(|act| acts::load(act, &builtin("ai-factories").unwrap(), ""));
        assert_eq!((first.version, first.replaces), (1, None));
        let same = app.acts(|act| acts::load(act, &builtin("ai-factories").unwrap(), ""));
        assert_eq!((same.version, same.changes.len()), (1, 0));
        let moved = || {
            let mut book = builtin("ai-factories").unwrap();
            book.cutoffs[4].local = "2026-01-31T17:00:00".parse().unwrap();
            book
        };
        let refused =
            app.acts_as(&rollcall::ground::Actor::System, move |act| acts::load(act, &moved(), " "));
        assert_eq!(code(refused.unwrap_err()), "rulebook-reason-missing");
        let second = app.acts(move |act| acts::load(act, &moved(), "the Board moved the last cut-off"));
        assert_eq!((second.version, second.replaces), (2, Some(1)));
        let keys: Vec<&str> = second.changes.iter().map(|change| change.key.as_str()).collect();
        assert_eq!(keys, ["cutoffs[5].local"]);
        let read = app.state().database.read_now(|db| {
            let versions = store::versions(db, &call())?;
            let now = store::rulebook(db, &call())?;
            let before = store::rulebook_by_hash(db, &versions[0].hash)?;
            Ok((versions, now, before))
        });
        let (versions, now, before) = read.unwrap();
        assert_eq!(versions.len(), 2);
        assert_eq!(versions[1].reason, "the Board moved the last cut-off");
        assert_eq!(*before, builtin("ai-factories").unwrap());
        assert_eq!(now.hash().unwrap(), versions[1].hash);
    });
}

#[test]
fn what_has_closed_stays_and_fields_keep_their_kind() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let at: Moment = "2025-09-30T15:00:00Z".parse().unwrap();
        app.acts(move |act| {
            let rulebook = store::current(act.db, &call())?.hash;
            let closing = Closing {
                call: call(),
                cutoff: 4,
                cutoff_at: at,
                closed_at: at,
                rulebook,
                leaves: 0,
                root: "00".into(),
            };
            store::insert_closing(act.db, &closing)
        });
        let try_ = |change: fn(&mut Rulebook)| {
            let loaded = app.acts_as(&rollcall::ground::Actor::System, move |act| {
                let mut book = builtin("ai-factories").unwrap();
                change(&mut book);
                acts::load(act, &book, "a try")
            });
            loaded.map(|loaded| loaded.version)
        };
        let later = |book: &mut Rulebook| book.cutoffs[3].local = "2025-10-30T17:00:00".parse().unwrap();
        assert_eq!(code(try_(later).unwrap_err()), "rulebook-cutoff-closed");
        let date = |book: &mut Rulebook| book.sections[0].fields[0].kind = FieldKind::Date(Days::default());
        assert_eq!(code(try_(date).unwrap_err()), "rulebook-field-kind");
        // A field may go; it may not come back as something else, however many versions later.
        let gone = |book: &mut Rulebook| {
            book.sections[0].fields.remove(0);
        };
        assert_eq!(try_(gone).unwrap(), 2);
        assert_eq!(code(try_(date).unwrap_err()), "rulebook-field-kind");
    });
}

#[test]
fn only_staff_of_the_call_load_it() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let mine = Scope::Call(call());
        let staff = app.person_with("Staff", Role::Staff, mine).await.actor();
        let other =
            app.person_with("Other", Role::Staff, Scope::Call(CallId::from_text("rehearsal"))).await.actor();
        let load = |actor: &rollcall::ground::Actor| {
            app.acts_as(actor, |act| {
                let mut book = builtin("ai-factories").unwrap();
                book.clocks.evaluate_days = 100;
                acts::load(act, &book, "slower than hoped")
            })
        };
        assert!(matches!(load(&other), Err(Error::Forbidden)));
        assert_eq!(load(&staff).unwrap().version, 2);
    });
}

#[test]
fn references_count_up_and_name_no_cutoff() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let next =
            |call: &'static str| app.acts(move |act| store::next_reference(act.db, &CallId::from_text(call)));
        assert_eq!(
            [next("ai-factories"), next("ai-factories"), next("rehearsal")],
            ["AIF-0001", "AIF-0002", "REH-0001"]
        );
    });
}

#[test]
fn editions_name_their_predecessor() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let seal = |kind: EditionKind, said: &'static str| {
            app.passes(60);
            app.acts(move |act| {
                acts::seal(act, &call(), 4, kind, &serde_json::json!({ "said": said, "a": 1 }))
            })
        };
        let intake = seal(EditionKind::Intake, "twelve");
        let eligible = seal(EditionKind::Eligible, "eleven");
        let again = seal(EditionKind::Intake, "twelve and a supplement");
        assert_eq!(intake.document, r#"{"a":1,"said":"twelve"}"#);
        assert_eq!(intake.predecessor, None);
        assert_eq!(eligible.predecessor, Some(intake.hash.clone()));
        assert_eq!(again.predecessor, Some(eligible.hash.clone()));
        let hash = intake.hash.clone();
        let read = app.state().database.read_now(move |db| {
            let found = edition::find(db, &hash)?;
            let latest = edition::latest(db, &call(), 4, EditionKind::Intake)?;
            let none = edition::latest(db, &call(), 4, EditionKind::Ranked)?;
            Ok((found, latest, none, edition::list(db, &call(), 4)?.len()))
        });
        let (found, latest, none, count) = read.unwrap();
        assert_eq!(found, intake);
        assert_eq!(latest, Some(again));
        assert_eq!((none, count), (None, 3));
    });
}

#[test]
fn history_comes_back_as_it_went_in() {
    both_databases(async |app| {
        loads_the_calls(&app);
        // Publishing again puts it in the place of what was there.
        app.acts(|act| acts::publish_history(act, &History::builtin().unwrap()));
        let read = app.state().database.read_now(|db| store::history(db, &call())).unwrap();
        assert_eq!(read, History::builtin().unwrap());
    });
}

#[test]
fn programs_read_versions_and_staff_change_a_running_call() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let at = "/api/v1/calls/ai-factories";
        let (ana, visitor) = (app.person("Ana").await, app.visitor());
        let staff = app.person_with("Staff", Role::Staff, Scope::Call(call())).await;
        let moved = |local: &str, why: &str| Some(json!({ "local": local, "reason": why }));
        let path = format!("{at}/cut-offs/5/move");
        visitor.calls(Method::POST, &path, moved("2026-01-15T17:00", "x"), &[]).await.is(401);
        ana.calls(Method::POST, &path, moved("2026-01-15T17:00", "x"), &[]).await.is(403);
        let told = staff.calls(Method::POST, &path, moved("soon", ""), &[]).await.is(422).json();
        let pointers: Vec<_> = told["errors"].as_array().unwrap().iter().map(|one| &one["pointer"]).collect();
        assert_eq!(pointers, ["/local", "/reason"]);
        let past = format!("{at}/cut-offs/1/move");
        staff.calls(Method::POST, &past, moved("2026-01-15T17:00", "x"), &[]).await.is(422);
        let made = staff.calls(Method::POST, &path, moved("2026-01-15T17:00", "Snow."), &[]).await.is(201);
        assert_eq!(made.header("location"), Some("/api/v1/calls/ai-factories/versions/2"));
        let made = made.json();
        let keys: Vec<_> = made["changes"].as_array().unwrap().iter().map(|one| &one["key"]).collect();
        assert!(keys.contains(&&json!("cutoffs[5].local")), "{keys:?}");

        let line = builtin("ai-factories").unwrap().budget_lines[0].id.clone();
        let richer = |amount: &str| {
            Some(json!({ "line": line, "slice": 5, "amount": amount, "reason": "More was found." }))
        };
        let top_ups = format!("{at}/top-ups");
        ana.calls(Method::POST, &top_ups, richer("1000000.00"), &[]).await.is(403);
        let told = staff.calls(Method::POST, &top_ups, richer("1.000.000"), &[]).await.is(422).json();
        assert_eq!(told["errors"][0]["pointer"], "/amount");
        staff.calls(Method::POST, &top_ups, richer("1000000.00"), &[]).await.is(201);

        let all = visitor.calls(Method::GET, &format!("{at}/versions"), None, &[]).await.is(200).json();
        let versions = all["versions"].as_array().unwrap();
        let numbers: Vec<_> = versions.iter().map(|one| one["number"].as_i64().unwrap()).collect();
        assert_eq!(numbers, [3, 2, 1]);
        assert_eq!((&versions[1]["by"], &versions[1]["reason"]), (&json!("Staff"), &json!("Snow.")));
        let one = visitor.calls(Method::GET, &format!("{at}/versions/1"), None, &[]).await.is(200).json();
        let canonical = serde_json_canonicalizer::to_string(&one["rulebook"]).unwrap();
        assert_eq!(rollcall::keys::sha256_hex(canonical.as_bytes()), one["hash"]);
        visitor.calls(Method::GET, &format!("{at}/versions/4"), None, &[]).await.is(404);
        app.reads_all_letters();
    });
}
