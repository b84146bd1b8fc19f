//! The funding line.

use super::*;

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
fn who_is_selected_from_the_reserve_list_is_offered_no_more_than_the_main_list_was() {
    let mut book = rulebook();
    book.budget_lines[0].cap_per_proposal = Some(euro(40));
    book.budget_lines[1].max_rate = BasisPoints::new(5_000);
    let asks = vec![ask("dep", "acquisition", euro(60)), ask("he", "services", euro(10))];
    let mut demands = ["T-1", "T-2"].map(|reference| demand(reference, asks.clone()));
    for one in &mut demands {
        one.cost.insert("services".into(), euro(16));
    }
    let ranking = ranking_of(&[&["T-1"], &["T-2"]]);
    // One is paid and the other waits; the Board takes the other, for which there would have been too little.
    let money = [purse("dep", euro(60)), purse("he", euro(100))];
    let outcome = funding_line(&book, &money, &[], &ranking, &demands).unwrap();
    assert_eq!((list_of(&outcome, List::Main), list_of(&outcome, List::Reserve)), (vec!["T-1"], vec!["T-2"]));
    let said = |verdict| Said { verdict: Some(verdict), reason: "As minuted.".into(), ..Said::default() };
    let said = [("T-1".to_owned(), said(Verdict::Rejected)), ("T-2".to_owned(), said(Verdict::Selected))];
    let (decided, lines) = decide(&book, &outcome, &demands, &said.into()).unwrap();
    let offers: Vec<_> = decided[1].offers.iter().map(|offer| offer.amount).collect();
    assert_eq!(offers, [euro(40), euro(8)], "the cap and the rate hold for who waited, too");
    assert_eq!(outcome.places[0].offers, decided[1].offers, "as for who was selected at once");
    assert_eq!((lines[0].left, lines[1].left), (euro(20), euro(92)));
}

#[test]
fn the_rate_is_held_over_all_lines_of_a_cost_type_together() {
    let mut book = rulebook();
    for line in &mut book.budget_lines {
        line.max_rate = BasisPoints::new(1_700);
    }
    let mut one =
        demand("T-1", vec![ask("dep", "acquisition", euro(100)), ask("he", "acquisition", euro(102))]);
    one.cost.insert("acquisition".into(), euro(802));
    let ranking = ranking_of(&[&["T-1"]]);
    let money = [purse("dep", euro(500)), purse("he", euro(500))];
    let draw = |book: &Rulebook, one: &Demand| {
        let outcome = funding_line(book, &money, &[], &ranking, std::slice::from_ref(one)).unwrap();
        let offers = outcome.places[0].offers.iter().map(|offer| offer.amount.cents());
        (offers.collect::<Vec<_>>(), outcome.findings)
    };
    let (offers, findings) = draw(&book, &one);
    assert_eq!(offers, [10_000, 3_634], "together 17 % of 802");
    let said = LineFinding::OverRate {
        reference: "T-1".into(),
        line: "he".into(),
        cost_type: "acquisition".into(),
        asked: euro(102),
        payable: Euro::from_cents(3_634),
    };
    assert_eq!(findings, [said]);
    // What a cap takes from the first line, the rate leaves to the second.
    book.budget_lines[0].cap_per_proposal = Some(euro(80));
    assert_eq!(draw(&book, &one).0, [8_000, 5_634]);
}

#[test]
fn what_is_paid_is_a_share_of_the_budget_where_there_is_one() {
    let mut book = rulebook();
    book.budget_lines[0].max_rate = BasisPoints::new(5_000);
    let said = serde_json::json!({
        "acronym": "T", "title": "", "track": "", "answers": {}, "partners": [], "documents": [], "tranches": [],
        "asks": [{ "line": "dep", "cost_type": "acquisition", "amount": "60.00" }],
        "costs": [{ "line": "dep", "cost_type": "acquisition", "amount": "100.00", "asked": "60.00" }],
    });
    let mut content: rollcall::proposal::rules::Content = serde_json::from_value(said).unwrap();
    content.tranches = vec![tranche("t", "f", 2026, "acquisition", Origin::State, euro(60))];
    let ranking = ranking_of(&[&["T-1"]]);
    let offered = |content: &rollcall::proposal::rules::Content| {
        let demands = [Demand::of("T-1", content).unwrap()];
        let outcome = funding_line(&book, &[purse("dep", euro(100))], &[], &ranking, &demands).unwrap();
        outcome.places[0].offered().unwrap()
    };
    assert_eq!(offered(&content), euro(50), "half of 100, though 120 are promised");
    content.costs.clear();
    assert_eq!(offered(&content), euro(60), "without a budget, half of what all give");
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
