//! A real browser: headless Chromium, led through chromedriver.
//!
//! The verbs are a person's: go somewhere, fill in the field with a label, click what says something, read.
//! Each browser has a profile and a driver of its own, and both end with the value, even where a test panics.

mod axe;
mod driver;
mod spot;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use base64::Engine as _;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

pub use axe::Violation;
use driver::{Driver, Post};
pub use spot::Spot;

/// How long something may take to appear.
const PATIENCE: Duration = Duration::from_secs(10);

/// How a page is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Of the window, in CSS pixels.
    pub width: u32,
    pub dark: bool,
}

/// A laptop by day.
pub const LAPTOP: Look = Look { width: 1280, dark: false };
/// The narrowest phone that has to work, at night.
pub const PHONE: Look = Look { width: 360, dark: true };

pub struct Browser {
    client: Client,
    // After the client, so that nothing speaks to a driver that has ended.
    _driver: Driver,
}

impl Browser {
    /// Starts a browser that asks for pages in `language`.
    pub async fn start(language: &str) -> Self {
        let driver = Driver::start();
        let http = HttpConnector::new();
        let capabilities = driver.capabilities(language);
        let client =
            ClientBuilder::new(http).capabilities(capabilities).connect(&driver.url()).await.unwrap();
        let browser = Self { client, _driver: driver };
        browser.look(LAPTOP).await;
        browser
    }

    /// Sets the window's width and the colour scheme, for this page and those after it.
    pub async fn look(&self, Look { width, dark }: Look) {
        let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
        let scheme = json!({ "name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" } });
        let motion = json!({ "name": "prefers-reduced-motion", "value": "reduce" });
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [scheme, motion] })).await;
        self.client.execute_async(SETTLE, Vec::new()).await.unwrap();
    }

    /// Turns the pages' own scripts off or on again, from the next page.
    pub async fn scripts(&self, on: bool) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !on })).await;
    }

    /// Cuts the browser off the network, or lets it back in.
    pub async fn online(&self, on: bool) {
        self.devtools("Network.enable", json!({})).await;
        let conditions =
            json!({ "offline": !on, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.emulateNetworkConditions", conditions).await;
    }

    /// Waits until the page has what this selector names.
    pub async fn finds(&self, selector: &str) {
        let begun = Instant::now();
        let there = "return document.querySelector(arguments[0]) !== null";
        while self.script(there, json!([selector])).await != true {
            assert!(begun.elapsed() < PATIENCE, "the page never had {selector}");
            pause().await;
        }
    }

    pub async fn goto(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("going to {url}: {error}"));
    }

    /// Keeps a cookie for the site of this URL, as if it had been set there.
    pub async fn keeps_cookie(&self, url: &str, name: &str, value: &str) {
        self.devtools("Network.setCookie", json!({ "url": url, "name": name, "value": value })).await;
    }

    pub async fn forgets_cookies(&self) {
        self.devtools("Network.clearBrowserCookies", json!({})).await;
    }

    /// The tab that is looked at.
    pub async fn tab(&self) -> WindowHandle {
        self.client.window().await.unwrap()
    }

    /// Another tab of the same browser, to be looked at from now on.
    pub async fn opens_tab(&self) -> WindowHandle {
        let opened = self.client.new_window(true).await.unwrap().handle;
        self.turns_to(&opened).await;
        self.look(LAPTOP).await;
        opened
    }

    pub async fn turns_to(&self, tab: &WindowHandle) {
        self.client.switch_to_window(tab.clone()).await.unwrap();
    }

    pub async fn url(&self) -> String {
        self.client.current_url().await.unwrap().into()
    }

    pub async fn title(&self) -> String {
        self.client.title().await.unwrap()
    }

    /// The language that the page says it is in.
    pub async fn language(&self) -> String {
        self.script("return document.documentElement.lang", json!([])).await.as_str().unwrap().to_owned()
    }

    /// All a person can read on the page.
    pub async fn text(&self) -> String {
        self.script("return document.body.innerText", json!([])).await.as_str().unwrap().to_owned()
    }

    /// Waits until the page says this, wherever on it.
    pub async fn sees(&self, words: &str) {
        let begun = Instant::now();
        while !self.text().await.contains(words) {
            if begun.elapsed() > PATIENCE {
                panic!("the page never said {words:?}; it says:\n{}", self.text().await);
            }
            pause().await;
        }
    }

    pub fn anywhere(&self) -> Spot<'_> {
        Spot { browser: self, under: None, row: &[] }
    }

    /// What stands below a heading, a legend or a line in bold.
    pub fn under<'a>(&'a self, heading: &'a str) -> Spot<'a> {
        Spot { under: Some(heading), ..self.anywhere() }
    }

    /// The smallest row, list item, group or card that says all of this.
    pub fn row<'a>(&'a self, says: &'a [&'a str]) -> Spot<'a> {
        Spot { row: says, ..self.anywhere() }
    }

    /// Writes into the field with this label, instead of what was in it.
    pub async fn fill(&self, label: &str, text: &str) {
        self.anywhere().fill(label, text).await;
    }

    /// Gives a file to the field with this label.
    pub async fn attach(&self, label: &str, file: &std::path::Path) {
        self.anywhere().attach(label, file).await;
    }

    /// Chooses the option that says this, or begins with it, in the list with this label.
    pub async fn choose(&self, label: &str, option: &str) {
        self.anywhere().choose(label, option).await;
    }

    /// Ticks the box, or takes the choice, with this label.
    pub async fn tick(&self, label: &str) {
        self.anywhere().tick(label).await;
    }

    /// Clicks the button, link or fold that says this.
    pub async fn click(&self, words: &str) {
        self.anywhere().click(words).await;
    }

    /// Does what leads to another page, and waits for that. The same page, sent anew, is another one.
    pub async fn leaves(&self, act: impl AsyncFnOnce()) {
        self.script("document.documentElement.dataset.left = ''", json!([])).await;
        act().await;
        let begun = Instant::now();
        let there =
            "return document.readyState === 'complete' && !('left' in document.documentElement.dataset)";
        while self.client.execute(there, Vec::new()).await.ok() != Some(Value::Bool(true)) {
            if begun.elapsed() > PATIENCE {
                panic!("no other page came; this one says:\n{}", self.text().await);
            }
            pause().await;
        }
    }

    /// What makes the page wider than the window, if anything does: nobody should have to scroll sideways.
    pub async fn overhang(&self) -> Option<String> {
        self.script(OVERHANG, json!([])).await.as_str().map(str::to_owned)
    }

    /// What the browser's console complained of since it was last asked: errors of scripts, refused resources.
    pub async fn complaints(&self) -> Vec<String> {
        let command = Post::new("se/log", json!({ "type": "browser" }));
        let lines = self.client.issue_cmd(command).await.unwrap();
        let lines = lines.as_array().unwrap().iter();
        lines.map(|line| line["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Keeps a picture of the whole page as `target/screenshots/NAME-WIDTH-SCHEME.png`.
    pub async fn screenshot(&self, name: &str, look: Look) -> PathBuf {
        self.look(look).await;
        let whole = json!({ "format": "png", "captureBeyondViewport": true });
        let picture = self.devtools("Page.captureScreenshot", whole).await;
        let picture = picture["data"].as_str().unwrap();
        let bytes = base64::engine::general_purpose::STANDARD.decode(picture).unwrap();
        let scheme = if look.dark { "dark" } else { "light" };
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{name}-{}-{scheme}.png", look.width));
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// What axe-core finds against WCAG 2.2, levels A and AA.
    pub async fn violations(&self) -> Vec<Violation> {
        axe::violations(&self.client).await
    }

    /// Fails with a list where axe-core finds anything.
    pub async fn is_accessible(&self) {
        let violations = self.violations().await;
        if !violations.is_empty() {
            let list: Vec<String> = violations.iter().map(ToString::to_string).collect();
            panic!("{} is not accessible:\n{}", self.url().await, list.join("\n"));
        }
    }

    /// Runs a script in the page; `arguments` are its arguments.
    pub async fn script(&self, script: &str, arguments: Value) -> Value {
        let Value::Array(arguments) = arguments else { panic!("arguments are a list") };
        self.client.execute(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// A command of the Chrome DevTools Protocol.
    async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let command = Post::new("goog/cdp/execute", json!({ "cmd": command, "params": parameters }));
        self.client.issue_cmd(command).await.unwrap()
    }
}

/// Lets the page follow a new size, and brings colours on their way from one scheme to the other to their end.
const SETTLE: &str = r"
    const done = arguments[arguments.length - 1];
    requestAnimationFrame(() => requestAnimationFrame(() => {
        document.getAnimations().forEach(animation => animation.finish());
        done();
    }));
";

/// Names the innermost element that sticks out and is in no box that scrolls by itself.
const OVERHANG: &str = r"
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const scrolls = e => e && e !== document.body && e !== root
        && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
    const out = [...document.body.querySelectorAll('*')]
        .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(e.parentElement));
    const widest = out.filter(e => !out.some(other => other !== e && e.contains(other)))[0];
    return (root.scrollWidth - root.clientWidth) + ' pixels: '
        + (widest ? widest.outerHTML.slice(0, 200) : 'nothing that can be named');
";

async fn pause() {
    tokio::time::sleep(Duration::from_millis(20)).await;
}
