//! `/staff/{call}/appointments`: who asks to speak for a funder, and what staff make of it.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use super::appointment::standing;
use crate::call;
use crate::cofunding::acts::{self, ANSWER_MAX};
use crate::cofunding::store::{self, Request};
use crate::ground::ids::{CallId, FunderId, FunderRequestId};
use crate::ground::{Moment, Problems, Result};
use crate::people::{self, Look, Page, Signed, View, Who};
use crate::web::{InTime, see_other};
use crate::words::parts::{Choice, Crumb, Empty, Field, Kind, Notice, Summary, Tag};

#[derive(Serialize)]
struct AppointmentsView {
    title: String,
    crumbs: Vec<Crumb>,
    /// Why what was posted was refused.
    notice: Option<Notice>,
    rows: Vec<Row>,
    empty: Option<Empty>,
}

#[derive(Serialize)]
struct Row {
    id: String,
    funder: String,
    name: String,
    email: String,
    function: String,
    reason: String,
    at: Moment,
    tag: Tag,
    answer: String,
    /// While it waits.
    forms: Option<Forms>,
}

#[derive(Serialize)]
struct Forms {
    appoint: String,
    funder: Field,
    decline: String,
    answer: Field,
    summary: Option<Summary>,
}

impl View for AppointmentsView {
    const TEMPLATE: &'static str = "cofunding/appointments";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct Typed {
    #[serde(default)]
    funder: String,
    #[serde(default)]
    answer: String,
}

/// What was posted about a request, to be shown again.
struct Again {
    id: FunderRequestId,
    typed: Typed,
    problems: Problems,
}

pub async fn list(who: Signed, call: Path<CallId>) -> Result<HttpResponse> {
    who.page(move |look| view(look, &call, None)).await
}

fn view(look: &mut Look<'_>, call: &CallId, again: Option<&Again>) -> Result<AppointmentsView> {
    let actor = look.actor.clone();
    let requests = store::requests_of_call(look.db, &actor, call)?;
    let book = call::store::rulebook(look.db, call)?;
    let funders: Vec<Choice> = store::register(look.db, look.now)?
        .into_iter()
        .map(|funder| Choice::new(funder.id.as_str(), funder.name))
        .collect();
    let mut rows = Vec::new();
    for (at, request) in requests.into_iter().enumerate() {
        let again = again.filter(|again| again.id == request.id);
        rows.push(row(look, request, (at, &funders), again)?);
    }
    let title = look.say("funders-appointments");
    let empty = Empty::new(look.say("funders-appointments-none"), look.say("funders-appointments-none-more"));
    let refused = again.and_then(|again| again.problems.0.iter().find(|problem| problem.is_refusal()));
    let notice = refused.map(|refusal| {
        let said = look.words().problem(look.language, refusal);
        Notice::new(Kind::Bad, look.say("error-refused"), said)
    });
    Ok(AppointmentsView {
        crumbs: vec![
            Crumb::to(look.say("menu-staff"), "/staff"),
            Crumb::to(book.call.title.in_language(look.language.code()), format!("/calls/{call}")),
            Crumb::here(&title),
        ],
        title,
        notice,
        empty: rows.is_empty().then_some(empty),
        rows,
    })
}

fn row(
    look: &mut Look<'_>,
    request: Request,
    (at, funders): (usize, &[Choice]),
    again: Option<&Again>,
) -> Result<Row> {
    let person = people::store::find(look.db, &request.person)?;
    let forms = request.settled.is_none().then(|| forms(look, &request, (at, funders), again));
    Ok(Row {
        tag: standing(look, &request),
        answer: request.settled.map(|settled| settled.answer).unwrap_or_default(),
        id: request.id.to_string(),
        funder: request.funder,
        name: person.name,
        email: person.email,
        function: request.function,
        reason: request.reason,
        at: request.at,
        forms,
    })
}

/// Every request has both: names are alike, ids are not.
fn forms(
    look: &Look<'_>,
    request: &Request,
    (at, funders): (usize, &[Choice]),
    again: Option<&Again>,
) -> Forms {
    let (none, typed) = (Problems::none(), Typed::default());
    let (problems, typed) = again.map_or((&none, &typed), |again| (&again.problems, &again.typed));
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    let mut funder = Field::select("funder", look.say("funders-appoint-for"), funders.to_vec())
        .hint(look.say("funders-appoint-for-hint"))
        .value(&typed.funder)
        .required()
        .errors(errors("funder"));
    let mut answer = Field::lines("answer", look.say("funders-decline-why"))
        .value(&typed.answer)
        .required()
        .max(ANSWER_MAX)
        .errors(errors("answer"));
    for field in [&mut funder, &mut answer] {
        field.id = format!("{}-{at}", field.id);
    }
    let own = format!("/staff/{}/appointments/{}", request.call, request.id);
    let summary = if problems.is_refusal() { None } else { look.words().summary(look.language, problems) };
    Forms { appoint: format!("{own}/appoint"), funder, decline: format!("{own}/decline"), answer, summary }
}

/// `POST /staff/{call}/appointments/{request}/appoint`
pub async fn appoint(
    who: Signed,
    path: Path<(CallId, FunderRequestId)>,
    form: InTime<Typed>,
) -> Result<HttpResponse> {
    let ((call, id), InTime { form, received }) = (path.into_inner(), form);
    let (of, request, funder) = (call.clone(), id.clone(), FunderId::from_text(form.funder.trim()));
    let done = who.act(received, move |act| acts::appoint_requested(act, &of, &request, &funder)).await;
    settled(&who, (call, id), form, done, "appointment-made").await
}

/// `POST /staff/{call}/appointments/{request}/decline`
pub async fn decline(
    who: Signed,
    path: Path<(CallId, FunderRequestId)>,
    form: InTime<Typed>,
) -> Result<HttpResponse> {
    let ((call, id), InTime { form, received }) = (path.into_inner(), form);
    let (of, request, answer) = (call.clone(), id.clone(), form.answer.clone());
    let done = who.act(received, move |act| acts::decline_requested(act, &of, &request, &answer)).await;
    settled(&who, (call, id), form, done, "appointment-declined").await
}

async fn settled(
    who: &Signed,
    (call, id): (CallId, FunderRequestId),
    typed: Typed,
    done: Result<()>,
    word: &str,
) -> Result<HttpResponse> {
    match Who::problems_of(done)? {
        Ok(()) => Ok(see_other(&format!("/staff/{call}/appointments?done={word}"))),
        Err(problems) => {
            let again = Again { id, typed, problems };
            let show =
                move |look: &mut Look<'_>| Ok(Page::again(view(look, &call, Some(&again))?, &again.problems));
            who.page(show).await
        }
    }
}
