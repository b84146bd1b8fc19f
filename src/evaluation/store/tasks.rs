//! Rows of tasks: who is to do what for which proposal.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::{assignments, people, proposals};
use crate::evaluation::rules::{Duty, TaskState};
use crate::ground::ids::{AssignmentId, CallId, PersonId, ProposalId};
use crate::ground::{Actor, Error, Moment, Result};

#[derive(Clone, Debug)]
pub struct Task {
    pub id: AssignmentId,
    pub call: CallId,
    pub cutoff: i32,
    pub proposal: ProposalId,
    pub reference: String,
    pub person: PersonId,
    pub name: String,
    pub duty: Duty,
    pub state: TaskState,
    pub due: Option<Moment>,
    pub at: Moment,
    pub settled: Option<Moment>,
    pub reason: String,
}

type Row = (
    (AssignmentId, CallId, i32, ProposalId, String),
    (PersonId, String, String, String),
    (Option<Moment>, Moment, Option<Moment>, String),
);

type Columns = (
    (assignments::id, proposals::call_id, assignments::cutoff, proposals::id, proposals::reference),
    (people::id, people::name, assignments::duty, assignments::state),
    (assignments::due_at, assignments::at, assignments::settled_at, assignments::reason),
);
const COLUMNS: Columns = (
    (assignments::id, proposals::call_id, assignments::cutoff, proposals::id, proposals::reference),
    (people::id, people::name, assignments::duty, assignments::state),
    (assignments::due_at, assignments::at, assignments::settled_at, assignments::reason),
);

/// Runs a query over tasks joined with their proposals and people; a macro, since the type of a boxed join
/// over two databases is longer than the query.
macro_rules! tasks {
    ($db:expr, $($filter:expr),+) => {{
        let rows: Vec<Row> = assignments::table
            .inner_join(proposals::table.on(assignments::proposal_id.eq(proposals::id)))
            .inner_join(people::table.on(assignments::person_id.eq(people::id)))
            $(.filter($filter))+
            .order((proposals::reference, assignments::duty, people::name, assignments::id))
            .select(COLUMNS)
            .load($db)?;
        rows.into_iter().map(read).collect::<Result<Vec<Task>>>()
    }};
}

fn read(row: Row) -> Result<Task> {
    let ((id, call, cutoff, proposal, reference), (person, name, duty, state), rest) = row;
    let (due, at, settled, reason) = rest;
    let duty = Duty::parse(&duty).ok_or_else(|| Error::internal("an unknown duty"))?;
    let state = TaskState::parse(&state).ok_or_else(|| Error::internal("an unknown state of a task"))?;
    Ok(Task { id, call, cutoff, proposal, reference, person, name, duty, state, due, at, settled, reason })
}

/// The tasks of a cut-off, for its staff.
pub fn tasks_of_cutoff(db: &mut Db, call: &CallId, cutoff: i32) -> Result<Vec<Task>> {
    tasks!(db, proposals::call_id.eq(call), assignments::cutoff.eq(cutoff))
}

/// The tasks of one expert in a cut-off, those taken away included.
pub fn tasks_of_expert(db: &mut Db, call: &CallId, cutoff: i32, person: &PersonId) -> Result<Vec<Task>> {
    tasks!(db, proposals::call_id.eq(call), assignments::cutoff.eq(cutoff), people::id.eq(person))
}

/// The tasks on one proposal.
pub fn tasks_of_proposal(db: &mut Db, proposal: &ProposalId, cutoff: i32) -> Result<Vec<Task>> {
    tasks!(db, assignments::proposal_id.eq(proposal), assignments::cutoff.eq(cutoff))
}

/// The actor's own tasks, but those taken away from them.
pub fn tasks_visible_to(db: &mut Db, actor: &Actor) -> Result<Vec<Task>> {
    let Some(person) = actor.person() else { return Ok(Vec::new()) };
    tasks!(db, assignments::person_id.eq(person), assignments::state.ne(TaskState::Removed.name()))
}

/// One of the actor's own tasks.
///
/// # Errors
/// Not found, whosever else it is, and once it was taken away.
pub fn task_visible_to(db: &mut Db, actor: &Actor, id: &AssignmentId) -> Result<Task> {
    let person = actor.person().ok_or(Error::NotFound)?;
    let found = tasks!(
        db,
        assignments::id.eq(id),
        assignments::person_id.eq(person),
        assignments::state.ne(TaskState::Removed.name())
    )?;
    found.into_iter().next().ok_or(Error::NotFound)
}

pub fn insert_task(db: &mut Db, task: &Task, by: &str) -> Result<()> {
    diesel::insert_into(assignments::table)
        .values((
            assignments::id.eq(&task.id),
            assignments::proposal_id.eq(&task.proposal),
            assignments::cutoff.eq(task.cutoff),
            assignments::person_id.eq(&task.person),
            assignments::duty.eq(task.duty.name()),
            assignments::state.eq(task.state.name()),
            assignments::due_at.eq(task.due),
            assignments::at.eq(task.at),
            assignments::by_person.eq(by),
            assignments::reason.eq(&task.reason),
        ))
        .execute(db)?;
    Ok(())
}

/// Moves a task from the state it was loaded in.
///
/// # Errors
/// A conflict where it moved meanwhile.
pub fn move_task(db: &mut Db, task: &Task, to: TaskState, at: Moment, reason: &str) -> Result<()> {
    let as_loaded = assignments::table.find(&task.id).filter(assignments::state.eq(task.state.name()));
    let settled = (!to.is_pending()).then_some(at);
    let moved = diesel::update(as_loaded)
        .set((
            assignments::state.eq(to.name()),
            assignments::settled_at.eq(settled),
            assignments::reason.eq(reason),
        ))
        .execute(db)?;
    if moved == 1 { Ok(()) } else { Err(Error::Conflict { current: 0 }) }
}
