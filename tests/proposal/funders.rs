//! Co-funders of a draft: what is open to them, what they sign off, and the letters they give.

use actix_web::http::Method;
use rollcall::cofunding::acts::{NewFunder, add_funder};
use rollcall::ground::ids::FunderId;
use rollcall::ground::{Role, Scope};
use serde_json::json;

use super::world::*;
use crate::support::app::{Answer, App, Person, both_databases};
use crate::support::pdf::pages;

pub fn funder(app: &App, name: &str, level: &str) -> FunderId {
    let new = NewFunder { name: name.into(), level: level.into(), country: "FI".into() };
    app.acts(move |act| add_funder(act, &new))
}

pub struct World {
    pub ana: Person,
    pub aino: Person,
    pub reference: String,
    pub ministry: FunderId,
    pub region: FunderId,
}

/// Ana's whole draft claims from a ministry, for which Aino speaks, and from a region, for which nobody does.
pub async fn world(app: &App) -> World {
    call(app);
    let (ministry, region) =
        (funder(app, "Demo Ministry of Research", "state"), funder(app, "Demo Lakes Region", "region"));
    let aino = app.person_with("Aino", Role::Funder, Scope::Funder(ministry.clone())).await;
    let ana = app.person("Ana").await;
    let reference = writes(&ana, "DEMO-NORTH").await;
    // Funders of the same name and country are the same.
    let page = ana.gets(&format!("/proposals/{reference}/edit/cofunding")).await.is(200);
    let mut form: Vec<(&str, &str)> = BOTH.to_vec();
    let id = value(&page, "tranches.0.id");
    form.push(("tranches.0.id", &id));
    saves(&ana, &reference, "cofunding", &form).await.is(303);
    World { ana, aino, reference, ministry, region }
}

impl World {
    fn here(&self) -> String {
        format!("/proposals/{}/funders", self.reference)
    }
    fn draft(&self) -> String {
        format!("/funding/{}/drafts/{}", self.ministry, self.reference)
    }
    async fn opens(&self, how: &str) -> Answer {
        self.ana.posts(&format!("{}/{}/open", self.here(), self.ministry), &[("how", how)]).await
    }
}

#[test]
fn a_draft_is_open_to_a_funder_as_far_as_its_coordinator_says() {
    both_databases(async |app| {
        let world = world(&app).await;
        world.aino.gets(&world.draft()).await.is(404);
        assert!(!world.aino.gets("/funding").await.shows("DEMO-NORTH"), "nothing is open by being named");
        let page = world.ana.gets(&world.here()).await.is(200);
        assert!(
            page.shows("Demo Ministry of Research Claimed from it EUR 9,000,000.00") && page.shows("nothing"),
            "{}",
            page.words()
        );

        world.opens("perhaps").await.is(422);
        world.opens("money").await.is(303);
        let letter = world.aino.letters().pop().unwrap();
        assert!(letter.subject.ends_with("a draft that claims money from Demo Ministry of Research"));
        assert!(letter.text.contains(&world.draft()), "{}", letter.text);
        assert!(world.aino.gets("/funding").await.shows("DEMO-NORTH"));
        let page = world.aino.gets(&world.draft()).await.is(200);
        for words in ["This is a draft", "An invented answer about abstract.", "9,000,000.00", "6,000,000.00"]
        {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        for words in ["An invented answer about tco", "Lakes Region", "part-b.pdf", "commitment-letters.pdf"]
        {
            assert!(!page.shows(words), "{words}: {}", page.words());
        }
        let api = format!("/api/v1/funders/{}/drafts", world.ministry);
        let all = world.aino.calls(Method::GET, &api, None, &[]).await.is(200).json();
        assert_eq!(
            (&all["drafts"][0]["claimed"], &all["drafts"][0]["open"]),
            (&json!("9000000.00"), &json!("money"))
        );
        let one =
            world.aino.calls(Method::GET, &format!("{api}/{}", world.reference), None, &[]).await.is(200);
        assert!(!one.text().contains("Lakes") && one.json()["content"].is_null(), "{}", one.text());
        assert_eq!(one.json()["documents"], json!([]));
        let paper = format!("{api}/{}/documents/part-b", world.reference);
        world.aino.calls(Method::GET, &paper, None, &[]).await.is(404);

        world.opens("whole").await.is(303);
        let page = world.aino.gets(&world.draft()).await.is(200);
        assert!(page.shows("An invented answer about tco") && page.shows("part-b.pdf"), "{}", page.words());
        let text = page.text();
        let mut links = text.split("href=\"").map(|rest| rest.split('"').next().unwrap());
        let file = links.find(|link| link.contains("/documents/")).unwrap().to_owned();
        world.aino.gets(&file).await.is(200);
        let sent = world.aino.calls(Method::GET, &paper, None, &[]).await.is(200);
        assert_eq!(sent.body, PDF);
        let bo = app.person_with("Bo", Role::Funder, Scope::Funder(world.region.clone())).await;
        bo.gets(&file.replace(world.ministry.as_str(), world.region.as_str())).await.is(404);

        world.ana.posts(&format!("{}/{}/close", world.here(), world.ministry), &[]).await.is(303);
        world.aino.gets(&world.draft()).await.is(404);
        world.aino.gets(&file).await.is(404);
        world.aino.calls(Method::GET, &paper, None, &[]).await.is(404);
        app.reads_all_letters();
    });
}

#[test]
fn a_funder_signs_off_what_it_was_shown() {
    both_databases(async |app| {
        let world = world(&app).await;
        world.opens("money").await.is(303);
        let seen = value(&world.aino.gets(&world.draft()).await.is(200), "seen");
        let sign = format!("{}/sign-off", world.draft());
        world.aino.posts(&sign, &[("seen", "something else")]).await.is(409);
        world.ana.posts(&sign, &[("seen", &seen)]).await.is(404);
        world.aino.posts(&sign, &[("seen", &seen)]).await.is(303);
        let page = world.ana.gets(&world.here()).await.is(200);
        assert!(page.shows("Aino"), "{}", page.words());
        assert!(world.ana.gets(&format!("/proposals/{}/ready", world.reference)).await.shows("Aino"));
        // What it signed changes, and the sign-off shows as what it is.
        let page = world.ana.gets(&format!("/proposals/{}/edit/cofunding", world.reference)).await.is(200);
        let ids = [value(&page, "tranches.0.id"), value(&page, "tranches.1.id")];
        let mut form: Vec<(&str, &str)> = BOTH.to_vec();
        form.extend([("tranches.0.id", ids[0].as_str()), ("tranches.1.id", ids[1].as_str())]);
        form.iter_mut()
            .filter(|(name, _)| *name == "tranches.0.stated")
            .for_each(|one| one.1 = "9,500,000.00");
        saves(&world.ana, &world.reference, "cofunding", &form).await.is(303);
        let page = world.aino.gets(&world.draft()).await.is(200);
        assert!(page.shows("changed since"), "{}", page.words());
        let api = format!("/api/v1/funders/{}/drafts/{}", world.ministry, world.reference);
        let now = world.aino.calls(Method::GET, &api, None, &[]).await.is(200).json();
        assert_eq!(now["signoff"]["state"], "outdated");
        let body = json!({ "fingerprint": now["signoff"]["fingerprint"] });
        world.aino.calls(Method::PUT, &format!("{api}/signoff"), Some(body), &[]).await.is(200);
        let now = world.aino.calls(Method::GET, &api, None, &[]).await.is(200).json();
        assert_eq!(
            (&now["signoff"]["state"], &now["signoff"]["signed_by"]),
            (&json!("holds"), &json!("Aino"))
        );
        world.aino.posts(&format!("{sign}/undo"), &[]).await.is(303);
        world.aino.posts(&format!("{sign}/undo"), &[]).await.is(404);
        // Who belongs to the team does not sign for its funder.
        world.aino.joins(&world.reference, Role::Reader);
        let page = world.aino.gets(&world.draft()).await.is(200);
        assert!(page.shows("You belong to the team") && !page.text().contains("name=\"seen\""));
        world.aino.posts(&sign, &[("seen", &seen)]).await.is(409);
        app.reads_all_letters();
    });
}

#[test]
fn a_sign_off_covers_the_funders_letter_and_the_sums_and_no_text() {
    both_databases(async |app| {
        let world = world(&app).await;
        world.opens("money").await.is(303);
        let at = |what: &str| format!("/proposals/{}/{what}", world.reference);
        let sign = format!("{}/sign-off", world.draft());
        let signs = async || {
            let page = world.aino.gets(&world.draft()).await.is(200);
            assert!(page.shows("your own letter by its hash"), "{}", page.words());
            world.aino.posts(&sign, &[("seen", &value(&page, "seen"))]).await.is(303);
        };
        let outdated = async || world.aino.gets(&world.draft()).await.is(200).shows("changed since");
        world.ana.posts(&at("documents/commitment-letters/remove"), &[]).await.is(303);
        let own = format!("commitment-letters.{}", world.ministry);
        uploads(&world.ana, &world.reference, &own, &pages(1)).await.is(303);
        signs().await;
        // Texts, others' letters and part B are nothing of it.
        let title =
            [("acronym", "DEMO-NORTH"), ("title", "Another title"), ("track", "EUROHPC-2024-CEI-AI-01")];
        saves(&world.ana, &world.reference, "basics", &title).await.is(303);
        let others = format!("commitment-letters.{}", world.region);
        uploads(&world.ana, &world.reference, &others, &pages(1)).await.is(303);
        assert!(!outdated().await);
        // Its own letter is.
        let ask = uploads(&world.ana, &world.reference, &own, &pages(2)).await.is(303);
        decides(&world.ana, ask.location()).await.is(303);
        assert!(outdated().await);
        signs().await;
        // And so is what others are asked for, in sum.
        let page = world.ana.gets(&at("edit/cofunding")).await.is(200);
        let ids = [value(&page, "tranches.0.id"), value(&page, "tranches.1.id")];
        let mut form: Vec<(&str, &str)> = BOTH.to_vec();
        form.extend([("tranches.0.id", ids[0].as_str()), ("tranches.1.id", ids[1].as_str())]);
        form.iter_mut()
            .filter(|(name, _)| *name == "tranches.1.stated")
            .for_each(|one| one.1 = "5,000,000.00");
        saves(&world.ana, &world.reference, "cofunding", &form).await.is(303);
        assert!(outdated().await);
        app.reads_all_letters();
    });
}

#[test]
fn all_of_a_draft_is_not_the_files_of_other_funders() {
    both_databases(async |app| {
        let world = world(&app).await;
        let page = world.ana.gets(&format!("/proposals/{}/edit/cofunding", world.reference)).await.is(200);
        let ids = [value(&page, "tranches.0.id"), value(&page, "tranches.1.id")];
        let mut form: Vec<(&str, &str)> = BOTH.to_vec();
        form.extend([("tranches.0.id", ids[0].as_str()), ("tranches.1.id", ids[1].as_str())]);
        form.extend([("tranches.0.aid_basis", "Article of the ministry"), ("tranches.0.evidence", "LTR 1")]);
        form.extend([("tranches.1.aid_basis", "Article of the region"), ("tranches.1.evidence", "LTR 2")]);
        form.extend([("tranches.1.vat", "included"), ("tranches.1.other_awards", "Award of the region")]);
        saves(&world.ana, &world.reference, "cofunding", &form).await.is(303);
        let others = format!("commitment-letters.{}", world.region);
        world
            .ana
            .uploads(
                &format!("/proposals/{}/documents/{others}", world.reference),
                "file",
                "letter-of-the-region.pdf",
                &pages(2),
            )
            .await
            .is(303);
        let hidden = [
            "Article of the region",
            "LTR 2",
            "Award of the region",
            "letter-of-the-region",
            "commitment-letters.pdf",
        ];
        let api = format!("/api/v1/funders/{}/drafts/{}", world.ministry, world.reference);
        for how in ["money", "whole"] {
            world.opens(how).await.is(303);
            let page = world.aino.gets(&world.draft()).await.is(200);
            let read = world.aino.calls(Method::GET, &api, None, &[]).await.is(200).text();
            assert!(page.shows("Article of the ministry") && page.shows("LTR 1"), "{how}: {}", page.words());
            for words in hidden {
                assert!(!page.shows(words) && !read.contains(words), "{how}, {words}: {}", page.words());
            }
            for slot in ["commitment-letters.2", "commitment-letters"] {
                let path = format!("{api}/documents/{slot}");
                world.aino.calls(Method::GET, &path, None, &[]).await.is(404);
            }
        }
        // By its id, which its own funder's officials know, as little.
        let bo = app.person_with("Bo", Role::Funder, Scope::Funder(world.region.clone())).await;
        let open = format!("{}/{}/open", world.here(), world.region);
        world.ana.posts(&open, &[("how", "money")]).await.is(303);
        let page = bo.gets(&format!("/funding/{}/drafts/{}", world.region, world.reference)).await.is(200);
        let text = page.text();
        let mut links = text.split("href=\"").map(|rest| rest.split('"').next().unwrap());
        let file = links.find(|link| link.contains("/documents/")).unwrap().to_owned();
        bo.gets(&file).await.is(200);
        world.aino.gets(&file.replace(world.region.as_str(), world.ministry.as_str())).await.is(404);
        app.reads_all_letters();
    });
}

#[test]
fn an_invitation_to_an_address_makes_nobody_an_official() {
    both_databases(async |app| {
        let world = world(&app).await;
        let open = format!("{}/{}/open", world.here(), world.region);
        let page = world.ana.posts(&open, &[("how", "money"), ("email", "nowhere")]).await.is(422);
        assert!(page.text().contains("value=\"nowhere\""), "what was typed still stands");
        let form = [("how", "money"), ("email", "bo@region.example")];
        world.ana.posts(&open, &form).await.is(303);
        let letter = app.letters_to("bo@region.example").pop().unwrap();
        assert_eq!(letter.subject, "DEMO-NORTH names Demo Lakes Region as a co-funder");
        let nowhere = !letter.text.contains(&format!("/funding/{}", world.region));
        assert!(nowhere && letter.text.contains("This letter alone opens nothing."), "{}", letter.text);
        let bo = app.person("Bo").await;
        bo.gets(&format!("/funding/{}/drafts/{}", world.region, world.reference)).await.is(404);
        // Once staff appoint somebody, what is open is open.
        bo.is_granted(Role::Funder, Scope::Funder(world.region.clone()));
        bo.gets(&format!("/funding/{}/drafts/{}", world.region, world.reference)).await.is(200);
        // Readers and contributors open nothing; what claims nothing cannot be opened to.
        let carl = app.person("Carl").await;
        carl.joins(&world.reference, Role::Contributor);
        carl.posts(&open, &form).await.is(403);
        let stranger = funder(&app, "Demo Fund", "state");
        world.ana.posts(&format!("{}/{stranger}/open", world.here()), &[("how", "money")]).await.is(404);
        app.reads_all_letters();
    });
}

#[test]
fn each_funder_gives_its_own_letter_in_place_of_one_for_all() {
    both_databases(async |app| {
        let world = world(&app).await;
        let at = |what: &str| format!("/proposals/{}/{what}", world.reference);
        removes(&world.ana, &world.reference, "commitment-letters").await.is(303);
        let own = |funder: &FunderId| format!("commitment-letters.{funder}");
        uploads(&world.ana, &world.reference, &own(&world.ministry), &pages(2)).await.is(303);
        let board = world.ana.gets(&at("ready")).await.is(200);
        assert!(board.shows("nothing of Demo Lakes Region is uploaded"), "{}", board.words());
        let api = format!("/api/v1/proposals/{}/documents/commitment-letters.2", world.reference);
        world.ana.sends(Method::PUT, &api, "application/pdf", &pages(1)).await.is(200);
        let board = world.ana.gets(&at("ready")).await.is(200);
        assert!(!board.shows("nothing of Demo") && !board.shows("is not uploaded"), "{}", board.words());
        let page = world.ana.gets(&at("edit/documents")).await.is(200);
        assert!(page.shows("Or a letter of each co-funder"), "{}", page.words());
        // A file in place of another is asked about here as elsewhere.
        let ask = uploads(&world.ana, &world.reference, &own(&world.ministry), &pages(3)).await.is(303);
        decides(&world.ana, ask.location()).await.is(303);
        let dossier = world.ana.gets(&at("dossier")).await.is(200);
        assert!(
            dossier.shows("Demo Ministry of Research") && dossier.shows("3 pages"),
            "{}",
            dossier.words()
        );
        submits(&world.ana, &world.reference).await.is(303);
        // Nobody's letter, and one of a slot that asks for none of each.
        let stranger = funder(&app, "Demo Fund", "state");
        uploads(&world.ana, &world.reference, &own(&stranger), &pages(1)).await.is(404);
        uploads(&world.ana, &world.reference, &format!("part-b.{}", world.ministry), &pages(1)).await.is(404);
        // Out and back in, into somebody's other draft, where funders are found by their names.
        let archive = world.ana.gets(&at("archive.zip")).await.is(200).body;
        let cleo = app.person("Cleo").await;
        let other = begins(&cleo, "DEMO-OTHER").await;
        let path = format!("/api/v1/proposals/{other}/import?apply=true");
        cleo.sends_upon(Method::POST, &path, "\"1\"", &archive).await.is(200);
        let again = cleo.gets(&format!("/proposals/{other}/archive.zip")).await.is(200).body;
        assert_eq!(again, archive, "byte for byte");
        // A funder that is claimed from no longer takes its letter along.
        saves(&world.ana, &world.reference, "cofunding", &BOTH[..8]).await.is(303);
        let gone = world.ana.gets(&at("dossier")).await.is(200);
        assert!(!gone.shows("Demo Lakes Region"), "{}", gone.words());
        app.reads_all_letters();
    });
}

#[test]
fn a_funder_holds_all_its_claims_against_its_own_ceiling() {
    both_databases(async |app| {
        let world = world(&app).await;
        world.opens("money").await.is(303);
        let set = format!("/funding/{}/ceiling", world.ministry);
        let form = [("call", "ai-factories"), ("amount", "ten"), ("note", "Chapter 29")];
        let page = world.aino.posts(&set, &form).await.is(422);
        assert!(page.text().contains("value=\"ten\"") && page.text().contains("value=\"Chapter 29\""));
        let form = [("call", "ai-factories"), ("amount", "8.000.000,00"), ("note", "Chapter 29")];
        world.aino.posts(&set, &form).await.is(303);
        let page = world.aino.gets("/funding").await.is(200);
        for words in ["Ceiling Chapter 29 8,000,000.00", "Over your ceiling by EUR 1,000,000.00", "Left 0.00"]
        {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        // The same proposal counts once, by its draft.
        submits(&world.ana, &world.reference).await.is(303);
        let page = world.aino.gets("/funding").await.is(200);
        assert!(page.shows("Over your ceiling by EUR 1,000,000.00"), "{}", page.words());
        let api = format!("/api/v1/funders/{}/ceilings/ai-factories", world.ministry);
        let body = json!({ "amount": "20000000.00", "note": "Chapter 30" });
        world.aino.calls(Method::PUT, &api, Some(body), &[]).await.is(200);
        let said = world.aino.calls(Method::GET, &api, None, &[]).await.is(200).json();
        assert_eq!((&said["amount"], &said["note"]), (&json!("20000000.00"), &json!("Chapter 30")));
        assert!(world.aino.gets("/funding").await.shows("Left 11,000,000.00"));
        world.ana.calls(Method::GET, &api, None, &[]).await.is(404);
        let bo = app.person_with("Bo", Role::Funder, Scope::Funder(world.region.clone())).await;
        bo.calls(Method::GET, &api, None, &[]).await.is(404);
        bo.posts(&set, &form).await.is(404);
        app.reads_all_letters();
    });
}

/// The ministry's tranche of the draft as it stands, with its id and some of it changed.
async fn changes(world: &World, changed: &[(&str, &str)]) -> Answer {
    let page = world.ana.gets(&format!("/proposals/{}/edit/cofunding", world.reference)).await.is(200);
    let ids = [value(&page, "tranches.0.id"), value(&page, "tranches.1.id")];
    let named: Vec<(String, &str)> =
        changed.iter().map(|(name, value)| (format!("tranches.0.{name}"), *value)).collect();
    let mut form: Vec<(&str, &str)> = BOTH.to_vec();
    form.retain(|(name, _)| named.iter().all(|(changed, _)| changed != name));
    form.extend(named.iter().map(|(name, value)| (name.as_str(), *value)));
    form.extend([("tranches.0.id", ids[0].as_str()), ("tranches.1.id", ids[1].as_str())]);
    saves(&world.ana, &world.reference, "cofunding", &form).await
}

#[test]
fn what_a_funder_secured_is_secured_for_that_money_alone() {
    both_databases(async |app| {
        let world = world(&app).await;
        submits(&world.ana, &world.reference).await.is(303);
        let first = async || {
            let all = world.aino.calls(Method::GET, "/api/v1/commitments", None, &[]).await.is(200).json();
            all["tranches"][0].clone()
        };
        let secures = async |seen: serde_json::Value| {
            let path = format!("/api/v1/commitments/{}/steps", seen["tranche"].as_str().unwrap());
            let body = json!({ "version": seen["version"], "step": seen["step"], "state": "secured",
                "evidence": "LTR 4/2025" });
            world.aino.calls(Method::POST, &path, Some(body), &[]).await.is(201);
        };
        secures(first().await).await;
        let id = first().await["tranche"].clone();
        // Another amount of the same money: what was secured is as much as was secured, and as much as is claimed.
        changes(&world, &[("stated", "12,000,000.00")]).await.is(303);
        submits(&world.ana, &world.reference).await.is(303);
        let said = first().await;
        assert_eq!((&said["tranche"], &said["state"]), (&id, &json!("secured")));
        assert_eq!((&said["claimed"], &said["secured"]), (&json!("12000000.00"), &json!("9000000.00")));
        changes(&world, &[("stated", "4,000,000.00")]).await.is(303);
        submits(&world.ana, &world.reference).await.is(303);
        let said = first().await;
        assert_eq!((&said["secured"], &said["beyond"]), (&json!("4000000.00"), &json!("5000000.00")));
        let set = format!("/funding/{}/ceiling", world.ministry);
        let form = [("call", "ai-factories"), ("amount", "20.000.000,00"), ("note", "")];
        world.aino.posts(&set, &form).await.is(303);
        let page = world.aino.gets("/funding").await.is(200);
        for words in [
            "4,000,000.00 5,000,000.00 secured beyond what is claimed now",
            "Secured beyond what is claimed now 5,000,000.00",
            "Left 11,000,000.00",
        ] {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        // Said anew, it is free again.
        secures(said).await;
        assert!(world.aino.gets("/funding").await.shows("Left 16,000,000.00"));
        // Other money is another tranche, which nobody has secured.
        let other = [
            &[("stated", "4,000,000.00"), ("year", "2028")][..],
            &[("stated", "4,000,000.00"), ("cost_type", "acquisition")],
            &[("stated", "4,000,000.00"), ("kind", "in_kind")],
            &[("stated", "4,000,000.00"), ("origin", "rrf")],
            &[
                ("stated", "4,000,000.00"),
                ("currency", "SEK"),
                ("rate", "1"),
                ("rate_source", "ECB"),
                ("rate_date", "2025-12-01"),
            ],
        ];
        let mut ids = vec![id];
        for changed in other {
            changes(&world, changed).await.is(303);
            submits(&world.ana, &world.reference).await.is(303);
            let said = first().await;
            assert_eq!(
                (&said["state"], &said["secured"]),
                (&json!("intended"), &json!("0.00")),
                "{changed:?}"
            );
            assert!(!ids.contains(&said["tranche"]), "{changed:?}");
            ids.push(said["tranche"].clone());
        }
        let page = world.aino.gets(&format!("/funding/{}/{}", world.ministry, world.reference)).await.is(200);
        assert!(page.shows("no longer claimed"), "{}", page.words());
        app.reads_all_letters();
    });
}

#[test]
fn what_a_funder_declined_counts_no_more_in_the_draft() {
    both_databases(async |app| {
        let world = world(&app).await;
        submits(&world.ana, &world.reference).await.is(303);
        let claim = format!("/funding/{}/{}", world.ministry, world.reference);
        let id = value(&world.aino.gets(&claim).await.is(200), "tranches.0.id");
        let answer = [
            ("version", "1"),
            ("tranches.0.id", id.as_str()),
            ("tranches.0.seen", "0"),
            ("tranches.0.chosen", "true"),
            ("tranches.0.amount", ""),
            ("state", "declined"),
            ("evidence", ""),
            ("reason", "No budget this year."),
        ];
        world.aino.posts(&claim, &answer).await.is(303);
        let own = format!("/proposals/{}", world.reference);
        for (path, said) in [
            ("/funders", "Claimed from it EUR 0.00 EUR 9,000,000.00 declined by funders: does not count"),
            ("", "declined 9.00 M€"),
            ("/edit/cofunding", "declined by the funder: does not count"),
            ("/edit/cofunding", "EUR 9,000,000.00 of the match is missing because of it"),
            ("/ready", "Demo Ministry of Research has declined EUR 9,000,000.00"),
            ("/ready", "EUR 9,000,000.00 of it because a funder declined"),
        ] {
            let page = world.ana.gets(&format!("{own}{path}")).await.is(200);
            assert!(page.shows(said), "{path}: {said}: {}", page.words());
        }
        let sums = format!("/api/v1/proposals/{}/reckoning", world.reference);
        let told = world.ana.calls(Method::GET, &sums, None, &[]).await.is(200).json();
        assert_eq!(told["reckoning"]["types"][0]["declined"], "9000000.00", "{told}");
        assert_eq!(told["reckoning"]["types"][0]["counted"], "6000000.00");
        // Typing elsewhere in the form does not make it count again.
        let page = world.ana.gets(&format!("{own}/edit/cofunding")).await.is(200);
        let (first, second) = (value(&page, "tranches.0.id"), value(&page, "tranches.1.id"));
        let mut form: Vec<(&str, &str)> = BOTH.to_vec();
        form.extend([("tranches.0.id", first.as_str()), ("tranches.1.id", second.as_str())]);
        let live = world.ana.posts(&format!("{own}/reckon/cofunding"), &form).await.is(200).json();
        assert!(live["html"].as_str().unwrap().contains("declined by funders"), "{live}");
        app.reads_all_letters();
    });
}
