//! Every page as a person meets it in a browser: on a laptop by day and on a narrow phone at night, nothing
//! hangs over the edge, nothing is said in the console, and axe-core finds nothing to object to.

use std::collections::BTreeMap;

use actix_web::http::Method;
use rollcall::ground::{Role, Scope};
use rollcall::routes::ROUTES;
use rollcall::web::{Audience, Route};

use crate::support::app::{Person, on_sqlite};
use crate::support::browser::{Browser, LAPTOP, Look, PHONE};
use crate::support::site::Site;

const LOOKS: [Look; 4] = [LAPTOP, Look { width: 1280, dark: true }, PHONE, Look { width: 3840, dark: false }];

#[test]
fn pages_of_the_house_are_fit_to_be_seen() {
    on_sqlite(async |app| {
        let (browser, site) = (Browser::start("en").await, Site::of(&app).await);
        let ana = app.person_with("Ana", Role::Administrator, Scope::Everything).await;
        let mut faults = Vec::new();
        for (person, routes) in [(app.visitor(), public()), (ana, signed_in())] {
            site.seen_by(&person, &browser).await;
            for route in routes {
                faults.extend(look(&browser, &site, &person, route).await);
            }
        }
        assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    });
}

/// Pages whose example needs no world to be filled in from.
fn pages() -> impl Iterator<Item = &'static Route> {
    let whole = |route: &&Route| route.method == Method::GET && !route.example.contains('{');
    let page =
        |route: &&Route| !["/api/", "/static/", "/language/"].iter().any(|head| route.path.starts_with(head));
    ROUTES.iter().filter(whole).filter(page)
}

fn public() -> Vec<&'static Route> {
    pages().filter(|route| route.audience == Audience::Public).collect()
}

fn signed_in() -> Vec<&'static Route> {
    pages().filter(|route| [Audience::SignedIn, Audience::Administrator].contains(&route.audience)).collect()
}

/// What is wrong with a page, at every look: each fault once, with where it was first seen.
async fn look(browser: &Browser, site: &Site, person: &Person, route: &Route) -> Vec<String> {
    browser.goto(&site.url(route.example)).await;
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
    let name = route.example.trim_matches('/').replace(|c: char| !c.is_alphanumeric(), "-");
    for look in [LAPTOP, PHONE] {
        browser.screenshot(if name.is_empty() { "home" } else { &name }, look).await;
    }
    let place = format!("{} as {}", route.example, person.name);
    faults.into_iter().map(|(fault, look)| format!("{place}, {look}:\n  {fault}")).collect()
}
