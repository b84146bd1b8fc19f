//! Calls: their rulebooks, their history, their versions in the database, and what anybody may see of them.

mod asking;
mod blind;
mod calendar;
mod history;
mod news;
mod pages;
mod rulebook;
mod templates;
mod track;
mod versions;
