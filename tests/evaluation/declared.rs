//! What partners declared stands beside the items of the checklists it speaks for: for staff, and not for experts.

use crate::proposal::world::{AFTER, call, declares_all, submits, writes};
use crate::support::app::both_databases;
use rollcall::ground::{Role, Scope};

#[test]
fn staff_see_beside_an_item_what_was_declared_for_it() {
    both_databases(async |app| {
        call(&app);
        let (ana, ben) = (app.person("Ana").await, app.person("Ben").await);
        let staff = app.person_with("Staff", Role::Staff, Scope::Everything).await;
        let declared = writes(&ana, "DEMO-NORTH").await;
        declares_all(&ana, &declared).await;
        submits(&ana, &declared).await.is(303);
        let silent = writes(&ben, "DEMO-SOUTH").await;
        submits(&ben, &silent).await.is(303);
        app.reads_all_letters();
        app.clock_to(AFTER);
        app.works();
        app.reads_all_letters();
        let page = |reference: &str| format!("/calls/ai-factories/cut-offs/5/evaluation/{reference}");
        let seen = staff.gets(&page(&declared)).await.is(200);
        assert!(seen.shows("declared Demo Computing Centre: Declaration on honour"), "{}", seen.words());
        assert!(seen.shows("declared Demo Computing Centre: Agreement between host and state"));
        let paper = seen.text();
        let link = paper.split("href=\"").map(|rest| rest.split('"').next().unwrap());
        let link = { link }.find(|link| link.contains("/documents/")).unwrap().to_owned();
        staff.gets(&link).await.is(200);
        let seen = staff.gets(&page(&silent)).await.is(200);
        assert!(seen.shows("not declared Demo University: Declaration on honour"), "{}", seen.words());
    });
}
