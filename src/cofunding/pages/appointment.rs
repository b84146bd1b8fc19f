//! `/funding/appointment`: whoever works for a funder and does not speak for it here yet asks to be appointed.

use actix_web::HttpResponse;
use serde::Serialize;

use crate::call;
use crate::cofunding::acts::{self, NAME_MAX, REASON_MAX, TypedRequest};
use crate::cofunding::store::{self, Request};
use crate::ground::{Moment, Problems, Result};
use crate::people::{Look, Page, Signed, View, Who};
use crate::web::{InTime, see_other};
use crate::words::parts::{Choice, Field, Summary, Tag};

#[derive(Serialize)]
struct AppointmentView {
    title: String,
    /// What one asked so far.
    rows: Vec<Row>,
    fields: Vec<Field>,
    summary: Option<Summary>,
}

#[derive(Serialize)]
struct Row {
    funder: String,
    function: String,
    at: Moment,
    tag: Tag,
    /// Why it was declined.
    answer: String,
}

impl View for AppointmentView {
    const TEMPLATE: &'static str = "cofunding/appointment";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub async fn form(who: Signed) -> Result<HttpResponse> {
    who.page(|look| view(look, &TypedRequest::default(), &Problems::none())).await
}

fn view(look: &mut Look<'_>, typed: &TypedRequest, problems: &Problems) -> Result<AppointmentView> {
    let actor = look.actor.clone();
    let rows = store::requests_of(look.db, &actor)?.into_iter().map(|one| row(look, one)).collect();
    let calls = call::store::visible_to(look.db, &actor)?;
    let calls: Vec<Choice> = calls
        .iter()
        .map(|book| Choice::new(book.call.id.as_str(), book.call.title.in_language(look.language.code())))
        .collect();
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    Ok(AppointmentView {
        title: look.say("funders-appointment"),
        rows,
        fields: vec![
            Field::select("call", look.say("funders-request-call"), calls)
                .value(&typed.call)
                .required()
                .errors(errors("call")),
            Field::text("funder", look.say("funders-request-funder"))
                .value(&typed.funder)
                .required()
                .max(NAME_MAX)
                .errors(errors("funder")),
            Field::text("function", look.say("funders-request-function"))
                .hint(look.say("funders-request-function-hint"))
                .value(&typed.function)
                .required()
                .max(NAME_MAX)
                .errors(errors("function")),
            Field::lines("reason", look.say("funders-request-reason"))
                .hint(look.say("funders-request-reason-hint"))
                .value(&typed.reason)
                .required()
                .max(REASON_MAX)
                .errors(errors("reason")),
        ],
        summary: look.words().summary(look.language, problems),
    })
}

/// How a request stands.
pub(super) fn standing(look: &Look<'_>, request: &Request) -> Tag {
    match request.settled.as_ref().map(|settled| settled.funder.is_some()) {
        None => Tag::warn(look.say("funders-request-waits")),
        Some(true) => Tag::good(look.say("funders-request-appointed")),
        Some(false) => Tag::bad(look.say("funders-request-declined")),
    }
}

fn row(look: &Look<'_>, request: Request) -> Row {
    Row {
        tag: standing(look, &request),
        answer: request.settled.map(|settled| settled.answer).unwrap_or_default(),
        funder: request.funder,
        function: request.function,
        at: request.at,
    }
}

pub async fn ask(who: Signed, form: InTime<TypedRequest>) -> Result<HttpResponse> {
    let InTime { form, received } = form;
    let base = who.state.config.http.public_url.trim_end_matches('/').to_owned();
    let typed = form.clone();
    let asked = who.act(received, move |act| acts::request_appointment(act, &typed, &base));
    match Who::problems_of(asked.await)? {
        Ok(_id) => Ok(see_other("/funding/appointment?done=appointment-asked")),
        Err(problems) => {
            let show = move |look: &mut Look<'_>| Ok(Page::again(view(look, &form, &problems)?, &problems));
            who.page(show).await
        }
    }
}
