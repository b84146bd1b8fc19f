//! What is asked, row by row.

use crate::scene::{Person, Scene};

/// The requests of one turn: of a client's number, and how often it has asked before.
type Requests = Box<dyn Fn(usize, u64) -> Vec<Vec<u8>> + Send + Sync>;

pub struct Row {
    pub name: &'static str,
    pub requests: Requests,
    /// Every answer's status.
    pub status: u16,
}

pub fn all(scene: &Scene) -> Vec<Row> {
    vec![
        page("sign-in page", "/sign-in", None),
        page("stylesheet", "/static/rollcall.css", None),
        page("call", "/calls/ai-factories", None),
        page("own account", "/account", Some(&scene.staff)),
        call("calls as JSON", "/api/v1/calls", &scene.staff),
    ]
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
    Row { name, requests: Box::new(move |_, _| vec![request.clone().into_bytes()]), status: 200 }
}
