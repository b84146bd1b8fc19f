//! Out and back in: equal when it returns, and nothing changed where it does not fit.

use actix_web::http::Method;
use rollcall::keys::sha256_hex;
use rollcall::proposal::archive::take::{most_bytes, most_files};
use rollcall::proposal::archive::write::entries;
use rollcall::proposal::rules::declaration_slot;
use serde_json::{Value, json};

use super::world::*;
use crate::support::app::{Answer, Person, both_databases, on_sqlite};
use crate::support::pdf::{pages, with};
use crate::support::zip::{file, unzip, zip};

type Files = Vec<(String, Vec<u8>)>;

async fn exported(person: &Person, reference: &str) -> Vec<u8> {
    person.gets(&format!("/proposals/{reference}/archive.zip")).await.is(200).body
}

async fn imports(person: &Person, reference: &str, archive: &[u8]) -> Answer {
    let path = format!("/proposals/{reference}/import");
    let to = person.uploads(&path, "file", "archive.zip", archive).await.is(303).location().to_owned();
    person.gets(&to).await
}

async fn confirms(person: &Person, reference: &str, page: &Answer) -> Answer {
    let (offer, version) = (value(page, "offer"), value(page, "version"));
    let form = [("offer", offer.as_str()), ("version", version.as_str())];
    person.posts(&format!("/proposals/{reference}/import/check"), &form).await
}

/// The archive with one of its files, or its JSON, changed; the manifest is made to fit.
fn changed(archive: &[u8], change: impl FnOnce(&mut Files, &mut Value, &mut Value)) -> Vec<u8> {
    let mut files = unzip(archive);
    let json = |files: &Files, name: &str| serde_json::from_slice::<Value>(file(files, name)).unwrap();
    let (mut manifest, mut application) = (json(&files, "manifest.json"), json(&files, "application.json"));
    change(&mut files, &mut manifest, &mut application);
    let application = serde_json::to_vec(&application).unwrap();
    for listed in manifest["files"].as_array_mut().into_iter().flatten() {
        if listed["name"] == "application.json" {
            listed["bytes"] = json!(application.len());
            listed["sha256"] = json!(sha256_hex(&application));
        }
    }
    for (name, bytes) in &mut files {
        match name.as_str() {
            "manifest.json" => *bytes = serde_json::to_vec(&manifest).unwrap(),
            "application.json" => *bytes = application.clone(),
            _ => {}
        }
    }
    zip(&files)
}

#[test]
fn what_goes_out_and_back_in_is_equal() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let reference = writes(&ana, "DEMO-NORTH").await;
        let ask = uploads(&ana, &reference, "part-b", &pages(3)).await.is(303).location().to_owned();
        decides(&ana, &ask).await.is(303);
        let archive = exported(&ana, &reference).await;
        let same = imports(&ana, &reference, &archive).await.is(200);
        assert!(same.shows("There is nothing to import."), "{}", same.words());

        let empty = begins(&ben, "DEMO-EMPTY").await;
        let page = imports(&ben, &empty, &archive).await.is(200);
        // In the words of the pages, with the place as programs name it.
        for words in [
            "What would change",
            "Name and track · Acronym",
            "/acronym",
            "DEMO-EMPTY",
            "DEMO-NORTH",
            "Consortium · Demo Computing Centre",
            "Demo Computing Centre · FI · Hosting entity",
            "Documents · Proposal, part B",
            "/documents/part-b",
        ] {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        assert!(!page.text().contains("{&quot;"), "no JSON: {}", page.words());
        assert!(ben.gets(&format!("/proposals/{empty}")).await.shows("DEMO-EMPTY"), "nothing changed yet");
        let done = confirms(&ben, &empty, &page).await.is(303);
        assert!(done.location().ends_with("done=proposal-imported"));
        assert_eq!(exported(&ben, &empty).await, archive, "byte for byte");
        // The other way round: a draft with more loses it, and keeps its history.
        let (bare, more) = (begins(&ana, "DEMO-BARE").await, empty);
        let page = imports(&ben, &more, &exported(&ana, &bare).await).await.is(200);
        confirms(&ben, &more, &page).await.is(303);
        assert_eq!(exported(&ben, &more).await, exported(&ana, &bare).await);
        assert!(ben.gets(&format!("/proposals/{more}/edit/documents")).await.shows("Earlier files"));
    });
}

/// As where a draft is begun: one person's proposals of a call have different acronyms, and nobody learns of others'.
#[test]
fn the_acronym_of_ones_own_other_proposal_stays_with_it() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let north = writes(&ana, "DEMO-NORTH").await;
        let archive = exported(&ana, &north).await;
        let south = begins(&ana, "DEMO-SOUTH").await;
        let page = imports(&ana, &south, &archive).await.is(200);
        let said = format!(
            "The archive goes by “DEMO-NORTH”, as your proposal {north} does. This draft keeps its own acronym, DEMO-SOUTH."
        );
        assert!(page.shows(&said) && !page.shows("/acronym"), "{}", page.words());
        confirms(&ana, &south, &page).await.is(303);
        assert!(ana.gets(&format!("/proposals/{south}")).await.shows("DEMO-SOUTH"));
        let path = format!("/api/v1/proposals/{south}/import");
        let told = ana.sends(Method::POST, &path, "application/zip", &archive).await.is(200).json();
        assert_eq!((&told["left"], &told["differences"]), (&json!(["acronym"]), &json!([])), "{told:#}");
    });
}

#[test]
fn what_partners_declared_stays_behind() {
    let document = |slot: &str| json!({ "slot": slot, "name": "a.pdf", "sha256": "00", "bytes": 1, "at": "2025-12-22T09:00:00Z" });
    let content = json!({
        "acronym": "DEMO", "title": "", "track": "", "answers": {}, "partners": [], "asks": [], "tranches": [],
        "documents": [document(&declaration_slot("honour", 1)), document("part-b")],
    });
    let entries = entries("ai-factories", &serde_json::from_value(content).unwrap()).unwrap();
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["manifest.json", "application.json", "documents/part-b.pdf"]);
}

/// What goes out can come back, however many funders give letters of their own.
#[test]
fn the_limits_of_an_import_are_those_of_the_rulebook() {
    let book = book();
    let letters = book.documents.iter().find(|slot| slot.per_funder).unwrap();
    assert!(most_files(&book) > 3 + book.documents.len() + 100);
    assert!(most_bytes(&book) > 100 * letters.max_bytes);
    let mut none = book.clone();
    none.documents.retain(|slot| !slot.per_funder);
    assert_eq!(most_files(&none), 3 + none.documents.len());
}

#[test]
fn the_reply_to_an_earlier_evaluation_goes_out_and_comes_back() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let earlier = writes(&ana, "DEMO-EARLY").await;
        submits(&ana, &earlier).await.is(303);
        ana.letters();
        let old = earlier.clone();
        let taken_up = app.acts_as(&ana.actor(), move |act| {
            let old = rollcall::proposal::store::of_call(act.db, &book().call.id, &old)?;
            rollcall::proposal::acts::carry_over(act, &old)
        });
        let reference = taken_up.unwrap().reference;
        let replies = |seen: &'static str, reply: &'static str| {
            let key = reference.clone();
            let reply = move |act: &mut rollcall::act::Act<'_>| {
                rollcall::proposal::acts::reply(act, &key, seen, reply).map(drop)
            };
            app.acts_as(&ana.actor(), reply).unwrap();
        };
        replies("", "We have the site.");
        let archive = exported(&ana, &reference).await;
        assert!(imports(&ana, &reference, &archive).await.is(200).shows("There is nothing to import."));
        replies("We have the site.", "Something else.");
        let page = imports(&ana, &reference, &archive).await.is(200);
        assert!(page.shows("/reply") && page.shows("We have the site."), "{}", page.words());
        confirms(&ana, &reference, &page).await.is(303);
        assert_eq!(exported(&ana, &reference).await, archive, "byte for byte");
        // What was exported before replies went along says nothing of them, and changes none.
        let before = changed(&archive, |_, manifest, application| {
            manifest["version"] = json!(1);
            application.as_object_mut().unwrap().remove("reply");
        });
        let page = imports(&ana, &reference, &before).await.is(200);
        assert!(page.shows("There is nothing to import."), "{}", page.words());
        // A reply that is none is told with its place; where nothing was taken up, it stays behind.
        let long = changed(&archive, |_, _, application| application["reply"] = json!("x".repeat(6_000)));
        assert!(imports(&ana, &reference, &long).await.is(422).shows("/reply"));
        let fresh = begins(&ana, "DEMO-FRESH").await;
        let page = imports(&ana, &fresh, &archive).await.is(200);
        assert!(page.shows("takes up no earlier one"), "{}", page.words());
        confirms(&ana, &fresh, &page).await.is(303);
        app.reads_all_letters();
    });
}

#[test]
fn what_was_declared_goes_along_to_be_read_and_is_not_taken_over() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        declares_all(&ana, &reference).await;
        let archive = exported(&ana, &reference).await;
        let files = unzip(&archive);
        let declared: Value = serde_json::from_slice(file(&files, "declarations.json")).unwrap();
        assert_eq!(declared[0]["signed_by"], "Ana");
        let fresh = begins(&ana, "DEMO-FRESH").await;
        let page = imports(&ana, &fresh, &archive).await.is(200);
        assert!(page.shows("each partner declares here, by itself"), "{}", page.words());
        confirms(&ana, &fresh, &page).await.is(303);
        let names: Vec<String> =
            unzip(&exported(&ana, &fresh).await).into_iter().map(|(name, _)| name).collect();
        assert!(!names.iter().any(|name| name == "declarations.json"), "{names:?}");
        app.reads_all_letters();
    });
}

#[test]
fn a_program_imports_as_a_page_does() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let reference = writes(&ana, "DEMO-NORTH").await;
        let archive = ana
            .calls(Method::GET, &format!("/api/v1/proposals/{reference}/archive"), None, &[])
            .await
            .is(200)
            .body;
        assert_eq!(archive, exported(&ana, &reference).await);
        let other = begins(&ben, "DEMO-OTHER").await;
        let path = format!("/api/v1/proposals/{other}/import");
        let told = ben.sends(Method::POST, &path, "application/zip", &archive).await.is(200).json();
        assert_eq!((&told["applied"], &told["version"]), (&json!(false), &json!(1)));
        let pointers: Vec<&str> = told["differences"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["pointer"].as_str().unwrap())
            .collect();
        assert!(pointers.contains(&"/acronym") && pointers.contains(&"/partners/0"), "{pointers:?}");
        let apply = format!("{path}?apply=true");
        let none = ben.sends(Method::POST, &apply, "application/zip", &archive).await.is(409).json();
        assert_eq!(none["type"], "urn:rollcall:problem:refused/if-match-missing");
        ben.sends_upon(Method::POST, &apply, "\"7\"", &archive).await.is(409);
        let done = ben.sends_upon(Method::POST, &apply, "\"1\"", &archive).await.is(200).json();
        assert_eq!(done["applied"], json!(true));
        assert_eq!(exported(&ben, &other).await, archive);
    });
}

#[test]
fn what_does_not_fit_changes_nothing_and_is_told_place_by_place() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        let archive = exported(&ana, &reference).await;
        let wrong = changed(&archive, |_, _, application| {
            application["partners"][0]["country"] = json!("Atlantis");
            application["asks"][0]["amount"] = json!("a lot");
            application["answers"]["no-such-field"] = json!("x");
        });
        let page = imports(&ana, &reference, &wrong).await.is(422);
        let places = ["/partners/0/country", "/asks/0/amount", "/answers/no-such-field"];
        for words in ["It does not fit", "Consortium · 1", "Budget · 1"].into_iter().chain(places) {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        assert!(!page.text().contains("name=\"offer\""), "there is nothing to confirm");
        let path = format!("/api/v1/proposals/{reference}/import?apply=true");
        let told = ana.sends_upon(Method::POST, &path, "\"1\"", &wrong).await;
        assert!([409, 422].contains(&told.status.as_u16()), "{}", told.text());
        assert_eq!(exported(&ana, &reference).await, archive);
    });
}

#[test]
fn hostile_archives_are_refused_with_the_reason() {
    on_sqlite(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        let archive = exported(&ana, &reference).await;
        let named =
            |name: &str| changed(&archive, |files, _, _| files.push((name.to_owned(), b"x".to_vec())));
        let with_part_b = |bytes: Vec<u8>| {
            changed(&archive, |files, manifest, _| {
                for listed in manifest["files"].as_array_mut().unwrap() {
                    if listed["name"] == "documents/part-b.pdf" {
                        listed["bytes"] = json!(bytes.len());
                        listed["sha256"] = json!(sha256_hex(&bytes));
                    }
                }
                files.iter_mut().find(|(name, _)| name == "documents/part-b.pdf").unwrap().1 = bytes;
            })
        };
        let twice = {
            let mut files = unzip(&archive);
            files.push(("documents/part-x.pdf".to_owned(), PDF.to_vec()));
            let mut bytes = zip(&files);
            // The same length, so that only the name is another.
            while let Some(at) = bytes.windows(10).position(|part| part == b"part-x.pdf") {
                bytes[at..at + 10].copy_from_slice(b"part-b.pdf");
            }
            bytes
        };
        let cases: Vec<(&str, Vec<u8>, &str)> = vec![
            ("no archive", b"PK is not enough".to_vec(), "This is no ZIP archive"),
            ("cut", archive[..archive.len() / 2].to_vec(), "This is no ZIP archive"),
            ("climbing", named("../../etc/passwd"), "does not belong into an application"),
            ("absolute", named("/etc/passwd"), "does not belong into an application"),
            ("backslash", named("documents\\part-b.pdf"), "does not belong into an application"),
            ("hidden", named("documents/.part-b.pdf"), "does not belong into an application"),
            ("unlisted", named("documents/more.pdf"), "is in the archive and not in its manifest"),
            ("twice", twice, "Two files have the same name"),
            (
                "many",
                changed(&archive, |files, _, _| {
                    files.extend((0..700).map(|place| (format!("documents/{place}.pdf"), Vec::new())));
                }),
                "The archive has more than",
            ),
            (
                "no manifest",
                zip(&unzip(&archive)
                    .into_iter()
                    .filter(|(name, _)| name != "manifest.json")
                    .collect::<Vec<_>>()),
                "“manifest.json” is not in the archive",
            ),
            (
                "wrong hash",
                changed(&archive, |files, _, _| {
                    files.iter_mut().find(|(name, _)| name == "documents/part-b.pdf").unwrap().1 = pages(2);
                }),
                "is not the file that the manifest lists",
            ),
            (
                "format",
                changed(&archive, |_, manifest, _| manifest["format"] = json!("other")),
                "its format is not",
            ),
            (
                "version",
                changed(&archive, |_, manifest, _| manifest["version"] = json!(9)),
                "another version of the format",
            ),
            (
                "call",
                changed(&archive, |_, manifest, _| manifest["call"] = json!("other")),
                "written for another call",
            ),
            (
                "slot",
                changed(&archive, |_, manifest, _| manifest["documents"][0]["slot"] = json!("nowhere")),
                "has no place for such a document",
            ),
            (
                "shape",
                changed(&archive, |_, _, application| application["partners"] = json!("nobody")),
                "/application/partners",
            ),
            ("bomb", with_part_b(vec![b' '; 30_000_000]), "unpacks to more than 20000000 bytes"),
            ("no PDF", with_part_b(b"just words".to_vec()), "it is plain text"),
            (
                "script",
                with_part_b(with(1, "/OpenAction << /S /JavaScript /JS (x) >>", &[])),
                "This PDF holds scripts",
            ),
        ];
        for (name, bytes, reason) in cases {
            let page = imports(&ana, &reference, &bytes).await.is(422);
            assert!(page.shows(reason), "{name}: {}", page.words());
            assert_eq!(exported(&ana, &reference).await, archive, "{name} changed something");
        }
        let empty = ana.uploads(&format!("/proposals/{reference}/import"), "file", "x.zip", b"").await;
        assert!(empty.is(422).shows("The file is empty."));
    });
}

#[test]
fn an_offer_to_import_is_one_persons_for_one_proposal() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben, eve) = (app.person("Ana").await, app.person("Ben").await, app.person("Eve").await);
        let reference = writes(&ana, "DEMO-NORTH").await;
        let archive = exported(&ana, &reference).await;
        let other = begins(&ana, "DEMO-OTHER").await;
        joins(&ana, &ben, &other, "contributor", "").await;
        let page = imports(&ana, &other, &archive).await.is(200);
        let (offer, version) = (value(&page, "offer"), value(&page, "version"));
        let form = [("offer", offer.as_str()), ("version", version.as_str())];
        let confirm = format!("/proposals/{other}/import/check");
        ben.posts(&confirm, &form).await.is(409);
        eve.posts(&confirm, &form).await.is(404);
        ana.posts(&format!("/proposals/{reference}/import/check"), &form).await.is(409);
        eve.gets(&format!("/proposals/{other}/import")).await.is(404);
        eve.gets(&format!("/proposals/{other}/archive.zip")).await.is(404);
        // The draft moves on meanwhile: what would change is shown again.
        saves(&ben, &other, "basics", &[("acronym", "DEMO-OTHER"), ("title", "Meanwhile"), ("track", "")])
            .await
            .is(303);
        let again = ana.posts(&confirm, &form).await.is(409);
        assert!(
            again.shows("The draft was changed meanwhile.") && again.shows("Meanwhile"),
            "{}",
            again.words()
        );
        confirms(&ana, &other, &again).await.is(303);
        let application = |archive: &[u8]| -> Value {
            serde_json::from_slice(file(&unzip(archive), "application.json")).unwrap()
        };
        // Both are Ana's, so each keeps its acronym.
        let mut expected = application(&archive);
        expected["acronym"] = json!("DEMO-OTHER");
        assert_eq!(application(&exported(&ana, &other).await), expected);
    });
}
