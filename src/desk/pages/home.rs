//! `/`: what is open, and for whoever is signed in what waits for them.

use actix_web::HttpResponse;
use serde::Serialize;

use super::todo::{Section, sections};
use crate::call::{self, store as calls};
use crate::ground::{Actor, Result};
use crate::people::{self, Look, View, Visitor};
use crate::words::parts::{Action, Empty};

#[derive(Serialize)]
struct HomeView {
    title: String,
    sections: Vec<Section>,
    empty: Option<Empty>,
    calls: Vec<OpenCall>,
    /// Whether to offer a proposal to begin.
    begins: bool,
}

/// A call with a cut-off to come.
#[derive(Serialize)]
struct OpenCall {
    title: String,
    href: String,
    number: i32,
    at: String,
    assumed: bool,
    rehearsal: bool,
}

impl View for HomeView {
    const TEMPLATE: &'static str = "desk/home";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub async fn show(who: Visitor) -> Result<HttpResponse> {
    let signed_in = who.look(|look| Ok(matches!(look.actor, Actor::Person { .. }))).await?;
    if signed_in { who.page(view).await } else { call::pages::home(who).await }
}

fn view(look: &mut Look<'_>) -> Result<HomeView> {
    let sections = sections(look)?;
    let empty = Empty::new(look.say("desk-nothing"), look.say("desk-nothing-more"));
    let begins = people::writes_proposals(&look.actor);
    let begin = Action::go(look.say("desk-begin"), "/proposals/new").primary();
    let empty = if begins { empty.action(begin) } else { empty };
    Ok(HomeView {
        title: look.say("desk-home-title"),
        empty: sections.is_empty().then_some(empty),
        calls: open_calls(look)?,
        sections,
        begins,
    })
}

fn open_calls(look: &mut Look<'_>) -> Result<Vec<OpenCall>> {
    let (actor, language) = (look.actor.clone(), look.language.code());
    let mut open = Vec::new();
    for book in calls::visible_to(look.db, &actor)? {
        let next = book.next_cutoff(look.now).filter(|_| book.is_open(look.now));
        let Some((next, at)) = next.and_then(|next| Some((next, book.cutoff_at(next.number)?))) else {
            continue;
        };
        open.push(OpenCall {
            title: book.call.title.in_language(language).to_owned(),
            href: format!("/calls/{}", book.call.id),
            number: next.number,
            at: at.to_string(),
            assumed: next.assumed,
            rehearsal: !book.call.public,
        });
    }
    Ok(open)
}
