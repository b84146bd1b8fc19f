//! Who gets what from every route: one reviewed table, and what holds for all routes alike.
//!
//! A line of the snapshot is a route, a column a person, a cell the status of the answer. Everybody reads
//! first; then everybody posts a form with nothing in it (or `{}`), from those who may do least to those who may do most.
//! 303 to the log-in page is written `in`. Review a change of the table as a change of the rules.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::{Method, StatusCode, header};
use actix_web::test::TestRequest;
use rollcall::routes::ROUTES;
use rollcall::web::{Audience, Route};
use serde_json::json;

use crate::support::app::{Answer, App, Person, both_databases, on_sqlite};
use crate::support::world::World;

fn is_api(route: &Route) -> bool {
    route.path.starts_with("/api/")
}

/// Names of columns, short enough for a table.
const SHORT: &[(&str, &str)] = &[
    ("visitor", "visi"),
    ("stranger", "stra"),
    ("other coordinator", "oCoo"),
    ("other funder", "oFun"),
    ("staff of another call", "oSta"),
    ("expert without task", "idle"),
    ("expert in conflict", "conf"),
    ("administrator", "admi"),
    ("board", "boar"),
    ("finance", "fina"),
    ("auditor", "audi"),
    ("reader", "read"),
    ("contributor", "cont"),
    ("coordinator", "coor"),
    ("funder", "fund"),
    ("fellow evaluator", "fell"),
    ("evaluator", "eval"),
    ("staff", "staf"),
];

/// What the machine answers, not the house: a test's clock stands still, and the figures are the process's.
const OF_THE_MACHINE: [&str; 2] = ["/readyz", "/metrics"];

/// What a form needs so that it is read at all: an empty one would be turned away before anybody asks who
/// sent it. Nothing here is meant to be done.
const FORMS: &[(&str, &[(&str, &str)])] = &[
    ("/admin/people/{person}/revoke", &[("grant", "{grant}")]),
    ("/calls/{call}/move-cut-off", &[("cutoff", "2"), ("local", "2026-03-02T17:00"), ("reason", "none")]),
    ("/calls/{call}/top-up", &[("line", "none"), ("slice", "5"), ("amount", "1.00"), ("why", "none")]),
    ("/staff/{call}/extensions/{extension}", &[("granted", "perhaps"), ("reason", "none")]),
    ("/funders/{funder}/officials/dismiss", &[("person", "none")]),
    ("/awards/make", &[("decision", "none")]),
    ("/funding/{funder}/ceiling", &[("call", "{call}"), ("amount", "none")]),
    (
        "/calls/{call}/cut-offs/{cutoff}/ranking/findings",
        &[("aspect", "none"), ("value.{frozen}.none", "1"), ("reason.{frozen}.none", "none")],
    ),
];

fn form_of(route: &Route) -> &'static [(&'static str, &'static str)] {
    FORMS.iter().find(|(path, _)| *path == route.path).map_or(&[], |(_, form)| form)
}

fn body_of(route: &Route) -> serde_json::Value {
    match (route.method.as_str(), route.path) {
        (_, "/api/v1/commitments/{tranche}/steps") => json!({ "version": 1, "step": 0, "state": "none" }),
        (_, "/api/v1/awards/{award}/instruments/{kind}/steps") => {
            json!({ "step": 99, "state": "none", "effective_on": "2025-12-01", "reference": "none" })
        }
        (_, "/api/v1/awards/{award}/payments") => json!({
            "instrument": "services", "item": "none", "payer": "none", "payee": "none", "amount": "1.00",
            "reference": "none", "executed_on": "2025-12-01",
        }),
        ("PUT", "/api/v1/proposals/{proposal}/funders/{funder}/opening") => {
            json!({ "whole": true, "email": "no address" })
        }
        ("PUT", "/api/v1/funders/{funder}/drafts/{proposal}/signoff") => json!({ "fingerprint": "none" }),
        ("PUT", "/api/v1/funders/{funder}/ceilings/{call}") => json!({ "amount": "none" }),
        ("PUT", "/api/v1/proposals/{proposal}/reply") => json!({ "reply": "" }),
        ("POST", "/api/v1/calls/{call}/announcements") => json!({ "title": "", "body": "" }),
        ("POST", "/api/v1/calls/{call}/questions") => json!({ "subject": "", "body": "" }),
        ("POST", "/api/v1/calls/{call}/questions/{question}/answer") => json!({ "answer": "" }),
        ("POST", "/api/v1/calls/{call}/questions/{question}/publication") => {
            json!({ "question": "", "answer": "" })
        }
        ("POST", "/api/v1/calls/{call}/interest") => json!({ "cutoff": 1, "track": "none", "country": "FI" }),
        ("PUT", "/api/v1/calls/{call}/interest/{interest}") => {
            json!({ "version": 99, "cutoff": 1, "track": "none", "country": "FI" })
        }
        ("POST", "/api/v1/calls/{call}/extensions/{extension}/decision") => {
            json!({ "granted": true, "reason": "" })
        }
        ("PUT", "/api/v1/account/orcid") => json!({ "orcid": "none" }),
        ("POST", "/api/v1/proposals") => json!({ "call": "rehearsal", "acronym": "" }),
        (_, "/api/v1/proposals/{proposal}/partners" | "/api/v1/proposals/{proposal}/partners/{partner}") => {
            json!({ "name": "", "country": "", "role": "" })
        }
        ("PUT", "/api/v1/proposals/{proposal}") => json!({ "acronym": "" }),
        ("PUT", "/api/v1/proposals/{proposal}/fields/{field}") => json!({ "value": "x".repeat(400) }),
        ("POST", "/api/v1/proposals/{proposal}/submission") => json!({ "version": 999, "cutoff": 5 }),
        ("DELETE", "/api/v1/proposals/{proposal}/submission") => json!({ "version": 999, "reason": "none" }),
        _ => json!({}),
    }
}

/// One request to a route, as a browser or a program makes it.
async fn asks(world: &World, name: &str, route: &Route) -> Answer {
    let mut person = world.person(name).clone();
    let path = world.path(route.example, name);
    if is_api(route) {
        let body = (route.method != Method::GET).then(|| body_of(route));
        return person.calls(route.method.clone(), &path, body, &[("if-match", "\"1\"")]).await;
    }
    if route.method == Method::GET {
        return person.gets(&path).await;
    }
    // A session of its own for each: some posts end the one they came with.
    if person.cookie.is_some() {
        person.signs_in();
    }
    let form: Vec<(String, String)> = form_of(route)
        .iter()
        .map(|(field, value)| (world.path(field, name), world.path(value, name)))
        .collect();
    let form: Vec<(&str, &str)> =
        form.iter().map(|(field, value)| (field.as_str(), value.as_str())).collect();
    person.posts(&path, &form).await
}

fn cell(answer: &Answer) -> String {
    let to_sign_in = answer.header("location").is_some_and(|to| to.starts_with("/sign-in?next="));
    if to_sign_in { "in".to_owned() } else { answer.status.as_u16().to_string() }
}

#[test]
fn every_route_answers_everybody_as_reviewed() {
    let tables = std::cell::RefCell::new(Vec::new());
    both_databases(async |app| {
        let world = World::of(&app).await;
        let mut cells: BTreeMap<(usize, &str), String> = BTreeMap::new();
        for reading in [true, false] {
            for (name, _) in &world.people {
                for (at, route) in ROUTES.iter().enumerate() {
                    if OF_THE_MACHINE.contains(&route.path) {
                        cells.insert((at, *name), "----".to_owned());
                    } else if (route.method == Method::GET) == reading {
                        cells.insert((at, *name), cell(&asks(&world, name, route).await));
                    }
                }
            }
        }
        app.reads_all_letters();
        tables.borrow_mut().push(table(&world, &cells));
    });
    let tables = tables.into_inner();
    assert_eq!(tables[0], tables[1]);
    insta::assert_snapshot!("matrix", tables[0]);
}

fn table(world: &World, cells: &BTreeMap<(usize, &str), String>) -> String {
    let width = ROUTES.iter().map(|route| route.path.len()).max().unwrap() + 5;
    let short = |name: &str| SHORT.iter().find(|(long, _)| *long == name).unwrap().1;
    let heads: Vec<&str> = world.people.iter().map(|(name, _)| short(name)).collect();
    let mut lines = vec![format!("{:width$} {}", "", heads.join(" "))];
    for (at, route) in ROUTES.iter().enumerate() {
        let row: Vec<String> =
            world.people.iter().map(|(name, _)| format!("{:>4}", cells[&(at, *name)])).collect();
        lines.push(format!("{:width$} {}", format!("{:4} {}", route.method, route.path), row.join(" ")));
    }
    lines.join("\n")
}

/// A fault of ours is nobody's answer, whatever they ask.
#[test]
fn nothing_in_the_reviewed_table_is_a_fault() {
    let snapshot = include_str!("snapshots/all__matrix__matrix.snap");
    let faults: Vec<&str> =
        snapshot.lines().filter(|line| line.contains(" 500") || line.contains(" 503")).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What audiences promise, held against the reviewed table: who is not signed in gets nothing but what is
/// public, and strangers get nothing that belongs to somebody's role.
#[test]
fn the_table_keeps_what_audiences_promise() {
    let snapshot = include_str!("snapshots/all__matrix__matrix.snap");
    let rows: BTreeMap<String, Vec<&str>> = snapshot
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let (method, path) = (words.next()?, words.next()?);
            path.starts_with('/').then(|| (format!("{method} {path}"), words.collect()))
        })
        .collect();
    for route in ROUTES {
        let name = format!("{} {}", route.method, route.path);
        let row = rows.get(&name).unwrap_or_else(|| panic!("{name} is not in the table"));
        let (visitor, stranger) = (row[0], row[1]);
        match route.audience {
            Audience::Public | Audience::Operator => {}
            Audience::Api => {
                assert_eq!(visitor, "401", "{name}: a program without a token");
            }
            Audience::SignedIn => assert!(["in", "303", "401"].contains(&visitor), "{name}: {visitor}"),
            _ => {
                assert!(["in", "303", "401", "404"].contains(&visitor), "{name}: a visitor got {visitor}");
                assert!(
                    ["404", "403"].contains(&stranger) || route.path == "/funding",
                    "{name}: a stranger got {stranger}"
                );
            }
        }
    }
}

#[test]
fn what_is_not_in_the_table_is_not_served() {
    on_sqlite(async |app| {
        let visitor = app.visitor();
        for path in [
            "/nothing",
            "/sign-in/",
            "/admin",
            "/api/v1",
            "/api/v1/nothing",
            "/static/../Cargo.toml",
            "//",
            "/.env",
        ] {
            visitor.gets(path).await.is(404);
        }
        let paths: BTreeSet<&str> = ROUTES.iter().map(|route| route.path).collect();
        for path in paths {
            let served: Vec<&Method> =
                ROUTES.iter().filter(|route| route.path == path).map(|route| &route.method).collect();
            let plain = path.replace(['{', '}'], "");
            for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
                if !served.contains(&&method) && !served_by_another(path, &plain, &method) {
                    let request = TestRequest::default().method(method.clone()).uri(&plain);
                    let answer = app.serve("a visitor", request).await;
                    // A browser that opens the address of a form is led to the page above it.
                    let led = method == Method::GET && !path.starts_with("/api/");
                    let told = if led { StatusCode::SEE_OTHER } else { StatusCode::METHOD_NOT_ALLOWED };
                    assert_eq!(answer.status, told, "{method} {plain}");
                }
            }
        }
    });
}

/// `/reviews/conflicts/…` fits `/reviews/{task}/…` too: then another line of the table answers.
fn served_by_another(path: &str, plain: &str, method: &Method) -> bool {
    let fits = |pattern: &str| {
        let (pattern, plain): (Vec<&str>, Vec<&str>) =
            (pattern.split('/').collect(), plain.split('/').collect());
        pattern.len() == plain.len() && pattern.iter().zip(plain).all(|(a, b)| a.starts_with('{') || *a == b)
    };
    ROUTES.iter().any(|route| route.path != path && route.method == *method && fits(route.path))
}

fn filled(route: &Route, token: &str) -> String {
    let pairs: Vec<(&str, &str)> = form_of(route).iter().copied().chain([("csrf", token)]).collect();
    serde_html_form::to_string(pairs).unwrap()
}

/// As somebody for whom a route would do something, but with the credentials of the other face.
async fn with_wrong_credentials(app: &App, person: &Person, route: &Route, path: &str) -> Answer {
    let request = TestRequest::default().method(route.method.clone()).uri(path);
    let request = if is_api(route) {
        let cookie = format!("rollcall={}", person.cookie.as_deref().unwrap());
        let request = request.insert_header((header::COOKIE, cookie));
        let request = request.insert_header(("if-match", "\"1\""));
        if route.method == Method::GET { request } else { request.set_json(body_of(route)) }
    } else {
        let bearer = format!("Bearer {}", person.token.as_deref().unwrap());
        let request = request
            .insert_header((header::AUTHORIZATION, bearer))
            .insert_header((header::COOKIE, "rollcall_visitor=a-visitor"));
        if route.method == Method::GET {
            request
        } else {
            let token = app.visitor().form_token();
            request
                .insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"))
                .set_payload(filled(route, &token))
        }
    };
    app.serve("the wrong face", request).await
}

#[test]
fn programs_take_no_cookies_and_pages_no_tokens() {
    on_sqlite(async |app| {
        let world = World::of(&app).await;
        for route in ROUTES {
            for name in ["staff", "administrator", "evaluator", "coordinator"] {
                let path = world.path(route.example, name);
                let answer = with_wrong_credentials(&app, world.person(name), route, &path).await;
                let as_visitor = asks(&world, "visitor", route).await;
                let name = format!("{} {path} as {name}", route.method);
                assert_eq!(
                    cell(&answer),
                    cell(&as_visitor),
                    "{name}: answered as somebody, not as a visitor"
                );
            }
        }
        app.reads_all_letters();
    });
}

#[test]
fn a_post_from_another_site_or_without_its_token_does_nothing() {
    on_sqlite(async |app| {
        let world = World::of(&app).await;
        let posts = ROUTES.iter().filter(|route| route.method != Method::GET && !is_api(route));
        for route in posts {
            for name in ["staff", "administrator", "coordinator", "evaluator"] {
                let person = world.person(name);
                let path = world.path(route.example, name);
                let post = |token: &str, headers: &[(&str, &str)]| {
                    let cookie = format!("rollcall={}", person.cookie.as_deref().unwrap());
                    let mut request = TestRequest::default()
                        .method(route.method.clone())
                        .uri(&path)
                        .insert_header((header::COOKIE, cookie))
                        .insert_header((header::CONTENT_TYPE, "application/x-www-form-urlencoded"))
                        .set_payload(filled(route, token));
                    for (name, value) in headers {
                        request = request.insert_header((*name, *value));
                    }
                    request
                };
                let token = person.form_token();
                let foreign: [&[(&str, &str)]; 4] = [
                    &[("origin", "https://evil.example")],
                    &[("origin", "null")],
                    &[("sec-fetch-site", "cross-site")],
                    &[("sec-fetch-site", "same-site")],
                ];
                for headers in foreign {
                    let answer = app.serve("another site", post(&token, headers)).await;
                    assert_eq!(answer.status, 403, "{} {path} from {headers:?}", route.method);
                }
                let other = world.person("stranger").form_token();
                for token in ["", "nonsense", &other, &app.visitor().form_token()] {
                    let answer = app.serve("without the token", post(token, &[])).await;
                    let refused = matches!(answer.status.as_u16(), 403 | 404 | 409 | 415 | 400 | 422);
                    assert!(refused, "{} {path} with the token {token:?}: {}", route.method, answer.status);
                }
            }
        }
        // Nobody lost their session, and nothing was written.
        for name in ["staff", "administrator", "coordinator", "evaluator"] {
            world.person(name).gets("/account").await.is(200);
        }
    });
}
