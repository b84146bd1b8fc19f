//! A world of two calls, funders and submitted proposals, written straight into the tables: how a proposal
//! comes to be is the story of another stage.

use std::collections::BTreeMap;

use diesel::prelude::*;
use rollcall::act::Act;
use rollcall::call;
use rollcall::call::rules::builtin;
use rollcall::cofunding::acts::{NewFunder, add_funder};
use rollcall::db::schema::{proposals, submissions};
use rollcall::ground::ids::{CallId, FunderId, PartnerId, ProposalId, SubmissionId, TrancheId};
use rollcall::ground::text::folded;
use rollcall::ground::{Country, Euro, Role, Scope};
use rollcall::proposal::rules::{Answer, Ask, Content, FunderLevel, Origin, Partner, Tranche, TrancheKind};
use rollcall::proposal::store::stored::Stored;
use rollcall::proposal::store::submissions::insert_parties;

use crate::support::app::{App, Person};

pub const CALL: &str = "rehearsal";

pub fn call() -> CallId {
    CallId::from_text(CALL)
}

pub fn euro(text: &str) -> Euro {
    Euro::parse(text).unwrap()
}

/// Both calls that come with the program.
pub fn calls_are_loaded(app: &App) {
    app.acts(|act| {
        for name in ["ai-factories", CALL] {
            call::acts::load(act, &builtin(name).unwrap(), "the test says so")?;
        }
        Ok(())
    });
}

pub fn funder(app: &App, name: &str, level: &str, country: &str) -> FunderId {
    let new = NewFunder { name: name.into(), level: level.into(), country: country.into() };
    app.acts(move |act| add_funder(act, &new))
}

/// An official of a funder.
pub async fn official(app: &App, name: &str, funder: &FunderId) -> Person {
    app.person_with(name, Role::Funder, Scope::Funder(funder.clone())).await
}

/// Staff, finance officer or auditor of the rehearsal call.
pub async fn officer(app: &App, name: &str, role: Role) -> Person {
    app.person_with(name, role, Scope::Call(call())).await
}

pub fn ask(line: &str, cost_type: &str, amount: &str) -> Ask {
    Ask { line: line.into(), cost_type: cost_type.into(), amount: euro(amount) }
}

pub fn tranche(id: &str, funder: &FunderId, year: i32, cost_type: &str, amount: &str) -> Tranche {
    Tranche {
        id: TrancheId::from_text(id),
        funder: funder.clone(),
        funder_name: "Ministry of Research".into(),
        level: FunderLevel::State,
        country: Some(Country::parse("FI").unwrap()),
        year,
        cost_type: cost_type.into(),
        kind: TrancheKind::Cash,
        amount: euro(amount),
        currency: "EUR".into(),
        stated: euro(amount),
        rate: "1".into(),
        rate_source: String::new(),
        origin: Origin::State,
        aid_basis: "Article 26 GBER".into(),
        evidence: "Letter 4/2025".into(),
        particulars: Default::default(),
    }
}

pub fn content(acronym: &str, asks: Vec<Ask>, tranches: Vec<Tranche>) -> Content {
    let partner = |id: &str, name: &str, country: &str, role: &str| Partner {
        id: PartnerId::from_text(id),
        name: name.into(),
        country: Country::parse(country).unwrap(),
        role: role.into(),
        pic: None,
        details: Default::default(),
    };
    Content {
        acronym: acronym.into(),
        title: format!("An invented factory called {acronym}"),
        track: "EUROHPC-2024-CEI-AI-02".into(),
        answers: BTreeMap::from([
            ("abstract".to_owned(), Answer::Text("Forests, health and cold water.".into())),
            ("tco".to_owned(), Answer::Text("A secret of the full text.".into())),
        ]),
        partners: vec![
            partner("p1", "Northern Centre", "FI", "host"),
            partner("p2", "Coastal University", "EE", "beneficiary"),
        ],
        asks,
        costs: vec![],
        earlier: None,
        lost: Default::default(),
        tranches,
        hosting: None,
        declarations: vec![],
        documents: vec![],
    }
}

/// A proposal with one more submission, and its coordinator.
pub fn submits(
    app: &App,
    coordinator: &Person,
    reference: &str,
    cutoff: i32,
    content: &Content,
) -> ProposalId {
    let (by, reference, content) = (coordinator.id.clone(), reference.to_owned(), content.clone());
    let id = app.acts(move |act| {
        let known: Option<ProposalId> = proposals::table
            .filter(proposals::reference.eq(&reference))
            .select(proposals::id)
            .first(act.db)
            .optional()?;
        let id = match known {
            Some(id) => id,
            None => insert_proposal(act, &reference, &content, by.as_str())?,
        };
        insert_submission(act, &id, cutoff, &content, by.as_str())?;
        Ok(id)
    });
    if !coordinator.actor().has_for_proposal(Role::Coordinator, &id) {
        coordinator.is_granted(Role::Coordinator, Scope::Proposal(id.clone()));
    }
    id
}

fn insert_proposal(
    act: &mut Act<'_>,
    reference: &str,
    content: &Content,
    by: &str,
) -> rollcall::ground::Result<ProposalId> {
    let (id, at) = (act.id::<ProposalId>(), act.received());
    diesel::insert_into(proposals::table)
        .values((
            proposals::id.eq(&id),
            proposals::call_id.eq(call()),
            proposals::reference.eq(reference),
            proposals::stage.eq("submitted"),
            proposals::version.eq(1_i64),
            proposals::acronym.eq(&content.acronym),
            proposals::acronym_folded.eq(folded(&content.acronym)),
            proposals::title.eq(&content.title),
            proposals::track.eq(&content.track),
            proposals::created_at.eq(at),
            proposals::created_by.eq(by),
            proposals::changed_at.eq(at),
        ))
        .execute(act.db)?;
    Ok(id)
}

fn insert_submission(
    act: &mut Act<'_>,
    proposal: &ProposalId,
    cutoff: i32,
    content: &Content,
    by: &str,
) -> rollcall::ground::Result<()> {
    let before: i64 =
        submissions::table.filter(submissions::proposal_id.eq(proposal)).count().get_result(act.db)?;
    let (id, at) = (act.id::<SubmissionId>(), act.received());
    let rulebook = call::store::current(act.db, &call())?.hash;
    let stored = Stored::of(content)?;
    diesel::insert_into(submissions::table)
        .values((
            submissions::id.eq(&id),
            submissions::proposal_id.eq(proposal),
            submissions::call_id.eq(call()),
            submissions::cutoff.eq(cutoff),
            submissions::version.eq(before as i32 + 1),
            submissions::draft_version.eq(before + 1),
            submissions::at.eq(at),
            submissions::by_person.eq(by),
            submissions::rulebook.eq(rulebook),
            submissions::content.eq(stored.content),
            submissions::links.eq(stored.links),
            submissions::content_hash.eq("0".repeat(64)),
            submissions::receipt.eq(""),
            submissions::acronym.eq(&content.acronym),
            submissions::title.eq(&content.title),
            submissions::track.eq(&content.track),
            submissions::host_country.eq("FI"),
            submissions::eu_asked.eq(content.eu_asked()?),
            submissions::national_claimed.eq(content.claimed()?),
        ))
        .execute(act.db)?;
    insert_parties(act.db, &id, content)
}
