//! The consortium and the team over the API: programs can do all that the pages can.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::world::*;
use crate::support::app::{Answer, Person, both_databases};

async fn asks(person: &Person, method: Method, path: &str, body: Value) -> Answer {
    person.calls(method, path, Some(body), &[]).await
}

async fn list(person: &Person, api: &str) -> Value {
    person.calls(Method::GET, &format!("{api}/partners"), None, &[]).await.is(200).json()
}

fn entry(name: &str, country: &str, role: &str) -> Value {
    json!({ "name": name, "country": country, "role": role })
}

#[test]
fn partners_are_written_declared_for_signed_and_taken_out() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-NORTH").await;
        let api = format!("/api/v1/proposals/{reference}");
        let partners = format!("{api}/partners");
        let host =
            asks(&ana, Method::POST, &partners, entry("Demo Centre", "FI", "host")).await.is(201).json();
        let wrong =
            asks(&ana, Method::POST, &partners, entry("Demo Centre", "Atlantis", "host")).await.is(422);
        assert_eq!(wrong.json()["errors"][0]["pointer"], "/partners/0/country");
        let other = entry("Demo University", "EE", "beneficiary");
        let other = asks(&ana, Method::POST, &partners, other).await.is(201).json();
        let id = other["partner"].as_str().unwrap();
        // An entry is saved upon the version it was read at.
        let mut change = entry("Demo University", "EE", "beneficiary");
        change["nuts"] = json!("EE008");
        let path = format!("{partners}/{id}");
        asks(&ana, Method::PUT, &path, change.clone()).await.is(409);
        let stale = ana.calls(Method::PUT, &path, Some(change.clone()), &[("if-match", "1")]).await.is(409);
        assert_eq!(stale.json()["arguments"]["current"], other["version"]);
        let version = other["version"].to_string();
        ana.calls(Method::PUT, &path, Some(change), &[("if-match", &version)]).await.is(200);
        // Declared with the text that was read, and signed off for what stands there.
        let read = list(&ana, &api).await;
        let one = &read["partners"][1];
        assert_eq!((&one["entry"]["nuts"], &one["signoff"]["state"]), (&json!("EE008"), &json!("missing")));
        let honour = format!("{path}/declarations/honour");
        let text = &one["declarations"][0]["text_sha256"];
        asks(&ana, Method::PUT, &honour, json!({ "agreed": false, "text_sha256": text })).await.is(422);
        asks(&ana, Method::PUT, &honour, json!({ "agreed": true, "text_sha256": "00" })).await.is(409);
        asks(&ana, Method::PUT, &honour, json!({ "agreed": true, "text_sha256": text })).await.is(200);
        let before = &one["signoff"]["fingerprint"];
        asks(&ana, Method::PUT, &format!("{path}/signoff"), json!({ "fingerprint": before })).await.is(409);
        let read = list(&ana, &api).await;
        let one = &read["partners"][1];
        assert_eq!(one["declarations"][0]["state"], "done");
        let now = &one["signoff"]["fingerprint"];
        asks(&ana, Method::PUT, &format!("{path}/signoff"), json!({ "fingerprint": now })).await.is(200);
        let read = list(&ana, &api).await;
        assert_eq!(read["partners"][1]["signoff"]["signed_by"], "Ana");
        assert_eq!(read["partners"][1]["signoff"]["on_behalf"], true);
        // The paper of the host.
        let first = host["partner"].as_str().unwrap();
        let paper = format!("{partners}/{first}/declarations/host-state/paper?name=agreement.pdf");
        ana.sends(Method::PUT, &paper, "application/pdf", PDF).await.is(200);
        let whole = ana.calls(Method::GET, &api, None, &[]).await.is(200).json();
        assert_eq!(whole["documents"][0]["slot"], "declaration:host-state:1");
        assert_eq!(whole["declarations"][0]["declaration"], "honour");
        // The board says what is met.
        let board = ana.calls(Method::GET, &format!("{api}/readiness"), None, &[]).await.is(200).json();
        let rules = board["rules"].as_array().unwrap();
        let rule = |code: &str| rules.iter().find(|rule| rule["rule"] == code).unwrap();
        assert_eq!((&rule("host")["met"], &rule("track")["met"]), (&json!(true), &json!(false)));
        // Back, and out.
        asks(&ana, Method::DELETE, &format!("{path}/signoff"), json!({})).await.is(200);
        asks(&ana, Method::DELETE, &honour, json!({})).await.is(200);
        asks(&ana, Method::DELETE, &path, json!({ "reason": "" })).await.is(422);
        asks(&ana, Method::DELETE, &path, json!({ "reason": "cut", "replaced_by": first })).await.is(200);
        let read = list(&ana, &api).await;
        assert_eq!(read["left"][0]["name"], "Demo University");
        assert_eq!(read["left"][0]["replaced_by"], first);
        let found =
            ana.calls(Method::GET, "/api/v1/organisations?find=demo%20centre", None, &[]).await.is(200);
        assert_eq!(found.json()["organisations"][0]["from"], reference.as_str());
    });
}

#[test]
fn a_team_is_invited_bound_and_handed_over() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben, eve) = (app.person("Ana").await, app.person("Ben").await, app.person("Eve").await);
        let reference = begins(&ana, "DEMO-NORTH").await;
        let api = format!("/api/v1/proposals/{reference}");
        let host = entry("Demo Centre", "FI", "host");
        let host = asks(&ana, Method::POST, &format!("{api}/partners"), host).await.is(201).json();
        let invite = json!({ "email": ben.email, "role": "contributor", "partner": host["partner"] });
        asks(&ana, Method::POST, &format!("{api}/team/invitations"), invite).await.is(200);
        ben.letters();
        let team = ana.calls(Method::GET, &format!("{api}/team"), None, &[]).await.is(200).json();
        let id = team["invitations"][0]["id"].as_str().unwrap();
        assert_eq!(team["invitations"][0]["holds"], true);
        assert_eq!(
            eve.calls(Method::GET, "/api/v1/invitations", None, &[]).await.json()["invitations"],
            json!([])
        );
        let own = ben.calls(Method::GET, "/api/v1/invitations", None, &[]).await.is(200).json();
        assert_eq!(own["invitations"][0]["acronym"], "DEMO-NORTH");
        let answer = format!("/api/v1/invitations/{id}/answer");
        asks(&eve, Method::POST, &answer, json!({ "accept": true })).await.is(404);
        asks(&ben, Method::POST, &answer, json!({ "accept": true })).await.is(200);
        ana.letters();
        let team = ana.calls(Method::GET, &format!("{api}/team"), None, &[]).await.is(200).json();
        assert_eq!(team["members"][1]["partner"], host["partner"]);
        let member = format!("{api}/team/{}", ben.id);
        asks(&ana, Method::PUT, &member, json!({ "role": "reader" })).await.is(200);
        asks(&ana, Method::DELETE, &format!("{api}/team/{}", ana.id), json!({})).await.is(409);
        let handover = format!("{api}/handover");
        asks(&ana, Method::PUT, &handover, json!({ "person": ben.id })).await.is(200);
        asks(&ana, Method::DELETE, &handover, json!({})).await.is(200);
        asks(&ben, Method::POST, &format!("{handover}/answer"), json!({ "accept": true })).await.is(404);
        asks(&ana, Method::PUT, &handover, json!({ "person": ben.id })).await.is(200);
        asks(&ben, Method::POST, &format!("{handover}/answer"), json!({ "accept": true })).await.is(200);
        app.reads_all_letters();
        asks(&ben, Method::DELETE, &format!("{api}/team/{}", ana.id), json!({})).await.is(200);
        ana.calls(Method::GET, &api, None, &[]).await.is(404);
        // Again, and taken back.
        let invite = json!({ "email": eve.email, "role": "reader" });
        asks(&ben, Method::POST, &format!("{api}/team/invitations"), invite).await.is(200);
        let team = ben.calls(Method::GET, &format!("{api}/team"), None, &[]).await.is(200).json();
        let one = format!("{api}/team/invitations/{}", team["invitations"][0]["id"].as_str().unwrap());
        asks(&ben, Method::POST, &format!("{one}/again"), json!({})).await.is(200);
        asks(&ben, Method::DELETE, &one, json!({})).await.is(200);
        asks(&ben, Method::DELETE, &one, json!({})).await.is(404);
        eve.letters();
    });
}
