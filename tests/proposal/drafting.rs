//! Drafting: parts, problems, conflicts, documents and the team.

use actix_web::http::Method;
use serde_json::json;

use super::world::*;
use crate::support::app::both_databases;
use crate::support::pdf::pages;

#[test]
fn a_draft_is_begun_written_and_says_loudly_that_it_is_not_submitted() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        assert!(ana.gets("/proposals").await.shows("You have no proposal yet"));
        let reference = begins(&ana, "DEMO-NORTH").await;
        assert_eq!(reference, "AIF-0001");
        let page = ana.gets("/proposals/AIF-0001").await.is(200);
        assert!(page.shows("NOT SUBMITTED. Draft 1 is saved"), "{}", page.words());
        assert!(page.shows("The consortium has no hosting entity."), "{}", page.words());
        assert!(ana.gets("/proposals").await.shows("NOT SUBMITTED"));
        let again = ana.posts("/proposals/new", &[("call", "ai-factories"), ("acronym", "demo-north")]).await;
        assert!(again.is(422).shows("You have a proposal of this acronym in this call: AIF-0001."));
        // Somebody else learns nothing of it.
        let bob = app.person("Bob").await;
        assert_eq!(begins(&bob, "DEMO-NORTH").await, "AIF-0002");
    });
}

#[test]
fn a_whole_draft_has_nothing_missing_and_its_match_is_met() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        declares_all(&ana, &reference).await;
        let page = ana.gets(&format!("/proposals/{reference}")).await.is(200);
        // What is left is the word of the co-funder, which nobody of the consortium can give.
        assert!(page.shows("Demo Ministry of Research has not signed off."), "{}", page.words());
        assert_eq!(
            page.words().matches("has not").count(),
            2,
            "beside it, and what to do next: {}",
            page.words()
        );
        assert!(page.shows("EU 15.00 · beside it 15.00 M€ matched"), "{}", page.words());
        let text = ana.gets(&format!("/proposals/{reference}/text")).await.is(200);
        for words in ["Demo Computing Centre FI Hosting entity", "1 June 2026", "15,000,000.00", "part-b.pdf"]
        {
            assert!(text.shows(words), "{words}: {}", text.words());
        }
        for part in ["basics", "consortium", "answers-summary", "money", "cofunding", "documents"] {
            ana.gets(&format!("/proposals/{reference}/edit/{part}")).await.is(200);
        }
        ana.gets(&format!("/proposals/{reference}/edit/nothing")).await.is(404);
    });
}

#[test]
fn what_was_typed_stays_with_what_is_wrong_beside_it() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-NORTH").await;
        let form = [
            ("partners.0.name", "Demo Centre"),
            ("partners.0.country", "Atlantis"),
            ("partners.0.role", "host"),
            ("partners.5.name", "Demo University"),
            ("partners.5.country", "EE"),
            ("partners.5.role", ""),
        ];
        let page = saves(&ana, &reference, "consortium", &form).await.is(422);
        assert_eq!(value(&page, "partners.0.country"), "Atlantis");
        assert_eq!(value(&page, "partners.5.name"), "Demo University");
        assert!(page.text().contains("id=\"f-partners-0-country-error\""));
        assert!(page.text().contains("href=\"#f-partners-5-role\""));
        // Room for more keeps what was typed, and saves nothing.
        let more: Vec<(&str, &str)> = form.into_iter().chain([("do", "add")]).collect();
        let page = saves(&ana, &reference, "consortium", &more).await.is(200);
        assert_eq!(value(&page, "partners.0.country"), "Atlantis");
        assert!(page.text().contains("name=\"partners.9.name\""));
        assert!(
            ana.gets(&format!("/proposals/{reference}/edit/consortium")).await.shows("Another organisation")
        );
    });
}

#[test]
fn amounts_are_read_back_and_other_currencies_turned_into_euro() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-NORTH").await;
        saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
        saves(&ana, &reference, "money", ASKS).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/edit/money")).await.is(200);
        assert!(page.text().contains("value=\"15,000,000.00\""), "{}", page.words());
        let claim = [
            ("tranches.0.funder_name", "Demo Research Council"),
            ("tranches.0.funder_level", "state"),
            ("tranches.0.funder_country", "SE"),
            ("tranches.0.year", "2027"),
            ("tranches.0.cost_type", "services"),
            ("tranches.0.kind", "cash"),
            ("tranches.0.stated", "100 000 000"),
            ("tranches.0.currency", "SEK"),
            ("tranches.0.rate", "0,0876"),
            ("tranches.0.rate_source", "ECB"),
            ("tranches.0.rate_date", "2025-12-01"),
            ("tranches.0.vat", "excluded"),
            ("tranches.0.other_awards", "CEF 101000000 (invented)"),
            ("tranches.0.origin", "state"),
        ];
        saves(&ana, &reference, "cofunding", &claim).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/edit/cofunding")).await.is(200);
        assert!(page.shows("We read SEK 100,000,000.00, which is EUR 8,760,000.00."), "{}", page.words());
        // Saved again as it stands, nothing changes: the row keeps its id and the funder is known by now.
        let (version, funder) = (value(&page, "version"), value(&page, "tranches.0.id"));
        let mut same: Vec<(&str, &str)> = claim.to_vec();
        same.push(("tranches.0.id", &funder));
        saves(&ana, &reference, "cofunding", &same).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/edit/cofunding")).await;
        assert_eq!((value(&page, "version"), value(&page, "tranches.0.id")), (version, funder));
    });
}

#[test]
fn a_row_that_is_emptied_is_gone_though_its_lists_still_have_a_choice() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-NORTH").await;
        saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
        saves(&ana, &reference, "cofunding", CLAIMS).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/edit/consortium")).await;
        let ids = [value(&page, "partners.0.id"), value(&page, "partners.1.id")];
        let form = [
            ("partners.0.id", ids[0].as_str()),
            ("partners.0.name", "Demo Computing Centre"),
            ("partners.0.country", "FI"),
            ("partners.0.role", "host"),
            ("partners.1.id", &ids[1]),
            ("partners.1.name", ""),
            ("partners.1.country", ""),
            ("partners.1.role", "beneficiary"),
        ];
        saves(&ana, &reference, "consortium", &form).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/edit/cofunding")).await;
        let (id, text) = (value(&page, "tranches.0.id"), page.text());
        let funder = text.split("<option value=\"").find(|option| option.contains(" selected>Demo Ministry"));
        let funder = funder.unwrap().split('"').next().unwrap();
        let form = [
            ("tranches.0.id", id.as_str()),
            ("tranches.0.funder", funder),
            ("tranches.0.year", ""),
            ("tranches.0.cost_type", "services"),
            ("tranches.0.kind", "cash"),
            ("tranches.0.stated", ""),
            ("tranches.0.origin", "state"),
        ];
        saves(&ana, &reference, "cofunding", &form).await.is(303);
        let text = ana.gets(&format!("/proposals/{reference}/text")).await.is(200);
        assert!(text.shows("Demo Computing Centre FI") && !text.shows("Demo University"), "{}", text.words());
        assert!(!text.shows("Demo Ministry"), "{}", text.words());
    });
}

#[test]
fn a_funder_another_consortium_named_is_not_offered() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let (hers, his) = (begins(&ana, "DEMO-NORTH").await, begins(&ben, "DEMO-SOUTH").await);
        saves(&ana, &hers, "cofunding", CLAIMS).await.is(303);
        assert!(
            ana.gets(&format!("/proposals/{hers}/edit/cofunding")).await.shows("Demo Ministry of Research")
        );
        let page = ben.gets(&format!("/proposals/{his}/edit/cofunding")).await.is(200);
        assert!(!page.shows("Demo Ministry"), "{}", page.words());
    });
}

#[test]
fn two_people_are_in_each_others_way_only_in_the_same_part() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let reference = begins(&ana, "DEMO-NORTH").await;
        joins(&ana, &ben, &reference, "contributor", "").await;

        let (hers, his) = (base(&ana, &reference, "basics").await, base(&ben, &reference, "basics").await);
        let other = base(&ben, &reference, "consortium").await;
        let titled = |title: &'static str| [("acronym", "DEMO-NORTH"), ("title", title)];
        saves_upon(&ana, &reference, "basics", &hers, &titled("What Ana wrote")).await.is(303);
        let page = saves_upon(&ben, &reference, "basics", &his, &titled("What Ben wrote")).await.is(409);
        assert_eq!(value(&page, "title"), "What Ben wrote", "his text is kept");
        assert!(page.shows("What Ana wrote"), "hers is shown beside it: {}", page.words());
        // Another part that was opened before is not in the way.
        saves_upon(&ben, &reference, "consortium", &other, PARTNERS).await.is(303);
        // Having seen hers, he may save his.
        let seen = [value(&page, "version"), value(&page, "seen")];
        saves_upon(&ben, &reference, "basics", &seen, &titled("What both want")).await.is(303);
        assert!(ana.gets(&format!("/proposals/{reference}")).await.shows("DEMO-NORTH: What both want"));
    });
}

#[test]
fn documents_are_refused_by_what_they_are_and_kept_with_their_history() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-NORTH").await;
        let page = uploads(&ana, &reference, "part-b", b"PK\x03\x04 not what it says").await.is(422);
        assert!(
            page.shows("This is not a PDF, whatever its name says: it is an archive, such as ZIP."),
            "{}",
            page.words()
        );
        assert!(page.text().contains("id=\"f-part-b-error\""));
        assert!(uploads(&ana, &reference, "part-b", b"").await.is(422).shows("The file is empty."));
        let mut large = PDF.to_vec();
        large.resize(10_000_001, b' ');
        let page = uploads(&ana, &reference, "work-plan", &large).await.is(422);
        assert!(page.shows("The file is larger than 10 MB."), "{}", page.words());
        uploads(&ana, &reference, "no-such-slot", PDF).await.is(404);

        uploads(&ana, &reference, "part-b", PDF).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/edit/documents")).await.is(200);
        assert!(page.shows("part-b.pdf"), "{}", page.words());
        let link =
            page.text().split("href=\"/documents/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let file = ana.gets(&format!("/documents/{link}")).await.is(200);
        assert_eq!(file.body, PDF);
        assert_eq!(file.header("content-type"), Some("application/pdf"));
        assert!(
            file.header("content-disposition").unwrap().starts_with("attachment; filename=\"part-b.pdf\"")
        );
        assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(file.header("content-security-policy"), Some("default-src 'none'; sandbox"));
        assert!(file.header("etag").is_some());

        // A new file takes the slot; the old one stays readable to the team.
        app.passes(60);
        let ask = uploads(&ana, &reference, "part-b", &pages(72)).await.is(303).location().to_owned();
        decides(&ana, &ask).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/edit/documents")).await.is(200);
        assert!(page.shows("Earlier files"), "{}", page.words());
        assert_eq!(ana.gets(&format!("/documents/{link}")).await.is(200).body, PDF);
        removes(&ana, &reference, "part-b").await.is(303);
        assert!(
            ana.gets(&format!("/proposals/{reference}")).await.shows("“Proposal, part B” is not uploaded.")
        );
    });
}

#[test]
fn a_team_has_one_voice_for_submitting_and_readers_only_read() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let reference = begins(&ana, "DEMO-NORTH").await;
        let (own, team) = (format!("/proposals/{reference}"), format!("/proposals/{reference}/team"));
        ben.gets(&own).await.is(404);
        joins(&ana, &ben, &reference, "reader", "").await;
        ben.gets(&own).await.is(200);
        ben.gets(&format!("{own}/text")).await.is(200);
        ben.gets(&format!("{own}/edit/basics")).await.is(403);
        ben.gets(&format!("{own}/submit")).await.is(403);
        ben.posts(&format!("{own}/submit"), &[("version", "1"), ("cutoff", "5")]).await.is(403);
        ben.gets(&team).await.is(403);
        ana.posts(&format!("{team}/remove"), &[("person", ben.id.as_str())]).await.is(303);
        ben.gets(&own).await.is(404);
    });
}

#[test]
fn another_consortium_finds_nothing_on_any_route() {
    both_databases(async |app| {
        call(&app);
        let (ana, eve) = (app.person("Ana").await, app.person("Eve").await);
        let reference = writes(&ana, "DEMO-NORTH").await;
        begins(&eve, "DEMO-SOUTH").await;
        let page = ana.gets(&format!("/proposals/{reference}/edit/documents")).await;
        let document = page.text().split("href=\"/documents/").nth(1).unwrap()[..36].to_owned();
        submits(&ana, &reference).await.is(303);
        ana.letters();
        for path in [
            "",
            "/text",
            "/edit/basics",
            "/edit/documents",
            "/submit",
            "/withdraw",
            "/team",
            "/ready",
            "/partners",
            "/partners/new",
            "/handover",
            "/receipt",
            "/receipt.jws",
            "/content.json",
            "/inclusion.json",
        ] {
            eve.gets(&format!("/proposals/{reference}{path}")).await.is(404);
        }
        for path in [
            "/edit/basics",
            "/documents/part-b/remove",
            "/submit",
            "/withdraw",
            "/team/invitations",
            "/team/remove",
            "/partners",
            "/handover/accept",
        ] {
            eve.posts(&format!("/proposals/{reference}{path}"), &[("version", "1"), ("cutoff", "5")])
                .await
                .is(404);
        }
        uploads(&eve, &reference, "part-b", PDF).await.is(404);
        eve.gets(&format!("/documents/{document}")).await.is(404);
        app.visitor().gets(&format!("/documents/{document}")).await.is(303);
        let api = format!("/api/v1/proposals/{reference}");
        for path in ["", "/receipt", "/documents/part-b"] {
            eve.calls(Method::GET, &format!("{api}{path}"), None, &[]).await.is(404);
        }
        let whole = Some(json!({ "acronym": "X" }));
        eve.calls(Method::PUT, &api, whole, &[("if-match", "1")]).await.is(404);
        eve.sends(Method::PUT, &format!("{api}/documents/part-b"), "application/pdf", PDF).await.is(404);
        let asked = Some(json!({ "version": 1, "cutoff": 5 }));
        eve.calls(Method::POST, &format!("{api}/submission"), asked, &[]).await.is(404);
        let taken = Some(json!({ "version": 1, "reason": "x" }));
        eve.calls(Method::DELETE, &format!("{api}/submission"), taken, &[]).await.is(404);
        assert!(!eve.gets("/proposals").await.shows(&reference));
    });
}
