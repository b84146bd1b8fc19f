//! A proposal that was taken back after one cut-off and submitted for the next: each cut-off's officials know their own.

use actix_web::http::Method;
use rollcall::call::rules::Rulebook;
use rollcall::ground::ids::CallId;
use rollcall::ground::{Role, Scope};
use serde_json::json;

use super::scene::{DECIDED, SLIP};
use crate::proposal::world::{AFTER, PDF, book, saves, submits, value, writes};
use crate::support::app::{App, Person, both_databases};

const NEXT: &str = "2026-03-31T17:01:00+02:00";

/// The AI Factories call with one cut-off more.
fn two_cutoffs() -> Rulebook {
    let mut book = book();
    let mut next = book.cutoffs.last().unwrap().clone();
    next.number = 6;
    next.local = "2026-03-31T17:00:00".parse().unwrap();
    book.cutoffs.push(next);
    book
}

struct Scene {
    ana: Person,
    /// Run and audit the fifth cut-off, and no other.
    fifth: Person,
    auditor: Person,
    /// Runs the sixth, and no other.
    sixth: Person,
    /// Runs the call.
    sam: Person,
    reference: String,
}

/// Taken in by the fifth cut-off with a matter, taken back, called otherwise, and submitted for the sixth.
async fn moved_on(app: &App) -> Scene {
    app.acts(|act| rollcall::call::acts::load(act, &two_cutoffs(), "").map(drop));
    let call = CallId::from_text("ai-factories");
    let of = |number| Scope::Cutoff(CallId::from_text("ai-factories"), number);
    let ana = app.person("Ana").await;
    let reference = writes(&ana, "DEMO-FIRST").await;
    submits(&ana, &reference).await.is(303);
    let scene = Scene {
        fifth: app.person_with("Fay", Role::Staff, of(5)).await,
        auditor: app.person_with("Ada", Role::Auditor, of(5)).await,
        sixth: app.person_with("Sid", Role::Staff, of(6)).await,
        sam: app.person_with("Sam", Role::Staff, Scope::Call(call)).await,
        ana,
        reference,
    };
    app.clock_to(AFTER);
    app.works();
    let (case, own) = (scene.case(), format!("/proposals/{}", scene.reference));
    scene.fifth.parts(&case, SLIP, Some(("fifth.pdf", PDF))).await.is(303);
    let page = scene.ana.gets(&format!("{own}/withdraw")).await.is(200);
    let version = value(&page, "version");
    let back = [("version", version.as_str()), ("reason", "We come again.")];
    scene.ana.posts(&format!("{own}/withdraw"), &back).await.is(303);
    let basics = [("acronym", "DEMO-SECOND"), ("title", "Otherwise"), ("track", "EUROHPC-2024-CEI-AI-01")];
    saves(&scene.ana, &scene.reference, "basics", &basics).await.is(303);
    submits(&scene.ana, &scene.reference).await.is(303);
    app.reads_all_letters();
    scene
}

impl Scene {
    fn case(&self) -> String {
        format!("/proposals/{}/case", self.reference)
    }
}

#[test]
fn officials_know_a_proposal_as_their_cut_off_took_it_in_and_not_what_came_of_it() {
    both_databases(async |app| {
        let scene = moved_on(&app).await;
        let own = format!("/proposals/{}", scene.reference);
        for person in [&scene.fifth, &scene.auditor, &scene.sam] {
            for path in ["", "/case", "/case/1", "/dossier", "/receipt"] {
                let page = person.gets(&format!("{own}{path}")).await.is(200);
                assert!(!page.text().contains("SECOND") && !page.text().contains("Otherwise"), "{path}");
            }
            assert!(person.gets(&own).await.shows("DEMO-FIRST"));
            let told = person.calls(Method::GET, &format!("/api/v1{own}"), None, &[]).await.is(200).json();
            assert_eq!((&told["acronym"], &told["stage"]), (&json!("DEMO-FIRST"), &json!("withdrawn")));
            assert_eq!(told["submitted"]["version"], 1);
            assert_eq!(told["submitted"]["outdated"], false);
        }
        assert!(!scene.fifth.gets("/staff/ai-factories/cases").await.text().contains("SECOND"));
        for path in ["", "/receipt"] {
            let page = scene.sam.gets(&format!("{own}{path}")).await.is(200).text();
            assert!(!page.contains("version&#x3D;2") && !page.contains("version=2"), "a later version shows");
        }
        scene.sixth.gets(&own).await.is(404);
        assert!(scene.ana.gets(&own).await.shows("DEMO-SECOND"));
        // What the team writes to staff is about what they know.
        let message = format!("{}/1/messages", scene.case());
        scene.ana.parts(&message, &[("text", "It is taken back.")], None).await.is(303);
        let letter = scene.fifth.letters().pop().unwrap();
        assert!(letter.text.contains("DEMO-FIRST") && !letter.text.contains("SECOND"), "{}", letter.text);
        app.reads_all_letters();
    });
}

#[test]
fn a_matter_belongs_to_the_cut_off_of_what_it_is_about() {
    both_databases(async |app| {
        let scene = moved_on(&app).await;
        app.clock_to(NEXT);
        app.works();
        app.reads_all_letters();
        let case = scene.case();
        let mut slip = SLIP.to_vec();
        slip[1] = ("subject", "Of the second");
        *slip.last_mut().unwrap() = ("due", "2026-04-15T17:00");
        let own = format!("/proposals/{}", scene.reference);
        for (person, knows, not) in
            [(&scene.fifth, "DEMO-FIRST", "DEMO-SECOND"), (&scene.sixth, "DEMO-SECOND", "DEMO-FIRST")]
        {
            let page = person.gets(&own).await.is(200);
            assert!(page.shows(knows) && !page.text().contains(not), "{}", page.words());
            let whole = person.calls(Method::GET, &format!("/api/v1{own}"), None, &[]).await.is(200).text();
            assert!(whole.contains(knows) && !whole.contains(not));
        }
        // Each opens matters about what its own cut-off took in.
        scene.sixth.parts(&case, &slip, Some(("sixth.pdf", PDF))).await.is(303);
        assert_eq!(scene.ana.letters().len(), 1);
        assert!(scene.fifth.letters().is_empty() && scene.sixth.letters().is_empty());
        slip[1] = ("subject", "Of the first, once more");
        scene.fifth.parts(&case, &slip, None).await.is(303);
        let seen = scene.ana.calls(Method::GET, &format!("/api/v1{case}"), None, &[]).await.is(200).json();
        let versions: Vec<_> =
            seen["matters"].as_array().unwrap().iter().map(|one| one["version"].clone()).collect();
        assert_eq!(versions, [json!(1), json!(2), json!(1)]);
        let file =
            |page: &str| page.split("/attachments/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let sixth_file = file(&scene.sixth.gets(&format!("{case}/2")).await.is(200).text());
        let fifth_file = file(&scene.fifth.gets(&format!("{case}/1")).await.is(200).text());
        for (person, own, other, files) in [
            (&scene.fifth, 1, 2, (&fifth_file, &sixth_file)),
            (&scene.auditor, 1, 2, (&fifth_file, &sixth_file)),
            (&scene.sixth, 2, 1, (&sixth_file, &fifth_file)),
        ] {
            person.gets(&format!("{case}/{own}")).await.is(200);
            person.gets(&format!("{case}/{other}")).await.is(404);
            person.calls(Method::GET, &format!("/api/v1{case}/{other}"), None, &[]).await.is(404);
            person.gets(&format!("/attachments/{}", files.0)).await.is(200);
            person.gets(&format!("/attachments/{}", files.1)).await.is(404);
            let list = person.calls(Method::GET, &format!("/api/v1{case}"), None, &[]).await.is(200).json();
            let mut numbers = list["matters"].as_array().unwrap().iter().map(|one| &one["number"]);
            assert!(numbers.all(|number| *number != json!(other)), "{list}");
            let all = person.gets("/staff/ai-factories/cases").await.is(200).text();
            assert!(!all.contains(&format!("{case}/{other}\"")));
            for (path, form) in [
                ("messages", vec![("text", "x")]),
                ("decision", DECIDED.to_vec()),
                ("due", vec![("due", "2026-05-15T17:00"), ("why", "x")]),
                ("more-time", vec![("day", "2026-05-15"), ("why", "x")]),
            ] {
                let path = format!("{case}/{other}/{path}");
                match path.ends_with("messages") {
                    true => person.parts(&path, &form, None).await.is(404),
                    false => person.posts(&path, &form).await.is(404),
                };
            }
        }
        // What the team writes goes to those whose matter it is, and what is accepted stands with its cut-off.
        let answer = [("text", "A slip."), ("proposed", "Start: March 2027")];
        scene.ana.parts(&format!("{case}/2/messages"), &answer, None).await.is(303);
        assert_eq!(scene.sixth.letters().len(), 1);
        assert!(scene.fifth.letters().is_empty());
        scene.sixth.posts(&format!("{case}/2/decision"), DECIDED).await.is(303);
        let path = format!("/api/v1/proposals/{}/supplements", scene.reference);
        for (person, count) in [(&scene.ana, 1), (&scene.sixth, 1), (&scene.fifth, 0), (&scene.auditor, 0)] {
            let told = person.calls(Method::GET, &path, None, &[]).await.is(200).json();
            assert_eq!(told["supplements"].as_array().unwrap().len(), count, "{}", person.name);
        }
        assert!(!scene.fifth.gets(&case).await.is(200).shows("Supplement 1"));
        app.reads_all_letters();
    });
}
