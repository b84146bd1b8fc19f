//! The proposal, from a blank draft to a sealed receipt and the closed cut-off.

mod api;
mod budget;
mod deadline;
mod documents;
mod drafting;
mod kinds;
mod merkle;
mod receipts;
mod rulebooks;
mod rules;
mod submitting;
mod templates;
mod words;
mod world;

pub use api::whole;
pub use world::{submits, value};
