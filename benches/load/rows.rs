//! What is asked, row by row.

use std::ops::RangeInclusive;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::proposals::{Draft, pdf, stamped};
use crate::scene::{CLOSED, OPEN, Person, Scene};

/// The requests of one turn: of a client's number, and how often it has asked before.
type Requests = Box<dyn Fn(usize, u64) -> Vec<Vec<u8>> + Send + Sync>;

const JSON: &str = "Content-Type: application/json\r\n";
const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";

/// What of a turn the waits are of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Timed {
    Turn,
    /// Its last request alone.
    Last,
}

pub struct Row {
    pub name: &'static str,
    pub timed: Timed,
    pub requests: Requests,
    /// What 64 clients wait for at most, 99 times in 100, on a disk that syncs a thousand times a second; in milliseconds.
    pub aim: Option<u32>,
    /// Every answer's status is one of these.
    pub status: RangeInclusive<u16>,
}

pub fn all(scene: &Scene) -> Vec<Row> {
    let list = format!("/calls/ai-factories/cut-offs/{CLOSED}/evaluation");
    let drafts = Drafts::of(scene);
    vec![
        page("sign-in page", "/sign-in", None),
        page("call", "/calls/ai-factories", None),
        page("list of 1,000 proposals", &list, Some(&scene.staff)),
        page("proposal with 3 reports", &format!("{list}/{}", scene.first), Some(&scene.staff)),
        saves_a_field(scene, Arc::clone(&drafts)),
        submits(scene, Arc::clone(&drafts)),
        uploads_and_submits(drafts),
        saves_a_review(scene),
        call(
            "report of the cut-off as CSV",
            &format!("/api/v1/calls/ai-factories/cut-offs/{CLOSED}/report?format=csv"),
            &scene.staff,
        ),
    ]
}

/// The drafts that are written and submitted, each by the client of its number, at the version they are at.
struct Drafts(Vec<(String, Person, AtomicU64)>);

impl Drafts {
    fn of(scene: &Scene) -> Arc<Self> {
        let at = |draft: &Draft| AtomicU64::new(scene.version_of(&draft.reference));
        let drafts = scene.drafts.iter();
        Arc::new(Self(drafts.map(|one| (one.reference.clone(), one.coordinator.clone(), at(one))).collect()))
    }

    /// The save of a field, as the browser sends it while somebody types; and the version that it makes.
    fn typed(&self, scene_token: &str, client: usize) -> (Vec<u8>, u64) {
        let (reference, person, version) = &self.0[client];
        let before = version.fetch_add(1, Ordering::Relaxed);
        (types(reference, person, scene_token, before), before + 1)
    }
}

/// The save of one field upon a version.
pub fn types(reference: &str, person: &Person, token: &str, base: u64) -> Vec<u8> {
    let text = "What a real proposal would say here takes some lines. ".repeat(8);
    let form =
        [("csrf", token), ("base", &base.to_string()), ("answers.abstract", &format!("{text} {base}"))];
    posts(&format!("/proposals/{reference}/fields/abstract"), person, &form)
}

/// The page that asks whether to submit, as a browser asks for it.
pub fn asks_to_submit(reference: &str, person: &Person) -> Vec<u8> {
    let cookie = cookie(person);
    format!("GET /proposals/{reference}/submit HTTP/1.1\r\nHost: 127.0.0.1\r\n{cookie}\r\n").into_bytes()
}

/// The button of that page.
pub fn presses_submit(reference: &str, person: &Person, token: &str, version: &str) -> Vec<u8> {
    let form = [("csrf", token), ("version", version), ("cutoff", &OPEN.to_string())];
    posts(&format!("/proposals/{reference}/submit"), person, &form)
}

fn posts(path: &str, person: &Person, form: &[(&str, &str)]) -> Vec<u8> {
    send("POST", path, &(cookie(person) + FORM), form_of(form).as_bytes())
}

fn cookie(person: &Person) -> String {
    format!("Cookie: {}={}\r\n", rollcall::web::SESSION_COOKIE, person.cookie)
}

/// Typing alone, for those who do it beside something else.
pub fn typing(scene: &Scene) -> Row {
    saves_a_field(scene, Drafts::of(scene))
}

/// Changing and submitting, turn after turn, from the version each draft is at.
pub fn submitting(scene: &Scene) -> Row {
    submits(scene, Drafts::of(scene))
}

/// Each client types in one field of a draft of its own, and is saved as it does.
fn saves_a_field(scene: &Scene, drafts: Arc<Drafts>) -> Row {
    let tokens: Vec<String> = scene.drafts.iter().map(|one| scene.form_token(&one.coordinator)).collect();
    let requests = move |client: usize, _| vec![drafts.typed(&tokens[client], client).0];
    Row {
        name: "save a field while typing",
        aim: Some(50),
        timed: Timed::Turn,
        requests: Box::new(requests),
        status: 200..=200,
    }
}

/// Each client changes a field and submits; the submission alone is timed.
fn submits(scene: &Scene, drafts: Arc<Drafts>) -> Row {
    let tokens: Vec<String> = scene.drafts.iter().map(|one| scene.form_token(&one.coordinator)).collect();
    let requests = move |client: usize, _| {
        let (saves, version) = drafts.typed(&tokens[client], client);
        let (reference, person, _) = &drafts.0[client];
        vec![saves, submission(reference, &person.token, version, OPEN)]
    };
    Row {
        name: "submit (after a save)",
        aim: Some(100),
        timed: Timed::Last,
        requests: Box::new(requests),
        status: 200..=201,
    }
}

/// The small request that submits what is stored.
pub fn submission(reference: &str, token: &str, version: u64, cutoff: i32) -> Vec<u8> {
    let body = serde_json::json!({ "version": version, "cutoff": cutoff }).to_string();
    let headers = bearer(token) + JSON;
    send("POST", &format!("/api/v1/proposals/{reference}/submission"), &headers, body.as_bytes())
}

/// Each client uploads a document of 100 kB to a draft of its own and submits it: two requests.
fn uploads_and_submits(drafts: Arc<Drafts>) -> Row {
    let document = pdf(100_000);
    let requests = move |client: usize, _| {
        let (reference, person, version) = &drafts.0[client];
        let version = version.fetch_add(1, Ordering::Relaxed) + 1;
        let file = stamped(&document, &format!("{client} {version}"));
        vec![upload(reference, &person.token, &file), submission(reference, &person.token, version, OPEN)]
    };
    Row {
        name: "upload 100 kB and submit",
        aim: None,
        timed: Timed::Turn,
        requests: Box::new(requests),
        status: 200..=201,
    }
}

pub fn upload(reference: &str, token: &str, file: &[u8]) -> Vec<u8> {
    let headers = format!("{}Content-Type: application/pdf\r\n", bearer(token));
    send("PUT", &format!("/api/v1/proposals/{reference}/documents/part-b?replace=true"), &headers, file)
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
        let headers = format!("{}If-Match: \"{version}\"\r\n{JSON}", bearer(token));
        vec![send("PUT", &format!("/api/v1/reviews/{id}"), &headers, body.as_bytes())]
    };
    Row {
        name: "save a review",
        aim: None,
        timed: Timed::Turn,
        requests: Box::new(requests),
        status: 200..=200,
    }
}

/// A request with a body.
fn send(method: &str, path: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head =
        format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}Content-Length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

fn bearer(token: &str) -> String {
    format!("Authorization: Bearer {token}\r\n")
}

/// What a browser sends of a form.
fn form_of(pairs: &[(&str, &str)]) -> String {
    serde_html_form::to_string(pairs).unwrap()
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
    let requests = Box::new(move |_, _| vec![request.clone().into_bytes()]);
    Row { name, timed: Timed::Turn, requests, aim: None, status: 200..=200 }
}
