//! What is asked, row by row.

use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::proposals::pdf;
use crate::scene::{CLOSED, OPEN, Person, Scene};

/// The requests of one turn: of a client's number, and how often it has asked before.
type Requests = Box<dyn Fn(usize, u64) -> Vec<Vec<u8>> + Send + Sync>;

const JSON: &str = "Content-Type: application/json\r\n";

pub struct Row {
    pub name: &'static str,
    pub requests: Requests,
    /// Every answer's status is one of these.
    pub status: RangeInclusive<u16>,
}

pub fn all(scene: &Scene) -> Vec<Row> {
    let list = format!("/calls/ai-factories/cut-offs/{CLOSED}/evaluation");
    vec![
        page("sign-in page", "/sign-in", None),
        page("call", "/calls/ai-factories", None),
        page("list of 1,000 proposals", &list, Some(&scene.staff)),
        page("proposal with 3 reports", &format!("{list}/{}", scene.first), Some(&scene.staff)),
        submits(scene),
        types_in_a_field(scene),
        saves_a_review(scene),
        call(
            "report of the cut-off as CSV",
            &format!("/api/v1/calls/ai-factories/cut-offs/{CLOSED}/report?format=csv"),
            &scene.staff,
        ),
    ]
}

/// Each client uploads a document of 100 kB to a draft of its own and submits it: two requests.
fn submits(scene: &Scene) -> Row {
    let drafts: Vec<(String, String, AtomicU64)> = scene
        .drafts
        .iter()
        .map(|draft| {
            let version = AtomicU64::new(draft.version.try_into().unwrap());
            (draft.reference.clone(), draft.coordinator.token.clone(), version)
        })
        .collect();
    let document = pdf(100_000);
    let requests = move |client: usize, _| {
        let (reference, token, version) = &drafts[client];
        let version = version.fetch_add(1, Ordering::Relaxed) + 1;
        let path = format!("/api/v1/proposals/{reference}");
        // The same bytes twice would be no change: each turn's file ends otherwise.
        let file = [document.as_slice(), format!("% {client} {version}\n").as_bytes()].concat();
        let body = serde_json::json!({ "version": version, "cutoff": OPEN }).to_string();
        vec![
            send(
                "PUT",
                &format!("{path}/documents/part-b"),
                token,
                "Content-Type: application/pdf\r\n",
                &file,
            ),
            send("POST", &format!("{path}/submission"), token, JSON, body.as_bytes()),
        ]
    };
    Row { name: "upload 100 kB and submit", requests: Box::new(requests), status: 200..=201 }
}

/// Each client types in a field of a draft of its own, as a browser saves it.
fn types_in_a_field(scene: &Scene) -> Row {
    let drafts: Vec<(String, String, String)> = scene
        .drafts
        .iter()
        .map(|draft| {
            let who = &draft.coordinator;
            (draft.reference.clone(), who.cookie.clone(), scene.form_token(who))
        })
        .collect();
    let requests = move |client: usize, turn: u64| {
        let (reference, cookie, token) = &drafts[client];
        let words = "The+proposal+goes+on+being+written.+".repeat(20);
        // Nobody else is there: upon whatever stands in the field.
        let body = format!("csrf={token}&base=999999999&answers.abstract={words}{client}+{turn}");
        let (length, name) = (body.len(), rollcall::web::SESSION_COOKIE);
        let head = format!(
            "POST /proposals/{reference}/fields/abstract HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {name}={cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n"
        );
        vec![format!("{head}{body}").into_bytes()]
    };
    Row { name: "save a field while it is typed", requests: Box::new(requests), status: 200..=200 }
}

/// Each client is an expert who goes on saving the draft of one report.
fn saves_a_review(scene: &Scene) -> Row {
    // A save names the version it was made upon, which each client knows from its last one.
    let tasks: Vec<(String, String, AtomicU64)> = scene
        .tasks
        .iter()
        .map(|task| (task.id.to_string(), task.expert.token.clone(), AtomicU64::new(0)))
        .collect();
    let requests = move |client: usize, _| {
        let (id, token, version) = &tasks[client];
        let version = version.fetch_add(1, Ordering::Relaxed);
        let words = "The proposal says enough for this, and not enough for more. ".repeat(10);
        let body = serde_json::json!({ "overall": format!("Saved {version} times. {words}") }).to_string();
        let headers = format!("If-Match: \"{version}\"\r\n{JSON}");
        vec![send("PUT", &format!("/api/v1/reviews/{id}"), token, &headers, body.as_bytes())]
    };
    Row { name: "save a review", requests: Box::new(requests), status: 200..=200 }
}

/// A request of the API with a body.
fn send(method: &str, path: &str, token: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n{headers}Content-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// A page, as somebody with a browser asks for it.
fn page(name: &'static str, path: &str, who: Option<&Person>) -> Row {
    let cookie = who
        .map_or(String::new(), |who| format!("Cookie: {}={}\r\n", rollcall::web::SESSION_COOKIE, who.cookie));
    asked_again(name, format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{cookie}\r\n"))
}

/// A request of the API.
fn call(name: &'static str, path: &str, who: &Person) -> Row {
    let token = &who.token;
    asked_again(
        name,
        format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\r\n"),
    )
}

fn asked_again(name: &'static str, request: String) -> Row {
    Row { name, requests: Box::new(move |_, _| vec![request.clone().into_bytes()]), status: 200..=200 }
}
