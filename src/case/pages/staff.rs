//! `/staff/{call}/cases`: what is open in the cases of a call, the oldest due date first.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use super::{matter_href, standing_tag};
use crate::call;
use crate::case::store;
use crate::ground::ids::CallId;
use crate::ground::{Error, Moment, Result};
use crate::people::{Look, Signed, View};
use crate::words::parts::{Crumb, Empty, Tag};

#[derive(Serialize)]
struct CasesView {
    title: String,
    crumbs: Vec<Crumb>,
    rows: Vec<Row>,
    empty: Option<Empty>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    reference: String,
    acronym: String,
    subject: String,
    kind: String,
    tag: Tag,
    due: Option<Moment>,
    last: Moment,
    news: bool,
}

impl View for CasesView {
    const TEMPLATE: &'static str = "case/cases";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub async fn show(who: Signed, call: Path<CallId>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &call)).await
}

fn view(look: &mut Look<'_>, call: &CallId) -> Result<CasesView> {
    let actor = look.actor.clone();
    if !store::oversees(&actor, call) {
        return Err(Error::NotFound);
    }
    let book = call::store::rulebook(look.db, call)?;
    let mut rows = Vec::new();
    for (proposal, voice, matter) in store::seen_of_call(look.db, &actor, call, look.now)? {
        let news = store::unread(look.db, &actor, voice, &matter)?.is_some();
        rows.push(Row {
            href: matter_href(&proposal.reference, matter.number),
            subject: matter.subject.clone(),
            kind: look.say(&format!("case-kind-{}", matter.kind.name().replace('_', "-"))),
            tag: standing_tag(look, &matter, voice),
            due: matter.due(),
            last: matter.messages.last().map_or(matter.at, |last| last.at),
            news,
            reference: proposal.reference,
            acronym: matter.acronym,
        });
    }
    let title = look.say("case-cases");
    let empty = Empty::new(look.say("case-cases-none"), look.say("case-cases-none-more"));
    Ok(CasesView {
        crumbs: vec![
            Crumb::to(look.say("menu-staff"), "/staff"),
            Crumb::to(book.call.title.in_language(look.language.code()), format!("/calls/{call}")),
            Crumb::here(&title),
        ],
        title,
        empty: rows.is_empty().then_some(empty),
        rows,
    })
}
