//! Claims one by one, without a database: their currency, how long they last, what they say, and that they were declined.

use rollcall::call::rules::Rulebook;
use rollcall::ground::Euro;
use rollcall::proposal::rules::typed::{self, Habit, Row, TypedTranche};
use rollcall::proposal::rules::*;

use super::rules::{book, claim, codes, euro, problems, whole};

/// A claim as a form of one row sends it.
fn typed_claim() -> TypedTranche {
    TypedTranche {
        funder_name: "Demo Ministry".into(),
        funder_level: "state".into(),
        funder_country: "SE".into(),
        year: "2026".into(),
        cost_type: "services".into(),
        kind: "cash".into(),
        origin: "state".into(),
        stated: "100".into(),
        rate: "0.5".into(),
        rate_source: "ECB".into(),
        rate_date: "2025-12-01".into(),
        ..TypedTranche::default()
    }
}

#[test]
fn a_currency_is_one_of_iso_4217() {
    let book = book();
    let read = |currency: &str, habit| {
        let typed = TypedTranche { currency: currency.into(), ..typed_claim() };
        typed::tranches(&book, &Row::numbered([typed]), habit)
    };
    for habit in [Habit::Typed, Habit::Machine] {
        for (typed, code) in [("sek", "SEK"), (" NOK ", "NOK"), ("BGN", "BGN"), ("RON", "RON")] {
            assert_eq!(read(typed, habit).unwrap()[0].currency, code);
        }
        // Letters that are no code; gold; no currency; a code for tests; a unit of account of a fund.
        for none in ["ABC", "EURO", "kr", "XAU", "XXX", "XTS", "CHE"] {
            let told = problems(read(none, habit));
            assert_eq!(told, [("tranches.0.currency".into(), "currency")], "{none}");
        }
    }
}

#[test]
fn a_promise_lasts_until_the_cut_off_and_its_year() {
    let (book, mut content) = (book(), whole(&book()));
    let code = |content: &Content| {
        let found = readiness(&book, 5, content).unwrap();
        let found = found.into_iter().find(|one| one.code.starts_with("claim-ends"));
        found.map(|one| (one.code, one.weight, one.field))
    };
    let at = || "tranches.0.valid_until".to_owned();
    for (until, expected) in [
        ("", None),
        ("2025-12-30", Some(("claim-ends-cutoff", Weight::Warns, at()))),
        ("2025-12-31", Some(("claim-ends-year", Weight::Warns, at()))),
        ("2026-01-01", None),
    ] {
        content.tranches[0].particulars.valid_until = until.into();
        assert_eq!(code(&content), expected, "{until}");
    }
    let typed = TypedTranche { valid_until: "31/12/2026".into(), rate: "1".into(), ..typed_claim() };
    let told = problems(typed::tranches(&book, &Row::numbered([typed]), Habit::Typed));
    assert_eq!(told, [("tranches.0.valid_until".into(), "date")]);
}

/// A content that was stored before a claim could end says the same, byte for byte.
#[test]
fn what_was_stored_without_an_end_keeps_its_words() {
    let mut content = whole(&book());
    let json = serde_json::to_string(&content).unwrap();
    assert!(!json.contains("valid_until") && !json.contains("lost"), "{json}");
    let read: Content = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
    content.tranches[0].particulars.valid_until = "2027-01-01".into();
    let json = serde_json::to_string(&content).unwrap();
    let read: Content = serde_json::from_str(&json).unwrap();
    assert_eq!(read.tranches[0].particulars.valid_until, "2027-01-01");
}

#[test]
fn a_claim_says_what_the_rulebook_asks_of_it() {
    let mut book = (*book()).clone();
    let mut content = whole(&book);
    content.tranches[0].aid_basis.clear();
    content.tranches[0].evidence = String::new();
    content.tranches[0].particulars = Particulars::default();
    let told = |book: &Rulebook, content: &Content| {
        let found = readiness(book, 5, content).unwrap();
        let blank = found.into_iter().filter(|one| one.code.ends_with("-blank"));
        blank.map(|one| (one.code, one.field)).collect::<Vec<_>>()
    };
    let at = |field: &str| format!("tranches.0.{field}");
    let all = [
        ("claim-vat-blank", at("vat")),
        ("claim-aid-blank", at("aid_basis")),
        ("claim-evidence-blank", at("evidence")),
    ];
    assert_eq!(told(&book, &content), all);
    book.matching.claims_say = vec![rollcall::call::rules::ClaimSays::ValidUntil];
    assert_eq!(told(&book, &content), [("claim-until-blank", at("valid_until"))]);
    book.matching.claims_say.clear();
    assert_eq!(told(&book, &content), [], "a rulebook that asks nothing warns of nothing");
    assert!(!serde_json::to_string(&book).unwrap().contains("claims_say"), "older versions keep their hash");
}

#[test]
fn a_declined_claim_counts_for_nothing_and_what_is_missing_because_of_it_is_told() {
    let (book, mut content) = (book(), whole(&book()));
    let said = serde_json::to_string(&content).unwrap();
    assert!(!codes(&content).contains(&"match-short"));
    content.lost.insert(content.tranches[0].id.clone(), Lost::Declined);
    let found = readiness(&book, 5, &content).unwrap();
    let find = |code: &str| found.iter().find(|one| one.code == code).unwrap();
    assert_eq!(
        (find("claim-declined").field.as_str(), find("claim-declined").weight),
        ("tranches.0.stated", Weight::Warns)
    );
    assert_eq!(find("match-short").args["declined_amount"], "15000000.00");
    let (rules, _) = board(&book, &content, &found).unwrap();
    let unmet: Vec<_> = rules.iter().filter(|rule| !rule.is_met()).map(|rule| rule.code).collect();
    assert!(unmet.contains(&"claims-stand") && unmet.contains(&"matched"), "{unmet:?}");
    let sums = budget::Reckoning::of(&book, &content).unwrap();
    let services = &sums.types[0];
    assert_eq!((services.claimed, services.counted), (Euro::ZERO, Euro::ZERO));
    assert_eq!((services.declined, services.missing), (euro("15000000.00"), euro("15000000.00")));
    // A claim in its place closes the gap, and what was declined is missing no more.
    content.tranches.push(claim("services", "15000000.01", Origin::State));
    assert_eq!(budget::Reckoning::of(&book, &content).unwrap().types[0].missing, Euro::ZERO);
    content.tranches.pop();
    assert_eq!(serde_json::to_string(&content).unwrap(), said, "what is submitted says the same");
}
