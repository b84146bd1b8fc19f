//! Announcements: what changes tells itself, with when, by whom and why; and letters to whom it concerns.

use actix_web::http::Method;
use rollcall::call::acts;
use rollcall::call::rules::{NewsKind, builtin, news};
use rollcall::ground::ids::CallId;
use rollcall::ground::{Role, Scope};
use serde_json::json;

use super::versions::loads_the_calls;
use crate::support::app::both_databases;

#[test]
fn a_moved_date_and_more_money_are_announced_in_the_same_act() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let staff =
            app.person_with("Sam Staff", Role::Staff, Scope::Call(CallId::from_text("ai-factories"))).await;
        let moved = [("cutoff", "5"), ("local", "2026-01-31T17:00"), ("reason", "the Board gave a month")];
        staff.posts("/calls/ai-factories/move-cut-off", &moved).await.is(303);
        app.passes(60);
        let more =
            [("line", "digital-europe"), ("slice", "5"), ("amount", "50 000 000"), ("why", "new money")];
        staff.posts("/calls/ai-factories/top-up", &more).await.is(303);
        let page = app.visitor().gets("/calls/ai-factories").await.is(200);
        for shown in [
            "Cut-off 5 moves from 31 December 2025, 17:00 Brussels to 31 January 2026, 17:00 Brussels",
            "the Board gave a month",
            "Digital Europe: infrastructure: EUR 50,000,000.00 more, now EUR 850,000,000.00",
            "new money",
            "Sam Staff",
            "All 2 announcements",
        ] {
            assert!(page.shows(shown), "{shown} in {}", page.words());
        }
        // The cut-off's own page tells it too, and the versions name what changed in words.
        let cutoff = app.visitor().gets("/calls/ai-factories/cut-offs/5").await.is(200);
        assert!(cutoff.shows("Sam Staff") && cutoff.shows("the Board gave a month"));
        let versions = app.visitor().gets("/calls/ai-factories/versions").await.is(200);
        for shown in [
            "Cut-offs › Cut-off 5 › when it closes",
            "Budget lines › Digital Europe: infrastructure › total",
            "Budget lines › Digital Europe: infrastructure › parts per cut-off › Cut-off 5 › amount",
        ] {
            assert!(versions.shows(shown), "{shown}: {}", versions.words());
        }
        let words = page.words();
        assert!(words.find("new money").unwrap() < words.find("the Board gave a month").unwrap());
        let api = "/api/v1/calls/ai-factories/announcements";
        let told = app.visitor().calls(Method::GET, api, None, &[]).await.is(200).json();
        assert_eq!(told["announcements"][0]["text"], "new money");
        assert_eq!(told["announcements"][1]["rulebook_version"], 2);
        // Another call says nothing of it.
        assert!(
            app.visitor()
                .gets("/calls/rehearsal/announcements")
                .await
                .is(200)
                .shows("Nothing was announced yet")
        );
    });
}

#[test]
fn members_get_one_letter_each_when_a_cutoff_moves_and_nobody_else_does() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let (ana, ben, eve) = (app.person("Ana").await, app.person("Ben").await, app.person("Eve").await);
        for (call, acronym) in
            [("ai-factories", "DEMO-ONE"), ("ai-factories", "DEMO-TWO"), ("rehearsal", "DEMO-THREE")]
        {
            let form = [("call", call), ("acronym", acronym), ("title", "Invented")];
            let who = if call == "rehearsal" { &eve } else { &ana };
            let to = who.posts("/proposals/new", &form).await.is(303).location().to_owned();
            if acronym == "DEMO-TWO" {
                let reference = to.split('?').next().unwrap().rsplit('/').next().unwrap();
                ben.joins(reference, Role::Reader);
            }
        }
        app.reads_all_letters();
        let staff = app.person_with("Staff", Role::Staff, Scope::Everything).await;
        let moved = [("cutoff", "5"), ("local", "2026-01-31T17:00"), ("reason", "a month more")];
        staff.posts("/calls/ai-factories/move-cut-off", &moved).await.is(303);
        for person in [&ana, &ben] {
            let letters = person.letters();
            assert_eq!(letters.len(), 1, "{letters:?}");
            assert_eq!(
                letters[0].subject,
                "AI Factories: cut-off 5 moves to 31 January 2026, 17:00 Brussels"
            );
            assert!(letters[0].text.contains("a month more"));
        }
        assert!(eve.letters().is_empty() && staff.letters().is_empty());
        // More money moves no date: no letters.
        let more = [("line", "digital-europe"), ("slice", "5"), ("amount", "1"), ("why", "a euro")];
        staff.posts("/calls/ai-factories/top-up", &more).await.is(303);
        assert!(ana.letters().is_empty());
    });
}

#[test]
fn staff_announce_by_hand_and_others_do_not() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let staff = app.person_with("Sam", Role::Staff, Scope::Everything).await;
        let path = "/calls/ai-factories/announcements";
        let form = [("title", "Information day"), ("body", "Online,\nat ten.")];
        app.person("Ana").await.posts(path, &form).await.is(403);
        assert!(!app.visitor().gets(path).await.is(200).shows("Announce something"));
        assert!(staff.gets(path).await.is(200).shows("Announce something"));
        assert!(
            staff.posts(path, &[("title", ""), ("body", "x")]).await.is(422).shows("Please fill this in.")
        );
        staff.posts(path, &form).await.is(303);
        let api = "/api/v1/calls/ai-factories/announcements";
        let body = json!({ "title": "Over the API", "body": "too" });
        staff.calls(Method::POST, api, Some(body), &[]).await.is(201);
        let seen = app.visitor().gets(path).await.is(200);
        assert!(seen.shows("Information day") && seen.shows("Over the API"));
    });
}

#[test]
fn every_change_of_dates_and_money_is_news_and_nothing_else_is() {
    let old = builtin("ai-factories").unwrap();
    let mut new = old.clone();
    new.clocks.inform_days += 1;
    assert_eq!(news(&old, &new).unwrap(), []);
    new.cutoffs[3].local = "2025-10-01T17:00:00".parse().unwrap();
    let last = new.cutoffs.pop().unwrap();
    new.budget_lines[1].total = rollcall::ground::Euro::parse("150000000.00").unwrap();
    let kinds = |old, new| news(old, new).unwrap().into_iter().map(|one| one.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&old, &new), [NewsKind::CutoffMoved, NewsKind::CutoffDropped, NewsKind::Reduced]);
    assert_eq!(kinds(&new, &old), [NewsKind::CutoffMoved, NewsKind::CutoffAdded, NewsKind::ToppedUp]);
    assert_eq!(last.number, 5);
    // A first version has nothing to be compared with.
    both_databases(async |app| {
        app.acts(|act| acts::load(act, &builtin("ai-factories").unwrap(), "").map(drop));
        assert!(
            app.visitor().gets("/calls/ai-factories/announcements").await.shows("Nothing was announced yet")
        );
    });
}

#[test]
fn what_stands_published_is_corrected_and_what_stood_stays_readable() {
    both_databases(async |app| {
        loads_the_calls(&app);
        let (staff, ana) =
            (app.person_with("Sam", Role::Staff, Scope::Everything).await, app.person("Ana").await);
        let path = "/calls/ai-factories/announcements";
        staff.posts(path, &[("title", "Information day"), ("body", "Online, at ten.")]).await.is(303);
        let ask = [("subject", "Power"), ("body", "How much?")];
        let asked = ana.posts("/calls/ai-factories/questions", &ask).await.is(303).location().to_owned();
        let asked = asked.split('?').next().unwrap();
        let public = [("question", "How much power?"), ("public_answer", "12 MW.")];
        staff.posts(&format!("{asked}/publish"), &public).await.is(303);
        ana.letters();
        let told =
            app.visitor().calls(Method::GET, "/api/v1/calls/ai-factories/announcements", None, &[]).await;
        let id = told.json()["announcements"][0]["id"].as_str().unwrap().to_owned();
        let (one, answer) = (format!("{path}/{id}/correct"), "/calls/ai-factories/answers/1/correct");

        // Staff alone, with a reason, over what they saw.
        assert!(!ana.gets(path).await.is(200).text().contains(&one));
        assert!(staff.gets(path).await.is(200).text().contains(&one));
        for at in [one.as_str(), answer] {
            ana.gets(at).await.is(403);
            ana.posts(at, &[("seen", "1"), ("title", "x"), ("body", "y"), ("reason", "z")]).await.is(403);
            app.visitor().gets(at).await.is(303);
        }
        staff.gets(&format!("{path}/none/correct")).await.is(404);
        staff.gets("/calls/ai-factories/answers/2/correct").await.is(404);
        let form = staff.gets(&one).await.is(200);
        assert!(form.text().contains("Online, at ten."));
        let typed = |seen: &'static str, body: &'static str, reason: &'static str| {
            [("seen", seen), ("title", "Information day"), ("body", body), ("reason", reason)]
        };
        let again = staff.posts(&one, &typed("1", "Online, at eleven.", "")).await.is(422);
        assert!(again.text().contains("Online, at eleven.") && again.shows("Please fill this in."));
        app.passes(3_600);
        staff.posts(&one, &typed("1", "Online, at eleven.", "The hour was wrong.")).await.is(303);
        // The same again is no correction; another upon what is gone meets what stands.
        staff.posts(&one, &typed("1", "Online, at eleven.", "Twice.")).await.is(303);
        let met = staff.posts(&one, &typed("1", "Online, at noon.", "Noon.")).await.is(409);
        assert!(met.shows("Somebody corrected it meanwhile") && met.shows("Online, at eleven."));
        assert!(met.text().contains("Online, at noon.") && met.text().contains("name=\"seen\" value=\"2\""));
        let page = app.visitor().gets(path).await.is(200);
        for words in
            ["Corrected", "The hour was wrong.", "Online, at eleven.", "Earlier wording", "Online, at ten."]
        {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        assert!(!page.shows("Twice.") && !page.shows("noon"));

        let form =
            [("seen", "1"), ("question", "How much power?"), ("answer", "20 MW."), ("reason", "A slip.")];
        staff.posts(answer, &form).await.is(303);
        let letters = ana.letters();
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].subject, "AI Factories: answer 1 was corrected");
        assert!(letters[0].text.contains("20 MW.") && letters[0].text.contains("A slip."));
        let page = app.visitor().gets("/calls/ai-factories/answers").await.is(200);
        assert!(page.shows("20 MW.") && page.shows("12 MW.") && page.shows("A slip."), "{}", page.words());
        let feed = app.visitor().gets("/calls/ai-factories/feed.atom").await.is(200).text();
        assert!(feed.contains("Corrected on 22 December 2025") && feed.contains("Online, at eleven."));
        assert!(!feed.contains("Online, at ten."));

        // Over the API alike.
        let at = format!("/api/v1/calls/ai-factories/announcements/{id}");
        let body = json!({ "title": "Information day", "body": "Online, at twelve.", "reason": "Again." });
        staff.calls(Method::PUT, &at, Some(body.clone()), &[]).await.is(409);
        staff.calls(Method::PUT, &at, Some(body.clone()), &[("if-match", "1")]).await.is(409);
        ana.calls(Method::PUT, &at, Some(body.clone()), &[("if-match", "2")]).await.is(403);
        staff.calls(Method::PUT, &at, Some(body), &[("if-match", "2")]).await.is(200);
        let at = "/api/v1/calls/ai-factories/answers/1";
        let body = json!({ "question": "How much power?", "answer": "", "reason": "" });
        let told = staff.calls(Method::PUT, at, Some(body), &[("if-match", "2")]).await.is(422).json();
        assert_eq!(
            (&told["errors"][0]["pointer"], &told["errors"][1]["pointer"]),
            (&json!("/answer"), &json!("/reason"))
        );
        let told =
            app.visitor().calls(Method::GET, "/api/v1/calls/ai-factories/announcements", None, &[]).await;
        let wordings = told.json()["announcements"][0]["wordings"].clone();
        assert_eq!((&wordings["number"], &wordings["corrected"]["reason"]), (&json!(3), &json!("Again.")));
        assert_eq!(wordings["earlier"][1]["text"], "Online, at ten.");
        // What a version of the rulebook says is corrected by the next one.
        let moved = [("cutoff", "5"), ("local", "2026-01-31T17:00"), ("reason", "a month more")];
        staff.posts("/calls/ai-factories/move-cut-off", &moved).await.is(303);
        let told =
            app.visitor().calls(Method::GET, "/api/v1/calls/ai-factories/announcements", None, &[]).await;
        let id = told.json()["announcements"][0]["id"].as_str().unwrap().to_owned();
        staff.gets(&format!("{path}/{id}/correct")).await.is(404);
        let refused = staff.posts(&format!("{path}/{id}/correct"), &typed("1", "x", "y")).await;
        refused.is(404);
        app.reads_all_letters();
    });
}
