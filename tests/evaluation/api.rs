//! Reports over the API.

use actix_web::http::Method;
use serde_json::json;

use super::scene::{Scene, content};
use crate::support::app::both_databases;

#[test]
fn a_program_writes_the_report_of_its_owner() {
    both_databases(async |app| {
        let scene = Scene::of(&app, vec![content("NORTH", "Demo Centre", "999999999", "FI", 40)]).await;
        scene.passes("REH-0001").await;
        let eva = scene.expert("Eva Expert", "University of Lund", "SE", "").await;
        scene.assigns("REH-0001", &eva, "evaluator").await;
        let path = format!("/api/v1{}", scene.task(&eva, "REH-0001", "evaluator").await);
        let closed = eva.calls(Method::GET, &path, None, &[]).await.is(200).json();
        assert_eq!((&closed["access"], &closed["content"]), (&json!("must_declare"), &json!(null)));
        scene.declares_none(&eva, &["REH-0001"]).await;
        eva.posts(&format!("{}/accept", path.trim_start_matches("/api/v1")), &[]).await.is(303);
        let open = eva.calls(Method::GET, &path, None, &[]).await.is(200);
        assert_eq!(open.header("etag"), Some("\"0\""));
        assert_eq!(open.json()["content"]["acronym"], "NORTH");

        let draft = json!({ "criteria": { "tco": { "score": "76", "comment": "Sound so far." } } });
        eva.calls(Method::PUT, &path, Some(draft.clone()), &[]).await.is(409);
        let saved =
            eva.calls(Method::PUT, &path, Some(draft.clone()), &[("If-Match", "\"0\"")]).await.is(200);
        assert_eq!(saved.header("etag"), Some("\"1\""));
        eva.calls(Method::PUT, &path, Some(draft.clone()), &[("If-Match", "\"0\"")]).await.is(409);
        let submit = format!("{path}/submission");
        let told =
            eva.calls(Method::POST, &submit, Some(draft), &[("If-Match", "\"1\"")]).await.is(422).json();
        assert_eq!(told["errors"][0]["pointer"], "/scores/specification");
        scene.staff.calls(Method::GET, &path, None, &[]).await.is(404);
        app.reads_all_letters();
    });
}
