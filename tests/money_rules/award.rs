//! Instruments and payments.

use rollcall::award::rules as award;

use super::*;

proptest! {
    #[test]
    fn every_ask_and_every_tranche_becomes_one_cost_item_of_one_instrument(
        asks in prop::collection::vec((0_usize..4, 0_i64..100_000_000), 0..6),
        claims in prop::collection::vec((0_usize..4, 0_i64..100_000_000), 0..9),
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

/// A position paid from a tranche that stands somewhere, or from the EU.
fn position(claimed: i64, state: Option<(cofunding::TrancheState, i64)>, payments: i64) -> award::Position {
    let amount = Euro::from_cents(claimed);
    let source = match state {
        None => award::Source::Eu { line: "dep".into() },
        Some(_) => {
            award::Source::Funder { funder: FunderId::from_text("fi"), tranche: TrancheId::from_text("t") }
        }
    };
    let held = state.map(|(state, confirmed)| cofunding::Held {
        tranche: tranche("t", "fi", 2026, "acquisition", Origin::State, amount),
        standing: cofunding::TrancheStanding {
            state,
            amount: Euro::from_cents(confirmed),
            paid: Euro::ZERO,
            step: 1,
        },
    });
    let paid = Euro::from_cents(payments);
    let item = award::CostItem { cost_type: "acquisition".into(), source, amount };
    award::Position { item, held, recorded: paid, paid }
}

proptest! {
    #[test]
    fn what_is_claimed_is_secured_open_or_lost_to_the_cent(
        pledges in prop::collection::vec((0_i64..1_000_000, 0_usize..8, 0_i64..1_500_000, 0_i64..2_000), 0..12),
        year in 2024_i32..2029,
    ) {
        let states = cofunding::TrancheState::ALL;
        let positions: Vec<_> = pledges.iter()
            .map(|(claimed, state, confirmed, paid)| position(*claimed, Some((states[*state], *confirmed)), *paid))
            .chain([position(77, None, 7)])
            .collect();
        let sums = award::pledges(&positions, year).unwrap();
        let whole = Euro::sum([sums.secured, sums.only_claimed, sums.lost]).unwrap();
        prop_assert_eq!(sums.claimed, whole, "the EU's part is not among the pledges");
        let overdue = if year > 2026 { positions.iter().filter(|p| !p.is_eu()).map(|p| p.unpaid()).collect() } else { vec![] };
        prop_assert_eq!(sums.overdue, Euro::sum(overdue).unwrap());
        let by_state = award::grouped(&positions, |one| Some(award::state_of(None, one))).unwrap();
        let groups = Euro::sum(by_state.groups.values().map(|group| group.claimed)).unwrap();
        prop_assert_eq!(groups, sums.claimed);
        prop_assert_eq!(by_state.all.eu, Euro::from_cents(77));
    }

    #[test]
    fn no_run_of_payments_passes_what_is_secured(
        claimed in 1_i64..10_000, confirmed in 1_i64..12_000,
        tries in prop::collection::vec(0_i64..4_000, 0..20),
    ) {
        let mut position = position(claimed, Some((cofunding::TrancheState::Secured, confirmed)), 0);
        for cents in tries {
            let (amount, account) = (Euro::from_cents(cents), position.account().unwrap());
            if award::may_initiate(award::InstrumentState::Signed, account, amount).is_ok() {
                position.recorded = position.recorded.plus(amount).unwrap();
            }
            prop_assert!(position.recorded <= Euro::from_cents(claimed.min(confirmed)));
        }
    }
}

#[test]
fn only_secured_pledges_are_paid() {
    for state in cofunding::TrancheState::ALL {
        let account = position(10, Some((*state, 10)), 0).account();
        assert_eq!(account.is_ok(), state.is_secured(), "{state:?}");
    }
    assert!(position(10, None, 0).account().is_ok(), "the EU's part needs nobody's word");
}
