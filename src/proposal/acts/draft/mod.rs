//! Beginning a draft, and saving what it says.

mod check;
mod part;
mod rows;

pub use check::{check_import, preview};
pub use part::{TypedBudget, TypedPart};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{consortium, entry};
use crate::act::Act;
use crate::call;
use crate::call::rules::Rulebook;
use crate::ground::ids::{CallId, PartnerId, ProposalId};
use crate::ground::text::folded;
use crate::ground::{Entry, Error, Euro, Problems, RecordClass, Refusal, Result, Role, Scope};
use crate::keys::sha256_hex;
use crate::people;
use crate::proposal::rules::typed::{
    self, Habit, Row, TypedAsk, TypedBasics, TypedCost, TypedHosting, TypedPartner, TypedTranche,
};
use crate::proposal::rules::{Answer, Ask, Content, Cost, OpenCall, Part, Partner, budget};
use crate::proposal::store::{self, Changes, Edit, May, Proposal, content_of, for_edit};

#[derive(Clone, Debug)]
pub struct Created {
    pub id: ProposalId,
    pub reference: String,
}

/// Begins a draft; who begins it coordinates it.
///
/// # Errors
/// `call-not-open` before the call opens, `call-over` after its last cut-off; problems of the basics.
pub fn create(act: &mut Act<'_>, call: &CallId, typed: &TypedBasics) -> Result<Created> {
    let person = act.actor.person().cloned().ok_or(Error::SignIn)?;
    let book = call::store::seen(act.db, act.actor, call)?;
    let open = store::open_call(act.db, call)?;
    if let Some(opens) = open.opens().filter(|opens| act.received() < *opens) {
        return Err(Refusal::new("call-not-open").with("at", opens).into());
    }
    if book.next_cutoff(act.received()).is_none() {
        return Err(Refusal::new("call-over").into());
    }
    let basics = typed::basics(&book, typed)?;
    must_be_new(act, call, &basics.acronym)?;
    let (id, reference) = (act.id::<ProposalId>(), call::store::next_reference(act.db, call)?);
    let (by, at) = (act.by(), act.received());
    store::insert(act.db, &id, call, &reference, &basics, &by, at)?;
    people::acts::grant(act, &person, Role::Coordinator, Scope::Proposal(id.clone()), "began the proposal")?;
    let facts = json!({ "reference": reference, "call": call });
    act.record(&Entry::new("proposal.created", ("proposal", &id), RecordClass::Proposal, facts))?;
    Ok(Created { id, reference })
}

/// One person begins one proposal once: a second of the same acronym is most often a second click. Those of others
/// are nothing to tell of, so two consortia may choose alike.
fn must_be_new(act: &mut Act<'_>, call: &CallId, acronym: &str) -> Result<()> {
    let own = store::mine(act.db, act.actor)?;
    let same = |proposal: &Proposal| proposal.call == *call && folded(&proposal.acronym) == folded(acronym);
    let Some((known, _)) = own.iter().find(|(proposal, _)| same(proposal)) else { return Ok(()) };
    let mut problems = Problems::none();
    problems.add("acronym", "acronym-yours").with("reference", &known.reference);
    Err(problems.into())
}

/// What a form was filled in upon: the draft's version, and what the part said ([`fingerprint`]).
#[derive(Clone, Debug, Default)]
pub struct Base {
    pub version: i64,
    pub seen: String,
}

/// All that a draft says but its documents, as programs send it. Amounts are `1234.50`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Whole {
    #[serde(flatten)]
    pub basics: TypedBasics,
    /// By field id of the rulebook: text, or the ids of what is chosen. What is left out is emptied.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub answers: BTreeMap<String, Answer>,
    #[serde(default)]
    pub partners: Vec<TypedPartner>,
    /// The states that host jointly; may be left out.
    #[serde(default)]
    pub hosting: TypedHosting,
    /// Where there is a budget, its sums: they may be left out.
    #[serde(default)]
    pub asks: Vec<TypedAsk>,
    /// The budget, partner by partner.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub costs: Vec<TypedCost>,
    #[serde(default)]
    pub tranches: Vec<TypedTranche>,
}

/// What a part says now, as a hash that a form carries along.
pub fn fingerprint(part: &Part, book: &Rulebook, content: &Content) -> Result<String> {
    fingerprint_of(&part.of(book, content)?)
}

/// SHA-256 over canonical JSON.
pub(super) fn fingerprint_of(said: &impl Serialize) -> Result<String> {
    Ok(sha256_hex(&serde_json_canonicalizer::to_vec(said)?))
}

/// Saves one part. Another part that somebody saved meanwhile is not in the way; this part is, as far as it was typed.
///
/// # Errors
/// `Conflict` where the part says something else than when the form was made; problems of what was typed.
pub fn save_part(act: &mut Act<'_>, key: &str, base: &Base, typed: &TypedPart) -> Result<i64> {
    let (proposal, call, may) = for_edit(act, key)?;
    let before = content_of(act.db, &proposal)?;
    if base.version != proposal.version && base.seen != typed.fingerprint(&call.book, &before)? {
        return Err(Error::Conflict { current: proposal.version });
    }
    let changes = read(act, &call.book, &before, typed)?;
    write(act, (&proposal, may), &before, &changes, &typed.part().to_string())
}

/// Saves everything at once, upon exactly the version that is named.
///
/// # Errors
/// `Conflict` where the draft is at another version; problems of what was sent.
pub fn save_whole(act: &mut Act<'_>, key: &str, version: i64, whole: &Whole) -> Result<i64> {
    let (proposal, call, may) = for_edit(act, key)?;
    if proposal.version != version {
        return Err(Error::Conflict { current: proposal.version });
    }
    let before = content_of(act.db, &proposal)?;
    let changes = read_whole(act, &call, &before, whole)?;
    write(act, (&proposal, may), &before, &changes, "all")
}

/// What an archive says that is let in late, in place of what a draft says. The words are whoever's who handed it in;
/// what the draft said before stays in its history.
pub(super) fn put_whole(
    act: &mut Act<'_>,
    (proposal, may): (&Proposal, May<Edit>),
    call: &OpenCall,
    whole: &Whole,
    by: &str,
) -> Result<()> {
    let before = content_of(act.db, proposal)?;
    let changes = read_whole(act, call, &before, whole)?;
    if changes.say_more_than(&before) {
        let at = act.received();
        store::save(act.db, may, proposal, &changes, by, at)?;
        consortium::note_gone(act, proposal, &before, &changes)?;
    }
    Ok(())
}

/// What says nothing new makes no new version.
fn write(
    act: &mut Act<'_>,
    (proposal, may): (&Proposal, May<Edit>),
    before: &Content,
    changes: &Changes,
    part: &str,
) -> Result<i64> {
    if !changes.say_more_than(before) {
        return Ok(proposal.version);
    }
    consortium::must_reach(act, proposal, before, changes)?;
    let (by, at) = (act.by(), act.received());
    let version = store::save(act.db, may, proposal, changes, &by, at)?;
    consortium::note_gone(act, proposal, before, changes)?;
    act.record(&entry("proposal.saved", proposal, json!({ "part": part, "version": version })))?;
    Ok(version)
}

fn read(act: &mut Act<'_>, book: &Rulebook, before: &Content, typed: &TypedPart) -> Result<Changes> {
    let mut changes = Changes::default();
    match typed {
        TypedPart::Consortium(rows, hosting) => {
            let mut problems = Problems::none();
            let read = taken(&mut problems, typed::partners(book, rows))?;
            changes.hosting = taken(&mut problems, typed::hosting(hosting))?;
            problems.into_result()?;
            changes.partners = read.map(|list| rows::partners(act, before, list));
        }
        TypedPart::Money(budget) => {
            let costs = budget.costs(book, before)?;
            changes.asks = Some(budget::asks_of(&costs)?);
            changes.costs = Some((costs, partner_rows(&before.partners)));
        }
        TypedPart::Cofunding(rows) => {
            let read = typed::tranches(book, rows, Habit::Typed)?;
            changes.tranches = Some(rows::tranches(act, before, read)?);
        }
    }
    Ok(changes)
}

fn read_whole(act: &mut Act<'_>, call: &OpenCall, before: &Content, whole: &Whole) -> Result<Changes> {
    let (book, mut all, mut changes) = (&call.book, Problems::none(), Changes::default());
    changes.basics = taken(&mut all, typed::basics(book, &whole.basics))?;
    changes.answers = taken(&mut all, whole_answers(book, before, whole))?;
    let partners = typed::partners(book, &Row::numbered(whole.partners.clone()));
    changes.partners = taken(&mut all, partners.map(|list| rows::partners(act, before, list)))?;
    changes.hosting = taken(&mut all, typed::hosting(&whole.hosting))?;
    let named = changes.partners.as_deref().unwrap_or(&before.partners);
    let costs = typed::costs(book, named, &Row::numbered(whole.costs.clone()), Habit::Machine);
    let costs = taken(&mut all, costs)?;
    let asks = typed::asks(book, &Row::numbered(whole.asks.clone()), Habit::Machine);
    let asks = taken(&mut all, asks.map(sorted))?;
    let costs = costs.map(|costs| (costs, partner_rows(named)));
    changes.asks = agreed(&mut all, asks, costs.as_ref().map(|(costs, _)| costs.as_slice()))?;
    changes.costs = costs;
    let tranches = typed::tranches(book, &Row::numbered(whole.tranches.clone()), Habit::Machine);
    changes.tranches = taken(&mut all, tranches.and_then(|list| rows::tranches(act, before, list)))?;
    all.into_result()?;
    Ok(changes)
}

fn partner_rows(partners: &[Partner]) -> Vec<PartnerId> {
    partners.iter().map(|partner| partner.id.clone()).collect()
}

/// What is asked: the sums of the budget where there is one, and then what was stated beside it has to agree.
fn agreed(
    problems: &mut Problems,
    stated: Option<Vec<Ask>>,
    costs: Option<&[Cost]>,
) -> Result<Option<Vec<Ask>>> {
    let (Some(stated), Some(costs)) = (stated, costs) else { return Ok(None) };
    if costs.is_empty() {
        return Ok(Some(stated));
    }
    let summed = budget::asks_of(costs)?;
    if !stated.is_empty() && stated != summed {
        let sum = |asks: &[Ask]| Euro::sum(asks.iter().map(|ask| ask.amount));
        let problem = problems.add("asks", "asks-differ");
        problem.with("stated_amount", sum(&stated)?).with("summed_amount", sum(&summed)?);
    }
    Ok(Some(summed))
}

/// What was read, or what is wrong with it gathered with the rest: one answer tells all.
fn taken<T>(problems: &mut Problems, read: Result<T>) -> Result<Option<T>> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(Error::Invalid(found)) => {
            problems.0.extend(found.0);
            Ok(None)
        }
        Err(other) => Err(other),
    }
}

fn whole_answers(book: &Rulebook, before: &Content, whole: &Whole) -> Result<BTreeMap<String, Answer>> {
    let mut problems = Problems::none();
    let asked = |id: &String| book.fields().any(|field| field.id == *id);
    // An answer to a field that vanished is kept, and may be sent back as it was read.
    let kept = |id: &String| before.answers.get(id) == whole.answers.get(id);
    for field in whole.answers.keys().filter(|id| !asked(id) && !kept(id)) {
        problems.add(format!("answers.{field}"), "not-asked");
    }
    for field in book.fields() {
        let answer = whole.answers.get(&field.id);
        if answer.is_some_and(|answer| !typed::has_shape(field, answer)) {
            problems.add(format!("answers.{}", field.id), "answer-shape");
        }
    }
    let typed = whole.answers.iter().map(|(id, answer)| (id.clone(), answer.values())).collect();
    let answers = taken(&mut problems, typed::answers(book.fields(), &typed, Habit::Machine))?;
    problems.into_result()?;
    Ok(answers.unwrap_or_default())
}

fn sorted(mut asks: Vec<Ask>) -> Vec<Ask> {
    asks.sort_by(|a, b| (&a.line, &a.cost_type).cmp(&(&b.line, &b.cost_type)));
    asks
}
