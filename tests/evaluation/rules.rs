//! The pure rules of judging.

use std::collections::BTreeMap;

use proptest::prelude::*;

use rollcall::call::rules::{CheckItem, Checklist, FieldKind, Rulebook, Scale, Text, builtin};
use rollcall::evaluation::rules::*;
use rollcall::ground::Country;
use rollcall::ground::ids::{FunderId, PartnerId, PersonId, TrancheId};
use rollcall::ground::text::Pic;
use rollcall::ground::{Euro, Problems};
use rollcall::proposal::rules::{
    Answer, Ask, Asked, Content, Cost, Document, FunderLevel, Origin, Partner, Tranche, TrancheKind,
};

use crate::money_rules::rulebook;

#[test]
fn a_score_is_read_with_point_or_comma_and_held_against_scale_and_step() {
    let scale = Scale { min: 0, max: 500, step: 50, meanings: vec![] };
    let parse = |text: &str| Score::parse(text, &scale);
    assert_eq!(parse(" 4,5 "), Ok(Score::from_hundredths(450)));
    assert_eq!(parse("4.50"), Ok(Score::from_hundredths(450)));
    assert_eq!(parse("5"), Ok(Score::from_hundredths(500)));
    assert_eq!(parse("4.25"), Err(NotAScore::OffStep { step: Score::from_hundredths(50) }));
    assert!(matches!(parse("5.5"), Err(NotAScore::OffScale { .. })));
    for wrong in ["four", "-1", "4.", ".5", "4.505", "1e2", "99999999999"] {
        assert_eq!(parse(wrong), Err(NotAScore::NotANumber), "{wrong}");
    }
    assert_eq!(parse(""), Err(NotAScore::Empty));
}

proptest! {
    #[test]
    fn a_score_survives_being_written_and_read(hundredths in 0_i32..=10_000) {
        let scale = Scale { min: 0, max: 10_000, step: 1, meanings: vec![] };
        let score = Score::from_hundredths(hundredths);
        prop_assert_eq!(Score::parse(&score.to_string(), &scale), Ok(score));
        prop_assert_eq!(Score::parse(&score.shown(","), &scale), Ok(score));
        let json = serde_json::to_string(&score).unwrap();
        prop_assert_eq!(serde_json::from_str::<Score>(&json).unwrap(), score);
    }
}

fn typed(fields: &[(&str, &str)]) -> BTreeMap<String, String> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn a_draft_may_be_incomplete_and_a_report_may_not() {
    let scoring = rulebook().scoring;
    let draft = Report::typed(&scoring, &typed(&[("scores.a", "82"), ("comments.a", "short")])).unwrap();
    let missing = draft.missing(&scoring);
    let told: Vec<_> = missing.0.iter().map(|p| (p.field.as_str(), p.code)).collect();
    assert_eq!(
        told,
        [
            ("comments.a", "comment-short"),
            ("scores.b", "score-missing"),
            ("comments.b", "comment-short"),
            ("scores.c", "score-missing"),
            ("comments.c", "comment-short"),
        ]
    );
    assert_eq!(draft.progress(&scoring, "a"), Progress::CommentShort);
    assert_eq!(draft.progress(&scoring, "b"), Progress::Open);
    let Problems(wrong) = Report::typed(&scoring, &typed(&[("scores.b", "82.3")])).unwrap_err();
    assert_eq!((wrong[0].field.as_str(), wrong[0].code), ("scores.b", "score-off-step"));
}

#[test]
fn tasks_move_as_the_printed_table_says_and_no_other_way() {
    let docs = include_str!("../../src/evaluation/rules/task.rs");
    for (from, verb, hand, to) in TASK_MOVES {
        let row = format!("| {} | {} | {} | {} |", from.name(), verb.name(), hand.name(), to.name());
        assert!(docs.contains(&row), "{row}");
    }
    for from in TaskState::ALL {
        for verb in TaskVerb::ALL {
            let listed = TASK_MOVES.iter().find(|(f, v, ..)| f == from && v == verb);
            assert_eq!(from.after(*verb).ok(), listed.map(|(.., to)| *to), "{from:?} {verb:?}");
        }
    }
}

fn partner(name: &str, pic: Option<&str>) -> Partner {
    Partner {
        id: PartnerId::from_text(name),
        name: name.into(),
        country: Country::parse("FI").unwrap(),
        role: "host".into(),
        pic: pic.map(|pic| Pic::parse(pic).unwrap()),
        details: Default::default(),
    }
}

fn content(partners: Vec<Partner>) -> Content {
    Content {
        acronym: "X".into(),
        title: "X".into(),
        track: "t".into(),
        answers: BTreeMap::new(),
        partners,
        asks: vec![],
        costs: vec![],
        earlier: None,
        lost: Default::default(),
        tranches: vec![],
        hosting: None,
        declarations: vec![],
        documents: vec![],
    }
}

fn expert() -> ExpertFacts {
    ExpertFacts {
        organisation: "Demo  Computing-Centre".into(),
        pic: Some(Pic::parse("999999999").unwrap()),
        funders: vec![FunderId::from_text("ministry")],
        board: false,
    }
}

fn case<'a>(reference: &'a str, content: &'a Content) -> Case<'a> {
    Case { reference, content, in_team: false }
}

fn claim(cost_type: &str, amount: Euro) -> Tranche {
    Tranche {
        id: TrancheId::from_text("t"),
        funder: FunderId::from_text("ministry"),
        funder_name: "Ministry".into(),
        level: FunderLevel::State,
        country: None,
        year: 2026,
        cost_type: cost_type.into(),
        kind: TrancheKind::Cash,
        amount,
        currency: "EUR".into(),
        stated: amount,
        rate: "1".into(),
        rate_source: String::new(),
        origin: Origin::State,
        aid_basis: String::new(),
        evidence: String::new(),
        particulars: Default::default(),
    }
}

#[test]
fn facts_show_conflicts_with_their_reason() {
    let same_pic = content(vec![partner("Other name", Some("999999999"))]);
    let same_name = content(vec![partner("DEMO COMPUTING CENTRE", None)]);
    let stranger = content(vec![partner("Somebody Else", Some("888888888"))]);
    let found = evident(&expert(), Some(case("A", &same_pic)), &[]);
    assert_eq!(found, [Evident::Organisation { partner: "Other name".into(), by_pic: true }]);
    let found = evident(&expert(), Some(case("A", &same_name)), &[]);
    assert_eq!(found, [Evident::Organisation { partner: "DEMO COMPUTING CENTRE".into(), by_pic: false }]);
    assert!(evident(&expert(), Some(case("A", &stranger)), &[]).is_empty());

    let competing = [case("A", &stranger), case("B", &same_name)];
    let found = evident(&expert(), Some(case("A", &stranger)), &competing);
    assert_eq!(found[0].degree(), Degree::Potential);
    assert_eq!(found[0].subject(), "B");

    let mut funded = stranger.clone();
    funded.tranches.push(claim("services", Euro::CENT));
    assert_eq!(evident(&expert(), Some(case("A", &funded)), &[])[0].code(), "funder");
    let member = Case { in_team: true, ..case("A", &stranger) };
    assert_eq!(evident(&expert(), Some(member), &[]), [Evident::Team]);
    let board = ExpertFacts { board: true, ..expert() };
    assert_eq!(evident(&board, Some(case("A", &stranger)), &[]), [Evident::Board]);
}

#[test]
fn deny_wins_over_every_declaration() {
    let said = |degree, ruling| Declared { degree, detail: String::new(), ruling };
    let competing = [Evident::CompetingTeam { reference: "B".into() }];
    let potential = [Evident::CompetingOrganisation { reference: "B".into(), partner: "P".into() }];
    assert_eq!(access(None, &[]), Access::MustDeclare);
    assert_eq!(access(Some(&said(Degree::None, None)), &[]), Access::Granted);
    assert_eq!(access(Some(&said(Degree::None, None)), &potential), Access::AwaitsRuling);
    assert_eq!(access(Some(&said(Degree::Potential, Some(Ruling::Allowed))), &potential), Access::Granted);
    assert_eq!(access(Some(&said(Degree::None, Some(Ruling::Barred))), &[]), Access::Denied);
    for ruling in [None, Some(Ruling::Allowed), Some(Ruling::Barred)] {
        assert_eq!(access(Some(&said(Degree::Disqualifying, ruling)), &[]), Access::Denied);
        assert_eq!(access(Some(&said(Degree::None, ruling)), &competing), Access::Denied);
    }
}

#[test]
fn nobody_sees_a_report_before_their_time() {
    let phases = |kind: ReportKind| {
        let mut all = Vec::new();
        for state in ReportState::ALL {
            for bits in 0..8 {
                let (all_in, consensus_finished, decided) = (bits & 1 > 0, bits & 2 > 0, bits & 4 > 0);
                all.push(Phase { kind, state: *state, all_in, consensus_finished, decided });
            }
        }
        all
    };
    for phase in phases(ReportKind::Individual) {
        for viewer in Viewer::ALL {
            let seen = sight(*viewer, phase);
            match viewer {
                Viewer::Applicant | Viewer::Other => assert_eq!(seen, Sight::Hidden),
                Viewer::Author => assert!(seen >= Sight::Read),
                Viewer::Rapporteur | Viewer::Evaluator => assert!(seen == Sight::Hidden || phase.all_in),
                Viewer::Moderator | Viewer::Staff | Viewer::Auditor => {
                    assert!(seen == Sight::Hidden || phase.state == ReportState::Finished);
                }
            }
            assert!(seen != Sight::Write || *viewer == Viewer::Author, "scores are the expert's alone");
        }
    }
    for phase in phases(ReportKind::Consensus) {
        assert!(sight(Viewer::Applicant, phase) <= Sight::Summary);
        assert!(sight(Viewer::Applicant, phase) == Sight::Hidden || phase.decided);
        for viewer in Viewer::ALL {
            assert!(sight(*viewer, phase) != Sight::Write || *viewer == Viewer::Rapporteur);
        }
    }
}

#[test]
fn consensus_begins_when_all_are_in_and_ends_when_all_agree() {
    let scoring = rulebook().scoring;
    let tasks = |states: &[TaskState]| states.iter().map(|s| (Duty::Evaluator, *s)).collect::<Vec<_>>();
    use TaskState::{Declined, Finished, Open};
    assert!(individual_reports_in(&scoring, tasks(&[Finished, Finished, Finished, Declined])));
    assert!(!individual_reports_in(&scoring, tasks(&[Finished, Finished, Finished, Open])));
    assert!(!individual_reports_in(&scoring, tasks(&[Finished, Finished])));

    let people = [PersonId::from_text("a"), PersonId::from_text("b")];
    let word = |person: &PersonId, version, agrees| Consent {
        person: person.clone(),
        version,
        agrees,
        reason: String::new(),
    };
    let old = [word(&people[0], 1, true), word(&people[1], 1, true)];
    assert!(may_finish(ReportState::Proposed, &people, &old, 2).is_err(), "they agreed to another text");
    let all = [word(&people[0], 2, true), word(&people[1], 2, true)];
    assert!(may_finish(ReportState::Proposed, &people, &all, 2).is_ok());
    assert!(may_finish(ReportState::Open, &people, &all, 2).is_err());
}

#[test]
fn a_text_that_names_an_expert_is_pointed_out() {
    let mut report = Report { overall: "As example, ADA wrote, it is good.".into(), ..Report::default() };
    let given = Assessment { score: None, comment: "An example of good work.".into() };
    report.criteria.insert("a".into(), given);
    let experts = ["Ada Example".to_owned()];
    assert_eq!(names_in(&report, &experts), [("overall".to_owned(), "Ada Example")]);
}

#[test]
fn a_checklist_is_concluded_as_its_items_say() {
    let item =
        |id: &str| CheckItem { id: id.into(), text: Text::plain(id), source: String::new(), fact: None };
    let list =
        Checklist { id: "admissibility".into(), title: Text::plain("x"), items: vec![item("a"), item("b")] };
    let mut checked =
        BTreeMap::from([("a".to_owned(), check(&list, "a", (Finding::Met, None), "").unwrap())]);
    assert_eq!(conclude(&list, &checked, true).unwrap_err().code, "checks-open");
    assert!(check(&list, "b", (Finding::NotMet, None), " ").is_err(), "a reason is due");
    assert!(check(&list, "b", (Finding::Met, Some(false)), " ").is_err(), "met against the fact");
    assert!(check(&list, "b", (Finding::Met, Some(false)), "announced by letter").is_ok());
    assert!(check(&list, "b", (Finding::Met, Some(true)), "").is_ok());
    checked.insert("b".into(), check(&list, "b", (Finding::NotMet, None), "no annex").unwrap());
    assert_eq!(conclude(&list, &checked, true).unwrap_err().code, "checks-not-met");
    assert!(conclude(&list, &checked, false).is_ok());
    checked.insert("b".into(), check(&list, "b", (Finding::Met, None), "").unwrap());
    assert!(conclude(&list, &checked, true).is_ok());
    assert_eq!(conclude(&list, &checked, false).unwrap_err().code, "checks-all-met");
}

/// What the officer is shown beside an item, of a proposal that came in in time.
fn shown(name: &str, book: &Rulebook, content: &Content) -> Fact {
    let (at, cutoff_at) = ("2026-06-30T14:00:00Z".parse().unwrap(), "2026-06-30T15:00:00Z".parse().unwrap());
    fact(name, book, Received { content, at, cutoff_at }).unwrap().unwrap()
}

#[test]
fn the_officer_sees_the_rate_over_all_lines_and_over_the_budget() {
    let book = builtin("ai-gigafactories").unwrap();
    let million = |millions: i64| Euro::from_cents(millions * 100_000_000);
    let mut giga = content(vec![partner("Demo Site", None)]);
    for (line, millions) in [("lot-1-first", 100), ("lot-1-second", 102)] {
        let (line, cost_type) = (line.into(), "acquisition".into());
        giga.asks.push(Ask { line, cost_type, amount: million(millions) });
    }
    giga.tranches = vec![claim("acquisition", million(600))];
    let over = shown("caps_kept", &book, &giga);
    assert_eq!((over.holds, over.code), (Some(false), "rate-over"), "202 of 802 are more than 17 %");
    assert_eq!((&*over.args["asked_amount"], &*over.args["all_amount"]), ("202000000.00", "802000000.00"));
    giga.costs = vec![Cost {
        partner: Some(0),
        cost_type: "acquisition".into(),
        year: None,
        line: "lot-1-first".into(),
        amount: million(1_200),
        asked: million(202),
        note: String::new(),
    }];
    assert_eq!(shown("caps_kept", &book, &giga).code, "caps-kept", "the budget costs 1,200 million");
    giga.costs[0].amount = million(1_100);
    assert_eq!(shown("caps_kept", &book, &giga).code, "rate-over", "whatever funders promise beyond it");
}

#[test]
fn the_officer_sees_whether_all_who_may_be_paid_are_in_one_state() {
    let book = builtin("ai-factory-antennas").unwrap();
    let told = |partners: &[(&str, &str)]| {
        let mut all = content(vec![]);
        for (country, role) in partners {
            let country = Country::parse(country).unwrap();
            all.partners.push(Partner { country, role: (*role).into(), ..partner("Demo", None) });
        }
        let fact = shown("one_state", &book, &all);
        (fact.holds, fact.code, fact.args["states"].clone())
    };
    let (yes, no) = (Some(true), Some(false));
    assert_eq!(told(&[("FI", "host"), ("EE", "associated")]), (yes, "one-state-yes", "FI".into()));
    let three = [("FI", "host"), ("EE", "beneficiary"), ("LV", "affiliated")];
    let (holds, code, states) = told(&three);
    assert_eq!((holds, code, states.len()), (no, "one-state-several", "EE, FI, LV".len()));
    assert_eq!(told(&[("US", "host")]).1, "one-state-outside");
    assert_eq!(told(&[("FI", "associated")]).1, "one-state-none");
    let item = book.checklists.iter().flat_map(|list| &list.items).find(|item| item.id == "one-state");
    assert_eq!(item.unwrap().fact.as_deref(), Some("one_state"));
}

/// Fields that exclude each other are not all asked, and nobody is told to answer them all.
#[test]
fn a_proposal_is_complete_by_what_it_is_asked() {
    for name in ["ai-factory-antennas", "ai-gigafactories"] {
        let book = builtin(name).unwrap();
        for track in &book.tracks {
            for yes_or_no in ["yes", "no"] {
                let mut whole = content(vec![]);
                whole.track = track.id.clone();
                let given = book.fields().map(|field| (field.id.clone(), given(&field.kind, yes_or_no)));
                whole.answers = given.collect();
                let asked = Asked::of(&book, &whole);
                let of_all = whole.answers.len();
                let answers = whole.answers.clone();
                whole.answers.retain(|field, _| asked.contains(field));
                assert!(whole.answers.len() < of_all, "{name}: not everything is asked");
                whole.documents = book.documents.iter().map(|slot| document(&slot.id)).collect();
                let told = shown("documents_complete", &book, &whole);
                assert_eq!((told.holds, told.code), (Some(true), "complete"), "{name}: {told:?}");
                let wanting = book.fields().filter(|field| field.required && asked.contains(&field.id));
                for field in wanting {
                    whole.answers = answers.clone();
                    whole.answers.remove(&field.id);
                    let told = shown("documents_complete", &book, &whole);
                    assert_eq!(told.code, "incomplete", "{name}: {}", field.id);
                    let missing = told.args["missing"].split(", ").collect::<Vec<_>>();
                    assert_eq!(missing, [field.id.as_str()], "{name}");
                }
            }
        }
    }
}

fn given(kind: &FieldKind, yes_or_no: &str) -> Answer {
    match kind {
        FieldKind::Choice { options, .. } if yes_or_no == "yes" => {
            Answer::Chosen(vec![options[0].id.clone()])
        }
        FieldKind::Choice { options, .. } => Answer::Chosen(vec![options.last().unwrap().id.clone()]),
        FieldKind::YesNo => Answer::Text(yes_or_no.into()),
        FieldKind::Table(_) => Answer::Rows(vec![vec!["1".into()]]),
        _ => Answer::Text("1".into()),
    }
}

fn document(slot: &str) -> Document {
    Document {
        id: rollcall::ground::ids::DocumentId::from_text(slot),
        slot: slot.into(),
        name: format!("{slot}.pdf"),
        sha256: "00".repeat(32),
        bytes: 1_000,
        pages: None,
        at: "2025-12-01T10:00:00Z".parse().unwrap(),
    }
}
