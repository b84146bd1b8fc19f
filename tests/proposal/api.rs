//! The API: the same acts as the pages, for programs.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::world::*;
use crate::support::app::both_databases;

pub fn whole() -> Value {
    let answers: serde_json::Map<String, Value> = book()
        .sections
        .iter()
        .flat_map(|section| answers(&section.id))
        .map(|(name, value)| {
            let id = name.trim_start_matches("answers.").to_owned();
            let many = matches!(id.as_str(), "sectors" | "users");
            (id, if many { json!([value]) } else { json!(value) })
        })
        .collect();
    json!({
        "acronym": "DEMO-NORTH", "title": "An invented AI Factory", "track": "EUROHPC-2024-CEI-AI-01",
        "answers": answers,
        "partners": [{ "name": "Demo Computing Centre", "country": "FI", "role": "host" }],
        "asks": [{ "line": "horizon-europe", "cost_type": "services", "amount": "15000000.00" }],
        "tranches": [{
            "funder_name": "Demo Ministry", "funder_level": "state", "funder_country": "FI", "year": "2026",
            "cost_type": "services", "kind": "cash", "stated": "15000000.00", "origin": "state",
        }],
    })
}

#[test]
fn a_program_begins_writes_submits_and_withdraws() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let new = json!({ "call": "ai-factories", "acronym": "DEMO-NORTH" });
        let made = ana
            .calls(Method::POST, "/api/v1/proposals", Some(new.clone()), &[("idempotency-key", "1")])
            .await
            .is(201);
        let again = ana
            .calls(Method::POST, "/api/v1/proposals", Some(new), &[("idempotency-key", "1")])
            .await
            .is(201);
        assert_eq!(made.json(), again.json(), "asked twice, done once");
        let at = made.header("location").unwrap().to_owned();
        assert_eq!(at, "/api/v1/proposals/AIF-0001");
        assert_eq!(made.header("etag"), Some("\"1\""));

        ana.calls(Method::PUT, &at, Some(whole()), &[]).await.is(409);
        let saved = ana.calls(Method::PUT, &at, Some(whole()), &[("if-match", "\"1\"")]).await.is(200);
        assert_eq!(saved.header("etag"), Some("\"2\""));
        let stale = ana.calls(Method::PUT, &at, Some(whole()), &[("if-match", "1")]).await.is(409).json();
        assert_eq!(
            (stale["type"].as_str(), &stale["arguments"]["current"]),
            (Some("urn:rollcall:problem:conflict"), &json!(2))
        );
        // What was read can be sent back, and says nothing new.
        let content = saved.json()["content"].clone();
        let same = ana.calls(Method::PUT, &at, Some(content), &[("if-match", "2")]).await.is(200);
        assert_eq!(same.header("etag"), Some("\"2\""));

        let submission = format!("{at}/submission");
        let asked = |version: i64| Some(json!({ "version": version, "cutoff": 5 }));
        let early =
            ana.calls(Method::POST, &submission, asked(2), &[("idempotency-key", "2")]).await.is(409).json();
        assert_eq!(early["type"], "urn:rollcall:problem:refused/not-ready");
        for slot in ["part-b", "commitment-letters"] {
            let path = format!("{at}/documents/{slot}");
            let bad = ana.sends(Method::PUT, &path, "application/pdf", b"<html>").await.is(422).json();
            assert_eq!(bad["errors"][0]["pointer"], format!("/{slot}"));
            ana.sends(Method::PUT, &format!("{path}?name=plan.pdf"), "application/pdf", PDF).await.is(200);
            assert_eq!(ana.calls(Method::GET, &path, None, &[]).await.is(200).body, PDF);
        }
        let made =
            ana.calls(Method::POST, &submission, asked(4), &[("idempotency-key", "3")]).await.is(201).json();
        let held = ana.calls(Method::GET, &format!("{at}/receipt"), None, &[]).await.is(200).json();
        assert_eq!(held["receipt"], made["receipt"]);
        assert_eq!(held["claims"]["documents"][0]["name"], "plan.pdf");
        assert_eq!(held["inclusion"], Value::Null);
        let listed = ana.calls(Method::GET, "/api/v1/proposals", None, &[]).await.is(200).json();
        assert_eq!(listed["proposals"][0]["stage"], "submitted");
        assert_eq!(listed["proposals"][0]["heading"]["cutoff"], 5);
        let back = Some(json!({ "version": 1, "reason": "A mistake." }));
        ana.calls(Method::DELETE, &submission, back.clone(), &[]).await.is(200);
        ana.calls(Method::DELETE, &submission, back, &[]).await.is(409);
        assert!(frozen(&app).is_empty());
        // Both refusals are in the register, though the first had an Idempotency-Key.
        assert!(ana.gets("/proposals/AIF-0001").await.shows("Refused attempts"));
        app.reads_all_letters();
    });
}

#[test]
fn problems_point_into_what_was_sent() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        begins(&ana, "DEMO-NORTH").await;
        let mut wrong = whole();
        wrong["partners"][0]["country"] = json!("Atlantis");
        wrong["asks"][0]["amount"] = json!("15 000 000,00");
        wrong["tranches"][0]["origin"] = json!("treasure");
        wrong["answers"]["duration"] = json!("7");
        wrong["answers"]["no-such-field"] = json!("x");
        let at = "/api/v1/proposals/AIF-0001";
        let told = ana.calls(Method::PUT, at, Some(wrong), &[("if-match", "1")]).await.is(422).json();
        let pointers: Vec<&str> = told["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| error["pointer"].as_str().unwrap())
            .collect();
        assert_eq!(
            pointers,
            [
                "/answers/no-such-field",
                "/answers/duration",
                "/partners/0/country",
                "/asks/0/amount",
                "/tranches/0/origin"
            ]
        );
        let none = ana.calls(
            Method::POST,
            "/api/v1/proposals",
            Some(json!({ "call": "none", "acronym": "X" })),
            &[],
        );
        none.await.is(404);
    });
}
