//! Lists that are saved by their button: what somebody else stored meanwhile is shown row by row, and every list there
//! was can be put back.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::world::*;
use crate::support::app::{Answer, App, Person, both_databases};

const NOTED: &[(&str, &str)] = &[
    ("costs.0.partner", "0"),
    ("costs.0.line", "horizon-europe"),
    ("costs.0.cost_type", "services"),
    ("costs.0.amount", "30 000 000,00"),
    ("costs.0.asked", "15 000 000,00"),
    ("costs.1.partner", "1"),
    ("costs.1.line", "horizon-europe"),
    ("costs.1.cost_type", "services"),
    ("costs.1.year", "2027"),
    ("costs.1.amount", "1000"),
    ("costs.1.note", "Courses in Tartu"),
];

/// Ana's draft with a consortium; Ben writes for all of it, Tom for the second partner alone.
async fn team(app: &App) -> (Person, Person, Person, String) {
    call(app);
    let (ana, ben, tom) = (app.person("Ana").await, app.person("Ben").await, app.person("Tom").await);
    let reference = begins(&ana, "DEMO-NORTH").await;
    saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
    let university = partner_pages(&ana, &reference).await[1].rsplit('/').next().unwrap().to_owned();
    joins(&ana, &ben, &reference, "contributor", "").await;
    joins(&ana, &tom, &reference, "contributor", &university).await;
    app.reads_all_letters();
    (ana, ben, tom, reference)
}

async fn list(person: &Person, reference: &str, part: &str) -> Value {
    let path = format!("/api/v1/proposals/{reference}/lists/{part}");
    person.calls(Method::GET, &path, None, &[]).await.is(200).json()
}

async fn restores(person: &Person, reference: &str, part: &str, past: i64, base: i64) -> Answer {
    let path = format!("/proposals/{reference}/lists/{part}");
    person.posts(&path, &[("past", &past.to_string()), ("base", &base.to_string())]).await
}

#[test]
fn a_budget_that_met_another_is_shown_beside_it_and_what_was_replaced_comes_back() {
    both_databases(async |app| {
        let (ana, ben, tom, reference) = team(&app).await;
        let his = base(&ben, &reference, "money").await;
        saves(&ana, &reference, "money", NOTED).await.is(303);
        let met = saves_upon(&ben, &reference, "money", &his, ASKS).await.is(409);
        assert!(met.shows("Ana changed this at 10:00"), "{}", met.words());
        assert!(met.shows("Courses in Tartu") && met.shows("One row is in both."), "{}", met.words());

        // He replaces hers all the same: hers is in the history, and can be put back.
        saves(&ben, &reference, "money", ASKS).await.is(303);
        let now = list(&ana, &reference, "money").await;
        let version = |place: usize| now["history"][place]["version"].as_i64().unwrap();
        assert_eq!(now["history"].as_array().unwrap().len(), 2);
        assert_eq!(now["history"][1]["content"]["costs"][1]["note"], "Courses in Tartu");
        let page = ana.gets(&format!("/proposals/{reference}/lists/money")).await.is(200);
        assert!(page.shows("Courses in Tartu") && page.shows("Put this list back"), "{}", page.words());
        // Who is bound to one partner reads it, and puts nothing back that is others'.
        let read = tom.gets(&format!("/proposals/{reference}/lists/money")).await.is(200);
        assert!(read.shows("Courses in Tartu") && !read.shows("Put this list back"));
        restores(&tom, &reference, "money", version(1), version(0)).await.is(403);
        // Nor does anybody upon what they have not seen.
        restores(&ana, &reference, "money", version(1), version(1)).await.is(409);
        restores(&ana, &reference, "money", version(1), 999).await.is(409);
        restores(&ana, &reference, "money", 998, version(0)).await.is(404);
        restores(&ana, &reference, "money", version(1), version(0)).await.is(303);
        let text = ana.gets(&format!("/proposals/{reference}/edit/money")).await.is(200).text();
        assert!(text.contains("Courses in Tartu"));
        let after = list(&ana, &reference, "money").await;
        assert_eq!(
            (after["history"].as_array().unwrap().len(), &after["history"][0]["how"]),
            (3, &json!("restored"))
        );
    });
}

#[test]
fn programs_put_a_list_back_by_the_same_act() {
    both_databases(async |app| {
        let (ana, ben, tom, reference) = team(&app).await;
        saves(&ana, &reference, "cofunding", CLAIMS).await.is(303);
        let his = base(&ben, &reference, "cofunding").await;
        let other: Vec<(&str, &str)> = CLAIMS
            .iter()
            .map(|(name, value)| (*name, if name.ends_with(".origin") { "region" } else { *value }))
            .chain([("tranches.0.aid_basis", "Article 25 of the block exemption")])
            .collect();
        saves(&ana, &reference, "cofunding", &other).await.is(303);
        // What is not in euros alone is told too: origin, aid basis, evidence.
        let met = saves_upon(&ben, &reference, "cofunding", &his, CLAIMS).await.is(409);
        assert!(met.shows("Article 25 of the block exemption"), "{}", met.words());

        let now = list(&ben, &reference, "cofunding").await;
        let (version, past) = (now["version"].to_string(), &now["history"][1]["version"]);
        let path = format!("/api/v1/proposals/{reference}/lists/cofunding/restoration");
        let body = || Some(json!({ "past": past }));
        let upon = [("if-match", version.as_str())];
        tom.calls(Method::POST, &path, body(), &upon).await.is(403);
        ben.calls(Method::POST, &path, body(), &[]).await.is(409);
        let ahead = ben.calls(Method::POST, &path, body(), &[("if-match", "999")]).await.is(409).json();
        assert_eq!(ahead["type"], "urn:rollcall:problem:refused/version-ahead");
        ben.calls(Method::POST, &path, body(), &upon).await.is(200);
        let after = list(&ben, &reference, "cofunding").await;
        assert_eq!(after["history"][0]["content"]["tranches"][0]["origin"], "state");
        app.visitor().gets(&format!("/proposals/{reference}/lists/cofunding")).await.is(303);
        app.person("Eve").await.gets(&format!("/proposals/{reference}/lists/cofunding")).await.is(404);
    });
}

#[test]
fn a_partner_that_was_taken_out_comes_back_as_who_it_was() {
    both_databases(async |app| {
        let (ana, _, _, reference) = team(&app).await;
        let before = partner_pages(&ana, &reference).await;
        let page = ana.gets(&format!("/proposals/{reference}/edit/consortium")).await.is(200);
        let id = value(&page, "partners.0.id");
        let host: Vec<(&str, &str)> =
            PARTNERS[..3].iter().copied().chain([("partners.0.id", id.as_str())]).collect();
        saves(&ana, &reference, "consortium", &host).await.is(303);
        assert_eq!(partner_pages(&ana, &reference).await, before[..1]);
        let now = list(&ana, &reference, "consortium").await;
        let version = |place: usize| now["history"][place]["version"].as_i64().unwrap();
        restores(&ana, &reference, "consortium", version(1), version(0)).await.is(303);
        assert_eq!(partner_pages(&ana, &reference).await, before);
        // Who wrote for it was told that they read from then on, and the coordinator too.
        app.reads_all_letters();
    });
}
