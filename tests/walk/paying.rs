//! The award, its instruments and its money; and what the applicant and the house read in the end.

use serde_json::json;

use super::NORTH;
use super::applying::Receipt;
use super::walker::Walk;

const ACQUISITION: &str = "Acquisition: the joint undertaking buys and owns the machine";

/// Staff are still signed in from the decision.
pub async fn makes_the_award(walk: &Walk, reference: &str) {
    walk.click("Awards").await;
    walk.reads(&["Decisions whose awards wait to be made"]).await;
    walk.click("Make the awards").await;
    walk.reads(&["The awards are made."]).await;
    walk.click(NORTH).await;
    walk.reads(&["Sign by 4 June 2026: Hosting agreement", "The operation is matched by the end of June."])
        .await;
    walk.click_at(walk.browser.under(ACQUISITION), "Record a step").await;
    walk.reads(&["Waits", "for the signature of: Hosting agreement"]).await;
    walk.click(&format!("{reference}-A")).await;
    walk.click_at(walk.browser.under("Hosting agreement"), "Record a step").await;
    signs(walk, "Ares(2026)101 (invented)").await;
    walk.click_at(walk.browser.under(ACQUISITION), "Record a step").await;
    walk.browser.fill("Other party", "Demo Vendor of Machines").await;
    signs(walk, "EUROHPC/2026/ACQ/7 (invented)").await;
    walk.reads_in(&[ACQUISITION, "Demo Vendor of Machines"], "signed").await;
    walk.signs_out().await;
}

async fn signs(walk: &Walk, reference: &str) {
    walk.browser.tick("signed").await;
    walk.browser.fill("On", "2026-03-09").await;
    walk.browser.fill("Reference", reference).await;
    walk.click("Record the step").await;
    walk.reads(&["The step is recorded.", reference]).await;
}

/// Finance records, and staff authorise: never one person both.
pub async fn pays(walk: &Walk) {
    walk.signs_in("finance").await;
    walk.click("Awards").await;
    walk.click(NORTH).await;
    let item = ["Digital Europe: infrastructure", "Acquisition of the supercomputer"];
    walk.click_at(walk.browser.row(&item), "Record a payment").await;
    walk.reads(&["Digital Europe: infrastructure: 50,000,000.00 payable"]).await;
    assert_eq!(walk.browser.anywhere().typed("Payer").await.0, "The joint undertaking");
    assert_eq!(walk.browser.anywhere().typed("Payee").await.0, "Demo Vendor of Machines");
    for (label, text) in [
        ("Amount", "50 000 000,01"),
        ("Executed reference", "ABAC-2026-0031 (invented)"),
        ("Executed on", "2026-03-09"),
    ] {
        walk.browser.fill(label, text).await;
    }
    walk.click("Record the payment").await;
    let (kept, wrong) = walk.browser.anywhere().typed("Amount").await;
    assert_eq!(
        (kept.as_str(), wrong.as_str()),
        ("50 000 000,01", "Only 50,000,000.00 is left of this cost item.")
    );
    assert_eq!(walk.browser.anywhere().typed("Executed on").await.0, "2026-03-09");
    walk.browser.fill("Amount", "12 500 000,00").await;
    walk.click("Record the payment").await;
    walk.reads(&["The payment is recorded. Somebody else has to authorise it."]).await;
    walk.signs_out().await;
    walk.signs_in("staff").await;
    walk.reads(&["to authorise", "EUR 12,500,000.00 to Demo Vendor of Machines."]).await;
    walk.click("Awards").await;
    walk.click(NORTH).await;
    walk.click_at(walk.browser.row(&["ABAC-2026-0031", "waits to be authorised"]), "Authorise").await;
    walk.reads(&["The payment is authorised."]).await;
    walk.reads_in(&["ABAC-2026-0031", "12,500,000.00"], "authorised").await;
    walk.signs_out().await;
}

/// The ministry answers what it is asked for: one part is secured, another is only a letter so far.
pub async fn secures(walk: &Walk) {
    walk.signs_in("funder").await;
    walk.reads(&["Claims on my funders", "3 tranches without an answer"]).await;
    walk.click("Funding").await;
    walk.click(NORTH).await;
    walk.browser.tick("Confirm as secured").await;
    walk.browser.fill("Reference of the evidence", "Invented decision 2026/12").await;
    walk.click("Send the answer").await;
    walk.reads(&["Choose at least one tranche."]).await;
    let (kept, _) = walk.browser.anywhere().typed("Reference of the evidence").await;
    assert_eq!(kept, "Invented decision 2026/12");
    walk.browser.tick("Answer: 2026 · Acquisition of the supercomputer").await;
    walk.click("Send the answer").await;
    walk.reads(&["Your answer is recorded, and the coordinator has a letter."]).await;
    walk.reads_in(&["2026", "Acquisition of the supercomputer", "36,000,000.00"], "secured").await;
    walk.signs_out().await;
}

/// The outcome with its summary report, the award, and a receipt that is proved to be among those sealed.
pub async fn reads_the_outcome(walk: &Walk, receipt: &Receipt) {
    walk.signs_in("applicant").await;
    walk.click("My proposals").await;
    walk.click_at(walk.browser.row(&[NORTH]), "AIF-").await;
    walk.reads(&["Selected", "GB/2026/03 (invented)", "36.00 of 69.40 EUR million secured"]).await;
    walk.click("Decision and summary report").await;
    walk.reads(&["82.00", "50,000,000.00", "Fit to be paid, if the states keep their word."]).await;
    let text = walk.browser.text().await;
    assert!(!text.contains("Rapporteur (demo)") && !text.contains("Moderator (demo)"), "{text}");
    walk.click(&receipt.reference).await;
    walk.click(&format!("{}-A", receipt.reference)).await;
    walk.reads_in(&["ABAC-2026-0031", "12,500,000.00"], "authorised").await;
    walk.click(&receipt.reference).await;
    walk.click("See the receipt").await;
    walk.reads(&["The cut-off is closed."]).await;
    let proof = read_file(walk, "Download the inclusion proof").await;
    receipt.is_good(walk, &proof).await;
    walk.reads(&["number 1 of the 4 that were sealed together.", "The root is the one that was published"])
        .await;
    walk.signs_out().await;
}

/// What the file behind a link says.
pub async fn read_file(walk: &Walk, link: &str) -> String {
    let script = "const link = [...document.links].find(a => a.innerText.trim() === arguments[0]);
        return fetch(link.href).then(answer => answer.text())";
    walk.browser.script(script, json!([link])).await.as_str().unwrap().to_owned()
}

pub async fn reports(walk: &Walk) {
    walk.signs_in("staff").await;
    walk.click("Cut-offs").await;
    walk.click_at(walk.browser.row(&["31 Dec 2025", "Ranking and decision"]), "Report").await;
    walk.reads(&["AI Factories: report of cut-off 5", "Built from the sealed edition “Decided”"]).await;
    walk.reads_in(&["1", NORTH, "82"], "selected").await;
    walk.reads_in(&[NORTH, "Alarm", "Operation of the supercomputer"], "9,000,000.00").await;
    walk.signs_out().await;
}
