//! The calendar, read by a parser that is not ours, and the feed.

use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use rollcall::ground::{Role, Scope};

use super::versions::loads_the_calls;
use crate::support::app::{Answer, both_databases};

const PATH: &str = "/calls/ai-factories/calendar.ics";

fn parsed(answer: &Answer) -> IcalCalendar {
    assert_eq!(answer.header("content-type"), Some("text/calendar; charset=utf-8"));
    for line in answer.text().split("\r\n") {
        assert!(line.len() <= 75, "a line is folded at 75 octets: {line}");
        assert!(!line.contains('\n'), "a line ends with CR LF: {line}");
    }
    let mut calendars = ical::IcalParser::new(answer.body.as_slice());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    calendar
}

fn of<'a>(event: &'a IcalEvent, name: &str) -> &'a str {
    let found = event.properties.iter().find(|property| property.name == name);
    found.and_then(|property| property.value.as_deref()).unwrap_or_else(|| panic!("no {name} in {event:?}"))
}

fn event<'a>(calendar: &'a IcalCalendar, uid: &str) -> &'a IcalEvent {
    let mut found = calendar.events.iter().filter(|event| of(event, "UID").starts_with(uid));
    let event = found.next().unwrap_or_else(|| panic!("no {uid}"));
    assert!(found.next().is_none(), "{uid} stands twice");
    event
}

#[test]
fn a_calendar_tells_when_the_call_opens_closes_and_takes_questions() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let visitor = app.visitor();
        let answer = visitor.gets(PATH).await.is(200);
        let calendar = parsed(&answer);
        assert_eq!(calendar.events.len(), 11, "the opening, five cut-offs, five ends of questions");
        let last = event(&calendar, "cut-off-5.ai-factories@");
        assert_eq!(of(last, "DTSTART"), "20251231T160000Z");
        assert_eq!(of(last, "SEQUENCE"), "0");
        assert_eq!(of(last, "STATUS"), "CONFIRMED");
        assert_eq!(of(last, "DTSTAMP"), "20251222T090000Z");
        assert!(of(last, "SUMMARY").contains("Cut-off 5"));
        assert!(of(last, "URL").ends_with("/calls/ai-factories/cut-offs/5"));
        assert_eq!(of(event(&calendar, "questions-5."), "DTSTART"), "20251224T160000Z");
        assert_eq!(of(event(&calendar, "cut-off-4."), "STATUS"), "TENTATIVE");
        assert_eq!(of(event(&calendar, "opens."), "DTSTART"), "20240909T220000Z");
        // The bytes are stable: nothing in them is the moment of asking.
        app.passes(3_600);
        assert_eq!(visitor.gets(PATH).await.is(200).body, answer.body);
        visitor.gets("/calls/nothing/calendar.ics").await.is(404);
        assert!(visitor.gets("/calls/ai-factories").await.shows("/calls/ai-factories/calendar.ics"));
    });
}

#[test]
fn a_moved_cutoff_moves_in_the_calendar_and_grows_its_sequence() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let staff = app.person_with("Staff", Role::Staff, Scope::Everything).await;
        app.passes(600);
        let topped =
            [("line", "digital-europe"), ("slice", "5"), ("amount", "1000000"), ("why", "a little more")];
        staff.posts("/calls/ai-factories/top-up", &topped).await.is(303);
        app.passes(600);
        let moved = [("cutoff", "5"), ("local", "2026-01-31T17:00"), ("reason", "a month more")];
        staff.posts("/calls/ai-factories/move-cut-off", &moved).await.is(303);
        let calendar = parsed(&app.visitor().gets(PATH).await.is(200));
        for (uid, at) in [("cut-off-5.", "20260131T160000Z"), ("questions-5.", "20260124T160000Z")] {
            let moved = event(&calendar, uid);
            assert_eq!(of(moved, "DTSTART"), at);
            // The third version moved it; the second had nothing to do with dates.
            assert_eq!(of(moved, "SEQUENCE"), "2");
            assert_eq!(of(moved, "DTSTAMP"), "20251222T092000Z");
        }
        assert_eq!(of(event(&calendar, "cut-off-1."), "SEQUENCE"), "0");
    });
}

#[test]
fn a_feed_has_announcements_and_public_answers() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let (visitor, path) = (app.visitor(), "/calls/ai-factories/feed.atom");
        let read = |answer: &Answer| atom_syndication::Feed::read_from(answer.body.as_slice()).unwrap();
        let empty = read(&visitor.gets(path).await.is(200));
        assert_eq!((empty.title.value.as_str(), empty.entries.len()), ("AI Factories", 0));
        let staff = app.person_with("Sam", Role::Staff, Scope::Everything).await;
        app.passes(60);
        let moved = [("cutoff", "5"), ("local", "2026-01-31T17:00"), ("reason", "a month <more> & less")];
        staff.posts("/calls/ai-factories/move-cut-off", &moved).await.is(303);
        let answer = visitor.gets(path).await.is(200);
        assert_eq!(answer.header("content-type"), Some("application/atom+xml; charset=utf-8"));
        let feed = read(&answer);
        assert_eq!(feed.entries.len(), 1);
        let entry = &feed.entries[0];
        assert_eq!(feed.updated, entry.updated);
        assert_eq!(entry.updated.to_rfc3339(), "2025-12-22T09:01:00+00:00");
        assert!(entry.title.value.starts_with("Cut-off 5 moves from 31 December 2025, 17:00 Brussels to"));
        assert_eq!(entry.content.as_ref().unwrap().value.as_deref(), Some("a month <more> & less"));
        assert!(entry.links[0].href.contains("/calls/ai-factories/announcements#"));
    });
}
