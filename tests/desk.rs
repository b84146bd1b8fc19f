//! Where people begin their day.

use rollcall::call::acts::load;
use rollcall::call::rules::builtin;
use rollcall::ground::ids::CallId;
use rollcall::ground::{Role, Scope};

use crate::support::app::both_databases;

#[test]
fn staff_find_their_own_cut_offs_and_others_nothing() {
    both_databases(async |app| {
        for name in ["ai-factories", "rehearsal"] {
            let book = builtin(name).unwrap();
            app.acts(move |act| load(act, &book, "").map(drop));
        }
        let rehearsal = CallId::from_text("rehearsal");
        let staff = app.person_with("Staff", Role::Staff, Scope::Call(rehearsal.clone())).await;
        let page = staff.gets("/staff").await.is(200);
        assert!(page.text().contains("/calls/rehearsal/cut-offs/5/report"));
        assert!(
            !page.text().contains("/calls/ai-factories/cut-offs"),
            "another call's cut-offs are not theirs"
        );
        let single = app.person_with("Single", Role::Auditor, Scope::Cutoff(rehearsal, 2)).await;
        let page = single.gets("/staff").await.is(200);
        assert!(page.text().contains("/calls/rehearsal/cut-offs/2/report"));
        assert!(!page.text().contains("/calls/rehearsal/cut-offs/3/report"));
        app.person("Stranger").await.gets("/staff").await.is(404);
        app.visitor().gets("/staff").await.is(303);
    });
}
