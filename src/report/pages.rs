//! The report of a cut-off on a page, and as a file.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use serde::Serialize;

use crate::ground::ids::CallId;
use crate::ground::{Result, Role};
use crate::people::{Look, View, Visitor};
use crate::report::asked::{Asked, file};
use crate::report::render::{DocumentView, Teller, document_of, issue};
use crate::report::rules::{Body, EditionName, Report};
use crate::report::store;
use crate::words::parts::{Crumb, StepState};

#[derive(Serialize)]
struct ReportView {
    crumbs: Vec<Crumb>,
    files: Vec<File>,
    /// The editions of the cut-off: sealed, shown here, or still to come.
    steps: Vec<EditionStep>,
    #[serde(flatten)]
    document: DocumentView,
}

/// A link to a file.
#[derive(Serialize)]
struct File {
    label: String,
    href: String,
}

/// One edition on the way of a cut-off.
#[derive(Serialize)]
struct EditionStep {
    label: String,
    note: String,
    state: StepState,
    /// Where it was sealed.
    href: Option<String>,
}

impl View for ReportView {
    const TEMPLATE: &'static str = "report/page";
    fn title(&self) -> String {
        self.document.title.clone()
    }
}

/// `/calls/{call}/cut-offs/{number}/report`
pub async fn cutoff(who: Visitor, path: Path<(CallId, i32)>, asked: Query<Asked>) -> Result<HttpResponse> {
    let (call, number) = path.into_inner();
    let asked = asked.into_inner();
    if asked.format.is_none() {
        return who.page(move |look| view(look, &call, number, &asked)).await;
    }
    let (format, table) = asked.parsed()?;
    let read =
        move |look: &mut Look<'_>| store::seen(look.db, &look.actor, &call, number, asked.wanted(look.now)?);
    let report = who.look(read).await?;
    let tell = Teller { words: who.state.words, language: who.language };
    Ok(file(issue(tell, &report, format, table)?))
}

fn view(look: &mut Look<'_>, call: &CallId, number: i32, asked: &Asked) -> Result<ReportView> {
    let report = store::seen(look.db, &look.actor, call, number, asked.wanted(look.now)?)?;
    let kinds = store::kinds(look.db, call, number, look.now)?;
    let tell = Teller { words: look.words(), language: look.language };
    let document = document_of(tell, &report)?;
    let here = format!("/calls/{call}/cut-offs/{number}");
    let oversees =
        [Role::Staff, Role::Auditor].iter().any(|role| look.actor.has_for_cutoff(*role, call, number));
    let first = match oversees {
        true => Crumb::to(look.say("menu-staff"), "/staff"),
        false => Crumb::to(look.say("call-list-title"), "/calls"),
    };
    let number = look.text("call-cutoff-title", &[("number", number.to_string())]);
    Ok(ReportView {
        crumbs: vec![
            first,
            Crumb::to(report.title.in_language(look.language.code()), format!("/calls/{call}")),
            Crumb::to(number, &here),
            Crumb::here(look.say("report-crumb")),
        ],
        files: files(look, &document, &format!("{here}/report"), asked.edition.as_deref()),
        steps: steps(look, &report, &kinds, &format!("{here}/report")),
        document,
    })
}

/// Links to every file: the document, the JSON, and a CSV file per table.
fn files(look: &Look<'_>, document: &DocumentView, here: &str, edition: Option<&str>) -> Vec<File> {
    let edition = edition.map(|name| format!("&edition={name}")).unwrap_or_default();
    let whole = [("HTML", "html"), ("JSON", "json")];
    let whole = whole.map(|(label, format)| File {
        label: label.into(),
        href: format!("{here}?format={format}{edition}"),
    });
    let tables = document.tables.iter().map(|table| File {
        label: look.text("report-csv-of", &[("table", table.title.clone())]),
        href: format!("{here}?format=csv&table={}{edition}", table.id),
    });
    whole.into_iter().chain(tables).collect()
}

/// The editions as a stepper; none where the report is not from editions at all.
fn steps(look: &Look<'_>, report: &Report, sealed: &[EditionName], here: &str) -> Vec<EditionStep> {
    if sealed.is_empty() {
        return Vec::new();
    }
    let shown = match &report.body {
        Body::Sealed(shown) => Some(shown.edition.kind),
        _ => None,
    };
    let way = EditionName::ALL.iter().filter(|kind| **kind != EditionName::State || sealed.contains(kind));
    let step = |kind: &EditionName| {
        let state = match (shown == Some(*kind), sealed.contains(kind)) {
            (true, _) => StepState::Now,
            (false, true) => StepState::Done,
            (false, false) => StepState::Todo,
        };
        let note = if sealed.contains(kind) { "report-sealed" } else { "report-to-come" };
        EditionStep {
            label: look.say(&format!("report-edition-{}", kind.name())),
            note: look.say(note),
            state,
            href: sealed.contains(kind).then(|| format!("{here}?edition={}", kind.name())),
        }
    };
    way.map(step).collect()
}
