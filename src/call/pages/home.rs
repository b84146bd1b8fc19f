//! The start page of a visitor, and the list of calls.

use std::sync::Arc;

use actix_web::HttpResponse;
use serde::Serialize;

use super::results;
use crate::call::rules::Rulebook;
use crate::call::store::{self, standings};
use crate::ground::{Moment, Result};
use crate::people::{Look, View, Visitor};
use crate::words::parts::{Action, Empty, Figure, Tag};

#[derive(Serialize)]
struct CallsView {
    title: String,
    home: bool,
    figures: Vec<Figure>,
    calls: Vec<Card>,
    empty: Option<Empty>,
}

#[derive(Serialize)]
struct Card {
    href: String,
    title: String,
    summary: String,
    tag: Tag,
    rehearsal: bool,
    #[serde(skip)]
    is_open: bool,
    next: Option<Next>,
    /// How many awards were published, and where.
    awards: usize,
    results: String,
    open: Action,
}

#[derive(Serialize)]
struct Next {
    number: i32,
    at: Moment,
    href: String,
    assumed: bool,
}

impl View for CallsView {
    const TEMPLATE: &'static str = "call/list";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/`: what this house is, and what is open.
pub async fn home(who: Visitor) -> Result<HttpResponse> {
    who.page(|look| view(look, true)).await
}

/// `/calls`
pub async fn list(who: Visitor) -> Result<HttpResponse> {
    who.page(|look| view(look, false)).await
}

fn view(look: &mut Look<'_>, home: bool) -> Result<CallsView> {
    let actor = look.actor.clone();
    let books = store::visible_to(look.db, &actor)?;
    let mut cards: Vec<Card> = books.iter().map(|book| card(look, book)).collect::<Result<_>>()?;
    // One primary action a page: the call that is open to all.
    if let Some(card) = cards.iter_mut().find(|card| home && card.is_open && !card.rehearsal) {
        card.open.primary = true;
    }
    let figures = if home { figures(look, &books)? } else { Vec::new() };
    let title = look.say(if home { "call-home-title" } else { "call-list-title" });
    let empty = cards.is_empty().then(|| Empty::new(look.say("call-none"), look.say("call-none-more")));
    Ok(CallsView { title, home, figures, calls: cards, empty })
}

/// What is known of the results of the first public call that has any.
fn figures(look: &mut Look<'_>, books: &[Arc<Rulebook>]) -> Result<Vec<Figure>> {
    for book in books.iter().filter(|book| book.call.public) {
        let (_, history) = standings(look.db, look.now, book)?;
        if !history.awards.is_empty() {
            return results::figures(look, &history);
        }
    }
    Ok(Vec::new())
}

fn card(look: &mut Look<'_>, book: &Rulebook) -> Result<Card> {
    let (cutoffs, history) = standings(look.db, look.now, book)?;
    let language = look.language.code();
    let next = book.next_cutoff(look.now).and_then(|next| {
        let standing = cutoffs.iter().find(|cutoff| cutoff.number == next.number)?;
        Some(Next {
            number: next.number,
            at: standing.at?,
            href: format!("/calls/{}/cut-offs/{}", book.call.id, next.number),
            assumed: next.assumed,
        })
    });
    let href = format!("/calls/{}", book.call.id);
    Ok(Card {
        title: book.call.title.in_language(language).to_owned(),
        summary: book.call.summary.in_language(language).to_owned(),
        tag: state(look, book),
        is_open: book.is_open(look.now),
        rehearsal: !book.call.public,
        awards: history.awards.len(),
        results: format!("{href}/results"),
        open: Action::go(look.say("call-open"), &href),
        next,
        href,
    })
}

/// Open from the day of the rulebook on, while a cut-off is still to come.
pub(super) fn state(look: &Look<'_>, book: &Rulebook) -> Tag {
    match book.opens_at() {
        _ if book.is_open(look.now) => Tag::good(look.say("call-is-open")),
        Some(opens) if opens > look.now => {
            let day = opens.in_zone(book.call.zone).date_naive().to_string();
            Tag::plain(look.text("call-is-ahead", &[("day", day)]))
        }
        _ => Tag::plain(look.say("call-is-over")),
    }
}
