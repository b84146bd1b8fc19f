//! Beginning a proposal: choose the call, name it.

use actix_web::HttpResponse;
use actix_web::web::Query;
use serde::{Deserialize, Serialize};

use super::href;
use crate::call;
use crate::ground::ids::CallId;
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Page, Signed, View, Who};
use crate::proposal::acts;
use crate::proposal::rules::typed::{ACRONYM_MAX, TITLE_MAX, TypedBasics};
use crate::web::{InTime, see_other};
use crate::words::parts::{Action, Choice, Crumb, Field, Summary};

#[derive(Serialize)]
struct NewView {
    title: String,
    crumbs: Vec<Crumb>,
    intro: String,
    action: &'static str,
    fields: Vec<Field>,
    summary: Option<Summary>,
    submit: String,
    /// Where one finds out which track fits.
    checks: Vec<Action>,
}

impl View for NewView {
    const TEMPLATE: &'static str = "proposal/new";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct New {
    #[serde(default)]
    call: String,
    #[serde(default)]
    acronym: String,
    #[serde(default)]
    title: String,
}

/// `/proposals/new?call=ai-factories`
pub async fn form(who: Signed, query: Query<New>) -> Result<HttpResponse> {
    let typed = query.into_inner();
    who.page(move |look| view(look, &typed, &Problems::none())).await
}

fn view(look: &mut Look<'_>, typed: &New, problems: &Problems) -> Result<NewView> {
    let actor = look.actor.clone();
    let (mut calls, mut checks) = (Vec::new(), Vec::new());
    for book in call::store::visible_to(look.db, &actor)? {
        let Some(next) = book.next_cutoff(look.now).filter(|_| book.is_open(look.now)) else { continue };
        let Some(at) = book.cutoff_at(next.number) else { continue };
        let args = [("cutoff", next.number.to_string()), ("at", at.to_string())];
        let title = book.call.title.in_language(look.language.code());
        if !book.track_check.is_empty() {
            let label = look.text("proposal-new-check", &[("call", title.to_owned())]);
            checks.push(Action::go(label, format!("/calls/{}/which-track", book.call.id)));
        }
        calls.push(Choice::new(book.call.id.as_str(), title).hint(look.text("proposal-new-next", &args)));
    }
    // Where there is one call, there is nothing to choose.
    let chosen = match calls.as_slice() {
        [only] if typed.call.is_empty() => only.value.clone(),
        _ => typed.call.clone(),
    };
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let call = Field::radios("call", look.say("proposal-new-call"), calls).value(chosen);
    let acronym = Field::text("acronym", look.say("proposal-acronym")).value(&typed.acronym);
    let title = Field::text("title", look.say("proposal-title")).value(&typed.title);
    Ok(NewView {
        title: look.say("proposal-new-title"),
        crumbs: vec![
            Crumb::to(look.say("proposal-list-title"), "/proposals"),
            Crumb::here(look.say("proposal-new-title")),
        ],
        intro: look.say("proposal-new-intro"),
        action: "/proposals/new",
        fields: vec![
            call.required().errors(errors("call")),
            acronym
                .required()
                .max(ACRONYM_MAX)
                .hint(look.say("proposal-acronym-hint"))
                .errors(errors("acronym")),
            title.max(TITLE_MAX).errors(errors("title")),
        ],
        summary: look.words().summary(look.language, problems),
        submit: look.say("proposal-begin"),
        checks,
    })
}

pub async fn create(who: Signed, form: InTime<New>) -> Result<HttpResponse> {
    let InTime { form, received } = form;
    let typed = form.clone();
    let created = who.act(received, move |act| {
        if typed.call.is_empty() {
            return Err(Problems::one("call", "required").into());
        }
        let basics =
            TypedBasics { acronym: typed.acronym.clone(), title: typed.title.clone(), track: String::new() };
        acts::create(act, &CallId::from_text(&typed.call), &basics)
    });
    let created = match created.await {
        // A call that is not there, or that nobody may see, was not on the list.
        Err(Error::NotFound) => Err(Problems::one("call", "not-an-option")),
        other => Who::problems_of(other)?,
    };
    match created {
        Ok(created) => Ok(see_other(&format!("{}?done=proposal-begun", href(&created.reference)))),
        Err(problems) => {
            let show = move |look: &mut Look<'_>| Ok(Page::again(view(look, &form, &problems)?, &problems));
            who.page(show).await
        }
    }
}
