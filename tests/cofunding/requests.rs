//! Whoever works for a funder asks to speak for it, and staff appoint or decline.

use actix_web::http::Method;
use rollcall::ground::{Role, Scope};
use serde_json::{Value, json};

use super::scene::{CALL, calls_are_loaded, funder, officer};
use crate::support::app::{App, Person, both_databases};

const OWN: &str = "/funding/appointment";

fn typed(funder: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("call", CALL),
        ("funder", funder),
        ("function", "Head of unit"),
        ("reason", "The page of the ministry names me."),
    ]
}

async fn list(staff: &Person) -> Vec<Value> {
    let path = format!("/api/v1/calls/{CALL}/appointments");
    let told = staff.calls(Method::GET, &path, None, &[]).await.is(200).json();
    told["requests"].as_array().unwrap().clone()
}

/// Where the first request that waits is settled.
async fn first(staff: &Person) -> String {
    let id = list(staff).await[0]["id"].as_str().unwrap().to_owned();
    format!("/staff/{CALL}/appointments/{id}")
}

#[test]
fn an_official_asks_is_appointed_and_told_and_no_proposal_is_named() {
    both_databases(async |app| {
        calls_are_loaded(&app);
        let ministry = funder(&app, "Invented ministry of Finland", "state", "FI");
        let (fia, sam) = (app.person("Fia Finland").await, officer(&app, "Sam", Role::Staff).await);
        fia.gets("/funding").await.is(404);
        assert!(fia.gets("/account").await.is(200).text().contains(OWN), "no dead end");
        // What is typed wrong is told beside its field, and nothing is lost.
        let mut wrong = typed(" ");
        wrong[0] = ("call", "none");
        let again = fia.posts(OWN, &wrong).await.is(422);
        assert!(again.text().contains("The page of the ministry names me."));
        assert!(again.shows("Please fill this in."), "{}", again.words());
        fia.posts(OWN, &typed("Ministry of Finland")).await.is(303);
        let twice = fia.posts(OWN, &typed("ministry of finland")).await.is(422);
        assert!(twice.shows("You have asked for this funder already"), "{}", twice.words());
        // A letter and a task for staff of the call, with the page that they lead to.
        let letter = sam.letters().pop().unwrap();
        assert_eq!(letter.template, "funder-requested");
        assert!(letter.subject.contains("Fia Finland asks to speak for Ministry of Finland"));
        assert_eq!(letter.link(), format!("/staff/{CALL}/appointments"));
        assert!(sam.gets("/").await.is(200).shows("One person asks to speak for a funder."));
        assert!(sam.gets("/staff").await.is(200).text().contains("/appointments"));
        let page = sam.gets(&letter.link()).await.is(200);
        for shown in ["Fia Finland", "Head of unit", "The page of the ministry names me."] {
            assert!(page.shows(shown), "{shown} in {}", page.words());
        }
        let one = first(&sam).await;
        let unknown = sam.posts(&format!("{one}/appoint"), &[("funder", "none")]).await.is(422);
        assert!(unknown.shows("Fia Finland"), "{}", unknown.words());
        sam.posts(&format!("{one}/appoint"), &[("funder", ministry.as_str())]).await.is(303);
        let letter = fia.letters().pop().unwrap();
        assert_eq!(letter.template, "funder-appointed");
        fia.gets("/funding").await.is(200);
        assert!(fia.gets(OWN).await.is(200).shows("appointed"));
        assert!(!sam.gets("/").await.is(200).shows("asks to speak for a funder"));
        let twice = sam.posts(&format!("{one}/decline"), &[("answer", "No.")]).await.is(409);
        assert!(twice.shows("This request was settled already."), "{}", twice.words());
    });
}

#[test]
fn a_request_is_declined_with_a_reason_that_is_told() {
    both_databases(async |app| {
        calls_are_loaded(&app);
        let (fia, sam) = (app.person("Fia").await, officer(&app, "Sam", Role::Staff).await);
        fia.posts(OWN, &typed("A bank")).await.is(303);
        let one = first(&sam).await;
        let thin = sam.posts(&format!("{one}/decline"), &[("answer", " ")]).await.is(422);
        assert!(thin.shows("Please fill this in."), "{}", thin.words());
        let why = [("answer", "The bank does not know you.")];
        sam.posts(&format!("{one}/decline"), &why).await.is(303);
        let letter = fia.letters().pop().unwrap();
        assert_eq!(letter.template, "funder-request-declined");
        assert!(letter.text.contains("The bank does not know you.") && !letter.text.contains("Sam"));
        assert!(fia.gets(OWN).await.is(200).shows("The bank does not know you."));
        // It can be asked again.
        fia.posts(OWN, &typed("A bank")).await.is(303);
        app.reads_all_letters();
    });
}

#[test]
fn nobody_else_hears_of_a_request_and_nobody_appoints_themselves() {
    both_databases(async |app| {
        calls_are_loaded(&app);
        let ministry = funder(&app, "Invented ministry", "state", "FI");
        let (fia, ana) = (app.person("Fia").await, app.person("Ana").await);
        let sam = officer(&app, "Sam", Role::Staff).await;
        let olga = app
            .person_with(
                "Olga",
                Role::Staff,
                Scope::Call(rollcall::ground::ids::CallId::from_text("ai-factories")),
            )
            .await;
        let audi = officer(&app, "Audi", Role::Auditor).await;
        // Staff who compete in the call: who speaks for a funder of others is nothing for them.
        let begun = [("call", CALL), ("acronym", "DEMO-NORTH"), ("title", "Invented")];
        let draft = ana.posts("/proposals/new", &begun).await.is(303).location().to_owned();
        let draft = draft.split('/').nth(2).unwrap().split('?').next().unwrap().to_owned();
        let rival = officer(&app, "Rival", Role::Staff).await;
        rival.joins(&draft, Role::Reader);
        app.reads_all_letters();
        fia.posts(OWN, &typed("Ministry")).await.is(303);
        assert_eq!(sam.letters().len(), 1);
        for person in [&olga, &audi, &rival, &ana] {
            assert!(person.letters().is_empty());
        }
        let one = first(&sam).await;
        let form = [("funder", ministry.as_str()), ("answer", "x")];
        for person in [&olga, &audi, &rival, &ana] {
            person.gets(&format!("/staff/{CALL}/appointments")).await.is(404);
            let path = format!("/api/v1/calls/{CALL}/appointments");
            person.calls(Method::GET, &path, None, &[]).await.is(404);
            for verb in ["appoint", "decline"] {
                person.posts(&format!("{one}/{verb}"), &form).await.is(404);
            }
        }
        assert!(!rival.gets("/").await.is(200).shows("asks to speak for a funder"));
        fia.posts(&format!("{one}/appoint"), &form).await.is(403);
        // Sam asks too, and another has to settle it.
        sam.posts(OWN, &typed("Another ministry")).await.is(303);
        assert!(sam.letters().is_empty(), "one's own request is no news");
        let own = list(&sam).await.into_iter().find(|request| request["by"] == "Sam").unwrap();
        let own = format!("/staff/{CALL}/appointments/{}", own["id"].as_str().unwrap());
        let refused = sam.posts(&format!("{own}/appoint"), &form).await.is(409);
        assert!(refused.shows("Somebody else has to appoint you."), "{}", refused.words());
        app.reads_all_letters();
    });
}

#[test]
fn requests_over_the_api() {
    both_databases(async |app| {
        calls_are_loaded(&app);
        let ministry = funder(&app, "Invented ministry", "state", "FI");
        let (fia, sam) = (app.person("Fia").await, officer(&app, "Sam", Role::Staff).await);
        let own = "/api/v1/appointments";
        let body = |funder: &str| json!({ "call": CALL, "funder": funder, "function": "Head of unit", "reason": "Look me up." });
        let told = fia.calls(Method::POST, own, Some(json!({ "call": CALL })), &[]).await.is(422).json();
        assert_eq!(told["errors"][0]["pointer"], "/funder");
        for name in ["A", "B"] {
            fia.calls(Method::POST, own, Some(body(name)), &[]).await.is(201);
        }
        let mine = fia.calls(Method::GET, own, None, &[]).await.is(200).json();
        assert_eq!(
            (&mine["requests"][0]["state"], &mine["requests"][0]["by"]),
            (&json!("waits"), &json!(null))
        );
        let all = list(&sam).await;
        let of = |name: &str| {
            let one = all.iter().find(|one| one["funder"] == name).unwrap();
            format!("/api/v1/calls/{CALL}/appointments/{}/settlement", one["id"].as_str().unwrap())
        };
        let settle = json!({ "funder": ministry.as_str() });
        fia.calls(Method::POST, &of("A"), Some(settle.clone()), &[]).await.is(403);
        sam.calls(Method::POST, &of("B"), Some(json!({})), &[]).await.is(422);
        sam.calls(Method::POST, &of("B"), Some(json!({ "answer": "Unknown." })), &[]).await.is(200);
        sam.calls(Method::POST, &of("A"), Some(settle.clone()), &[]).await.is(200);
        sam.calls(Method::POST, &of("A"), Some(settle), &[]).await.is(409);
        let mine = fia.calls(Method::GET, own, None, &[]).await.is(200).json();
        let states: Vec<&str> =
            mine["requests"].as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap()).collect();
        assert!(states.contains(&"appointed") && states.contains(&"declined"), "{mine}");
        app.reads_all_letters();
    });
}

/// So many wait and no more.
#[test]
fn a_person_has_so_many_requests_waiting() {
    both_databases(async |app: App| {
        calls_are_loaded(&app);
        let fia = app.person("Fia").await;
        for name in ["A", "B", "C", "D", "E"] {
            fia.posts(OWN, &typed(name)).await.is(303);
        }
        let refused = fia.posts(OWN, &typed("F")).await.is(422);
        assert!(refused.shows("5 requests of yours wait already."), "{}", refused.words());
    });
}
