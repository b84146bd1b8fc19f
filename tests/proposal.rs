//! The proposal, from a blank draft to a sealed receipt and the closed cut-off.

mod api;
mod archive;
mod attempts;
mod bound;
mod budget;
mod carried;
mod claims;
mod consortium;
mod consortium_api;
mod days;
mod deadline;
mod documents;
mod dossier;
mod drafting;
mod emergency;
mod evaluators;
mod fields;
mod funders;
mod kinds;
mod lists;
mod merging;
mod merkle;
mod posted;
mod reach;
mod receipts;
mod rulebooks;
mod rules;
mod submitting;
mod taken_away;
mod team;
mod templates;
mod words;
pub mod world;

pub use api::whole;
pub use templates::{table, whole_text};
pub use world::{submits, value};
