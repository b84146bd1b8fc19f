//! The proposal, from a blank draft to a sealed receipt and the closed cut-off.

mod api;
mod drafting;
mod merkle;
mod receipts;
mod rules;
mod submitting;
mod templates;
mod words;
mod world;

pub use api::whole;
