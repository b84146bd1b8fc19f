//! Letters of a case say that there is something, and where; never what it says. An answer by mail is no act.

use super::Base;
use crate::act::Act;
use crate::case::rules::{Matter, Side};
use crate::ground::ids::PersonId;
use crate::ground::{Letter, RecordClass, Result, Role, Scope};
use crate::people::store::{holders, staff_of};
use crate::proposal::store::Proposal;

/// The matter that a letter is about.
#[derive(Clone, Copy)]
pub struct About<'a> {
    pub proposal: &'a Proposal,
    pub matter: &'a Matter,
}

/// Writes to everybody of a side who may write there, but the one who acts.
pub fn tell(
    act: &mut Act<'_>,
    about: About<'_>,
    to: Side,
    template: &'static str,
    base: Base<'_>,
    more: &dyn Fn(Letter) -> Letter,
) -> Result<()> {
    let own = act.actor.person().cloned();
    for person in people_of(act, about, to)? {
        if own.as_ref() == Some(&person) {
            continue;
        }
        let letter = letter(person, template, about, base);
        act.post(&more(letter))?;
    }
    Ok(())
}

pub fn letter(person: PersonId, template: &'static str, about: About<'_>, base: Base<'_>) -> Letter {
    let (matter, reference) = (about.matter, &about.proposal.reference);
    Letter::to_person(person, template, RecordClass::Proposal)
        .with("reference", reference)
        .with("acronym", &matter.acronym)
        .with("number", matter.number)
        .with("kind", matter.kind.name())
        .with("url", format!("{base}/proposals/{reference}/case/{}", matter.number))
}

/// Who writes for a side, each once: coordinators and contributors; staff of the call, or of the cut-off that took in
/// what the matter is about, who compete in none.
pub fn people_of(act: &mut Act<'_>, about: About<'_>, side: Side) -> Result<Vec<PersonId>> {
    let proposal = about.proposal;
    let of_proposal = Scope::Proposal(proposal.id.clone());
    let team = [Role::Coordinator, Role::Contributor].map(|role| (role, of_proposal.clone()));
    if side == Side::Team {
        return people(act, &team);
    }
    let staff = staff_of(act.db, &proposal.call, Some(about.matter.cutoff), act.received())?;
    Ok(staff.into_iter().map(|person| person.id).collect())
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
