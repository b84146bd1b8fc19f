//! Writing by many hands: fields that save themselves, two texts that meet, the history of each, and notes.

use actix_web::http::Method;
use rollcall::call::rules::Demand;
use rollcall::db::schema::{answer_history, journal};
use rollcall::ground::{Role, Scope};
use serde_json::{Value, json};

use super::world::*;
use crate::support::app::{Answer, App, Person, both_databases};

/// A field of many lines of the call.
const FIELD: &str = "vision";

fn field() -> String {
    let book = book();
    let wide = |field: &&rollcall::call::rules::Field| match &field.kind {
        rollcall::call::rules::FieldKind::Text(limits) => limits.lines && field.when.is_none(),
        _ => false,
    };
    let found = book.fields().find(|field| field.id == FIELD).or_else(|| book.fields().find(wide));
    found.unwrap().id.clone()
}

/// Saves a field as the browser does while somebody types.
async fn types(person: &Person, reference: &str, field: &str, base: i64, text: &str) -> Answer {
    let name = match field {
        "basics.title" => "title".to_owned(),
        other => format!("answers.{other}"),
    };
    let base = base.to_string();
    let form = [("base", base.as_str()), (name.as_str(), text)];
    person.posts(&format!("/proposals/{reference}/fields/{field}"), &form).await
}

async fn saved(person: &Person, reference: &str, field: &str, base: i64, text: &str) -> i64 {
    let told = types(person, reference, field, base, text).await.is(200).json();
    assert_eq!(told["state"], "saved", "{told}");
    told["version"].as_i64().unwrap()
}

/// The version that a draft is at.
async fn at(person: &Person, reference: &str) -> i64 {
    base(person, reference, "basics").await[0].parse().unwrap()
}

/// Ana's draft, with Ben as contributor and Rita as reader.
async fn team(app: &App) -> (Person, Person, Person, String) {
    call(app);
    let (ana, ben, rita) = (app.person("Ana").await, app.person("Ben").await, app.person("Rita").await);
    let reference = begins(&ana, "DEMO-NORTH").await;
    joins(&ana, &ben, &reference, "contributor", "").await;
    joins(&ana, &rita, &reference, "reader", "").await;
    app.reads_all_letters();
    (ana, ben, rita, reference)
}

async fn history(person: &Person, reference: &str, field: &str) -> Vec<Value> {
    let path = format!("/api/v1/proposals/{reference}/fields/{field}");
    let out = person.calls(Method::GET, &path, None, &[]).await.is(200).json();
    out["history"].as_array().unwrap().clone()
}

async fn page(person: &Person, reference: &str, field: &str) -> Answer {
    let book = book();
    let section = book.sections.iter().find(|one| one.fields.iter().any(|one| one.id == field)).unwrap();
    person.gets(&format!("/proposals/{reference}/edit/answers-{}", section.id)).await.is(200)
}

#[test]
fn typing_is_one_entry_of_the_history_until_somebody_else_looks() {
    both_databases(async |app| {
        let (ana, ben, _, reference) = team(&app).await;
        let field = field();
        let mut version = 0;
        for text in ["W", "We wi", "We will build"] {
            version = saved(&ana, &reference, &field, version, text).await;
            app.passes(2);
        }
        assert_eq!(history(&ana, &reference, &field).await.len(), 1);
        // What Ben is shown stays to be found, whatever Ana goes on typing.
        assert!(page(&ben, &reference, &field).await.text().contains("We will build"));
        let after = saved(&ana, &reference, &field, version, "We will build and run").await;
        let entries = history(&ana, &reference, &field).await;
        let texts: Vec<&str> = entries.iter().map(|entry| entry["value"].as_str().unwrap()).collect();
        assert_eq!(texts, ["We will build and run", "We will build"]);
        // Ten minutes later a new entry is begun; the same text again makes none.
        app.passes(601);
        let late = saved(&ana, &reference, &field, after, "We will build, run and open").await;
        assert_eq!(saved(&ana, &reference, &field, late, "We will build, run and open").await, late);
        assert_eq!(history(&ana, &reference, &field).await.len(), 3);
        // The journal tells of each entry, and not of each second.
        let count = |verb: &'static str| {
            app.state().database.read_now(move |db| {
                use diesel::prelude::*;
                Ok(journal::table.filter(journal::verb.eq(verb)).count().get_result::<i64>(db)?)
            })
        };
        assert_eq!(count("proposal.field_saved").unwrap(), 3);
    });
}

#[test]
fn what_is_taken_away_at_once_stays_in_the_history() {
    both_databases(async |app| {
        let (ana, _, _, reference) = team(&app).await;
        let field = field();
        let texts = async || -> Vec<String> {
            let entries = history(&ana, &reference, &field).await;
            entries.iter().map(|entry| entry["value"].as_str().unwrap().to_owned()).collect()
        };
        let [long, other] =
            ["We will build. ", "Another text. "].map(|text| text.repeat(12).trim().to_owned());
        let mut version = saved(&ana, &reference, &field, 0, "We will").await;
        version = saved(&ana, &reference, &field, version, &long).await;
        // All is deleted, something else is put in its place, and that is replaced in turn, within seconds.
        version = saved(&ana, &reference, &field, version, "").await;
        version = saved(&ana, &reference, &field, version, &other).await;
        version = saved(&ana, &reference, &field, version, &long).await;
        assert_eq!(texts().await, [&long[..], &other, &long]);
        // What goes on, or loses a word here and there, is one entry.
        version = saved(&ana, &reference, &field, version, &format!("{long} And more.")).await;
        version = saved(&ana, &reference, &field, version, &format!("{long} And")).await;
        assert_eq!(texts().await.len(), 3);
        saved(&ana, &reference, &field, version, &long[..59]).await;
        assert_eq!(texts().await, [&long[..59], &format!("{long} And"), &other, &long]);
    });
}

#[test]
fn a_version_that_the_draft_has_not_reached_is_refused() {
    both_databases(async |app| {
        let (ana, ben, _, reference) = team(&app).await;
        let field = field();
        saved(&ana, &reference, &field, 0, "What Ana wrote").await;
        let told = types(&ben, &reference, &field, 999, "What Ben wrote").await.is(409).json();
        assert_eq!(told["state"], "refused");
        assert!(told["said"][0].as_str().unwrap().contains("upon version 999"), "{told}");
        let path = format!("/api/v1/proposals/{reference}/fields/{field}");
        let body = || Some(json!({ "value": "What Ben wrote" }));
        let problem = ben.calls(Method::PUT, &path, body(), &[("if-match", "999")]).await.is(409).json();
        assert_eq!(problem["type"], "urn:rollcall:problem:refused/version-ahead");
        let past = Some(json!({ "past": history(&ana, &reference, &field).await[0]["past"] }));
        let restore = format!("{path}/restoration");
        ben.calls(Method::POST, &restore, past, &[("if-match", "999")]).await.is(409);
        let page = format!("/proposals/{reference}/history/{field}");
        let past = history(&ana, &reference, &field).await[0]["past"].as_str().unwrap().to_owned();
        let refused = ben.posts(&page, &[("past", past.as_str()), ("base", "999")]).await.is(409);
        assert!(refused.shows("upon version 999"), "{}", refused.words());
        let entries = history(&ana, &reference, &field).await;
        assert_eq!((entries.len(), entries[0]["value"].as_str()), (1, Some("What Ana wrote")));
    });
}

#[test]
fn two_texts_that_meet_are_both_shown_and_both_kept() {
    both_databases(async |app| {
        let (ana, ben, _, reference) = team(&app).await;
        let field = field();
        let first = saved(&ana, &reference, &field, 0, "What Ana wrote").await;
        let met = types(&ben, &reference, &field, 0, "What Ben wrote").await.is(409).json();
        assert_eq!((met["state"].as_str(), met["version"].as_i64()), (Some("both"), Some(first)));
        assert_eq!(met["text"], "What Ana wrote");
        assert!(met["said"][0].as_str().unwrap().starts_with("Ana changed this at 10:00"), "{met}");
        let entries = history(&ana, &reference, &field).await;
        let texts: Vec<(&str, &str)> = entries
            .iter()
            .map(|one| (one["how"].as_str().unwrap(), one["value"].as_str().unwrap()))
            .collect();
        assert!(texts.contains(&("aside", "What Ben wrote")) && texts.contains(&("typed", "What Ana wrote")));
        // Sent again, it is not set aside twice; having seen hers, he may store his.
        types(&ben, &reference, &field, 0, "What Ben wrote").await.is(409);
        let second = saved(&ben, &reference, &field, first, "What both want").await;
        assert!(second > first);
        assert_eq!(history(&ana, &reference, &field).await.len(), 3);
        // Fields are in nobody else's way.
        saved(&ana, &reference, "basics.title", 1, "Ana's title").await;
        // Ana again, in a tab of before: a person is two people in two tabs.
        let tab = types(&ana, &reference, &field, first, "Ana's other tab").await.is(409).json();
        assert!(tab["said"][0].as_str().unwrap().starts_with("Ben changed this"), "{tab}");
        types(&ana, &reference, "basics.title", 1, "Ana's other title").await.is(409);
    });
}

#[test]
fn what_is_wrong_is_told_in_the_words_of_the_form_and_stores_nothing() {
    both_databases(async |app| {
        let (ana, _, rita, reference) = team(&app).await;
        let long = "x".repeat(301);
        let told = types(&ana, &reference, "basics.title", 1, &long).await.is(422).json();
        assert_eq!(told["state"], "wrong");
        let said = told["said"][0].as_str().unwrap();
        let form = saves(&ana, &reference, "basics", &[("acronym", "DEMO-NORTH"), ("title", &long)]).await;
        assert!(form.is(422).shows(said), "{said}");
        types(&rita, &reference, "basics.title", 1, "Rita's").await.is(403);
        types(&ana, &reference, "no-such-field", 1, "x").await.is(404);
        let eve = app.person("Eve").await;
        types(&eve, &reference, "basics.title", 1, "Eve's").await.is(404);
        eve.gets(&format!("/proposals/{reference}/history/basics.title")).await.is(404);
        rita.gets(&format!("/proposals/{reference}/history/basics.title")).await.is(200);
    });
}

#[test]
fn without_scripts_a_page_saves_what_it_can_and_asks_about_the_rest() {
    both_databases(async |app| {
        let (ana, ben, _, reference) = team(&app).await;
        let based = |title: &'static str, acronym: &'static str| {
            [("base.basics.acronym", "1"), ("base.basics.title", "1"), ("acronym", acronym), ("title", title)]
        };
        let path = format!("/proposals/{reference}/edit/basics");
        ana.posts(&path, &based("What Ana wrote", "DEMO-NORTH")).await.is(303);
        // Ben changed both; in the title they meet, the acronym is his alone.
        let page = ben.posts(&path, &based("What Ben wrote", "DEMO-SOUTH")).await.is(409);
        assert_eq!(value(&page, "title"), "What Ben wrote");
        assert!(page.shows("Two people wrote in one field."), "{}", page.words());
        assert!(page.shows("One other field was saved."), "{}", page.words());
        assert!(page.shows("What Ana wrote") && page.shows("Ana changed this at"), "{}", page.words());
        assert!(ana.gets(&format!("/proposals/{reference}")).await.shows("DEMO-SOUTH"));
        // Both texts into the box; then what he makes of them.
        let base = value(&page, "base.basics.title");
        let both = [
            ("base.basics.title", base.as_str()),
            ("title", "What Ben wrote"),
            ("resolve.basics.title", "both"),
        ];
        let page = ben.posts(&path, &both).await.is(200);
        let title = value(&page, "title");
        assert!(title.contains("What Ana wrote") && title.contains("What Ben wrote"), "{title}");
        let done = [("base.basics.title", base.as_str()), ("title", "What both want")];
        ben.posts(&path, &done).await.is(303);
        // Who changed nothing is in nobody's way, and takes nothing back.
        let idle = [("base.basics.title", "1"), ("title", "An invented AI Factory")];
        ana.posts(&path, &idle).await.is(303);
        assert!(ana.gets(&format!("/proposals/{reference}")).await.shows("What both want"));
        // To keep theirs is to save nothing.
        let kept = [("base.basics.title", "1"), ("title", "Mine"), ("resolve.basics.title", "theirs")];
        ana.posts(&path, &kept).await.is(303);
        let texts: Vec<String> = history(&ana, &reference, "basics.title")
            .await
            .iter()
            .map(|one| one["value"].as_str().unwrap().to_owned())
            .collect();
        for text in ["What both want", "What Ben wrote", "What Ana wrote", "An invented AI Factory"] {
            assert!(texts.iter().any(|one| one == text), "{text}: {texts:?}");
        }
    });
}

#[test]
fn the_history_shows_what_changed_and_takes_it_back() {
    both_databases(async |app| {
        let (ana, ben, rita, reference) = team(&app).await;
        let field = field();
        let first = saved(&ana, &reference, &field, 0, "A factory for the north").await;
        page(&ben, &reference, &field).await;
        app.passes(60);
        let second = saved(&ben, &reference, &field, first, "A bigger factory for the north").await;
        let path = format!("/proposals/{reference}/history/{field}");
        let shown = rita.gets(&path).await.is(200);
        assert!(shown.text().contains("<ins>bigger </ins>"), "{}", shown.text());
        assert!(shown.shows("stands there now") && !shown.shows("Put this back"), "{}", shown.words());
        let shown = ana.gets(&path).await.is(200);
        assert!(shown.shows("Put this back"));
        let (past, base) = (value(&shown, "past"), value(&shown, "base"));
        assert_eq!((past.clone(), base.clone()), (first.to_string(), second.to_string()));
        rita.posts(&path, &[("past", &past), ("base", &base)]).await.is(403);
        // Upon a page that is old by now, nothing is put back.
        let third = saved(&ben, &reference, &field, second, "The biggest factory").await;
        ana.posts(&path, &[("past", &past), ("base", &base)]).await.is(409);
        ana.posts(&path, &[("past", &past), ("base", &third.to_string())]).await.is(303);
        let now = history(&ana, &reference, &field).await;
        assert_eq!(
            (now[0]["value"].as_str(), now[0]["how"].as_str()),
            (Some("A factory for the north"), Some("restored"))
        );
        ana.posts(&path, &[("past", "999"), ("base", "999")]).await.is(404);
    });
}

#[test]
fn the_api_saves_a_field_upon_the_version_that_was_read() {
    both_databases(async |app| {
        let (ana, ben, _, reference) = team(&app).await;
        let path = format!("/api/v1/proposals/{reference}/fields/basics.title");
        let read = ana.calls(Method::GET, &path, None, &[]).await.is(200);
        assert_eq!(read.header("etag"), Some("\"1\""));
        let body = |text: &str| Some(json!({ "value": text }));
        ana.calls(Method::PUT, &path, body("x"), &[]).await.is(409);
        let put = ana.calls(Method::PUT, &path, body("By a program"), &[("if-match", "\"1\"")]).await.is(200);
        assert_eq!(put.json()["version"], 2);
        let met = ben.calls(Method::PUT, &path, body("By another"), &[("if-match", "\"1\"")]).await.is(409);
        assert_eq!(met.json()["arguments"]["current"], 2);
        assert_eq!(met.header("content-type"), Some("application/problem+json"));
        let long = "x".repeat(301);
        ben.calls(Method::PUT, &path, body(&long), &[("if-match", "2")]).await.is(422);
        assert!(
            history(&ana, &reference, "basics.title").await.iter().any(|one| one["value"] == "By another")
        );
        // The whole at once leaves its traces in the histories too.
        let whole = ana.calls(Method::GET, &format!("/api/v1/proposals/{reference}"), None, &[]).await.json();
        let mut content = whole["content"].clone();
        content["title"] = "By the whole".into();
        let etag = whole["version"].to_string();
        ana.calls(
            Method::PUT,
            &format!("/api/v1/proposals/{reference}"),
            Some(content),
            &[("if-match", &etag)],
        )
        .await
        .is(200);
        assert_eq!(history(&ana, &reference, "basics.title").await[0]["value"], "By the whole");
    });
}

#[test]
fn changes_after_submitting_are_told_and_are_no_part_of_it() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        let (own, field) = (format!("/proposals/{reference}"), field());
        submits(&ana, &reference).await.is(303);
        app.reads_all_letters();
        let content = ana.gets(&format!("{own}/content.json")).await.is(200).text();
        assert!(!ana.gets(&own).await.shows("Not part of your submission"));
        let read = ana.calls(Method::GET, &format!("/api/v1{own}/fields/{field}"), None, &[]).await.json();
        let version =
            saved(&ana, &reference, &field, read["version"].as_i64().unwrap(), "Changed later").await;
        saved(&ana, &reference, "basics.title", version, "Another title").await;
        for place in [own.clone(), format!("{own}/edit/basics"), format!("{own}/edit/consortium")] {
            let page = ana.gets(&place).await.is(200);
            let words = "Not part of your submission: 2 fields changed since version 1.";
            assert!(page.shows(words), "{place}: {}", page.words());
            assert!(page.shows("counts as it is"), "{place}");
        }
        assert!(page(&ana, &reference, &field).await.shows("not part of your submission"));
        assert_eq!(ana.gets(&format!("{own}/content.json")).await.text(), content);
        // Changed back, it says what was submitted: nothing is told.
        let title = "An invented AI Factory";
        let now =
            ana.calls(Method::GET, &format!("/api/v1{own}/fields/basics.title"), None, &[]).await.json();
        let version = saved(&ana, &reference, "basics.title", now["version"].as_i64().unwrap(), title).await;
        let original = format!("An invented answer about {field}.");
        saved(&ana, &reference, &field, version, &original).await;
        let page = ana.gets(&own).await;
        assert!(
            !page.shows("Not part of your submission") && !page.shows("NOT SUBMITTED"),
            "{}",
            page.words()
        );
    });
}

#[test]
fn what_was_submitted_stays_an_entry_though_typing_goes_on() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        let version =
            saved(&ana, &reference, "basics.title", at(&ana, &reference).await, "As submitted").await;
        submits(&ana, &reference).await.is(303);
        app.reads_all_letters();
        saved(&ana, &reference, "basics.title", version, "After it").await;
        let texts = history(&ana, &reference, "basics.title").await;
        assert_eq!(
            (texts[0]["value"].as_str(), texts[1]["value"].as_str()),
            (Some("After it"), Some("As submitted"))
        );
    });
}

#[test]
fn notes_are_the_teams_alone() {
    both_databases(async |app| {
        let (ana, ben, rita, reference) = team(&app).await;
        let notes = format!("/proposals/{reference}/notes");
        assert!(rita.gets(&notes).await.is(200).shows("No notes yet"));
        rita.posts(&notes, &[("field", "basics.title"), ("text", "Is this title final?")]).await.is(303);
        ana.posts(&notes, &[("field", ""), ("text", "")]).await.is(422);
        ana.posts(&notes, &[("field", "no-such-field"), ("text", "x")]).await.is(404);
        let page = ben.gets(&notes).await.is(200);
        assert!(page.shows("Is this title final?") && page.shows("Rita"), "{}", page.words());
        let thread = value(&page, "thread");
        ben.posts(&notes, &[("thread", &thread), ("text", "It is.")]).await.is(303);
        assert!(ana.gets(&format!("/proposals/{reference}/edit/basics")).await.shows("One open note"));
        assert!(ana.gets(&format!("/proposals/{reference}")).await.shows("One open note"));
        ana.posts(&format!("{notes}/resolve"), &[("thread", &thread)]).await.is(303);
        assert!(ana.gets(&notes).await.shows("Resolved by Ana"));
        ana.posts(&format!("{notes}/resolve"), &[("thread", &thread), ("open", "true")]).await.is(303);
        // A program reads and writes the same.
        let api = format!("/api/v1/proposals/{reference}/notes");
        let said =
            rita.calls(Method::POST, &api, Some(json!({ "text": "By a program" })), &[]).await.is(200).json();
        assert_eq!(
            (said["threads"].as_array().unwrap().len(), &said["threads"][0]["resolved"]),
            (2, &json!(false))
        );
        let one = format!("{api}/{thread}");
        let done = ben.calls(Method::PUT, &one, Some(json!({ "resolved": true })), &[]).await.is(200).json();
        assert_eq!(done["threads"][1]["resolved"], true);
        let eve = app.person("Eve").await;
        eve.calls(Method::GET, &api, None, &[]).await.is(404);
        let hers = begins(&eve, "DEMO-SOUTH").await;
        eve.gets(&notes).await.is(404);
        eve.posts(&notes, &[("field", ""), ("text", "x")]).await.is(404);
        // Another proposal's thread is nobody's to answer or to close.
        let own = format!("/proposals/{hers}/notes");
        eve.posts(&own, &[("thread", &thread), ("text", "x")]).await.is(404);
        eve.posts(&format!("{own}/resolve"), &[("thread", &thread)]).await.is(404);
        // Nothing of it is in what the draft says.
        let whole = ana.calls(Method::GET, &format!("/api/v1/proposals/{reference}"), None, &[]).await.text();
        assert!(!whole.contains("final"), "{whole}");
    });
}

#[test]
fn notes_are_in_no_submission() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        let own = format!("/proposals/{reference}");
        ana.posts(&format!("{own}/notes"), &[("field", "basics.title"), ("text", "zirconium doubts")])
            .await
            .is(303);
        submits(&ana, &reference).await.is(303);
        app.reads_all_letters();
        app.clock_to(AFTER);
        app.works();
        let scope = rollcall::ground::Scope::Call(book().call.id);
        let staff = app.person_with("Staff", rollcall::ground::Role::Staff, scope).await;
        for page in ["", "/text", "/content.json", "/receipt"] {
            let seen = staff.gets(&format!("{own}{page}")).await.is(200);
            assert!(!seen.text().contains("zirconium"), "{page}");
        }
        staff.gets(&format!("{own}/notes")).await.is(404);
        staff.gets(&format!("{own}/history/basics.title")).await.is(404);
        // The team goes on talking after the cut-off.
        ana.posts(&format!("{own}/notes"), &[("field", ""), ("text", "Well done.")]).await.is(303);
        types(&ana, &reference, "basics.title", 99, "Too late").await.is(409);
        app.reads_all_letters();
    });
}

#[test]
fn every_page_of_what_is_not_submitted_says_so_with_the_time_left() {
    both_databases(async |app| {
        let (ana, _, _, reference) = team(&app).await;
        let own = format!("/proposals/{reference}");
        let pages = [
            "/text",
            "/edit/basics",
            "/edit/documents",
            "/submit",
            "/team",
            "/notes",
            "/history/basics.title",
        ];
        for page in pages {
            let seen = ana.gets(&format!("{own}{page}")).await.is(200);
            assert!(seen.text().contains("class=\"alarm\""), "{page}");
            assert!(
                seen.shows("NOT SUBMITTED.") && seen.shows("closes in 9 d 7 h 0 min"),
                "{}",
                seen.words()
            );
        }
        // Past the last cut-off it says what became of it.
        app.clock_to(AFTER);
        app.works();
        let seen = ana.gets(&format!("{own}/text")).await.is(200);
        assert!(seen.shows("The last cut-off passed without this proposal"), "{}", seen.words());
    });
}

#[test]
fn reminders_go_once_to_those_who_write_until_they_submit_or_want_none() {
    both_databases(async |app| {
        let (ana, ben, rita, reference) = team(&app).await;
        let own = format!("/proposals/{reference}");
        app.works();
        assert!(ana.letters().is_empty(), "begun after the fourteenth day, and before the seventh");
        app.clock_to("2025-12-24T17:00:01+01:00");
        app.works();
        app.works();
        let letters = ana.letters();
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].subject, format!("{reference} is NOT SUBMITTED (7 days left)"));
        assert!(
            letters[0].text.contains("Missing: ") && letters[0].text.contains(&own),
            "{}",
            letters[0].text
        );
        assert_eq!((ben.letters().len(), rita.letters().len()), (1, 0));
        // Who begins now is told by the next.
        let eve = app.person("Eve").await;
        let hers = begins(&eve, "DEMO-SOUTH").await;
        ben.posts(&format!("{own}/reminders"), &[("mute", "true")]).await.is(303);
        assert!(ben.gets(&own).await.shows("You get no letters about this proposal"));
        app.clock_to("2025-12-29T17:00:01+01:00");
        app.works();
        assert_eq!((ana.letters().len(), ben.letters().len(), eve.letters().len()), (1, 0, 1));
        eve.posts(&format!("/proposals/{hers}/reminders"), &[("mute", "true")]).await.is(303);
        ben.posts(&format!("{own}/reminders"), &[("mute", "false")]).await.is(303);
        app.clock_to("2025-12-30T17:00:01+01:00");
        app.works();
        let last = ana.letters();
        assert_eq!(last[0].subject, format!("{reference} is NOT SUBMITTED (1 day left)"));
        assert_eq!((ben.letters().len(), eve.letters().len()), (1, 0));
        app.clock_to(AFTER);
        app.works();
        let typed = app.state().database.read_now(|db| {
            use diesel::prelude::*;
            Ok(answer_history::table.count().get_result::<i64>(db)?)
        });
        assert_eq!(typed.unwrap(), 4, "two proposals of an acronym and a title each");
    });
}

#[test]
fn a_cut_off_that_moves_by_weeks_has_its_reminders_again() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-NORTH").await;
        let staff = app.person_with("Sam", Role::Staff, Scope::Call(book().call.id)).await;
        app.clock_to("2025-12-24T17:00:01+01:00");
        app.works();
        assert_eq!(ana.letters().len(), 1);
        let moves = async |to: &str| {
            let moved = [("cutoff", "5"), ("local", to), ("reason", "more time")];
            staff.posts("/calls/ai-factories/move-cut-off", &moved).await.is(303);
            assert_eq!(ana.letters()[0].template, "call-cutoff-moved");
            app.works();
        };
        // By hours: the letter about the move says it all.
        moves("2025-12-31T19:00").await;
        app.clock_to("2025-12-24T19:00:01+01:00");
        app.works();
        assert!(ana.letters().is_empty());
        moves("2026-01-31T17:00").await;
        assert!(ana.letters().is_empty(), "its days are still to come");
        for (day, left) in [("2026-01-17", "14 days"), ("2026-01-24", "7 days"), ("2026-01-30", "1 day")] {
            app.clock_to(&format!("{day}T17:00:01+01:00"));
            app.works();
            app.works();
            let letters = ana.letters();
            assert_eq!(letters.len(), 1, "{left}");
            assert_eq!(letters[0].subject, format!("{reference} is NOT SUBMITTED ({left} left)"));
        }
    });
}

#[test]
fn sign_offs_that_block_are_counted_by_reminders() {
    both_databases(async |app| {
        let mut book = book();
        book.signoffs.partners = Demand::Block;
        app.acts(move |act| rollcall::call::acts::load(act, &book, "").map(drop));
        let ana = app.person("Ana").await;
        writes(&ana, "DEMO-NORTH").await;
        app.clock_to("2025-12-24T17:00:01+01:00");
        app.works();
        let letters = ana.letters();
        // Two organisations, and all else is there.
        assert!(letters[0].text.contains("Missing: 2."), "{}", letters[0].text);
    });
}

#[test]
fn what_is_submitted_is_reminded_of_only_where_it_was_changed() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        submits(&ana, &reference).await.is(303);
        app.reads_all_letters();
        app.clock_to("2025-12-24T17:00:01+01:00");
        app.works();
        assert!(ana.letters().is_empty());
        saved(&ana, &reference, "basics.title", at(&ana, &reference).await, "Another title").await;
        app.clock_to("2025-12-29T17:00:01+01:00");
        app.works();
        let letters = ana.letters();
        assert_eq!(letters[0].subject, format!("{reference}: your changes are not submitted (2 days left)"));
        assert!(letters[0].text.contains("Missing: 0."), "{}", letters[0].text);
    });
}
