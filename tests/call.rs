//! Calls: their rulebooks, their history, their versions in the database, and what anybody may see of them.

mod history;
mod pages;
mod rulebook;
mod versions;
