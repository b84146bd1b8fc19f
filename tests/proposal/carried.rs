//! What goes along when an earlier proposal is taken up.

use rollcall::proposal::acts::carry_over;
use rollcall::proposal::store;

use super::world::*;
use crate::support::app::both_databases;

#[test]
fn the_letter_of_each_funder_goes_along() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let reference = writes(&ana, "NORTH").await;
        gives_letters(&ana, &reference).await;
        submits(&ana, &reference).await.is(303);
        ana.letters();
        let of = reference.clone();
        let taken_up = app.acts_as(&ana.actor(), move |act| {
            let old = store::of_call(act.db, &book().call.id, &of)?;
            let new = carry_over(act, &old)?;
            let new = store::of_call(act.db, &book().call.id, &new.reference)?;
            Ok((store::content_of(act.db, &old)?, store::content_of(act.db, &new)?))
        });
        let (old, new) = taken_up.unwrap();
        assert_eq!(letters(&old), [("commitment-letters.1", 2), ("commitment-letters.2", 3)]);
        assert_eq!(letters(&new), letters(&old));
        let funders = |content: &rollcall::proposal::rules::Content| {
            content.funders().into_iter().map(|(_, name)| name.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(funders(&new), funders(&old));
        app.reads_all_letters();
    });
}
