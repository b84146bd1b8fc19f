//! The rules of order and money, held by properties: whatever the proposals, no line is overspent, no cent is
//! lost, and the order of the input means nothing.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use rollcall::award::rules as award;
use rollcall::call::rules::{
    Aggregate, BudgetLine, Clocks, Criterion, Exhaustion, Funding, Head, InstrumentPlan, Matching, Rulebook,
    Scale, Scoring, Slice, Text, TieBreak,
};
use rollcall::cofunding::rules as cofunding;
use rollcall::evaluation::rules::{Fraction, Score, total};
use rollcall::ground::ids::{CallId, FunderId, PersonId, TrancheId};
use rollcall::ground::{BasisPoints, Error, Euro, Moment};
use rollcall::proposal::rules::{Ask, FunderLevel, Origin, Tranche, TrancheKind};
use rollcall::ranking::rules::{
    Demand, Entry, FundingOutcome, LineFinding, List, Purse, Ranking, funding_line, purses, rank,
};

/// A small rulebook: two lines, four cost types, three criteria; only what these rules read is filled.
pub fn rulebook() -> Rulebook {
    let line = |id: &str, pays: &[&str]| BudgetLine {
        id: id.into(),
        title: Text::plain(id),
        programme: id.to_uppercase(),
        pays: pays.iter().map(|p| (*p).to_owned()).collect(),
        total: euro(1_000),
        slices: vec![Slice { cutoff: 1, amount: euro(200) }, Slice { cutoff: 2, amount: euro(100) }],
        carry_over: true,
        cap_per_proposal: None,
        max_rate: BasisPoints::WHOLE,
        commit_by: None,
    };
    let plan = |kind: &str, cost_types: &[&str], after: Option<&str>, optional| InstrumentPlan {
        kind: kind.into(),
        title: Text::plain(kind),
        cost_types: cost_types.iter().map(|c| (*c).to_owned()).collect(),
        payee: String::new(),
        national_payee: String::new(),
        after: after.map(str::to_owned),
        optional,
    };
    Rulebook {
        call: Head {
            id: CallId::from_text("test"),
            title: Text::plain("A call"),
            summary: Text::default(),
            zone: chrono_tz::Europe::Brussels,
            prefix: "T".into(),
            public: false,
            opens: chrono::NaiveDate::from_ymd_opt(2024, 9, 10).unwrap().and_hms_opt(0, 0, 0).unwrap(),
            sources: vec![],
        },
        tracks: vec![],
        cutoffs: vec![],
        cost_types: vec![],
        budget_lines: vec![line("dep", &["acquisition", "operation"]), line("he", &["services", "platform"])],
        matching: Matching {
            national_to_eu: BasisPoints::WHOLE,
            per_cost_type: true,
            private_counts: false,
            origins: vec!["state".into(), "region".into()],
        },
        states: vec![],
        roles: vec![],
        sections: vec![],
        documents: vec![],
        checklists: vec![],
        scoring: scoring(Aggregate::WeightedMean),
        ties: vec![
            TieBreak::Panel("coverage".into()),
            TieBreak::Criterion("a".into()),
            TieBreak::Criterion("b".into()),
        ],
        funding: Funding {
            exhaustion: Exhaustion::Stop,
            reserve_days: 365,
            reserve_precedes: true,
            redress_hold: BasisPoints::new(0),
        },
        clocks: Clocks {
            evaluate_days: 60,
            inform_days: 150,
            sign_days: 90,
            notification_read_days: 10,
            redress_days: 30,
        },
        instruments: vec![
            plan("hosting", &[], None, false),
            plan("acquisition", &["acquisition"], Some("hosting"), false),
            plan("operation", &["operation"], Some("acquisition"), false),
            plan("services", &["services"], None, false),
            plan("platform", &["platform"], Some("services"), true),
        ],
        assumptions: BTreeMap::new(),
    }
}

fn scoring(aggregate: Aggregate) -> Scoring {
    let criterion = |id: &str, weight, threshold| Criterion {
        id: id.into(),
        title: Text::plain(id),
        hint: Text::default(),
        weight,
        threshold,
    };
    Scoring {
        scale: Scale { min: 0, max: 10_000, step: 50, meanings: vec![] },
        criteria: vec![criterion("a", 40, Some(5_000)), criterion("b", 35, None), criterion("c", 25, None)],
        aggregate,
        overall_threshold: Some(6_000),
        experts_per_proposal: 3,
        comment_min: 10,
        comment_max: 100,
    }
}

fn euro(whole: i64) -> Euro {
    Euro::from_cents(whole * 100)
}

fn entry(reference: &str, scores: [i32; 3]) -> Entry {
    let scores = ["a", "b", "c"].iter().zip(scores);
    Entry {
        reference: reference.into(),
        scores: scores.map(|(id, score)| ((*id).to_owned(), Score::from_hundredths(score))).collect(),
        findings: BTreeMap::new(),
    }
}

fn ask(line: &str, cost_type: &str, amount: Euro) -> Ask {
    Ask { line: line.into(), cost_type: cost_type.into(), amount }
}

fn demand(reference: &str, asks: Vec<Ask>) -> Demand {
    let mut cost = BTreeMap::new();
    for ask in &asks {
        // Half is the EU's: no rate is in the way unless a test says so.
        cost.insert(ask.cost_type.clone(), ask.amount.plus(ask.amount).unwrap());
    }
    Demand { reference: reference.into(), asks, cost }
}

fn tranche(id: &str, funder: &str, year: i32, cost_type: &str, origin: Origin, amount: Euro) -> Tranche {
    Tranche {
        id: TrancheId::from_text(id),
        funder: FunderId::from_text(funder),
        funder_name: funder.into(),
        level: if origin == Origin::Private { FunderLevel::Private } else { FunderLevel::State },
        country: None,
        year,
        cost_type: cost_type.into(),
        kind: TrancheKind::Cash,
        amount,
        currency: "EUR".into(),
        stated: amount,
        rate: "1".into(),
        rate_source: String::new(),
        origin,
        aid_basis: String::new(),
        evidence: String::new(),
    }
}

fn purse(line: &str, slice: Euro) -> Purse {
    Purse { line: line.into(), slice, carried: Euro::ZERO, held: Euro::ZERO }
}

fn list_of(outcome: &FundingOutcome, list: List) -> Vec<&str> {
    outcome.places.iter().filter(|p| p.list == list).map(|p| p.reference.as_str()).collect()
}

// ---- the ranked list ----

#[test]
fn equal_totals_are_told_apart_by_the_rulebooks_order_and_the_list_says_so() {
    let book = rulebook();
    // 40·a + 35·b + 25·c is equal: 90,80,80 and 80,80,96 both give 84.
    let entries = [entry("T-2", [8_000, 8_000, 9_600]), entry("T-1", [9_000, 8_000, 8_000])];
    let ranking = rank(&book.scoring, &book.ties, &entries).unwrap();
    let order: Vec<_> = ranking.ranked.iter().map(|r| (r.rank, r.reference.as_str())).collect();
    assert_eq!(order, [(1, "T-1"), (2, "T-2")]);
    let tie = ranking.ranked[0].tie.as_ref().unwrap();
    assert_eq!((&tie.by, tie.over.as_str()), (&TieBreak::Criterion("a".into()), "T-2"));
    assert_eq!((tie.higher, tie.lower), (9_000, 8_000));
    assert_eq!(ranking.wanted.len(), 1, "the panel was asked first and had not spoken");
}

#[test]
fn the_panel_goes_before_the_criteria_once_it_has_spoken_on_all_of_a_tie() {
    let book = rulebook();
    let mut entries = [entry("T-1", [9_000, 8_000, 8_000]), entry("T-2", [8_000, 8_000, 9_600])];
    entries[0].findings.insert("coverage".into(), 1);
    entries[1].findings.insert("coverage".into(), 2);
    let ranking = rank(&book.scoring, &book.ties, &entries).unwrap();
    assert_eq!(ranking.ranked[0].reference, "T-2");
    assert!(ranking.wanted.is_empty());
}

#[test]
fn what_stays_equal_shares_a_rank_and_the_next_rank_is_skipped() {
    let book = rulebook();
    let entries = [
        entry("T-3", [7_000, 7_000, 7_000]),
        entry("T-2", [8_000, 8_000, 8_000]),
        entry("T-1", [8_000, 8_000, 8_000]),
    ];
    let ranking = rank(&book.scoring, &book.ties, &entries).unwrap();
    let ranks: Vec<_> = ranking.ranked.iter().map(|r| (r.rank, r.reference.as_str())).collect();
    assert_eq!(ranks, [(1, "T-1"), (1, "T-2"), (3, "T-3")]);
    assert_eq!(ranking.ranked[0].ex_aequo, ["T-2"]);
}

#[test]
fn thresholds_look_at_unweighted_scores() {
    let book = rulebook();
    // Weighted 61.05, but the plain mean is 59: below the overall threshold of 60.
    let entries = [entry("T-1", [8_000, 4_800, 4_900]), entry("T-2", [4_950, 9_000, 9_000])];
    let ranking = rank(&book.scoring, &book.ties, &entries).unwrap();
    assert!(ranking.ranked.is_empty());
    let failed: Vec<_> = ranking.below.iter().map(|b| b.failed[0].criterion.as_deref()).collect();
    assert_eq!(failed, [None, Some("a")]);
    assert_eq!(ranking.below[0].shown, Score::from_hundredths(6_105));
}

#[test]
fn a_sum_of_equal_weights_is_the_plain_sum() {
    let mut scheme = scoring(Aggregate::Sum);
    scheme.criteria.iter_mut().for_each(|criterion| criterion.weight = 7);
    let scores = entry("x", [400, 350, 450]).scores;
    let total = total(&scheme, &scores).unwrap();
    assert_eq!(total.weighted, total.unweighted);
    assert_eq!(total.weighted.rounded(), Score::from_hundredths(1_200));
}

fn any_entries() -> impl Strategy<Value = Vec<Entry>> {
    // Few different scores, so that ties are common.
    let scores = prop::array::uniform3(prop::sample::select(vec![4_000, 6_500, 7_000, 8_000, 9_000]));
    prop::collection::vec((scores, prop::option::of(0..3_i32)), 0..9).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        let entries = numbered.map(|(i, (scores, finding))| {
            let mut entry = entry(&format!("T-{i:02}"), scores);
            entry.findings.extend(finding.map(|value| ("coverage".to_owned(), value)));
            entry
        });
        entries.collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_the_input_means_nothing(entries in any_entries(), turn in 0_usize..9) {
        let book = rulebook();
        let straight = rank(&book.scoring, &book.ties, &entries).unwrap();
        let mut turned = entries.clone();
        turned.rotate_left(turn % entries.len().max(1));
        let reversed: Vec<_> = entries.iter().rev().cloned().collect();
        prop_assert_eq!(&rank(&book.scoring, &book.ties, &turned).unwrap(), &straight);
        prop_assert_eq!(&rank(&book.scoring, &book.ties, &reversed).unwrap(), &straight);
    }

    #[test]
    fn ranks_are_antisymmetric_and_follow_the_total(entries in any_entries()) {
        let book = rulebook();
        let ranking = rank(&book.scoring, &book.ties, &entries).unwrap();
        for pair in ranking.ranked.windows(2) {
            prop_assert!(pair[0].rank <= pair[1].rank);
            prop_assert!(pair[0].total >= pair[1].total);
            if pair[0].rank == pair[1].rank {
                prop_assert_eq!(pair[0].total, pair[1].total);
                prop_assert!(pair[0].ex_aequo.contains(&pair[1].reference));
                prop_assert!(pair[1].ex_aequo.contains(&pair[0].reference));
            } else if pair[0].total == pair[1].total {
                let tie = pair[0].tie.as_ref().expect("a broken tie is explained");
                prop_assert!(tie.higher > tie.lower);
            }
        }
        let all: BTreeSet<_> = ranking.ranked.iter().map(|r| &r.reference)
            .chain(ranking.below.iter().map(|b| &b.reference)).collect();
        prop_assert_eq!(all.len(), entries.len());
    }

    #[test]
    fn a_pair_keeps_its_order_whoever_else_is_there(entries in any_entries()) {
        // Criteria only: a finding of the panel is heard per tie, so it may depend on who else is tied.
        let book = rulebook();
        let ties = &book.ties[1..];
        let whole = rank(&book.scoring, ties, &entries).unwrap();
        let rank_of = |reference: &str| whole.ranked.iter().find(|r| r.reference == reference).map(|r| r.rank);
        for a in &entries {
            for b in &entries {
                let pair = rank(&book.scoring, ties, &[a.clone(), b.clone()]).unwrap();
                let of = |r: &str| pair.ranked.iter().find(|p| p.reference == r).map(|p| p.rank);
                prop_assert_eq!(
                    rank_of(&a.reference).cmp(&rank_of(&b.reference)),
                    of(&a.reference).cmp(&of(&b.reference))
                );
            }
        }
    }

    #[test]
    fn fractions_compare_as_their_values_do(a in -500_i64..500, b in 1_i64..60, c in -500_i64..500, d in 1_i64..60) {
        let (left, right) = (Fraction::new(a, b).unwrap(), Fraction::new(c, d).unwrap());
        prop_assert_eq!(left.cmp(&right), (a * d).cmp(&(c * b)));
        prop_assert_eq!(left == right, a * d == c * b);
    }

    #[test]
    fn rounding_is_half_up_to_the_hundredth(a in 0_i64..1_000_000, b in 1_i64..1_000) {
        let shown = i64::from(Fraction::new(a, b).unwrap().rounded().hundredths());
        // shown − ½ ≤ a/b < shown + ½
        prop_assert!((2 * shown - 1) * b <= 2 * a && 2 * a < (2 * shown + 1) * b);
    }
}

// ---- the funding line ----

fn ranking_of(groups: &[&[&str]]) -> Ranking {
    let mut entries = Vec::new();
    for (place, group) in groups.iter().enumerate() {
        for reference in *group {
            let score = 9_000 - 100 * i32::try_from(place).unwrap();
            entries.push(entry(reference, [score, score, score]));
        }
    }
    let book = rulebook();
    rank(&book.scoring, &book.ties, &entries).unwrap()
}

#[test]
fn every_line_a_proposal_asks_from_must_pay() {
    let book = rulebook();
    let demands = [
        demand("T-1", vec![ask("dep", "acquisition", euro(60)), ask("he", "services", euro(5))]),
        demand("T-2", vec![ask("dep", "acquisition", euro(30)), ask("he", "services", euro(6))]),
        demand("T-3", vec![ask("dep", "acquisition", euro(1))]),
    ];
    let ranking = ranking_of(&[&["T-1"], &["T-2"], &["T-3"]]);
    let money = [purse("dep", euro(100)), purse("he", euro(10))];
    let outcome = funding_line(&book, &money, &[], &ranking, &demands).unwrap();
    assert_eq!(list_of(&outcome, List::Main), ["T-1"]);
    assert_eq!(list_of(&outcome, List::Reserve), ["T-2", "T-3"], "under stop nothing below the line is paid");
    assert_eq!(
        outcome.findings,
        [LineFinding::Exhausted {
            reference: "T-2".into(),
            line: "he".into(),
            asked: euro(6),
            left: euro(5)
        }]
    );
    assert_eq!((outcome.lines[0].left, outcome.lines[1].left), (euro(40), euro(5)));
}

#[test]
fn skip_pays_smaller_ones_below() {
    let mut book = rulebook();
    book.funding.exhaustion = Exhaustion::Skip;
    let demands = [
        demand("T-1", vec![ask("dep", "acquisition", euro(120))]),
        demand("T-2", vec![ask("dep", "acquisition", euro(100))]),
    ];
    let ranking = ranking_of(&[&["T-1"], &["T-2"]]);
    let outcome = funding_line(&book, &[purse("dep", euro(100))], &[], &ranking, &demands).unwrap();
    assert_eq!(list_of(&outcome, List::Main), ["T-2"]);
    assert!(matches!(outcome.findings[..], [LineFinding::Skipped { .. }]));
}

#[test]
fn a_partial_offer_is_in_proportion_and_draws_the_line() {
    let mut book = rulebook();
    book.funding.exhaustion = Exhaustion::PartialOffer;
    let demands = [
        demand("T-1", vec![ask("dep", "acquisition", euro(150)), ask("he", "services", euro(6))]),
        demand("T-2", vec![ask("dep", "acquisition", euro(1))]),
    ];
    let ranking = ranking_of(&[&["T-1"], &["T-2"]]);
    let money = [purse("dep", euro(100)), purse("he", euro(10))];
    let outcome = funding_line(&book, &money, &[], &ranking, &demands).unwrap();
    let offers: Vec<_> = outcome.places[0].offers.iter().map(|offer| offer.amount).collect();
    assert_eq!(offers, [euro(100), euro(4)]);
    assert!(outcome.places[0].partial);
    assert_eq!(outcome.places[1].list, List::Reserve);
}

#[test]
fn ex_aequo_at_the_line_all_wait_for_the_panel() {
    let book = rulebook();
    let demands = ["T-1", "T-2", "T-3"].map(|r| demand(r, vec![ask("dep", "acquisition", euro(50))]));
    let ranking = ranking_of(&[&["T-1"], &["T-2", "T-3"]]);
    let outcome = funding_line(&book, &[purse("dep", euro(100))], &[], &ranking, &demands).unwrap();
    assert_eq!(list_of(&outcome, List::Main), ["T-1"]);
    assert_eq!(list_of(&outcome, List::Reserve), ["T-2", "T-3"]);
    let LineFinding::TieAtLine { references, asked, left, .. } = &outcome.findings[0] else { panic!() };
    assert_eq!((references.len(), *asked, *left), (2, euro(100), euro(50)));
}

#[test]
fn the_earlier_reserve_list_is_served_first_where_the_rulebook_says_so() {
    let mut book = rulebook();
    let waiting = [demand("T-0", vec![ask("dep", "acquisition", euro(80))])];
    let demands = [demand("T-1", vec![ask("dep", "acquisition", euro(80))])];
    let ranking = ranking_of(&[&["T-1"]]);
    let money = [purse("dep", euro(100))];
    let outcome = funding_line(&book, &money, &waiting, &ranking, &demands).unwrap();
    assert_eq!(list_of(&outcome, List::Main), ["T-0"]);
    assert!(outcome.places[0].waited);
    book.funding.reserve_precedes = false;
    let outcome = funding_line(&book, &money, &waiting, &ranking, &demands).unwrap();
    assert_eq!(list_of(&outcome, List::Main), ["T-1"]);
}

#[test]
fn caps_and_rates_cut_an_ask_and_say_so() {
    let mut book = rulebook();
    book.budget_lines[0].cap_per_proposal = Some(euro(40));
    book.budget_lines[1].max_rate = BasisPoints::new(5_000);
    let mut one = demand(
        "T-1",
        vec![
            ask("dep", "acquisition", euro(30)),
            ask("dep", "operation", euro(30)),
            ask("he", "services", euro(10)),
        ],
    );
    one.cost.insert("services".into(), euro(16));
    let ranking = ranking_of(&[&["T-1"]]);
    let money = [purse("dep", euro(100)), purse("he", euro(100))];
    let outcome = funding_line(&book, &money, &[], &ranking, &[one]).unwrap();
    let offers: Vec<_> = outcome.places[0].offers.iter().map(|offer| offer.amount).collect();
    assert_eq!(offers, [euro(30), euro(10), euro(8)]);
    assert!(matches!(&outcome.findings[0], LineFinding::OverCap { payable, .. } if *payable == euro(10)));
    assert!(matches!(&outcome.findings[1], LineFinding::OverRate { payable, .. } if *payable == euro(8)));
}

#[test]
fn what_is_held_for_redress_is_not_offered_and_carries_on() {
    let mut book = rulebook();
    book.funding.redress_hold = BasisPoints::new(1_000);
    let carried = BTreeMap::from([("dep".to_owned(), euro(7))]);
    let money = purses(&book, 2, &carried).unwrap();
    assert_eq!(money[0].available().unwrap(), euro(97));
    let outcome = funding_line(&book, &money, &[], &ranking_of(&[]), &[]).unwrap();
    assert_eq!(outcome.lines[0].carries, euro(107), "left, and what was held");
}

fn any_demands() -> impl Strategy<Value = Vec<(Vec<Entry>, Vec<Demand>)>> {
    let asks = prop::collection::vec((0_usize..4, 0_i64..90_000), 0..4);
    let one = prop::collection::vec((any_entries_one(), asks), 1..8).prop_map(|all| {
        let cost_types = ["acquisition", "operation", "services", "platform"];
        let mut entries = Vec::new();
        let mut demands = Vec::new();
        for (i, (scores, asks)) in all.into_iter().enumerate() {
            let reference = format!("T-{i:02}");
            entries.push(entry(&reference, scores));
            let mut by_type = BTreeMap::new();
            for (kind, cents) in asks {
                by_type.insert(kind, cents);
            }
            let asks = by_type.into_iter().map(|(kind, cents)| {
                ask(if kind < 2 { "dep" } else { "he" }, cost_types[kind], Euro::from_cents(cents))
            });
            demands.push(demand(&reference, asks.collect()));
        }
        (entries, demands)
    });
    prop::collection::vec(one, 1..2)
}

fn any_entries_one() -> impl Strategy<Value = [i32; 3]> {
    prop::array::uniform3(prop::sample::select(vec![4_000, 7_000, 8_000, 9_000]))
}

proptest! {
    #[test]
    fn no_line_is_overspent_no_proposal_is_lost_and_no_cent_either(
        worlds in any_demands(),
        dep in 0_i64..200_000, he in 0_i64..200_000,
        exhaustion in prop::sample::select(vec![Exhaustion::Stop, Exhaustion::Skip, Exhaustion::PartialOffer]),
        cap in prop::option::of(1_i64..60_000),
    ) {
        for (entries, demands) in worlds {
            let mut book = rulebook();
            book.funding.exhaustion = exhaustion;
            book.budget_lines[0].cap_per_proposal = cap.map(Euro::from_cents);
            let ranking = rank(&book.scoring, &book.ties, &entries).unwrap();
            let money = [purse("dep", Euro::from_cents(dep)), purse("he", Euro::from_cents(he))];
            let outcome = funding_line(&book, &money, &[], &ranking, &demands).unwrap();
            for line in &outcome.lines {
                let offers = outcome.places.iter().flat_map(|p| &p.offers);
                let spent = Euro::sum(offers.filter(|o| o.line == line.purse.line).map(|o| o.amount)).unwrap();
                prop_assert_eq!(spent, line.offered);
                prop_assert!(line.offered <= line.available);
                prop_assert_eq!(line.offered.plus(line.left).unwrap(), line.available);
            }
            let mut placed: Vec<_> = outcome.places.iter().map(|p| p.reference.clone()).collect();
            placed.sort();
            let mut all: Vec<_> = entries.iter().map(|e| e.reference.clone()).collect();
            all.sort();
            prop_assert_eq!(placed, all, "main, reserve and below are a partition");
            for place in &outcome.places {
                prop_assert!(place.list == List::Main || place.offers.is_empty());
            }
            for group in ranking.ranked.chunk_by(|a, b| a.rank == b.rank) {
                let lists: BTreeSet<_> = group.iter()
                    .map(|r| outcome.places.iter().find(|p| p.reference == r.reference).unwrap().list).collect();
                prop_assert_eq!(lists.len(), 1, "one rank, one list");
            }
            if exhaustion == Exhaustion::Stop {
                let ranked: Vec<_> = outcome.places.iter().filter(|p| p.list != List::Below).collect();
                let first_out = ranked.iter().position(|p| p.list == List::Reserve).unwrap_or(ranked.len());
                prop_assert!(ranked[first_out..].iter().all(|p| p.list == List::Reserve));
            }
        }
    }

    #[test]
    fn under_stop_more_money_never_takes_a_place_away(worlds in any_demands(), dep in 0_i64..200_000, more in 0_i64..90_000) {
        for (entries, demands) in worlds {
            let book = rulebook();
            let ranking = rank(&book.scoring, &book.ties, &entries).unwrap();
            let main = |dep: i64| {
                let money = [purse("dep", Euro::from_cents(dep)), purse("he", euro(1_500))];
                let outcome = funding_line(&book, &money, &[], &ranking, &demands).unwrap();
                list_of(&outcome, List::Main).into_iter().map(str::to_owned).collect::<BTreeSet<_>>()
            };
            prop_assert!(main(dep).is_subset(&main(dep + more)));
        }
    }
}

// ---- co-funding ----

#[test]
fn the_printed_tables_are_the_tables_in_force() {
    let docs = include_str!("../src/cofunding/rules/tranche.rs");
    for (from, to) in cofunding::TRANCHE_MOVES {
        let to: Vec<_> = to.iter().map(|state| state.name()).collect();
        let row = format!("| {} | {} |", from.name(), to.join(", "));
        assert!(to.is_empty() || docs.contains(&row), "{row}");
    }
    let docs = include_str!("../src/award/rules/instrument.rs");
    for (from, to) in award::INSTRUMENT_MOVES {
        let to: Vec<_> = to.iter().map(|state| state.name()).collect();
        let row = format!("| {} | {} |", from.name(), to.join(", "));
        assert!(to.is_empty() || docs.contains(&row), "{row}");
    }
}

#[test]
fn every_move_of_a_tranche_is_in_the_table_or_refused() {
    for from in cofunding::TrancheState::ALL {
        for to in cofunding::TrancheState::ALL {
            assert_eq!(from.may_become(*to).is_ok(), from.nexts().contains(to), "{from:?} → {to:?}");
        }
    }
    let end = [cofunding::TrancheState::Declined, cofunding::TrancheState::Replaced];
    assert!(end.iter().all(|state| state.nexts().is_empty()));
}

fn step(
    tranche: &str,
    number: i32,
    state: cofunding::TrancheState,
    amount: Euro,
    at: i64,
) -> cofunding::Step {
    cofunding::Step {
        tranche: TrancheId::from_text(tranche),
        funder: FunderId::from_text("fi"),
        number,
        state,
        amount,
        at: Moment::from_micros(at),
        evidence: "LTR 4/2025".into(),
        reason: "as said".into(),
    }
}

#[test]
fn evidence_counts_as_it_stood_at_the_moment() {
    use cofunding::TrancheState as S;
    let claimed = [
        tranche("t1", "fi", 2026, "acquisition", Origin::State, euro(30)),
        tranche("t2", "fi", 2027, "acquisition", Origin::State, euro(45)),
    ];
    let steps = [
        step("t1", 2, S::Secured, euro(18), 20),
        step("t1", 1, S::Letter, euro(30), 10),
        step("t1", 3, S::Paid, euro(8), 30),
    ];
    let at = |moment| cofunding::commitments(&claimed, &steps, Moment::from_micros(moment)).remove(0);
    assert_eq!(at(15).tranches[0].standing.state, S::Letter);
    let then = at(25).secured_to(2026).unwrap();
    assert_eq!(
        (then.secured, then.due, then.of),
        (euro(18), euro(30), euro(75)),
        "secured to 2026: 18 of 75"
    );
    let later = at(30);
    assert_eq!((later.paid().unwrap(), later.secured().unwrap()), (euro(8), euro(18)));
    assert!(later.tranches[0].standing.after(S::Paid, euro(11), "").is_err(), "11 + 8 pass the 18 secured");
}

#[test]
fn short_over_and_unequal_are_three_findings() {
    let book = rulebook();
    let eu = [("acquisition".to_owned(), euro(90)), ("operation".to_owned(), euro(40))];
    let beside = |cost_type: &str, origin, amount| cofunding::Beside {
        cost_type: cost_type.into(),
        origin,
        level: FunderLevel::State,
        amount,
    };
    let national = [
        beside("acquisition", Origin::State, euro(110)),
        beside("operation", Origin::State, euro(31)),
        beside("operation", Origin::Rrf, euro(9)),
    ];
    let types = ["acquisition", "operation", "services"];
    let matched = cofunding::matched(&book.matching, &types, &eu, &national).unwrap();
    assert_eq!(matched.len(), 3, "two cost types and the whole");
    let stated = [cofunding::Stated { cost_type: None, amount: euro(131) }];
    let found = cofunding::findings(&book.matching, &matched, &eu, &stated).unwrap();
    let told: Vec<_> = found.iter().map(|f| (f.finding.name(), f.cost_type.as_deref(), f.amount)).collect();
    assert_eq!(
        told,
        [
            ("over", Some("acquisition"), euro(20)),
            ("short", Some("operation"), euro(9)),
            ("over", None, euro(11)),
            ("unequal", None, euro(1)),
        ]
    );
}

#[test]
fn ratios_name_what_stands_over_what() {
    let one = |origin, amount| cofunding::Beside {
        cost_type: "services".into(),
        origin,
        level: if origin == Origin::Private { FunderLevel::Private } else { FunderLevel::Region },
        amount,
    };
    let ratios =
        cofunding::ratios(euro(40), &[one(Origin::Region, euro(50)), one(Origin::Private, euro(30))]);
    let values =
        ratios.unwrap().map(|r| (r.name.name(), r.numerator, r.denominator, r.value().unwrap().points()));
    assert_eq!(values[0], ("total_to_eu", euro(120), euro(40), 30_000));
    assert_eq!(values[1], ("national_to_eu", euro(50), euro(40), 12_500));
    assert_eq!(values[2], ("private_to_public", euro(30), euro(90), 3_333));
    let none = cofunding::ratios(Euro::ZERO, &[]).unwrap();
    assert!(none.iter().all(|ratio| ratio.value().is_none()), "nothing over nothing is no ratio");
}

proptest! {
    #[test]
    fn half_a_cent_too_little_is_too_little(cents in 0_i64..10_000_000_000, rate in 0_i32..30_000) {
        let mut matching = rulebook().matching;
        matching.national_to_eu = BasisPoints::new(rate);
        let needed = i128::from(cofunding::needed(&matching, Euro::from_cents(cents)).unwrap().cents());
        let exact = i128::from(cents) * i128::from(rate);
        prop_assert!(needed * 10_000 >= exact && (needed - 1) * 10_000 < exact);
    }

    #[test]
    fn whatever_happens_to_a_tranche_what_is_paid_never_passes_what_was_secured(
        steps in prop::collection::vec((0_usize..8, 0_i64..1_000), 0..30)
    ) {
        let mut standing = cofunding::TrancheStanding::claimed(Euro::from_cents(500));
        for (to, cents) in steps {
            let to = cofunding::TrancheState::ALL[to];
            if let Ok(next) = standing.after(to, Euro::from_cents(cents), "because") {
                standing = next;
            }
            prop_assert!(standing.paid <= standing.amount);
        }
    }
}

// ---- the award ----

proptest! {
    #[test]
    fn every_ask_and_every_tranche_becomes_one_cost_item_of_one_instrument(
        asks in prop::collection::vec((0_usize..4, 0_i64..1_000_000_00), 0..6),
        claims in prop::collection::vec((0_usize..4, 0_i64..1_000_000_00), 0..9),
    ) {
        let types = ["acquisition", "operation", "services", "platform"];
        let book = rulebook();
        let asks: Vec<_> = asks.into_iter().map(|(t, c)| ask("dep", types[t], Euro::from_cents(c))).collect();
        let claims: Vec<_> = claims.into_iter().enumerate()
            .map(|(i, (t, c))| tranche(&format!("t{i}"), "fi", 2026, types[t], Origin::State, Euro::from_cents(c)))
            .collect();
        let planned = award::instruments(&book, &asks, &claims).unwrap();
        let planned_sum = Euro::sum(planned.iter().map(|p| p.amount().unwrap())).unwrap();
        let wanted = Euro::sum(asks.iter().map(|a| a.amount).chain(claims.iter().map(|t| t.amount))).unwrap();
        prop_assert_eq!(planned_sum, wanted, "to the cent");
        let tranches: Vec<_> = planned.iter().flat_map(|p| &p.items)
            .filter_map(|item| match &item.source { award::Source::Funder { tranche, .. } => Some(tranche.clone()), _ => None })
            .collect();
        prop_assert_eq!(tranches.iter().collect::<BTreeSet<_>>().len(), tranches.len());
        for one in &planned {
            prop_assert!(one.items.iter().all(|item| one.plan.cost_types.contains(&item.cost_type)));
        }
        prop_assert!(planned.iter().any(|one| one.plan.kind == "hosting"));
    }
}

#[test]
fn the_awards_state_is_what_its_instruments_make_it() {
    use award::{AwardState as A, InstrumentState as I};
    let cases: &[(&[I], A)] = &[
        (&[I::Planned, I::Planned], A::Preparing),
        (&[I::Signed, I::Planned], A::Signing),
        (&[I::Signed, I::Terminated], A::Signed),
        (&[I::Running, I::Planned], A::Running),
        (&[I::Ended, I::Terminated], A::Ended),
        (&[I::Terminated, I::Terminated], A::Terminated),
    ];
    for (instruments, state) in cases {
        assert_eq!(award::award_state(instruments), *state, "{instruments:?}");
    }
}

#[test]
fn the_hosting_agreement_comes_before_procurement() {
    use award::InstrumentState as I;
    let book = rulebook();
    let acquisition = &book.instruments[1];
    assert!(award::may_sign(acquisition, &[("hosting", I::Planned)]).is_err());
    assert!(award::may_sign(acquisition, &[("hosting", I::Signed)]).is_ok());
    assert!(
        award::may_sign(acquisition, &[("services", I::Planned)]).is_ok(),
        "what is not held is not waited for"
    );
}

#[test]
fn a_payment_needs_a_signature_money_and_two_people() {
    use award::InstrumentState as I;
    let account = award::Account { amount: euro(10), recorded: euro(7) };
    assert!(award::may_initiate(I::Planned, account, euro(1)).is_err());
    assert!(award::may_initiate(I::Signed, account, euro(3)).is_ok());
    let Err(Error::Invalid(problems)) = award::may_initiate(I::Running, account, euro(4)) else { panic!() };
    assert_eq!(problems.0[0].code, "amount-over-unpaid");
    let (ana, ben) = (PersonId::from_text("ana"), PersonId::from_text("ben"));
    assert!(award::may_authorise(&ana, None, &ana).is_err());
    assert!(award::may_authorise(&ana, None, &ben).is_ok());
    assert!(award::may_authorise(&ana, Some(&ben), &ben).is_err());
}
