//! Accounts, sessions, grants and tokens, as their owners meet them.

use actix_web::http::Method;
use rollcall::ground::{Role, Scope};
use serde_json::json;

use crate::support::app::{App, both_databases};

/// Registers, verifies by letter and signs in, through the pages.
async fn registers(app: &App, email: &str, password: &str) -> String {
    let visitor = app.visitor();
    let form = [("email", email), ("name", "Ana"), ("password", password)];
    assert_eq!(visitor.posts("/register", &form).await.is(303).location(), "/registered");
    let letters = app.letters_to(email);
    let link = letters[0].link();
    visitor.gets(&link).await.is(200);
    let key = link.split("key=").nth(1).unwrap().to_owned();
    visitor.posts("/verify-address", &[("key", &key)]).await.is(303);
    let signed =
        visitor.posts("/sign-in", &[("email", email), ("password", password), ("next", "/account")]).await;
    assert_eq!(signed.clone().is(303).location(), "/account");
    signed.cookie("rollcall").expect("a session cookie")
}

#[test]
fn an_account_works_once_its_address_is_verified() {
    both_databases(async |app| {
        let visitor = app.visitor();
        let form = [("email", "ana@test.example"), ("name", "Ana"), ("password", "a long password")];
        visitor.posts("/register", &form).await.is(303);
        let sign_in = [("email", "ana@test.example"), ("password", "a long password")];
        let too_early = visitor.posts("/sign-in", &sign_in).await.is(422);
        assert!(too_early.shows("not verified yet"));
        let letters = app.letters_to("ana@test.example");
        assert_eq!(letters[0].template, "verify-address");
        let key = letters[0].link().split("key=").nth(1).unwrap().to_owned();
        visitor.posts("/verify-address", &[("key", &key)]).await.is(303);
        let again = visitor.posts("/verify-address", &[("key", &key)]).await.is(409);
        assert!(again.shows("used before"));
        visitor.posts("/sign-in", &sign_in).await.is(303);
    });
}

#[test]
fn registering_twice_tells_the_owner_and_nobody_else() {
    both_databases(async |app| {
        registers(&app, "ana@test.example", "a long password").await;
        let form = [("email", "ANA@test.example"), ("name", "Somebody"), ("password", "another password")];
        assert_eq!(app.visitor().posts("/register", &form).await.is(303).location(), "/registered");
        let letters = app.letters_to("ana@test.example");
        assert_eq!(
            letters.iter().map(|letter| letter.template.as_str()).collect::<Vec<_>>(),
            ["registered-again"]
        );
    });
}

#[test]
fn bad_input_is_told_beside_its_field_and_kept() {
    both_databases(async |app| {
        let form = [("email", "not an address"), ("name", "Zoë"), ("password", "short")];
        let page = app.visitor().posts("/register", &form).await.is(422);
        assert!(page.shows("This is not an e-mail address."));
        assert!(page.shows("Use at least 9 characters."));
        assert!(page.text().contains("value=\"Zoë\"") && page.text().contains("value=\"not an address\""));
        assert!(!page.text().contains("short"), "a password is never shown again");
    });
}

#[test]
fn a_session_ends_for_good() {
    both_databases(async |app| {
        let ana = app.person("Ana").await;
        ana.gets("/account").await.is(200);
        ana.posts("/sign-out", &[]).await.is(303);
        assert_eq!(ana.gets("/account").await.is(303).location(), "/sign-in?next=/account");
    });
}

#[test]
fn a_session_outlives_the_rehearsals_clock_and_not_its_own_hours() {
    both_databases(async |app| {
        let ana = app.person("Ana").await;
        app.clock_to("2026-02-20T10:00:00+01:00");
        ana.gets("/account").await.is(200);
        app.passes(13 * 3_600);
        ana.gets("/account").await.is(303);
        registers(&app, "ben@test.example", "a long password").await;
    });
}

#[test]
fn a_form_without_its_sessions_token_changes_nothing() {
    both_databases(async |app| {
        let (ana, mut mallory) = (app.person("Ana").await, app.person("Mallory").await);
        mallory.cookie.clone_from(&ana.cookie);
        let token = app.visitor().form_token();
        let refused = mallory.posts("/sign-out", &[("csrf", &token)]).await;
        // The first token counts, and it is not of this session.
        refused.is(409);
        ana.gets("/account").await.is(200);
    });
}

#[test]
fn one_network_causes_so_many_letters() {
    both_databases(async |app| {
        let visitor = app.visitor();
        let form = [("email", "ana@test.example"), ("name", "Ana"), ("password", "a long password")];
        for _ in 0..60 {
            visitor.posts("/register", &form).await.is(303);
        }
        let refused = visitor.posts("/register", &form).await.is(409);
        assert!(refused.shows("Too many letters were asked for. Please try again in 15 minutes."));
        assert!(refused.text().contains("value=\"Ana\""), "what was typed stays");
        app.passes(16 * 60);
        visitor.posts("/register", &form).await.is(303);
        app.reads_all_letters();
    });
}

#[test]
fn passwords_cannot_be_guessed_for_long() {
    both_databases(async |app| {
        registers(&app, "ana@test.example", "a long password").await;
        let visitor = app.visitor();
        let wrong = [("email", "ana@test.example"), ("password", "a wrong password")];
        for _ in 0..10 {
            visitor.posts("/sign-in", &wrong).await.is(422);
        }
        let right = [("email", "ana@test.example"), ("password", "a long password")];
        assert!(visitor.posts("/sign-in", &right).await.is(409).shows("Too many log-ins have failed"));
        app.passes(16 * 60);
        visitor.posts("/sign-in", &right).await.is(303);
    });
}

#[test]
fn a_new_password_ends_every_session_and_token() {
    both_databases(async |app| {
        let ana = app.person("Ana").await;
        let visitor = app.visitor();
        visitor.posts("/password/forgot", &[("email", "ana@test.example")]).await.is(303);
        visitor.posts("/password/forgot", &[("email", "nobody@test.example")]).await.is(303);
        let key = ana.letters()[0].link().split("key=").nth(1).unwrap().to_owned();
        visitor.posts("/password/reset", &[("key", &key), ("password", "brand new words")]).await.is(303);
        assert_eq!(ana.letters()[0].template, "password-changed");
        ana.gets("/account").await.is(303);
        visitor
            .posts("/sign-in", &[("email", "ana@test.example"), ("password", "brand new words")])
            .await
            .is(303);
    });
}

#[test]
fn only_administrators_see_people_and_give_roles() {
    both_databases(async |app| {
        let ana = app.person("Ana").await;
        let root = app.person_with("Root", Role::Administrator, Scope::Everything).await;
        let page = format!("/admin/people/{}", ana.id);
        ana.gets("/admin/people").await.is(404);
        ana.gets(&page).await.is(404);
        let grant = [("role", "staff"), ("scope", "everything"), ("why", "hired")];
        ana.posts(&format!("{page}/grants"), &grant).await.is(404);
        root.posts(&format!("{page}/grants"), &[("role", "staff"), ("scope", "call")]).await.is(422);
        root.posts(&format!("{page}/grants"), &grant).await.is(303);
        assert!(root.gets(&page).await.is(200).shows("Staff everywhere"));
        assert!(ana.actor().has(Role::Staff));
        root.posts(
            &format!("{page}/grants"),
            &[("role", "coordinator"), ("scope", "everything"), ("why", "no")],
        )
        .await
        .is(422);
    });
}

#[test]
fn a_token_reaches_no_further_than_it_was_made_for() {
    both_databases(async |app| {
        let ana = app.person("Ana").await;
        let bad =
            json!({ "email": "ana@test.example", "password": "x", "name": "t", "scopes": ["calls:read"] });
        let problem =
            app.visitor().calls(Method::POST, "/api/v1/tokens", Some(bad), &[]).await.is(422).json();
        assert_eq!(problem["errors"][0]["pointer"], "/password");
        let malformed = json!({ "email": 7 });
        let problem =
            app.visitor().calls(Method::POST, "/api/v1/tokens", Some(malformed), &[]).await.is(422).json();
        assert_eq!(problem["errors"][0]["pointer"], "/email");
        ana.posts("/account/tokens", &[("name", "robot"), ("days", "400"), ("scopes", "calls:read")])
            .await
            .is(422);
    });
}

#[test]
fn a_post_after_the_session_leads_back_to_the_page_it_was_typed_on() {
    both_databases(async |app| {
        let visitor = app.visitor();
        let from = async |referer: &'static str| {
            let host = app.state().config.http.public_url.clone();
            let request = actix_web::test::TestRequest::post()
                .uri("/account/tokens")
                .insert_header(("host", "demo.example"))
                .insert_header(("referer", referer.replace("HOUSE", host.trim_end_matches('/'))));
            app.serve("a visitor", request).await.is(303).location().to_owned()
        };
        assert_eq!(
            from("HOUSE/proposals/X/edit/money?done=saved").await,
            "/sign-in?next=/proposals/X/edit/money"
        );
        assert_eq!(from("http://demo.example/calls/x?a=1&done=a").await, "/sign-in?next=/calls/x%3Fa%3D1");
        for foreign in
            ["https://evil.example/x", "http://demo.example.evil/x", "HOUSE//evil.example", "HOUSE"]
        {
            assert_eq!(from(foreign).await, "/sign-in", "{foreign}");
        }
        // What is too much at once is told in words, on the page and to a program.
        let much = "x".repeat(rollcall::web::BODY_LIMIT);
        let told = visitor.posts("/sign-in", &[("email", &much)]).await.is(413);
        assert!(told.shows("This is more than 2 MB at once"), "{}", told.words());
        let body = Some(json!({ "email": much }));
        let problem = visitor.calls(Method::POST, "/api/v1/tokens", body, &[]).await.is(413).json();
        assert_eq!(problem["type"], "urn:rollcall:problem:refused/body-too-large");
    });
}

#[test]
fn the_switch_sets_the_language_and_leads_nowhere_else() {
    both_databases(async |app| {
        let visitor = app.visitor();
        let switched = visitor.gets("/language/fr?back=/sign-in").await.is(303);
        assert_eq!(switched.cookie("rollcall_language").as_deref(), Some("fr"));
        assert_eq!(visitor.gets("/language/fr?back=//evil.example/").await.is(303).location(), "/");
        visitor.gets("/language/xx").await.is(404);
    });
}

#[test]
fn what_went_wrong_is_said_inside_the_frame_of_who_is_signed_in() {
    both_databases(async |app| {
        let ana = app.person("Ana Applicant").await;
        for path in ["/staff", "/board", "/nowhere", "/proposals/AIF-9999"] {
            let page = ana.gets(path).await.is(404);
            assert!(page.shows("Ana Applicant") && page.shows("Sign out"), "{path}: {}", page.words());
            assert!(page.shows("My proposals") && page.shows("Your roles"), "{path}: {}", page.words());
            assert!(!page.shows("Sign in"), "{path}: {}", page.words());
        }
        // Whether something is there or not: the page is the same.
        let said = async |path: &str| ana.gets(path).await.is(404).words();
        assert_eq!(said("/staff").await, said("/nowhere").await);
        let visitor = app.visitor().gets("/nowhere").await.is(404);
        assert!(visitor.shows("Sign in") && !visitor.shows("Sign out"), "{}", visitor.words());
        // Nothing was done, so nothing is told as done; and a program gets a problem.
        assert!(!ana.gets("/nowhere?done=saved").await.is(404).shows("Saved"));
        let problem = ana.gets("/api/v1/nowhere").await.is(404);
        assert_eq!(problem.header("content-type"), Some("application/problem+json"));
        app.reads_all_letters();
    });
}

/// A browser in which nobody has chosen a language yet speaks that of the account.
#[test]
fn letters_come_in_the_language_that_was_chosen() {
    both_databases(async |app| {
        let ana = app.person("Ana").await;
        assert!(ana.gets("/account").await.is(200).shows("Language of your letters"));
        let chosen = ana.posts("/account/language", &[("language", "fr")]).await.is(303);
        assert_eq!(chosen.cookie("rollcall_language").as_deref(), Some("fr"));
        ana.posts("/account/language", &[("language", "xx")]).await.is(422);
        app.visitor().posts("/account/language", &[("language", "fr")]).await.is(303);

        app.visitor().posts("/password/forgot", &[("email", &ana.email)]).await.is(303);
        let letters = app.letters_to(&ana.email);
        assert!(letters[0].subject.contains("mot de passe"), "{}", letters[0].subject);
        let key = letters[0].link().split("key=").nth(1).unwrap().to_owned();
        let reset = [("key", key.as_str()), ("password", "a long password")];
        app.visitor().posts("/password/reset", &reset).await.is(303);
        assert_eq!(app.letters_to(&ana.email)[0].template, "password-changed");
        let sign_in = [("email", ana.email.as_str()), ("password", "a long password")];
        let signed = app.visitor().posts("/sign-in", &sign_in).await.is(303);
        assert_eq!(signed.cookie("rollcall_language").as_deref(), Some("fr"));
    });
}

#[test]
fn an_orcid_is_checked_shown_and_taken_away() {
    both_databases(async |app| {
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let wrong = ana.posts("/account/orcid", &[("orcid", "0000-0002-1825-0098")]).await.is(422);
        assert!(wrong.text().contains("0000-0002-1825-0098"), "what was typed is kept");
        assert!(wrong.shows("An ORCID iD has four groups of four"), "{}", wrong.words());
        let given = [("orcid", "https://orcid.org/0000-0002-1825-0097")];
        assert!(ana.posts("/account/orcid", &given).await.is(303).location().contains("orcid-given"));
        let page = ana.gets("/account").await.is(200);
        assert!(page.text().contains("href=\"https://orcid.org/0000-0002-1825-0097\""));
        // By a program alike.
        let told = ana.calls(Method::GET, "/api/v1/account", None, &[]).await.is(200).json();
        assert_eq!((&told["name"], &told["orcid"]), (&json!("Ana"), &json!("0000-0002-1825-0097")));
        let path = "/api/v1/account/orcid";
        let told = ben.calls(Method::PUT, path, Some(json!({ "orcid": "12" })), &[]).await.is(422).json();
        assert_eq!(told["errors"][0]["pointer"], "/orcid");
        let body = json!({ "orcid": "0000 0002 1694 233x".replace(' ', "") });
        let told = ben.calls(Method::PUT, path, Some(body), &[]).await.is(200).json();
        assert_eq!(told["orcid"], "0000-0002-1694-233X");
        // The journal tells that one was given, and not which.
        let held: Vec<String> = app
            .state()
            .database
            .read_now(|db| {
                use diesel::prelude::*;
                use rollcall::db::schema::journal_payloads;
                Ok(journal_payloads::table.select(journal_payloads::payload).load(db)?)
            })
            .unwrap();
        assert!(held.iter().all(|payload| !payload.contains("1825")));
        assert!(
            ana.posts("/account/orcid", &[("orcid", "")]).await.is(303).location().contains("taken-away")
        );
        assert!(!ana.gets("/account").await.is(200).text().contains("orcid.org/0000"));
    });
}

#[test]
fn an_address_that_only_takes_a_form_leads_to_the_page_above_it() {
    both_databases(async |app| {
        let ana = app.person("Ana").await;
        for (sent, above) in [
            ("/proposals/AIF-0001/team/invitations", "/proposals/AIF-0001/team"),
            ("/proposals/AIF-0001/budget/import", "/proposals/AIF-0001"),
            ("/awards/make", "/awards"),
            ("/sign-out", "/"),
        ] {
            assert_eq!(ana.gets(sent).await.is(303).location(), above);
        }
        // A program that asks in vain is told so.
        ana.calls(Method::PUT, "/api/v1/proposals", Some(json!({})), &[]).await.is(405);
    });
}
