//! Rates of exchange: told both ways round while one types and when it is saved, and doubted where they cannot well be
//! meant. Nothing is refused for it.

use rollcall::ground::currency;
use rollcall::proposal::rules::exchange::{WORTHS, doubt, in_euro, parse_rate, turned};
use rollcall::proposal::rules::{Weight, board, readiness};
use serde_json::{Value, json};

use super::rules::{book, euro, whole};
use super::world::*;
use crate::support::app::both_databases;

#[test]
fn the_rough_worths_are_readable_and_of_known_currencies() {
    assert!(WORTHS.euro_per_unit.len() > 30 && WORTHS.as_of.to_string().starts_with("20"));
    for (code, worth) in &WORTHS.euro_per_unit {
        assert_eq!(currency::parse(code), Some(code.as_str()));
        assert!(parse_rate(worth).is_some() && doubt(code, worth).is_none(), "{code} {worth}");
    }
    assert!(!WORTHS.euro_per_unit.contains_key("EUR"));
}

#[test]
fn a_rate_is_doubted_where_it_is_far_off_or_fits_the_other_way_round() {
    let said = |code: &str, rate: &str| doubt(code, rate).map(|doubt| doubt.turned);
    for (code, rate) in [("SEK", "11.2"), ("DKK", "7.46"), ("PLN", "4.24"), ("HUF", "382"), ("JPY", "180")] {
        assert_eq!(said(code, rate), Some(true), "{code} {rate}");
    }
    // Worth about half a euro, and about two the other way round: less than four times apart.
    for (code, rate) in [("BGN", "1.95583"), ("CAD", "1.62"), ("AUD", "1.78")] {
        assert_eq!(said(code, rate), Some(true), "{code} {rate}");
    }
    for (code, rate) in [
        ("SEK", "0.0893"),
        ("SEK", "0.3"),
        ("SEK", "0.03"),
        ("BGN", "0.51129"),
        ("GBP", "0.88"),
        ("GBP", "1.14"),
        ("USD", "1.16"),
        // Nothing is known of it; and no rate at all.
        ("XOF", "655.957"),
        ("SEK", "a lot"),
        ("EUR", "1"),
    ] {
        assert_eq!(said(code, rate), None, "{code} {rate}");
    }
    assert_eq!(said("SEK", "0.9"), Some(false), "ten times too much is no turned rate");
}

#[test]
fn a_rate_is_told_the_other_way_round_to_four_figures() {
    for (rate, other) in [
        ("0.0876", "11.42"),
        ("11.2", "0.08929"),
        ("1", "1.00"),
        ("0.51129", "1.956"),
        ("0.0026", "384.62"),
        ("0.00000001", "100000000.00"),
        ("999999999", "0.000000001"),
    ] {
        assert_eq!(turned(rate).as_deref(), Some(other), "{rate}");
    }
    assert_eq!(turned("0"), None);
    assert_eq!(in_euro(euro("100.00"), "0.0876").unwrap(), euro("8.76"));
}

#[test]
fn a_doubted_rate_stands_on_the_board_and_blocks_nothing() {
    let (book, mut content) = (book(), whole(&book()));
    let rule = |content: &rollcall::proposal::rules::Content| {
        let found = readiness(&book, 5, content).unwrap();
        let (rules, _) = board(&book, content, &found).unwrap();
        rules.into_iter().find(|rule| rule.code == "claims-rated").map(|rule| rule.is_met())
    };
    assert_eq!(rule(&content), None, "where all is in euro nothing is asked of rates");
    content.tranches[0].currency = "SEK".into();
    content.tranches[0].rate = "0.0876".into();
    assert_eq!(rule(&content), Some(true));
    content.tranches[0].rate = "11.2".into();
    assert_eq!(rule(&content), Some(false));
    let found = readiness(&book, 5, &content).unwrap();
    let found = found.into_iter().find(|one| one.code == "claim-rate").unwrap();
    assert_eq!((found.weight, found.field.as_str()), (Weight::Warns, "tranches.0.rate"));
}

const CLAIM: [(&str, &str); 12] = [
    ("tranches.0.funder_name", "Demo Research Council"),
    ("tranches.0.funder_level", "state"),
    ("tranches.0.funder_country", "SE"),
    ("tranches.0.year", "2027"),
    ("tranches.0.cost_type", "services"),
    ("tranches.0.kind", "cash"),
    ("tranches.0.stated", "100 000 000"),
    ("tranches.0.origin", "state"),
    ("tranches.0.rate_source", "ECB"),
    ("tranches.0.rate_date", "2025-12-01"),
    ("tranches.0.currency", "SEK"),
    ("tranches.0.rate", "11,2"),
];

fn with<'a>(currency: &'a str, rate: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut form: Vec<(&str, &str)> = CLAIM[..10].to_vec();
    form.extend([("tranches.0.currency", currency), ("tranches.0.rate", rate)]);
    form
}

fn reading<'v>(told: &'v Value, field: &str) -> Option<&'v str> {
    let name = format!("tranches.0.{field}");
    let all = told["readings"].as_array().unwrap();
    all.iter().find(|one| one[0] == name.as_str()).and_then(|one| one[1].as_str())
}

#[test]
fn a_rate_the_wrong_way_round_is_told_while_typing_on_the_page_and_on_the_board() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-RATE").await;
        let live = format!("/proposals/{reference}/reckon/cofunding");
        let both = "1 SEK = 11.2 EUR, so 1 EUR = 0.08929 SEK. SEK 100,000,000.00 = EUR 1,120,000,000.00.";
        let doubt = "Is the rate the wrong way round? By a rough figure of 30 November 2025, \
                     one SEK is worth about EUR 0.091.";
        let told = ana.posts(&live, &CLAIM).await.is(200).json();
        assert_eq!(reading(&told, "rate"), Some(format!("{both} {doubt}").as_str()), "{told}");
        assert_eq!(told["doubts"], json!(["tranches.0.stated", "tranches.0.rate"]));
        assert_eq!(told["units"], json!([["tranches.0.stated", "SEK"]]));
        let told = ana.posts(&live, &with("SEK", "0.0893")).await.is(200).json();
        let fine = "1 SEK = 0.0893 EUR, so 1 EUR = 11.20 SEK. SEK 100,000,000.00 = EUR 8,930,000.00.";
        assert_eq!((reading(&told, "rate"), &told["doubts"]), (Some(fine), &json!([])));
        // It is stored all the same, and stays doubted.
        saves(&ana, &reference, "cofunding", &CLAIM).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/edit/cofunding")).await.is(200);
        assert!(page.shows(both) && page.shows(doubt), "{}", page.words());
        let page = ana.gets(&format!("/proposals/{reference}/ready")).await.is(200);
        let said = "1 SEK = 11.2 EUR, so 1 EUR = 0.08929 SEK, and SEK 100,000,000.00 = EUR 1,120,000,000.00.";
        assert!(page.shows(said) && page.shows(doubt), "{}", page.words());
    });
}

#[test]
fn a_currency_that_is_none_is_refused_while_typing_as_when_it_is_saved() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-CODE").await;
        let live = format!("/proposals/{reference}/reckon/cofunding");
        for none in ["EURO", "XYZ", "XAU"] {
            let told = ana.posts(&live, &with(none, "0.5")).await.is(200).json();
            let said = format!("“{none}” is no currency of ISO 4217.");
            assert!(reading(&told, "currency").unwrap().starts_with(&said), "{told}");
            assert_eq!((reading(&told, "stated"), reading(&told, "rate")), (None, None), "{told}");
            assert_eq!(told["doubts"], json!(["tranches.0.currency"]));
            let page = saves(&ana, &reference, "cofunding", &with(none, "0.5")).await.is(422);
            assert!(page.shows(&said) && !page.shows(&format!("We read {none}")), "{}", page.words());
        }
        let told = ana.posts(&live, &with("EUR", "0.5")).await.is(200).json();
        assert!(reading(&told, "rate").unwrap().starts_with("A euro is worth one euro"), "{told}");
        let told = ana.posts(&live, &with("SEK", "")).await.is(200).json();
        let said = "We read SEK 100,000,000.00. What that is in euro needs a rate.";
        assert_eq!((reading(&told, "stated"), reading(&told, "rate")), (Some(said), None));
    });
}
