//! The emergency path: a hash before the cut-off, the archive after it, a decision, and a late submission.

use actix_web::http::Method;
use rollcall::call::store::edition::{self, EditionKind};
use rollcall::ground::ids::CallId;
use rollcall::ground::{Role, Scope};
use rollcall::keys::sha256_hex;
use rollcall::proposal::rules::{DepositReceipt, DepositStanding, parse_sha256};
use serde_json::json;

use super::world::{AFTER, PDF, book, call, frozen, saves, submits, writes};
use crate::support::app::{App, Person, both_databases};
use crate::support::zip::{unzip, zip};

const LAST: &str = "2025-12-31T16:59:59+01:00";

async fn staff(app: &App, name: &str, role: Role) -> Person {
    app.person_with(name, role, Scope::Call(CallId::from_text("ai-factories"))).await
}

/// The archive that the portal makes of a draft.
async fn archive(person: &Person, reference: &str) -> Vec<u8> {
    person.gets(&format!("/proposals/{reference}/archive.zip")).await.is(200).body
}

async fn deposits(person: &Person, reference: &str, bytes: &[u8]) {
    let hash = sha256_hex(bytes);
    let form = [("sha256", hash.as_str()), ("cutoff", "5")];
    person.posts(&format!("/proposals/{reference}/emergency"), &form).await.is(303);
    assert!(person.letters().iter().any(|letter| letter.template == "emergency-deposited"));
}

async fn hands_in(person: &Person, reference: &str, bytes: &[u8]) -> crate::support::app::Answer {
    person.parts(&format!("/proposals/{reference}/emergency/archive"), &[], Some(("a.zip", bytes))).await
}

/// Where staff decide about the one deposit there is.
async fn page_of(sam: &Person) -> String {
    let list = sam.gets("/staff/ai-factories/emergency").await.is(200).text();
    let at = list.find("/staff/ai-factories/emergency/").expect("a deposit");
    list[at..].split('"').next().unwrap().to_owned()
}

const LET_IN: &[(&str, &str)] = &[
    ("accepted", "yes"),
    ("reason", "The line of the host failed."),
    ("legal_basis", "An invented section of the call"),
];

#[test]
fn a_hash_before_and_the_archive_after_become_a_late_submission() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let sam = staff(&app, "Sam", Role::Staff).await;
        let olga = staff(&app, "Olga", Role::Auditor).await;
        let other = writes(&ben, "SOUTH").await;
        submits(&ben, &other).await.is(303);
        let reference = writes(&ana, "NORTH").await;
        let own = format!("/proposals/{reference}/emergency");
        assert!(ana.gets(&own).await.is(200).shows("sha256sum"));
        assert!(ana.gets(&format!("/proposals/{reference}/submit")).await.is(200).shows("Emergency path"));
        let zip = archive(&ana, &reference).await;
        app.clock_to(LAST);
        deposits(&ana, &reference, &zip).await;
        // The receipt is signed, and names no person.
        let jws = ana.gets(&format!("{own}/1/receipt.jws")).await.is(200).text();
        let keys = app.state().keys.public();
        let claims: DepositReceipt = rollcall::keys::verify(&jws, "rollcall-deposit+jwt", &keys).unwrap();
        assert_eq!((claims.number, claims.cutoff, claims.archive_sha256), (1, 5, sha256_hex(&zip)));
        // Anybody can check it, and that an archive is the one it names.
        let mut altered = zip.clone();
        altered.push(0);
        for (bytes, said) in
            [(&zip, "The receipt is good."), (&altered, "a.zip is not the archive whose hash")]
        {
            let hashes = format!("{}  a.zip", sha256_hex(bytes));
            let page = app.visitor().parts("/verify", &[("receipt", &jws), ("hashes", &hashes)], None).await;
            assert!(page.shows(said) && page.shows("no receipt of a submission"), "{}", page.words());
        }
        assert!(hands_in(&ana, &reference, &zip).await.is(409).shows("The cut-off has not passed"));
        app.clock_to(AFTER);
        app.works();
        app.reads_all_letters();
        let cutoff = app.visitor().gets("/calls/ai-factories/cut-offs/5").await.is(200);
        assert!(!cutoff.shows("Let in after closing"));
        assert_eq!(frozen(&app).len(), 1);
        // Byte for byte: anything else is refused, and stands in the register.
        let mut wrong = zip.clone();
        wrong.push(0);
        let refused = hands_in(&ana, &reference, &wrong).await.is(409);
        assert!(refused.shows("No deposit names this file."), "{}", refused.words());
        assert!(sam.gets("/staff/ai-factories/attempts").await.shows("Handing in an archive"));
        hands_in(&ana, &reference, &zip).await.is(303);
        assert_eq!(sam.letters().pop().unwrap().template, "emergency-handed-in");
        assert!(sam.gets("/").await.shows("One archive that was handed in late waits for a decision."));
        let page = page_of(&sam).await;
        assert!(olga.gets(&page).await.is(200).shows("The service measured none."));
        ben.gets(&page).await.is(404);
        olga.posts(&page, LET_IN).await.is(403);
        sam.gets(&format!("{page}/archive.zip")).await.is(200);
        let thin = sam.posts(&page, &[("accepted", "yes"), ("reason", "Words that stay")]).await.is(422);
        assert!(thin.text().contains("Words that stay"));
        // Before it is decided, eligibility cannot be sealed over it.
        let seal = |act: &mut rollcall::act::Act<'_>| {
            rollcall::evaluation::acts::seal_eligible(act, &CallId::from_text("ai-factories"), 5).map(drop)
        };
        let waits = app.acts_as(&sam.actor(), seal).unwrap_err();
        assert!(format!("{waits:?}").contains("emergency-waits"), "{waits:?}");
        let root = root_of(&cutoff.text());
        app.passes(60);
        sam.posts(&page, LET_IN).await.is(303);
        assert_eq!(ana.letters().pop().unwrap().template, "emergency-decided");
        assert!(sam.posts(&page, LET_IN).await.is(409).shows("This was decided already."));
        // It counts, with what the archive says.
        let all = frozen(&app);
        assert_eq!(all.len(), 2);
        let late = all.iter().find(|one| one.reference == reference).unwrap();
        assert_eq!((late.version, late.content.acronym.as_str()), (1, "NORTH"));
        assert_eq!(late.content.documents.len(), 2);
        // What was sealed stays: the root is what it was, and an addendum stands beside it.
        let after = app.visitor().gets("/calls/ai-factories/cut-offs/5").await.is(200);
        assert_eq!(root_of(&after.text()), root);
        assert!(after.shows("Let in after closing") && after.shows("Addendum 1"));
        // The receipt says that it is late; its proof leads to the addendum's root, and both are verified.
        let receipt = format!("/proposals/{reference}/receipt");
        ana.gets(&receipt).await.is(200);
        let jws = ana.gets(&format!("{receipt}.jws")).await.is(200).text();
        let proof = ana.gets(&format!("/proposals/{reference}/inclusion.json")).await.is(200).text();
        assert!(proof.contains("\"addendum\": true"), "{proof}");
        let verified = ana.parts("/verify", &[("receipt", &jws), ("proof", &proof)], None).await;
        assert!(verified.shows("The receipt is good."), "{}", verified.words());
        assert!(verified.shows("by supplement 1") && verified.shows("The root is one that was published"));
        // Nobody else's proof changed.
        let proof = ben.gets(&format!("/proposals/{other}/inclusion.json")).await.is(200).text();
        assert!(proof.contains(&root) && !proof.contains("addendum"), "{proof}");
        let dossier = sam.gets(&format!("/proposals/{reference}/dossier")).await.is(200);
        assert!(dossier.shows("Supplement 1: late submission"), "{}", dossier.words());
        let overview = ana.gets(&format!("/proposals/{reference}")).await.is(200);
        assert!(overview.shows("let in") && !overview.shows("NOT SUBMITTED"), "{}", overview.words());
        // The intake is sealed anew, naming the one before and the rule.
        let editions = app
            .state()
            .database
            .read_now(|db| edition::list(db, &CallId::from_text("ai-factories"), 5))
            .unwrap();
        let intakes: Vec<_> = editions.iter().filter(|one| one.kind == EditionKind::Intake).collect();
        assert_eq!(intakes.len(), 2);
        assert_eq!(intakes[1].predecessor.as_ref(), Some(&intakes[0].hash));
        let told: serde_json::Value = serde_json::from_str(&intakes[1].document).unwrap();
        assert_eq!(told["supplements"][0]["legal_basis"], "An invented section of the call");
        assert_eq!(told["counts"]["received"], 2);
        sam.gets("/calls/ai-factories/cut-offs/5/report").await.is(200);
        app.reads_all_letters();
    });
}

/// The root of a cut-off on its page: the first hash there.
fn root_of(page: &str) -> String {
    let at = page.find("<code>").expect("a root") + "<code>".len();
    page[at..].split('<').next().unwrap().to_owned()
}

#[test]
fn a_newer_archive_takes_the_place_of_what_was_submitted_and_the_older_stays_sealed() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let sam = staff(&app, "Sam", Role::Staff).await;
        let reference = writes(&ana, "NORTH").await;
        submits(&ana, &reference).await.is(303);
        let first = ana.gets(&format!("/proposals/{reference}/content.json?version=1")).await.is(200).body;
        let basics = [("acronym", "NORTH"), ("title", "A better title"), ("track", "EUROHPC-2024-CEI-AI-01")];
        saves(&ana, &reference, "basics", &basics).await.is(303);
        let zip = archive(&ana, &reference).await;
        deposits(&ana, &reference, &zip).await;
        app.clock_to(AFTER);
        app.works();
        hands_in(&ana, &reference, &zip).await.is(303);
        app.reads_all_letters();
        let page = page_of(&sam).await;
        app.passes(1);
        sam.posts(&page, LET_IN).await.is(303);
        let now = &frozen(&app)[0];
        assert_eq!((now.version, now.content.title.as_str()), (2, "A better title"));
        let sealed = ana.gets(&format!("/proposals/{reference}/content.json?version=1")).await.is(200);
        assert_eq!(sealed.body, first);
        app.reads_all_letters();
    });
}

#[test]
fn an_archive_with_a_letter_of_each_funder_is_let_in() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let sam = staff(&app, "Sam", Role::Staff).await;
        let reference = writes(&ana, "NORTH").await;
        super::world::gives_letters(&ana, &reference).await;
        let zip = archive(&ana, &reference).await;
        deposits(&ana, &reference, &zip).await;
        app.clock_to(AFTER);
        app.works();
        hands_in(&ana, &reference, &zip).await.is(303);
        app.passes(1);
        sam.posts(&page_of(&sam).await, LET_IN).await.is(303);
        let late = &frozen(&app)[0];
        let letters = super::world::letters(&late.content);
        assert_eq!(letters, [("commitment-letters.1", 2), ("commitment-letters.2", 3)]);
        app.reads_all_letters();
    });
}

#[test]
fn what_comes_too_late_is_refused_and_stands_in_the_register() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let sam = staff(&app, "Sam", Role::Staff).await;
        let reference = writes(&ana, "NORTH").await;
        let own = format!("/proposals/{reference}/emergency");
        let zip = archive(&ana, &reference).await;
        let bad = ana.posts(&own, &[("sha256", "not a hash"), ("cutoff", "5")]).await.is(422);
        assert!(bad.shows("This is no SHA-256") && bad.text().contains("not a hash"));
        deposits(&ana, &reference, &zip).await;
        // The same again is the same deposit, and no second letter.
        let hash = sha256_hex(&zip);
        ana.posts(&own, &[("sha256", &hash), ("cutoff", "5")]).await.is(303);
        assert!(ana.letters().is_empty());
        app.clock_to("2025-12-31T17:00:00+01:00");
        let late = ana.posts(&own, &[("sha256", &"ab".repeat(32)), ("cutoff", "5")]).await.is(409);
        assert!(late.shows("Cut-off 5 has passed, 31 December 2025, 17:00 Brussels."), "{}", late.words());
        let api = format!("/api/v1{own}");
        let body = json!({ "sha256": "ab".repeat(32), "cutoff": 5 });
        ana.calls(Method::POST, &api, Some(body), &[]).await.is(409);
        let register = sam.gets("/staff/ai-factories/attempts").await.is(200);
        assert_eq!(register.words().matches("Depositing a fingerprint").count(), 2, "{}", register.words());
        app.clock_to("2026-01-01T17:00:00+01:00");
        app.works();
        let over = hands_in(&ana, &reference, &zip).await.is(409);
        assert!(over.shows("The hours for handing in ended"), "{}", over.words());
        assert!(ana.gets(&own).await.is(200).shows("nothing handed in"));
        app.reads_all_letters();
    });
}

#[test]
fn staff_write_down_what_reached_them_otherwise_and_refuse_with_a_reason() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let sam = staff(&app, "Sam", Role::Staff).await;
        let olga = staff(&app, "Olga", Role::Auditor).await;
        let reference = writes(&ana, "NORTH").await;
        let zip = archive(&ana, &reference).await;
        let hash = sha256_hex(&zip);
        app.clock_to(AFTER);
        app.works();
        let list = "/staff/ai-factories/emergency";
        let entry = |at: &'static str, reference: &str| {
            [
                ("reference", reference.to_owned()),
                ("cutoff", "5".to_owned()),
                ("sha256", hash.clone()),
                ("means", "mail".to_owned()),
                ("at", at.to_owned()),
                ("note", "Message-ID <x@y>, the portal did not answer".to_owned()),
            ]
        };
        async fn posts(sam: &Person, list: &str, form: &[(&str, String); 6]) -> crate::support::app::Answer {
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            sam.posts(list, &form).await
        }
        posts(&olga, list, &entry("2025-12-31T16:58:12", &reference)).await.is(404);
        posts(&ana, list, &entry("2025-12-31T16:58:12", &reference)).await.is(404);
        let unknown = posts(&sam, list, &entry("2025-12-31T16:58:12", "AIF-9999")).await.is(422);
        assert!(unknown.shows("no proposal of this reference") && unknown.text().contains("Message-ID"));
        let late = posts(&sam, list, &entry("2025-12-31T17:00:00", &reference)).await.is(409);
        assert!(late.shows("Cut-off 5 has passed"), "{}", late.words());
        posts(&sam, list, &entry("2025-12-31T16:58:12", &reference)).await.is(303);
        let letter = ana.letters().pop().unwrap();
        assert!(
            letter.text.contains(&hash) && letter.text.contains("2025-12-31 15:58:12"),
            "{}",
            letter.text
        );
        let page = page_of(&sam).await;
        assert!(sam.gets(&page).await.is(200).shows("Message-ID"));
        assert!(sam.posts(&page, LET_IN).await.is(409).shows("The archive was not handed in"));
        // Over the API, too.
        let api = format!("/api/v1/proposals/{reference}/emergency/archive");
        let handed = ana.sends(Method::POST, &api, "application/zip", &zip).await.is(200).json();
        assert_eq!(handed, json!({ "number": 1, "blocking": 0, "faults": 0 }));
        let refuse = [("accepted", "no"), ("reason", "It was no failure of the portal.")];
        sam.posts(&page, &refuse).await.is(303);
        let told = ana.gets(&format!("/proposals/{reference}/emergency")).await.is(200);
        assert!(told.shows("It was no failure of the portal."), "{}", told.words());
        assert!(frozen(&app).is_empty());
        let all =
            sam.calls(Method::GET, "/api/v1/calls/ai-factories/emergency", None, &[]).await.is(200).json();
        assert_eq!(all["deposits"][0]["standing"], "refused");
        app.reads_all_letters();
    });
}

#[test]
fn an_archive_that_is_not_complete_is_not_let_in() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let sam = staff(&app, "Sam", Role::Staff).await;
        let reference = super::world::begins(&ana, "NORTH").await;
        super::world::uploads(&ana, &reference, "part-b", PDF).await.is(303);
        let zip = archive(&ana, &reference).await;
        deposits(&ana, &reference, &zip).await;
        app.clock_to(AFTER);
        app.works();
        hands_in(&ana, &reference, &zip).await.is(303);
        assert!(ana.gets(&format!("/proposals/{reference}/emergency")).await.shows("it cannot be let in"));
        app.reads_all_letters();
        let list = sam.calls(Method::GET, "/api/v1/calls/ai-factories/emergency", None, &[]).await.json();
        let handed =
            list["deposits"].as_array().unwrap().iter().find(|one| one["standing"] == "waits").unwrap();
        let page = format!("/staff/ai-factories/emergency/{}", handed["id"].as_str().unwrap());
        let refused = sam.posts(&page, LET_IN).await.is(409);
        assert!(refused.text().contains("An invented section of the call"), "{}", refused.words());
        assert!(frozen(&app).is_empty(), "nothing of it was written");
        app.reads_all_letters();
    });
}

/// To mend an archive would give it another hash, so it is kept as it is, and both sides read what is wrong.
#[test]
fn an_archive_with_a_fault_is_kept_and_decided_about() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let sam = staff(&app, "Sam", Role::Staff).await;
        let reference = writes(&ana, "NORTH").await;
        // One of its documents is not the file that its manifest lists; the rulebook can do without it.
        let mut files = unzip(&archive(&ana, &reference).await);
        let mut manifest: serde_json::Value = serde_json::from_slice(&files[0].1).unwrap();
        let more = "documents/risk-register.pdf";
        let slot = book().documents.into_iter().find(|slot| !slot.required).unwrap().id;
        let listed = json!({ "name": more, "bytes": 4, "sha256": "ab".repeat(32) });
        manifest["files"].as_array_mut().unwrap().push(listed);
        let document = json!({ "slot": slot, "name": "risk.pdf", "file": more });
        manifest["documents"].as_array_mut().unwrap().push(document);
        files[0].1 = serde_json::to_vec(&manifest).unwrap();
        files.push((more.to_owned(), b"none".to_vec()));
        let faulty = zip(&files);
        deposits(&ana, &reference, &faulty).await;
        deposits(&ana, &reference, b"no archive").await;
        app.clock_to(AFTER);
        app.works();
        for bytes in [faulty.as_slice(), b"no archive"] {
            hands_in(&ana, &reference, bytes).await.is(303);
        }
        app.reads_all_letters();
        let own = ana.gets(&format!("/proposals/{reference}/emergency")).await.is(200);
        let list = sam.calls(Method::GET, "/api/v1/calls/ai-factories/emergency", None, &[]).await.json();
        let page = |number: i32| {
            let mut all = list["deposits"].as_array().unwrap().iter();
            let found = all.find(|one| one["number"] == number).unwrap();
            format!("/staff/ai-factories/emergency/{}", found["id"].as_str().unwrap())
        };
        for (number, words) in [(1, "is not the file that the manifest lists"), (2, "This is no ZIP archive")]
        {
            assert!(own.shows(words), "{}", own.words());
            let staff = sam.gets(&page(number)).await.is(200);
            assert!(staff.shows("This is wrong with the archive") && staff.shows(words), "{}", staff.words());
        }
        // What cannot be read as a draft can only be refused.
        let none = sam.posts(&page(2), LET_IN).await.is(409);
        assert!(none.shows("cannot be read as an application"), "{}", none.words());
        let refuse = [("accepted", "no"), ("reason", "It is no archive of an application.")];
        sam.posts(&page(2), &refuse).await.is(303);
        // The other one is let in without the document.
        app.passes(1);
        sam.posts(&page(1), LET_IN).await.is(303);
        let late = &frozen(&app)[0];
        assert_eq!(late.content.documents.len(), 2);
        app.reads_all_letters();
    });
}

/// An unsubmitted draft can be written after the cut-off; what is let in is what was hashed before it.
#[test]
fn what_is_written_after_the_cutoff_is_not_let_in() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let sam = staff(&app, "Sam", Role::Staff).await;
        let earlier = writes(&ana, "EARLY").await;
        submits(&ana, &earlier).await.is(303);
        let old = earlier.clone();
        let taken_up = app.acts_as(&ana.actor(), move |act| {
            let old = rollcall::proposal::store::of_call(act.db, &book().call.id, &old)?;
            rollcall::proposal::acts::carry_over(act, &old)
        });
        let reference = taken_up.unwrap().reference;
        let replies = |seen: &'static str, reply: &'static str| {
            let key = reference.clone();
            let reply = move |act: &mut rollcall::act::Act<'_>| {
                rollcall::proposal::acts::reply(act, &key, seen, reply).map(drop)
            };
            app.acts_as(&ana.actor(), reply).unwrap();
        };
        replies("", "We have the site.");
        let partner = super::world::partner_pages(&ana, &reference).await.remove(0);
        let honour = format!("{partner}/declarations/honour");
        let text = book().declarations.iter().find(|one| one.id == "honour").unwrap().text_sha256();
        let form = [("agreed.honour", "true"), ("text", &*text)];
        ana.posts(&honour, &form).await.is(303);
        let zip = archive(&ana, &reference).await;
        deposits(&ana, &reference, &zip).await;
        app.clock_to(AFTER);
        app.works();
        // Afterwards the reply says more, one partner declares and another takes back what it declared.
        replies("We have the site.", "We have the site, and since yesterday the money.");
        ana.posts(&format!("{honour}/undo"), &[]).await.is(303);
        let other = super::world::partner_pages(&ana, &reference).await.remove(1);
        ana.posts(&format!("{other}/declarations/honour"), &form).await.is(303);
        hands_in(&ana, &reference, &zip).await.is(303);
        app.reads_all_letters();
        app.passes(1);
        sam.posts(&page_of(&sam).await, LET_IN).await.is(303);
        let all = frozen(&app);
        let late = all.iter().find(|one| one.reference == reference).unwrap();
        assert_eq!(late.content.earlier.as_ref().unwrap().reply, "We have the site.");
        let declared: Vec<(usize, &str)> =
            late.content.declarations.iter().map(|one| (one.partner, one.declaration.as_str())).collect();
        assert_eq!(declared, [(0, "honour")]);
        app.reads_all_letters();
    });
}

#[test]
fn hashes_are_read_as_sha256sum_prints_them_and_deposits_stand_as_the_clock_says() {
    let hash = "0123456789abcdef".repeat(4);
    for typed in [hash.clone(), hash.to_uppercase(), format!("  {hash}  AIF-0001-archive.zip\n")] {
        assert_eq!(parse_sha256(&typed), Some(hash.clone()));
    }
    for typed in ["", "abc", &hash[1..], &format!("{hash}0"), &hash.replace('a', "g")] {
        assert_eq!(parse_sha256(typed), None, "{typed}");
    }
    let book = book();
    let (at, until) = book.emergency_window(5).unwrap();
    let before = at.plus_seconds(-1);
    for (decided, handed, now, name) in [
        (None, false, before, "deposited"),
        (None, false, at, "open"),
        (None, false, until, "lapsed"),
        (None, true, until, "waits"),
        (Some(true), true, until, "accepted"),
        (Some(false), true, until, "refused"),
    ] {
        assert_eq!(DepositStanding::of(decided, handed, (at, until), now).name(), name);
    }
    assert_eq!(DepositStanding::ALL.len(), 6);
    assert_eq!(book.emergency_window(99), None);
}
