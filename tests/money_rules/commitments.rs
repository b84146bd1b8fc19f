//! Commitments, match and ratios.

use rollcall::award::rules as award;

use super::*;

#[test]
fn the_printed_tables_are_the_tables_in_force() {
    let docs = include_str!("../../src/cofunding/rules/tranche.rs");
    for (from, to) in cofunding::TRANCHE_MOVES {
        let to: Vec<_> = to.iter().map(|state| state.name()).collect();
        let row = format!("| {} | {} |", from.name(), to.join(", "));
        assert!(to.is_empty() || docs.contains(&row), "{row}");
    }
    let docs = include_str!("../../src/award/rules/instrument.rs");
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
