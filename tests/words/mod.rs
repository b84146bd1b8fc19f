//! Words exist in every language, templates name only what their views hold, and amounts and dates are
//! written as each language writes them.

mod formats;
mod keys;
mod looks;
mod parts;
pub mod paths;

use rollcall::ground::Moment;
use rollcall::words::{Alarm, FlashKind, Frame, Language};

pub fn now() -> Moment {
    "2025-12-22T10:04:00+01:00".parse().unwrap()
}

/// A frame with everything in it.
pub fn frame(language: Language) -> Frame {
    Frame::new(language, "/proposals/AIF-0007?tab=money", now())
        .titled("DEMO <NORTH>")
        .rehearsing(true)
        .person(Some("Ana"))
        .who(Some("0a1b2c".into()))
        .alarm(Some(alarm()))
        .csrf(Some("token".into()))
        .menu("common-open", "/proposals")
        .menu("common-all", "/calls")
        .clock("Cut-off 5 closes in", "2025-12-31T17:00:00+01:00".parse().unwrap())
        .flash(FlashKind::Good, "Saved.")
}

fn alarm() -> Alarm {
    let until = Some("2025-12-31T17:00:00+01:00".parse().unwrap());
    let [title, text, href, link] = ["Look out.", "Something must not be missed, in", "/there", "See to it"];
    Alarm { title: title.into(), text: text.into(), until, href: href.into(), link: link.into() }
}
