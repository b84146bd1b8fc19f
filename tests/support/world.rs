//! A world with a proposal in every stage and somebody of every kind: the demonstration, played as people see
//! it, and a few more who have no part in it.
//!
//! `{placeholders}` in the examples of `routes.rs` are filled from [`World::places`]; a route whose
//! placeholder is unknown fails the matrix.

use std::collections::BTreeMap;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use rollcall::act::Act;
use rollcall::call::store::{Extension, insert_extension};
use rollcall::case::acts::{self as case, Room, Sent};
use rollcall::case::rules::TypedMessage;
use rollcall::cofunding::acts::{TypedRequest, request_appointment};
use rollcall::db::Db;
use rollcall::db::schema::{
    announcements, assignments, attachments, awards, deposits, documents, funders, grants, interests,
    partners, people, proposals, questions, tranches,
};
use rollcall::evaluation::acts::{self as evaluation, Declaration, NewExpert};
use rollcall::evaluation::rules::{Degree, Duty};
use rollcall::ground::ids::{AssignmentId, CallId, ExtensionId, FunderId, PersonId, ProposalId};
use rollcall::ground::{Result, Role, Scope};
use rollcall::people::{self as accounts};
use rollcall::proposal::acts::Sending;
use rollcall::proposal::rules::Means;

use super::app::{App, Person, START};

pub const CALL: &str = "rehearsal";
/// The cut-off of [`CALL`] that is being evaluated.
pub const CLOSED: i32 = 4;
/// The one whose ranked list is sealed and waits for the Board, and the one the Board has decided.
pub const RANKED: i32 = 3;
pub const SETTLED: i32 = 2;

pub struct World {
    pub app: App,
    /// Who asks, in the order of the matrix: from those who know least to those who may do most.
    pub people: Vec<(&'static str, Person)>,
    places: BTreeMap<&'static str, String>,
}

/// The columns of the matrix, and where each person comes from.
const PEOPLE: &[(&str, &str)] = &[
    ("visitor", ""),
    ("stranger", "new"),
    ("other coordinator", "coast@demo.example"),
    ("other funder", "new"),
    ("staff of another call", "new"),
    ("expert without task", "new"),
    ("expert in conflict", "new"),
    ("administrator", "admin@demo.example"),
    ("board", "board@demo.example"),
    ("finance", "finance@demo.example"),
    ("auditor", "auditor@demo.example"),
    ("reader", "new"),
    ("contributor", "new"),
    ("coordinator", "applicant@demo.example"),
    ("funder", "funder@demo.example"),
    ("fellow evaluator", "evaluator-2@demo.example"),
    ("evaluator", "evaluator@demo.example"),
    ("staff", "staff@demo.example"),
];

impl World {
    pub async fn of(app: &App) -> Self {
        let (state, at) = (app.state().clone(), START.parse().unwrap());
        // The demonstration waits for files, and may not do so on the thread that serves.
        std::thread::spawn(move || rollcall::demo::play(&state, at).unwrap()).join().unwrap();
        let mut people = Vec::new();
        for (name, from) in PEOPLE {
            let person = match *from {
                "" => app.visitor(),
                "new" => app.person(name).await,
                email => known(app, email),
            };
            people.push((*name, person));
        }
        let mut world = Self { app: app.clone(), people, places: BTreeMap::new() };
        world.places = world.find_places();
        world.give_parts();
        world.sends_a_file().await;
        world.deposits_a_hash();
        world.asks_for_an_appointment();
        app.reads_all_letters();
        world
    }

    pub fn person(&self, name: &str) -> &Person {
        let found = self.people.iter().find(|(other, _)| *other == name);
        &found.unwrap_or_else(|| panic!("nobody is called {name}")).1
    }

    pub fn place(&self, name: &str) -> &str {
        self.places.get(name).unwrap_or_else(|| panic!("the world has no {{{name}}}: add it to {}", file!()))
    }

    /// An example of `routes.rs` as one person would ask for it: everybody's `{task}` is their own, where they
    /// have one.
    pub fn path(&self, example: &str, who: &str) -> String {
        let mut path = String::new();
        let mut rest = example;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').expect("a closing brace");
            let own = format!("{name} of {who}");
            let value = self.places.iter().find(|(place, _)| **place == own).map(|(_, value)| value.as_str());
            path.push_str(before);
            path.push_str(value.unwrap_or_else(|| self.place(name)));
            rest = after;
        }
        path + rest
    }

    fn read<T: Send + 'static>(&self, look: impl FnOnce(&mut Db) -> Result<T> + Send + 'static) -> T {
        self.app.state().database.read_now(look).unwrap()
    }

    fn find_places(&self) -> BTreeMap<&'static str, String> {
        let [draft, submitted, frozen, decided] =
            ["DEMO-LAGOON", "DEMO-MEADOW", "DEMO-ISLES", "DEMO-AURORA"].map(|acronym| self.proposal(acronym));
        let (of_submitted, of_frozen) = (submitted.0.clone(), frozen.0.clone());
        let (funder, tranche): (String, String) = self.read(move |db| {
            let claimed = tranches::table.filter(tranches::proposal_id.eq(of_submitted));
            Ok(claimed.order(tranches::place).select((tranches::funder_id, tranches::id)).first(db)?)
        });
        let document = self.read(move |db| {
            let all = documents::table.filter(documents::proposal_id.eq(of_frozen)).order(documents::slot);
            Ok(all.select(documents::id).first(db)?)
        });
        let of_decided = decided.0.clone();
        let award = self.read(move |db| {
            let made = awards::table.filter(awards::proposal_id.eq(of_decided));
            Ok(made.select(awards::reference).first(db)?)
        });
        let task = self.task(&frozen.0, "evaluator", Duty::Evaluator);
        let of_draft = draft.0.clone();
        let partner = self.read(move |db| {
            let all = partners::table.filter(partners::proposal_id.eq(of_draft)).order(partners::place);
            Ok(all.select(partners::id).first(db)?)
        });
        let coordinator = self.person("coordinator").id.to_string();
        let of_coordinator = coordinator.clone();
        let grant = self.read(move |db| {
            let held = grants::table.filter(grants::person_id.eq(of_coordinator)).order(grants::id);
            Ok(held.select(grants::id).first(db)?)
        });
        let (question, interest) = self.read(|db| {
            let asked = questions::table.filter(questions::call_id.eq(CALL)).select(questions::id);
            let filed = interests::table.filter(interests::call_id.eq(CALL)).select(interests::id);
            Ok((asked.first(db)?, filed.first(db)?))
        });
        let announcement = self.read(|db| {
            let told = announcements::table.filter(announcements::kind.eq("by_hand"));
            Ok(told.select(announcements::id).first(db)?)
        });
        BTreeMap::from([
            ("question", question),
            ("interest", interest),
            ("announcement", announcement),
            ("extension", self.extension()),
            ("call", CALL.to_owned()),
            ("closed", CLOSED.to_string()),
            ("ranked", RANKED.to_string()),
            ("settled", SETTLED.to_string()),
            ("draft", draft.1),
            ("opened", submitted.1.clone()),
            ("opened_document", self.letter(&submitted.0, &funder)),
            ("submitted", submitted.1),
            ("frozen", frozen.1),
            ("decided", decided.1),
            ("funder", funder),
            ("tranche", tranche),
            ("document", document),
            ("partner", partner),
            ("task", task),
            ("award", award),
            ("person", coordinator),
            ("grant", grant),
        ])
    }

    /// A letter that a funder gave for a proposal that is open to it.
    fn letter(&self, proposal: &str, funder: &str) -> String {
        let letter = format!(
            "INSERT INTO documents (id, proposal_id, slot, name, sha256, bytes, media_type, at, by_person)
             SELECT 'letter', proposal_id, 'commitment-letters.{funder}', name, sha256, bytes, media_type, at, by_person
             FROM documents WHERE proposal_id = '{proposal}' AND slot = 'commitment-letters'"
        );
        self.app.state().database.write_now(move |db| Ok(db.batch_execute(&letter)?)).unwrap();
        "letter".to_owned()
    }

    /// An extension of the last cut-off that waits for somebody to decide.
    fn extension(&self) -> String {
        let at = "2026-03-31T17:00:00+02:00".parse().unwrap();
        let extension = Extension {
            id: ExtensionId::from_text("extension"),
            call: CallId::from_text(CALL),
            cutoff: 5,
            cutoff_at: at,
            proposed: self.app.now(),
            outage_seconds: 2_700,
            counted_until: self.app.now(),
            minutes: 120,
            decision: None,
        };
        self.app.acts(move |act| insert_extension(act.db, &extension));
        "extension".to_owned()
    }

    pub fn proposal(&self, acronym: &'static str) -> (String, String) {
        self.read(move |db| {
            let found = proposals::table.filter(proposals::acronym.eq(acronym));
            Ok(found.select((proposals::id, proposals::reference)).first(db)?)
        })
    }

    fn task(&self, proposal: &str, who: &str, duty: Duty) -> String {
        let (proposal, person) = (proposal.to_owned(), self.person(who).id.to_string());
        self.read(move |db| {
            let found = assignments::table
                .filter(assignments::proposal_id.eq(proposal))
                .filter(assignments::person_id.eq(person))
                .filter(assignments::duty.eq(duty.name()));
            Ok(found.select(assignments::id).first(db)?)
        })
    }

    /// Gives those who are new their part in the story.
    fn give_parts(&mut self) {
        for acronym in ["DEMO-LAGOON", "DEMO-MEADOW", "DEMO-ISLES", "DEMO-AURORA"] {
            let scope = Scope::Proposal(ProposalId::from_text(self.proposal(acronym).0));
            self.person("contributor").is_granted(Role::Contributor, scope.clone());
            self.person("reader").is_granted(Role::Reader, scope);
        }
        // Of somebody who is none of those who ask.
        let (coordinator, draft) = (self.person("coordinator").actor(), self.place("draft").to_owned());
        let invite = move |act: &mut Act<'_>| {
            let sending = Sending { secret: "a secret of the tests".into(), base: String::new() };
            rollcall::proposal::acts::invite(act, &draft, ("guest@demo.example", "reader"), None, &sending)
        };
        let invitation = self.app.acts_as(&coordinator, invite).unwrap();
        self.places.insert("invitation", invitation.to_string());
        let other_call = Scope::Call(CallId::from_text("ai-factories"));
        self.person("staff of another call").is_granted(Role::Staff, other_call);
        let own = Scope::Funder(FunderId::from_text(self.place("funder")));
        self.person("funder").is_granted(Role::Funder, own);
        let funder = self.place("funder").to_owned();
        let other: String = self.read(move |db| {
            let others = funders::table.filter(funders::id.ne(funder)).order(funders::name);
            Ok(others.select(funders::id).first(db)?)
        });
        self.person("other funder").is_granted(Role::Funder, Scope::Funder(FunderId::from_text(other)));
        self.add_expert("expert without task");
        self.add_expert("expert in conflict");
        let conflicted = self.person("expert in conflict").clone();
        let (staff, frozen) = (self.person("staff").actor(), self.place("frozen").to_owned());
        let id = conflicted.id.clone();
        let assign = move |act: &mut Act<'_>| {
            evaluation::assign(act, &CallId::from_text(CALL), CLOSED, &frozen, &id, Duty::Evaluator)
        };
        self.app.acts_as(&staff, assign).unwrap();
        let id = self.proposal("DEMO-ISLES").0;
        let task = self.task(&id, "expert in conflict", Duty::Evaluator);
        self.places.insert("task of expert in conflict", task);
        self.declares_a_conflict(&conflicted);
        let task = self.task(&id, "fellow evaluator", Duty::Evaluator);
        self.places.insert("task of fellow evaluator", task);
        let task = AssignmentId::from_text(self.place("task"));
        let accept = move |act: &mut Act<'_>| evaluation::accept(act, &task);
        self.app.acts_as(&self.person("evaluator").actor(), accept).unwrap();
    }

    /// A hash for the draft, deposited for the cut-off to come.
    /// A stranger who asks to speak for a funder.
    fn asks_for_an_appointment(&mut self) {
        let stranger = self.person("stranger").actor();
        let ask = |act: &mut Act<'_>| {
            let typed = TypedRequest {
                call: CALL.into(),
                funder: "An invented ministry".into(),
                function: "Head of unit".into(),
                reason: "It stands on the page of the house.".into(),
            };
            request_appointment(act, &typed, "")
        };
        let id = self.app.acts_as(&stranger, ask).unwrap();
        self.places.insert("appointment", id.to_string());
    }

    fn deposits_a_hash(&mut self) {
        let (coordinator, draft) = (self.person("coordinator").actor(), self.place("draft").to_owned());
        let deposit = move |act: &mut Act<'_>| {
            rollcall::proposal::acts::deposit(act, &draft, &"ab".repeat(32), 5, Means::Portal, "")
        };
        self.app.acts_as(&coordinator, deposit).unwrap();
        let id = self.read(|db| Ok(deposits::table.select(deposits::id).first(db)?));
        self.places.insert("deposit", id);
    }

    /// The document that the second matter of the frozen proposal's case asks for.
    async fn sends_a_file(&mut self) {
        let bytes = crate::proposal::world::PDF;
        let sha256 = self.app.state().files.put(bytes).await.unwrap();
        let (coordinator, frozen) = (self.person("coordinator").actor(), self.place("frozen").to_owned());
        let send = move |act: &mut Act<'_>| {
            let file = Sent {
                name: "annex.pdf".into(),
                sha256: sha256.clone(),
                bytes: bytes.len().try_into().unwrap(),
                pages: Some(1),
                media_type: "application/pdf",
                room: Room { matter: 1, case: 1 },
            };
            case::write(act, &frozen, 2, &TypedMessage::default(), Some(&file), "")
        };
        self.app.acts_as(&coordinator, send).unwrap();
        let id = self.read(|db| Ok(attachments::table.select(attachments::id).first(db)?));
        self.places.insert("attachment", id);
    }

    fn add_expert(&self, name: &str) {
        let (staff, person) = (self.person("staff").actor(), self.person(name));
        let expert = NewExpert {
            email: person.email.clone(),
            name: person.name.clone(),
            country: "LU".into(),
            organisation: "Demo School of Wiltz".into(),
            expertise: "invented".into(),
            ..NewExpert::default()
        };
        let add = move |act: &mut Act<'_>| {
            evaluation::add_expert(act, &CallId::from_text(CALL), &expert, "not used", "").map(drop)
        };
        self.app.acts_as(&staff, add).unwrap();
    }

    /// Disqualified for the frozen proposal, free for the others.
    fn declares_a_conflict(&self, expert: &Person) {
        let frozen = self.place("frozen").to_owned();
        let declare = move |act: &mut Act<'_>| {
            let call = CallId::from_text(CALL);
            let all = rollcall::proposal::store::frozen(act.db, &call, CLOSED)?;
            let said = all.iter().map(|proposal| {
                let mine = proposal.reference == frozen;
                let degree = if mine { Degree::Disqualifying } else { Degree::None };
                let detail = if mine { "wrote a part of it".to_owned() } else { String::new() };
                (proposal.reference.clone(), Declaration { degree: Some(degree), detail })
            });
            evaluation::declare(act, &call, CLOSED, &said.collect())
        };
        self.app.acts_as(&expert.actor(), declare).unwrap();
    }
}

/// Somebody of the demonstration, signed in, with a token for everything.
/// An account of the demonstration.
pub fn known(app: &App, email: &str) -> Person {
    let (email, of) = (email.to_owned(), email.to_owned());
    let find = move |db: &mut Db| {
        let found = people::table.filter(people::email.eq(of));
        Ok(found.select((people::id, people::name)).first::<(PersonId, String)>(db)?)
    };
    let (id, name) = app.state().database.read_now(find).unwrap();
    let token = format!("rc_token_of_{email}");
    let (person, secret) = (id.clone(), token.clone());
    app.acts(move |act| {
        let scopes: Vec<String> =
            accounts::rules::TOKEN_SCOPES.iter().map(|scope| (*scope).to_owned()).collect();
        accounts::acts::make_token(act, &person, "test", &scopes, 30, &secret).map(drop)
    });
    let mut person = Person { app: app.clone(), id, name, email, cookie: None, token: Some(token) };
    person.signs_in();
    person
}
