//! Questions: asked privately, answered by staff, and what concerns all told to all at once.

use serde_json::json;

use crate::act::Act;
use crate::call::store::{self, Answer, PublicAnswer, Question};
use crate::ground::ids::{CallId, PersonId, QuestionId};
use crate::ground::{Entry, Error, Letter, Problems, RecordClass, Refusal, Result, text};
use crate::people;
use crate::people::rules::text_problem;

pub const SUBJECT_MAX: usize = 200;
pub const TEXT_MAX: usize = 4_000;

/// Asks about a call, privately.
///
/// # Errors
/// `NotFound` where the person does not see the call; `questions-closed` and `questions-over` by its dates;
/// problems of `subject` and `body`, of the latter too where `most` questions of the person wait for an answer already.
pub fn ask(
    act: &mut Act<'_>,
    call: &CallId,
    (subject, body): (&str, &str),
    most: usize,
) -> Result<QuestionId> {
    let person = person(act)?;
    let book = store::seen(act.db, act.actor, call)?;
    let cutoff = book.asks_about(act.received())?;
    let mut problems = Problems::none();
    let subject = line(&mut problems, "subject", subject, SUBJECT_MAX);
    let body = line(&mut problems, "body", body, TEXT_MAX);
    let open = store::questions_of(act.db, act.actor, call)?.iter().filter(|one| one.waits()).count();
    if open >= most {
        problems.add("body", "questions-many").with("most", most);
    }
    problems.into_result()?;
    let id: QuestionId = act.id();
    let question = Question {
        id: id.clone(),
        call: call.clone(),
        person,
        at: act.received(),
        cutoff,
        subject,
        body,
        answer: None,
        published: None,
    };
    store::insert_question(act.db, &question)?;
    record(act, "question.asked", &id, json!({ "call": call, "cutoff": cutoff }))?;
    Ok(id)
}

/// Answers who asked.
///
/// # Errors
/// `NotFound` and `Forbidden` as for [`for_staff`]; `question-answered` the second time; problems of `answer`.
pub fn answer(act: &mut Act<'_>, call: &CallId, id: &QuestionId, answer: &str) -> Result<()> {
    let question = for_staff(act, call, id)?;
    let mut problems = Problems::none();
    let text = line(&mut problems, "answer", answer, TEXT_MAX);
    problems.into_result()?;
    let said = Answer { at: act.received(), by: act.by(), text };
    if !store::put_answer(act.db, id, &said)? {
        return Err(Refusal::new("question-answered").into());
    }
    record(act, "question.answered", id, json!({ "call": call }))?;
    let letter = letter(act, &question, "call-question-answered")?;
    act.post(&letter.with("answer", &said.text))
}

/// Tells an answer to all, in words that do not give away who asked; answers its number.
///
/// # Errors
/// `NotFound` and `Forbidden` as for [`for_staff`]; `question-published` the second time; problems of `question`
/// and `public_answer`.
pub fn publish_answer(
    act: &mut Act<'_>,
    call: &CallId,
    id: &QuestionId,
    question: &str,
    answer: &str,
) -> Result<i32> {
    let asked = for_staff(act, call, id)?;
    if let Some(number) = asked.published {
        return Err(Refusal::new("question-published").with("number", number).into());
    }
    let mut problems = Problems::none();
    let question = line(&mut problems, "question", question, TEXT_MAX);
    let answer = line(&mut problems, "public_answer", answer, TEXT_MAX);
    problems.into_result()?;
    let number = store::public_answers(act.db, call)?.last().map_or(0, |last| last.number) + 1;
    let told = PublicAnswer { id: act.id(), number, at: act.received(), question, answer };
    let by = act.by();
    store::insert_public_answer(act.db, call, Some(id), &by, &told)?;
    // The entry names the answer and not the question: who reads the journal does not learn who asked.
    let entry = json!({ "call": call, "number": number });
    act.record(&Entry::new("answer.published", ("answer", &told.id), RecordClass::Call, entry))?;
    let letter = letter(act, &asked, "call-question-published")?;
    act.post(&letter.with("number", number).with("answer", &told.answer))?;
    tell_others(act, &asked, &told)?;
    Ok(number)
}

/// What concerns all is told to all whom the call concerns, in one letter; who asked has theirs already.
fn tell_others(act: &mut Act<'_>, asked: &Question, told: &PublicAnswer) -> Result<()> {
    let (book, now) = (store::rulebook(act.db, &asked.call)?, act.received());
    for (person, language) in store::concerned(act.db, &asked.call, now)? {
        if person == asked.person {
            continue;
        }
        let letter = Letter::to_person(person, "call-answer-published", RecordClass::Call)
            .with("call", book.call.title.in_language(&language))
            .with("number", told.number)
            .with("question", &told.question)
            .with("answer", &told.answer);
        act.post(&letter)?;
    }
    Ok(())
}

/// A question for staff of the call: who asked it sees it, and auditors do, and may not answer.
fn for_staff(act: &mut Act<'_>, call: &CallId, id: &QuestionId) -> Result<Question> {
    let question = store::question(act.db, act.actor, call, id)?;
    if store::answers_questions(act.actor, call) { Ok(question) } else { Err(Error::Forbidden) }
}

fn letter(act: &mut Act<'_>, question: &Question, template: &'static str) -> Result<Letter> {
    let language = people::store::find(act.db, &question.person)?.language;
    let book = store::rulebook(act.db, &question.call)?;
    Ok(Letter::to_person(question.person.clone(), template, RecordClass::Call)
        .with("call", book.call.title.in_language(&language))
        .with("subject", &question.subject))
}

fn record(act: &mut Act<'_>, verb: &'static str, id: &QuestionId, facts: serde_json::Value) -> Result<()> {
    act.record(&Entry::new(verb, ("question", id), RecordClass::Call, facts))
}

pub(super) fn person(act: &Act<'_>) -> Result<PersonId> {
    act.actor.person().cloned().ok_or(Error::SignIn)
}

fn line(problems: &mut Problems, field: &str, typed: &str, max: usize) -> String {
    text::line(typed, max).unwrap_or_else(|bad| {
        text_problem(problems, field, &bad);
        String::new()
    })
}
