//! The award: several instruments under one roof, each with its own parties, dates, payer and payee.
//!
//! ```text
//! decision: selected ─→ award ─┬─ hosting agreement     planned → signed → running → ended
//!                              ├─ acquisition (after it)              ↘ terminated ↙
//!                              ├─ operation
//!                              └─ services grant, experimental platform
//! ```
//! Every euro that was offered and every tranche that was claimed is one cost item of exactly one instrument,
//! so nothing is paid twice. Finance records a payment that the accounting system executed, and somebody else
//! authorises it; only then it counts as paid. The surprising bit: the award has no state of its own. It is
//! derived from its instruments ([`rules::award_state`]), as its match is from what funders said meanwhile.

pub mod acts;
pub mod api;
pub mod pages;
pub mod rules;
pub mod store;
