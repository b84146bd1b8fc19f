//! Asking about a call in private: one's own questions, and for staff and auditors everybody's. Nobody else learns that there
//! is one.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::{Deserialize, Serialize};

use crate::call::acts::{self, SUBJECT_MAX, TEXT_MAX};
use crate::call::rules::Rulebook;
use crate::call::store::{self, Question};
use crate::ground::ids::{CallId, QuestionId};
use crate::ground::{Error, Moment, Problems, Result};
use crate::people::store::name;
use crate::people::{Look, Page, Signed, View, Who};
use crate::web::{InTime, see_other};
use crate::words::parts::{Crumb, Empty, Field, Kind, Notice, Summary, Tag};

#[derive(Serialize)]
struct QuestionsView {
    title: String,
    crumbs: Vec<Crumb>,
    lead: String,
    action: String,
    answers: String,
    rows: Vec<Row>,
    /// Absent while questions are closed.
    form: Option<Form>,
    notice: Option<Notice>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    subject: String,
    at: Moment,
    cutoff: i32,
    /// Who asked; for staff and auditors alone.
    by: Option<String>,
    tags: Vec<Tag>,
}

#[derive(Serialize)]
struct Form {
    fields: Vec<Field>,
    summary: Option<Summary>,
}

impl View for QuestionsView {
    const TEMPLATE: &'static str = "call/questions";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct Asked {
    #[serde(default)]
    subject: String,
    #[serde(default)]
    body: String,
}

/// Until when one may ask, in a sentence.
pub(super) fn closing_words(look: &Look<'_>, book: &Rulebook) -> String {
    match book.asks_about(look.now) {
        Err(refusal) => look.words().refusal(look.language, &refusal),
        Ok(cutoff) => {
            let at = book.questions_close(cutoff).map(|at| at.to_string()).unwrap_or_default();
            look.text("call-questions-until", &[("cutoff", cutoff.to_string()), ("at", at)])
        }
    }
}

fn crumbs(look: &Look<'_>, book: &Rulebook, last: &[Crumb]) -> Vec<Crumb> {
    let call = &book.call.id;
    let mut crumbs = vec![
        Crumb::to(look.say("call-list-title"), "/calls"),
        Crumb::to(book.call.title.in_language(look.language.code()), format!("/calls/{call}")),
    ];
    crumbs.extend_from_slice(last);
    crumbs
}

/// `/calls/{call}/questions`
pub async fn mine(who: Signed, call: Path<CallId>) -> Result<HttpResponse> {
    who.page(move |look| own(look, &call, &Asked::default(), &Problems::none())).await
}

fn own(look: &mut Look<'_>, call: &CallId, typed: &Asked, problems: &Problems) -> Result<QuestionsView> {
    let actor = look.actor.clone();
    let book = store::seen(look.db, &actor, call)?;
    let rows = store::questions_of(look.db, &actor, call)?.into_iter().map(|one| row(look, one, None));
    let title = look.say("call-questions");
    let open = book.asks_about(look.now).is_ok();
    let closed = || Notice::new(Kind::Plain, look.say("call-questions-closed"), closing_words(look, &book));
    let form = || Form {
        fields: fields(look, typed, problems),
        summary: look.words().summary(look.language, problems),
    };
    Ok(QuestionsView {
        crumbs: crumbs(look, &book, &[Crumb::here(&title)]),
        title,
        lead: look.text("call-questions-lead", &[("until", closing_words(look, &book))]),
        action: format!("/calls/{call}/questions"),
        answers: format!("/calls/{call}/answers"),
        rows: rows.collect(),
        form: (open || !problems.is_empty()).then(form),
        notice: (!open).then(closed),
    })
}

fn row(look: &Look<'_>, question: Question, by: Option<String>) -> Row {
    Row {
        href: format!("/calls/{}/questions/{}", question.call, question.id),
        tags: tags(look, &question),
        subject: question.subject,
        at: question.at,
        cutoff: question.cutoff,
        by,
    }
}

fn tags(look: &Look<'_>, question: &Question) -> Vec<Tag> {
    let answered = match question.answer {
        Some(_) => Some(Tag::good(look.say("call-question-is-answered"))),
        None => question.waits().then(|| Tag::warn(look.say("call-question-is-open"))),
    };
    let published = question
        .published
        .map(|number| Tag::plain(look.text("call-question-is-published", &[("number", number.to_string())])));
    [answered, published].into_iter().flatten().collect()
}

fn fields(look: &Look<'_>, typed: &Asked, problems: &Problems) -> Vec<Field> {
    let errors = |name: &str| look.words().errors(look.language, problems, name);
    vec![
        Field::text("subject", look.say("call-question-subject"))
            .value(&typed.subject)
            .required()
            .max(SUBJECT_MAX)
            .errors(errors("subject")),
        Field::lines("body", look.say("call-question-body"))
            .hint(look.say("call-question-body-hint"))
            .value(&typed.body)
            .required()
            .max(TEXT_MAX)
            .errors(errors("body")),
    ]
}

/// `POST /calls/{call}/questions`
pub async fn ask(who: Signed, call: Path<CallId>, form: InTime<Asked>) -> Result<HttpResponse> {
    let (call, InTime { form, received }) = (call.into_inner(), form);
    let (of, typed) = (call.clone(), form.clone());
    let most = who.state.config.limits.open_questions;
    let asked = who.act(received, move |act| acts::ask(act, &of, (&typed.subject, &typed.body), most));
    match Who::problems_of(asked.await)? {
        Ok(id) => Ok(see_other(&format!("/calls/{call}/questions/{id}?done=question-asked"))),
        Err(problems) => {
            let again =
                move |look: &mut Look<'_>| Ok(Page::again(own(look, &call, &form, &problems)?, &problems));
            who.page(again).await
        }
    }
}

#[derive(Serialize)]
struct AskedView {
    title: String,
    crumbs: Vec<Crumb>,
    rows: Vec<Row>,
    empty: Option<Empty>,
    answers: String,
}

impl View for AskedView {
    const TEMPLATE: &'static str = "call/asked";
    fn title(&self) -> String {
        self.title.clone()
    }
}

/// `/staff/{call}/questions`
pub async fn all(who: Signed, call: Path<CallId>) -> Result<HttpResponse> {
    who.page(move |look| asked(look, &call)).await
}

fn asked(look: &mut Look<'_>, call: &CallId) -> Result<AskedView> {
    let actor = look.actor.clone();
    if !store::reads_questions(&actor, call) {
        return Err(Error::NotFound);
    }
    let book = store::rulebook(look.db, call)?;
    let mut questions = store::questions_seen(look.db, &actor, call)?;
    // What waits for an answer stands first.
    questions.sort_by_key(|question| !question.waits());
    let mut rows = Vec::new();
    for question in questions {
        let by = name(look.db, question.person.as_str())?;
        rows.push(row(look, question, Some(by)));
    }
    let title = look.say("call-asked");
    let empty = Empty::new(look.say("call-asked-none"), look.say("call-asked-none-more"));
    Ok(AskedView {
        crumbs: vec![
            Crumb::to(look.say("menu-staff"), "/staff"),
            Crumb::to(book.call.title.in_language(look.language.code()), format!("/calls/{call}")),
            Crumb::here(&title),
        ],
        title,
        empty: rows.is_empty().then_some(empty),
        rows,
        answers: format!("/calls/{call}/answers"),
    })
}

#[derive(Serialize)]
struct QuestionView {
    title: String,
    crumbs: Vec<Crumb>,
    at: Moment,
    by: Option<String>,
    tags: Vec<Tag>,
    body: String,
    answer: Option<Told>,
    published: Option<String>,
    /// Who asked waits for an answer.
    waits: bool,
    /// Why what was posted was refused, where the form for it is gone.
    notice: Option<Notice>,
    /// For staff, as long as there is something to do.
    answer_form: Option<OneForm>,
    publish_form: Option<OneForm>,
}

#[derive(Serialize)]
struct Told {
    at: Moment,
    by: String,
    text: String,
}

#[derive(Serialize)]
struct OneForm {
    action: String,
    fields: Vec<Field>,
    summary: Option<Summary>,
}

impl View for QuestionView {
    const TEMPLATE: &'static str = "call/question";
    fn title(&self) -> String {
        self.title.clone()
    }
}

#[derive(Deserialize, Clone, Default)]
pub struct TypedAnswer {
    #[serde(default)]
    answer: String,
}

#[derive(Deserialize, Clone, Default)]
pub struct TypedPublic {
    #[serde(default)]
    question: String,
    #[serde(default)]
    public_answer: String,
}

/// What was typed into either form of staff, and what is wrong with it.
#[derive(Default)]
struct Typed {
    answer: TypedAnswer,
    answer_problems: Problems,
    /// None until it is posted: then the answer is offered as a beginning.
    public: Option<TypedPublic>,
    public_problems: Problems,
}

/// `/calls/{call}/questions/{question}`
pub async fn one(who: Signed, path: Path<(CallId, QuestionId)>) -> Result<HttpResponse> {
    let (call, id) = path.into_inner();
    who.page(move |look| question(look, &call, &id, &Typed::default())).await
}

fn question(look: &mut Look<'_>, call: &CallId, id: &QuestionId, typed: &Typed) -> Result<QuestionView> {
    let actor = look.actor.clone();
    let asked = store::question(look.db, &actor, call, id)?;
    let book = store::rulebook(look.db, call)?;
    let staff = store::answers_questions(&actor, call);
    let told = store::reads_questions(&actor, call);
    let by = if told { Some(name(look.db, asked.person.as_str())?) } else { None };
    let answer = match &asked.answer {
        Some(answer) => {
            Some(Told { at: answer.at, by: name(look.db, &answer.by)?, text: answer.text.clone() })
        }
        None => None,
    };
    let list = if told {
        Crumb::to(look.say("call-asked"), format!("/staff/{call}/questions"))
    } else {
        Crumb::to(look.say("call-questions"), format!("/calls/{call}/questions"))
    };
    Ok(QuestionView {
        crumbs: crumbs(look, &book, &[list, Crumb::here(&asked.subject)]),
        title: asked.subject.clone(),
        at: asked.at,
        by,
        tags: tags(look, &asked),
        body: asked.body.clone(),
        published: asked.published.map(|number| format!("/calls/{call}/answers#answer-{number}")),
        notice: [&typed.answer_problems, &typed.public_problems]
            .into_iter()
            .find_map(|one| refused(look, one)),
        waits: !staff && asked.waits(),
        answer_form: (staff && answer.is_none()).then(|| answer_form(look, &asked, typed)),
        publish_form: (staff && asked.published.is_none()).then(|| publish_form(look, &asked, typed)),
        answer,
    })
}

/// A refusal, told without a form.
pub(super) fn refused(look: &Look<'_>, problems: &Problems) -> Option<Notice> {
    let refusal = problems.0.iter().find(|problem| problem.is_refusal())?;
    let said = look.words().problem(look.language, refusal);
    Some(Notice::new(Kind::Bad, look.say("error-refused"), said))
}

fn answer_form(look: &Look<'_>, asked: &Question, typed: &Typed) -> OneForm {
    let errors = |name: &str| look.words().errors(look.language, &typed.answer_problems, name);
    OneForm {
        action: format!("/calls/{}/questions/{}/answer", asked.call, asked.id),
        fields: vec![
            Field::lines("answer", look.say("call-question-answer"))
                .hint(look.say("call-question-answer-hint"))
                .value(&typed.answer.answer)
                .required()
                .max(TEXT_MAX)
                .errors(errors("answer")),
        ],
        summary: look.words().summary(look.language, &typed.answer_problems),
    }
}

fn publish_form(look: &Look<'_>, asked: &Question, typed: &Typed) -> OneForm {
    let errors = |name: &str| look.words().errors(look.language, &typed.public_problems, name);
    let begun = || TypedPublic {
        question: String::new(),
        public_answer: asked.answer.as_ref().map(|answer| answer.text.clone()).unwrap_or_default(),
    };
    let public = typed.public.clone().unwrap_or_else(begun);
    OneForm {
        action: format!("/calls/{}/questions/{}/publish", asked.call, asked.id),
        fields: vec![
            Field::lines("question", look.say("call-question-public"))
                .hint(look.say("call-question-public-hint"))
                .value(public.question)
                .required()
                .max(TEXT_MAX)
                .errors(errors("question")),
            Field::lines("public_answer", look.say("call-question-public-answer"))
                .value(public.public_answer)
                .required()
                .max(TEXT_MAX)
                .errors(errors("public_answer")),
        ],
        summary: look.words().summary(look.language, &typed.public_problems),
    }
}

/// `POST /calls/{call}/questions/{question}/answer`
pub async fn answer(
    who: Signed,
    path: Path<(CallId, QuestionId)>,
    form: InTime<TypedAnswer>,
) -> Result<HttpResponse> {
    let ((call, id), InTime { form, received }) = (path.into_inner(), form);
    let (of, question_id, typed) = (call.clone(), id.clone(), form.clone());
    let done = who.act(received, move |act| acts::answer(act, &of, &question_id, &typed.answer));
    match Who::problems_of(done.await)? {
        Ok(()) => Ok(see_other(&format!("/calls/{call}/questions/{id}?done=question-answered"))),
        Err(answer_problems) => {
            again(&who, call, id, Typed { answer: form, answer_problems, ..Typed::default() }).await
        }
    }
}

/// `POST /calls/{call}/questions/{question}/publish`
pub async fn publish(
    who: Signed,
    path: Path<(CallId, QuestionId)>,
    form: InTime<TypedPublic>,
) -> Result<HttpResponse> {
    let ((call, id), InTime { form, received }) = (path.into_inner(), form);
    let (of, asked, typed) = (call.clone(), id.clone(), form.clone());
    let done = who.act(received, move |act| {
        acts::publish_answer(act, &of, &asked, &typed.question, &typed.public_answer)
    });
    match Who::problems_of(done.await)? {
        Ok(_number) => Ok(see_other(&format!("/calls/{call}/questions/{id}?done=answer-published"))),
        Err(public_problems) => {
            again(&who, call, id, Typed { public: Some(form), public_problems, ..Typed::default() }).await
        }
    }
}

async fn again(who: &Who, call: CallId, id: QuestionId, typed: Typed) -> Result<HttpResponse> {
    let show = move |look: &mut Look<'_>| {
        let problems =
            if typed.answer_problems.is_empty() { &typed.public_problems } else { &typed.answer_problems };
        Ok(Page::again(question(look, &call, &id, &typed)?, problems))
    };
    who.page(show).await
}
