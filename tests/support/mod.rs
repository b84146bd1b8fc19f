//! What tests stand on: databases of their own, a browser, a mail server.

pub mod postgres;
pub mod sqlite;
