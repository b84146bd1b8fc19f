//! Identifiers: what is read, what is not, and that one wrong character is found.

use proptest::prelude::*;
use rollcall::ground::Country;
use rollcall::ground::identifier::{Nuts, Orcid, Ror, Vat};

#[test]
fn known_identifiers_are_read_in_every_habit() {
    for text in ["05gq02987", "https://ror.org/05gq02987", "ror.org/05GQ02987/", " 05gq 02987 "] {
        assert_eq!(Ror::parse(text).unwrap().as_str(), "05gq02987", "{text}");
    }
    assert_eq!(Ror::parse("05gq02987").unwrap().url(), "https://ror.org/05gq02987");
    for text in ["0000-0002-1825-0097", "0000000218250097", "https://orcid.org/0000-0002-1825-0097"] {
        assert_eq!(Orcid::parse(text).unwrap().as_str(), "0000-0002-1825-0097", "{text}");
    }
    assert_eq!(Orcid::parse("0000-0002-1694-233x").unwrap().as_str(), "0000-0002-1694-233X");
    assert_eq!(Nuts::parse("fi1b1").unwrap().as_str(), "FI1B1");
    assert_eq!(Nuts::parse("GR30").unwrap().as_str(), "EL30");
    assert!(Nuts::parse("EL30").unwrap().is_in(Country::parse("GR").unwrap()));
    assert!(!Nuts::parse("EL30").unwrap().is_in(Country::parse("IT").unwrap()));
    assert_eq!(Vat::parse("GR 094 259 216").unwrap().as_str(), "EL094259216");
    assert_eq!(Vat::parse("be 0428.759.497").unwrap().as_str(), "BE0428759497");
    assert_eq!(Vat::parse("CHE-123.456.788").unwrap().state(), "CH");
}

/// Numbers that companies print on their invoices, one for each state whose check digits are computed.
const REAL: &[&str] = &[
    "ATU13585627",
    "BE0428759497",
    "DE136695976",
    "DK13585628",
    "EE100931558",
    "EL094259216",
    "ESA13585625",
    "FI01120389",
    "FR40303265045",
    "HR33392005961",
    "HU12892312",
    "IT00743110157",
    "LU15027442",
    "MT11679112",
    "NL004495445B01",
    "NL123456789B13",
    "PL8567346215",
    "PT501964843",
    "SE556188840401",
    "SI50223054",
    "SK2022749619",
];

#[test]
fn what_is_no_identifier_is_told_with_an_example_of_its_state() {
    for text in REAL {
        assert_eq!(Vat::parse(text).unwrap().as_str(), *text);
    }
    for (text, example) in [
        ("FI12345672", "FI12345671"),
        ("12345671", "FI12345671"),
        ("DE12345678", "DE123456788"),
        ("ZZ123456", "FI12345671"),
        ("", "FI12345671"),
        ("é", "FI12345671"),
    ] {
        assert_eq!(Vat::parse(text).unwrap_err().example, example, "{text}");
    }
    for text in ["", "05gq02988", "15gq02987", "05gq0298", "05iq02987", "05gq029877", "0éé"] {
        assert!(Ror::parse(text).is_err(), "{text}");
    }
    for text in ["", "0000-0002-1825-0098", "0000-0002-1825-009", "0000-0002-1825-00977", "X000000218250097"]
    {
        assert!(Orcid::parse(text).is_err(), "{text}");
    }
    for text in ["", "FI", "FI1B1A", "XX1", "FI-1", "1B"] {
        assert!(Nuts::parse(text).is_err(), "{text}");
    }
}

#[test]
fn every_example_that_a_message_shows_is_a_number_itself() {
    for state in [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT", "LT",
        "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
    ] {
        let example = Vat::parse(&format!("{state}!")).unwrap_err().example;
        assert!(example.starts_with(state), "{state}: {example}");
        assert_eq!(Vat::parse(example).unwrap().as_str(), example);
    }
}

fn other_digit(c: char, by: u32) -> char {
    char::from_digit((c.to_digit(10).unwrap() + by) % 10, 10).unwrap()
}

proptest! {
    #[test]
    fn anything_at_all_is_read_or_refused(text in "\\PC{0,20}") {
        if let Ok(ror) = Ror::parse(&text) { prop_assert_eq!(Ror::parse(ror.as_str()), Ok(ror)) }
        if let Ok(vat) = Vat::parse(&text) { prop_assert_eq!(Vat::parse(vat.as_str()), Ok(vat)) }
        if let Ok(nuts) = Nuts::parse(&text) { prop_assert_eq!(Nuts::parse(nuts.as_str()), Ok(nuts)) }
        if let Ok(orcid) = Orcid::parse(&text) { prop_assert_eq!(Orcid::parse(orcid.as_str()), Ok(orcid)) }
    }

    #[test]
    fn a_ror_with_one_wrong_character_is_found(number in "[0-9a-hjkmnp-tv-z]{6}", at in 0..6_usize, c in "[0-9a-hjkmnp-tv-z]") {
        let whole = format!("0{number}{:02}", Ror::check_of(&number).unwrap());
        prop_assert_eq!(Ror::parse(&whole).unwrap().to_string(), whole.clone());
        let mut wrong = whole.clone();
        wrong.replace_range(at + 1..at + 2, &c);
        prop_assert_eq!(Ror::parse(&wrong).is_ok(), wrong == whole);
    }

    #[test]
    fn an_orcid_with_one_wrong_digit_or_two_in_the_wrong_order_is_found(number in "[0-9]{15}", at in 0..14_usize, by in 1..10_u32) {
        let whole = format!("{number}{}", Orcid::check_of(&number).unwrap());
        prop_assert!(Orcid::parse(&whole).is_ok());
        let mut letters: Vec<char> = whole.chars().collect();
        letters[at] = other_digit(letters[at], by);
        prop_assert!(Orcid::parse(&letters.iter().collect::<String>()).is_err());
        let mut letters: Vec<char> = whole.chars().collect();
        letters.swap(at, at + 1);
        let swapped: String = letters.iter().collect();
        prop_assert_eq!(Orcid::parse(&swapped).is_ok(), swapped == whole);
    }

    /// Every algorithm here finds one wrong digit, but for the few whose remainders fold two values into one.
    #[test]
    fn a_vat_number_with_one_wrong_digit_is_found(which in 0..REAL.len(), at in 0..12_usize, by in 1..10_u32) {
        let folding = ["EL", "PT", "SI", "FI", "FR", "NL", "MT", "SE"];
        let whole = REAL[which];
        let mut letters: Vec<char> = whole.chars().collect();
        let digit = letters.get(at + 2).is_some_and(char::is_ascii_digit);
        if digit && !folding.iter().any(|state| whole.starts_with(state)) {
            letters[at + 2] = other_digit(letters[at + 2], by);
            let wrong: String = letters.iter().collect();
            prop_assert!(Vat::parse(&wrong).is_err(), "{} for {}", wrong, whole);
        }
    }
}

/// Two letters of a name are mostly another country's code: Estonia is not Spain.
#[test]
fn countries_are_read_by_name_and_by_code() {
    let read = |text: &str| Country::typed(text).map(Country::iso).ok();
    for (text, code) in [
        ("Estonia", "EE"),
        ("denmark", "DK"),
        (" Serbia ", "RS"),
        ("Austria", "AT"),
        ("Suède", "SE"),
        ("suede", "SE"),
        ("Türkiye", "TR"),
        ("United Kingdom", "GB"),
        ("UK", "GB"),
        ("EL", "GR"),
        ("ee", "EE"),
        ("Uruguay", "UY"),
    ] {
        assert_eq!(read(text), Some(code), "{text}");
    }
    for nothing in ["", " ", "Atlantis", "QQ", "E", "12"] {
        assert_eq!(read(nothing), None, "{nothing}");
    }
    for one in rust_iso3166::ALL {
        let country = Country::parse(one.alpha2).unwrap();
        for language in ["en", "fr"] {
            assert_eq!(read(country.name(language)), Some(one.alpha2), "{}", country.name(language));
        }
    }
}
