//! The award: several instruments under one roof, each with its own parties, dates, payer and payee.

pub mod rules;
