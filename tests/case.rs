//! The case of a proposal: matters, messages, receipts, decisions and supplements.

mod api;
mod clarifying;
mod cutoffs;
mod dossier;
mod due;
mod late;
mod missing;
mod room;
mod rules;
mod scene;
mod templates;

pub use templates::supplements;
