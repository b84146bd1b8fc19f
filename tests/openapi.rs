//! The API's description tells of every route of the API, and of no other.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::Method;
use rollcall::people::rules::TOKEN_SCOPES;
use rollcall::routes::ROUTES;
use serde_json::Value;

use crate::support::app::both_databases;

fn described() -> Value {
    serde_json::to_value(rollcall::openapi::document()).unwrap()
}

/// `GET /api/v1/calls/{call}`
fn operations(document: &Value) -> BTreeMap<String, Value> {
    let mut operations = BTreeMap::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            if operation.is_object() {
                operations.insert(format!("{} {path}", method.to_uppercase()), operation.clone());
            }
        }
    }
    operations
}

#[test]
fn every_route_of_the_api_is_described_and_nothing_else() {
    let served: BTreeSet<String> = ROUTES
        .iter()
        .filter(|route| route.path.starts_with("/api/"))
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    let described: BTreeSet<String> = operations(&described()).into_keys().collect();
    let missing: Vec<_> = served.difference(&described).collect();
    assert!(missing.is_empty(), "not in src/openapi.rs: {missing:?}");
    let idle: Vec<_> = described.difference(&served).collect();
    assert!(idle.is_empty(), "described and not served: {idle:?}");
}

#[test]
fn operations_have_names_of_their_own_and_say_what_they_need() {
    let operations = operations(&described());
    let mut ids = BTreeMap::new();
    for (route, operation) in &operations {
        let id = operation["operationId"].as_str().unwrap_or_else(|| panic!("{route} has no operationId"));
        if let Some(other) = ids.insert(id, route) {
            panic!("{other} and {route} are both called {id}");
        }
        let summary = operation["summary"].as_str().or(operation["description"].as_str());
        assert!(summary.is_some_and(|words| !words.is_empty()), "{route} does not say what it does");
        let path = route.split(' ').nth(1).unwrap();
        for named in path.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()) {
            let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
            let found = parameters.iter().any(|one| one["name"] == named && one["in"] == "path");
            assert!(found, "{route} does not describe {{{named}}}");
        }
    }
}

/// The scope that an operation says it needs.
fn scope(operation: &Value) -> Option<&str> {
    operation.pointer("/security/0/token/0").and_then(Value::as_str)
}

#[test]
fn scopes_are_told_where_tokens_are_made_and_where_they_are_needed() {
    let document = described();
    let asked = document.pointer("/components/schemas/TokenRequest/properties/scopes/description").unwrap();
    for scope in TOKEN_SCOPES {
        assert!(asked.as_str().unwrap().contains(&format!("`{scope}`")), "{scope} is not told of");
    }
    for (route, operation) in operations(&document) {
        let writes = !route.starts_with("GET") && !route.ends_with("/tokens");
        assert!(!writes || scope(&operation).is_some(), "{route} does not say what scope it needs");
        assert!(scope(&operation).is_none_or(|scope| TOKEN_SCOPES.contains(&scope)), "{route}");
        let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
        let repeatable = parameters.iter().any(|one| one["name"] == "Idempotency-Key");
        assert_eq!(repeatable, writes, "{route} and Idempotency-Key");
    }
}

/// What an operation says it needs is what it asks for: every other scope together does not open it.
#[test]
fn a_token_without_the_scope_is_turned_away() {
    both_databases(async |app| {
        let (ana, mut narrow) = (app.person("Ana").await, BTreeMap::new());
        for (route, operation) in operations(&described()) {
            let (Some(needed), Some(path)) = (scope(&operation), route.strip_prefix("GET ")) else {
                continue;
            };
            let area = needed.split(':').next().unwrap();
            let others: Vec<&str> =
                TOKEN_SCOPES.iter().filter(|scope| !scope.starts_with(area)).copied().collect();
            let person =
                narrow.entry(area.to_owned()).or_insert_with(|| app.with_scopes(&ana, &others)).clone();
            let numbers = ["{number}", "{cutoff}", "{version}"];
            let path = numbers.iter().fold(path.to_owned(), |path, number| path.replace(number, "1"));
            let path = path.replace(['{', '}'], "x");
            let answer = person.calls(Method::GET, &path, None, &[]).await.is(403).json();
            assert!(answer["detail"].as_str().unwrap().contains(needed), "{route}: {answer}");
        }
    });
}

#[test]
fn every_reference_of_the_description_leads_somewhere() {
    let document = described();
    let text = document.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(document.pointer(reference).is_some(), "{reference}");
    }
}

#[test]
fn anybody_reads_the_description() {
    both_databases(async |app| {
        let served = app.visitor().gets("/api/v1/openapi.json").await.is(200).json();
        assert_eq!(served, described());
        assert_eq!(served["openapi"].as_str().map(|version| &version[..3]), Some("3.1"));
    });
}
