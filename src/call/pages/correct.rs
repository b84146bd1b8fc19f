//! Correcting an announcement or an answer to all: a form over the wording that stands.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::questions::refused;
use crate::call::acts::{self, BODY_MAX, REASON_MAX, TEXT_MAX, TITLE_MAX, Wording};
use crate::call::store;
use crate::call::told::{answers, news};
use crate::ground::ids::{AnnouncementId, CallId};
use crate::ground::{Error, Problems, Result};
use crate::people::{Look, Page, Signed, View, Who};
use crate::web::{InTime, see_other};
use crate::words::parts::{Crumb, Field, Kind, Notice, Summary};

#[derive(Serialize)]
struct CorrectView {
    title: String,
    crumbs: Vec<Crumb>,
    action: String,
    /// The wording that the form is filled in upon, counted from 1.
    seen: i32,
    notice: Option<Notice>,
    /// What stands now, where that is not what the form was filled in upon.
    stands: Option<Stands>,
    fields: Vec<Field>,
    summary: Option<Summary>,
    back: String,
}

#[derive(Serialize)]
struct Stands {
    title: String,
    body: String,
}

impl View for CorrectView {
    const TEMPLATE: &'static str = "call/correct";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `title` and `body`, or `question` and `answer`.
#[derive(Deserialize, Clone, Default)]
pub struct Typed {
    #[serde(default)]
    seen: i32,
    #[serde(default, alias = "question")]
    title: String,
    #[serde(default, alias = "answer")]
    body: String,
    #[serde(default)]
    reason: String,
}

impl Typed {
    fn wording(&self) -> Wording {
        Wording { title: self.title.clone(), body: self.body.clone(), reason: self.reason.clone() }
    }
}

/// What a form is about.
#[derive(Clone)]
enum About {
    Announcement(AnnouncementId),
    Answer(i32),
}

/// How a form came back.
#[derive(Default)]
struct Again {
    typed: Option<Typed>,
    problems: Problems,
    /// Somebody corrected it meanwhile.
    met: bool,
}

/// `/calls/{call}/announcements/{announcement}/correct`
pub async fn announcement_form(who: Signed, path: Path<(CallId, AnnouncementId)>) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    who.page(move |look| view(look, &call, &About::Announcement(id), &Again::default())).await
}

/// `/calls/{call}/answers/{number}/correct`
pub async fn answer_form(who: Signed, path: Path<(CallId, i32)>) -> Result<HttpResponse> {
    let (call, number) = path.into_inner();
    who.page(move |look| view(look, &call, &About::Answer(number), &Again::default())).await
}

pub async fn announcement(
    who: Signed,
    path: Path<(CallId, AnnouncementId)>,
    form: InTime<Typed>,
) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    correct(who, call, About::Announcement(id), form).await
}

pub async fn answer(who: Signed, path: Path<(CallId, i32)>, form: InTime<Typed>) -> Result<HttpResponse> {
    let (call, number) = path.into_inner();
    correct(who, call, About::Answer(number), form).await
}

async fn correct(who: Signed, call: CallId, about: About, form: InTime<Typed>) -> Result<HttpResponse> {
    let InTime { form: typed, received } = form;
    let (of, on, sent) = (call.clone(), about.clone(), typed.clone());
    let done = who.act(received, move |act| match &on {
        About::Announcement(id) => acts::correct_announcement(act, &of, id, sent.seen, &sent.wording()),
        About::Answer(number) => acts::correct_answer(act, &of, *number, sent.seen, &sent.wording()),
    });
    let again = match done.await {
        Err(Error::Conflict { .. }) => Again { typed: Some(typed), met: true, ..Again::default() },
        other => match Who::problems_of(other)? {
            Ok(_version) => {
                let page = match about {
                    About::Announcement(_) => "announcements",
                    About::Answer(_) => "answers",
                };
                return Ok(see_other(&format!("/calls/{call}/{page}?done=corrected")));
            }
            Err(problems) => Again { typed: Some(typed), problems, met: false },
        },
    };
    let show = move |look: &mut Look<'_>| {
        let view = view(look, &call, &about, &again)?;
        Ok(match again.met {
            true => Page::with_status(view, StatusCode::CONFLICT),
            false => Page::again(view, &again.problems),
        })
    };
    who.page(show).await
}

/// The wording that stands.
struct Now {
    seen: i32,
    title: String,
    body: String,
}

fn now(look: &mut Look<'_>, call: &CallId, about: &About) -> Result<Now> {
    let actor = look.actor.clone();
    let book = store::seen(look.db, &actor, call)?;
    if !acts::runs(&actor, call) {
        return Err(Error::Forbidden);
    }
    match about {
        About::Announcement(id) => {
            let mut all = news(look, &book)?.into_iter();
            let one = all.find(|one| one.id == id.as_str()).filter(|one| one.wordings.correct.is_some());
            let one = one.ok_or(Error::NotFound)?;
            Ok(Now { seen: one.wordings.number, title: one.title, body: one.body })
        }
        About::Answer(number) => {
            let mut all = answers(look, &book)?.into_iter();
            let one = all.find(|one| one.number == *number).ok_or(Error::NotFound)?;
            Ok(Now { seen: one.wordings.number, title: one.question, body: one.answer })
        }
    }
}

fn view(look: &mut Look<'_>, call: &CallId, about: &About, again: &Again) -> Result<CorrectView> {
    let now = now(look, call, about)?;
    let book = store::rulebook(look.db, call)?;
    let (page, over, title) = match about {
        About::Announcement(_) => ("announcements", "call-news", look.say("call-correct-announcement")),
        About::Answer(number) => {
            let title = look.text("call-correct-answer", &[("number", number.to_string())]);
            ("answers", "call-answers", title)
        }
    };
    let back = format!("/calls/{call}/{page}");
    let action = match about {
        About::Announcement(id) => format!("{back}/{id}/correct"),
        About::Answer(number) => format!("{back}/{number}/correct"),
    };
    let met = |look: &Look<'_>| {
        Notice::new(Kind::Warn, look.say("call-correct-met"), look.say("call-correct-met-more"))
    };
    Ok(CorrectView {
        crumbs: vec![
            Crumb::to(look.say("call-list-title"), "/calls"),
            Crumb::to(book.call.title.in_language(look.language.code()), format!("/calls/{call}")),
            Crumb::to(look.say(over), &back),
            Crumb::here(&title),
        ],
        title,
        action,
        notice: if again.met { Some(met(look)) } else { refused(look, &again.problems) },
        fields: fields(look, about, &now, again),
        summary: look.words().summary(look.language, &again.problems),
        // What was met is seen now, and may be written over.
        seen: match &again.typed {
            Some(typed) if !again.met => typed.seen,
            _ => now.seen,
        },
        stands: again.met.then_some(Stands { title: now.title, body: now.body }),
        back,
    })
}

fn fields(look: &Look<'_>, about: &About, now: &Now, again: &Again) -> Vec<Field> {
    let errors = |name: &str| look.words().errors(look.language, &again.problems, name);
    let typed = again.typed.as_ref();
    let (title, body) =
        (typed.map_or(&now.title, |one| &one.title), typed.map_or(&now.body, |one| &one.body));
    let reason = typed.map_or("", |one| one.reason.as_str());
    let [title, body] = match about {
        About::Announcement(_) => [
            Field::text("title", look.say("call-news-title"))
                .value(title)
                .max(TITLE_MAX)
                .errors(errors("title")),
            Field::lines("body", look.say("call-news-body")).value(body).max(BODY_MAX).errors(errors("body")),
        ],
        About::Answer(_) => [
            Field::lines("question", look.say("call-question-public"))
                .hint(look.say("call-question-public-hint"))
                .value(title)
                .max(TEXT_MAX)
                .errors(errors("question")),
            Field::lines("answer", look.say("call-question-public-answer"))
                .value(body)
                .max(TEXT_MAX)
                .errors(errors("answer")),
        ],
    };
    let reason = Field::lines("reason", look.say("call-correct-reason"))
        .hint(look.say("call-correct-reason-hint"))
        .value(reason)
        .max(REASON_MAX)
        .errors(errors("reason"));
    vec![title.required(), body.required(), reason.required()]
}
