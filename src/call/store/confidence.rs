//! Who hears what was asked and filed in private, and whom a conflict keeps from what others wrote.
//!
//! Rights are the union of grants minus what a conflict takes away: whoever belongs to the team of a proposal of a call
//! competes in it, and is told nothing of what others ask or announce there, whatever else was granted to them. What
//! they asked and filed themselves stays theirs.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::proposals;
use crate::ground::ids::CallId;
use crate::ground::{Actor, Result, Role, Scope};

/// Whether an actor belongs to the team of a proposal of a call, one that was withdrawn too: it can be submitted again.
/// Asked of the tables themselves: proposals stand above calls in the house.
pub fn competes(db: &mut Db, actor: &Actor, call: &CallId) -> Result<bool> {
    let roles = [Role::Coordinator, Role::Contributor, Role::Reader];
    let teams: Vec<&str> = roles
        .into_iter()
        .flat_map(|role| actor.scopes(role))
        .filter_map(|scope| match scope {
            Scope::Proposal(id) => Some(id.as_str()),
            _ => None,
        })
        .collect();
    if teams.is_empty() {
        return Ok(false);
    }
    let own = proposals::table.filter(proposals::call_id.eq(call)).filter(proposals::id.eq_any(teams));
    Ok(own.count().get_result::<i64>(db)? > 0)
}

/// Whether an actor answers what is asked about a call: its staff.
pub fn answers_questions(db: &mut Db, actor: &Actor, call: &CallId) -> Result<bool> {
    Ok(actor.has_for_call(Role::Staff, call) && !competes(db, actor, call)?)
}

/// Whether an actor reads every question of a call: who answers them, and auditors of the call, who write nothing.
pub fn reads_questions(db: &mut Db, actor: &Actor, call: &CallId) -> Result<bool> {
    let official = [Role::Staff, Role::Auditor].into_iter().any(|role| actor.has_for_call(role, call));
    Ok(official && !competes(db, actor, call)?)
}

/// Whether an actor sees every letter of interest of a call: its staff.
pub fn sees_interests(db: &mut Db, actor: &Actor, call: &CallId) -> Result<bool> {
    Ok(actor.has_for_call(Role::Staff, call) && !competes(db, actor, call)?)
}
