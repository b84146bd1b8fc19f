//! Checklists, and the seal over what they came to.

use serde::Serialize;
use serde_json::json;

use super::{must_be_unsealed, object};
use crate::act::Act;
use crate::call::rules::Checklist;
use crate::call::store::edition::{Edition, EditionKind};
use crate::evaluation::rules::{self, Card, Checked, Finding, Received};
use crate::evaluation::store::{
    self, Basis, CheckRow, OutcomeRow, Place, checked_items, checks_of, conclusions_of, eligible, must_run,
};
use crate::ground::ids::CallId;
use crate::ground::{Entry, Error, Problems, RecordClass, Refusal, Result, text};
use crate::proposal::rules::Frozen;

/// One word of an officer on one item, as typed.
#[derive(Clone, Debug)]
pub struct Word {
    pub item: String,
    pub finding: Finding,
    pub reason: String,
}

/// Notes what an officer found about items of one list. What stands as it was leaves no new row.
pub fn check(
    act: &mut Act<'_>,
    call: &CallId,
    cutoff: i32,
    reference: &str,
    list: &str,
    words: &[Word],
) -> Result<()> {
    must_run(act.actor, call, cutoff)?;
    let basis = open_for_checks(act, call, cutoff)?;
    let frozen = basis.by_reference(act.db, reference)?;
    let proposal = frozen.proposal.clone();
    let checklist = basis.rulebook.checklist(list).ok_or(Error::NotFound)?;
    if conclusions_of(act.db, &proposal, cutoff)?.contains_key(list) {
        return Err(Refusal::new("checks-concluded").into());
    }
    let before = checks_of(act.db, &proposal, cutoff)?;
    let mut problems = Problems::none();
    for word in words {
        let reason = text::clean(&word.reason).unwrap_or_default();
        let fact = fact_of(&basis, checklist, &word.item, &frozen)?;
        let checked = match rules::check(checklist, &word.item, (word.finding, fact), &reason) {
            Ok(checked) => checked,
            Err(wrong) => {
                problems.0.extend(wrong.0);
                continue;
            }
        };
        let last = before.get(&(list.to_owned(), word.item.clone()));
        if last.is_some_and(|row| row.checked == checked) {
            continue;
        }
        let number = last.map_or(1, |row| row.number + 1);
        insert(act, Place { proposal: &proposal, cutoff, list }, &word.item, checked, number)?;
    }
    problems.into_result()
}

/// Whether what the program can look up speaks for an item.
fn fact_of(basis: &Basis, list: &Checklist, item: &str, frozen: &Frozen) -> Result<Option<bool>> {
    let name = list.items.iter().find(|known| known.id == item).and_then(|known| known.fact.as_ref());
    let Some(name) = name else { return Ok(None) };
    let received = Received { content: &frozen.content, at: frozen.received, cutoff_at: basis.at };
    Ok(rules::fact(name, &basis.rulebook, received)?.and_then(|fact| fact.holds))
}

fn insert(act: &mut Act<'_>, place: Place<'_>, item: &str, checked: Checked, number: i32) -> Result<()> {
    let facts = json!({ "list": place.list, "item": item, "finding": checked.finding.name() });
    let row = CheckRow { checked, number, at: act.received(), by: act.by() };
    let id = act.id();
    store::insert_check(act.db, &id, place, item, &row)?;
    act.record(&Entry::new("evaluation.checked", object(place.proposal), RecordClass::Evaluation, facts))
}

fn open_for_checks(act: &mut Act<'_>, call: &CallId, cutoff: i32) -> Result<Basis> {
    let basis = Basis::load(act.db, call, cutoff)?;
    basis.must_be_closed()?;
    if let Some(edition) = store::latest(act.db, call, cutoff, EditionKind::Eligible)? {
        return Err(Refusal::new("eligible-sealed").with("at", edition.at).into());
    }
    must_be_unsealed(act, &basis)?;
    Ok(basis)
}

/// Draws the conclusion on a list. It must follow from the items; a failed list needs words for the applicant.
pub fn conclude(
    act: &mut Act<'_>,
    call: &CallId,
    cutoff: i32,
    reference: &str,
    (list, passed, reason): (&str, bool, &str),
) -> Result<()> {
    must_run(act.actor, call, cutoff)?;
    let basis = open_for_checks(act, call, cutoff)?;
    let proposal = basis.by_reference(act.db, reference)?.proposal;
    let checklist = basis.rulebook.checklist(list).ok_or(Error::NotFound)?;
    let checks = checks_of(act.db, &proposal, cutoff)?;
    rules::conclude(checklist, &checked_items(&checks, list), passed)?;
    let reason = text::clean(reason).unwrap_or_default();
    if !passed && reason.is_empty() {
        return Err(Problems::one(format!("reason.{list}"), "evaluation-reason").into());
    }
    let before = conclusions_of(act.db, &proposal, cutoff)?;
    if before.get(list).is_some_and(|row| row.passed == passed) {
        return Err(Refusal::new("checks-concluded").into());
    }
    let number = before.get(list).map_or(1, |row| row.number + 1);
    let row = OutcomeRow { passed, reason, number, at: act.received(), by: act.by() };
    let id = act.id();
    store::insert_conclusion(act.db, &id, Place { proposal: &proposal, cutoff, list }, &row)?;
    let facts = json!({ "list": list, "passed": passed });
    act.record(&Entry::new("evaluation.concluded", object(&proposal), RecordClass::Evaluation, facts))
}

/// What the edition `eligible` holds.
#[derive(Serialize)]
struct Eligible {
    proposals: Vec<EligibleLine>,
}

#[derive(Serialize)]
struct EligibleLine {
    #[serde(flatten)]
    card: Card,
    eligible: bool,
    lists: Vec<EligibleList>,
}

#[derive(Serialize)]
struct EligibleList {
    list: String,
    passed: bool,
    reason: String,
    items: Vec<EligibleItem>,
}

#[derive(Serialize)]
struct EligibleItem {
    item: String,
    finding: Finding,
    reason: String,
}

/// Seals the edition `eligible`: every frozen proposal has its conclusion.
pub fn seal_eligible(act: &mut Act<'_>, call: &CallId, cutoff: i32) -> Result<Edition> {
    must_run(act.actor, call, cutoff)?;
    let basis = open_for_checks(act, call, cutoff)?;
    // What may still be let in would be missing in the edition.
    let now = act.received();
    let waiting = crate::proposal::store::deposits::waiting(act.db, call, cutoff, now)?;
    if waiting > 0 {
        return Err(Refusal::new("emergency-waits").with("count", waiting).into());
    }
    let mut proposals = Vec::new();
    let mut open = 0;
    for frozen in basis.frozen(act.db)? {
        let conclusions = conclusions_of(act.db, &frozen.proposal, cutoff)?;
        let Some(eligible) = eligible(&basis, &conclusions) else {
            open += 1;
            continue;
        };
        let checks = checks_of(act.db, &frozen.proposal, cutoff)?;
        let lists = basis.rulebook.checklists.iter().filter_map(|list| {
            let row = conclusions.get(&list.id)?;
            let items = checked_items(&checks, &list.id).into_iter();
            let items = items.map(|(item, checked)| EligibleItem {
                item,
                finding: checked.finding,
                reason: checked.reason,
            });
            let (passed, reason) = (row.passed, row.reason.clone());
            Some(EligibleList { list: list.id.clone(), passed, reason, items: items.collect() })
        });
        let card = Card::of(&frozen)?;
        proposals.push(EligibleLine { card, eligible, lists: lists.collect() });
    }
    if open > 0 {
        return Err(Refusal::new("eligible-open").with("open", open).into());
    }
    store::seal(act, &basis, EditionKind::Eligible, &Eligible { proposals })
}
