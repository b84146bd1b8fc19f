//! The organisations of a consortium: one partner's entry by itself, one more, and one that leaves or is replaced.

use serde_json::json;

use super::draft::fingerprint_of;
use super::entry;
use super::team::depart;
use crate::act::Act;
use crate::ground::ids::PartnerId;
use crate::ground::{Error, Problems, Result, Role, text};
use crate::people;
use crate::proposal::rules::typed::{self, Row, TypedPartner};
use crate::proposal::rules::{Content, Cost, Partner};
use crate::proposal::store::partners::{Departure, Reach};
use crate::proposal::store::{self, Changes, Proposal, content_of, for_partner, reach_of};

/// What an entry says, as a hash that its form carries along.
pub fn entry_fingerprint(partner: &Partner) -> Result<String> {
    fingerprint_of(partner)
}

/// Saves the entry of one partner. Others' entries that somebody saved meanwhile are not in the way.
///
/// # Errors
/// `Conflict` where the entry says something else than when the form was made; `Forbidden` for who is bound to another
/// partner; problems of what was typed.
pub fn save_partner(
    act: &mut Act<'_>,
    key: &str,
    id: &PartnerId,
    seen: &str,
    row: &Row<TypedPartner>,
) -> Result<i64> {
    let (proposal, call, may) = for_partner(act, key, Some(id))?;
    let before = content_of(act.db, &proposal)?;
    let (place, old) = before.partner(id).ok_or(Error::NotFound)?;
    let others: Vec<Partner> = before.partners.iter().filter(|one| one.id != *id).cloned().collect();
    let new = typed::partner(&call.book, row, &others)?;
    let new = Partner { id: id.clone(), ..new.partner };
    if new == *old {
        return Ok(proposal.version);
    }
    if !seen.is_empty() && seen != entry_fingerprint(old)? {
        return Err(Error::Conflict { current: proposal.version });
    }
    let mut all = before.partners.clone();
    for one in &mut all {
        if one.details.affiliated_to == old.name {
            new.name.clone_into(&mut one.details.affiliated_to);
        }
    }
    if let Some(slot) = all.get_mut(place) {
        *slot = new;
    }
    let changes = Changes { partners: Some(all), ..Changes::default() };
    let (by, at) = (act.by(), act.received());
    let version = store::save(act.db, may, &proposal, &changes, &by, at)?;
    let facts = json!({ "part": "consortium", "partner": id, "version": version });
    act.record(&entry("proposal.saved", &proposal, facts))?;
    Ok(version)
}

/// One more organisation, at the end of the list.
pub fn add_partner(act: &mut Act<'_>, key: &str, row: &Row<TypedPartner>) -> Result<PartnerId> {
    let (proposal, call, may) = for_partner(act, key, None)?;
    let mut all = content_of(act.db, &proposal)?.partners;
    if all.len() >= typed::PARTNERS_MAX {
        let mut problems = Problems::none();
        problems.add("partners", "too-many").with("max", typed::PARTNERS_MAX);
        return Err(problems.into());
    }
    let new = typed::partner(&call.book, row, &all)?;
    let id: PartnerId = act.id();
    all.push(Partner { id: id.clone(), ..new.partner });
    let changes = Changes { partners: Some(all), ..Changes::default() };
    let (by, at) = (act.by(), act.received());
    let version = store::save(act.db, may, &proposal, &changes, &by, at)?;
    let facts = json!({ "part": "consortium", "partner": id, "version": version });
    act.record(&entry("proposal.saved", &proposal, facts))?;
    Ok(id)
}

/// A partner leaves, for a reason that is kept; another one may take its place. Its people stay in the team and read;
/// where `follow` is said, which is the coordinator's to say, they write for the one in its place.
///
/// # Errors
/// Problems of `reason` and `replaced_by`; `Forbidden` for who is bound to a partner.
pub fn remove_partner(
    act: &mut Act<'_>,
    key: &str,
    id: &PartnerId,
    reason: &str,
    (replaced_by, follow): (Option<&PartnerId>, bool),
) -> Result<i64> {
    let (proposal, _, may) = for_partner(act, key, None)?;
    if follow && !act.actor.has_for_proposal(Role::Coordinator, &proposal.id) {
        return Err(Error::Forbidden);
    }
    let before = content_of(act.db, &proposal)?;
    let (_, gone) = before.partner(id).ok_or(Error::NotFound)?;
    let mut problems = Problems::none();
    let reason = text::line(reason, 500)
        .map_err(|bad| people::rules::text_problem(&mut problems, "reason", &bad))
        .unwrap_or_default();
    if replaced_by.is_some_and(|other| other == id || before.partner(other).is_none()) {
        problems.add("replaced_by", "not-an-option");
    } else if follow && replaced_by.is_none() {
        problems.add("replaced_by", "required");
    }
    problems.into_result()?;
    let mut all: Vec<Partner> = before.partners.iter().filter(|one| one.id != *id).cloned().collect();
    let heir = replaced_by.and_then(|other| before.partner(other)).map(|(_, heir)| heir.name.clone());
    for one in all.iter_mut().filter(|one| one.details.affiliated_to == gone.name) {
        // Who belonged to it belongs to the one in its place, unless that is itself.
        let now = heir.clone().filter(|name| *name != one.name);
        one.details.affiliated_to = now.unwrap_or_default();
    }
    let changes = Changes { partners: Some(all), ..Changes::default() };
    let (by, at) = (act.by(), act.received());
    let version = store::save(act.db, may, &proposal, &changes, &by, at)?;
    let departure = Departure { partner: gone.clone(), at, by, reason, replaced_by: replaced_by.cloned() };
    depart(act, &proposal, &departure, follow)?;
    Ok(version)
}

/// Whoever is bound to a partner changes that one's entry and its rows of the budget, whatever else they send.
///
/// # Errors
/// `Forbidden` where another entry, the list itself, the hosting states or what is claimed from funders would change; a
/// problem of `costs` where rows of others would, and of `asks` where sums would that are stated for all.
pub(super) fn must_reach(
    act: &mut Act<'_>,
    proposal: &Proposal,
    before: &Content,
    changes: &Changes,
) -> Result<()> {
    let claims = changes.tranches.as_ref().is_some_and(|list| *list != before.tranches);
    if claims && reach_of(act, proposal)? != Reach::All {
        return Err(Error::Forbidden);
    }
    let hosting = changes.hosting.as_ref().is_some_and(|hosting| *hosting != before.hosting);
    let listed = changes.partners.as_ref().filter(|list| **list != before.partners);
    let costed = changes.costs.as_ref().filter(|(costs, _)| *costs != before.costs);
    let stated = states_otherwise(before, changes);
    if !hosting && listed.is_none() && costed.is_none() && !stated {
        return Ok(());
    }
    let Reach::Only(own) = reach_of(act, proposal)? else { return Ok(()) };
    let place = before.partner(&own).map(|(place, _)| place);
    let others =
        |costs: &[Cost]| costs.iter().filter(|one| one.partner != place).cloned().collect::<Vec<_>>();
    if costed.is_some_and(|(costs, _)| others(costs) != others(&before.costs)) {
        return Err(Problems::one("costs", "costs-of-others").into());
    }
    if stated {
        return Err(Problems::one("asks", "asks-of-all").into());
    }
    let elsewhere = listed.is_some_and(|list| {
        let others = |all: &[Partner]| all.iter().map(|one| (one.id != own).then_some(one.clone())).collect();
        let (now, then): (Vec<_>, Vec<_>) = (others(list), others(&before.partners));
        now != then
    });
    if hosting || elsewhere { Err(Error::Forbidden) } else { Ok(()) }
}

/// Whether sums that are stated without a budget would be others, or give way to the first rows of one.
fn states_otherwise(before: &Content, changes: &Changes) -> bool {
    let costs = changes.costs.as_ref().map_or(&before.costs, |(costs, _)| costs);
    let asks = changes.asks.as_ref().unwrap_or(&before.asks);
    let now = if costs.is_empty() { asks.as_slice() } else { &[] };
    now != before.stated_asks()
}

/// Keeps what was taken out of the list; no reason was asked for it.
pub(super) fn note_gone(
    act: &mut Act<'_>,
    proposal: &Proposal,
    before: &Content,
    changes: &Changes,
) -> Result<()> {
    let Some(list) = &changes.partners else { return Ok(()) };
    let (at, by) = (act.received(), act.by());
    let gone = before.partners.iter().filter(|old| list.iter().all(|new| new.id != old.id));
    for partner in gone {
        let (partner, reason) = (partner.clone(), String::new());
        let departure = Departure { partner, at, by: by.clone(), reason, replaced_by: None };
        depart(act, proposal, &departure, false)?;
    }
    Ok(())
}
