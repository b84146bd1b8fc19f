//! The case: what staff and a team settle about a proposal after a cut-off took it in, in one thread of matters.
//!
//! ```text
//! opened ──▶ waits for the other side ◀── messages, files ──▶ … ── decided by a named member of staff
//!                 │          ▲                                      │ accepted, refused, closed
//!                 │          └ staff move the date ┐                │
//!                 └─ the due date passes unanswered: lapsed ────────┘
//!                    (a late answer is read, and the lapse stays told)       accepted ──▶ a supplement
//! ```
//!
//! A date is moved in sight of everybody who sees the thread: who moved it, from when to when, and why. A step that opens
//! a lapsed matter says that it does; nothing else opens it.
//!
//! The surprising bit: nothing here ever changes a submission. What is accepted becomes a *supplement*, a row that is
//! read beside it; *lapsed* is stored nowhere and follows from the business clock. Before a cut-off has passed there
//! is no case: staff do not know yet what is submitted, and the team can submit again.

pub mod acts;
pub mod api;
pub mod pages;
pub mod rules;
pub mod store;
pub mod upload;
