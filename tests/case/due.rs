//! A due date: asked about by the team, moved by staff, kept step by step, and what lapses by it.

use actix_web::http::Method;
use diesel::prelude::*;
use rollcall::db::schema::{journal, journal_payloads, matter_moves, matters};
use rollcall::ground::ids::CallId;
use rollcall::ground::{Role, Scope};
use serde_json::{Value, json};

use super::scene::{DECIDED, SLIP, Scene, received};
use crate::support::app::{App, both_databases};

const LATER: &[(&str, &str)] = &[("due", "2026-01-22T17:00"), ("why", "The ministry is closed until then.")];
const TIME: &[(&str, &str)] = &[("day", "2026-01-21"), ("why", "Who keeps the table is ill.")];

/// What the journal holds of a verb, the first entry first.
fn told(app: &App, verb: &'static str) -> Vec<Value> {
    let read = move |db: &mut rollcall::db::Db| {
        let rows: Vec<String> = journal::table
            .inner_join(journal_payloads::table)
            .filter(journal::verb.eq(verb))
            .order((journal::at, journal::ordinal))
            .select(journal_payloads::payload)
            .load(db)?;
        Ok(rows)
    };
    let rows = app.state().database.read_now(read).unwrap();
    rows.iter().map(|payload| serde_json::from_str(payload).unwrap()).collect()
}

async fn asked(app: &App) -> Scene {
    let scene = received(app).await;
    scene.sam.parts(&scene.case(), SLIP, None).await.is(303);
    app.reads_all_letters();
    scene
}

#[test]
fn the_team_asks_for_more_time_and_staff_move_the_date_in_sight_of_all() {
    both_databases(async |app| {
        let scene = asked(&app).await;
        let matter = scene.matter(1);
        let page = scene.ana.gets(&matter).await.is(200);
        assert!(page.shows("Ask for more time") && !page.shows("Move the date"), "{}", page.words());
        assert!(!scene.sam.gets(&matter).await.is(200).shows("Ask for more time"));
        // What was typed comes back with the reason beside it.
        let time = format!("{matter}/more-time");
        let thin = scene.carl.posts(&time, &[("day", "2026-01-15"), ("why", "Ill.")]).await.is(422);
        assert!(thin.shows("Name a day after 15 January 2026, 17:00 Brussels."), "{}", thin.words());
        assert!(thin.text().contains("Ill."));
        scene.carl.posts(&time, TIME).await.is(303);
        let again = scene.ana.posts(&time, TIME).await.is(409);
        assert!(again.shows("Your team has asked for more time already."), "{}", again.words());
        let letter = scene.sam.letters().pop().unwrap();
        assert_eq!(letter.template, "case-time-asked");
        assert!(
            letter.text.contains("until 21 January 2026")
                && letter.text.contains("do not answer this letter")
        );
        assert!(!letter.text.contains("ill"), "why stands on the page alone: {}", letter.text);
        assert_eq!(letter.link(), matter);
        // It moved nothing; staff have it before them wherever they look.
        let page = scene.ana.gets(&matter).await.is(200);
        assert!(page.shows("Please answer below by 15 January 2026, 17:00 Brussels."));
        assert!(page.shows("Asks for more time, until 21 January 2026. Staff have not answered yet;"));
        assert!(scene.sam.gets("/staff/ai-factories/cases").await.shows("asks for more time"));
        assert!(scene.sam.gets("/").await.shows("One matter of a case waits for staff."));
        let page = scene.sam.gets(&matter).await.is(200);
        assert!(page.shows("The team asks for more time. Until 21 January 2026."), "{}", page.words());
        assert!(page.text().contains("value=\"2026-01-21T17:00\""), "the day that was wished for is offered");
        scene.sam.posts(&format!("{matter}/due"), LATER).await.is(303);
        for person in [&scene.ana, &scene.carl] {
            let letter = person.letters().pop().unwrap();
            assert_eq!(letter.template, "case-due-moved");
            assert!(letter.subject.contains("is now 22 January 2026, 17:00 Brussels"), "{}", letter.subject);
            assert!(letter.text.contains("from 15 January 2026, 17:00 Brussels to 22 January 2026"));
            assert!(!letter.text.contains("ministry") && letter.text.contains("An answer is due by then."));
        }
        let page = scene.ana.gets(&matter).await.is(200);
        let words = page.words();
        let at = |text: &str| words.find(text).unwrap_or_else(|| panic!("{text}: {words}"));
        let order = [
            at("Which of the two dates is meant?"),
            at("Who keeps the table is ill."),
            at("Moved the date from 15 January 2026, 17:00 Brussels to 22 January 2026, 17:00 Brussels."),
            at("The ministry is closed until then."),
        ];
        assert!(order.is_sorted(), "{words}");
        assert!(page.shows("(first 15 January 2026, 17:00 Brussels)") && !page.shows("had lapsed"));
        // Sam sees that Ana has the step before her, Carl not yet.
        let read = scene.sam.gets(&matter).await.is(200).words();
        assert!(read.split("The ministry is closed").nth(1).unwrap().contains("Read by Ana,"), "{read}");
        assert!(!scene.sam.gets("/").await.shows("waits for staff."));
        // Evidence, without a word of what people wrote.
        let moved = told(&app, "case.due_moved");
        assert_eq!(moved[0]["from"], "2026-01-15T16:00:00.000000Z");
        assert_eq!(moved[0]["to"], "2026-01-22T16:00:00.000000Z");
        assert_eq!((&moved[0]["place"], &moved[0]["lapsed"]), (&json!(3), &json!(false)));
        assert_eq!(told(&app, "case.time_asked")[0]["day"], "2026-01-21");
        // The first date stays where it is; one reminds of the one that holds.
        app.clock_to("2026-01-14T10:00:00+01:00");
        app.works();
        assert!(scene.ana.letters().is_empty());
        app.clock_to("2026-01-20T17:00:00+01:00");
        app.works();
        app.works();
        for person in [&scene.ana, &scene.carl] {
            let letters = person.letters();
            assert_eq!(letters.len(), 1);
            assert!(letters[0].subject.contains("22 January 2026"), "{}", letters[0].subject);
        }
    });
}

#[test]
fn a_lapsed_matter_is_opened_again_by_a_step_that_says_so_until_it_is_settled() {
    both_databases(async |app| {
        let scene = asked(&app).await;
        let matter = scene.matter(1);
        let due = format!("{matter}/due");
        app.clock_to("2026-01-16T09:00:00+01:00");
        app.works();
        app.reads_all_letters();
        scene
            .ana
            .parts(&format!("{matter}/messages"), &[("text", "Sorry, we are late.")], None)
            .await
            .is(303);
        let page = scene.sam.gets(&matter).await.is(200);
        assert!(page.shows("Lapsed. Nobody had answered by 15 January 2026"), "{}", page.words());
        assert!(page.shows("The matter has lapsed, and moving the date opens it again."));
        // Neither without a reason, nor into the past: an answer that was late does not become one in time.
        for (form, says) in [
            ([("due", "2026-01-22T17:00"), ("why", " ")], "Please fill this in."),
            ([("due", "2026-01-16T08:59"), ("why", "Kindness.")], "This is past."),
            ([("due", "2026-01-15T17:00"), ("why", "Kindness.")], "This is past."),
        ] {
            let refused = scene.sam.posts(&due, &form).await.is(422);
            assert!(refused.shows(says), "{says}: {}", refused.words());
            assert!(refused.text().contains(form[0].1), "what was typed is kept");
        }
        scene.sam.posts(&due, LATER).await.is(303);
        let letter = scene.ana.letters().pop().unwrap();
        assert!(letter.text.contains("The matter had lapsed, and is open again."), "{}", letter.text);
        assert_eq!(told(&app, "case.due_moved")[0]["lapsed"], json!(true));
        let page = scene.ana.gets(&matter).await.is(200);
        assert!(page.shows("The matter had lapsed, and is open again."), "{}", page.words());
        assert!(
            page.shows("Waits for staff."),
            "the late answer is there to be decided upon: {}",
            page.words()
        );
        // Settled is settled.
        let refuse = [("verdict", "refused"), ("reason", "It says what it says.")];
        scene.sam.posts(&format!("{matter}/decision"), &refuse).await.is(303);
        let more = [("due", "2026-02-22T17:00"), ("why", "Once more."), ("seen", "1")];
        assert!(scene.sam.posts(&due, &more).await.is(409).shows("This matter was decided already."));
        let more = scene.ana.posts(&format!("{matter}/more-time"), TIME).await.is(409);
        assert!(more.shows("This matter was decided already."));
        assert!(scene.ana.gets(&matter).await.shows("The matter had lapsed, and is open again."));
        app.reads_all_letters();
    });
}

#[test]
fn a_date_is_brought_forward_with_time_left_and_never_moved_unseen() {
    both_databases(async |app| {
        let scene = asked(&app).await;
        let (due, seen) = (format!("{}/due", scene.matter(1)), ("seen", "1"));
        let of_call = Scope::Call(CallId::from_text("ai-factories"));
        let sue = app.person_with("Sue", Role::Staff, of_call).await;
        let soon = [("due", "2026-01-02T17:00"), ("why", "The panel meets.")];
        let refused = scene.sam.posts(&due, &soon).await.is(422);
        assert!(refused.shows("leave it at least 2 days"), "{}", refused.words());
        let same = [("due", "2026-01-15T17:00"), ("why", "The panel meets.")];
        assert!(scene.sam.posts(&due, &same).await.is(422).shows("That is the date it has."));
        let forward = [("due", "2026-01-12T17:00"), ("why", "The panel meets.")];
        scene.sam.posts(&due, &forward).await.is(303);
        let page = scene.ana.gets(&scene.matter(1)).await.is(200);
        assert!(page.shows("Brought the date forward from 15 January 2026"), "{}", page.words());
        // Sue has the page of before: she is told, and can move on from what holds.
        let met = sue.posts(&due, LATER).await.is(409);
        assert!(
            met.shows("The date was moved meanwhile, to 12 January 2026, 17:00 Brussels."),
            "{}",
            met.words()
        );
        assert!(met.text().contains("The ministry is closed until then."));
        assert!(met.text().contains("name=\"seen\" value=\"1\""), "what was met is seen now");
        sue.posts(&due, &[LATER, &[seen]].concat()).await.is(303);
        let count = |db: &mut rollcall::db::Db| {
            let first =
                matters::table.select(matters::due_at).first::<Option<rollcall::ground::Moment>>(db)?;
            Ok((matter_moves::table.count().get_result::<i64>(db)?, first.unwrap().to_string()))
        };
        let kept = app.state().database.read_now(count).unwrap();
        assert_eq!(kept, (2, "2026-01-15T16:00:00.000000Z".to_owned()), "nothing is written over");
        // A matter that the team opened has no date to be moved, and none to be asked about.
        let told = [("kind", "other"), ("subject", "Thanks"), ("text", "For the patience.")];
        scene.ana.parts(&scene.case(), &told, None).await.is(303);
        for (person, path, form) in [(&scene.sam, "due", LATER), (&scene.carl, "more-time", TIME)] {
            let refused = person.posts(&format!("{}/{path}", scene.matter(2)), form).await.is(409);
            assert!(refused.shows("This matter has no date"), "{}", refused.words());
        }
        assert!(!scene.sam.gets(&scene.matter(2)).await.shows("Move the date"));
        app.reads_all_letters();
    });
}

#[test]
fn nothing_is_refused_before_the_date_until_which_the_team_has_time() {
    both_databases(async |app| {
        let scene = asked(&app).await;
        let matter = scene.matter(1);
        let decide = format!("{matter}/decision");
        let refuse = [("verdict", "refused"), ("reason", "It says what it says.")];
        let early = scene.sam.posts(&decide, &refuse).await.is(409);
        assert!(
            early.shows("The team has until 15 January 2026, 17:00 Brussels to answer"),
            "{}",
            early.words()
        );
        assert!(early.text().contains("It says what it says."));
        // A request for more time is no answer.
        scene.ana.posts(&format!("{matter}/more-time"), TIME).await.is(303);
        scene.sam.posts(&decide, &refuse).await.is(409);
        scene.ana.parts(&format!("{matter}/messages"), &[("text", "It is as it is.")], None).await.is(303);
        scene.sam.posts(&decide, &refuse).await.is(303);
        // Where nobody answers, the date settles it.
        let mut second = SLIP.to_vec();
        second[1] = ("subject", "Another");
        scene.sam.parts(&scene.case(), &second, None).await.is(303);
        let decide = format!("{}/decision", scene.matter(2));
        app.clock_to("2026-01-15T16:59:59+01:00");
        scene.sam.posts(&decide, &refuse).await.is(409);
        app.clock_to("2026-01-15T17:00:00+01:00");
        scene.sam.posts(&decide, &refuse).await.is(303);
        app.reads_all_letters();
    });
}

#[test]
fn only_staff_move_and_only_who_writes_for_the_team_asks() {
    both_databases(async |app| {
        let scene = asked(&app).await;
        let (due, time) = (format!("{}/due", scene.matter(1)), format!("{}/more-time", scene.matter(1)));
        let other = app.person("Oscar").await;
        let call = CallId::from_text("ai-factories");
        let fourth = app.person_with("Fay", Role::Staff, Scope::Cutoff(call.clone(), 4)).await;
        let expert = app.person_with("Eva", Role::Evaluator, Scope::Call(call.clone())).await;
        let board = app.person_with("Bo", Role::Board, Scope::Call(call)).await;
        for person in [&other, &fourth, &expert, &board] {
            for (path, form, body) in [
                (&due, LATER, json!({ "due": "2026-01-22T17:00", "why": "W" })),
                (&time, TIME, json!({ "day": "2026-01-21", "why": "W" })),
            ] {
                person.posts(path, form).await.is(404);
                person.calls(Method::POST, &format!("/api/v1{path}"), Some(body), &[]).await.is(404);
            }
        }
        for person in [&scene.ana, &scene.carl, &scene.rita, &scene.olga] {
            person.posts(&due, LATER).await.is(403);
        }
        for person in [&scene.rita, &scene.olga, &scene.sam] {
            person.posts(&time, TIME).await.is(403);
        }
        // Staff who are in the team are the team.
        scene.sam.joins(&scene.reference, Role::Contributor);
        scene.sam.posts(&due, LATER).await.is(403);
        scene.sam.posts(&time, TIME).await.is(303);
        // A program of staff needs the scope for it.
        let of_call = Scope::Call(CallId::from_text("ai-factories"));
        let sue = app.person_with("Sue", Role::Staff, of_call).await;
        let narrow = app.with_scopes(&sue, &["proposals:write"]);
        let body = json!({ "due": "2026-01-22T17:00", "why": "W" });
        narrow.calls(Method::POST, &format!("/api/v1{due}"), Some(body), &[]).await.is(403);
        scene.ana.gets(&format!("{}/due", scene.matter(1))).await.is(303);
        app.reads_all_letters();
    });
}

#[test]
fn the_same_over_the_api() {
    both_databases(async |app| {
        let scene = asked(&app).await;
        let matter = format!("/api/v1{}", scene.matter(1));
        let (due, time) = (format!("{matter}/due"), format!("{matter}/more-time"));
        let wrong = scene.ana.calls(Method::POST, &time, Some(json!({})), &[]).await.is(422).json();
        let pointers: Vec<&str> =
            wrong["errors"].as_array().unwrap().iter().map(|one| one["pointer"].as_str().unwrap()).collect();
        assert_eq!(pointers, ["/day", "/why"]);
        let body = json!({ "day": "2026-01-21", "why": "Who keeps the table is ill." });
        scene.ana.calls(Method::POST, &time, Some(body), &[("idempotency-key", "one")]).await.is(200);
        let list = scene.sam.calls(Method::GET, "/api/v1/calls/ai-factories/cases", None, &[]).await.is(200);
        assert_eq!(list.json()["matters"][0]["asks_for_time"], true);
        let body = json!({ "due": "2026-01-22T17:00", "why": "The ministry is closed." });
        scene.sam.calls(Method::POST, &due, Some(body.clone()), &[("idempotency-key", "one")]).await.is(200);
        // The same request again moves nothing more; another one has to have seen the first.
        scene.sam.calls(Method::POST, &due, Some(body.clone()), &[("idempotency-key", "one")]).await.is(200);
        let met = scene.sam.calls(Method::POST, &due, Some(body), &[]).await.is(409).json();
        assert_eq!(met["type"], "urn:rollcall:problem:refused/case-due-met");
        let thread = scene.rita.calls(Method::GET, &matter, None, &[]).await.is(200).json();
        assert_eq!(thread["due_at"], "2026-01-22T16:00:00.000000Z");
        assert_eq!(thread["asks_for_time"], false);
        let (step, request) = (&thread["moves"][0], &thread["requests"][0]);
        assert_eq!((&step["place"], &request["place"]), (&json!(3), &json!(2)));
        assert_eq!((&step["by"], &step["reopened"]), (&json!("Sam"), &json!(false)));
        assert_eq!(step["from"], "2026-01-15T16:00:00.000000Z");
        assert_eq!((&request["by"], &request["day"]), (&json!("Ana"), &json!("2026-01-21")));
        assert_eq!(step["reads"], json!([]));
        // The next message stands after both.
        scene.ana.parts(&format!("{}/messages", scene.matter(1)), &[("text", "Thanks.")], None).await.is(303);
        let thread = scene.sam.calls(Method::GET, &matter, None, &[]).await.is(200).json();
        assert_eq!(thread["messages"][1]["place"], 4);
        scene.sam.posts(&format!("{}/decision", scene.matter(1)), DECIDED).await.is(409);
        app.reads_all_letters();
    });
}
