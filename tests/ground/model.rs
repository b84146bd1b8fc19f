//! Anything in any order: random acts against a model in memory, the same answers on both databases.
//!
//! The model is as plain as it can be: who is there and signed in, what is granted, which proposals stand at
//! which version, and what was answered under which key. Whatever the house answers must be what the model
//! expects, and `both_databases` holds the two databases' transcripts against each other besides.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::Method;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rollcall::call::rules::builtin;
use rollcall::ground::ids::CallId;
use rollcall::ground::{Moment, Role, Scope};
use rollcall::people::{acts, store};
use serde_json::{Value, json};

use crate::support::app::{App, Person, both_databases};

const PEOPLE: usize = 3;
const ACRONYMS: [&str; 4] = ["DEMO-ONE", "demo-one", "DEMO-TWO", "DEMO-THREE"];
const ROLES: [Role; 3] = [Role::Staff, Role::Auditor, Role::Board];
const PDF: &[u8] = b"%PDF-1.7\n\
    % an invented document\n\
    1 0 obj\n\
    << /Type /Catalog /Pages 2 0 R >>\n\
    endobj\n\
    2 0 obj\n\
    << /Type /Pages /Kids [3 0 R] /Count 1 >>\n\
    endobj\n\
    3 0 obj\n\
    << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\n\
    endobj\n\
    xref\n\
    0 4\n\
    0000000000 65535 f\x20\n\
    0000000032 00000 n\x20\n\
    0000000081 00000 n\x20\n\
    0000000138 00000 n\x20\n\
    trailer\n\
    << /Size 4 /Root 1 0 R >>\n\
    startxref\n\
    209\n\
    %%EOF\n";
/// The last cut-off of the call.
const CUTOFF: &str = "2025-12-31T16:00:00Z";

#[derive(Clone, Debug)]
enum Step {
    /// Somebody comes for the first time.
    Comes(usize),
    SignsOut(usize),
    SignsIn(usize),
    Granted(usize, usize),
    Revoked(usize, usize),
    /// Begins a proposal, with a key of that number.
    Begins {
        who: usize,
        acronym: usize,
        key: usize,
    },
    /// Writes a title upon a version that is this far behind.
    Writes {
        who: usize,
        which: usize,
        title: u8,
        behind: i64,
    },
    Uploads {
        who: usize,
        which: usize,
    },
    Submits {
        who: usize,
        which: usize,
        behind: i64,
    },
    Withdraws {
        who: usize,
        which: usize,
    },
    /// Days go by.
    Waits(i64),
    /// What is due is done.
    Works,
}

fn step() -> impl Strategy<Value = Step> {
    // Mostly the first, mostly about the first: chance alone would rarely bring a proposal to its receipt.
    let who = prop_oneof![8 => Just(0), 1 => 1..PEOPLE];
    let which = prop_oneof![8 => Just(0_usize), 1 => 1..3_usize];
    let behind = || prop_oneof![5 => Just(0_i64), 1 => Just(1)];
    prop_oneof![
        3 => who.clone().prop_map(Step::Comes),
        1 => who.clone().prop_map(Step::SignsOut),
        1 => who.clone().prop_map(Step::SignsIn),
        2 => (who.clone(), 0..ROLES.len()).prop_map(|(who, role)| Step::Granted(who, role)),
        2 => (who.clone(), 0..ROLES.len()).prop_map(|(who, role)| Step::Revoked(who, role)),
        5 => (who.clone(), 0..ACRONYMS.len(), 0..3_usize)
            .prop_map(|(who, acronym, key)| Step::Begins { who, acronym, key }),
        6 => (who.clone(), which.clone(), 0..3_u8, behind())
            .prop_map(|(who, which, title, behind)| Step::Writes { who, which, title, behind }),
        6 => (who.clone(), which.clone()).prop_map(|(who, which)| Step::Uploads { who, which }),
        8 => (who.clone(), which.clone(), behind())
            .prop_map(|(who, which, behind)| Step::Submits { who, which, behind }),
        3 => (who, which).prop_map(|(who, which)| Step::Withdraws { who, which }),
        1 => (0..4_i64).prop_map(Step::Waits),
        1 => Just(Step::Works),
    ]
}

#[derive(Debug, Default)]
struct Proposal {
    owner: usize,
    version: i64,
    title: Option<u8>,
    documents: BTreeSet<&'static str>,
    /// Version of the draft that was last submitted, and how often something was.
    submitted: Option<i64>,
    submissions: i32,
    withdrawn: bool,
    acronym: String,
}

#[derive(Default)]
struct Model {
    people: BTreeMap<usize, Person>,
    signed_in: BTreeSet<usize>,
    roles: BTreeSet<(usize, usize)>,
    proposals: Vec<(String, Proposal)>,
    /// What was asked and answered under a key: (status, body).
    kept: BTreeMap<(usize, usize), (usize, u16, Value)>,
}

/// Documents a submission needs.
fn slots() -> Vec<String> {
    let book = builtin("ai-factories").unwrap();
    book.documents.iter().filter(|slot| slot.required).map(|slot| slot.id.clone()).collect()
}

impl Model {
    async fn take(&mut self, app: &App, step: &Step) {
        match *step {
            Step::Comes(who) => self.comes(app, who).await,
            Step::SignsOut(who) => self.signs_out(who).await,
            Step::SignsIn(who) => {
                if let Some(person) = self.people.get_mut(&who) {
                    person.signs_in();
                    self.signed_in.insert(who);
                }
            }
            Step::Granted(who, role) => self.granted(app, who, role),
            Step::Revoked(who, role) => self.revoked(app, who, role),
            Step::Begins { who, acronym, key } => self.begins(who, acronym, key).await,
            Step::Writes { who, which, title, behind } => self.writes(app, who, which, title, behind).await,
            Step::Uploads { who, which } => self.uploads(app, who, which).await,
            Step::Submits { who, which, behind } => self.submits(app, who, which, behind).await,
            Step::Withdraws { who, which } => self.withdraws(app, who, which).await,
            Step::Waits(days) => {
                let to = app.now().plus_days(days).plus_seconds(1);
                app.clock_to(&to.to_string());
            }
            Step::Works => app.works(),
        }
        self.holds().await;
    }

    async fn comes(&mut self, app: &App, who: usize) {
        if let std::collections::btree_map::Entry::Vacant(place) = self.people.entry(who) {
            place.insert(app.person(&format!("Person {who}")).await);
            self.signed_in.insert(who);
        }
    }

    async fn signs_out(&mut self, who: usize) {
        let Some(person) = self.people.get(&who).filter(|_| self.signed_in.contains(&who)) else { return };
        person.posts("/sign-out", &[]).await.is(303);
        self.signed_in.remove(&who);
    }

    fn granted(&mut self, app: &App, who: usize, role: usize) {
        let Some(person) = self.people.get(&who) else { return };
        if self.roles.insert((who, role)) {
            let (id, scope) = (person.id.clone(), Scope::Call(CallId::from_text("another")));
            app.acts(move |act| acts::grant(act, &id, ROLES[role], scope.clone(), "chance").map(drop));
        }
    }

    fn revoked(&mut self, app: &App, who: usize, role: usize) {
        let Some(person) = self.people.get(&who) else { return };
        let (id, held) = (person.id.clone(), self.roles.remove(&(who, role)));
        let revoked = app.acts(move |act| {
            let grants = store::grants_of(act.db, &id, act.received())?;
            let Some(grant) = grants.into_iter().find(|grant| grant.role == ROLES[role]) else {
                return Ok(false);
            };
            acts::revoke_by_administrator(act, &id, &grant.id).map(|()| true)
        });
        assert_eq!(revoked, held);
    }

    async fn begins(&mut self, who: usize, acronym: usize, key: usize) {
        let Some(person) = self.people.get(&who) else { return };
        let body = json!({ "call": "ai-factories", "acronym": ACRONYMS[acronym] });
        let name = format!("key-{key}");
        let headers: [(&str, &str); 1] = [("idempotency-key", name.as_str())];
        // Key 0 stands for none.
        let headers = if key == 0 { &[][..] } else { &headers[..] };
        let answer = person.calls(Method::POST, "/api/v1/proposals", Some(body), headers).await;
        let status = answer.status.as_u16();
        if let Some((asked, status_then, body_then)) = self.kept.get(&(who, key)) {
            if *asked == acronym {
                assert_eq!((status, answer.json()), (*status_then, body_then.clone()), "a repeated request");
            } else {
                assert_eq!(status, 409, "another request under the same key");
            }
            return;
        }
        let folded = ACRONYMS[acronym].to_lowercase();
        // One of the same name tells nobody else of the other.
        let own = |(_, proposal): &(String, Proposal)| proposal.owner == who && proposal.acronym == folded;
        let again = self.proposals.iter().any(own);
        assert_eq!(status, if again { 422 } else { 201 }, "{}", answer.text());
        if again {
            return;
        }
        if key != 0 {
            self.kept.insert((who, key), (acronym, status, answer.json()));
        }
        let reference = answer.header("location").unwrap().rsplit('/').next().unwrap().to_owned();
        assert_eq!(
            reference,
            format!("AIF-{:04}", self.proposals.len() + 1),
            "references count without gaps"
        );
        let proposal = Proposal { owner: who, version: 1, acronym: folded, ..Proposal::default() };
        self.proposals.push((reference, proposal));
    }

    /// Who asks, where, and whether the proposal is theirs; None where there is nobody or nothing yet.
    fn about(&self, who: usize, which: usize) -> Option<(Person, String, bool)> {
        let person = self.people.get(&who)?.clone();
        let (reference, proposal) = self.proposals.get(which)?;
        Some((person, format!("/api/v1/proposals/{reference}"), proposal.owner == who))
    }

    fn is_open(app: &App) -> bool {
        app.now() < CUTOFF.parse::<Moment>().unwrap()
    }

    /// What was received is fixed from the cut-off on; a draft that missed the last one is written on.
    fn is_fixed(&self, app: &App, which: usize) -> bool {
        let proposal = &self.proposals[which].1;
        !Self::is_open(app) && proposal.submitted.is_some() && !proposal.withdrawn
    }

    async fn writes(&mut self, app: &App, who: usize, which: usize, title: u8, behind: i64) {
        let Some((person, at, own)) = self.about(who, which) else { return };
        let fixed = self.is_fixed(app, which);
        let proposal = &mut self.proposals[which].1;
        let version = proposal.version - behind;
        let body = whole(&proposal.acronym.to_uppercase(), title);
        let answer = person.calls(Method::PUT, &at, Some(body), &[("if-match", &version.to_string())]).await;
        let expected = if !own {
            404
        } else if fixed || behind > 0 {
            409
        } else {
            200
        };
        assert_eq!(answer.status.as_u16(), expected, "{}", answer.text());
        if expected == 200 && proposal.title != Some(title) {
            proposal.title = Some(title);
            proposal.version += 1;
        }
        if expected == 200 {
            assert_eq!(answer.header("etag"), Some(format!("\"{}\"", proposal.version).as_str()));
        }
    }

    async fn uploads(&mut self, app: &App, who: usize, which: usize) {
        let Some((person, at, own)) = self.about(who, which) else { return };
        let fixed = self.is_fixed(app, which);
        for slot in slots() {
            let path = format!("{at}/documents/{slot}?name=plan.pdf");
            let answer = person.sends(Method::PUT, &path, "application/pdf", PDF).await;
            let expected = if !own {
                404
            } else if fixed {
                409
            } else {
                200
            };
            assert_eq!(answer.status.as_u16(), expected, "{}", answer.text());
            let proposal = &mut self.proposals[which].1;
            if expected == 200 && proposal.documents.insert(Box::leak(slot.into_boxed_str())) {
                proposal.version += 1;
            }
        }
    }

    async fn submits(&mut self, app: &App, who: usize, which: usize, behind: i64) {
        let Some((person, at, own)) = self.about(who, which) else { return };
        let proposal = &mut self.proposals[which].1;
        let body = json!({ "version": proposal.version - behind, "cutoff": 5 });
        let answer = person.calls(Method::POST, &format!("{at}/submission"), Some(body), &[]).await;
        let whole = proposal.title.is_some() && proposal.documents.len() == slots().len();
        let news = proposal.withdrawn || proposal.submitted != Some(proposal.version);
        let may = own && Self::is_open(app) && whole && news && behind == 0;
        let expected = if !own {
            404
        } else if may {
            201
        } else {
            409
        };
        assert_eq!(answer.status.as_u16(), expected, "{}", answer.text());
        if may {
            proposal.submitted = Some(proposal.version);
            proposal.submissions += 1;
            proposal.withdrawn = false;
            assert_eq!(answer.json()["version"], proposal.submissions);
        }
    }

    async fn withdraws(&mut self, app: &App, who: usize, which: usize) {
        let Some((person, at, own)) = self.about(who, which) else { return };
        let proposal = &mut self.proposals[which].1;
        let body = json!({ "version": proposal.submissions, "reason": "chance" });
        let answer = person.calls(Method::DELETE, &format!("{at}/submission"), Some(body), &[]).await;
        let stands = proposal.submitted.is_some() && !proposal.withdrawn;
        let status = answer.status.as_u16();
        if !own {
            assert_eq!(status, 404);
        } else if !stands {
            assert!((400..500).contains(&status), "{status}: {}", answer.text());
        } else if Self::is_open(app) {
            assert_eq!(status, 200, "{}", answer.text());
            proposal.withdrawn = true;
        } else if status == 200 {
            // After the cut-off a rulebook may let a proposal be taken back until it is judged.
            proposal.withdrawn = true;
        }
    }

    /// What must be true after every step.
    async fn holds(&self) {
        for (who, person) in &self.people {
            let status = person.gets("/account").await.status.as_u16();
            assert_eq!(status, if self.signed_in.contains(who) { 200 } else { 303 });
            let actor = person.actor();
            for (at, role) in ROLES.iter().enumerate() {
                assert_eq!(actor.has(*role), self.roles.contains(&(*who, at)), "{role:?} of {who}");
            }
        }
        let Some(person) = self.people.values().next() else { return };
        for (at, (reference, proposal)) in self.proposals.iter().enumerate() {
            let seen = person.calls(Method::GET, &format!("/api/v1/proposals/{reference}"), None, &[]).await;
            let own = self.people.keys().next() == Some(&proposal.owner);
            assert_eq!(seen.status.as_u16(), if own { 200 } else { 404 }, "proposal {at}");
            if own {
                assert_eq!(seen.header("etag"), Some(format!("\"{}\"", proposal.version).as_str()));
            }
        }
    }
}

/// A proposal that lacks nothing but its documents.
fn whole(acronym: &str, title: u8) -> Value {
    let mut whole = crate::proposal::whole();
    whole["acronym"] = json!(acronym);
    whole["title"] = json!(format!("An invented AI Factory, take {title}"));
    whole
}

#[test]
fn random_acts_end_where_the_model_says_on_both_databases() {
    let config = Config { cases: 6, max_shrink_iters: 20, failure_persistence: None, ..Config::default() };
    // The same chance every time: a test that fails only sometimes helps nobody.
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let steps = prop::collection::vec(step(), 40..70);
    let reached = Cell::new((0, 0, 0));
    let outcome = runner.run(&steps, |steps| {
        both_databases(async |app| {
            app.acts(|act| rollcall::call::acts::load(act, &builtin("ai-factories").unwrap(), "").map(drop));
            let mut model = Model::default();
            model.take(&app, &Step::Comes(0)).await;
            for step in &steps {
                model.take(&app, step).await;
            }
            app.works();
            app.reads_all_letters();
            let (submissions, withdrawn, kept) = reached.get();
            let all = || model.proposals.iter().map(|(_, proposal)| proposal);
            reached.set((
                submissions + all().map(|proposal| proposal.submissions).sum::<i32>(),
                withdrawn + all().filter(|proposal| proposal.withdrawn).count(),
                kept + model.kept.len(),
            ));
        });
        Ok(())
    });
    outcome.unwrap_or_else(|failed| panic!("{failed}"));
    let (submissions, withdrawn, kept) = reached.get();
    println!("submitted {submissions} times, {withdrawn} withdrawn, {kept} answers kept");
    assert!(submissions >= 5 && withdrawn >= 1 && kept >= 5, "chance did not come far");
}
