//! Staff's page of one proposal under evaluation: checklists with facts, experts, conflicts, reports.

mod view;

use view::view;

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::Path;

use super::{desk_path, held, held_answer};
use crate::act::Act;
use crate::evaluation::acts::{self, Word};
use crate::evaluation::rules::{Duty, Finding, Ruling, TaskVerb};
use crate::evaluation::store::{Basis, must_oversee};
use crate::ground::ids::{AssignmentId, CallId, PersonId};
use crate::ground::{Error, Problems, Result};
use crate::people::{Page, Signed, Who};
use crate::proposal::dossier::{of_frozen, send};
use crate::web::{InTime, see_other};

type Typed = BTreeMap<String, String>;
type Place = Path<(String, i32, String)>;

pub async fn show(who: Signed, place: Place) -> Result<HttpResponse> {
    let (call, cutoff, reference) = place.into_inner();
    let call = CallId::from_text(call);
    who.page(move |look| view(look, &call, cutoff, &reference, &Typed::new(), &Problems::none())).await
}

/// Runs an act on the proposal and comes back to its page: with word of it, or with what is wrong.
async fn run<F>(who: Signed, place: Place, form: InTime<Typed>, done: &str, act: F) -> Result<HttpResponse>
where
    F: Fn(&mut Act<'_>, &CallId, i32, &str, &Typed) -> Result<()> + Send + Sync + 'static,
{
    let (call, cutoff, reference) = place.into_inner();
    let (call, InTime { form, received }) = (CallId::from_text(call), form);
    let (of, on, typed) = (call.clone(), reference.clone(), form.clone());
    let outcome = who.act(received, move |context| act(context, &of, cutoff, &on, &typed)).await;
    match Who::problems_of(outcome)? {
        Ok(()) => Ok(see_other(&format!("{}/{reference}?done={done}", desk_path(&call, cutoff)))),
        Err(problems) => {
            who.page(move |look| {
                let view = view(look, &call, cutoff, &reference, &form, &problems)?;
                Ok(Page::again(view, &problems))
            })
            .await
        }
    }
}

fn typed<'a>(form: &'a Typed, name: &str) -> &'a str {
    form.get(name).map_or("", String::as_str)
}

/// Fields `list`, and `finding.LIST.ITEM` and `reason.LIST.ITEM` for what was looked at.
pub async fn check(who: Signed, place: Place, form: InTime<Typed>) -> Result<HttpResponse> {
    run(who, place, form, "checks-saved", |act, call, cutoff, reference, form| {
        acts::check(act, call, cutoff, reference, typed(form, "list"), &words(form))
    })
    .await
}

/// What was found about the items of the list that was sent.
fn words(form: &Typed) -> Vec<Word> {
    let list = typed(form, "list");
    let prefix = format!("finding.{list}.");
    let words = form.iter().filter_map(|(name, value)| {
        let item = name.strip_prefix(&prefix)?.to_owned();
        let finding = Finding::parse(value)?;
        let reason = typed(form, &format!("reason.{list}.{item}")).to_owned();
        Some(Word { item, finding, reason })
    });
    words.collect()
}

/// The same fields, and `passed` and `reason`: what was found is kept in the same act.
pub async fn conclude(who: Signed, place: Place, form: InTime<Typed>) -> Result<HttpResponse> {
    run(who, place, form, "checks-concluded", |act, call, cutoff, reference, form| {
        let words = words(form);
        if !words.is_empty() {
            acts::check(act, call, cutoff, reference, typed(form, "list"), &words)?;
        }
        let passed = typed(form, "passed") == "yes";
        acts::conclude(act, call, cutoff, reference, (typed(form, "list"), passed, typed(form, "reason")))
    })
    .await
}

pub async fn assign(who: Signed, place: Place, form: InTime<Typed>) -> Result<HttpResponse> {
    run(who, place, form, "expert-assigned", |act, call, cutoff, reference, form| {
        let person = PersonId::from_text(typed(form, "person"));
        let duty = Duty::parse(typed(form, "duty"));
        let duty = duty.ok_or_else(|| Problems::one("duty", "required"))?;
        acts::assign(act, call, cutoff, reference, &person, duty)
    })
    .await
}

pub async fn manage(who: Signed, place: Place, form: InTime<Typed>) -> Result<HttpResponse> {
    run(who, place, form, "task-changed", |act, call, cutoff, _reference, form| {
        let id = AssignmentId::from_text(typed(form, "task"));
        let verb = TaskVerb::parse(typed(form, "verb")).ok_or(Error::NotFound)?;
        acts::manage(act, call, cutoff, &id, verb, typed(form, "reason"))
    })
    .await
}

pub async fn rule(who: Signed, place: Place, form: InTime<Typed>) -> Result<HttpResponse> {
    run(who, place, form, "conflict-ruled", |act, call, cutoff, reference, form| {
        let person = PersonId::from_text(typed(form, "person"));
        let ruling = Ruling::parse(typed(form, "ruling")).ok_or(Error::NotFound)?;
        acts::rule(act, call, cutoff, reference, &person, ruling)
    })
    .await
}

/// All of it as one ZIP, as experts get it, for those who oversee the cut-off.
pub async fn dossier(who: Signed, place: Place) -> Result<HttpResponse> {
    let (call, cutoff, reference) = place.into_inner();
    let call = CallId::from_text(call);
    let made = who.look(move |look| {
        must_oversee(&look.actor, &call, cutoff)?;
        let basis = Basis::load(look.db, &call, cutoff)?;
        let frozen = basis.by_reference(look.db, &reference)?;
        of_frozen(look, &basis.rulebook, &frozen)
    });
    send(&who.state, made.await?).await
}

/// A document as experts get it, for those who oversee the cut-off: the whole of it stands under `/documents`.
pub async fn document(who: Signed, place: Path<(String, i32, String, String)>) -> Result<HttpResponse> {
    let (call, cutoff, reference, document) = place.into_inner();
    let call = CallId::from_text(call);
    let found = who
        .look(move |look| {
            must_oversee(&look.actor, &call, cutoff)?;
            let basis = Basis::load(look.db, &call, cutoff)?;
            let frozen = basis.by_reference(look.db, &reference)?;
            held(look, &basis.rulebook, &frozen, &document, |_| true)
        })
        .await?;
    held_answer(&who.state, &found).await
}
