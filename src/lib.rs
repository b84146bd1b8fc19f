//! Rollcall.

pub mod act;
pub mod call;
pub mod db;
pub mod files;
pub mod ground;
pub mod journal;
pub mod keys;
pub mod mail;
pub mod proposal;
pub mod words;
