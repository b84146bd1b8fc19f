//! What people and programs write into a case, read once.

use chrono::{NaiveDate, NaiveDateTime};
use serde::Deserialize;
use utoipa::ToSchema;

use super::due::FORWARD_DAYS;
use super::kind::{Kind, Side, Verdict};
use super::matter::Matter;
use crate::call::rules::Rulebook;
use crate::ground::moment::NoSuchTime;
use crate::ground::text::{self, BadText};
use crate::ground::{Moment, Problems, Result};
use crate::proposal::rules::FieldKey;

pub const SUBJECT_MAX: usize = 200;
pub const TEXT_MAX: usize = 4_000;
pub const PLACE_MAX: usize = 200;
/// Of a passage, as it is and as it should be.
pub const PASSAGE_MAX: usize = 8_000;
pub const REASON_MAX: usize = 2_000;
pub const BASIS_MAX: usize = 300;

/// A matter to be opened, as it was typed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct TypedMatter {
    /// `clarification`, `missing_document` (staff alone) or `other`.
    pub kind: String,
    /// At most 200 characters.
    pub subject: String,
    /// What is asked, or told. At most 4,000 characters.
    pub text: String,
    /// Of a clarification: where the passage stands, in words.
    pub place: String,
    /// Of a clarification: the name of a field of the form, or nothing.
    pub field: String,
    /// Of a clarification: what the submission says there.
    pub said: String,
    /// Of a clarification that the team opens: what it should say.
    pub proposed: String,
    /// By when staff want an answer: `2026-01-15T17:00`, in the zone of the call.
    pub due: String,
}

/// A matter to be opened, as it was read.
#[derive(Clone, Debug)]
pub struct NewMatter {
    pub kind: Kind,
    pub subject: String,
    pub text: String,
    pub place: String,
    pub field: String,
    pub said: String,
    pub proposed: Option<String>,
    pub due: Option<Moment>,
}

impl TypedMatter {
    /// # Errors
    /// Problems of every field that does not do.
    pub fn read(&self, side: Side, book: &Rulebook, now: Moment) -> Result<NewMatter> {
        let mut problems = Problems::none();
        let kind = Kind::parse(&self.kind).filter(|kind| kind.rule().opened_by.contains(&side));
        if kind.is_none() {
            problems.add("kind", "required");
        }
        let corrects = kind.is_some_and(|kind| kind.rule().corrects);
        let mut line = |name: &'static str, typed: &str, max| line(&mut problems, name, typed, max);
        let subject = line("subject", &self.subject, SUBJECT_MAX);
        let text = line("text", &self.text, TEXT_MAX);
        let (mut place, mut said, mut proposed) = (String::new(), String::new(), None);
        if corrects {
            place = line("place", &self.place, PLACE_MAX);
            said = line("said", &self.said, PASSAGE_MAX);
            proposed = (side == Side::Team).then(|| line("proposed", &self.proposed, PASSAGE_MAX));
        }
        let field = if corrects { self.field.trim().to_owned() } else { String::new() };
        if !field.is_empty() && FieldKey::parse(&field, book).is_none() {
            problems.add("field", "case-field");
        }
        let due = (side == Side::Staff).then(|| due(&mut problems, book, &self.due, now)).flatten();
        problems.into_result()?;
        // With no problem there is a kind.
        let kind = kind.unwrap_or(Kind::Other);
        Ok(NewMatter { kind, subject, text, place, field, said, proposed, due })
    }
}

/// A due date in the zone of the call, ahead of the clock.
fn due(problems: &mut Problems, book: &Rulebook, typed: &str, now: Moment) -> Option<Moment> {
    let typed = typed.trim();
    if typed.is_empty() {
        problems.add("due", "required");
        return None;
    }
    let formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let local = formats.iter().find_map(|format| NaiveDateTime::parse_from_str(typed, format).ok());
    let Some(local) = local else {
        problems.add("due", "cutoff-time");
        return None;
    };
    match Moment::from_local(local, book.call.zone) {
        Ok(at) if at <= now => drop(problems.add("due", "case-due-past")),
        Ok(at) => return Some(at),
        Err(NoSuchTime::Skipped { .. }) => drop(problems.add("due", "cutoff-time-skipped")),
        Err(NoSuchTime::Twice { .. }) => drop(problems.add("due", "cutoff-time-twice")),
    }
    None
}

/// A message, as it was typed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct TypedMessage {
    /// At most 4,000 characters.
    pub text: String,
    /// Of the team, in a clarification: what the passage should say.
    pub proposed: String,
}

/// A message, as it was read.
#[derive(Clone, Debug)]
pub struct NewMessage {
    pub text: String,
    pub proposed: Option<String>,
}

impl TypedMessage {
    /// A file, or words for the passage, speak for themselves; else there must be a text.
    ///
    /// # Errors
    /// Problems of `text` and `proposed`.
    pub fn read(&self, matter: &Matter, side: Side, with_file: bool) -> Result<NewMessage> {
        let mut problems = Problems::none();
        let proposes = matter.kind.rule().corrects && side == Side::Team && !self.proposed.trim().is_empty();
        let proposed = proposes.then(|| line(&mut problems, "proposed", &self.proposed, PASSAGE_MAX));
        let speaks = with_file || proposes;
        let text = match text::line(&self.text, TEXT_MAX) {
            Err(BadText::Empty) if speaks => String::new(),
            read => read.unwrap_or_else(|bad| told(&mut problems, "text", &bad)),
        };
        problems.into_result()?;
        Ok(NewMessage { text, proposed })
    }
}

/// A decision, as it was typed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct TypedDecision {
    /// `accepted` or `refused`; `closed` for a matter of kind `other`.
    pub verdict: String,
    /// Told to the team. At most 2,000 characters.
    pub reason: String,
    /// Of an accepted one: by which rule. At most 300 characters.
    pub legal_basis: String,
    /// Of an accepted document: the id of the file.
    pub document: String,
}

/// A decision, as it was read.
#[derive(Clone, Debug)]
pub struct NewDecision {
    pub verdict: Verdict,
    pub reason: String,
    pub legal_basis: String,
}

impl TypedDecision {
    /// # Errors
    /// Problems of `verdict`, `reason`, `legal_basis` and `document`.
    pub fn read(&self, kind: Kind) -> Result<NewDecision> {
        let mut problems = Problems::none();
        let verdict = Verdict::parse(&self.verdict).filter(|verdict| kind.rule().verdicts.contains(verdict));
        if verdict.is_none() {
            problems.add("verdict", "required");
        }
        let reason = line(&mut problems, "reason", &self.reason, REASON_MAX);
        let mut legal_basis = String::new();
        if verdict == Some(Verdict::Accepted) {
            legal_basis = line(&mut problems, "legal_basis", &self.legal_basis, BASIS_MAX);
            let asks = kind.rule().adds == Some(crate::proposal::rules::SupplementKind::Document);
            if asks && self.document.trim().is_empty() {
                problems.add("document", "required");
            }
        }
        problems.into_result()?;
        Ok(NewDecision { verdict: verdict.unwrap_or(Verdict::Closed), reason, legal_basis })
    }
}

/// Another due date, as it was typed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct TypedMove {
    /// `2026-01-22T17:00`, in the zone of the call: ahead of the clock. One before the date that holds leaves at least two
    /// days.
    pub due: String,
    /// Stands in the thread. At most 2,000 characters.
    pub why: String,
    /// How often the date had been moved, as the thread was read: one that was moved meanwhile is not moved on unseen.
    pub seen: usize,
}

/// Another due date, as it was read.
#[derive(Clone, Debug)]
pub struct NewMove {
    pub to: Moment,
    pub reason: String,
}

impl TypedMove {
    /// `due` is the date that holds.
    ///
    /// # Errors
    /// Problems of `due` and `why`.
    pub fn read(&self, due: Moment, book: &Rulebook, now: Moment) -> Result<NewMove> {
        let mut problems = Problems::none();
        let to = self::due(&mut problems, book, &self.due, now);
        match to {
            Some(to) if to == due => drop(problems.add("due", "case-due-same")),
            // Who was told a date has it in the calendar: what is taken of it is told early enough.
            Some(to) if to < due && to < now.plus_days(FORWARD_DAYS) => {
                problems.add("due", "case-due-short").with("days", FORWARD_DAYS);
            }
            _ => {}
        }
        let reason = line(&mut problems, "why", &self.why, REASON_MAX);
        problems.into_result()?;
        // With no problem there is a date.
        Ok(NewMove { to: to.unwrap_or(due), reason })
    }
}

/// A request for more time, as it was typed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct TypedRequest {
    /// Until which day: `2026-01-22`, after the date that holds.
    pub day: String,
    /// Stands in the thread. At most 2,000 characters.
    pub why: String,
}

/// A request for more time, as it was read.
#[derive(Clone, Debug)]
pub struct NewRequest {
    pub day: NaiveDate,
    pub reason: String,
}

impl TypedRequest {
    /// `due` is the date that holds.
    ///
    /// # Errors
    /// Problems of `day` and `why`.
    pub fn read(&self, due: Moment, book: &Rulebook, now: Moment) -> Result<NewRequest> {
        let mut problems = Problems::none();
        let typed = self.day.trim();
        // Years of four digits: no other is meant.
        let day = typed.parse::<NaiveDate>().ok().filter(|_| typed.len() == 10);
        match day {
            _ if typed.is_empty() => drop(problems.add("day", "required")),
            None => drop(problems.add("day", "date")),
            Some(day) if day <= due.max(now).in_zone(book.call.zone).date_naive() => {
                problems.add("day", "case-day-early").with("due", due.max(now));
            }
            Some(_) => {}
        }
        let reason = line(&mut problems, "why", &self.why, REASON_MAX);
        problems.into_result()?;
        Ok(NewRequest { day: day.unwrap_or_default(), reason })
    }
}

fn line(problems: &mut Problems, field: &str, typed: &str, max: usize) -> String {
    text::line(typed, max).unwrap_or_else(|bad| told(problems, field, &bad))
}

/// Tells what is wrong with a text; nothing is left of it.
fn told(problems: &mut Problems, field: &str, bad: &BadText) -> String {
    match bad {
        BadText::Empty => problems.add(field, "required"),
        BadText::TooLong { max, has } => problems.add(field, "too-long").with("max", max).with("has", has),
        BadText::Nul => problems.add(field, "nul"),
    };
    String::new()
}
