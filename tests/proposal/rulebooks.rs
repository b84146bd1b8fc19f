//! Every rulebook that comes with the program takes a proposal from a blank page to a receipt, by its pages.

use actix_web::http::Method;
use rollcall::call::rules::{ColumnKind, FieldKind, RULEBOOKS, Rulebook, Verdict, builtin};
use rollcall::cofunding::acts::{NewFunder, add_funder};
use rollcall::ground::ids::{DocumentId, FunderId, PartnerId, TrancheId};
use rollcall::ground::{Country, Euro, Role, Scope};
use rollcall::proposal::rules::{
    Answer, Asked, Content, Cost, Declared, Declaring, Document, FunderLevel, Origin, Part, Particulars,
    Partner, Tranche, TrancheKind, Weight, budget, declaring, readiness,
};

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

/// Near each cut-off a hash, after it the archive, and a decision: what is let in is a submission with a receipt.
#[test]
fn every_rulebook_has_a_way_for_when_a_line_fails() {
    both_databases(async |app| {
        let ana = app.person("Ana").await;
        let sam = app.person_with("Sam", Role::Staff, Scope::Everything).await;
        let mut deposited = Vec::new();
        for layer in RULEBOOKS {
            let name = layer.file.trim_start_matches("config/calls/").trim_end_matches(".toml");
            let book = open_now(&app, name);
            let assumed = book.assumptions.keys().any(|key| key.starts_with("emergency"));
            assert!(book.emergency.is_some() && assumed, "{name} has a way, and says that it is assumed");
            let reference = fills_in(&ana, &book, &book.tracks[0].id).await;
            let archive = ana.gets(&format!("/proposals/{reference}/archive.zip")).await.is(200).body;
            let own = format!("/proposals/{reference}/emergency");
            let cutoff = book.next_cutoff(app.now()).unwrap().number;
            let (at, until) = book.emergency_window(cutoff).unwrap();
            let page = ana.gets(&own).await.is(200);
            let reason = book.emergency.as_ref().unwrap().reason.in_language("en").to_owned();
            assert!(page.shows(&reason), "{name}: {}", page.words());
            let hash = rollcall::keys::sha256_hex(&archive);
            let form = [("sha256", hash.as_str()), ("cutoff", &cutoff.to_string())];
            ana.posts(&own, &form).await.is(303);
            let call = book.call.id.to_string();
            deposited.push((at, until, call, reference, archive));
        }
        deposited.sort_by_key(|(_, until, ..)| *until);
        for (at, until, call, reference, archive) in deposited {
            let own = format!("/proposals/{reference}/emergency");
            // Once it has closed, to the end of the hours of the rulebook; two calls may close at once.
            for moment in [at.plus_seconds(60), until.plus_seconds(-60)] {
                if moment > app.now() {
                    app.clock_to(&moment.to_string());
                }
                app.works();
            }
            ana.parts(&format!("{own}/archive"), &[], Some(("a.zip", &archive))).await.is(303);
            let list = sam.gets(&format!("/staff/{call}/emergency")).await.is(200).text();
            let page =
                list.split("href=\"").find(|link| link.starts_with(&format!("/staff/{call}/emergency/")));
            let page = page.unwrap().split('"').next().unwrap();
            let decision =
                [("accepted", "yes"), ("reason", "The line failed."), ("legal_basis", "An invented section")];
            app.passes(1);
            sam.posts(page, &decision).await.is(303);
            let receipt = ana.gets(&format!("/proposals/{reference}/receipt")).await.is(200);
            assert!(receipt.shows(&reference) && receipt.shows("supplement"), "{call}: {}", receipt.words());
        }
        app.reads_all_letters();
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

/// What a check of tracks says to these answers: by track.
fn verdicts(name: &str, answers: &[(&str, &str)]) -> Vec<Verdict> {
    let said = answers.iter().map(|(id, one)| ((*id).to_owned(), vec![(*one).to_owned()]));
    let checked = builtin(name).unwrap().check_tracks(&said.collect(), "2026-01-20".parse().unwrap());
    checked.into_iter().map(|track| track.verdict).collect()
}

/// Every question decides something, every answer of a choice is judged, and every track can be reached.
#[test]
fn every_rulebook_says_which_track_is_whose() {
    for layer in RULEBOOKS {
        let name = layer.file.trim_start_matches("config/calls/").trim_end_matches(".toml");
        let book = builtin(name).unwrap();
        assert!(!book.track_check.is_empty(), "{name} asks nothing");
        for question in &book.track_check {
            let needed = book.tracks.iter().flat_map(|track| &track.needs);
            assert!(needed.clone().any(|need| need.question == question.id), "{name}: {}", question.id);
        }
        for track in &book.tracks {
            assert!(!track.needs.is_empty(), "{name}: {} needs nothing", track.id);
        }
        assert!(book.service.questions_close_days.is_some(), "{name}");
        assert!(book.service.extension.is_some() && !book.service.help.is_empty(), "{name}");
    }
}

#[test]
fn antennas_and_gigafactories_are_told_apart_by_what_their_calls_ask() {
    use Verdict::{No, Open, Yes};
    let antenna = |state: &'static str, linked: &'static str, money: &'static str| {
        let one = [
            ("state", state),
            ("one_state", "yes"),
            ("linked", linked),
            ("size", "within"),
            ("cofunding", money),
        ];
        verdicts("ai-factory-antennas", &one)
    };
    // Norway takes part and hosts none; the United States do neither.
    assert_eq!(antenna("NO", "one-or-two", "all"), [Yes]);
    assert_eq!(antenna("US", "one-or-two", "all"), [No]);
    assert_eq!(antenna("EE", "asked", "partly"), [Open]);
    assert_eq!(antenna("EE", "more", "all"), [No]);
    assert_eq!(antenna("EE", "one-or-two", "none"), [No]);
    let giga = |state: &'static str, chips: &'static str, site: &'static str, committed: &'static str| {
        let all = [
            ("host_state", state),
            ("chips", chips),
            ("supply", "ordered"),
            ("site", site),
            ("power", "confirmed"),
            ("private", "yes"),
            ("cofunding", committed),
        ];
        verdicts("ai-gigafactories", &all)
    };
    assert_eq!(giga("FI", "25-40", "held", "all"), [Yes, No]);
    assert_eq!(giga("FI", "40-75", "held", "all"), [Yes, Yes]);
    assert_eq!(giga("FI", "75-100", "option", "all"), [No, Open]);
    assert_eq!(giga("FI", "above", "held", "all"), [No, No]);
    assert_eq!(giga("NO", "40-75", "held", "all"), [No, No]);
    assert_eq!(giga("FI", "40-75", "held", "none"), [No, No]);
}

#[test]
fn the_check_of_tracks_is_asked_on_the_page_of_every_call() {
    both_databases(async |app| {
        open_now(&app, "ai-factory-antennas");
        open_now(&app, "ai-gigafactories");
        let visitor = app.visitor();
        let asked = "/calls/ai-factory-antennas/which-track?state=NO&one_state=yes&linked=asked&size=within&cofunding=all";
        let page = visitor.gets(asked).await.is(200);
        for words in [
            "How many AI Factories would the antenna be linked to?",
            "Norway (NO) takes part.",
            "which agree to it",
        ] {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        let asked = "/api/v1/calls/ai-gigafactories/which-track?host_state=FI&chips=40-75";
        let told = visitor.calls(Method::GET, asked, None, &[]).await.is(200).json();
        assert_eq!(told["tracks"][0]["verdict"], "unanswered");
        assert_eq!(told["tracks"][1]["needs"][1]["verdict"], "yes");
        // Questions close as the rulebook of each call says.
        let page = visitor.gets("/calls/ai-gigafactories/answers").await.is(200);
        assert!(page.shows("9 June 2026"), "{}", page.words());
    });
}

/// The match of the antennas is tested on the whole: one cost type may be short of it.
#[test]
fn where_the_whole_is_matched_no_cost_type_is_called_short() {
    both_databases(async |app| {
        let book = open_now(&app, "ai-factory-antennas");
        let new = NewFunder { name: "Demo Ministry".into(), level: "state".into(), country: "FI".into() };
        let ministry: FunderId = app.acts(move |act| add_funder(act, &new));
        let aino = app.person_with("Aino", Role::Funder, Scope::Funder(ministry.clone())).await;
        let ana = app.person("Ana").await;
        let reference = fills_in(&ana, &book, &book.tracks[0].id).await;
        let money = [
            ("costs.0.partner", "0"),
            ("costs.0.line", "horizon-europe"),
            ("costs.0.cost_type", "services"),
            ("costs.0.amount", "2 000 000"),
            ("costs.0.asked", "1 000 000"),
            ("costs.1.partner", "0"),
            ("costs.1.line", "horizon-europe"),
            ("costs.1.cost_type", "equipment"),
            ("costs.1.amount", "1 000 000"),
            ("costs.1.asked", "500 000"),
        ];
        saves(&ana, &reference, "money", &money).await.is(303);
        let claims = |stated: &'static str| {
            vec![
                ("tranches.0.funder", ministry.as_str()),
                ("tranches.0.year", "2026"),
                ("tranches.0.cost_type", "services"),
                ("tranches.0.kind", "cash"),
                ("tranches.0.stated", stated),
                ("tranches.0.origin", "state"),
            ]
        };
        saves(&ana, &reference, "cofunding", &claims("1 500 000")).await.is(303);
        ana.posts(&format!("/proposals/{reference}/funders/{ministry}/open"), &[("how", "money")])
            .await
            .is(303);
        let (own, live, open) = (
            format!("/proposals/{reference}"),
            format!("/proposals/{reference}/edit/money"),
            format!("/funding/{ministry}/drafts/{reference}"),
        );
        for (person, path) in [(&ana, &own), (&ana, &live), (&aino, &open)] {
            let page = person.gets(path).await.is(200);
            assert!(page.shows("In all") && !page.shows("short by"), "{path}: {}", page.words());
        }
        // A row of the same tranche, so that it stays the one that was opened.
        let id = value(&ana.gets(&format!("{own}/edit/cofunding")).await.is(200), "tranches.0.id");
        let mut less = claims("1 200 000");
        less.push(("tranches.0.id", &id));
        saves(&ana, &reference, "cofunding", &less).await.is(303);
        for (person, path) in [(&ana, &own), (&ana, &live), (&aino, &open)] {
            let page = person.gets(path).await.is(200);
            assert!(page.shows("short by"), "{path}: {}", page.words());
        }
        ana.letters();
        aino.letters();
    });
}

/// Every track of every call takes letters of each funder, and a paper beside what partners declare of who owns them
/// and of what they are able to do; that of the state, where there is a host, is asked for.
#[test]
fn every_track_takes_the_papers_and_letters_of_those_who_give_them() {
    for layer in RULEBOOKS {
        let name = layer.file.trim_start_matches("config/calls/").trim_end_matches(".toml");
        let book = builtin(name).unwrap();
        assert!(
            book.documents.iter().any(|slot| slot.per_funder && slot.required),
            "{name}: letters of each"
        );
        assert!(!book.matching.claims_say.is_empty(), "{name}");
        for track in &book.tracks {
            let mut content = whole(&book, &track.id);
            let asked = |content: &Content, of: &str| {
                let one = book.declaration(of).unwrap_or_else(|| panic!("{name} asks for no {of}"));
                assert!(one.takes_paper(), "{name}: {of} has no place for a paper");
                content
                    .partners
                    .iter()
                    .enumerate()
                    .map(|(place, _)| declaring(content, place, one))
                    .collect::<Vec<_>>()
            };
            for of in ["ownership", "capacity"] {
                assert_eq!(asked(&content, of), [Some(Declaring::Done); 2], "{name}, {}: {of}", track.id);
            }
            content.declarations.clear();
            for of in ["ownership", "capacity"] {
                assert_eq!(asked(&content, of), [Some(Declaring::Missing); 2], "{name}, {}: {of}", track.id);
            }
        }
    }
}

/// Where the rulebook asks for the paper, a declaration without it is not enough; where it may be added, it is.
#[test]
fn a_paper_of_ownership_is_asked_for_where_the_rulebook_says_so() {
    let mut book = builtin("ai-factories").unwrap();
    let track = book.tracks[0].id.clone();
    let content = whole(&book, &track);
    let papers = |book: &Rulebook| {
        let found = readiness(book, 5, &content).unwrap();
        found.iter().filter(|one| one.code == "declaration-paper").count()
    };
    assert_eq!(papers(&book), 0);
    let at = book.declarations.iter().position(|one| one.id == "ownership").unwrap();
    book.declarations[at].document = true;
    book.declarations[at].may_add_document = false;
    assert_eq!(papers(&book), 2);
}

/// An answer that fits a field of this kind.
fn fitting(kind: &FieldKind, sum: Euro) -> Answer {
    Answer::Text(match kind {
        FieldKind::Text(_) => "Invented.".into(),
        FieldKind::Choice { options, many: true, .. } => return Answer::Chosen(vec![options[0].id.clone()]),
        FieldKind::Choice { options, .. } => return Answer::Chosen(vec![options[0].id.clone()]),
        FieldKind::YesNo => "yes".into(),
        FieldKind::Number { min, .. } => (min + 1).to_string(),
        FieldKind::Date(_) => "2026-06-01".into(),
        FieldKind::Money { .. } => sum.to_string(),
        FieldKind::Table(table) => {
            let cells = table.columns.iter().map(|column| match column.kind {
                ColumnKind::Choice => column.options[0].id.clone(),
                ColumnKind::Number => (column.min.unwrap_or_default() + 1).to_string(),
                ColumnKind::Money => "1.00".into(),
                ColumnKind::Date => "2026-06-01".into(),
                ColumnKind::Text => "Invented".into(),
            });
            return Answer::Rows(vec![cells.collect()]);
        }
    })
}

/// A proposal with nothing to mend: matched, declared, documented.
fn whole(book: &Rulebook, track: &str) -> Content {
    let partner = |name: &str, role: &str| Partner {
        id: PartnerId::from_text(name),
        name: name.into(),
        country: Country::parse("FI").unwrap(),
        role: role.into(),
        pic: None,
        details: Default::default(),
    };
    let partners = vec![partner("Demo Centre", "host"), partner("Demo Partner", "beneficiary")];
    let (mut costs, mut tranches) = (Vec::new(), Vec::new());
    let asked = Euro::from_cents(100_000_000);
    for cost_type in &book.track(track).unwrap().cost_types {
        let mut lines = book.budget_lines.iter();
        let line = lines.find(|line| line.serves(track) && line.pays.contains(cost_type)).unwrap();
        let year = book.cost_type(cost_type).unwrap().by_year.then_some(2027);
        let amount = asked.grossed_up(line.max_rate).unwrap();
        let beside = amount.minus(asked).unwrap();
        let (line, note) = (line.id.clone(), String::new());
        costs.push(Cost { partner: Some(0), cost_type: cost_type.clone(), year, line, amount, asked, note });
        tranches.push(Tranche {
            id: TrancheId::from_text(cost_type),
            funder: FunderId::from_text("ministry"),
            funder_name: "Demo Ministry".into(),
            level: FunderLevel::State,
            country: Some(Country::parse("FI").unwrap()),
            year: 2027,
            cost_type: cost_type.clone(),
            kind: TrancheKind::Cash,
            amount: beside,
            currency: "EUR".into(),
            stated: beside,
            rate: "1".into(),
            rate_source: String::new(),
            origin: Origin::State,
            aid_basis: "Not an aid".into(),
            evidence: "LTR 1".into(),
            particulars: Particulars { vat: "excluded".into(), ..Particulars::default() },
        });
    }
    let declared = (0..).zip(&partners).flat_map(|(place, partner): (usize, &Partner)| {
        let asked = book.declarations.iter().filter(move |one| one.asks(&partner.role));
        asked.map(move |one| Declared {
            partner: place,
            declaration: one.id.clone(),
            text_sha256: one.text_sha256(),
            at: "2025-12-01T10:00:00Z".parse().unwrap(),
            signed_by: "Ana".into(),
            on_behalf: false,
            organisation: None,
        })
    });
    let declarations: Vec<Declared> = declared.collect();
    let papers = book.declarations.iter().filter(|one| one.document && one.asks("host"));
    let papers = papers.map(|one| format!("declaration:{}:1", one.id));
    let slots = book.documents.iter().map(|slot| slot.id.clone()).chain(papers);
    let document = |slot: String| Document {
        id: DocumentId::from_text(&slot),
        name: format!("{slot}.pdf"),
        slot,
        sha256: "00".repeat(32),
        bytes: 1_000,
        pages: Some(1),
        at: "2025-12-01T10:00:00Z".parse().unwrap(),
    };
    let documents = slots.map(document).collect();
    let mut content = Content {
        acronym: "DEMO".into(),
        title: "Invented".into(),
        track: track.into(),
        answers: Default::default(),
        partners,
        hosting: None,
        declarations,
        asks: budget::asks_of(&costs).unwrap(),
        costs,
        tranches,
        documents,
        earlier: None,
        lost: Default::default(),
    };
    let cost =
        |of: &str| Euro::sum(content.costs.iter().filter(|one| one.cost_type == of).map(|one| one.amount));
    let answers = book.fields().map(|field| {
        let restated = match &field.kind {
            FieldKind::Money { restated, .. } => restated.equals.as_deref(),
            _ => None,
        };
        let sum = restated.map_or(Euro::CENT, |name| cost(name.trim_start_matches("budget:")).unwrap());
        (field.id.clone(), fitting(&field.kind, sum))
    });
    content.answers = answers.collect();
    let asked = Asked::of(book, &content);
    let answers = content.answers.clone();
    content.answers = answers.into_iter().filter(|(field, _)| asked.contains(field)).collect();
    content
}

/// What is to mend: informations, as that more is given than the match asks, are none of that.
fn to_mend(book: &Rulebook, content: &Content) -> Vec<&'static str> {
    let cutoff = book.cutoffs.last().unwrap().number;
    let found = readiness(book, cutoff, content).unwrap();
    found.into_iter().filter(|one| one.weight != Weight::Informs).map(|one| one.code).collect()
}

#[test]
fn a_whole_proposal_has_nothing_to_mend_in_any_rulebook_and_track() {
    for layer in RULEBOOKS {
        let name = layer.file.trim_start_matches("config/calls/").trim_end_matches(".toml");
        let book = builtin(name).unwrap();
        for track in &book.tracks {
            assert_eq!(to_mend(&book, &whole(&book, &track.id)), Vec::<&str>::new(), "{name}, {}", track.id);
        }
    }
}

#[test]
fn each_rule_of_antennas_and_gigafactories_is_broken_by_its_breach_alone() {
    type Breach = (&'static str, fn(&mut Content), &'static [&'static str]);
    let breaches: [Breach; 9] = [
        (
            "ai-factory-antennas",
            |it| it.partners[1].country = Country::parse("EE").unwrap(),
            &["states-several"],
        ),
        ("ai-factory-antennas", |it| grown(it, 10), &["cap-exceeded"]),
        ("ai-factory-antennas", |it| it.costs[0].amount = Euro::from_cents(199_999_999), &["rate-exceeded"]),
        ("ai-factory-antennas", |it| drop(it.tranches.pop()), &["match-short-total", "cost-open"]),
        ("ai-gigafactories", |it| drop(it.partners.pop()), &["partners-few"]),
        ("ai-gigafactories", |it| grown(it, 1_000), &["cap-exceeded"]),
        ("ai-gigafactories", |it| it.costs[0].amount = Euro::from_cents(500_000_000), &["rate-exceeded"]),
        ("ai-gigafactories", |it| it.tranches.clear(), &["match-short", "cost-open"]),
        ("ai-gigafactories", |it| it.tranches[0].level = FunderLevel::Private, &["match-short"]),
    ];
    for (name, breach, expected) in breaches {
        let book = builtin(name).unwrap();
        for track in &book.tracks {
            let mut content = whole(&book, &track.id);
            breach(&mut content);
            content.asks = budget::asks_of(&content.costs).unwrap();
            // Who is gone declares nothing any more.
            let partners = content.partners.len();
            content.declarations.retain(|one| one.partner < partners);
            let beside = ["answer-unequal", "cost-beyond"];
            let found: Vec<_> =
                to_mend(&book, &content).into_iter().filter(|code| !beside.contains(code)).collect();
            let mut found_once = found.clone();
            found_once.dedup();
            assert_eq!(found_once, expected, "{name}, {}", track.id);
        }
    }
}

/// The same budget so many times as large.
fn grown(content: &mut Content, times: i64) {
    let grown = |amount: Euro| Euro::from_cents(amount.cents() * times);
    for cost in &mut content.costs {
        (cost.amount, cost.asked) = (grown(cost.amount), grown(cost.asked));
    }
    for tranche in &mut content.tranches {
        tranche.amount = grown(tranche.amount);
    }
}

#[test]
fn an_answer_that_repeats_the_budget_is_held_against_it() {
    let book = builtin("ai-gigafactories").unwrap();
    let mut content = whole(&book, "LOT-1");
    content.costs[0].amount = Euro::parse("1000.00").unwrap();
    let chip =
        |cost: &str| ["Demo Chips", "One", "40000", "2027-01-01", "order", cost].map(str::to_owned).to_vec();
    let mut told = |capex: &str, chips: [&str; 2]| {
        content.answers.insert("capex".into(), Answer::Text(capex.into()));
        content.answers.insert("chips".into(), Answer::Rows(chips.map(chip).to_vec()));
        let found = readiness(&book, 1, &content).unwrap().into_iter();
        let found = found.filter(|one| matches!(one.code, "answer-unequal" | "answer-beyond"));
        found.map(|one| (one.code, one.field, one.args["apart_amount"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(told("1000.00", ["400.00", "600.00"]), []);
    assert_eq!(told("999.99", ["1.00", ""]), [("answer-unequal", "answers.capex".into(), "0.01".into())]);
    assert_eq!(
        told("1000.50", ["600.00", "500.00"]),
        [
            ("answer-unequal", "answers.capex".into(), "0.50".into()),
            ("answer-beyond", "answers.chips".into(), "100.00".into())
        ]
    );
}

#[test]
fn what_is_typed_of_money_is_told_as_it_was_read() {
    both_databases(async |app| {
        let ana = app.person("Ana").await;
        let book = open_now(&app, "ai-gigafactories");
        let form = [("call", book.call.id.as_str()), ("acronym", "DEMO-GIGA"), ("title", "Invented")];
        let to = ana.posts("/proposals/new", &form).await.is(303).location().to_owned();
        let reference = to.trim_start_matches("/proposals/").split('?').next().unwrap().to_owned();
        let saves = async |field: &str, values: &[&str]| {
            let name = format!("answers.{field}");
            let typed = values.iter().map(|value| (name.as_str(), *value));
            let form: Vec<(&str, &str)> = [("base", "0")].into_iter().chain(typed).collect();
            let path = format!("/proposals/{reference}/fields/{field}");
            ana.posts(&path, &form).await.is(200).json()
        };
        let told = saves("capex", &["3.000.000,50"]).await;
        assert_eq!(told["readings"], serde_json::json!(["We read EUR 3,000,000.50."]));
        let told = saves("chips", &["Demo Chips", "D-1", "1 000", "2027-01-01", "order", "1.234"]).await;
        assert_eq!(told["readings"], serde_json::json!(["", "", "", "", "", "We read EUR 1,234.00."]));
        // A text that looks like an amount is none.
        assert!(saves("place", &["1234"]).await["readings"].is_null());
        // Without scripts it stands under the field when the page comes back.
        let page = ana.gets(&format!("/proposals/{reference}/edit/answers-project")).await.is(200);
        assert!(page.shows("We read EUR 3,000,000.50."), "{}", page.words());
    });
}
