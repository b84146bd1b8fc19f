//! The check of tracks, from what was typed to reasons in words.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::keys::Keys;
use super::rule::{Assumed, RuleTold, assumed_about, rule_of};
use crate::call::rules::{Answers, CheckedNeed, NeedRule, QuestionKind, Rulebook, StateSaid, Track, Verdict};
use crate::ground::country::NoSuchCountry;
use crate::ground::{Country, Moment, Problems};
use crate::people::Look;

/// The answers to questions that are asked, and what could not be read of them.
pub fn read_answers(book: &Rulebook, typed: &[(String, String)]) -> (Answers, Problems) {
    let (mut answers, mut problems) = (BTreeMap::new(), Problems::none());
    for question in &book.track_check {
        let given = typed.iter().filter(|(id, _)| *id == question.id).map(|(_, value)| value.trim());
        let given = given.filter(|value| !value.is_empty());
        let mut said = Vec::new();
        match question.kind {
            QuestionKind::State | QuestionKind::States => {
                for read in given.flat_map(Country::typed_list) {
                    match read {
                        Ok(country) => said.push(country.iso().to_owned()),
                        Err(NoSuchCountry(typed)) => {
                            problems.add(&question.id, "countries-unknown").with("code", &typed);
                            // Somebody was named, whoever it is: that nobody was is no answer.
                            said.push(typed);
                        }
                    }
                }
            }
            QuestionKind::YesNo | QuestionKind::Choice => {
                for value in given {
                    if question.answers().contains(&value) {
                        said.push(value.to_owned());
                    } else {
                        problems.add(&question.id, "not-an-option");
                    }
                }
            }
        }
        answers.insert(question.id.clone(), said);
    }
    (answers, problems)
}

/// The day for which membership of states counts: that of the next cut-off, or today.
pub fn day_of_states(book: &Rulebook, now: Moment) -> NaiveDate {
    let next = book.next_cutoff(now).and_then(|next| book.cutoff_at(next.number));
    next.unwrap_or(now).in_zone(book.call.zone).date_naive()
}

/// Why an answer meets a need or not, with the rule it rests on.
pub struct Reason {
    pub text: String,
    /// The key of the rulebook, for programs.
    pub key: String,
    pub rule: RuleTold,
    pub assumed: Vec<Assumed>,
}

/// All reasons of a need of a track.
pub fn reasons(
    look: &Look<'_>,
    book: &Rulebook,
    keys: &Keys,
    track: &Track,
    checked: &CheckedNeed,
) -> Vec<Reason> {
    let rule = rule_of(look, book, track, &checked.need);
    let reason = |(text, key): (String, String)| {
        let about: Vec<&str> = std::iter::once(key.as_str()).chain(rule.key.as_deref()).collect();
        let assumed = assumed_about(look, book, keys, &about);
        Reason { text, rule: rule.clone(), assumed, key }
    };
    said(look, book, checked).into_iter().map(reason).collect()
}

/// Each reason in words, with the key it rests on.
fn said(look: &Look<'_>, book: &Rulebook, checked: &CheckedNeed) -> Vec<(String, String)> {
    let (need, key) = (&checked.need, || checked.key.clone());
    let mut reasons: Vec<(String, String)> = match need.rule {
        Some(NeedRule::Matching) => vec![(matching(look, book), "matching".to_owned())],
        Some(rule) => {
            let of = |state: &StateSaid| {
                (state_words(look, rule, state), state.key.clone().unwrap_or("states".into()))
            };
            checked.states.iter().map(of).collect()
        }
        None => Vec::new(),
    };
    if matches!(need.rule, Some(NeedRule::TakesPart))
        && checked.states.is_empty()
        && checked.verdict == Verdict::Yes
    {
        reasons.push((look.say("call-track-no-partners"), key()));
    }
    if !need.why.is_empty() {
        reasons.push((need.why.in_language(look.language.code()).to_owned(), key()));
    }
    if reasons.is_empty() {
        reasons.push((look.say("call-track-unanswered-more"), key()));
    }
    reasons
}

fn matching(look: &Look<'_>, book: &Rulebook) -> String {
    let voice = look.words().voice(look.language);
    let ratio = voice.ratio(book.matching.national_to_eu);
    let mut said = look.text("call-match", &[("ratio", ratio)]);
    if book.matching.per_cost_type {
        said = format!("{said} {}", look.say("call-match-per-type"));
    }
    let origins = origins(look, book);
    format!("{said} {}", look.text("call-match-origins", &[("origins", origins)]))
}

fn state_words(look: &Look<'_>, rule: NeedRule, state: &StateSaid) -> String {
    let part = if rule == NeedRule::MayHost { "host" } else { "partner" };
    let verdict = state.verdict.name();
    let country = state.country.name_and_code(look.language.code());
    let args = [("country", country), ("why", state.why.trim_end_matches('.').to_owned())];
    let said = look.text(&format!("call-track-{part}-{verdict}"), &args);
    let day = |key: &str, day: Option<NaiveDate>| {
        day.map(|day| look.text(key, &[("day", day.to_string())])).unwrap_or_default()
    };
    let dates = [day("call-track-since", state.since), day("call-track-until", state.until)];
    [said, dates.concat()].concat()
}

/// What counts as national money.
pub fn origins(look: &Look<'_>, book: &Rulebook) -> String {
    let names = book.matching.origins.iter().map(|origin| look.say(&format!("call-origin-{origin}")));
    names.collect::<Vec<_>>().join(", ")
}
