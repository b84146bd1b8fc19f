//! Reports from what was published about the first three cut-offs of the AI Factories call.

use proptest::prelude::*;
use rollcall::call::acts;
use rollcall::call::rules::{History, builtin};
use rollcall::ground::ids::CallId;
use rollcall::ground::{Euro, Moment};
use rollcall::report::render::{Issued, PROGRAM, TableId, Teller, Verdict, issue, verify};
use rollcall::report::rules::{Body, Format, Mark, Published, Report, RulebookMark};
use rollcall::report::store::{self, Wanted};
use rollcall::words::{Language, Words};
use serde_json::Value;

use crate::support::app::{App, START, both_databases};

/// The tables of a report from published history.
const PUBLISHED: [TableId; 5] =
    [TableId::Proposals, TableId::Money, TableId::States, TableId::Findings, TableId::Facts];

pub fn loads(app: &App, history: History) {
    app.acts(|act| acts::load(act, &builtin("ai-factories").unwrap(), "made for this test"));
    app.acts(move |act| acts::publish_history(act, &history));
}

fn read(app: &App, cutoff: i32, at: &str) -> Report {
    let (call, at): (_, Moment) = (CallId::from_text("ai-factories"), at.parse().unwrap());
    app.state()
        .database
        .read_now(|db| store::report(db, &call, cutoff, Wanted { as_of: at, edition: None }))
        .unwrap()
}

fn issued(report: &Report, format: Format, table: TableId) -> Issued {
    issue(Teller { words: words(), language: Language::En }, report, format, table).unwrap()
}

pub fn text(report: &Report, format: Format, table: TableId) -> String {
    String::from_utf8(issued(report, format, table).bytes).unwrap()
}

pub fn words() -> &'static Words {
    Words::load().unwrap()
}

/// A report without a database: the history that comes with the program, or another.
pub fn of_history(history: &History, cutoff: i32, day: &str) -> Report {
    let book = builtin("ai-factories").unwrap();
    let mark = RulebookMark { version: 1, hash: book.hash().unwrap() };
    let published = Published::of(history, cutoff, day.parse().unwrap()).unwrap().unwrap();
    Report::new(&book, mark, cutoff, false, Body::Published(Box::new(published))).unwrap()
}

/// Hashes of the rulebook and the version change with either; what a report says does not.
pub fn settled(text: &str) -> String {
    let text = text.replace(&format!("program:{PROGRAM}"), "program:VERSION");
    let text = text.replace(&format!("Rollcall {PROGRAM}"), "Rollcall VERSION");
    let mut settled = String::new();
    for (at, word) in text.split_inclusive(|c: char| !c.is_ascii_hexdigit()).enumerate() {
        let hex = word.trim_end_matches(|c: char| !c.is_ascii_hexdigit());
        let is_hash = hex.len() == 64;
        assert!(at == 0 || !settled.is_empty());
        settled.push_str(&if is_hash { word.replace(hex, "SHA256") } else { word.to_owned() });
    }
    settled
}

fn json(report: &Report) -> Value {
    serde_json::from_str(&text(report, Format::Json, TableId::Proposals)).unwrap()
}

#[test]
fn the_three_cutoffs_of_the_real_history_in_all_formats() {
    both_databases(async |app| {
        loads(&app, History::builtin().unwrap());
        for (cutoff, selected) in [(1, 7), (2, 6), (3, 6)] {
            let report = read(&app, cutoff, START);
            let csv = text(&report, Format::Csv, TableId::Proposals);
            assert_eq!(csv.matches("\r\n").count(), selected + 1, "a head and a line each");
            let value = json(&report);
            assert_eq!(value["report"]["awards"].as_array().unwrap().len(), selected);
            assert_eq!(value["report"]["sums"]["awards"], selected);
            let html = text(&report, Format::Html, TableId::Proposals);
            insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("cutoff_{cutoff}_csv"), settled(&csv));
                let pretty = serde_json::to_string_pretty(&value["report"]).unwrap();
                insta::assert_snapshot!(format!("cutoff_{cutoff}_json"), settled(&pretty));
                insta::assert_snapshot!(format!("cutoff_{cutoff}_html"), settled(&html));
            });
        }
    });
}

#[test]
fn what_was_not_published_is_neither_zero_nor_summed() {
    let report = of_history(&History::builtin().unwrap(), 1, "2025-12-22");
    let csv = text(&report, Format::Csv, TableId::Proposals);
    let mimer = csv.lines().find(|line| line.contains("MIMER")).unwrap();
    assert!(mimer.contains("not published,not published,not published"), "{mimer}");
    let html = text(&report, Format::Html, TableId::Proposals);
    assert!(html.contains("EUR million, sum of project totals, published for 5 of 7"));
    assert!(html.contains("EUR million from the EU, published for 1 of 7"));
    let value = json(&report);
    assert_eq!(value["report"]["sums"]["eu"]["of"], 1);
    assert_eq!(value["report"]["sums"]["eu"]["amount"], "98330000.00");
}

#[test]
fn the_findings_stand_apart_and_only_what_was_known_counts() {
    let history = History::builtin().unwrap();
    let findings = |cutoff, day| text(&of_history(&history, cutoff, day), Format::Csv, TableId::Findings);
    assert!(findings(1, "2025-12-22").contains("Information,BSC AIF,over-match,"));
    assert!(findings(2, "2025-12-22").contains("Data quality,PIAST,rival figures,"));
    assert!(!findings(3, "2026-02-05").contains("CZAI"));
    let later = findings(3, "2026-02-06");
    let alarm = later.lines().nth(1).unwrap();
    assert!(alarm.contains("Alarm,CZAI,not secured,") && alarm.contains("6 February 2026"), "{alarm}");
    let money = text(&of_history(&history, 3, "2026-02-06"), Format::Csv, TableId::Money);
    assert!(money.contains("CZAI,Czechia,state,CZ,20000000.00,public source,2025-10-10,not secured"));
}

#[test]
fn a_cutoff_with_nothing_to_report_says_why() {
    both_databases(async |app| {
        loads(&app, History::builtin().unwrap());
        for (cutoff, at, why) in [
            (5, START, "The cut-off has not passed"),
            (4, START, "No results known"),
            (3, "2025-09-01T10:00:00Z", "No results known"),
            (1, "2024-11-04T15:59:59Z", "The cut-off has not passed"),
        ] {
            let report = read(&app, cutoff, at);
            assert!(text(&report, Format::Html, TableId::Proposals).contains(why), "{cutoff} {at}");
            assert_eq!(text(&report, Format::Csv, TableId::Proposals).matches("\r\n").count(), 1);
        }
        let nothing = app.state().database.read_now(|db| {
            store::report(
                db,
                &CallId::from_text("ai-factories"),
                9,
                Wanted { as_of: START.parse().unwrap(), edition: None },
            )
        });
        assert!(nothing.is_err());
    });
}

#[test]
fn every_word_of_a_report_is_there_in_every_language() {
    let history = History::builtin().unwrap();
    for language in Language::ALL {
        for cutoff in [1, 2, 3] {
            let report = of_history(&history, cutoff, "2026-12-01");
            for format in Format::ALL {
                for table in PUBLISHED.iter().filter(|_| *format == Format::Csv).chain([&TableId::Proposals])
                {
                    let tell = Teller { words: words(), language };
                    let issued = issue(tell, &report, *format, *table).unwrap();
                    let text = String::from_utf8(issued.bytes).unwrap();
                    let hole = text.find('⟦').map(|at| &text[at..(at + 60).min(text.len())]);
                    assert_eq!(hole, None);
                }
            }
        }
    }
}

#[test]
fn a_cell_that_a_spreadsheet_would_run_is_defused() {
    let mut history = History::builtin().unwrap();
    for (index, award) in history.awards.iter_mut().filter(|award| award.cutoff == 1).enumerate() {
        let head = ["=", "+", "-", "@", "\t", "\r", " ="][index];
        award.host = format!("{head}HYPERLINK(\"http://evil.example\")");
        for line in &mut award.funding {
            line.funder = format!("={}", line.funder);
        }
        for claim in &mut award.claims {
            claim.source = format!("@{}", claim.source);
        }
    }
    let report = of_history(&history, 1, "2026-12-01");
    for table in PUBLISHED {
        let csv = issued(&report, Format::Csv, table).bytes;
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&csv[..]);
        for record in reader.records() {
            for cell in &record.unwrap() {
                assert!(
                    !cell.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{cell}"
                );
            }
        }
    }
}

#[test]
fn a_file_of_another_version_is_compared_by_its_json() {
    let report = of_history(&History::builtin().unwrap(), 2, "2025-12-22");
    let tell = Teller { words: words(), language: Language::En };
    let older = |format| {
        let made = text(&report, format, TableId::Proposals);
        made.replace(&format!("program:{PROGRAM}"), "program:0.0.1")
    };
    let held = |file: &str| verify(tell, &report, &Mark::find(file).unwrap(), file.as_bytes()).unwrap();
    assert_eq!(held(&older(Format::Json)), Verdict::SameContent { by: "0.0.1".into() });
    let changed = older(Format::Json).replace("\"150000000.00\"", "\"151000000.00\"");
    assert_eq!(held(&changed), Verdict::Differs { at: None });
    let html = older(Format::Html);
    assert_eq!(held(&html), Verdict::NotComparable { by: "0.0.1".into(), states_the_same: true });
}

fn orders() -> impl Strategy<Value = Vec<usize>> {
    Just((0..19).collect::<Vec<usize>>()).prop_shuffle()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Rows may come in any order out of a database or a file: the report is the same to the byte.
    #[test]
    fn a_report_does_not_depend_on_the_order_of_rows(order in orders(), turn in 0_usize..5) {
        let history = History::builtin().unwrap();
        let mut shuffled = history.clone();
        shuffled.awards = order.iter().map(|at| history.awards[*at].clone()).collect();
        shuffled.cutoffs.reverse();
        for award in &mut shuffled.awards {
            let (lines, states) = (award.funding.len().max(1), award.partner_states.len().max(1));
            if !award.funding.is_empty() { award.funding.rotate_left(turn % lines); }
            if !award.partner_states.is_empty() { award.partner_states.rotate_left(turn % states); }
            award.claims.reverse();
            award.facts.reverse();
        }
        for cutoff in [1, 2, 3] {
            let (one, other) = (of_history(&history, cutoff, "2026-12-01"), of_history(&shuffled, cutoff, "2026-12-01"));
            prop_assert_eq!(one.canonical().unwrap(), other.canonical().unwrap());
            let money = |report: &Report| text(report, Format::Csv, TableId::Money);
            prop_assert_eq!(money(&one), money(&other));
        }
    }

    /// Whatever byte of an issued file is changed, it is not taken for what was issued.
    #[test]
    fn a_changed_byte_is_found(format in 0_usize..3, at in any::<prop::sample::Index>(), to in 0x21_u8..0x7f) {
        let report = of_history(&History::builtin().unwrap(), 2, "2025-12-22");
                let tell = Teller { words: words(), language: Language::En };
        let format = Format::ALL[format];
        let mut bytes = issued(&report, format, TableId::Proposals).bytes;
        let mark = Mark::find(&String::from_utf8_lossy(&bytes)).unwrap();
        prop_assert_eq!(verify(tell, &report, &mark, &bytes).unwrap(), Verdict::SameBytes);
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != to);
        bytes[at] = to;
        prop_assert_eq!(verify(tell, &report, &mark, &bytes).unwrap(), Verdict::Differs { at: Some(at) });
    }

    /// Sums over known figures never pass the sum of their parts, and say of how many they are.
    #[test]
    fn sums_tell_of_how_many_they_know(unknown in prop::collection::vec(any::<bool>(), 19)) {
        let mut history = History::builtin().unwrap();
        for (award, unknown) in history.awards.iter_mut().zip(unknown) {
            if unknown {
                award.total = None;
            }
        }
        for cutoff in [1, 2, 3] {
            let Body::Published(published) = of_history(&history, cutoff, "2025-12-22").body else { unreachable!() };
            let known: Vec<Euro> = published.awards.iter().filter_map(|row| row.award.total).collect();
            prop_assert_eq!(published.sums.total.of, known.len());
            prop_assert_eq!(published.sums.total.out_of, published.awards.len());
            prop_assert_eq!(published.sums.total.amount, Euro::sum(known).unwrap());
        }
    }
}
