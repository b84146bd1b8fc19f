//! What goes along when an earlier proposal is taken up.

use rollcall::ground::{Role, Scope};
use rollcall::proposal::acts::carry_over;
use rollcall::proposal::store;

use super::world::*;
use crate::support::app::both_databases;
use crate::support::pdf::pages;

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

/// What evaluators read of the difference to the earlier proposal.
#[test]
fn partners_funders_and_letters_are_compared_and_long_texts_word_by_word() {
    both_databases(async |app| {
        call(&app);
        let ana = app.person("Ana").await;
        let earlier = writes(&ana, "NORTH").await;
        gives_letters(&ana, &earlier).await;
        submits(&ana, &earlier).await.is(303);
        let of = earlier.clone();
        let taken_up = app.acts_as(&ana.actor(), move |act| {
            let old = store::of_call(act.db, &book().call.id, &of)?;
            carry_over(act, &old)
        });
        let reference = taken_up.unwrap().reference;
        let partners: Vec<(&str, &str)> =
            PARTNERS.iter().copied().filter(|(name, _)| *name != "partners.1.pic").collect();
        saves(&ana, &reference, "consortium", &partners).await.is(303);
        let later = |(name, value): &(&'static str, &'static str)| match *name {
            "tranches.1.year" => (*name, "2027"),
            _ => (*name, *value),
        };
        let claims: Vec<(&str, &str)> = BOTH.iter().map(later).collect();
        saves(&ana, &reference, "cofunding", &claims).await.is(303);
        let ask = uploads(&ana, &reference, "commitment-letters.2", &pages(4)).await.is(303);
        let decided = decides(&ana, ask.location()).await.is(303);
        assert!(decided.location().ends_with("?done=proposal-replaced"), "{}", decided.location());
        let section = book().sections.into_iter().next().unwrap().id;
        let mut answers = answers(&section);
        let more = " and so on, at some length".repeat(12);
        answers.iter_mut().find(|(name, _)| name == "answers.abstract").unwrap().1.push_str(&more);
        let form: Vec<(&str, &str)> =
            answers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        saves(&ana, &reference, &format!("answers-{section}"), &form).await.is(303);
        submits(&ana, &reference).await.is(303);
        app.clock_to(AFTER);
        app.works();
        app.reads_all_letters();
        let staff = app.person_with("Stan", Role::Staff, Scope::Call(book().call.id)).await;
        let page =
            staff.gets(&format!("/calls/ai-factories/cut-offs/5/evaluation/{reference}")).await.is(200);
        for words in ["Demo University (EE)", "PIC 999888777", "Demo Lakes Region: commitment-letters"] {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
        for year in ["2026", "2027"] {
            let claim = format!("Demo Lakes Region (FI), {year},");
            assert!(page.shows(&claim), "{claim}: {}", page.words());
        }
        assert!(page.text().contains("<ins>") && page.shows("at some length"), "{}", page.words());
    });
}
