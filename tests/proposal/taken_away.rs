//! What a program takes away from a proposal and puts back: dossiers, receipts, versions, fields, budgets.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::world::*;
use crate::support::app::{Person, both_databases};
use rollcall::ground::{Role, Scope};

async fn reads(person: &Person, path: &str) -> Value {
    person.calls(Method::GET, path, None, &[]).await.is(200).json()
}

#[test]
fn dossier_receipt_and_versions_are_the_files_of_the_pages() {
    both_databases(async |app| {
        call(&app);
        let (ana, eve) = (app.person("Ana").await, app.person("Eve").await);
        let staff = app.person_with("Staff", Role::Staff, Scope::Everything).await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        let (page, at) = (format!("/proposals/{reference}"), format!("/api/v1/proposals/{reference}"));
        submits(&ana, &reference).await.is(303);
        let basics =
            [("acronym", "DEMO-NORTH"), ("title", "Another title"), ("track", "EUROHPC-2024-CEI-AI-01")];
        saves(&ana, &reference, "basics", &basics).await.is(303);
        let part_b = format!("{at}/documents/part-b");
        let takes_out = async |tag: &str| {
            let tag = [("if-match", tag)];
            ana.calls(Method::DELETE, &part_b, Some(json!({})), if tag[0].1.is_empty() { &[] } else { &tag })
                .await
        };
        let seen =
            ana.calls(Method::GET, &part_b, None, &[]).await.is(200).header("etag").unwrap().to_owned();
        for unseen in ["", "\"00\""] {
            let told = takes_out(unseen).await.is(409).json();
            assert_eq!(told["type"], "urn:rollcall:problem:refused/document-held");
        }
        takes_out(&seen).await.is(200);
        takes_out(&seen).await.is(404);

        let zip = ana.calls(Method::GET, &format!("{at}/dossier?version=1"), None, &[]).await.is(200);
        assert_eq!(zip.body, ana.gets(&format!("{page}/dossier.zip?version=1")).await.is(200).body);
        assert!(zip.header("content-disposition").unwrap().contains("AIF-0001-1.zip"));
        let printed = ana.calls(Method::GET, &format!("{at}/application?version=1"), None, &[]).await.is(200);
        assert!(printed.body.starts_with(b"%PDF-"));
        assert!(printed.header("content-disposition").unwrap().contains("AIF-0001-1-application.pdf"));
        let draft = ana.calls(Method::GET, &format!("{at}/application"), None, &[]).await.is(200);
        assert_ne!(draft.body, printed.body, "the draft says something else");
        let receipt = ana.calls(Method::GET, &format!("{at}/receipt.pdf"), None, &[]).await.is(200);
        assert_eq!(receipt.body, ana.gets(&format!("{page}/receipt.pdf")).await.is(200).body);

        let listed = reads(&ana, &format!("{at}/submissions")).await;
        assert_eq!(listed["submissions"].as_array().unwrap().len(), 1);
        let version = reads(&ana, &format!("{at}/submissions/1")).await;
        let canonical = serde_json_canonicalizer::to_string(&version["content"]).unwrap();
        assert_eq!(rollcall::keys::sha256_hex(canonical.as_bytes()), version["content_sha256"]);
        assert_eq!(canonical, ana.gets(&format!("{page}/content.json")).await.is(200).text());
        assert_eq!(version["content"]["title"], "An invented AI Factory");
        ana.calls(Method::GET, &format!("{at}/submissions/2"), None, &[]).await.is(404);

        let compared = reads(&ana, &format!("{at}/comparison?from=1")).await;
        let told: Vec<&str> = compared["differences"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["pointer"].as_str().unwrap())
            .collect();
        assert_eq!(told, ["/title", "/documents/part-b"], "{compared}");
        assert_eq!(compared["to"], Value::Null);
        let nothing = reads(&ana, &format!("{at}/comparison?from=1&to=1")).await;
        assert_eq!(nothing["differences"], json!([]));

        // Until the cut-off it is the team's alone; then officials read what was received, and never the draft.
        let paths = [
            "dossier?version=1",
            "application?version=1",
            "receipt.pdf",
            "submissions/1",
            "comparison?from=1&to=1",
        ];
        for path in paths.iter().chain(&["submissions", "attempts", "reckoning", "budget.csv"]) {
            for person in [&eve, &staff] {
                person.calls(Method::GET, &format!("{at}/{path}"), None, &[]).await.is(404);
            }
        }
        app.reads_all_letters();
        app.clock_to(AFTER);
        app.works();
        app.reads_all_letters();
        for path in paths {
            staff.calls(Method::GET, &format!("{at}/{path}"), None, &[]).await.is(200);
            eve.calls(Method::GET, &format!("{at}/{path}"), None, &[]).await.is(404);
        }
        let taken = staff.calls(Method::GET, &format!("{at}/application"), None, &[]).await.is(200);
        assert_eq!(taken.body, printed.body, "who names no version gets what was received");
        let compared = reads(&staff, &format!("{at}/comparison?from=1")).await;
        assert_eq!((&compared["to"], &compared["differences"]), (&json!(1), &json!([])));
    });
}

#[test]
fn a_field_is_put_back_and_reminders_are_for_each() {
    both_databases(async |app| {
        call(&app);
        let (ana, eve) = (app.person("Ana").await, app.person("Eve").await);
        let reference = begins(&ana, "DEMO-NORTH").await;
        let at = format!("/api/v1/proposals/{reference}");
        let field = format!("{at}/fields/basics.title");
        let value = |text: &str| Some(json!({ "value": text }));
        ana.calls(Method::PUT, &field, value("A second title"), &[("if-match", "1")]).await.is(200);
        app.passes(3_600);
        let told = reads(&ana, &field).await;
        let first = told["history"].as_array().unwrap().last().unwrap()["past"].clone();
        let restore = format!("{field}/restoration");
        let past = Some(json!({ "past": first }));
        ana.calls(Method::POST, &restore, past.clone(), &[]).await.is(409);
        ana.calls(Method::POST, &restore, past.clone(), &[("if-match", "1")]).await.is(409);
        eve.calls(Method::POST, &restore, past.clone(), &[("if-match", "2")]).await.is(404);
        let unknown = Some(json!({ "past": "77" }));
        ana.calls(Method::POST, &restore, unknown, &[("if-match", "2")]).await.is(404);
        let put = ana.calls(Method::POST, &restore, past, &[("if-match", "2")]).await.is(200);
        assert_eq!(put.header("etag"), Some("\"3\""));
        let told = reads(&ana, &field).await;
        assert_eq!(
            (&told["value"], &told["history"][0]["how"]),
            (&json!("An invented AI Factory"), &json!("restored"))
        );

        let reminders = format!("{at}/reminders");
        assert_eq!(reads(&ana, &reminders).await["mute"], false);
        ana.calls(Method::PUT, &reminders, Some(json!({ "mute": true })), &[]).await.is(200);
        assert_eq!(reads(&ana, &reminders).await["mute"], true);
        assert!(
            ana.gets(&format!("/proposals/{reference}"))
                .await
                .shows("You get no letters about this proposal before the cut-off.")
        );
        eve.calls(Method::PUT, &reminders, Some(json!({ "mute": true })), &[]).await.is(404);
    });
}

#[test]
fn a_budget_goes_out_and_in_and_is_reckoned() {
    both_databases(async |app| {
        call(&app);
        let (ana, eve) = (app.person("Ana").await, app.person("Eve").await);
        let reference = writes(&ana, "DEMO-NORTH").await;
        let at = format!("/api/v1/proposals/{reference}");
        let csv = ana.calls(Method::GET, &format!("{at}/budget.csv"), None, &[]).await.is(200);
        assert_eq!(csv.body, ana.gets(&format!("/proposals/{reference}/budget.csv")).await.is(200).body);
        let xlsx = ana.calls(Method::GET, &format!("{at}/budget.xlsx"), None, &[]).await.is(200);
        let told = reads(&ana, &format!("{at}/reckoning")).await;
        let services = &told["reckoning"]["types"][0];
        assert_eq!((&services["cost"], &services["asked"]), (&json!("30000000.00"), &json!("15000000.00")));
        assert_eq!(told["findings"], json!([]));
        assert_eq!(told["ratios"][1]["name"], "national_to_eu");
        assert_eq!(told["ratios"][1]["value"], 10_000);

        // As it might be: nothing is stored.
        let costs = json!([{ "partner": "0", "cost_type": "services", "line": "horizon-europe",
            "amount": "40000000.00", "asked": "20000000.00" }]);
        let reckoning = format!("{at}/reckoning");
        let might = ana.calls(Method::POST, &reckoning, Some(json!({ "costs": costs })), &[]);
        let might = might.await.is(200).json();
        assert_eq!(might["findings"][0]["finding"], "short");
        assert_eq!(might["findings"][0]["amount"], "5000000.00");
        assert_eq!(might["reckoning"]["lines"][0]["above_cap"], "5000000.00");
        let wrong =
            json!({ "costs": [{ "cost_type": "none", "line": "horizon-europe", "amount": "1 000,00" }] });
        let told = ana.calls(Method::POST, &format!("{at}/reckoning"), Some(wrong), &[]).await.is(422).json();
        let pointers: Vec<&Value> =
            told["errors"].as_array().unwrap().iter().map(|one| &one["pointer"]).collect();
        // Whether the line pays for a cost type that there is not, nobody asks.
        assert_eq!(pointers, [&json!("/costs/0/cost_type"), &json!("/costs/0/amount")]);
        assert_eq!(reads(&ana, &format!("{at}/reckoning")).await["findings"], json!([]));

        // A sheet is looked at first, and saved upon the version that was read.
        let budget = format!("{at}/budget");
        let same = ana.sends(Method::POST, &budget, "text/csv", &csv.body).await.is(200).json();
        assert_eq!((&same["applied"], same["costs"].as_array().unwrap().len()), (&json!(false), 1));
        let version = reads(&ana, &at).await["version"].as_i64().unwrap();
        let same = ana.sends(Method::POST, &budget, "text/csv", &xlsx.body).await.is(200).json();
        assert_eq!(same["costs"][0]["amount"], "30000000.00");
        let sheet = "partner;cost_type;year;line;cost;asked\r\n\
             Demo University;services;2027;horizon-europe;12.000.000,00;6.000.000,00\r\n";
        let apply = format!("{budget}?apply=true");
        ana.sends(Method::POST, &apply, "text/csv", sheet.as_bytes()).await.is(409);
        let stale = (version - 1).to_string();
        ana.sends_upon(Method::POST, &apply, &stale, sheet.as_bytes()).await.is(409);
        let saved =
            ana.sends_upon(Method::POST, &apply, &version.to_string(), sheet.as_bytes()).await.is(200);
        let saved = saved.json();
        assert_eq!((&saved["applied"], &saved["version"]), (&json!(true), &json!(version + 1)));
        assert_eq!(saved["costs"][0]["partner"], "1");
        let detail = reads(&ana, &at).await;
        assert_eq!(detail["content"]["costs"][0]["year"], "2027");
        assert_eq!(detail["content"]["asks"][0]["amount"], "6000000.00");

        // What does not fit changes nothing, and is told with its place.
        let bad =
            "partner,cost_type,year,line,cost,asked\r\nNobody,services,2027,horizon-europe,1.00,0.50\r\n";
        let told = ana.sends_upon(Method::POST, &apply, &(version + 1).to_string(), bad.as_bytes()).await;
        let told = told.is(422).json();
        assert_eq!(told["errors"][0]["pointer"], "/costs/0/partner");
        let told = ana.sends(Method::POST, &budget, "text/csv", b"").await.is(422).json();
        assert_eq!(told["errors"][0]["code"], "sheet-empty");
        let large = vec![b'1'; 2_100_000];
        let told = ana.sends(Method::POST, &budget, "text/csv", &large).await.is(422).json();
        assert_eq!(told["errors"][0]["code"], "sheet-large");
        assert_eq!(reads(&ana, &at).await["version"], version + 1);
        eve.sends(Method::POST, &budget, "text/csv", sheet.as_bytes()).await.is(404);
    });
}
