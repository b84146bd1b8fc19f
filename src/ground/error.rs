//! One error type. It is made anywhere, and rendered only in `web` (or printed by `cli`).

use super::refusal::{Problems, Refusal};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the actor may not know that there is.
    #[error("not found")]
    NotFound,
    /// The actor may see the thing and may not do this to it.
    #[error("forbidden")]
    Forbidden,
    /// Nobody is signed in, and somebody must be.
    #[error("signing in is needed")]
    SignIn,
    /// The rules say no, and why.
    #[error("refused: {}", .0.code)]
    Refused(Refusal),
    /// What was sent is not well-formed, field by field.
    #[error("invalid: {}", describe(.0))]
    Invalid(Problems),
    /// Somebody else changed the thing meanwhile; it stands at version `current` now.
    #[error("changed meanwhile, now at version {current}")]
    Conflict { current: i64 },
    /// Too much is waiting; the same request may go through later.
    #[error("too busy; try again")]
    Busy,
    /// A fault of ours. The person sees a reference, the log has the cause.
    #[error("internal error: {0}")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

fn describe(problems: &Problems) -> String {
    problems
        .0
        .iter()
        .map(|problem| format!("{} {}", problem.field, problem.code))
        .collect::<Vec<_>>()
        .join(", ")
}

impl Error {
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self::Invalid(problems)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}
