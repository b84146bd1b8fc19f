//! The team: invitations by mail, and coordination that is handed over.

use actix_web::http::Method;
use rollcall::ground::Role;

use super::world::*;
use crate::support::app::{App, Person, both_databases};

const DAY: i64 = 86_400;

async fn invites(by: &Person, reference: &str, email: &str, role: &str) {
    let form = [("email", email), ("role", role)];
    by.posts(&format!("/proposals/{reference}/team/invitations"), &form).await.is(303);
}

fn letter(app: &App, email: &str) -> String {
    let letter = app.letters_to(email).pop().unwrap();
    assert_eq!(letter.template, "proposal-invited");
    letter.link()
}

#[test]
fn who_writes_for_nobody_writes_for_the_whole_consortium_and_the_form_says_so() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-NORTH").await;
        saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/team")).await.is(200);
        let said = "the whole consortium Demo Computing Centre Demo University";
        assert!(page.shows(&format!("Writes for {said}")) && !page.shows("Choose…"), "{}", page.words());
    });
}

#[test]
fn an_invitation_is_accepted_by_the_verified_owner_of_the_address_and_nobody_else() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben, eve) = (app.person("Ana").await, app.person("Ben").await, app.person("Eve").await);
        let reference = begins(&ana, "DEMO-NORTH").await;
        invites(&ana, &reference, "BEN@test.example", "contributor").await;
        let link = letter(&app, "BEN@test.example");
        // Programs that look into letters change nothing, however often they look.
        for _ in 0..3 {
            let page = app.visitor().gets(&link).await.is(200);
            assert!(page.shows("It was sent to B•••@t•••.example."), "{}", page.words());
            assert!(!page.shows("DEMO-NORTH"), "what it is about is the owner's to know: {}", page.words());
        }
        let page = eve.gets(&link).await.is(200);
        assert!(page.shows("which is not the address of the account") && !page.shows("DEMO-NORTH"));
        ben.gets(&format!("/proposals/{reference}")).await.is(404);
        let list = ben.gets("/proposals").await.is(200);
        assert!(list.shows("DEMO-NORTH, as Contributor"), "{}", list.words());
        let page = ben.gets(&link).await.is(200);
        assert!(
            page.shows("Invited by Ana") && page.shows("DEMO-NORTH: An invented AI Factory"),
            "{}",
            page.words()
        );
        let (accept, decline) = (posts_to(&page, "/accept"), posts_to(&page, "/decline"));
        let shown = accept.trim_end_matches("/accept").to_owned();
        ben.gets(&shown).await.is(200);
        for path in [&accept, &decline] {
            eve.posts(path, &[]).await.is(404);
            app.visitor().posts(path, &[]).await.is(303);
        }
        eve.gets(&shown).await.is(404);
        ben.posts(&accept, &[]).await.is(303);
        assert!(ana.letters()[0].text.contains("has accepted your invitation"));
        ben.gets(&format!("/proposals/{reference}")).await.is(200);
        // It holds once.
        ben.posts(&accept, &[]).await.is(409);
        ben.gets(&shown).await.is(404);
        assert!(ben.gets(&link).await.shows("This invitation does not hold"));
    });
}

#[test]
fn inviting_tells_nobody_who_has_an_account() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let reference = begins(&ana, "DEMO-NORTH").await;
        let path = format!("/proposals/{reference}/team/invitations");
        let to = async |email: &str| {
            let answer = ana.posts(&path, &[("email", email), ("role", "reader")]).await.is(303);
            answer.location().to_owned()
        };
        assert_eq!(to(&ben.email).await, to("nobody@test.example").await);
        let letters = [&*ben.email, "nobody@test.example"].map(|email| app.letters_to(email).pop().unwrap());
        assert_eq!(letters[0].subject, letters[1].subject);
        assert!(
            ana.posts(&path, &[("email", &ben.email), ("role", "reader")])
                .await
                .is(422)
                .shows("open invitation")
        );
        let own = ana.posts(&path, &[("email", &ana.email), ("role", "reader")]).await.is(422);
        assert!(own.shows("They belong to the team already."), "{}", own.words());
        assert!(ana.posts(&path, &[("email", "none"), ("role", "boss")]).await.is(422).shows("Please"));
    });
}

#[test]
fn an_invitation_grows_old_is_sent_again_taken_back_or_declined() {
    both_databases(async |app| {
        call(&app);
        let (ana, mut ben) = (app.person("Ana").await, app.person("Ben").await);
        let mut ana = ana;
        let reference = begins(&ana, "DEMO-NORTH").await;
        let team = format!("/proposals/{reference}/team");
        invites(&ana, &reference, &ben.email, "reader").await;
        let first = letter(&app, &ben.email);
        app.passes(14 * DAY + 1);
        ana.signs_in();
        ben.signs_in();
        assert!(ben.gets(&first).await.shows("This invitation does not hold"));
        assert!(ana.gets(&team).await.shows("too old"));
        let again = posts_to(&ana.gets(&team).await, "/again");
        ana.posts(&again, &[]).await.is(303);
        let second = letter(&app, &ben.email);
        assert!(ana.gets(&team).await.shows("13 days left") || ana.gets(&team).await.shows("14 days left"));
        // Only the last letter opens it.
        assert!(ben.gets(&first).await.shows("This invitation does not hold"));
        let page = ben.gets(&second).await;
        let decline = posts_to(&page, "/decline");
        ben.posts(&decline, &[]).await.is(303);
        assert!(ana.letters()[0].text.contains("has declined your invitation"));
        ben.gets(&format!("/proposals/{reference}")).await.is(404);
        invites(&ana, &reference, &ben.email, "reader").await;
        let third = letter(&app, &ben.email);
        let accept = posts_to(&ben.gets(&third).await, "/accept");
        let revoke = posts_to(&ana.gets(&team).await, "/revoke");
        ana.posts(&revoke, &[]).await.is(303);
        ben.posts(&accept, &[]).await.is(409);
        assert!(ben.gets(&third).await.shows("This invitation does not hold"));
        assert!(!ben.gets("/proposals").await.shows("You are invited"));
    });
}

#[test]
fn somebody_without_an_account_registers_on_the_way() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-NORTH").await;
        invites(&ana, &reference, "new@test.example", "coordinator").await;
        let link = letter(&app, "new@test.example");
        assert!(
            app.visitor().gets(&link).await.shows("Sign in with the account of that address, or register")
        );
        let new = app.person("New").await;
        let accept = posts_to(&new.gets(&link).await.is(200), "/accept");
        new.posts(&accept, &[]).await.is(303);
        ana.letters();
        new.gets(&format!("/proposals/{reference}/team")).await.is(200);
    });
}

#[test]
fn coordination_is_handed_over_and_somebody_always_has_it() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben, eve) = (app.person("Ana").await, app.person("Ben").await, app.person("Eve").await);
        let reference = begins(&ana, "DEMO-NORTH").await;
        let (own, team) = (format!("/proposals/{reference}"), format!("/proposals/{reference}/team"));
        joins(&ana, &ben, &reference, "reader", "").await;
        let page = ana.posts(&format!("{team}/remove"), &[("person", ana.id.as_str())]).await.is(409);
        assert!(page.shows("A proposal always has a coordinator."), "{}", page.words());
        ana.posts(&format!("{team}/handover"), &[("person", eve.id.as_str())]).await.is(422);
        ana.posts(&format!("{team}/handover"), &[("person", ben.id.as_str())]).await.is(303);
        assert!(ben.letters()[0].subject.contains("you are offered the coordination"));
        ana.gets(&format!("{own}/handover")).await.is(404);
        eve.posts(&format!("{own}/handover/accept"), &[]).await.is(404);
        assert!(ben.gets(&own).await.shows("You are offered the coordination: accept or decline."));
        ben.posts(&format!("{own}/handover/decline"), &[]).await.is(303);
        assert!(ana.letters()[0].subject.contains("the offer was declined"));
        ben.posts(&format!("{own}/handover/accept"), &[]).await.is(404);
        ana.posts(&format!("{team}/handover"), &[("person", ben.id.as_str())]).await.is(303);
        ana.posts(&format!("{team}/handover/withdraw"), &[]).await.is(303);
        ben.gets(&format!("{own}/handover")).await.is(404);
        ana.posts(&format!("{team}/handover"), &[("person", ben.id.as_str())]).await.is(303);
        ben.letters();
        ben.gets(&format!("{own}/handover")).await.is(200);
        ben.posts(&format!("{own}/handover/accept"), &[]).await.is(303);
        assert!(ben.letters()[0].subject.contains("you coordinate now"));
        assert!(ana.letters()[0].subject.contains("the coordination is handed over"));
        ben.gets(&team).await.is(200);
        ana.gets(&team).await.is(403);
        ana.gets(&format!("{own}/edit/basics")).await.is(200);
    });
}

#[test]
fn a_coordinator_says_what_members_do_and_takes_them_out() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let reference = begins(&ana, "DEMO-NORTH").await;
        let (own, team) = (format!("/proposals/{reference}"), format!("/proposals/{reference}/team"));
        joins(&ana, &ben, &reference, "reader", "").await;
        ben.gets(&format!("{own}/edit/basics")).await.is(403);
        let person = ben.id.as_str();
        ana.posts(&format!("{team}/member"), &[("person", person), ("role", "contributor")]).await.is(303);
        ben.gets(&format!("{own}/edit/basics")).await.is(200);
        ana.posts(&format!("{team}/member"), &[("person", person), ("role", "coordinator")]).await.is(422);
        let nobody = [("person", person), ("role", "reader"), ("partner", "none")];
        ana.posts(&format!("{team}/member"), &nobody).await.is(422);
        ben.posts(&format!("{team}/member"), &[("person", person), ("role", "reader")]).await.is(403);
        ana.posts(&format!("{team}/remove"), &[("person", person)]).await.is(303);
        ben.gets(&own).await.is(404);
    });
}

#[test]
fn the_team_shows_the_orcids_that_its_members_gave() {
    both_databases(async |app| {
        call(&app);
        let (ana, carl) = (app.person("Ana").await, app.person("Carl").await);
        let reference = begins(&ana, "DEMO-NORTH").await;
        carl.joins(&reference, Role::Contributor);
        let team = format!("/proposals/{reference}/team");
        let page = ana.gets(&team).await.is(200);
        assert!(!page.shows("ORCID 0000") && page.shows("Give your ORCID iD"), "{}", page.words());
        carl.posts("/account/orcid", &[("orcid", "0000-0002-1825-0097")]).await.is(303);
        ana.posts("/account/orcid", &[("orcid", "0000-0002-1694-233X")]).await.is(303);
        let page = ana.gets(&team).await.is(200);
        for orcid in ["0000-0002-1825-0097", "0000-0002-1694-233X"] {
            assert!(page.text().contains(&format!("href=\"https://orcid.org/{orcid}\"")), "{orcid}");
        }
        assert!(!page.shows("Give your ORCID iD"));
        let told = ana.calls(Method::GET, &format!("/api/v1{team}"), None, &[]).await.is(200).json();
        let orcids: Vec<&str> = told["members"]
            .as_array()
            .unwrap()
            .iter()
            .map(|member| member["orcid"].as_str().unwrap())
            .collect();
        assert_eq!(orcids, ["0000-0002-1694-233X", "0000-0002-1825-0097"]);
    });
}
