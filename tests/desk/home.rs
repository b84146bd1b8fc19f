//! Home and staff pages over the demonstration, where something waits for everybody.

use rollcall::call::acts::load;
use rollcall::call::rules::builtin;
use rollcall::ground::ids::CallId;
use rollcall::ground::{Role, Scope};

use crate::demo::tour::{enters, plays};
use crate::support::app::{both_databases, on_sqlite};

#[test]
fn everybody_finds_what_waits_for_them() {
    both_databases(async |app| {
        plays(&app);
        let visitor = app.visitor().gets("/").await.is(200);
        assert!(visitor.shows("Calls for proposals") && !visitor.shows("What to do next"));
        for (account, shown) in [
            ("applicant", "NOT SUBMITTED"),
            ("evaluator", "My reviews"),
            ("funder", "Claims on my funders"),
            ("staff", "Cut-offs I run"),
        ] {
            let person = enters(&app, &format!("{account}@demo.example"));
            let home = person.gets("/").await.is(200);
            assert!(home.shows("What to do next"), "{account}");
            assert!(
                home.words().to_lowercase().contains(&shown.to_lowercase()),
                "{account}: {}",
                home.words()
            );
        }
        let nobody = app.person("Nora Newcomer").await;
        let home = nobody.gets("/").await.is(200);
        assert!(home.shows("Nothing waits for you"));
        assert!(
            home.shows("Begin a proposal") && home.shows("My proposals"),
            "somebody new sees how to begin"
        );
        app.reads_all_letters();
    });
}

#[test]
fn the_start_page_offers_nobody_what_is_not_theirs() {
    on_sqlite(async |app| {
        plays(&app);
        for (account, writes) in [
            ("applicant", true),
            ("board", false),
            ("finance", false),
            ("auditor", false),
            ("evaluator", false),
        ] {
            let home = enters(&app, &format!("{account}@demo.example")).gets("/").await.is(200);
            assert_eq!(home.shows("Begin a proposal"), writes, "{account}");
            assert_eq!(home.shows("My proposals"), writes, "{account}");
        }
        let finance = enters(&app, "finance@demo.example").gets("/").await.is(200);
        assert!(finance.shows("can be paid"), "{}", finance.words());
        let lists = enters(&app, "board@demo.example").gets("/board").await.is(200);
        assert!(lists.shows("your word is missing"), "{}", lists.words());
        app.reads_all_letters();
    });
}

#[test]
fn what_is_reached_from_the_cutoffs_leads_back_there() {
    on_sqlite(async |app| {
        plays(&app);
        let staff = enters(&app, "staff@demo.example");
        for page in ["evaluation", "ranking", "report"] {
            let page = staff.gets(&format!("/calls/rehearsal/cut-offs/3/{page}")).await.is(200);
            assert!(page.text().contains("<a href=\"/staff\" aria-current=\"page\">"), "the menu");
            assert_eq!(page.text().matches("href=\"/staff\"").count(), 2, "menu and crumbs");
        }
        app.reads_all_letters();
    });
}

#[test]
fn an_account_names_what_its_grants_reach() {
    on_sqlite(async |app| {
        plays(&app);
        let page = enters(&app, "applicant@demo.example").gets("/account").await.is(200);
        assert!(page.shows("AIF-0001 DEMO-NORTH") && !page.shows("one proposal"), "{}", page.words());
        let page = enters(&app, "funder@demo.example").gets("/account").await.is(200);
        assert!(page.shows("Demo Ministry of Research"), "{}", page.words());
        // Who gives grants is told that there is one, and not what a draft is called.
        let admin = enters(&app, "admin@demo.example");
        let people = admin.gets("/admin/people").await.is(200).text();
        assert!(!people.contains("DEMO-NORTH"));
        app.reads_all_letters();
    });
}

#[test]
fn the_staff_page_is_for_officers_and_shows_what_is_due() {
    both_databases(async |app| {
        plays(&app);
        let staff = enters(&app, "staff@demo.example");
        let page = staff.gets("/staff").await.is(200);
        for shown in ["AI Factories", "in evaluation", "Report", "Experts", "Refused attempts"] {
            assert!(page.shows(shown), "{shown}");
        }
        staff.gets("/staff/rehearsal/attempts").await.is(200);
        let call = || CallId::from_text("rehearsal");
        let auditor = app.person_with("Aud Auditor", Role::Auditor, Scope::Cutoff(call(), 2)).await;
        let seen = auditor.gets("/staff").await.is(200);
        assert!(seen.shows("Rehearsal") && !seen.shows("Refused attempts"));
        assert_eq!(seen.text().matches("/calls/rehearsal/cut-offs/2/report").count(), 1);
        assert!(!seen.text().contains("/calls/rehearsal/cut-offs/3"));
        auditor.gets("/staff/rehearsal/attempts").await.is(404);
        for role in [Role::Finance, Role::Evaluator, Role::Funder, Role::Board, Role::Administrator] {
            let person = app.person_with(&format!("A {}", role.name()), role, Scope::Everything).await;
            person.gets("/staff").await.is(404);
            person.gets("/staff/rehearsal/attempts").await.is(404);
        }
        app.visitor().gets("/staff").await.is(303);
        app.reads_all_letters();
    });
}

#[test]
fn no_word_of_the_desk_is_missing_in_french() {
    on_sqlite(async |app| {
        plays(&app);
        for account in ["applicant", "evaluator", "funder", "board", "staff", "finance", "auditor"] {
            let mut person = enters(&app, &format!("{account}@demo.example"));
            person.cookie = person.cookie.map(|cookie| format!("{cookie}; rollcall_language=fr"));
            let home = person.gets("/").await.is(200);
            assert!(home.shows("À faire"), "{account}");
            assert!(!home.text().contains('⟦'), "{account}");
        }
        app.reads_all_letters();
    });
}

#[test]
fn staff_find_their_own_cut_offs_and_others_nothing() {
    both_databases(async |app| {
        for name in ["ai-factories", "rehearsal"] {
            let book = builtin(name).unwrap();
            app.acts(move |act| load(act, &book, "").map(drop));
        }
        let rehearsal = CallId::from_text("rehearsal");
        let staff = app.person_with("Staff", Role::Staff, Scope::Call(rehearsal.clone())).await;
        let page = staff.gets("/staff").await.is(200);
        assert!(page.text().contains("/calls/rehearsal/cut-offs/5/report"));
        assert!(
            !page.text().contains("/calls/ai-factories/cut-offs"),
            "another call's cut-offs are not theirs"
        );
        let single = app.person_with("Single", Role::Auditor, Scope::Cutoff(rehearsal, 2)).await;
        let page = single.gets("/staff").await.is(200);
        assert!(page.text().contains("/calls/rehearsal/cut-offs/2/report"));
        assert!(!page.text().contains("/calls/rehearsal/cut-offs/3/report"));
        app.person("Stranger").await.gets("/staff").await.is(404);
        app.visitor().gets("/staff").await.is(303);
    });
}

/// Three sources, never mixed: decided here, announced elsewhere, still to be decided.
#[test]
fn the_page_of_a_call_says_what_is_left_and_where_that_is_not_known() {
    both_databases(async |app| {
        plays(&app);
        let here = app.visitor().gets("/calls/rehearsal").await.is(200);
        for shown in [
            "Digital Europe: infrastructure 800.00 130.00 370.00",
            "Horizon Europe: services 200.00 22.00 103.00",
            "Cut-off 1: never decided; its slice carries nothing on.",
            "Cut-off 2: decided here, EUR 152,000,000.00 offered.",
            "Cut-off 3: not decided yet; its slice counts as left.",
        ] {
            assert!(here.shows(shown), "{shown} in {}", here.words());
        }
        let history = app.visitor().gets("/calls/ai-factories").await.is(200);
        for shown in [
            "Digital Europe: infrastructure 800.00 not published not published",
            "Cut-off 1: EUR 1,500,000,000.00 announced in total",
            "Cut-off 4: no results are known.",
        ] {
            assert!(history.shows(shown), "{shown} in {}", history.words());
        }
    });
}
