//! A letter to those who owe an answer, two days before it is due: once to each, by the key of its row.
//!
//! Once the submission was taken back nobody is reminded of what would have been added to it: nothing can be any more. A
//! matter of another kind outlives the withdrawal ([`Matter::outlives_withdrawal`]), and its date is told as ever.

use serde_json::json;

use super::entry;
use super::told::{self, About};
use crate::act::Act;
use crate::case::rules::{Matter, Side};
use crate::case::store;
use crate::db::Db;
use crate::ground::ids::ProposalId;
use crate::ground::{Actor, Moment, Result};
use crate::proposal::store::{Proposal, by_id, submissions};
use crate::web::State;

/// Writes every reminder that is due; how many. The worker calls it under its lease; without one it would write none
/// twice.
pub fn remind_due(state: &State) -> Result<usize> {
    let now = state.clock.now();
    let mut written = 0;
    for (proposal, number) in state.database.read_now(move |db| waiting(db, now))? {
        let (fork, keys, wall) = (state.ids.fork(), state.keys.clone(), state.clock.wall());
        let base = state.config.http.public_url.trim_end_matches('/').to_owned();
        written += state.database.write_now(move |db| {
            let mut act = Act::new(db, &Actor::System, now, wall, fork, &keys);
            remind(&mut act, &proposal, number, &base)
        })?;
    }
    Ok(written)
}

/// Those of which somebody was not reminded yet: the worker looks twice a second, and an act would be an act.
fn waiting(db: &mut Db, now: Moment) -> Result<Vec<(ProposalId, i32)>> {
    let mut waiting = Vec::new();
    for (id, number) in store::to_be_reminded(db, now)? {
        let proposal = by_id(db, &id)?;
        let matter = store::matter(db, &proposal, number)?;
        let due = matter.is_to_be_reminded(now) && !store::was_reminded(db, &matter)?;
        if due && !ended(db, &proposal, &matter)? {
            waiting.push((id, number));
        }
    }
    Ok(waiting)
}

/// Whether a matter ended with the submission it is about.
fn ended(db: &mut Db, proposal: &Proposal, matter: &Matter) -> Result<bool> {
    if matter.outlives_withdrawal() {
        return Ok(false);
    }
    let history = submissions::history(db, &proposal.id)?;
    Ok(history.iter().any(|one| one.version == matter.version && one.withdrawn.is_some()))
}

fn remind(act: &mut Act<'_>, id: &ProposalId, number: i32, base: &str) -> Result<usize> {
    let now = act.received();
    let proposal = by_id(act.db, id)?;
    let matter = store::matter(act.db, &proposal, number)?;
    let Some(due) = matter.due().filter(|_| matter.is_to_be_reminded(now)) else { return Ok(0) };
    if ended(act.db, &proposal, &matter)? {
        return Ok(0);
    }
    let about = About { proposal: &proposal, matter: &matter };
    let mut written = 0;
    for person in told::people_of(act, about, Side::Team)? {
        if !store::note_reminder(act.db, &matter, &person, now)? {
            continue;
        }
        let letter = told::letter(person, "case-reminder", about, base);
        act.post(&letter.with("due", due))?;
        written += 1;
    }
    if written > 0 {
        let facts = json!({ "reference": proposal.reference, "number": number, "letters": written });
        act.record(&entry("case.reminded", &matter.id, facts))?;
    }
    Ok(written)
}
