//! Asking to be appointed for a funder, and what staff make of it. No proposal is named: that somebody was invited is the
//! consortium's to know, and that they work for a funder is theirs to say.

use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::appoint;
use crate::act::Act;
use crate::call;
use crate::cofunding::store::{self, Request, Settled};
use crate::ground::ids::{CallId, FunderId, FunderRequestId};
use crate::ground::text::folded;
use crate::ground::{Entry, Error, Letter, Problems, RecordClass, Refusal, Result, text};
use crate::people;
use crate::people::rules::text_problem;

pub const NAME_MAX: usize = 160;
pub const REASON_MAX: usize = 1_000;
pub const ANSWER_MAX: usize = 500;
/// Of one person, waiting at once.
pub const MOST_REQUESTS: usize = 5;

/// A request as it was typed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct TypedRequest {
    /// Id of the call whose staff are asked.
    pub call: String,
    /// What the funder is called; at most 160 characters.
    pub funder: String,
    /// What one is there; at most 160 characters.
    pub function: String,
    /// At most 1,000 characters. No proposal needs to be named.
    pub reason: String,
}

/// Asks the staff of a call to be appointed for a funder.
///
/// # Errors
/// Problems of `call`, where the person sees none of that id, of `funder`, `function` and `reason`; of `funder` too where
/// the same was asked and waits, or [`MOST_REQUESTS`] do.
pub fn request_appointment(act: &mut Act<'_>, typed: &TypedRequest, base: &str) -> Result<FunderRequestId> {
    let person = act.actor.person().cloned().ok_or(Error::SignIn)?;
    let call = CallId::from_text(typed.call.trim());
    let mut problems = Problems::none();
    let book = match call::store::seen(act.db, act.actor, &call) {
        Err(Error::NotFound) => {
            problems.add("call", if typed.call.trim().is_empty() { "required" } else { "not-an-option" });
            None
        }
        found => Some(found?),
    };
    let mut line = |field: &str, typed: &str, max| {
        text::line(typed, max).unwrap_or_else(|bad| {
            text_problem(&mut problems, field, &bad);
            String::new()
        })
    };
    let (funder, function) =
        (line("funder", &typed.funder, NAME_MAX), line("function", &typed.function, NAME_MAX));
    let reason = line("reason", &typed.reason, REASON_MAX);
    let mut waiting = store::requests_of(act.db, act.actor)?;
    waiting.retain(|one| one.settled.is_none());
    if waiting.iter().any(|one| one.call == call && folded(&one.funder) == folded(&funder)) {
        problems.add("funder", "request-waits");
    } else if waiting.len() >= MOST_REQUESTS {
        problems.add("funder", "requests-many").with("most", MOST_REQUESTS);
    }
    problems.into_result()?;
    let book = book.ok_or(Error::NotFound)?;
    let (id, at): (FunderRequestId, _) = (act.id(), act.received());
    let request = Request { id: id.clone(), call, person, at, funder, function, reason, settled: None };
    store::insert_request(act.db, &request)?;
    record(act, "funder.requested", &request, json!({ "call": request.call }))?;
    let name = people::store::name(act.db, request.person.as_str())?;
    for staff in people::store::staff_of(act.db, &request.call, None, act.received())? {
        // Who asks is not told of their own request.
        if act.actor.person() == Some(&staff.id) {
            continue;
        }
        let letter = Letter::to_person(staff.id, "funder-requested", RecordClass::Account)
            .with("call", book.call.title.in_language(&staff.language))
            .with("name", &name)
            .with("funder", &request.funder)
            .with("url", format!("{base}/staff/{}/appointments", request.call));
        act.post(&letter)?;
    }
    Ok(id)
}

/// Appoints who asked for a funder of the register, as [`appoint`] does, and so tells them.
///
/// # Errors
/// `NotFound` and `Forbidden` as for [`store::request`]; `request-settled` the second time; `funder-appoints-self`; a
/// problem of `funder` for one that is not in the register, and where they speak for it already.
pub fn appoint_requested(
    act: &mut Act<'_>,
    call: &CallId,
    id: &FunderRequestId,
    funder: &FunderId,
) -> Result<()> {
    let request = waiting(act, call, id)?;
    let person = people::store::find(act.db, &request.person)?;
    // What they say of themselves is why: staff looked it up.
    appoint(act, funder, &person.email, &request.function).map_err(|error| match error {
        Error::NotFound => Problems::one("funder", "not-an-option").into(),
        Error::Invalid(mut problems) => {
            for problem in &mut problems.0 {
                "funder".clone_into(&mut problem.field);
            }
            Error::Invalid(problems)
        }
        other => other,
    })?;
    settle(act, &request, Some(funder.clone()), String::new())
}

/// Declines what somebody asked, with a reason that they are told.
///
/// # Errors
/// As [`appoint_requested`]; a problem of `answer`.
pub fn decline_requested(act: &mut Act<'_>, call: &CallId, id: &FunderRequestId, typed: &str) -> Result<()> {
    let request = waiting(act, call, id)?;
    let mut problems = Problems::none();
    let answer = text::line(typed, ANSWER_MAX).unwrap_or_else(|bad| {
        text_problem(&mut problems, "answer", &bad);
        String::new()
    });
    problems.into_result()?;
    settle(act, &request, None, answer.clone())?;
    let letter = Letter::to_person(request.person, "funder-request-declined", RecordClass::Account)
        .with("funder", request.funder)
        .with("answer", answer);
    act.post(&letter)
}

fn waiting(act: &mut Act<'_>, call: &CallId, id: &FunderRequestId) -> Result<Request> {
    let request = store::request(act.db, act.actor, call, id)?;
    match request.settled {
        Some(_) => Err(Refusal::new("request-settled").into()),
        None => Ok(request),
    }
}

fn settle(act: &mut Act<'_>, request: &Request, funder: Option<FunderId>, answer: String) -> Result<()> {
    let facts = json!({ "call": request.call, "appointed": funder });
    let settled = Settled { at: act.received(), by: act.by(), funder, answer };
    if !store::settle_request(act.db, &request.id, &settled)? {
        return Err(Refusal::new("request-settled").into());
    }
    record(act, "funder.request_settled", request, facts)
}

/// The journal holds no free text: what was asked and answered stands in its row.
fn record(act: &mut Act<'_>, verb: &'static str, request: &Request, facts: serde_json::Value) -> Result<()> {
    act.record(&Entry::new(verb, ("funder_request", &request.id), RecordClass::Account, facts))
}
