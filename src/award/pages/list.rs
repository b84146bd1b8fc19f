//! The awards an officer sees, call by call, with sums per state, cost type and budget line; and the
//! decisions whose awards wait to be made.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

use super::award_tag;
use crate::award::acts;
use crate::award::rules::{Grouped, Position, Sums, grouped, line_of, pledges, state_of};
use crate::award::store::{self, Award, must_hold_an_office};
use crate::call::rules::Rulebook;
use crate::cofunding::pages::cost_type;
use crate::ground::ids::{CallId, DecisionId};
use crate::ground::{Euro, Result, Role};
use crate::people::{Look, Signed, View};
use crate::web::{InTime, see_other};
use crate::words::parts::{Empty, Figure, Tag};

#[derive(Serialize)]
pub struct ListView {
    title: String,
    waiting: Vec<Waiting>,
    sections: Vec<Section>,
    empty: Option<Empty>,
}

/// A decision with selected proposals that have no award yet.
#[derive(Serialize)]
struct Waiting {
    call: String,
    cutoff: i32,
    decision: String,
    proposals: String,
    id: String,
}

#[derive(Serialize)]
struct Section {
    call: String,
    figures: Vec<Figure>,
    awards: Vec<Row>,
    states: Vec<SumRow>,
    cost_types: Vec<SumRow>,
    lines: Vec<SumRow>,
    all: SumRow,
}

#[derive(Serialize)]
struct Row {
    href: String,
    reference: String,
    acronym: String,
    host: String,
    cutoff: i32,
    state: Tag,
    eu: Euro,
    claimed: Euro,
    secured: Euro,
    paid: Euro,
    alarms: Vec<Tag>,
}

#[derive(Serialize)]
struct SumRow {
    name: String,
    #[serde(flatten)]
    sums: Sums,
}

impl View for ListView {
    const TEMPLATE: &'static str = "award/list";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub async fn show(who: Signed) -> Result<HttpResponse> {
    who.page(view).await
}

fn view(look: &mut Look<'_>) -> Result<ListView> {
    must_hold_an_office(&look.actor)?;
    let seen = store::visible_to(look.db, &look.actor)?;
    let awards: Vec<Award> =
        seen.into_iter().filter(|(_, sight)| sight.office).map(|(award, _)| award).collect();
    let mut calls: Vec<CallId> = awards.iter().map(|award| award.call.clone()).collect();
    calls.sort();
    calls.dedup();
    let sections = calls.iter().map(|call| {
        let here: Vec<&Award> = awards.iter().filter(|award| award.call == *call).collect();
        section(look, &here)
    });
    let sections = sections.collect::<Result<Vec<_>>>()?;
    let waiting = waiting(look)?;
    let empty = Empty::new(look.say("award-list-none"), look.say("award-list-none-more"));
    let empty = (sections.is_empty() && waiting.is_empty()).then_some(empty);
    Ok(ListView { title: look.say("award-list-title"), waiting, sections, empty })
}

fn waiting(look: &mut Look<'_>) -> Result<Vec<Waiting>> {
    let mut waiting = Vec::new();
    for decision in store::decisions(look.db)? {
        if !look.actor.has_for_cutoff(Role::Staff, &decision.call, decision.cutoff) {
            continue;
        }
        let missing = store::without_award(look.db, &decision.id)?;
        if missing.is_empty() {
            continue;
        }
        let names: Vec<String> =
            missing.into_iter().map(|(_, reference, acronym)| format!("{acronym} ({reference})")).collect();
        waiting.push(Waiting {
            call: decision.call.to_string(),
            cutoff: decision.cutoff,
            decision: decision.reference,
            proposals: names.join(", "),
            id: decision.id.to_string(),
        });
    }
    Ok(waiting)
}

fn section(look: &Look<'_>, awards: &[&Award]) -> Result<Section> {
    let language = look.language.code();
    let book = awards.first().map(|award| award.rulebook.clone());
    let positions: Vec<Position> = awards.iter().flat_map(|award| award.positions()).collect();
    let cost_types = grouped(&positions, |position| Some(position.item.cost_type.clone()))?;
    let lines = grouped(&positions, line_of)?;
    let mut states = Grouped::default();
    for award in awards {
        let host = award.content.host().map(|host| host.country);
        let here = grouped(&award.positions(), |position| Some(state_of(host, position)))?;
        states = states.with(here)?;
    }
    let title = |id: &str| book.as_ref().map_or_else(|| id.to_owned(), |book| cost_type(look, book, id));
    let line = |id: &str| book.as_ref().map_or_else(|| id.to_owned(), |book| line_title(book, id, language));
    let no_state = look.say("award-no-state");
    let state = |id: &str| if id.is_empty() { no_state.clone() } else { id.to_owned() };
    Ok(Section {
        call: book.as_ref().map(|book| book.call.title.in_language(language).to_owned()).unwrap_or_default(),
        figures: figures(look, awards.len(), &cost_types.all),
        awards: awards.iter().map(|award| row(look, award)).collect::<Result<_>>()?,
        states: rows(&states, state),
        all: SumRow { name: String::new(), sums: cost_types.all },
        cost_types: rows(&cost_types, title),
        lines: rows(&lines, line),
    })
}

fn line_title(book: &Rulebook, id: &str, language: &str) -> String {
    book.budget_line(id).map_or(id, |line| line.title.in_language(language)).to_owned()
}

fn rows(grouped: &Grouped, name: impl Fn(&str) -> String) -> Vec<SumRow> {
    grouped.groups.iter().map(|(id, sums)| SumRow { name: name(id), sums: *sums }).collect()
}

fn figures(look: &Look<'_>, count: usize, all: &Sums) -> Vec<Figure> {
    let voice = look.words().voice(look.language);
    vec![
        Figure::new(count, look.say("award-figure-awards")),
        Figure::new(voice.meur(all.eu), look.say("award-figure-eu")),
        Figure::new(voice.meur(all.claimed), look.say("award-figure-claimed")),
        Figure::new(voice.meur(all.secured), look.say("award-figure-secured")),
    ]
}

fn row(look: &Look<'_>, award: &Award) -> Result<Row> {
    let positions = award.positions();
    let all = grouped(&positions, |_| Some(String::new()))?.all;
    let pledges = pledges(&positions, super::view::year(look))?;
    let mut alarms = Vec::new();
    if !pledges.lost.is_zero() {
        alarms.push(Tag::bad(look.say("award-alarm-lost")));
    }
    if !pledges.overdue.is_zero() {
        alarms.push(Tag::bad(look.say("award-alarm-overdue")));
    }
    if !pledges.only_claimed.is_zero() {
        alarms.push(Tag::warn(look.say("award-alarm-claimed")));
    }
    Ok(Row {
        href: format!("/awards/{}", award.reference),
        reference: award.reference.clone(),
        acronym: award.content.acronym.clone(),
        host: award.content.host().map(|host| host.country.eu().to_owned()).unwrap_or_default(),
        cutoff: award.cutoff,
        state: award_tag(look, award.state()),
        eu: all.eu,
        claimed: all.claimed,
        secured: all.secured,
        paid: all.eu_paid.plus(all.national_paid)?,
        alarms,
    })
}

#[derive(Deserialize)]
pub struct Make {
    decision: String,
}

/// Makes the awards of a decision.
pub async fn make(who: Signed, form: InTime<Make>) -> Result<HttpResponse> {
    let InTime { form, received } = form;
    let decision = DecisionId::from_text(form.decision);
    who.act(received, move |act| acts::make_awards(act, &decision)).await?;
    Ok(see_other("/awards?done=awards-made"))
}
