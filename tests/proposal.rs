//! The proposal, from a blank draft to a sealed receipt and the closed cut-off.

mod merkle;
mod rules;
