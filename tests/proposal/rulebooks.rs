//! Every rulebook that comes with the program takes a proposal from a blank page to a receipt, by its pages.

use rollcall::call::rules::{RULEBOOKS, Rulebook, builtin};
use rollcall::proposal::rules::Part;

use super::world::*;
use crate::support::app::{App, Person, both_databases};

/// A rulebook as it ships; one whose cut-offs have passed, or that is not open yet, has its dates moved.
fn open_now(app: &App, name: &str) -> Rulebook {
    let mut book = builtin(name).unwrap();
    let opens = rollcall::ground::Moment::from_local(book.call.opens, book.call.zone).unwrap();
    if book.next_cutoff(app.now()).is_none() || opens > app.now() {
        book.call.opens = "2025-01-01T00:00:00".parse().unwrap();
        book.cutoffs.last_mut().unwrap().local = "2026-06-30T17:00:00".parse().unwrap();
    }
    let loaded = book.clone();
    app.acts(move |act| rollcall::call::acts::load(act, &loaded, "").map(drop));
    book
}

#[test]
fn every_rulebook_takes_a_proposal_from_blank_to_receipt() {
    both_databases(async |app| {
        let ana = app.person("Ana").await;
        for layer in RULEBOOKS {
            let name = layer.file.trim_start_matches("config/calls/").trim_end_matches(".toml");
            let book = open_now(&app, name);
            for track in &book.tracks {
                let reference = fills_in(&ana, &book, &track.id).await;
                let receipt = submits(&ana, &reference).await.is(303).location().to_owned();
                let page = ana.gets(&receipt).await.is(200);
                assert!(page.shows("Receipt") && page.shows(&reference), "{}", page.words());
                let text = ana.gets(&format!("/proposals/{reference}/text")).await.is(200);
                assert!(!text.shows("Not answered"), "{name}, {}: {}", track.id, text.words());
            }
        }
        ana.letters();
    });
}

async fn fills_in(ana: &Person, book: &Rulebook, track: &str) -> String {
    let acronym = format!("DEMO {}", &track[track.len() - 5..]);
    let form = [("call", book.call.id.as_str()), ("acronym", &acronym), ("title", "Invented")];
    let to = ana.posts("/proposals/new", &form).await.is(303).location().to_owned();
    let reference = to.trim_start_matches("/proposals/").split('?').next().unwrap().to_owned();
    for part in Part::all(book) {
        let form = form_of(book, &part, track, &acronym);
        if form.is_empty() {
            continue;
        }
        let form: Vec<(&str, &str)> =
            form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        saves(ana, &reference, &part.to_string(), &form).await.is(303);
    }
    for slot in book.documents.iter().filter(|slot| slot.required) {
        uploads(ana, &reference, &slot.id, PDF).await.is(303);
    }
    reference
}

fn form_of(book: &Rulebook, part: &Part, track: &str, acronym: &str) -> Vec<(String, String)> {
    let pairs = |list: &[(&str, &str)]| {
        list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>()
    };
    match part {
        Part::Basics => pairs(&[("acronym", acronym), ("title", "Invented"), ("track", track)]),
        Part::Consortium => pairs(&[
            ("partners.0.name", "Demo Computing Centre"),
            ("partners.0.country", "FI"),
            ("partners.0.role", "host"),
            ("partners.1.name", "Demo Partner"),
            ("partners.1.country", "FI"),
            ("partners.1.role", "beneficiary"),
        ]),
        Part::Answers(section) => answers_of(book, section),
        Part::Money => {
            let line = book.budget_lines.iter().find(|line| line.serves(track) && can_pay(book, line, track));
            let line = line.unwrap();
            let cost_type = line.pays.iter().find(|one| book.track(track).unwrap().cost_types.contains(one));
            pairs(&[
                ("costs.0.partner", "0"),
                ("costs.0.line", &line.id),
                ("costs.0.cost_type", cost_type.unwrap()),
                ("costs.0.amount", "10 000 000"),
                ("costs.0.asked", "1 000 000"),
            ])
        }
        Part::Cofunding | Part::Documents => Vec::new(),
    }
}

fn can_pay(book: &Rulebook, line: &rollcall::call::rules::BudgetLine, track: &str) -> bool {
    line.pays.iter().any(|one| book.track(track).unwrap().cost_types.contains(one))
}
