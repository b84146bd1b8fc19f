//! Staff check what came in, and give it to experts.

use rollcall::call::rules::{Checklist, Rulebook, builtin};

use super::walker::Walk;
use super::{ALPS, DELTA, NORTH};

const WHY_ALPS: &str = "Invented: what is proposed is a data centre, and no AI Factory.";
const WHY_DELTA: &str = "Invented: the second document does not open.";

/// Scripts are still off for the first proposal.
pub async fn checks(walk: &Walk) {
    let book: Rulebook = builtin("ai-factories").unwrap();
    let [admissibility, eligibility] = book.checklists.as_slice() else { panic!("two checklists") };
    walk.click_at(walk.browser.under("AI Factories"), "Checks and evaluation").await;
    walk.reads(&["Evaluation of cut-off 5", "Check 3 proposals"]).await;
    walk.click(ALPS).await;
    passes(walk, admissibility).await;
    fails(walk, eligibility, "scope", WHY_ALPS).await;
    walk.scripts(true).await;
    walk.click("Cut-off 5").await;
    walk.reads(&["Check 2 proposals"]).await;
    walk.click(DELTA).await;
    fails(walk, admissibility, "readable", WHY_DELTA).await;
    walk.click("Cut-off 5").await;
    walk.click(NORTH).await;
    walk.reads(&["fact: no", "short by EUR 9,000,000.00"]).await;
    passes(walk, admissibility).await;
    insists(walk, eligibility, &["match"]).await;
    concludes(walk, eligibility).await;
    walk.click("Cut-off 5").await;
    walk.reads_in(&[NORTH], "passed").await;
    walk.reads_in(&[ALPS], "failed").await;
    walk.click("Seal the eligible list").await;
    walk.reads(&["The eligible list is sealed.", "One proposal lacks experts"]).await;
}

fn title(list: &Checklist) -> &str {
    list.title.in_language("en")
}

/// Every item is met, and the list is passed.
async fn passes(walk: &Walk, list: &Checklist) {
    finds(walk, list, &[]).await;
    concludes(walk, list).await;
}

/// Against the facts nothing is met without words.
async fn insists(walk: &Walk, list: &Checklist, items: &[&str]) {
    finds(walk, list, &[]).await;
    for item in items {
        let item = list.items.iter().find(|known| known.id == *item).unwrap().text.in_language("en");
        let spot = walk.browser.under(item);
        let (_, wrong) = spot.typed("Reason").await;
        assert_eq!(wrong, "The fact beside it says no: say why it is met all the same.");
        spot.fill("Reason", "Invented: the ministry announced the rest in writing.").await;
    }
    walk.click_at(walk.browser.under(title(list)), "Save").await;
}

async fn concludes(walk: &Walk, list: &Checklist) {
    walk.reads_in(&[title(list)], "all met").await;
    let spot = walk.browser.under(title(list));
    spot.tick("passed").await;
    walk.click_at(spot, "Draw the conclusion").await;
    walk.reads(&["The conclusion is recorded."]).await;
    walk.reads_in(&[title(list)], "passed").await;
}

/// One item is not met, with its reason, and the list is failed: each only with words beside it.
async fn fails(walk: &Walk, list: &Checklist, item: &str, why: &str) {
    let item = list.items.iter().find(|known| known.id == item).unwrap().text.in_language("en");
    finds(walk, list, &[(item, "")]).await;
    let (_, wrong) = walk.browser.under(item).typed("Reason").await;
    assert_eq!(wrong, "Say why.");
    finds(walk, list, &[(item, why)]).await;
    walk.reads_in(&[title(list)], "not all met").await;
    let spot = walk.browser.under(title(list));
    spot.tick("failed").await;
    walk.click_at(spot, "Draw the conclusion").await;
    let (_, wrong) = walk.browser.under(title(list)).typed("Words for the applicant").await;
    assert_eq!(wrong, "Say why.");
    let spot = walk.browser.under(title(list));
    spot.tick("failed").await;
    spot.fill("Words for the applicant", why).await;
    walk.click_at(spot, "Draw the conclusion").await;
    walk.reads(&["The conclusion is recorded.", why]).await;
}

/// Says of every item whether it is met, and saves.
async fn finds(walk: &Walk, list: &Checklist, not_met: &[(&str, &str)]) {
    for item in &list.items {
        let text = item.text.in_language("en");
        let spot = walk.browser.under(text);
        match not_met.iter().find(|(item, _)| *item == text) {
            None => spot.choose("Finding", "met").await,
            Some((_, why)) => {
                spot.choose("Finding", "not met").await;
                spot.fill("Reason", why).await;
            }
        }
    }
    walk.click_at(walk.browser.under(title(list)), "Save").await;
}

/// Three evaluators, one of whom is the rapporteur too, and a moderator who has no view of their own.
pub async fn assigns(walk: &Walk) {
    walk.click("Experts of the call").await;
    walk.reads(&["4 experts from 4 countries"]).await;
    walk.click("Cut-offs").await;
    walk.click_at(walk.browser.under("AI Factories"), "Checks and evaluation").await;
    walk.click(NORTH).await;
    for (expert, duty) in [
        ("Evaluator (demo)", "Evaluator"),
        ("Second evaluator (demo)", "Evaluator"),
        ("Rapporteur (demo)", "Evaluator"),
        ("Rapporteur (demo)", "Rapporteur"),
        ("Moderator (demo)", "Moderator"),
    ] {
        walk.browser.choose("Expert", expert).await;
        walk.browser.choose("As", duty).await;
        walk.click("Assign").await;
        walk.reads(&["The task is given, and a letter is on its way."]).await;
        walk.reads_in(&[expert, duty], "assigned").await;
    }
    walk.click("Cut-off 5").await;
    walk.reads_in(&[NORTH], "3 / 3").await;
    walk.reads(&["3 individual reports are awaited"]).await;
    walk.signs_out().await;
}
