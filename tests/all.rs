//! Every test in one binary: it links once, and the template databases are made once.
//!
//! Run it with `tests/run`, which starts the PostgreSQL server and finds the browser that the tests need.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::too_many_lines,
    reason = "a test that meets the unexpected has to fail, and a panic is how it says so"
)]

mod award;
mod browser;
mod call;
mod case;
mod cofunding;
mod databases;
mod demo;
mod desk;
mod evaluation;
mod ground;
mod house;
mod licences;
mod looks;
mod mail;
mod matrix;
mod money_rules;
mod openapi;
mod people;
mod proposal;
mod ranking;
mod report;
mod resubmission;
mod support;
mod twinned;
mod twins;
mod walk;
mod words;
