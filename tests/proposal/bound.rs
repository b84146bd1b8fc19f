//! Who writes for one partner: that one's rows of the budget to write, everybody else's to read, and nothing of theirs
//! ever dropped, moved or changed.

use actix_web::http::Method;
use proptest::prelude::*;
use rollcall::ground::Euro;
use rollcall::proposal::rules::Cost;
use rollcall::proposal::rules::budget::with_rows_of;
use serde_json::json;

use super::world::*;
use crate::support::app::{Answer, App, Person, both_databases};

/// A row of the budget as a form sends it: place, partner, cost type, year, line, cost, asked, note.
type Row<'r> = (usize, &'r str, &'r str, &'r str, &'r str, &'r str, &'r str, &'r str);

const HOST: Row<'static> = (0, "0", "operation", "2027", "digital-europe", "100", "50", "the machine room");
const OWN: Row<'static> = (1, "1", "services", "", "horizon-europe", "40", "10", "");
const NOBODY: Row<'static> = (2, "", "operation", "2028", "digital-europe", "20", "10", "");
const OWN_TOO: Row<'static> = (3, "1", "operation", "2027", "digital-europe", "8", "4", "=2+2");

fn form(rows: &[Row<'_>]) -> Vec<(String, String)> {
    let row = |(place, partner, cost_type, year, line, cost, asked, note): &Row<'_>| {
        let cells = [
            ("partner", partner),
            ("cost_type", cost_type),
            ("year", year),
            ("line", line),
            ("amount", cost),
            ("asked", asked),
            ("note", note),
        ];
        cells.map(|(name, value)| (format!("costs.{place}.{name}"), (*value).to_owned()))
    };
    rows.iter().flat_map(row).collect()
}

/// As the form of a bound writer sends them: no row says whose it is.
fn own_form(own: &str, rows: &[Row<'_>]) -> Vec<(String, String)> {
    let rows = form(rows).into_iter().filter(|(name, _)| !name.ends_with(".partner"));
    [("of".to_owned(), own.to_owned())].into_iter().chain(rows).collect()
}

async fn sends(who: &Person, reference: &str, base: &[String; 2], form: &[(String, String)]) -> Answer {
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    saves_upon(who, reference, "money", base, &form).await
}

struct Scene {
    ana: Person,
    ben: Person,
    reference: String,
    /// Ben's partner.
    own: String,
}

impl Scene {
    /// A budget that Ana wrote, and Ben, who writes for the university.
    async fn of(app: &App) -> Self {
        call(app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let reference = begins(&ana, "DEMO-NORTH").await;
        saves(&ana, &reference, "consortium", PARTNERS).await.is(303);
        let own = partner_pages(&ana, &reference).await[1].rsplit('/').next().unwrap().to_owned();
        let scene = Self { ana, ben, reference, own };
        scene.ana_saves(&[HOST, OWN, NOBODY, OWN_TOO]).await;
        joins(&scene.ana, &scene.ben, &scene.reference, "contributor", &scene.own).await;
        scene
    }

    fn path(&self, end: &str) -> String {
        format!("/proposals/{}/{end}", self.reference)
    }

    async fn ana_saves(&self, rows: &[Row<'_>]) {
        let base = base(&self.ana, &self.reference, "money").await;
        sends(&self.ana, &self.reference, &base, &form(rows)).await.is(303);
    }

    async fn ben_saves(&self, base: &[String; 2], rows: &[Row<'_>]) -> Answer {
        sends(&self.ben, &self.reference, base, &own_form(&self.own, rows)).await
    }

    async fn bens_base(&self) -> [String; 2] {
        base(&self.ben, &self.reference, "money").await
    }

    /// Organisation, year and cost of every row, in order.
    async fn rows(&self) -> Vec<String> {
        let csv = self.ana.gets(&self.path("budget.csv")).await.is(200).text();
        let cell = |line: &str, at: usize| line.split(',').nth(at).unwrap().to_owned();
        let row = |line: &str| format!("{} {} {}", cell(line, 0), cell(line, 2), cell(line, 4));
        csv.lines().skip(1).map(|line| row(line).trim().replace("  ", " ")).collect()
    }
}

const AS_WRITTEN: [&str; 4] =
    ["Demo Computing Centre 2027 100.00", "Demo University 40.00", "2028 20.00", "Demo University 2027 8.00"];

#[test]
fn a_partner_is_given_its_own_rows_and_reads_the_others() {
    both_databases(async |app| {
        let scene = Scene::of(&app).await;
        let page = scene.ben.gets(&scene.path("edit/money")).await.is(200);
        let text = page.text();
        assert!(text.contains("name=\"costs.1.amount\" value=\"40.00\""), "{text}");
        assert!(text.contains("name=\"costs.3.note\" value=\"&#x3D;2+2\""), "{text}");
        for others in ["costs.0.", "costs.2.", "value=\"100.00\"", ".partner\""] {
            assert!(!text.contains(others), "{others} is no input: {text}");
        }
        for words in [
            "Budget of Demo University",
            "Rows of the others You write for Demo University",
            "the coordinator, and whoever writes for the whole consortium, can change all of them.",
            "Demo Computing Centre Operation of the supercomputer 2027 Digital Europe: infrastructure 100.00 50.00",
            "the machine room",
            "No organisation named Operation of the supercomputer 2028",
            "In all 120.00 60.00",
        ] {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        // All of it is in the sums.
        assert!(page.shows("Total cost of ownership EUR") || page.shows("168.00"), "{}", page.words());
        // The coordinator is given everything.
        let whole = scene.ana.gets(&scene.path("edit/money")).await.is(200);
        assert!(whole.text().contains("name=\"costs.0.partner\"") && !whole.shows("Rows of the others"));
    });
}

#[test]
fn what_a_partner_saves_leaves_the_others_where_they_are() {
    both_databases(async |app| {
        let scene = Scene::of(&app).await;
        assert_eq!(scene.rows().await, AS_WRITTEN);
        let more = [
            (1, "", "services", "", "horizon-europe", "44", "11", ""),
            OWN_TOO,
            (4, "", "services", "", "horizon-europe", "5", "1", ""),
            (5, "", "services", "", "horizon-europe", "6,50", "", "and one more"),
            (6, "", "", "", "", "", "", ""),
        ];
        let base = scene.bens_base().await;
        scene.ben_saves(&base, &more).await.is(303);
        let rows = scene.rows().await;
        assert_eq!(
            rows,
            [
                "Demo Computing Centre 2027 100.00",
                "Demo University 44.00",
                "2028 20.00",
                "Demo University 2027 8.00",
                "Demo University 5.00",
                "Demo University 6.50",
            ]
        );
        // Fewer, and then none.
        let base = scene.bens_base().await;
        scene.ben_saves(&base, &[OWN_TOO]).await.is(303);
        let others = ["Demo Computing Centre 2027 100.00", "2028 20.00"];
        assert_eq!(scene.rows().await, [others[0], "Demo University 2027 8.00", others[1]]);
        let base = scene.bens_base().await;
        scene.ben_saves(&base, &[]).await.is(303);
        assert_eq!(scene.rows().await, others);
        // More room, and a row that is wrong, keep what was typed and whose it is.
        let base = scene.bens_base().await;
        let wrong = [(7, "", "services", "", "digital-europe", "a lot", "", "typed in vain?")];
        let page = scene.ben_saves(&base, &wrong).await.is(422);
        assert_eq!(value(&page, "of"), scene.own);
        assert!(
            page.text().contains("typed in vain?") && page.shows("Rows of the others"),
            "{}",
            page.words()
        );
        let mut room = own_form(&scene.own, &wrong);
        room.push(("do".into(), "add".into()));
        let page = sends(&scene.ben, &scene.reference, &base, &room).await.is(200);
        assert!(page.text().contains("typed in vain?") && value(&page, "of") == scene.own);
        // What is typed is reckoned among all the others, and nothing is stored.
        let form = own_form(&scene.own, &[OWN]);
        let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let html = scene.ben.posts(&scene.path("reckon/money"), &form).await.is(200).json();
        let html = html["html"].as_str().unwrap();
        assert!(html.contains("160.00") && html.contains("70.00"), "{html}");
        assert_eq!(scene.rows().await, others);
    });
}

#[test]
fn a_partner_and_the_coordinator_save_at_once_and_nothing_is_lost() {
    both_databases(async |app| {
        let scene = Scene::of(&app).await;
        let base = scene.bens_base().await;
        // The coordinator changes others' rows, and adds one before and one behind.
        let host = (0, "0", "operation", "2026", "digital-europe", "1", "", "");
        let changed = (1, "0", "operation", "2027", "digital-europe", "110", "55", "");
        let own = (2, "1", "services", "", "horizon-europe", "40", "10", "");
        let own_too = (3, "1", "operation", "2027", "digital-europe", "8", "4", "=2+2");
        scene.ana_saves(&[host, changed, own, own_too, NOBODY_LAST]).await;
        scene.ben_saves(&base, &[(1, "", "services", "", "horizon-europe", "41", "10", "")]).await.is(303);
        let rows = scene.rows().await;
        let host = "Demo Computing Centre 2026 1.00";
        assert_eq!(rows, [host, "Demo Computing Centre 2027 110.00", "Demo University 41.00", "2028 20.00"]);
        // The coordinator changes the very rows that are being typed: both are shown.
        let base = scene.bens_base().await;
        let own = (2, "1", "services", "", "horizon-europe", "39", "9", "by Ana");
        scene.ana_saves(&[HOST, own, NOBODY_LAST]).await;
        let typed = [(1, "", "services", "", "horizon-europe", "42", "10", "by Ben")];
        let page = scene.ben_saves(&base, &typed).await.is(409);
        for words in ["Somebody else changed this part meanwhile", "EUR 39.00, of which", "by Ana"] {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        assert_eq!(
            (value(&page, "costs.1.amount"), value(&page, "costs.1.note")),
            ("42".into(), "by Ben".into())
        );
        assert_eq!(scene.rows().await[1], "Demo University 39.00", "nothing was stored");
        let base = [value(&page, "version"), value(&page, "seen")];
        scene.ben_saves(&base, &typed).await.is(303);
        let rows = scene.rows().await;
        assert_eq!(rows, ["Demo Computing Centre 2027 100.00", "Demo University 42.00", "2028 20.00"]);
        // The other way round the coordinator is told, row by row.
        let hers = self::base(&scene.ana, &scene.reference, "money").await;
        let bens = scene.bens_base().await;
        scene.ben_saves(&bens, &[OWN_TOO]).await.is(303);
        let page = sends(&scene.ana, &scene.reference, &hers, &form(&[HOST, OWN, NOBODY])).await.is(409);
        assert!(page.shows("Demo University · Operation of the supercomputer · 2027"), "{}", page.words());
    });
}

const NOBODY_LAST: Row<'static> = (4, "", "operation", "2028", "digital-europe", "20", "10", "");

#[test]
fn a_forged_form_changes_nothing_of_others() {
    both_databases(async |app| {
        let scene = Scene::of(&app).await;
        let base = scene.bens_base().await;
        let other =
            partner_pages(&scene.ana, &scene.reference).await[0].rsplit('/').next().unwrap().to_owned();
        let dearer = (0, "0", "operation", "2027", "digital-europe", "900", "50", "");
        let both = |of: &str, rows: &[Row<'_>]| {
            let of = [("of".to_owned(), of.to_owned())].into_iter().filter(|(_, of)| !of.is_empty());
            of.chain(form(rows)).collect::<Vec<_>>()
        };
        for (of, rows) in [
            // Among the own rows one of another.
            (scene.own.as_str(), &[OWN, dearer][..]),
            // In another's name, and in nobody's.
            (&other, &[dearer]),
            ("nobody", &[OWN]),
            // As who writes for all: another row, a row less, another order.
            ("", &[dearer, OWN, NOBODY, OWN_TOO]),
            ("", &[OWN, NOBODY, OWN_TOO]),
            (
                "",
                &[
                    (0, NOBODY.1, NOBODY.2, NOBODY.3, NOBODY.4, NOBODY.5, NOBODY.6, NOBODY.7),
                    (1, HOST.1, HOST.2, HOST.3, HOST.4, HOST.5, HOST.6, HOST.7),
                    OWN_TOO,
                ],
            ),
        ] {
            sends(&scene.ben, &scene.reference, &base, &both(of, rows)).await.is(422);
            assert_eq!(scene.rows().await, AS_WRITTEN, "{of} {rows:?}");
        }
    });
}

#[test]
fn a_form_is_of_whom_it_was_made_for() {
    both_databases(async |app| {
        let scene = Scene::of(&app).await;
        let base = scene.bens_base().await;
        // Ben writes for all by now; the form he had open still holds one partner's rows, and no more.
        let all = [("person", scene.ben.id.as_str()), ("role", "contributor"), ("partner", "")];
        scene.ana.posts(&scene.path("team/member"), &all).await.is(303);
        scene.ben_saves(&base, &[OWN_TOO]).await.is(303);
        assert_eq!(
            scene.rows().await,
            ["Demo Computing Centre 2027 100.00", "Demo University 2027 8.00", "2028 20.00"]
        );
        // The partner leaves while its rows are typed.
        let (own, base) = (scene.own.clone(), scene.bens_base().await);
        let leave = [("reason", "Its budget was cut."), ("replaced_by", "")];
        scene.ana.posts(&scene.path(&format!("partners/{own}/leave")), &leave).await.is(303);
        let page = scene.ben_saves(&base, &[OWN]).await;
        assert!(page.status == 409 || page.status == 422, "{}", page.words());
        assert!(page.text().contains("value=\"40\""), "what was typed stays: {}", page.words());
        let base = [value(&page, "version"), value(&page, "seen")];
        let page = scene.ben_saves(&base, &[OWN]).await.is(422);
        assert!(page.shows("This organisation takes part no longer"), "{}", page.words());
        assert_eq!(scene.rows().await.len(), 3, "its rows are the consortium's now");
    });
}

#[test]
fn a_sheet_of_everybody_brings_ones_own_rows_in() {
    both_databases(async |app| {
        let scene = Scene::of(&app).await;
        let import = scene.path("budget/import");
        let csv = scene.ben.gets(&scene.path("budget.csv")).await.is(200).text();
        let raised = csv.replace("horizon-europe,40.00,10.00", "horizon-europe,44.00,10.00");
        let page = scene.ben.uploads(&import, "file", "b.csv", raised.as_bytes()).await.is(200);
        let text = page.text();
        assert!(text.contains("value=\"44.00\"") && text.contains("value=\"&#x3D;2+2\""), "{text}");
        assert!(!text.contains("value=\"100.00\"") && value(&page, "of") == scene.own, "{text}");
        let base = [value(&page, "version"), value(&page, "seen")];
        scene
            .ben_saves(&base, &[(1, "", "services", "", "horizon-europe", "44", "10", ""), OWN_TOO])
            .await
            .is(303);
        let now = [
            "Demo Computing Centre 2027 100.00",
            "Demo University 44.00",
            "2028 20.00",
            "Demo University 2027 8.00",
        ];
        assert_eq!(scene.rows().await, now);
        // As a workbook too.
        let xlsx = scene.ben.gets(&scene.path("budget.xlsx")).await.is(200).body;
        let page = scene.ben.uploads(&import, "file", "b.xlsx", &xlsx).await.is(200);
        assert!(page.text().contains("value=\"&#x3D;2+2\"") && !page.text().contains("value=\"100\""));
        // Others' rows that say something else are told by their row; the own ones are there all the same.
        let csv = scene.ben.gets(&scene.path("budget.csv")).await.is(200).text();
        let meddled = csv.replace("100.00,50.00", "900.00,50.00").replace(",20.00,10.00", ",21.00,10.00");
        let page = scene.ben.uploads(&import, "file", "b.csv", meddled.as_bytes()).await.is(422);
        for words in [
            "Row 2 of the sheet is a row of Demo Computing Centre and says something else than what is stored.",
            "Row 4 of the sheet names no organisation and says something else than what is stored.",
        ] {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        assert!(page.text().contains("value=\"44.00\"") && !page.text().contains("900"), "{}", page.text());
        // Pasted rows are the own ones; who names nobody in a budget that has rows of nobody is asked to.
        let base = scene.bens_base().await;
        let pasted = "Demo University\tservices\t\thorizon-europe\t7\t3\nDemo Nobody\tservices\t\thorizon-europe\t1\t1\n";
        let mut form = own_form(&scene.own, &[OWN_TOO]);
        form.extend([("do".into(), "paste".into()), ("pasted".into(), pasted.into())]);
        let page = sends(&scene.ben, &scene.reference, &base, &form).await.is(422);
        // None of them is taken over; they stand in their box to be mended, beside what was typed.
        assert!(
            page.text().contains("horizon-europe\t7\t3\n") && page.text().contains("value=\"8\""),
            "{}",
            page.text()
        );
        let said =
            "Row 2 of the sheet (Demo Nobody, services), column A (“partner”): “Demo Nobody” is not known";
        assert!(page.shows(said), "{}", page.words());
        assert_eq!(scene.rows().await, now, "nothing was stored");
        scene.ana_saves(&[HOST, OWN]).await;
        let bare = "cost type,line,cost,asked\nservices,horizon-europe,12,6\n";
        let page = scene.ben.uploads(&import, "file", "own.csv", bare.as_bytes()).await.is(200);
        assert!(page.text().contains("value=\"12\""), "{}", page.text());
    });
}

#[test]
fn a_program_that_writes_for_a_partner_imports_that_ones_rows() {
    both_databases(async |app| {
        let scene = Scene::of(&app).await;
        let path = format!("/api/v1/proposals/{}/budget?apply=true", scene.reference);
        let version = async || {
            let shown = format!("/api/v1/proposals/{}", scene.reference);
            scene.ben.calls(Method::GET, &shown, None, &[]).await.is(200).json()["version"].to_string()
        };
        let own = "partner,cost_type,year,line,cost,asked\nDemo University,services,,horizon-europe,9,3\n";
        let now = version().await;
        let told = scene.ben.sends_upon(Method::POST, &path, &now, own.as_bytes()).await.is(200).json();
        assert_eq!(told["costs"].as_array().unwrap().len(), 3, "{told}");
        let rows = ["Demo Computing Centre 2027 100.00", "Demo University 9.00", "2028 20.00"];
        assert_eq!(scene.rows().await, rows);
        let csv = scene.ben.gets(&scene.path("budget.csv")).await.is(200).text();
        let meddled = csv.replace("100.00,50.00", "900.00,50.00");
        let now = version().await;
        let told = scene.ben.sends_upon(Method::POST, &path, &now, meddled.as_bytes()).await.is(422).json();
        assert!(
            told.to_string().contains("/costs/0/partner") && told.to_string().contains("Row 2"),
            "{told}"
        );
        assert_eq!(scene.rows().await, rows);
    });
}

#[test]
fn sums_that_are_stated_for_all_are_not_one_partners_to_replace() {
    both_databases(async |app| {
        let scene = Scene::of(&app).await;
        let path = format!("/api/v1/proposals/{}", scene.reference);
        let read = scene.ana.calls(Method::GET, &path, None, &[]).await.is(200).json();
        let mut content = read["content"].clone();
        content["costs"] = json!([]);
        let put = async |who: &Person, content: &serde_json::Value| {
            let now = scene.ana.calls(Method::GET, &path, None, &[]).await.json()["version"].to_string();
            who.calls(Method::PUT, &path, Some(content.clone()), &[("if-match", &now)]).await
        };
        put(&scene.ana, &content).await.is(200);
        let page = scene.ben.gets(&scene.path("edit/money")).await.is(200);
        for words in ["What is asked so far", "the budget has to be begun by the coordinator", "64.00"] {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        assert!(
            !page.text().contains("costs.0.") && !page.text().contains("value=\"save\""),
            "{}",
            page.text()
        );
        let base = [value(&page, "version"), value(&page, "seen")];
        let page = scene.ben_saves(&base, &[OWN]).await.is(422);
        assert!(page.shows("rows of one organisation would take their place"), "{}", page.words());
        content["asks"] = json!([{ "line": "horizon-europe", "cost_type": "services", "amount": "1.00" }]);
        put(&scene.ben, &content).await.is(422);
        put(&scene.ana, &content).await.is(200);
        // Once there is a budget, everybody writes their own.
        scene.ana_saves(&[HOST]).await;
        let base = scene.bens_base().await;
        scene.ben_saves(&base, &[OWN]).await.is(303);
        assert_eq!(scene.rows().await, ["Demo Computing Centre 2027 100.00", "Demo University 40.00"]);
    });
}

#[test]
fn what_is_not_theirs_to_write_says_whose_it_is() {
    both_databases(async |app| {
        let scene = Scene::of(&app).await;
        let list = scene.ben.gets(&scene.path("edit/consortium")).await.is(303).location().to_owned();
        let page = scene.ben.gets(&list).await.is(200);
        assert!(page.shows("are changed by the coordinator and by whoever writes for the whole consortium."));
        assert!(!page.shows("Edit the whole list") && !page.shows("Add an organisation"), "{}", page.words());
        let pages = partner_pages(&scene.ben, &scene.reference).await;
        let page = scene.ben.gets(&pages[0]).await.is(200);
        assert!(
            page.shows("who writes for Demo Computing Centre, or for the whole consortium, can change it.")
        );
        assert!(!page.text().contains("name=\"partners.0.name\""), "{}", page.text());
        // The plan of the co-funding is the consortium's: they read it.
        let to = scene.ben.gets(&scene.path("edit/cofunding")).await.is(303).location().to_owned();
        assert!(to.contains("/text?"), "{to}");
    });
}

#[test]
fn an_archive_changes_no_more_than_a_form_would() {
    both_databases(async |app| {
        let scene = Scene::of(&app).await;
        let page = scene.ben.gets(&scene.path("import")).await.is(200);
        assert!(
            page.shows("You write for Demo University: an archive is taken as long as"),
            "{}",
            page.words()
        );
        let archive = scene.ben.gets(&scene.path("archive.zip")).await.is(200).body;
        let imports = async || {
            let import = scene.path("import");
            let to =
                scene.ben.uploads(&import, "file", "a.zip", &archive).await.is(303).location().to_owned();
            let page = scene.ben.gets(&to).await.is(200);
            let (offer, version) = (value(&page, "offer"), value(&page, "version"));
            let form = [("offer", offer.as_str()), ("version", version.as_str())];
            scene.ben.posts(&scene.path("import/check"), &form).await
        };
        // Its own rows come back, and nobody else's.
        let base = scene.bens_base().await;
        scene.ben_saves(&base, &[OWN]).await.is(303);
        imports().await.is(303);
        assert_eq!(scene.rows().await, AS_WRITTEN);
        scene.ana_saves(&[HOST, OWN, OWN_TOO]).await;
        let rows = scene.rows().await;
        assert!(imports().await.is(422).shows("You write for one partner: rows of others"));
        assert_eq!(scene.rows().await, rows);
        scene.ana_saves(&[HOST, OWN, NOBODY, OWN_TOO]).await;
        let host = partner_pages(&scene.ana, &scene.reference).await[0].clone();
        let seen = value(&scene.ana.gets(&host).await, "seen");
        let city = [
            ("seen", seen.as_str()),
            ("partners.0.name", "Demo Computing Centre"),
            ("partners.0.country", "FI"),
            ("partners.0.role", "host"),
            ("partners.0.city", "Kajaani"),
        ];
        scene.ana.posts(&host, &city).await.is(303);
        assert!(imports().await.is(422).shows("the entries of others, the list and the hosting states"));
        assert!(scene.ana.gets(&scene.path("text")).await.shows("Kajaani"));
    });
}

proptest! {
    /// Whatever one partner says, the rows of all others are the same ones in the same order.
    #[test]
    fn others_rows_stay(
        before in prop::collection::vec((prop::option::of(0_usize..3), 0_i64..1_000), 0..30),
        own in prop::collection::vec(0_i64..1_000, 0..10),
    ) {
        let cost = |(partner, cents): &(Option<usize>, i64)| Cost {
            partner: *partner,
            cost_type: "services".into(),
            year: None,
            line: "horizon-europe".into(),
            amount: Euro::from_cents(*cents),
            asked: Euro::ZERO,
            note: String::new(),
        };
        let before: Vec<Cost> = before.iter().map(cost).collect();
        let own: Vec<Cost> = own.iter().map(|cents| cost(&(Some(1), *cents))).collect();
        let after = with_rows_of(&before, 1, own.clone());
        let of = |all: &[Cost], mine: bool| {
            all.iter().filter(|one| (one.partner == Some(1)) == mine).cloned().collect::<Vec<_>>()
        };
        prop_assert_eq!(of(&after, false), of(&before, false));
        prop_assert_eq!(of(&after, true), own);
        prop_assert_eq!(with_rows_of(&before, 1, of(&before, true)), before);
    }
}
