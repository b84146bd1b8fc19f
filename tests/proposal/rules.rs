//! The rules of a proposal without a database: its life, its readiness, and how what is typed is read.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rollcall::call::rules::{Field, FieldKind, Rulebook, builtin};
use rollcall::ground::ids::{DocumentId, FunderId, PartnerId, TrancheId};
use rollcall::ground::{Country, Error, Euro, Moment};
use rollcall::proposal::rules::exchange::in_euro;
use rollcall::proposal::rules::typed::{self, Habit, Row, TypedAsk, TypedBasics, TypedPartner, TypedTranche};
use rollcall::proposal::rules::*;

pub fn book() -> Arc<Rulebook> {
    Arc::new(builtin("ai-factories").unwrap())
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

pub fn euro(text: &str) -> Euro {
    Euro::parse(text).unwrap()
}

fn partner(name: &str, country: &str, role: &str) -> Partner {
    let id = PartnerId::from_text(name);
    Partner {
        id,
        name: name.into(),
        country: Country::parse(country).unwrap(),
        role: role.into(),
        pic: None,
        details: Default::default(),
    }
}

pub fn claim(cost_type: &str, amount: &str, origin: Origin) -> Tranche {
    Tranche {
        id: TrancheId::from_text(format!("{cost_type} {amount}")),
        funder: FunderId::from_text("ministry"),
        funder_name: "Demo Ministry".into(),
        level: FunderLevel::State,
        country: Some(Country::parse("FI").unwrap()),
        year: 2026,
        cost_type: cost_type.into(),
        kind: TrancheKind::Cash,
        amount: euro(amount),
        currency: "EUR".into(),
        stated: euro(amount),
        rate: "1".into(),
        rate_source: String::new(),
        origin,
        aid_basis: "Not an aid".into(),
        evidence: "LTR 1".into(),
        particulars: Particulars { vat: "excluded".into(), ..Particulars::default() },
    }
}

fn some_answer(field: &Field) -> Answer {
    Answer::Text(match &field.kind {
        FieldKind::Text(_) => "An invented answer.".into(),
        FieldKind::Choice { options, .. } => return Answer::Chosen(vec![options[0].id.clone()]),
        FieldKind::YesNo => "yes".into(),
        FieldKind::Number { min, .. } => (min + 1).to_string(),
        FieldKind::Date(_) => "2026-06-01".into(),
        FieldKind::Money { .. } => "1234.50".into(),
        FieldKind::Table(_) => return Answer::Rows(vec![]),
    })
}

fn document(slot: &str) -> Document {
    Document {
        id: DocumentId::from_text(slot),
        slot: slot.into(),
        name: format!("{slot}.pdf"),
        sha256: "00".repeat(32),
        bytes: 1_000,
        pages: None,
        at: moment("2025-12-01T10:00:00Z"),
    }
}

/// A proposal with nothing to mend.
pub fn whole(book: &Rulebook) -> Content {
    Content {
        acronym: "DEMO-NORTH".into(),
        title: "An invented AI Factory".into(),
        track: "EUROHPC-2024-CEI-AI-01".into(),
        answers: book.fields().map(|field| (field.id.clone(), some_answer(field))).collect(),
        partners: vec![partner("Demo Centre", "FI", "host"), partner("Demo University", "EE", "beneficiary")],
        costs: vec![],
        earlier: None,
        lost: Default::default(),
        asks: vec![Ask {
            line: "horizon-europe".into(),
            cost_type: "services".into(),
            amount: euro("15000000.00"),
        }],
        tranches: vec![claim("services", "15000000.00", Origin::State)],
        hosting: None,
        declarations: declared(book),
        documents: book.documents.iter().map(|slot| slot.id.as_str()).chain(PAPERS).map(document).collect(),
    }
}

/// The paper of the one declaration that needs one: of the host, which stands first.
const PAPERS: [&str; 1] = ["declaration:host-state:1"];

/// Both partners have declared what is asked of them.
fn declared(book: &Rulebook) -> Vec<Declared> {
    let of = |partner: usize, role: &'static str| {
        let asked = book.declarations.iter().filter(move |one| one.asks(role));
        asked.map(move |one| Declared {
            partner,
            declaration: one.id.clone(),
            text_sha256: one.text_sha256(),
            at: "2025-12-01T10:00:00Z".parse().unwrap(),
            signed_by: "Ana".into(),
            on_behalf: false,
            organisation: None,
        })
    };
    of(0, "host").chain(of(1, "beneficiary")).collect()
}

fn draft(content: Content) -> Draft {
    Draft {
        reference: "AIF-0007".into(),
        stage: Stage::Draft,
        version: 14,
        last: None,
        content,
        signed: vec![],
    }
}

fn open() -> OpenCall {
    OpenCall { book: book(), rulebook: "the book's".into(), closed: vec![1, 2, 3, 4] }
}

const ASKED: Submission = Submission { version: 14, cutoff: 5 };
const CUTOFF: &str = "2025-12-31T16:00:00Z";

fn code<T: std::fmt::Debug>(outcome: Result<T, Error>) -> &'static str {
    match outcome.unwrap_err() {
        Error::Refused(refusal) => refusal.code,
        other => panic!("{other:?}"),
    }
}

/// The contents of these rules state what they ask without a budget, so that a change is to one figure alone.
pub fn codes(content: &Content) -> Vec<&'static str> {
    let findings = readiness(&book(), 5, content).unwrap();
    findings.iter().map(|finding| finding.code).filter(|code| *code != "budget-missing").collect()
}

#[test]
fn every_move_is_in_the_table_or_refused() {
    let mut printed = String::new();
    for from in Stage::ALL {
        for verb in Verb::ALL {
            match from.after(*verb) {
                Ok(to) => {
                    printed += &format!("//! | {} | {} | {} |\n", from.name(), verb.name(), to.name());
                }
                Err(refusal) => {
                    assert_eq!(*verb, Verb::Withdraw, "only a withdrawal can have nothing to act on");
                    let expected = if *from == Stage::Draft { "not-submitted" } else { "already-withdrawn" };
                    assert_eq!(refusal.code, expected);
                }
            }
        }
    }
    let source = include_str!("../../src/proposal/rules/life.rs");
    assert!(source.contains(&printed), "the table in the docs is not the table in the code:\n{printed}");
}

#[test]
fn in_time_is_strictly_before_the_cut_off() {
    let cutoff = moment(CUTOFF);
    let before = Moment::from_micros(cutoff.micros() - 1);
    let submitted = draft(whole(&book())).submit(&open(), &ASKED, before).unwrap();
    assert_eq!((submitted.version, submitted.cutoff, submitted.received), (1, 5, before));
    match draft(whole(&book())).submit(&open(), &ASKED, cutoff).unwrap_err() {
        Error::Refused(refusal) => {
            assert_eq!(refusal.code, "cutoff-passed");
            assert_eq!(refusal.args["at"], cutoff.to_string());
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_submission_counts_for_the_cut_off_it_names_or_for_none() {
    let whole = || draft(whole(&book()));
    let named = |cutoff| Submission { version: 14, cutoff };
    let autumn = moment("2025-09-01T10:00:00Z");
    assert_eq!(code(whole().submit(&open(), &named(5), autumn)), "cutoff-not-next");
    assert_eq!(code(whole().submit(&open(), &named(9), autumn)), "cutoff-not-next");
    assert_eq!(code(whole().submit(&open(), &named(4), autumn)), "cutoff-passed", "it was closed early");
    assert_eq!(code(whole().submit(&open(), &named(1), moment("2024-09-01T10:00:00Z"))), "call-not-open");
}

#[test]
fn a_second_submission_needs_something_new_and_what_was_received_is_fixed() {
    let now = moment("2025-12-22T10:00:00Z");
    let last = Last { version: 1, cutoff: 5, received: now, draft_version: 14 };
    let again =
        |version| Draft { stage: Stage::Submitted, version, last: Some(last), ..draft(whole(&book())) };
    assert_eq!(code(again(14).submit(&open(), &ASKED, now)), "nothing-new");
    assert_eq!(again(15).submit(&open(), &ASKED, now).unwrap().version, 2);
    let later = moment("2025-12-31T16:00:01Z");
    assert_eq!(code(again(15).submit(&open(), &ASKED, later)), "proposal-received");
}

#[test]
fn a_draft_rolls_over_the_cut_offs_that_closed_without_it() {
    let created = moment("2025-05-01T10:00:00Z");
    let heading = |now: &str| open().heading(created, Stage::Draft, None, moment(now));
    let at = moment(CUTOFF);
    assert_eq!(heading("2025-12-22T10:00:00Z"), Heading::Next { cutoff: 5, at, missed: vec![3, 4] });
    assert_eq!(heading("2026-01-01T10:00:00Z"), Heading::Over { missed: vec![3, 4] });
    let last = Last { version: 1, cutoff: 4, received: created, draft_version: 1 };
    let received = open().heading(created, Stage::Submitted, Some(&last), moment("2025-12-22T10:00:00Z"));
    assert_eq!(received, Heading::Received { cutoff: 4, at: moment("2025-09-30T15:00:00Z") });
}

#[test]
fn a_whole_proposal_is_ready() {
    assert_eq!(codes(&whole(&book())), Vec::<&str>::new());
}

#[test]
fn an_empty_draft_is_told_all_it_lacks_at_once() {
    let empty = Content {
        acronym: "X".into(),
        title: String::new(),
        track: String::new(),
        answers: BTreeMap::new(),
        partners: vec![],
        asks: vec![],
        costs: vec![],
        earlier: None,
        lost: Default::default(),
        tranches: vec![],
        hosting: None,
        declarations: vec![],
        documents: vec![],
    };
    let found = readiness(&book(), 5, &empty).unwrap();
    let of = |code: &str| found.iter().filter(|finding| finding.code == code).count();
    let required = book().fields().filter(|field| field.required).count();
    assert_eq!((of("title-missing"), of("track-missing"), of("host-missing")), (1, 1, 1));
    assert_eq!((of("answer-missing"), of("document-missing"), of("asks-missing")), (required, 2, 1));
    assert_eq!(code(draft(empty).submit(&open(), &ASKED, moment("2025-12-22T10:00:00Z"))), "not-ready");
}

#[test]
fn doubts_about_who_takes_part_warn_and_do_not_block() {
    let book = book();
    for (change, expected) in [
        (partner("A", "NO", "host"), "host-state"),
        (partner("A", "US", "host"), "host-state"),
        (partner("A", "CH", "host"), "host-state"),
        (partner("A", "US", "beneficiary"), "partner-state"),
        (partner("A", "IL", "beneficiary"), "partner-state-unsure"),
    ] {
        let mut content = whole(&book);
        let at = usize::from(change.role != "host");
        content.partners[at] = change;
        assert_eq!(codes(&content), [expected]);
        draft(content).submit(&open(), &ASKED, moment("2025-12-22T10:00:00Z")).unwrap();
    }
    let mut two = whole(&book);
    two.partners[1].role = "host".into();
    assert_eq!(codes(&two), ["host-many", "declaration-missing"], "a host declares one thing more");
    assert_eq!(code(draft(two).submit(&open(), &ASKED, moment("2025-12-22T10:00:00Z"))), "not-ready");
}

#[test]
fn money_is_held_against_lines_rates_and_the_match_and_blocks_nothing() {
    let book = book();
    let with = |change: &dyn Fn(&mut Content)| {
        let mut content = whole(&book);
        change(&mut content);
        let found = codes(&content);
        draft(content).submit(&open(), &ASKED, moment("2025-12-22T10:00:00Z")).unwrap();
        found
    };
    let ask = |line: &str, cost_type: &str, amount: &str| Ask {
        line: line.into(),
        cost_type: cost_type.into(),
        amount: euro(amount),
    };
    assert_eq!(
        with(&|content| content.asks[0].amount = euro("15000000.01")),
        ["cap-exceeded", "rate-exceeded", "match-short"]
    );
    assert_eq!(
        with(&|content| content.tranches[0].origin = Origin::Rrf),
        ["match-short", "money-uncounted"],
        "money of the recovery facility makes the rate, and no match"
    );
    assert_eq!(
        with(&|content| content.tranches.push(claim("services", "1.00", Origin::State))),
        ["match-over"]
    );
    assert_eq!(
        with(&|content| {
            content.asks.push(ask("digital-europe", "acquisition", "1.00"));
            content.tranches.push(claim("acquisition", "1.00", Origin::State));
        }),
        ["ask-track"]
    );
    assert_eq!(
        with(&|content| content.tranches.push(claim("operation", "1.00", Origin::State))),
        ["match-over", "claim-unasked"]
    );
}

/// Two lines pay the same cost type here, each below the rate and both together above it.
#[test]
fn the_rate_is_held_over_all_lines_of_a_cost_type_and_over_its_budget() {
    let book = builtin("ai-gigafactories").unwrap();
    let ask = |line: &str, amount: &str| Ask {
        line: line.into(),
        cost_type: "acquisition".into(),
        amount: euro(amount),
    };
    let mut content = Content {
        track: "LOT-1".into(),
        asks: vec![ask("lot-1-first", "100000000.00"), ask("lot-1-second", "102000000.00")],
        tranches: vec![claim("acquisition", "600000000.00", Origin::State)],
        ..whole(&self::book())
    };
    let told = |content: &Content| {
        let found = readiness(&book, 1, content).unwrap();
        found.into_iter().find(|one| one.code == "rate-exceeded").map(|one| one.args)
    };
    let args = told(&content).unwrap();
    let said = ["asked_amount", "all_amount", "rate"].map(|name| args[name].as_str());
    assert_eq!(said, ["202000000.00", "802000000.00", "17 %"]);
    let cost = |line: &str, amount: &str, asked: &str| Cost {
        partner: Some(0),
        cost_type: "acquisition".into(),
        year: None,
        line: line.into(),
        amount: euro(amount),
        asked: euro(asked),
        note: String::new(),
    };
    content.costs = vec![
        cost("lot-1-first", "600000000.00", "100000000.00"),
        cost("lot-1-second", "600000000.00", "102000000.00"),
    ];
    assert_eq!(told(&content), None, "17 % of what the budget says are 204 million");
    content.costs[1].amount = euro("588235294.00");
    assert_eq!(told(&content).unwrap()["all_amount"], "1188235294.00", "less than 202 million ÷ 17 %");
}

#[test]
fn what_a_company_gives_is_private_money_whatever_its_origin_is_said_to_be() {
    let book = builtin("ai-gigafactories").unwrap();
    let company = Tranche { level: FunderLevel::Private, ..claim("acquisition", "100.00", Origin::State) };
    let content = Content {
        track: "LOT-1".into(),
        asks: vec![Ask {
            line: "lot-1-first".into(),
            cost_type: "acquisition".into(),
            amount: euro("17.00"),
        }],
        tranches: vec![company],
        ..whole(&self::book())
    };
    let found = readiness(&book, 1, &content).unwrap();
    let amount =
        |code: &str| found.iter().find(|one| one.code == code).map(|one| one.args["amount"].as_str());
    assert_eq!((amount("match-short"), amount("money-uncounted")), (Some("17.00"), Some("100.00")));
    let typed = |origin: &str| TypedTranche {
        funder_name: "Demo Company".into(),
        funder_level: "private".into(),
        year: "2026".into(),
        cost_type: "acquisition".into(),
        kind: "cash".into(),
        origin: origin.into(),
        stated: "100".into(),
        ..TypedTranche::default()
    };
    let read = |origin: &str| typed::tranches(&book, &Row::numbered([typed(origin)]), Habit::Typed);
    assert_eq!(problems(read("state")), [("tranches.0.origin".into(), "origin-of-private")]);
    assert_eq!(read("private").unwrap().len(), 1);
}

#[test]
fn nothing_is_asked_for_who_may_receive_nothing() {
    let book = builtin("ai-factory-antennas").unwrap();
    let mut content = whole(&self::book());
    content.track = book.tracks[0].id.clone();
    content.partners[1].role = "associated".into();
    content.costs = ["0.00", "10.00"]
        .map(|asked| Cost {
            partner: Some(1),
            cost_type: "services".into(),
            year: None,
            line: "horizon-europe".into(),
            amount: euro("20.00"),
            asked: euro(asked),
            note: String::new(),
        })
        .to_vec();
    let found = |content: &Content| {
        let found = readiness(&book, 1, content).unwrap();
        found.into_iter().find(|one| one.code == "ask-unfunded").map(|one| (one.field, one.args))
    };
    let (field, args) = found(&content).unwrap();
    assert_eq!((field.as_str(), args["asked_amount"].as_str()), ("costs.1.asked", "10.00"));
    assert_eq!(args["name"], "Demo University");
    content.partners[1].role = "beneficiary".into();
    assert!(found(&content).is_none());
}

pub fn problems<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Vec<(String, &'static str)> {
    match outcome.unwrap_err() {
        Error::Invalid(problems) => problems.0.into_iter().map(|one| (one.field, one.code)).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn rows_are_read_where_anything_stands_in_them_and_told_by_their_place() {
    let book = book();
    let row = |name: &str, country: &str, role: &str, pic: &str| TypedPartner {
        id: String::new(),
        name: name.into(),
        country: country.into(),
        role: role.into(),
        pic: pic.into(),
        ..TypedPartner::default()
    };
    let rows = Row::numbered([
        row("Demo Centre", "el", "host", "999 888 777"),
        row("", "", "", ""),
        row("Demo University", "XX", "boss", "12"),
    ]);
    assert_eq!(
        problems(typed::partners(&book, &rows)),
        [
            ("partners.2.country".to_owned(), "country"),
            ("partners.2.role".to_owned(), "not-an-option"),
            ("partners.2.pic".to_owned(), "pic"),
        ]
    );
    let read = typed::partners(&book, &rows[..2]).unwrap();
    assert_eq!(read.len(), 1);
    let partner = &read[0].partner;
    assert_eq!((partner.country.iso(), partner.pic.as_ref().unwrap().as_str()), ("GR", "999888777"));
}

#[test]
fn amounts_are_read_as_people_and_as_programs_write_them() {
    let book = book();
    let rows = |amount: &str| {
        Row::numbered([TypedAsk {
            line: "horizon-europe".into(),
            cost_type: "services".into(),
            amount: amount.into(),
        }])
    };
    let typed = |amount: &str, habit| typed::asks(&book, &rows(amount), habit);
    assert_eq!(typed("15 000 000,00", Habit::Typed).unwrap()[0].amount, euro("15000000.00"));
    assert_eq!(typed("", Habit::Typed).unwrap(), []);
    assert_eq!(typed("0", Habit::Machine).unwrap(), []);
    assert_eq!(problems(typed("15 000 000,00", Habit::Machine)), [("asks.0.amount".into(), "money-number")]);
    assert_eq!(problems(typed("-1.00", Habit::Machine)), [("asks.0.amount".into(), "money-negative")]);
    assert_eq!(problems(typed("1.005", Habit::Machine)), [("asks.0.amount".into(), "money-cents")]);
}

#[test]
fn other_currencies_are_rounded_half_up_to_the_cent() {
    for (stated, rate, expected) in [
        ("100.00", "1", "100.00"),
        ("100.00", "0.08765", "8.77"),
        ("100.00", "0.08764999", "8.76"),
        ("0.01", "0.5", "0.01"),
        ("0.01", "0.49", "0.00"),
    ] {
        assert_eq!(in_euro(euro(stated), rate).unwrap(), euro(expected), "{stated} × {rate}");
    }
    assert!(in_euro(Euro::from_cents(i64::MAX), "2").is_err());
}

#[test]
fn a_tranche_in_another_currency_needs_a_rate_and_its_source() {
    let book = book();
    let typed = TypedTranche {
        funder_name: "Demo Ministry".into(),
        funder_level: "state".into(),
        funder_country: "SE".into(),
        year: "2026".into(),
        cost_type: "services".into(),
        kind: "cash".into(),
        origin: "state".into(),
        stated: "100 000 000".into(),
        currency: "sek".into(),
        ..TypedTranche::default()
    };
    let rows = |typed: &TypedTranche| Row::numbered([typed.clone(), TypedTranche::default()]);
    assert_eq!(
        problems(typed::tranches(&book, &rows(&typed), Habit::Typed)),
        [
            ("tranches.0.rate_source".into(), "required"),
            ("tranches.0.rate".into(), "rate"),
            ("tranches.0.rate_date".into(), "required"),
        ]
    );
    let whole = TypedTranche {
        rate: "0,0876".into(),
        rate_source: "ECB".into(),
        rate_date: "2025-12-01".into(),
        ..typed
    };
    let read = typed::tranches(&book, &rows(&whole), Habit::Typed).unwrap();
    assert_eq!((read.len(), read[0].amount, read[0].currency.as_str()), (1, euro("8760000.00"), "SEK"));
}

#[test]
fn answers_must_fit_their_field() {
    let book = book();
    let answer = |field: &str, values: &[&str]| {
        let field = book.fields().find(|one| one.id == field).unwrap();
        let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        typed::answer(field, &values, Habit::Typed).map_err(|problems| problems.0[0].code)
    };
    assert_eq!(answer("abstract", &[&"x".repeat(2_001)]), Err("too-long"));
    assert_eq!(answer("sectors", &["health", "magic"]), Err("not-an-option"));
    assert_eq!(answer("duration", &["11"]), Err("out-of-range"));
    assert_eq!(answer("duration", &["1 2"]), Ok(Answer::Text("12".into())));
    assert_eq!(answer("start", &["31/12/2025"]), Err("date"));
    assert_eq!(answer("ethics", &["maybe"]), Err("not-an-option"));
    assert_eq!(answer("sectors", &[]), Ok(Answer::Chosen(vec![])));
}

#[test]
fn basics_need_an_acronym_and_a_known_track() {
    let typed = TypedBasics { acronym: " ".into(), title: "x\ny".into(), track: "none".into() };
    assert_eq!(
        problems(typed::basics(&book(), &typed)),
        [("acronym".into(), "required"), ("title".into(), "one-line"), ("track".into(), "not-an-option")]
    );
}

#[test]
fn the_day_of_a_cut_off_is_the_calls_own() {
    assert_eq!(day_of(&book(), 5), NaiveDate::from_ymd_opt(2025, 12, 31));
}

#[test]
fn the_parts_of_a_draft_have_names_that_are_read_back() {
    let book = book();
    let names: Vec<String> = Part::all(&book).iter().map(ToString::to_string).collect();
    assert_eq!(
        names,
        [
            "basics",
            "consortium",
            "answers-summary",
            "answers-system",
            "answers-services",
            "answers-delivery",
            "money",
            "cofunding",
            "documents"
        ]
    );
    for name in names {
        assert_eq!(Part::parse(&name, &book).unwrap().to_string(), name);
    }
    assert_eq!(Part::parse("answers-nothing", &book), None);
}
