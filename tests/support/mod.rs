//! What tests stand on: databases of their own, a browser, a mail server.

#[allow(dead_code, reason = "later stages use what the first ones do not")]
mod answer;
#[allow(dead_code, reason = "later stages use what the first ones do not")]
pub mod app;
pub mod browser;
pub mod mailserver;
#[allow(dead_code, reason = "each story makes the files it needs")]
pub mod pdf;
pub mod postgres;
pub mod site;
pub mod sqlite;
#[allow(dead_code, reason = "each story makes the files it needs")]
pub mod zip;

#[allow(dead_code, reason = "the twins ask more of it than the matrix does")]
pub mod world;
