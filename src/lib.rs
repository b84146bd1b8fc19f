//! Rollcall.

pub mod act;
pub mod award;
pub mod call;
pub mod cofunding;
pub mod db;
pub mod evaluation;
pub mod files;
pub mod ground;
pub mod journal;
pub mod keys;
pub mod mail;
pub mod proposal;
pub mod words;
pub mod ranking;
