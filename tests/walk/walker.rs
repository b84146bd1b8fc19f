//! Whoever walks: one browser, one person after the other, and eyes on every page that is new.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use serde_json::json;

use crate::demo::tour::{kind_of, pattern_of};
use crate::looks::faults_of;
use crate::support::app::App;
use crate::support::browser::{Browser, LAPTOP, PHONE, Spot};
use crate::support::site::Site;

/// Of every account of the demonstration.
const PASSWORD: &str = "rehearsal";

/// Whether pages are judged, or only walked through.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Eyes {
    Open,
    Shut,
}

pub struct Walk {
    pub app: App,
    pub browser: Browser,
    eyes: Eyes,
    scripts: Cell<bool>,
    /// Kinds of pages that were judged: route, and what stood above the content.
    judged: RefCell<BTreeSet<(String, String)>>,
    faults: RefCell<Vec<String>>,
    _site: Site,
}

impl Walk {
    pub async fn begin(app: &App, eyes: Eyes) -> Self {
        let (browser, site) = (Browser::start("en").await, Site::of(app).await);
        browser.goto(&site.url("/")).await;
        let (judged, faults, scripts) = (RefCell::default(), RefCell::default(), Cell::new(true));
        let walk = Self { app: app.clone(), browser, eyes, scripts, judged, faults, _site: site };
        walk.arrives().await;
        walk
    }

    /// Turns the pages' own scripts off or on again; without any, axe-core cannot look either.
    pub async fn scripts(&self, on: bool) {
        self.browser.scripts(on).await;
        self.scripts.set(on);
    }

    pub async fn signs_in(&self, account: &str) {
        self.click("Sign in").await;
        self.browser.fill("E-mail address", &format!("{account}@demo.example")).await;
        self.browser.fill("Password", PASSWORD).await;
        self.click_at(self.browser.under("Sign in"), "Sign in").await;
        self.reads(&["What to do next", "Sign out"]).await;
    }

    pub async fn signs_out(&self) {
        self.click("Sign out").await;
        self.reads(&["Sign in"]).await;
    }

    /// Clicks, and looks around where that leads.
    pub async fn click(&self, words: &str) {
        self.click_at(self.browser.anywhere(), words).await;
    }

    /// Clicks what says this below a heading or in a row.
    pub async fn click_at(&self, spot: Spot<'_>, words: &str) {
        self.browser.leaves(async || spot.click(words).await).await;
        self.arrives().await;
    }

    /// The page says all of this.
    pub async fn reads(&self, words: &[&str]) {
        for words in words {
            self.browser.sees(words).await;
        }
    }

    /// The row, list item or card that says `row` says `words` too.
    pub async fn reads_in(&self, row: &[&str], words: &str) {
        let all: Vec<&str> = row.iter().copied().chain([words]).collect();
        let found = self.browser.script(ROW, json!([all])).await;
        let text = self.browser.text().await;
        assert!(found.as_bool().unwrap(), "no row says all of {all:?} on the page:\n{text}");
    }

    /// A kind of page is judged when it is first met: plain, right after an act, and with problems told.
    async fn arrives(&self) {
        let url = self.browser.url().await;
        let complaints = self.browser.complaints().await;
        // That a form with problems is answered with 422, or an act that was refused with 409, is as it should be.
        let expected =
            |line: &&String| ["status of 422", "status of 409"].iter().any(|one| line.contains(one));
        let complaints = complaints.iter().filter(|line| !expected(line));
        self.faults.borrow_mut().extend(complaints.map(|line| format!("{url}, the console:\n  {line}")));
        if self.eyes == Eyes::Shut || !self.scripts.get() {
            return;
        }
        let state = self.browser.script(STATE, json!([])).await.as_str().unwrap().to_owned();
        let path = url.splitn(4, '/').nth(3).unwrap_or_default();
        let path = format!("/{}", path.split(['?', '#']).next().unwrap_or_default());
        let pattern = pattern_of(&path).map_or(path.clone(), |pattern| kind_of(pattern, &path).0);
        if self.judged.borrow_mut().insert((pattern, state.clone())) {
            self.judges(&format!("{path} ({state})")).await;
        }
    }

    /// Light on a laptop, dark on a phone; and what no pair of eyes sees.
    async fn judges(&self, place: &str) {
        let mut found: Vec<String> = Vec::new();
        for (fault, look) in faults_of(&self.browser, &[LAPTOP, PHONE]).await {
            found.push(format!("{place}, {look}:\n  {fault}"));
        }
        self.browser.look(LAPTOP).await;
        let broken = self.browser.script(BROKEN, json!([])).await;
        let broken = broken.as_array().unwrap().iter().filter_map(|fault| fault.as_str());
        found.extend(broken.map(|fault| format!("{place}:\n  {fault}")));
        self.faults.borrow_mut().extend(found);
    }

    pub fn ends(&self) {
        let faults = self.faults.borrow();
        assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    }
}

const ROW: &str = r"
    const said = e => e.innerText.replace(/\s+/g, ' ').trim();
    const rows = [...document.querySelectorAll('tr, li, dd, fieldset, section.card')];
    const all = rows.filter(e => arguments[0].every(words => said(e).includes(words)));
    return all.length > 0;
";

/// What stands above the content, and whether there is something to fill in.
const STATE: &str = r"
    const main = document.querySelector('main');
    const has = (selector, name) => main?.querySelector(selector) ? [name] : [];
    const parts = [...has('.summary', 'problems'), ...has('.flash', 'after an act'), ...has('.form', 'form')];
    const who = document.querySelector('header .who form') ? 'signed in' : 'a visitor';
    return [who, ...parts, ...has('.notice', 'notice'), ...has('.next', 'next')].join(', ');
";

/// Ids that stand twice (a label then leads to the wrong field), links within the page that lead nowhere,
/// fields without a name.
const BROKEN: &str = r"
    const all = [...document.querySelectorAll('[id]')].map(e => e.id);
    const twice = new Set(all.filter((id, place) => all.indexOf(id) !== place));
    const inside = [...document.querySelectorAll('a[href^=\'#\']')].map(a => a.getAttribute('href').slice(1));
    const lost = inside.filter(id => id && !document.getElementById(id));
    const fields = [...document.querySelectorAll('input:not([type=hidden]), select, textarea')];
    const nameless = fields.filter(field => !field.labels.length && !field.ariaLabel);
    return [...twice].map(id => 'the id ' + id + ' stands twice')
        .concat(lost.map(id => 'a link leads to #' + id + ', which is not there'))
        .concat(nameless.map(field => 'a field without a label: ' + field.outerHTML));
";
