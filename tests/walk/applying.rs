//! The applicant hands in; the cut-off closes.

use std::path::{Path, PathBuf};

use rollcall::keys::sha256_hex;
use serde_json::json;
use tempfile::TempDir;

use super::NORTH;
use super::walker::Walk;
use crate::support::pdf::with;

/// What the applicant keeps: the signed receipt, and what it is about.
pub struct Receipt {
    pub reference: String,
    jws: String,
    /// As `sha256sum` prints them.
    hashes: String,
}

impl Receipt {
    /// Anybody can check it, on a page that knows nothing of who asks.
    pub async fn is_good(&self, walk: &Walk, proof: &str) {
        walk.click("Verify a receipt").await;
        walk.browser.fill("Receipt", &self.jws).await;
        walk.browser.fill("SHA-256 of your files", &self.hashes).await;
        walk.browser.fill("Inclusion proof", proof).await;
        walk.click("Verify").await;
        walk.reads(&[
            "The receipt is good.",
            "part-b.pdf is the file that was submitted as Proposal, part B.",
        ])
        .await;
        walk.reads(&["letters.pdf is the file that was submitted as Letters of commitment of the states."])
            .await;
        walk.reads(&[&self.reference]).await;
    }
}

fn written(folder: &TempDir, name: &str, text: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

pub async fn hands_in(walk: &Walk) -> Receipt {
    let folder = tempfile::tempdir().unwrap();
    let [part_b, letters] = ["part-b", "letters"]
        .map(|name| written(&folder, &format!("{name}.pdf"), &with(1, &format!("/Lang ({name})"), &[])));
    walk.signs_in("applicant").await;
    walk.reads(&["My proposals", "NOT SUBMITTED."]).await;
    walk.click("My proposals").await;
    walk.click_at(walk.browser.row(&[NORTH]), "AIF-").await;
    walk.reads(&[
        "NOT SUBMITTED.",
        "“Proposal, part B” is not uploaded.",
        "short of its match by EUR 9,000,000.00",
    ])
    .await;
    walk.click("Documents").await;
    uploads(walk, &folder, &part_b, &letters).await;
    walk.click("Back").await;
    walk.click("Submit").await;
    walk.reads(&["Submit DEMO-NORTH", "These are doubtful", "You can submit all the same."]).await;
    walk.click("Submit for cut-off 5").await;
    walk.reads(&["Submitted. This is your receipt", "Receipt of AIF-", "22 December 2025, 10:00"]).await;
    let hash = |path: &Path| sha256_hex(&std::fs::read(path).unwrap());
    let (of_part_b, of_letters) = (hash(&part_b), hash(&letters));
    walk.reads(&[&of_part_b, &of_letters]).await;
    let receipt = Receipt {
        reference: read_code(walk, "AIF-[0-9]+").await,
        jws: read_code(walk, "[\\w-]{20,}\\.[\\w-]{20,}\\.[\\w-]{20,}").await,
        hashes: format!("{of_part_b}  part-b.pdf\n{of_letters}  letters.pdf"),
    };
    receipt.is_good(walk, "").await;
    walk.signs_out().await;
    receipt
}

/// What is no PDF is turned away with a word beside its slot; what is one lies there.
async fn uploads(walk: &Walk, folder: &TempDir, part_b: &Path, letters: &Path) {
    let slot = "Proposal, part B";
    let text = written(folder, "notes.pdf", b"Only notes, whatever the name says.");
    walk.browser.under(slot).attach("PDF file", &text).await;
    walk.click_at(walk.browser.under(slot), "Upload").await;
    let (_, wrong) = walk.browser.under(slot).typed("PDF file").await;
    assert_eq!(
        wrong,
        "This is not a PDF, whatever its name says: it is plain text. Nothing was stored; save it as a PDF and send that."
    );
    for (slot, file) in [(slot, part_b), ("Letters of commitment of the states", letters)] {
        walk.browser.under(slot).attach("PDF file", file).await;
        walk.click_at(walk.browser.under(slot), "Upload").await;
        walk.reads(&["The document is in its slot."]).await;
    }
}

/// The first words of the page that look like this.
pub async fn read_code(walk: &Walk, pattern: &str) -> String {
    let script = "return document.body.innerText.match(new RegExp(arguments[0]))[0]";
    walk.browser.script(script, json!([pattern])).await.as_str().unwrap().to_owned()
}

/// With scripts off: the clock, and (in `checking`) the first proposal's checks.
pub async fn lets_the_cutoff_pass(walk: &Walk) {
    walk.scripts(false).await;
    walk.signs_in("staff").await;
    moves_the_clock(walk, "2025-12-31T17:30").await;
    walk.reads(&["31 December 2025, 17:30"]).await;
    walk.click("Cut-offs").await;
    walk.reads(&["It has passed and is being closed."]).await;
    walk.app.works();
    walk.click("Cut-offs").await;
    walk.reads(&["Check 3 proposals: admissible, eligible?"]).await;
}

pub async fn moves_the_clock(walk: &Walk, to: &str) {
    walk.click("Rehearsal").await;
    walk.browser.tick("to the moment below").await;
    walk.browser.fill("Moment", to).await;
    walk.click("Move the clock").await;
    walk.reads(&["The clock was moved."]).await;
}
