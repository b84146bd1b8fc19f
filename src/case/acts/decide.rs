//! A named member of staff decides; what is accepted becomes a supplement.

use serde_json::json;

use super::told::{self, About};
use super::{Base, entry};
use crate::act::Act;
use crate::call::store::edition::{self, EditionKind};
use crate::case::rules::{Addition, Decision, Matter, Side, TypedDecision, Verdict};
use crate::case::store::{self, heard_matter};
use crate::ground::ids::{AttachmentId, RowId};
use crate::ground::{Error, Letter, RecordClass, Refusal, Result};
use crate::proposal::store::{Proposal, submissions, supplements};

/// Decides a matter; the number of the supplement, where it was accepted.
///
/// # Errors
/// `NotFound` for who does not see the proposal, `Forbidden` for all but staff; `case-decided` the second time,
/// `case-due-ahead` where it would be refused while the team has time to answer, `case-nothing-proposed` and
/// `case-no-document` where there is nothing to accept; `case-ranked` for a supplement once the ranking of its cut-off is
/// sealed, since nobody would judge it any more; problems of what was typed.
pub fn decide(
    act: &mut Act<'_>,
    key: &str,
    number: i32,
    typed: &TypedDecision,
    base: Base<'_>,
) -> Result<Option<i32>> {
    let (actor, now) = (act.actor, act.received());
    let (proposal, matter, voice) = heard_matter(act.db, actor, key, number, now)?;
    // A decision has a name: the house itself makes none.
    if voice.speaks()? != Side::Staff || actor.person().is_none() {
        return Err(Error::Forbidden);
    }
    if matter.decision.is_some() {
        return Err(Refusal::new("case-decided").into());
    }
    let new = typed.read(matter.kind)?;
    // Nobody is refused before the date until which they were told that they have time.
    if let Some(due) = matter.awaits_until(now).filter(|_| new.verdict == Verdict::Refused) {
        return Err(Refusal::new("case-due-ahead").with("due", due).into());
    }
    let file = AttachmentId::from_text(typed.document.trim());
    let addition = matter.decide(new.verdict, Some(&file))?;
    if addition.is_some()
        && edition::latest(act.db, &proposal.call, matter.cutoff, EditionKind::Ranked)?.is_some()
    {
        return Err(Refusal::new("case-ranked").with("cutoff", matter.cutoff).into());
    }
    let by = act.by();
    let decision = Decision { at: now, by, verdict: new.verdict, reason: new.reason };
    if !store::decide(act.db, &matter, &decision)? {
        return Err(Refusal::new("case-decided").into());
    }
    let supplement = match &addition {
        None => None,
        Some(addition) => Some(add(act, (&proposal, &matter), addition, &decision, &new.legal_basis)?),
    };
    let facts = json!({
        "reference": proposal.reference, "number": number, "kind": matter.kind.name(),
        "verdict": new.verdict.name(), "supplement": supplement,
    });
    act.record(&entry("case.decided", &matter.id, facts))?;
    let verdict = new.verdict.name();
    let letter = |letter: Letter| letter.with("verdict", verdict);
    told::tell(
        act,
        About { proposal: &proposal, matter: &matter },
        Side::Team,
        "case-decided",
        base,
        &letter,
    )?;
    if supplement.is_some() {
        tell_experts(act, About { proposal: &proposal, matter: &matter }, base)?;
    }
    Ok(supplement)
}

/// Puts what was accepted beside the submission; the number of the supplement.
fn add(
    act: &mut Act<'_>,
    (proposal, matter): (&Proposal, &Matter),
    addition: &Addition,
    decision: &Decision,
    legal_basis: &str,
) -> Result<i32> {
    let (correction, document) = match addition {
        Addition::Correction(correction) => (Some(correction), None),
        Addition::Document(id) => (None, Some(id)),
    };
    let to = submissions::last_of(act.db, &proposal.id, matter.version)?;
    let new = supplements::NewSupplement {
        kind: addition.kind(),
        to,
        matter: Some(&matter.id),
        correction,
        document,
        reason: &decision.reason,
        legal_basis,
    };
    let id: RowId = act.id();
    supplements::insert(act.db, &id, proposal, &new, (decision.at, &decision.by))
}

/// Writes to the experts whose reports were finished before what was accepted: they judged without it. The letter names
/// nobody, neither who decided nor who else reports.
fn tell_experts(act: &mut Act<'_>, about: About<'_>, base: Base<'_>) -> Result<()> {
    let (proposal, matter) = (about.proposal, about.matter);
    for (task, person) in store::finished(act.db, proposal, matter)? {
        let letter = Letter::to_person(person, "case-added-after-report", RecordClass::Evaluation)
            .with("reference", &proposal.reference)
            .with("acronym", &matter.acronym)
            .with("cutoff", matter.cutoff)
            .with("kind", matter.kind.name())
            .with("url", format!("{base}/reviews/{task}"));
        act.post(&letter)?;
    }
    Ok(())
}
