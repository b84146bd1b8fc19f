//! The published history: nineteen factories, what is not known of them, and what their figures tell.

use chrono::NaiveDate;
use proptest::prelude::*;
use rollcall::call::rules::{Finding, History, KnownSum, PublishedAward};
use rollcall::ground::Euro;

use super::rulebook::line_of;

proptest! {
    /// A sum of known figures counts what it knows, and unknown ones add nothing to it.
    #[test]
    fn known_sums_never_hide_what_is_unknown(figures in prop::collection::vec(prop::option::of(0_i64..1_000_000_000_000), 0..40)) {
        let sum = KnownSum::over(figures.iter().map(|cents| cents.map(Euro::from_cents))).unwrap();
        prop_assert_eq!(sum.amount.cents(), figures.iter().flatten().sum::<i64>());
        prop_assert_eq!(sum.of, figures.iter().flatten().count());
        prop_assert_eq!(sum.out_of, figures.len());
        prop_assert_eq!(sum.is_whole(), figures.iter().all(Option::is_some));
    }

    /// Whatever the lines are, at most one of short and over-match is found, and its gap closes the match.
    #[test]
    fn a_match_is_short_or_over_or_even(eu in 1_i64..10_000_000, national in prop::collection::vec(1_i64..10_000_000, 1..5)) {
        let mut award = award("SLAIF");
        award.funding.retain(|line| line.level == rollcall::call::rules::Level::Eu);
        award.funding[0].amount = Euro::from_cents(eu);
        for (index, cents) in national.iter().enumerate() {
            let mut line = award.funding[0].clone();
            line.level = if index % 2 == 0 { rollcall::call::rules::Level::State } else { rollcall::call::rules::Level::Region };
            line.funder = format!("Funder {index}");
            line.amount = Euro::from_cents(*cents);
            award.funding.push(line);
        }
        let all: i64 = national.iter().sum();
        let gaps: Vec<i64> = award.findings().unwrap().iter().filter_map(|finding| match finding {
            Finding::ShortMatch { short_by, .. } => Some(-short_by.cents()),
            Finding::OverMatch { over_by, .. } => Some(over_by.cents()),
            _ => None,
        }).collect();
        prop_assert_eq!(gaps, if all == eu { vec![] } else { vec![all - eu] });
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn award(acronym: &str) -> PublishedAward {
    History::builtin().unwrap().awards.into_iter().find(|award| award.acronym == acronym).unwrap()
}

#[test]
fn nineteen_factories_were_published_in_three_cutoffs() {
    let history = History::builtin().unwrap_or_else(|faults| panic!("{faults:?}"));
    let counts: Vec<usize> = [1, 2, 3].map(|cutoff| history.awards_of(cutoff).count()).into();
    assert_eq!(counts, [7, 6, 6]);
    assert_eq!(history.awards.len(), 19);
    assert_eq!(history.as_known_at(day("2024-12-09")).awards.len(), 0);
    assert_eq!(history.as_known_at(day("2024-12-10")).awards.len(), 7);
    assert_eq!(history.as_known_at(day("2025-12-22")).awards.len(), 19);
}

#[test]
fn what_is_not_published_is_not_summed() {
    let history = History::builtin().unwrap();
    let of_first = KnownSum::over(history.awards_of(1).map(|award| award.total)).unwrap();
    assert_eq!(of_first, KnownSum { amount: Euro::parse("1269000000").unwrap(), of: 5, out_of: 7 });
    let eu = KnownSum::over(history.awards_of(1).map(|award| award.eu().unwrap())).unwrap();
    assert_eq!((eu.amount, eu.of, eu.out_of), (Euro::parse("98330000").unwrap(), 1, 7));
    assert_eq!(award("MIMER").total, None);
    assert_eq!(award("SLAIF").published_score, Some(8_200));
}

#[test]
fn the_findings_of_the_published_figures() {
    let bsc = award("BSC AIF").findings().unwrap();
    let euro = |text: &str| Euro::parse(text).unwrap();
    assert_eq!(
        bsc,
        [Finding::OverMatch { eu: euro("98330000"), national: euro("104000000"), over_by: euro("5670000") }]
    );
    let piast = award("PIAST").findings().unwrap();
    assert!(matches!(&piast[..], [Finding::RivalFigures { currency, .. }] if currency == "PLN"), "{piast:?}");
    let czai = award("CZAI");
    assert!(czai.as_known_at(day("2026-02-05")).findings().unwrap().is_empty());
    let later = czai.as_known_at(day("2026-02-06")).findings().unwrap();
    assert!(matches!(&later[..], [Finding::Unsecured { funder, .. }] if funder == "Czechia"), "{later:?}");
    // One line of a large project is a part of it: neither short, nor a wrong sum.
    assert!(award("IT4LIA").findings().unwrap().is_empty());
    // The contract for LUMI-AI was not known before the summer of 2026.
    assert_eq!(award("LUMI AIF").as_known_at(day("2025-12-22")).contract, None);
}

#[test]
fn short_match_and_wrong_sums_are_found_apart() {
    let mut award = award("SLAIF");
    award.funding[1].amount = Euro::parse("70000000").unwrap();
    let findings = award.findings().unwrap();
    assert!(
        matches!(&findings[..], [Finding::ShortMatch { .. }, Finding::LinesDiffer { .. }]),
        "{findings:?}"
    );
}

#[test]
fn a_fault_in_the_history_names_its_line_and_key() {
    let text = rollcall::call::rules::HISTORY.text;
    for (from, to, at, says) in [
        ("cutoff = 1\n", "cutoff = 9\n", "cutoff = 9", "awards[0].cutoff: there is no cut-off 9"),
        (
            "total = \"612000000\"",
            "total = \"0\"",
            "total = \"0\"",
            "awards[0].total: an amount that was published",
        ),
        ("total = \"612000000\"", "total = 612", "total = 612", "awards[0].total: invalid type"),
        (
            "country = \"FI\"\npartner",
            "country = \"XX\"\npartner",
            "country = \"XX\"",
            "awards[0].country: `XX` is not",
        ),
        (
            "acronym = \"IT4LIA\"",
            "acronym = \"LUMI AIF\"",
            "acronym = \"LUMI AIF\"\nhost = \"CINECA",
            "awards[1].acronym: `LUMI AIF` is already",
        ),
        (
            "selected_on = 2024-12-10",
            "selected_on = 2024-10-10",
            "selected_on = 2024-10",
            "cutoffs[0].selected_on: the selection comes before",
        ),
        (
            "published_rank = 1",
            "published_rank = 0",
            "published_rank = 0",
            "awards[13].published_rank: ranks count from 1",
        ),
        (
            "bearing = \"unsecured\"",
            "bearing = \"gone\"",
            "facts = [{ known_on = 2026-02-06",
            "awards[13].funding[1].facts[0].bearing: unknown variant",
        ),
    ] {
        let spoiled = text.replacen(from, to, 1);
        assert_ne!(spoiled, text, "nothing replaced: {from}");
        let expected = format!("h.toml:{}: {says}", line_of(&spoiled, at));
        let faults = History::from_toml("h.toml", &spoiled).unwrap_err();
        let found = faults.iter().any(|fault| fault.to_string().starts_with(&expected));
        assert!(found, "expected\n    {expected}\nfound {faults:?}");
    }
}
