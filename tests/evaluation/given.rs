//! What experts are given of a proposal's documents: no page beyond the limit of its slot.

use actix_web::http::Method;
use rollcall::files::pdf::look;

use super::scene::{DESK, Scene, content};
use crate::support::app::{App, both_databases};
use crate::support::pdf::pages;

/// How many copies are kept.
fn kept(app: &App) -> usize {
    let copies = app.state().files.place(&"0".repeat(64)).unwrap();
    let copies = copies.ancestors().nth(3).unwrap().join("copies");
    let folders = std::fs::read_dir(copies).into_iter().flatten();
    folders.flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap()).count()
}

#[test]
fn experts_and_programs_are_given_no_page_beyond_the_limit() {
    both_databases(async |app| {
        let whole = pages(73);
        let sha256 = app.state().files.put(&whole).await.unwrap();
        let mut north = content("NORTH", "Demo Computing Centre", "999999999", "FI", 40);
        let part_b = north.documents.iter_mut().find(|one| one.slot == "part-b").unwrap();
        (part_b.sha256, part_b.pages) = (sha256, Some(73));
        let scene = Scene::of(&app, vec![north]).await;
        scene.passes("REH-0001").await;
        scene.staff.posts(&format!("{DESK}/seal"), &[]).await.is(303);
        let eva = scene.expert("Eva Expert", "University of Lund", "SE", "").await;
        scene.assigns("REH-0001", &eva, "evaluator").await;
        scene.declares_none(&eva, &["REH-0001"]).await;
        let task = scene.task(&eva, "REH-0001", "evaluator").await;
        eva.posts(&format!("{task}/accept"), &[]).await.is(303);

        let page = eva.gets(&task).await.is(200);
        assert!(page.shows("pages 71 to 73 are blanked"), "{}", page.words());
        let given = eva.gets(&format!("{task}/documents/NORTH-part-b")).await.is(200).body;
        assert_ne!(given, whole);
        assert_eq!(look(given.clone()).unwrap().pages, 73);
        assert_eq!(kept(&app), 1);
        // The same copy everywhere, made once.
        for (person, path) in [
            (&eva, format!("/api/v1{task}/documents/part-b")),
            (&scene.staff, format!("/api/v1{DESK}/REH-0001/documents/part-b")),
        ] {
            assert_eq!(person.calls(Method::GET, &path, None, &[]).await.is(200).body, given, "{path}");
        }
        let desk = scene.staff.gets(&format!("{DESK}/REH-0001/documents/NORTH-part-b")).await.is(200);
        assert_eq!(desk.body, given);
        assert_eq!(kept(&app), 1);
        app.reads_all_letters();
    });
}
