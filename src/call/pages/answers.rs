//! What was answered to all, for anybody.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use super::questions::closing_words;
use crate::call::store;
use crate::call::told::{self, AnswerRow};
use crate::ground::Result;
use crate::ground::ids::CallId;
use crate::people::{Look, View, Visitor};
use crate::words::parts::{Action, Crumb, Empty};

#[derive(Serialize)]
struct AnswersView {
    title: String,
    crumbs: Vec<Crumb>,
    answers: Vec<AnswerRow>,
    empty: Option<Empty>,
    /// Until when one may ask.
    closing: String,
    ask: Action,
}

impl View for AnswersView {
    const TEMPLATE: &'static str = "call/answers";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/calls/{call}/answers`
pub async fn show(who: Visitor, call: Path<CallId>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &call)).await
}

fn view(look: &mut Look<'_>, call: &CallId) -> Result<AnswersView> {
    let actor = look.actor.clone();
    let book = store::seen(look.db, &actor, call)?;
    let title = look.say("call-answers");
    // The newest first: who comes back looks for what is new.
    let mut answers = told::answers(look, &book)?;
    answers.reverse();
    let empty = Empty::new(look.say("call-answers-none"), look.say("call-answers-none-more"));
    Ok(AnswersView {
        crumbs: vec![
            Crumb::to(look.say("call-list-title"), "/calls"),
            Crumb::to(book.call.title.in_language(look.language.code()), format!("/calls/{call}")),
            Crumb::here(&title),
        ],
        title,
        empty: answers.is_empty().then_some(empty),
        answers,
        closing: closing_words(look, &book),
        ask: Action::go(look.say("call-ask"), format!("/calls/{call}/questions")),
    })
}
