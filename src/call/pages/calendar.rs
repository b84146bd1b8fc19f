//! The dates of a call as a calendar to subscribe to (RFC 5545).
//!
//! An entry keeps its UID for good; SEQUENCE and DTSTAMP are those of the rulebook version that last moved it,
//! so that the bytes change when a date does, and at no other time.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::Path;
use chrono::TimeDelta;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

use crate::call::rules::Rulebook;
use crate::call::store::{self, Version};
use crate::ground::ids::CallId;
use crate::ground::{Error, Moment, Result};
use crate::people::{Look, Visitor};

/// What stands in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Entry {
    Opens,
    QuestionsClose(i32),
    Cutoff(i32),
}

impl Entry {
    fn at(self, book: &Rulebook) -> Option<Moment> {
        match self {
            Self::Opens => book.opens_at(),
            Self::Cutoff(number) => book.cutoff_at(number),
            Self::QuestionsClose(number) => {
                book.service.questions_close_days.and_then(|_days| book.questions_close(number))
            }
        }
    }

    fn name(self) -> String {
        match self {
            Self::Opens => "opens".to_owned(),
            Self::Cutoff(number) => format!("cut-off-{number}"),
            Self::QuestionsClose(number) => format!("questions-{number}"),
        }
    }
}

/// When an entry is, and which version said so; `stands` where the current version still has it.
struct Dated {
    at: Moment,
    version: Version,
    stands: bool,
}

/// `/calls/{call}/calendar.ics`
pub async fn show(who: Visitor, call: Path<CallId>) -> Result<HttpResponse> {
    let text = who.look(move |look| calendar(look, &call)).await?;
    Ok(HttpResponse::Ok().content_type("text/calendar; charset=utf-8").body(text))
}

fn calendar(look: &mut Look<'_>, call: &CallId) -> Result<String> {
    let actor = look.actor.clone();
    let book = store::seen(look.db, &actor, call)?;
    let mut books: Vec<(Version, Arc<Rulebook>)> = Vec::new();
    for version in store::versions(look.db, call)? {
        let of_then = store::rulebook_by_hash(look.db, &version.hash)?;
        books.push((version, of_then));
    }
    let title = book.call.title.in_language(look.language.code()).to_owned();
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Rollcall//Calls//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.name(&title).ttl(&TimeDelta::hours(6));
    for entry in entries(&books) {
        let Some(dated) = dated(entry, &books) else { continue };
        calendar.push(event(look, &book, &title, entry, &dated)?);
    }
    Ok(calendar.to_string())
}

/// Everything that ever stood in the calendar.
fn entries(books: &[(Version, Arc<Rulebook>)]) -> Vec<Entry> {
    let numbers = books.iter().flat_map(|(_, book)| book.cutoffs.iter().map(|cutoff| cutoff.number));
    let both = numbers.flat_map(|number| [Entry::QuestionsClose(number), Entry::Cutoff(number)]);
    let mut entries: Vec<Entry> = both.chain([Entry::Opens]).collect();
    entries.sort_unstable();
    entries.dedup();
    entries
}

fn dated(entry: Entry, books: &[(Version, Arc<Rulebook>)]) -> Option<Dated> {
    let mut known: Option<Dated> = None;
    for (version, book) in books {
        let at = entry.at(book);
        let before = known.as_ref().filter(|known| known.stands).map(|known| known.at);
        if at == before {
            continue;
        }
        known = match (at, known) {
            (Some(at), _) => Some(Dated { at, version: version.clone(), stands: true }),
            (None, Some(gone)) => Some(Dated { at: gone.at, version: version.clone(), stands: false }),
            (None, None) => None,
        };
    }
    known
}

fn event(look: &Look<'_>, book: &Rulebook, title: &str, entry: Entry, dated: &Dated) -> Result<Event> {
    let base = look.state.config.http.public_url.trim_end_matches('/');
    let host = base.split_once("://").map_or(base, |(_, host)| host);
    let call = &book.call.id;
    let (said, path, assumed) = match entry {
        Entry::Opens => (look.say("call-calendar-opens"), format!("/calls/{call}"), false),
        Entry::Cutoff(number) => (
            look.text("call-cutoff-title", &[("number", number.to_string())]),
            format!("/calls/{call}/cut-offs/{number}"),
            book.cutoff(number).is_some_and(|cutoff| cutoff.assumed),
        ),
        Entry::QuestionsClose(number) => (
            look.text("call-calendar-questions", &[("number", number.to_string())]),
            format!("/calls/{call}/questions"),
            false,
        ),
    };
    let status = match (dated.stands, assumed) {
        (false, _) => EventStatus::Cancelled,
        (true, true) => EventStatus::Tentative,
        (true, false) => EventStatus::Confirmed,
    };
    let sequence = u32::try_from(dated.version.number - 1).map_err(Error::internal)?;
    Ok(Event::new()
        .uid(&format!("{}.{call}@{host}", entry.name()))
        .timestamp(dated.version.at.utc())
        .sequence(sequence)
        .starts(dated.at.utc())
        .summary(&format!("{title}: {said}"))
        .description(&look.text("call-calendar-when", &[("at", dated.at.to_string())]))
        .add_property("URL", format!("{base}{path}"))
        .add_property("TRANSP", "TRANSPARENT")
        .status(status)
        .done())
}
