//! The ranking: the sealed list, the Board's voices, the decision.

use actix_web::http::Method;
use rollcall::ground::{Role, Scope};
use rollcall::ranking;
use rollcall::ranking::rules::{List, Verdict};

use crate::evaluation::scene::{Panel, Scene, call_id, content};
use crate::support::app::both_databases;

const LIST: &str = "/calls/rehearsal/cut-offs/4/ranking";

#[test]
fn the_board_cannot_spend_more_than_there_is() {
    both_databases(async |app| {
        let north = content("NORTH", "Demo Centre", "999999999", "FI", 60);
        let scene =
            Scene::of(&app, vec![north, content("ALPS", "Alpine Centre", "888888888", "AT", 60)]).await;
        for reference in ["REH-0001", "REH-0002"] {
            scene.passes(reference).await;
        }
        scene.staff.posts("/calls/rehearsal/cut-offs/4/evaluation/seal", &[]).await.is(303);
        let panel = Panel::of(&scene, 2).await;
        scene.evaluates("REH-0001", &panel, "84").await;
        scene.evaluates("REH-0002", &panel, "82").await;
        let list = scene.staff.gets(LIST).await.is(200);
        assert!(list.shows("Digital Europe: infrastructure: 35,000,000.00 are left"), "{}", list.words());
        scene.staff.posts(&format!("{LIST}/seal"), &[]).await.is(303);
        let both = [
            ("reference", "EUROHPC/2025/48"),
            ("decided_on", "2025-12-19"),
            ("verdict.REH-0001", "selected"),
            ("verdict.REH-0002", "selected"),
            ("reason.REH-0002", "It is as good."),
        ];
        let told = scene.staff.posts(&format!("{LIST}/decision"), &both).await.is(422);
        let more = "Digital Europe: infrastructure: the selections ask EUR 25,000,000.00 more than there is.";
        assert!(told.shows(more), "{}", told.words());
        assert!(told.text().contains(r##"href="#f-lines""##) && told.text().contains(r#"id="f-lines""#));
        assert!(told.text().contains("It is as good."), "what was typed is kept");
        app.reads_all_letters();
    });
}

#[test]
fn a_cutoff_is_ranked_voted_on_and_decided() {
    both_databases(async |app| {
        let contents = vec![
            content("NORTH", "Demo Centre", "999999999", "FI", 40),
            content("ALPS", "Alpine Centre", "888888888", "AT", 30),
            content("COAST", "Coast Centre", "777777777", "PT", 20),
        ];
        let scene = Scene::of(&app, contents).await;
        let staff = &scene.staff;
        let bob = app.person_with("Bob Board", Role::Board, Scope::Call(call_id())).await;
        assert!(bob.gets("/board").await.is(200).shows("No list is before the Board"));
        for reference in ["REH-0001", "REH-0002", "REH-0003"] {
            scene.passes(reference).await;
        }
        let desk = "/calls/rehearsal/cut-offs/4/evaluation/seal";
        staff.posts(desk, &[]).await.is(303);
        let early = staff.posts(&format!("{LIST}/seal"), &[]).await.is(409);
        assert!(early.shows("The evaluation is not finished: REH-0001, REH-0002, REH-0003."));
        bob.gets("/board/rehearsal/4").await.is(404);

        let panel = Panel::of(&scene, 3).await;
        scene.evaluates("REH-0001", &panel, "82").await;
        scene.evaluates("REH-0002", &panel, "82").await;
        scene.evaluates("REH-0003", &panel, "55").await;
        app.reads_all_letters();
        let list = staff.gets(LIST).await.is(200);
        assert!(list.shows("NORTH") && list.shows("82.00") && list.shows("below threshold"));
        assert!(list.shows("55 of at least 60"));

        // Two are equal on everything: the panel speaks on what the rulebook names, then the list is sealed.
        let book = rollcall::call::rules::builtin("rehearsal").unwrap();
        for tie in &book.ties {
            let rollcall::call::rules::TieBreak::Panel(aspect) = tie else { continue };
            let value = |reference: &str| format!("value.{reference}.{aspect}");
            let reason = |reference: &str| format!("reason.{reference}.{aspect}");
            let (north, alps) = (value("REH-0001"), value("REH-0002"));
            let bare = [("aspect", aspect.as_str()), (&north, "1")];
            assert!(staff.posts(&format!("{LIST}/findings"), &bare).await.is(422).shows("Say why."));
            let (why_north, why_alps) = (reason("REH-0001"), reason("REH-0002"));
            let form = [
                ("aspect", aspect.as_str()),
                (&north, "2"),
                (&why_north, "Covers forestry."),
                (&alps, "1"),
                (&why_alps, "Covers less."),
            ];
            staff.posts(&format!("{LIST}/findings"), &form).await.is(303);
            break;
        }
        staff.posts(&format!("{LIST}/seal"), &[]).await.is(303);
        assert!(staff.posts(&format!("{LIST}/seal"), &[]).await.is(409).shows("was sealed"));
        let letters = app.letters_to(&bob.email);
        assert_eq!(letters[0].template, "ranking-before-board");

        // The Board sees the list, without experts; an interest and a vote do not go together.
        let seen = bob.gets("/board/rehearsal/4").await.is(200);
        assert!(seen.shows("NORTH") && seen.shows("main") && !seen.shows("Eva Expert"));
        let both = [("interest", "My ministry pays."), ("vote", "for")];
        assert!(
            bob.posts("/board/rehearsal/4", &both).await.is(422).shows("Whoever has an interest steps out.")
        );
        bob.posts("/board/rehearsal/4", &[("interest", ""), ("vote", "for")]).await.is(303);
        scene.coordinator.gets("/board/rehearsal/4").await.is(404);
        scene.coordinator.gets("/board").await.is(404);

        scene.coordinator.gets("/proposals/REH-0001/outcome").await.is(404);

        // The decision: the list unless a reason is given, money never overspent, every coordinator told.
        let decision = format!("{LIST}/decision");
        let form = |alps: &'static str, why: &'static str| {
            vec![
                ("reference", "EUROHPC/2025/47"),
                ("decided_on", "2025-12-19"),
                ("verdict.REH-0001", "selected"),
                ("condition.REH-0001", "The state confirms its part by March."),
                ("verdict.REH-0002", alps),
                ("reason.REH-0002", why),
                ("verdict.REH-0003", "rejected"),
            ]
        };
        let told = staff.posts(&decision, &form("rejected", "")).await.is(422);
        assert!(told.shows("This is not what follows from the list: say why."));
        let mut ahead = form("selected", "");
        ahead[1].1 = "2026-01-20";
        assert!(staff.posts(&decision, &ahead).await.is(422).shows("This day is still to come."));
        let mut below = form("selected", "");
        below[6].1 = "selected";
        assert!(staff.posts(&decision, &below).await.is(422).shows("below a threshold"));
        staff.posts(&decision, &form("reserve", "The Board waits for the state.")).await.is(303);
        assert!(staff.posts(&decision, &form("selected", "")).await.is(409).shows("already"));
        let mut told: Vec<_> =
            app.letters_to(&scene.coordinator.email).into_iter().map(|l| l.template).collect();
        told.sort();
        assert_eq!(told, ["ranking-below", "ranking-reserve", "ranking-selected-conditionally"]);
        assert!(bob.posts("/board/rehearsal/4", &[("vote", "against")]).await.is(409).shows("already"));

        // The team reads outcome and summary, without a name; nobody else does.
        let outcome = scene.coordinator.gets("/proposals/REH-0001/outcome").await.is(200);
        assert!(outcome.shows("selected") && outcome.shows("The state confirms its part by March."));
        assert!(outcome.shows("The proposal answers tco well") && outcome.shows("82.00"));
        assert!(!outcome.shows("Expert") && outcome.shows("40,000,000.00"));
        panel.experts[0].gets("/proposals/REH-0001/outcome").await.is(404);

        let page = staff.gets(LIST).await.is(200);
        assert!(page.shows("Decision EUROHPC/2025/47") && page.shows("1 for, 0 against"));
        let sealed = staff
            .calls(Method::GET, "/api/v1/calls/rehearsal/cut-offs/4/decision", None, &[])
            .await
            .is(200)
            .json();
        assert_eq!(sealed["decisions"][0]["verdict"], "selected");
        assert_eq!(sealed["kind"], "decided");
        let ranked = staff
            .calls(Method::GET, "/api/v1/calls/rehearsal/cut-offs/4/ranking", None, &[])
            .await
            .is(200)
            .json();
        assert_eq!(ranked["proposals"][0]["individual"].as_array().unwrap().len(), 3);
        assert!(!ranked.to_string().contains("Eva"), "no expert is named in an edition");

        // What the next stages read.
        let (outcome, carried, waiting, list) = app
            .state()
            .database
            .read_now(|db| {
                let decision = ranking::store::decision_of(db, &call_id(), 4)?.unwrap();
                let now = "2026-03-31T17:00:00+02:00".parse().unwrap();
                Ok((
                    decision.outcomes[0].clone(),
                    ranking::store::carried(db, &call_id(), 5)?,
                    ranking::store::waiting(db, &call_id(), 5, now)?,
                    ranking::store::ranked_edition(db, &call_id(), 4)?.unwrap().2,
                ))
            })
            .unwrap();
        assert_eq!((outcome.reference.as_str(), outcome.verdict), ("REH-0001", Verdict::Selected));
        assert_eq!(waiting.len(), 1);
        assert_eq!(waiting[0].reference, "REH-0002");
        assert!(!carried.is_empty());
        assert_eq!(list.funding.places[0].list, List::Main);
        app.reads_all_letters();
    });
}
