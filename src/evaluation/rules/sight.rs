//! Who may see which report when. Silence denies.
//!
//! | viewer | individual report | consensus report |
//! |---|---|---|
//! | its author | write while open, then read | – |
//! | rapporteur | read once all are in | write while open, then read |
//! | other evaluator | read once all are in | read once proposed |
//! | moderator | read when finished | read |
//! | staff | read when finished | read once proposed |
//! | auditor | read once the consensus is finished | read when finished |
//! | applicant | never | the summary, once decided |
//! | anybody else, administrators included | never | never |

use serde::Serialize;

use super::consensus::{ReportKind, ReportState};
use crate::named;

named! {
    /// What somebody is to one report. A person who is several things sees what the widest of them sees.
    Viewer {
        Author => "author",
        Rapporteur => "rapporteur",
        Evaluator => "evaluator",
        Moderator => "moderator",
        Staff => "staff",
        Auditor => "auditor",
        Applicant => "applicant",
        Other => "other",
    }
}

/// Where the evaluation of a proposal stands, as far as sight depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phase {
    pub kind: ReportKind,
    pub state: ReportState,
    /// All individual reports of the proposal are finished.
    pub all_in: bool,
    pub consensus_finished: bool,
    /// The Board decided and the letters are out.
    pub decided: bool,
}

/// What a viewer may do with a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sight {
    /// Not even that it exists.
    Hidden,
    /// Scores and comments without who wrote them or what single experts thought.
    Summary,
    Read,
    Write,
}

/// The verdict for one viewer and one report.
pub fn sight(viewer: Viewer, phase: Phase) -> Sight {
    match phase.kind {
        ReportKind::Individual => individual(viewer, phase),
        ReportKind::Consensus => consensus(viewer, phase),
    }
}

fn individual(viewer: Viewer, phase: Phase) -> Sight {
    let finished = phase.state == ReportState::Finished;
    match viewer {
        Viewer::Author if finished => Sight::Read,
        Viewer::Author => Sight::Write,
        Viewer::Rapporteur | Viewer::Evaluator => read_if(finished && phase.all_in),
        Viewer::Moderator | Viewer::Staff => read_if(finished),
        Viewer::Auditor => read_if(finished && phase.consensus_finished),
        Viewer::Applicant | Viewer::Other => Sight::Hidden,
    }
}

fn consensus(viewer: Viewer, phase: Phase) -> Sight {
    let shared = phase.state != ReportState::Open;
    let finished = phase.state == ReportState::Finished;
    match viewer {
        Viewer::Rapporteur if phase.state == ReportState::Open => Sight::Write,
        Viewer::Rapporteur | Viewer::Moderator => Sight::Read,
        Viewer::Evaluator | Viewer::Staff => read_if(shared),
        Viewer::Auditor => read_if(finished),
        Viewer::Applicant if finished && phase.decided => Sight::Summary,
        Viewer::Author | Viewer::Applicant | Viewer::Other => Sight::Hidden,
    }
}

const fn read_if(allowed: bool) -> Sight {
    if allowed { Sight::Read } else { Sight::Hidden }
}

/// The widest sight of all that somebody is to a report.
pub fn widest(viewers: &[Viewer], phase: Phase) -> Sight {
    viewers.iter().map(|viewer| sight(*viewer, phase)).max().unwrap_or(Sight::Hidden)
}
