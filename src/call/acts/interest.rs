//! Letters of interest: filed, changed, taken back. They bind nobody and open nothing.

use serde_json::json;

use super::question::person;
use crate::act::Act;
use crate::call::rules::Rulebook;
use crate::call::store::{self, Interest, Notice};
use crate::ground::country::NoSuchCountry;
use crate::ground::ids::{CallId, InterestId};
use crate::ground::{Country, Entry, Error, Euro, Moment, Problems, RecordClass, Refusal, Result, text};
use crate::people::rules::text_problem;

const ACRONYM_MAX: usize = 40;

/// A notice as it is typed.
#[derive(Clone, Debug, Default)]
pub struct TypedNotice {
    pub cutoff: String,
    pub track: String,
    pub acronym: String,
    pub country: String,
    /// Codes, with commas or spaces between.
    pub partners: String,
    pub amount: String,
}

/// Files a letter.
///
/// # Errors
/// `NotFound` where the person does not see the call; problems of the notice's fields.
pub fn file_interest(act: &mut Act<'_>, call: &CallId, typed: &TypedNotice) -> Result<InterestId> {
    let (person, at) = (person(act)?, act.received());
    let book = store::seen(act.db, act.actor, call)?;
    let notice = read(&book, typed, at)?;
    let id: InterestId = act.id();
    record(act, "interest.filed", &id, call, &notice)?;
    let (call, id_) = (call.clone(), id.clone());
    let interest = Interest { id: id_, call, person, version: 1, at, changed: at, notice, withdrawn: None };
    store::insert_interest(act.db, &interest)?;
    Ok(id)
}

/// Puts another notice in the place of version `version`.
///
/// # Errors
/// `NotFound` and `Forbidden` as for [`own`]; `interest-withdrawn`; `Conflict` where it was changed meanwhile.
pub fn change_interest(
    act: &mut Act<'_>,
    call: &CallId,
    id: &InterestId,
    version: i32,
    typed: &TypedNotice,
) -> Result<()> {
    let (interest, at) = (own(act, call, id)?, act.received());
    let book = store::rulebook(act.db, call)?;
    let notice = read(&book, typed, at)?;
    if interest.notice == notice && interest.version == version {
        return Ok(());
    }
    if !store::change_interest(act.db, id, version, &notice, at)? {
        return Err(Error::Conflict { current: i64::from(interest.version) });
    }
    record(act, "interest.changed", id, call, &notice)
}

/// Takes a letter back.
pub fn withdraw_interest(act: &mut Act<'_>, call: &CallId, id: &InterestId) -> Result<()> {
    own(act, call, id)?;
    let at = act.received();
    store::withdraw_interest(act.db, id, at)?;
    let facts = json!({ "call": call });
    act.record(&Entry::new("interest.withdrawn", ("interest", id), RecordClass::Call, facts))
}

/// A letter of the person's own that was not taken back.
///
/// # Errors
/// `NotFound` where there is none to be seen; `Forbidden` for staff, who read; `interest-withdrawn`.
fn own(act: &mut Act<'_>, call: &CallId, id: &InterestId) -> Result<Interest> {
    let interest = store::interest(act.db, act.actor, call, id)?;
    if act.actor.person() != Some(&interest.person) {
        return Err(Error::Forbidden);
    }
    match interest.withdrawn {
        Some(_) => Err(Refusal::new("interest-withdrawn").into()),
        None => Ok(interest),
    }
}

fn record(
    act: &mut Act<'_>,
    verb: &'static str,
    id: &InterestId,
    call: &CallId,
    notice: &Notice,
) -> Result<()> {
    let facts = json!({ "call": call, "cutoff": notice.cutoff, "track": notice.track });
    act.record(&Entry::new(verb, ("interest", id), RecordClass::Call, facts))
}

fn read(book: &Rulebook, typed: &TypedNotice, now: Moment) -> Result<Notice> {
    let mut problems = Problems::none();
    let cutoff = typed.cutoff.trim().parse().unwrap_or_default();
    let coming = book.cutoff_at(cutoff).is_some_and(|at| at > now);
    if !coming {
        let code = if typed.cutoff.trim().is_empty() { "required" } else { "cutoff-passed" };
        problems.add("cutoff", code);
    }
    if book.track(&typed.track).is_none() {
        let code = if typed.track.is_empty() { "required" } else { "not-an-option" };
        problems.add("track", code);
    }
    let acronym = text::clean(&typed.acronym).unwrap_or_default();
    if acronym.chars().count() > ACRONYM_MAX {
        let has = acronym.chars().count();
        text_problem(&mut problems, "acronym", &text::BadText::TooLong { max: ACRONYM_MAX, has });
    }
    let host = country(&mut problems, "country", &typed.country);
    let partners = countries(&mut problems, &typed.partners);
    let amount = amount(&mut problems, &typed.amount);
    problems.into_result()?;
    let Some(country) = host else { return Err(Problems::one("country", "required").into()) };
    Ok(Notice { cutoff, track: typed.track.clone(), acronym, country, partners, amount })
}

fn country(problems: &mut Problems, field: &str, typed: &str) -> Option<Country> {
    if typed.trim().is_empty() {
        problems.add(field, "required");
        return None;
    }
    let read = Country::typed(typed);
    if read.is_err() {
        problems.add(field, "country-unknown");
    }
    read.ok()
}

/// Each state once, in the order of the codes.
fn countries(problems: &mut Problems, typed: &str) -> Vec<Country> {
    let mut found = Vec::new();
    for read in Country::typed_list(typed) {
        match read {
            Ok(country) => found.push(country),
            Err(NoSuchCountry(typed)) => {
                problems.add("partners", "countries-unknown").with("code", typed);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn amount(problems: &mut Problems, typed: &str) -> Option<Euro> {
    if typed.trim().is_empty() {
        return None;
    }
    match Euro::parse_typed(typed) {
        Ok(amount) if amount > Euro::ZERO => Some(amount),
        Ok(_) => {
            problems.add("amount", "amount-positive");
            None
        }
        Err(reason) => {
            problems.add("amount", "amount-unread").with("reason", reason);
            None
        }
    }
}
