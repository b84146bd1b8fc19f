//! The call: its rulebook, its cut-offs, its money, and what was published about it.
//!
//! A call is data. A file under `config/calls` is checked and loaded; from then on the database is the
//! truth, and each act upon the call makes the next version of its rulebook:
//!
//! ```text
//! file ── check ──▶ version 1 ── load, with a reason ──▶ version 2 ──▶ …
//!                      │
//!            a cut-off closes: the version of that moment is fixed for it
//! ```
//!
//! The surprising bit: nothing here says how a call works. Even the word for a criterion, the order of ties
//! and who may host come from the rulebook.

pub mod acts;
pub mod api;
pub mod pages;
pub mod rules;
pub mod store;
pub mod told;
