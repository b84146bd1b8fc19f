//! The ranking: the panel's order, the funding line, the Board's decision.
//!
//! ```text
//! evaluated ─ rank (seals `ranked`) ─▶ before the Board ─ decide (seals `decided`) ─▶ selected │ reserve │ rejected
//! ```

pub mod acts;
pub mod api;
pub mod pages;
pub mod rules;
pub mod store;
