//! A proposal that was not selected is taken up: what goes with it, who reads it, and who may not.

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
        let page = ana.gets(&format!("/proposals/{reference}/reply")).await.is(200);
        assert!(
            page.shows("Summary report") || page.shows("Reply to the summary report"),
            "{}",
            page.words()
        );
        let seen = value(&page, "seen");
        let reply = [("seen", seen.as_str()), ("reply", "We now have the site and the money.")];
        ana.posts(&format!("/proposals/{reference}/reply"), &reply).await.is(303);
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
