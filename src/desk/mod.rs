//! The desk: pages that join stages. What waits for whom, where each cut-off stands, and a proposal's whole
//! life on one page.
//!
//! | page | joins |
//! |---|---|
//! | `/` | for a visitor what is open; for whoever is signed in what waits for them, role by role |
//! | `/calls/{call}` | the call's own page with what decisions have left on its budget lines |
//! | `/staff` | every cut-off that somebody oversees, and what is due next |
//! | `/proposals/{proposal}` | the proposal's own page with outcome, funders' answers and award |
//!
//! The desk decides nothing and stores nothing. Whatever it shows, the stage it comes from shows the same
//! person too.

mod names;
pub mod pages;

pub use names::name_of;
