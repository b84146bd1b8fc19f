//! The kinds of fields a rulebook can ask, their limits and their conditions.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rollcall::call::rules::{Field, Rulebook, builtin};
use rollcall::ground::Euro;
use rollcall::proposal::rules::typed::{self, Habit};
use rollcall::proposal::rules::{Answer, Asked, Content, readiness};
use rollcall::words::markdown;

fn antennas() -> Rulebook {
    builtin("ai-factory-antennas").unwrap()
}

fn giga() -> Rulebook {
    builtin("ai-gigafactories").unwrap()
}

fn field(book: &Rulebook, id: &str) -> Field {
    book.fields().find(|one| one.id == id).unwrap().clone()
}

fn read(field: &Field, values: &[&str], habit: Habit) -> Result<Answer, Vec<(String, &'static str)>> {
    let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
    let told = |problems: rollcall::ground::Problems| {
        problems.0.into_iter().map(|problem| (problem.field, problem.code)).collect()
    };
    typed::answer(field, &values, habit).map_err(told)
}

fn content(track: &str, answers: &[(&str, Answer)]) -> Content {
    Content {
        acronym: "DEMO".into(),
        title: "T".into(),
        track: track.into(),
        answers: answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect(),
        partners: vec![],
        asks: vec![],
        costs: vec![],
        earlier: None,
        lost: Default::default(),
        tranches: vec![],
        hosting: None,
        declarations: vec![],
        documents: vec![],
    }
}

#[test]
fn money_is_read_as_people_and_as_programs_write_it() {
    let capex = field(&giga(), "capex");
    for typed in ["3 000 000 000", "3.000.000.000,00", "3,000,000,000.00", "3000000000"] {
        assert_eq!(read(&capex, &[typed], Habit::Typed), Ok(Answer::Text("3000000000.00".into())), "{typed}");
    }
    assert_eq!(read(&capex, &["1.234"], Habit::Typed), Ok(Answer::Text("1234.00".into())));
    let of = |code| Err(vec![("answers.capex".to_owned(), code)]);
    assert_eq!(read(&capex, &["1.234"], Habit::Machine), of("money-cents"));
    assert_eq!(read(&capex, &["60000000000"], Habit::Typed), of("money-above"));
    assert_eq!(read(&capex, &["lots"], Habit::Typed), of("money-number"));
    assert_eq!(read(&capex, &[" "], Habit::Typed), Ok(Answer::Text(String::new())));
}

#[test]
fn words_are_counted_and_choices_are_limited() {
    let book = antennas();
    let (brief, linked) = (field(&book, "abstract"), field(&book, "linked"));
    let of = |words: usize| vec!["a"; words].join(" \n ");
    assert!(read(&brief, &[&of(300)], Habit::Typed).is_ok());
    assert_eq!(
        read(&brief, &[&of(301)], Habit::Typed),
        Err(vec![("answers.abstract".into(), "too-many-words")])
    );
    assert!(read(&linked, &["lumi", "bsc"], Habit::Typed).is_ok());
    assert!(read(&linked, &["lumi", "bsc", "lumi"], Habit::Typed).is_ok(), "the same twice is one");
    assert_eq!(
        read(&linked, &["lumi", "bsc", "piast"], Habit::Typed),
        Err(vec![("answers.linked".into(), "too-many")])
    );
}

#[test]
fn a_table_is_read_row_by_row_and_says_which_cell_is_wrong() {
    let chips = field(&giga(), "chips");
    let rows = [
        ["Demo Chips", "D-1", "1 000", "2027-01-01", "order", "1.000,50"],
        ["", "", "", "", "", ""],
        ["Demo Chips", "", "2000", "", "letter", ""],
    ];
    let Ok(Answer::Rows(read_rows)) = read(&chips, &rows.concat(), Habit::Typed) else { panic!() };
    assert_eq!(read_rows.len(), 2, "blank rows are no rows");
    assert_eq!(read_rows[0], ["Demo Chips", "D-1", "1000", "2027-01-01", "order", "1000.50"]);
    let wrong = [["Demo", "D", "0", "2027-13-01", "maybe", "1,2,3"]];
    let expected = [
        ("number", "out-of-range"),
        ("delivery", "date"),
        ("footing", "not-an-option"),
        ("cost", "money-number"),
    ];
    let expected: Vec<(String, &str)> =
        expected.iter().map(|(column, code)| (format!("answers.chips.0.{column}"), *code)).collect();
    assert_eq!(read(&chips, &wrong.concat(), Habit::Typed), Err(expected));
    let many: Vec<&str> = std::iter::repeat_n(rows[0], 31).flatten().collect();
    assert_eq!(read(&chips, &many, Habit::Typed), Err(vec![("answers.chips".into(), "too-many")]));
    assert!(!typed::has_shape(&chips, &Answer::Rows(vec![vec!["too".into(), "few".into()]])));
    assert!(!typed::has_shape(&chips, &Answer::Text("no rows".into())));
}

#[test]
fn a_number_takes_the_decimals_that_its_field_has() {
    let book = giga();
    let (power, chips) = (field(&book, "power"), field(&book, "chips-lot-1"));
    let of = |field: &Field, code| Err(vec![(format!("answers.{}", field.id), code)]);
    for habit in [Habit::Typed, Habit::Machine] {
        for (typed, kept) in [
            ("180", "180"),
            ("180,5", "180.5"),
            ("180.50", "180.5"),
            ("1 200,0", "1200"),
            ("3000.0", "3000"),
            ("007.5", "7.5"),
            (" ", ""),
        ] {
            assert_eq!(read(&power, &[typed], habit), Ok(Answer::Text(kept.into())), "{typed}");
        }
        for typed in ["1.234", "1,234", "180,55"] {
            assert_eq!(read(&power, &[typed], habit), of(&power, "too-many-decimals"), "{typed}");
        }
        let beyond =
            ["0.9", "3000,1", "-5.5", "1,200,0", "1_0", ".5", "5.", "1e3", "5 MW", "٣", &"9".repeat(40)];
        for typed in beyond {
            assert_eq!(read(&power, &[typed], habit), of(&power, "out-of-range"), "{typed}");
        }
        assert_eq!(read(&chips, &["30000,5"], habit), of(&chips, "whole-number"), "chips are whole");
    }
}

#[test]
fn days_are_held_between_the_earliest_and_the_latest() {
    let start = field(&builtin("ai-factories").unwrap(), "start");
    let of = |code| Err(vec![("answers.start".to_owned(), code)]);
    for (typed, expected) in [
        ("2024-09-10", Ok(Answer::Text("2024-09-10".into()))),
        ("2033-12-31", Ok(Answer::Text("2033-12-31".into()))),
        ("2024-09-09", of("day-early")),
        ("0026-06-01", of("day-early")),
        ("2034-01-01", of("day-late")),
        ("2026-02-30", of("date")),
        ("", Ok(Answer::Text(String::new()))),
    ] {
        for habit in [Habit::Typed, Habit::Machine] {
            assert_eq!(read(&start, &[typed], habit), expected, "{typed}");
        }
    }
    // A cell of a table says in which row.
    let chips = field(&giga(), "chips");
    let row = ["Demo Chips", "D-1", "1000", "2034-01-01", "order", "1000.00"];
    assert_eq!(
        read(&chips, &row, Habit::Typed),
        Err(vec![("answers.chips.0.delivery".to_owned(), "day-late")])
    );
}

#[test]
fn stored_days_that_a_later_rulebook_refuses_stand_on_the_board() {
    let said = |book: &Rulebook, id: &str, answer: Answer| {
        let track = book.tracks[0].id.clone();
        let found = readiness(book, 1, &content(&track, &[(id, answer)])).unwrap();
        let here = found.into_iter().find(|one| one.field == format!("answers.{id}"));
        here.map(|one| (one.code, one.args.into_values().collect::<Vec<_>>().concat()))
    };
    let book = builtin("ai-factories").unwrap();
    let day = |day: &str| Answer::Text(day.into());
    assert_eq!(said(&book, "start", day("2024-09-10")), None);
    assert_eq!(said(&book, "start", day("2024-09-09")), Some(("answer-early", "2024-09-10".into())));
    assert_eq!(said(&book, "start", day("2034-01-01")), Some(("answer-late", "2033-12-31".into())));
    assert_eq!(said(&book, "start", day("soon")), Some(("answer-unfit", String::new())));
    let row = ["Demo Chips", "D-1", "1000", "2034-01-01", "order", "1000.00"].map(str::to_owned).to_vec();
    assert_eq!(said(&giga(), "chips", Answer::Rows(vec![row])), Some(("answer-late", "2033-12-31".into())));
}

#[test]
fn cells_that_are_empty_block_and_are_counted() {
    let book = giga();
    let row = ["Demo Chips", "", "2000", "", "letter", ""].map(str::to_owned).to_vec();
    let content = content("LOT-1", &[("chips", Answer::Rows(vec![row]))]);
    let findings = readiness(&book, 1, &content).unwrap();
    let found = findings.iter().find(|one| one.code == "answer-cells").unwrap();
    assert_eq!((found.args["count"].as_str(), found.field.as_str()), ("3", "answers.chips"));
}

#[test]
fn conditions_look_at_the_track_and_at_answers_that_are_asked_themselves() {
    let book = giga();
    let asked = |content: &Content, id: &str| Asked::of(&book, content).contains(id);
    let lot_1 = content("LOT-1", &[]);
    assert!(asked(&lot_1, "chips-lot-1") && !asked(&lot_1, "chips-lot-2"));
    let blank = content("", &[]);
    assert!(asked(&blank, "chips-lot-1") && asked(&blank, "chips-lot-2"), "without a track all may be asked");
    assert!(!asked(&lot_1, "connection-day"));
    let connected = content("LOT-1", &[("connected", Answer::Text("yes".into()))]);
    assert!(asked(&connected, "connection-day"));
    let missing = |content: &Content, id: &str| {
        let findings = readiness(&book, 1, content).unwrap();
        findings.iter().any(|one| one.code == "answer-missing" && one.field == format!("answers.{id}"))
    };
    assert!(missing(&connected, "connection-day") && !missing(&lot_1, "connection-day"));
}

#[test]
fn a_condition_that_never_holds_or_looks_ahead_is_refused_with_its_place() {
    let base = rollcall::call::rules::RULEBOOKS[0];
    let above = |from: &str, to: &str| {
        let text = rollcall::call::rules::RULEBOOKS[2].text.replacen(from, to, 1);
        let layers = [base, rollcall::call::rules::Layer { file: "a.toml", text: &text }];
        let faults = Rulebook::from_layers(&layers).map(drop).unwrap_err();
        faults.iter().map(|fault| (fault.key.clone(), fault.reason.clone())).collect::<Vec<_>>()
    };
    let fault = |key: &str, reason: &str| vec![(key.to_owned(), reason.to_owned())];
    assert_eq!(
        above("field = \"agreed\", is = [\"yes\"]", "field = \"plan\", is = [\"yes\"]"),
        fault("sections[0].fields[3].when.field", "`plan` is no field that is asked before this one")
    );
    assert_eq!(
        above("field = \"agreed\", is = [\"yes\"]", "field = \"agreed\", is = [\"maybe\"]"),
        fault("sections[0].fields[3].when.is[0]", "`maybe` is no answer to `agreed`: yes, no")
    );
    assert_eq!(
        above("choose = 2", "choose = 40"),
        fault(
            "sections[0].fields[1].choose",
            "is for choices of several (`many`), from 1 to the number of options"
        )
    );
}

#[test]
fn what_a_base_assumed_about_a_key_goes_with_the_key() {
    let book = antennas();
    assert!(book.assumptions["cutoffs[0].local"].contains("9 July"));
    assert!(!book.assumptions.contains_key("cutoffs[2].local"), "the base's own cut-offs are gone");
    assert!(book.assumptions.contains_key("clocks.inform_days"), "clocks are the base's");
}

#[test]
fn markdown_shows_words_and_runs_nothing() {
    let html =
        markdown("# Aim\n\n*One* **two** [site](https://example.org) [bad](javascript:alert(1))\n\n- a\n- b");
    assert!(html.contains("<h4>Aim</h4>") && html.contains("<em>One</em>"), "{html}");
    assert!(html.contains("href=\"https://example.org\"") && !html.contains("javascript:"), "{html}");
    for hostile in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](https://example.org/track.png)",
        "<a href=\"x\" onclick=\"y\">z</a>",
    ] {
        let html = markdown(hostile);
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<a "), "{html}");
    }
}

proptest! {
    /// What is stored of an answer is read again as itself: a save of what is shown changes nothing.
    #[test]
    fn what_is_stored_is_read_back_as_itself(cents in 0_i64..5_000_000_000_000, rows in prop::collection::vec((1_i64..100_000, "[a-z]{1,20}"), 1..30)) {
        let book = giga();
        let capex = field(&book, "capex");
        let amount = Euro::from_cents(cents).to_string();
        let stored = typed::answer(&capex, std::slice::from_ref(&amount), Habit::Machine).unwrap();
        prop_assert_eq!(&stored, &Answer::Text(amount));
        prop_assert_eq!(&typed::answer(&capex, &stored.values(), Habit::Machine).unwrap(), &stored);
        prop_assert_eq!(&typed::answer(&capex, &stored.values(), Habit::Typed).unwrap(), &stored);
        let chips = field(&book, "chips");
        let typed_rows: Vec<String> = rows
            .iter()
            .flat_map(|(number, name)| [name.clone(), String::new(), number.to_string(), String::new(), "order".into(), "1.00".into()])
            .collect();
        let stored = typed::answer(&chips, &typed_rows, Habit::Machine).unwrap();
        prop_assert!(typed::has_shape(&chips, &stored));
        prop_assert_eq!(&typed::answer(&chips, &stored.values(), Habit::Machine).unwrap(), &stored);
    }

    /// Whatever is typed is read or refused, and never more than the limits is kept.
    #[test]
    fn limits_hold_whatever_is_typed(text in "(\\PC|\\s){0,400}", values in prop::collection::vec("\\PC{0,20}", 0..200)) {
        let book = antennas();
        let brief = field(&book, "abstract");
        if let Ok(Answer::Text(kept)) = typed::answer(&brief, &[text], Habit::Typed) {
            prop_assert!(kept.chars().count() <= 2_000 && typed::words(&kept) <= 300);
        }
        let given = BTreeMap::from_iter(book.fields().map(|field| (field.id.clone(), values.clone())));
        if let Ok(read) = typed::answers(book.fields(), &given, Habit::Typed) {
            for field in book.fields() {
                prop_assert!(typed::has_shape(field, &read[&field.id]));
            }
        }
    }
}
