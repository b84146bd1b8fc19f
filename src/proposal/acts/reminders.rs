//! Letters to those who have not submitted, as a cut-off draws near.
//!
//! The rulebook says on which days before a cut-off they go out. Each goes once to a person for a proposal, a cut-off
//! and a day, by the key of its row, and again where the cut-off was moved by more than a day since; a round that is done is noted, so that a worker that looks twice a second asks
//! for nothing. A proposal that was begun after the day had come is told of by the next.

use serde_json::json;

use super::entry;
use crate::act::Act;
use crate::call;
use crate::db::Db;
use crate::ground::ids::{CallId, PersonId};
use crate::ground::{Actor, Letter, Moment, RecordClass, Result, Role, Scope};
use crate::people;
use crate::proposal::rules::{Content, OpenCall, Stage, Weight, news};
use crate::proposal::store::reminders::{self, Day};
use crate::proposal::store::{self, Proposal, Sight, content_of, for_note, submissions};
use crate::web::State;

/// Proposals that are looked at in one act.
const BATCH: i64 = 40;

/// A round of reminders that is due.
#[derive(Clone, Debug)]
struct Round {
    call: CallId,
    at: Moment,
    day: Day,
}

fn due_rounds(db: &mut Db, now: Moment) -> Result<Vec<Round>> {
    let mut rounds = Vec::new();
    for call in call::store::all(db)? {
        let book = call::store::rulebook(db, &call)?;
        let Some(cutoff) = book.next_cutoff(now).map(|next| next.number) else { continue };
        let Some(at) = book.cutoff_at(cutoff) else { continue };
        let Some((days, since)) = book.reminder_days.due(at, now) else { continue };
        let day = Day { cutoff, days, since };
        if !reminders::is_done(db, &call, day)? {
            rounds.push(Round { call, at, day });
        }
    }
    Ok(rounds)
}

/// Writes every reminder that is due; how many. The worker calls it under its lease; without one it would write none
/// twice.
pub fn remind_due(state: &State) -> Result<usize> {
    let now = state.clock.now();
    let mut written = 0;
    for round in state.database.read_now(move |db| due_rounds(db, now))? {
        let mut after = Some(String::new());
        while let Some(reference) = after {
            let (fork, keys, wall) = (state.ids.fork(), state.keys.clone(), state.clock.wall());
            let (round, base) = (round.clone(), state.config.http.public_url.clone());
            let (count, last) = state.database.write_now(move |db| {
                let mut act = Act::new(db, &Actor::System, now, wall, fork, &keys);
                batch(&mut act, &round, &reference, base.trim_end_matches('/'))
            })?;
            written += count;
            after = last;
        }
    }
    Ok(written)
}

/// Reminds the teams of some proposals; how many letters, and the last reference where there may be more.
fn batch(act: &mut Act<'_>, round: &Round, after: &str, base: &str) -> Result<(usize, Option<String>)> {
    let proposals = reminders::after(act.db, &round.call, after, round.day.since, BATCH)?;
    let call = store::open_call(act.db, &round.call)?;
    let mut written = 0;
    for proposal in &proposals {
        written += remind(act, round, &call, proposal, base)?;
    }
    let full = i64::try_from(proposals.len()).unwrap_or_default() == BATCH;
    let last = proposals.last().filter(|_| full).map(|last| last.reference.clone());
    if last.is_none() {
        let at = act.received();
        reminders::set_done(act.db, &round.call, round.day, at)?;
    }
    Ok((written, last))
}

fn remind(
    act: &mut Act<'_>,
    round: &Round,
    call: &OpenCall,
    proposal: &Proposal,
    base: &str,
) -> Result<usize> {
    let Some((state, content)) = pending(act, call, proposal)? else { return Ok(0) };
    // What the board says, sign-offs too.
    let measured = (call, round.day.cutoff);
    let findings = store::findings_of(act.db, proposal, measured, &content, Sight::Coordinator)?;
    let count = |weight: Weight| findings.iter().filter(|one| one.weight == weight).count();
    let mut written = 0;
    for person in writers(act, proposal)? {
        let at = act.received();
        if !reminders::note(act.db, &proposal.id, &person, round.day, at)? {
            continue;
        }
        let letter = Letter::to_person(person, "proposal-reminder", RecordClass::Proposal)
            .with("reference", &proposal.reference)
            .with("acronym", &proposal.acronym)
            .with("state", state)
            .with("cutoff", round.day.cutoff)
            .with("at", round.at)
            .with("days", days_left(round, at))
            .with("blocking", count(Weight::Blocks))
            .with("warning", count(Weight::Warns))
            .with("url", format!("{base}/proposals/{}", proposal.reference));
        act.post(&letter)?;
        written += 1;
    }
    if written > 0 {
        let facts = json!({ "cutoff": round.day.cutoff, "days": round.day.days, "letters": written });
        act.record(&entry("proposal.reminded", proposal, facts))?;
    }
    Ok(written)
}

/// Whole days until the cut-off, to the nearest: a reminder that was due while nobody ran the service goes out late.
fn days_left(round: &Round, now: Moment) -> i64 {
    const DAY: i64 = 24 * 3_600 * 1_000_000;
    let left = (round.at.since(now) + DAY / 2) / DAY;
    left.min(i64::from(round.day.days)).max(1)
}

/// What there is to remind of, and the draft: not submitted, or changed since. None where nothing is, or where a
/// cut-off has taken the proposal in.
fn pending(
    act: &mut Act<'_>,
    call: &OpenCall,
    proposal: &Proposal,
) -> Result<Option<(&'static str, Content)>> {
    let now = act.received();
    if call.must_be_free(proposal.stage, proposal.last.as_ref(), now).is_err() {
        return Ok(None);
    }
    let last = match (proposal.stage, proposal.last) {
        (Stage::Draft, _) => return Ok(Some(("draft", content_of(act.db, proposal)?))),
        (Stage::Withdrawn, _) => return Ok(Some(("withdrawn", content_of(act.db, proposal)?))),
        (Stage::Submitted, Some(last)) if last.draft_version != proposal.version => last,
        (Stage::Submitted, _) => return Ok(None),
    };
    let draft = content_of(act.db, proposal)?;
    let submitted = submissions::submitted(act.db, proposal, last.version)?.content;
    let changed = !news(&call.book, &submitted, &draft).is_empty();
    Ok(changed.then_some(("news", draft)))
}

/// Coordinators and contributors, each once.
fn writers(act: &mut Act<'_>, proposal: &Proposal) -> Result<Vec<PersonId>> {
    let (scope, now) = (Scope::Proposal(proposal.id.clone()), act.received());
    let mut writers: Vec<PersonId> = Vec::new();
    for role in [Role::Coordinator, Role::Contributor] {
        for person in people::store::holders(act.db, role, &scope, now)? {
            if person.disabled_at.is_none() && !writers.contains(&person.id) {
                writers.push(person.id);
            }
        }
    }
    Ok(writers)
}

/// Says that one wants no reminders about a proposal, or wants them again. It concerns nobody else.
///
/// # Errors
/// `NotFound` for all but members.
pub fn mute_reminders(act: &mut Act<'_>, key: &str, mute: bool) -> Result<()> {
    let (proposal, may) = for_note(act, key)?;
    let person = act.actor.person().cloned().ok_or(crate::ground::Error::SignIn)?;
    let at = act.received();
    reminders::set_mute(act.db, &may, &person, mute, at)?;
    let verb = if mute { "proposal.reminders_muted" } else { "proposal.reminders_wanted" };
    act.record(&entry(verb, &proposal, json!({})))
}
