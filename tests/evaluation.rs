//! The evaluation: scores, reports, tasks, conflicts and blindness.

mod api;
mod declared;
mod given;
mod programs;
mod rules;
pub mod scene;
mod story;
mod templates;
