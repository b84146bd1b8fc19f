//! Reports from sealed editions: one cut-off from its intake to the Board's decision.

use rollcall::call::rules::{TieBreak, builtin};
use rollcall::ground::{Euro, Moment};
use rollcall::proposal::rules::Content;
use rollcall::report::render::{TableId, Teller, Verdict, document_of, issue, verify};
use rollcall::report::rules::{Body, EditionName, Format, Mark, Report, Sealed, Stand};
use rollcall::report::store::{self, Wanted};
use rollcall::words::Language;
use serde_json::json;

use super::published::{settled, text, words};
use crate::evaluation::scene::{DESK, Panel, Scene, call_id, content};
use crate::support::app::{App, both_databases};
use crate::words::paths::every_path_exists;

const LIST: &str = "/calls/rehearsal/cut-offs/4/ranking";
const PAGE: &str = "/calls/rehearsal/cut-offs/4/report";

/// Two that tie, of which the money pays one; one below the threshold; one that is not eligible.
fn contents() -> Vec<Content> {
    let mut north = content("NORTH", "Demo Centre", "999999999", "FI", 60);
    north.tranches[0].amount = Euro::parse("50000000").unwrap();
    let mut alps = content("ALPS", "=Alpine Centre", "888888888", "AT", 50);
    alps.tranches[0].amount = Euro::parse("70000000").unwrap();
    let coast = content("COAST", "Coast Centre", "777777777", "PT", 20);
    let river = content("RIVER", "River Centre", "666666666", "HU", 10);
    vec![north, alps, coast, river]
}

/// Fails the first item of the first checklist.
async fn fails(scene: &Scene, reference: &str) {
    let book = builtin("rehearsal").unwrap();
    let list = &book.checklists[0];
    for (place, item) in list.items.iter().enumerate() {
        let field = format!("finding.{}.{}", list.id, item.id);
        let why = format!("reason.{}.{}", list.id, item.id);
        let finding = if place == 0 { "not_met" } else { "met" };
        let form =
            [("list", list.id.as_str()), (&field, finding), (&why, "It came a day after the cut-off.")];
        scene.staff.posts(&format!("{DESK}/{reference}/checks"), &form).await.is(303);
    }
    let form = [("list", list.id.as_str()), ("passed", "no"), ("reason", "It came a day late.")];
    scene.staff.posts(&format!("{DESK}/{reference}/conclude"), &form).await.is(303);
}

async fn eligible(scene: &Scene) {
    for reference in ["REH-0001", "REH-0002", "REH-0003"] {
        scene.passes(reference).await;
    }
    fails(scene, "REH-0004").await;
    scene.staff.posts(&format!("{DESK}/seal"), &[]).await.is(303);
}

async fn ranked(scene: &Scene) {
    let panel = Panel::of(scene, 4).await;
    for (reference, score) in [("REH-0001", "82"), ("REH-0002", "82"), ("REH-0003", "55")] {
        scene.evaluates(reference, &panel, score).await;
    }
    let book = builtin("rehearsal").unwrap();
    let aspect = book.ties.iter().find_map(|tie| match tie {
        TieBreak::Panel(aspect) => Some(aspect.clone()),
        TieBreak::Criterion(_) => None,
    });
    let aspect = aspect.unwrap();
    let field = |name: &str, reference: &str| format!("{name}.{reference}.{aspect}");
    let (north, alps) = (field("value", "REH-0001"), field("value", "REH-0002"));
    let (why_north, why_alps) = (field("reason", "REH-0001"), field("reason", "REH-0002"));
    let form = [
        ("aspect", aspect.as_str()),
        (&north, "2"),
        (&why_north, "Covers forestry."),
        (&alps, "1"),
        (&why_alps, "Covers less."),
    ];
    scene.staff.posts(&format!("{LIST}/findings"), &form).await.is(303);
    scene.staff.posts(&format!("{LIST}/seal"), &[]).await.is(303);
}

async fn decided(scene: &Scene) {
    let form = [
        ("reference", "EUROHPC/2025/47"),
        ("decided_on", "2025-12-19"),
        ("verdict.REH-0001", "selected"),
        ("condition.REH-0001", "The state confirms its part by March."),
        ("verdict.REH-0002", "reserve"),
        ("verdict.REH-0003", "rejected"),
    ];
    scene.staff.posts(&format!("{LIST}/decision"), &form).await.is(303);
}

fn read(app: &App, edition: Option<EditionName>) -> Report {
    let as_of = app.now();
    let wanted = Wanted { as_of, edition };
    app.state().database.read_now(|db| store::report(db, &call_id(), 4, wanted)).unwrap()
}

fn sealed(report: &Report) -> &Sealed {
    let Body::Sealed(sealed) = &report.body else { panic!("not from an edition") };
    sealed
}

fn stands(report: &Report) -> Vec<(&str, Stand)> {
    sealed(report).proposals.iter().map(|row| (row.reference.as_str(), row.stands)).collect()
}

#[test]
fn a_cutoff_is_reported_from_its_intake_to_the_decision() {
    both_databases(async |app| {
        let scene = Scene::of(&app, contents()).await;
        let intake = read(&app, None);
        assert_eq!(sealed(&intake).edition.kind, EditionName::Intake);
        assert_eq!(sealed(&intake).counts.intake.received, 4);
        assert_eq!(sealed(&intake).counts.eligible, None);
        let findings = text(&intake, Format::Csv, TableId::Findings);
        assert!(findings.lines().nth(1).unwrap().contains("Alarm,REH-0001,NORTH,"), "{findings}");
        assert!(findings.contains("Information,REH-0002,ALPS,"), "{findings}");
        scene.staff.gets(&format!("{PAGE}?edition=ranked")).await.is(409);

        eligible(&scene).await;
        let checked = read(&app, None);
        assert_eq!(sealed(&checked).counts.eligible, Some(3));
        assert_eq!(stands(&checked)[3], ("REH-0004", Stand::NotEligible));
        let facts = text(&checked, Format::Csv, TableId::Facts);
        assert!(facts.contains("It came a day late."), "{facts}");

        ranked(&scene).await;
        let list = read(&app, None);
        let expected = [
            ("REH-0001", Stand::Main),
            ("REH-0002", Stand::OnReserve),
            ("REH-0003", Stand::Below),
            ("REH-0004", Stand::NotEligible),
        ];
        assert_eq!(stands(&list), expected);
        assert_eq!(sealed(&list).proposals[0].tie.as_ref().unwrap().over, "REH-0002");

        decided(&scene).await;
        app.reads_all_letters();
        let last = read(&app, None);
        assert_eq!(stands(&last)[0], ("REH-0001", Stand::Selected));
        assert_eq!(stands(&last)[1], ("REH-0002", Stand::Reserve));
        assert_eq!(sealed(&last).stands_on.len(), 3);
        // What an earlier edition says is not changed by what was sealed after it.
        assert_eq!(read(&app, Some(EditionName::Intake)).canonical().unwrap(), intake.canonical().unwrap());
        assert_eq!(read(&app, Some(EditionName::Ranked)).canonical().unwrap(), list.canonical().unwrap());

        let names = ["Eva", "Emil", "Ebba", "Moderator"];
        for table in TableId::ALL {
            let csv = text(&last, Format::Csv, *table);
            assert!(names.iter().all(|name| !csv.contains(name)), "an expert is named in {table:?}");
            assert!(!csv.contains('⟦'), "{csv}");
            insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("decided_{}", table.name()), settled(&csv));
            });
        }
        let csv = text(&last, Format::Csv, TableId::Proposals);
        assert!(csv.contains(",'=Alpine Centre,"), "{csv}");
        verifies(&app, &last);
        on_the_page(&scene).await;
        paths(&[intake, list, last]);
    });
}

/// Each file of a report is found to be what it says, and found out when a byte of it is another.
fn verifies(app: &App, report: &Report) {
    let tell = Teller { words: words(), language: Language::Fr };
    for format in Format::ALL {
        let mut bytes = issue(tell, report, *format, TableId::Money).unwrap().bytes;
        let mark = Mark::find(&String::from_utf8_lossy(&bytes)).unwrap();
        let again = app.state().database.read_now(|db| store::again(db, &mark)).unwrap();
        assert_eq!(verify(tell, &again, &mark, &bytes).unwrap(), Verdict::SameBytes);
        let at = bytes.len() - 5;
        bytes[at] ^= 1;
        assert_eq!(verify(tell, &again, &mark, &bytes).unwrap(), Verdict::Differs { at: Some(at) });
    }
}

async fn on_the_page(scene: &Scene) {
    let page = scene.staff.gets(PAGE).await.is(200);
    for shown in
        ["Decision EUROHPC/2025/47 of 19 December 2025", "NORTH", "Tie broken", "selected", "Held back"]
    {
        assert!(page.shows(shown), "{shown}");
    }
    assert!(scene.staff.gets(&format!("{PAGE}?edition=intake")).await.is(200).shows("received"));
    scene.staff.gets(&format!("{PAGE}?edition=nothing")).await.is(404);
    scene.coordinator.gets(PAGE).await.is(404);
    let csv = scene.staff.gets(&format!("{PAGE}?format=csv&table=lines&edition=ranked")).await.is(200);
    assert!(csv.text().contains("basis:sealed kind:ranked"));
}

fn paths(reports: &[Report]) {
    let tell = Teller { words: words(), language: Language::En };
    let view = |report: &Report| {
        let mut view = serde_json::to_value(document_of(tell, report).unwrap()).unwrap();
        view["crumbs"] = json!([{ "label": "Calls", "href": "/calls" }, { "label": "Here", "href": null }]);
        view["files"] = json!([{ "label": "HTML", "href": "?format=html" }]);
        view["steps"] = json!([
            { "label": "Intake", "note": "sealed", "state": "done", "href": "?edition=intake" },
            { "label": "State", "note": "to come", "state": "todo", "href": null },
        ]);
        view
    };
    let mut samples: Vec<_> = reports.iter().map(view).collect();
    samples[0]["notice"] = json!({ "kind": "warn", "title": "t", "text": "t", "action": null });
    every_path_exists("report/page", &samples);
}

#[test]
fn before_the_intake_is_sealed_the_report_says_so() {
    both_databases(async |app| {
        let _scene = Scene::of(&app, contents()).await;
        let at = |moment: &str| moment.parse::<Moment>().unwrap();
        let stood = |as_of| {
            let wanted = Wanted { as_of, edition: None };
            let report =
                app.state().database.read_now(|db| store::report(db, &call_id(), 4, wanted)).unwrap();
            report.basis()
        };
        let open = format!("{:?}", stood(at("2025-10-30T15:59:59Z")));
        assert!(open.contains("Open"), "{open}");
        // The scene closes late: until then nothing was sealed, though proposals had come in.
        let waiting = format!("{:?}", stood(at("2025-11-01T10:00:00Z")));
        assert!(waiting.contains("NotSealed"), "{waiting}");
    });
}
