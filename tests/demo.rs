//! The demonstration, walked through by everybody in it.

pub mod tour;

use crate::support::app::both_databases;
use tour::{Tour, enters, everybody, plays};

#[test]
fn every_link_leads_somewhere_on_both_databases_alike() {
    both_databases(async |app| {
        plays(&app);
        let mut dead = Vec::new();
        for person in everybody(&app) {
            let tour = Tour::of(&person).await;
            assert!(!tour.pages.is_empty(), "{} finds nothing", person.name);
            dead.extend(tour.dead_ends.into_iter().map(|end| format!("as {}: {end}", person.name)));
        }
        assert!(dead.is_empty(), "\n{}\n", dead.join("\n"));
    });
}

/// Commitments and awards stand on what was decided upon: it cannot be taken from under them.
#[test]
fn what_the_board_decided_upon_is_not_taken_back() {
    both_databases(async |app| {
        plays(&app);
        let applicant = enters(&app, "applicant@demo.example");
        let list = applicant.gets("/proposals").await.is(200).text();
        let before = list.split("DEMO-AURORA").next().unwrap();
        let aurora = before.rsplit("href=\"").next().unwrap().split('"').next().unwrap().to_owned();
        let page = applicant.gets(&aurora).await.is(200);
        assert!(page.shows("DEMO-AURORA") && !page.text().contains(&format!("{aurora}/withdraw")));
        let withdraw = format!("{aurora}/withdraw");
        assert!(applicant.gets(&withdraw).await.is(409).shows("The Board decided on this cut-off on"));
        let form = [("version", "1"), ("reason", "We have thought again.")];
        assert!(
            applicant.posts(&withdraw, &form).await.is(409).shows("The Board decided on this cut-off on")
        );
        assert!(!applicant.gets(&aurora).await.shows("withdrawn"));
    });
}
