//! Outages before a cut-off propose to extend it; a named person decides, and never the machine.
//!
//! ```text
//! outages over the rule's limit ─▶ proposed ─┬─ granted ─▶ the cut-off moves for all, announced, with letters
//!                                            ├─ refused ─▶ it stays, announced with the reason
//!                                            └─ 24 h after the cut-off, undecided ─▶ lapsed: it closes as it was
//! ```
//! While a proposal is undecided closing waits: a cut-off that has closed cannot move.

use serde_json::json;

use crate::act::Act;
use crate::call::rules::{Facts, Rulebook};
use crate::call::store::{self, Extension, ExtensionDecision};
use crate::db::Db;
use crate::ground::ids::{CallId, ExtensionId};
use crate::ground::{Actor, Entry, Error, Moment, Problems, RecordClass, Refusal, Result, text};
use crate::people::rules::text_problem;
use crate::web::State;

/// How far back outages are looked for: no rule reaches further than 240 hours before a cut-off.
const FAR_DAYS: i64 = 12;

/// Proposes what the outages measured so far call for; how many. The worker calls it before it closes anything.
pub fn propose_due(state: &State) -> Result<usize> {
    let (now, wall) = (state.clock.now(), state.clock.wall());
    let due = state.database.read_now(move |db| due(db, now))?;
    for extension in &due {
        let (extension, fork, keys) = (extension.clone(), state.ids.fork(), state.keys.clone());
        state.database.write_now(move |db| {
            let mut act = Act::new(db, &Actor::System, now, wall, fork, &keys);
            propose(&mut act, extension.clone())
        })?;
    }
    Ok(due.len())
}

/// Extensions that are called for and were not proposed. Their ids are drawn when they are.
fn due(db: &mut Db, now: Moment) -> Result<Vec<Extension>> {
    let outages = store::outages_since(db, now.plus_days(-FAR_DAYS))?;
    if outages.is_empty() {
        return Ok(Vec::new());
    }
    let spans = store::spans(&outages);
    let mut due = Vec::new();
    for call in store::all(db)? {
        let book = store::rulebook(db, &call)?;
        if book.service.extension.is_none() {
            continue;
        }
        let closed: Vec<i32> = store::closings(db, &call)?.iter().map(|closing| closing.cutoff).collect();
        let known = store::extensions(db, &call)?;
        for cutoff in book.cutoffs.iter().filter(|cutoff| !closed.contains(&cutoff.number)) {
            due.extend(called_for(&book, cutoff.number, &known, &spans, now));
        }
    }
    Ok(due)
}

fn called_for(
    book: &Rulebook,
    cutoff: i32,
    known: &[Extension],
    spans: &[(Moment, Moment)],
    now: Moment,
) -> Option<Extension> {
    let (rule, at) = (book.service.extension.as_ref()?, book.cutoff_at(cutoff)?);
    let earlier = || known.iter().filter(|one| one.cutoff == cutoff);
    // One at a time; and a cut-off that passed more than a day ago is not opened again.
    if earlier().any(|one| one.decision.is_none()) || now >= at.plus_seconds(86_400) {
        return None;
    }
    let counted = earlier().map(|one| one.counted_until).max();
    let seconds = book.outage_that_counts(cutoff, spans, counted)?;
    Some(Extension {
        id: ExtensionId::from_text(""),
        call: book.call.id.clone(),
        cutoff,
        cutoff_at: at,
        proposed: now,
        outage_seconds: seconds,
        counted_until: now,
        minutes: rule.extend_minutes,
        decision: None,
    })
}

fn propose(act: &mut Act<'_>, extension: Extension) -> Result<()> {
    let extension = Extension { id: act.id(), ..extension };
    // Another node may have been quicker.
    let known = store::extensions(act.db, &extension.call)?;
    if known.iter().any(|one| one.cutoff == extension.cutoff && one.decision.is_none()) {
        return Ok(());
    }
    store::insert_extension(act.db, &extension)?;
    let facts = json!({
        "call": extension.call, "cutoff": extension.cutoff, "at": extension.cutoff_at,
        "outage_seconds": extension.outage_seconds, "minutes": extension.minutes,
    });
    act.record(&Entry::new("extension.proposed", ("extension", &extension.id), RecordClass::Call, facts))
}

/// Decides on a proposed extension; the cut-off's new instant, where it moves.
///
/// # Errors
/// `NotFound` for others than staff of the call; `extension-decided`, `extension-lapsed`, and `cutoff-closed`
/// where it is too late; problems of `granted` and `reason`.
pub fn decide_extension(
    act: &mut Act<'_>,
    call: &CallId,
    id: &ExtensionId,
    granted: &str,
    reason: &str,
) -> Result<Option<Moment>> {
    if !super::runs(act.actor, call) {
        return Err(Error::NotFound);
    }
    let now = act.received();
    let known = store::extensions(act.db, call)?;
    let extension = known.into_iter().find(|one| one.id == *id).ok_or(Error::NotFound)?;
    still_open(act, &extension, now)?;
    let (granted, reason) = read(granted, reason)?;
    let minutes = extension.outage_seconds / 60;
    let moved_to = if granted { Some(extend(act, &extension, &reason)?) } else { None };
    if !granted {
        let facts = Facts {
            cutoff: Some(extension.cutoff),
            from: Some(extension.cutoff_at),
            minutes: Some(minutes),
            ..Facts::default()
        };
        super::announce::stays(act, call, facts, &reason)?;
    }
    let decision = ExtensionDecision { at: now, by: act.by(), granted, reason, moved_to };
    if !store::decide_extension(act.db, id, &decision)? {
        return Err(Refusal::new("extension-decided").into());
    }
    let facts = json!({ "call": call, "cutoff": extension.cutoff, "granted": granted, "to": moved_to });
    act.record(&Entry::new("extension.decided", ("extension", id), RecordClass::Call, facts))?;
    Ok(moved_to)
}

fn still_open(act: &mut Act<'_>, extension: &Extension, now: Moment) -> Result<()> {
    if extension.decision.is_some() {
        return Err(Refusal::new("extension-decided").into());
    }
    if store::closed(act.db, &extension.call, extension.cutoff)?.is_some() {
        return Err(Refusal::new("cutoff-closed").with("cutoff", extension.cutoff).into());
    }
    if !extension.holds(now) {
        return Err(Refusal::new("extension-lapsed").with("at", extension.holds_until()).into());
    }
    Ok(())
}

fn read(granted: &str, reason: &str) -> Result<(bool, String)> {
    let mut problems = Problems::none();
    if !["yes", "no"].contains(&granted) {
        problems.add("granted", "required");
    }
    let reason = text::line(reason, 500).unwrap_or_else(|bad| {
        text_problem(&mut problems, "reason", &bad);
        String::new()
    });
    problems.into_result()?;
    Ok((granted == "yes", reason))
}

/// Moves the cut-off for all: the next version of the rulebook, announced, with letters.
fn extend(act: &mut Act<'_>, extension: &Extension, reason: &str) -> Result<Moment> {
    let now = act.received();
    let book = store::rulebook(act.db, &extension.call)?;
    let local = book.extended(extension.cutoff, extension.minutes, now).ok_or(Error::NotFound)?;
    let moved = book.with_cutoff_extended(extension.cutoff, local, now)?;
    super::load_after(act, &moved, reason, Some(extension.outage_seconds / 60))?;
    moved.cutoff_at(extension.cutoff).ok_or(Error::NotFound)
}
