//! The call: its rulebook, its cut-offs, its money, and what was published about it.

pub mod rules;
