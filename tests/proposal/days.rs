//! Days that a rulebook holds between an earliest and a latest one, whatever door they come through.

use actix_web::http::Method;
use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use rollcall::call::rules::{Beyond, Days, FieldKind, Layer, RULEBOOKS, Rulebook};
use rollcall::keys::sha256_hex;
use serde_json::{Value, json};

use super::world::*;
use crate::support::app::{App, both_databases};
use crate::support::zip::{unzip, zip};

const EARLY: &str = "Too early: 10 September 2024 at the earliest.";
const LATE: &str = "Too late: 31 December 2033 at the latest.";

/// The answers of the first section, with another day of the start.
fn summary(start: &str) -> Vec<(String, String)> {
    let other = |(name, value): (String, String)| match name.as_str() {
        "answers.start" => (name, start.to_owned()),
        _ => (name, value),
    };
    answers("summary").into_iter().map(other).collect()
}

#[test]
fn a_day_too_early_or_too_late_is_refused_at_every_door() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-NORTH").await;
        let own = format!("/proposals/{reference}");
        let form = ana.gets(&format!("{own}/edit/answers-summary")).await.is(200);
        assert!(form.shows("From 10 September 2024 to 31 December 2033."), "{}", form.words());
        assert!(form.text().contains("min=\"2024-09-10\" max=\"2033-12-31\""));
        for (day, said) in [("2024-09-09", EARLY), ("2034-01-01", LATE)] {
            let typed = summary(day);
            let typed: Vec<(&str, &str)> =
                typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let again = saves(&ana, &reference, "answers-summary", &typed).await.is(422);
            assert!(again.shows(said), "{}", again.words());
            assert!(again.text().contains(&format!("value=\"{day}\"")), "what was typed is still there");
            let field = [("base", "1"), ("answers.start", day)];
            let told = ana.posts(&format!("{own}/fields/start"), &field).await.is(422);
            assert!(told.text().contains(said), "{}", told.text());
            // What else was typed on the page is kept, as a new version.
            let read = ana.calls(Method::GET, &format!("/api/v1{own}"), None, &[]).await.is(200);
            let upon = read.header("etag").unwrap().to_owned();
            let upon = [("if-match", upon.as_str())];
            let path = format!("/api/v1{own}/fields/start");
            let body = Some(json!({ "value": day }));
            ana.calls(Method::PUT, &path, body, &upon).await.is(422);
            let mut whole = super::whole();
            whole["answers"]["start"] = json!(day);
            let refused = ana.calls(Method::PUT, &format!("/api/v1{own}"), Some(whole), &upon).await.is(422);
            assert_eq!(refused.json()["errors"][0]["pointer"], "/answers/start");
            let archive = with_start(&ana.gets(&format!("{own}/archive.zip")).await.is(200).body, day);
            let to = ana.uploads(&format!("{own}/import"), "file", "a.zip", &archive).await.is(303);
            let page = ana.gets(to.location()).await.is(422);
            assert!(page.shows(said) && page.shows("/answers/start"), "{}", page.words());
        }
        let field = [("base", "1"), ("answers.start", "2024-09-10")];
        ana.posts(&format!("{own}/fields/start"), &field).await.is(200);
        asks_for_later(&app);
        let board = ana.gets(&format!("{own}/ready")).await.is(200);
        let said = "“Planned start of services” has a day that is too early: 1 March 2026 at the earliest.";
        assert!(board.shows(said), "{}", board.words());
    });
}

/// An archive whose application starts on another day.
fn with_start(archive: &[u8], day: &str) -> Vec<u8> {
    let mut files = unzip(archive);
    let find = |files: &[(String, Vec<u8>)], name: &str| -> Value {
        serde_json::from_slice(&files.iter().find(|(one, _)| one == name).unwrap().1).unwrap()
    };
    let (mut manifest, mut application) = (find(&files, "manifest.json"), find(&files, "application.json"));
    application["answers"]["start"] = json!(day);
    let application = serde_json::to_vec(&application).unwrap();
    for listed in manifest["files"].as_array_mut().unwrap() {
        if listed["name"] == "application.json" {
            listed["bytes"] = json!(application.len());
            listed["sha256"] = json!(sha256_hex(&application));
        }
    }
    for (name, bytes) in &mut files {
        match name.as_str() {
            "manifest.json" => *bytes = serde_json::to_vec(&manifest).unwrap(),
            "application.json" => bytes.clone_from(&application),
            _ => {}
        }
    }
    zip(&files)
}

/// The next version of the rulebook takes a later start alone.
fn asks_for_later(app: &App) {
    let mut later = book();
    let fields = later.sections.iter_mut().flat_map(|section| &mut section.fields);
    let start = fields.into_iter().find(|field| field.id == "start").unwrap();
    start.kind = FieldKind::Date(Days { earliest: "2026-03-01".parse().ok(), latest: None });
    app.acts(move |act| rollcall::call::acts::load(act, &later, "A later start").map(drop));
}

/// The faults of the antennas' file with one piece of it replaced: key and reason.
fn faults(from: &str, to: &str) -> Vec<(String, String)> {
    let text = RULEBOOKS[2].text;
    assert!(text.contains(from), "nothing to replace: {from}");
    let text = text.replacen(from, to, 1);
    let layers = [RULEBOOKS[0], Layer { file: "a.toml", text: &text }];
    let faults = Rulebook::from_layers(&layers).map(drop).unwrap_err();
    let told = |fault: rollcall::call::rules::Fault| {
        let line = text.lines().nth(fault.line - 1).unwrap();
        let there = to.lines().any(|piece| line.contains(piece)) || line == "[[sections.fields]]";
        assert!(fault.file == "a.toml" && there, "{fault}: {line}");
        (fault.key, fault.reason)
    };
    faults.into_iter().map(told).collect()
}

#[test]
fn a_file_with_days_that_are_none_or_out_of_order_is_refused_with_its_place() {
    let fault = |key: &str, reason: &str| vec![(key.to_owned(), reason.to_owned())];
    let day = "earliest = \"2024-12-10\"";
    for (wrong, shown) in [
        ("\"2024-13-10\"", "2024-13-10"),
        ("\"2024-1-1\"", "2024-1-1"),
        ("2024-12-10T00:00:00", "2024-12-10T00:00:00"),
    ] {
        let found = faults(day, &format!("earliest = {wrong}"));
        let reason = format!("`{shown}` is no day such as 2026-06-01");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "sections[0].fields[3].earliest");
        assert!(found[0].1.contains(&reason), "{found:?}");
    }
    assert_eq!(
        faults(day, "earliest = \"2024-12-10\"\nlatest = \"2024-12-09\""),
        fault("sections[0].fields[3].latest", "is before `earliest`, which is 2024-12-10")
    );
    assert_eq!(
        faults(
            "kind = \"date\", earliest = \"2025-04-10\", latest = \"2033-12-31\"",
            "kind = \"date\", earliest = \"2025-04-10\", latest = \"2025-04-09\""
        ),
        fault("sections[1].fields[1].columns[3].latest", "is before `earliest`, which is 2025-04-10")
    );
    let column = "kind = \"number\", min = 2025, max = 2032";
    let found = faults(column, &format!("{column}, latest = \"2032-12-31\""));
    assert_eq!(found, fault("sections[2].fields[0].columns[0].latest", "is for dates"));
    let found = faults("kind = \"money\"\n", "kind = \"money\"\nearliest = \"2025-01-01\"\n");
    assert!(found[0].1.contains("a field of kind `money` has no `earliest`"), "{found:?}");
}

fn some_day() -> impl Strategy<Value = NaiveDate> {
    (0_i64..40_000).prop_map(|days| NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + TimeDelta::days(days))
}

proptest! {
    /// A day does exactly where it is neither before the earliest nor after the latest, and what is told is that day.
    #[test]
    fn days_do_from_the_earliest_to_the_latest(
        one in prop::option::of(some_day()), other in prop::option::of(some_day()), day in some_day(),
    ) {
        let (earliest, latest) = match (one, other) {
            (Some(one), Some(other)) => (Some(one.min(other)), Some(one.max(other))),
            either => either,
        };
        let beyond = Days { earliest, latest }.beyond(day);
        let expected = match (earliest, latest) {
            (Some(earliest), _) if day < earliest => Some(Beyond::Early(earliest)),
            (_, Some(latest)) if day > latest => Some(Beyond::Late(latest)),
            _ => None,
        };
        prop_assert_eq!(beyond, expected);
        // The file says the same after it was stored and exported.
        let mut book = book();
        book.sections[0].fields[1].kind = FieldKind::Date(Days { earliest, latest });
        let stored = Rulebook::from_canonical(&book.canonical().unwrap()).unwrap();
        prop_assert_eq!(&stored.sections[0].fields[1], &book.sections[0].fields[1]);
        let exported = Rulebook::from_toml("x.toml", &book.to_toml().unwrap()).unwrap();
        prop_assert_eq!(&exported.sections[0].fields[1], &book.sections[0].fields[1]);
    }
}
