//! Which track is mine? A few questions, and what each track needs of the answers. Both are data of the
//! rulebook; the rules here only hold one against the other.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::form::Choice;
use super::rulebook::{CheckItem, Checklist, Rulebook, TakesPart, Track};
use super::text::Text;
use crate::ground::Country;
use crate::named;

/// A question of the check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrackQuestion {
    pub id: String,
    pub label: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hint: Text,
    pub kind: QuestionKind,
    /// For `choice` alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// One state.
    State,
    /// Any number of states, none among them.
    States,
    /// Answered `yes` or `no`.
    YesNo,
    Choice,
}

/// What a track needs: by a rule over states, or by the answers it accepts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    pub question: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<NeedRule>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepts: Vec<String>,
    /// Answers that decide nothing yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leaves_open: Vec<String>,
    /// The call text or page that asks for it; a rule over states or money has the source of its item in a checklist.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Why; said beside the answer.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub why: Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeedRule {
    /// By the dated list of states: may host.
    MayHost,
    /// By the dated list of states: every one takes part.
    TakesPart,
    /// `[matching]`: the accepted answers say that the match is there.
    Matching,
}

impl NeedRule {
    /// The fact of a checklist's item that is about the same.
    pub const fn fact(self) -> &'static str {
        match self {
            Self::MayHost => "host_may_host",
            Self::TakesPart => "partners_participate",
            Self::Matching => "match_met",
        }
    }
}

named! {
    /// How an answer meets a need, and all of them a track: the worst counts.
    Verdict {
        Yes => "yes",
        Open => "open",
        Unanswered => "unanswered",
        No => "no",
    }
}

/// A track held against the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedTrack {
    pub track: String,
    pub verdict: Verdict,
    pub needs: Vec<CheckedNeed>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedNeed {
    /// Where the rule stands: `tracks[1].needs[0]`, as faults of a file name it.
    pub key: String,
    pub need: Need,
    pub verdict: Verdict,
    /// What the list of states tells of each state that was named.
    pub states: Vec<StateSaid>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateSaid {
    pub country: Country,
    pub verdict: Verdict,
    /// Where in the file: `states[7]`; None where the list does not have it.
    pub key: Option<String>,
    pub since: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    /// Why it is not certain.
    pub why: String,
}

/// What was answered: by question, one answer or several (states as their two letters).
pub type Answers = BTreeMap<String, Vec<String>>;

impl Rulebook {
    /// Every track against the answers, membership of states as on a day.
    pub fn check_tracks(&self, answers: &Answers, day: NaiveDate) -> Vec<CheckedTrack> {
        let track = |(at, track): (usize, &Track)| {
            let needs = track.needs.iter().enumerate();
            let needs: Vec<CheckedNeed> = needs
                .map(|(place, need)| self.checked(format!("tracks[{at}].needs[{place}]"), need, answers, day))
                .collect();
            let verdict = needs.iter().map(|need| need.verdict).max().unwrap_or(Verdict::Yes);
            CheckedTrack { track: track.id.clone(), verdict, needs }
        };
        self.tracks.iter().enumerate().map(track).collect()
    }

    /// The first item of a checklist that rests on a fact, with its key.
    pub fn item_of(&self, fact: &str) -> Option<(String, &Checklist, &CheckItem)> {
        let lists = self.checklists.iter().enumerate();
        let mut items = lists.flat_map(|(at, list)| {
            list.items
                .iter()
                .enumerate()
                .map(move |(place, item)| (format!("checklists[{at}].items[{place}]"), list, item))
        });
        items.find(|(_, _, item)| item.fact.as_deref() == Some(fact))
    }

    fn checked(&self, key: String, need: &Need, answers: &Answers, day: NaiveDate) -> CheckedNeed {
        let question = self.track_check.iter().find(|question| question.id == need.question);
        let given: &[String] = answers.get(&need.question).map_or(&[], Vec::as_slice);
        let hosts = match need.rule {
            Some(NeedRule::MayHost) => Some(true),
            Some(NeedRule::TakesPart) => Some(false),
            Some(NeedRule::Matching) | None => None,
        };
        let Some(hosts) = hosts else {
            let verdict = of_answer(need, given.first().map(String::as_str));
            return CheckedNeed { key, need: need.clone(), verdict, states: Vec::new() };
        };
        let countries: Vec<Country> = given.iter().filter_map(|code| Country::parse(code).ok()).collect();
        let all_read = countries.len() == given.len();
        let states: Vec<StateSaid> =
            countries.into_iter().map(|country| self.said(country, day, hosts)).collect();
        // Nobody has to have partners; a host is somewhere.
        let none = match question.map(|question| question.kind) {
            Some(QuestionKind::States) if all_read => Verdict::Yes,
            _ => Verdict::Unanswered,
        };
        let verdict = states.iter().map(|state| state.verdict).max().unwrap_or(none);
        let verdict = if all_read { verdict } else { verdict.max(Verdict::Unanswered) };
        CheckedNeed { key, need: need.clone(), verdict, states }
    }

    fn said(&self, country: Country, day: NaiveDate, hosts: bool) -> StateSaid {
        let fits = |may_host: bool| !hosts || may_host;
        let (verdict, why) = match self.takes_part(country, day) {
            TakesPart::Yes { may_host } if fits(may_host) => (Verdict::Yes, String::new()),
            TakesPart::Unsure { may_host, why } if fits(may_host) => (Verdict::Open, why),
            TakesPart::Yes { .. } | TakesPart::Unsure { .. } | TakesPart::No => (Verdict::No, String::new()),
        };
        let entry = self.states.iter().enumerate().rfind(|(_, state)| state.country == country);
        StateSaid {
            country,
            verdict,
            key: entry.map(|(at, _)| format!("states[{at}]")),
            since: entry.and_then(|(_, state)| state.since),
            until: entry.and_then(|(_, state)| state.until),
            why,
        }
    }
}

fn of_answer(need: &Need, given: Option<&str>) -> Verdict {
    let among = |answers: &[String]| given.is_some_and(|given| answers.iter().any(|one| one == given));
    match given {
        None | Some("") => Verdict::Unanswered,
        Some(_) if among(&need.accepts) => Verdict::Yes,
        Some(_) if among(&need.leaves_open) => Verdict::Open,
        Some(_) => Verdict::No,
    }
}

impl TrackQuestion {
    /// What it may be answered with; nothing for states, which a list of countries holds.
    pub fn answers(&self) -> Vec<&str> {
        match self.kind {
            QuestionKind::YesNo => vec!["yes", "no"],
            QuestionKind::Choice => self.options.iter().map(|option| option.id.as_str()).collect(),
            QuestionKind::State | QuestionKind::States => Vec::new(),
        }
    }
}
