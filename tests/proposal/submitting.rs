//! Submitting: in time or not, again, withdrawn, refused, received, closed.

use rollcall::call::store::edition::{self, EditionKind};
use rollcall::ground::{Error, Moment, Role, Scope};
use rollcall::proposal::acts;
use rollcall::proposal::rules::{Intake, Submission};

use super::world::*;
use crate::support::app::{App, Person, both_databases};

/// Submits past the web, so that the moment of receipt can be any microsecond.
fn submits_at(app: &App, person: &Person, reference: &str, at: Moment) -> rollcall::ground::Result<i32> {
    let (actor, reference, state) = (person.actor(), reference.to_owned(), app.state().clone());
    let (fork, wall) = (state.ids.fork(), state.clock.wall());
    let (database, state) = (state.database.clone(), state);
    database.write_now(move |db| {
        let version = rollcall::proposal::store::find(db, &actor, &reference, at)?.0.version;
        let mut act = rollcall::act::Act::new(db, &actor, at, wall, fork, &state.keys);
        acts::submit(&mut act, &reference, &Submission { version, cutoff: 5 }).map(|done| done.version)
    })
}

#[test]
fn one_microsecond_before_the_cut_off_is_in_time_and_the_cut_off_is_not() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let (early, late) = (writes(&ana, "DEMO-EARLY").await, writes(&ben, "DEMO-LATE").await);
        let cutoff: Moment = CUTOFF.parse().unwrap();
        match submits_at(&app, &ben, &late, cutoff) {
            Err(Error::Refused(refusal)) => {
                assert_eq!(refusal.code, "cutoff-passed");
                assert_eq!(refusal.args["at"], cutoff.to_string());
            }
            other => panic!("{other:?}"),
        }
        let last = Moment::from_micros(cutoff.micros() - 1);
        assert_eq!(submits_at(&app, &ana, &early, last).unwrap(), 1);
        app.clock_to(CUTOFF);
        let frozen = frozen(&app);
        assert_eq!(frozen.iter().map(|one| one.reference.as_str()).collect::<Vec<_>>(), [early.as_str()]);
        assert_eq!(frozen[0].received, last);
        ana.letters();
    });
}

#[test]
fn a_late_attempt_is_refused_on_the_page_and_kept_in_the_register() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        let path = format!("/proposals/{reference}/submit");
        let page = ana.gets(&path).await.is(200);
        let (version, cutoff) = (value(&page, "version"), value(&page, "cutoff"));
        app.clock_to(CUTOFF);
        let page = ana.posts(&path, &[("version", &version), ("cutoff", &cutoff)]).await.is(409);
        assert!(page.shows("Cut-off 5 passed on 31 December 2025, 17:00 Brussels."), "{}", page.words());
        let page = ana.gets(&format!("/proposals/{reference}")).await.is(200);
        assert!(page.shows("Refused attempts"), "{}", page.words());
        assert!(
            page.shows("31 December 2025, 17:00 Brussels Submitting Cut-off 5 passed"),
            "{}",
            page.words()
        );
        assert!(page.shows("The call has no cut-off any more."), "{}", page.words());
        assert!(frozen(&app).is_empty());
        // Its staff see that it was tried, by reference.
        let id = book().call.id;
        let register = app
            .state()
            .database
            .read_now(move |db| rollcall::proposal::store::attempts::of_call(db, &id))
            .unwrap();
        assert_eq!((register.len(), register[0].reference.as_str()), (1, reference.as_str()));
    });
}

#[test]
fn what_is_not_ready_is_not_submitted_and_says_why() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-NORTH").await;
        let page = submits(&ana, &reference).await.is(409);
        assert!(page.shows("things are missing. Nothing was submitted."), "{}", page.words());
        assert!(page.shows("Not yet: these must be mended first"));
        assert!(page.text().contains(&format!("/proposals/{reference}/edit/documents#f-part-b")));
        assert!(ana.gets(&format!("/proposals/{reference}")).await.shows("Refused attempts"));
    });
}

#[test]
fn the_last_submitted_version_counts_and_an_unsubmitted_change_does_not() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        submits(&ana, &reference).await.is(303);
        // Pressed again: what was asked for is done, and the receipt says so.
        let again = submits(&ana, &reference).await.is(303).location().to_owned();
        assert!(
            ana.gets(&again).await.is(200).shows("This draft was submitted already. Here is its receipt.")
        );
        let titled = |title: &'static str| {
            [("acronym", "DEMO-NORTH"), ("title", title), ("track", "EUROHPC-2024-CEI-AI-01")]
        };
        app.passes(60);
        saves(&ana, &reference, "basics", &titled("The second")).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}")).await;
        assert!(page.shows("YOUR CHANGES ARE NOT SUBMITTED."), "{}", page.words());
        assert!(page.text().contains(&format!("href=\"/proposals/{reference}/submit\"")));
        submits(&ana, &reference).await.is(303);
        let receipt = async |version: &str| {
            ana.gets(&format!("/proposals/{reference}/receipt?version={version}")).await.is(200)
        };
        assert!(receipt("1").await.shows("Version 2 followed this one."));
        assert!(!receipt("2").await.shows("followed this one"));
        app.passes(60);
        saves(&ana, &reference, "basics", &titled("The third")).await.is(303);
        app.clock_to(AFTER);
        let frozen = frozen(&app);
        assert_eq!((frozen.len(), frozen[0].version, frozen[0].content.title.as_str()), (1, 2, "The second"));
        // From here on nobody changes it.
        let page = ana.gets(&format!("/proposals/{reference}")).await.is(200);
        assert!(page.shows("Nobody can change it any more."), "{}", page.words());
        ana.gets(&format!("/proposals/{reference}/edit/basics")).await.is(409);
        uploads(&ana, &reference, "part-b", PDF).await.is(409);
        let letters = ana.letters();
        assert_eq!(letters.len(), 2);
        assert!(letters[0].text.contains("part-b.pdf"), "{}", letters[0].text);
    });
}

/// Ben types once a second while Ana reads the page that asks whether to submit.
#[test]
fn what_was_shown_is_submitted_whatever_others_type_meanwhile() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let reference = writes(&ana, "DEMO-NORTH").await;
        ben.joins(&reference, Role::Contributor);
        let path = format!("/proposals/{reference}/submit");
        let page = ana.gets(&path).await.is(200);
        let asked = [("version", &*value(&page, "version")), ("cutoff", &*value(&page, "cutoff"))];
        let types = async |text: &str| {
            let now = base(&ben, &reference, "basics").await[0].clone();
            let form = [("base", now.as_str()), ("title", text)];
            ben.posts(&format!("/proposals/{reference}/fields/basics.title"), &form).await.is(200);
        };
        types("Ben types").await;
        types("Ben types on").await;
        uploads(&ben, &reference, "annex", PDF).await.is(303);

        let done = ana.posts(&path, &asked).await.is(303);
        assert!(
            done.location().ends_with("/receipt?done=proposal-submitted-as-shown"),
            "{}",
            done.location()
        );
        let receipt = ana.gets(done.location()).await.is(200);
        assert!(receipt.shows("is not in this submission"), "{}", receipt.words());
        assert!(receipt.shows("will not be seen unless you submit again"), "{}", receipt.words());
        let content =
            ana.gets(&format!("/proposals/{reference}/content.json?version=1")).await.is(200).text();
        assert!(!content.contains("Ben types") && !content.contains("annex"), "{content}");
        assert!(ana.gets(&format!("/proposals/{reference}")).await.shows("YOUR CHANGES ARE NOT SUBMITTED"));

        // Pressed twice is done once; what is newer is submitted from a page that shows it.
        let twice = ana.posts(&path, &asked).await.is(303);
        assert!(twice.location().ends_with("?done=proposal-was-submitted"), "{}", twice.location());
        submits(&ana, &reference).await.is(303);
        let content =
            ana.gets(&format!("/proposals/{reference}/content.json?version=2")).await.is(200).text();
        assert!(content.contains("Ben types on") && content.contains("annex"), "{content}");
        // An older page does not take it back.
        let page = ana.posts(&path, &asked).await.is(409);
        assert!(page.shows("The draft changed since you opened this page."), "{}", page.words());
        ana.letters();
    });
}

/// A version is submitted by who was shown it, and by nobody else.
#[test]
fn a_version_that_nobody_was_shown_is_not_submitted() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let reference = writes(&ana, "DEMO-NORTH").await;
        ben.joins(&reference, Role::Coordinator);
        let path = format!("/proposals/{reference}/submit");
        let page = ana.gets(&path).await.is(200);
        let asked = [("version", &*value(&page, "version")), ("cutoff", &*value(&page, "cutoff"))];
        uploads(&ana, &reference, "annex", PDF).await.is(303);
        let page = ben.posts(&path, &asked).await.is(409);
        assert!(page.shows("The draft changed since you opened this page."), "{}", page.words());
        assert_ne!(value(&page, "version"), asked[0].1);
    });
}

#[test]
fn what_was_withdrawn_is_not_frozen_and_can_be_submitted_again() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let (hers, his) = (writes(&ana, "DEMO-NORTH").await, writes(&ben, "DEMO-SOUTH").await);
        for (person, reference) in [(&ana, &hers), (&ben, &his)] {
            submits(person, reference).await.is(303);
            let path = format!("/proposals/{reference}/withdraw");
            let page = person.gets(&path).await.is(200);
            let version = value(&page, "version");
            person.posts(&path, &[("version", &version), ("reason", "")]).await.is(422);
            person.posts(&path, &[("version", &version), ("reason", "The state said no.")]).await.is(303);
            let page = person.gets(&format!("/proposals/{reference}")).await.is(200);
            assert!(page.shows("WITHDRAWN, NOT SUBMITTED."), "{}", page.words());
            person.posts(&path, &[("version", &version), ("reason", "Again")]).await.is(409);
        }
        assert!(frozen(&app).is_empty());
        submits(&ben, &his).await.is(303);
        assert_eq!(
            frozen(&app).iter().map(|one| (one.reference.clone(), one.version)).collect::<Vec<_>>(),
            [(his, 2)]
        );
        let id = book().call.id;
        let taken = app
            .state()
            .database
            .read_now(move |db| rollcall::proposal::store::withdrawn(db, &id, 5))
            .unwrap();
        assert_eq!(taken.iter().map(|one| one.reference.clone()).collect::<Vec<_>>(), [hers]);
        app.reads_all_letters();
    });
}

#[test]
fn a_cut_off_closes_once_seals_its_intake_and_lets_nothing_in() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let staff = app.person_with("Sam", Role::Staff, Scope::Call(book().call.id)).await;
        let (hers, his) = (writes(&ana, "DEMO-NORTH").await, writes(&ben, "DEMO-SOUTH").await);
        submits(&ana, &hers).await.is(303);
        submits(&ben, &his).await.is(303);
        app.reads_all_letters();
        // A late attempt counts in the report.
        let [version, _] = base(&ben, &his, "basics").await;
        staff.gets(&format!("/proposals/{hers}")).await.is(404);
        app.clock_to(CUTOFF);
        let late = [("version", version.as_str()), ("cutoff", "5")];
        ben.posts(&format!("/proposals/{his}/submit"), &late).await.is(409);
        let close = |app: &App| {
            let id = book().call.id;
            as_system(app, move |act| acts::close_cutoff(act, &id, 5))
        };
        // What was received in time may still be on its way.
        assert!(matches!(close(&app), Err(Error::Refused(refusal)) if refusal.code == "cutoff-open"));
        app.works();
        app.clock_to(AFTER);
        app.works();
        let first = close(&app).unwrap();
        app.passes(60);
        app.works();
        assert_eq!(close(&app).unwrap(), first, "closing again finds it closed");
        assert_eq!(first.leaves, 2);
        let id = book().call.id;
        let edition = app
            .state()
            .database
            .read_now(move |db| edition::latest(db, &id, 5, EditionKind::Intake))
            .unwrap()
            .unwrap();
        let intake: Intake = serde_json::from_str(&edition.document).unwrap();
        assert_eq!((intake.counts.received, intake.counts.submissions), (2, 2));
        assert_eq!(intake.counts.refused_attempts, 1);
        assert_eq!(intake.proposals[0].reference, hers);
        assert_eq!(intake.proposals[0].host, "Demo Computing Centre");
        assert!(!edition.document.contains(ana.id.as_str()), "reports hold no ids");
        // Cut-offs that had passed before the call was here are history, and not this house's to close.
        let id = book().call.id;
        let closings =
            app.state().database.read_now(move |db| rollcall::call::store::closings(db, &id)).unwrap();
        assert_eq!(closings.iter().map(|one| one.cutoff).collect::<Vec<_>>(), [5]);
        // Even a request that claims to have come in time is not let in any more.
        saves_late(&app, &ana, &hers);
        // Staff read what was received from now on, documents too.
        let text = staff.gets(&format!("/proposals/{hers}/text")).await.is(200);
        let document = text.text().split("href=\"/documents/").nth(1).unwrap()[..36].to_owned();
        staff.gets(&format!("/documents/{document}")).await.is(200);
        staff.gets(&format!("/proposals/{hers}")).await.is(200);
        staff.gets(&format!("/proposals/{hers}/receipt")).await.is(200);
        staff.gets(&format!("/proposals/{hers}/edit/basics")).await.is(403);
        app.hides(&edition.hash);
    });
}

fn saves_late(app: &App, person: &Person, reference: &str) {
    let before: Moment = "2025-12-31T16:59:00+01:00".parse().unwrap();
    match submits_at(app, person, reference, before) {
        Err(Error::Refused(refusal)) => assert_eq!(refusal.code, "proposal-received"),
        other => panic!("{other:?}"),
    }
}

fn withdraws_at(app: &App, person: &Person, reference: &str, at: Moment) -> acts::TakenBackAt {
    let (actor, reference, state) = (person.actor(), reference.to_owned(), app.state().clone());
    let (fork, wall, database) = (state.ids.fork(), state.clock.wall(), state.database.clone());
    let withdraw = move |db: &mut rollcall::db::Db| {
        let mut act = rollcall::act::Act::new(db, &actor, at, wall, fork, &state.keys);
        acts::withdraw(&mut act, &reference, 1, "The state said no.")
    };
    database.write_now(withdraw).unwrap()
}

#[test]
fn a_withdrawal_that_came_in_time_and_was_done_after_closing_leaves_what_was_sealed() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let (hers, his) = (writes(&ana, "DEMO-NORTH").await, writes(&ben, "DEMO-SOUTH").await);
        submits(&ana, &hers).await.is(303);
        submits(&ben, &his).await.is(303);
        app.reads_all_letters();
        let cutoff: Moment = CUTOFF.parse().unwrap();
        let last = Moment::from_micros(cutoff.micros() - 1);
        // Done before the cut-off has closed, it counts from when it came in.
        let counts = withdraws_at(&app, &ben, &his, last);
        assert_eq!((counts.at, counts.too_late), (last, false));
        assert_eq!(ben.letters()[0].template, "proposal-withdrawn");
        app.clock_to(AFTER);
        app.works();
        let counts = withdraws_at(&app, &ana, &hers, last);
        assert!(counts.too_late && counts.at >= cutoff, "{counts:?}");
        let letters = ana.letters();
        assert_eq!(letters[0].template, "proposal-withdrawn-late");
        assert!(letters[0].text.contains("counts the submission as received"), "{}", letters[0].text);
        // What stands now is what was sealed then.
        let of_now: Vec<String> = frozen(&app).into_iter().map(|one| one.reference).collect();
        assert_eq!(of_now, [hers]);
        let id = book().call.id;
        let sealed =
            app.state().database.read_now(move |db| edition::latest(db, &id, 5, EditionKind::Intake));
        let sealed = sealed.unwrap().unwrap();
        let intake: Intake = serde_json::from_str(&sealed.document).unwrap();
        let sealed: Vec<String> = intake.proposals.into_iter().map(|one| one.reference).collect();
        assert_eq!(sealed, of_now);
    });
}
