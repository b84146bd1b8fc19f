//! Words exist in every language, templates name only what their views hold, and amounts and dates are
//! written as each language writes them.

use rollcall::ground::Moment;
use rollcall::words::parts::{Action, Empty};
use rollcall::words::{FlashKind, Frame, Language, Words};

fn now() -> Moment {
    "2025-12-22T10:04:00+01:00".parse().unwrap()
}

fn frame(language: Language) -> Frame {
    Frame::new(language, "/proposals/AIF-0007?tab=money", now())
        .titled("DEMO <NORTH>")
        .rehearsing(true)
        .person(Some("Ana"))
        .csrf(Some("token".into()))
        .menu("common-open", "/proposals")
        .clock("Cut-off 5 closes in", "2025-12-31T17:00:00+01:00".parse().unwrap())
        .flash(FlashKind::Good, "Saved.")
}

#[test]
fn the_layout_frames_a_page_in_both_languages() {
    let words = Words::load().unwrap();
    for language in Language::ALL {
        let page = words
            .page(
                "empty",
                &frame(language),
                &Empty::new("Nothing", "Begin").action(Action::post("Go", "/go")),
            )
            .unwrap();
        assert!(page.starts_with("<!doctype html>"), "{page}");
        assert!(page.contains("DEMO &lt;NORTH&gt;"));
        assert!(page.contains(r#"name="csrf" value="token""#));
        assert!(!page.contains('⟦'), "{page}");
    }
}
