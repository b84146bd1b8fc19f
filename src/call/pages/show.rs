//! One call: what it is, when, for whom, for how much, and how it is judged. All of it from the rulebook.

use serde::Serialize;

use super::CutoffRow;
use super::home::state;
use super::service::{self, LoadView, OutageRow};
use crate::call::rules::{Rulebook, Text};
use crate::call::store::{self, standings};
use crate::call::told::{Assumed, Keys, NewsRow, assumptions, news, origins};
use crate::ground::ids::CallId;
use crate::ground::{BasisPoints, Euro, Moment, Result};
use crate::people::{Look, View};
use crate::words::charts::TileMap;
use crate::words::parts::{Action, Crumb, Figure, Next, Tag};

mod parties;
mod tables;

use parties::Parties;
use tables::{Check, Criterion, Document, Instrument, Line, SectionRow, Track};

/// How many announcements stand on the page itself.
const NEWEST: usize = 4;
/// How far back the page looks for outages, in days.
const RECENT_DAYS: i64 = 14;

/// The page of a call. [`MoneyLeft`] joins later stages, so the desk puts it in.
#[derive(Serialize)]
pub struct CallView {
    title: String,
    crumbs: Vec<Crumb>,
    summary: String,
    tag: Tag,
    rehearsal: bool,
    version: i32,
    hash: String,
    versions: String,
    figures: Vec<Figure>,
    opens: Option<Moment>,
    opened: bool,
    cutoffs: Vec<CutoffRow>,
    tracks: Vec<Track>,
    lines: Vec<Line>,
    total: Euro,
    matching: BasisPoints,
    per_cost_type: bool,
    origins: String,
    parties: Parties,
    map: TileMap,
    checks: Vec<Check>,
    criteria: Vec<Criterion>,
    scale_max: i32,
    overall_threshold: Option<i32>,
    experts: usize,
    ties: Vec<String>,
    sections: Vec<SectionRow>,
    documents: Vec<Document>,
    instruments: Vec<Instrument>,
    inform_days: i64,
    redress_days: i64,
    sign_days: i64,
    sources: Vec<String>,
    assumptions: Vec<Assumed>,
    next: Next,
    results: Option<Action>,
    call: String,
    #[serde(flatten)]
    beside: Beside,
    pub money_left: MoneyLeft,
}

/// What is told and asked beside the rulebook.
#[derive(Serialize)]
struct Beside {
    /// The newest announcements, and how many there are in all.
    news: Vec<NewsRow>,
    news_count: usize,
    /// Where to subscribe, whole, for programs that ask for an address.
    calendar_url: String,
    has_check: bool,
    asking: String,
    load: LoadView,
    help: Vec<String>,
    contact: String,
    extension_rule: String,
    /// The way that is left when the portal or a line fails; empty where the rulebook has none.
    emergency: String,
    outages: Vec<OutageRow>,
}

impl Beside {
    fn of(look: &mut Look<'_>, book: &Rulebook) -> Result<Self> {
        let mut news = news(look, book)?;
        let news_count = news.len();
        news.truncate(NEWEST);
        let outages = service::outages(look, RECENT_DAYS)?;
        let base = look.state.config.http.public_url.trim_end_matches('/');
        Ok(Self {
            news,
            news_count,
            calendar_url: format!("{base}/calls/{}/calendar.ics", book.call.id),
            has_check: !book.track_check.is_empty(),
            asking: super::questions::closing_words(look, book),
            load: service::load(look),
            help: service::help(look, book),
            contact: book.service.contact.in_language(look.language.code()).to_owned(),
            extension_rule: super::extension::rule_words(look, book),
            emergency: emergency(look, book),
            outages,
        })
    }
}

fn emergency(look: &Look<'_>, book: &Rulebook) -> String {
    let hours = book.emergency.as_ref().map(|emergency| emergency.hours.to_string());
    hours.map(|hours| look.text("call-emergency", &[("hours", hours)])).unwrap_or_default()
}

/// What is left on the budget lines.
#[derive(Default, Serialize)]
pub struct MoneyLeft {
    pub lines: Vec<LineLeft>,
    /// What is known of each cut-off that has passed.
    pub notes: Vec<String>,
}

/// One budget line; what is not published is not there, and never 0.
#[derive(Serialize)]
pub struct LineLeft {
    pub title: String,
    pub total: Euro,
    pub offered: Option<Euro>,
    pub left: Option<Euro>,
}

impl View for CallView {
    const TEMPLATE: &'static str = "call/show";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/calls/{call}`, without what later stages know.
pub fn view(look: &mut Look<'_>, call: &CallId) -> Result<CallView> {
    let actor = look.actor.clone();
    let book = store::seen(look.db, &actor, call)?;
    let version = store::current(look.db, call)?;
    let (cutoffs, history) = standings(look.db, look.now, &book)?;
    let language = look.language.code();
    let words = |text: &Text| text.in_language(language).to_owned();
    let total = Euro::sum(book.budget_lines.iter().map(|line| line.total))?;
    let today = look.now.in_zone(book.call.zone).date_naive();
    let parties = Parties::of(&book, today, look);
    let results = (!history.awards.is_empty())
        .then(|| Action::go(look.say("call-see-results"), format!("/calls/{call}/results")));
    Ok(CallView {
        title: words(&book.call.title),
        crumbs: vec![Crumb::to(look.say("call-list-title"), "/calls"), Crumb::here(words(&book.call.title))],
        summary: words(&book.call.summary),
        tag: state(look, &book),
        opens: book.opens_at(),
        opened: book.opens_at().is_none_or(|opens| look.now >= opens),
        rehearsal: !book.call.public,
        version: version.number,
        hash: version.hash,
        versions: format!("/calls/{call}/versions"),
        figures: figures(look, &book, total, history.awards.len()),
        tracks: tables::tracks(&book, language, look),
        checks: tables::checks(&book, language),
        lines: tables::lines(&book, language),
        total,
        matching: book.matching.national_to_eu,
        per_cost_type: book.matching.per_cost_type,
        origins: origins(look, &book),
        map: parties.map(look),
        parties,
        criteria: tables::criteria(&book, language),
        scale_max: book.scoring.scale.max,
        overall_threshold: book.scoring.overall_threshold,
        experts: book.scoring.experts_per_proposal,
        ties: tables::ties(&book, language, look),
        sections: tables::sections(&book, language),
        documents: tables::documents(&book, language),
        instruments: tables::instruments(&book, language, look),
        inform_days: book.clocks.inform_days,
        redress_days: book.clocks.redress_days,
        sign_days: book.clocks.sign_days,
        sources: book.call.sources.clone(),
        assumptions: assumptions(look, &book, &Keys::of(&book)?),
        next: next(look, &book),
        results,
        call: call.to_string(),
        beside: Beside::of(look, &book)?,
        money_left: MoneyLeft::default(),
        cutoffs: cutoffs.into_iter().map(|standing| CutoffRow::of(look, &book, standing)).collect(),
    })
}

fn figures(look: &Look<'_>, book: &Rulebook, total: Euro, awards: usize) -> Vec<Figure> {
    let voice = look.words().voice(look.language);
    let next = book.next_cutoff(look.now).and_then(|next| Some((next.number, book.cutoff_at(next.number)?)));
    let until = next.map(|(number, at)| {
        let label = look.text("call-figure-next", &[("number", number.to_string())]);
        Figure::new(voice.countdown(at, look.now), label)
    });
    let rate = book.budget_lines.iter().map(|line| line.max_rate).max().unwrap_or_default();
    let mut figures: Vec<Figure> = until.into_iter().collect();
    figures.push(Figure::new(voice.meur(total), look.say("call-figure-money")));
    figures.push(Figure::new(voice.percent(rate), look.say("call-figure-rate")));
    figures.push(Figure::new(book.cutoffs.len(), look.say("call-figure-cutoffs")));
    if awards > 0 {
        figures.push(Figure::new(awards, look.say("call-figure-awards")));
    }
    figures
}

fn next(look: &Look<'_>, book: &Rulebook) -> Next {
    let begin = format!("/proposals/new?call={}", book.call.id);
    let Some(number) = book.next_cutoff(look.now).map(|next| next.number) else {
        return Next::default().item(look.say("call-next-over"), None);
    };
    let documents = book.documents.iter().filter(|slot| slot.required).count();
    let check = format!("/calls/{}/which-track", book.call.id);
    let ahead = book.opens_at().filter(|opens| look.now < *opens);
    let opens = ahead.map(|opens| look.text("call-next-ahead", &[("at", opens.to_string())]));
    let next = Next::default();
    let next = match opens.clone() {
        Some(opens) => next.item(opens, Some("#cut-offs".into())),
        None => next,
    };
    let next =
        if book.track_check.is_empty() { next } else { next.item(look.say("call-track-title"), Some(check)) };
    let next = next
        .item(look.say("call-next-consortium"), Some("#who".into()))
        .item(
            look.text("call-next-documents", &[("count", documents.to_string())]),
            Some("#documents".into()),
        )
        .item(
            look.text("call-next-submit", &[("number", number.to_string())]),
            Some(format!("/calls/{}/cut-offs/{number}", book.call.id)),
        );
    let next = if opens.is_some() { next } else { next.primary(Action::go(look.say("call-begin"), begin)) };
    next.other(Action::go(look.say("call-interest-file"), format!("/calls/{}/interest", book.call.id)))
        .note(look.say("call-next-note"))
}
