//! The demonstration, walked through by everybody in it.

pub mod tour;

use crate::support::app::both_databases;
use tour::{Tour, everybody, plays};

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
