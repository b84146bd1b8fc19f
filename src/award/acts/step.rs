//! An instrument takes a step: it is signed, runs, ends or is terminated.

use serde_json::json;

use super::{tell_coordinators, today};
use crate::act::Act;
use crate::award::rules::{NewStep, TypedStep};
use crate::award::store;
use crate::ground::ids::RowId;
use crate::ground::{Entry, Error, RecordClass, Result};

/// Records a step of an instrument, with the day it took effect and the reference of the paper that says so.
///
/// # Errors
/// `NotFound` for who does not see the award, `Forbidden` for who is not staff; a hosting agreement that has
/// to come first; days out of order.
pub fn step(act: &mut Act<'_>, reference: &str, kind: &str, typed: &TypedStep) -> Result<()> {
    let (award, sight) = store::find(act.db, act.actor, reference)?;
    if !sight.runs {
        return Err(Error::Forbidden);
    }
    let instrument = award.instrument(kind)?;
    let held = award.held();
    let standing = award.standing(instrument, &held)?;
    let new = NewStep::read(typed, &standing)?;
    new.may_be_taken(typed.seen, &standing, today(act))?;
    let (row, by) = (act.id::<RowId>(), act.by());
    let number = instrument.step() + 1;
    store::insert_step(act.db, &row, &instrument.id, number, &new, (act.received(), Some(&by)))?;
    if !new.counterparty.is_empty() {
        store::set_counterparty(act.db, &instrument.id, &new.counterparty)?;
    }
    let facts = json!({
        "award": award.reference, "kind": kind, "number": number,
        "state": new.state.name(), "effective_on": new.effective_on,
    });
    act.record(&Entry::new(
        "award.instrument_stepped",
        ("instrument", &instrument.id),
        RecordClass::Award,
        facts,
    ))?;
    let args = [
        ("instrument", kind.to_owned()),
        ("state", new.state.name().to_owned()),
        ("day", new.effective_on.to_string()),
    ];
    tell_coordinators(act, &award, "award-step", &args)
}
