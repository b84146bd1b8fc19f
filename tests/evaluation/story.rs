//! An evaluation from checks to consensus, as its people meet it.

use rollcall::ground::{Role, Scope};

use super::scene::{DESK, Panel, Scene, call_id, content, pairs, report};
use crate::support::app::both_databases;

#[test]
fn a_proposal_goes_from_its_checks_to_a_finished_consensus() {
    both_databases(async |app| {
        let north = content("NORTH", "Demo Computing Centre", "999999999", "FI", 40);
        let scene =
            Scene::of(&app, vec![north, content("ALPS", "Alpine Centre", "888888888", "AT", 30)]).await;
        let desk = scene.staff.gets(DESK).await.is(200);
        assert!(desk.shows("NORTH") && desk.shows("Check 2 proposals"));
        let page = scene.staff.gets(&format!("{DESK}/REH-0001")).await.is(200);
        assert!(page.shows("fact: yes Received"));
        scene.passes("REH-0001").await;
        scene.passes("REH-0002").await;
        scene.staff.posts(&format!("{DESK}/seal"), &[]).await.is(303);
        scene.staff.posts(&format!("{DESK}/seal"), &[]).await.is(409);

        let panel = Panel::of(&scene, 2).await;
        scene.evaluates("REH-0001", &panel, "82").await;
        let page = scene.staff.gets(&format!("{DESK}/REH-0001")).await.is(200);
        assert!(page.shows("Report of Eva Expert") && page.shows("Consensus finished"));
        let desk = scene.staff.gets(DESK).await.is(200);
        assert!(desk.shows("3 / 3") && desk.shows("0 / 3"));
        app.reads_all_letters();
    });
}

#[test]
fn a_failed_check_needs_words_and_ends_the_evaluation() {
    both_databases(async |app| {
        let scene = Scene::of(&app, vec![content("NORTH", "Demo Centre", "999999999", "FI", 40)]).await;
        let checks = format!("{DESK}/REH-0001/checks");
        let form = [("list", "admissibility"), ("finding.admissibility.readable", "not_met")];
        assert!(scene.staff.posts(&checks, &form).await.is(422).shows("Say why."));
        let conclude = format!("{DESK}/REH-0001/conclude");
        let form = [("list", "admissibility"), ("passed", "yes")];
        assert!(scene.staff.posts(&conclude, &form).await.is(409).shows("items have no finding yet"));
        let form = [
            ("list", "admissibility"),
            ("finding.admissibility.readable", "not_met"),
            ("reason.admissibility.readable", "Annex 2 does not open."),
            ("finding.admissibility.in-time", "met"),
            ("finding.admissibility.complete", "met"),
        ];
        scene.staff.posts(&checks, &form).await.is(303);
        let form = [("list", "admissibility"), ("passed", "yes")];
        assert!(scene.staff.posts(&conclude, &form).await.is(409).shows("cannot be passed"));
        let form = [("list", "admissibility"), ("passed", "no"), ("reason", "Annex 2 does not open.")];
        scene.staff.posts(&conclude, &form).await.is(303);
        let eva = scene.expert("Eva Expert", "University of Lund", "SE", "").await;
        let form = [("person", eva.id.as_str()), ("duty", "evaluator")];
        let refused = scene.staff.posts(&format!("{DESK}/REH-0001/assign"), &form).await.is(409);
        assert!(refused.shows("has not passed its checks"));
        scene.staff.posts(&format!("{DESK}/seal"), &[]).await.is(303);
    });
}

#[test]
fn an_evident_conflict_is_refused_with_its_reason() {
    both_databases(async |app| {
        let scene = Scene::of(&app, vec![content("NORTH", "Demo Centre", "999999999", "FI", 40)]).await;
        scene.passes("REH-0001").await;
        let eva = scene.expert("Eva Expert", "Another name", "FI", "999999999").await;
        let emil = scene.expert("Emil Expert", "DEMO  centre", "FI", "").await;
        for (expert, reason) in [(&eva, "same PIC"), (&emil, "same name")] {
            let form = [("person", expert.id.as_str()), ("duty", "evaluator")];
            let refused = scene.staff.posts(&format!("{DESK}/REH-0001/assign"), &form).await.is(409);
            assert!(refused.shows(reason), "{}", refused.words());
        }
    });
}

#[test]
fn nothing_opens_before_the_declaration() {
    both_databases(async |app| {
        let north = content("NORTH", "Demo Centre", "999999999", "FI", 40);
        let alps = content("ALPS", "Alpine Centre", "888888888", "AT", 30);
        let scene = Scene::of(&app, vec![north, alps]).await;
        scene.passes("REH-0001").await;
        let eva = scene.expert("Eva Expert", "University of Lund", "SE", "").await;
        eva.gets("/reviews/conflicts/rehearsal/4").await.is(404);
        scene.assigns("REH-0001", &eva, "evaluator").await;
        let letters = app.letters_to(&eva.email);
        assert_eq!(letters[0].template, "evaluation-assigned");
        let task = scene.task(&eva, "REH-0001", "evaluator").await;
        let closed = eva.gets(&task).await.is(200);
        assert!(!closed.shows("What NORTH says.") && closed.shows("Declare your conflicts"));
        eva.gets(&format!("{task}/documents/NORTH-part-b")).await.is(404);
        assert!(eva.posts(&format!("{task}/accept"), &[]).await.is(409).shows("Declare"));

        // The declaration lists competitors by acronym and partners, and wants a word on each.
        let form = eva.gets("/reviews/conflicts/rehearsal/4").await.is(200);
        assert!(form.shows("ALPS") && form.shows("Alpine Centre (AT)") && !form.shows("What ALPS says."));
        let partly = [("degree.REH-0001", "none")];
        let again = eva.posts("/reviews/conflicts/rehearsal/4", &partly).await.is(422);
        assert!(again.shows("Say how you stand to this proposal."));
        let words = [("degree.REH-0001", "none"), ("degree.REH-0002", "none")];
        eva.posts("/reviews/conflicts/rehearsal/4", &words).await.is(303);
        assert!(eva.gets(&task).await.is(200).shows("What NORTH says."));

        // Nobody else finds the task: not staff, not the coordinator.
        scene.staff.gets(&task).await.is(404);
        scene.coordinator.gets(&task).await.is(404);
        scene.coordinator.gets(DESK).await.is(404);
    });
}

#[test]
fn a_disqualifying_conflict_closes_and_a_potential_one_waits_for_staff() {
    both_databases(async |app| {
        let north = content("NORTH", "Demo Centre", "999999999", "FI", 40);
        let alps = content("ALPS", "Alpine Centre", "888888888", "AT", 30);
        let scene = Scene::of(&app, vec![north, alps]).await;
        scene.passes("REH-0001").await;
        scene.passes("REH-0002").await;
        let eva = scene.expert("Eva Expert", "University of Lund", "SE", "").await;
        scene.assigns("REH-0001", &eva, "evaluator").await;
        scene.assigns("REH-0002", &eva, "evaluator").await;
        let (north, alps) = (
            scene.task(&eva, "REH-0001", "evaluator").await,
            scene.task(&eva, "REH-0002", "evaluator").await,
        );
        let words = [
            ("degree.REH-0001", "disqualifying"),
            ("detail.REH-0001", "My sister leads it."),
            ("degree.REH-0002", "none"),
        ];
        eva.posts("/reviews/conflicts/rehearsal/4", &words).await.is(303);
        let closed = eva.gets(&north).await.is(200);
        assert!(
            closed.shows("declined") && closed.shows("closed to you") && !closed.shows("What NORTH says.")
        );
        // What is disqualifying for one is potential for those that compete with it.
        assert!(eva.gets(&alps).await.is(200).shows("A ruling is awaited."));
        let page = scene.staff.gets(&format!("{DESK}/REH-0002")).await.is(200);
        assert!(page.shows("Declared a disqualifying conflict about REH-0001"));
        let ruling = [("person", eva.id.as_str()), ("ruling", "allowed")];
        scene.staff.posts(&format!("{DESK}/REH-0002/rule"), &ruling).await.is(303);
        assert!(eva.gets(&alps).await.is(200).shows("What ALPS says."));
        let told: Vec<_> = app.letters_to(&scene.staff.email).into_iter().map(|l| l.template).collect();
        assert_eq!(told, ["evaluation-declined", "evaluation-ruling-asked"]);
        app.reads_all_letters();
    });
}

#[test]
fn a_draft_is_kept_and_a_stale_one_is_told() {
    both_databases(async |app| {
        let scene = Scene::of(&app, vec![content("NORTH", "Demo Centre", "999999999", "FI", 40)]).await;
        scene.passes("REH-0001").await;
        let eva = scene.expert("Eva Expert", "University of Lund", "SE", "").await;
        scene.assigns("REH-0001", &eva, "evaluator").await;
        scene.declares_none(&eva, &["REH-0001"]).await;
        let task = scene.task(&eva, "REH-0001", "evaluator").await;
        let save = format!("{task}/report");
        let half =
            [("version", "0"), ("do", "save"), ("scores.tco", "76"), ("comments.tco", "Sound so far.")];
        assert!(eva.posts(&save, &half).await.is(409).shows("Accept the task first."));
        eva.posts(&format!("{task}/accept"), &[]).await.is(303);
        eva.posts(&save, &half).await.is(303);
        let page = eva.gets(&task).await.is(200);
        assert!(page.text().contains("value=\"76\"") && page.shows("comment short"));

        // A second window still has the form from before the first save.
        let stale =
            [("version", "0"), ("do", "save"), ("scores.tco", "70"), ("comments.tco", "Typed in vain?")];
        let told = eva.posts(&save, &stale).await.is(409);
        assert!(told.shows("saved elsewhere meanwhile") && told.shows("Typed in vain?"));
        assert!(told.shows("Saved elsewhere: 76 Sound so far."));
        assert!(told.text().contains("name=\"version\" value=\"1\""));

        // Submitting what is not complete keeps it and says what is missing.
        let early = [("version", "1"), ("do", "submit"), ("scores.tco", "101"), ("comments.tco", "x")];
        assert!(eva.posts(&save, &early).await.is(422).shows("A score is between 0 and 100."));
        let early = [("version", "1"), ("do", "submit"), ("scores.tco", "77"), ("comments.tco", "Better.")];
        let missing = eva.posts(&save, &early).await.is(422);
        assert!(missing.shows("Give a score.") && missing.shows("Write at least 40 characters"));
        assert!(eva.gets(&task).await.is(200).text().contains("value=\"77\""), "kept all the same");
        let whole = report("80", "2", "submit");
        eva.posts(&save, &pairs(&whole)).await.is(303);
        assert!(eva.posts(&save, &pairs(&report("81", "4", "save"))).await.is(409).shows("finished"));
        app.reads_all_letters();
    });
}

#[test]
fn experts_are_blind_until_all_reports_are_in() {
    both_databases(async |app| {
        let scene = Scene::of(&app, vec![content("NORTH", "Demo Centre", "999999999", "FI", 40)]).await;
        scene.passes("REH-0001").await;
        let panel = Panel::of(&scene, 1).await;
        let auditor = app.person_with("Ada Auditor", Role::Auditor, Scope::Call(call_id())).await;
        let rapporteur = &panel.experts[0];
        for expert in &panel.experts {
            scene.assigns("REH-0001", expert, "evaluator").await;
            scene.declares_none(expert, &["REH-0001"]).await;
        }
        scene.assigns("REH-0001", rapporteur, "rapporteur").await;
        scene.assigns("REH-0001", &panel.moderator, "moderator").await;
        scene.declares_none(&panel.moderator, &["REH-0001"]).await;
        let mut paths = Vec::new();
        for (expert, score) in panel.experts.iter().zip(["70", "80", "90"]) {
            let path = scene.task(expert, "REH-0001", "evaluator").await;
            expert.posts(&format!("{path}/accept"), &[]).await.is(303);
            if score != "90" {
                expert.posts(&format!("{path}/report"), &pairs(&report(score, "0", "submit"))).await.is(303);
            }
            paths.push(path);
        }
        // Two of three are in: the moderator sees them, the experts each their own alone.
        let moderating = scene.task(&panel.moderator, "REH-0001", "moderator").await;
        let seen = panel.moderator.gets(&moderating).await.is(200);
        assert!(seen.shows("Report of Eva Expert") && seen.shows("Report of Emil Expert"));
        assert!(!panel.experts[1].gets(&paths[1]).await.is(200).shows("Report of Eva Expert"));
        assert!(!auditor.gets(&format!("{DESK}/REH-0001")).await.is(200).shows("Report of"));
        let drafting = scene.task(rapporteur, "REH-0001", "rapporteur").await;
        rapporteur.posts(&format!("{drafting}/accept"), &[]).await.is(303);
        let early = rapporteur.posts(&format!("{drafting}/report"), &pairs(&report("80", "0", "save"))).await;
        assert!(early.is(409).shows("Not all individual reports are in."));

        let last = &panel.experts[2];
        last.posts(&format!("{}/report", paths[2]), &pairs(&report("90", "0", "submit"))).await.is(303);
        assert!(panel.experts[1].gets(&paths[1]).await.is(200).shows("Report of Eva Expert"));
        // The draft begins with the middle score beside what each expert gave.
        let draft = rapporteur.gets(&drafting).await.is(200);
        assert!(draft.text().contains("value=\"80\"") && draft.shows("Ebba Expert: 90"));

        // A consensus that names an expert is pointed out; one that does not goes to the experts.
        let mut named = report("80", "0", "propose");
        named.insert("overall".into(), "As Ebba Expert says, it is good.".into());
        let told = rapporteur.posts(&format!("{drafting}/report"), &pairs(&named)).await.is(422);
        assert!(told.shows("The text names an expert (Ebba Expert)"));
        let whole = report("80", "1", "propose");
        rapporteur.posts(&format!("{drafting}/report"), &pairs(&whole)).await.is(303);

        let consent = format!("{}/consent", paths[1]);
        let no = [("version", "3"), ("do", "disagree")];
        assert!(panel.experts[1].posts(&consent, &no).await.is(422).shows("Say why."));
        let no = [("version", "3"), ("do", "disagree"), ("reason", "Too low on cost.")];
        panel.experts[1].posts(&consent, &no).await.is(303);
        panel.moderator.posts(&format!("{moderating}/accept"), &[]).await.is(303);
        let finish = format!("{moderating}/finish");
        let early = panel.moderator.posts(&finish, &[("version", "3")]).await.is(409);
        assert!(early.shows("3 evaluators have not agreed yet."));
        for (expert, path) in panel.experts.iter().zip(&paths) {
            expert.posts(&format!("{path}/consent"), &[("version", "3"), ("do", "agree")]).await.is(303);
        }
        panel.moderator.posts(&finish, &[("version", "3")]).await.is(303);
        let audited = auditor.gets(&format!("{DESK}/REH-0001")).await.is(200);
        assert!(audited.shows("Report of Eva Expert") && audited.shows("Consensus finished"));
        // The coordinator sees nothing of it, and neither does an administrator.
        let admin = app.person_with("Admin", Role::Administrator, Scope::Everything).await;
        for outsider in [&scene.coordinator, &admin] {
            outsider.gets(&format!("{DESK}/REH-0001")).await.is(404);
            outsider.gets(&moderating).await.is(404);
        }
        app.reads_all_letters();
    });
}

#[test]
fn staff_take_tasks_back_and_open_reports_again_with_a_reason() {
    both_databases(async |app| {
        let scene = Scene::of(&app, vec![content("NORTH", "Demo Centre", "999999999", "FI", 40)]).await;
        scene.passes("REH-0001").await;
        let eva = scene.expert("Eva Expert", "University of Lund", "SE", "").await;
        scene.assigns("REH-0001", &eva, "evaluator").await;
        scene.declares_none(&eva, &["REH-0001"]).await;
        let task = scene.task(&eva, "REH-0001", "evaluator").await;
        eva.posts(&format!("{task}/accept"), &[]).await.is(303);
        eva.posts(&format!("{task}/report"), &pairs(&report("80", "0", "submit"))).await.is(303);
        let id = task.trim_start_matches("/reviews/").to_owned();
        let manage = format!("{DESK}/REH-0001/tasks");
        let bare = [("task", id.as_str()), ("verb", "reopen")];
        scene.staff.posts(&manage, &bare).await.is(422);
        let why = [("task", id.as_str()), ("verb", "reopen"), ("reason", "A typing error in a score.")];
        scene.staff.posts(&manage, &why).await.is(303);
        eva.posts(&format!("{task}/report"), &pairs(&report("81", "3", "submit"))).await.is(303);
        let why = [("task", id.as_str()), ("verb", "remove"), ("reason", "Overloaded.")];
        scene.staff.posts(&manage, &why).await.is(303);
        eva.gets(&task).await.is(404);
        let mut told: Vec<_> = app.letters_to(&eva.email).into_iter().map(|l| l.template).collect();
        // The clock stood still: letters of one moment have no order.
        told.sort();
        assert_eq!(told, ["evaluation-assigned", "evaluation-removed", "evaluation-reopened"]);
    });
}

#[test]
fn an_expert_without_an_account_is_invited() {
    both_databases(async |app| {
        let scene = Scene::of(&app, vec![]).await;
        let form = [
            ("email", "new@test.example"),
            ("name", "Nora New"),
            ("organisation", "Somewhere"),
            ("country", "EL"),
        ];
        scene.staff.posts("/calls/rehearsal/experts", &form).await.is(303);
        let letters = app.letters_to("new@test.example");
        assert_eq!(letters[0].template, "evaluation-invited");
        let key = letters[0].link().split("key=").nth(1).unwrap().to_owned();
        let form = [("key", key.as_str()), ("password", "a long password")];
        app.visitor().posts("/password/reset", &form).await.is(303);
        app.reads_all_letters();
        let wrong = [("email", "no"), ("country", "Atlantis"), ("pic", "12")];
        let told = scene.staff.posts("/calls/rehearsal/experts", &wrong).await.is(422);
        assert!(told.shows("No country is called so."), "{}", told.words());
        assert!(told.shows("A PIC has nine digits."));
        let page = scene.staff.gets("/calls/rehearsal/experts").await.is(200);
        assert!(page.shows("Nora New") && page.shows("one expert from one country"));
        scene.coordinator.gets("/calls/rehearsal/experts").await.is(404);
    });
}
