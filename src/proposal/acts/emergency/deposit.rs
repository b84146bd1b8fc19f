//! Depositing a hash: one small request before the cut-off, or written down by staff who were told of it before.

use serde_json::json;

use super::letter;
use crate::act::Act;
use crate::call;
use crate::call::rules::Rulebook;
use crate::ground::ids::{CallId, DepositId};
use crate::ground::moment::NoSuchTime;
use crate::ground::{Error, Moment, Problems, Refusal, Result, Role, text};
use crate::people::rules::text_problem;
use crate::proposal::acts::entry;
use crate::proposal::acts::submit::{coordinators, installation};
use crate::proposal::rules::{DEPOSIT_TYP, DepositReceipt, MOST_DEPOSITS, Means, TypedDeposit, parse_sha256};
use crate::proposal::store::deposits::{self, Deposit};
use crate::proposal::store::{self, Proposal};

pub const NOTE_MAX: usize = 1_000;

/// Deposits a hash for a cut-off that is still to come; its number. The same hash again is the same deposit.
///
/// # Errors
/// `NotFound` for who does not see the proposal, and where the call has no such path; `Forbidden` for all but
/// coordinators; `proposal-received` once a cut-off has taken it in; `emergency-passed` at and after the instant;
/// `emergency-many`; a problem of `sha256`.
pub fn deposit(
    act: &mut Act<'_>,
    key: &str,
    typed: &str,
    cutoff: i32,
    means: Means,
    base: &str,
) -> Result<i32> {
    let (actor, now) = (act.actor, act.received());
    let (proposal, sight) = store::find(act.db, actor, key, now)?;
    let open = store::open_call(act.db, &proposal.call)?;
    let rule = open.book.emergency.as_ref().filter(|_| sight.is_member());
    rule.ok_or(Error::NotFound)?;
    if !sight.leads() {
        return Err(Error::Forbidden);
    }
    open.must_be_free(proposal.stage, proposal.last.as_ref(), now)?;
    let unknown = || Refusal::new("cutoff-not-next").with("cutoff", cutoff);
    let (at, _) = open.book.emergency_window(cutoff).ok_or_else(unknown)?;
    must_be_before(at, now, cutoff)?;
    let sha256 = parse_sha256(typed).ok_or_else(|| Problems::one("sha256", "sha256"))?;
    record(act, &open.book, &proposal, (cutoff, sha256, now), (means, String::new()), base)
}

fn must_be_before(at: Moment, when: Moment, cutoff: i32) -> Result<()> {
    if when < at {
        return Ok(());
    }
    Err(Refusal::new("emergency-passed").with("cutoff", cutoff).with("at", at).into())
}

/// Writes down, as staff, a hash that reached the house otherwise before a cut-off; its number.
///
/// # Errors
/// `NotFound` for others than staff of the cut-off, and where the call has no such path; `Forbidden` for members of the
/// proposal's team; `emergency-passed` where it came too late, `emergency-over` where the hours have passed; problems of
/// what was typed.
pub fn deposit_for(act: &mut Act<'_>, call: &CallId, typed: &TypedDeposit, base: &str) -> Result<i32> {
    let book = call::store::rulebook(act.db, call)?;
    let now = act.received();
    let mut problems = Problems::none();
    let cutoff = typed.cutoff.trim().parse().ok().filter(|number| book.cutoff_at(*number).is_some());
    let runs = |cutoff: i32| act.actor.has_for_cutoff(Role::Staff, call, cutoff);
    let may = cutoff.map_or_else(|| act.actor.has_for_call(Role::Staff, call), runs);
    if book.emergency.is_none() || !may || act.actor.person().is_none() {
        return Err(Error::NotFound);
    }
    if cutoff.is_none() {
        problems.add("cutoff", "cutoff-passed");
    }
    let sha256 = parse_sha256(&typed.sha256);
    if sha256.is_none() {
        problems.add("sha256", "sha256");
    }
    let means = Means::parse(&typed.means).filter(|means| Means::FOR_OTHERS.contains(means));
    if means.is_none() {
        problems.add("means", "required");
    }
    let at = moment(&mut problems, &book, &typed.at, now);
    let note = text::line(&typed.note, NOTE_MAX).unwrap_or_else(|bad| {
        text_problem(&mut problems, "note", &bad);
        String::new()
    });
    let proposal = match store::of_call(act.db, call, typed.reference.trim()) {
        Err(Error::NotFound) => {
            problems.add("reference", "emergency-reference");
            None
        }
        found => Some(found?),
    };
    problems.into_result()?;
    let (Some(cutoff), Some(sha256), Some(means)) = (cutoff, sha256, means) else {
        return Err(Error::NotFound);
    };
    let (Some(at), Some(proposal)) = (at, proposal) else { return Err(Error::NotFound) };
    if store::is_member(act.actor, &proposal.id) {
        return Err(Error::Forbidden);
    }
    let (closes, until) = book.emergency_window(cutoff).ok_or(Error::NotFound)?;
    must_be_before(closes, at, cutoff)?;
    if now >= until {
        return Err(Refusal::new("emergency-over").with("until", until).into());
    }
    record(act, &book, &proposal, (cutoff, sha256, at), (means, note), base)
}

/// A moment in the zone of the call that is not ahead of the clock.
fn moment(problems: &mut Problems, book: &Rulebook, typed: &str, now: Moment) -> Option<Moment> {
    let formats = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"];
    let read = |format: &&str| chrono::NaiveDateTime::parse_from_str(typed.trim(), format).ok();
    let Some(local) = formats.iter().find_map(read) else {
        problems.add("at", "cutoff-time");
        return None;
    };
    match Moment::from_local(local, book.call.zone) {
        Ok(at) if at > now => drop(problems.add("at", "emergency-ahead")),
        Ok(at) => return Some(at),
        Err(NoSuchTime::Skipped { .. }) => drop(problems.add("at", "cutoff-time-skipped")),
        Err(NoSuchTime::Twice { .. }) => drop(problems.add("at", "cutoff-time-twice")),
    }
    None
}

fn record(
    act: &mut Act<'_>,
    book: &Rulebook,
    proposal: &Proposal,
    (cutoff, sha256, at): (i32, String, Moment),
    (means, note): (Means, String),
    base: &str,
) -> Result<i32> {
    let known = deposits::of_proposal(act.db, &proposal.id)?;
    let of_cutoff = || known.iter().filter(|one| one.cutoff == cutoff);
    if let Some(same) = of_cutoff().find(|one| one.sha256 == sha256) {
        return Ok(same.number);
    }
    if of_cutoff().count() >= MOST_DEPOSITS {
        return Err(Refusal::new("emergency-many").with("most", MOST_DEPOSITS).into());
    }
    let (closes, until) = book.emergency_window(cutoff).ok_or(Error::NotFound)?;
    let number = known.first().map_or(0, |last| last.number) + 1;
    let claims = DepositReceipt {
        reference: proposal.reference.clone(),
        number,
        call: proposal.call.to_string(),
        cutoff,
        cutoff_at: closes,
        archive_sha256: sha256.clone(),
        received: at,
        means,
        installation: installation(act)?.to_owned(),
    };
    let receipt = act.sign(DEPOSIT_TYP, &claims)?;
    let one = Deposit {
        id: act.id::<DepositId>(),
        proposal: proposal.id.clone(),
        reference: proposal.reference.clone(),
        call: proposal.call.clone(),
        cutoff,
        number,
        acronym: proposal.acronym.clone(),
        sha256,
        at,
        recorded: act.received(),
        by: act.by(),
        means,
        note,
        receipt,
        handed: None,
        decision: None,
    };
    deposits::insert(act.db, &one)?;
    let facts = json!({
        "number": number, "cutoff": cutoff, "archive": one.sha256, "received": at, "means": means.name(),
    });
    act.record(&entry("proposal.deposited", proposal, facts))?;
    for person in coordinators(act, proposal)? {
        let letter = letter(person, "emergency-deposited", &one)
            .with("received", at)
            .with("exactly", at.utc().format("%Y-%m-%d %H:%M:%S%.6f UTC"))
            .with("at", closes)
            .with("until", until)
            .with("url", format!("{base}/proposals/{}/emergency", proposal.reference));
        act.post(&letter)?;
    }
    Ok(number)
}
