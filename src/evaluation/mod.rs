//! The evaluation: checks, experts, assignments, conflicts, individual reports and consensus.
//!
//! ```text
//! frozen ─ admissibility ─ eligibility ─▶ individual reports ─▶ consensus ─▶ (ranking)
//!                                         assigned → open → finished
//!                                              ↘ declined    removed
//! ```

pub mod acts;
pub mod api;
pub mod pages;
pub mod rules;
pub mod store;
