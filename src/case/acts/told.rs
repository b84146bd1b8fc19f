//! Letters of a case say that there is something, and where; never what it says. An answer by mail is no act.

use super::Base;
use crate::act::Act;
use crate::case::rules::{Kind, Side};
use crate::ground::ids::PersonId;
use crate::ground::{Letter, RecordClass, Result, Role, Scope};
use crate::people::store::holders;
use crate::proposal::store::{Proposal, received_cutoffs};

/// Writes to everybody of a side who may write there, but the one who acts.
pub fn tell(
    act: &mut Act<'_>,
    proposal: &Proposal,
    (number, kind): (i32, Kind),
    to: Side,
    template: &'static str,
    base: Base<'_>,
    more: &dyn Fn(Letter) -> Letter,
) -> Result<()> {
    let own = act.actor.person().cloned();
    for person in people_of(act, proposal, to)? {
        if own.as_ref() == Some(&person) {
            continue;
        }
        let letter = letter(person, template, proposal, (number, kind), base);
        act.post(&more(letter))?;
    }
    Ok(())
}

pub fn letter(
    person: PersonId,
    template: &'static str,
    proposal: &Proposal,
    (number, kind): (i32, Kind),
    base: Base<'_>,
) -> Letter {
    let reference = &proposal.reference;
    Letter::to_person(person, template, RecordClass::Proposal)
        .with("reference", reference)
        .with("acronym", &proposal.acronym)
        .with("number", number)
        .with("kind", kind.name())
        .with("url", format!("{base}/proposals/{reference}/case/{number}"))
}

/// Who writes for a side, each once: coordinators and contributors; staff of the call, or of a cut-off that took the
/// proposal in, who are not in its team.
pub fn people_of(act: &mut Act<'_>, proposal: &Proposal, side: Side) -> Result<Vec<PersonId>> {
    let of_proposal = Scope::Proposal(proposal.id.clone());
    let team = [Role::Coordinator, Role::Contributor].map(|role| (role, of_proposal.clone()));
    if side == Side::Team {
        return people(act, &team);
    }
    let (call, now) = (&proposal.call, act.received());
    let mut scopes = vec![Scope::Everything, Scope::Call(call.clone())];
    let passed = received_cutoffs(act.db, proposal, now)?;
    scopes.extend(passed.into_iter().map(|number| Scope::Cutoff(call.clone(), number)));
    let staff: Vec<(Role, Scope)> = scopes.into_iter().map(|scope| (Role::Staff, scope)).collect();
    let members = [team.to_vec(), vec![(Role::Reader, of_proposal)]].concat();
    let members = people(act, &members)?;
    let mut staff = people(act, &staff)?;
    staff.retain(|person| !members.contains(person));
    Ok(staff)
}

fn people(act: &mut Act<'_>, held: &[(Role, Scope)]) -> Result<Vec<PersonId>> {
    let now = act.received();
    let mut found: Vec<PersonId> = Vec::new();
    for (role, scope) in held {
        for person in holders(act.db, *role, scope, now)? {
            if person.disabled_at.is_none() && !found.contains(&person.id) {
                found.push(person.id);
            }
        }
    }
    Ok(found)
}
