//! The budget: rows that are reckoned, kept, and carried in and out of spreadsheets.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use rollcall::call::rules::Rulebook;
use rollcall::ground::Euro;
use rollcall::proposal::rules::budget::{Reckoning, asks_of};
use rollcall::proposal::rules::{Content, Cost, Partner, readiness};
use rollcall::proposal::sheet::{self, NotASheet};

use super::world::*;
use crate::support::app::both_databases;

fn euro(text: &str) -> Euro {
    Euro::parse(text).unwrap()
}

fn content(costs: Vec<Cost>) -> Content {
    let partner = |name: &str, country: &str, role: &str| Partner {
        id: rollcall::ground::ids::PartnerId::from_text(format!("row of {name}")),
        name: name.into(),
        country: rollcall::ground::Country::parse(country).unwrap(),
        role: role.into(),
        pic: None,
        details: Default::default(),
    };
    Content {
        acronym: "DEMO".into(),
        title: "T".into(),
        track: "EUROHPC-2024-CEI-AI-02".into(),
        answers: Default::default(),
        partners: vec![partner("Demo Centre", "FI", "host"), partner("Demo Institute", "EE", "beneficiary")],
        asks: asks_of(&costs).unwrap(),
        costs,
        earlier: None,
        lost: Default::default(),
        tranches: vec![],
        hosting: None,
        declarations: vec![],
        documents: vec![],
    }
}

fn cost(partner: usize, cost_type: &str, year: Option<i32>, line: &str, amount: &str, asked: &str) -> Cost {
    Cost {
        partner: Some(partner),
        cost_type: cost_type.into(),
        year,
        line: line.into(),
        amount: euro(amount),
        asked: euro(asked),
        note: String::new(),
    }
}

#[test]
fn a_budget_is_summed_by_type_line_partner_and_year_and_says_what_is_missing() {
    let all = content(vec![
        cost(0, "acquisition", None, "digital-europe", "100.00", "50.00"),
        cost(0, "operation", Some(2027), "digital-europe", "30.00", "15.01"),
        cost(1, "operation", Some(2028), "digital-europe", "30.00", "15.00"),
        cost(1, "services", None, "horizon-europe", "40.00", "10.00"),
    ]);
    let reckoned = Reckoning::of(&book(), &all).unwrap();
    let operation = reckoned.types.iter().find(|sum| sum.cost_type.as_deref() == Some("operation")).unwrap();
    assert_eq!(
        (operation.cost, operation.asked, operation.above_rate),
        (euro("60.00"), euro("30.01"), euro("0.01"))
    );
    assert_eq!((operation.needed, operation.open), (euro("30.01"), euro("29.99")));
    let total = reckoned.types.last().unwrap();
    assert_eq!((total.cost_type.as_ref(), total.cost, total.asked), (None, euro("200.00"), euro("90.01")));
    assert_eq!(reckoned.lines[0].asked, euro("80.01"));
    assert_eq!(reckoned.partners[1].cost, euro("70.00"));
    let cross = |partner, cost_type: &str| {
        let mut sums = reckoned.cross.iter();
        sums.find(|sum| sum.partner == Some(partner) && sum.cost_type == cost_type)
            .map(|sum| (sum.cost, sum.asked))
    };
    assert_eq!(cross(0, "operation"), Some((euro("30.00"), euro("15.01"))));
    assert_eq!((cross(1, "services"), cross(0, "services")), (Some((euro("40.00"), euro("10.00"))), None));
    assert_eq!(reckoned.years.iter().map(|sum| sum.year).collect::<Vec<_>>(), [None, Some(2027), Some(2028)]);
    let findings = readiness(&book(), 5, &all).unwrap();
    let said = |code: &str| findings.iter().filter(|one| one.code == code).count();
    assert_eq!((said("cost-open"), said("cost-beyond"), said("cost-year")), (3, 0, 0));
    let amount = |code: &str| findings.iter().find(|one| one.code == code).unwrap().args["amount"].clone();
    assert_eq!(amount("cost-open"), "50.00", "what is missing is told");
}

#[test]
fn who_spends_what_is_a_table_of_organisations_by_cost_types() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-CROSS").await;
        saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
        let row = |at: usize, [partner, cost_type, line, amount, asked]: [&str; 5]| {
            let names = ["partner", "cost_type", "line", "amount", "asked"];
            let said = [partner, cost_type, line, amount, asked].map(str::to_owned);
            names
                .into_iter()
                .zip(said)
                .map(move |(name, said)| (format!("costs.{at}.{name}"), said))
                .collect::<Vec<_>>()
        };
        let rows = [
            row(0, ["0", "services", "horizon-europe", "30.00", "10.00"]),
            row(1, ["1", "services", "horizon-europe", "40.00", "20.00"]),
            row(2, ["1", "acquisition", "digital-europe", "100.00", "50.00"]),
        ]
        .concat();
        let form: Vec<(&str, &str)> =
            rows.iter().map(|(name, said)| (name.as_str(), said.as_str())).collect();
        saves(&ana, &reference, "money", &form).await.is(303);
        let all = "Demo University 100.00 EU 50.00 40.00 EU 20.00 140.00 EU 70.00 \
                   In all 100.00 EU 50.00 70.00 EU 30.00 170.00 EU 80.00";
        for path in ["edit/money", "text"] {
            let page = ana.gets(&format!("/proposals/{reference}/{path}")).await.is(200);
            assert!(page.shows("Who spends what") && page.shows(all), "{path}: {}", page.words());
        }
        // While one types, too.
        let told = ana.posts(&format!("/proposals/{reference}/reckon/money"), &form).await.is(200).json();
        assert!(told["html"].as_str().unwrap().contains("Who spends what"));
    });
}

#[test]
fn an_amount_of_a_file_that_could_be_meant_both_ways_is_asked_again() {
    let all = content(vec![]);
    let codes = |amount: &str| {
        let text =
            format!("partner;type;year;line;cost;asked\nDemo Centre;services;;horizon-europe;{amount};1\n");
        let (typed, problems) = sheet::typed(&book(), &all, &sheet::read(text.as_bytes()).unwrap());
        assert_eq!(typed[0].amount, amount, "what was written still stands");
        problems.0.into_iter().map(|one| (one.field, one.code, one.args)).collect::<Vec<_>>()
    };
    for both in ["123.567", "1,234", "EUR 70.000"] {
        let told = codes(both);
        assert_eq!(
            (told.len(), told[0].0.as_str(), told[0].1),
            (1, "costs.0.amount", "sheet-thousands"),
            "{both}"
        );
        assert_eq!(
            (told[0].2["sheet_row"].as_str(), told[0].2["sheet_column"].as_str()),
            ("2", "E"),
            "{both}"
        );
    }
    assert_eq!(codes("123.567")[0].2["read_amount"], "123567.00");
    for plain in ["123567", "123.57", "1.234.567", "1 234,50", "123 567", "0.567", "1234.567,00"] {
        assert_eq!(codes(plain), [], "{plain}");
    }
}

#[test]
fn a_file_with_such_an_amount_is_refused_on_the_page_and_by_a_program() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-THOUSANDS").await;
        saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
        let sheet =
            b"partner,type,year,line,cost,asked\nDemo University,services,,horizon-europe,123.567,1\n";
        let path = format!("/proposals/{reference}/budget/import");
        let page = ana.uploads(&path, "file", "budget.csv", sheet).await.is(422);
        let said = "Row 2 of the sheet (Demo University, services), column E (“cost”): \
                    123.567 can mean EUR 123,567.00 or a number with decimals.";
        assert!(page.shows(said), "{}", page.words());
        let at = format!("/api/v1/proposals/{reference}/budget?apply=true");
        let told = ana.sends(actix_web::http::Method::POST, &at, "text/csv", sheet).await.is(422).json();
        assert_eq!(told["errors"][0]["pointer"], "/costs/0/amount", "{told}");
    });
}

#[test]
fn a_row_without_organisation_or_year_is_told_with_its_place() {
    let mut all = content(vec![
        cost(0, "operation", None, "digital-europe", "30.00", "15.00"),
        cost(0, "services", None, "horizon-europe", "30.00", "15.00"),
    ]);
    all.costs[1].partner = None;
    let findings = readiness(&book(), 5, &all).unwrap();
    let at = |code: &str| findings.iter().find(|one| one.code == code).unwrap().field.clone();
    assert_eq!((at("cost-year"), at("cost-partner")), ("costs.0.year".into(), "costs.1.partner".into()));
}

#[test]
fn a_budget_is_written_on_its_page_and_comes_back() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-BUDGET").await;
        saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
        let form = [
            ("costs.0.partner", "1"),
            ("costs.0.cost_type", "operation"),
            ("costs.0.year", "2027"),
            ("costs.0.line", "digital-europe"),
            ("costs.0.amount", "1.234.567,89"),
            ("costs.0.asked", "617,283.94"),
            ("costs.0.note", "=cmd|' /C calc'!A0"),
        ];
        saves(&ana, &reference, "money", &form).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/edit/money")).await.is(200);
        assert!(page.text().contains("value=\"1,234,567.89\"") && page.shows("Total cost of ownership"));
        let csv = ana.gets(&format!("/proposals/{reference}/budget.csv")).await.is(200).text();
        let expected = "partner,cost_type,year,line,cost,asked,note\r\n\
                        Demo University,operation,2027,digital-europe,1234567.89,617283.94,'=cmd|' /C calc'!A0\r\n";
        assert_eq!(csv, expected);
        let shown = ana
            .calls(actix_web::http::Method::GET, &format!("/api/v1/proposals/{reference}"), None, &[])
            .await;
        let body = shown.is(200).json();
        assert_eq!(body["content"]["costs"][0]["partner"], "1");
        assert_eq!(body["content"]["asks"][0]["amount"], "617283.94");
    });
}

#[test]
fn what_is_wrong_is_told_beside_its_cell_and_nothing_typed_is_lost() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-WRONG").await;
        saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
        let form = [
            ("costs.0.partner", "0"),
            ("costs.0.cost_type", "services"),
            ("costs.0.line", "digital-europe"),
            ("costs.0.amount", "10"),
            ("costs.0.asked", "11,5"),
            ("costs.1.amount", "a lot"),
            ("costs.1.note", "typed in vain?"),
        ];
        let page = saves(&ana, &reference, "money", &form).await.is(422);
        for said in ["This budget line does not pay this type of cost.", "typed in vain?", "a lot"] {
            assert!(page.shows(said) || page.text().contains(said), "{said}: {}", page.words());
        }
        let fine = [("costs.0.cost_type", "services"), ("costs.0.line", "horizon-europe")];
        let fine: Vec<_> = form
            .into_iter()
            .take(5)
            .filter(|(name, _)| !fine.iter().any(|(n, _)| n == name))
            .chain(fine)
            .collect();
        let page = saves(&ana, &reference, "money", &fine).await.is(422);
        assert!(page.shows("This is EUR 1.50 more than it costs."), "{}", page.words());
    });
}

#[test]
fn sums_are_reckoned_while_one_types_and_nothing_is_stored() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let reference = begins(&ana, "DEMO-LIVE").await;
        saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
        let form = [
            ("costs.0.partner", "0"),
            ("costs.0.cost_type", "services"),
            ("costs.0.line", "horizon-europe"),
            ("costs.0.amount", "1.000,00"),
            ("costs.0.asked", "600"),
            ("costs.1.amount", "12,3,4"),
        ];
        let path = format!("/proposals/{reference}/reckon/money");
        let shown = ana.posts(&path, &form).await.is(200).json();
        let html = shown["html"].as_str().unwrap();
        assert!(
            html.contains("EUR 100.00 above the rate") && html.contains("One row cannot be read"),
            "{html}"
        );
        assert_eq!(shown["readings"][0], serde_json::json!(["costs.0.amount", "We read EUR 1,000.00."]));
        ben.posts(&path, &form).await.is(404);
        ana.posts(&format!("/proposals/{reference}/reckon/basics"), &form).await.is(404);
        let page = ana.gets(&format!("/proposals/{reference}/edit/money")).await.is(200);
        assert!(!page.text().contains("1,000.00"), "nothing is stored");
    });
}

#[test]
fn a_spreadsheet_comes_in_by_file_and_by_clipboard_and_is_stored_only_when_saved() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-SHEET").await;
        saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
        let path = format!("/proposals/{reference}/budget/import");
        let csv = "Organisation;Type;Année;Budget line;Montant;Demandé\r\nDemo University;AI Factory services;;Horizon Europe: services;\"2.000,50\";1000\r\n";
        let page = ana.uploads(&path, "file", "b.csv", csv.as_bytes()).await.is(200);
        assert!(
            page.shows("Nothing is stored until you save.") && page.text().contains("value=\"2.000,50\"")
        );
        let wrong = "partner,cost_type,year,line,cost,asked\nDemo Nobody,services,,horizon-europe,10,20\n";
        let page = ana.uploads(&path, "file", "b.csv", wrong.as_bytes()).await.is(422);
        assert!(
            page.shows("column A (“partner”): “Demo Nobody” is not known here. Known are: Demo Computing"),
            "{}",
            page.words()
        );
        assert!(page.shows("This is EUR 10.00 more than it costs."), "{}", page.words());
        let page = ana.uploads(&path, "file", "b.xlsx", b"PK not a zip").await.is(422);
        assert!(page.shows("neither a CSV nor an XLSX"), "{}", page.words());
        let [version, seen] = base(&ana, &reference, "money").await;
        let pasted = "Demo Computing Centre\toperation\t2027\tdigital-europe\t10,5\t5,25\n";
        let form = [("version", version.as_str()), ("seen", &seen), ("do", "paste"), ("pasted", pasted)];
        let page = ana.posts(&format!("/proposals/{reference}/edit/money"), &form).await.is(200);
        assert!(page.text().contains("value=\"10,5\"") && page.shows("Nothing is stored until you save."));
        let csv = ana.gets(&format!("/proposals/{reference}/budget.csv")).await.is(200).text();
        assert_eq!(csv.lines().count(), 1, "nothing was stored: {csv}");
    });
}

fn rows_of(bytes: &[u8], all: &Content, book: &Rulebook) -> Vec<rollcall::proposal::rules::typed::TypedCost> {
    let (typed, problems) = sheet::typed(book, all, &sheet::read(bytes).unwrap());
    assert!(problems.is_empty(), "{problems:?}");
    typed
}

#[test]
fn a_bomb_in_a_spreadsheet_is_not_unpacked() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![b' '; 1_000_000];
    for _ in 0..200 {
        zip.write_all(&zeros).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < sheet::MOST_BYTES, "a bomb is small");
    assert_eq!(sheet::read(&bytes).unwrap_err(), NotASheet::TooLarge);
    assert_eq!(sheet::read(b"\n\n").unwrap_err(), NotASheet::Empty);
    assert_eq!(sheet::read(b"a\0b").unwrap_err(), NotASheet::Unreadable);
    let many = "a,b\n".repeat(5_000);
    assert_eq!(sheet::read(many.as_bytes()).unwrap_err(), NotASheet::TooManyRows);
}

/// Thousandths of a euro, as the number that a spreadsheet keeps of them.
struct Decimal(i64);

impl Decimal {
    fn float(&self) -> f64 {
        format!("{}.{:03}", self.0 / 1_000, self.0 % 1_000).parse().unwrap()
    }
}

/// A sheet with one row, whose cost in column D is this number.
fn one_cost(number: f64) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0..).zip(["type", "line", "partner", "cost", "asked"]) {
        sheet.write_string(0, column, head).unwrap();
    }
    for (column, text) in (0..).zip(["services", "horizon-europe"]) {
        sheet.write_string(1, column, text).unwrap();
    }
    sheet.write_number(1, 3, number).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_number_that_is_no_whole_cents_is_refused_with_its_row_and_column() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-FLOAT").await;
        let path = format!("/proposals/{reference}/budget/import");
        let page = ana.uploads(&path, "file", "b.xlsx", &one_cost(123.567)).await.is(422);
        assert!(
            page.shows(
                "Row 2 of the sheet (services), column D (“cost”): 123.567 is no amount in whole cents."
            ),
            "{}",
            page.words()
        );
        assert!(!page.text().contains("123,567"), "nothing takes it for thousands");
        let all = content(vec![]);
        let (typed, _) = sheet::typed(&book(), &all, &sheet::read(&one_cost(0.125)).unwrap());
        assert_eq!(
            Euro::parse_typed(&typed[0].amount),
            Err(rollcall::ground::money::NotMoney::FractionOfCent)
        );
    });
}

#[test]
fn columns_that_nobody_knows_are_told_and_what_is_asked_must_have_one() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-HEADS").await;
        let path = format!("/proposals/{reference}/budget/import");
        let csv = "type,line,cost,EU share,cost\nservices,horizon-europe,20,10,30\n";
        let page = ana.uploads(&path, "file", "b.csv", csv.as_bytes()).await.is(422);
        for said in ["Column D, “EU share”", "Column E, “cost”", "no column for what is asked"] {
            assert!(page.shows(said), "{said}: {}", page.words());
        }
        let sent = format!("/api/v1/proposals/{reference}/budget");
        let told =
            ana.sends(actix_web::http::Method::POST, &sent, "text/csv", csv.as_bytes()).await.is(422).text();
        assert!(
            told.contains("sheet-asked-missing") || told.contains("no column for what is asked"),
            "{told}"
        );
    });
}

#[test]
fn rows_have_the_numbers_that_people_count() {
    let text = "type,line,cost,asked,note\r\n\r\nservices,horizon-europe,1,0,\"two\r\nlines\"\n\n,,,,\nservices,x,2,0,\n";
    let read = sheet::read(text.as_bytes()).unwrap();
    let numbers: Vec<usize> = read.rows.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [1, 3, 7]);
    let (_, problems) = sheet::typed(&book(), &content(vec![]), &read);
    let told: Vec<_> =
        problems.0.iter().map(|one| (one.field.as_str(), one.args["sheet_row"].as_str())).collect();
    assert_eq!(told, [("costs.1.line", "7")]);
}

#[test]
fn organisations_of_one_name_are_told_apart() {
    let mut all = content(vec![
        cost(0, "services", None, "horizon-europe", "1.00", "0.00"),
        cost(1, "services", None, "horizon-europe", "2.00", "0.00"),
        cost(2, "services", None, "horizon-europe", "3.00", "0.00"),
    ]);
    let third =
        Partner { id: rollcall::ground::ids::PartnerId::from_text("third"), ..all.partners[1].clone() };
    all.partners[0].name = "Demo Institute".into();
    all.partners.push(third);
    for bytes in [sheet::csv_of(&all).unwrap(), sheet::xlsx_of(&all).unwrap()] {
        let rows = rollcall::proposal::rules::typed::Row::numbered(rows_of(&bytes, &all, &book()));
        let habit = rollcall::proposal::rules::typed::Habit::Typed;
        let again = rollcall::proposal::rules::typed::costs(&book(), &all.partners, &rows, habit).unwrap();
        assert_eq!(again, all.costs);
    }
    let csv = String::from_utf8(sheet::csv_of(&all).unwrap()).unwrap();
    assert!(csv.contains("Demo Institute (FI),") && csv.contains("Demo Institute #3,"), "{csv}");
    let said = "partner,type,line,cost,asked\nDemo Institute,services,horizon-europe,1,0\n";
    let (typed, problems) = sheet::typed(&book(), &all, &sheet::read(said.as_bytes()).unwrap());
    assert_eq!((typed[0].partner.as_str(), problems.0[0].code), ("", "sheet-ambiguous"));
}

/// Every amount that a reader took is in the sheet as it is written, cent by cent.
fn no_amount_that_was_not_written(
    read: &sheet::Sheet,
    typed: &[rollcall::proposal::rules::typed::TypedCost],
) {
    let cells: Vec<&str> = read.rows.iter().flat_map(|(_, row)| row).map(|cell| cell.trim()).collect();
    for said in typed.iter().flat_map(|cost| [&cost.amount, &cost.asked]) {
        let Ok(amount) = Euro::parse_typed(said) else { continue };
        assert!(cells.contains(&said.as_str()), "{said:?} is in no cell");
        let digits: String = said.chars().filter(char::is_ascii_digit).collect();
        let cents = amount.cents().to_string();
        let written = ["", "0", "00"].map(|zeros| format!("{digits}{zeros}"));
        let bare = |digits: &str| digits.trim_start_matches('0').to_owned();
        assert!(written.iter().any(|one| bare(one) == bare(&cents)), "{said:?} became {amount}");
    }
}

/// A rectangle around two cells in far corners has 17 thousand million cells.
#[test]
fn cells_in_far_corners_cost_nothing() {
    let sheet_with = |cells: &[(u32, u16)]| {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, column) in cells {
            sheet.write_string(*row, *column, "x").unwrap();
        }
        sheet::read(&book.save_to_buffer().unwrap())
    };
    assert_eq!(sheet_with(&[(0, 0), (1_048_575, 16_383)]).unwrap().rows.len(), 1, "far right of all columns");
    assert_eq!(sheet_with(&[(0, 0), (1_048_575, 0)]).unwrap_err(), NotASheet::TooManyRows);
    let rows = sheet_with(&[(4, 2), (6, 0)]).unwrap().rows;
    assert_eq!(rows, [(5, vec![String::new(), String::new(), "x".into()]), (7, vec!["x".into()])]);
}

proptest! {
    /// Whatever the rows, the parts make the whole to the cent, and what is asked is their sums.
    #[test]
    fn parts_make_the_whole(rows in prop::collection::vec((0_usize..2, 0_i64..1_000_000_000_000, 0_i64..1_000_000_000_000, 2025_i32..2032, any::<bool>()), 0..40)) {
        let costs: Vec<Cost> = rows.iter().map(|(partner, a, b, year, services)| Cost {
            partner: Some(*partner),
            cost_type: if *services { "services" } else { "operation" }.into(),
            year: Some(*year),
            line: if *services { "horizon-europe" } else { "digital-europe" }.into(),
            amount: Euro::from_cents(*a.max(b)),
            asked: Euro::from_cents(*a.min(b)),
            note: String::new(),
        }).collect();
        let all = content(costs);
        let reckoned = Reckoning::of(&book(), &all).unwrap();
        let total = reckoned.types.last().unwrap();
        let types = || reckoned.types.iter().filter(|sum| sum.cost_type.is_some());
        prop_assert_eq!(Euro::sum(types().map(|sum| sum.cost)).unwrap(), total.cost);
        prop_assert_eq!(Euro::sum(reckoned.partners.iter().map(|sum| sum.cost)).unwrap(), total.cost);
        prop_assert_eq!(Euro::sum(reckoned.years.iter().map(|sum| sum.asked)).unwrap(), total.asked);
        prop_assert_eq!(Euro::sum(reckoned.lines.iter().map(|sum| sum.asked)).unwrap(), total.asked);
        prop_assert_eq!(all.eu_asked().unwrap(), total.asked);
    }

    /// Out as CSV or XLSX and in again is the same budget.
    #[test]
    fn out_and_in_again_is_the_same(rows in prop::collection::vec((0_usize..2, 0_i64..10_000_000_000, "['=+@a-z-]{0,8}"), 1..20)) {
        let costs: Vec<Cost> = rows.iter().map(|(partner, amount, note)| Cost {
            partner: Some(*partner),
            cost_type: "services".into(),
            year: None,
            line: "horizon-europe".into(),
            amount: Euro::from_cents(*amount),
            asked: Euro::from_cents(*amount / 2),
            note: note.trim().to_owned(),
        }).collect();
        let all = content(costs);
        let book = book();
        for bytes in [sheet::csv_of(&all).unwrap(), sheet::xlsx_of(&all).unwrap()] {
            let typed = rows_of(&bytes, &all, &book);
            let rows = rollcall::proposal::rules::typed::Row::numbered(typed);
            let again = rollcall::proposal::rules::typed::costs(&book, &all.partners, &rows, rollcall::proposal::rules::typed::Habit::Typed).unwrap();
            prop_assert_eq!(&again, &all.costs);
        }
    }

    /// A number of a spreadsheet is an amount to the cent, or it is refused with its row and column: never another.
    #[test]
    fn a_number_is_read_to_the_cent_or_refused(thousandths in 0_i64..10_000_000_000, rest in 0.0_f64..1.0) {
        let whole = Decimal(thousandths);
        for (number, exact) in [
            (whole.float(), thousandths % 10 == 0),
            // Some ten-thousandths more: never whole cents.
            (whole.float() + 0.000_1 + rest * 0.000_8, false),
        ] {
            let bytes = one_cost(number);
            let all = content(vec![]);
            let (typed, problems) = sheet::typed(&book(), &all, &sheet::read(&bytes).unwrap());
            let rows = rollcall::proposal::rules::typed::Row::numbered(typed);
            let saved = rollcall::proposal::rules::typed::costs(
                &book(), &all.partners, &rows, rollcall::proposal::rules::typed::Habit::Typed);
            if exact {
                prop_assert!(problems.is_empty(), "{number}: {problems:?}");
                prop_assert_eq!(saved.unwrap()[0].amount, Euro::from_cents(thousandths / 10));
            } else {
                let told: Vec<_> = problems.0.iter().map(|one| (one.field.as_str(), one.code)).collect();
                prop_assert_eq!(told, [("costs.0.amount", "sheet-inexact")], "{}", number);
                let args = &problems.0[0].args;
                prop_assert_eq!((args["sheet_row"].as_str(), args["sheet_column"].as_str()), ("2", "D"));
                prop_assert!(saved.is_err(), "{number} is taken when somebody saves what was read");
            }
        }
    }

    /// No bytes make the reader panic or take what it cannot show.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "(\\PC|[\n\t;,\"]){0,200}") {
        let all = content(vec![]);
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            if let Ok(rows) = sheet::read(bytes) {
                let (typed, _) = sheet::typed(&book(), &all, &rows);
                no_amount_that_was_not_written(&rows, &typed);
            }
        }
    }
}
