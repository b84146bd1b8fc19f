//! "My tasks": what an expert is to do, by cut-off.

use actix_web::HttpResponse;
use serde::Serialize;

use super::task_tag;
use crate::evaluation::rules::{Access, TaskState};
use crate::evaluation::store::{self, Basis, Clearance, Task};
use crate::ground::Result;
use crate::people::{Look, Signed, View};
use crate::words::parts::{Action, Crumb, Empty, Kind, Notice, Tag};

#[derive(Serialize)]
struct TasksView {
    title: String,
    crumbs: Vec<Crumb>,
    groups: Vec<Group>,
    empty: Option<Empty>,
}

#[derive(Serialize)]
struct Group {
    heading: String,
    /// Conflicts still to be declared.
    notice: Option<Notice>,
    declare: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    reference: String,
    acronym: String,
    duty: String,
    due: Option<String>,
    state: Tag,
    access: Option<Tag>,
}

impl View for TasksView {
    const TEMPLATE: &'static str = "evaluation/tasks";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub async fn list(who: Signed) -> Result<HttpResponse> {
    who.page(view).await
}

fn view(look: &mut Look<'_>) -> Result<TasksView> {
    let actor = look.actor.clone();
    let mut tasks = store::tasks_visible_to(look.db, &actor)?;
    tasks.sort_by(|a, b| (&a.call, b.cutoff, &a.reference).cmp(&(&b.call, a.cutoff, &b.reference)));
    let mut groups = Vec::new();
    for of_cutoff in tasks.chunk_by(|a, b| a.call == b.call && a.cutoff == b.cutoff) {
        groups.extend(group(look, of_cutoff)?);
    }
    let title = look.say("evaluation-tasks");
    let empty = groups
        .is_empty()
        .then(|| Empty::new(look.say("evaluation-tasks-none"), look.say("evaluation-tasks-none-more")));
    Ok(TasksView { crumbs: vec![Crumb::here(&title)], title, groups, empty })
}

fn group(look: &mut Look<'_>, tasks: &[Task]) -> Result<Option<Group>> {
    let Some(first) = tasks.first() else { return Ok(None) };
    let basis = Basis::load(look.db, &first.call, first.cutoff)?;
    let expert = store::expert(look.db, &first.call, &first.person)?;
    let clearance = Clearance::load(look.db, &basis, expert, look.now)?;
    let mut rows = Vec::new();
    let mut undeclared = false;
    for task in tasks {
        let frozen = basis.of(look.db, &task.proposal)?;
        let access = clearance.access(&task.proposal);
        undeclared |= access == Access::MustDeclare && task.state != TaskState::Declined;
        rows.push(Row {
            href: format!("/reviews/{}", task.id),
            reference: task.reference.clone(),
            acronym: frozen.content.acronym.clone(),
            duty: look.say(&format!("evaluation-duty-{}", task.duty.name())),
            due: task.due.map(|due| due.to_string()),
            state: task_tag(look, task.state),
            access: access_tag(look, access),
        });
    }
    let declare = format!("/reviews/conflicts/{}/{}", first.call, first.cutoff);
    let call = basis.rulebook.call.title.in_language(look.language.code()).to_owned();
    let heading = look.text("evaluation-group", &[("call", call), ("number", first.cutoff.to_string())]);
    let notice = undeclared.then(|| {
        Notice::new(Kind::Warn, look.say("evaluation-declare-first"), look.say("evaluation-declare-why"))
            .action(Action::go(look.say("evaluation-declare"), &declare))
    });
    Ok(Some(Group { heading, notice, declare, rows }))
}

pub(super) fn access_tag(look: &Look<'_>, access: Access) -> Option<Tag> {
    match access {
        Access::Granted => None,
        Access::MustDeclare => Some(Tag::warn(look.say("evaluation-access-declare"))),
        Access::AwaitsRuling => Some(Tag::warn(look.say("evaluation-access-ruling"))),
        Access::Denied => Some(Tag::bad(look.say("evaluation-access-denied"))),
    }
}
