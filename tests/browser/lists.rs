//! What is typed into a form that is saved by its button outlives the page, the session and the connection: it is
//! offered when the form is opened again, and forgotten once it is stored.

use serde_json::json;

use super::together::kept;
use crate::proposal::world::{PARTNERS, begins, call, partner_pages, saves};
use crate::support::app::{App, on_sqlite};
use crate::support::browser::{Browser, LAPTOP};
use crate::support::site::Site;

/// How often the browser holds something of a form.
async fn held(browser: &Browser) -> u64 {
    let count = "return Object.keys(localStorage).filter(key => key.startsWith('rollcall:form:')).length";
    browser.script(count, json!([])).await.as_u64().unwrap()
}

/// Waits until the browser holds so much of forms.
async fn holds(browser: &Browser, many: u64) {
    let begun = std::time::Instant::now();
    while held(browser).await != many {
        assert!(begun.elapsed().as_secs() < 10, "the browser holds {} and not {many}", held(browser).await);
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

async fn opens(browser: &Browser, url: &str) {
    browser.goto(url).await;
    browser.finds("form[data-unsaved][data-ready]").await;
}

async fn lists(app: App) {
    let ana = app.person("Ana").await;
    call(&app);
    let reference = begins(&ana, "DEMO-NORTH").await;
    saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
    let (site, hers) = (Site::of(&app).await, Browser::start("en").await);
    site.seen_by(&ana, &hers).await;
    let budget = site.url(&format!("/proposals/{reference}/edit/money"));

    // More rows than the page began with; then the browser ends in the middle of it.
    opens(&hers, &budget).await;
    hers.fill("Cost in EUR 1", "30 000 000,00").await;
    hers.sees("Until then, this browser keeps what you type.").await;
    hers.leaves(async || hers.click("More rows").await).await;
    hers.finds("form[data-unsaved][data-ready]").await;
    hers.fill("Asked from the EU 4", "1.000.000,50").await;
    holds(&hers, 1).await;
    hers.goto("about:blank").await;

    // Nothing is put back by itself; what differs can be seen first.
    opens(&hers, &budget).await;
    hers.sees("What you typed here was not saved.").await;
    hers.sees("Last typed: 22 December 2025, 10:00 Brussels").await;
    assert_eq!(hers.anywhere().typed("Cost in EUR 1").await.0, "");
    hers.click("Show what differs").await;
    hers.sees("30 000 000,00").await;
    hers.sees("4 · Asked from the EU").await;
    hers.is_accessible().await;
    hers.screenshot("kept-list", LAPTOP).await;
    hers.leaves(async || hers.click("Put it back").await).await;
    assert_eq!(hers.anywhere().typed("Cost in EUR 1").await.0, "30 000 000,00");
    assert_eq!(hers.anywhere().typed("Asked from the EU 4").await.0, "1.000.000,50");

    // The session ends before she saves: she comes back to the form, and gets her words back.
    hers.finds("form[data-unsaved][data-ready]").await;
    hers.forgets_cookies().await;
    hers.leaves(async || hers.click("Save").await).await;
    let asked = format!("/sign-in?next=/proposals/{reference}/edit/money");
    assert!(hers.url().await.ends_with(&asked), "{}", hers.url().await);
    site.seen_by(&ana, &hers).await;
    opens(&hers, &budget).await;
    hers.leaves(async || hers.click("Put it back").await).await;
    hers.finds("form[data-unsaved][data-ready]").await;

    // What is refused stays in the browser, what is stored does not.
    hers.leaves(async || hers.click("Save").await).await;
    hers.finds("form[data-unsaved][data-ready] [aria-invalid]").await;
    holds(&hers, 1).await;
    assert!(!hers.text().await.contains("What you typed here was not saved."), "it stands here");
    hers.choose("Organisation 1", "Demo Computing Centre").await;
    hers.choose("Cost type 1", "AI Factory services").await;
    hers.choose("Budget line 1", "Horizon Europe: services").await;
    hers.fill("Asked from the EU 1", "15 000 000").await;
    hers.fill("Asked from the EU 4", "").await;
    hers.leaves(async || hers.click("Save").await).await;
    hers.sees("Saved.").await;
    assert_eq!(held(&hers).await, 0);
    opens(&hers, &budget).await;
    assert!(!hers.text().await.contains("What you typed here was not saved."));
    assert_eq!(kept(&hers).await, 0);
    app.reads_all_letters();
}

#[test]
fn what_is_typed_into_a_list_is_offered_again() {
    on_sqlite(lists);
}

/// What was pasted and refused stands in its box, and nowhere among the rows: it is what was typed that comes back.
async fn pasted(app: App) {
    let ana = app.person("Ana").await;
    call(&app);
    let reference = begins(&ana, "DEMO-NORTH").await;
    saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
    let (site, hers) = (Site::of(&app).await, Browser::start("en").await);
    site.seen_by(&ana, &hers).await;
    let budget = site.url(&format!("/proposals/{reference}/edit/money"));
    opens(&hers, &budget).await;
    hers.click("Paste rows from a spreadsheet").await;
    let cells = "Demo Nobody;services;;horizon-europe;10;5";
    hers.fill("Copied cells", cells).await;
    hers.leaves(async || hers.click("Add these rows").await).await;
    hers.sees("The pasted rows were not added.").await;
    assert_eq!(hers.anywhere().typed("Cost in EUR 1").await.0, "");
    hers.is_accessible().await;
    holds(&hers, 1).await;
    hers.goto("about:blank").await;
    opens(&hers, &budget).await;
    hers.click("Show what differs").await;
    hers.sees(cells).await;
    assert!(!hers.text().await.contains("1 · "), "no row of it is anything that she typed");
    hers.leaves(async || hers.click("Put it back").await).await;
    assert_eq!(hers.anywhere().typed("Copied cells").await.0, cells);
    app.reads_all_letters();
}

#[test]
fn pasted_rows_that_are_refused_come_back_as_the_text_they_were() {
    on_sqlite(pasted);
}

/// A form without rows is filled in where it stands; what somebody else stored meanwhile is not overwritten in silence.
async fn met(app: App) {
    let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
    call(&app);
    let reference = begins(&ana, "DEMO-NORTH").await;
    ben.joins(&reference, rollcall::ground::Role::Contributor);
    saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
    let partner = &partner_pages(&ana, &reference).await[0];
    let (site, hers) = (Site::of(&app).await, Browser::start("en").await);
    site.seen_by(&ana, &hers).await;
    opens(&hers, &site.url(partner)).await;
    hers.fill("Organisation", "What Ana calls it").await;
    holds(&hers, 1).await;
    hers.goto("about:blank").await;

    let others: Vec<(&str, &str)> = PARTNERS
        .iter()
        .map(|(name, value)| (*name, if *name == "partners.0.name" { "What Ben calls it" } else { value }))
        .collect();
    let ids = ben.gets(&format!("/proposals/{reference}/edit/consortium")).await.is(200);
    let id = |place: usize| crate::proposal::world::value(&ids, &format!("partners.{place}.id"));
    let (first, second) = (id(0), id(1));
    let with: Vec<(&str, &str)> = others
        .into_iter()
        .chain([("partners.0.id", first.as_str()), ("partners.1.id", second.as_str())])
        .collect();
    saves(&ben, &reference, "consortium", &with).await.is(303);

    opens(&hers, &site.url(partner)).await;
    hers.sees("What you typed here was not saved.").await;
    hers.click("Put it back").await;
    assert_eq!(hers.anywhere().typed("Organisation").await.0, "What Ana calls it");
    hers.leaves(async || hers.click("Save").await).await;
    hers.sees("What Ben calls it").await;
    holds(&hers, 1).await;

    // Dropped, it is gone.
    hers.goto("about:blank").await;
    opens(&hers, &site.url(partner)).await;
    hers.click("Drop it").await;
    assert_eq!(held(&hers).await, 0);
    assert_eq!(hers.anywhere().typed("Organisation").await.0, "What Ben calls it");
    app.reads_all_letters();
}

#[test]
fn what_was_kept_of_a_form_overwrites_nothing() {
    on_sqlite(met);
}

/// A question is asked once: it is not offered again when it was sent.
async fn question(app: App) {
    let ana = app.person("Ana").await;
    call(&app);
    let (site, hers) = (Site::of(&app).await, Browser::start("en").await);
    site.seen_by(&ana, &hers).await;
    let questions = site.url("/calls/ai-factories/questions");
    opens(&hers, &questions).await;
    hers.fill("Question", "May a host be in two proposals at once?").await;
    hers.sees("Until it is, this browser keeps what you type.").await;
    holds(&hers, 1).await;
    hers.goto("about:blank").await;
    opens(&hers, &questions).await;
    hers.click("Put it back").await;
    hers.fill("Subject", "Hosts").await;
    hers.leaves(async || hers.click("Ask").await).await;
    assert_eq!(held(&hers).await, 0);
    opens(&hers, &questions).await;
    assert!(!hers.text().await.contains("What you typed here was not saved."));
    app.reads_all_letters();
}

#[test]
fn a_question_that_was_sent_is_not_offered_again() {
    on_sqlite(question);
}
