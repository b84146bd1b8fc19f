//! Pages that join the stages: where somebody begins a day's work.

pub mod staff;
