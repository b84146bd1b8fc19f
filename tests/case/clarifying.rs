//! A clerical error, from the question to the supplement; the clock, the letters, and who hears of it.

use crate::proposal::world::call;
use crate::support::app::both_databases;

use super::scene::{DECIDED, SLIP, received};

#[test]
fn a_clerical_error_is_asked_about_answered_and_accepted_as_a_supplement() {
    both_databases(async |app| {
        let scene = received(&app).await;
        let (case, matter) = (scene.case(), scene.matter(1));
        let sealed = scene.ana.gets(&format!("/proposals/{}/content.json", scene.reference)).await.is(200);
        scene.sam.parts(&case, SLIP, None).await.is(303);
        // Both who write for the team are told that there is something, and not what it says.
        for person in [&scene.ana, &scene.carl] {
            let letter = person.letters().pop().unwrap();
            assert_eq!(letter.template, "case-opened");
            assert!(letter.text.contains("15 January 2026, 17:00 Brussels"), "{}", letter.text);
            assert!(letter.text.contains("do not answer this letter"));
            assert!(!letter.text.contains("March") && !letter.text.contains("Two dates"));
            assert_eq!(letter.link(), matter);
        }
        assert!(scene.rita.letters().is_empty());
        // Whose turn it is stands on the page, on the overview, and among what waits.
        let page = scene.ana.gets(&matter).await.is(200);
        assert!(page.shows("Please answer below by 15 January 2026, 17:00 Brussels."), "{}", page.words());
        let overview = scene.ana.gets(&format!("/proposals/{}", scene.reference)).await.is(200);
        assert!(overview.shows("Two dates (matter 1)") && overview.shows("One matter is open."));
        assert!(scene.ana.gets("/").await.shows("The staff of the call wait for an answer."));
        // Sam sees that Ana has read it, once, with the moment; Carl has not.
        scene.ana.gets(&matter).await.is(200);
        let read = scene.sam.gets(&matter).await.is(200);
        assert_eq!(read.words().matches("Read by Ana,").count(), 1, "{}", read.words());
        assert!(!read.shows("Read by Carl"));
        let answer = [("text", "A slip of ours."), ("proposed", "Start: March 2027")];
        scene.carl.parts(&format!("{matter}/messages"), &answer, None).await.is(303);
        assert_eq!(scene.sam.letters().pop().unwrap().template, "case-message");
        assert!(scene.ana.letters().is_empty(), "one's own side needs no letter");
        assert!(scene.sam.gets("/").await.shows("One matter of a case waits for staff."));
        // The team cannot decide; a decision needs its reason and its basis.
        let decide = format!("{matter}/decision");
        scene.carl.posts(&decide, DECIDED).await.is(403);
        scene.olga.posts(&decide, DECIDED).await.is(403);
        let thin =
            scene.sam.posts(&decide, &[("verdict", "accepted"), ("reason", "Kept words")]).await.is(422);
        assert!(thin.text().contains("Kept words"));
        scene.sam.posts(&decide, DECIDED).await.is(303);
        assert_eq!(scene.ana.letters().pop().unwrap().template, "case-decided");
        assert_eq!(scene.carl.letters().len(), 1);
        let twice = scene.sam.posts(&decide, DECIDED).await.is(409);
        assert!(twice.shows("This matter was decided already."));
        let late =
            scene.ana.parts(&format!("{matter}/messages"), &[("text", "And another thing")], None).await;
        assert!(late.is(409).shows("This matter was decided already."));
        // It is read beside the submission, which is what it was.
        let dossier =
            scene.ana.gets(&format!("/proposals/{}/dossier?version=1", scene.reference)).await.is(200);
        assert!(dossier.shows("Supplement 1: clerical error"), "{}", dossier.words());
        assert!(dossier.shows("It says Start: March 2026 It is read as Start: March 2027"));
        assert!(dossier.shows("To version 1, accepted by Sam,") && dossier.shows("Section 6 of the call"));
        let now = scene.ana.gets(&format!("/proposals/{}/content.json", scene.reference)).await.is(200);
        assert_eq!(now.body, sealed.body);
    });
}

#[test]
fn who_is_not_of_it_finds_nothing_and_who_reads_does_not_write() {
    both_databases(async |app| {
        let scene = received(&app).await;
        let (case, matter) = (scene.case(), scene.matter(1));
        scene.sam.parts(&case, SLIP, None).await.is(303);
        let other = app.person("Oscar").await;
        for path in [&case, &matter] {
            other.gets(path).await.is(404);
            assert!(scene.rita.gets(path).await.is(200).shows("Two dates"));
            assert!(scene.olga.gets(path).await.is(200).shows("Two dates"));
        }
        for (person, status) in [(&scene.rita, 403), (&scene.olga, 403), (&other, 404)] {
            person.parts(&case, SLIP, None).await.is(status);
            person.parts(&format!("{matter}/messages"), &[("text", "x")], None).await.is(status);
            person.posts(&format!("{matter}/decision"), DECIDED).await.is(status);
        }
        // An auditor leaves no receipt, and is on no side; a reader of the team does.
        let seen = scene.sam.gets(&matter).await.is(200);
        assert!(seen.shows("Read by Rita,") && !seen.shows("Olga"), "{}", seen.words());
        scene.sam.gets(&scene.matter(2)).await.is(404);
        for person in [&scene.ana, &scene.carl] {
            person.letters();
        }
    });
}

#[test]
fn the_team_tells_of_a_slip_itself_and_what_was_typed_is_never_lost() {
    both_databases(async |app| {
        let scene = received(&app).await;
        let case = scene.case();
        // Without what it should say there is nothing to decide upon.
        let mut typed = SLIP.to_vec();
        let thin = scene.carl.parts(&case, &typed, None).await.is(422);
        assert!(
            thin.text().contains("Which of the two dates is meant?") && thin.shows("Please fill this in.")
        );
        // A missing document is for staff to ask for.
        typed[0] = ("kind", "missing_document");
        scene.carl.parts(&case, &typed, None).await.is(422);
        typed[0] = ("kind", "clarification");
        typed.push(("proposed", "Start: March 2027"));
        scene.carl.parts(&case, &typed, None).await.is(303);
        let letter = scene.sam.letters().pop().unwrap();
        assert!(letter.text.contains("Read it on its page."), "no date was given: {}", letter.text);
        assert!(scene.ana.letters().is_empty());
        let list = scene.sam.gets("/staff/ai-factories/cases").await.is(200);
        assert!(list.shows("Two dates") && list.shows("waits for staff"));
        scene.sam.posts(&format!("{}/decision", scene.matter(1)), DECIDED).await.is(303);
        assert!(scene.sam.gets("/staff/ai-factories/cases").await.is(200).shows("No matter is open"));
        for person in [&scene.ana, &scene.carl] {
            assert_eq!(person.letters().len(), 1);
        }
    });
}

#[test]
fn what_nobody_proposed_cannot_be_accepted() {
    both_databases(async |app| {
        let scene = received(&app).await;
        scene.sam.parts(&scene.case(), SLIP, None).await.is(303);
        let refused = scene.sam.posts(&format!("{}/decision", scene.matter(1)), DECIDED).await.is(409);
        assert!(refused.shows("there is nothing to accept"), "{}", refused.words());
        assert!(refused.text().contains("Section 6 of the call"), "what was typed is kept");
        app.reads_all_letters();
    });
}

#[test]
fn a_date_that_passes_unanswered_lapses_and_is_reminded_of_once() {
    both_databases(async |app| {
        let scene = received(&app).await;
        let matter = scene.matter(1);
        for (due, says) in [
            ("", "Please fill this in."),
            ("soon", "Write a time such as"),
            ("2025-12-31T17:00", "This is past."),
            ("2026-03-29T02:30", "This time does not exist"),
        ] {
            let mut typed = SLIP.to_vec();
            typed.pop();
            typed.push(("due", due));
            let refused = scene.sam.parts(&scene.case(), &typed, None).await.is(422);
            assert!(refused.shows(says), "{due}: {}", refused.words());
        }
        scene.sam.parts(&scene.case(), SLIP, None).await.is(303);
        app.reads_all_letters();
        app.clock_to("2026-01-13T16:59:59+01:00");
        app.works();
        assert!(scene.ana.letters().is_empty());
        app.clock_to("2026-01-13T17:00:00+01:00");
        app.works();
        app.works();
        for person in [&scene.ana, &scene.carl] {
            let letters = person.letters();
            assert_eq!(letters.len(), 1);
            assert_eq!(letters[0].template, "case-reminder");
            assert!(letters[0].subject.contains("15 January 2026"), "{}", letters[0].subject);
        }
        app.clock_to("2026-01-15T17:00:00+01:00");
        app.works();
        let page = scene.ana.gets(&matter).await.is(200);
        assert!(
            page.shows("Lapsed. Nobody had answered by 15 January 2026, 17:00 Brussels."),
            "{}",
            page.words()
        );
        // A late answer is read, the lapse stays told, and staff decide all the same.
        let late = [("text", "Sorry."), ("proposed", "Start: March 2027")];
        scene.ana.parts(&format!("{matter}/messages"), &late, None).await.is(303);
        let page = scene.sam.gets(&matter).await.is(200);
        assert!(page.shows("Lapsed. Nobody had answered"), "{}", page.words());
        scene.sam.posts(&format!("{matter}/decision"), DECIDED).await.is(303);
        app.reads_all_letters();
    });
}

#[test]
fn before_a_cut_off_has_taken_it_in_there_is_no_case() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = crate::proposal::world::begins(&ana, "NORTH").await;
        let case = format!("/proposals/{reference}/case");
        assert!(ana.gets(&case).await.is(200).shows("There is no case before a cut-off"));
        let mut typed = SLIP.to_vec();
        typed.push(("proposed", "x"));
        let refused = ana.parts(&case, &typed, None).await.is(409);
        assert!(refused.shows("There is no case before a cut-off"));
    });
}
