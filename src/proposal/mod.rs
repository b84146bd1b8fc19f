//! The proposal: drafting, documents, submission and receipt.

pub mod rules;
