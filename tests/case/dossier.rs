//! What was accepted lies in the dossier, apart from what was sealed, which stays the same bytes for ever.

use actix_web::http::Method;
use diesel::prelude::*;
use rollcall::db::schema::tranches;
use rollcall::files::pdf::look;
use rollcall::ground::ids::{CallId, FunderId};
use rollcall::ground::{Role, Scope};
use rollcall::keys::sha256_hex;
use rollcall::paper::{Paper, said};
use rollcall::people::Look;
use rollcall::proposal::dossier::{Dossier, source};
use rollcall::words::Language;

use super::scene::{DECIDED, SLIP, Scene, received};
use crate::proposal::world::PDF;
use crate::support::app::{App, both_databases, on_sqlite};
use crate::support::world::World;
use crate::support::zip::{file, unzip};

const ASKED: &[(&str, &str)] = &[
    ("kind", "missing_document"),
    ("subject", "Annex of the letter"),
    ("text", "Please send the annex."),
    ("due", "2026-01-15T17:00"),
];

/// The first file of a page that lies under `/attachments/`.
fn attached(page: &str) -> String {
    page.split("/attachments/").nth(1).expect("a file").split('"').next().unwrap().to_owned()
}

/// A clerical error and a missing document, both settled; the id of the document.
async fn settled(app: &App, scene: &Scene) -> String {
    scene.sam.parts(&scene.case(), SLIP, None).await.is(303);
    let said = [("text", "A slip of ours."), ("proposed", "Start: March 2027 #panic(\"x\") $ <b>")];
    scene.ana.parts(&format!("{}/messages", scene.matter(1)), &said, None).await.is(303);
    scene.sam.posts(&format!("{}/decision", scene.matter(1)), DECIDED).await.is(303);
    scene.sam.parts(&scene.case(), ASKED, None).await.is(303);
    let annex = Some(("../../../évil annex.pdf", PDF));
    scene.ana.parts(&format!("{}/messages", scene.matter(2)), &[("text", "Here.")], annex).await.is(303);
    let id = attached(&scene.sam.gets(&scene.matter(2)).await.is(200).text());
    let accept = [
        ("verdict", "accepted"),
        ("reason", "It was there before the cut-off."),
        ("legal_basis", "Section 6"),
        ("document", &id),
    ];
    scene.sam.posts(&format!("{}/decision", scene.matter(2)), &accept).await.is(303);
    app.reads_all_letters();
    id
}

/// What stands in the records, as it is printed.
fn records(app: &App, scene: &Scene) -> Vec<String> {
    let (state, actor, reference) = (app.state().clone(), scene.ana.actor(), scene.reference.clone());
    let read = move |db: &mut rollcall::db::Db| {
        let (now, wall) = (state.clock.now(), state.clock.wall());
        let mut look = Look { db, actor, now, wall, language: Language::Fr, state: &state };
        let (proposal, source) = source(&mut look, &reference, Some(1))?;
        Dossier::as_it_is_read(&mut look, &source, &proposal.id)
    };
    let made = app.state().database.read_now(read).unwrap();
    let printed = |paper: &Paper| said(paper).unwrap().to_string();
    made.beside.iter().map(|one| printed(&one.record)).collect()
}

#[test]
fn the_sealed_part_stays_what_it_was_and_what_was_accepted_lies_beside_it() {
    both_databases(async |app| {
        let scene = received(&app).await;
        let own = format!("/proposals/{}/dossier", scene.reference);
        let of_version = format!("{own}.zip?version=1");
        let sealed = scene.ana.gets(&of_version).await.is(200).body;
        // Where nothing was accepted, there is one dossier.
        for (person, path) in [(&scene.ana, "?version=1&supplements=true"), (&scene.sam, "")] {
            let same = person.gets(&format!("{own}.zip{path}")).await.is(200);
            assert_eq!(same.body, sealed);
            assert!(same.header("content-disposition").unwrap().contains("AIF-0001-1.zip"));
        }
        let application = scene
            .ana
            .calls(
                Method::GET,
                &format!("/api/v1/proposals/{}/application?version=1", scene.reference),
                None,
                &[],
            )
            .await
            .is(200)
            .body;
        settled(&app, &scene).await;
        assert_eq!(scene.ana.gets(&of_version).await.is(200).body, sealed, "the same bytes for ever");
        assert_eq!(scene.sam.gets(&format!("{of_version}&supplements=false")).await.is(200).body, sealed);
        let whole = scene.sam.gets(&format!("{own}.zip")).await.is(200);
        assert!(whole.header("content-disposition").unwrap().contains("AIF-0001-1-with-supplements.zip"));
        let (before, after) = (unzip(&sealed), unzip(&whole.body));
        let names: Vec<&str> = after.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            [
                "application.pdf",
                "documents/part-b.pdf",
                "documents/commitment-letters.pdf",
                "supplements/supplement-1.pdf",
                "supplements/supplement-2.pdf",
                "supplements/supplement-2-document.pdf",
                "contents.txt",
            ]
        );
        for (name, bytes) in before.iter().filter(|(name, _)| name != "contents.txt") {
            assert_eq!(file(&after, name), bytes, "{name}");
        }
        assert_eq!(file(&after, "application.pdf"), application);
        assert_eq!(file(&after, "supplements/supplement-2-document.pdf"), PDF);
        let list =
            |files: &[(String, Vec<u8>)]| String::from_utf8(file(files, "contents.txt").to_vec()).unwrap();
        let more = list(&after);
        let more = more.strip_prefix(&list(&before)).expect("the list of what was sealed, as it was");
        for line in [
            "Accepted after the cut-off, beside what was submitted",
            "supplements/supplement-1.pdf\n  Supplement 1: clerical error\n",
            "supplements/supplement-2-document.pdf\n  évil annex.pdf\n",
            &sha256_hex(file(&after, "supplements/supplement-1.pdf")),
            &sha256_hex(PDF),
        ] {
            assert!(more.contains(line), "{line}: {more}");
        }
        assert_eq!(look(file(&after, "supplements/supplement-1.pdf").to_vec()).unwrap().pages, 1);
        // The same for everybody who reads it, on the page and over the API, and again.
        let asked = format!("{own}.zip?version=1&supplements=true");
        for person in [&scene.ana, &scene.rita, &scene.olga] {
            assert_eq!(person.gets(&asked).await.is(200).body, whole.body);
        }
        let api = format!("/api/v1/proposals/{}/dossier", scene.reference);
        for (person, query, wanted) in [
            (&scene.ana, "?version=1", &sealed),
            (&scene.ana, "?version=1&supplements=true", &whole.body),
            (&scene.sam, "", &whole.body),
            (&scene.sam, "?supplements=false", &sealed),
        ] {
            let given = person.calls(Method::GET, &format!("{api}{query}"), None, &[]).await.is(200);
            assert_eq!(given.body, *wanted, "{query}");
        }
        let office = format!("/calls/ai-factories/cut-offs/5/evaluation/{}/dossier", scene.reference);
        assert_eq!(scene.sam.gets(&format!("{office}.zip")).await.is(200).body, whole.body);
        let given = scene.olga.calls(Method::GET, &format!("/api/v1{office}"), None, &[]).await.is(200);
        assert_eq!(given.body, whole.body);
        // Once it is taken in, its team is given what those who read it are.
        assert_eq!(scene.ana.gets(&format!("{own}.zip")).await.is(200).body, whole.body);
    });
}

#[test]
fn the_record_says_what_was_decided_and_not_by_whom_or_what_was_written_on_the_way() {
    both_databases(async |app| {
        let scene = received(&app).await;
        settled(&app, &scene).await;
        let records = records(&app, &scene);
        assert_eq!(records.len(), 2);
        for words in [
            "Supplement 1: clerical error",
            "AIF-0001",
            "version 1",
            "accepted",
            "the staff of the call",
            "2025-12-31 16:01:00 UTC",
            "Section 6 of the call",
            "Section 4 says the same.",
            "Part B, table 3",
            "Start: March 2026",
            "Start: March 2027 #panic(\\\"x\\\") $ <b>",
        ] {
            assert!(records[0].contains(words), "{words}: {}", records[0]);
        }
        for words in ["supplements/supplement-2-document.pdf", "évil annex.pdf", &sha256_hex(PDF)] {
            assert!(records[1].contains(words), "{words}: {}", records[1]);
        }
        for hidden in ["Sam", "Ana", "A slip of ours", "Which of the two", "Two dates", "Please send"] {
            assert!(records.iter().all(|record| !record.contains(hidden)), "{hidden}");
        }
        // The page tells of it and offers both.
        let page = scene.ana.gets(&format!("/proposals/{}/dossier?version=1", scene.reference)).await.is(200);
        assert!(page.shows("2 supplements were accepted beside it."), "{}", page.words());
        for href in ["dossier.zip?version&#x3D;1&amp;supplements&#x3D;true\"", "dossier.zip?version&#x3D;1\""]
        {
            assert!(page.text().contains(href), "{href}");
        }
        let read = scene.ana.gets(&format!("/proposals/{}/dossier", scene.reference)).await.is(200);
        assert!(read.shows("As it was sealed") && read.shows("Supplement 1"), "{}", read.words());
    });
}

#[test]
fn who_does_not_read_the_proposal_gets_no_supplement_by_the_archive() {
    both_databases(async |app| {
        let scene = received(&app).await;
        let annex = settled(&app, &scene).await;
        let funder: String = app
            .state()
            .database
            .read_now(|db| {
                Ok(tranches::table.order(tranches::place).select(tranches::funder_id).first(db)?)
            })
            .unwrap();
        let call = CallId::from_text("ai-factories");
        let others = [
            app.person("Oscar").await,
            app.person_with("Fanny", Role::Funder, Scope::Funder(FunderId::from_text(funder))).await,
            app.person_with("Eva", Role::Evaluator, Scope::Call(call.clone())).await,
            app.person_with("Bo", Role::Board, Scope::Call(call.clone())).await,
            app.person_with("Fay", Role::Staff, Scope::Cutoff(call, 4)).await,
        ];
        let (reference, office) = (&scene.reference, "/calls/ai-factories/cut-offs/5/evaluation");
        for person in &others {
            for path in [
                format!("/proposals/{reference}/dossier?version=1"),
                format!("/proposals/{reference}/dossier.zip?version=1&supplements=true"),
                format!("/proposals/{reference}/dossier.zip"),
                format!("{office}/{reference}/dossier.zip"),
                format!("/attachments/{annex}"),
            ] {
                person.gets(&path).await.is(404);
            }
            for path in [
                format!("proposals/{reference}/dossier?version=1&supplements=true"),
                format!("proposals/{reference}/supplements"),
                format!("attachments/{annex}"),
            ] {
                person.calls(Method::GET, &format!("/api/v1/{path}"), None, &[]).await.is(404);
            }
        }
    });
}

#[test]
fn experts_get_it_with_what_they_read_and_only_who_is_cleared() {
    on_sqlite(async |app| {
        let world = World::of(&app).await;
        let (evaluator, staff) = (world.person("evaluator"), world.person("staff"));
        let task = world.place("task").to_owned();
        let given = evaluator.gets(&format!("/reviews/{task}/dossier.zip")).await.is(200).body;
        let names: Vec<String> = unzip(&given).into_iter().map(|(name, _)| name).collect();
        assert!(names.contains(&"supplements/supplement-1.pdf".to_owned()), "{names:?}");
        let api = format!("/api/v1/reviews/{task}/dossier");
        assert_eq!(evaluator.calls(Method::GET, &api, None, &[]).await.is(200).body, given);
        let frozen = world.place("frozen").to_owned();
        assert_eq!(staff.gets(&format!("/proposals/{frozen}/dossier.zip")).await.is(200).body, given);
        let barred = world.path("/reviews/{task}/dossier.zip", "expert in conflict");
        world.person("expert in conflict").gets(&barred).await.is(404);
        let review = evaluator.gets(&format!("/reviews/{task}")).await.is(200);
        assert!(review.shows("The supplements lie in a folder of their own."), "{}", review.words());
        app.reads_all_letters();
    });
}
