//! What was asked and filed in private, before staff who compete in the call, and before auditors.

use actix_web::http::Method;
use rollcall::ground::ids::CallId;
use rollcall::ground::{Role, Scope};
use serde_json::json;

use super::versions::loads_the_calls;
use crate::support::app::{App, Person, both_databases};

const ASK: &str = "/calls/ai-factories/questions";
const INTEREST: &str = "/calls/ai-factories/interest";
const OF_STAFF: [&str; 2] = ["/staff/ai-factories/questions", "/staff/ai-factories/interest"];

async fn with(app: &App, name: &str, role: Role) -> Person {
    app.person_with(name, role, Scope::Call(CallId::from_text("ai-factories"))).await
}

/// Ana asks and files; answers the paths of both.
async fn asks_and_files(ana: &Person) -> (String, String) {
    let asked = [("subject", "Power in Kajaani"), ("body", "Do 12 MW today count?")];
    let question = ana.posts(ASK, &asked).await.is(303).location().split('?').next().unwrap().to_owned();
    let notice = [("cutoff", "5"), ("track", "EUROHPC-2024-CEI-AI-02"), ("acronym", "DEMO-OULU")];
    ana.posts(INTEREST, &[&notice[..], &[("country", "fi"), ("amount", "1")]].concat()).await.is(303);
    let mine = ana.gets(INTEREST).await.is(200).text();
    let letter = mine.split(&format!("{INTEREST}/")).nth(1).unwrap().split('"').next().unwrap();
    (question, format!("{INTEREST}/{letter}"))
}

/// The team of a proposal that Ben leads, as its reference.
async fn bens_draft(ben: &Person) -> String {
    let begun = [("call", "ai-factories"), ("acronym", "DEMO-NORTH"), ("title", "Invented")];
    let made = ben.posts("/proposals/new", &begun).await.is(303).location().to_owned();
    made.split('/').nth(2).unwrap().split('?').next().unwrap().to_owned()
}

/// Nothing of what others asked and filed, on any page or over the API.
async fn learns_nothing(person: &Person, question: &str, letter: &str) {
    for path in OF_STAFF {
        person.gets(path).await.is(404);
    }
    let answer = [("answer", "x"), ("question", "x"), ("public_answer", "x")];
    for path in [question, letter] {
        person.gets(path).await.is(404);
        person.calls(Method::GET, &format!("/api/v1{path}"), None, &[]).await.is(404);
    }
    for verb in ["answer", "publish"] {
        person.posts(&format!("{question}/{verb}"), &answer).await.is(404);
    }
    person.posts(&format!("{letter}/withdraw"), &[]).await.is(404);
    let body = json!({ "question": "x", "answer": "x" });
    for verb in ["answer", "publication"] {
        let path = format!("/api/v1{question}/{verb}");
        person.calls(Method::POST, &path, Some(body.clone()), &[]).await.is(404);
    }
    let path = format!("/api/v1{ASK}");
    assert_eq!(person.calls(Method::GET, &path, None, &[]).await.is(200).json()["questions"], json!([]));
    let path = format!("/api/v1{INTEREST}");
    assert_eq!(person.calls(Method::GET, &path, None, &[]).await.is(200).json()["letters"], json!([]));
    for path in ["/", "/staff", ASK, INTEREST, "/calls/ai-factories"] {
        let page = person.gets(path).await.is(200);
        for hidden in ["Kajaani", "DEMO-OULU", "waits for an answer", OF_STAFF[0], OF_STAFF[1]] {
            assert!(!page.text().contains(hidden) && !page.shows(hidden), "{path} gives away {hidden}");
        }
    }
}

#[test]
fn staff_in_a_team_of_the_call_learn_nothing_of_what_others_ask_and_file() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let draft = bens_draft(&ben).await;
        let (question, letter) = asks_and_files(&ana).await;
        for (name, role) in [("Rita", Role::Reader), ("Carl", Role::Contributor), ("Cora", Role::Coordinator)]
        {
            let person = with(&app, name, Role::Staff).await;
            assert!(person.gets(OF_STAFF[0]).await.is(200).shows("Kajaani"), "{name} is in no team yet");
            assert!(person.gets(&letter).await.is(200).shows("DEMO-OULU"));
            person.joins(&draft, role);
            app.reads_all_letters();
            learns_nothing(&person, &question, &letter).await;
        }
        // Who is staff of everything, and auditors, compete in the same way.
        let eve = app.person_with("Eve", Role::Staff, Scope::Everything).await;
        let otto = with(&app, "Otto", Role::Auditor).await;
        for person in [&eve, &otto] {
            person.joins(&draft, Role::Reader);
            learns_nothing(person, &question, &letter).await;
        }
        // A question of their own stays theirs, and is for others to answer.
        let own = eve.posts(ASK, &[("subject", "Mine"), ("body", "Mine?")]).await.is(303);
        let own = own.location().split('?').next().unwrap().to_owned();
        assert!(eve.gets(&own).await.is(200).shows("Mine?"));
        eve.posts(&format!("{own}/answer"), &[("answer", "x")]).await.is(403);
        assert!(!eve.gets("/").await.is(200).shows("waits for an answer"));
        let sam = with(&app, "Sam", Role::Staff).await;
        sam.posts(&format!("{question}/answer"), &[("answer", "They count.")]).await.is(303);
        assert_eq!(ana.letters().len(), 1);
        assert!(eve.letters().is_empty() && otto.letters().is_empty());
    });
}

#[test]
fn a_team_in_another_call_takes_nothing_away() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let (question, _letter) = asks_and_files(&ana).await;
        let draft = bens_draft(&ben).await;
        let olga = app.person_with("Olga", Role::Staff, Scope::Everything).await;
        olga.joins(&draft, Role::Contributor);
        olga.gets(&question).await.is(404);
        olga.gets("/staff/rehearsal/questions").await.is(200);
        olga.gets("/staff/rehearsal/interest").await.is(200);
    });
}

#[test]
fn auditors_read_what_was_asked_and_write_nothing() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let ana = app.person("Ana").await;
        let (question, letter) = asks_and_files(&ana).await;
        let other = app.person_with("Olga", Role::Auditor, Scope::Call(CallId::from_text("rehearsal"))).await;
        other.gets(&question).await.is(404);
        let all = app.person_with("Alma", Role::Auditor, Scope::Everything).await;
        for person in [&with(&app, "Otto", Role::Auditor).await, &all] {
            assert!(person.gets("/staff").await.is(200).text().contains(OF_STAFF[0]));
            let list = person.gets(OF_STAFF[0]).await.is(200);
            assert!(list.shows("Kajaani") && list.shows("Ana"), "{}", list.words());
            let page = person.gets(&question).await.is(200);
            assert!(page.shows("12 MW") && page.shows("Ana"), "{}", page.words());
            assert!(!page.text().contains("/answer\"") && !page.text().contains("/publish\""));
            let told = person.calls(Method::GET, &format!("/api/v1{question}"), None, &[]).await.is(200);
            assert_eq!(told.json()["by"], "Ana");
            for (verb, form) in [("answer", "answer"), ("publish", "question")] {
                person.posts(&format!("{question}/{verb}"), &[(form, "x")]).await.is(403);
            }
            let body = json!({ "question": "x", "answer": "x" });
            for verb in ["answer", "publication"] {
                let path = format!("/api/v1{question}/{verb}");
                person.calls(Method::POST, &path, Some(body.clone()), &[]).await.is(403);
            }
            // Nothing waits for who may not answer, and letters of interest are no evidence of anything yet.
            assert!(!person.gets("/").await.is(200).shows("waits for an answer"));
            person.gets(&letter).await.is(404);
        }
    });
}
