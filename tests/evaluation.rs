//! The evaluation: scores, reports, tasks, conflicts and blindness.

mod rules;
