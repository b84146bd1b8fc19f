//! Rollcall.

pub mod act;
pub mod award;
pub mod call;
pub mod cofunding;
pub mod config;
pub mod db;
pub mod evaluation;
pub mod files;
pub mod ground;
pub mod journal;
pub mod keys;
pub mod mail;
pub mod people;
pub mod proposal;
pub mod ranking;
pub mod web;
pub mod words;
