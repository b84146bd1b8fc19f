//! Experts declare, accept and report; the consensus is written, agreed to and finished.

use rollcall::call::rules::{Rulebook, builtin};

use super::walker::Walk;
use super::{ALPS, CUTOFF, DELTA, NORTH};

/// Who reports, and the score they give on every criterion: the middle one is what the consensus begins from.
const VIEWS: [(&str, &str); 3] = [("evaluator", "85"), ("evaluator-2", "78"), ("rapporteur", "82")];

pub async fn reports(walk: &Walk) {
    let criteria = headings();
    for (account, score) in VIEWS {
        walk.signs_in(account).await;
        walk.reads(&["My reviews", "to accept"]).await;
        declares(walk, account == "evaluator").await;
        accepts(walk, "Evaluator").await;
        writes(walk, &criteria, score, account).await;
        walk.signs_out().await;
    }
    walk.signs_in("staff").await;
    walk.click(CUTOFF).await;
    walk.reads(&["One consensus is awaited"]).await;
    walk.signs_out().await;
}

/// "1. Conformity with the system specification", as the form numbers them.
fn headings() -> Vec<String> {
    let book: Rulebook = builtin("ai-factories").unwrap();
    let criteria = book.scoring.criteria.iter().enumerate();
    criteria.map(|(place, one)| format!("{}. {}", place + 1, one.title.in_language("en"))).collect()
}

/// About every proposal of the cut-off, competitors too. Whoever is `hasty` says "potential" and not in what way.
async fn declares(walk: &Walk, hasty: bool) {
    walk.click("My tasks").await;
    walk.click_at(walk.browser.under(CUTOFF), "Declare conflicts of interest").await;
    walk.reads(&["Competing proposals count too.", "Demo Computing Centre (FI)"]).await;
    for acronym in [NORTH, ALPS, DELTA] {
        walk.browser.under(acronym).tick("no conflict").await;
    }
    if hasty {
        walk.browser.under(DELTA).tick("potential conflict").await;
        walk.click("Declare conflicts of interest").await;
        let (_, wrong) = walk.browser.under(DELTA).typed("In what way?").await;
        assert_eq!(wrong, "Say why.");
        walk.browser.under(DELTA).tick("no conflict").await;
    }
    walk.click("Declare conflicts of interest").await;
    walk.reads(&["Your declaration is recorded."]).await;
}

async fn accepts(walk: &Walk, duty: &str) {
    walk.click("My tasks").await;
    walk.click_at(walk.browser.row(&[NORTH, duty]), NORTH).await;
    walk.click("Accept the task").await;
    walk.reads(&["The task is yours."]).await;
}

fn comment(heading: &str, account: &str) -> String {
    format!("Invented by {account}: enough is said under “{heading}”, and not all of it is proved.")
}

/// The evaluator forgets one comment: nothing typed is lost, and the form says what is missing where.
async fn writes(walk: &Walk, criteria: &[String], score: &str, account: &str) {
    let forgetful = account == "evaluator";
    let last = criteria.last().unwrap();
    for heading in criteria {
        let spot = walk.browser.under(heading);
        spot.fill("Score", score).await;
        if !(forgetful && heading == last) {
            spot.fill("Comment", &comment(heading, account)).await;
        }
    }
    walk.click("Save and submit").await;
    if forgetful {
        walk.reads(&["One thing to mend:"]).await;
        let (_, wrong) = walk.browser.under(last).typed("Comment").await;
        assert_eq!(wrong, "Write at least 40 characters; there are 0.");
        for heading in criteria {
            let spot = walk.browser.under(heading);
            assert_eq!(spot.typed("Score").await, (score.to_owned(), String::new()), "{heading}");
            let kept = if heading == last { String::new() } else { comment(heading, account) };
            assert_eq!(spot.typed("Comment").await.0, kept, "{heading}");
        }
        walk.browser.under(last).fill("Comment", &comment(last, account)).await;
        walk.click("Save and submit").await;
    }
    walk.reads(&["Handed in.", "Your report is in."]).await;
}

pub async fn agrees(walk: &Walk) {
    walk.signs_in("rapporteur").await;
    accepts(walk, "Rapporteur").await;
    proposes(walk, &headings()).await;
    consents(walk).await;
    walk.signs_out().await;
    for account in ["evaluator", "evaluator-2"] {
        walk.signs_in(account).await;
        consents(walk).await;
        walk.signs_out().await;
    }
    walk.signs_in("moderator").await;
    declares(walk, false).await;
    accepts(walk, "Moderator").await;
    walk.reads(&["Every evaluator agrees to this version."]).await;
    walk.click("Finish the consensus").await;
    walk.reads(&["The consensus is finished.", "Nothing is left to do here."]).await;
    walk.signs_out().await;
}

/// It begins from the middle score and everybody's comments. The applicant will read it, so it names nobody.
async fn proposes(walk: &Walk, criteria: &[String]) {
    for heading in criteria {
        let (score, _) = walk.browser.under(heading).typed("Score").await;
        assert_eq!(score, "82", "{heading}");
        let (comments, _) = walk.browser.under(heading).typed("Comment").await;
        assert!(VIEWS.iter().all(|(account, _)| comments.contains(&comment(heading, account))), "{comments}");
    }
    walk.browser.fill("On the whole", "As Moderator (demo) says: fit to be paid.").await;
    walk.click("Save and propose to the experts").await;
    let (kept, wrong) = walk.browser.anywhere().typed("On the whole").await;
    assert_eq!(kept, "As Moderator (demo) says: fit to be paid.");
    assert!(wrong.starts_with("The text names an expert (Moderator (demo))."), "{wrong}");
    walk.browser.fill("On the whole", "Fit to be paid, if the states keep their word.").await;
    walk.click("Save and propose to the experts").await;
    walk.reads(&["The consensus is proposed", "The consensus is before the evaluators."]).await;
}

async fn consents(walk: &Walk) {
    walk.click("My tasks").await;
    walk.click_at(walk.browser.row(&[NORTH, "Evaluator"]), NORTH).await;
    walk.reads(&["Do you agree to this consensus report?", "Fit to be paid, if the states keep their word."])
        .await;
    walk.click("I agree").await;
    walk.reads(&["Your word is recorded."]).await;
}
