//! Co-funding: what funders answer to what proposals claim from them, and the life of each commitment.
//!
//! ```text
//! intended → letter → budget_decision → secured → paid (in instalments)
//!     ↘ declined      ↘ lapsed         ↘ replaced
//! ```

pub mod rules;
