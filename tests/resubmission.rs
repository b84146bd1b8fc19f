//! A proposal that was not selected is taken up: what goes with it, who reads it, and who may not.

use actix_web::http::Method;
use diesel::prelude::*;
use rollcall::db::schema::{decision_outcomes, grants, people, proposals};

use crate::proposal::{submits, value};
use crate::support::app::{App, Person, both_databases};
use crate::support::world::{World, known};

/// Whoever coordinates a proposal.
fn coordinator(app: &App, reference: &str) -> Person {
    let reference = reference.to_owned();
    let find = move |db: &mut rollcall::db::Db| {
        let proposal: String =
            proposals::table.filter(proposals::reference.eq(reference)).select(proposals::id).first(db)?;
        Ok(grants::table
            .inner_join(people::table.on(grants::person_id.eq(people::id)))
            .filter(grants::role.eq("coordinator"))
            .filter(grants::scope_id.eq(proposal))
            .select(people::email)
            .first::<String>(db)?)
    };
    known(app, &app.state().database.read_now(find).unwrap())
}

#[test]
fn a_rejected_proposal_is_taken_up_with_a_reply_and_a_comparison() {
    both_databases(async |app| {
        let world = World::of(&app).await;
        let rejected: String = app
            .state()
            .database
            .read_now(|db| {
                Ok(decision_outcomes::table
                    .inner_join(proposals::table.on(decision_outcomes::proposal_id.eq(proposals::id)))
                    .filter(decision_outcomes::outcome.eq("rejected"))
                    .order(proposals::reference)
                    .select(proposals::reference)
                    .first(db)?)
            })
            .unwrap();
        let path = format!("/proposals/{rejected}/resubmit");
        for stranger in ["stranger", "evaluator", "board", "funder"] {
            world.person(stranger).posts(&path, &[]).await.is(404);
        }
        // Staff see what was received, and take nothing up.
        world.person("staff").posts(&path, &[]).await.is(403);
        let ana = coordinator(&app, &rejected);
        let to = ana.posts(&path, &[]).await.is(303).location().to_owned();
        let reference = to.trim_start_matches("/proposals/").split('/').next().unwrap().to_owned();
        ana.posts(&path, &[]).await.is(409);
        // Nothing was said to the earlier evaluation yet: a line of the board says so, and leads there.
        let missing = format!("Nothing is said to the evaluation of {rejected}.");
        let line = |page: &crate::support::app::Answer| {
            page.text().contains(&format!("/proposals/{reference}/reply"))
        };
        let board = ana.gets(&format!("/proposals/{reference}/ready")).await.is(200);
        assert!(board.shows(&missing) && line(&board), "{}", board.words());
        assert!(ana.gets(&format!("/proposals/{reference}")).await.is(200).shows(&missing));
        let told =
            ana.calls(Method::GET, &format!("/api/v1/proposals/{reference}/readiness"), None, &[]).await;
        let told = told.is(200).json();
        let rule = told["rules"].as_array().unwrap().iter().find(|rule| rule["rule"] == "replied").unwrap();
        assert_eq!(rule["findings"][0]["weight"], "warns");
        let earlier =
            ana.calls(Method::GET, &format!("/api/v1/proposals/{reference}/reply"), None, &[]).await;
        assert_eq!(earlier.is(200).json()["reference"], rejected.as_str());
        let page = ana.gets(&format!("/proposals/{reference}/reply")).await.is(200);
        assert!(
            page.shows("Summary report") || page.shows("Reply to the summary report"),
            "{}",
            page.words()
        );
        let seen = value(&page, "seen");
        let reply = [("seen", seen.as_str()), ("reply", "We now have the site and the money.")];
        ana.posts(&format!("/proposals/{reference}/reply"), &reply).await.is(303);
        let board = ana.gets(&format!("/proposals/{reference}/ready")).await.is(200);
        assert!(
            !board.shows(&missing) && board.shows("The earlier evaluation is replied to.") && line(&board)
        );
        let stale = [("seen", ""), ("reply", "Another text.")];
        let page = ana.posts(&format!("/proposals/{reference}/reply"), &stale).await.is(409);
        assert!(page.shows("We now have the site and the money.") && page.text().contains("Another text."));
        submits(&ana, &reference).await.is(303);
        let content = ana.gets(&format!("/proposals/{reference}/content.json")).await.is(200).json();
        assert_eq!(content["earlier"]["reference"], rejected.as_str());
        assert_eq!(content["earlier"]["reply"], "We now have the site and the money.");
        world.person("stranger").gets(&format!("/proposals/{reference}/reply")).await.is(404);
        app.reads_all_letters();
    });
}
