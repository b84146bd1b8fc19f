//! How far somebody reaches who writes for one partner, and what becomes of it when that one leaves.

use actix_web::http::Method;
use serde_json::json;

use super::consortium::{consortium, id_of};
use super::world::*;
use crate::support::app::{Person, both_databases};

#[test]
fn what_is_everybodys_is_read_by_who_writes_for_one_partner() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben, eve) = (app.person("Ana").await, app.person("Ben").await, app.person("Eve").await);
        let reference = writes(&ana, "DEMO-NORTH").await;
        let pages = partner_pages(&ana, &reference).await;
        joins(&ana, &ben, &reference, "contributor", id_of(&pages[1])).await;
        joins(&ana, &eve, &reference, "contributor", "").await;
        let at = |what: &str| format!("/proposals/{reference}/{what}");
        // Claims: to be read, and who changes them is said.
        let to = ben.gets(&at("edit/cofunding")).await.is(303).location().to_owned();
        let page = ben.gets(&to).await.is(200);
        assert!(page.shows("who coordinates, or writes for all, changes it"), "{}", page.words());
        assert!(page.shows("Demo Ministry of Research"), "{}", page.words());
        let [version, seen] = base(&ana, &reference, "cofunding").await;
        let upon = [version, seen];
        saves_upon(&ben, &reference, "cofunding", &upon, &[("tranches.0.funder_name", "")]).await.is(403);
        // Shared documents likewise, over the API too.
        let page = ben.gets(&at("edit/documents")).await.is(200);
        assert!(
            page.shows("part-b.pdf") && page.shows("who coordinates, or writes for all"),
            "{}",
            page.words()
        );
        assert!(!page.text().contains("type=\"file\"") && !page.text().contains("/remove\""));
        uploads(&ben, &reference, "part-b", PDF).await.is(403);
        ben.posts(&at("documents/part-b/remove"), &[]).await.is(403);
        let api = format!("/api/v1/proposals/{reference}/documents/part-b");
        ben.sends(Method::PUT, &api, "application/pdf", PDF).await.is(403);
        ben.calls(Method::DELETE, &api, Some(json!({})), &[]).await.is(403);
        assert!(ana.gets(&at("edit/documents")).await.shows("part-b.pdf"));
        // The papers of its own declarations are its own, and who writes for all writes these.
        joins_host(&ana, &ben, &reference, id_of(&pages[0])).await;
        let state = format!("{}/declarations/host-state/paper", pages[0]);
        ben.uploads(&state, "file", "agreement.pdf", PDF).await.is(303);
        eve.gets(&at("edit/cofunding")).await.is(200);
        eve.posts(&at("documents/part-b/remove"), &[]).await.is(303);
    });
}

/// The coordinator binds somebody to another partner.
async fn joins_host(ana: &Person, who: &Person, reference: &str, partner: &str) {
    let form = [("person", who.id.as_str()), ("role", "contributor"), ("partner", partner)];
    ana.posts(&format!("/proposals/{reference}/team/member"), &form).await.is(303);
}

#[test]
fn whoever_wrote_for_a_partner_that_left_writes_for_nobody() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let (reference, pages) = consortium(&ana).await;
        joins(&ana, &ben, &reference, "contributor", id_of(&pages[1])).await;
        ana.posts(&format!("{}/leave", pages[1]), &[("reason", "Its budget was cut.")]).await.is(303);
        ana.letters();
        ben.letters();
        ben.gets(&format!("/proposals/{reference}")).await.is(200);
        for path in ["edit/consortium", "edit/basics", "edit/money", "edit/cofunding", "partners/new"] {
            ben.gets(&format!("/proposals/{reference}/{path}")).await.is(403);
        }
        ben.posts(&pages[0], &[("partners.0.name", "Taken over"), ("partners.0.country", "FI")])
            .await
            .is(403);
        ben.posts(&format!("{}/leave", pages[0]), &[("reason", "Mine alone.")]).await.is(403);
        let path = format!("/api/v1/proposals/{reference}");
        let read = ben.calls(Method::GET, &path, None, &[]).await.is(200).json();
        let version = read["version"].to_string();
        let sent = read["content"].clone();
        ben.calls(Method::PUT, &path, Some(sent), &[("if-match", &version)]).await.is(403);
        // The coordinator says for whom they write next.
        let anew = [("person", ben.id.as_str()), ("role", "contributor"), ("partner", id_of(&pages[0]))];
        ana.posts(&format!("/proposals/{reference}/team/member"), &anew).await.is(303);
        assert!(ben.gets(&pages[0]).await.is(200).text().contains("name=\"partners.0.name\""));
        // A row that is only emptied takes its people's writing as well.
        ana.posts(&format!("/proposals/{reference}/partners"), &third("beneficiary")).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/edit/consortium")).await;
        let id = value(&page, "partners.1.id");
        let form = [
            ("partners.0.name", ""),
            ("partners.1.id", id.as_str()),
            ("partners.1.name", "Demo Institute"),
            ("partners.1.country", "LV"),
            ("partners.1.role", "host"),
        ];
        saves(&ana, &reference, "consortium", &form).await.is(303);
        assert!(ben.letters().pop().unwrap().subject.contains("you read now"));
        ben.gets(&format!("/proposals/{reference}/edit/basics")).await.is(403);
        ana.letters();
    });
}

#[test]
fn people_follow_to_the_one_in_its_place_where_the_coordinator_says_so() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben, eve) = (app.person("Ana").await, app.person("Ben").await, app.person("Eve").await);
        let kim = app.person("Kim").await;
        let (reference, pages) = consortium(&ana).await;
        joins(&ana, &ben, &reference, "contributor", id_of(&pages[1])).await;
        joins(&ana, &eve, &reference, "contributor", "").await;
        let invited = [("email", &*kim.email), ("role", "contributor"), ("partner", id_of(&pages[1]))];
        ana.posts(&format!("/proposals/{reference}/team/invitations"), &invited).await.is(303);
        let new = third("beneficiary");
        ana.posts(&format!("/proposals/{reference}/partners"), &new).await.is(303);
        let heir = partner_pages(&ana, &reference).await[2].clone();
        let leave = format!("{}/leave", pages[1]);
        let form = [("reason", "It merged."), ("people_follow", "true")];
        let page = ana.posts(&leave, &form).await.is(422);
        assert!(page.shows("Its people write for the one in its place"), "{}", page.words());
        let form = [("reason", "It merged."), ("replaced_by", id_of(&heir)), ("people_follow", "true")];
        // Who writes for all may take a partner out, and says nothing about who belongs to the team.
        assert!(!eve.gets(&pages[1]).await.is(200).text().contains("people_follow"));
        eve.posts(&leave, &form).await.is(403);
        ana.posts(&leave, &form).await.is(303);
        assert!(ben.letters().pop().unwrap().subject.contains("you write for Demo Institute now"));
        assert!(ben.gets(&heir).await.is(200).text().contains("name=\"partners.1.name\""));
        ben.posts(&pages[0], &[("partners.0.name", "Taken over"), ("partners.0.country", "FI")])
            .await
            .is(403);
        let page = kim.gets(&kim.letters().pop().unwrap().link()).await.is(200);
        assert!(page.shows("Demo Institute"), "{}", page.words());
    });
}

#[test]
fn an_invitation_for_a_partner_that_is_gone_gives_reading() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let (reference, pages) = consortium(&ana).await;
        let invited = [("email", &*ben.email), ("role", "contributor"), ("partner", id_of(&pages[1]))];
        ana.posts(&format!("/proposals/{reference}/team/invitations"), &invited).await.is(303);
        ana.posts(&format!("{}/leave", pages[1]), &[("reason", "Its budget was cut.")]).await.is(303);
        let page = ben.gets(&ben.letters().pop().unwrap().link()).await.is(200);
        assert!(page.shows("Reader") && !page.shows("Contributor"), "{}", page.words());
        ben.posts(&posts_to(&page, "/accept"), &[]).await.is(303);
        let letter = ana.letters().pop().unwrap();
        assert!(letter.text.contains("no longer in the consortium, so they read"), "{}", letter.text);
        ben.gets(&format!("/proposals/{reference}")).await.is(200);
        ben.gets(&format!("/proposals/{reference}/edit/basics")).await.is(403);
    });
}

/// One more organisation, as its form is filled in.
fn third(role: &str) -> [(&str, &str); 3] {
    [("partners.2.name", "Demo Institute"), ("partners.2.country", "LV"), ("partners.2.role", role)]
}
