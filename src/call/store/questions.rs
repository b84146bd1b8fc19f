//! Questions about a call, asked privately, and what was answered to all.

use diesel::prelude::*;

use super::confidence::reads_questions;
use crate::db::Db;
use crate::db::schema::{public_answers, questions};
use crate::ground::ids::{CallId, PersonId, QuestionId, RowId};
use crate::ground::{Actor, Error, Moment, Result};

#[derive(Clone, Debug)]
pub struct Question {
    pub id: QuestionId,
    pub call: CallId,
    pub person: PersonId,
    pub at: Moment,
    /// The cut-off that was next when it was asked.
    pub cutoff: i32,
    pub subject: String,
    pub body: String,
    pub answer: Option<Answer>,
    /// The number under which an answer was published.
    pub published: Option<i32>,
}

impl Question {
    /// Whether it has no answer yet, neither its own nor one to all.
    pub fn waits(&self) -> bool {
        self.answer.is_none() && self.published.is_none()
    }
}

#[derive(Clone, Debug)]
pub struct Answer {
    pub at: Moment,
    pub by: String,
    pub text: String,
}

/// An answer to all, in words that do not give away who asked.
#[derive(Clone, Debug, Queryable)]
pub struct PublicAnswer {
    pub id: RowId,
    pub number: i32,
    pub at: Moment,
    pub question: String,
    pub answer: String,
}

type Row = (
    QuestionId,
    CallId,
    PersonId,
    Moment,
    i32,
    String,
    String,
    Option<Moment>,
    Option<String>,
    Option<String>,
    Option<i32>,
);
type Columns = (
    questions::id,
    questions::call_id,
    questions::person_id,
    questions::at,
    questions::cutoff,
    questions::subject,
    questions::body,
    questions::answered_at,
    questions::answered_by,
    questions::answer,
    diesel::dsl::Nullable<public_answers::number>,
);

fn columns() -> Columns {
    (
        questions::id,
        questions::call_id,
        questions::person_id,
        questions::at,
        questions::cutoff,
        questions::subject,
        questions::body,
        questions::answered_at,
        questions::answered_by,
        questions::answer,
        public_answers::number.nullable(),
    )
}

fn read(row: Row) -> Question {
    let (id, call, person, at, cutoff, subject, body, answered, by, text, published) = row;
    let answer = answered.zip(text).map(|(at, text)| Answer { at, by: by.unwrap_or_default(), text });
    Question { id, call, person, at, cutoff, subject, body, answer, published }
}

/// The questions of a call that an actor sees, the newest first: one's own, and for who
/// [`reads_questions`] all of them.
pub fn questions_seen(db: &mut Db, actor: &Actor, call: &CallId) -> Result<Vec<Question>> {
    if reads_questions(actor, call) {
        return load(db, call, None);
    }
    questions_of(db, actor, call)
}

/// An actor's own questions.
pub fn questions_of(db: &mut Db, actor: &Actor, call: &CallId) -> Result<Vec<Question>> {
    match actor.person() {
        Some(person) => load(db, call, Some(person)),
        None => Ok(Vec::new()),
    }
}

fn load(db: &mut Db, call: &CallId, of: Option<&PersonId>) -> Result<Vec<Question>> {
    let joined = questions::table
        .left_join(public_answers::table.on(public_answers::question_id.eq(questions::id.nullable())));
    let mut query = joined.filter(questions::call_id.eq(call)).select(columns()).into_boxed();
    if let Some(person) = of {
        query = query.filter(questions::person_id.eq(person));
    }
    let rows: Vec<Row> = query.order((questions::at.desc(), questions::id)).load(db)?;
    Ok(rows.into_iter().map(read).collect())
}

/// One question.
///
/// # Errors
/// `NotFound` for everybody but who asked and who [`reads_questions`].
pub fn question(db: &mut Db, actor: &Actor, call: &CallId, id: &QuestionId) -> Result<Question> {
    let found: Option<Row> = questions::table
        .left_join(public_answers::table.on(public_answers::question_id.eq(questions::id.nullable())))
        .filter(questions::id.eq(id))
        .filter(questions::call_id.eq(call))
        .select(columns())
        .first(db)
        .optional()?;
    let question = found.map(read).ok_or(Error::NotFound)?;
    let own = actor.person() == Some(&question.person);
    if own || reads_questions(actor, call) { Ok(question) } else { Err(Error::NotFound) }
}

pub fn insert_question(db: &mut Db, question: &Question) -> Result<()> {
    diesel::insert_into(questions::table)
        .values((
            questions::id.eq(&question.id),
            questions::call_id.eq(&question.call),
            questions::person_id.eq(&question.person),
            questions::at.eq(question.at),
            questions::cutoff.eq(question.cutoff),
            questions::subject.eq(&question.subject),
            questions::body.eq(&question.body),
        ))
        .execute(db)?;
    Ok(())
}

/// Writes the answer down; false where there is one already.
pub fn put_answer(db: &mut Db, id: &QuestionId, answer: &Answer) -> Result<bool> {
    let open = questions::table.find(id).filter(questions::answered_at.is_null());
    let written = diesel::update(open)
        .set((
            questions::answered_at.eq(answer.at),
            questions::answered_by.eq(&answer.by),
            questions::answer.eq(&answer.text),
        ))
        .execute(db)?;
    Ok(written == 1)
}

/// What was answered to all, in order of the numbers.
pub fn public_answers(db: &mut Db, call: &CallId) -> Result<Vec<PublicAnswer>> {
    Ok(public_answers::table
        .filter(public_answers::call_id.eq(call))
        .order(public_answers::number)
        .select((
            public_answers::id,
            public_answers::number,
            public_answers::at,
            public_answers::question,
            public_answers::answer,
        ))
        .load(db)?)
}

/// Who asked what was answered to all, for a letter; None where it answers nobody.
pub fn asker_of(db: &mut Db, call: &CallId, number: i32) -> Result<Option<PersonId>> {
    Ok(public_answers::table
        .inner_join(questions::table.on(public_answers::question_id.eq(questions::id.nullable())))
        .filter(public_answers::call_id.eq(call))
        .filter(public_answers::number.eq(number))
        .select(questions::person_id)
        .first(db)
        .optional()?)
}

pub fn insert_public_answer(
    db: &mut Db,
    call: &CallId,
    of: Option<&QuestionId>,
    by: &str,
    answer: &PublicAnswer,
) -> Result<()> {
    diesel::insert_into(public_answers::table)
        .values((
            public_answers::id.eq(&answer.id),
            public_answers::call_id.eq(call),
            public_answers::number.eq(answer.number),
            public_answers::at.eq(answer.at),
            public_answers::by_person.eq(by),
            public_answers::question_id.eq(of),
            public_answers::question.eq(&answer.question),
            public_answers::answer.eq(&answer.answer),
        ))
        .execute(db)?;
    Ok(())
}
