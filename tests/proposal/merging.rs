//! Merging and comparing, whatever is written: no text is lost, and no two fields meet.

use proptest::prelude::*;
use rollcall::proposal::rules::diff::{self, Marked};
use rollcall::proposal::rules::{Answer, Meeting, alike, meet};

fn text() -> impl Strategy<Value = Answer> {
    // Few texts, so that they are often alike.
    prop_oneof![
        Just(Answer::Text(String::new())),
        Just(Answer::Chosen(vec![])),
        "[abc]".prop_map(Answer::Text),
        prop::collection::vec("[ab]", 0..2).prop_map(Answer::Chosen),
    ]
}

/// Two people open a field and save what they have, in any order; what stands, and what is in the history.
fn story(begun: &Answer, sent: [&Answer; 2]) -> (Answer, Vec<Answer>) {
    let (mut stands, mut version, mut kept) = (begun.clone(), 1, vec![begun.clone()]);
    for mine in sent {
        match meet(1, Some(begun), (version, &stands), mine) {
            Meeting::Mine => {
                version += 1;
                stands = mine.clone();
                kept.push(mine.clone());
            }
            Meeting::Both => kept.push(mine.clone()),
            Meeting::Same | Meeting::Theirs => {}
        }
    }
    (stands, kept)
}

proptest! {
    #[test]
    fn nothing_that_was_written_is_lost(begun in text(), ana in text(), ben in text()) {
        let (stands, kept) = story(&begun, [&ana, &ben]);
        for one in [&ana, &ben, &stands] {
            prop_assert!(kept.iter().any(|text| alike(text, one)), "{one:?} is not among {kept:?}");
        }
    }

    #[test]
    fn who_changed_nothing_changes_nothing(begun in text(), ana in text()) {
        for sent in [[&ana, &begun], [&begun, &ana]] {
            let (stands, kept) = story(&begun, sent);
            prop_assert!(alike(&stands, &ana));
            prop_assert!(kept.len() <= 2);
        }
    }

    #[test]
    fn only_two_changes_ask_a_person(begun in text(), theirs in text(), mine in text(), since in 1..4_i64) {
        let met = meet(2, Some(&begun), (since, &theirs), &mine);
        let both = since > 2 && !alike(&begun, &mine) && !alike(&theirs, &mine);
        prop_assert_eq!(met == Meeting::Both, both);
        // What stood there before and is not known any more asks once too often, and never too seldom.
        let unknown = meet(2, None, (since, &theirs), &mine);
        prop_assert!(unknown == met || unknown == Meeting::Both);
    }

    #[test]
    fn a_comparison_holds_both_texts_whole(before in "[ab \n]{0,40}", after in "[ab \n]{0,40}") {
        let pieces = diff::words(&before, &after);
        let without = |mark: Marked| -> String {
            pieces.iter().filter(|piece| piece.mark != mark).map(|piece| piece.text.as_str()).collect()
        };
        prop_assert_eq!(without(Marked::Removed), after);
        prop_assert_eq!(without(Marked::Added), before);
    }
}

#[test]
fn a_comparison_marks_words_and_leaves_out_long_stretches() {
    let marks = |before: &str, after: &str| -> Vec<(Marked, String)> {
        diff::words(before, after).into_iter().map(|piece| (piece.mark, piece.text)).collect()
    };
    let expected = [
        (Marked::Kept, "a big "),
        (Marked::Removed, "old "),
        (Marked::Added, "new "),
        (Marked::Kept, "house"),
    ];
    let expected: Vec<_> = expected.map(|(mark, text)| (mark, text.to_owned())).into();
    assert_eq!(marks("a big old house", "a big new house"), expected);
    let long: String = (0..5_000).map(|number| format!("word{number} ")).collect();
    let begun = std::time::Instant::now();
    let other: String = (0..5_000).map(|number| format!("other{number} ")).collect();
    assert_eq!(marks(&long, &other).len(), 2, "past all comparing one takes the place of the other");
    let pieces = diff::shortened(diff::words(&long, &format!("{long}end")));
    assert!(pieces.iter().map(|piece| piece.text.len()).sum::<usize>() < 600);
    assert!(pieces.iter().any(|piece| piece.mark == Marked::Skipped));
    assert!(begun.elapsed().as_secs() < 2);
}
