//! Templates name only what their views hold.

use serde_json::{Value, json};

use crate::cofunding::templates::{bars, crumbs, field, summary};
use crate::words::paths::every_path_exists;

fn tag() -> Value {
    json!({ "kind": "good", "label": "signed" })
}

fn sums(name: &str) -> Value {
    json!({ "name": name, "eu": "1.00", "eu_paid": "0.00", "claimed": "1.00", "secured": "1.00", "national_paid": "0.00" })
}

fn action() -> Value {
    json!({ "label": "Go", "href": "/", "post": true, "primary": true, "hidden": [{ "name": "a", "value": "b" }] })
}

#[test]
fn the_list() {
    let row = json!({ "href": "/", "reference": "R", "acronym": "A", "host": "FI", "cutoff": 3, "state": tag(),
        "eu": "1.00", "claimed": "1.00", "secured": "1.00", "paid": "1.00", "alarms": [tag()] });
    let section = json!({ "call": "C", "figures": [{ "value": "1", "label": "one" }], "awards": [row],
        "states": [sums("FI")], "cost_types": [sums("A")], "lines": [sums("L")], "all": sums("") });
    let waiting = json!({ "call": "c", "cutoff": 3, "decision": "GB", "proposals": "P", "id": "i" });
    let empty = json!({ "title": "E", "text": "x", "action": action() });
    let full = json!({ "title": "T", "waiting": [waiting], "sections": [section], "empty": null });
    let bare = json!({ "title": "T", "waiting": [], "sections": [], "empty": empty });
    every_path_exists("award/list", &[full, bare]);
}

#[test]
fn an_award() {
    let item = |eu: bool| {
        json!({ "source": "S", "cost_type": "A", "amount": "1.00", "state": if eu { Value::Null } else { tag() },
            "recorded": "0.00", "paid": "0.00", "unpaid": "1.00", "pay_href": "/", "overdue": if eu { Value::Null } else { tag() } })
    };
    let payment = json!({ "payer": "P", "payee": "Q", "amount": "1.00", "reference": "R", "executed_on": "2025-12-20",
        "state": tag(), "who": "W", "actions": [action()] });
    let step = json!({ "state": tag(), "on": "2025-12-20", "reference": "R", "who": "W" });
    let instrument = |items: Value, text: Value| {
        json!({ "kind": "hosting", "name": "N", "state": tag(), "counterparty": text, "waits": text, "step_href": text,
            "pay_href": text, "items": items, "payments": [payment], "steps": [step] })
    };
    let matching = |findings: Value, sum: bool| {
        json!({ "name": "N", "eu": "1.00", "needed": "1.00", "standing": "1.00", "secured": "1.00", "uncounted": "0.00",
            "findings": findings, "sum": sum })
    };
    let view = json!({ "title": "T", "crumbs": crumbs(), "reference": "R", "proposal": "P", "proposal_href": "/proposals/P", "proposal_title": "PT",
        "office": true, "cutoff": 3, "decision": "GB", "decided_on": "2025-10-01", "state": tag(),
        "notices": [{ "kind": "bad", "title": "N", "text": "t", "action": action() }],
        "next": { "items": [{ "text": "t", "href": "/" }], "primary": action(), "others": [action()], "note": "n" },
        "figures": [{ "value": "1", "label": "one" }], "money": bars(),
        "matches": [matching(json!([tag()]), false), matching(json!([]), true)],
        "ratios": [{ "name": "N", "numerator": "1.00", "denominator": "1.00", "value": 10000 }],
        "instruments": [instrument(json!([item(true), item(false)]), json!("x")), instrument(json!([]), Value::Null)] });
    every_path_exists("award/show", &[view]);
}

#[test]
fn a_form() {
    let view = json!({ "title": "T", "crumbs": crumbs(), "state": tag(), "lead": "L",
        "notice": { "kind": "bad", "title": "N", "text": "t", "action": action() }, "action": "/",
        "fields": [field("input")], "summary": summary(), "submit": "Go" });
    every_path_exists("award/form", &[view]);
}
