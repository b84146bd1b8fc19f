//! Co-funding: what funders answer to what proposals claim from them, and the life of each commitment.
//!
//! ```text
//! intended → letter → budget_decision → secured → paid (in instalments)
//!     ↘ declined      ↘ lapsed         ↘ replaced
//! ```
//! What is claimed is the proposal's; the answer is the funder's, and every answer is a row that stays. An
//! official sees what was *submitted* to the funder, never a draft, a score or what another funder said. The
//! surprising bit: an answer given after a cut-off changes the commitment and never the eligibility file, so
//! whoever checks or reports asks for the standing *at a moment* ([`store::standing_at`]).

pub mod acts;
pub mod api;
pub mod pages;
pub mod rules;
pub mod store;
