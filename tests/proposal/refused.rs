//! A budget that is refused says where: the row, whose it is, and the column. What a sheet is refused for is told once,
//! and its rows are nothing that somebody typed.

use super::world::*;
use crate::support::app::{Answer, App, Person, both_databases};

async fn begun(app: &App) -> (Person, String) {
    call(app);
    let ana = app.person("Ana").await;
    let reference = begins(&ana, "DEMO-WHERE").await;
    saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
    (ana, reference)
}

fn times(page: &Answer, words: &str) -> usize {
    page.words().matches(words).count()
}

#[test]
fn what_is_typed_is_refused_by_row_organisation_and_column() {
    both_databases(async |app| {
        let (ana, reference) = begun(&app).await;
        let form = [
            ("costs.0.partner", "0"),
            ("costs.0.cost_type", "services"),
            ("costs.0.line", "horizon-europe"),
            ("costs.0.amount", "10"),
            ("costs.0.asked", "5"),
            ("costs.1.partner", "1"),
            ("costs.1.cost_type", "services"),
            ("costs.1.line", "horizon-europe"),
            ("costs.1.amount", "10"),
            ("costs.1.asked", "11"),
            ("costs.2.amount", "a lot"),
        ];
        let page = saves(&ana, &reference, "money", &form).await.is(422);
        for said in [
            "Row 2 (Demo University, AI Factory services), Asked from the EU: This is EUR 1.00 more than it costs.",
            "Row 3, Cost type: Please fill this in.",
            "Row 3, Cost in EUR: ",
        ] {
            assert!(page.shows(said), "{said}: {}", page.words());
        }
        assert_eq!(
            times(&page, "This is EUR 1.00 more than it costs."),
            2,
            "above the form, and in its cell"
        );
        assert_eq!(times(&page, "This budget line does not pay"), 0, "no cost type is wrong once");
    });
}

#[test]
fn a_file_is_refused_once_by_its_own_rows_and_names_who_is_known() {
    both_databases(async |app| {
        let (ana, reference) = begun(&app).await;
        saves(&ana, &reference, "money", ASKS).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/edit/money")).await.is(200);
        assert!(
            page.shows("A file takes the place of all rows of the budget. There is one now"),
            "{}",
            page.words()
        );
        let import = format!("/proposals/{reference}/budget/import");
        let csv = "partner,type,line,cost,asked\n\
                   Demo Centre,services,horizon-europe,10,5\n\
                   Demo Institute,services,horizon-europe,10,5\n\
                   Demo University,services,digital-europe,10,x\n";
        let page = ana.uploads(&import, "file", "b.csv", csv.as_bytes()).await.is(422);
        for said in [
            "Row 2 of the sheet (Demo Centre, services), column A (“partner”): “Demo Centre” is not known here. \
             Known are: Demo Computing Centre; Demo University.",
            "Row 3 of the sheet (Demo Institute, services), column A (“partner”): “Demo Institute” is not known here. ",
            "Row 4 of the sheet (Demo University, services), column C (“line”): This budget line does not pay",
            "Row 4 of the sheet (Demo University, services), column E (“asked”): ",
            "3 rows were read from your file. Nothing is stored until you save. \
             Saving puts what stands here in place of the one row that is stored.",
        ] {
            assert!(page.shows(said), "{said}: {}", page.words());
        }
        assert_eq!(
            times(&page, "Known are:"),
            2,
            "who is known is told once above the form, and once in a cell"
        );
        // A program is told the same.
        let at = format!("/api/v1/proposals/{reference}/budget");
        let told =
            ana.sends(actix_web::http::Method::POST, &at, "text/csv", csv.as_bytes()).await.is(422).json();
        let all = told["errors"].as_array().unwrap();
        let detail =
            |pointer: &str| all.iter().find(|one| one["pointer"] == pointer).unwrap()["detail"].clone();
        let said = detail("/costs/2/line");
        assert!(
            said.as_str().unwrap().starts_with("Row 4 of the sheet (Demo University, services), column C")
        );
        for page in [page, ana.uploads(&import, "file", "b.csv", b"PK").await.is(422)] {
            assert!(!page.text().contains("data-typed"), "what a file holds is nothing typed");
        }
    });
}

#[test]
fn a_file_that_cannot_be_read_leaves_what_is_stored_and_says_so_once() {
    both_databases(async |app| {
        let (ana, reference) = begun(&app).await;
        saves(&ana, &reference, "money", ASKS).await.is(303);
        let import = format!("/proposals/{reference}/budget/import");
        let page = ana.uploads(&import, "file", "b.xlsx", b"PK not a zip").await.is(422);
        assert_eq!(times(&page, "neither a CSV nor an XLSX file"), 1, "{}", page.words());
        assert!(page.text().contains("value=\"30,000,000.00\""), "the form shows what is stored");
        let heads = "partner,type,line,cost,share\nDemo University,services,horizon-europe,10,5\n";
        let page = ana.uploads(&import, "file", "b.csv", heads.as_bytes()).await.is(422);
        assert_eq!(times(&page, "Column E, “share”, is none"), 1, "{}", page.words());
    });
}

#[test]
fn pasted_rows_that_are_refused_stay_in_their_box() {
    both_databases(async |app| {
        let (ana, reference) = begun(&app).await;
        let [version, seen] = base(&ana, &reference, "money").await;
        let pasted = "Demo University\tservices\t\thorizon-europe\t10\t5\n\
                      Demo Nobody\tservices\t\thorizon-europe\t10\t20\n";
        let paste = async |text: &str| {
            let form = [
                ("version", version.as_str()),
                ("seen", &seen),
                ("costs.0.amount", "12,34"),
                ("do", "paste"),
                ("pasted", text),
            ];
            ana.posts(&format!("/proposals/{reference}/edit/money"), &form).await
        };
        let page = paste(pasted).await.is(422);
        assert!(page.text().contains(pasted), "{}", page.text());
        assert!(
            page.text().contains("value=\"12,34\"") && !page.text().contains("value=\"10\""),
            "{}",
            page.text()
        );
        for said in [
            "Row 2 of the sheet (Demo Nobody, services), column A (“partner”): “Demo Nobody” is not known here.",
            "Row 2 of the sheet (Demo Nobody, services), column F (“asked”): This is EUR 10.00 more than it costs.",
        ] {
            assert_eq!(times(&page, said), 1, "{said}: {}", page.words());
        }
        // Saving with text in the box loses none of it.
        let form =
            [("version", version.as_str()), ("seen", &seen), ("costs.0.amount", "x"), ("pasted", pasted)];
        let page = ana.posts(&format!("/proposals/{reference}/edit/money"), &form).await.is(422);
        assert!(page.text().contains(pasted), "{}", page.text());
        // What is right is added, and the box is empty.
        let page = paste("Demo University\tservices\t\thorizon-europe\t10\t5\n").await.is(422);
        assert!(
            page.text().contains("value=\"10\"") && !page.text().contains("europe\t10"),
            "{}",
            page.text()
        );
        assert!(page.shows("Row 1, Cost type: Please fill this in."), "{}", page.words());
    });
}
