//! The rules of order and money, held by properties: whatever the proposals, no line is overspent, no cent is
//! lost, and the order of the input means nothing.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use rollcall::call::rules::{
    Aggregate, BudgetLine, Clocks, Criterion, Exhaustion, Funding, Head, InstrumentPlan, Matching, Rulebook,
    Scale, Scoring, Slice, Text, TieBreak,
};
use rollcall::cofunding::rules as cofunding;
use rollcall::evaluation::rules::{Fraction, Score, total};
use rollcall::ground::ids::{CallId, FunderId, PersonId, TrancheId};
use rollcall::ground::{BasisPoints, Error, Euro, Moment};
use rollcall::proposal::rules::{Ask, FunderLevel, Origin, Tranche, TrancheKind};
use rollcall::ranking::rules::{
    Demand, Entry, FundingOutcome, LineFinding, List, Purse, Ranking, Said, Verdict, decide, funding_line,
    purses, rank,
};

mod award;
mod commitments;
mod line;
mod order;

/// A small rulebook: two lines, four cost types, three criteria; only what these rules read is filled.
pub fn rulebook() -> Rulebook {
    let line = |id: &str, pays: &[&str]| BudgetLine {
        id: id.into(),
        title: Text::plain(id),
        programme: id.to_uppercase(),
        tracks: Vec::new(),
        pays: pays.iter().map(|p| (*p).to_owned()).collect(),
        total: euro(1_000),
        slices: vec![Slice { cutoff: 1, amount: euro(200) }, Slice { cutoff: 2, amount: euro(100) }],
        carry_over: true,
        cap_per_proposal: None,
        max_rate: BasisPoints::WHOLE,
        commit_by: None,
    };
    let plan = |kind: &str, cost_types: &[&str], after: Option<&str>, optional| InstrumentPlan {
        kind: kind.into(),
        title: Text::plain(kind),
        cost_types: cost_types.iter().map(|c| (*c).to_owned()).collect(),
        payee: String::new(),
        national_payee: String::new(),
        after: after.map(str::to_owned),
        optional,
    };
    Rulebook {
        reminder_days: rollcall::call::rules::ReminderDays::default(),
        call: Head {
            id: CallId::from_text("test"),
            title: Text::plain("A call"),
            summary: Text::default(),
            zone: chrono_tz::Europe::Brussels,
            prefix: "T".into(),
            public: false,
            opens: chrono::NaiveDate::from_ymd_opt(2024, 9, 10).unwrap().and_hms_opt(0, 0, 0).unwrap(),
            sources: vec![],
        },
        tracks: vec![],
        cutoffs: vec![],
        cost_types: vec![],
        budget_lines: vec![line("dep", &["acquisition", "operation"]), line("he", &["services", "platform"])],
        matching: Matching {
            national_to_eu: BasisPoints::WHOLE,
            per_cost_type: true,
            private_counts: false,
            origins: vec!["state".into(), "region".into()],
            claims_say: vec![],
        },
        states: vec![],
        roles: vec![],
        consortium: Default::default(),
        sections: vec![],
        declarations: vec![],
        signoffs: Default::default(),
        documents: vec![],
        checklists: vec![],
        scoring: scoring(Aggregate::WeightedMean),
        ties: vec![
            TieBreak::Panel("coverage".into()),
            TieBreak::Criterion("a".into()),
            TieBreak::Criterion("b".into()),
        ],
        funding: Funding {
            exhaustion: Exhaustion::Stop,
            reserve_days: 365,
            reserve_precedes: true,
            redress_hold: BasisPoints::new(0),
        },
        clocks: Clocks {
            evaluate_days: 60,
            inform_days: 150,
            sign_days: 90,
            notification_read_days: 10,
            redress_days: 30,
        },
        instruments: vec![
            plan("hosting", &[], None, false),
            plan("acquisition", &["acquisition"], Some("hosting"), false),
            plan("operation", &["operation"], Some("acquisition"), false),
            plan("services", &["services"], None, false),
            plan("platform", &["platform"], Some("services"), true),
        ],
        track_check: vec![],
        emergency: None,
        service: Default::default(),
        assumptions: BTreeMap::new(),
    }
}

fn scoring(aggregate: Aggregate) -> Scoring {
    let criterion = |id: &str, weight, threshold| Criterion {
        id: id.into(),
        title: Text::plain(id),
        hint: Text::default(),
        weight,
        threshold,
    };
    Scoring {
        scale: Scale { min: 0, max: 10_000, step: 50, meanings: vec![] },
        criteria: vec![criterion("a", 40, Some(5_000)), criterion("b", 35, None), criterion("c", 25, None)],
        aggregate,
        aspects: vec![],
        overall_threshold: Some(6_000),
        experts_per_proposal: 3,
        comment_min: 10,
        comment_max: 100,
    }
}

fn euro(whole: i64) -> Euro {
    Euro::from_cents(whole * 100)
}

fn entry(reference: &str, scores: [i32; 3]) -> Entry {
    let scores = ["a", "b", "c"].iter().zip(scores);
    Entry {
        reference: reference.into(),
        scores: scores.map(|(id, score)| ((*id).to_owned(), Score::from_hundredths(score))).collect(),
        findings: BTreeMap::new(),
    }
}

fn ask(line: &str, cost_type: &str, amount: Euro) -> Ask {
    Ask { line: line.into(), cost_type: cost_type.into(), amount }
}

fn demand(reference: &str, asks: Vec<Ask>) -> Demand {
    let mut cost = BTreeMap::new();
    for ask in &asks {
        // Half is the EU's: no rate is in the way unless a test says so.
        cost.insert(ask.cost_type.clone(), ask.amount.plus(ask.amount).unwrap());
    }
    Demand { reference: reference.into(), asks, cost }
}

fn tranche(id: &str, funder: &str, year: i32, cost_type: &str, origin: Origin, amount: Euro) -> Tranche {
    Tranche {
        id: TrancheId::from_text(id),
        funder: FunderId::from_text(funder),
        funder_name: funder.into(),
        level: if origin == Origin::Private { FunderLevel::Private } else { FunderLevel::State },
        country: None,
        year,
        cost_type: cost_type.into(),
        kind: TrancheKind::Cash,
        amount,
        currency: "EUR".into(),
        stated: amount,
        rate: "1".into(),
        rate_source: String::new(),
        origin,
        aid_basis: String::new(),
        evidence: String::new(),
        particulars: Default::default(),
    }
}

fn purse(line: &str, slice: Euro) -> Purse {
    Purse { line: line.into(), slice, carried: Euro::ZERO, held: Euro::ZERO }
}

fn list_of(outcome: &FundingOutcome, list: List) -> Vec<&str> {
    outcome.places.iter().filter(|p| p.list == list).map(|p| p.reference.as_str()).collect()
}
