//! The public face of one cut-off: when it is or was, what money it distributes, the root over its receipts
//! once it has closed, and what was published about it.

use actix_web::HttpResponse;
use actix_web::web::Path;
use chrono::NaiveDate;
use serde::Serialize;

use super::CutoffRow;
use super::results::{Wave, wave};
use crate::call::rules::Rulebook;
use crate::call::store::{self, Addendum, Closing, Phase, Standing, standings};
use crate::call::told::{NewsRow, news};
use crate::ground::ids::CallId;
use crate::ground::{Error, Euro, Moment, Result};
use crate::people::{Look, View, Visitor};
use crate::words::parts::{Crumb, Kind, Notice, Step, StepState};

#[derive(Serialize)]
struct CutoffView {
    title: String,
    crumbs: Vec<Crumb>,
    steps: Vec<Step>,
    standing: CutoffRow,
    call: String,
    zone: String,
    local: String,
    /// The same instant for machines and for the rest of the world.
    utc: String,
    assumption: Option<String>,
    /// What was announced of it: that it moved, when, by whom and why.
    news: Vec<NewsRow>,
    slices: Vec<Slice>,
    closing: Option<Sealed>,
    notice: Option<Notice>,
    wave: Option<Wave>,
    results: String,
}

#[derive(Serialize)]
struct Slice {
    line: String,
    amount: Euro,
    carry_over: bool,
}

#[derive(Serialize)]
struct Sealed {
    at: Moment,
    leaves: i32,
    root: String,
    rulebook: String,
    /// What was let in after it had closed.
    addenda: Vec<Later>,
}

#[derive(Serialize)]
struct Later {
    number: i32,
    at: Moment,
    root: String,
}

impl View for CutoffView {
    const TEMPLATE: &'static str = "call/cutoff";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/calls/{call}/cut-offs/{number}`
pub async fn show(who: Visitor, path: Path<(CallId, i32)>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &path.0, path.1)).await
}

fn view(look: &mut Look<'_>, call: &CallId, number: i32) -> Result<CutoffView> {
    let actor = look.actor.clone();
    let book = store::seen(look.db, &actor, call)?;
    let cutoff = book.cutoff(number).ok_or(Error::NotFound)?;
    let (all, history) = standings(look.db, look.now, &book)?;
    let standing = all.into_iter().find(|standing| standing.number == number).ok_or(Error::NotFound)?;
    let published = history.cutoffs.iter().find(|published| published.number == number);
    let wave = published.map(|published| wave(look, &history, published)).transpose()?;
    let language = look.language.code();
    let title = book.call.title.in_language(language).to_owned();
    let addenda = store::addenda(look.db, call, number)?;
    let mut news = news(look, &book)?;
    news.retain(|row| row.cutoff == Some(number));
    let heading = look.text("call-cutoff-title", &[("number", number.to_string())]);
    Ok(CutoffView {
        crumbs: vec![
            Crumb::to(look.say("call-list-title"), "/calls"),
            Crumb::to(&title, format!("/calls/{call}")),
            Crumb::here(&heading),
        ],
        title: format!("{title}: {heading}"),
        steps: steps(look, &standing),
        call: title,
        zone: book.call.zone.name().to_owned(),
        local: cutoff.local.format("%Y-%m-%d %H:%M").to_string(),
        utc: standing.at.map(|at| at.utc().format("%Y-%m-%d %H:%M UTC").to_string()).unwrap_or_default(),
        assumption: assumption(&book, number),
        news,
        slices: slices(&book, number, language),
        // A cut-off without receipts has nothing to verify: the real ones of before were not held here.
        closing: standing
            .closing
            .as_ref()
            .filter(|closing| closing.leaves > 0 || !addenda.is_empty())
            .map(|closing| sealed(closing, addenda)),
        notice: notice(look, &standing),
        wave,
        results: format!("/calls/{call}/results"),
        standing: CutoffRow::of(look, &book, standing),
    })
}

fn steps(look: &Look<'_>, standing: &Standing) -> Vec<Step> {
    let reached = match standing.phase {
        Phase::Planned => None,
        Phase::Open => Some(0),
        Phase::Closed | Phase::Silent => Some(1),
        Phase::Published => Some(3),
    };
    let day = |day: Option<NaiveDate>| {
        day.map(|day| look.words().voice(look.language).day(day)).unwrap_or_default()
    };
    let names = ["open", "evaluation", "published"];
    let step = |(place, name): (usize, &&str)| {
        let state = match Some(place).cmp(&reached) {
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal => StepState::Now,
            std::cmp::Ordering::Greater => StepState::Todo,
        };
        let note = if *name == "published" { day(standing.selected_on) } else { String::new() };
        Step::new(look.say(&format!("call-step-{name}")), note, state)
    };
    names.iter().enumerate().map(step).collect()
}

/// Why a date that no source tells was set as it is.
fn assumption(book: &Rulebook, number: i32) -> Option<String> {
    let index = book.cutoffs.iter().position(|cutoff| cutoff.number == number)?;
    book.assumptions.get(&format!("cutoffs[{index}].local")).cloned()
}

fn slices(book: &Rulebook, number: i32, language: &str) -> Vec<Slice> {
    let slice = |line: &crate::call::rules::BudgetLine| Slice {
        line: line.title.in_language(language).to_owned(),
        amount: line.slice(number),
        carry_over: line.carry_over,
    };
    book.budget_lines.iter().map(slice).collect()
}

fn sealed(closing: &Closing, addenda: Vec<Addendum>) -> Sealed {
    let later = |one: Addendum| Later { number: one.number, at: one.at, root: one.root };
    Sealed {
        addenda: addenda.into_iter().map(later).collect(),
        at: closing.closed_at,
        leaves: closing.leaves,
        root: closing.root.clone(),
        rulebook: closing.rulebook.clone(),
    }
}

fn notice(look: &Look<'_>, standing: &Standing) -> Option<Notice> {
    (standing.phase == Phase::Silent)
        .then(|| Notice::new(Kind::Plain, look.say("call-silent"), look.say("call-silent-more")))
}
