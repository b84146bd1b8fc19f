//! Every page of the demonstration as a person meets it in a browser: on a laptop and on a narrow phone, by
//! day and at night, nothing hangs over the edge, nothing is said in the console, and axe-core finds nothing
//! to object to.

use std::collections::{BTreeMap, BTreeSet};

use crate::demo::tour::{Page, Tour, everybody, plays};
use crate::support::app::{Person, on_sqlite};
use crate::support::browser::{Browser, LAPTOP, Look, PHONE};
use crate::support::site::Site;

/// At these everything is looked at.
const LOOKS: [Look; 3] = [LAPTOP, Look { width: 1280, dark: true }, PHONE];
/// At this a page only must not fall apart.
const WALL: Look = Look { width: 3840, dark: false };

#[test]
fn pages_are_fit_to_be_seen() {
    on_sqlite(async |app| {
        plays(&app);
        let (browser, site) = (Browser::start("en").await, Site::of(&app).await);
        let (mut seen, mut faults) = (BTreeSet::new(), Vec::new());
        for person in everybody(&app) {
            site.seen_by(&person, &browser).await;
            // Of each kind of page the first is looked at, by the first person who gets there.
            for page in Tour::of(&person).await.pages.into_iter().filter(|page| seen.insert(page.pattern)) {
                faults.extend(look(&browser, &site, &person, &page).await);
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
                let fault = hangs_over(&browser).await;
                faults.extend(fault.map(|fault| format!("{} as {}: {fault}", page.path, person.name)));
            }
        }
        assert!(faults.is_empty(), "in French on a phone:\n{}\n", faults.join("\n"));
    });
}

/// What is wrong with a page, at every look: each fault once, with where it was first seen.
pub async fn look(browser: &Browser, site: &Site, person: &Person, page: &Page) -> Vec<String> {
    browser.goto(&site.url(&page.path)).await;
    let mut faults = faults_of(browser, &LOOKS).await;
    browser.look(WALL).await;
    faults.extend(hangs_over(browser).await.map(|fault| (fault, format!("{WALL:?}"))));
    for complaint in browser.complaints().await {
        faults.insert(complaint, "the console".into());
    }
    let name = page.pattern.trim_matches('/').replace('/', "-").replace(['{', '}'], "");
    for look in [LAPTOP, PHONE] {
        browser.screenshot(if name.is_empty() { "home" } else { &name }, look).await;
    }
    let place = format!("{} as {}", page.path, person.name);
    faults.into_iter().map(|(fault, look)| format!("{place}, {look}:\n  {fault}")).collect()
}

/// What is wrong with the page that is open, at every look: each fault once, with where it was first seen.
pub async fn faults_of(browser: &Browser, looks: &[Look]) -> BTreeMap<String, String> {
    let mut faults: BTreeMap<String, String> = BTreeMap::new();
    for look in looks {
        browser.look(*look).await;
        let mut found: Vec<String> = browser.violations().await.iter().map(ToString::to_string).collect();
        found.extend(hangs_over(browser).await);
        for fault in found {
            faults.entry(fault).or_insert_with(|| format!("{look:?}"));
        }
    }
    faults
}

async fn hangs_over(browser: &Browser) -> Option<String> {
    browser.overhang().await.map(|what| format!("hangs over the edge by {what}"))
}
