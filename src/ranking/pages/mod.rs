//! Pages of the ranking: staff's list and decision, the Board's sealed list, the team's outcome.

pub mod board;
pub mod list;
pub mod outcome;
pub mod resubmit;
mod table;

use crate::ground::ids::CallId;

/// `/calls/CALL/cut-offs/N/ranking`
pub fn list_path(call: &CallId, cutoff: i32) -> String {
    format!("/calls/{call}/cut-offs/{cutoff}/ranking")
}
