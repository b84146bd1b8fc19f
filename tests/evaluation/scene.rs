//! A cut-off that has closed over invented proposals, with staff and experts: where stories of the later
//! stages begin.

use std::collections::BTreeMap;

use diesel::prelude::*;
use rollcall::call;
use rollcall::call::rules::{Rulebook, builtin};
use rollcall::db::Db;
use rollcall::db::schema::{proposals, submissions};
use rollcall::ground::ids::{CallId, DocumentId, FunderId, PartnerId, ProposalId, TrancheId};
use rollcall::ground::text::Pic;
use rollcall::ground::{Country, Euro, Moment, Role, Scope};
use rollcall::keys::sha256_hex;
use rollcall::proposal::rules::{
    Answer, Ask, Content, Document, FunderLevel, Origin, Partner, Tranche, TrancheKind,
};
use rollcall::proposal::store::stored::Stored;
use rollcall::proposal::store::submissions::insert_parties;

use crate::support::app::{App, Person};

pub const DESK: &str = "/calls/rehearsal/cut-offs/4/evaluation";

pub fn call_id() -> CallId {
    CallId::from_text("rehearsal")
}

/// An invented proposal: `millions` asked for acquisition from Digital Europe and matched by its state.
pub fn content(acronym: &str, host: &str, pic: &str, country: &str, millions: i64) -> Content {
    let rulebook: Rulebook = builtin("rehearsal").unwrap();
    let amount = Euro::from_cents(millions * 100_000_000);
    let line =
        rulebook.budget_lines.iter().find(|line| line.pays.iter().any(|p| p == "acquisition")).unwrap();
    let documents = rulebook.documents.iter().filter(|slot| slot.required).map(|slot| Document {
        id: DocumentId::from_text(format!("{acronym}-{}", slot.id)),
        slot: slot.id.clone(),
        name: format!("{}.pdf", slot.id),
        sha256: sha256_hex(b"%PDF-1.7 invented"),
        bytes: 17,
        pages: None,
        at: "2025-10-30T15:00:00Z".parse().unwrap(),
    });
    let answers = rulebook.fields().filter(|field| field.required);
    let answers = answers.map(|field| (field.id.clone(), Answer::Text(format!("What {acronym} says."))));
    let country = Country::parse(country).unwrap();
    Content {
        acronym: acronym.into(),
        title: format!("{acronym}: an invented factory"),
        track: rulebook.tracks.last().unwrap().id.clone(),
        answers: answers.collect(),
        partners: vec![Partner {
            id: PartnerId::from_text(format!("{acronym}-host")),
            name: host.into(),
            country,
            role: "host".into(),
            pic: Some(Pic::parse(pic).unwrap()),
            details: Default::default(),
        }],
        hosting: None,
        declarations: vec![],
        asks: vec![Ask { line: line.id.clone(), cost_type: "acquisition".into(), amount }],
        costs: vec![],
        earlier: None,
        lost: Default::default(),
        tranches: vec![Tranche {
            id: TrancheId::from_text(format!("{acronym}-t1")),
            funder: FunderId::from_text(format!("{acronym}-funder")),
            funder_name: format!("Ministry behind {acronym}"),
            level: FunderLevel::State,
            country: Some(country),
            year: 2026,
            cost_type: "acquisition".into(),
            kind: TrancheKind::Cash,
            amount,
            currency: "EUR".into(),
            stated: amount,
            rate: "1".into(),
            rate_source: String::new(),
            origin: Origin::State,
            aid_basis: String::new(),
            evidence: "Letter".into(),
            particulars: Default::default(),
        }],
        documents: documents.collect(),
    }
}

/// The scene: cut-off 4 of the rehearsal closed over these proposals.
pub struct Scene {
    pub app: App,
    pub staff: Person,
    pub coordinator: Person,
}

impl Scene {
    /// `contents` become REH-0001, REH-0002, …; the coordinator coordinates all of them.
    pub async fn of(app: &App, contents: Vec<Content>) -> Self {
        app.acts(|act| call::acts::load(act, &builtin("rehearsal").unwrap(), "").map(drop));
        let coordinator = app.person("Cora Coordinator").await;
        let staff = app.person_with("Sam Staff", Role::Staff, Scope::Call(call_id())).await;
        let by = coordinator.id.clone();
        let ids: Vec<ProposalId> = app.acts(move |act| {
            let hash = call::store::current(act.db, &call_id())?.hash;
            let mut ids = Vec::new();
            for (place, content) in contents.iter().enumerate() {
                let id: ProposalId = act.id();
                let row: rollcall::ground::ids::SubmissionId = act.id();
                let reference = format!("REH-{:04}", place + 1);
                freeze(act.db, &id, &row, &reference, content, by.as_str(), &hash);
                ids.push(id);
            }
            // The intake is sealed with it, as the worker does.
            rollcall::proposal::acts::close_cutoff(act, &call_id(), 4)?;
            Ok(ids)
        });
        for id in ids {
            coordinator.is_granted(Role::Coordinator, Scope::Proposal(id));
        }
        Self { app: app.clone(), staff, coordinator }
    }

    /// Somebody on the call's list of experts.
    pub async fn expert(&self, name: &str, organisation: &str, country: &str, pic: &str) -> Person {
        let person = self.app.person(name).await;
        let form = [
            ("email", person.email.as_str()),
            ("organisation", organisation),
            ("country", country),
            ("pic", pic),
            ("expertise", "supercomputers"),
        ];
        self.staff.posts("/calls/rehearsal/experts", &form).await.is(303);
        person
    }

    /// Passes both checklists of a proposal, whatever the facts say.
    pub async fn passes(&self, reference: &str) {
        let rulebook = builtin("rehearsal").unwrap();
        for list in &rulebook.checklists {
            let fields: Vec<(String, String)> = list
                .items
                .iter()
                .flat_map(|item| {
                    let field = |name: &str, value: &str| {
                        (format!("{name}.{}.{}", list.id, item.id), value.to_owned())
                    };
                    [field("finding", "met"), field("reason", "Announced by letter.")]
                })
                .collect();
            let mut form: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            form.push(("list", &list.id));
            self.staff.posts(&format!("{DESK}/{reference}/checks"), &form).await.is(303);
            let form = [("list", list.id.as_str()), ("passed", "yes")];
            self.staff.posts(&format!("{DESK}/{reference}/conclude"), &form).await.is(303);
        }
    }

    pub async fn assigns(&self, reference: &str, person: &Person, duty: &str) {
        let form = [("person", person.id.as_str()), ("duty", duty)];
        self.staff.posts(&format!("{DESK}/{reference}/assign"), &form).await.is(303);
    }

    /// Declares no conflict about any proposal of the cut-off.
    pub async fn declares_none(&self, person: &Person, references: &[&str]) {
        let fields: Vec<String> = references.iter().map(|reference| format!("degree.{reference}")).collect();
        let form: Vec<(&str, &str)> = fields.iter().map(|field| (field.as_str(), "none")).collect();
        person.posts("/reviews/conflicts/rehearsal/4", &form).await.is(303);
    }

    /// The path of somebody's task on a proposal: `/reviews/ID`.
    pub async fn task(&self, person: &Person, reference: &str, duty: &str) -> String {
        let answer = person.calls(actix_web::http::Method::GET, "/api/v1/reviews", None, &[]).await.is(200);
        let tasks = answer.json();
        let found = tasks
            .as_array()
            .unwrap()
            .iter()
            .find(|task| task["proposal"] == reference && task["duty"] == duty);
        format!("/reviews/{}", found.expect("a task")["id"].as_str().unwrap())
    }

    /// A whole evaluation of a proposal with these scores on every criterion, by people who have declared.
    pub async fn evaluates(&self, reference: &str, people: &Panel, score: &str) {
        for expert in &people.experts {
            self.assigns(reference, expert, "evaluator").await;
        }
        self.assigns(reference, &people.experts[0], "rapporteur").await;
        self.assigns(reference, &people.moderator, "moderator").await;
        for person in people.all() {
            self.declares_none(person, &people.references()).await;
        }
        for expert in &people.experts {
            let path = self.task(expert, reference, "evaluator").await;
            expert.posts(&format!("{path}/accept"), &[]).await.is(303);
            let form = report(score, "0", "submit");
            expert.posts(&format!("{path}/report"), &pairs(&form)).await.is(303);
        }
        let rapporteur = self.task(&people.experts[0], reference, "rapporteur").await;
        people.experts[0].posts(&format!("{rapporteur}/accept"), &[]).await.is(303);
        let form = report(score, "0", "propose");
        people.experts[0].posts(&format!("{rapporteur}/report"), &pairs(&form)).await.is(303);
        for expert in &people.experts {
            let path = self.task(expert, reference, "evaluator").await;
            let form = [("version", "2"), ("do", "agree")];
            expert.posts(&format!("{path}/consent"), &form).await.is(303);
        }
        let path = self.task(&people.moderator, reference, "moderator").await;
        people.moderator.posts(&format!("{path}/accept"), &[]).await.is(303);
        people.moderator.posts(&format!("{path}/finish"), &[("version", "2")]).await.is(303);
    }
}

/// Three experts and a moderator.
pub struct Panel {
    pub experts: Vec<Person>,
    pub moderator: Person,
    pub proposals: usize,
}

impl Panel {
    pub async fn of(scene: &Scene, proposals: usize) -> Self {
        let mut experts = Vec::new();
        for (name, country) in [("Eva Expert", "SE"), ("Emil Expert", "PT"), ("Ebba Expert", "IE")] {
            experts.push(scene.expert(name, &format!("University of {name}"), country, "").await);
        }
        let moderator = scene.expert("Mona Moderator", "Panel office", "LU", "").await;
        Self { experts, moderator, proposals }
    }

    fn all(&self) -> impl Iterator<Item = &Person> {
        self.experts.iter().chain([&self.moderator])
    }

    fn references(&self) -> Vec<&'static str> {
        let all = ["REH-0001", "REH-0002", "REH-0003", "REH-0004", "REH-0005"];
        all[..self.proposals].to_vec()
    }
}

/// A complete report with one score on every criterion, as the form sends it.
pub fn report(score: &str, version: &str, verb: &str) -> BTreeMap<String, String> {
    let mut form = BTreeMap::from([
        ("version".to_owned(), version.to_owned()),
        ("do".to_owned(), verb.to_owned()),
        ("overall".to_owned(), String::new()),
    ]);
    for criterion in builtin("rehearsal").unwrap().scoring.criteria {
        form.insert(format!("scores.{}", criterion.id), score.to_owned());
        let comment = format!("The proposal answers {} well, with few shortcomings.", criterion.id);
        form.insert(format!("comments.{}", criterion.id), comment);
    }
    form
}

pub fn pairs(form: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// Rows as submitting leaves them.
fn freeze(
    db: &mut Db,
    id: &ProposalId,
    row: &rollcall::ground::ids::SubmissionId,
    reference: &str,
    content: &Content,
    by: &str,
    rulebook: &str,
) {
    let at: Moment = "2025-10-30T15:30:00Z".parse().unwrap();
    let stored = Stored::of(content).unwrap();
    diesel::insert_into(proposals::table)
        .values((
            proposals::id.eq(id),
            proposals::call_id.eq("rehearsal"),
            proposals::reference.eq(reference),
            proposals::stage.eq("submitted"),
            proposals::version.eq(1_i64),
            proposals::acronym.eq(&content.acronym),
            proposals::acronym_folded.eq(content.acronym.to_lowercase()),
            proposals::title.eq(&content.title),
            proposals::track.eq(&content.track),
            proposals::created_at.eq(at),
            proposals::created_by.eq(by),
            proposals::changed_at.eq(at),
        ))
        .execute(db)
        .unwrap();
    diesel::insert_into(submissions::table)
        .values((
            (
                submissions::id.eq(row),
                submissions::proposal_id.eq(id),
                submissions::call_id.eq("rehearsal"),
                submissions::cutoff.eq(4),
                submissions::version.eq(1),
                submissions::draft_version.eq(1_i64),
                submissions::at.eq(at),
                submissions::by_person.eq(by),
                submissions::rulebook.eq(rulebook),
            ),
            (
                submissions::content_hash.eq(sha256_hex(stored.content.as_bytes())),
                submissions::content.eq(&stored.content),
                submissions::links.eq(&stored.links),
                submissions::receipt.eq(""),
                submissions::acronym.eq(&content.acronym),
                submissions::title.eq(&content.title),
                submissions::track.eq(&content.track),
                submissions::host_country.eq("FI"),
                submissions::eu_asked.eq(content.eu_asked().unwrap()),
                submissions::national_claimed.eq(content.claimed().unwrap()),
            ),
        ))
        .execute(db)
        .unwrap();
    insert_parties(db, row, content).unwrap();
}
