//! `/staff`: every cut-off that somebody oversees, where it stands and what is due next.

use actix_web::HttpResponse;
use serde::Serialize;

use super::cutoffs::{self, CutoffDue};
use crate::call::rules::Rulebook;
use crate::call::store as calls;
use crate::call::store::edition::EditionKind;
use crate::case;
use crate::cofunding::store::settles_requests;
use crate::ground::{Actor, Error, Result, Role};
use crate::people::{Look, Signed, View};
use crate::words::parts::{Kind, Notice, Tag};

#[derive(Serialize)]
struct StaffView {
    title: String,
    /// One for each call whose office a place in a team takes away.
    kept_out: Vec<Notice>,
    calls: Vec<CallCard>,
}

#[derive(Serialize)]
struct CallCard {
    title: String,
    href: String,
    links: Vec<Link>,
    cutoffs: Vec<Row>,
}

#[derive(Serialize)]
struct Link {
    label: String,
    href: String,
}

#[derive(Serialize)]
struct Row {
    number: i32,
    href: String,
    at: String,
    tag: Tag,
    /// How many came in, or a dash.
    received: String,
    next: String,
    /// Where it is done; None for those who only watch, and where nothing is to be done.
    next_href: Option<String>,
    links: Vec<Link>,
}

impl View for StaffView {
    const TEMPLATE: &'static str = "desk/staff";
    fn title(&self) -> String {
        self.title.clone()
    }
}

pub async fn show(who: Signed) -> Result<HttpResponse> {
    who.page(view).await
}

fn view(look: &mut Look<'_>) -> Result<StaffView> {
    let mut calls = Vec::new();
    for book in cutoffs::calls_of(look)? {
        let dues = cutoffs::dues(look, &book)?;
        calls.push(CallCard {
            title: book.call.title.in_language(look.language.code()).to_owned(),
            href: format!("/calls/{}", book.call.id),
            links: of_call(look, &book)?,
            cutoffs: dues.iter().map(|due| row(look, due)).collect(),
        });
    }
    let kept_out = kept_out(look)?;
    // Who oversees nothing learns no more than that there is nothing here.
    if calls.is_empty() && kept_out.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(StaffView { title: look.say("desk-staff-title"), kept_out, calls })
}

fn kept_out(look: &mut Look<'_>) -> Result<Vec<Notice>> {
    let mut notices = Vec::new();
    for call in calls::all(look.db)? {
        if look.actor.is_kept_out_of(&call) {
            let book = calls::rulebook(look.db, &call)?;
            let call = book.call.title.in_language(look.language.code()).to_owned();
            let title = look.text("desk-kept-out", &[("call", call)]);
            notices.push(Notice::new(Kind::Warn, title, look.say("desk-kept-out-more")));
        }
    }
    Ok(notices)
}

fn link(look: &Look<'_>, key: &str, href: String) -> Link {
    Link { label: look.say(key), href }
}

fn of_call(look: &mut Look<'_>, book: &Rulebook) -> Result<Vec<Link>> {
    let (actor, call) = (look.actor.clone(), &book.call.id);
    let mut links = vec![link(look, "desk-link-rulebook", format!("/calls/{call}/versions"))];
    if look.actor.has_for_call(Role::Staff, call) {
        links.push(link(look, "desk-link-experts", format!("/calls/{call}/experts")));
        links.push(link(look, "desk-link-announcements", format!("/calls/{call}/announcements")));
    }
    if calls::reads_questions(&actor, call) {
        links.push(link(look, "desk-link-questions", format!("/staff/{call}/questions")));
    }
    if calls::sees_interests(&actor, call) {
        links.push(link(look, "desk-link-interest", format!("/staff/{call}/interest")));
    }
    if watches(&look.actor, book) {
        links.push(link(look, "desk-link-extensions", format!("/staff/{call}/extensions")));
    }
    if watches(&look.actor, book) {
        links.push(link(look, "desk-link-attempts", format!("/staff/{call}/attempts")));
    }
    if watches(&look.actor, book) && book.emergency.is_some() {
        links.push(link(look, "desk-link-emergency", format!("/staff/{call}/emergency")));
    }
    if case::store::oversees(&look.actor, call) {
        links.push(link(look, "desk-link-cases", format!("/staff/{call}/cases")));
    }
    if settles_requests(&actor, call) {
        links.push(link(look, "desk-link-appointments", format!("/staff/{call}/appointments")));
    }
    links.push(link(look, "desk-link-awards", "/awards".to_owned()));
    Ok(links)
}

/// Staff and auditors of a call as a whole.
fn watches(actor: &Actor, book: &Rulebook) -> bool {
    [Role::Staff, Role::Auditor].into_iter().any(|role| actor.has_for_call(role, &book.call.id))
}

fn row(look: &Look<'_>, due: &CutoffDue) -> Row {
    let here = due.path();
    let mut links = Vec::new();
    if due.is_sealed(EditionKind::Intake) {
        links.push(link(look, "desk-link-evaluation", format!("{here}/evaluation")));
    }
    if due.is_sealed(EditionKind::Eligible) {
        links.push(link(look, "desk-link-ranking", format!("{here}/ranking")));
    }
    links.push(link(look, "desk-link-report", format!("{here}/report")));
    let runs = look.actor.has_for_cutoff(Role::Staff, &due.call, due.number);
    Row {
        number: due.number,
        href: here,
        at: due.at.to_string(),
        tag: due.tag(look),
        received: due.received.map_or_else(|| "–".to_owned(), |count| count.to_string()),
        next: due.said(look),
        next_href: due.href().filter(|_| runs && due.due.is_work()),
        links,
    }
}
