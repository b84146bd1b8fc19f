//! Every page of the demonstration as a person meets it in a browser: on a laptop and on a narrow phone, by
//! day and at night, everything fits, nothing is said in the console, and axe-core finds nothing to object to.
//!
//! The same address is another page for another person, so whether things fit is measured for each of them;
//! axe-core, which takes long, sees each kind of page once.

mod fit;

use std::collections::{BTreeMap, BTreeSet};

use crate::demo::tour::{Page, Tour, everybody, plays};
use crate::support::app::{Person, on_sqlite};
use crate::support::browser::{Browser, LAPTOP, Look, PHONE};
use crate::support::site::Site;

use fit::misfits;

/// At these everything is looked at.
const LOOKS: [Look; 3] = [LAPTOP, Look { width: 1280, dark: true }, PHONE];
/// At these a page only has to fit: a tablet, a desktop, a wall.
const FITS: [Look; 3] =
    [Look { width: 800, dark: false }, Look { width: 1600, dark: false }, Look { width: 3840, dark: false }];

#[test]
fn pages_are_fit_to_be_seen() {
    on_sqlite(async |app| {
        plays(&app);
        let (browser, site) = (Browser::start("en").await, Site::of(&app).await);
        let (mut seen, mut faults) = (BTreeSet::new(), Vec::new());
        for person in everybody(&app) {
            site.seen_by(&person, &browser).await;
            let mut theirs = BTreeSet::new();
            for page in Tour::of(&person).await.pages.into_iter().filter(|page| theirs.insert(page.pattern)) {
                // Of each kind of page the first is looked at closely, by the first person who gets there.
                let closely = seen.insert(page.pattern);
                faults.extend(look(&browser, &site, &person, &page, closely).await);
            }
        }
        assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    });
}

#[test]
fn pages_hold_longer_words() {
    on_sqlite(async |app| {
        plays(&app);
        let (browser, site) = (Browser::start("fr").await, Site::of(&app).await);
        browser.look(PHONE).await;
        let (mut seen, mut faults) = (BTreeSet::new(), Vec::new());
        for person in everybody(&app) {
            site.seen_by(&person, &browser).await;
            for page in Tour::of(&person).await.pages.into_iter().filter(|page| seen.insert(page.pattern)) {
                browser.goto(&site.url(&page.path)).await;
                assert_eq!(browser.language().await, "fr", "{}", page.path);
                let found = misfits(&browser).await.into_iter();
                faults.extend(found.map(|fault| format!("{} as {}: {fault}", page.path, person.name)));
            }
        }
        assert!(faults.is_empty(), "in French on a phone:\n{}\n", faults.join("\n"));
    });
}

/// What is wrong with a page, at every look: each fault once, with where it was first seen.
pub async fn look(
    browser: &Browser,
    site: &Site,
    person: &Person,
    page: &Page,
    closely: bool,
) -> Vec<String> {
    browser.goto(&site.url(&page.path)).await;
    let mut faults =
        if closely { faults_of(browser, &LOOKS).await } else { misfits_of(browser, &LOOKS).await };
    faults.extend(misfits_of(browser, &FITS).await);
    for complaint in browser.complaints().await {
        faults.insert(complaint, "the console".into());
    }
    if closely {
        keep(browser, page).await;
    }
    let place = format!("{} as {}", page.path, person.name);
    faults.into_iter().map(|(fault, look)| format!("{place}, {look}:\n  {fault}")).collect()
}

/// What is wrong with the page that is open, at every look: each fault once, with where it was first seen.
pub async fn faults_of(browser: &Browser, looks: &[Look]) -> BTreeMap<String, String> {
    let mut faults = misfits_of(browser, looks).await;
    for look in looks {
        browser.look(*look).await;
        for violation in browser.violations().await {
            faults.entry(violation.to_string()).or_insert_with(|| format!("{look:?}"));
        }
    }
    faults
}

/// What does not fit on the page that is open.
async fn misfits_of(browser: &Browser, looks: &[Look]) -> BTreeMap<String, String> {
    let mut faults: BTreeMap<String, String> = BTreeMap::new();
    for look in looks {
        browser.look(*look).await;
        for fault in misfits(browser).await {
            faults.entry(fault).or_insert_with(|| format!("{look:?}"));
        }
    }
    faults
}

async fn keep(browser: &Browser, page: &Page) {
    let name = page.pattern.trim_matches('/').replace('/', "-").replace(['{', '}'], "");
    for look in [LAPTOP, PHONE] {
        browser.screenshot(if name.is_empty() { "home" } else { &name }, look).await;
    }
}
