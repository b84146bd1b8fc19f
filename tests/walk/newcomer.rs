//! Somebody new, with nobody's help: from an account to a consortium of three organisations in two states, a second
//! person, a question, two submissions, and a receipt that is checked on a machine that knows nothing of this one.

use std::path::Path;
use std::process::Command;

use rollcall::call::rules::{Field, FieldKind, builtin};
use serde_json::json;
use tempfile::TempDir;

use super::applying::{moves_the_clock, read_code};
use super::paying::read_file;
use super::walker::Walk;
use crate::support::pdf::pages;

const NORA: &str = "nora@new.example";
const BEN: &str = "ben@new.example";
const PASSWORD: &str = "a few words of her own";
const NAME: &str = "DEMO-TUNDRA";

pub async fn hands_in_alone(walk: &Walk) {
    let folder = tempfile::tempdir().unwrap();
    makes_an_account(walk, "Nora New", NORA).await;
    signs_in(walk, NORA).await;
    begins(walk).await;
    names_organisations(walk).await;
    answers(walk).await;
    budgets(walk).await;
    uploads(walk, &folder).await;
    asks(walk).await;
    invites(walk).await;
    let first = submits(walk, &folder, 1).await;
    is_good(&folder, &first, &[]);
    changes_and_submits_again(walk, &folder).await;
    closes(walk, &folder).await;
}

async fn makes_an_account(walk: &Walk, name: &str, email: &str) {
    walk.click("Sign in").await;
    walk.click("Make an account").await;
    walk.browser.fill("Name", name).await;
    walk.browser.fill("E-mail address", email).await;
    walk.browser.fill("Password", PASSWORD).await;
    walk.click("Make the account").await;
    walk.reads(&["Look into your mail"]).await;
    follows_letter(walk, email, "Verify your address", "/verify-address").await;
    walk.click("This is my address").await;
}

/// Letters lie on the page of the rehearsal, folded.
async fn follows_letter(walk: &Walk, email: &str, subject: &str, path: &str) {
    walk.app.works();
    walk.click("Rehearsal").await;
    let letter = "const letters = [...document.querySelectorAll('details.letter')];
        const letter = letters.find(one => [...arguments].every(words => one.innerText.includes(words)));
        letter.open = true; return letter.querySelector('a').innerText.trim()";
    let link = walk.browser.script(letter, json!([email, subject])).await;
    assert!(link.as_str().unwrap().contains(path), "{link}");
    walk.click(link.as_str().unwrap()).await;
}

async fn signs_in(walk: &Walk, email: &str) {
    walk.click("Sign in").await;
    walk.browser.fill("E-mail address", email).await;
    walk.browser.fill("Password", PASSWORD).await;
    walk.click_at(walk.browser.under("Sign in"), "Sign in").await;
    walk.reads(&["What to do next", "Sign out"]).await;
}

async fn begins(walk: &Walk) {
    walk.click("Begin a proposal").await;
    walk.browser.tick("AI Factories Next: cut-off 5").await;
    walk.browser.fill("Acronym", NAME).await;
    walk.browser.fill("Title", "An invented AI Factory beyond the trees").await;
    walk.click_at(walk.browser.row(&["Acronym"]), "Begin a proposal").await;
    walk.reads(&["NOT SUBMITTED.", "No track is chosen."]).await;
    walk.click("Name and track").await;
    walk.browser.tick("EUROHPC-2024-CEI-AI-01").await;
    walk.click("Save and go on").await;
}

/// One organisation after the other, each in the first group that is free.
async fn names_organisations(walk: &Walk) {
    let organisations = [
        ("Tundra Computing Centre", "Finland", "Hosting entity"),
        ("University of the Marsh", "EE", "Beneficiary"),
        ("Marsh Robotics", "EE", "Beneficiary"),
    ];
    for (name, country, role) in organisations {
        walk.reads(&["Another organisation"]).await;
        let free = walk.browser.under("Another organisation");
        free.fill("Organisation", name).await;
        free.fill("Country", country).await;
        free.choose("Role", role).await;
        walk.click("Save").await;
        walk.click("Consortium").await;
    }
    walk.click("Save and go on").await;
}

async fn answers(walk: &Walk) {
    for section in builtin("ai-factories").unwrap().sections {
        walk.reads(&[section.title.in_language("en")]).await;
        for field in section.fields.iter().filter(|field| field.required) {
            answer(walk, field).await;
        }
        walk.click("Save and go on").await;
    }
}

async fn answer(walk: &Walk, field: &Field) {
    let label = field.label.in_language("en");
    match &field.kind {
        FieldKind::Choice { options, .. } => {
            walk.browser.under(label).tick(options[0].label.in_language("en")).await;
        }
        FieldKind::YesNo => walk.browser.under(label).tick("Yes").await,
        FieldKind::Number { min, .. } => walk.browser.fill(label, &(min + 24).to_string()).await,
        FieldKind::Date(_) => walk.browser.fill(label, "2026-06-01").await,
        FieldKind::Money { .. } => walk.browser.fill(label, "1 234,50").await,
        FieldKind::Text(_) => walk.browser.fill(label, &format!("What Nora says under {label}.")).await,
        FieldKind::Table(_) => panic!("{label} is a table"),
    }
}

/// Into the cells of a table, which have their names from its heads.
async fn types(walk: &Walk, cells: &[(&str, &str)]) {
    let set = "const [name, value] = arguments, field = document.getElementsByName(name)[0];
        const option = [...field.options ?? []].find(one => one.text.startsWith(value));
        field.value = option ? option.value : value;
        for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }))";
    for (name, value) in cells {
        walk.browser.script(set, json!([name, value])).await;
    }
}

/// The money adds up: each half of the services is somebody's.
async fn budgets(walk: &Walk) {
    let row = [
        ("costs.0.partner", "Tundra Computing Centre"),
        ("costs.0.cost_type", "AI Factory services"),
        ("costs.0.line", "Horizon Europe"),
        ("costs.0.amount", "20.000.000,00"),
        ("costs.0.asked", "10.000.000,00"),
    ];
    types(walk, &row).await;
    walk.reads(&["10,000,000.00"]).await;
    walk.click("Save and go on").await;
    let claim = walk.browser.under("Another claim");
    claim.choose("Funder", "Demo Ministry of Research").await;
    claim.fill("Year", "2026").await;
    claim.choose("Cost type", "AI Factory services").await;
    claim.choose("Kind", "Cash").await;
    claim.fill("Amount", "10 000 000").await;
    claim.choose("Origin of the money", "State").await;
    walk.reads(&["We read EUR 10,000,000.00."]).await;
    walk.click("Save and go on").await;
}

async fn uploads(walk: &Walk, folder: &TempDir) {
    for (slot, name, count) in
        [("Proposal, part B", "part-b.pdf", 3), ("Letters of commitment of the states", "letters.pdf", 2)]
    {
        let path = folder.path().join(name);
        std::fs::write(&path, pages(count)).unwrap();
        walk.browser.under(slot).attach("PDF file", &path).await;
        walk.click_at(walk.browser.under(slot), "Upload").await;
        walk.reads(&["The document is in its slot."]).await;
    }
    walk.click("Back").await;
}

async fn asks(walk: &Walk) {
    walk.click("Calls").await;
    walk.click("AI Factories").await;
    walk.click("Ask a question").await;
    walk.browser.fill("Subject", "Two universities").await;
    walk.browser.fill("Question", "May two universities of one state take part?").await;
    walk.click("Ask").await;
    walk.reads(&["Two universities"]).await;
}

/// A second person, who makes an account because of the letter, and writes beside her.
async fn invites(walk: &Walk) {
    opens(walk).await;
    walk.click_at(walk.browser.under("Team"), "Change").await;
    walk.browser.fill("E-mail address", BEN).await;
    walk.browser.tick("Contributor").await;
    walk.click("Send the invitation").await;
    walk.signs_out().await;
    makes_an_account(walk, "Ben Beside", BEN).await;
    signs_in(walk, BEN).await;
    follows_letter(walk, BEN, NAME, "/invitation").await;
    walk.click("Accept").await;
    opens(walk).await;
    walk.click("Team, states and plan").await;
    walk.browser.fill("Risks and what is done about them", "What Ben adds: the ice may melt.").await;
    walk.click("Save").await;
    walk.signs_out().await;
    signs_in(walk, NORA).await;
}

async fn opens(walk: &Walk) {
    walk.click("My proposals").await;
    walk.click_at(walk.browser.row(&[NAME]), "AIF-").await;
}

async fn submits(walk: &Walk, folder: &TempDir, nth: u32) -> String {
    opens(walk).await;
    walk.click("Submit").await;
    walk.reads(&[&format!("It will be submission {nth} of this proposal")]).await;
    walk.click("Submit for cut-off 5").await;
    walk.reads(&["Submitted. This is your receipt"]).await;
    keeps(walk, folder, nth).await
}

/// What one takes along: the receipt, and the keys of this installation.
async fn keeps(walk: &Walk, folder: &TempDir, nth: u32) -> String {
    let jws = read_code(walk, "[\\w-]{20,}\\.[\\w-]{20,}\\.[\\w-]{20,}").await;
    let name = format!("receipt-{nth}.jws");
    std::fs::write(folder.path().join(&name), jws).unwrap();
    let keys = read_file(walk, "/.well-known/jwks.json").await;
    std::fs::write(folder.path().join("jwks.json"), keys).unwrap();
    name
}

/// Offline: the program is given files, and no address or database.
fn verifies(folder: &Path, receipt: &str, more: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rollcall"));
    command.current_dir(folder).args(["verify", receipt, "--keys", "jwks.json", "part-b.pdf", "letters.pdf"]);
    let output = command.args(more).output().unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

fn is_good(folder: &TempDir, receipt: &str, more: &[&str]) -> String {
    let (good, said) = verifies(folder.path(), receipt, more);
    assert!(good && !said.contains('!'), "{said}");
    for words in ["part-b.pdf is the file", "letters.pdf is the file", "not a letter of it was changed"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    said
}

async fn changes_and_submits_again(walk: &Walk, folder: &TempDir) {
    opens(walk).await;
    walk.click("The AI Factory in brief").await;
    walk.browser.fill("Abstract", "What Nora thought better of.").await;
    walk.click("Save").await;
    opens(walk).await;
    walk.reads(&["Not part of your submission"]).await;
    let second = submits(walk, folder, 2).await;
    is_good(folder, &second, &[]);
    // One letter of a file makes it another.
    let changed = folder.path().join("letters.pdf");
    let kept = std::fs::read(&changed).unwrap();
    std::fs::write(&changed, [kept.as_slice(), b" "].concat()).unwrap();
    let (good, said) = verifies(folder.path(), &second, &[]);
    assert!(!good, "{said}");
    std::fs::write(&changed, kept).unwrap();
}

/// Once the cut-off has closed, the receipt is proved to be among those that were sealed under the published root.
async fn closes(walk: &Walk, folder: &TempDir) {
    walk.signs_out().await;
    walk.signs_in("staff").await;
    moves_the_clock(walk, "2025-12-31T17:30").await;
    walk.app.works();
    walk.signs_out().await;
    signs_in(walk, NORA).await;
    opens(walk).await;
    walk.click("See the receipt").await;
    walk.reads(&["The cut-off is closed."]).await;
    let proof = read_file(walk, "Download the inclusion proof").await;
    std::fs::write(folder.path().join("proof.json"), proof).unwrap();
    let root = walk.browser.script(ROOT, json!([])).await.as_str().unwrap().to_owned();
    let said = is_good(folder, "receipt-2.jws", &["--proof", "proof.json", "--root", &root]);
    // Open is nothing but that all this is a rehearsal.
    let open: Vec<&str> = said.lines().filter(|line| line.starts_with('?')).collect();
    assert!(said.contains("that were sealed together") && open.len() == 1, "{said}");
    let other = "0".repeat(64);
    let (good, said) = verifies(folder.path(), "receipt-2.jws", &["--proof", "proof.json", "--root", &other]);
    assert!(!good, "{said}");
    walk.signs_out().await;
}

/// The last hash of the card that holds the link of the proof.
const ROOT: &str =
    "const link = [...document.links].find(a => a.innerText.trim() === 'Download the inclusion proof');
    return [...link.closest('section').querySelectorAll('code')].at(-1).innerText";
