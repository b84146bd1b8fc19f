//! Checking a receipt in a browser: files are chosen, their hashes are taken where they lie, and one altered byte shows.

use std::path::{Path, PathBuf};

use rollcall::keys::sha256_hex;
use serde_json::json;

use crate::looks::faults_of;
use crate::proposal::world::{AFTER, PDF, call, submits, writes};
use crate::support::app::{App, Person, on_sqlite};
use crate::support::browser::{Browser, LAPTOP, PHONE};
use crate::support::site::Site;

const RECEIPT: &str = "AIF-0001-1.jws";
const PROOF: &str = "AIF-0001-1-inclusion.json";

/// What somebody has downloaded, and the files they submitted; one of them was altered since.
struct Folder {
    folder: tempfile::TempDir,
}

impl Folder {
    async fn of(person: &Person, reference: &str) -> Self {
        let own = format!("/proposals/{reference}");
        let here = Self { folder: tempfile::tempdir().unwrap() };
        for (name, path) in
            [(RECEIPT, "receipt.jws"), (PROOF, "inclusion.json"), ("content.json", "content.json")]
        {
            here.keeps(name, &person.gets(&format!("{own}/{path}")).await.is(200).body);
        }
        let mut altered = PDF.to_vec();
        *altered.last_mut().unwrap() ^= 1;
        here.keeps("part-b.pdf", PDF);
        here.keeps("commitment-letters.pdf", &altered);
        here.keeps("holiday.pdf", b"%PDF-1.7 something else");
        here
    }

    fn keeps(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

async fn value(browser: &Browser, field: &str) -> String {
    let value = browser.script("return document.getElementById(arguments[0]).value", json!([field])).await;
    value.as_str().unwrap().to_owned()
}

async fn chooses(browser: &Browser, file: &Path) {
    browser.attach("Your files", file).await;
}

/// How many requests the page has sent since it was opened, but for what it is made of.
async fn sent(browser: &Browser) -> u64 {
    let count = "return performance.getEntriesByType('resource').filter(one => !one.name.includes('/static/')).length";
    browser.script(count, json!([])).await.as_u64().unwrap()
}

async fn story(app: App) {
    call(&app);
    let ana = app.person("Ana").await;
    let reference = writes(&ana, "DEMO-NORTH").await;
    submits(&ana, &reference).await.is(303);
    app.reads_all_letters();
    app.clock_to(AFTER);
    app.works();
    let (site, folder) = (Site::of(&app).await, Folder::of(&ana, &reference).await);
    let browser = Browser::start("en").await;
    browser.goto(&site.url("/verify")).await;
    browser.sees("Nothing of them is sent").await;

    // A file before the receipt: its hash is filled in, and there is nothing to compare it with yet.
    chooses(&browser, &folder.path("part-b.pdf")).await;
    browser.sees("add the receipt to compare").await;
    assert_eq!(value(&browser, "f-hashes").await, format!("{}  part-b.pdf", sha256_hex(PDF)));
    browser.attach("Receipt, as a file", &folder.path(RECEIPT)).await;
    browser.sees("was read into the text field").await;
    browser.sees("part-b.pdf is the file that the receipt names").await;
    let receipt = std::fs::read_to_string(folder.path(RECEIPT)).unwrap();
    assert_eq!(value(&browser, "f-receipt").await, receipt.trim());

    // One byte of this one is another, whatever it is called; the last is of no concern to the receipt.
    chooses(&browser, &folder.path("commitment-letters.pdf")).await;
    browser.sees("commitment-letters.pdf has a name from the receipt, and is another file").await;
    chooses(&browser, &folder.path("holiday.pdf")).await;
    browser.sees("holiday.pdf is no file that the receipt names").await;
    chooses(&browser, &folder.path("content.json")).await;
    browser.sees("content.json is the content that the receipt names").await;
    browser.attach("or the file of the proof", &folder.path(PROOF)).await;
    let begun = std::time::Instant::now();
    while !value(&browser, "f-proof").await.contains("audit_path") {
        assert!(begun.elapsed().as_secs() < 10, "the proof was never read");
    }
    assert_eq!(sent(&browser).await, 0, "nothing was sent");
    let faults = faults_of(&browser, &[LAPTOP, PHONE]).await;
    assert!(faults.is_empty(), "{faults:#?}");
    for look in [PHONE, LAPTOP] {
        browser.screenshot("verify-files", look).await;
    }

    // What the browser found stands in the fields that people without scripts fill in, and the server says the same.
    browser.leaves(async || browser.click("Verify").await).await;
    browser.sees("Something does not hold.").await;
    browser.sees("commitment-letters.pdf is none of the files that were submitted.").await;
    browser.sees("part-b.pdf is the file that was submitted as").await;
    browser.sees("The receipt is number 1 of the 1 that were sealed together.").await;
    browser.screenshot("verify-result", LAPTOP).await;

    // Put right, it holds: the same name again takes the place of what stood there.
    folder.keeps("commitment-letters.pdf", PDF);
    browser.goto(&site.url("/verify")).await;
    browser.attach("Receipt, as a file", &folder.path(RECEIPT)).await;
    browser.sees("was read into the text field").await;
    chooses(&browser, &folder.path("commitment-letters.pdf")).await;
    browser.sees("commitment-letters.pdf is the file that the receipt names").await;
    chooses(&browser, &folder.path("commitment-letters.pdf")).await;
    assert_eq!(value(&browser, "f-hashes").await.lines().count(), 1);
    browser.leaves(async || browser.click("Verify").await).await;
    browser.sees("The receipt is good.").await;

    // Without scripts the page says how to take a hash, and hashes that are typed are compared as ever.
    browser.scripts(false).await;
    browser.goto(&site.url("/verify")).await;
    browser.sees("sha256sum FILE on Linux").await;
    browser.scripts(true).await;
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

#[test]
fn files_are_compared_where_they_lie() {
    on_sqlite(story);
}

/// Where the address is no secure one, browsers take no hashes: the page says what to do instead.
async fn plainly(app: App) {
    call(&app);
    let (site, browser) = (Site::of(&app).await, Browser::start("en").await);
    browser.goto(&site.url("/verify").replace("127.0.0.1", "0.0.0.0")).await;
    let secure = browser.script("return window.isSecureContext", json!([])).await;
    assert_eq!(secure, false, "the test needs an address that is not secure");
    browser.sees("This address is not secure").await;
    browser.sees("Get-FileHash FILE in PowerShell on Windows").await;
    let hidden = browser.script("return document.querySelector('.chooser').hidden", json!([])).await;
    assert_eq!(hidden, true);
}

#[test]
fn an_address_that_is_not_secure_says_how_else() {
    on_sqlite(plainly);
}
