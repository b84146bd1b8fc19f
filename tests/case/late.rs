//! A case that others have gone past: the submission was taken back, experts have finished, the ranking is sealed.

use actix_web::http::Method;
use diesel::prelude::*;
use rollcall::call::acts::seal;
use rollcall::call::store::edition::EditionKind;
use rollcall::db::schema::{assignments, proposals};
use rollcall::ground::ids::{CallId, ProposalId};
use serde_json::{Value, json};

use super::scene::{DECIDED, PLAIN, SLIP, Scene, received};
use crate::support::app::{App, Person, both_databases};

const DUE: &str = "2026-01-13T17:00:00+01:00";

async fn takes_back(scene: &Scene) {
    let path = format!("/proposals/{}/withdraw", scene.reference);
    scene.ana.posts(&path, &[("version", "1"), ("reason", "The site fell through.")]).await.is(303);
}

#[test]
fn nobody_is_reminded_of_what_would_be_added_to_a_submission_that_was_taken_back() {
    both_databases(async |app| {
        let scene = received(&app).await;
        scene.sam.parts(&scene.case(), SLIP, None).await.is(303);
        scene.sam.parts(&scene.case(), PLAIN, None).await.is(303);
        takes_back(&scene).await;
        app.reads_all_letters();
        app.clock_to(DUE);
        app.works();
        app.works();
        for person in [&scene.ana, &scene.carl] {
            let letters = person.letters();
            let told: Vec<&str> = letters.iter().map(|letter| letter.template.as_str()).collect();
            assert_eq!(told, ["case-reminder"], "of the plain matter alone");
            assert!(letters[0].subject.contains("matter 2"), "{}", letters[0].subject);
        }
    });
}

/// Gives an expert a task on the proposal that has come to a state.
fn has_task(app: &App, scene: &Scene, expert: &Person, state: &'static str) {
    let (reference, person, now) = (scene.reference.clone(), expert.id.clone(), app.now());
    let insert = move |db: &mut rollcall::db::Db| {
        let found = proposals::table.filter(proposals::reference.eq(&reference)).select(proposals::id);
        let proposal: ProposalId = found.first(db)?;
        diesel::insert_into(assignments::table)
            .values((
                assignments::id.eq(format!("task-of-{person}")),
                assignments::proposal_id.eq(&proposal),
                assignments::cutoff.eq(5),
                assignments::person_id.eq(&person),
                assignments::duty.eq("evaluator"),
                assignments::state.eq(state),
                assignments::at.eq(now),
                assignments::by_person.eq("system"),
                assignments::reason.eq(""),
            ))
            .execute(db)?;
        Ok(())
    };
    app.state().database.write_now(insert).unwrap();
}

/// Asked, and answered with what may be accepted.
async fn proposed(scene: &Scene) -> String {
    scene.sam.parts(&scene.case(), SLIP, None).await.is(303);
    let matter = scene.matter(1);
    let answer = [("text", "A slip of ours."), ("proposed", "Start: March 2027")];
    scene.carl.parts(&format!("{matter}/messages"), &answer, None).await.is(303);
    matter
}

async fn told(person: &Person, matter: &str) -> Value {
    person.calls(Method::GET, &format!("/api/v1{matter}"), None, &[]).await.is(200).json()
}

#[test]
fn staff_know_who_has_judged_without_a_supplement_and_those_are_told() {
    both_databases(async |app| {
        let scene = received(&app).await;
        let matter = proposed(&scene).await;
        assert!(!scene.sam.gets(&matter).await.is(200).shows("Experts have finished without this."));
        assert_eq!(told(&scene.sam, &matter).await["finished_reports"], json!(0));
        let (done, busy) = (app.person("Erik").await, app.person("Elsa").await);
        has_task(&app, &scene, &done, "finished");
        has_task(&app, &scene, &busy, "open");
        app.reads_all_letters();
        let page = scene.sam.gets(&matter).await.is(200);
        assert!(page.shows("One report on this proposal is finished"), "{}", page.words());
        assert!(!page.shows("Erik"));
        assert_eq!(told(&scene.sam, &matter).await["finished_reports"], json!(1));
        // The team learns nothing of experts, nor do auditors of what is no decision of theirs.
        for person in [&scene.ana, &scene.olga] {
            let page = person.gets(&matter).await.is(200);
            assert!(!page.shows("finished"), "{}", page.words());
            assert_eq!(told(person, &matter).await["finished_reports"], json!(null));
        }
        scene.sam.posts(&format!("{matter}/decision"), DECIDED).await.is(303);
        let letters = done.letters();
        assert_eq!((letters.len(), letters[0].template.as_str()), (1, "case-added-after-report"));
        let letter = &letters[0];
        assert!(letter.text.contains("a clarification was accepted"), "{}", letter.text);
        assert!(!letter.text.contains("Sam") && !letter.text.contains("March"), "{}", letter.text);
        assert!(letter.link().starts_with("/reviews/task-of-"), "{}", letter.link());
        assert!(busy.letters().is_empty(), "who has not finished reads it in time");
        app.reads_all_letters();
    });
}

#[test]
fn a_refusal_is_no_news_to_experts() {
    both_databases(async |app| {
        let scene = received(&app).await;
        let matter = proposed(&scene).await;
        let done = app.person("Erik").await;
        has_task(&app, &scene, &done, "finished");
        let refused = [("verdict", "refused"), ("reason", "It says what it says.")];
        scene.sam.posts(&format!("{matter}/decision"), &refused).await.is(303);
        assert!(done.letters().is_empty());
        app.reads_all_letters();
    });
}

#[test]
fn nothing_is_added_once_the_ranking_is_sealed() {
    both_databases(async |app| {
        let scene = received(&app).await;
        let matter = proposed(&scene).await;
        app.acts(|act| {
            seal(act, &CallId::from_text("ai-factories"), 5, EditionKind::Ranked, &json!({})).map(drop)
        });
        app.reads_all_letters();
        let page = scene.sam.gets(&matter).await.is(200);
        assert!(page.shows("Nothing can be added any more."), "{}", page.words());
        let refused = scene.sam.posts(&format!("{matter}/decision"), DECIDED).await.is(409);
        assert!(refused.shows("The ranking of cut-off 5 is sealed."), "{}", refused.words());
        assert!(refused.text().contains("Section 6 of the call"), "what was typed is kept");
        let body = json!({ "verdict": "accepted", "reason": "r", "legal_basis": "b" });
        let path = format!("/api/v1{matter}/decision");
        let told = scene.sam.calls(Method::POST, &path, Some(body), &[]).await.is(409).json();
        assert_eq!(told["type"], "urn:rollcall:problem:refused/case-ranked");
        // It can be settled all the same.
        let no = [("verdict", "refused"), ("reason", "The ranking is sealed.")];
        scene.sam.posts(&format!("{matter}/decision"), &no).await.is(303);
        app.reads_all_letters();
    });
}
