//! Announcements: the newest on the call's page, all of them on their own, and in the feed.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use crate::call::acts::{self, BODY_MAX, TITLE_MAX};
use crate::call::store;
use crate::call::told::{NewsRow, news};
use crate::ground::ids::CallId;
use crate::ground::{Problems, Result};
use crate::people::{Look, Page, Signed, View, Visitor, Who};
use crate::web::{InTime, see_other};
use crate::words::parts::{Crumb, Empty, Field, Summary};

#[derive(Serialize)]
struct NewsView {
    title: String,
    crumbs: Vec<Crumb>,
    call: String,
    news: Vec<NewsRow>,
    empty: Option<Empty>,
    form: Option<Form>,
}

#[derive(Serialize)]
struct Form {
    fields: Vec<Field>,
    summary: Option<Summary>,
}

impl View for NewsView {
    const TEMPLATE: &'static str = "call/news";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct Typed {
    #[serde(default)]
    title: String,
    #[serde(default)]
    body: String,
}

/// `/calls/{call}/announcements`
pub async fn show(who: Visitor, call: Path<CallId>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &call, &Typed::default(), &Problems::none())).await
}

fn view(look: &mut Look<'_>, call: &CallId, typed: &Typed, problems: &Problems) -> Result<NewsView> {
    let actor = look.actor.clone();
    let book = store::seen(look.db, &actor, call)?;
    let title = look.say("call-news");
    let news = news(look, &book)?;
    let empty = Empty::new(look.say("call-news-none"), look.say("call-news-none-more"));
    Ok(NewsView {
        crumbs: vec![
            Crumb::to(look.say("call-list-title"), "/calls"),
            Crumb::to(book.call.title.in_language(look.language.code()), format!("/calls/{call}")),
            Crumb::here(&title),
        ],
        title,
        call: call.to_string(),
        empty: news.is_empty().then_some(empty),
        news,
        form: acts::runs(&actor, call).then(|| form(look, typed, problems)),
    })
}

fn form(look: &Look<'_>, typed: &Typed, problems: &Problems) -> Form {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    Form {
        fields: vec![
            Field::text("title", look.say("call-news-title"))
                .value(&typed.title)
                .required()
                .max(TITLE_MAX)
                .errors(errors("title")),
            Field::lines("body", look.say("call-news-body"))
                .hint(look.say("call-news-body-hint"))
                .value(&typed.body)
                .required()
                .max(BODY_MAX)
                .errors(errors("body")),
        ],
        summary: look.words().summary(look.language, problems),
    }
}

/// `POST /calls/{call}/announcements`
pub async fn announce(who: Signed, call: Path<CallId>, form: InTime<Typed>) -> Result<HttpResponse> {
    let (call, InTime { form, received }) = (call.into_inner(), form);
    let (of, typed) = (call.clone(), form.clone());
    let done = who.act(received, move |act| acts::announce(act, &of, &typed.title, &typed.body));
    match Who::problems_of(done.await)? {
        Ok(_id) => Ok(see_other(&format!("/calls/{call}/announcements?done=announced"))),
        Err(problems) => {
            let again =
                move |look: &mut Look<'_>| Ok(Page::again(view(look, &call, &form, &problems)?, &problems));
            who.page(again).await
        }
    }
}
