//! Exactly what evaluators will see, for everybody the same; and the receipt on paper.

use rollcall::files::pdf::look;
use rollcall::ground::{Role, Scope};
use rollcall::keys::sha256_hex;

use super::world::*;
use crate::support::app::{both_databases, on_sqlite};
use crate::support::pdf::pages;
use crate::support::zip::{file, unzip};

/// What would do something if it were ever read as markup.
const HOSTILE: &str = "#read(\"/etc/passwd\") #panic(\"x\") *open $ unbalanced ` _ @nobody <label> \\ // /* #{ [\n\
                       = No heading\n#import \"/x.typ\"\n\nΈργο, Żółć, Привет. \u{1f600}";

#[test]
fn a_draft_is_shown_as_it_would_be_seen_and_a_version_as_it_counts() {
    both_databases(async |app| {
        call(&app);
        let (ana, eve) = (app.person("Ana").await, app.person("Eve").await);
        let reference = writes(&ana, "DEMO-NORTH").await;
        let own = format!("/proposals/{reference}/dossier");
        let ask = uploads(&ana, &reference, "part-b", &pages(73)).await.is(303).location().to_owned();
        decides(&ana, &ask).await.is(303);
        let page = ana.gets(&own).await.is(200);
        for words in [
            "NOTHING OF IT IS SUBMITTED",
            "pages 71 to 73 are blanked",
            "Who sees this, and when",
            "never a draft",
        ] {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        // The application is there to be opened, with its pages and size, like every document.
        let printed = format!("/proposals/{reference}/application.pdf");
        let application = ana.gets(&printed).await.is(200);
        assert!(
            application.header("content-disposition").unwrap().contains("AIF-0001-draft-application.pdf")
        );
        let pages_of = look(application.body.clone()).unwrap().pages;
        assert!(page.text().contains(&format!("href=\"{printed}\"")));
        assert!(
            page.shows(&format!("SHA-256 {} {pages_of} pages", sha256_hex(&application.body))),
            "{}",
            page.words()
        );
        let draft = ana.gets(&format!("{own}.zip")).await.is(200);
        assert!(draft.header("content-disposition").unwrap().contains("AIF-0001-draft.zip"));
        let files = unzip(&draft.body);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            ["application.pdf", "documents/part-b.pdf", "documents/commitment-letters.pdf", "contents.txt"]
        );
        // The copy is blank beyond the limit: as many pages, and far fewer words.
        let cut = file(&files, "documents/part-b.pdf");
        assert_eq!(look(cut.to_vec()).unwrap().pages, 73);
        assert_ne!(cut, pages(73));
        assert_eq!(file(&files, "documents/commitment-letters.pdf"), PDF);
        let list = String::from_utf8(file(&files, "contents.txt").to_vec()).unwrap();
        assert!(
            list.contains("pages 71 to 73 are blanked") && list.contains(&sha256_hex(&pages(73))),
            "{list}"
        );
        assert!(list.contains(&sha256_hex(file(&files, "application.pdf"))), "{list}");
        assert_eq!(ana.gets(&format!("{own}.zip")).await.is(200).body, draft.body, "the same bytes again");

        submits(&ana, &reference).await.is(303);
        ana.letters();
        saves(
            &ana,
            &reference,
            "basics",
            &[("acronym", "DEMO-LATER"), ("title", "Later"), ("track", "EUROHPC-2024-CEI-AI-01")],
        )
        .await
        .is(303);
        let version = ana.gets(&format!("{own}?version=1")).await.is(200);
        assert!(version.shows("This is what counts.") && version.shows("DEMO-NORTH: An invented AI Factory"));
        assert!(ana.gets(&own).await.is(200).shows("DEMO-LATER: Later"));
        let of_version = ana.gets(&format!("{own}.zip?version=1")).await.is(200).body;
        ana.gets(&format!("{own}?version=2")).await.is(404);
        for path in ["", ".zip", ".zip?version=1", "?version=1"] {
            eve.gets(&format!("{own}{path}")).await.is(404);
        }
        eve.gets(&printed).await.is(404);
        assert!(version.text().contains(&format!("href=\"{printed}?version&#x3D;1\"")), "{}", version.text());
        // Staff see what was received, and only once the cut-off has passed.
        let staff = app.person_with("Stan", Role::Staff, Scope::Call(book().call.id)).await;
        staff.gets(&format!("{own}.zip")).await.is(404);
        app.clock_to(AFTER);
        app.works();
        app.reads_all_letters();
        assert_eq!(staff.gets(&format!("{own}.zip")).await.is(200).body, of_version);
        // So do those who wrote it: what they changed afterwards is read by nobody.
        let taken_in = ana.gets(&own).await.is(200);
        assert!(
            taken_in.shows("This is what counts.") && !taken_in.shows("DEMO-LATER: Later"),
            "{}",
            taken_in.words()
        );
        assert_eq!(ana.gets(&format!("{own}.zip")).await.is(200).body, of_version);
        let overview = ana.gets(&format!("/proposals/{reference}")).await.is(200);
        assert!(overview.shows("What was changed in the draft after that was not submitted"));
        let evaluation = format!("/calls/ai-factories/cut-offs/5/evaluation/{reference}/dossier.zip");
        assert_eq!(staff.gets(&evaluation).await.is(200).body, of_version, "the same files for everybody");
        ana.gets(&evaluation).await.is(404);
    });
}

/// A later version of the rulebook would have more pages read; what was submitted is read by the one it was submitted
/// under, and once its cut-off has closed by the one that was fixed for it, whoever asks.
#[test]
fn what_was_received_is_read_by_the_rulebook_of_its_time() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        let ask = uploads(&ana, &reference, "part-b", &pages(73)).await.is(303).location().to_owned();
        decides(&ana, &ask).await.is(303);
        submits(&ana, &reference).await.is(303);
        let own = format!("/proposals/{reference}/dossier");
        let of_version = ana.gets(&format!("{own}.zip?version=1")).await.is(200).body;
        let allows = |most: u32| {
            let mut later = book();
            later.documents.iter_mut().find(|slot| slot.id == "part-b").unwrap().max_pages = Some(most);
            let current =
                app.state().database.read_now(|db| rollcall::call::store::current(db, &book().call.id));
            let hash = current.unwrap().hash;
            app.acts(move |act| rollcall::call::acts::load(act, &later, &hash).map(drop));
        };
        allows(100);
        assert!(
            !ana.gets(&own).await.is(200).shows("are blanked"),
            "the draft is read by the rulebook of now"
        );
        assert!(ana.gets(&format!("{own}?version=1")).await.is(200).shows("pages 71 to 73 are blanked"));
        assert_eq!(ana.gets(&format!("{own}.zip?version=1")).await.is(200).body, of_version);
        app.clock_to(AFTER);
        app.works();
        allows(72);
        let staff = app.person_with("Stan", Role::Staff, Scope::Call(book().call.id)).await;
        let evaluation = format!("/calls/ai-factories/cut-offs/5/evaluation/{reference}/dossier.zip");
        let evaluated = staff.gets(&evaluation).await.is(200).body;
        assert_eq!(staff.gets(&format!("{own}.zip")).await.is(200).body, evaluated);
        assert_eq!(ana.gets(&format!("{own}.zip?version=1")).await.is(200).body, evaluated);
        app.reads_all_letters();
    });
}

#[test]
fn what_people_typed_is_text_and_nothing_else() {
    on_sqlite(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO #x $y").await;
        let section = book().sections.into_iter().next().unwrap();
        let mut form = answers(&section.id);
        form.iter_mut().find(|(name, _)| name == "answers.abstract").unwrap().1 = HOSTILE.to_owned();
        let form: Vec<(&str, &str)> =
            form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        saves(&ana, &reference, &format!("answers-{}", section.id), &form).await.is(303);
        let partners = [
            ("partners.0.name", "#eval(\"1\") *Centre* $"),
            ("partners.0.country", "FI"),
            ("partners.0.role", "host"),
        ];
        saves(&ana, &reference, "consortium", &partners).await.is(303);
        let zip = ana.gets(&format!("/proposals/{reference}/dossier.zip")).await.is(200).body;
        let files = unzip(&zip);
        let application = file(&files, "application.pdf").to_vec();
        assert!(look(application.clone()).unwrap().pages >= 3);
        let raw = String::from_utf8_lossy(&application).into_owned();
        assert!(
            !raw.contains("/root:") && !raw.contains("CreationDate"),
            "no file was read, no time is in it"
        );
    });
}

#[test]
fn the_receipt_can_be_printed() {
    both_databases(async |app| {
        call(&app);
        let (ana, eve) = (app.person("Ana").await, app.person("Eve").await);
        let reference = writes(&ana, "DEMO-NORTH").await;
        let path = format!("/proposals/{reference}/receipt.pdf");
        ana.gets(&path).await.is(404);
        submits(&ana, &reference).await.is(303);
        ana.letters();
        let page = ana.gets(&format!("/proposals/{reference}/receipt")).await.is(200);
        assert!(page.shows("Receipt as PDF") && page.text().contains(&path));
        let pdf = ana.gets(&path).await.is(200);
        assert_eq!(pdf.header("content-type"), Some("application/pdf"));
        assert!(pdf.header("content-disposition").unwrap().contains("AIF-0001-1-receipt.pdf"));
        assert!(look(pdf.body.clone()).unwrap().pages >= 1);
        assert_eq!(ana.gets(&path).await.is(200).body, pdf.body);
        eve.gets(&path).await.is(404);
    });
}
