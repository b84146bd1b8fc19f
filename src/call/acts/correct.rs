//! Putting right what stands published: the next wording, dated and with its reason, over one that stays readable.

use serde_json::json;

use super::{BODY_MAX, TEXT_MAX, TITLE_MAX, may_run};
use crate::act::Act;
use crate::call::rules::NewsKind;
use crate::call::store::{self, Correction, Published};
use crate::ground::ids::{AnnouncementId, CallId, PersonId};
use crate::ground::{Entry, Error, Letter, Moment, Problems, RecordClass, Refusal, Result, text};
use crate::people;
use crate::people::rules::text_problem;

pub const REASON_MAX: usize = 500;

/// A wording as it was typed: heading and text of an announcement, question and answer of an answer.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    pub title: String,
    pub body: String,
    pub reason: String,
}

/// What stands published now, and where the next wording goes.
struct Stands {
    about: Published,
    subject: String,
    version: i32,
    title: String,
    body: String,
}

impl Stands {
    /// The last wording over the first.
    fn new(
        act: &mut Act<'_>,
        call: &CallId,
        (about, subject): (Published, String),
        first: (String, String),
    ) -> Result<Self> {
        let corrected =
            store::corrections(act.db, call, about)?.remove(&subject).and_then(|mut all| all.pop());
        let (version, title, body) = match corrected {
            Some(last) => (last.version, last.title, last.body),
            None => (1, first.0, first.1),
        };
        Ok(Self { about, subject, version, title, body })
    }
}

/// Corrects an announcement that staff wrote by hand, upon the wording that was `seen` (counted from 1); the number of
/// the wording that stands then. One that says the same is no correction.
///
/// # Errors
/// `NotFound`, and `Forbidden` for who only sees the call; `announcement-derived` for what a version of the rulebook
/// says; `Conflict` where it was corrected meanwhile; problems of `title`, `body` and `reason`.
pub fn correct_announcement(
    act: &mut Act<'_>,
    call: &CallId,
    id: &AnnouncementId,
    seen: i32,
    typed: &Wording,
) -> Result<i32> {
    must_run(act, call)?;
    let all = store::announcements(act.db, call)?;
    let one = all.into_iter().find(|one| one.id == *id).ok_or(Error::NotFound)?;
    if one.kind != NewsKind::ByHand {
        return Err(Refusal::new("announcement-derived").into());
    }
    let read = read(typed, ("title", TITLE_MAX), ("body", BODY_MAX));
    let stands = Stands::new(act, call, (Published::Announcement, id.to_string()), (one.title, one.body))?;
    put(act, call, stands, seen, read?)
}

/// Corrects an answer to all, as [`correct_announcement`] does, and writes to everybody who was told what stood until then:
/// who asked, whom the call concerned when the answer was published and at each correction since, and whom it concerns
/// now. Who has left since has read what was wrong as well.
///
/// # Errors
/// As there; problems of `question`, `answer` and `reason`.
pub fn correct_answer(
    act: &mut Act<'_>,
    call: &CallId,
    number: i32,
    seen: i32,
    typed: &Wording,
) -> Result<i32> {
    must_run(act, call)?;
    let all = store::public_answers(act.db, call)?;
    let one = all.into_iter().find(|one| one.number == number).ok_or(Error::NotFound)?;
    let read = read(typed, ("question", TEXT_MAX), ("answer", TEXT_MAX));
    let corrected = store::corrections(act.db, call, Published::Answer)?.remove(one.id.as_str());
    let mut moments = vec![one.at, act.received()];
    moments.extend(corrected.unwrap_or_default().iter().map(|wording| wording.at));
    let first = (one.question, one.answer);
    let stands = Stands::new(act, call, (Published::Answer, one.id.to_string()), first)?;
    let before = stands.version;
    let read = read?;
    let version = put(act, call, stands, seen, read.clone())?;
    if version > before {
        tell(act, call, (number, &moments), &read)?;
    }
    Ok(version)
}

/// 404 for who does not see the call, 403 for who only sees it.
fn must_run(act: &mut Act<'_>, call: &CallId) -> Result<()> {
    store::seen(act.db, act.actor, call)?;
    may_run(act, call)
}

fn read(typed: &Wording, title: (&str, usize), body: (&str, usize)) -> Result<Wording> {
    let mut problems = Problems::none();
    let mut line = |(field, max): (&str, usize), typed: &str| {
        text::line(typed, max).unwrap_or_else(|bad| {
            text_problem(&mut problems, field, &bad);
            String::new()
        })
    };
    let read = Wording {
        title: line(title, &typed.title),
        body: line(body, &typed.body),
        reason: line(("reason", REASON_MAX), &typed.reason),
    };
    problems.into_result()?;
    Ok(read)
}

fn put(act: &mut Act<'_>, call: &CallId, stands: Stands, seen: i32, read: Wording) -> Result<i32> {
    if (&stands.title, &stands.body) == (&read.title, &read.body) {
        return Ok(stands.version);
    }
    if stands.version != seen {
        return Err(Error::Conflict { current: stands.version.into() });
    }
    let version = stands.version + 1;
    let Wording { title, body, reason } = read;
    let (subject, by, at) = (stands.subject, act.by(), act.received());
    let id = act.id();
    let facts = json!({ "call": call, "about": stands.about.name(), "id": subject, "version": version });
    let one = Correction { subject, version, at, by, reason, title, body };
    store::insert_correction(act.db, &id, call, stands.about, &one)?;
    act.record(&Entry::new("call.corrected", ("call", call), RecordClass::Call, facts))?;
    Ok(version)
}

/// One letter to each who was told at one of the `moments`; who asked is told as such.
fn tell(act: &mut Act<'_>, call: &CallId, (number, moments): (i32, &[Moment]), said: &Wording) -> Result<()> {
    let book = store::rulebook(act.db, call)?;
    let asker = store::asker_of(act.db, call, number)?;
    let mut told: Vec<(PersonId, String, &'static str)> = Vec::new();
    if let Some(person) = asker {
        let language = people::store::find(act.db, &person)?.language;
        told.push((person, language, "call-answer-corrected"));
    }
    for at in moments {
        for (person, language) in store::concerned(act.db, call, *at)? {
            if told.iter().all(|(known, ..)| *known != person) {
                told.push((person, language, "call-answer-corrected-all"));
            }
        }
    }
    for (person, language, template) in told {
        let letter = Letter::to_person(person, template, RecordClass::Call)
            .with("call", book.call.title.in_language(&language))
            .with("number", number)
            .with("reason", &said.reason)
            .with("question", &said.title)
            .with("answer", &said.body);
        act.post(&letter)?;
    }
    Ok(())
}
