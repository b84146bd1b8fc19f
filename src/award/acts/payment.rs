//! Payments: finance records what the accounting system executed, somebody else of the staff authorises it.

use serde_json::json;

use super::{tell_coordinators, today};
use crate::act::Act;
use crate::award::rules::{NewPayment, Source, TypedPayment, may_authorise, may_initiate};
use crate::award::store::{self, Award, Instrument, Payment};
use crate::cofunding;
use crate::ground::ids::{PaymentId, PersonId};
use crate::ground::{Entry, Error, Problems, RecordClass, Refusal, Result};

/// Records a payment against a cost item. It takes its place at once and counts as paid once it is authorised.
///
/// # Errors
/// `NotFound` for who does not see the award, `Forbidden` for who is not finance; an instrument that is not
/// signed, a funder that has not secured the money; an amount above what is unpaid of the cost item.
pub fn initiate(
    act: &mut Act<'_>,
    reference: &str,
    kind: &str,
    item: &str,
    typed: &TypedPayment,
) -> Result<PaymentId> {
    let (award, sight) = store::find(act.db, act.actor, reference)?;
    if !sight.pays {
        return Err(Error::Forbidden);
    }
    let instrument = award.instrument(kind)?;
    if item.is_empty() {
        return Err(Problems::one("item", "required").into());
    }
    let item = instrument.item(item)?;
    let new = NewPayment::read(typed, instrument.signed_on(), today(act))?;
    may_initiate(instrument.state(), item.position.account()?, new.amount)?;
    let (id, by) = (act.id::<PaymentId>(), act.by());
    store::insert_payment(act.db, &id, (&instrument.id, &item.id), &new, (act.received(), &by))?;
    let facts = json!({ "award": award.reference, "kind": kind, "amount": new.amount, "item": item.id });
    act.record(&Entry::new("payment.initiated", ("payment", &id), RecordClass::Award, facts))?;
    Ok(id)
}

/// Authorises a payment that another person initiated. The tranche it is paid from takes its step too.
///
/// # Errors
/// `Forbidden` for who is not staff; refused for the person who initiated it, a second time, after it was
/// withdrawn, and where its funder declined meanwhile.
pub fn authorise(act: &mut Act<'_>, reference: &str, id: &PaymentId) -> Result<()> {
    let (award, sight) = store::find(act.db, act.actor, reference)?;
    if !sight.runs {
        return Err(Error::Forbidden);
    }
    let (instrument, payment) = award.payment(id)?;
    let person = act.actor.person().cloned().ok_or(Error::Forbidden)?;
    let before = payment.authorised_by.as_deref().map(PersonId::from_text);
    may_authorise(&PersonId::from_text(&payment.initiated_by), before.as_ref(), &person)?;
    if !store::authorise_payment(act.db, id, act.received(), person.as_str())? {
        return Err(Refusal::new("payment-withdrawn").into());
    }
    pay_tranche(act, &award, instrument, payment)?;
    record(act, "payment.authorised", &award, payment)?;
    let args = [
        ("payee", payment.payee.clone()),
        ("paid_amount", payment.amount.to_string()),
        ("reference", payment.reference.clone()),
    ];
    tell_coordinators(act, &award, "award-paid", &args)
}

fn pay_tranche(act: &mut Act<'_>, award: &Award, instrument: &Instrument, payment: &Payment) -> Result<()> {
    let item = &instrument.item(payment.item.as_str())?.position.item;
    let Source::Funder { funder, tranche } = &item.source else { return Ok(()) };
    let claimed = (funder, tranche, item.amount);
    cofunding::acts::pay(act, &award.proposal, claimed, payment.amount, &payment.reference)
}

/// Takes a payment back that was recorded wrongly and waits: whoever recorded it, or staff who would have to
/// authorise it.
pub fn withdraw(act: &mut Act<'_>, reference: &str, id: &PaymentId) -> Result<()> {
    let (award, sight) = store::find(act.db, act.actor, reference)?;
    let (_, payment) = award.payment(id)?;
    let by = act.by();
    if !(sight.runs || sight.pays && payment.initiated_by == by) {
        return Err(Error::Forbidden);
    }
    if payment.authorised_by.is_some() {
        return Err(Refusal::new("payment-authorised").into());
    }
    if !store::withdraw_payment(act.db, id, act.received(), &by)? {
        return Err(Refusal::new("payment-withdrawn").into());
    }
    record(act, "payment.withdrawn", &award, payment)
}

fn record(act: &mut Act<'_>, verb: &'static str, award: &Award, payment: &Payment) -> Result<()> {
    let facts = json!({ "award": award.reference, "amount": payment.amount });
    act.record(&Entry::new(verb, ("payment", &payment.id), RecordClass::Award, facts))
}
