//! Templates name only what their views hold.

use serde_json::{Value, json};

use crate::words::paths::every_path_exists;

fn tag() -> Value {
    json!({ "kind": "good", "label": "secured" })
}

pub fn field(control: &str) -> Value {
    json!({
        "name": "a", "id": "f-a", "label": "A", "hint": "h", "errors": ["e"], "value": "v", "control": control,
        "kind": "text", "inputmode": "decimal", "autocomplete": "off", "required": true, "max": 9, "accept": ".pdf",
        "earliest": "2026-01-01", "latest": "2033-12-31",
        "example": "x", "words": 9, "when": { "field": "b", "is": "yes", "text": "only then" },
        "table": { "columns": ["A"], "numbered": "Row", "rows": [{ "number": "1", "called": "Row 1", "cells": [] }] },
        "unit": "EUR", "reading": { "text": "r", "doubted": true }, "blank": false, "needed": "to confirm", "readonly": false, "described_by": "f-a-hint",
        "options": [{ "value": "v", "label": "L", "hint": "h", "chosen": true }],
    })
}

pub fn summary() -> Value {
    json!({ "items": [{ "id": "f-a", "label": "A", "text": "wrong" }] })
}

pub fn bars() -> Value {
    json!({
        "bars": [{ "label": "A", "parts": [{ "kind": "eu", "x": "0%", "width": "50%" }], "mark": "50%",
            "note": "n", "alt": "a", "tag": tag() }],
        "legend": [{ "kind": "eu", "label": "EU" }],
    })
}

pub fn crumbs() -> Value {
    json!([{ "label": "A", "href": "/a" }, { "label": "B", "href": null }])
}

#[test]
fn the_portfolio() {
    let year = json!({ "year": "2026", "claimed": "1.00", "confirmed": "1.00", "secured": "1.00", "paid": "0.00", "lost": "0.00" });
    let row = |outcome: Value| {
        json!({ "href": "/", "reference": "R", "acronym": "A", "title": "T", "host": "FI", "cutoff": 5,
            "claimed": "1.00", "secured": "0.00", "beyond": "1.00", "states": [tag()], "outcome": outcome })
    };
    let section = json!({ "funder": "F", "call": "C", "figures": [{ "value": "1", "label": "one" }],
        "proposals": [row(tag()), row(Value::Null)], "years": [year], "sum": year,
        "drafts": [{ "href": "/", "reference": "R", "acronym": "A", "title": "T", "host": "FI", "claimed": "1.00",
            "open": "everything", "signing": tag() }],
        "ceiling": { "anchor": "c", "over": { "kind": "bad", "title": "T", "text": "x", "action": { "label": "Go", "href": "/", "post": true, "primary": true, "hidden": [{ "name": "a", "value": "b" }] } },
            "rows": [{ "label": "Left", "note": "n", "amount": "1.00", "sum": true }],
            "form": { "action": "/c", "fields": [field("money")], "summary": summary() } } });
    let action = json!({ "label": "Go", "href": "/", "post": true, "primary": true, "hidden": [{ "name": "a", "value": "b" }] });
    let empty =
        json!({ "title": "T", "sections": [], "empty": { "title": "E", "text": "x", "action": action } });
    every_path_exists(
        "cofunding/portfolio",
        &[json!({ "title": "T", "sections": [section], "empty": null }), empty],
    );
}

#[test]
fn a_claim() {
    let tranche = json!({ "year": "2026", "cost_type": "A", "kind": "cash", "amount": "1.00", "stated": "x",
        "origin": "state", "particulars": "p", "aid_basis": "a", "evidence": "e", "state": tag(), "confirmed": "1.00", "beyond": "1.00", "paid": "1.00",
        "fields": [field("check")] });
    let step = json!({ "at": "2025-12-22T09:00:00.000000Z", "tranche": "t", "state": tag(), "amount": "1.00",
        "evidence": "e", "reason": "r" });
    let sheet = json!({ "label": "A", "eu": "1.00", "own": "1.00", "others": "0.00" });
    let view = |form: Value, outcome: Value| {
        json!({ "title": "T", "crumbs": crumbs(), "reference": "R", "funder": "F", "proposal_title": "P", "host": "H",
            "cutoff": 5, "version": 1, "submitted": "2025-12-22T09:00:00.000000Z", "outcome": outcome, "about": "x",
            "sheet": [sheet], "money": bars(), "tranches": [tranche],
            "notices": [{ "kind": "bad", "title": "N", "text": "t", "action": { "label": "Go", "href": "/", "post": true, "primary": true, "hidden": [{ "name": "a", "value": "b" }] } }], "form": form, "history": [step] })
    };
    let form = json!({ "action": "/", "fields": [field("input")], "summary": summary() });
    every_path_exists("cofunding/claim", &[view(form, tag()), view(Value::Null, Value::Null)]);
}

#[test]
fn the_register_of_funders() {
    let row = |officials: &str| json!({ "href": "/", "name": "N", "level": "State", "country": "FI", "officials": officials });
    let list = json!({ "title": "T", "funders": [row("Ana"), row("")], "fields": [field("input")], "summary": summary() });
    every_path_exists("cofunding/funders", &[list]);
    let official = json!({ "id": "i", "name": "N", "email": "e" });
    let view = |officials: Value| {
        json!({ "title": "T", "crumbs": crumbs(), "id": "i", "level": "State", "country": "FI",
            "officials": officials, "fields": [field("input")], "summary": summary() })
    };
    every_path_exists("cofunding/funder", &[view(json!([official])), view(json!([]))]);
}

#[test]
fn a_draft_that_is_open() {
    let claim = json!({ "funder": "F", "country": "FI", "year": 2026, "cost_type": "A", "kind": "cash", "origin": "state",
        "amount": "1.00", "stated": "x", "aid_basis": "a", "particulars": "p", "evidence": "e" });
    let draft = json!({
        "title": "T", "crumbs": crumbs(), "reference": "R", "version": 7, "changed": "2025-12-22T09:00:00Z",
        "funder": "F", "proposal_title": "P", "host": "H", "about": "a", "sheet": [{ "label": "A", "eu": "1.00",
            "own": "1.00", "others": "1.00" }], "money": bars(), "claims": [claim],
        "notice": { "kind": "warn", "title": "T", "text": "x", "action": { "label": "Go", "href": "/", "post": true, "primary": true, "hidden": [{ "name": "a", "value": "b" }] } },
        "letters": [{ "name": "a.pdf", "href": "/a" }], "signing": tag(), "note": "n", "seen": "00", "action": "/s",
        "undo": true, "own_team": true, "submitted": "/f", "whole": crate::proposal::whole_text(),
    });
    every_path_exists("cofunding/draft", &[draft]);
}

#[test]
fn requests_to_speak_for_a_funder() {
    let row = |answer: &str| json!({ "funder": "F", "function": "Head", "at": "2026-01-01T00:00:00Z", "tag": tag(), "answer": answer });
    let view =
        |rows: Value| json!({ "title": "T", "rows": rows, "fields": [field("text")], "summary": summary() });
    every_path_exists("cofunding/appointment", &[view(json!([row("no"), row("")])), view(json!([]))]);
    let forms = json!({ "appoint": "/a", "funder": field("select"), "decline": "/d", "answer": field("lines"),
        "summary": summary() });
    let row = |forms: &Value, answer: &str| {
        json!({ "id": "1", "funder": "F", "name": "N", "email": "e", "function": "Head", "reason": "r",
            "at": "2026-01-01T00:00:00Z", "tag": tag(), "answer": answer, "forms": forms })
    };
    let notice = json!({ "kind": "bad", "title": "Refused.", "text": "So.", "action": null });
    let empty = json!({ "title": "None", "text": "Yet", "action": null });
    let view = |rows: Value, notice: &Value, empty: &Value| json!({ "title": "T", "crumbs": crumbs(), "notice": notice, "rows": rows, "empty": empty });
    let all = json!([row(&forms, ""), row(&Value::Null, "no")]);
    every_path_exists(
        "cofunding/appointments",
        &[view(all, &notice, &Value::Null), view(json!([]), &Value::Null, &empty)],
    );
}
