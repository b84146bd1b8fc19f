//! Funders meet what is claimed from them, and answer.

mod requests;
pub mod scene;
pub mod templates;

use actix_web::http::Method;
use rollcall::cofunding::rules::TrancheState;
use rollcall::cofunding::store;
use rollcall::ground::ids::{CallId, FunderId, ProposalId};
use rollcall::ground::{Role, Scope};
use rollcall::proposal::rules::Content;
use serde_json::{Value, json};

use crate::support::app::{App, Person, both_databases};
use scene::*;

struct World {
    ministry: FunderId,
    region: FunderId,
    aino: Person,
    ana: Person,
    proposal: ProposalId,
    content: Content,
}

/// NORTH claims 30 and 45 from a ministry (official: Aino) and 5 from a region, and Ana coordinates it.
async fn world(app: &App) -> World {
    calls_are_loaded(app);
    let (ministry, region) =
        (funder(app, "Ministry of Research", "state", "FI"), funder(app, "Lapland", "region", "FI"));
    let (aino, ana) = (official(app, "Aino", &ministry).await, app.person("Ana").await);
    let content = content(
        "NORTH",
        vec![ask("digital-europe", "acquisition", "70000000.00")],
        vec![
            tranche("t-1", &ministry, 2025, "acquisition", "30000000.00"),
            tranche("t-2", &ministry, 2026, "acquisition", "45000000.00"),
            tranche("t-3", &region, 2026, "services", "5000000.00"),
        ],
    );
    let proposal = submits(app, &ana, "REH-0003", 5, &content);
    World { ministry, region, aino, ana, proposal, content }
}

impl World {
    fn page(&self) -> String {
        format!("/funding/{}/REH-0003", self.ministry)
    }
}

/// A form with one tranche chosen, as the page sends it.
fn form<'a>(
    seen: &'a str,
    state: &'a str,
    amount: &'a str,
    evidence: &'a str,
    reason: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", "1"),
        ("tranches.0.id", "t-1"),
        ("tranches.0.seen", seen),
        ("tranches.0.chosen", "true"),
        ("tranches.0.amount", amount),
        ("tranches.1.id", "t-2"),
        ("tranches.1.seen", "0"),
        ("tranches.1.amount", ""),
        ("state", state),
        ("evidence", evidence),
        ("reason", reason),
    ]
}

#[test]
fn an_official_confirms_what_was_submitted_and_the_coordinator_hears_of_it() {
    both_databases(async |app| {
        let world = world(&app).await;
        let portfolio = world.aino.gets("/funding").await.is(200);
        assert!(portfolio.shows("NORTH REH-0003") && portfolio.shows("75,000,000.00"));
        assert!(portfolio.shows("2025 30,000,000.00") && portfolio.shows("2026 45,000,000.00"));
        let page = world.aino.gets(&world.page()).await.is(200);
        assert!(page.shows("Forests, health and cold water.") && page.shows("Northern Centre (FI)"));
        assert!(!page.shows("A secret of the full text."), "the full text is not the funder's to read");
        assert!(!page.shows("Lapland"), "others' files stay theirs");
        let sent = form("0", "secured", "18.000.000,00", "LTR 4/2025", "");
        let answered = world.aino.posts(&world.page(), &sent).await.is(303);
        let page = world.aino.gets(answered.location()).await.is(200);
        assert!(page.shows("Your answer is recorded"), "{}", page.words());
        assert!(page.shows("18,000,000.00 confirmed") && page.shows("LTR 4/2025"));
        let letter = &world.ana.letters()[0];
        assert_eq!(letter.subject, "REH-0003 NORTH: Ministry of Research has answered");
        assert!(letter.text.contains("has secured 18,000,000.00 euro"), "{}", letter.text);
        let portfolio = world.aino.gets("/funding").await;
        assert!(portfolio.shows("18.00 / 30.00"), "secured to 2025: {}", portfolio.words());
    });
}

#[test]
fn one_letter_speaks_of_several_tranches_or_of_none() {
    both_databases(async |app| {
        let world = world(&app).await;
        let mut sent = form("0", "letter", "", "LTR 9", "");
        sent.push(("tranches.1.chosen", "true"));
        let mut too_much = sent.clone();
        too_much.retain(|(name, _)| *name != "tranches.1.amount");
        too_much.push(("tranches.1.amount", "45 000 000,01"));
        let page = world.aino.posts(&world.page(), &too_much).await.is(422);
        assert!(page.shows("This is more than the 45,000,000.00 that is claimed."));
        assert!(page.text().contains("45 000 000,01"), "what was typed still stands");
        let proposal = world.proposal.clone();
        let steps = app.acts(move |act| store::steps_of(act.db, &proposal));
        assert!(steps.is_empty(), "all or none");
        world.aino.posts(&world.page(), &sent).await.is(303);
        let proposal = world.proposal.clone();
        let standing = app.acts(move |act| store::standing_of(act.db, &proposal));
        assert_eq!(standing[0].in_state(TrancheState::Letter).unwrap(), euro("75000000.00"));
        assert_eq!(standing[1].unanswered(), 1, "the region has not answered");
        assert_eq!(world.ana.letters().len(), 1, "one letter for one answer");
    });
}

#[test]
fn a_stale_page_is_told_and_nothing_is_lost() {
    both_databases(async |app| {
        let world = world(&app).await;
        world.aino.posts(&world.page(), &form("0", "letter", "", "LTR 1", "")).await.is(303);
        let stale = form("0", "declined", "", "", "No money this year");
        let page = world.aino.posts(&world.page(), &stale).await.is(409);
        assert!(page.shows("This changed while you had the page open."));
        assert!(page.shows("No money this year"), "what was typed still stands");
        assert!(page.text().contains(r#"name="tranches.0.seen" value="1""#), "the page is fresh");
        let mut anew = world.content.clone();
        anew.tranches[0].amount = euro("35000000.00");
        submits(&app, &world.ana, "REH-0003", 5, &anew);
        let page = world.aino.posts(&world.page(), &form("1", "secured", "", "D 2", "")).await.is(409);
        assert!(page.shows("35,000,000.00") && page.shows("30,000,000.00 confirmed"));
        let mut sent = form("1", "secured", "", "D 2", "");
        sent[0] = ("version", "2");
        world.aino.posts(&world.page(), &sent).await.is(303);
        app.reads_all_letters();
    });
}

#[test]
fn declining_needs_a_reason_and_stays() {
    both_databases(async |app| {
        let world = world(&app).await;
        let page = world.aino.posts(&world.page(), &form("0", "declined", "", "", "")).await.is(422);
        assert!(page.shows("Please fill this in."));
        let page = world.aino.posts(&world.page(), &form("0", "secured", "", "", "")).await.is(422);
        assert!(page.shows("Please fill this in."), "evidence is needed to confirm");
        assert!(page.shows("Reference of the evidence needed to confirm"), "{}", page.words());
        assert!(page.shows("Reason or condition a reason is needed to decline"), "{}", page.words());
        world.aino.posts(&world.page(), &form("0", "declined", "", "", "The budget fell")).await.is(303);
        assert!(world.ana.letters()[0].text.contains("has declined 30,000,000.00 euro"));
        let again = world.aino.posts(&world.page(), &form("1", "letter", "", "LTR", "")).await.is(409);
        assert!(again.shows("This was declined"));
        let page = world.aino.gets(&world.page()).await;
        assert!(!page.text().contains(r#"name="tranches.0.chosen""#), "a final answer has no form");
        assert!(page.shows("The budget fell"));
    });
}

#[test]
fn nobody_but_its_officials_sees_what_is_claimed_from_a_funder() {
    both_databases(async |app| {
        let world = world(&app).await;
        let other = official(&app, "Sami", &world.region).await;
        let staff = officer(&app, "Sten", Role::Staff).await;
        let root = app.person_with("Root", Role::Administrator, Scope::Everything).await;
        for stranger in [&other, &staff, &root, &world.ana] {
            stranger.gets(&world.page()).await.is(404);
            stranger.posts(&world.page(), &form("0", "letter", "", "LTR", "")).await.is(404);
            stranger.posts(&world.page(), &form("0", "", "", "", "")).await.is(404);
        }
        for stranger in [&staff, &root, &world.ana] {
            stranger.gets("/funding").await.is(404);
        }
        let auditor = app.person_with("Audrey", Role::Auditor, Scope::Funder(world.ministry.clone())).await;
        let read = auditor.gets(&world.page()).await.is(200);
        assert!(
            read.shows("30,000,000.00") && !read.text().contains("<form method=\"post\" action=\"/funding")
        );
        assert!(auditor.gets("/funding").await.is(200).shows("75,000,000.00"));
        auditor.posts(&world.page(), &form("0", "letter", "", "LTR", "")).await.is(404);
        auditor.gets(&format!("/funding/{}/REH-0003", world.region)).await.is(404);
        assert_eq!(app.visitor().gets("/funding").await.is(303).location(), "/sign-in?next=/funding");
        let theirs = other.gets("/funding").await.is(200);
        assert!(theirs.shows("5,000,000.00") && !theirs.shows("75,000,000.00"));
        world.aino.is_granted(Role::Reader, Scope::Proposal(world.proposal.clone()));
        let refused = world.aino.posts(&world.page(), &form("0", "letter", "", "LTR", "")).await.is(409);
        assert!(
            refused.shows("somebody else of your institution"),
            "nobody confirms money to their own team"
        );
    });
}

#[test]
fn drafts_and_withdrawn_proposals_claim_nothing() {
    both_databases(async |app| {
        let world = world(&app).await;
        let (proposal, by) = (world.proposal.clone(), world.ana.id.to_string());
        app.acts(move |act| {
            use diesel::prelude::*;
            use rollcall::db::schema::withdrawals;
            let id: rollcall::ground::ids::RowId = act.id();
            diesel::insert_into(withdrawals::table)
                .values((
                    withdrawals::id.eq(&id),
                    withdrawals::proposal_id.eq(&proposal),
                    withdrawals::submission_version.eq(1),
                    withdrawals::at.eq(act.received()),
                    withdrawals::by_person.eq(&by),
                    withdrawals::reason.eq(""),
                ))
                .execute(act.db)?;
            Ok(())
        });
        assert!(world.aino.gets("/funding").await.is(200).shows("Nothing is claimed from you"));
        world.aino.gets(&world.page()).await.is(404);
        submits(&app, &world.ana, "REH-0003", 5, &world.content);
        world.aino.gets(&world.page()).await.is(200);
    });
}

#[test]
fn what_stood_at_the_cut_off_stays_so_for_the_file() {
    both_databases(async |app| {
        let world = world(&app).await;
        world.aino.posts(&world.page(), &form("0", "letter", "", "LTR 1", "")).await.is(303);
        let cutoff = app.now();
        app.passes(3_600);
        world.aino.posts(&world.page(), &form("1", "secured", "", "D 2", "")).await.is(303);
        let (proposal, claimed) = (world.proposal.clone(), world.content.tranches.clone());
        let (then, now) = app.acts(move |act| {
            let then = store::standing_at(act.db, &proposal, &claimed, cutoff)?;
            Ok((then, store::standing_of(act.db, &proposal)?))
        });
        let state = |of: &[rollcall::cofunding::rules::Commitment]| of[0].tranches[0].standing.state;
        assert_eq!((state(&then), state(&now)), (TrancheState::Letter, TrancheState::Secured));
        app.reads_all_letters();
    });
}

#[test]
fn programs_read_and_answer_commitments() {
    both_databases(async |app| {
        let world = world(&app).await;
        let list = world.aino.calls(Method::GET, "/api/v1/commitments", None, &[]).await.is(200).json();
        assert_eq!(list["tranches"].as_array().unwrap().len(), 2);
        assert_eq!(list["tranches"][0]["claimed"], "30000000.00");
        let body = json!({ "version": 1, "step": 0, "state": "budget_decision", "evidence": "D 7", "amount": "12.5" });
        let path = "/api/v1/commitments/t-1/steps";
        let key = [("idempotency-key", "once")];
        let made = world.aino.calls(Method::POST, path, Some(body.clone()), &key).await.is(201).json();
        assert_eq!(
            (&made["state"], &made["amount"], &made["step"]),
            (&json!("budget_decision"), &json!("12.50"), &json!(1))
        );
        let again = world.aino.calls(Method::POST, path, Some(body.clone()), &key).await.is(201).json();
        assert_eq!(made, again, "the same key, the same answer");
        let stale: Value = world.aino.calls(Method::POST, path, Some(body), &[]).await.is(409).json();
        assert_eq!(
            (&stale["type"], &stale["arguments"]["current"]),
            (&json!("urn:rollcall:problem:conflict"), &json!(1))
        );
        let typed =
            json!({ "version": 1, "step": 1, "state": "secured", "evidence": "D 7", "amount": "1.000,00" });
        let wrong = world.aino.calls(Method::POST, path, Some(typed), &[]).await.is(422).json();
        assert_eq!(wrong["errors"][0]["pointer"], "/amount");
        let other = official(&app, "Sami", &world.region).await;
        let body = json!({ "version": 1, "step": 1, "state": "letter", "evidence": "x" });
        other.calls(Method::POST, path, Some(body), &[]).await.is(404);
        world.ana.calls(Method::GET, "/api/v1/commitments", None, &[]).await.is(404);
        let staff = officer(&app, "Sten", Role::Staff).await;
        let early = staff.calls(Method::GET, "/api/v1/commitments", None, &[]).await.is(200).json();
        assert_eq!(early["tranches"], json!([]), "nothing before the cut-off");
        app.clock_to("2026-04-01T10:00:00+02:00");
        let all = staff.calls(Method::GET, "/api/v1/commitments", None, &[]).await.is(200).json();
        assert_eq!(all["tranches"].as_array().unwrap().len(), 3);
        let elsewhere =
            app.person_with("Elsa", Role::Staff, Scope::Call(CallId::from_text("ai-factories"))).await;
        let none = elsewhere.calls(Method::GET, "/api/v1/commitments", None, &[]).await.is(200).json();
        assert_eq!(none["tranches"], json!([]), "staff of one call see nothing of another");
        app.reads_all_letters();
    });
}

#[test]
fn staff_keep_the_register_and_appoint_officials() {
    both_databases(async |app| {
        let (ana, staff) = (app.person("Ana").await, officer(&app, "Sten", Role::Staff).await);
        for (path, form) in [("/funders", vec![("name", "X")]), ("/funders/none/officials", vec![])] {
            ana.posts(path, &form).await.is(404);
        }
        ana.gets("/funders").await.is(404);
        let page =
            staff.posts("/funders", &[("name", ""), ("level", "state"), ("country", "zz")]).await.is(422);
        assert!(page.shows("No country is called so.") && page.shows("Please fill this in."));
        let new = [("name", "Ministère de la Recherche"), ("level", "state"), ("country", "EL")];
        let added = staff.posts("/funders", &new).await.is(303);
        let page = added.location().split('?').next().unwrap().to_owned();
        assert!(staff.posts("/funders", &new).await.is(422).shows("There is a funder of this name"));
        let stranger = [("email", "nobody@test.example"), ("why", "asked")];
        let officials = format!("{page}/officials");
        assert!(staff.posts(&officials, &stranger).await.is(422).shows("There is no account"));
        let own = [("email", "sten@test.example"), ("why", "why not")];
        assert!(staff.posts(&officials, &own).await.is(409).shows("Somebody else has to appoint you."));
        let appoints = [("email", "ANA@test.example"), ("why", "letter of 3 May")];
        staff.posts(&officials, &appoints).await.is(303);
        assert_eq!(ana.letters()[0].subject, "You speak for Ministère de la Recherche");
        ana.gets("/funding").await.is(200);
        assert!(
            staff.posts(&officials, &appoints).await.is(422).shows("They speak for this funder already.")
        );
        assert!(staff.gets("/funders").await.is(200).shows("EL Ministère de la Recherche State Ana"));
        staff.posts(&format!("{officials}/dismiss"), &[("person", ana.id.as_str())]).await.is(303);
        ana.gets("/funding").await.is(404);
        staff.posts(&format!("{officials}/dismiss"), &[("person", ana.id.as_str())]).await.is(404);
    });
}
