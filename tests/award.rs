//! Awards: made from a decision, signed in order, paid by two people, and what rings on the way.

mod templates;

use actix_web::http::Method;
use diesel::prelude::*;
use rollcall::award::{acts, store};
use rollcall::call::store::{Closing, insert_closing};
use rollcall::cofunding::rules::{Answer, TrancheState, Typed, TypedItem};
use rollcall::db::schema::{cost_items, decision_outcomes, decisions};
use rollcall::ground::ids::{CallId, DecisionId, FunderId, ProposalId, TrancheId};
use rollcall::ground::{Error, Euro, Role, Scope};
use rollcall::proposal::rules::Content;
use rollcall::proposal::rules::typed::Habit;
use serde_json::json;

use crate::cofunding::scene::*;
use crate::demo::tour::Page;
use crate::looks::look;
use crate::support::app::{App, Person, both_databases, on_sqlite};
use crate::support::browser::Browser;
use crate::support::site::Site;

struct World {
    ministry: FunderId,
    aino: Person,
    ana: Person,
    staff: Person,
    finance: Person,
    proposal: ProposalId,
    decision: DecisionId,
}

fn north(ministry: &FunderId) -> Content {
    content(
        "NORTH",
        vec![
            ask("digital-europe", "acquisition", "70000000.00"),
            ask("digital-europe", "operation", "10000000.33"),
            ask("horizon-europe", "services", "15000000.00"),
        ],
        vec![
            tranche("t-1", ministry, 2025, "acquisition", "30000000.00"),
            tranche("t-2", ministry, 2026, "acquisition", "45000000.00"),
            tranche("t-3", ministry, 2026, "operation", "10000000.33"),
            tranche("t-4", ministry, 2026, "services", "9000000.00"),
        ],
    )
}

/// NORTH was frozen at cut-off 3 and selected; ALPS was rejected.
async fn world(app: &App) -> World {
    calls_are_loaded(app);
    let ministry = funder(app, "Ministry of Research", "state", "FI");
    let (aino, ana) = (official(app, "Aino", &ministry).await, app.person("Ana").await);
    let (staff, finance) =
        (officer(app, "Sten", Role::Staff).await, officer(app, "Fia", Role::Finance).await);
    let proposal = submits(app, &ana, "REH-0003", 3, &north(&ministry));
    let rejected = submits(app, &ana, "REH-0004", 3, &content("ALPS", vec![], vec![]));
    let (north, by) = (proposal.clone(), staff.id.to_string());
    let decision = app.acts(move |act| {
        let (at, id) = (act.received(), act.id::<DecisionId>());
        let closing = Closing {
            call: call(),
            cutoff: 3,
            cutoff_at: at,
            closed_at: at,
            rulebook: rollcall::call::store::current(act.db, &call())?.hash,
            leaves: 0,
            root: "0".repeat(64),
        };
        insert_closing(act.db, &closing)?;
        diesel::insert_into(decisions::table)
            .values((
                decisions::id.eq(&id),
                decisions::call_id.eq(call()),
                decisions::cutoff.eq(3),
                decisions::reference.eq("GB 12/2025"),
                decisions::decided_on.eq("2025-10-01"),
                decisions::ranked_edition.eq("none"),
                decisions::at.eq(at),
                decisions::by_person.eq(&by),
            ))
            .execute(act.db)?;
        for (proposal, outcome) in [(&north, "selected"), (&rejected, "rejected")] {
            diesel::insert_into(decision_outcomes::table)
                .values((
                    decision_outcomes::decision_id.eq(&id),
                    decision_outcomes::proposal_id.eq(proposal),
                    decision_outcomes::outcome.eq(outcome),
                    decision_outcomes::reason.eq(""),
                    decision_outcomes::condition.eq(if outcome == "selected" {
                        "A second site."
                    } else {
                        ""
                    }),
                ))
                .execute(act.db)?;
        }
        Ok(id)
    });
    World { ministry, aino, ana, staff, finance, proposal, decision }
}

/// The award of NORTH, with the letters about it read.
async fn awarded(app: &App) -> World {
    let world = world(app).await;
    world.staff.posts("/awards/make", &[("decision", world.decision.as_str())]).await.is(303);
    app.reads_all_letters();
    world
}

const AWARD: &str = "/awards/REH-0003-A";

impl World {
    async fn signs(&self, kind: &str, day: &str, counterparty: &str) -> crate::support::app::Answer {
        let form = [
            ("seen", "1"),
            ("state", "signed"),
            ("effective_on", day),
            ("reference", "HA-1"),
            ("counterparty", counterparty),
        ];
        self.staff.posts(&format!("{AWARD}/{kind}/step"), &form).await
    }

    /// The ministry answers one of its tranches.
    fn answers(&self, app: &App, tranche: &str, state: &str, amount: &str) {
        let (proposal, id) = (self.proposal.clone(), TrancheId::from_text(tranche));
        let seen = app.acts(move |act| {
            let standing = rollcall::cofunding::store::standing_of(act.db, &proposal)?;
            let held = standing[0].tranches.iter().find(|held| held.tranche.id == id).unwrap();
            Ok(held.standing.step)
        });
        let item = TypedItem {
            tranche: TrancheId::from_text(tranche),
            seen,
            amount: amount.into(),
            field: "amount".into(),
        };
        let typed = Typed {
            habit: Habit::Typed,
            state: state.into(),
            evidence: "D 1".into(),
            reason: "so".into(),
            items: vec![item],
        };
        let (answer, ministry) = (Answer::read(&typed).unwrap(), self.ministry.clone());
        app.acts_as(&self.aino.actor(), move |act| {
            rollcall::cofunding::acts::answer(act, &ministry, "REH-0003", 1, &answer)
        })
        .unwrap();
    }

    /// The cost item of an instrument that is paid from a tranche, or from the EU where `tranche` is empty.
    fn item(&self, app: &App, kind: &str, tranche: &str) -> String {
        let (proposal, kind, tranche) = (self.proposal.clone(), kind.to_owned(), tranche.to_owned());
        app.acts(move |act| {
            let award = store::of_proposal(act.db, &proposal)?.unwrap();
            let instrument = award.instrument(&kind)?;
            let of = |item: &&store::Item| match &item.position.held {
                Some(held) => held.tranche.id.as_str() == tranche,
                None => tranche.is_empty(),
            };
            Ok(instrument.items.iter().find(of).unwrap().id.to_string())
        })
    }

    /// The payment recorded under a reference.
    fn payment(&self, app: &App, reference: &str) -> String {
        let (proposal, reference) = (self.proposal.clone(), reference.to_owned());
        app.acts(move |act| {
            let award = store::of_proposal(act.db, &proposal)?.unwrap();
            let all = award.instruments.iter().flat_map(|one| &one.payments);
            Ok(all.into_iter().find(|one| one.reference == reference).unwrap().id.to_string())
        })
    }
}

fn payment<'a>(item: &'a str, amount: &'a str, reference: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("item", item),
        ("payer", "The joint undertaking"),
        ("payee", "Northern Centre"),
        ("amount", amount),
        ("reference", reference),
        ("executed_on", "2025-12-20"),
    ]
}

#[test]
fn an_award_is_made_once_from_the_decision_with_every_euro_in_one_instrument() {
    both_databases(async |app| {
        let world = world(&app).await;
        let list = world.staff.gets("/awards").await.is(200);
        assert!(list.shows("GB 12/2025 on cut-off 3 of rehearsal: NORTH (REH-0003)"), "{}", list.words());
        assert!(!list.shows("ALPS"), "only what was selected");
        let make = [("decision", world.decision.as_str())];
        assert_eq!(
            world.staff.posts("/awards/make", &make).await.is(303).location(),
            "/awards?done=awards-made"
        );
        world.staff.posts("/awards/make", &make).await.is(303);
        let (decision, proposal) = (world.decision.clone(), world.proposal.clone());
        let again = app.acts(move |act| acts::make_award(act, &decision, &proposal));
        assert_eq!(again, "REH-0003-A");
        let letter = &world.ana.letters()[0];
        assert_eq!(letter.subject, "NORTH: your award REH-0003-A is being prepared");
        let asked = &world.aino.letters()[0];
        assert!(asked.text.contains("94,000,000.33 euro"), "{}", asked.text);
        let proposal = world.proposal.clone();
        let award = app.acts(move |act| store::of_proposal(act.db, &proposal)).unwrap();
        let kinds: Vec<&str> = award.instruments.iter().map(|one| one.kind.as_str()).collect();
        assert_eq!(kinds, ["hosting", "acquisition", "operation", "services"], "the platform is optional");
        let sums: Vec<Euro> = award.instruments.iter().map(|one| one.amount().unwrap()).collect();
        assert_eq!(sums, [euro("0.00"), euro("145000000.00"), euro("20000000.66"), euro("24000000.00")]);
        let page = world.staff.gets(AWARD).await.is(200);
        assert!(page.shows("in preparation") && page.shows("Northern Centre"));
        assert!(page.shows("The selection has a condition. A second site."));
        assert!(page.shows("Sign by 30 December 2025: Hosting agreement"), "{}", page.words());
        assert!(page.shows("short by 6.00 M€") && page.shows("over by 5.00 M€"), "{}", page.words());
        assert!(page.shows("All money ÷ EU 189,000,000.66 95,000,000.33 1.99"), "{}", page.words());
        assert!(page.shows("National ÷ EU 94,000,000.33 95,000,000.33 0.99"));
        let list = world.staff.gets("/awards").await.is(200);
        assert!(list.shows("FI 95,000,000.33 94,000,000.33 0.00"), "{}", list.words());
        assert!(list.shows("Digital Europe: infrastructure 80,000,000.33 0.00"));
        assert!(list.shows("In all 95,000,000.33 94,000,000.33 0.00"));
    });
}

#[test]
fn what_was_not_selected_has_no_award_and_strangers_make_none() {
    both_databases(async |app| {
        let world = world(&app).await;
        let decision = world.decision.clone();
        let rejected = app.acts(move |act| {
            Ok(decision_outcomes::table
                .filter(decision_outcomes::outcome.eq("rejected"))
                .select(decision_outcomes::proposal_id)
                .first::<ProposalId>(act.db)?)
        });
        let made = app.acts_as(&world.staff.actor(), move |act| acts::make_award(act, &decision, &rejected));
        assert!(matches!(made, Err(Error::Refused(refusal)) if refusal.code == "award-not-selected"));
        let make = [("decision", world.decision.as_str())];
        world.finance.posts("/awards/make", &make).await.is(403);
        world.ana.posts("/awards/make", &make).await.is(404);
        let elsewhere =
            app.person_with("Elsa", Role::Staff, Scope::Call(CallId::from_text("ai-factories"))).await;
        elsewhere.posts("/awards/make", &make).await.is(404);
    });
}

#[test]
fn the_hosting_agreement_is_signed_before_anything_else() {
    both_databases(async |app| {
        let world = awarded(&app).await;
        let refused = world.signs("acquisition", "2025-12-01", "A vendor").await.is(409);
        assert!(refused.shows("The hosting agreement has to be signed first."));
        let future = world.signs("hosting", "2026-01-01", "").await.is(422);
        assert!(future.shows("This day is still to come: today is 22 December 2025."), "{}", future.words());
        let early = world.signs("hosting", "2025-09-30", "").await.is(422);
        assert!(early.shows("This is too early: not before 1 October 2025."));
        world.signs("hosting", "2025-12-02", "").await.is(303);
        assert!(world.ana.letters()[0].text.contains("was signed on 2 December 2025"));
        let stale = world.signs("hosting", "2025-12-03", "").await.is(409);
        assert!(stale.shows("Somebody recorded a step meanwhile.") && stale.text().contains("HA-1"));
        let nameless = world.signs("acquisition", "2025-12-03", "").await.is(422);
        assert!(nameless.shows("Please fill this in."), "a vendor has to be named");
        let early = world.signs("acquisition", "2025-12-01", "A vendor").await.is(422);
        assert!(early.shows("not before 2 December 2025"), "nor is it signed on an earlier day");
        world.signs("acquisition", "2025-12-03", "A vendor").await.is(303);
        let page = world.staff.gets(AWARD).await.is(200);
        assert!(page.shows("being signed") && page.shows("A vendor"));
        app.reads_all_letters();
    });
}

#[test]
fn finance_records_a_payment_and_somebody_else_authorises_it() {
    both_databases(async |app| {
        let world = awarded(&app).await;
        let (item, path) = (world.item(&app, "services", ""), format!("{AWARD}/services/payment"));
        let unsigned = world.finance.posts(&path, &payment(&item, "1", "P-0")).await.is(409);
        assert!(unsigned.shows("Nothing is paid under an instrument that is not signed."));
        world.signs("hosting", "2025-12-02", "").await.is(303);
        world.signs("services", "2025-12-02", "").await.is(303);
        let form = world.finance.gets(&format!("{path}?item={item}")).await.is(200);
        assert!(form.text().contains(r#"value="Northern Centre""#), "the coordinator is the payee");
        assert!(form.shows("Horizon Europe: services: 15,000,000.00 payable"));
        let over = world.finance.posts(&path, &payment(&item, "15.000.000,01", "P-1")).await.is(422);
        assert!(over.shows("Only 15,000,000.00 is left of this cost item."));
        assert!(over.text().contains("15.000.000,01") && over.text().contains(r##"href="#f-amount""##));
        world.finance.posts(&path, &payment(&item, "12 000 000,50", "P-1")).await.is(303);
        let twice = world.finance.posts(&path, &payment(&item, "1", "P-1")).await.is(422);
        assert!(twice.shows("This reference was used before."));
        let rest = world.finance.posts(&path, &payment(&item, "3,000,000", "P-2")).await.is(422);
        assert!(rest.shows("Only 2,999,999.50 is left"), "what waits takes its place already");
        let waiting = world.payment(&app, "P-1");
        let authorise = format!("{AWARD}/payments/{waiting}/authorise");
        world.finance.posts(&authorise, &[]).await.is(403);
        world.finance.is_granted(Role::Staff, Scope::Call(call()));
        let own = world.finance.posts(&authorise, &[]).await.is(409);
        assert!(own.shows("somebody else has to"), "{}", own.words());
        assert!(!world.ana.gets(AWARD).await.is(200).shows("P-1"), "the team sees what was authorised");
        world.staff.posts(&authorise, &[]).await.is(303);
        assert!(world.staff.posts(&authorise, &[]).await.is(409).shows("authorised already"));
        let letters = world.ana.letters();
        let said = "12,000,000.50 euro were paid to Northern Centre";
        assert!(letters.iter().any(|letter| letter.text.contains(said)));
        let page = world.ana.gets(AWARD).await.is(200);
        assert!(page.shows("P-1 authorised") && !page.shows("Sten"), "the team reads no names of officers");
        assert!(world.staff.gets(AWARD).await.shows("Fia; Sten"));
    });
}

#[test]
fn a_payment_recorded_wrongly_is_taken_back_and_frees_its_place_and_reference() {
    both_databases(async |app| {
        let world = awarded(&app).await;
        world.signs("hosting", "2025-12-02", "").await.is(303);
        world.signs("services", "2025-12-02", "").await.is(303);
        let (item, path) = (world.item(&app, "services", ""), format!("{AWARD}/services/payment"));
        world.finance.posts(&path, &payment(&item, "15000000", "P-1")).await.is(303);
        let wrong = world.payment(&app, "P-1");
        let auditor = officer(&app, "Audrey", Role::Auditor).await;
        let withdraw = format!("{AWARD}/payments/{wrong}/withdraw");
        auditor.posts(&withdraw, &[]).await.is(403);
        world.ana.posts(&withdraw, &[]).await.is(403);
        world.finance.posts(&withdraw, &[]).await.is(303);
        assert!(
            world
                .staff
                .posts(&format!("{AWARD}/payments/{wrong}/authorise"), &[])
                .await
                .is(409)
                .shows("taken back")
        );
        world.finance.posts(&path, &payment(&item, "15000000", "P-1")).await.is(303);
        assert!(auditor.gets(AWARD).await.is(200).shows("taken back"), "the row stays for the auditor");
        app.reads_all_letters();
    });
}

#[test]
fn a_funders_money_is_paid_once_it_is_secured_and_only_so_far() {
    both_databases(async |app| {
        let world = awarded(&app).await;
        world.signs("hosting", "2025-12-02", "").await.is(303);
        world.signs("acquisition", "2025-12-03", "A vendor").await.is(303);
        let (item, path) = (world.item(&app, "acquisition", "t-1"), format!("{AWARD}/acquisition/payment"));
        let early = world.finance.posts(&path, &payment(&item, "1", "N-1")).await.is(409);
        assert!(early.shows("Ministry of Research has not secured this money"));
        world.answers(&app, "t-1", "secured", "18 000 000");
        let over = world.finance.posts(&path, &payment(&item, "18000000.01", "N-1")).await.is(422);
        assert!(over.shows("Only 18,000,000.00 is left of this cost item."));
        world.finance.posts(&path, &payment(&item, "10000000", "N-1")).await.is(303);
        let waiting = world.payment(&app, "N-1");
        world.staff.posts(&format!("{AWARD}/payments/{waiting}/authorise"), &[]).await.is(303);
        let proposal = world.proposal.clone();
        let standing = app.acts(move |act| rollcall::cofunding::store::standing_of(act.db, &proposal));
        let first = standing[0].tranches[0].standing;
        assert_eq!((first.state, first.paid), (TrancheState::Paid, euro("10000000.00")));
        let page = world.aino.gets(&format!("/funding/{}/REH-0003", world.ministry)).await.is(200);
        assert!(page.shows("10,000,000.00 paid"), "the funder sees its instalment");
        app.reads_all_letters();
    });
}

#[test]
fn money_that_fails_after_the_selection_rings() {
    both_databases(async |app| {
        let world = awarded(&app).await;
        let page = world.staff.gets(AWARD).await.is(200);
        assert!(page.shows("Not all is secured. 94,000,000.33 euro"), "{}", page.words());
        assert!(!page.shows("Pledged and unpaid."));
        world.answers(&app, "t-2", "declined", "");
        assert!(
            world.staff.letters().iter().any(|letter| letter.text.contains("has declined 45,000,000.00"))
        );
        let page = world.staff.gets(AWARD).await.is(200);
        assert!(page.shows("Pledges were lost. 45,000,000.00 euro"));
        assert!(
            page.shows("The match is short. Acquisition of the supercomputer: 40,000,000.00 euro"),
            "{}",
            page.words()
        );
        app.clock_to("2026-01-02T10:00:00+01:00");
        let page = world.staff.gets(AWARD).await.is(200);
        assert!(page.shows("Pledged and unpaid. 30,000,000.00 euro"), "{}", page.words());
        let list = world.staff.gets("/awards").await.is(200);
        assert!(list.shows("pledges lost pledged, unpaid not yet secured"), "{}", list.words());
        app.reads_all_letters();
    });
}

#[test]
fn who_may_see_an_award_and_do_what() {
    both_databases(async |app| {
        let world = awarded(&app).await;
        let auditor = officer(&app, "Audrey", Role::Auditor).await;
        let of_case = app.person_with("Case", Role::Auditor, Scope::Proposal(world.proposal.clone())).await;
        let of_cutoff = app.person_with("Cut", Role::Staff, Scope::Cutoff(call(), 3)).await;
        let of_other = app.person_with("Other", Role::Staff, Scope::Cutoff(call(), 4)).await;
        let elsewhere =
            app.person_with("Elsa", Role::Staff, Scope::Call(CallId::from_text("ai-factories"))).await;
        let root = app.person_with("Root", Role::Administrator, Scope::Everything).await;
        let evaluator = app.person_with("Eva", Role::Evaluator, Scope::Call(call())).await;
        let reader = app.person_with("Rea", Role::Reader, Scope::Proposal(world.proposal.clone())).await;
        let step = format!("{AWARD}/hosting/step");
        let pay = format!("{AWARD}/services/payment");
        for sees in [&world.staff, &world.finance, &auditor, &of_case, &of_cutoff, &world.ana, &reader] {
            sees.gets(AWARD).await.is(200);
        }
        for blind in [&of_other, &elsewhere, &root, &evaluator, &world.aino] {
            for path in [AWARD, &step, &pay] {
                blind.gets(path).await.is(404);
                blind.posts(path, &[]).await.is(if path == AWARD { 405 } else { 404 });
            }
            blind.calls(Method::GET, "/api/v1/awards/REH-0003-A", None, &[]).await.is(404);
        }
        for (who, may_step, may_pay) in [
            (&world.staff, 200, 403),
            (&of_cutoff, 200, 403),
            (&world.finance, 403, 200),
            (&auditor, 403, 403),
            (&of_case, 403, 403),
            (&world.ana, 403, 403),
            (&reader, 403, 403),
        ] {
            who.gets(&step).await.is(may_step);
            who.gets(&pay).await.is(may_pay);
        }
        for blind in [&world.ana, &root, &evaluator, &world.aino, &of_case] {
            blind.gets("/awards").await.is(404);
        }
        assert!(!elsewhere.gets("/awards").await.is(200).shows("NORTH"));
        world.staff.is_granted(Role::Reader, Scope::Proposal(world.proposal.clone()));
        world.staff.gets(&step).await.is(403);
        let unknown = world.staff.gets("/awards/REH-0009-A").await;
        unknown.is(404);
    });
}

#[test]
fn programs_follow_an_award_to_the_cent() {
    both_databases(async |app| {
        let world = awarded(&app).await;
        let path = "/api/v1/awards/REH-0003-A";
        let award = world.staff.calls(Method::GET, path, None, &[]).await.is(200).json();
        assert_eq!((&award["state"], &award["host"]), (&json!("preparing"), &json!("FI")));
        assert_eq!(award["instruments"][1]["items"][0]["amount"], "70000000.00");
        let sign = json!({ "step": 1, "state": "signed", "effective_on": "2025-12-02", "reference": "HA-1" });
        let steps = |kind: &str| format!("{path}/instruments/{kind}/steps");
        let signed =
            world.staff.calls(Method::POST, &steps("hosting"), Some(sign.clone()), &[]).await.is(201).json();
        assert_eq!(signed["state"], "signing");
        world.staff.calls(Method::POST, &steps("services"), Some(sign.clone()), &[]).await.is(201);
        world.staff.calls(Method::POST, &steps("services"), Some(sign), &[]).await.is(409);
        let item = world.item(&app, "services", "");
        let body = json!({ "instrument": "services", "item": item, "payer": "JU", "payee": "Northern Centre",
            "amount": "1000.01", "reference": "P-9", "executed_on": "2025-12-20" });
        let payments = format!("{path}/payments");
        world.staff.calls(Method::POST, &payments, Some(body.clone()), &[]).await.is(403);
        let key = [("idempotency-key", "pay-once")];
        let made =
            world.finance.calls(Method::POST, &payments, Some(body.clone()), &key).await.is(201).json();
        let again = world.finance.calls(Method::POST, &payments, Some(body), &key).await.is(201).json();
        assert_eq!(made, again);
        let authorise = format!("{payments}/{}/authorise", made["payment"].as_str().unwrap());
        world.finance.calls(Method::POST, &authorise, None, &[]).await.is(403);
        let paid = world.staff.calls(Method::POST, &authorise, None, &[]).await.is(201).json();
        assert_eq!(paid["state"], "authorised");
        let team = world.ana.calls(Method::GET, "/api/v1/awards", None, &[]).await.is(200).json();
        assert_eq!(team["awards"][0]["instruments"][3]["items"][0]["paid"], "1000.01");
        let none = world.aino.calls(Method::GET, "/api/v1/awards", None, &[]).await.is(200).json();
        assert_eq!(none["awards"], json!([]));
        app.reads_all_letters();
    });
}

#[test]
fn the_money_of_a_cut_off_stands_as_it_stood_at_a_moment() {
    both_databases(async |app| {
        let world = world(&app).await;
        let before = app.now();
        app.passes(60);
        world.answers(&app, "t-1", "secured", "18000000");
        world.staff.posts("/awards/make", &[("decision", world.decision.as_str())]).await.is(303);
        let now = app.now();
        let (then, now) = app.acts(move |act| {
            let then = store::money_of(act.db, &call(), 3, before)?;
            Ok((then, store::money_of(act.db, &call(), 3, now)?))
        });
        let north = |all: &[store::ProposalMoney]| {
            all.iter().find(|one| one.reference == "REH-0003").unwrap().clone()
        };
        let (then, now) = (north(&then), north(&now));
        assert_eq!((then.award.is_none(), now.award.as_deref()), (true, Some("REH-0003-A")));
        assert_eq!(then.national[0].standing.state, TrancheState::Intended);
        assert_eq!(now.national[0].standing.secured(), euro("18000000.00"));
        assert_eq!((then.eu[0].awarded, now.eu[0].awarded), (None, Some(euro("70000000.00"))));
        app.reads_all_letters();
    });
}

#[test]
fn no_cost_item_carries_an_ask_or_a_tranche_twice() {
    both_databases(async |app| {
        awarded(&app).await;
        let rows: Vec<(Option<String>, Option<TrancheId>, String)> = app.acts(|act| {
            Ok(cost_items::table
                .select((cost_items::line, cost_items::tranche_id, cost_items::cost_type))
                .load(act.db)?)
        });
        let mut keys: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
        keys.sort();
        let all = keys.len();
        keys.dedup();
        assert_eq!((all, keys.len()), (7, 7), "three asks and four tranches, once each");
    });
}

#[test]
fn pages_of_money_are_fit_to_be_seen() {
    on_sqlite(async |app| {
        let world = awarded(&app).await;
        world.signs("hosting", "2025-12-02", "").await.is(303);
        world.signs("services", "2025-12-02", "").await.is(303);
        world.answers(&app, "t-1", "secured", "18000000");
        world.answers(&app, "t-2", "declined", "");
        let item = world.item(&app, "services", "");
        let pay = format!("{AWARD}/services/payment");
        world.finance.posts(&pay, &payment(&item, "12 000 000,50", "P-1")).await.is(303);
        let claim = format!("/funding/{}/REH-0003", world.ministry);
        let register = format!("/funders/{}", world.ministry);
        let (browser, site) = (Browser::start("en").await, Site::of(&app).await);
        let mut faults = Vec::new();
        for (person, pages) in [
            (
                &world.staff,
                vec![
                    ("/awards", "/awards"),
                    (AWARD, "/awards/{award}"),
                    ("/awards/REH-0003-A/acquisition/step", "/awards/{award}/{instrument}/step"),
                    ("/funders", "/funders"),
                    (&*register, "/funders/{funder}"),
                ],
            ),
            (&world.finance, vec![(&*pay, "/awards/{award}/{instrument}/payment")]),
            (&world.aino, vec![("/funding", "/funding"), (&*claim, "/funding/{funder}/{proposal}")]),
            (&world.ana, vec![(AWARD, "/awards/{award}")]),
        ] {
            site.seen_by(person, &browser).await;
            for (path, pattern) in pages {
                let page = Page { path: path.to_owned(), pattern };
                faults.extend(look(&browser, &site, person, &page, true).await);
            }
        }
        assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
        app.reads_all_letters();
    });
}
