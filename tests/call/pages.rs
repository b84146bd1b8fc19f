//! What anybody may see of a call.

use actix_web::http::Method;
use rollcall::call::rules::builtin;
use rollcall::ground::ids::CallId;
use rollcall::ground::{Role, Scope};

use super::versions::loads_the_calls;
use crate::support::app::both_databases;

#[test]
fn a_visitor_finds_the_call_its_cutoffs_and_its_money() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let visitor = app.visitor();
        let home = visitor.gets("/").await.is(200);
        assert!(home.shows("AI Factories"));
        assert!(home.shows("31 December 2025, 17:00 Brussels"));
        // The clock in the bar counts down to the next cut-off of the public call.
        assert!(home.shows("AI Factories: cut-off 5 closes in"));
        let call = visitor.gets("/calls/ai-factories").await.is(200);
        for shown in [
            "EUROHPC-2024-CEI-AI-02",
            "800.00",
            "Digital Europe: infrastructure",
            "Proof of the states",
            "part B",
            "What the sources do not tell",
        ] {
            assert!(call.shows(shown), "{shown}");
        }
        let cutoff = visitor.gets("/calls/ai-factories/cut-offs/5").await.is(200);
        assert!(cutoff.shows("2025-12-31 16:00 UTC"));
        visitor.gets("/calls/ai-factories/cut-offs/9").await.is(404);
        visitor.gets("/calls/nothing").await.is(404);
    });
}

#[test]
fn a_call_that_has_not_opened_says_when_it_does_and_takes_no_drafts() {
    both_databases(async |app| {
        app.acts(|act| rollcall::call::acts::load(act, &builtin("ai-gigafactories").unwrap(), "").map(drop));
        let ana = app.person("Ana").await;
        let begins = "/proposals/new?call";
        let call = ana.gets("/calls/ai-gigafactories").await.is(200);
        for shown in
            ["opens on 15 January 2026", "The call opens on 15 January 2026, 00:00 Brussels", "planned"]
        {
            assert!(call.shows(shown), "{shown}: {}", call.words());
        }
        assert!(!call.text().contains(begins));
        assert!(ana.gets("/calls").await.is(200).shows("opens on 15 January 2026"));
        let offered = "value=\"ai-gigafactories\"";
        assert!(!ana.gets("/proposals/new").await.is(200).text().contains(offered));
        let fits =
            "host_state=FI&chips=25-40&supply=ordered&site=held&power=confirmed&private=yes&cofunding=all";
        let check = ana.gets(&format!("/calls/ai-gigafactories/which-track?{fits}")).await.is(200);
        assert!(!check.text().contains(begins), "a track fits, and its draft would be refused");
        app.clock_to("2026-01-15T00:00:00+01:00");
        let call = ana.gets("/calls/ai-gigafactories").await.is(200);
        assert!(call.shows("The call opened on 15 January 2026") && call.text().contains(begins));
        assert!(ana.gets("/proposals/new").await.is(200).text().contains(offered));
        // The way that is left when a line fails is told beforehand.
        assert!(call.shows("within 48 hours after it"), "{}", call.words());
    });
}

#[test]
fn the_fourth_cutoff_has_no_known_results() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let silent = app.visitor().gets("/calls/ai-factories/cut-offs/4").await.is(200);
        assert!(silent.shows("No results of this cut-off are known."));
        assert!(silent.shows("(assumed)"));
        let second = app.visitor().gets("/calls/ai-factories/cut-offs/2").await.is(200);
        assert!(second.shows("SLAIF") && !second.shows("LitAI"));
    });
}

#[test]
fn results_show_who_co_funds_what_and_what_is_not_known() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let visitor = app.visitor();
        let results = visitor.gets("/calls/ai-factories/results").await.is(200);
        for shown in [
            "BSC AIF",
            "over-match",
            "98.33",
            "104.00",
            "not published",
            "PLN 340,000,000.00",
            "known of 15 of 19",
            "82 of 100",
        ] {
            assert!(results.shows(shown), "{shown}");
        }
        assert!(!results.shows("still not secured"));
        app.clock_to("2026-02-06T12:00:00+01:00");
        let later = visitor.gets("/calls/ai-factories/results").await.is(200);
        assert!(later.shows("still not secured"));
        let empty = visitor.gets("/calls/rehearsal/results").await.is(200);
        assert!(empty.shows("No results yet"));
    });
}

#[test]
fn pages_speak_french() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let visitor = app.visitor();
        for path in [
            "/",
            "/calls",
            "/calls/ai-factories",
            "/calls/ai-factories/cut-offs/2",
            "/calls/ai-factories/results",
        ] {
            let page = visitor.calls(Method::GET, path, None, &[("accept-language", "fr")]).await.is(200);
            assert!(page.shows("date limite") || page.shows("Date limite"), "{path}");
            assert!(!page.shows("⟦"), "{path}");
        }
    });
}

#[test]
fn the_api_tells_what_the_pages_tell() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let nobody = app.visitor();
        let calls = nobody.calls(Method::GET, "/api/v1/calls", None, &[]).await.is(200).json();
        assert_eq!(calls["calls"][0]["id"], "ai-factories");
        assert_eq!(calls["calls"][0]["next_cutoff"]["at"], "2025-12-31T16:00:00.000000Z");
        assert_eq!(calls["calls"][1]["public"], false);
        let call = nobody.calls(Method::GET, "/api/v1/calls/ai-factories", None, &[]).await.is(200).json();
        assert_eq!(call["version"], 1);
        assert_eq!(call["rulebook"]["budget_lines"][0]["total"], "800000000.00");
        let path = "/api/v1/calls/ai-factories/cut-offs/1";
        let cutoff = nobody.calls(Method::GET, path, None, &[]).await.is(200).json();
        assert_eq!(cutoff["published"]["awards"].as_array().unwrap().len(), 7);
        assert_eq!(cutoff["published"]["awards"][2]["findings"][0]["finding"], "over_match");
        // What was not published is not there, rather than zero.
        assert!(cutoff["published"]["awards"][4].get("total").is_none());
        nobody.calls(Method::GET, "/api/v1/calls/nothing", None, &[]).await.is(404);
    });
}

#[test]
fn in_a_real_installation_a_call_that_is_not_public_is_for_those_who_hold_a_role_in_it() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let staff = app.person_with("Staff", Role::Staff, Scope::Call(CallId::from_text("rehearsal"))).await;
        let other =
            app.person_with("Other", Role::Staff, Scope::Call(CallId::from_text("ai-factories"))).await;
        let seen = |actor| {
            let read = app.state().database.read_now(move |db| {
                let all = rollcall::call::store::visible_to(db, &actor)?;
                Ok(all.iter().map(|book| book.call.id.to_string()).collect::<Vec<_>>())
            });
            read.unwrap()
        };
        assert_eq!(seen(other.actor()), ["ai-factories", "rehearsal"]);
        app.acts(|act| {
            use diesel::prelude::*;
            use rollcall::db::schema::installation::dsl::{clock_offset, installation, kind};
            diesel::update(installation).set((kind.eq("live"), clock_offset.eq(0))).execute(act.db)?;
            Ok(())
        });
        assert_eq!(seen(other.actor()), ["ai-factories"]);
        assert_eq!(seen(staff.actor()), ["ai-factories", "rehearsal"]);
        app.visitor().gets("/calls/rehearsal").await.is(404);
        staff.gets("/calls/rehearsal").await.is(200);
    });
}

#[test]
fn staff_move_a_cutoff_and_everybody_sees_what_changed_and_why() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let call = CallId::from_text("ai-factories");
        let staff = app.person_with("Staff", Role::Staff, Scope::Call(call)).await;
        let other = app.person("Ana").await;
        let path = "/calls/ai-factories/move-cut-off";
        let form =
            [("cutoff", "5"), ("local", "2026-01-31T17:00"), ("reason", "the Board gave a month more")];
        other.posts(path, &form).await.is(403);
        let passed = [("cutoff", "4"), ("local", "2026-01-31T17:00"), ("reason", "too late")];
        let wrong = staff.posts(path, &passed).await.is(422);
        assert!(wrong.shows("This cut-off has passed"));
        let skipped = [("cutoff", "5"), ("local", "2026-03-29T02:30"), ("reason", "")];
        assert!(staff.posts(path, &skipped).await.is(422).shows("Please fill this in."));
        let skipped = [("cutoff", "5"), ("local", "2026-03-29T02:30"), ("reason", "spring")];
        assert!(staff.posts(path, &skipped).await.is(422).shows("clocks are put forward"));
        let moved = staff.posts(path, &form).await.is(303);
        assert_eq!(moved.location(), "/calls/ai-factories/versions?done=cutoff-moved");
        let seen = app.visitor().gets("/calls/ai-factories/versions").await.is(200);
        for shown in ["Version 2", "the Board gave a month more", "cutoffs[5].local", "2026-01-31T17:00:00"] {
            assert!(seen.shows(shown), "{shown}");
        }
        assert!(!seen.shows("Move a cut-off"));
        let cutoff = app.visitor().gets("/calls/ai-factories/cut-offs/5").await.is(200);
        assert!(cutoff.shows("31 January 2026, 17:00 Brussels"));
    });
}

#[test]
fn staff_top_up_a_budget_line_for_a_cutoff_to_come() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let staff = app.person_with("Staff", Role::Staff, Scope::Everything).await;
        let path = "/calls/ai-factories/top-up";
        let form =
            |amount| [("line", "digital-europe"), ("slice", "5"), ("amount", amount), ("why", "new money")];
        assert!(staff.posts(path, &form("lots")).await.is(422).shows("We cannot read this amount"));
        assert!(staff.posts(path, &form("0")).await.is(422).shows("above zero"));
        staff.posts(path, &form("50 000 000,00")).await.is(303);
        let call = app.visitor().gets("/calls/ai-factories").await.is(200);
        assert!(call.shows("850.00") && call.shows("rulebook 2"));
    });
}
