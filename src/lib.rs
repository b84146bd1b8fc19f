//! Rollcall runs a rolling call for proposals from the first draft to the last payment.
//!
//! # The map
//!
//! Feature first, in the order of a proposal's life; layers only in the ground beneath. `ground` has the
//! words everything is written in, `db` the two verbs of the database, `act` the one context of whatever
//! changes something, `people` the gate every request passes. Then come the stages: `call`, `proposal`,
//! `case`, `cofunding`, `evaluation`, `ranking`, `award`, `report`, and `desk` for the pages that join them. Each
//! stage has the same rooms: `rules` (pure), `store` (rows), `acts` (one function per verb), `pages` and
//! `api` (handlers over the same acts).
//!
//! # The import law
//!
//! ground ← db ← {files, words, journal, keys, paper} ← mail ← act ← web ← people ← call ← proposal ← case ← cofunding ←
//! evaluation ← ranking ← award ← report ← desk ← {routes, worker} ← app ← cli; inside a stage rules ← store
//! ← acts ← {pages, api}. A test reads every `use` line and holds it.

pub mod act;
pub mod app;
pub mod award;
pub mod call;
pub mod case;
pub mod cli;
pub mod cofunding;
pub mod config;
pub mod db;
pub mod demo;
pub mod desk;
pub mod evaluation;
pub mod files;
pub mod ground;
pub mod journal;
pub mod keys;
pub mod mail;
pub mod openapi;
pub mod paper;
pub mod people;
pub mod probes;
pub mod proposal;
pub mod ranking;
pub mod rehearsal;
pub mod report;
pub mod routes;
pub mod web;
pub mod words;
pub mod worker;
