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
