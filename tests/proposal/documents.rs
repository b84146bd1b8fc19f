//! Documents: looked at, counted, replaced only on purpose.

use actix_web::http::Method;

use super::world::*;
use crate::support::app::both_databases;
use crate::support::pdf::{pages, pdf, plain, stream, with};

#[test]
fn a_hostile_file_is_refused_beside_its_field_and_nothing_is_kept() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-NORTH").await;
        let secret = pdf(&[plain("<< /Type /Catalog >>")], "/Encrypt 2 0 R");
        let script = with(1, "/OpenAction << /S /JavaScript /JS (x) >>", &[]);
        let inside = with(1, "", &[stream("/Type /EmbeddedFile", b"MZ")]);
        let word = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat();
        for (bytes, reason) in [
            (secret, "This PDF is encrypted"),
            (script, "This PDF holds scripts"),
            (inside, "This PDF holds other files"),
            (pages(10_000), "This PDF has far more pages"),
            (pages(2)[..300].to_vec(), "The file is not whole"),
            (b"\x89PNG\r\n\x1a\n0000".to_vec(), "whatever its name says: it is a picture."),
            (b"just words".to_vec(), "it is plain text."),
            (word, "This is not a PDF"),
        ] {
            let page = uploads(&ana, &reference, "part-b", &bytes).await.is(422);
            assert!(page.shows(reason), "{reason}: {}", page.words());
            assert!(page.text().contains("id=\"f-part-b-error\""));
        }
        let page = ana.gets(&format!("/proposals/{reference}/edit/documents")).await.is(200);
        assert!(!page.text().contains("/documents/") || !page.shows("part-b.pdf"));
        let api = format!("/api/v1/proposals/{reference}/documents/part-b");
        let told = ana.sends(Method::PUT, &api, "application/pdf", &pages(10_000)).await.is(422).json();
        assert_eq!(
            (&told["errors"][0]["pointer"], &told["errors"][0]["code"]),
            (&"/part-b".into(), &"pdf-pages".into())
        );
    });
}

#[test]
fn surplus_pages_warn_and_block_nothing() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        let ask = uploads(&ana, &reference, "part-b", &pages(73)).await.is(303).location().to_owned();
        decides(&ana, &ask).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}")).await.is(200);
        assert!(
            page.shows("“Proposal, part B” has 3 pages more than the 70 that are evaluated."),
            "{}",
            page.words()
        );
        let page = ana.gets(&format!("/proposals/{reference}/edit/documents")).await.is(200);
        assert!(page.shows("73 pages") && page.shows("At most 70 pages are evaluated"), "{}", page.words());
        submits(&ana, &reference).await.is(303);
        ana.letters();
        let content = ana.gets(&format!("/proposals/{reference}/content.json")).await.is(200).json();
        assert_eq!(content["documents"][1]["pages"], 73);
    });
}

#[test]
fn nothing_is_replaced_before_both_were_shown() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben, eve) = (app.person("Ana").await, app.person("Ben").await, app.person("Eve").await);
        let reference = begins(&ana, "DEMO-NORTH").await;
        let other = begins(&ana, "DEMO-OTHER").await;
        joins(&ana, &ben, &reference, "contributor", "").await;
        uploads(&ana, &reference, "part-b", PDF).await.is(303);
        // The same file again is no question.
        let again = uploads(&ana, &reference, "part-b", PDF).await.is(303);
        assert!(again.location().contains("done=proposal-uploaded"));
        app.passes(60);
        let ask = uploads(&ben, &reference, "part-b", &pages(2)).await.is(303).location().to_owned();
        let page = ben.gets(&ask).await.is(200);
        for words in ["Replace this document?", "1 page", "2 pages", "by you", "Ana"] {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        let (offer, over) = (value(&page, "offer"), value(&page, "over"));
        let form = [("offer", offer.as_str()), ("over", over.as_str())];
        let to = format!("/proposals/{reference}/documents/part-b/replace");
        // Nobody adopts another's upload, for another slot, another proposal, or an hour too late.
        assert!(ana.gets(&ask).await.is(409).shows("is not yours"));
        ana.posts(&to, &form).await.is(409);
        ben.posts(&format!("/proposals/{reference}/documents/work-plan/replace"), &form).await.is(409);
        ben.posts(&format!("/proposals/{other}/documents/part-b/replace"), &form).await.is(404);
        ana.posts(&format!("/proposals/{other}/documents/part-b/replace"), &form).await.is(409);
        eve.posts(&to, &form).await.is(404);
        ben.posts(&to, &[("offer", "nonsense"), ("over", &over)]).await.is(409);
        // What was shown has changed meanwhile: it is shown again.
        let mine = uploads(&ana, &reference, "part-b", &pages(3)).await.is(303).location().to_owned();
        assert!(decides(&ana, &mine).await.is(303).location().contains("done=proposal-replaced"));
        let shown_again = ben.posts(&to, &form).await.is(303).location().to_owned();
        assert!(ben.gets(&shown_again).await.is(200).shows("3 pages"));
        decides(&ben, &shown_again).await.is(303);
        let page = ben.gets(&format!("/proposals/{reference}/edit/documents")).await.is(200);
        assert!(page.shows("2 pages") && page.shows("Earlier files"), "{}", page.words());
        let third = uploads(&ben, &reference, "part-b", &pages(4)).await.is(303).location().to_owned();
        app.passes(25 * 3_600);
        let mut ben = ben.clone();
        ben.signs_in();
        assert!(ben.gets(&third).await.is(409).shows("older than a day"));
        app.reads_all_letters();
    });
}

#[test]
fn what_is_taken_out_is_what_was_shown() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let reference = begins(&ana, "DEMO-NORTH").await;
        joins(&ana, &ben, &reference, "contributor", "").await;
        uploads(&ana, &reference, "part-b", PDF).await.is(303);
        let path = format!("/proposals/{reference}/documents/part-b/remove");
        let asks = ana.gets(&path).await.is(200);
        assert!(asks.shows("Take “part-b.pdf” out?") && asks.shows("Ana"), "{}", asks.words());
        let seen = value(&asks, "sha256");
        // A colleague puts another file there meanwhile: it is asked about, and stays.
        let ask = uploads(&ben, &reference, "part-b", &pages(2)).await.is(303).location().to_owned();
        decides(&ben, &ask).await.is(303);
        assert_eq!(ana.posts(&path, &[("sha256", &seen)]).await.is(303).location(), path);
        assert!(ana.gets(&path).await.is(200).shows("Ben"));
        assert!(ana.gets(&format!("/proposals/{reference}/edit/documents")).await.shows("2 pages"));
        removes(&ana, &reference, "part-b").await.is(303);
        ana.gets(&path).await.is(404);
        app.reads_all_letters();
    });
}

#[test]
fn a_program_names_what_it_replaces() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-NORTH").await;
        let path = format!("/api/v1/proposals/{reference}/documents/part-b");
        let put = async |query: &str, bytes: &[u8]| {
            ana.sends(Method::PUT, &format!("{path}{query}"), "application/pdf", bytes).await
        };
        assert_eq!(put("?name=plan.pdf", PDF).await.is(200).json()["pages"], 1);
        let told = put("", &pages(2)).await.is(409).json();
        assert_eq!(told["type"], "urn:rollcall:problem:refused/document-held");
        assert_eq!(told["arguments"]["name"], "plan.pdf");
        assert_eq!(put("?replace=true", &pages(2)).await.is(200).json()["pages"], 2);
        let tag = ana.calls(Method::GET, &path, None, &[]).await.is(200).header("etag").unwrap().to_owned();
        let matching = async |tag: &str, bytes: &[u8]| ana.sends_upon(Method::PUT, &path, tag, bytes).await;
        matching("\"00\"", &pages(3)).await.is(409);
        assert_eq!(matching(&tag, &pages(3)).await.is(200).json()["pages"], 3);
    });
}
