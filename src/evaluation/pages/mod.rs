//! Pages of the evaluation: staff's desk per cut-off, experts' tasks, reading beside writing.

pub mod conflicts;
mod content;
pub mod desk;
mod earlier;
pub mod experts;
mod form;
pub mod proposal;
pub mod review;
mod summary;
pub mod tasks;

pub use content::{Held, Shown, held, held_answer, shown};
pub use earlier::{EarlierShown, earlier};
pub use summary::SummaryReport;

use crate::evaluation::rules::{ReportState, TaskState};
use crate::evaluation::store::Basis;
use crate::ground::ids::CallId;
use crate::people::Look;
use crate::words::parts::{Crumb, Tag};

/// `/calls/CALL/cut-offs/N/evaluation`
pub fn desk_path(call: &CallId, cutoff: i32) -> String {
    format!("/calls/{call}/cut-offs/{cutoff}/evaluation")
}

/// The crumbs of a page about a cut-off.
fn cutoff_crumbs(look: &Look<'_>, basis: &Basis) -> Vec<Crumb> {
    let title = basis.rulebook.call.title.in_language(look.language.code());
    let number = look.text("evaluation-cutoff", &[("number", basis.cutoff.to_string())]);
    vec![
        Crumb::to(look.say("menu-staff"), "/staff"),
        Crumb::to(title, format!("/calls/{}", basis.call)),
        Crumb::to(number, desk_path(&basis.call, basis.cutoff)),
    ]
}

fn task_tag(look: &Look<'_>, state: TaskState) -> Tag {
    let label = look.say(&format!("evaluation-task-{}", state.name()));
    match state {
        TaskState::Finished => Tag::good(label),
        TaskState::Assigned => Tag::warn(label),
        TaskState::Open => Tag::plain(label),
        TaskState::Declined | TaskState::Removed => Tag::bad(label),
    }
}

fn report_tag(look: &Look<'_>, state: ReportState) -> Tag {
    let label = look.say(&format!("evaluation-report-{}", state.name()));
    match state {
        ReportState::Finished => Tag::good(label),
        ReportState::Proposed => Tag::warn(label),
        ReportState::Open => Tag::plain(label),
    }
}
