//! Amounts, dates, scores and times, as each language writes them.

use std::collections::BTreeMap;

use rollcall::ground::{BasisPoints, Euro, Moment, Problems, Refusal};
use rollcall::words::{Frame, Language, Words};

use super::now;

const NARROW: &str = "\u{202f}";

#[test]
fn amounts_are_grouped_as_the_language_does() {
    let words = Words::load().unwrap();
    let amount = Euro::parse("70000000.00").unwrap();
    assert_eq!(words.voice(Language::En).euro(amount), "70,000,000.00");
    assert_eq!(words.voice(Language::Fr).euro(amount), format!("70{NARROW}000{NARROW}000,00"));
    assert_eq!(words.voice(Language::En).meur(amount), "70.00");
    assert_eq!(words.voice(Language::Fr).meur(amount), "70,00");
    assert_eq!(words.voice(Language::En).percent(BasisPoints::new(1_667)), "16.67\u{a0}%");
    assert_eq!(words.voice(Language::Fr).ratio(BasisPoints::new(9_517)), "0,95");
}

#[test]
fn scores_show_what_they_hold() {
    let words = Words::load().unwrap();
    let voice = words.voice(Language::En);
    assert_eq!(voice.score(8_200, None), "82");
    assert_eq!(voice.score(8_250, None), "82.5");
    assert_eq!(voice.score(8_843, None), "88.43");
    assert_eq!(voice.score(8_200, Some(2)), "82.00");
    assert_eq!(words.voice(Language::Fr).score(450, Some(1)), "4,5");
}

#[test]
fn times_are_told_in_brussels() {
    let words = Words::load().unwrap();
    let (english, french) = (words.voice(Language::En), words.voice(Language::Fr));
    let close: Moment = "2025-12-31T16:00:00Z".parse().unwrap();
    assert_eq!(english.moment(close), "31 December 2025, 17:00 Brussels");
    assert_eq!(french.moment(close), "31 décembre 2025, 17:00 (Bruxelles)");
    assert_eq!(english.moment_short(close), "31 Dec 2025, 17:00");
    // In summer Brussels is two hours ahead, and midnight there is another day.
    let summer: Moment = "2025-06-30T22:00:05Z".parse().unwrap();
    assert_eq!(english.moment(summer), "1 July 2025, 00:00:05 Brussels");
    assert_eq!(french.moment(summer), "1er juillet 2025, 00:00:05 (Bruxelles)");
    assert_eq!(french.day("2025-02-01".parse().unwrap()), "1er février 2025");
}

#[test]
fn a_countdown_gets_finer_as_it_ends() {
    let words = Words::load().unwrap();
    let left = |seconds| words.voice(Language::En).countdown(now().plus_seconds(seconds), now());
    assert_eq!(left(9 * 86_400 + 6 * 3_600 + 56 * 60), "9 d 6 h 56 min");
    assert_eq!(left(86_399), "23 h 59 min");
    assert_eq!(left(3_599), "59 min 59 s");
    assert_eq!(left(-1), "over");
    assert_eq!(words.voice(Language::Fr).countdown(now().plus_days(2), now()), "2 j 0 h 0 min");
}

#[test]
fn arguments_in_machine_form_are_shown_as_people_read_them() {
    let words = Words::load().unwrap();
    let voice = words.voice(Language::En);
    let shown = |name: &str, value: &str| match voice.shown(name, value) {
        fluent_bundle::FluentValue::String(text) => text.into_owned(),
        fluent_bundle::FluentValue::Number(number) => format!("number {}", number.as_string()),
        other => panic!("{other:?}"),
    };
    assert_eq!(shown("at", "2025-12-31T16:00:00.000000Z"), "31 December 2025, 17:00 Brussels");
    assert_eq!(shown("day", "2025-12-31"), "31 December 2025");
    assert_eq!(shown("missing_amount", "9000000.00"), "9,000,000.00");
    assert_eq!(shown("count", "12"), "number 12");
    assert_eq!(shown("reference", "AIF-0007"), "AIF-0007");
    assert_eq!(shown("pic", "012345678"), "012345678");
    // What only looks like a moment is left alone.
    assert_eq!(shown("title", "2025-12-31Towards a factory"), "2025-12-31Towards a factory");
}

#[test]
fn what_there_are_no_words_for_shows_its_key() {
    let words = Words::load().unwrap();
    assert_eq!(words.say(Language::Fr, "no-such-key"), "⟦no-such-key⟧");
    assert_eq!(words.known(Language::Fr, "no-such-key"), None);
    assert_eq!(words.known(Language::Fr, "common-yes").as_deref(), Some("Oui"));
    assert_eq!(words.refusal(Language::En, &Refusal::new("no-such-code")), "⟦refusal-no-such-code⟧");
    let problems = Problems::one("title", "no-such-code");
    assert_eq!(words.errors(Language::En, &problems, "title"), ["⟦problem-no-such-code⟧"]);
    assert!(words.errors(Language::En, &problems, "acronym").is_empty());
    let summary = words.summary(Language::En, &problems).unwrap();
    assert_eq!(summary.items[0].id.as_deref(), Some("f-title"));
}

/// Exact amounts say EUR; the sign stands behind millions alone.
#[test]
fn the_sign_of_the_euro_stands_for_millions_alone() {
    for (language, file, text) in rollcall::words::sources() {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            assert!(!line.replace("M€", "").contains('€'), "{language}/{file}: {line}");
        }
    }
    for (name, source) in Words::templates() {
        assert!(!source.contains('€'), "{name}.hbs");
    }
}

#[test]
fn a_subject_stays_one_line() {
    let words = Words::load().unwrap();
    let mail = words.mail(Language::En, "x\nBcc: y", &BTreeMap::<String, String>::new());
    assert!(!mail.subject.contains('\n'), "{}", mail.subject);
}

#[test]
fn the_language_is_chosen_then_negotiated() {
    let negotiate = Language::negotiate;
    assert_eq!(negotiate(Some("fr"), Some("en")), Language::Fr);
    assert_eq!(negotiate(None, Some("de-DE, fr-BE;q=0.8, en;q=0.5")), Language::Fr);
    assert_eq!(negotiate(None, Some("fr;q=0.2, en-GB;q=0.9")), Language::En);
    assert_eq!(negotiate(Some("xx"), Some("fr;q=0, de")), Language::En);
    assert_eq!(negotiate(None, None), Language::En);
    assert_eq!(Language::of("fr_BE"), Language::Fr);
}

#[test]
fn a_menu_item_is_current_above_its_pages_only() {
    let menu = |path: &str| {
        let frame =
            Frame::new(Language::En, path, now()).menu("a", "/").menu("b", "/calls").menu("c", "/call");
        frame.menu.iter().map(|item| item.current).collect::<Vec<_>>()
    };
    assert_eq!(menu("/"), [true, false, false]);
    assert_eq!(menu("/calls/ai?x=1"), [false, true, false]);
    assert_eq!(menu("/calls?x=1"), [false, true, false]);
    let frame = Frame::new(Language::En, "/calls?a=1&b=é", now());
    assert_eq!(frame.languages[1].href, "/language/fr?back=/calls%3Fa%3D1%26b%3D%C3%A9");
}
