//! The consortium: entries and who writes them, leaving, declarations, sign-offs and the readiness board.

use actix_web::http::Method;
use serde_json::json;

use super::world::*;
use crate::support::app::{Answer, Person, both_databases};

/// A proposal of two partners; its reference and the partners' pages.
pub async fn consortium(ana: &Person) -> (String, Vec<String>) {
    let reference = begins(ana, "DEMO-NORTH").await;
    saves(ana, &reference, "consortium", PARTNERS).await.is(303);
    let pages = partner_pages(ana, &reference).await;
    assert_eq!(pages.len(), 2);
    (reference, pages)
}

pub fn id_of(page: &str) -> &str {
    page.rsplit('/').next().unwrap()
}

/// Saves the entry of a partner, at a place of the list.
async fn writes_entry(person: &Person, page: &str, place: usize, entry: &[(&str, &str)]) -> Answer {
    let seen = value(&person.gets(page).await.is(200), "seen");
    let named: Vec<(String, &str)> =
        entry.iter().map(|(name, value)| (format!("partners.{place}.{name}"), *value)).collect();
    let mut form: Vec<(&str, &str)> = named.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    form.push(("seen", &seen));
    person.posts(page, &form).await
}

const UNIVERSITY: &[(&str, &str)] = &[
    ("name", "Demo University"),
    ("country", "EE"),
    ("role", "beneficiary"),
    ("pic", "999888777"),
    ("short_name", "DU"),
    ("kind", "research"),
    ("ror", "https://ror.org/05gq02987"),
    ("vat", "EE 100 931 558"),
    ("city", "Tartu"),
    ("nuts", "EE008"),
    ("contact_name", "Mari"),
    ("contact_email", "mari@demo.example"),
    ("contact_orcid", "0000-0002-1825-0097"),
];

#[test]
fn an_entry_holds_all_of_an_organisation_and_is_checked_field_by_field() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let (reference, pages) = consortium(&ana).await;
        writes_entry(&ana, &pages[1], 1, UNIVERSITY).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/text")).await.is(200);
        for words in
            ["Demo University (DU)", "ROR 05gq02987", "EE100931558", "Tartu, EE008", "Research organisation"]
        {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        let wrong = [
            ("name", "Demo University"),
            ("country", "EE"),
            ("role", "beneficiary"),
            ("ror", "05gq02988"),
            ("vat", "EE100931559"),
            ("nuts", "FI1B1"),
            ("contact_orcid", "0000-0002-1825-0098"),
            ("contact_email", "nobody"),
            ("affiliated_to", "Nobody at all"),
        ];
        let page = writes_entry(&ana, &pages[1], 1, &wrong).await.is(422);
        for words in [
            "ends with two check digits",
            "it should look like EE123456780",
            "This region is not in EE",
            "ends with a check character",
            "Name another organisation of the list.",
        ] {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        assert_eq!(value(&page, "partners.1.vat"), "EE100931559", "what was typed stays");
        // The same identifier is another's, the same name is wondered about.
        let taken = [("name", "Demo Centre"), ("country", "FI"), ("role", "host"), ("pic", "999888777")];
        let page = writes_entry(&ana, &pages[0], 0, &taken).await.is(422);
        assert!(
            page.shows("This belongs to Demo University, which is in the list already."),
            "{}",
            page.words()
        );
        let alike = [("name", "DEMO university"), ("country", "EE"), ("role", "host")];
        writes_entry(&ana, &pages[0], 0, &alike).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}")).await;
        assert!(page.shows("stands in the list twice, by name and country."), "{}", page.words());
        // Over the API it can be sent back as it was read.
        let path = format!("/api/v1/proposals/{reference}");
        let read = ana.calls(Method::GET, &path, None, &[]).await.is(200).json();
        assert_eq!(read["content"]["partners"][1]["ror"], "05gq02987");
        assert_eq!(read["content"]["partners"][1]["contact_orcid"], "0000-0002-1825-0097");
        let version = read["version"].to_string();
        let sent =
            ana.calls(Method::PUT, &path, Some(read["content"].clone()), &[("if-match", &version)]).await;
        assert_eq!(sent.is(200).json()["version"], read["version"], "nothing new is no new version");
    });
}

#[test]
fn each_partner_writes_its_own_part() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let (reference, pages) = consortium(&ana).await;
        let (own, other) = (&pages[1], &pages[0]);
        joins(&ana, &ben, &reference, "contributor", id_of(own)).await;
        let list = ben.gets(&format!("/proposals/{reference}/edit/consortium")).await.is(303);
        assert_eq!(list.location(), format!("/proposals/{reference}/partners"));
        let page = ben.gets(list.location()).await.is(200);
        assert!(page.shows("You write for Demo University."), "{}", page.words());
        writes_entry(&ben, own, 1, UNIVERSITY).await.is(303);
        // The other's entry is there to read.
        let page = ben.gets(other).await.is(200);
        assert!(page.shows("Demo Computing Centre") && !page.text().contains("name=\"partners.0.name\""));
        ben.posts(other, &[("partners.0.name", "Taken over"), ("partners.0.country", "FI")]).await.is(403);
        ben.posts(&format!("{other}/leave"), &[("reason", "x")]).await.is(403);
        ben.posts(&format!("{own}/leave"), &[("reason", "x")]).await.is(403);
        ben.posts(&format!("{other}/declarations/honour"), &[("agreed.honour", "true")]).await.is(403);
        ben.posts(&format!("{other}/signoff"), &[]).await.is(403);
        ben.uploads(&format!("{other}/declarations/host-state/paper"), "file", "a.pdf", PDF).await.is(403);
        ben.gets(&format!("/proposals/{reference}/partners/new")).await.is(403);
        let more =
            [("partners.2.name", "More"), ("partners.2.country", "FI"), ("partners.2.role", "beneficiary")];
        ben.posts(&format!("/proposals/{reference}/partners"), &more).await.is(403);
        // Past the pages: the whole draft, sent by a program, changes the own entry and no other.
        let path = format!("/api/v1/proposals/{reference}");
        let read = ben.calls(Method::GET, &path, None, &[]).await.is(200).json();
        let version = read["version"].to_string();
        let put = async |change: &dyn Fn(&mut serde_json::Value)| {
            let mut content = read["content"].clone();
            change(&mut content);
            ben.calls(Method::PUT, &path, Some(content), &[("if-match", &version)]).await
        };
        put(&|content| content["partners"][0]["city"] = json!("Elsewhere")).await.is(403);
        put(&|content| content["hosting"] = json!({ "lead": "FI", "states": ["SE"] })).await.is(403);
        put(&|content| drop(content["partners"].as_array_mut().unwrap().remove(0))).await.is(403);
        let claim = json!({ "funder_name": "Demo Ministry", "funder_level": "state", "funder_country": "FI",
            "year": "2026", "cost_type": "services", "kind": "cash", "stated": "1.00", "origin": "state" });
        put(&|content| content["tranches"] = json!([claim])).await.is(403);
        put(&|content| content["partners"][1]["city"] = json!("Narva")).await.is(200);
        // Answers are everybody's who writes.
        let title = [("acronym", "DEMO-NORTH"), ("title", "What Ben wrote")];
        saves(&ben, &reference, "basics", &title).await.is(303);
    });
}

#[test]
fn two_partners_write_at_once_and_neither_is_in_the_way() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let (reference, pages) = consortium(&ana).await;
        joins(&ana, &ben, &reference, "contributor", id_of(&pages[1])).await;
        let (hers, his) =
            (value(&ana.gets(&pages[0]).await, "seen"), value(&ben.gets(&pages[1]).await, "seen"));
        let third = value(&ana.gets(&pages[1]).await, "seen");
        let host = [
            ("seen", hers.as_str()),
            ("partners.0.name", "Demo Computing Centre"),
            ("partners.0.country", "FI"),
            ("partners.0.role", "host"),
            ("partners.0.city", "Kajaani"),
        ];
        ana.posts(&pages[0], &host).await.is(303);
        let university = |seen: &str, city: &str| {
            let entry =
                [("name", "Demo University"), ("country", "EE"), ("role", "beneficiary"), ("city", city)];
            let mut form: Vec<(String, String)> = entry
                .iter()
                .map(|(name, value)| (format!("partners.1.{name}"), (*value).to_owned()))
                .collect();
            form.push(("seen".into(), seen.into()));
            form
        };
        let posts = async |who: &Person, form: Vec<(String, String)>| {
            let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            who.posts(&pages[1], &form).await
        };
        posts(&ben, university(&his, "Tartu")).await.is(303);
        let page = posts(&ana, university(&third, "Tallinn")).await.is(409);
        assert!(
            page.shows("Somebody else changed this part meanwhile") && page.shows("Tartu"),
            "{}",
            page.words()
        );
        assert_eq!(value(&page, "partners.1.city"), "Tallinn", "hers is kept");
        let text = ana.gets(&format!("/proposals/{reference}/text")).await;
        assert!(text.shows("Kajaani") && text.shows("Tartu"), "{}", text.words());
    });
}

#[test]
fn a_partner_leaves_and_another_takes_its_place() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let (reference, pages) = consortium(&ana).await;
        joins(&ana, &ben, &reference, "contributor", id_of(&pages[1])).await;
        let new = [
            ("partners.2.name", "Demo Institute"),
            ("partners.2.country", "LV"),
            ("partners.2.role", "affiliated"),
            ("partners.2.affiliated_to", "Demo University"),
        ];
        let to =
            ana.posts(&format!("/proposals/{reference}/partners"), &new).await.is(303).location().to_owned();
        let heir = id_of(to.split('?').next().unwrap()).to_owned();
        let page = ana.posts(&format!("{}/leave", pages[1]), &[("reason", "")]).await.is(422);
        assert!(page.shows("Please fill this in."), "{}", page.words());
        let form = [("reason", "Its budget was cut."), ("replaced_by", heir.as_str())];
        ana.posts(&format!("{}/leave", pages[1]), &form).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/partners")).await.is(200);
        for words in
            ["No longer taking part", "Demo University", "Its budget was cut.", "Demo Institute", "Ana"]
        {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        ana.gets(&pages[1]).await.is(404);
        // Its people are still of the team, and read.
        let team = ana.gets(&format!("/proposals/{reference}/team")).await.is(200);
        assert!(team.shows("Ben"), "{}", team.words());
        let letter = ben.letters().pop().unwrap();
        assert!(letter.subject.contains("you read now") && letter.text.contains("You wrote for it"));
        let letter = ana.letters().pop().unwrap();
        assert!(letter.text.contains("Ben wrote for it and reads from now on."), "{}", letter.text);
        // Who belonged to it belongs to nobody: the one in its place is itself.
        assert!(ana.gets(&format!("/proposals/{reference}")).await.shows("to whom it belongs is not said"));
        // A row that is only emptied is kept as well.
        let page = ana.gets(&format!("/proposals/{reference}/edit/consortium")).await;
        let ids = [value(&page, "partners.0.id"), value(&page, "partners.1.id")];
        let form = [
            ("partners.0.id", ids[0].as_str()),
            ("partners.0.name", "Demo Computing Centre"),
            ("partners.0.country", "FI"),
            ("partners.0.role", "host"),
            ("partners.1.id", ids[1].as_str()),
            ("partners.1.name", ""),
        ];
        saves(&ana, &reference, "consortium", &form).await.is(303);
        assert_eq!(partner_pages(&ana, &reference).await.len(), 1);
        assert!(ana.gets(&format!("/proposals/{reference}/partners")).await.shows("Demo Institute LV"));
    });
}

#[test]
fn a_renamed_partner_keeps_those_who_belong_to_it() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let (reference, pages) = consortium(&ana).await;
        let new = [
            ("partners.2.name", "Demo Institute"),
            ("partners.2.country", "EE"),
            ("partners.2.role", "affiliated"),
            ("partners.2.affiliated_to", "Demo University"),
        ];
        ana.posts(&format!("/proposals/{reference}/partners"), &new).await.is(303);
        let renamed = [("name", "Demo University of Tartu"), ("country", "EE"), ("role", "beneficiary")];
        writes_entry(&ana, &pages[1], 1, &renamed).await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}/text")).await;
        assert!(page.shows("belongs to Demo University of Tartu"), "{}", page.words());
    });
}

#[test]
fn states_that_host_jointly_are_checked_against_the_rulebook() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let (reference, _) = consortium(&ana).await;
        let save = async |lead: &str, states: &str| {
            let page = ana.gets(&format!("/proposals/{reference}/edit/consortium")).await;
            let ids = [value(&page, "partners.0.id"), value(&page, "partners.1.id")];
            let mut form = PARTNERS.to_vec();
            form.extend([("partners.0.id", ids[0].as_str()), ("partners.1.id", ids[1].as_str())]);
            form.extend([("hosting.lead", lead), ("hosting.states", states)]);
            saves(&ana, &reference, "consortium", &form).await
        };
        assert!(save("FI", "").await.is(422).shows("Name at least one state beside the one that leads."));
        assert!(save("", "FI, Atlantis").await.is(422).shows("No country is called so."));
        save("EE", "fi, ee us").await.is(303);
        let page = ana.gets(&format!("/proposals/{reference}")).await;
        assert!(page.shows("US is among the hosting states, and no Participating State"), "{}", page.words());
        assert!(page.shows("EE leads the hosting states, and the hosting entity is in another state."));
        let text = ana.gets(&format!("/proposals/{reference}/text")).await;
        assert!(text.shows("EE, FI, US host together; EE leads."), "{}", text.words());
        save("FI", "EE").await.is(303);
        assert!(!ana.gets(&format!("/proposals/{reference}")).await.shows("hosting states"));
        save("", "").await.is(303);
        assert!(!ana.gets(&format!("/proposals/{reference}/text")).await.shows("host together"));
    });
}

#[test]
fn an_entry_is_filled_in_from_what_is_public_or_ones_own_and_never_from_others() {
    both_databases(async |app| {
        call(&app);
        let (ana, eve) = (app.person("Ana").await, app.person("Eve").await);
        let (_, pages) = consortium(&ana).await;
        writes_entry(&ana, &pages[1], 1, UNIVERSITY).await.is(303);
        let next = begins(&ana, "DEMO-NEXT").await;
        let new = format!("/proposals/{next}/partners/new");
        assert!(ana.gets(&format!("{new}?find=De")).await.shows("Nothing is known here"));
        for asked in ["demo univ", "05gq02987", "EE100931558", "999 888 777"] {
            let asked = rollcall::words::percent_encoded(asked);
            let page = ana.gets(&format!("{new}?find={asked}")).await.is(200);
            assert!(page.shows("EE your proposal AIF-0001"), "{asked}: {}", page.words());
            let page = ana.gets(&format!("{new}?find={asked}&take=0")).await.is(200);
            assert_eq!(value(&page, "partners.0.vat"), "EE100931558");
            assert_eq!(value(&page, "partners.0.contact_email"), "", "a contact is somebody, and not copied");
        }
        let hers = begins(&eve, "DEMO-SOUTH").await;
        let page = eve.gets(&format!("/proposals/{hers}/partners/new?find=05gq02987")).await.is(200);
        assert!(page.shows("Nothing is known here"), "{}", page.words());
    });
}

#[test]
fn declarations_are_signed_with_the_text_they_were_shown() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let (reference, pages) = consortium(&ana).await;
        joins(&ana, &ben, &reference, "contributor", id_of(&pages[1])).await;
        let own = format!("/proposals/{reference}");
        let text = book().declaration("honour").unwrap().text_sha256();
        assert!(ana.gets(&own).await.shows("Demo University has not declared: Declaration on honour."));
        let honour = format!("{}/declarations/honour", pages[1]);
        let page = ben.posts(&honour, &[("text", &text)]).await.is(422);
        assert!(page.shows("Tick the box to declare it."), "{}", page.words());
        ben.posts(&honour, &[("agreed.honour", "true"), ("text", "another text")]).await.is(409);
        ben.posts(&honour, &[("agreed.honour", "true"), ("text", &text)]).await.is(303);
        assert!(ben.gets(&pages[1]).await.shows("Signed by Ben"));
        // The coordinator signs for the host, and is named as such; a paper belongs to one of them.
        let state = format!("{}/declarations/host-state", pages[0]);
        let form = [
            ("agreed.host-state", "true"),
            ("text", &*book().declaration("host-state").unwrap().text_sha256()),
        ];
        ana.posts(&state, &form).await.is(303);
        assert!(ana.gets(&pages[0]).await.shows("Signed by Ana (coordinator) on its behalf"));
        assert!(ana.gets(&own).await.shows("the signed paper is missing"));
        let paper = format!("{state}/paper");
        let refused = ana.uploads(&paper, "file", "a.pdf", b"PK\x03\x04 no").await.is(422);
        assert!(refused.shows("This is not a PDF"), "{}", refused.words());
        ana.uploads(&paper, "file", "agreement.pdf", PDF).await.is(303);
        assert!(!ana.gets(&own).await.shows("the signed paper is missing"));
        // Another one in its place is asked about first, and stays out of whose place it is not.
        let ask = ana
            .uploads(&paper, "file", "later.pdf", &crate::support::pdf::pages(2))
            .await
            .is(303)
            .location()
            .to_owned();
        assert!(ask.contains("/replace?offer="), "{ask}");
        assert!(ana.gets(&pages[0]).await.shows("agreement.pdf"), "nothing is replaced yet");
        assert!(ana.gets(&ask).await.shows("agreement.pdf"));
        ben.gets(&ask).await.is(409);
        let done = decides(&ana, &ask).await.is(303).location().to_owned();
        assert!(done.starts_with(&pages[0]), "back to the partner: {done}");
        assert!(ana.gets(&pages[0]).await.shows("later.pdf"));
        // What is not asked of a role cannot be declared, and what was declared can be taken back.
        ben.posts(&format!("{}/declarations/host-state", pages[1]), &form).await.is(404);
        ben.posts(&format!("{honour}/undo"), &[]).await.is(303);
        assert!(ana.gets(&own).await.shows("Demo University has not declared: Declaration on honour."));
        ben.posts(&format!("{honour}/undo"), &[]).await.is(404);
        ben.posts(&honour, &[("agreed.honour", "true"), ("text", &text)]).await.is(303);
        // A later version of the rulebook says it otherwise.
        let mut later = book();
        let one = later.declarations.iter_mut().find(|one| one.id == "honour").unwrap();
        one.text = rollcall::call::rules::Text::plain("Another text.");
        let current =
            app.state().database.read_now(|db| rollcall::call::store::current(db, &book().call.id)).unwrap();
        app.acts(move |act| rollcall::call::acts::load(act, &later, &current.hash).map(drop));
        let page = ana.gets(&own).await;
        assert!(
            page.shows("Demo University has declared “Declaration on honour” on an earlier text"),
            "{}",
            page.words()
        );
        assert!(ben.gets(&pages[1]).await.shows("on an earlier text"));
    });
}

#[test]
fn a_declaration_is_of_the_organisation_that_declared() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let (reference, pages) = consortium(&ana).await;
        let own = format!("/proposals/{reference}");
        let text = book().declaration("honour").unwrap().text_sha256();
        let honour = format!("{}/declarations/honour", pages[1]);
        ana.posts(&honour, &[("agreed.honour", "true"), ("text", &text)]).await.is(303);
        let another = "was declared in the place of";
        // More is said of the same organisation, or its name is written otherwise.
        let more = [
            ("name", "DEMO University"),
            ("country", "EE"),
            ("role", "beneficiary"),
            ("pic", "999888777"),
            ("vat", "EE100931558"),
        ];
        writes_entry(&ana, &pages[1], 1, &more).await.is(303);
        assert!(!ana.gets(&own).await.shows(another));
        // The row is the same, the organisation another.
        for changed in [("name", "Demo Institute"), ("country", "LV"), ("pic", "999111222")] {
            let mut entry: Vec<(&str, &str)> = more[..4].to_vec();
            entry.iter_mut().filter(|(name, _)| *name == changed.0).for_each(|one| one.1 = changed.1);
            writes_entry(&ana, &pages[1], 1, &entry).await.is(303);
            let page = ana.gets(&own).await;
            assert!(page.shows(another), "{changed:?}: {}", page.words());
            let page = ana.gets(&pages[1]).await;
            assert!(page.shows("It was declared as Demo University"), "{changed:?}: {}", page.words());
            assert!(page.text().contains("name=\"agreed.honour\""), "it is asked again: {changed:?}");
        }
        let list = ana.calls(Method::GET, &format!("/api/v1{own}/partners"), None, &[]).await.is(200).json();
        assert_eq!(list["partners"][1]["declarations"][0]["state"], "earlier");
        // What was declared before organisations were kept holds.
        ana.posts(&honour, &[("agreed.honour", "true"), ("text", &text)]).await.is(303);
        assert!(!ana.gets(&own).await.shows(another));
        app.acts(|act| {
            use diesel::prelude::*;
            use rollcall::db::schema::declarations;
            diesel::update(declarations::table).set(declarations::organisation.eq("")).execute(act.db)?;
            Ok(())
        });
        writes_entry(&ana, &pages[1], 1, &more).await.is(303);
        assert!(!ana.gets(&own).await.shows(another));
    });
}

#[test]
fn a_sign_off_tells_when_what_it_was_given_for_has_changed() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let (reference, pages) = consortium(&ana).await;
        joins(&ana, &ben, &reference, "contributor", id_of(&pages[1])).await;
        let own = format!("/proposals/{reference}");
        let seen = value(&ben.gets(&pages[1]).await, "seen_signoff");
        writes_entry(&ana, &pages[1], 1, UNIVERSITY).await.is(303);
        let signoff = format!("{}/signoff", pages[1]);
        ben.posts(&signoff, &[("seen_signoff", &seen)]).await.is(409);
        let page = ben.gets(&pages[1]).await;
        // Its own declarations do not stand yet: said before it signs, and in nobody's way.
        assert!(
            page.shows("Demo University has declarations open: Declaration on honour"),
            "{}",
            page.words()
        );
        let seen = value(&page, "seen_signoff");
        ben.posts(&signoff, &[("seen_signoff", &seen)]).await.is(303);
        assert!(!ben.gets(&pages[1]).await.shows("has declarations open"));
        assert!(!ana.gets(&own).await.shows("Demo University has not signed off."));
        // Another's entry changes nothing of it, the own one does.
        let host =
            [("name", "Demo Computing Centre"), ("country", "FI"), ("role", "host"), ("city", "Kajaani")];
        writes_entry(&ana, &pages[0], 0, &host).await.is(303);
        assert!(ben.gets(&pages[1]).await.shows("signed off Signing off says"));
        let fewer: Vec<(&str, &str)> =
            UNIVERSITY.iter().copied().filter(|(name, _)| *name != "city").collect();
        writes_entry(&ana, &pages[1], 1, &fewer).await.is(303);
        let page = ana.gets(&own).await;
        assert!(
            page.shows("Demo University signed off version 3; what concerns it was changed since."),
            "{}",
            page.words()
        );
        let board = ana.gets(&format!("{own}/ready")).await.is(200);
        assert!(
            board.shows("Signed off version 3, by Ben") && board.shows("changed since"),
            "{}",
            board.words()
        );
        ben.posts(&format!("{signoff}/undo"), &[]).await.is(303);
        assert!(ana.gets(&own).await.shows("Demo University has not signed off."));
        let seen = value(&ana.gets(&pages[0]).await, "seen_signoff");
        ana.posts(&format!("{}/signoff", pages[0]), &[("seen_signoff", &seen)]).await.is(303);
        assert!(ana.gets(&format!("{own}/ready")).await.shows("on behalf by Ana"));
    });
}

#[test]
fn sign_offs_block_only_where_the_rulebook_says_so() {
    both_databases(async |app| {
        let mut strict = book();
        strict.signoffs.partners = rollcall::call::rules::Demand::Block;
        app.acts(move |act| rollcall::call::acts::load(act, &strict, "").map(drop));
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "DEMO-NORTH").await;
        let page = submits(&ana, &reference).await.is(409);
        assert!(page.shows("2 things are missing. Nothing was submitted."), "{}", page.words());
        declares_all(&ana, &reference).await;
        submits(&ana, &reference).await.is(303);
        ana.letters();
        let content = ana.gets(&format!("/proposals/{reference}/content.json")).await.is(200).json();
        assert_eq!(content["declarations"][0]["partner"], 0);
        assert_eq!(content["declarations"][0]["signed_by"], "Ana");
        let slots: Vec<&str> = content["documents"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["slot"].as_str().unwrap())
            .collect();
        assert!(slots.contains(&"declaration:host-state:1"), "{slots:?}");
        assert!(!content.to_string().contains(id_of(&partner_pages(&ana, &reference).await[0])), "no ids");
    });
}

#[test]
fn the_board_has_every_rule_as_a_line_met_or_not() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let reference = begins(&ana, "DEMO-NORTH").await;
        let path = format!("/proposals/{reference}/ready");
        let page = ana.gets(&path).await.is(200);
        assert!(page.shows("There is a title.") && page.shows("No track is chosen."), "{}", page.words());
        let before = page.text().matches("tag good").count();
        let whole = writes(&ana, "DEMO-WHOLE").await;
        declares_all(&ana, &whole).await;
        let page = ana.gets(&format!("/proposals/{whole}/ready")).await.is(200);
        let book = book();
        let required = book.fields().filter(|field| field.required).count();
        assert!(page.text().matches("tag good").count() > before + required, "{}", page.words());
        for words in [
            "There is one hosting entity.",
            "Everybody who is asked has declared: Declaration on honour.",
            "“Abstract” is answered.",
            "“Proposal, part B” is uploaded.",
            "Everybody has signed off.",
        ] {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        assert!(
            page.text()
                .contains(&format!("href=\"/proposals/{whole}/edit/answers-summary#f-answers-abstract\""))
        );
        // Readers see it and have nowhere to go; others see nothing.
        joins(&ana, &ben, &whole, "reader", "").await;
        let page = ben.gets(&format!("/proposals/{whole}/ready")).await.is(200);
        assert!(!page.text().contains(&format!("/proposals/{whole}/edit/")), "{}", page.words());
        ben.gets(&path).await.is(404);
    });
}
