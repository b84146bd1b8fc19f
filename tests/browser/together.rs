//! Two people write one proposal at once, each in a browser, one of them offline for a while: nothing that either
//! typed is lost, and what they agree on is what is submitted.

use actix_web::http::Method;
use rollcall::call::rules::{Field, FieldKind, Section};
use rollcall::ground::Role;
use serde_json::json;

use crate::looks::faults_of;
use crate::proposal::world::{book, call, submits, writes};
use crate::support::app::{App, Person, on_sqlite, tell};
use crate::support::browser::{Browser, LAPTOP, PHONE};
use crate::support::site::Site;

/// A section with two fields of many lines.
fn section() -> (Section, [Field; 2]) {
    let long = |field: &&Field| match &field.kind {
        FieldKind::Text(limits) => limits.lines && field.when.is_none(),
        _ => false,
    };
    let found = book().sections.into_iter().find(|section| section.fields.iter().filter(long).count() > 1);
    let section = found.unwrap();
    let fields: Vec<Field> = section.fields.iter().filter(long).take(2).cloned().collect();
    (section, fields.try_into().unwrap())
}

struct Scene {
    site: Site,
    reference: String,
    page: String,
    /// What the two fields are called.
    labels: [String; 2],
    ids: [String; 2],
}

impl Scene {
    async fn of(app: &App, ana: &Person, ben: &Person) -> Self {
        call(app);
        let reference = writes(ana, "DEMO-NORTH").await;
        ben.joins(&reference, Role::Contributor);
        app.reads_all_letters();
        let (section, fields) = section();
        let labels = [&fields[0], &fields[1]].map(|field| field.label.in_language("en").to_owned());
        let ids = fields.map(|field| field.id);
        let page = format!("/proposals/{reference}/edit/answers-{}", section.id);
        Self { site: Site::of(app).await, reference, page, labels, ids }
    }

    /// Opens the page of both fields, and waits until it looks after what is typed.
    async fn opens(&self, browser: &Browser) {
        browser.goto(&self.site.url(&self.page)).await;
        browser.finds("form[data-ready]").await;
    }

    async fn texts(&self, person: &Person, field: usize) -> Vec<String> {
        let path = format!("/api/v1/proposals/{}/fields/{}", self.reference, self.ids[field]);
        let out = person.calls(Method::GET, &path, None, &[]).await.is(200).json();
        let entries = out["history"].as_array().unwrap().iter();
        entries.map(|entry| entry["value"].as_str().unwrap().to_owned()).collect()
    }

    async fn now(&self, person: &Person, field: usize) -> String {
        let path = format!("/api/v1/proposals/{}/fields/{}", self.reference, self.ids[field]);
        let out = person.calls(Method::GET, &path, None, &[]).await.is(200).json();
        out["value"].as_str().unwrap().to_owned()
    }

    /// Waits until a field says this to whoever reads the draft.
    async fn stands(&self, person: &Person, field: usize, text: &str) {
        let begun = std::time::Instant::now();
        loop {
            if self.now(person, field).await == text {
                return;
            }
            let texts = self.texts(person, field).await;
            assert!(begun.elapsed().as_secs() < 20, "{text:?} was never stored: {texts:?}");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }
}

/// Whether leaving the page would ask.
async fn would_ask(browser: &Browser) -> bool {
    let ask = "const leave = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(leave);
        return leave.defaultPrevented";
    browser.script(ask, json!([])).await.as_bool().unwrap()
}

pub async fn kept(browser: &Browser) -> u64 {
    let count = "return Object.keys(localStorage).filter(key => key.startsWith('rollcall:draft:')).length";
    browser.script(count, json!([])).await.as_u64().unwrap()
}

/// On a laptop by day and on a phone at night it fits, and axe-core finds nothing; a picture of each is kept.
pub async fn looks_well(browser: &Browser, name: &str) {
    let faults = faults_of(browser, &[LAPTOP, PHONE]).await;
    assert!(faults.is_empty(), "{faults:#?}");
    for look in [PHONE, LAPTOP] {
        browser.screenshot(name, look).await;
    }
}

async fn story(app: App) {
    let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
    let scene = Scene::of(&app, &ana, &ben).await;
    let [first, second] = [0, 1].map(|at| scene.labels[at].as_str());
    let (hers, his) = (Browser::start("en").await, Browser::start("en").await);
    scene.site.seen_by(&ana, &hers).await;
    scene.site.seen_by(&ben, &his).await;
    scene.opens(&hers).await;
    scene.opens(&his).await;

    // Each in a field of their own: nobody is in the other's way, and nobody presses a button.
    hers.fill(first, "What Ana wrote").await;
    his.fill(second, "What Ben wrote").await;
    hers.sees("saved 10:00").await;
    his.sees("saved 10:00").await;
    scene.stands(&ana, 0, "What Ana wrote").await;
    scene.stands(&ana, 1, "What Ben wrote").await;
    assert!(!would_ask(&his).await && kept(&his).await == 0, "all is saved");

    // Ben is cut off and writes on, in his field and in hers; she does not wait for him.
    his.online(false).await;
    his.fill(second, "What Ben wrote on a train").await;
    his.fill(first, "What Ben would rather say").await;
    his.sees("Not saved: no connection.").await;
    assert!(would_ask(&his).await);
    assert_eq!(kept(&his).await, 2);
    hers.fill(first, "What Ana wrote, and more").await;
    scene.stands(&ana, 0, "What Ana wrote, and more").await;

    // The connection returns: what is his alone goes by itself, where they met both texts are shown.
    his.online(true).await;
    scene.stands(&ana, 1, "What Ben wrote on a train").await;
    his.sees("Ana changed this at 10:00, while you were writing.").await;
    his.sees("What Ben would rather say").await;
    his.sees("What Ana wrote, and more").await;
    assert!(
        scene.texts(&ana, 0).await.contains(&"What Ben would rather say".to_owned()),
        "it is kept already"
    );
    looks_well(&his, "two-texts").await;
    his.click("Edit together").await;
    let (both, _) = his.anywhere().typed(first).await;
    assert!(
        both.contains("What Ana wrote, and more") && both.contains("What Ben would rather say"),
        "{both}"
    );
    his.fill(first, "What both want").await;
    scene.stands(&ana, 0, "What both want").await;

    // She has not seen it yet: her next word meets his.
    hers.fill(first, "What Ana thinks of next").await;
    hers.sees("Ben changed this at 10:00").await;
    hers.click("Keep theirs").await;
    assert_eq!(hers.anywhere().typed(first).await.0, "What both want");

    // A page that goes while there is no connection: what was typed is offered when it is opened again.
    his.online(false).await;
    // Not even a last word may leave with the page, which a browser else delivers once it can.
    his.script("window.fetch = () => Promise.reject(new TypeError('offline'))", json!([])).await;
    his.fill(second, "What Ben wrote in a tunnel").await;
    his.sees("Not saved: no connection.").await;
    his.goto("about:blank").await;
    his.online(true).await;
    scene.opens(&his).await;
    his.sees("What you typed here was not saved.").await;
    looks_well(&his, "left-behind").await;
    his.click("Put it back").await;
    scene.stands(&ana, 1, "What Ben wrote in a tunnel").await;

    // Nothing that either of them typed is lost, but for what they typed over themselves before anybody saw it.
    let texts = [scene.texts(&ana, 0).await, scene.texts(&ana, 1).await].concat();
    for text in [
        "What Ana wrote, and more",
        "What Ana thinks of next",
        "What Ben would rather say",
        "What both want",
        "What Ben wrote in a tunnel",
    ] {
        assert!(texts.iter().any(|one| one == text), "{text}: {texts:?}");
    }

    // What was typed and never sent is missing from what is submitted, and every page says so.
    his.online(false).await;
    his.script("window.fetch = () => Promise.reject(new TypeError('offline'))", json!([])).await;
    his.fill(second, "Half a word").await;
    his.sees("Not saved: no connection.").await;
    his.goto("about:blank").await;
    his.online(true).await;
    for page in ["", "/ready", "/submit"] {
        his.goto(&scene.site.url(&format!("/proposals/{}{page}", scene.reference))).await;
        // It may be on its way out of another window; ten seconds later it is not.
        his.script("const now = Date.now; Date.now = () => now() + 11000", json!([])).await;
        his.script("dispatchEvent(new Event('storage'))", json!([])).await;
        his.sees("Words of yours lie in this browser and nowhere else.").await;
    }
    looks_well(&his, "unsent").await;

    // Signing out names it and asks; it leaves nothing behind.
    his.click("Sign out").await;
    his.sees("Sign out and drop what was not saved?").await;
    his.sees(&format!("{}: {second}", scene.reference)).await;
    looks_well(&his, "sign-out").await;
    his.click("Stay signed in").await;
    assert_eq!(kept(&his).await, 1);
    his.row(&["Words of yours", second]).click(second).await;
    his.finds("form[data-ready]").await;
    his.sees("What you typed here was not saved.").await;
    his.click("Sign out").await;
    his.leaves(async || his.click("Sign out and drop it").await).await;
    his.sees("Sign in").await;
    assert_eq!(kept(&his).await, 0);

    submits(&ana, &scene.reference).await.is(303);
    app.reads_all_letters();
    let path = format!("/proposals/{}/content.json", scene.reference);
    let content = ana.gets(&path).await.is(200).json();
    assert_eq!(content["answers"][&scene.ids[0]], "What both want");
    assert_eq!(content["answers"][&scene.ids[1]], "What Ben wrote in a tunnel");
}

#[test]
fn two_people_write_at_once_and_one_is_offline_for_a_while() {
    on_sqlite(story);
}

#[test]
fn they_lose_nothing_on_postgresql_either() {
    tell(&story, true);
}

/// A page that is open learns what somebody else saved, and takes nothing from who types in it.
async fn meanwhile(app: App) {
    let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
    let scene = Scene::of(&app, &ana, &ben).await;
    let [first, second] = [0, 1].map(|at| scene.labels[at].as_str());
    let his = Browser::start("en").await;
    scene.site.seen_by(&ben, &his).await;
    scene.opens(&his).await;
    let looks = "document.dispatchEvent(new Event('visibilitychange'))";
    let saves = async |field: usize, text: &str| {
        let path = format!("/api/v1/proposals/{}/fields/{}", scene.reference, scene.ids[field]);
        let body = Some(json!({ "value": text }));
        let now = ana.calls(Method::GET, &path, None, &[]).await.is(200).json();
        let base = now["version"].to_string();
        ana.calls(Method::PUT, &path, body, &[("if-match", &base)]).await.is(200);
    };
    // He asks again whenever he comes back to the page, and every now and then.
    saves(0, "What Ana wrote").await;
    his.script(looks, json!([])).await;
    his.sees("Ana changed this at 10:00.").await;
    looks_well(&his, "meanwhile").await;
    assert_ne!(his.anywhere().typed(first).await.0, "What Ana wrote", "nothing moves by itself");
    his.click("Show").await;
    let begun = std::time::Instant::now();
    while his.anywhere().typed(first).await.0 != "What Ana wrote" {
        assert!(begun.elapsed().as_secs() < 10, "it was never shown");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(kept(&his).await, 0);

    // Where he is typing himself, both texts are shown, and his is sent nowhere before he chose.
    his.online(false).await;
    his.fill(second, "What Ben is typing").await;
    his.sees("Not saved: no connection.").await;
    saves(1, "What Ana wrote there").await;
    his.online(true).await;
    his.sees("Ana changed this at 10:00, while you were writing.").await;
    his.sees("What Ana wrote there").await;
    his.click("Keep mine").await;
    scene.stands(&ana, 1, "What Ben is typing").await;
    // What he saved himself is no news to him.
    his.script(looks, json!([])).await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert!(!his.text().await.contains("in another window"));
    app.reads_all_letters();
}

#[test]
fn an_open_page_learns_what_others_save() {
    on_sqlite(meanwhile);
}

/// One person in two tabs of one browser: they are two people, and neither loses a word to the other.
async fn tabs(app: App) {
    let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
    let scene = Scene::of(&app, &ana, &ben).await;
    let first = scene.labels[0].as_str();
    let hers = Browser::start("en").await;
    scene.site.seen_by(&ana, &hers).await;
    scene.opens(&hers).await;
    let one = hers.tab().await;
    let other = hers.opens_tab().await;
    scene.opens(&hers).await;

    // Both tabs show what stood there before: what she types in the second meets what she typed in the first.
    hers.turns_to(&one).await;
    hers.fill(first, "What Ana typed in one window").await;
    hers.sees("saved 10:00").await;
    hers.turns_to(&other).await;
    hers.fill(first, "What Ana typed in another window").await;
    hers.sees("You changed this at 10:00 in another window.").await;
    hers.sees("What Ana typed in one window").await;
    hers.sees("What Ana typed in another window").await;
    let texts = scene.texts(&ana, 0).await;
    assert_eq!(scene.now(&ana, 0).await, "What Ana typed in one window", "what met it took nothing away");
    assert!(texts.contains(&"What Ana typed in another window".to_owned()), "{texts:?}");
    hers.click("Keep mine").await;
    scene.stands(&ana, 0, "What Ana typed in another window").await;

    // The first tab saw none of that: its next word meets it in turn.
    hers.turns_to(&one).await;
    hers.fill(first, "What Ana thinks of last").await;
    hers.sees("You changed this at 10:00 in another window.").await;
    hers.click("Keep theirs").await;
    assert_eq!(hers.anywhere().typed(first).await.0, "What Ana typed in another window");

    // A tab that was copied goes by the first one's name until it looks around: what both hold stays apart.
    let copied = "sessionStorage.setItem('rollcall:tab', arguments[0])";
    let name = hers.script("return sessionStorage.getItem('rollcall:tab')", json!([])).await;
    hers.turns_to(&other).await;
    hers.script(copied, json!([name])).await;
    scene.opens(&hers).await;
    let renamed = hers.script("return sessionStorage.getItem('rollcall:tab')", json!([])).await;
    assert_ne!(renamed, name, "two tabs are never one");
    hers.online(false).await;
    hers.fill(first, "Kept by the copy").await;
    hers.sees("Not saved: no connection.").await;
    hers.turns_to(&one).await;
    hers.online(false).await;
    hers.fill(first, "Kept by the first").await;
    hers.sees("Not saved: no connection.").await;
    assert_eq!(kept(&hers).await, 2, "each keeps its own");
    hers.online(true).await;
    scene.stands(&ana, 0, "Kept by the first").await;
    hers.turns_to(&other).await;
    hers.online(true).await;
    hers.sees("You changed this at 10:00 in another window.").await;
    hers.click("Keep mine").await;
    scene.stands(&ana, 0, "Kept by the copy").await;

    let texts = scene.texts(&ana, 0).await;
    for text in ["What Ana typed in one window", "What Ana thinks of last", "Kept by the first"] {
        assert!(texts.iter().any(|one| one == text), "{text}: {texts:?}");
    }
    app.reads_all_letters();
}

#[test]
fn one_person_in_two_tabs_is_two_people() {
    on_sqlite(tabs);
}

/// What is said of words that were not saved is true: it goes once they stand in the proposal, whoever put them there,
/// and what was set aside is not said to lie in the browser alone.
async fn honest(app: App) {
    let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
    let scene = Scene::of(&app, &ana, &ben).await;
    let [first, second] = [0, 1].map(|at| scene.labels[at].as_str());
    let his = Browser::start("en").await;
    scene.site.seen_by(&ben, &his).await;
    let overview = scene.site.url(&format!("/proposals/{}", scene.reference));
    let looks_later = async || {
        his.goto(&overview).await;
        his.script("const now = Date.now; Date.now = () => now() + 11000", json!([])).await;
        his.script("dispatchEvent(new Event('storage'))", json!([])).await;
    };
    let loses = async |field: &str, text: &str| {
        scene.opens(&his).await;
        his.online(false).await;
        his.script("window.fetch = () => Promise.reject(new TypeError('offline'))", json!([])).await;
        his.fill(field, text).await;
        his.sees("Not saved: no connection.").await;
        his.goto("about:blank").await;
        his.online(true).await;
    };
    let forgets = async || {
        let begun = std::time::Instant::now();
        while kept(&his).await > 0 {
            assert!(begun.elapsed().as_secs() < 10, "it is still kept");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert!(!his.text().await.contains("Words of yours lie in this browser"));
    };

    // Typed again, the offer goes, and it is saved as anything is.
    loses(first, "What Ben typed twice").await;
    scene.opens(&his).await;
    his.sees("What you typed here was not saved.").await;
    his.fill(first, "What Ben typed twice").await;
    scene.stands(&ana, 0, "What Ben typed twice").await;
    forgets().await;
    assert!(!his.text().await.contains("What you typed here was not saved."));

    // Saved from elsewhere, it is no news either.
    loses(second, "What Ben typed elsewhere").await;
    let path = format!("/api/v1/proposals/{}/fields/{}", scene.reference, scene.ids[1]);
    let saves = async |text: &str| {
        let base = ben.calls(Method::GET, &path, None, &[]).await.is(200).json()["version"].to_string();
        ben.calls(Method::PUT, &path, Some(json!({ "value": text })), &[("if-match", &base)]).await.is(200);
    };
    saves("What Ben typed elsewhere").await;
    looks_later().await;
    forgets().await;

    // It met another text and was set aside: it is called by the field's name, and said to stand in the history.
    scene.opens(&his).await;
    his.online(false).await;
    his.fill(second, "What Ben would rather say").await;
    his.sees("Not saved: no connection.").await;
    let base = ana.calls(Method::GET, &path, None, &[]).await.is(200).json()["version"].to_string();
    let hers = Some(json!({ "value": "What Ana says" }));
    ana.calls(Method::PUT, &path, hers, &[("if-match", &base)]).await.is(200);
    his.online(true).await;
    his.sees("Ana changed this at 10:00, while you were writing.").await;
    looks_later().await;
    his.sees("Your text met another one, and does not stand in the proposal.").await;
    assert!(!his.text().await.contains("Words of yours lie in this browser"));
    looks_well(&his, "set-aside").await;
    his.leaves(async || his.row(&["Your text met", second]).click(second).await).await;
    his.finds("form[data-ready]").await;
    his.sees("Neither text is lost: both stay in the history.").await;
    // Out of the history, it stands there again.
    saves("What Ben would rather say").await;
    looks_later().await;
    forgets().await;
    app.reads_all_letters();
}

#[test]
fn what_is_said_of_unsaved_words_is_true() {
    on_sqlite(honest);
}

/// Where the page's own button sends what met another text, the choice settles what the browser kept of it.
async fn settled(app: App) {
    let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
    let scene = Scene::of(&app, &ana, &ben).await;
    let first = scene.labels[0].as_str();
    let his = Browser::start("en").await;
    scene.site.seen_by(&ben, &his).await;
    scene.opens(&his).await;
    let path = format!("/api/v1/proposals/{}/fields/{}", scene.reference, scene.ids[0]);
    let base = ana.calls(Method::GET, &path, None, &[]).await.is(200).json()["version"].to_string();
    let hers = Some(json!({ "value": "What Ana says" }));
    ana.calls(Method::PUT, &path, hers, &[("if-match", &base)]).await.is(200);
    // His form goes by itself before the field does.
    his.script("window.fetch = () => Promise.reject(new TypeError('offline'))", json!([])).await;
    his.fill(first, "What Ben says").await;
    his.sees("Not saved: no connection.").await;
    his.leaves(async || his.click("Save").await).await;
    his.finds("form[data-ready]").await;
    his.sees("Two people wrote in one field.").await;
    assert_eq!(kept(&his).await, 1);
    let record = "return JSON.parse(localStorage.getItem(Object.keys(localStorage).find(key => key.startsWith('rollcall:draft:'))))";
    let record = his.script(record, json!([])).await;
    assert_eq!((&record["label"], &record["aside"]), (&json!(first), &json!(true)), "{record}");
    his.tick("Keep theirs").await;
    his.leaves(async || his.click("Save").await).await;
    his.sees("Saved.").await;
    assert_eq!(kept(&his).await, 0);
    assert_eq!(scene.now(&ana, 0).await, "What Ana says");
    app.reads_all_letters();
}

#[test]
fn a_choice_settles_what_the_browser_kept() {
    on_sqlite(settled);
}
