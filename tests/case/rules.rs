//! The table of kinds, and how a matter stands.

use rollcall::case::rules::{
    Decision, KINDS, Kind, Matter, Message, Move, Request, Side, Standing, TypedMatter, TypedMove,
    TypedRequest, Verdict,
};
use rollcall::ground::ids::{MatterId, RowId};
use rollcall::ground::{Error, Moment};

use crate::proposal::world::book;

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

fn matter(kind: Kind, side: Side, due: Option<&str>) -> Matter {
    let mut matter = Matter {
        id: MatterId::from_text("matter"),
        number: 1,
        kind,
        side,
        version: 1,
        cutoff: 5,
        acronym: "NORTH".into(),
        subject: "S".into(),
        place: "P".into(),
        field: String::new(),
        said: "before".into(),
        first_due: due.map(at),
        at: at("2026-01-01T10:00+01:00"),
        by: "sam".into(),
        decision: None,
        messages: Vec::new(),
        moves: Vec::new(),
        requests: Vec::new(),
    };
    says(&mut matter, side, "2026-01-01T10:00+01:00", None);
    matter
}

fn says(matter: &mut Matter, side: Side, when: &str, proposed: Option<&str>) {
    matter.messages.push(Message {
        place: matter.last_place() + 1,
        at: at(when),
        side,
        by: "somebody".into(),
        text: "words".into(),
        proposed: proposed.map(str::to_owned),
        files: Vec::new(),
    });
}

const DUE: &str = "2026-01-15T17:00+01:00";

#[test]
fn every_kind_stands_once_in_the_table_and_can_be_opened_and_ended() {
    assert_eq!(KINDS.len(), Kind::ALL.len());
    for kind in Kind::ALL {
        let rule = kind.rule();
        assert_eq!(rule.kind, *kind);
        assert!(!rule.opened_by.is_empty() && !rule.verdicts.is_empty(), "{kind:?}");
        // What can be accepted adds something, and nothing else does.
        assert_eq!(rule.adds.is_some(), rule.verdicts.contains(&Verdict::Accepted), "{kind:?}");
    }
}

#[test]
fn a_matter_waits_for_who_did_not_speak_last_until_its_date_passes_unanswered() {
    let mut asked = matter(Kind::Clarification, Side::Staff, Some(DUE));
    let before = at("2026-01-15T16:59:59+01:00");
    assert_eq!(asked.standing(before), Standing::WaitsFor(Side::Team));
    assert_eq!(asked.standing(at(DUE)), Standing::Lapsed);
    // An answer at the very moment is late.
    let mut late = asked.clone();
    says(&mut late, Side::Team, DUE, None);
    assert_eq!(late.standing(at(DUE)), Standing::Lapsed);
    says(&mut asked, Side::Team, "2026-01-14T10:00+01:00", None);
    assert_eq!(asked.standing(at(DUE)), Standing::WaitsFor(Side::Staff));
    says(&mut asked, Side::Staff, "2026-01-16T10:00+01:00", None);
    assert_eq!(asked.standing(at("2026-02-01T10:00+01:00")), Standing::WaitsFor(Side::Team));
    let told = matter(Kind::Other, Side::Team, None);
    assert_eq!(told.standing(at("2030-01-01T10:00+01:00")), Standing::WaitsFor(Side::Staff));
}

#[test]
fn the_last_words_of_the_team_are_what_is_decided_upon() {
    let mut asked = matter(Kind::Clarification, Side::Staff, Some(DUE));
    assert_eq!(asked.decide(Verdict::Accepted, None).unwrap_err().code, "case-nothing-proposed");
    assert_eq!(asked.decide(Verdict::Closed, None).unwrap_err().code, "case-verdict");
    assert_eq!(asked.decide(Verdict::Refused, None).unwrap(), None);
    says(&mut asked, Side::Team, "2026-01-02T10:00+01:00", Some("first"));
    says(&mut asked, Side::Team, "2026-01-03T10:00+01:00", Some("second"));
    says(&mut asked, Side::Team, "2026-01-04T10:00+01:00", None);
    assert_eq!(asked.proposed(), Some("second"));
    asked.decision =
        Some(Decision { at: at(DUE), by: "sam".into(), verdict: Verdict::Refused, reason: "R".into() });
    assert_eq!(asked.decide(Verdict::Accepted, None).unwrap_err().code, "case-decided");
}

#[test]
fn a_reminder_is_for_what_staff_asked_long_enough_before() {
    let asked = matter(Kind::MissingDocument, Side::Staff, Some(DUE));
    assert!(!asked.is_to_be_reminded(at("2026-01-13T16:59:59+01:00")));
    assert!(asked.is_to_be_reminded(at("2026-01-13T17:00+01:00")));
    assert!(!asked.is_to_be_reminded(at(DUE)));
    // Who was asked yesterday needs no reminder today.
    let short = matter(Kind::MissingDocument, Side::Staff, Some("2026-01-02T17:00+01:00"));
    assert!(!short.is_to_be_reminded(at("2026-01-02T10:00+01:00")));
}

#[test]
fn what_is_typed_is_read_for_the_side_that_types_it() {
    let now = at("2026-01-01T10:00+01:00");
    let typed = TypedMatter {
        kind: "clarification".into(),
        subject: "S".into(),
        text: "T".into(),
        place: "P".into(),
        said: "before".into(),
        proposed: "words that are not staff's to choose".into(),
        due: "2026-01-15T17:00".into(),
        ..TypedMatter::default()
    };
    let of_staff = typed.read(Side::Staff, &book(), now).unwrap();
    assert_eq!(of_staff.proposed, None);
    assert_eq!(of_staff.due, Some(at(DUE)));
    let of_team = typed.read(Side::Team, &book(), now).unwrap();
    assert!(of_team.proposed.is_some());
    assert_eq!(of_team.due, None, "the team sets no dates");
    let elsewhere = TypedMatter { field: "no-such-field".into(), ..typed };
    assert!(elsewhere.read(Side::Staff, &book(), now).is_err());
}

fn moves(matter: &mut Matter, when: &str, to: &str) {
    matter.moves.push(Move {
        id: RowId::from_text("move"),
        place: matter.last_place() + 1,
        at: at(when),
        by: "sam".into(),
        from: matter.due().unwrap(),
        to: at(to),
        reason: "R".into(),
    });
}

fn asks(matter: &mut Matter, when: &str) {
    matter.requests.push(Request {
        place: matter.last_place() + 1,
        at: at(when),
        by: "ana".into(),
        day: "2026-01-22".parse().unwrap(),
        reason: "R".into(),
    });
}

const LATER: &str = "2026-01-22T17:00+01:00";

#[test]
fn what_lapsed_is_opened_again_by_a_later_date_and_by_nothing_else() {
    let mut asked = matter(Kind::MissingDocument, Side::Staff, Some(DUE));
    let after = at("2026-01-16T10:00+01:00");
    assert_eq!(asked.standing(after), Standing::Lapsed);
    // Neither a late answer nor another question opens it.
    let mut late = asked.clone();
    says(&mut late, Side::Team, "2026-01-16T09:00+01:00", None);
    assert_eq!(late.standing(after), Standing::Lapsed);
    says(&mut late, Side::Staff, "2026-01-16T09:30+01:00", None);
    assert_eq!(late.standing(after), Standing::Lapsed);
    moves(&mut asked, "2026-01-16T10:00+01:00", LATER);
    assert!(asked.reopens(&asked.moves[0]));
    assert_eq!(asked.due(), Some(at(LATER)));
    assert_eq!(asked.standing(after), Standing::WaitsFor(Side::Team));
    // It lapses by the new date as it did by the first; each step says so for itself.
    assert_eq!(asked.standing(at(LATER)), Standing::Lapsed);
    moves(&mut asked, "2026-01-23T10:00+01:00", "2026-01-30T17:00+01:00");
    says(&mut asked, Side::Team, "2026-01-24T10:00+01:00", None);
    assert!(asked.moves.iter().all(|step| asked.reopens(step)));
    assert_eq!(asked.standing(at("2026-02-01T10:00+01:00")), Standing::WaitsFor(Side::Staff));
}

#[test]
fn an_answer_that_came_late_counts_for_a_date_that_was_set_after_it() {
    let mut asked = matter(Kind::MissingDocument, Side::Staff, Some(DUE));
    says(&mut asked, Side::Team, "2026-01-16T09:00+01:00", None);
    moves(&mut asked, "2026-01-16T10:00+01:00", LATER);
    assert!(asked.reopens(&asked.moves[0]), "that it came late stays told");
    for now in ["2026-01-16T10:00+01:00", "2026-02-01T10:00+01:00"] {
        assert_eq!(asked.standing(at(now)), Standing::WaitsFor(Side::Staff), "{now}");
    }
    // Where staff ask again and then set a date, that date binds.
    says(&mut asked, Side::Staff, "2026-01-17T10:00+01:00", None);
    moves(&mut asked, "2026-01-17T10:01+01:00", "2026-01-24T17:00+01:00");
    assert!(!asked.reopens(&asked.moves[1]));
    assert_eq!(asked.standing(at("2026-01-24T17:00+01:00")), Standing::Lapsed);
}

#[test]
fn asking_for_more_time_is_no_answer_and_is_answered_by_a_step_or_in_words() {
    let mut asked = matter(Kind::MissingDocument, Side::Staff, Some(DUE));
    asks(&mut asked, "2026-01-10T10:00+01:00");
    let before = at("2026-01-14T10:00+01:00");
    assert_eq!(asked.standing(before), Standing::WaitsFor(Side::Team));
    assert!(asked.is_to_be_reminded(before), "the date holds");
    assert_eq!(asked.standing(at(DUE)), Standing::Lapsed);
    assert!(asked.asks_for_time().is_some());
    let mut in_words = asked.clone();
    // Words of the team's own are no answer to it.
    says(&mut in_words, Side::Team, "2026-01-11T10:00+01:00", None);
    assert!(in_words.asks_for_time().is_some());
    says(&mut in_words, Side::Staff, "2026-01-12T10:00+01:00", None);
    assert!(in_words.asks_for_time().is_none());
    moves(&mut asked, "2026-01-12T10:00+01:00", LATER);
    assert!(asked.asks_for_time().is_none());
    asks(&mut asked, "2026-01-13T10:00+01:00");
    assert!(asked.asks_for_time().is_some(), "one may ask again");
    assert_eq!(asked.last_of(Side::Team), Some(4));
    asked.decision =
        Some(Decision { at: at(DUE), by: "sam".into(), verdict: Verdict::Refused, reason: "R".into() });
    assert!(asked.asks_for_time().is_none(), "what is settled waits for nobody");
    assert_eq!(asked.movable().unwrap_err().code, "case-decided");
    let told = matter(Kind::Other, Side::Team, None);
    assert_eq!(told.movable().unwrap_err().code, "case-undated");
}

#[test]
fn a_moved_date_is_reminded_of_where_it_was_set_long_enough_before() {
    let mut asked = matter(Kind::MissingDocument, Side::Staff, Some(DUE));
    moves(&mut asked, "2026-01-10T10:00+01:00", LATER);
    assert!(!asked.is_to_be_reminded(at("2026-01-14T10:00+01:00")));
    assert!(asked.is_to_be_reminded(at("2026-01-20T17:00+01:00")));
    moves(&mut asked, "2026-01-21T10:00+01:00", "2026-01-23T09:00+01:00");
    assert!(!asked.is_to_be_reminded(at("2026-01-22T10:00+01:00")), "they were told yesterday");
}

#[test]
fn another_date_is_ahead_and_one_that_is_brought_forward_leaves_time() {
    let (now, due) = (at("2026-01-08T10:00+01:00"), at(DUE));
    let read = |typed: &str, why: &str| {
        let typed = TypedMove { due: typed.into(), why: why.into(), seen: 0 };
        match typed.read(due, &book(), now) {
            Ok(new) => Ok(new.to),
            Err(Error::Invalid(problems)) => Err(problems.0[0].code),
            Err(other) => panic!("{other}"),
        }
    };
    assert_eq!(read("2026-01-22T17:00", "A storm."), Ok(at(LATER)));
    assert_eq!(read("2026-01-10T10:00", "The panel meets."), Ok(at("2026-01-10T10:00+01:00")));
    for (typed, why, code) in [
        ("2026-01-22T17:00", " ", "required"),
        ("2026-01-15T17:00", "A storm.", "case-due-same"),
        ("2026-01-10T09:59", "The panel meets.", "case-due-short"),
        ("2026-01-08T10:00", "Now.", "case-due-past"),
        ("soon", "A storm.", "cutoff-time"),
    ] {
        assert_eq!(read(typed, why), Err(code), "{typed}");
    }
    let read = |day: &str, due: Moment| {
        let typed = TypedRequest { day: day.into(), why: "Illness.".into() };
        match typed.read(due, &book(), now) {
            Ok(new) => Ok(new.day.to_string()),
            Err(Error::Invalid(problems)) => Err(problems.0[0].code),
            Err(other) => panic!("{other}"),
        }
    };
    assert_eq!(read("2026-01-16", due), Ok("2026-01-16".to_owned()));
    for (day, code) in
        [("", "required"), ("soon", "date"), ("+12026-01-16", "date"), ("2026-01-15", "case-day-early")]
    {
        assert_eq!(read(day, due), Err(code), "{day}");
    }
    // Where the date has passed, a day to come is meant.
    assert_eq!(read("2026-01-08", at("2026-01-05T17:00+01:00")), Err("case-day-early"));
}
