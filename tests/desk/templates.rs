//! Every path of the desk's templates exists in its views.

use serde_json::{Value, json};

use crate::words::paths::every_path_exists;

fn tag() -> Value {
    json!({ "kind": "warn", "label": "to do" })
}

#[test]
fn of_home() {
    let row = |due: Value| json!({ "tag": tag(), "text": "AIF-0001 NORTH", "note": "Write it.", "href": "/x", "due": due });
    let section = json!({
        "id": "reviews", "title": "My reviews", "rows": [row(json!("2025-12-31T16:00:00.000000Z")), row(Value::Null)],
        "all": { "label": "all", "href": "/reviews" },
    });
    let call = |assumed: bool| {
        json!({ "title": "AI", "href": "/calls/ai", "number": 5, "at": "2025-12-31T16:00:00.000000Z",
            "assumed": assumed, "rehearsal": assumed })
    };
    let empty = json!({ "title": "Nothing", "text": "Here", "action": Value::Null });
    let view = |sections: Value, calls: Value, empty: Value| json!({ "title": "Next", "sections": sections, "calls": calls, "empty": empty, "begins": true });
    every_path_exists(
        "desk/home",
        &[
            view(json!([section]), json!([call(true), call(false)]), Value::Null),
            view(json!([]), json!([]), empty),
        ],
    );
}

#[test]
fn of_the_staff_page() {
    let link = json!({ "label": "Report", "href": "/x" });
    let row = |next: Value, links: Value| {
        json!({ "number": 2, "href": "/x", "at": "2025-12-31T16:00:00.000000Z", "tag": tag(), "received": "7",
            "next": "Check", "next_href": next, "links": links })
    };
    let call = json!({
        "title": "AI", "href": "/calls/ai", "links": [link, link],
        "cutoffs": [row(json!("/y"), json!([link, link])), row(Value::Null, json!([]))],
    });
    every_path_exists(
        "desk/staff",
        &[
            json!({ "title": "Cut-offs", "kept_out": [json!({ "kind": "warn", "title": "AI", "text": "No.", "action": null })], "calls": [call] }),
        ],
    );
}

#[test]
fn of_the_register() {
    let crumbs = json!([{ "label": "Cut-offs", "href": "/staff" }, { "label": "Here", "href": null }]);
    let row = json!({ "at": "2025-12-31T16:00:27.000000Z", "reference": "AIF-0001", "verb": "submit", "text": "Late." });
    let empty = json!({ "title": "None", "text": "None", "action": Value::Null });
    every_path_exists(
        "desk/attempts",
        &[
            json!({ "title": "Refused", "crumbs": crumbs, "rows": [row], "empty": Value::Null }),
            json!({ "title": "Refused", "crumbs": crumbs, "rows": [], "empty": empty }),
        ],
    );
}
