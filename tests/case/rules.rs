//! The table of kinds, and how a matter stands.

use rollcall::case::rules::{Decision, KINDS, Kind, Matter, Message, Side, Standing, TypedMatter, Verdict};
use rollcall::ground::Moment;
use rollcall::ground::ids::MatterId;

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
        subject: "S".into(),
        place: "P".into(),
        field: String::new(),
        said: "before".into(),
        due: due.map(at),
        at: at("2026-01-01T10:00+01:00"),
        by: "sam".into(),
        decision: None,
        messages: Vec::new(),
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
