//! A missing document: asked for, sent, looked at, accepted, and read by experts beside what was submitted.

use rollcall::evaluation::rules::Duty;

use crate::proposal::world::PDF;
use crate::support::app::{both_databases, on_sqlite};
use crate::support::world::World;

use super::scene::received;

const ASKED: &[(&str, &str)] = &[
    ("kind", "missing_document"),
    ("subject", "Annex of the letter"),
    ("text", "Please send the annex."),
    ("due", "2026-01-15T17:00"),
];

/// The link to the first file of a page.
fn file_of(page: &str) -> String {
    let at = page.find("/attachments/").expect("a file") + "/attachments/".len();
    page[at..].split('"').next().unwrap().to_owned()
}

#[test]
fn a_file_is_looked_at_and_served_by_its_id_to_those_who_hear_the_case() {
    both_databases(async |app| {
        let scene = received(&app).await;
        let matter = scene.matter(1);
        let messages = format!("{matter}/messages");
        scene.sam.parts(&scene.case(), ASKED, None).await.is(303);
        let said = [("text", "Here it is, typed with care.")];
        let wrong: [(&str, &[u8], &str); 4] = [
            ("annex.pdf", b"PK\x03\x04 not a PDF", "This is neither a PDF nor a picture"),
            ("annex.pdf", b"", "The file is empty."),
            ("annex.svg", b"<svg onload='x'/>", "This is neither a PDF nor a picture"),
            ("annex.pdf", b"%PDF-1.7\ntruncated", "Nothing was stored"),
        ];
        for (name, bytes, says) in wrong {
            let refused = scene.ana.parts(&messages, &said, Some((name, bytes))).await.is(422);
            assert!(refused.shows(says), "{says}: {}", refused.words());
            assert!(refused.text().contains("typed with care"), "the words are kept");
        }
        assert!(
            scene.ana.parts(&messages, &[("text", " ")], None).await.is(422).shows("Please fill this in.")
        );
        scene.ana.parts(&messages, &said, Some(("annex.pdf", PDF))).await.is(303);
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
        scene.ana.parts(&messages, &[], Some(("scan.png", png))).await.is(303);
        let page = scene.sam.gets(&matter).await.is(200).text();
        let id = file_of(&page);
        let other = app.person("Oscar").await;
        for (person, status) in
            [(&scene.sam, 200), (&scene.ana, 200), (&scene.rita, 200), (&scene.olga, 200), (&other, 404)]
        {
            let answer = person.gets(&format!("/attachments/{id}")).await.is(status);
            if status == 200 {
                assert_eq!(answer.body, PDF);
                assert!(answer.header("content-disposition").unwrap().starts_with("attachment"));
            }
        }
        let hash = rollcall::keys::sha256_hex(PDF);
        scene.sam.gets(&format!("/attachments/{hash}")).await.is(404);
        // It is accepted by its id, and one that was not sent cannot be.
        let mut decision = vec![
            ("verdict", "accepted"),
            ("reason", "It was there before the cut-off."),
            ("legal_basis", "Section 6"),
            ("document", "another"),
        ];
        let decide = format!("{matter}/decision");
        let refused = scene.sam.posts(&decide, &decision).await.is(409);
        assert!(refused.shows("Choose one of the files that the team sent."));
        decision.pop();
        decision.push(("document", &id));
        scene.sam.posts(&decide, &decision).await.is(303);
        let dossier = scene.olga.gets(&format!("/proposals/{}/dossier", scene.reference)).await.is(200);
        assert!(dossier.shows("Supplement 1: document") && dossier.shows("annex.pdf"), "{}", dossier.words());
        app.reads_all_letters();
    });
}

#[test]
fn a_file_of_a_case_is_no_orphan() {
    on_sqlite(async |app| {
        let scene = received(&app).await;
        scene.sam.parts(&scene.case(), ASKED, Some(("list.pdf", PDF))).await.is(303);
        let page = scene.ana.gets(&scene.matter(1)).await.is(200).text();
        let state = app.state().clone();
        let later = state.clock.wall().plus_days(400);
        std::thread::spawn(move || rollcall::files::collect(&state.files, &state.database, later).unwrap())
            .join()
            .unwrap();
        scene.ana.gets(&format!("/attachments/{}", file_of(&page))).await.is(200);
        app.reads_all_letters();
    });
}

#[test]
fn experts_read_what_was_accepted_and_nothing_of_the_thread() {
    on_sqlite(async |app| {
        let world = World::of(&app).await;
        let (coordinator, staff) = (world.person("coordinator"), world.person("staff"));
        let frozen = world.place("frozen").to_owned();
        let page = staff.gets(&format!("/proposals/{frozen}/case/2")).await.is(200).text();
        let id = file_of(&page);
        let task = world.place("task").to_owned();
        assert_eq!(Duty::Evaluator.name(), "evaluator");
        let evaluator = world.person("evaluator");
        let review = evaluator.gets(&format!("/reviews/{task}")).await.is(200);
        assert!(review.shows("Supplement 1: clerical error"), "{}", review.words());
        assert!(review.shows("It is read as Start of operation: March 2027"));
        assert!(!review.shows("A slip: the table kept"), "words of the thread");
        evaluator.gets(&format!("/reviews/{task}/documents/{id}")).await.is(404);
        let decision = [
            ("verdict", "accepted"),
            ("reason", "Named in the letter."),
            ("legal_basis", "Section 6"),
            ("document", &id),
        ];
        staff.posts(&format!("/proposals/{frozen}/case/2/decision"), &decision).await.is(303);
        let given = evaluator.gets(&format!("/reviews/{task}/documents/{id}")).await.is(200);
        assert_eq!(given.body, PDF);
        world.person("expert in conflict");
        let barred = world.path("/reviews/{task}/documents/", "expert in conflict") + &id;
        world.person("expert in conflict").gets(&barred).await.is(404);
        for path in ["", "/1"] {
            evaluator.gets(&format!("/proposals/{frozen}/case{path}")).await.is(404);
        }
        evaluator.gets(&format!("/attachments/{id}")).await.is(404);
        coordinator.gets(&format!("/attachments/{id}")).await.is(200);
        let desk = format!("/calls/rehearsal/cut-offs/4/evaluation/{frozen}");
        assert!(staff.gets(&desk).await.is(200).shows("Supplement 2: document"));
        staff.gets(&format!("{desk}/documents/{id}")).await.is(200);
        app.reads_all_letters();
    });
}
