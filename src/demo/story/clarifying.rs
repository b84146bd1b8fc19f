//! A case: a clerical error that was settled, and a document that is waited for, longer than staff first said.

use crate::act::Act;
use crate::case::acts;
use crate::case::rules::{TypedDecision, TypedMatter, TypedMessage, TypedMove, TypedRequest};
use crate::demo::cast::Cast;
use crate::demo::scene::{Played, Scene};
use crate::ground::Result;
use crate::ground::ids::CallId;
use crate::proposal::store::roll;

/// Of letters that nobody receives.
const BASE: &str = "http://127.0.0.1:8080";

pub fn tells(scene: &Scene<'_>, cast: &Cast) -> Played<()> {
    scene.person(&cast.staff, scene.moment("2025-11-12T10:30+01:00")?, |act| {
        let typed = TypedMatter {
            kind: "clarification".into(),
            subject: "Start of operation in two places".into(),
            text: "Part B speaks of two dates for the start of operation. Which of them is meant?".into(),
            place: "Part B, section 3.2, first line of the table".into(),
            said: "Start of operation: March 2026".into(),
            due: "2025-11-19T17:00".into(),
            ..TypedMatter::default()
        };
        let isles = isles(act)?;
        acts::open(act, &isles, &typed, None, BASE).map(drop)
    })?;
    scene.person(&cast.applicant, scene.moment("2025-11-13T15:12+01:00")?, |act| {
        let isles = isles(act)?;
        acts::note_seen(act, &isles, 1)?;
        let typed = TypedMessage {
            text: "A slip: the table kept the date of an older version. Section 4 has the right one.".into(),
            proposed: "Start of operation: March 2027".into(),
        };
        acts::write(act, &isles, 1, &typed, None, BASE)
    })?;
    scene.person(&cast.staff, scene.moment("2025-11-14T09:05+01:00")?, |act| {
        let isles = isles(act)?;
        acts::note_seen(act, &isles, 1)?;
        let typed = TypedDecision {
            verdict: "accepted".into(),
            reason: "Section 4 says the same, and nothing that is judged changes by it.".into(),
            legal_basis: "An invented section of the call on clerical errors".into(),
            document: String::new(),
        };
        acts::decide(act, &isles, 1, &typed, BASE).map(drop)
    })?;
    waits(scene, cast)
}

/// A document that is asked for, and a date that is moved.
fn waits(scene: &Scene<'_>, cast: &Cast) -> Played<()> {
    scene.person(&cast.staff, scene.moment("2025-12-18T11:20+01:00")?, |act| {
        let typed = TypedMatter {
            kind: "missing_document".into(),
            subject: "Letter of the second ministry".into(),
            text: "The letters of commitment lack the annex that the first of them names. Please send it."
                .into(),
            due: "2026-01-09T17:00".into(),
            ..TypedMatter::default()
        };
        let isles = isles(act)?;
        acts::open(act, &isles, &typed, None, BASE).map(drop)
    })?;
    scene.person(&cast.applicant, scene.moment("2025-12-19T09:40+01:00")?, |act| {
        let isles = isles(act)?;
        acts::note_seen(act, &isles, 2)?;
        let typed = TypedRequest {
            day: "2026-01-16".into(),
            why: "The ministry is closed until 7 January, and the annex has to be signed there.".into(),
        };
        acts::ask_for_time(act, &isles, 2, &typed, BASE)
    })?;
    scene.person(&cast.staff, scene.moment("2025-12-19T15:05+01:00")?, |act| {
        let isles = isles(act)?;
        acts::note_seen(act, &isles, 2)?;
        let typed = TypedMove {
            due: "2026-01-14T17:00".into(),
            why: "A week after the ministry opens again, as for every annex that is signed there.".into(),
            seen: 0,
        };
        acts::move_due(act, &isles, 2, &typed, BASE)
    })
}

/// The reference of DEMO-ISLES.
fn isles(act: &mut Act<'_>) -> Result<String> {
    let roll = roll(act.db, &CallId::from_text("rehearsal"), 4)?;
    let found = roll.into_iter().find(|entry| entry.acronym == "DEMO-ISLES");
    found.map(|entry| entry.reference).ok_or(crate::ground::Error::NotFound)
}
