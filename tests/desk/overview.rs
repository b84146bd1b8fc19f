//! A proposal's page with what later stages tell: nothing of its fate before the decision, and never a name.

use crate::evaluation::scene::{DESK, Panel, Scene, content};
use crate::support::app::both_databases;

const LIST: &str = "/calls/rehearsal/cut-offs/4/ranking";

#[test]
fn applicants_learn_how_they_fared_with_the_decision_and_no_sooner() {
    both_databases(async |app| {
        let contents = vec![
            content("NORTH", "Demo Centre", "999999999", "FI", 40),
            content("COAST", "Coast Centre", "777777777", "PT", 20),
        ];
        let scene = Scene::of(&app, contents).await;
        let cora = &scene.coordinator;
        for reference in ["REH-0001", "REH-0002"] {
            scene.passes(reference).await;
        }
        scene.staff.posts(&format!("{DESK}/seal"), &[]).await.is(303);
        let panel = Panel::of(&scene, 2).await;
        scene.evaluates("REH-0001", &panel, "82").await;
        scene.evaluates("REH-0002", &panel, "55").await;
        let before = [
            cora.gets("/proposals/REH-0001").await.is(200).words(),
            cora.gets("/proposals/REH-0002").await.is(200).words(),
        ];
        scene.staff.posts(&format!("{LIST}/seal"), &[]).await.is(303);
        let ranked = cora.gets("/proposals/REH-0001").await.is(200);
        for page in before.iter().chain([&ranked.words()]) {
            for hidden in
                ["82", "Outcome", "summary report", "Eva Expert", "Emil", "Ebba", "main list", "below"]
            {
                assert!(!page.contains(hidden), "{hidden} shows before the decision");
            }
        }
        let form = [
            ("reference", "EUROHPC/2025/47"),
            ("decided_on", "2025-12-19"),
            ("verdict.REH-0001", "selected"),
            ("condition.REH-0001", "The state confirms its part by March."),
            ("verdict.REH-0002", "rejected"),
            ("reason.REH-0002", "Below the thresholds."),
        ];
        scene.staff.posts(&format!("{LIST}/decision"), &form).await.is(303);
        let north = cora.gets("/proposals/REH-0001").await.is(200);
        for shown in [
            "Selected",
            "EUROHPC/2025/47",
            "EUR 40,000,000.00",
            "The state confirms its part by March.",
            "Decision and summary report",
            "Review may be asked for until",
            "0.00 of 40.00 EUR million secured",
        ] {
            assert!(north.shows(shown), "{shown}");
        }
        let coast = cora.gets("/proposals/REH-0002").await.is(200);
        assert!(coast.shows("Not selected"));
        assert!(cora.gets("/proposals/REH-0002/outcome").await.is(200).shows("55"));
        for page in [&north, &coast] {
            assert!(
                ["Eva Expert", "Emil", "Ebba", "Moderator"].iter().all(|name| !page.text().contains(name))
            );
        }
        app.person("Olga Other").await.gets("/proposals/REH-0001").await.is(404);
        app.visitor().gets("/proposals/REH-0001").await.is(303);
        app.reads_all_letters();
    });
}
