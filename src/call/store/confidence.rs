//! Who hears what was asked and filed in private. Whoever competes in a call holds no office in it (see
//! [`Actor::has_for_call`]), so they are told nothing of what others ask or announce there; what they asked and filed
//! themselves stays theirs.

use crate::ground::ids::CallId;
use crate::ground::{Actor, Role};

/// Whether an actor answers what is asked about a call: its staff.
pub fn answers_questions(actor: &Actor, call: &CallId) -> bool {
    actor.has_for_call(Role::Staff, call)
}

/// Whether an actor reads every question of a call: who answers them, and auditors of the call, who write nothing.
pub fn reads_questions(actor: &Actor, call: &CallId) -> bool {
    [Role::Staff, Role::Auditor].into_iter().any(|role| actor.has_for_call(role, call))
}

/// Whether an actor sees every letter of interest of a call: its staff.
pub fn sees_interests(actor: &Actor, call: &CallId) -> bool {
    actor.has_for_call(Role::Staff, call)
}
