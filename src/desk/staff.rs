//! `/staff`: every cut-off of the calls one runs or audits, how far each has come, and where to go on.

use actix_web::HttpResponse;
use serde::Serialize;

use crate::call::rules::Rulebook;
use crate::call::store::edition::{self, EditionKind};
use crate::call::store::{self as calls, Standing};
use crate::evaluation::pages as evaluation;
use crate::ground::{Error, Result, Role};
use crate::people::{Look, Signed, View};
use crate::proposal;
use crate::ranking::pages as ranking;
use crate::words::parts::Tag;

#[derive(Serialize)]
struct StaffView {
    title: String,
    calls: Vec<CallView>,
}

#[derive(Serialize)]
struct CallView {
    name: String,
    href: String,
    experts: String,
    cutoffs: Vec<CutoffView>,
}

#[derive(Serialize)]
struct CutoffView {
    number: i32,
    href: String,
    at: Option<String>,
    stage: Tag,
    received: i64,
    sealed: Option<String>,
    evaluation: Option<String>,
    ranking: Option<String>,
    report: String,
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
    let mut shown = Vec::new();
    for book in calls::visible_to(look.db, &look.actor)? {
        let (standings, _) = calls::standings(look.db, look.now, &book)?;
        let mut cutoffs = Vec::new();
        for standing in standings {
            if oversees(look, &book, standing.number) {
                cutoffs.push(cutoff(look, &book, &standing)?);
            }
        }
        if cutoffs.is_empty() {
            continue;
        }
        shown.push(CallView {
            name: book.call.title.in_language(look.language.code()).to_owned(),
            href: format!("/calls/{}", book.call.id),
            experts: format!("/calls/{}/experts", book.call.id),
            cutoffs,
        });
    }
    // Who oversees nothing learns no more than that there is nothing here.
    if shown.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(StaffView { title: look.say("desk-staff"), calls: shown })
}

fn oversees(look: &Look<'_>, book: &Rulebook, cutoff: i32) -> bool {
    [Role::Staff, Role::Auditor].iter().any(|role| look.actor.has_for_cutoff(*role, &book.call.id, cutoff))
}

fn cutoff(look: &mut Look<'_>, book: &Rulebook, standing: &Standing) -> Result<CutoffView> {
    let (call, number) = (&book.call.id, standing.number);
    let last = edition::list(look.db, call, number)?.pop();
    let received = proposal::store::submission_count(look.db, call, number)?;
    let closed = standing.closing.is_some();
    let page = format!("/calls/{call}/cut-offs/{number}");
    Ok(CutoffView {
        number,
        at: standing.at.map(|at| at.to_string()),
        stage: stage(look, standing, last.as_ref().map(|edition| edition.kind)),
        received,
        sealed: last.map(|edition| edition.at.to_string()),
        evaluation: closed.then(|| evaluation::desk_path(call, number)),
        ranking: closed.then(|| ranking::list_path(call, number)),
        report: format!("{page}/report"),
        href: page,
    })
}

/// How far a cut-off has come: by its last seal, else by its time.
fn stage(look: &Look<'_>, standing: &Standing, last: Option<EditionKind>) -> Tag {
    let Some(kind) = last else {
        return Tag::plain(look.say(&format!("desk-phase-{}", standing.phase.name())));
    };
    let label = look.say(&format!("desk-sealed-{}", kind.name()));
    match kind {
        EditionKind::Decided | EditionKind::State => Tag::good(label),
        EditionKind::Intake | EditionKind::Eligible | EditionKind::Ranked => Tag::warn(label),
    }
}
