//! What a claim says of its funder and of itself: who it is, what it is called, and until when it is valid.

use actix_web::http::Method;
use rollcall::cofunding::acts::{NewFunder, add_funder};
use rollcall::ground::{Role, Scope};
use serde_json::json;

use super::funders::{funder, world};
use super::world::*;
use crate::support::app::{Person, both_databases};

#[test]
fn a_claim_says_until_when_it_is_valid_on_pages_in_files_and_to_programs() {
    both_databases(async |app| {
        let world = world(&app).await;
        let own = format!("/proposals/{}", world.reference);
        let page = world.ana.gets(&format!("{own}/edit/cofunding")).await.is(200);
        let (first, second) = (value(&page, "tranches.0.id"), value(&page, "tranches.1.id"));
        let mut form: Vec<(&str, &str)> = BOTH.to_vec();
        form.extend([("tranches.0.id", first.as_str()), ("tranches.1.id", second.as_str())]);
        let wrong =
            [form.clone(), vec![("tranches.0.currency", "abc"), ("tranches.0.valid_until", "soon")]].concat();
        let page = saves(&world.ana, &world.reference, "cofunding", &wrong).await.is(422);
        for said in ["“abc” is no currency of ISO 4217.", "Write a day such as 2026-06-01."] {
            assert!(page.shows(said), "{said}: {}", page.words());
        }
        form.push(("tranches.0.valid_until", "2025-12-30"));
        saves(&world.ana, &world.reference, "cofunding", &form).await.is(303);
        let page = world.ana.gets(&format!("{own}/edit/cofunding")).await.is(200);
        assert_eq!(value(&page, "tranches.0.valid_until"), "2025-12-30");
        for path in ["/ready", "/text"] {
            let page = world.ana.gets(&format!("{own}{path}")).await.is(200);
            assert!(page.shows("valid until"), "{path}: {}", page.words());
        }
        let at = format!("/api/v1/proposals/{}", world.reference);
        let told = world.ana.calls(Method::GET, &at, None, &[]).await.is(200);
        let (version, content) = (told.header("etag").unwrap().to_owned(), told.json()["content"].clone());
        assert_eq!(content["tranches"][0]["valid_until"], "2025-12-30");
        let mut wrong = content.clone();
        wrong["tranches"][0]["currency"] = json!("XAU");
        wrong["tranches"][1]["valid_until"] = json!("2025-13-01");
        let told =
            world.ana.calls(Method::PUT, &at, Some(wrong), &[("if-match", &version)]).await.is(422).json();
        let pointers: Vec<_> =
            told["errors"].as_array().unwrap().iter().map(|one| one["pointer"].clone()).collect();
        assert!(pointers.contains(&json!("/tranches/0/currency")), "{told}");
        assert!(pointers.contains(&json!("/tranches/1/valid_until")), "{told}");
        // Out in an archive, and in again.
        let archive = world.ana.gets(&format!("{own}/archive.zip")).await.is(200).body;
        let other = begins(&world.ana, "DEMO-AGAIN").await;
        let path = format!("/proposals/{other}/import");
        let to = world.ana.uploads(&path, "file", "a.zip", &archive).await.is(303).location().to_owned();
        let page = world.ana.gets(&to).await.is(200);
        assert!(page.shows("valid until 30 December 2025"), "{}", page.words());
        app.reads_all_letters();
    });
}

/// While one types, a funder of the list is what the register says it is.
#[test]
fn a_private_funder_of_the_list_gives_private_money() {
    both_databases(async |app| {
        call(&app);
        let company = funder(&app, "Demo Company", "private");
        let _cora = app.person_with("Cora", Role::Funder, Scope::Funder(company.clone())).await;
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-PRIVATE").await;
        let claims = |origin: &'static str| {
            vec![
                ("tranches.0.funder", company.as_str()),
                ("tranches.0.year", "2026"),
                ("tranches.0.cost_type", "services"),
                ("tranches.0.kind", "cash"),
                ("tranches.0.stated", "1,000,000.00"),
                ("tranches.0.origin", origin),
            ]
        };
        let live = format!("/proposals/{reference}/reckon/cofunding");
        for origin in ["state", "private"] {
            let told = ana.posts(&live, &claims(origin)).await.is(200).json();
            assert!(told["html"].as_str().unwrap().contains("class=\"uncounted\" x="), "{origin}: {told}");
        }
        let page = saves(&ana, &reference, "cofunding", &claims("state")).await.is(422);
        assert!(page.shows("A private funder gives private money."), "{}", page.words());
        saves(&ana, &reference, "cofunding", &claims("private")).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}")).await.is(200);
        assert!(page.shows("does not count toward the match"), "{}", page.words());
        assert!(page.text().contains("class=\"uncounted\" x="));
    });
}

#[test]
fn a_name_that_another_draft_typed_otherwise_is_nobody_elses() {
    both_databases(async |app| {
        call(&app);
        let (ana, eve) = (app.person("Ana").await, app.person("Eve").await);
        let named = |name: &'static str, level: &'static str| -> Vec<(&'static str, &'static str)> {
            let mut form = BOTH[..8].to_vec();
            form[0].1 = name;
            form[1].1 = level;
            form
        };
        let hers = begins(&eve, "DEMO-SOUTH").await;
        saves(&eve, &hers, "cofunding", &named("DEMO regional FUND", "region")).await.is(303);
        let own = begins(&ana, "DEMO-NORTH").await;
        saves(&ana, &own, "cofunding", &named("Demo Regional Fund", "state")).await.is(303);
        let says = async |who: &Person, reference: &str| {
            let path = format!("/api/v1/proposals/{reference}");
            let read = who.calls(Method::GET, &path, None, &[]).await.is(200).json();
            let claim = &read["content"]["tranches"][0];
            (
                claim["funder_name"].as_str().unwrap().to_owned(),
                claim["funder_level"].as_str().unwrap().to_owned(),
            )
        };
        assert_eq!(says(&ana, &own).await, ("Demo Regional Fund".into(), "state".into()));
        assert_eq!(says(&eve, &hers).await, ("DEMO regional FUND".into(), "region".into()));
        // Nothing of it on any page, nor where the row is saved again by its list.
        let page = ana.gets(&format!("/proposals/{own}/edit/cofunding")).await.is(200);
        assert!(page.shows("Demo Regional Fund") && !page.shows("regional FUND"), "{}", page.words());
        let ids = [value(&page, "tranches.0.id")];
        let funder = page
            .text()
            .split("<option value=\"")
            .skip(1)
            .find(|rest| rest.contains("Demo Regional Fund"))
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let mut again = BOTH[3..8].to_vec();
        again.extend([("tranches.0.id", ids[0].as_str()), ("tranches.0.funder", funder.as_str())]);
        saves(&ana, &own, "cofunding", &again).await.is(303);
        assert_eq!(says(&ana, &own).await, ("Demo Regional Fund".into(), "state".into()));
        for what in ["", "/text", "/funders", "/ready"] {
            assert!(
                !ana.gets(&format!("/proposals/{own}{what}")).await.is(200).shows("regional FUND"),
                "{what}"
            );
        }
        // Once staff enter it, it is called as they say, in every draft.
        let new =
            NewFunder { name: "Demo Regional Fund".into(), level: "region".into(), country: "FI".into() };
        app.acts(move |act| add_funder(act, &new));
        for (who, reference) in [(&ana, &own), (&eve, &hers)] {
            assert_eq!(says(who, reference).await, ("Demo Regional Fund".into(), "region".into()));
        }
    });
}
