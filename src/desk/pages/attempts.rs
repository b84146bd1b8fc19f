//! The register of refused attempts of a call: what was tried, when, and why it was refused. Nobody has to
//! prove that they tried.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use crate::call::rules::Rulebook;
use crate::call::store as calls;
use crate::ground::ids::CallId;
use crate::ground::{Error, Result, Role};
use crate::people::{Look, Signed, View};
use crate::proposal::attempt::said;
use crate::proposal::store::attempts::{self, Attempt};
use crate::words::parts::{Crumb, Empty};

#[derive(Serialize)]
struct AttemptsView {
    title: String,
    crumbs: Vec<Crumb>,
    rows: Vec<Row>,
    empty: Option<Empty>,
}

#[derive(Serialize)]
struct Row {
    at: String,
    reference: String,
    verb: String,
    text: String,
}

impl View for AttemptsView {
    const TEMPLATE: &'static str = "desk/attempts";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub async fn show(who: Signed, call: Path<CallId>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &call)).await
}

fn view(look: &mut Look<'_>, call: &CallId) -> Result<AttemptsView> {
    let watches = |role| look.actor.has_for_call(role, call);
    if ![Role::Staff, Role::Auditor].into_iter().any(watches) {
        return Err(Error::NotFound);
    }
    let book = calls::rulebook(look.db, call)?;
    let rows: Vec<Row> =
        attempts::seen_of_call(look.db, call, look.now)?.iter().map(|one| row(look, &book, one)).collect();
    let title = look.say("desk-attempts-title");
    let empty = Empty::new(look.say("desk-attempts-none"), look.say("desk-attempts-none-more"));
    Ok(AttemptsView {
        crumbs: vec![
            Crumb::to(look.say("desk-staff-title"), "/staff"),
            Crumb::to(book.call.title.in_language(look.language.code()), format!("/calls/{call}")),
            Crumb::here(&title),
        ],
        title,
        empty: rows.is_empty().then_some(empty),
        rows,
    })
}

fn row(look: &Look<'_>, book: &Rulebook, attempt: &Attempt) -> Row {
    Row {
        at: attempt.at.to_string(),
        reference: attempt.reference.clone(),
        verb: look.say(&format!("proposal-verb-{}", attempt.verb)),
        text: said(look.words(), look.language, book, attempt),
    }
}
