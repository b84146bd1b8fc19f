//! Amounts as people type them: whatever is taken is what was meant, and the rest is refused.

use proptest::prelude::*;
use rollcall::ground::Euro;
use rollcall::ground::money::NotMoney::{self, FractionOfCent, NotANumber};

fn read(text: &str) -> Result<String, NotMoney> {
    Euro::parse_typed(text).map(|amount| amount.to_string())
}

#[test]
fn groups_are_of_three_and_begin_with_no_zero() {
    for (typed, amount) in [
        ("100 200", "100200.00"),
        ("1,234", "1234.00"),
        ("1.234.567", "1234567.00"),
        ("1’234’567.5", "1234567.50"),
        ("0,5", "0.50"),
        ("007", "7.00"),
        ("€ 12", "12.00"),
        ("12 EUR", "12.00"),
        ("1\u{202f}234,50\u{a0}€", "1234.50"),
        ("1_000", "1000.00"),
    ] {
        assert_eq!(read(typed).as_deref(), Ok(amount), "{typed}");
    }
    for (typed, why) in [
        ("0,125", FractionOfCent),
        ("0.500", FractionOfCent),
        ("1234,567", FractionOfCent),
        ("1 234,567", FractionOfCent),
        ("1 2 3", NotANumber),
        ("0 125", NotANumber),
        ("012.345.678", NotANumber),
        ("1  000", NotANumber),
        ("1 000.000", FractionOfCent),
        ("1 000'000", NotANumber),
        ("12,3,4", NotANumber),
        ("1,234 567", NotANumber),
        ("'5", NotANumber),
        ("5 ,50", NotANumber),
        ("5,", NotANumber),
        (",5", NotANumber),
        ("+5", NotANumber),
        ("1e3", NotANumber),
        ("- 5", NotMoney::Negative),
        ("€ −5", NotMoney::Negative),
    ] {
        assert_eq!(read(typed), Err(why), "{typed}");
    }
}

/// How people write an amount: what groups, what is decimal, and what stands around it.
#[derive(Clone, Debug)]
struct Style {
    group: &'static str,
    decimal: &'static str,
    around: (&'static str, &'static str),
}

fn any_style() -> impl Strategy<Value = Style> {
    let marks: Vec<(&str, &str)> = ["", ".", ",", " ", "\u{a0}", "\u{202f}", "'", "’", "_"]
        .into_iter()
        .flat_map(|group| [(group, "."), (group, ",")])
        .filter(|(group, decimal)| group != decimal)
        .collect();
    let around = [("", ""), ("EUR ", ""), ("€", ""), ("€ ", ""), ("", " EUR"), ("", "\u{a0}€"), ("  ", "\t")];
    (prop::sample::select(marks), prop::sample::select(around.to_vec()))
        .prop_map(|((group, decimal), around)| Style { group, decimal, around })
}

fn written(amount: Euro, style: &Style, cents: bool) -> String {
    let number = amount.grouped(style.group, style.decimal);
    let number = if cents { &number } else { number.rsplit_once(style.decimal).unwrap().0 };
    format!("{}{number}{}", style.around.0, style.around.1)
}

fn any_amount() -> impl Strategy<Value = Euro> {
    prop_oneof![0_i64..100_000, 0_i64..1_000_000_000_000, 0_i64..i64::MAX].prop_map(Euro::from_cents)
}

proptest! {
    #[test]
    fn an_amount_is_read_back_in_every_style(amount in any_amount(), style in any_style()) {
        prop_assert_eq!(Euro::parse_typed(&written(amount, &style, true)), Ok(amount));
        let whole = Euro::from_cents(amount.cents() / 100 * 100);
        prop_assert_eq!(Euro::parse_typed(&written(whole, &style, false)), Ok(whole));
        let negative = written(amount, &Style { around: ("−", ""), ..style }, true);
        prop_assert_eq!(Euro::parse_typed(&negative), Err(NotMoney::Negative));
    }

    /// A mark or a blank too many, wherever it stands, is refused or changes nothing.
    #[test]
    fn a_mark_too_many_is_never_another_amount(
        amount in any_amount(),
        style in any_style(),
        mark in prop::sample::select(vec!['.', ',', ' ', '\u{a0}', '\'', '’', '_', '-', '+', 'e', '€', '\n']),
        at in any::<prop::sample::Index>(),
    ) {
        let mut letters: Vec<char> = written(amount, &style, true).chars().collect();
        letters.insert(at.index(letters.len() + 1), mark);
        let mutilated: String = letters.into_iter().collect();
        if let Ok(read) = Euro::parse_typed(&mutilated) {
            prop_assert_eq!(read, amount, "{:?}", mutilated);
        }
    }

    /// A mark of a group that is lost, or that slipped, is refused or changes nothing.
    #[test]
    fn a_lost_mark_is_never_another_amount(
        amount in any_amount(),
        style in any_style(),
        at in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
        slips in any::<bool>(),
    ) {
        prop_assume!(!style.group.is_empty());
        let mut letters: Vec<char> = amount.grouped(style.group, style.decimal).chars().collect();
        let mark = style.group.chars().next().unwrap();
        let marks: Vec<usize> = (0..letters.len()).filter(|place| letters[*place] == mark).collect();
        prop_assume!(!marks.is_empty());
        letters.remove(marks[at.index(marks.len())]);
        if slips {
            letters.insert(to.index(letters.len() + 1), mark);
        }
        let mutilated: String = letters.into_iter().collect();
        if let Ok(read) = Euro::parse_typed(&mutilated) {
            prop_assert_eq!(read, amount, "{:?}", mutilated);
        }
    }
}
