//! Every path of the templates of announcements, questions, letters and outages names something in a view.

use rollcall::words::parts::{Action, Choice, Crumb, Empty, Field, Kind, Notice, Summary, SummaryItem, Tag};
use serde_json::{Value, json};

use crate::words::paths::every_path_exists;

const AT: &str = "2025-12-31T16:00:00.000000Z";

fn crumbs() -> Vec<Crumb> {
    vec![Crumb::to("Calls", "/calls"), Crumb::here("Here")]
}

fn empty() -> Empty {
    Empty::new("Nothing", "Yet").action(Action::go("Begin", "/b"))
}

fn form() -> Value {
    let choices = vec![Choice::new("a", "A").hint("first"), Choice::new("b", "B")];
    let fields = vec![
        Field::text("title", "Title").hint("short").errors(vec!["wrong".into()]),
        Field::radios("track", "Track", choices),
        Field::hidden("version", 1),
    ];
    let item = SummaryItem { id: Some("f-title".into()), label: "Title".into(), text: "Wrong".into() };
    json!({ "action": "/a", "fields": fields, "summary": Summary { items: vec![item] }, "submit": "Do", "title": "Form" })
}

fn news() -> Value {
    json!([
        { "id": "1", "at": AT, "by": "Sam", "title": "Moved", "body": "Why", "version": 2, "wordings": wordings(true) },
        { "id": "2", "at": AT, "by": null, "title": "Told", "body": "", "version": null, "wordings": wordings(false) },
    ])
}

fn wordings(corrected: bool) -> Value {
    match corrected {
        true => json!({ "number": 2, "corrected": { "at": AT, "by": "Sam", "reason": "A slip." },
            "earlier": [{ "at": AT, "title": "Was", "body": "Said" }], "correct": "/c" }),
        false => json!({ "number": 1, "corrected": null, "earlier": [], "correct": null }),
    }
}

#[test]
fn of_announcements_and_answers() {
    let view = |news: Value, form: Value, empty: Value| json!({ "title": "News", "crumbs": crumbs(), "call": "ai", "news": news, "form": form, "empty": empty });
    every_path_exists(
        "call/news",
        &[view(news(), form(), Value::Null), view(json!([]), Value::Null, json!(empty()))],
    );
    let answer =
        json!({ "number": 1, "at": AT, "question": "What?", "answer": "That.", "wordings": wordings(true) });
    let view = |answers: Value, empty: Value| {
        json!({ "title": "Answers", "crumbs": crumbs(), "answers": answers, "empty": empty, "closing": "Until then.",
            "ask": Action::go("Ask", "/q") })
    };
    every_path_exists("call/answers", &[view(json!([answer]), Value::Null), view(json!([]), json!(empty()))]);
}

#[test]
fn of_corrections() {
    let view = |stands: Value, notice: Value| {
        let form = form();
        json!({ "title": "Correct", "crumbs": crumbs(), "action": "/a", "seen": 1, "notice": notice, "stands": stands,
            "fields": form["fields"], "summary": form["summary"], "back": "/b" })
    };
    let notice = json!(Notice::new(Kind::Warn, "Met", "More"));
    let stands = json!({ "title": "Now", "body": "This" });
    every_path_exists("call/correct", &[view(stands, notice), view(Value::Null, Value::Null)]);
}

#[test]
fn of_the_check_of_tracks() {
    let line = |source: &str, assumed: bool| {
        let rule =
            json!({ "words": "The host is in a Member State", "see": "/calls/ai#who", "source": source });
        json!({ "text": "Finland (FI) may host.", "rule": rule, "assumed": assumed })
    };
    let assumed = json!([{ "key": "states", "about": "States that take part", "reason": "Inferred." }]);
    let need = json!({ "question": "Host?", "tag": Tag::good("yes"), "lines": [line("Article 9", true), line("", false)] });
    let track = json!({ "id": "01", "title": "One", "summary": "S", "tag": Tag::warn("open"), "needs": [need], "assumed": assumed });
    let view = |tracks: Value, begin: Value, empty: Value| {
        let form = form();
        json!({ "title": "Track", "crumbs": crumbs(), "action": "/w", "fields": form["fields"],
            "summary": form["summary"], "call": "ai", "day": "2025-12-31", "ahead": tracks[0].is_object(), "tracks": tracks,
            "begin": begin, "empty": empty })
    };
    every_path_exists(
        "call/track",
        &[
            view(json!([track]), json!(Action::go("Begin", "/n")), Value::Null),
            view(json!([]), Value::Null, json!(empty())),
        ],
    );
}

#[test]
fn of_questions() {
    let row = |by: Value| {
        json!({ "href": "/q/1", "subject": "Power", "at": AT, "cutoff": 5, "by": by,
            "tags": [Tag::warn("waits")] })
    };
    let notice = Notice::new(Kind::Plain, "Closed.", "Since then.").action(Action::go("See", "/s"));
    let mine = |rows: Value, form: Value, notice: Value| {
        json!({ "title": "Q", "crumbs": crumbs(), "lead": "L", "action": "/q", "answers": "/a", "rows": rows,
            "form": form, "notice": notice })
    };
    every_path_exists(
        "call/questions",
        &[mine(json!([row(Value::Null)]), form(), Value::Null), mine(json!([]), Value::Null, json!(notice))],
    );
    let all = |rows: Value, empty: Value| json!({ "title": "Q", "crumbs": crumbs(), "rows": rows, "empty": empty, "answers": "/a" });
    every_path_exists(
        "call/asked",
        &[all(json!([row(json!("Ana")), row(Value::Null)]), Value::Null), all(json!([]), json!(empty()))],
    );
    let notice =
        json!(Notice::new(Kind::Bad, "Refused.", "Answered already.").action(Action::go("See", "/s")));
    let one = |answer: Value, form: Value, published: Value| {
        json!({ "title": "Power", "crumbs": crumbs(), "at": AT, "by": published, "tags": [Tag::good("answered")],
            "body": "How much?", "answer": answer, "published": published, "answer_form": form,
            "publish_form": form, "waits": true, "notice": notice })
    };
    let answer = json!({ "at": AT, "by": "Sam", "text": "Enough." });
    every_path_exists(
        "call/question",
        &[
            one(answer, Value::Null, json!("/a#1")),
            one(Value::Null, form(), Value::Null),
            one(Value::Null, Value::Null, Value::Null),
        ],
    );
}

#[test]
fn of_letters_of_interest() {
    let row = |by: Value, amount: Value, partners: &str| {
        json!({ "href": "/i/1", "label": "DEMO", "cutoff": 5, "track": "One", "country": "FI", "partners": partners,
            "amount": amount, "changed": AT, "tag": Tag::good("stands"), "by": by, "email": by })
    };
    let rows = json!([row(json!("Ana"), json!("40000000.00"), "EE"), row(Value::Null, Value::Null, "")]);
    let notice = Notice::new(Kind::Plain, "Over.", "Nothing.").action(Action::go("See", "/s"));
    let mine = |rows: Value, form: Value, notice: Value, withdraw: Value| {
        json!({ "title": "I", "crumbs": crumbs(), "lead": "L", "heading": "H", "rows": rows, "form": form,
            "notice": notice, "withdraw": withdraw })
    };
    every_path_exists(
        "call/interest",
        &[
            mine(rows.clone(), form(), Value::Null, json!(Action::post("Withdraw", "/w").with("version", 1))),
            mine(json!([]), Value::Null, json!(notice), Value::Null),
        ],
    );
    let count = |named: usize| json!({ "cutoff": 5, "letters": 2, "amount": "40000000.00", "named": named });
    let all = |counts: Value, rows: Value, empty: Value| json!({ "title": "I", "crumbs": crumbs(), "counts": counts, "rows": rows, "empty": empty });
    every_path_exists(
        "call/interests",
        &[all(json!([count(1), count(0)]), rows, Value::Null), all(json!([]), json!([]), json!(empty()))],
    );
}

#[test]
fn of_the_service_and_extensions() {
    let outage = json!({ "from": AT, "until": AT, "tag": Tag::bad("not there"), "lasted": "2 min" });
    let view = |outages: Value, empty: Value| {
        json!({ "title": "Service", "load": { "tag": Tag::good("calm"), "text": "T" }, "outages": outages,
            "empty": empty, "days": 90, "threshold": 60 })
    };
    every_path_exists("call/service", &[view(json!([outage]), Value::Null), view(json!([]), json!(empty()))]);
    let decided = |moved: Value| json!({ "at": AT, "by": "Sam", "reason": "Why", "moved_to": moved });
    let row = |decided: Value, until: Value, form: Value| {
        json!({ "id": "1", "heading": "Cut-off 5", "tag": Tag::bad("open"), "proposed": AT, "cutoff_at": AT,
            "outage": "45 min", "until": until, "passed": true, "decided": decided, "form": form })
    };
    let rows = json!([
        row(decided(json!(AT)), Value::Null, Value::Null),
        row(decided(Value::Null), Value::Null, Value::Null),
        row(Value::Null, json!(AT), form()),
    ]);
    let view = |rows: Value, empty: Value| json!({ "title": "E", "crumbs": crumbs(), "rule": "R", "rows": rows, "empty": empty, "notice": null });
    let mut refused = view(json!([]), json!(empty()));
    refused["notice"] = json!(Notice::new(Kind::Bad, "Refused.", "Decided.").action(Action::go("See", "/s")));
    every_path_exists("call/extensions", &[view(rows, Value::Null), refused]);
}
