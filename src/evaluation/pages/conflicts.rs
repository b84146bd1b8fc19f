//! Declaring conflicts of interest: every proposal of the cut-off, by its acronym and partners alone.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use crate::evaluation::acts::{self, Declaration};
use crate::evaluation::rules::{Degree, Evident};
use crate::evaluation::store::{self, Basis, Clearance};
use crate::ground::ids::CallId;
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Page, Signed, View, Who};
use crate::proposal::rules::Frozen;
use crate::web::{InTime, see_other};
use crate::words::parts::{Choice, Crumb, Field, Summary};

#[derive(Serialize)]
struct ConflictsView {
    title: String,
    crumbs: Vec<Crumb>,
    action: String,
    summary: Option<Summary>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    reference: String,
    acronym: String,
    partners: String,
    /// The expert has a task on it.
    mine: bool,
    evident: Vec<String>,
    degree: Field,
    detail: Field,
}

impl View for ConflictsView {
    const TEMPLATE: &'static str = "evaluation/conflicts";
    fn title(&self) -> String {
        self.title.clone()
    }
}

type Typed = BTreeMap<String, String>;

pub async fn form(who: Signed, path: Path<(String, i32)>) -> Result<HttpResponse> {
    let (call, cutoff) = path.into_inner();
    who.page(move |look| view(look, &CallId::from_text(call), cutoff, None, &Problems::none())).await
}

pub async fn declare(who: Signed, path: Path<(String, i32)>, form: InTime<Typed>) -> Result<HttpResponse> {
    let (call, cutoff) = path.into_inner();
    let (call, InTime { form, received }) = (CallId::from_text(call), form);
    let (of, said) = (call.clone(), read(&form));
    let outcome = who.act(received, move |act| acts::declare(act, &of, cutoff, &said)).await;
    match Who::problems_of(outcome)? {
        Ok(()) => Ok(see_other("/reviews?done=conflicts-declared")),
        Err(problems) => {
            who.page(move |look| {
                let view = view(look, &call, cutoff, Some(&form), &problems)?;
                Ok(Page::again(view, &problems))
            })
            .await
        }
    }
}

/// Fields `degree.REFERENCE` and `detail.REFERENCE`.
fn read(form: &Typed) -> BTreeMap<String, Declaration> {
    let references = form.keys().filter_map(|name| name.split_once('.').map(|(_, of)| of.to_owned()));
    let said = references.map(|reference| {
        let typed = |field: &str| form.get(&format!("{field}.{reference}")).cloned().unwrap_or_default();
        let degree = Degree::parse(&typed("degree"));
        let detail = typed("detail");
        (reference, Declaration { degree, detail })
    });
    said.collect()
}

fn view(
    look: &mut Look<'_>,
    call: &CallId,
    cutoff: i32,
    typed: Option<&Typed>,
    problems: &Problems,
) -> Result<ConflictsView> {
    let actor = look.actor.clone();
    let person = actor.person().cloned().ok_or(Error::NotFound)?;
    let mut mine = store::tasks_visible_to(look.db, &actor)?;
    mine.retain(|task| task.call == *call && task.cutoff == cutoff);
    if mine.is_empty() {
        return Err(Error::NotFound);
    }
    let basis = Basis::load(look.db, call, cutoff)?;
    let expert = store::expert(look.db, call, &person)?;
    let clearance = Clearance::load(look.db, &basis, expert, look.now)?;
    let frozen = basis.frozen(look.db)?;
    let mut rows: Vec<Row> = frozen
        .iter()
        .map(|frozen| {
            let mine = mine.iter().any(|task| task.proposal == frozen.proposal);
            row(look, &clearance, frozen, mine, typed, problems)
        })
        .collect();
    rows.sort_by_key(|row| !row.mine);
    let title = look.say("evaluation-conflicts");
    Ok(ConflictsView {
        crumbs: vec![Crumb::to(look.say("evaluation-tasks"), "/reviews"), Crumb::here(&title)],
        title,
        action: format!("/reviews/conflicts/{call}/{cutoff}"),
        summary: look.words().summary(look.language, problems),
        rows,
    })
}

fn row(
    look: &Look<'_>,
    clearance: &Clearance,
    frozen: &Frozen,
    mine: bool,
    typed: Option<&Typed>,
    problems: &Problems,
) -> Row {
    let declared = clearance.declared(&frozen.proposal);
    let value = |field: &str, kept: &str| match typed {
        Some(typed) => typed.get(field).cloned().unwrap_or_default(),
        None => kept.to_owned(),
    };
    let choices = Degree::ALL
        .iter()
        .map(|degree| Choice::new(degree.name(), look.say(&format!("evaluation-degree-{}", degree.name()))))
        .collect();
    let (degree, detail) = (format!("degree.{}", frozen.reference), format!("detail.{}", frozen.reference));
    let partners = frozen.content.partners.iter();
    let partners = partners.map(|partner| format!("{} ({})", partner.name, partner.country.eu()));
    Row {
        reference: frozen.reference.clone(),
        acronym: frozen.content.acronym.clone(),
        partners: partners.collect::<Vec<_>>().join(", "),
        mine,
        evident: evident_words(look, &clearance.evident(&frozen.proposal)),
        degree: Field::radios(&degree, look.say("evaluation-degree"), choices)
            .value(value(&degree, declared.map_or("", |declared| declared.degree.name())))
            .required()
            .errors(look.words().errors(look.language, problems, &degree)),
        detail: Field::text(&detail, look.say("evaluation-degree-detail"))
            .value(value(&detail, declared.map_or("", |declared| declared.detail.as_str())))
            .max(400)
            .errors(look.words().errors(look.language, problems, &detail)),
    }
}

/// Evident conflicts in words.
pub(super) fn evident_words(look: &Look<'_>, evident: &[Evident]) -> Vec<String> {
    let words = evident.iter().map(|reason| {
        let key = format!("evaluation-evident-{}", reason.code());
        look.text(&key, &[("subject", reason.subject().to_owned())])
    });
    words.collect()
}
