//! The page "what evaluators will see" and the application that is printed say the same, to the cent; so does the page
//! of the evaluators.

use std::collections::BTreeSet;

use rollcall::ground::{Actor, Role, Scope};
use rollcall::paper::{Block, Paper};
use rollcall::people::Look;
use rollcall::proposal::dossier::{self, Dossier};
use rollcall::words::Language;

use super::world::*;
use crate::support::app::{App, Person, both_databases};

const MONEY: &[(&str, &str)] = &[
    ("costs.0.partner", "0"),
    ("costs.0.cost_type", "services"),
    ("costs.0.line", "horizon-europe"),
    ("costs.0.year", "2026"),
    ("costs.0.amount", "30 000 011,11"),
    ("costs.0.asked", "15 000 022,22"),
    ("costs.0.note", "staff of 47"),
    ("costs.1.partner", "1"),
    ("costs.1.cost_type", "platform"),
    ("costs.1.line", "digital-europe"),
    ("costs.1.year", "2027"),
    ("costs.1.amount", "3 000 033,33"),
    ("costs.1.asked", "1 600 044,44"),
    ("costs.2.cost_type", "platform"),
    ("costs.2.line", "digital-europe"),
    ("costs.2.amount", "55,55"),
];

const PLAN: &[(&str, &str)] = &[
    ("tranches.0.funder_name", "Demo Ministry of Research"),
    ("tranches.0.funder_level", "state"),
    ("tranches.0.funder_country", "FI"),
    ("tranches.0.year", "2026"),
    ("tranches.0.cost_type", "services"),
    ("tranches.0.kind", "cash"),
    ("tranches.0.stated", "12 345 678,90"),
    ("tranches.0.origin", "state"),
    ("tranches.0.vat", "excluded"),
    ("tranches.0.aid_basis", "Article 26 of Regulation 651/2014"),
    ("tranches.0.evidence", "Letter 17/2025"),
    ("tranches.0.other_awards", "101099999 (Horizon)"),
    ("tranches.1.funder_name", "Demo Coast Region"),
    ("tranches.1.funder_level", "region"),
    ("tranches.1.funder_country", "SE"),
    ("tranches.1.year", "2028"),
    ("tranches.1.cost_type", "platform"),
    ("tranches.1.kind", "in_kind"),
    ("tranches.1.stated", "1 000 000,00"),
    ("tranches.1.currency", "SEK"),
    ("tranches.1.rate", "0.0876"),
    ("tranches.1.rate_source", "ECB"),
    ("tranches.1.rate_date", "2025-12-01"),
    ("tranches.1.vat", "included"),
    ("tranches.1.origin", "rrf"),
    ("tranches.2.funder_name", "Demo Industry Fund"),
    ("tranches.2.funder_level", "private"),
    ("tranches.2.year", "2027"),
    ("tranches.2.cost_type", "services"),
    ("tranches.2.kind", "cash"),
    ("tranches.2.stated", "777 777,77"),
    ("tranches.2.origin", "private"),
];

/// A proposal of which everything is told.
async fn tells_all(ana: &Person) -> String {
    let reference = writes(ana, "DEMO-NORTH").await;
    let page = ana.gets(&format!("/proposals/{reference}/edit/consortium")).await;
    let ids = [value(&page, "partners.0.id"), value(&page, "partners.1.id")];
    let mut partners = PARTNERS.to_vec();
    partners.extend([
        ("partners.0.id", ids[0].as_str()),
        ("partners.1.id", ids[1].as_str()),
        ("partners.1.short_name", "DU"),
        ("partners.1.kind", "research"),
        ("partners.1.vat", "EE 100 931 558"),
        ("partners.1.city", "Tartu"),
        ("partners.1.nuts", "EE008"),
        ("partners.1.contact_name", "Mari Maasikas"),
        ("partners.1.contact_email", "mari@demo.example"),
        ("hosting.lead", "FI"),
        ("hosting.states", "FI, SE"),
    ]);
    saves(ana, &reference, "consortium", &partners).await.is(303);
    saves(ana, &reference, "money", MONEY).await.is(303);
    saves(ana, &reference, "cofunding", PLAN).await.is(303);
    declares_all(ana, &reference).await;
    reference
}

/// The application as it is handed to the printer.
fn paper(app: &App, who: &Person, reference: &str) -> Paper {
    let (state, actor, key) = (app.state().clone(), who.actor(), reference.to_owned());
    let (now, wall) = (app.now(), state.clock.wall());
    let database = state.database.clone();
    database
        .read_now(move |db| {
            let actor: Actor = actor;
            let mut look = Look { db, actor, now, wall, language: Language::En, state: &state };
            let (_, source) = dossier::source(&mut look, &key, None)?;
            Ok(Dossier::of(&mut look, &source)?.application)
        })
        .unwrap()
}

/// All lines that are printed of tables, facts and answers.
fn printed(paper: &Paper) -> Vec<String> {
    let mut said: Vec<String> = paper.cover.facts.iter().flat_map(|(a, b)| [a.clone(), b.clone()]).collect();
    for block in &paper.blocks {
        match block {
            // What the parts are called is told otherwise on a page.
            Block::Heading { .. } => {}
            Block::Text { text } | Block::Code { text } => said.push(text.clone()),
            Block::Answer { label, text, items } => {
                said.extend([label.clone(), text.clone()]);
                said.extend(items.clone());
            }
            Block::Table(table) => {
                said.push(table.label.clone());
                said.extend(table.heads.clone());
                said.extend(table.rows.iter().flatten().cloned());
                said.extend(table.total.clone());
            }
        }
    }
    let lines = said.iter().flat_map(|text| text.lines()).map(str::trim).filter(|line| !line.is_empty());
    // A page folds the spaces that do not break, too.
    lines.map(|line| line.replace('\u{a0}', " ")).collect()
}

fn is_figure(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
}

/// Words with a digit in them, as they stand.
fn figures(text: &str) -> BTreeSet<String> {
    let words = text.split_whitespace();
    words
        .map(|word| word.trim_matches(['(', ')', ',', ':', ';', '.']).to_owned())
        .filter(|word| is_figure(word))
        .collect()
}

#[test]
fn every_figure_of_the_page_is_printed_and_every_printed_one_stands_on_the_page() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = tells_all(&ana).await;
        let page = ana.gets(&format!("/proposals/{reference}/dossier")).await.is(200);
        let (seen, printed) = (page.words(), printed(&paper(&app, &ana, &reference)));
        for line in printed.iter().filter(|line| *line != "Not answered.") {
            // A hash is broken into two lines on paper.
            let there =
                seen.contains(line.as_str()) || seen.replace(' ', "").contains(&line.replace(' ', ""));
            assert!(there || line.starts_with("1 "), "“{line}” is printed, and not on the page: {seen}");
        }
        let start = seen.find("Who is").or_else(|| seen.find("Abstract")).unwrap_or_default();
        let end = seen.find("Who sees this, and when").unwrap();
        let printed = figures(&printed.join(" "));
        for figure in figures(&seen[start..end]) {
            assert!(printed.contains(&figure), "{figure} is on the page, and not printed: {printed:?}");
        }
        // All that item by item is asked for.
        for words in [
            "30,000,011.11",
            "staff of 47",
            "Total cost of ownership 33,000,099.99",
            "at most 50 %",
            "At most EUR 15,000,000.00 per proposal.",
            "EUR 22.22 above",
            "VAT not included",
            "State-aid basis: Article 26 of Regulation 651/2014",
            "other EU awards: 101099999 (Horizon)",
            "Evidence so far: Letter 17/2025",
            "In kind Recovery and Resilience Facility 87,600.00 SEK 1,000,000.00 at 0.0876 (ECB, 2025-12-01)",
            "Region, SE",
            "National ÷ EU",
            "FI, SE host together; FI leads.",
            "Demo University (DU) Research organisation Tartu, EE008",
        ] {
            assert!(seen.contains(words), "{words}: {seen}");
        }
        // What evaluators are not given is not on the page either.
        for words in ["mari@demo.example", "Signed by Ana", "agreement.pdf"] {
            assert!(!seen.contains(words), "{words}: {seen}");
        }
        let team = ana.gets(&format!("/proposals/{reference}/text")).await.is(200);
        for words in ["mari@demo.example", "Signed by Ana", "agreement.pdf", "33,000,099.99"] {
            assert!(team.shows(words), "{words}: {}", team.words());
        }
    });
}

#[test]
fn evaluators_read_the_same_tables_on_their_page() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = tells_all(&ana).await;
        let printed = paper(&app, &ana, &reference);
        submits(&ana, &reference).await.is(303);
        let staff = app.person_with("Stan", Role::Staff, Scope::Call(book().call.id)).await;
        app.clock_to(AFTER);
        app.works();
        app.reads_all_letters();
        let page =
            staff.gets(&format!("/calls/ai-factories/cut-offs/5/evaluation/{reference}")).await.is(200);
        let tables = printed.blocks.iter().filter_map(|block| match block {
            Block::Table(table) if !table.heads.contains(&"SHA-256".to_owned()) => Some(table),
            _ => None,
        });
        let mut count = 0;
        for cell in tables.flat_map(|table| table.rows.iter().flatten().chain(&table.total)) {
            for line in cell.lines().filter(|line| !line.trim().is_empty()) {
                assert!(page.shows(&line.trim().replace('\u{a0}', " ")), "{line}: {}", page.words());
                count += 1;
            }
        }
        assert!(count > 100, "{count} cells were compared");
        assert!(!page.shows("mari@demo.example"), "{}", page.words());
    });
}

#[test]
fn a_budget_of_sums_alone_says_so() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = begins(&ana, "DEMO-SUMS").await;
        let path = format!("/api/v1/proposals/{reference}");
        let read = ana.calls(actix_web::http::Method::GET, &path, None, &[]).await.is(200).json();
        let mut content = read["content"].clone();
        content["asks"] =
            serde_json::json!([{ "line": "horizon-europe", "cost_type": "services", "amount": "12.34" }]);
        let now = read["version"].to_string();
        ana.calls(actix_web::http::Method::PUT, &path, Some(content), &[("if-match", &now)]).await.is(200);
        let page = ana.gets(&format!("/proposals/{reference}/dossier")).await.is(200);
        assert!(page.shows("No budget row by row was given") && page.shows("12.34"), "{}", page.words());
        let printed = printed(&paper(&app, &ana, &reference));
        assert!(printed.iter().any(|line| line == "12.34"), "{printed:?}");
    });
}
