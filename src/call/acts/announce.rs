//! Telling everybody: what a new version changed, and what staff write by hand.

use serde_json::json;

use crate::act::Act;
use crate::call::rules::{Facts, News, NewsKind, Rulebook, news};
use crate::call::store::{self, Announcement};
use crate::ground::ids::{AnnouncementId, CallId};
use crate::ground::{Entry, Letter, Problems, RecordClass, Result, text};
use crate::people::rules::text_problem;

pub const TITLE_MAX: usize = 200;
pub const BODY_MAX: usize = 4_000;

/// Announces something to everybody, in the words of staff.
///
/// # Errors
/// `Forbidden` for others; problems of `title` and `body`.
pub fn announce(act: &mut Act<'_>, call: &CallId, title: &str, body: &str) -> Result<AnnouncementId> {
    super::may_run(act, call)?;
    let mut problems = Problems::none();
    let mut read = |field: &str, typed: &str, max| {
        text::line(typed, max).unwrap_or_else(|bad| {
            text_problem(&mut problems, field, &bad);
            String::new()
        })
    };
    let (title, body) = (read("title", title, TITLE_MAX), read("body", body, BODY_MAX));
    problems.into_result()?;
    store::current(act.db, call)?;
    put(act, call, 0, News { kind: NewsKind::ByHand, facts: Facts::default() }, title, body)
}

/// Announces what a version changed, and writes to those whom a moved cut-off concerns.
pub(super) fn changed(
    act: &mut Act<'_>,
    old: &Rulebook,
    new: &Rulebook,
    version: i32,
    reason: &str,
    outage: Option<i64>,
) -> Result<()> {
    let call = &new.call.id;
    for (ordinal, mut one) in (0_i32..).zip(news(old, new)?) {
        one.facts.version = Some(version);
        if one.kind == NewsKind::CutoffMoved {
            if outage.is_some() {
                (one.kind, one.facts.minutes) = (NewsKind::Extended, outage);
            }
            tell_all(act, new, &one.facts, reason)?;
        }
        put(act, call, ordinal, one, String::new(), reason.to_owned())?;
    }
    Ok(())
}

/// Announces that a cut-off stays where it is, although outages proposed to move it, and writes to those whom it
/// concerns: they may be waiting for the word.
pub(super) fn stays(act: &mut Act<'_>, call: &CallId, facts: Facts, reason: &str) -> Result<()> {
    let book = store::rulebook(act.db, call)?;
    if let (Some(cutoff), Some(from)) = (facts.cutoff, facts.from) {
        let minutes = facts.minutes.unwrap_or_default();
        tell(act, &book, "call-cutoff-stays", |letter| {
            letter.with("cutoff", cutoff).with("from", from).with("minutes", minutes).with("reason", reason)
        })?;
    }
    let one = News { kind: NewsKind::NotExtended, facts };
    put(act, call, 0, one, String::new(), reason.to_owned()).map(drop)
}

fn put(
    act: &mut Act<'_>,
    call: &CallId,
    ordinal: i32,
    news: News,
    title: String,
    body: String,
) -> Result<AnnouncementId> {
    let (id, by) = (act.id::<AnnouncementId>(), act.actor.person().map(ToString::to_string));
    let News { kind, facts } = news;
    let payload = json!({ "call": call, "kind": kind.name(), "facts": facts });
    let one = Announcement { id: id.clone(), at: act.received(), by, kind, facts, title, body };
    store::insert_announcement(act.db, call, ordinal, &one)?;
    act.record(&Entry::new("call.announced", ("call", call), RecordClass::Call, payload))?;
    Ok(id)
}

/// One letter about a moved cut-off to everybody whom it concerns.
fn tell_all(act: &mut Act<'_>, book: &Rulebook, facts: &Facts, reason: &str) -> Result<()> {
    let (Some(cutoff), Some(from), Some(to)) = (facts.cutoff, facts.from, facts.to) else { return Ok(()) };
    tell(act, book, "call-cutoff-moved", |letter| {
        letter.with("cutoff", cutoff).with("from", from).with("to", to).with("reason", reason)
    })
}

/// One letter to everybody whom news of the call concerns.
fn tell(
    act: &mut Act<'_>,
    book: &Rulebook,
    template: &'static str,
    with: impl Fn(Letter) -> Letter,
) -> Result<()> {
    let now = act.received();
    for (person, language) in store::concerned(act.db, &book.call.id, now)? {
        let letter = Letter::to_person(person, template, RecordClass::Call)
            .with("call", book.call.title.in_language(&language));
        act.post(&with(letter))?;
    }
    Ok(())
}
