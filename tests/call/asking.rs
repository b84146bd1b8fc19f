//! Questions in private, answers to all, and letters of interest.

use actix_web::http::Method;
use rollcall::ground::ids::CallId;
use rollcall::ground::{Role, Scope};
use serde_json::json;

use super::versions::loads_the_calls;
use crate::support::app::{App, Person, both_databases};

async fn staff(app: &App) -> Person {
    app.person_with("Sam Staff", Role::Staff, Scope::Call(CallId::from_text("ai-factories"))).await
}

const ASK: &str = "/calls/ai-factories/questions";
const ASKED: [(&str, &str); 2] =
    [("subject", "Power of our site in Kajaani"), ("body", "Do 12 MW today count, or 20 MW in 2027?")];

async fn asks(person: &Person) -> String {
    let to = person.posts(ASK, &ASKED).await.is(303).location().to_owned();
    to.split('?').next().unwrap().to_owned()
}

#[test]
fn a_question_is_seen_by_who_asked_and_by_staff_and_by_nobody_else() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let (ana, ben, sam) = (app.person("Ana").await, app.person("Ben").await, staff(&app).await);
        let other = app.person_with("Olga", Role::Staff, Scope::Call(CallId::from_text("rehearsal"))).await;
        assert!(ana.gets(ASK).await.is(200).shows("are taken until 24 December 2025, 17:00 Brussels"));
        let question = asks(&ana).await;
        assert!(ana.gets(&question).await.is(200).shows("Do 12 MW today count"));
        assert!(ana.gets(ASK).await.is(200).shows("Kajaani"));
        for person in [&ben, &other] {
            person.gets(&question).await.is(404);
            person.posts(&format!("{question}/answer"), &[("answer", "x")]).await.is(404);
            person.gets("/staff/ai-factories/questions").await.is(404);
            assert!(!person.gets(ASK).await.is(200).shows("Kajaani"));
            let api = "/api/v1/calls/ai-factories/questions";
            let told = person.calls(Method::GET, api, None, &[]).await.is(200).json();
            assert_eq!(told["questions"], json!([]));
            person.calls(Method::GET, &format!("/api/v1{question}"), None, &[]).await.is(404);
        }
        // Who asked may read, and not answer.
        ana.posts(&format!("{question}/answer"), &[("answer", "x")]).await.is(403);
        let list = sam.gets("/staff/ai-factories/questions").await.is(200);
        assert!(list.shows("Kajaani") && list.shows("Ana"));
        assert!(sam.gets("/").await.is(200).shows("One question waits for an answer."));
        // Of another call it is nobody's.
        let elsewhere = question.replace("ai-factories", "rehearsal");
        sam.gets(&elsewhere).await.is(404);
    });
}

#[test]
fn an_answer_goes_to_who_asked_and_a_published_one_to_all_without_a_name() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let (ana, sam) = (app.person("Ana Asker").await, staff(&app).await);
        let question = asks(&ana).await;
        let answer = format!("{question}/answer");
        assert!(sam.posts(&answer, &[("answer", " ")]).await.is(422).shows("Please fill this in."));
        sam.posts(&answer, &[("answer", "What is there when services start.")]).await.is(303);
        let letters = ana.letters();
        assert_eq!(
            letters[0].subject,
            "AI Factories: your question was answered (Power of our site in Kajaani)"
        );
        assert!(letters[0].text.contains("What is there when services start."));
        let again = sam.posts(&answer, &[("answer", "Something else.")]).await.is(409);
        assert!(again.shows("This question was answered already."));
        // Nobody else knows yet.
        assert!(
            app.visitor()
                .gets("/calls/ai-factories/answers")
                .await
                .is(200)
                .shows("Nothing was published yet")
        );
        let public = [
            ("question", "Which state of a growing site counts?"),
            ("public_answer", "What is there when services start."),
        ];
        // All are told at once: who writes a proposal, and who filed a letter of interest.
        let (ben, ivo, eve) = (app.person("Ben").await, app.person("Ivo").await, app.person("Eve").await);
        let begun = [("call", "ai-factories"), ("acronym", "DEMO-NORTH"), ("title", "Invented")];
        for person in [&ana, &ben] {
            person.posts("/proposals/new", &begun).await.is(303);
        }
        ivo.posts(INTEREST, &notice("DEMO-OULU", "1")).await.is(303);
        app.reads_all_letters();
        sam.posts(&format!("{question}/publish"), &public).await.is(303);
        let letters = ana.letters();
        assert_eq!(letters.len(), 1, "who asked gets one letter, though she writes a proposal too");
        assert_eq!(letters[0].template, "call-question-published");
        for person in [&ben, &ivo] {
            let letters = person.letters();
            assert_eq!((letters.len(), letters[0].template.as_str()), (1, "call-answer-published"));
            assert!(letters[0].text.contains("Which state of a growing site counts?"), "{}", letters[0].text);
            assert!(!letters[0].text.contains("Kajaani"), "{}", letters[0].text);
        }
        assert!(eve.letters().is_empty());
        let twice = sam.posts(&format!("{question}/publish"), &public).await.is(409);
        assert!(twice.shows("published already, as 1"));
        let visitor = app.visitor();
        for path in [
            "/calls/ai-factories/answers",
            "/calls/ai-factories/feed.atom",
            "/api/v1/calls/ai-factories/answers",
            "/calls/ai-factories",
        ] {
            let seen = visitor.calls(Method::GET, path, None, &[]).await.is(200).text();
            assert!(
                path == "/calls/ai-factories" || seen.contains("Which state of a growing site counts?"),
                "{path}"
            );
            let question_id = question.rsplit('/').next().unwrap();
            for hidden in ["Ana", "Kajaani", "12 MW", question_id] {
                assert!(!seen.contains(hidden), "{path} gives away {hidden}");
            }
        }
    });
}

#[test]
fn what_is_answered_to_all_waits_for_no_other_answer() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let (ana, sam) = (app.person("Ana").await, staff(&app).await);
        let question = asks(&ana).await;
        assert!(ana.gets(&question).await.is(200).shows("Staff of the call have not answered yet."));
        let public = [
            ("question", "Which state of a growing site counts?"),
            ("public_answer", "What is there when services start."),
        ];
        sam.posts(&format!("{question}/publish"), &public).await.is(303);
        assert!(!sam.gets("/").await.is(200).shows("waits for an answer"));
        let list = sam.gets("/staff/ai-factories/questions").await.is(200);
        assert!(list.shows("published as 1") && !list.shows("waits for an answer"), "{}", list.words());
        let page = ana.gets(&question).await.is(200);
        assert!(
            !page.shows("Staff of the call have not answered yet.") && page.shows("published as 1"),
            "{}",
            page.words()
        );
        let letter = ana.letters().pop().unwrap();
        assert!(
            letter.text.contains("Please do not answer this letter: nobody reads it."),
            "{}",
            letter.text
        );
        // An answer of one's own may still follow.
        sam.posts(&format!("{question}/answer"), &[("answer", "And yours, too.")]).await.is(303);
        assert!(ana.letters().pop().unwrap().text.contains("nobody reads it"));
    });
}

#[test]
fn questions_close_some_days_before_the_cutoff_and_say_when() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let ana = app.person("Ana").await;
        app.clock_to("2025-12-24T16:59:59+01:00");
        asks(&ana).await;
        app.clock_to("2025-12-24T17:00:00+01:00");
        let refused = ana.posts(ASK, &ASKED).await.is(409);
        let says = "Questions for cut-off 5 closed on 24 December 2025, 17:00 Brussels.";
        assert!(refused.shows(says), "{}", refused.words());
        // What was typed is not lost.
        assert!(refused.text().contains("Do 12 MW today count"));
        assert!(ana.gets(ASK).await.is(200).shows(says));
        let api = "/api/v1/calls/ai-factories/questions";
        let body = json!({ "subject": "s", "body": "b" });
        let told = ana.calls(Method::POST, api, Some(body), &[]).await.is(409).json();
        assert_eq!(told["type"], "urn:rollcall:problem:refused/questions-closed");
        assert_eq!(told["arguments"]["at"], "2025-12-24T16:00:00.000000Z");
        app.clock_to("2026-01-02T12:00:00+01:00");
        assert!(ana.posts(ASK, &ASKED).await.is(409).shows("The last cut-off has passed"));
        app.visitor().gets(ASK).await.is(303);
    });
}

#[test]
fn the_api_asks_and_answers_too() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let (ana, sam) = (app.person("Ana").await, staff(&app).await);
        let api = "/api/v1/calls/ai-factories/questions";
        let body = json!({ "subject": "Power", "body": "How much?" });
        let made = ana.calls(Method::POST, api, Some(body), &[]).await.is(201);
        let one = made.location().to_owned();
        assert_eq!(ana.calls(Method::GET, &one, None, &[]).await.is(200).json()["by"], json!(null));
        assert_eq!(sam.calls(Method::GET, &one, None, &[]).await.is(200).json()["by"], "Ana");
        let answer = json!({ "answer": "Enough." });
        ana.calls(Method::POST, &format!("{one}/answer"), Some(answer.clone()), &[]).await.is(403);
        sam.calls(Method::POST, &format!("{one}/answer"), Some(answer), &[]).await.is(200);
        let public = json!({ "question": "How much power?", "answer": "Enough." });
        sam.calls(Method::POST, &format!("{one}/publication"), Some(public), &[]).await.is(201);
        let read = ana.calls(Method::GET, &one, None, &[]).await.is(200).json();
        assert_eq!((read["answer"].as_str(), read["published"].as_i64()), (Some("Enough."), Some(1)));
        assert_eq!(ana.letters().len(), 2);
    });
}

const INTEREST: &str = "/calls/ai-factories/interest";

fn notice<'a>(acronym: &'a str, amount: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("cutoff", "5"),
        ("track", "EUROHPC-2024-CEI-AI-02"),
        ("acronym", acronym),
        ("country", "fi"),
        ("partners", "EE, no EE"),
        ("amount", amount),
    ]
}

#[test]
fn a_letter_of_interest_is_counted_by_staff_and_seen_by_nobody_else() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let (ana, ben, sam) = (app.person("Ana").await, app.person("Ben").await, staff(&app).await);
        let wrong = ana.posts(INTEREST, &[("country", "Narnia"), ("partners", "FI QQ"), ("amount", "lots")]);
        let wrong = wrong.await.is(422);
        for shown in ["No country is called so.", "“QQ” is no state", "We cannot read this amount"] {
            assert!(wrong.shows(shown), "{shown} in {}", wrong.words());
        }
        ana.posts(INTEREST, &notice("DEMO-KAJAANI", "40 000 000")).await.is(303);
        ben.posts(INTEREST, &notice("", "")).await.is(303);
        let mine = ana.gets(INTEREST).await.is(200);
        assert!(mine.shows("DEMO-KAJAANI") && mine.shows("EE, NO") && mine.shows("40.00"));
        let letter =
            mine.text().split(&format!("{INTEREST}/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let letter = format!("{INTEREST}/{letter}");
        ben.gets(&letter).await.is(404);
        ben.posts(&letter, &notice("STOLEN", "")).await.is(404);
        ben.posts(&format!("{letter}/withdraw"), &[]).await.is(404);
        ben.gets("/staff/ai-factories/interest").await.is(404);
        assert!(!ben.gets(INTEREST).await.is(200).shows("KAJAANI"));
        let list = sam.gets("/staff/ai-factories/interest").await.is(200);
        for shown in ["Cut-off 5 2 40.00 1 of 2", "ana@test.example", "A proposal from FI"] {
            assert!(list.shows(shown), "{shown} in {}", list.words());
        }
        // Staff read, and change nothing.
        assert!(!sam.gets(&letter).await.is(200).shows("Take the letter back"));
        sam.posts(&letter, &notice("CHANGED", "")).await.is(403);
        changes_and_withdraws(&ana, &sam, &letter).await;
    });
}

async fn changes_and_withdraws(ana: &Person, sam: &Person, letter: &str) {
    let mut changed = notice("DEMO-OULU", "50 000 000");
    changed.push(("version", "1"));
    ana.posts(letter, &changed).await.is(303);
    // The same form from another tab tells that the letter was changed meanwhile.
    let mut late = notice("DEMO-LATE", "1");
    late.push(("version", "1"));
    let conflict = ana.posts(letter, &late).await.is(409);
    assert!(conflict.shows("changed meanwhile") && conflict.text().contains("DEMO-LATE"));
    assert!(conflict.shows("DEMO-OULU"), "what stands now");
    assert!(sam.gets("/staff/ai-factories/interest").await.is(200).shows("DEMO-OULU"));
    ana.posts(&format!("{letter}/withdraw"), &[]).await.is(303);
    assert!(ana.posts(letter, &changed).await.is(409).shows("This letter of interest was withdrawn."));
    assert!(sam.gets("/staff/ai-factories/interest").await.is(200).shows("Cut-off 5 1 –"));
}

#[test]
fn letters_over_the_api() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let (ana, ben, sam) = (app.person("Ana").await, app.person("Ben").await, staff(&app).await);
        let api = "/api/v1/calls/ai-factories/interest";
        let body =
            json!({ "cutoff": 5, "track": "EUROHPC-2024-CEI-AI-01", "country": "EL", "partners": ["FI"] });
        let one = ana.calls(Method::POST, api, Some(body.clone()), &[]).await.is(201).location().to_owned();
        assert_eq!(ana.calls(Method::GET, &one, None, &[]).await.is(200).json()["country"], "GR");
        ben.calls(Method::GET, &one, None, &[]).await.is(404);
        ben.calls(Method::DELETE, &one, Some(json!({})), &[]).await.is(404);
        assert_eq!(ben.calls(Method::GET, api, None, &[]).await.is(200).json()["letters"], json!([]));
        let mut change = body;
        change["version"] = json!(1);
        change["amount"] = json!("15000000.00");
        ana.calls(Method::PUT, &one, Some(change.clone()), &[]).await.is(200);
        change["amount"] = json!("16000000.00");
        ana.calls(Method::PUT, &one, Some(change), &[]).await.is(409);
        let all = sam.calls(Method::GET, api, None, &[]).await.is(200).json();
        assert_eq!(
            (all["letters"][0]["by"].as_str(), all["letters"][0]["amount"].as_str()),
            (Some("Ana"), Some("15000000.00"))
        );
        ana.calls(Method::DELETE, &one, Some(json!({})), &[]).await.is(200);
        assert!(ana.calls(Method::GET, &one, None, &[]).await.is(200).json()["withdrawn_at"].is_string());
    });
}

#[test]
fn a_correction_goes_to_everybody_who_was_told_the_answer() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let (ana, sam) = (app.person("Ana").await, staff(&app).await);
        let (ben, ivo, eve) = (app.person("Ben").await, app.person("Ivo").await, app.person("Eve").await);
        let question = asks(&ana).await;
        let begun = [("call", "ai-factories"), ("acronym", "DEMO-NORTH"), ("title", "Invented")];
        for person in [&ana, &ben] {
            person.posts("/proposals/new", &begun).await.is(303);
        }
        ivo.posts(INTEREST, &notice("DEMO-OULU", "1")).await.is(303);
        let public = [("question", "Which state counts?"), ("public_answer", "What stands today.")];
        sam.posts(&format!("{question}/publish"), &public).await.is(303);
        app.reads_all_letters();
        // Ivo takes his letter back, and has read what was wrong; Eve comes later.
        app.passes(3_600);
        let mine = ivo.gets(INTEREST).await.is(200).text();
        let letter = mine.split(&format!("{INTEREST}/")).nth(1).unwrap().split('"').next().unwrap();
        ivo.posts(&format!("{INTEREST}/{letter}/withdraw"), &[]).await.is(303);
        eve.posts("/proposals/new", &begun).await.is(303);
        let path = "/calls/ai-factories/answers/1/correct";
        let form = |seen: &'static str, answer: &'static str| {
            [("seen", seen), ("question", "Which state counts?"), ("answer", answer), ("reason", "A slip.")]
        };
        sam.posts(path, &form("1", "What is there when services start.")).await.is(303);
        let told = ana.letters();
        assert_eq!(
            (told.len(), told[0].template.as_str()),
            (1, "call-answer-corrected"),
            "who asked gets one letter, though she writes a proposal too"
        );
        for person in [&ben, &ivo, &eve] {
            let letters = person.letters();
            assert_eq!((letters.len(), letters[0].template.as_str()), (1, "call-answer-corrected-all"));
            for said in ["A slip.", "Which state counts?", "What is there when services start."] {
                assert!(letters[0].text.contains(said), "{said} in {}", letters[0].text);
            }
            assert!(!letters[0].text.contains("Kajaani"), "{}", letters[0].text);
        }
        assert!(sam.letters().is_empty());
        // The same wording again is no correction, and no letter.
        sam.posts(path, &form("2", "What is there when services start.")).await.is(303);
        // Over the API alike.
        let body = json!({ "question": "Which state counts?", "answer": "Both.", "reason": "Another slip." });
        let at = "/api/v1/calls/ai-factories/answers/1";
        sam.calls(Method::PUT, at, Some(body), &[("if-match", "2")]).await.is(200);
        for person in [&ana, &ben, &ivo, &eve] {
            assert_eq!(person.letters().len(), 1);
        }
    });
}

#[test]
fn so_many_questions_wait_for_an_answer_and_no_more() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let (ana, ben, sam) = (app.person("Ana").await, app.person("Ben").await, staff(&app).await);
        let most = rollcall::config::Limits::default().open_questions;
        let mut last = String::new();
        for _ in 0..most {
            last = asks(&ana).await;
        }
        let refused = ana.posts(ASK, &ASKED).await.is(422);
        assert!(refused.shows("20 questions of yours about this call wait"), "{}", refused.words());
        assert!(refused.text().contains("Do 12 MW today count"), "what was typed is kept");
        let api = format!("/api/v1{ASK}");
        let body = json!({ "subject": "s", "body": "b" });
        let told = ana.calls(Method::POST, &api, Some(body.clone()), &[]).await.is(422).json();
        assert_eq!(told["errors"][0]["pointer"], "/body");
        // Of others, and of another call, it is no limit; an answer makes room for one.
        asks(&ben).await;
        ana.calls(Method::POST, "/api/v1/calls/rehearsal/questions", Some(body.clone()), &[]).await.is(201);
        sam.posts(&format!("{last}/answer"), &[("answer", "Yes.")]).await.is(303);
        ana.calls(Method::POST, &api, Some(body), &[]).await.is(201);
        ana.posts(ASK, &ASKED).await.is(422);
        app.reads_all_letters();
    });
}
