//! The check of tracks, and what a call promises about questions, help and outages.

use super::Faults;
use crate::call::rules::rulebook::Rulebook;
use crate::call::rules::service::{WEEKDAYS, clock_time};
use crate::call::rules::track::{Need, NeedRule, QuestionKind, TrackQuestion};

pub(super) fn check(book: &Rulebook, faults: &mut Faults) {
    faults.ids("track_check", "id", book.track_check.iter().map(|question| question.id.as_str()));
    for (at, question) in book.track_check.iter().enumerate() {
        a_question(&format!("track_check[{at}]"), question, faults);
    }
    for (at, track) in book.tracks.iter().enumerate() {
        for (place, need) in track.needs.iter().enumerate() {
            a_need(book, &format!("tracks[{at}].needs[{place}]"), need, faults);
        }
    }
    service(book, faults);
    if let Some(emergency) = &book.emergency {
        let reason = format!("{} is not between 1 and 240 hours", emergency.hours);
        faults.unless((1..=240).contains(&emergency.hours), "emergency.hours", reason);
        faults.hint("emergency.reason", &emergency.reason);
    }
}

fn a_question(key: &str, question: &TrackQuestion, faults: &mut Faults) {
    faults.words(format!("{key}.label"), &question.label);
    faults.hint(format!("{key}.hint"), &question.hint);
    let options = format!("{key}.options");
    if question.kind == QuestionKind::Choice {
        faults.unless(question.options.len() > 1, &options, "a choice needs at least two options");
    } else {
        faults.unless(question.options.is_empty(), &options, "only a question of kind `choice` has options");
    }
    faults.ids(&options, "id", question.options.iter().map(|option| option.id.as_str()));
    for (index, option) in question.options.iter().enumerate() {
        faults.words(format!("{options}[{index}].label"), &option.label);
    }
}

fn a_need(book: &Rulebook, key: &str, need: &Need, faults: &mut Faults) {
    let Some(question) = book.track_check.iter().find(|question| question.id == need.question) else {
        let known: Vec<&str> = book.track_check.iter().map(|question| question.id.as_str()).collect();
        let reason = format!("`{}` is no question of track_check: {}", need.question, known.join(", "));
        return faults.add(format!("{key}.question"), reason);
    };
    faults.hint(format!("{key}.why"), &need.why);
    let of_states = matches!(question.kind, QuestionKind::State | QuestionKind::States);
    let by_states = matches!(need.rule, Some(NeedRule::MayHost | NeedRule::TakesPart));
    if of_states != by_states {
        let reason = if of_states {
            "a question about states needs the rule `may_host` or `takes_part`"
        } else {
            "`may_host` and `takes_part` are rules about states, which this question does not ask for"
        };
        return faults.add(format!("{key}.rule"), reason);
    }
    let known = question.answers();
    faults.known(&format!("{key}.accepts"), "answer", &need.accepts, &known);
    faults.known(&format!("{key}.leaves_open"), "answer", &need.leaves_open, &known);
    let both = need.accepts.iter().find(|answer| need.leaves_open.contains(answer));
    if let Some(answer) = both {
        faults.add(format!("{key}.leaves_open"), format!("`{answer}` is accepted already"));
    }
    if !of_states {
        faults.unless(!need.accepts.is_empty(), format!("{key}.accepts"), "no answer would ever do");
        let told = need.rule.is_some() || !need.why.is_empty();
        faults.unless(told, format!("{key}.why"), "without a rule, words must say why");
    }
}

fn service(book: &Rulebook, faults: &mut Faults) {
    let service = &book.service;
    if let Some(days) = service.questions_close_days {
        let reason = format!("{days} is not between 0 and 90 days");
        faults.unless((0..=90).contains(&days), "service.questions_close_days", reason);
    }
    faults.hint("service.contact", &service.contact);
    for (at, help) in service.help.iter().enumerate() {
        let key = |name: &str| format!("service.help[{at}].{name}");
        faults.known(&key("days"), "day of the week", &help.days, &WEEKDAYS);
        faults.unless(!help.days.is_empty(), key("days"), "on no day");
        let (from, until) = (clock_time(&help.from), clock_time(&help.until));
        faults.unless(from.is_some(), key("from"), format!("`{}` is no time such as 09:00", help.from));
        faults.unless(until.is_some(), key("until"), format!("`{}` is no time such as 17:00", help.until));
        let rising = from.zip(until).is_none_or(|(from, until)| from < until);
        faults.unless(rising, key("until"), "is not later than `from`");
    }
    if let Some(rule) = &service.extension {
        for (name, value, most) in [
            ("outage_minutes", rule.outage_minutes, 1_440),
            ("within_hours", rule.within_hours, 240),
            ("extend_minutes", rule.extend_minutes, 14_400),
        ] {
            let reason = format!("{value} is not between 1 and {most}");
            faults.unless((1..=most).contains(&value), format!("service.extension.{name}"), reason);
        }
        let reachable = rule.outage_minutes < rule.within_hours.saturating_mul(60);
        let reason = "no outage within these hours could be that long";
        faults.unless(reachable, "service.extension.outage_minutes", reason);
    }
}
