//! Templates name only what their views hold.

use serde_json::{Value, json};

use crate::cofunding::templates::{bars, crumbs, field, summary};
use crate::words::paths::every_path_exists;

pub fn tag() -> Value {
    json!({ "kind": "good", "label": "fine" })
}

pub fn action() -> Value {
    json!({ "label": "Go", "href": "/", "post": true, "primary": true,
        "hidden": [{ "name": "a", "value": "b" }] })
}

pub fn empty() -> Value {
    json!({ "title": "E", "text": "x", "action": action() })
}

pub fn notice() -> Value {
    json!({ "kind": "warn", "title": "N", "text": "x", "action": action() })
}

pub fn steps() -> Value {
    json!([{ "label": "S", "note": "n", "state": "now" }])
}

const AT: &str = "2025-12-22T09:00:00.000000Z";

fn shown() -> Value {
    json!({
        "reference": "R", "acronym": "A", "title": "T", "track": "t",
        "sections": [{ "title": "S", "answers": [{ "label": "l", "text": "t", "chosen": [], "html": null, "table": null }] }],
        "partners": crate::proposal::table(), "hosting": "FI, SE host together; FI leads.",
        "money": [crate::proposal::table()],
        "documents": [{ "title": "D", "name": "d.pdf", "href": "/", "blanked": "pages 2 to 3" }], "dossier": "/z",
        "supplements": crate::case::supplements(),
    })
}

fn report() -> Value {
    json!({ "heading": "H", "state": tag(), "flags": "Ethics", "overall": "o",
        "criteria": [{ "title": "C", "score": "80", "comment": "c" }] })
}

#[test]
fn my_tasks_and_conflicts() {
    let row = json!({ "href": "/", "reference": "R", "acronym": "A", "duty": "Evaluator", "due": AT,
        "state": tag(), "access": tag() });
    let group = json!({ "heading": "H", "notice": notice(), "declare": "/", "rows": [row] });
    let view = json!({ "title": "T", "crumbs": crumbs(), "groups": [group], "empty": empty() });
    every_path_exists("evaluation/tasks", &[view]);
    let row = json!({ "reference": "R", "acronym": "A", "partners": "P", "mine": true, "evident": ["e"],
        "degree": field("radios"), "detail": field("input") });
    let view =
        json!({ "title": "T", "crumbs": crumbs(), "action": "/", "summary": summary(), "rows": [row] });
    every_path_exists("evaluation/conflicts", &[view]);
}

#[test]
fn the_desk_and_the_experts() {
    let row = json!({ "href": "/", "reference": "R", "acronym": "A", "host": "FI", "checks": [tag()],
        "experts": "3 / 3", "reports": "1 / 3", "consensus": tag() });
    let next = json!({ "items": [{ "text": "t", "href": "/" }], "primary": action(), "others": [action()],
        "note": "n" });
    let view = |empty: Value| {
        json!({ "title": "T", "crumbs": crumbs(), "meta": "m", "steps": steps(),
            "figures": [{ "value": "1", "label": "one" }], "next": next, "lists": ["L"], "rows": [row],
            "empty": empty })
    };
    every_path_exists("evaluation/desk", &[view(Value::Null), view(empty())]);
    let expert = json!({ "name": "N", "email": "e", "country": "FI", "organisation": "O", "pic": "1",
        "expertise": "x" });
    let view = json!({ "title": "T", "crumbs": crumbs(), "action": "/", "experts": [expert], "balance": "b",
        "summary": summary(), "fields": [field("input")] });
    every_path_exists("evaluation/experts", &[view]);
}

#[test]
fn a_proposal_under_evaluation() {
    let item = json!({ "text": "t", "source": "s", "fact": tag(), "fact_words": "w",
        "declared": [{ "tag": tag(), "text": "P: honour", "paper": "/d" }, { "tag": tag(), "text": "P: honour", "paper": null }],
        "finding": field("select"),
        "reason": field("input"), "checked": "c", "found": tag(), "why": "w" });
    let list = json!({ "id": "l", "title": "L", "standing": tag(), "concluded": "c", "reason": "r",
        "items": [item], "editable": true, "conclude": [field("radios")] });
    let task = json!({ "name": "N", "duty": "D", "state": tag(), "access": tag(), "due": AT, "reason": "r" });
    let conflict = json!({ "person": "p", "name": "N", "degree": tag(), "detail": "d", "evident": ["e"],
        "ruling": "r", "may_rule": true });
    let view = json!({ "title": "T", "crumbs": crumbs(), "path": "/", "meta": "m", "summary": summary(),
        "runs": true, "lists": [list], "tasks": [task], "assign": [field("select")], "manage": [field("select")], "conflicts": [conflict],
        "reports": [report()], "proposal": shown(), "earlier": earlier() });
    every_path_exists("evaluation/proposal", &[view]);
}

pub fn report_summary() -> Value {
    json!({ "total": 8200, "criteria": [{ "title": "C", "given": 800, "threshold": 600, "comment": "w" }], "overall": "o" })
}

fn earlier() -> Value {
    json!({ "reference": "R", "cutoff": 2, "reply": "r", "summary": report_summary(),
        "changes": [{ "label": "L", "before": "b", "after": "a", "pieces": [] },
            { "label": "L", "before": "b", "after": "a", "pieces": [{ "mark": "added", "text": "a" }] }] })
}

#[test]
fn a_task() {
    let beside = json!({ "name": "N", "score": "80", "comment": "c" });
    let criterion = json!({ "number": 1, "title": "C", "hint": "h", "weight": 1, "threshold": "60",
        "score": field("scores"), "comment": field("lines"), "meaning": "m", "state": tag(),
        "beside": [beside], "elsewhere": beside });
    let form = json!({ "action": "/", "version": 1, "criteria": [criterion], "flags": [field("check")],
        "overall": field("lines"), "summary": summary(), "stale": notice(), "verb": "submit", "button": "b",
        "seen_by": "s" });
    let view = json!({ "title": "T", "crumbs": crumbs(), "reference": "R", "duty": "D", "state": tag(),
        "due": AT, "access": tag(), "notice": notice(), "accept": action(),
        "decline": { "action": "/", "reason": field("input") }, "proposal": shown(), "earlier": earlier(), "form": form,
        "reports": [report()],
        "consent": { "action": "/", "version": 1, "reason": field("input") },
        "finish": { "action": "/", "version": 1, "missing": "m" },
        "words": [{ "name": "N", "word": tag(), "reason": "r" }] });
    every_path_exists("evaluation/review", &[view]);
}

fn table() -> Value {
    let row = json!({ "rank": 1, "reference": "R", "acronym": "A", "host": "FI", "total": 8200, "eu": "1.00",
        "national": "1.00", "offered": "1.00", "list": tag(), "notes": ["n"], "line": true });
    json!({ "rows": [row], "out": [{ "reference": "R", "acronym": "A", "reason": "r" }], "money": bars(),
        "findings": ["f"], "drawn": true })
}

#[test]
fn the_ranked_list_and_the_board() {
    let wanted = json!({ "aspect": "a", "title": "A",
        "rows": [{ "reference": "R", "value": field("input"), "reason": field("input") }] });
    let row = json!({ "reference": "R", "acronym": "A", "list": tag(), "verdict": field("select"),
        "reason": field("input"), "condition": field("input") });
    let decide = json!({ "action": "/", "fields": [field("input")], "rows": [row] });
    let decision = json!({ "heading": "H",
        "rows": [{ "reference": "R", "verdict": tag(), "reason": "r", "condition": "c" }] });
    let view = json!({ "title": "T", "crumbs": crumbs(), "steps": steps(), "meta": "m", "path": "/",
        "notices": [notice()], "summary": summary(), "table": table(), "wanted": [wanted], "seal": action(), "votes": "v",
        "decide": decide, "decision": decision });
    every_path_exists("ranking/list", &[view]);
    let view = json!({ "title": "T", "crumbs": crumbs(), "meta": "m", "table": table(), "action": "/",
        "said": "s", "fields": [field("radios")], "summary": summary() });
    every_path_exists("ranking/board", &[view]);
    let view = json!({ "title": "T", "crumbs": crumbs(), "empty": empty(),
        "lists": [{ "href": "/", "label": "L", "at": AT, "standing": tag() }] });
    every_path_exists("ranking/lists", &[view]);
    let criterion = json!({ "title": "C", "given": 8000, "threshold": 6000, "comment": "c" });
    let view = json!({ "title": "T", "crumbs": crumbs(), "verdict": tag(), "decision": "d", "reason": "r",
        "condition": "c", "offers": [{ "line": "L", "cost_type": "C", "amount": "1.00" }],
        "summary": { "total": 8000, "criteria": [criterion], "overall": "o" }, "read_at": AT,
        "redress_until": AT });
    every_path_exists("ranking/outcome", &[view]);
    let view = json!({ "title": "T", "crumbs": crumbs(), "back": "/", "action": "/", "seen": "s", "field": field("lines"),
        "summary": summary(), "conflict": "c", "report": report_summary() });
    every_path_exists("ranking/reply", &[view]);
}
