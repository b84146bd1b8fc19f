//! The report on a page and over the API: for staff and auditors of the cut-off, and there for nobody else.

use actix_web::http::Method;
use rollcall::call::rules::History;
use rollcall::ground::ids::CallId;
use rollcall::ground::{Role, Scope};
use serde_json::json;

use super::published::{loads, of_history, text};
use crate::support::app::both_databases;
use crate::words::paths::every_path_exists;

const PAGE: &str = "/calls/ai-factories/cut-offs/1/report";
const API: &str = "/api/v1/calls/ai-factories/cut-offs/1/report";

#[test]
fn staff_and_auditors_read_it_and_others_find_nothing() {
    both_databases(async |app| {
        loads(&app, History::builtin().unwrap());
        let call = || CallId::from_text("ai-factories");
        let staff = app.person_with("Staff", Role::Staff, Scope::Call(call())).await;
        let auditor = app.person_with("Auditor", Role::Auditor, Scope::Cutoff(call(), 1)).await;
        for reader in [&staff, &auditor] {
            let page = reader.gets(PAGE).await.is(200);
            for shown in
                ["LUMI AIF", "not published", "over-match", "published for 5 of 7", "format&#x3D;csv"]
            {
                assert!(page.text().contains(shown), "{shown}");
            }
            let csv = reader.gets(&format!("{PAGE}?format=csv&table=money")).await.is(200);
            assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8; header=present"));
            assert!(csv.header("content-disposition").unwrap().starts_with("attachment;"));
            reader.gets(&format!("{PAGE}?format=docx")).await.is(404);
            let value = reader.calls(Method::GET, API, None, &[]).await.is(200).json();
            assert_eq!(value["report"]["awards"].as_array().unwrap().len(), 7);
        }
        // An auditor of one cut-off has none of another.
        auditor.gets("/calls/ai-factories/cut-offs/2/report").await.is(404);
        staff.gets("/calls/ai-factories/cut-offs/2/report").await.is(200);
        staff.gets("/calls/ai-factories/cut-offs/9/report").await.is(404);
        staff.gets("/calls/nothing/cut-offs/1/report").await.is(404);
    });
}

#[test]
fn whoever_neither_runs_nor_audits_the_cutoff_finds_none() {
    both_databases(async |app| {
        loads(&app, History::builtin().unwrap());
        let everywhere = |role| (role, Scope::Everything);
        let elsewhere = (Role::Staff, Scope::Call(CallId::from_text("another")));
        let roles = [Role::Evaluator, Role::Funder, Role::Board, Role::Finance, Role::Administrator];
        app.visitor().gets(PAGE).await.is(404);
        app.visitor().calls(Method::GET, API, None, &[]).await.is(401);
        for (role, scope) in roles.map(everywhere).into_iter().chain([elsewhere]) {
            let person =
                app.person_with(&format!("{} of {:?}", role.name(), scope.columns()), role, scope).await;
            person.gets(PAGE).await.is(404);
            person.calls(Method::GET, API, None, &[]).await.is(404);
        }
    });
}

#[test]
fn every_path_of_the_templates_exists() {
    let words = rollcall::words::Words::load().unwrap();
    let tell = rollcall::report::render::Teller { words, language: rollcall::words::Language::En };
    let published = of_history(&History::builtin().unwrap(), 3, "2026-12-01");
    let mut open = published.clone();
    open.rehearsal = true;
    open.body = rollcall::report::rules::Body::NotSealed { as_of: "2025-12-22T10:00:00Z".parse().unwrap() };
    let mut samples: Vec<_> = [published, open]
        .iter()
        .map(|report| {
            serde_json::to_value(rollcall::report::render::document_of(tell, report).unwrap()).unwrap()
        })
        .collect();
    samples[0]["tables"][0]["rows"] = json!([]);
    for sample in &mut samples {
        sample["crumbs"] = json!([{ "label": "Calls", "href": "/calls" }, { "label": "Here", "href": null }]);
        sample["steps"] = json!([]);
        sample["files"] = json!([{ "label": "HTML", "href": "?format=html" }]);
    }
    every_path_exists("report/document", &samples);
    assert!(
        text(
            &of_history(&History::builtin().unwrap(), 1, "2025-12-22"),
            rollcall::report::rules::Format::Html,
            rollcall::report::render::TableId::Proposals
        )
        .starts_with("<!doctype html>")
    );
}
