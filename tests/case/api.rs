//! The same over the API.

use actix_web::http::Method;
use serde_json::json;

use super::scene::received;
use crate::proposal::world::PDF;
use crate::support::app::both_databases;

#[test]
fn a_whole_case_over_the_api() {
    both_databases(async |app| {
        let scene = received(&app).await;
        let case = format!("/api/v1/proposals/{}/case", scene.reference);
        let open = json!({ "kind": "missing_document", "subject": "Annex", "text": "Please.", "due": "2026-01-15T17:00" });
        let opened =
            scene.sam.calls(Method::POST, &case, Some(open.clone()), &[("idempotency-key", "one")]).await;
        assert_eq!(opened.is(201).json(), json!({ "number": 1 }));
        // The same request again opens nothing more.
        scene.sam.calls(Method::POST, &case, Some(open), &[("idempotency-key", "one")]).await.is(201);
        let list = scene.ana.calls(Method::GET, &case, None, &[]).await.is(200).json();
        assert_eq!(list["matters"].as_array().unwrap().len(), 1);
        assert_eq!(list["matters"][0]["standing"], "waits-team");
        assert_eq!(list["matters"][0]["unread"], true);
        let wrong =
            scene.ana.calls(Method::POST, &case, Some(json!({ "kind": "missing_document" })), &[]).await;
        let wrong = wrong.is(422).json();
        assert_eq!(wrong["errors"][0]["pointer"], "/kind", "{wrong}");
        let send = format!("{case}/1/attachments?name=annex.pdf");
        scene.rita.sends(Method::POST, &send, "application/pdf", PDF).await.is(403);
        scene.ana.sends(Method::POST, &send, "application/pdf", b"no PDF").await.is(422);
        scene.ana.sends(Method::POST, &send, "application/pdf", PDF).await.is(200);
        let write = format!("{case}/1/messages");
        scene.ana.calls(Method::POST, &write, Some(json!({ "text": "There." })), &[]).await.is(200);
        let thread = scene.sam.calls(Method::GET, &format!("{case}/1"), None, &[]).await.is(200).json();
        let file = thread["messages"][1]["files"][0].clone();
        assert_eq!(file["sha256"], rollcall::keys::sha256_hex(PDF));
        assert_eq!(thread["messages"][1]["reads"], json!([]), "a program reads nothing");
        let path = format!("/api/v1/attachments/{}", file["id"].as_str().unwrap());
        assert_eq!(scene.olga.calls(Method::GET, &path, None, &[]).await.is(200).body, PDF);
        let open =
            scene.sam.calls(Method::GET, "/api/v1/calls/ai-factories/cases", None, &[]).await.is(200).json();
        assert_eq!(open["matters"][0]["standing"], "waits-staff");
        let decision =
            json!({ "verdict": "accepted", "reason": "R", "legal_basis": "L", "document": file["id"] });
        let decide = format!("{case}/1/decision");
        scene.ana.calls(Method::POST, &decide, Some(decision.clone()), &[]).await.is(403);
        let decided = scene.sam.calls(Method::POST, &decide, Some(decision), &[]).await.is(200).json();
        assert_eq!(decided, json!({ "number": 1, "supplement": 1 }));
        let path = format!("/api/v1/proposals/{}/supplements", scene.reference);
        let all = scene.rita.calls(Method::GET, &path, None, &[]).await.is(200).json();
        assert_eq!(all["supplements"][0]["document"], file);
        assert_eq!(all["supplements"][0]["version"], 1);
        app.reads_all_letters();
    });
}
