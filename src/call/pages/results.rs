//! What was published about a call's results: who co-funds what, how well it is known, and what the figures
//! tell. As known at the business clock; what was not published is said to be so.

use actix_web::HttpResponse;
use actix_web::web::Path;
use chrono::NaiveDate;
use serde::Serialize;

use crate::call::rules::{EU, History, KnownSum, NATIONAL, PublishedAward, PublishedCutoff};
use crate::call::store;
use crate::ground::ids::CallId;
use crate::ground::{Country, Euro, Result};
use crate::people::{Look, View, Visitor};
use crate::words::charts::TileMap;
use crate::words::parts::{Crumb, Empty, Figure};

mod award;

pub use award::AwardRow;

#[derive(Serialize)]
struct ResultsView {
    title: String,
    crumbs: Vec<Crumb>,
    known_at: NaiveDate,
    figures: Vec<Figure>,
    /// Not `ratio`: that is a helper of the templates.
    ratio_told: Option<String>,
    waves: Vec<Wave>,
    map: TileMap,
    empty: Option<Empty>,
}

/// The published results of one cut-off.
#[derive(Serialize)]
pub struct Wave {
    number: i32,
    href: String,
    selected_on: NaiveDate,
    announced: Option<Euro>,
    note: String,
    doubt: Option<String>,
    rows: Vec<AwardRow>,
    total: Sum,
    eu: Sum,
    national: Sum,
}

/// A sum that says of how many it knows.
#[derive(Serialize)]
struct Sum {
    amount: Option<Euro>,
    of: usize,
    out_of: usize,
}

impl From<KnownSum> for Sum {
    fn from(sum: KnownSum) -> Self {
        let amount = (!sum.is_unknown()).then_some(sum.amount);
        Self { amount, of: sum.of, out_of: sum.out_of }
    }
}

impl View for ResultsView {
    const TEMPLATE: &'static str = "call/results";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/calls/{call}/results`
pub async fn show(who: Visitor, call: Path<CallId>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &call)).await
}

fn view(look: &mut Look<'_>, call: &CallId) -> Result<ResultsView> {
    let actor = look.actor.clone();
    let book = store::seen(look.db, &actor, call)?;
    let known_at = look.now.in_zone(book.call.zone).date_naive();
    let history = store::history(look.db, call)?.as_known_at(known_at);
    let waves = history.cutoffs.iter().map(|published| wave(look, &history, published));
    let waves: Vec<Wave> = waves.collect::<Result<_>>()?;
    let call_title = book.call.title.in_language(look.language.code()).to_owned();
    let title = look.text("call-results-title", &[("call", call_title.clone())]);
    let empty = waves
        .is_empty()
        .then(|| Empty::new(look.say("call-results-none"), look.say("call-results-none-more")));
    Ok(ResultsView {
        crumbs: vec![
            Crumb::to(look.say("call-list-title"), "/calls"),
            Crumb::to(call_title, format!("/calls/{call}")),
            Crumb::here(look.say("call-results")),
        ],
        title,
        known_at,
        figures: figures(look, &history)?,
        ratio_told: ratio(look, &history)?,
        map: map(look, &history),
        waves,
        empty,
    })
}

pub(super) fn wave(look: &Look<'_>, history: &History, published: &PublishedCutoff) -> Result<Wave> {
    let awards: Vec<&PublishedAward> = history.awards_of(published.number).collect();
    let rows: Vec<AwardRow> = awards.iter().map(|award| AwardRow::of(look, award)).collect::<Result<_>>()?;
    let sum = |figures: Vec<Option<Euro>>| KnownSum::over(figures).map(Sum::from);
    let of = |levels| awards.iter().map(|award| award.published_of(levels)).collect::<Result<Vec<_>>>();
    Ok(Wave {
        number: published.number,
        href: format!("/calls/{}/cut-offs/{}", history.call, published.number),
        selected_on: published.selected_on,
        announced: published.announced_total,
        note: published.note.in_language(look.language.code()).to_owned(),
        doubt: award::doubt(look, published.confidence),
        total: sum(awards.iter().map(|award| award.total).collect())?,
        eu: sum(of(EU)?)?,
        national: sum(of(NATIONAL)?)?,
        rows,
    })
}

pub(super) fn figures(look: &Look<'_>, history: &History) -> Result<Vec<Figure>> {
    let known = |figures: Vec<Option<Euro>>, key: &str| -> Result<Figure> {
        let sum = KnownSum::over(figures)?;
        let shown = if sum.is_unknown() {
            look.say("common-unknown")
        } else {
            look.words().voice(look.language).meur(sum.amount)
        };
        let args = [("of", sum.of.to_string()), ("out", sum.out_of.to_string())];
        Ok(Figure::new(shown, look.text(key, &args)))
    };
    let of =
        |levels| history.awards.iter().map(|award| award.published_of(levels)).collect::<Result<Vec<_>>>();
    let states = states(history).len();
    Ok(vec![
        Figure::new(history.awards.len(), look.say("call-figure-awards")),
        Figure::new(states, look.say("call-figure-states")),
        known(history.awards.iter().map(|award| award.total).collect(), "call-figure-total")?,
        known(of(EU)?, "call-figure-eu")?,
        known(of(NATIONAL)?, "call-figure-national")?,
    ])
}

/// National ÷ EU, over the awards of which both were published.
fn ratio(look: &Look<'_>, history: &History) -> Result<Option<String>> {
    let mut sides: Vec<(Euro, Euro)> = Vec::new();
    for award in &history.awards {
        sides.extend(award.eu()?.zip(award.national()?));
    }
    let eu = Euro::sum(sides.iter().map(|(eu, _)| *eu))?;
    let national = Euro::sum(sides.iter().map(|(_, national)| *national))?;
    let voice = look.words().voice(look.language);
    Ok(national.ratio_to(eu).map(|ratio| {
        let args = [
            ("ratio", voice.ratio(ratio)),
            ("national", voice.meur(national)),
            ("eu", voice.meur(eu)),
            ("of", sides.len().to_string()),
            ("out", history.awards.len().to_string()),
        ];
        look.text("call-ratio-national", &args)
    }))
}

fn states(history: &History) -> Vec<Country> {
    let hosts = history.awards.iter().map(|award| award.country);
    let mut states: Vec<Country> =
        hosts.chain(history.awards.iter().flat_map(|award| award.partner_states.iter().copied())).collect();
    states.sort_by_key(|country| country.eu());
    states.dedup();
    states
}

fn map(look: &Look<'_>, history: &History) -> TileMap {
    let mut hosts: Vec<Country> = history.awards.iter().map(|award| award.country).collect();
    hosts.sort_by_key(|country| country.eu());
    hosts.dedup();
    let partners: Vec<Country> =
        states(history).into_iter().filter(|country| !hosts.contains(country)).collect();
    let codes = |list: &[Country]| list.iter().map(|country| country.eu()).collect::<Vec<_>>().join(", ");
    let alt = look.text("call-map-alt", &[("hosts", codes(&hosts)), ("partners", codes(&partners))]);
    TileMap::of(alt, &hosts, &partners)
}
