//! The report of a cut-off: what came in, what was decided, and the EU and national money of each proposal.
//!
//! ```text
//! published history, as known on a day ─┐
//! a sealed edition ─────────────────────┼─ rules ──▶ Report ── render ──▶ HTML · CSV · JSON
//! nothing yet, and why ─────────────────┘
//! ```
//!
//! A report is a function of what it was made from, the rulebook, the format, the language and the program
//! version, and all five stand in it ([`rules::Mark`]). So it can be made again, and held against a file that
//! was kept. No clock is read here: a moment is asked for, and what was known by then is what is shown.

pub mod api;
mod asked;
pub mod pages;
pub mod render;
pub mod rules;
pub mod store;
