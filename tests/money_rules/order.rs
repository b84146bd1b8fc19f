//! The ranked list.

use super::*;

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
