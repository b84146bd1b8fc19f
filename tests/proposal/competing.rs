//! Officials of a call who belong to one of its teams: what the others wrote is their competitors'.

use actix_web::http::Method;
use rollcall::ground::{Role, Scope};

use super::world::*;
use crate::support::app::{Answer, Person, both_databases};

#[test]
fn officials_in_a_team_of_the_call_read_no_other_proposal_of_it() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let reference = writes(&ana, "NORTH").await;
        submits(&ana, &reference).await.is(303);
        let draft = begins(&ben, "SOUTH").await;
        ana.letters();
        app.clock_to(AFTER);
        app.works();
        app.reads_all_letters();
        let of_call = || Scope::Call(book().call.id);
        let paths = ["", "/text", "/dossier", "/dossier.zip", "/content.json", "/receipt", "/inclusion.json"];
        let paths = paths.map(|path| format!("/proposals/{reference}{path}"));
        // What they hold an office for, otherwise.
        let call = book().call.id;
        let offices = [
            format!("/calls/{call}/cut-offs/5/evaluation"),
            format!("/calls/{call}/cut-offs/5/evaluation/{reference}"),
            format!("/calls/{call}/cut-offs/5/report"),
            format!("/staff/{call}/attempts"),
            format!("/staff/{call}/cases"),
            format!("/staff/{call}/questions"),
            format!("/api/v1/calls/{call}/cut-offs/5/evaluation"),
            format!("/api/v1/calls/{call}/attempts"),
        ];
        let listed = format!("\"reference\":\"{reference}\"");
        for (name, role, scope) in [
            ("Sam", Role::Staff, of_call()),
            ("Eve", Role::Staff, Scope::Everything),
            ("Otto", Role::Auditor, of_call()),
        ] {
            let person = app.person_with(name, role, scope).await;
            for path in &paths {
                person.gets(path).await.is(200);
            }
            for path in &offices {
                sees(&person, path).await.is(200);
            }
            let api = format!("/api/v1/proposals/{reference}");
            person.calls(Method::GET, &api, None, &[]).await.is(200);
            person.joins(&draft, Role::Reader);
            for path in &paths {
                person.gets(path).await.is(404);
            }
            for path in &offices {
                sees(&person, path).await.is(404);
            }
            let desk = person.gets("/staff").await.is(200);
            assert!(!desk.text().contains(&format!("/calls/{call}/")), "{name}: {}", desk.words());
            assert!(desk.shows("you belong to the team of a proposal"), "{name}: {}", desk.words());
            person.calls(Method::GET, &api, None, &[]).await.is(404);
            let list = person.calls(Method::GET, "/api/v1/proposals", None, &[]).await.is(200);
            assert!(!list.text().contains(&listed), "{name}: {}", list.text());
            person.gets(&format!("/proposals/{draft}")).await.is(200);
        }
        // Nobody else loses sight of anything.
        let stan = app.person_with("Stan", Role::Staff, of_call()).await;
        stan.gets(&paths[0]).await.is(200);
        ana.gets(&paths[0]).await.is(200);
        app.reads_all_letters();
    });
}

async fn sees(person: &Person, path: &str) -> Answer {
    match path.starts_with("/api/") {
        true => person.calls(Method::GET, path, None, &[]).await,
        false => person.gets(path).await,
    }
}
