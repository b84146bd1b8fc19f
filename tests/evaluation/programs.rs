//! A cut-off from its checks to its awards, by programs alone.

use actix_web::http::Method;
use rollcall::call::rules::{TieBreak, builtin};
use rollcall::ground::{Role, Scope};
use serde_json::{Map, Value, json};

use super::scene::{Panel, Scene, call_id, content};
use crate::support::app::{Answer, Person, both_databases};

const CUTOFF: &str = "/api/v1/calls/rehearsal/cut-offs/4";

async fn sends(person: &Person, path: &str, body: Value) -> Answer {
    person.calls(Method::POST, path, Some(body), &[]).await
}

async fn reads(person: &Person, path: &str) -> Value {
    person.calls(Method::GET, path, None, &[]).await.is(200).json()
}

/// A complete report with one score on every criterion.
fn report(score: &str) -> Value {
    let criteria = builtin("rehearsal").unwrap().scoring.criteria;
    let given = |id: &str| json!({ "score": score, "comment": format!("It answers {id} well, with few shortcomings.") });
    let criteria: Map<String, Value> =
        criteria.iter().map(|criterion| (criterion.id.clone(), given(&criterion.id))).collect();
    json!({ "criteria": criteria, "overall": "Sound." })
}

async fn passes(staff: &Person, reference: &str) {
    let at = format!("{CUTOFF}/evaluation/{reference}");
    for list in builtin("rehearsal").unwrap().checklists {
        let met = |item: &rollcall::call::rules::CheckItem| json!({ "item": item.id, "finding": "met", "reason": "Announced by letter." });
        let items: Vec<Value> = list.items.iter().map(met).collect();
        let early =
            sends(staff, &format!("{at}/conclusions"), json!({ "list": list.id, "passed": true })).await;
        early.is(409);
        sends(staff, &format!("{at}/checks"), json!({ "list": list.id, "items": items })).await.is(200);
        sends(staff, &format!("{at}/conclusions"), json!({ "list": list.id, "passed": true })).await.is(200);
    }
}

/// Tasks for three evaluators, one of whom is rapporteur, and a moderator; everybody declares and accepts.
async fn assigns(staff: &Person, panel: &Panel, references: &[&str]) {
    let declared: Map<String, Value> =
        references.iter().map(|one| ((*one).to_owned(), json!({ "degree": "none" }))).collect();
    for reference in references {
        let tasks = format!("{CUTOFF}/evaluation/{reference}/tasks");
        let mut duties: Vec<(&Person, &str)> =
            panel.experts.iter().map(|expert| (expert, "evaluator")).collect();
        duties.extend([(&panel.experts[0], "rapporteur"), (&panel.moderator, "moderator")]);
        for (person, duty) in duties {
            sends(staff, &tasks, json!({ "person": person.id, "duty": duty })).await.is(200);
        }
    }
    for person in panel.experts.iter().chain([&panel.moderator]) {
        let seen = reads(person, &format!("{CUTOFF}/conflicts")).await;
        assert_eq!(seen["proposals"].as_array().unwrap().len(), references.len());
        let body = json!({ "declarations": declared });
        person.calls(Method::PUT, &format!("{CUTOFF}/conflicts"), Some(body), &[]).await.is(200);
        for task in reads(person, "/api/v1/reviews").await.as_array().unwrap() {
            let path = format!("/api/v1/reviews/{}/acceptance", task["id"].as_str().unwrap());
            assert_eq!(sends(person, &path, json!({})).await.is(200).json()["state"], "open");
        }
    }
}

async fn task(person: &Person, reference: &str, duty: &str) -> String {
    let tasks = reads(person, "/api/v1/reviews").await;
    let mut tasks = tasks.as_array().unwrap().iter();
    let found = tasks.find(|task| task["proposal"] == reference && task["duty"] == duty).unwrap();
    format!("/api/v1/reviews/{}", found["id"].as_str().unwrap())
}

async fn evaluates(panel: &Panel, reference: &str, score: &str) {
    let first: [(&str, &str); 1] = [("if-match", "\"0\"")];
    let rapporteur = task(&panel.experts[0], reference, "rapporteur").await;
    let consensus = format!("{rapporteur}/consensus");
    let early = panel.experts[0].calls(Method::PUT, &consensus, Some(report(score)), &first).await.is(409);
    assert!(early.json()["type"].as_str().unwrap().ends_with("consensus-too-early"));
    for expert in &panel.experts {
        let path = task(expert, reference, "evaluator").await;
        expert.calls(Method::POST, &format!("{path}/submission"), Some(report(score)), &first).await.is(200);
    }
    let eva = &panel.experts[0];
    let kept = eva.calls(Method::PUT, &consensus, Some(report(score)), &first).await.is(200);
    assert_eq!(kept.header("etag"), Some("\"1\""));
    let proposed =
        eva.calls(Method::POST, &format!("{consensus}/proposal"), Some(report(score)), &first).await;
    proposed.is(409);
    let seen = [("if-match", "\"1\"")];
    let proposed =
        eva.calls(Method::POST, &format!("{consensus}/proposal"), Some(report(score)), &seen).await;
    let version: i64 = proposed.is(200).header("etag").unwrap().trim_matches('"').parse().unwrap();
    let finish = format!("{}/consensus/finish", task(&panel.moderator, reference, "moderator").await);
    sends(&panel.moderator, &finish, json!({ "version": version })).await.is(409);
    for expert in &panel.experts {
        let path = task(expert, reference, "evaluator").await;
        let answer = format!("{path}/consensus/answer");
        sends(expert, &answer, json!({ "version": version, "agrees": false })).await.is(422);
        sends(expert, &answer, json!({ "version": version, "agrees": true })).await.is(200);
        // Once all are in, everybody reads all of them and the consensus.
        let open = reads(expert, &path).await;
        assert_eq!(open["reports"].as_array().unwrap().len(), 4, "{open}");
        assert_eq!(open["reports"][0]["kind"], "consensus");
    }
    sends(&panel.moderator, &finish, json!({ "version": version })).await.is(200);
}

#[test]
fn programs_take_a_cutoff_from_its_checks_to_its_awards() {
    both_databases(async |app| {
        let north = content("NORTH", "Demo Centre", "999999999", "FI", 40);
        let alps = content("ALPS", "Alpine Centre", "888888888", "AT", 30);
        let scene = Scene::of(&app, vec![north, alps]).await;
        let (staff, cora) = (&scene.staff, &scene.coordinator);
        let bob = app.person_with("Bob Board", Role::Board, Scope::Call(call_id())).await;
        let references = ["REH-0001", "REH-0002"];
        let seal = format!("{CUTOFF}/evaluation/seal");
        sends(staff, &seal, json!({})).await.is(409);
        for reference in references {
            passes(staff, reference).await;
        }
        sends(cora, &seal, json!({})).await.is(404);
        sends(staff, &seal, json!({})).await.is(200);
        let panel = Panel::of(&scene, 2).await;
        assigns(staff, &panel, &references).await;
        let experts = reads(staff, "/api/v1/calls/rehearsal/experts").await;
        assert_eq!(experts["experts"].as_array().unwrap().len(), 4);
        let one = reads(staff, &format!("{CUTOFF}/evaluation/REH-0001")).await;
        assert_eq!(one["tasks"].as_array().unwrap().len(), 5);
        assert_eq!((&one["tasks"][0]["access"], &one["reports"]), (&json!("granted"), &json!([])));
        for reference in references {
            evaluates(&panel, reference, "82").await;
        }
        let list = reads(staff, &format!("{CUTOFF}/evaluation")).await;
        assert_eq!(list["proposals"][0]["consensus"], "finished");
        cora.calls(Method::GET, &format!("{CUTOFF}/evaluation"), None, &[]).await.is(404);

        // Both are equal on everything: the panel speaks, the list is sealed, the Board votes, the decision is made.
        let ranking = format!("{CUTOFF}/ranking");
        let book = builtin("rehearsal").unwrap();
        let panels = book.ties.iter().find_map(|tie| match tie {
            TieBreak::Panel(aspect) => Some(aspect.clone()),
            _ => None,
        });
        let finding = |reference: &str, value: i32, why: &str| json!({ "reference": reference, "value": value, "reason": why });
        let bare = json!({ "aspect": panels, "findings": [finding("REH-0001", 2, "")] });
        sends(staff, &format!("{ranking}/findings"), bare).await.is(422);
        let said = json!({ "aspect": panels,
            "findings": [finding("REH-0001", 2, "Covers forestry."), finding("REH-0002", 1, "Covers less.")] });
        sends(staff, &format!("{ranking}/findings"), said).await.is(200);
        bob.calls(Method::GET, "/api/v1/board/rehearsal/4", None, &[]).await.is(404);
        sends(staff, &format!("{ranking}/seal"), json!({})).await.is(200);
        sends(staff, &format!("{ranking}/seal"), json!({})).await.is(409);
        assert_eq!(reads(&bob, "/api/v1/board").await["lists"][0]["spoken"], false);
        let before = reads(&bob, "/api/v1/board/rehearsal/4").await;
        assert_eq!((&before["said"], &before["list"]["kind"]), (&Value::Null, &json!("ranked")));
        sends(&bob, "/api/v1/board/rehearsal/4", json!({ "vote": "perhaps" })).await.is(422);
        sends(&bob, "/api/v1/board/rehearsal/4", json!({ "vote": "for" })).await.is(200);
        assert_eq!(reads(&bob, "/api/v1/board/rehearsal/4").await["said"]["vote"], "for");
        cora.calls(Method::GET, "/api/v1/board", None, &[]).await.is(404);
        cora.calls(Method::GET, "/api/v1/proposals/REH-0001/outcome", None, &[]).await.is(404);
        let decision = format!("{CUTOFF}/decision");
        let verdicts = |alps: &str| {
            json!({ "reference": "EUROHPC/2025/47", "decided_on": "2025-12-19", "verdicts": {
                "REH-0001": { "verdict": "selected" }, "REH-0002": { "verdict": alps } } })
        };
        sends(staff, &decision, verdicts("rejected")).await.is(422);
        sends(staff, &decision, verdicts("selected")).await.is(200);
        sends(staff, &decision, verdicts("selected")).await.is(409);

        // The team reads what it is told on paper, without a name.
        let outcome = reads(cora, "/api/v1/proposals/REH-0001/outcome").await;
        assert_eq!(
            (&outcome["verdict"], &outcome["decision"]),
            (&json!("selected"), &json!("EUROHPC/2025/47"))
        );
        assert_eq!(outcome["summary"]["criteria"]["tco"]["score"], "82.00");
        assert!(!outcome.to_string().contains("Expert"));
        panel.experts[0].calls(Method::GET, "/api/v1/proposals/REH-0001/outcome", None, &[]).await.is(404);
        let awards = format!("{CUTOFF}/awards");
        sends(cora, &awards, json!({})).await.is(404);
        assert_eq!(sends(staff, &awards, json!({})).await.is(200).json()["made"], 2);
        assert_eq!(sends(staff, &awards, json!({})).await.is(200).json()["made"], 0);
        assert_eq!(reads(cora, "/api/v1/awards").await["awards"].as_array().unwrap().len(), 2);
        app.reads_all_letters();
    });
}

#[test]
fn a_program_turns_a_task_down_and_staff_rule() {
    both_databases(async |app| {
        let north = content("NORTH", "Demo Centre", "999999999", "FI", 40);
        let alps = content("ALPS", "Alpine Centre", "888888888", "AT", 30);
        let scene = Scene::of(&app, vec![north, alps]).await;
        let staff = &scene.staff;
        passes(staff, "REH-0001").await;
        passes(staff, "REH-0002").await;
        let new = json!({ "email": "new@test.example", "name": "Nora New", "organisation": "University of Lund",
            "country": "SE" });
        sends(staff, "/api/v1/calls/rehearsal/experts", json!({ "email": "nobody" })).await.is(422);
        sends(&scene.coordinator, "/api/v1/calls/rehearsal/experts", new.clone()).await.is(404);
        sends(staff, "/api/v1/calls/rehearsal/experts", new).await.is(201);
        let eva = scene.expert("Eva Expert", "University of Lund", "SE", "").await;
        let tasks = format!("{CUTOFF}/evaluation/REH-0001/tasks");
        sends(staff, &tasks, json!({ "person": eva.id, "duty": "none" })).await.is(422);
        sends(staff, &tasks, json!({ "person": eva.id, "duty": "evaluator" })).await.is(200);
        let path = task(&eva, "REH-0001", "evaluator").await;
        // Nothing opens before the declaration, and what is potential waits for a ruling.
        for closed in ["dossier", "documents/part-b"] {
            eva.calls(Method::GET, &format!("{path}/{closed}"), None, &[]).await.is(404);
        }
        sends(&eva, &format!("{path}/acceptance"), json!({})).await.is(409);
        let declare = json!({ "declarations": { "REH-0001": { "degree": "potential", "detail": "We wrote a paper." },
            "REH-0002": { "degree": "none" } } });
        let partly = json!({ "declarations": { "REH-0001": { "degree": "none" } } });
        eva.calls(Method::PUT, &format!("{CUTOFF}/conflicts"), Some(partly), &[]).await.is(422);
        eva.calls(Method::PUT, &format!("{CUTOFF}/conflicts"), Some(declare), &[]).await.is(200);
        sends(&eva, &format!("{path}/acceptance"), json!({})).await.is(409);
        let rulings = format!("{CUTOFF}/evaluation/REH-0001/rulings");
        sends(staff, &rulings, json!({ "person": eva.id, "ruling": "allowed" })).await.is(200);
        assert_eq!(reads(&eva, &path).await["content"]["acronym"], "NORTH");
        scene.staff.calls(Method::GET, &format!("{path}/dossier"), None, &[]).await.is(404);
        sends(&eva, &format!("{path}/decline"), json!({})).await.is(422);
        let declined = sends(&eva, &format!("{path}/decline"), json!({ "reason": "No time." })).await.is(200);
        assert_eq!(declined.json()["state"], "declined");
        let id = path.rsplit('/').next().unwrap();
        sends(staff, &format!("{tasks}/{id}"), json!({ "verb": "none" })).await.is(404);
        // Given again, and then taken away.
        sends(staff, &tasks, json!({ "person": eva.id, "duty": "evaluator" })).await.is(200);
        assert_eq!(reads(&eva, "/api/v1/reviews").await[0]["state"], "assigned");
        let remove = json!({ "verb": "remove", "reason": "Somebody else has it." });
        sends(&scene.coordinator, &format!("{tasks}/{id}"), remove.clone()).await.is(404);
        sends(staff, &format!("{tasks}/{id}"), remove).await.is(200);
        eva.calls(Method::GET, &path, None, &[]).await.is(404);
        app.reads_all_letters();
    });
}
