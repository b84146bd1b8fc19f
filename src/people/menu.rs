//! The main menu, by what a person holds. It offers; it decides nothing.

use crate::ground::{Actor, Role};
use crate::words::Frame;

/// Who sees an item of the menu.
enum Shown {
    Always,
    SignedIn,
    To(&'static [Role]),
}

const ITEMS: &[(&str, &str, Shown)] = &[
    ("menu-calls", "/calls", Shown::Always),
    ("menu-proposals", "/proposals", Shown::SignedIn),
    ("menu-reviews", "/reviews", Shown::To(&[Role::Evaluator])),
    ("menu-funding", "/funding", Shown::To(&[Role::Funder])),
    ("menu-board", "/board", Shown::To(&[Role::Board])),
    ("menu-staff", "/staff", Shown::To(&[Role::Staff, Role::Auditor])),
    ("menu-awards", "/awards", Shown::To(&[Role::Staff, Role::Finance, Role::Auditor])),
    ("menu-funders", "/funders", Shown::To(&[Role::Staff, Role::Administrator])),
    ("menu-people", "/admin/people", Shown::To(&[Role::Administrator])),
    ("menu-verify", "/verify", Shown::Always),
];

pub fn menu(frame: Frame, actor: &Actor, rehearsal: bool) -> Frame {
    let shown = ITEMS.iter().filter(|(_, _, to)| match to {
        Shown::Always => true,
        Shown::SignedIn => actor.person().is_some(),
        Shown::To(roles) => roles.iter().any(|role| actor.has(*role)),
    });
    let frame = shown.fold(frame, |frame, (key, href, _)| frame.menu(key, href));
    if rehearsal { frame.menu("menu-rehearsal", "/rehearsal") } else { frame }
}
