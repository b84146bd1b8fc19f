//! Every path of the templates of cases names something in a view.

use rollcall::words::parts::{Action, Choice, Crumb, Empty, Field, Kind, Notice, Summary, SummaryItem, Tag};
use serde_json::{Value, json};

use crate::words::paths::every_path_exists;

const AT: &str = "2025-12-31T16:00:00.000000Z";

fn crumbs() -> Vec<Crumb> {
    vec![Crumb::to("Staff", "/staff"), Crumb::here("Here")]
}

fn form() -> Value {
    let choices = vec![Choice::new("a", "A").hint("first"), Choice::new("b", "B")];
    let fields = vec![
        Field::text("subject", "Subject").hint("short").errors(vec!["wrong".into()]),
        Field::radios("kind", "Kind", choices),
        Field::file("file", "File", "application/pdf"),
    ];
    let item = SummaryItem { id: Some("f-subject".into()), label: "Subject".into(), text: "Wrong".into() };
    json!({ "action": "/a", "fields": fields, "summary": Summary { items: vec![item] } })
}

fn notice() -> Notice {
    Notice::new(Kind::Warn, "Waits.", "For you.").action(Action::go("Go", "/g"))
}

fn empty() -> Empty {
    Empty::new("Nothing", "Yet").action(Action::go("Begin", "/b"))
}

/// As `{{> supplements supplements}}` shows them.
pub fn supplements() -> Value {
    let one = |correction: Value, file: Value| {
        json!({ "id": "supplement-1", "heading": "Supplement 1", "at": AT, "by": "Sam", "version": 1,
            "correction": correction, "file": file, "reason": "R", "legal_basis": "L" })
    };
    json!([
        one(json!({ "place": "P", "before": "b", "after": "a" }), Value::Null),
        one(Value::Null, json!({ "name": "annex.pdf", "href": "/f" })),
    ])
}

#[test]
fn of_the_list() {
    let row = |due: Value, news: bool| {
        json!({ "href": "/c/1", "number": 1, "subject": "S", "kind": "K", "tag": Tag::warn("waits"), "due": due,
            "last": AT, "news": news })
    };
    let view = |rows: Value, empty: Value, notice: Value, form: Value| {
        json!({ "title": "T", "crumbs": crumbs(), "heading": "H", "rows": rows, "empty": empty,
            "supplements": supplements(), "notice": notice, "form": form })
    };
    let rows = json!([row(json!(AT), true), row(Value::Null, false)]);
    every_path_exists(
        "case/list",
        &[
            view(rows, Value::Null, json!(notice()), form()),
            view(json!([]), json!(empty()), Value::Null, Value::Null),
        ],
    );
}

#[test]
fn of_a_matter() {
    let entry = |more: bool| {
        let files = json!([{ "name": "a.pdf", "href": "/f", "about": "1 kB" }]);
        let reads = json!([{ "who": "Ana", "at": AT }]);
        json!({ "id": "message-1", "who": "Sam", "side": "staff", "at": AT, "text": "Words",
            "said": if more { "Moved" } else { "" }, "note": if more { "Open again" } else { "" },
            "proposed": if more { "after" } else { "" }, "files": if more { files } else { json!([]) },
            "reads": if more { reads } else { json!([]) } })
    };
    let correction = |after: &str| json!({ "place": "P", "field": "F", "before": "b", "after": after });
    let decision = json!({ "tag": Tag::good("accepted"), "who": "Sam", "at": AT, "reason": "R" });
    let folded = |form: &Value| match form {
        Value::Null => Value::Null,
        form => json!({ "form": form, "more": "More", "open": true }),
    };
    let view = |due: Value, correction: Value, decision: Value, form: Value| {
        json!({ "title": "T", "crumbs": crumbs(), "heading": "H", "meta": ["m"], "tag": Tag::warn("waits"),
            "due": due, "first_due": due, "notice": notice(), "correction": correction,
            "entries": [entry(true), entry(false)], "decision": decision, "reply": form, "decide": form,
            "before": if form.is_null() { Value::Null } else { json!(notice()) },
            "moving": folded(&form), "more_time": folded(&form), "seen": "S" })
    };
    every_path_exists(
        "case/thread",
        &[
            view(json!(AT), correction("a"), Value::Null, form()),
            view(json!(AT), correction(""), Value::Null, form()),
            view(Value::Null, Value::Null, decision, Value::Null),
        ],
    );
}

#[test]
fn of_the_cases_of_a_call() {
    let row = |due: Value| {
        json!({ "href": "/c/1", "reference": "AIF-0001", "acronym": "A", "subject": "S", "kind": "K",
            "tag": Tag::warn("waits"), "due": due, "last": AT, "news": true })
    };
    let view =
        |rows: Value, empty: Value| json!({ "title": "T", "crumbs": crumbs(), "rows": rows, "empty": empty });
    every_path_exists(
        "case/cases",
        &[view(json!([row(json!(AT)), row(Value::Null)]), Value::Null), view(json!([]), json!(empty()))],
    );
}
