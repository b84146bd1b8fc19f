//! The main menu, by what a person holds. It offers; it decides nothing.

use crate::ground::{Actor, Role, Scope};
use crate::words::Frame;

/// Who sees an item of the menu.
enum Shown {
    Always,
    /// Whoever writes proposals, or may come to.
    Applicants,
    To(&'static [Role]),
}

/// Where every cut-off that somebody oversees is listed.
const STAFF: &str = "/staff";

const ITEMS: &[(&str, &str, Shown)] = &[
    ("menu-calls", "/calls", Shown::Always),
    ("menu-proposals", "/proposals", Shown::Applicants),
    ("menu-reviews", "/reviews", Shown::To(&[Role::Evaluator])),
    ("menu-funding", "/funding", Shown::To(&[Role::Funder])),
    ("menu-board", "/board", Shown::To(&[Role::Board])),
    ("menu-staff", STAFF, Shown::To(&[Role::Staff, Role::Auditor])),
    ("menu-awards", "/awards", Shown::To(&[Role::Staff, Role::Finance, Role::Auditor])),
    ("menu-funders", "/funders", Shown::To(&[Role::Staff, Role::Administrator])),
    ("menu-people", "/admin/people", Shown::To(&[Role::Administrator])),
    ("menu-verify", "/verify", Shown::Always),
];

pub fn menu(frame: Frame, actor: &Actor, rehearsal: bool) -> Frame {
    let shown = ITEMS.iter().filter(|(_, _, to)| match to {
        Shown::Always => true,
        Shown::Applicants => writes_proposals(actor),
        Shown::To(roles) => roles.iter().any(|role| actor.has(*role)),
    });
    let mut frame = shown.fold(frame, |frame, (key, href, _)| frame.menu(key, href));
    if is_overseen(&frame.path) && frame.menu.iter().any(|item| item.href == STAFF) {
        frame.menu.iter_mut().for_each(|item| item.current = item.href == STAFF);
    }
    if rehearsal { frame.menu("menu-rehearsal", "/rehearsal") } else { frame }
}

/// Whether proposals are this person's to write: they have one, or hold no office that would keep them from it.
/// A menu for the Board or the funders is not longer for what they never do; the page of a call shows the way to
/// anybody.
pub fn writes_proposals(actor: &Actor) -> bool {
    let grants = actor.grants();
    let of_one = grants.iter().any(|grant| matches!(grant.scope, Scope::Proposal(_)));
    actor.person().is_some() && (of_one || grants.is_empty())
}

/// Pages of a call that are reached from the list of cut-offs, though they stand under the call.
fn is_overseen(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let steps: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    match steps.as_slice() {
        ["calls", _, "experts"] => true,
        ["calls", _, "cut-offs", _, page, ..] => ["evaluation", "ranking", "report"].contains(page),
        _ => false,
    }
}
