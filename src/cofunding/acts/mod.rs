//! What funders do with claims, and staff with the register of funders.

mod draft;
mod request;

use serde_json::json;

pub use draft::{set_ceiling, sign_off, take_sign_off_back};
pub use request::{
    ANSWER_MAX, NAME_MAX, REASON_MAX, TypedRequest, appoint_requested, decline_requested, request_appointment,
};

use super::rules::{Answer, AnswerItem, Step, TrancheState, answered, may_answer, standing_at};
use super::store::{self, Claim, Funder, must_keep_register};
use crate::act::Act;
use crate::ground::ids::{FunderId, PersonId, ProposalId, TrancheId};
use crate::ground::{
    Actor, Country, Entry, Error, Euro, Grant, Letter, Moment, Problems, RecordClass, Refusal, Result, Role,
    Scope, text,
};
use crate::people;
use crate::people::rules::text_problem;
use crate::proposal::rules::FunderLevel;

/// A funder answers one or several of its tranches of a proposal at once: all of them, or none.
///
/// # Errors
/// `NotFound` for everybody but its officials; `Conflict` where one was answered meanwhile, or the proposal
/// was submitted anew (`version` is the one the official read).
pub fn answer(
    act: &mut Act<'_>,
    funder: &FunderId,
    reference: &str,
    version: i32,
    answer: &Answer,
) -> Result<()> {
    let funder = store::own_funder(act.db, act.actor, funder)?;
    let claim = store::claim(act.db, &funder.id, reference)?;
    may_answer(in_team(act.actor, &claim.submitted.proposal))?;
    if claim.submitted.version != version {
        return Err(Error::Conflict { current: i64::from(claim.submitted.version) });
    }
    let mut problems = Problems::none();
    let mut amounts = Vec::new();
    for item in &answer.items {
        match answer_one(act, &claim, answer, item) {
            Err(Error::Invalid(found)) => problems.0.extend(found.0),
            other => amounts.push(other?),
        }
    }
    problems.into_result()?;
    tell(act, &funder, &claim, answer.state, Euro::sum(amounts)?)
}

fn answer_one(act: &mut Act<'_>, claim: &Claim, answer: &Answer, item: &AnswerItem) -> Result<Euro> {
    let held = claim.commitment.tranches.iter().find(|held| held.tranche.id == item.tranche);
    let held = held.ok_or(Error::NotFound)?;
    let amount = answered(answer, item, held.tranche.amount, held.standing)?;
    let step = Step {
        tranche: item.tranche.clone(),
        funder: claim.commitment.funder.clone(),
        number: held.standing.step + 1,
        state: answer.state,
        amount,
        at: act.received(),
        evidence: answer.evidence.clone(),
        reason: answer.reason.clone(),
    };
    take_step(act, &claim.submitted.proposal, &step)?;
    Ok(amount)
}

fn take_step(act: &mut Act<'_>, proposal: &ProposalId, step: &Step) -> Result<()> {
    let (id, by) = (act.id(), act.actor.person().map(ToString::to_string));
    store::insert_step(act.db, &id, proposal, step, by.as_deref())?;
    // Evidence and reason are free text, which the journal does not hold.
    let facts = json!({
        "proposal": proposal, "funder": step.funder, "number": step.number,
        "state": step.state, "amount": step.amount,
    });
    act.record(&Entry::new("tranche.answered", ("tranche", &step.tranche), RecordClass::Award, facts))
}

/// Coordinators hear every answer; staff hear of money that fails after the Board relied on it.
fn tell(act: &mut Act<'_>, funder: &Funder, claim: &Claim, state: TrancheState, amount: Euro) -> Result<()> {
    let now = act.received();
    let scope = Scope::Proposal(claim.submitted.proposal.clone());
    let mut told = people::store::holders(act.db, Role::Coordinator, &scope, now)?;
    if state.is_lost() && claim.outcome.as_deref() == Some("selected") {
        told.extend(people::store::staff_of(act.db, &claim.submitted.call, None, now)?);
    }
    for person in told {
        let letter = Letter::to_person(person.id, "funder-answered", RecordClass::Award)
            .with("reference", &claim.submitted.reference)
            .with("acronym", &claim.submitted.content.acronym)
            .with("funder", &funder.name)
            .with("state", state.name())
            .with("total_amount", amount);
        act.post(&letter)?;
    }
    Ok(())
}

fn in_team(actor: &Actor, proposal: &ProposalId) -> bool {
    actor.grants().iter().any(|grant| grant.scope == Scope::Proposal(proposal.clone()))
}

/// An instalment of a tranche was paid. The payment was tested and authorised where it is kept; here the
/// tranche takes its step.
///
/// # Errors
/// Refused where the funder has not secured the tranche, or where more would be paid than it secured.
pub fn pay(
    act: &mut Act<'_>,
    proposal: &ProposalId,
    claimed: (&FunderId, &TrancheId, Euro),
    amount: Euro,
    evidence: &str,
) -> Result<()> {
    let (funder, tranche, whole) = claimed;
    let steps = store::steps_of(act.db, proposal)?;
    let standing = standing_at(whole, tranche, &steps, Moment::from_micros(i64::MAX));
    standing.after(TrancheState::Paid, amount, "")?;
    let step = Step {
        tranche: tranche.clone(),
        funder: funder.clone(),
        number: standing.step + 1,
        state: TrancheState::Paid,
        amount,
        at: act.received(),
        evidence: evidence.to_owned(),
        reason: String::new(),
    };
    take_step(act, proposal, &step)
}

/// A funder as typed into the register.
#[derive(Clone, Debug, Default)]
pub struct NewFunder {
    pub name: String,
    pub level: String,
    /// ISO 3166-1 alpha-2, or EL and UK; empty for a private funder of no one state.
    pub country: String,
}

/// Puts a funder into the register.
pub fn add_funder(act: &mut Act<'_>, new: &NewFunder) -> Result<FunderId> {
    must_keep_register(act.actor)?;
    let mut problems = Problems::none();
    let name = text::line(&new.name, 160);
    if let Err(bad) = &name {
        text_problem(&mut problems, "name", bad);
    }
    let level = FunderLevel::parse(&new.level).filter(|level| *level != FunderLevel::Eu);
    if level.is_none() {
        problems.add("level", "required");
    }
    let country = country(&mut problems, &new.country, level == Some(FunderLevel::Private));
    let name = name.unwrap_or_default();
    if problems.is_empty() && store::is_registered(act.db, &name, country, act.received())? {
        problems.add("name", "funder-taken");
    }
    problems.into_result()?;
    let level = level.ok_or_else(|| Error::internal("a funder without problems has a level"))?;
    let funder = Funder { id: act.id(), name, level, country };
    let id = store::enter(act.db, funder, act.received())?;
    let facts = json!({ "level": level.name(), "country": country });
    act.record(&Entry::new("funder.added", ("funder", &id), RecordClass::Call, facts))?;
    Ok(id)
}

fn country(problems: &mut Problems, typed: &str, may_be_none: bool) -> Option<Country> {
    let typed = typed.trim();
    match Country::typed(typed) {
        Ok(country) => Some(country),
        Err(_none) if typed.is_empty() && may_be_none => None,
        Err(_none) if typed.is_empty() => {
            problems.add("country", "required");
            None
        }
        Err(_unknown) => {
            problems.add("country", "country-unknown");
            None
        }
    }
}

/// Makes somebody with an account an official of a funder, and tells them. Nobody appoints themselves.
pub fn appoint(act: &mut Act<'_>, funder: &FunderId, email: &str, why: &str) -> Result<()> {
    must_keep_register(act.actor)?;
    let funder = store::listed(act.db, funder, act.received())?;
    let mut problems = Problems::none();
    let why = text::line(why, 200);
    if let Err(bad) = &why {
        text_problem(&mut problems, "why", bad);
    }
    let person = people::store::by_email(act.db, email.trim())?;
    let person = person.filter(|person| person.verified_at.is_some() && person.disabled_at.is_none());
    if person.is_none() {
        problems.add("email", "account-unknown");
    }
    problems.into_result()?;
    let (Some(person), Ok(why)) = (person, why) else {
        return Err(Error::internal("an appointment without problems has its parts"));
    };
    if act.actor.person() == Some(&person.id) {
        return Err(Refusal::new("funder-appoints-self").into());
    }
    if held(act, &funder.id, &person.id)?.is_some() {
        return Err(Problems::one("email", "official-already").into());
    }
    people::acts::grant(act, &person.id, Role::Funder, Scope::Funder(funder.id), &why)?;
    act.post(
        &Letter::to_person(person.id, "funder-appointed", RecordClass::Account).with("funder", funder.name),
    )
}

/// Ends an official's role.
pub fn dismiss(act: &mut Act<'_>, funder: &FunderId, person: &str) -> Result<()> {
    must_keep_register(act.actor)?;
    let officials = store::officials(act.db, funder, act.received())?;
    let person = officials.into_iter().find(|one| one.id.as_str() == person).ok_or(Error::NotFound)?.id;
    let grant = held(act, funder, &person)?.ok_or(Error::NotFound)?;
    let by = act.by();
    people::store::revoke_grant(act.db, &grant.id, &by, act.received())?;
    let facts = json!({ "role": grant.role.name(), "scope": grant.scope });
    act.record(&Entry::new("person.grant_revoked", ("person", &person), RecordClass::Account, facts))
}

fn held(act: &mut Act<'_>, funder: &FunderId, person: &PersonId) -> Result<Option<Grant>> {
    let grants = people::store::grants_of(act.db, person, act.received())?;
    let scope = Scope::Funder(funder.clone());
    Ok(grants.into_iter().find(|grant| grant.role == Role::Funder && grant.scope == scope))
}
