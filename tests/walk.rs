//! A proposal's whole life, walked in a real browser as README.md tells it: everybody signs in through the
//! form, finds the way by menus, links and labels, and reads what became of what they did.
//!
//! | act | what happens |
//! |---|---|
//! | [`applying`] | the applicant uploads and submits; staff move the clock; the cut-off closes |
//! | [`checking`] | staff check every proposal, seal the eligible list, give tasks |
//! | [`judging`] | experts declare, accept, score; consensus |
//! | [`deciding`] | the ranked list, the Board's word, the decision, its letters |
//! | [`paying`] | award, instruments, a payment by two people, the funder's answer; what the applicant reads |
//!
//! Beside it stands what [`newcomer`] does: somebody without an account hands in a proposal of her own.
//!
//! Every page that the tour of `looks.rs` would not meet in this state is looked at on the way.

mod applying;
mod checking;
mod deciding;
mod judging;
mod newcomer;
mod paying;
mod walker;

use crate::demo::tour::plays;
use crate::support::app::{App, on_sqlite, tell};
use walker::{Eyes, Walk};

/// The proposal whose life it is, and the two that it leaves behind.
const NORTH: &str = "DEMO-NORTH";
const ALPS: &str = "DEMO-ALPS";
const DELTA: &str = "DEMO-DELTA";
/// Its cut-off, as pages call it.
const CUTOFF: &str = "AI Factories, cut-off 5";

#[test]
fn a_proposal_is_walked_from_draft_to_award() {
    on_sqlite(async |app| story(app, Eyes::Open).await);
}

#[test]
fn the_walk_is_the_same_on_postgresql() {
    // What the pages look like has been seen on SQLite.
    tell(&async |app| story(app, Eyes::Shut).await, true);
}

#[test]
fn somebody_new_gets_from_no_account_to_a_receipt_that_is_verified_offline() {
    on_sqlite(async |app| newcomer(app, Eyes::Open).await);
}

#[test]
fn somebody_new_is_served_the_same_on_postgresql() {
    tell(&async |app| newcomer(app, Eyes::Shut).await, true);
}

async fn newcomer(app: App, eyes: Eyes) {
    plays(&app);
    let walk = Walk::begin(&app, eyes).await;
    newcomer::hands_in_alone(&walk).await;
    app.reads_all_letters();
    walk.ends();
}

async fn story(app: App, eyes: Eyes) {
    plays(&app);
    let walk = Walk::begin(&app, eyes).await;
    let receipt = applying::hands_in(&walk).await;
    applying::lets_the_cutoff_pass(&walk).await;
    checking::checks(&walk).await;
    checking::assigns(&walk).await;
    judging::reports(&walk).await;
    judging::agrees(&walk).await;
    deciding::ranks(&walk).await;
    deciding::hears_the_board(&walk).await;
    deciding::records_the_decision(&walk, &receipt.reference).await;
    paying::makes_the_award(&walk, &receipt.reference).await;
    paying::pays(&walk).await;
    paying::secures(&walk).await;
    paying::reads_the_outcome(&walk, &receipt).await;
    paying::reports(&walk).await;
    app.reads_all_letters();
    walk.ends();
}
