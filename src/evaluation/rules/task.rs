//! The task of an expert on one proposal, and how it moves.
//!
//! | from | verb | by | to |
//! |---|---|---|---|
//! | assigned | accept | expert | open |
//! | assigned | decline | expert | declined |
//! | open | decline | expert | declined |
//! | open | finish | expert | finished |
//! | finished | reopen | staff | open |
//! | assigned | remove | staff | removed |
//! | open | remove | staff | removed |
//! | finished | remove | staff | removed |
//! | declined | assign_again | staff | assigned |
//! | removed | assign_again | staff | assigned |
//!
//! Whatever is not in the table is refused. A disqualifying conflict declines the task by itself.

use crate::ground::Refusal;
use crate::named;

named! {
    /// What an expert does for a proposal.
    Duty {
        /// Writes an individual report and agrees to the consensus.
        Evaluator => "evaluator",
        /// Drafts the consensus report.
        Rapporteur => "rapporteur",
        /// Leads the consensus without a view of their own, and finishes it.
        Moderator => "moderator",
    }

    TaskState {
        Assigned => "assigned",
        Open => "open",
        Finished => "finished",
        Declined => "declined",
        Removed => "removed",
    }

    TaskVerb {
        Accept => "accept",
        Decline => "decline",
        Finish => "finish",
        Reopen => "reopen",
        Remove => "remove",
        AssignAgain => "assign_again",
    }

    /// Whose verb it is.
    Hand {
        Expert => "expert",
        Staff => "staff",
    }
}

use {TaskState as S, TaskVerb as V};

/// Every move there is.
pub const TASK_MOVES: &[(TaskState, TaskVerb, Hand, TaskState)] = &[
    (S::Assigned, V::Accept, Hand::Expert, S::Open),
    (S::Assigned, V::Decline, Hand::Expert, S::Declined),
    (S::Open, V::Decline, Hand::Expert, S::Declined),
    (S::Open, V::Finish, Hand::Expert, S::Finished),
    (S::Finished, V::Reopen, Hand::Staff, S::Open),
    (S::Assigned, V::Remove, Hand::Staff, S::Removed),
    (S::Open, V::Remove, Hand::Staff, S::Removed),
    (S::Finished, V::Remove, Hand::Staff, S::Removed),
    (S::Declined, V::AssignAgain, Hand::Staff, S::Assigned),
    (S::Removed, V::AssignAgain, Hand::Staff, S::Assigned),
];

impl TaskState {
    /// Where `verb` leads, or why it leads nowhere.
    pub fn after(self, verb: TaskVerb) -> Result<TaskState, Refusal> {
        let found = TASK_MOVES.iter().find(|(from, by, _, _)| *from == self && *by == verb);
        found
            .map(|(.., to)| *to)
            .ok_or_else(|| Refusal::new("task-not-so").with("state", self.name()).with("verb", verb.name()))
    }

    /// The task counts: its report is awaited or there.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Assigned | Self::Open | Self::Finished)
    }

    /// The expert still has something to do.
    pub const fn is_pending(self) -> bool {
        matches!(self, Self::Assigned | Self::Open)
    }
}
