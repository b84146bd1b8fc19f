//! The ranked list, the Board's word, the decision and its letters.

use super::applying::moves_the_clock;
use super::walker::Walk;
use super::{ALPS, CUTOFF, DELTA, NORTH};

pub async fn ranks(walk: &Walk) {
    walk.signs_in("staff").await;
    moves_the_clock(walk, "2026-03-09T10:00").await;
    walk.click("Cut-offs").await;
    walk.click_at(walk.browser.under("AI Factories"), "Checks and evaluation").await;
    walk.reads(&["Every consensus is finished: the panel can rank"]).await;
    walk.click("To the ranking").await;
    walk.reads(&["as it stands; not sealed", "Not admissible or not eligible"]).await;
    walk.reads_in(&["1", NORTH, "82.00"], "main").await;
    walk.reads_in(&[ALPS], "no AI Factory").await;
    walk.reads_in(&[DELTA], "does not open").await;
    walk.click("Seal the ranked list").await;
    walk.reads(&["The ranked list is sealed.", "Record the Board’s decision"]).await;
    walk.signs_out().await;
}

/// Whoever has an interest steps out; this member has none.
pub async fn hears_the_board(walk: &Walk) {
    walk.signs_in("board").await;
    walk.reads(&["Before the Board", "your word is missing"]).await;
    walk.click("Board").await;
    walk.click(CUTOFF).await;
    walk.reads_in(&["1", NORTH, "82.00"], "main").await;
    walk.browser.fill("Interest in any of these proposals", "None at all.").await;
    walk.browser.tick("for").await;
    walk.click("Give my word").await;
    let (kept, _) = walk.browser.anywhere().typed("Interest in any of these proposals").await;
    assert_eq!(kept, "None at all.");
    walk.reads(&["Whoever has an interest steps out."]).await;
    walk.browser.fill("Interest in any of these proposals", "").await;
    walk.click("Give my word").await;
    walk.reads(&["Your word is recorded.", "for, 9 March 2026, 10:00"]).await;
    walk.signs_out().await;
}

pub async fn records_the_decision(walk: &Walk, reference: &str) {
    walk.signs_in("staff").await;
    walk.reads(&["before the Board"]).await;
    walk.click("Cut-offs").await;
    walk.click_at(walk.browser.under("AI Factories"), "Ranking and decision").await;
    walk.reads(&["1 for, 0 against, 0 abstained, 0 stepped out"]).await;
    walk.browser.fill("Number of the decision", "GB/2026/03 (invented)").await;
    walk.browser.fill("Day of the decision", "2026-03-31").await;
    walk.browser
        .row(&[NORTH, "Outcome"])
        .fill("Condition", "The operation is matched by the end of June.")
        .await;
    walk.click("Record and send the letters").await;
    let (kept, _) = walk.browser.row(&[NORTH, "Outcome"]).typed("Condition").await;
    assert_eq!(kept, "The operation is matched by the end of June.");
    let (_, wrong) = walk.browser.anywhere().typed("Day of the decision").await;
    assert_eq!(wrong, "This day is still to come.");
    walk.browser.fill("Day of the decision", "2026-03-06").await;
    walk.click("Record and send the letters").await;
    walk.reads(&[
        "The decision is recorded, and the letters are on their way.",
        "Decision GB/2026/03 (invented)",
    ])
    .await;
    walk.reads(&["The Board has decided.", "To the awards"]).await;
    walk.click("Rehearsal").await;
    walk.reads(&["your proposal is not selected"]).await;
    walk.browser.click(&format!("{reference}: your proposal is selected, on a condition")).await;
    walk.reads(&["The selection depends on: The operation is matched by the end of June."]).await;
}
