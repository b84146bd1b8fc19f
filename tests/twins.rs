//! Blindness: two houses that differ in one hidden fact answer everybody who must not know it byte for byte alike. A fact
//! is a text of its own length and a figure, which would show in a page, a count, an order, a letter or an error.

mod facts;

use std::collections::BTreeSet;

use actix_web::http::Method;
use rollcall::routes::ROUTES;

use crate::support::app::{App, Person, same, tell};
use crate::support::world::World;
use facts::{Fact, Twin};

/// What the machine answers, not the house.
const OF_THE_MACHINE: [&str; 3] = ["/readyz", "/metrics", "/healthz"];
/// Pages each person follows links to, beyond the examples.
const FOLLOWED: usize = 40;

/// Asks for everything, as a browser and as a program.
async fn asks_for_everything(world: &World, name: &str) {
    let person = world.person(name);
    let mut links = BTreeSet::new();
    let mut asked = BTreeSet::new();
    for route in ROUTES.iter().filter(|route| route.method == Method::GET) {
        if OF_THE_MACHINE.contains(&route.path) {
            continue;
        }
        let path = world.path(route.example, name);
        if path.starts_with("/api/") {
            person.calls(Method::GET, &path, None, &[]).await;
        } else {
            links.extend(look(person, &path).await);
        }
        asked.insert(path);
    }
    for _ in 0..FOLLOWED {
        let Some(path) = links.iter().find(|path| !asked.contains(*path)).cloned() else { break };
        links.extend(look(person, &path).await);
        asked.insert(path);
    }
}

/// Looks at a page; answers the pages of the house that it links to.
async fn look(person: &Person, path: &str) -> Vec<String> {
    let page = person.gets(path).await.text();
    let links = page.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next());
    let plain = links.map(|link| format!("/{}", link.split('#').next().unwrap()).replace("&amp;", "&"));
    plain.filter(|link| !link.starts_with("/static/") && !link.starts_with("/language/")).collect()
}

/// The transcript of a twin, as these people see it.
fn seen(twin: Twin, facts: &[Fact], watchers: &[&str]) -> String {
    let story = async |app: App| {
        let world = World::of(&app).await;
        facts.iter().for_each(|fact| fact.plant(&world, twin));
        for watcher in watchers {
            asks_for_everything(&world, watcher).await;
        }
        app.reads_all_letters();
    };
    tell(&story, false)
}

fn twins_look_alike_to(watchers: &[&str], facts: &[Fact]) {
    let (one, other) = (seen(Twin::One, facts, watchers), seen(Twin::Other, facts, watchers));
    assert!(one.lines().count() > 1_000 * watchers.len(), "they did not see much");
    same(&one, &other);
    for (fact, twin) in facts.iter().flat_map(|fact| [(fact, Twin::One), (fact, Twin::Other)]) {
        assert!(!one.contains(fact.words(twin)) && !other.contains(fact.words(twin)), "{fact:?}");
    }
}

#[test]
fn outsiders_learn_nothing() {
    let outsiders = [
        "visitor",
        "stranger",
        "other coordinator",
        "other funder",
        "staff of another call",
        "expert without task",
        "administrator",
        "finance",
        "funder",
    ];
    let all = [
        Fact::Report,
        Fact::Draft,
        Fact::Note,
        Fact::Funder,
        Fact::Conflict,
        Fact::Ranked,
        Fact::Question,
        Fact::Interest,
        Fact::Invitation,
        Fact::Departure,
        Fact::Matter,
        Fact::Beyond,
        Fact::Opening,
        Fact::Deposit,
        Fact::Existence,
        Fact::Submitted,
        Fact::Budget,
        Fact::Attempt,
        Fact::Reply,
        Fact::Paper,
    ];
    twins_look_alike_to(&outsiders, &all);
}

#[test]
fn nobody_but_a_funder_learns_what_it_has_to_give() {
    let others = ["other funder", "other coordinator", "reader", "coordinator", "board", "finance", "staff"];
    twins_look_alike_to(&others, &[Fact::Ceiling]);
}

#[test]
fn nobody_learns_what_another_draft_calls_a_funder() {
    twins_look_alike_to(&["reader", "contributor", "coordinator", "other coordinator"], &[Fact::Spelling]);
}

#[test]
fn applicants_and_fellow_experts_learn_nothing_about_reports_conflicts_and_the_list() {
    let watchers = ["reader", "contributor", "coordinator", "fellow evaluator"];
    twins_look_alike_to(&watchers, &[Fact::Report, Fact::Conflict, Fact::Ranked]);
}

#[test]
fn the_board_auditors_and_experts_in_conflict_learn_nothing_about_open_reports_and_drafts() {
    twins_look_alike_to(
        &["board", "auditor", "expert in conflict"],
        &[
            Fact::Report,
            Fact::Draft,
            Fact::Note,
            Fact::Funder,
            Fact::Interest,
            Fact::Invitation,
            Fact::Departure,
            Fact::Existence,
            Fact::Submitted,
            Fact::Budget,
            Fact::Attempt,
            Fact::Reply,
        ],
    );
}

#[test]
fn fellow_applicants_and_experts_learn_nothing_about_questions_and_letters() {
    // Auditors read what is asked, and file nothing.
    let watchers = ["reader", "contributor", "evaluator", "fellow evaluator", "expert in conflict", "board"];
    twins_look_alike_to(&watchers, &[Fact::Question, Fact::Interest]);
}

#[test]
fn experts_and_the_board_learn_nothing_about_cases() {
    let watchers = ["board", "expert in conflict", "fellow evaluator", "evaluator"];
    twins_look_alike_to(&watchers, &[Fact::Matter, Fact::Deposit, Fact::Paper]);
}

#[test]
fn staff_and_experts_learn_nothing_about_drafts() {
    twins_look_alike_to(
        &["staff", "evaluator"],
        &[
            Fact::Draft,
            Fact::Note,
            Fact::Funder,
            Fact::Invitation,
            Fact::Departure,
            Fact::Opening,
            Fact::Existence,
            Fact::Submitted,
            Fact::Budget,
            Fact::Attempt,
            Fact::Reply,
        ],
    );
}

#[test]
fn staff_and_experts_learn_nothing_of_what_is_submitted_again() {
    twins_look_alike_to(&["staff", "auditor", "evaluator"], &[Fact::Again]);
    // It is there to be seen: the team reads it.
    let story = async |app: App| {
        let world = World::of(&app).await;
        Fact::Again.plant(&world, Twin::One);
        let content = world.path("/proposals/{frozen}/content.json", "contributor");
        let page = world.person("contributor").gets(&content).await.is(200);
        assert!(page.text().contains(Fact::Again.words(Twin::One)), "{}", page.text());
        app.reads_all_letters();
    };
    tell(&story, false);
}

/// The facts are there to be seen: whoever may know them does. Else the tests above would say nothing.
#[test]
fn who_may_know_sees_the_facts() {
    let facts = [
        Fact::Report,
        Fact::Draft,
        Fact::Note,
        Fact::Funder,
        Fact::Conflict,
        Fact::Ranked,
        Fact::Question,
        Fact::Interest,
        Fact::Invitation,
        Fact::Departure,
        Fact::Matter,
        Fact::Beyond,
        Fact::Ceiling,
        Fact::Opening,
        Fact::Deposit,
        Fact::Existence,
        Fact::Submitted,
        Fact::Budget,
        Fact::Attempt,
        Fact::Reply,
        Fact::Paper,
    ];
    for (watcher, known) in [
        ("evaluator", &[Fact::Report][..]),
        (
            "staff",
            &[
                Fact::Report,
                Fact::Conflict,
                Fact::Ranked,
                Fact::Question,
                Fact::Interest,
                Fact::Matter,
                Fact::Deposit,
            ],
        ),
        (
            "coordinator",
            &[
                Fact::Draft,
                Fact::Note,
                Fact::Funder,
                Fact::Question,
                Fact::Interest,
                Fact::Invitation,
                Fact::Departure,
                Fact::Matter,
                Fact::Beyond,
                Fact::Opening,
                Fact::Deposit,
                Fact::Submitted,
                Fact::Budget,
                Fact::Attempt,
                Fact::Reply,
                Fact::Paper,
            ],
        ),
        (
            "reader",
            &[
                Fact::Draft,
                Fact::Note,
                Fact::Funder,
                Fact::Departure,
                Fact::Matter,
                Fact::Beyond,
                Fact::Deposit,
                Fact::Existence,
                Fact::Submitted,
                Fact::Budget,
                Fact::Attempt,
                Fact::Reply,
                Fact::Paper,
            ],
        ),
        ("funder", &[Fact::Ceiling]),
        ("board", &[Fact::Ranked]),
    ] {
        let seen = seen(Twin::One, &facts, &[watcher]);
        for fact in facts {
            assert_eq!(seen.contains(fact.words(Twin::One)), known.contains(&fact), "{watcher}: {fact:?}");
        }
    }
}
