//! The start page of a visitor, and the list of calls.

use actix_web::HttpResponse;
use serde::Serialize;

use crate::call::rules::Rulebook;
use crate::call::store::{self, standings};
use crate::ground::{Moment, Result};
use crate::people::{Look, View, Visitor};
use crate::words::parts::{Action, Empty, Tag};

#[derive(Serialize)]
struct CallsView {
    title: String,
    home: bool,
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
    let cards: Vec<Card> = books.iter().map(|book| card(look, book)).collect::<Result<_>>()?;
    let title = look.say(if home { "call-home-title" } else { "call-list-title" });
    let empty = cards.is_empty().then(|| Empty::new(look.say("call-none"), look.say("call-none-more")));
    Ok(CallsView { title, home, calls: cards, empty })
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
        tag: state(look, next.is_some()),
        rehearsal: !book.call.public,
        awards: history.awards.len(),
        results: format!("{href}/results"),
        open: Action::go(look.say("call-open"), &href),
        next,
        href,
    })
}

/// Open while a cut-off is still to come.
pub(super) fn state(look: &Look<'_>, open: bool) -> Tag {
    if open { Tag::good(look.say("call-is-open")) } else { Tag::plain(look.say("call-is-over")) }
}
