//! Every page as a person meets it in a browser: on a laptop by day and on a narrow phone at night, nothing
//! hangs over the edge, nothing is said in the console, and axe-core finds nothing to object to.

use std::collections::BTreeMap;

use actix_web::http::Method;
use rollcall::call::acts::{load, publish_history};
use rollcall::call::rules::{History, builtin};
use rollcall::ground::{Role, Scope};
use rollcall::routes::ROUTES;
use rollcall::web::{Audience, Route};

use crate::support::app::{App, Person, on_sqlite};
use crate::support::browser::{Browser, LAPTOP, Look, PHONE};
use crate::support::site::Site;

const LOOKS: [Look; 4] = [LAPTOP, Look { width: 1280, dark: true }, PHONE, Look { width: 3840, dark: false }];

#[test]
fn pages_are_fit_to_be_seen() {
    on_sqlite(async |app| {
        let (browser, site, world) =
            (Browser::start("en").await, Site::of(&app).await, World::of(&app).await);
        let mut faults = Vec::new();
        for (person, path) in world.pages() {
            site.seen_by(person, &browser).await;
            faults.extend(look(&browser, &site, person, &path).await);
        }
        assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
        app.reads_all_letters();
    });
}

#[test]
fn pages_hold_longer_words() {
    on_sqlite(async |app| {
        let (browser, site, world) =
            (Browser::start("fr").await, Site::of(&app).await, World::of(&app).await);
        browser.look(PHONE).await;
        for (person, path) in world.pages() {
            site.seen_by(person, &browser).await;
            browser.goto(&site.url(&path)).await;
            assert_eq!(browser.language().await, "fr", "{path}");
            assert_eq!(browser.overhang().await, 0, "{path} in French hangs over the edge of a phone");
        }
        app.reads_all_letters();
    });
}

/// Somebody of every kind, and what stands for the placeholders of the routes' examples.
struct World {
    people: BTreeMap<Audience, Person>,
    names: BTreeMap<&'static str, String>,
}

impl World {
    async fn of(app: &App) -> Self {
        app.acts(|act| load(act, &builtin("ai-factories").unwrap(), "").map(drop));
        app.acts(|act| publish_history(act, &History::builtin().unwrap()));
        let ana = app.person_with("Ana", Role::Administrator, Scope::Everything).await;
        let names = [("{call}", "ai-factories".to_owned()), ("{person}", ana.id.to_string())];
        let mut people = BTreeMap::from([
            (Audience::Public, app.visitor()),
            (Audience::SignedIn, app.person("Sigrid").await),
            (Audience::Administrator, ana),
        ]);
        for (audience, role) in [(Audience::Staff, Role::Staff), (Audience::Finance, Role::Finance)] {
            people.insert(audience, app.person_with(role.name(), role, Scope::Everything).await);
        }
        Self { people, names: names.into() }
    }

    /// Every page of the table that this world has somebody and a name for, with who looks at it.
    fn pages(&self) -> Vec<(&Person, String)> {
        let pages = ROUTES.iter().filter(|route| route.method == Method::GET);
        let pages = pages.filter(|route| !NO_PAGES.iter().any(|head| route.path.starts_with(head)));
        pages.filter_map(|route| Some((self.people.get(&route.audience)?, self.filled_in(route)?))).collect()
    }

    fn filled_in(&self, route: &Route) -> Option<String> {
        let path = self
            .names
            .iter()
            .fold(route.example.to_owned(), |path, (placeholder, name)| path.replace(placeholder, name));
        (!path.contains('{')).then_some(path)
    }
}

/// What answers with something else than a page.
const NO_PAGES: &[&str] = &["/api/", "/static/", "/language/"];

/// What is wrong with a page, at every look: each fault once, with where it was first seen.
async fn look(browser: &Browser, site: &Site, person: &Person, path: &str) -> Vec<String> {
    browser.goto(&site.url(path)).await;
    let mut faults: BTreeMap<String, String> = BTreeMap::new();
    for look in LOOKS {
        browser.look(look).await;
        let mut found: Vec<String> = browser.violations().await.iter().map(ToString::to_string).collect();
        let overhang = browser.overhang().await;
        if overhang > 0 {
            found.push(format!("hangs over the edge by {overhang} pixels"));
        }
        for fault in found {
            faults.entry(fault).or_insert_with(|| format!("{look:?}"));
        }
    }
    for complaint in browser.complaints().await {
        faults.insert(complaint, "the console".into());
    }
    let name = path.trim_matches('/').replace(|c: char| !c.is_alphanumeric(), "-");
    for look in [LAPTOP, PHONE] {
        browser.screenshot(if name.is_empty() { "home" } else { &name }, look).await;
    }
    let place = format!("{path} as {}", person.name);
    faults.into_iter().map(|(fault, look)| format!("{place}, {look}:\n  {fault}")).collect()
}
