//! Every path of the templates of proposals names something in a view.

use serde_json::{Value, json};

use rollcall::ground::{BasisPoints, Euro};
use rollcall::words::charts::{LegendItem, MatchBar, MatchBars, Money};
use rollcall::words::parts::{
    Action, Cell, Choice, Crumb, Empty, Field, Kind, Next, Notice, Step, StepState, Summary, SummaryItem,
    Table, Tag,
};

use crate::words::paths::every_path_exists;

fn crumbs() -> Vec<Crumb> {
    vec![Crumb::to("My proposals", "/proposals"), Crumb::here("AIF-0001")]
}

fn tag() -> Tag {
    Tag::warn("check")
}

fn notice() -> Notice {
    Notice::new(Kind::Bad, "NOT SUBMITTED.", "Nothing will be seen.").action(Action::go("Submit", "/s"))
}

fn fields() -> Vec<Field> {
    let choices = vec![Choice::new("a", "A").hint("first"), Choice::new("b", "B")];
    vec![
        Field::hidden("id", "1"),
        Field::text("title", "Title").hint("short").errors(vec!["wrong".into()]),
        Field::radios("track", "Track", choices),
        Field::file("file", "File", "application/pdf"),
    ]
}

fn summary() -> Summary {
    Summary {
        items: vec![SummaryItem {
            id: Some("f-title".into()),
            label: "Title".into(),
            text: "Please fill this in.".into(),
        }],
    }
}

fn document() -> Value {
    json!({
        "slot": "Part B", "name": "part-b.pdf", "href": "/documents/1", "size": "1 kB", "pages": "2 pages", "sha256": "00",
        "at": "2025-12-22T09:00:00Z",
    })
}

fn answer(text: &str) -> Value {
    let cell = json!({ "text": "1", "numeric": true });
    let table = json!({ "columns": [cell], "rows": [[cell]], "totals": [cell] });
    let (none, chosen) = (Value::Null, if text.is_empty() { vec!["Health"] } else { vec![] });
    let table = if text == "table" { table } else { none.clone() };
    let text = if text == "table" { "" } else { text };
    json!({ "label": "Abstract", "text": text, "chosen": chosen, "html": none, "table": table })
}

fn parts() -> Value {
    json!([
        { "title": "Money", "href": "/m", "current": true }, { "title": "Documents", "href": "/d", "current": false },
    ])
}

fn news() -> Value {
    json!({ "title": "Not part of it", "text": "Version 1 counts.", "submit": "/submit", "rows": [{ "label": "Title", "href": "/e" }] })
}

fn drafted(both: Value, outside: Value, since: &str) -> Value {
    json!({
        "key": "basics.title", "base": 2, "field": fields()[1], "unsaved": !both.is_null(), "aside": !both.is_null(), "both": both,
        "since": since, "outside": outside, "history": "/h", "notes": "/n", "notes_label": "Notes",
    })
}

fn both(together: bool) -> Value {
    json!({
        "id": "f-title", "name": "resolve.basics.title", "who": "Ben changed this.", "mine": "M", "theirs": "T",
        "together": together,
    })
}

fn receipt() -> Value {
    json!({
        "reference": "AIF-0001", "version": 1, "call": "ai-factories", "cutoff": 5,
        "cutoff_at": "2025-12-31T16:00:00Z", "received": "2025-12-22T09:00:00Z", "content_sha256": "00",
        "rulebook_sha256": "00", "installation": "live",
        "documents": [{ "slot": "part-b", "name": "part-b.pdf", "sha256": "00", "bytes": 1 }],
    })
}

#[test]
fn lists_and_plain_forms() {
    let row = |loud: bool, cutoff: Option<&str>| {
        json!({
            "href": "/proposals/AIF-0001", "reference": "AIF-0001", "acronym": "DEMO", "title": "T", "call": "C",
            "role": "Coordinator", "stage": tag(), "standing": "NOT SUBMITTED.", "loud": loud, "cutoff": cutoff,
            "at": cutoff.map(|_| "2025-12-31T16:00:00Z"),
        })
    };
    let rows = vec![row(true, Some("Cut-off 5")), row(false, None)];
    let full = json!({ "title": "My proposals", "new": Action::go("Begin", "/n"), "rows": rows, "empty": null,
            "invited": [{ "text": "DEMO", "href": "/i" }] });
    let none = json!({
        "title": "My proposals", "new": Action::go("Begin", "/n"), "rows": [], "invited": [], "empty": Empty::new("None", "Begin"),
    });
    every_path_exists("proposal/list", &[full, none]);
    let form = json!({
        "title": "T", "crumbs": crumbs(), "intro": "I", "action": "/a", "fields": fields(), "summary": summary(),
        "submit": "Begin", "back": "/b",
    });
    let mut new = form.clone();
    new["checks"] = json!([Action::go("Which track?", "/w"), Action::go("Which one?", "/v")]);
    every_path_exists("proposal/new", &[new]);
    every_path_exists("proposal/form", &[form]);
    let member = |partner: &str, may: bool| {
        json!({
            "id": "1", "name": "Ana", "email": "a@b.example", "role": "Reader", "partner": partner,
            "orcid": if may { json!({ "id": "0000-0002-1825-0097", "href": "/o" }) } else { Value::Null },
            "fields": fields(), "removable": may, "may_lead": may,
        })
    };
    let invited = |partner: &str| {
        json!({
            "id": "1", "email": "a@b.example", "role": "Reader", "partner": partner,
            "sent": "2025-12-22T09:00:00Z", "standing": tag(),
        })
    };
    let team = json!({
        "title": "T", "crumbs": crumbs(), "back": "/b", "team": "/t", "offer": notice(),
        "members": [member("Demo", true), member("", false)], "invited": [invited("Demo"), invited("")],
        "give_orcid": Action::go("Give it", "/account"), "fields": fields(), "summary": summary(),
    });
    every_path_exists("proposal/team", &[team]);
}

#[test]
fn the_overview() {
    let money = bars();
    let next = Next::default().item("Mend", Some("/m".into())).item("Wait", None);
    let next =
        next.primary(Action::go("Submit", "/s")).other(Action::go("Read", "/r")).note("Again and again.");
    let ready = |href: Option<&str>| json!({ "tag": tag(), "text": "Missing", "href": href });
    let part = |href: Option<&str>| json!({ "title": "Money", "href": href, "tag": tag() });
    let full = json!({
        "title": "T", "crumbs": crumbs(), "meta": ["AIF-0001"], "steps": [Step::new("Draft", "now", StepState::Now)],
        "notice": notice(), "rolled": "Rolled over.", "news": news(), "notes": Action::go("One open note", "/n"),
        "reminders": { "text": "We write to you.", "action": Action::post("No letters", "/r").with("mute", "true") }, "parts": [part(Some("/p")), part(None)], "money": money,
        "ready": [ready(Some("/r")), ready(None)],
        "documents": [
            { "title": "Part B", "required": true, "document": document() },
            { "title": "Annex", "required": false, "document": null },
        ],
        "later": [
            { "id": "award", "title": "Award", "tag": tag(), "note": "N", "link": Action::go("Open", "/a"),
              "facts": [{ "label": "L", "value": "V", "tags": [tag()], "text": "Words" }] },
            { "id": "outcome", "title": "Outcome", "tag": null, "note": null, "link": null, "facts": [] },
        ],
        "board_href": "/r", "partners_href": "/p", "funders_href": "/f", "documents_href": "/d", "dossier_href": "/z",
        "team": [{ "name": "Ana", "role": "Coordinator" }], "team_href": "/t",
        "history": [{
            "version": 1, "cutoff": 5, "at": "2025-12-22T09:00:00Z", "by": "Ana", "href": "/r",
            "withdrawn": "2025-12-22T10:00:00Z", "reason": "Why",
        }],
        "attempts": [{ "at": "2025-12-22T09:00:00Z", "verb": "Submitting", "text": "Too late" }], "next": next,
    });
    every_path_exists("proposal/overview", &[full]);
}

fn bars() -> MatchBars {
    let bar =
        MatchBar::of("Services", Euro::from_cents(1), &[(Money::State, Euro::CENT)], BasisPoints::WHOLE);
    let legend = vec![LegendItem { kind: Money::Eu, label: "EU".into() }];
    MatchBars { bars: vec![bar.note("1 ÷ 1", "alt").tag(tag())], legend }
}

pub fn reckoned() -> Value {
    json!({
        "left_out": 1, "bars": bars(),
        "types": [{
            "label": "Services", "cost": "2.00", "asked": "1.00", "share": 5000, "most": 5000, "needed": "1.00",
            "counted": "1.00", "claimed": "2.00", "tags": [tag()], "total": true,
        }],
        "lines": [{ "label": "L", "asked": "1.00", "cap": "2.00", "tag": tag() }],
        "partners": [{ "label": "P", "cost": "2.00", "asked": "1.00" }],
        "years": [{ "label": "2027", "cost": "2.00", "asked": "1.00", "claimed": "1.00" }],
        "ratios": [{ "label": "Total ÷ EU", "value": "2.00", "numerator": "2.00", "denominator": "1.00" }], "cross": table(),
    })
}

#[test]
fn writing() {
    let group = json!({
        "legend": "L", "note": "N", "links": [{ "label": "Letters", "text": "a.pdf", "href": "/a" }], "hidden": fields(), "fields": fields(), "more": fields(), "more_label": "More",
        "more_open": true,
    });
    let sheet = |file: &Field, paste: &Field| json!({ "import": "/i", "csv": "/c", "xlsx": "/x", "file": file, "paste": paste, "replaces": "All rows." });
    let refused = fields()[3].clone().errors(vec!["unreadable".into()]);
    let sheets = [sheet(&refused, &fields()[1]), sheet(&fields()[3], &Field::lines("pasted", "Cells"))];
    let edit = |conflict: Value, last: bool| {
        json!({
            "title": "T", "crumbs": crumbs(), "heading": "H", "intro": "I", "back": "/b", "action": "/a",
            "version": 2, "seen": "00", "notice": notice(), "news": news(),
            "drafting": { "href": "/proposals/AIF-0001/fields/", "reference": "AIF-0001" },
            "drafts": [
                drafted(Value::Null, Value::Null, ""), drafted(both(true), json!(tag()), "Ben, 10:00"),
                drafted(both(false), Value::Null, ""),
            ],
            "fields": fields(), "groups": [group], "add": "More rows",
            "others": { "title": "Rows of the others", "note": "N", "table": table() }, "closed": last,
            "summary": summary(), "conflict": conflict, "history": "/h", "parts": parts(), "last": last,
            "reckoned": reckoned(), "reckon": "/reckon", "read": "Rows were read.", "typed": true,
            "sheet": sheets[usize::from(last)],
        })
    };
    let beside =
        |rows: Value| json!({ "by": "Ana changed this.", "mine": rows, "theirs": rows, "alike": "Two" });
    let met = [beside(json!(["A row"])), beside(json!([]))];
    let views = met.into_iter().map(|met| edit(met, true)).chain([edit(Value::Null, false)]);
    every_path_exists("proposal/edit", &views.collect::<Vec<_>>());
    let own_slots = |own: bool| match own {
        true => json!([{ "title": "Ministry", "document": document(), "action": "/a", "field": fields()[3] },
            { "title": "Region", "document": null, "action": "/a", "field": fields()[3] }]),
        false => json!([]),
    };
    let slot = |document: Value, own: bool| json!({ "title": "Part B", "required": !own, "open": own, "own": own_slots(own), "document": document, "action": "/a", "field": fields()[3] });
    let documents = json!({
        "title": "T", "crumbs": crumbs(), "heading": "H", "intro": "I", "of_all": "O", "back": "/b", "dossier": "/z", "import": "/i",
        "slots": [slot(document(), false), slot(Value::Null, false), slot(Value::Null, true)],
        "replaced": [{
            "slot": "Part B", "name": "old.pdf", "href": "/o", "at": "2025-12-22T09:00:00Z",
            "replaced": "2025-12-22T10:00:00Z",
        }],
        "summary": summary(), "parts": parts(),
        "next": Notice::new(Kind::Good, "All here.", "Go on.").action(Action::go("Submit", "/s")),
    });
    every_path_exists("proposal/documents", &[documents]);
    let side = |by: &str| {
        json!({
            "name": "b.pdf", "size": "1 kB", "pages": "2 pages", "short": "0011", "at": "2025-12-22T09:00:00Z",
            "by": by, "href": "/d",
        })
    };
    let replace = |held: Value| {
        json!({
            "title": "Replace?", "crumbs": crumbs(), "slot": "Part B", "held": held, "new": side(""), "action": "/r",
            "offer": "x", "over": "00", "back": "/e",
        })
    };
    every_path_exists("proposal/replace", &[replace(side("Ana")), replace(Value::Null)]);
}

#[test]
fn history_and_notes() {
    let pieces = ["kept", "added", "removed", "skipped"].map(|mark| json!({ "mark": mark, "text": "word " }));
    let entry = |begun: Value, whole: &str, past: Value| {
        json!({
            "who": "Ana", "at": "2025-12-22T09:00:00Z", "begun": begun, "tag": tag(), "whole": whole, "past": past,
            "pieces": pieces,
        })
    };
    let history = |entries: Vec<Value>| {
        json!({
            "title": "T", "crumbs": crumbs(), "heading": "H", "action": "/a", "edit": "/e", "notes": "/n",
            "notice": notice(), "base": 2, "entries": entries, "older": "/o",
        })
    };
    let entries =
        vec![entry(json!("2025-12-22T08:00:00Z"), "word", json!("1")), entry(Value::Null, "", Value::Null)];
    every_path_exists("proposal/history", &[history(entries), history(vec![])]);
    let list = |entries: Vec<Value>| {
        json!({
            "title": "T", "crumbs": crumbs(), "heading": "H", "action": "/a", "edit": "/e", "notice": notice(),
            "base": 2, "entries": entries, "older": "/o",
        })
    };
    let saved = |who: Value, rows: Value, past: Value| {
        json!({
            "who": who, "at": "2025-12-22T09:00:00Z", "tag": tag(), "rows": rows, "past": past,
            "pieces": [{ "mark": "added", "text": "A row" }, { "mark": "removed", "text": "Another" }],
        })
    };
    let entries =
        vec![saved(json!("Ana"), json!(["A row"]), json!(1)), saved(Value::Null, json!([]), Value::Null)];
    every_path_exists("proposal/list_history", &[list(entries), list(vec![])]);
    let thread = |resolved: bool| {
        json!({
            "id": "1", "about": "Title", "tag": tag(), "resolved": if resolved { "Ana" } else { "" },
            "at": resolved.then_some("2025-12-22T09:00:00Z"), "reply": fields()[1],
            "notes": [{ "who": "Ana", "at": "2025-12-22T09:00:00Z", "text": "Well?" }],
        })
    };
    let notes = |about: &str, empty: Value| {
        json!({
            "title": "T", "crumbs": crumbs(), "action": "/a", "resolve": "/r", "about": about, "all": "/n",
            "history": "/h", "threads": [thread(true), thread(false)], "empty": empty, "fields": fields(),
            "summary": summary(),
        })
    };
    let empty = json!(Empty::new("None", "Begin."));
    every_path_exists("proposal/notes", &[notes("Title", empty), notes("", Value::Null)]);
}

#[test]
fn submitting_and_receipts() {
    let row = json!({ "tag": tag(), "text": "Missing", "href": "/m" });
    let submit = |cutoff: Value| {
        json!({
            "title": "T", "crumbs": crumbs(), "back": "/b", "action": "/a", "notice": notice(), "version": 2,
            "at": "2025-12-31T16:00:00Z", "cutoff": cutoff, "nth": 1, "open": !cutoff.is_null(), "settled": false, "blocking": [row], "warning": [row],
            "documents": ["a.pdf", "b.pdf"], "emergency": "/e",
        })
    };
    every_path_exists("proposal/submit", &[submit(json!(5)), submit(Value::Null)]);
    let version = |current: bool| json!({ "version": 1, "href": "/r", "current": current });
    let shown = json!({
        "title": "T", "crumbs": crumbs(), "back": "/b", "notice": notice(), "news": news(), "receipt": receipt(), "exactly": "E", "late": "Late.",
        "papers": [{ "title": "Part B", "name": "b.pdf", "size": "1 kB", "sha256": "00" }],
        "call": "C", "jws": "a.b.c", "jws_href": "/j", "pdf_href": "/p", "content_href": "/c", "command": "rollcall verify", "inclusion_href": "/i", "root": "00",
        "versions": [version(true), version(false)],
    });
    every_path_exists("proposal/receipt", &[shown]);
    let part = |blanked: &str| json!({ "title": "B", "name": "b.pdf", "href": "/d", "pages": "2 pages", "size": "1 kB", "sha256": "00", "blanked": blanked });
    let dossier = json!({
        "title": "T", "crumbs": crumbs(), "reference": "AIF-0001", "acronym": "A", "headline": "H", "track": "T",
        "notice": notice(), "facts": [{ "label": "State", "value": "draft 2", "hash": true }], "zip": "/z", "sealed": "/z?version=1", "parts": [part(""), part("pages 3 to 4")], "seen": ["You."], "back": "/b",
        "content": whole_text(), "supplements": crate::case::supplements(),
    });
    every_path_exists("proposal/dossier", &[dossier]);
    let result = json!({
        "notice": notice(), "said": [{ "tag": tag(), "text": "It holds." }], "receipt": receipt(), "exactly": "E", "call": "C",
    });
    let verify =
        json!({ "title": "T", "fields": fields(), "summary": summary(), "result": result, "most": 1 });
    every_path_exists("proposal/verify", &[verify]);
}

#[test]
fn the_whole_text() {
    let text = json!({
        "title": "T", "crumbs": crumbs(), "href": "/p", "reference": "AIF-0001", "acronym": "DEMO", "headline": "H",
        "track": "T", "which": "draft 2", "content": whole_text(),
    });
    every_path_exists("proposal/text", &[text]);
}

#[test]
fn out_and_back_in() {
    let form = json!({
        "title": "T", "crumbs": crumbs(), "action": "/a", "field": fields()[3], "summary": summary(),
        "archive": "/z", "back": "/b", "bound": "You write for one.",
    });
    every_path_exists("proposal/import", &[form]);
    let check = |problems: Value, differences: Value, fits: bool| {
        json!({
            "title": "T", "crumbs": crumbs(), "stale": true, "problems": problems, "differences": differences,
            "left": if fits { json!(["Not taken over."]) } else { json!([]) }, "fits": fits, "action": "/a", "offer": "o", "version": 3, "retry": "/r", "back": "/b",
        })
    };
    let piece = |mark: &str| json!({ "mark": mark, "text": "A" });
    let pieces = ["kept", "added", "removed", "skipped"].map(piece);
    let difference = json!([
        { "label": "Title", "pointer": "/title", "before": "A", "after": "B", "pieces": [] },
        { "label": "Abstract", "pointer": "/answers/abstract", "before": "", "after": "", "pieces": pieces },
    ]);
    let problem = json!([{ "label": "Consortium", "at": "/manifest", "text": "Wrong." }]);
    every_path_exists(
        "proposal/import_check",
        &[
            check(problem, difference.clone(), false),
            check(json!([]), difference, true),
            check(json!([]), json!([]), false),
        ],
    );
}

/// A table to be read.
pub fn table() -> Value {
    let cells = || vec!["Demo Centre".into(), Cell::new("1.00").more("SEK 10.00")];
    let table = Table::new("By funder", "none").column("Funder", 1).figures("EUR", 1);
    json!(table.row(cells()).total(cells()))
}

pub fn whole_text() -> Value {
    json!({
        "sections": [{ "title": "Brief", "answers": [answer("Text"), answer("")] }],
        "vanished": [answer("Text"), answer("")],
        "partners": table(),
        "hosting": "FI, SE",
        "declared": [
            { "partner": "Demo Centre", "title": "Honour", "note": "by Ana", "earlier": true },
            { "partner": "Demo Centre", "title": "Capacity", "note": "by Ana", "earlier": false },
        ],
        "money": [table()], "apart": false, "documents": [document()],
    })
}

fn cell(asked: bool) -> Value {
    json!({ "head": "Honour", "tag": if asked { json!(tag()) } else { Value::Null }, "href": "/d", "note": "by Ana" })
}

#[test]
fn the_consortium() {
    let row = |people: Value| {
        json!({
            "href": "/p", "name": "Demo Centre", "country": "FI", "role": "Host", "people": people,
            "cells": [cell(true), cell(false)],
        })
    };
    let gone = |reason: &str, heir: Value| {
        json!({
            "name": "Demo Centre", "country": "FI", "at": "2025-12-22T09:00:00Z", "by": "Ana", "reason": reason,
            "replaced_by": heir,
        })
    };
    let partners = json!({
        "title": "T", "crumbs": crumbs(), "own": "Yours", "heads": ["Honour", "Sign-off"],
        "rows": [row(json!(["Ana", "Ben"])), row(json!([]))], "hosting": "FI, SE",
        "gone": [gone("Why", json!("Other")), gone("", Value::Null)], "actions": [Action::go("Add", "/a").primary()],
        "empty": Empty::new("None", "Begin"),
    });
    every_path_exists("proposal/partners", &[partners]);
    let group = json!({ "legend": "L", "note": "", "hidden": fields(), "fields": fields(), "more": fields(),
        "more_label": "More", "more_open": true });
    let declaration = |document: Value, field: Value, open: bool| {
        json!({
            "id": "honour", "title": "Honour", "text": "We declare", "sha256": "00", "tag": tag(), "note": "by Ana",
            "agreed": if open { json!(fields()[1]) } else { Value::Null }, "action": "/a", "undo": true,
            "paper": { "document": document, "field": field },
        })
    };
    let bare = json!({
        "id": "x", "title": "X", "text": "X", "sha256": "00", "tag": tag(), "note": "", "agreed": null, "action": "/a",
        "undo": false, "paper": null,
    });
    let partner = json!({
        "title": "T", "crumbs": crumbs(), "heading": "Demo Centre", "meta": ["FI", "Host"], "back": "/b",
        "entry": { "action": "/a", "seen": "00", "group": group }, "facts": [{ "label": "City", "text": "Kajaani" }], "not_yours": "To be read.",
        "lookup": { "action": "/p", "field": fields()[1], "asked": true,
            "rows": [{ "name": "Demo", "country": "FI", "from": "award", "href": "/p" }] },
        "people": ["Ana"],
        "declarations": [declaration(document(), json!(fields()[3]), true), declaration(Value::Null, Value::Null, false), bare],
        "signoff": { "tag": tag(), "note": "by Ana", "seen": "00", "warning": notice(), "action": "/s", "undo": true },
        "leave": { "action": "/l", "fields": fields() }, "summary": summary(),
        "conflict": [{ "label": "City", "text": "Kajaani" }],
    });
    every_path_exists("proposal/partner", &[partner]);
    let line = |href: Value| json!({ "tag": tag(), "points": [{ "text": "Done", "href": href }] });
    let ready = json!({
        "title": "T", "crumbs": crumbs(), "figures": [{ "value": "1", "label": "met" }],
        "groups": [
            { "title": "Consortium", "href": "/c", "met": 1, "of": 2, "lines": [line(json!("/l")), line(Value::Null)] },
            { "title": "Money", "href": null, "met": 1, "of": 2, "lines": [line(Value::Null)] },
        ],
        "heads": ["Honour"], "partners": [{ "name": "Demo", "href": "/p", "cells": [cell(true), cell(false)] }],
        "funders": [{ "name": "Ministry", "href": "/f", "tag": tag(), "note": "by Ana" }], "actions": [Action::go("Back", "/b")],
    });
    every_path_exists("proposal/ready", &[ready]);
    let funder = |official: bool, close: Value| {
        json!({
            "anchor": "funder-1", "name": "Ministry", "claimed": "1.00", "declined": "EUR 1 declined", "signing": tag(), "note": "by Aino", "opened": tag(),
            "letters": [{ "slot": "Letters", "name": "a.pdf", "href": "/a" }], "since": "2025-12-22T09:00:00Z",
            "official": official, "close": close,
            "form": { "action": "/o", "fields": fields(), "summary": summary() },
        })
    };
    let funders = json!({
        "title": "T", "crumbs": crumbs(), "rows": [funder(true, json!("/c")), funder(false, Value::Null)],
        "actions": [Action::go("Back", "/b")],
        "empty": Empty::new("None.", "Yet.").action(Action::go("Go", "/g")),
    });
    every_path_exists("proposal/funders", &[funders]);
    let invitation = json!({
        "title": "T", "crumbs": crumbs(), "intro": "I", "facts": [{ "label": "Role", "value": "Reader" }],
        "actions": [Action::post("Accept", "/a")], "note": "Then",
    });
    every_path_exists("proposal/invitation", &[invitation]);
}

#[test]
fn the_emergency_path() {
    let at = "2025-12-31T16:00:00Z";
    let handed = json!({ "at": at, "by": "Ana", "href": "/z", "blocking": 2,
        "faults": [{ "place": "/archive", "text": "Wrong." }] });
    let decision =
        |version: Value| json!({ "at": at, "by": "Sam", "reason": "R", "version": version, "supplement": 1 });
    let deposit = |handed: Value, decision: Value, note: &str| {
        json!({ "number": 1, "cutoff": 5, "sha256": "00", "at": at, "means": "portal", "by": "Sam", "note": note,
            "tag": tag(), "handed": handed, "decision": decision })
    };
    let deposits = [
        deposit(handed.clone(), decision(json!(2)), "By mail"),
        deposit(handed, decision(Value::Null), ""),
        deposit(Value::Null, Value::Null, ""),
    ];
    let form = json!({ "action": "/a", "cutoff": 5, "at": at, "field": fields()[1], "summary": summary() });
    let rows = deposits.iter().map(|one| {
        json!({ "deposit": one, "closes": at, "until": at, "receipt": "/r", "submission": Action::go("Receipt", "/r") })
    });
    let rows: Vec<Value> = rows.collect();
    let team = |form: &Value, deposits: Value| {
        json!({ "title": "T", "crumbs": crumbs(), "heading": "H", "reason": "R", "hours": 24, "archive": "/z",
            "archive_name": "a.zip", "notice": notice(), "deposits": deposits, "form": form, "hand_in": form })
    };
    every_path_exists("proposal/emergency", &[team(&form, json!(rows)), team(&Value::Null, json!([]))]);
    let row = json!({ "href": "/d", "reference": "AIF-0001", "number": 1, "cutoff": 5, "at": at, "means": "mail",
        "tag": tag() });
    let form = json!({ "action": "/a", "fields": fields(), "summary": summary() });
    let empty = Empty::new("Nothing", "Yet").action(Action::go("Begin", "/b"));
    let list = |rows: Value, empty: Value, form: &Value| json!({ "title": "T", "crumbs": crumbs(), "rows": rows, "empty": empty, "notice": notice(), "form": form });
    every_path_exists(
        "proposal/emergencies",
        &[list(json!([row]), Value::Null, &form), list(json!([]), json!(empty), &Value::Null)],
    );
    let one = |deposit: &Value, outages: Value, form: &Value| {
        json!({ "title": "T", "crumbs": crumbs(), "deposit": deposit, "closes": at, "until": at,
            "outages": outages, "notice": notice(), "form": form })
    };
    let outages = json!([{ "from": at, "until": at, "kind": "slow" }]);
    let all: Vec<Value> = deposits.iter().map(|deposit| one(deposit, outages.clone(), &form)).collect();
    every_path_exists(
        "proposal/emergency_decision",
        &[all, vec![one(&deposits[2], json!([]), &Value::Null)]].concat(),
    );
}
